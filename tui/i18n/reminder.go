package i18n

import (
	"strconv"
	"strings"

	"alumni/domain"
	"alumni/domain/office"
)

// reminderTemplate reminds a branch that has not filed, N4.1b.
const reminderTemplate = `{title}

{branch}：

　　按照《武汉轻工大学校友微信群管理使用办法》和“{campaign}”的安排，请贵会在{deadline}前将微信群备案表报送校友总会备案[（距截止还有 {days} 天）][（已超过截止日期 {late} 天）]。目前贵会以下微信群尚未完成备案：

　　{groups}。
　　[需要补充的材料：{missing}。]

　　请先清查并按规定调整群主和管理员，再报送备案表；如有困难，请告知总会办公室。[（第 {count} 次提醒）]

{office}
{date}
`

// Reminder writes the letter that reminds a branch, N4.1b, by HQ's own template
// or the default one. It is Chinese in every language, as official letters are.
func (t *Text) Reminder(r office.Reminder) string {
	body := r.Body
	if body == "" {
		body = DefaultTemplate(domain.TemplateReminder)
	}
	args := domain.Args{
		"title": "关于报送微信群备案表的提醒", "branch": zh.BranchName(r.Branch), "campaign": r.Campaign,
		"deadline": HanDate(r.Deadline), "date": HanDate(r.Date), "groups": strings.Join(numbered(r.Groups), "；\n"+indent),
		"missing": strings.Join(materials(r), "、"), "office": "武汉轻工大学校友总会办公室",
	}
	switch {
	case r.DaysLeft < 0:
		args["late"] = strconv.Itoa(-r.DaysLeft)
	case r.DaysLeft > 0:
		args["days"] = strconv.Itoa(r.DaysLeft)
	}
	if r.Count > 1 {
		args["count"] = strconv.Itoa(r.Count)
	}
	return WriteTemplate(body, args)
}

func numbered(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = strconv.Itoa(i+1) + ". " + n
	}
	return out
}

func materials(r office.Reminder) []string {
	var out []string
	for _, m := range r.Missing {
		out = append(out, pick(zh.Word.Material, string(m)))
	}
	return out
}

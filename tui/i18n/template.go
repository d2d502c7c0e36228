package i18n

import (
	"strings"

	"alumni/domain"
	"alumni/domain/office/bulletin"
	"alumni/domain/office/casework"
)

// Template holds the text of the templates of letters and bulletins (文书模板).
type Template struct {
	Headline, Heading, Own, Default, Placeholders, Text, Edit, SetTitle, SetIntro, SetNeeds                              string
	SetBrackets, SetColumns, SetWords, SetSubmit, Set, Reset, ResetTitle, ResetIntro, ResetSubmit, Preview, PreviewTitle string
}

func templateText(l lang) Template {
	return Template{
		Headline: l("{n} 份文书模板", "{n} {n|template|templates}"), Heading: l("文书模板 · {name}", "Template · {name}"),
		Own: l("自定", "own"), Default: l("默认", "default"), Placeholders: l("占位符", "Placeholders"), Text: l("正文", "Text"),
		Edit: l("修改模板", "Edit"), SetTitle: l("修改模板 · {name}", "Edit template · {name}"),
		SetIntro: l("可用占位符：{names}", "Placeholders: {names}"), SetNeeds: l("必须写出：{names}", "Required: {names}"),
		SetWords: l("除校名、简称和 WPU 外，哪些字样也算冒用；用顿号或逗号分开，每个 2–20 字。",
			"What counts beside the school's names and WPU: words of 2 to 20 characters, with commas between them."),
		SetColumns: l("每行一列，冒号后写各处对它的叫法，如 电话：手机号码、Mobile。可用的列：{names}",
			"A column a line, behind the colon what others call it: 电话：手机号码、Mobile. The columns: {names}"),
		SetBrackets: l("方括号 [ ] 中的内容，在其中的占位符没有值时整段略去。", "A part in [brackets] is left out when a placeholder in it has no value."),
		SetSubmit:   l("保存", "Save"), Set: l("已修改模板：{name}", "Template changed: {name}"), Reset: l("恢复默认", "Back to default"),
		ResetTitle:  l("恢复默认 · {name}", "Back to default · {name}"),
		ResetIntro:  l("总会自定的文本不再使用，今后按默认文本生成；已发出的文书不变。", "HQ's own text is no longer used; what was sent out stays as it is."),
		ResetSubmit: l("恢复默认", "Back to default"), Preview: l("预览", "Preview"), PreviewTitle: l("预览 · {name}", "Preview · {name}"),
	}
}

// DefaultTemplate is the text of a template that HQ did not write itself; ""
// for a key without one. It is Chinese in every language, as official letters are.
func DefaultTemplate(key domain.TemplateKey) string { return templates[key] }

// templates are the texts that are used where HQ wrote none. Each passes the
// check that HQ's own must pass.
var templates = map[domain.TemplateKey]string{
	domain.TemplateBulletin: bulletinTemplate,
	domain.TemplateReminder: reminderTemplate,
	domain.TemplateRectify:  rectifyTemplate,
	domain.TemplateRights:   rightsTemplate,
	domain.TemplateImpostor: `武汉轻工大学、轻工大、武轻、WPU
`,
	domain.TemplateColumns: `姓名：校友姓名
电话：手机号码、联系电话
年级：入学年份
城市：现居地
`,
	domain.TemplateApproval: `{title}
{number}

{branch}：

　　{you}关于{request}的申请[（{document}）]收悉。经审核，依据{rules}，现批复如下：

　　#、{decision}，群名为“{group}”。
　　[#、该群{managers}。]
　　[#、{follow_up}]
　　[#、{note}。]

　　特此批复。

{office}
{date}
`,
	domain.TemplateRejection: `{title}
[{number}]

{branch}：

　　{you}关于{request}的申请[（{document}）]收悉。经审核，依据{rules}，现批复如下：

　　#、不同意{request}[，所涉群名为“{group}”]。
　　#、理由：{note}。
　　#、具备条件后，可以重新申请。

　　特此批复。

{office}
{date}
`,
	domain.TemplateCorrection: `{title}

{branch}：

　　{you}关于{request}的申请[（{document}）]收悉。经审核，依据{rules}，申请材料尚不齐全，现退回补正。请补充：

　　{missing}。
　　[说明：{note}。]

　　请补正后重新提交（编号 {case}），总会办公室收到后继续审核。

{office}
{date}
`,
}

// letterCells is how wide a letter is laid out, in cells: 35 Han characters.
const letterCells = 70

// WriteTemplate fills a template line by line, each as it is to be pasted.
//
// Templates of letters are plain text. {name} is a value; a part in [brackets]
// is left out when one of its values is empty, and so is a line of which
// nothing is left; "#、" numbers its line among those that stay. The title and
// the document number are set in the middle, the office and the date to the
// right, wherever they stand alone on a line.
func WriteTemplate(body string, args domain.Args) string {
	var out []string
	number := 0
	for _, line := range strings.Split(strings.ReplaceAll(body, "\r\n", "\n"), "\n") {
		bare := strings.TrimSpace(strings.Trim(line, "　"))
		text := zh.Sentence(line, args)
		if bare != "" && strings.TrimSpace(strings.Trim(text, "　")) == "" {
			continue // everything on the line was optional
		}
		if i := strings.Index(text, "#、"); i >= 0 && strings.Trim(text[:i], " 　") == "" {
			number++
			text = text[:i] + han(number) + text[i+len("#"):]
		}
		switch bare {
		case "{title}", "{number}":
			text = strings.Repeat("　", max(letterCells-cells(text), 0)/4) + text
		case "{office}", "{date}":
			text = strings.Repeat("　", max(letterCells-cells(text), 0)/2) + text
		}
		out = append(out, strings.TrimRight(text, " 　"))
	}
	return strings.Trim(strings.Join(out, "\n"), "\n") + "\n"
}

// cells is how wide a line of a letter is: Han characters and their marks take two.
func cells(s string) int {
	n := 0
	for _, r := range s {
		if n++; r >= 0x2e80 {
			n++
		}
	}
	return n
}

// TemplatePreview writes a template with the values of a made-up case, so that
// who edits it sees what it would say. Nobody in it is a real person.
func (t *Text) TemplatePreview(key domain.TemplateKey, body string, today domain.Date) string {
	switch key {
	case domain.TemplateColumns, domain.TemplateImpostor:
		return body
	case domain.TemplateApproval, domain.TemplateRejection, domain.TemplateCorrection:
		l := casework.Letter{
			Key: key, Body: body, Case: domain.ID{Kind: domain.KindApplication, Seq: 1}, Kind: string(domain.ApplyNewGroup),
			Number: domain.ReplyNumber(domain.DefaultReplyCode, string(today)[:4], 1), Date: today, Branch: "示例", Applicant: "张三",
			Document: domain.Reference{Number: "示校理〔" + string(today)[:4] + "〕1号", Date: today},
			Group:    "武汉轻工大学示例校友分会群01", Owner: "李四", Admins: []string{"王五", "赵六"}, Note: "请按时建群",
			Rules: []domain.ClauseID{"M4.2"},
		}
		if key == domain.TemplateCorrection {
			l.Missing, l.Number = []domain.Material{domain.MaterialDocument, domain.MaterialHeadcount}, ""
		}
		return t.Letter(l)
	case domain.TemplateBulletin:
		return t.BulletinBody(bulletin.Wording{
			Body: body, ID: domain.ID{Kind: domain.KindBulletin, Seq: 1}, Date: today,
			Groups: []bulletin.Line{sampleLine()},
		})
	}
	args := domain.Args{}
	for _, p := range domain.TemplatePlaceholders[key] {
		args[p.Name] = "（" + p.Name + "）"
	}
	args["branch"], args["date"], args["deadline"] = zh.BranchName("示例"), HanDate(today), HanDate(today)
	return WriteTemplate(strings.TrimSpace(body), args)
}

func sampleLine() bulletin.Line {
	return bulletin.Line{
		BulletinGroup: domain.BulletinGroup{Office: domain.OfficePresident, Changes: []domain.GroupChange{domain.ChangeNew}},
		Name:          "武汉轻工大学示例校友分会群01", Branch: "示例", Kind: domain.GroupRegional,
		Owner: "李四", Admins: []string{"王五", "赵六"},
	}
}

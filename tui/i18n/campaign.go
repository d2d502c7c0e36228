package i18n

import (
	"cmp"
	"strconv"

	"alumni/domain"
	"alumni/domain/office/campaign"
)

// Campaign holds the text of filing campaigns (备案工作), N4.1: the board of who has filed, and
// their reminders.
type Campaign struct {
	Name, Count, None, Heading, Answers, Deadline, Past, LastDay, Ended      string
	Progress                                                                 string // before 29/37
	Beside, NotAsked                                                         string // before the number of branches not filed otherwise
	Rest                                                                     map[domain.AskedStatus]string
	NoBranch, Unfiled, AllDone, Everyone, ByKind, Pending, Branch, Situation string
	State, GroupsDone, Reminded, NotReminded, Cleaned                        string
	Status                                                                   map[domain.AskedStatus]string
	Obstacle                                                                 map[domain.Obstacle]string

	StartIntro, StartAfter, StartName, BranchesHint, Remind, RemindTitle string
	RemindDone, RemindCounted, Note, NoteTitle, NoteIntro, NoteButton    string
	NoteHint, CleanedHint, Noted                                         string
}

func campaignText(l lang) Campaign {
	return Campaign{
		Name: l("备案工作", "Campaign"), Count: l("{n} 次备案工作", "{n} {n|campaign|campaigns}"),
		None: l("现在没有进行中的备案工作，按 N 开展。", "No campaign is under way; N starts one."), Heading: l("备案工作", "Filing campaign"),
		Answers: l("备案工作", "Campaign"), Deadline: l("截止 {date} · 还有 {days} 天", "due {date} · {days} {days|day|days} left"),
		Past:    l("截止 {date} · 已过 {days} 天", "due {date} · {days} {days|day|days} over"),
		LastDay: l("截止 {date} · 今天截止", "due {date} · today is the last day"), Ended: l("截止 {date} · 已结束", "due {date} · closed"),
		Beside: l("本次之外", "not asked for"), NotAsked: l("本次之外未备案", "not filed, not asked for"), Progress: l("已备案", "Filed"),
		Rest: map[domain.AskedStatus]string{
			domain.AskedLate: l("其中迟报", "late"), domain.AskedSubmitted: l("审核中", "in review"),
			domain.AskedMissing: l("未报", "missing"),
		},
		NoBranch: l("无分会", "no branch"), Unfiled: l("未备案的分会", "Not filed"),
		AllDone: l("应备案的分会都已备案。", "Every branch that was asked has filed."), Everyone: l("全部分会", "All branches"),
		ByKind:  l("按类别", "By kind"),
		Pending: l("{n} 个分会的备案任务还没有开完，按 R 继续", "Filing tasks are still to be opened for {n} {n|branch|branches}; R goes on"),
		Branch:  l("分会", "Branch"), Situation: l("情况", "Situation"), State: l("进展", "Progress"), GroupsDone: l("群", "Grp"),
		Reminded: l("已催 {n} 次", "reminded {n}×"), NotReminded: l("未催", "not reminded"), Cleaned: l("{date} 已清查", "cleaned up {date}"),
		Status: map[domain.AskedStatus]string{
			domain.AskedFiled: l("已备案", "filed"), domain.AskedLate: l("迟报", "late"), domain.AskedSubmitted: l("审核中", "in review"),
			domain.AskedMissing: l("未报", "missing"), domain.AskedNoGroup: l("无群", "no group"),
		},
		Obstacle: map[domain.Obstacle]string{
			domain.ObstacleNoPresident: l("会长未定", "no president"), domain.ObstacleVacant: l("群主空缺", "no owner"),
			domain.ObstacleTerm: l("待换届", "term expired"), domain.ObstacleReturned: l("已退回补正", "returned"),
			domain.ObstacleChanged: l("人员已变更", "managers changed"), domain.ObstacleName: l("群名不合规", "name not canonical"),
			domain.ObstaclePhone: l("缺联系电话", "phone missing"),
		},
		StartIntro: l("将请各分会在截止日期前报送全部微信群的备案表。", "This asks the branches to file all their groups by the deadline."),
		StartAfter: l("每个在用的群开一项备案任务，期限为截止日；已开的任务改为同一期限。今天以前收到的备案表不计入。",
			"Every group in use gets a filing task due on the deadline; open ones are due then. Forms received before today don't count."),
		StartName: l("{year} 年度微信群备案", "Filing of {year}"), BranchesHint: l("不选即全部；输入分会名称选择", "none chosen: all; type a branch's name"),
		Remind: l("催报", "Remind"), RemindTitle: l("催报 · {branch}", "Remind · {branch}"), RemindDone: l("已发出，记一次催报", "Record as sent"),
		RemindCounted: l("{branch} 已记第 {n} 次催报", "{branch}: reminder {n} counted"), Note: l("登记情况", "Note"),
		NoteTitle:  l("登记情况 · {branch}", "Note · {branch}"),
		NoteIntro:  l("登记分会的答复，以及群主和管理员清查调整完毕的日期。", "Record what the branch said, and the day it had cleaned up its owners and admins."),
		NoteButton: l("登记", "Record"), NoteHint: l("为何未报、何时能报", "why not yet, and when"),
		CleanedHint: l("可不填，例如 2026-11-20", "optional, as 2026-11-20"), Noted: l("{branch} 已登记", "{branch} recorded"),
	}
}

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
func (t *Text) Reminder(r campaign.Reminder) string {
	args := domain.Args{
		"title": "关于报送微信群备案表的提醒", "branch": zh.BranchName(r.Branch), "campaign": r.Campaign,
		"deadline": HanDate(r.Deadline), "date": HanDate(r.Date), "groups": numbered(r.Groups),
		"missing": joined(r.Missing, "、", material), "office": "武汉轻工大学校友总会办公室",
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
	return WriteTemplate(cmp.Or(r.Body, DefaultTemplate(domain.TemplateReminder)), args)
}

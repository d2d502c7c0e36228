package i18n

import "alumni/domain"

// Filing holds the text of filing forms and filing campaigns (备案), M4.4, N4.1.
type Filing struct {
	Title string
	// The board of a campaign.
	Deadline, Past, LastDay, Closed                                          string
	Progress                                                                 string // before 29/37
	Beside                                                                   string // before the number of branches not filed otherwise
	Rest                                                                     map[domain.EntryStatus]string
	NoBranch, Unfiled, AllDone, Everyone, ByKind, Pending, Branch, Situation string
	State, GroupsDone, Reminded, NotReminded, Cleaned                        string
	Status                                                                   map[domain.EntryStatus]string
	Obstacle                                                                 map[domain.Obstacle]string

	// The lists without a campaign.
	Chips                                                      []string // 未报, 审核中, 已备案, 备案表, 备案工作
	CountGroups, CountForms, CountCampaigns, Empty, NoCampaign string
	None                                                       string // where there is no group to file
	Group, Version, Received, Channel, Name, Until             string

	// A form's page.
	FormTitle, By                                                       string
	Columns                                                             string // of the rows, before them
	Manager, Phone, NoPhone, SinceBefore, Same, Added, Removed, Changed string
	Handed, Answers, Decided, Superseded, Missing, ReturnNote           string

	// Actions and their forms.
	Submit, Receive, Accept, Return, Export, Remind, Note, Start, Close      string
	Resume, Groups, All, SubmitTitle, SubmitIntro, ReceiveIntro, SubmitAfter string
	ReceiveAfter, SubmitButton, ReceiveButton, Submitted, TookIn             string
	AcceptTitle, AcceptIntro, AcceptAfter, AcceptButton, Accepted            string
	ReturnTitle, ReturnIntro, ReturnAfter, ReturnButton, ReturnHint          string
	Returned, ExportTitle, ExportHow, ExportLogged, RemindTitle, RemindDone  string
	RemindCounted, NoteTitle, NoteIntro, NoteButton, NoteHint, CleanedHint   string
	Noted, StartTitle, StartIntro, StartAfter, StartButton, StartName, Which string
	WhichAll, BranchesHint, Started, CloseTitle, CloseIntro, CloseAfter      string
	CloseButton, CampaignClosed, Resumed, Unverified                         string
	Agrees                                                                   string // of a dry run
	CampaignHeading                                                          string

	// Reading a form in from pasted cells.
	Paste, PasteTitle                   string
	PasteLead                           []string // what to copy
	WhichGroup                          string   // a branch with several groups
	ReceiveCompare                      string   // in the form that takes one in unread
	Differ, Difference, AtRow, LacksRow string
	Way                                 map[string]string // how a difference in a field is put right
	AgreesPasted, TakesPhone            string
	NoPhones                            string // rows of the form without a phone that the registry has
	PastedIntro                         string
}

func filingText(l lang) Filing {
	return Filing{
		Title: l("备案", "Filing"), Deadline: l("截止 {date} · 还有 {days} 天", "due {date} · {days} {days|day|days} left"),
		Past:    l("截止 {date} · 已过 {days} 天", "due {date} · {days} {days|day|days} over"),
		LastDay: l("截止 {date} · 今天截止", "due {date} · today is the last day"), Closed: l("截止 {date} · 已结束", "due {date} · closed"),
		Beside:   l("本次之外", "not asked for"),
		Progress: l("已备案", "Filed"),
		Rest: map[domain.EntryStatus]string{
			domain.EntryLate: l("其中迟报", "late"), domain.EntrySubmitted: l("审核中", "in review"),
			domain.EntryMissing: l("未报", "missing"),
		},
		NoBranch: l("无分会", "no branch"), Unfiled: l("未备案的分会", "Not filed"),
		AllDone: l("应备案的分会都已备案。", "Every branch that was asked has filed."), Everyone: l("全部分会", "All branches"),
		ByKind:  l("按类别", "By kind"),
		Pending: l("{n} 个分会的备案任务还没有开完，按 R 继续", "Filing tasks are still to be opened for {n} {n|branch|branches}; R goes on"),
		Branch:  l("分会", "Branch"), Situation: l("情况", "Situation"), State: l("进展", "Progress"), GroupsDone: l("群", "Grp"),
		Reminded: l("已催 {n} 次", "reminded {n}×"), NotReminded: l("未催", "not reminded"),
		Cleaned: l("{date} 已清查", "cleaned up {date}"),
		Status: map[domain.EntryStatus]string{
			domain.EntryFiled: l("已备案", "filed"), domain.EntryLate: l("迟报", "late"), domain.EntrySubmitted: l("审核中", "in review"),
			domain.EntryMissing: l("未报", "missing"), domain.EntryNoGroup: l("无群", "no group"),
		},
		Obstacle: map[domain.Obstacle]string{
			domain.ObstacleNoPresident: l("会长未定", "no president"), domain.ObstacleVacant: l("群主空缺", "no owner"),
			domain.ObstacleTerm: l("待换届", "term expired"), domain.ObstacleReturned: l("已退回补正", "returned"),
			domain.ObstacleChanged: l("人员已变更", "managers changed"), domain.ObstacleName: l("群名不合规", "name not canonical"),
			domain.ObstaclePhone: l("缺联系电话", "phone missing"),
		},

		Chips:       []string{l("未报", "missing"), l("审核中", "in review"), l("已备案", "filed"), l("备案表", "forms"), l("备案工作", "campaigns")},
		CountGroups: l("{n} 个群", "{n} {n|group|groups}"), CountForms: l("{n} 份备案表", "{n} {n|form|forms}"),
		CountCampaigns: l("{n} 次备案工作", "{n} {n|campaign|campaigns}"), Empty: l("没有符合的群。", "No such group."),
		NoCampaign: l("现在没有进行中的备案工作，按 N 开展。", "No campaign is under way; N starts one."),
		None:       l("还没有微信群可备案。先由分会申请建群：在分会页按 n。", "No group to file yet. A branch applies for one: n on its page."),
		Group:      l("微信群", "Group"), Version: l("版本", "Version"), Received: l("收到", "Received"), Channel: l("渠道", "Channel"),
		Name: l("备案工作", "Campaign"), Until: l("截止", "Deadline"),

		FormTitle: l("备案表第 {no} 版 · {group}", "Filing form, version {no} · {group}"),
		By:        l("{date} 收到 · {channel}[ · {by} 经办]", "received {date} · {channel}[ · by {by}]"), Columns: l("名单", "Managers"),
		Manager: l("身份", "Role"), Phone: l("电话", "Phone"), NoPhone: l("缺电话", "no phone"),
		SinceBefore: l("与第 {no} 版相比", "Against version {no}"), Same: l("名单没有变化。", "Nothing changed."),
		Added: l("{field}增加 {name}", "{field}: {name} added"), Removed: l("{field}减少 {name}", "{field}: {name} dropped"),
		Changed: l("{name} 的{field}：{before} → {after}", "{field} of {name}: {before} → {after}"),
		Handed:  l("{field}：{before} → {after}", "{field}: {before} → {after}"), Answers: l("备案工作", "Campaign"),
		Decided: l("经办", "Decided by"), Superseded: l("已由下一版取代", "replaced by the next version"), Missing: l("所缺材料", "Missing"),
		ReturnNote: l("说明", "Note"),

		Submit: l("报送备案表", "Hand in"), Receive: l("收备案表", "Take in a form"), Accept: l("准予备案", "Accept"),
		Return: l("退回补正", "Return"), Export: l("导出备案表", "Export form"), Remind: l("催报", "Remind"), Note: l("登记情况", "Note"),
		Start: l("开展备案", "Start campaign"), Close: l("结束备案", "Close campaign"), Resume: l("继续开任务", "Go on opening tasks"),
		Groups: l("逐群查看", "By group"), All: l("全部/未备案", "All/not filed"),
		SubmitTitle:  l("备案表 · {group}", "Filing form · {group}"),
		SubmitIntro:  l("将按登记的群主和管理员报送备案表：", "This hands in the form with the registered owner and admins:"),
		ReceiveIntro: l("总会收到备案表，名单与登记一致：", "Headquarters received the form, and it agrees with the registry:"),
		SubmitAfter:  l("报送后由总会审核；报送即完成备案任务。", "Headquarters reviews it; handing in completes the filing task."),
		ReceiveAfter: l("登记后即为已备案，备案任务一并办结。", "The group is filed at once and the filing task is done."),
		SubmitButton: l("报送", "Hand in"), ReceiveButton: l("登记备案", "File"),
		Submitted: l("{id} 已报送：{group}，待总会审核", "{id} handed in: {group}, in review"),
		TookIn:    l("{id} 已备案：{group}", "{id} filed: {group}"), AcceptTitle: l("准予备案 · {id}", "Accept · {id}"),
		AcceptIntro:  l("{group} 的第 {no} 版备案表将成为备案。", "Version {no} of the form of {group} becomes its filing."),
		AcceptAfter:  l("备案后该群为已备案，审核任务一并办结。", "The group is filed and the review task is done."),
		AcceptButton: l("准予备案", "Accept"), Accepted: l("{id} 已备案：{group}", "{id} filed: {group}"),
		ReturnTitle: l("退回补正 · {id}", "Return · {id}"),
		ReturnIntro: l("将把 {group} 的备案表退回分会补正。", "This sends the form of {group} back to its branch."),
		ReturnAfter: l("退回后该群为未报，分会得到新的备案任务，写明所缺材料。",
			"The group is missing again; the branch gets a filing task that says what is missing."),
		ReturnButton: l("退回", "Return"), ReturnHint: l("选“其他”时必填", "required with “other”"),
		Returned: l("{id} 已退回：{group}", "{id} returned: {group}"), ExportTitle: l("导出备案表", "Export form"),
		ExportHow: l("在您自己的电脑上运行（地址与登录时相同）：", "Run on your own computer (the address you log in with):"),
		ExportLogged: l("导出的表格含完整电话，每次导出都记入审计（附件1）。CSV 格式把 --xlsx 换成 --csv。",
			"The file has the phones in clear and every export is in the audit log (annex 1). For CSV, write --csv instead of --xlsx."),
		RemindTitle: l("催报 · {branch}", "Remind · {branch}"), RemindDone: l("已发出，记一次催报", "Record as sent"),
		RemindCounted: l("{branch} 已记第 {n} 次催报", "{branch}: reminder {n} counted"),
		NoteTitle:     l("登记情况 · {branch}", "Note · {branch}"),
		NoteIntro:     l("登记分会的答复，以及群主和管理员清查调整完毕的日期。", "Record what the branch said, and the day it had cleaned up its owners and admins."),
		NoteButton:    l("登记", "Record"), NoteHint: l("为何未报、何时能报", "why not yet, and when"),
		CleanedHint: l("可不填，例如 2026-11-20", "optional, as 2026-11-20"), Noted: l("{branch} 已登记", "{branch} recorded"),
		StartTitle: l("开展备案", "Start campaign"),
		StartIntro: l("将请各分会在截止日期前报送全部微信群的备案表。", "This asks the branches to file all their groups by the deadline."),
		StartAfter: l("每个在用的群开一项备案任务，期限为截止日；已开的任务改为同一期限。今天以前收到的备案表不计入。",
			"Every group in use gets a filing task due on the deadline; open ones are due then. Forms received before today don't "+
				"count."),
		StartButton: l("开展备案", "Start"), StartName: l("{year} 年度微信群备案", "Filing of {year}"), Which: l("范围", "Branches"),
		WhichAll:     l("全部分会（已成立或筹备，且有群）", "all with a group, established or preparatory"),
		BranchesHint: l("不选即全部；输入分会名称选择", "none chosen: all; type a branch's name"),
		Started:      l("{id} 已开展，{n} 个分会", "{id} started, {n} {n|branch|branches}"), CloseTitle: l("结束备案 · {name}", "Close · {name}"),
		CloseIntro: l("{asked} 个分会中 {done} 个已备案，{missing} 个未报。", "{done} of {asked} branches have filed; missing: {missing}."),
		CloseAfter: l("结束后不再计入新的备案表，也不再催报；未报群的备案任务保留。",
			"New forms no longer count and nobody is reminded; the filing tasks of the missing groups stay."),
		CloseButton: l("结束备案", "Close"), CampaignClosed: l("{id} 已结束", "{id} closed"),
		Resumed:    l("{id} 的备案任务已全部开出", "{id}: every filing task is open"),
		Unverified: l("{name} 尚未实名核验", "{name} is not verified"),
		Agrees: l("{group} 的备案表与登记一致，共 {rows} 行；未作任何更改",
			"The form of {group} agrees with the registry, {rows} {rows|row|rows}; nothing was changed"),
		CampaignHeading: l("备案工作", "Filing campaign"),

		Paste: l("读备案表", "Read a form"), PasteTitle: l("读备案表 · {group}", "Read a form · {group}"),
		PasteLead: []string{
			l("在 Excel 或 WPS 里选中备案表（标题、表头和名单，只选名单也可以），复制后粘贴到这里，按回车核对。核对只作比较，并记入审计。",
				"Select the form in Excel or WPS, or its managers' rows alone; copy it, paste it here and press Enter. Checking "+
					"only compares, and is in the audit log."),
		},
		WhichGroup:     l("该分会有多个群未报：请按 l 逐群查看，选定群后再按 i", "Several groups of this branch are missing: choose one by l, then press i"),
		ReceiveCompare: l("收到的是表格时，请返回，按 i 粘贴表格核对后登记。", "If a spreadsheet came, go back and press i: it is compared first."),
		Differ:         l("与登记有 {n} 处不符，不能报送", "{n} {n|difference|differences} from the registry: can't be handed in"),
		Difference:     l("{field}：表中“{value}”，登记为“{want}”", "{field}: “{value}”, but registered “{want}”"),
		AtRow:          l("第 {row} 行", "Row {row}"), LacksRow: l("表中缺", "Not there"),
		Way: map[string]string{
			"owner":  l("换群主先申请移交：在群页按 t，批准后再报", "Apply for a transfer first: t on the group's page"),
			"admins": l("增减管理员先申请变更：在群页按 a，批准后再报", "Apply for a change of admins first: a on the group's page"),
			"office": l("职务以登记为准：在分会页登记理事会，或更正表格", "Mend the form, or the council on the branch's page"),
			"phone":  l("电话以登记为准：在人员页更正，或更正表格", "Mend the form, or the phone on the person's page"),
		},
		AgreesPasted: l("与登记一致，共 {rows} 行", "It agrees with the registry, {rows} {rows|row|rows}"),
		TakesPhone:   l("登记中缺 {name} 的电话，报送后登记为 {phone}", "{name} has no phone yet and gets {phone}"),
		NoPhones: l("有 {n} 行未填联系电话：按登记的电话备案，未作核对",
			"{n} {n|row has|rows have} no phone: the registered ones are filed, nothing was compared"),
		PastedIntro: l("粘贴的备案表与登记一致，将以此办理：", "What was pasted agrees with the registry and is what this hands in:"),
	}
}

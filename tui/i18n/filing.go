package i18n

import "alumni/domain"

// Filing holds the text of filing forms and filing campaigns (备案), M4.4, N4.1.
type Filing struct {
	Title string
	// The board of a campaign.
	Deadline, Past             string // {date}, {days}
	LastDay                    string // {date}
	Closed                     string // {date}
	Progress                   string // before 29/37
	Rest                       map[domain.EntryStatus]string
	NoBranch, Unfiled, AllDone string
	Beside                     string // before the number of branches not filed otherwise
	Everyone, ByKind           string
	Pending                    string // {n}
	Branch, Situation, State   string // columns
	GroupsDone                 string
	Reminded, NotReminded      string // {n}
	Cleaned                    string // {date}
	Status                     map[domain.EntryStatus]string
	Obstacle                   map[domain.Obstacle]string

	// The lists without a campaign.
	Chips                                   []string // 未报, 审核中, 已备案, 备案表, 备案工作
	CountGroups, CountForms, CountCampaigns string   // {n}
	Empty, NoCampaign                       string
	None                                    string // where there is no group to file
	Group, Version, Received, Channel       string
	Name, Until                             string

	// A form's page.
	FormTitle                       string // {no}, {group}
	By                              string // {by}, {date}, {channel}
	Columns                         string // of the rows, before them
	Manager, Phone                  string
	NoPhone                         string
	SinceBefore                     string // {no}
	Same                            string
	Added, Removed, Changed, Handed string // {field}, {name}, {before}, {after}
	Answers, Decided                string
	Superseded                      string
	Missing, ReturnNote             string

	// Actions and their forms.
	Submit, Receive, Accept, Return, Export, Remind, Note, Start, Close, Resume, Groups, All string
	SubmitTitle                                                                              string // {group}
	SubmitIntro, ReceiveIntro                                                                string // {group}
	SubmitAfter, ReceiveAfter                                                                string
	SubmitButton, ReceiveButton                                                              string
	Submitted, TookIn                                                                        string // {id}, {group}
	AcceptTitle                                                                              string // {id}
	AcceptIntro                                                                              string // {group}, {no}
	AcceptAfter, AcceptButton                                                                string
	Accepted                                                                                 string // {id}, {group}
	ReturnTitle                                                                              string // {id}
	ReturnIntro                                                                              string // {group}
	ReturnAfter, ReturnButton, ReturnHint                                                    string
	Returned                                                                                 string // {id}, {group}
	ExportTitle, ExportHow, ExportLogged                                                     string
	RemindTitle                                                                              string // {branch}
	RemindDone                                                                               string
	RemindCounted                                                                            string // {branch}, {n}
	NoteTitle                                                                                string // {branch}
	NoteIntro, NoteButton, NoteHint, CleanedHint                                             string
	Noted                                                                                    string // {branch}
	StartTitle, StartIntro, StartAfter, StartButton                                          string
	StartName                                                                                string // {year}
	Which, WhichAll, BranchesHint                                                            string
	Started                                                                                  string // {id}, {n}
	CloseTitle                                                                               string // {name}
	CloseIntro                                                                               string // {done}, {asked}, {missing}
	CloseAfter, CloseButton                                                                  string
	CampaignClosed, Resumed                                                                  string // {id}
	Unverified                                                                               string // {name}
	Agrees                                                                                   string // {group}, {rows}: of a dry run
	CampaignHeading                                                                          string

	// Reading a form in from pasted cells.
	Paste          string
	PasteTitle     string   // {group}
	PasteLead      []string // what to copy
	WhichGroup     string   // a branch with several groups
	ReceiveCompare string   // in the form that takes one in unread
	Differ         string   // {n}
	Difference     string   // {field}, {value}, {want}
	AtRow          string   // {row}
	LacksRow       string
	Way            map[string]string // how a difference in a field is put right
	AgreesPasted   string            // {rows}
	TakesPhone     string            // {name}, {phone}
	NoPhones       string            // {n}: rows of the form without a phone that the registry has
	PastedIntro    string
}

var filingZH = Filing{
	Title:    "备案",
	Deadline: "截止 {date} · 还有 {days} 天", LastDay: "截止 {date} · 今天截止", Past: "截止 {date} · 已过 {days} 天", Closed: "截止 {date} · 已结束",
	Progress: "已备案",
	Rest: map[domain.EntryStatus]string{
		domain.EntryLate: "其中迟报", domain.EntrySubmitted: "审核中", domain.EntryMissing: "未报",
	},
	Beside:   "本次之外",
	NoBranch: "无分会", Unfiled: "未备案的分会", AllDone: "应备案的分会都已备案。", Everyone: "全部分会", ByKind: "按类别",
	Pending: "{n} 个分会的备案任务还没有开完，按 R 继续",
	Branch:  "分会", Situation: "情况", State: "进展", GroupsDone: "群",
	Reminded: "已催 {n} 次", NotReminded: "未催", Cleaned: "{date} 已清查",
	Status: map[domain.EntryStatus]string{
		domain.EntryFiled: "已备案", domain.EntryLate: "迟报", domain.EntrySubmitted: "审核中",
		domain.EntryMissing: "未报", domain.EntryNoGroup: "无群",
	},
	Obstacle: map[domain.Obstacle]string{
		domain.ObstacleNoPresident: "会长未定", domain.ObstacleVacant: "群主空缺", domain.ObstacleTerm: "待换届",
		domain.ObstacleReturned: "已退回补正", domain.ObstacleChanged: "人员已变更", domain.ObstacleName: "群名不合规", domain.ObstaclePhone: "缺联系电话",
	},

	Chips:       []string{"未报", "审核中", "已备案", "备案表", "备案工作"},
	CountGroups: "{n} 个群", CountForms: "{n} 份备案表", CountCampaigns: "{n} 次备案工作",
	Empty: "没有符合的群。", None: "还没有微信群可备案。先由分会申请建群：在分会页按 n。", NoCampaign: "现在没有进行中的备案工作，按 N 开展。",
	Group: "微信群", Version: "版本", Received: "收到", Channel: "渠道", Name: "备案工作", Until: "截止",

	FormTitle: "备案表第 {no} 版 · {group}", By: "{date} 收到 · {channel}[ · {by} 经办]",
	Columns: "名单", Manager: "身份", Phone: "电话", NoPhone: "缺电话",
	SinceBefore: "与第 {no} 版相比", Same: "名单没有变化。",
	Added: "{field}增加 {name}", Removed: "{field}减少 {name}", Changed: "{name} 的{field}：{before} → {after}", Handed: "{field}：{before} → {after}",
	Answers: "备案工作", Decided: "经办", Superseded: "已由下一版取代", Missing: "所缺材料", ReturnNote: "说明",

	Submit: "报送备案表", Receive: "收备案表", Accept: "准予备案", Return: "退回补正", Export: "导出备案表",
	Remind: "催报", Note: "登记情况", Start: "开展备案", Close: "结束备案", Resume: "继续开任务", Groups: "逐群查看", All: "全部/未备案",
	SubmitTitle: "备案表 · {group}",
	SubmitIntro: "将按登记的群主和管理员报送备案表：", ReceiveIntro: "总会收到备案表，名单与登记一致：",
	SubmitAfter: "报送后由总会审核；报送即完成备案任务。", ReceiveAfter: "登记后即为已备案，备案任务一并办结。",
	SubmitButton: "报送", ReceiveButton: "登记备案", Submitted: "{id} 已报送：{group}，待总会审核", TookIn: "{id} 已备案：{group}",
	AcceptTitle: "准予备案 · {id}", AcceptIntro: "{group} 的第 {no} 版备案表将成为备案。", AcceptAfter: "备案后该群为已备案，审核任务一并办结。",
	AcceptButton: "准予备案", Accepted: "{id} 已备案：{group}",
	ReturnTitle: "退回补正 · {id}", ReturnIntro: "将把 {group} 的备案表退回分会补正。", ReturnAfter: "退回后该群为未报，分会得到新的备案任务，写明所缺材料。",
	ReturnButton: "退回", ReturnHint: "选“其他”时必填", Returned: "{id} 已退回：{group}",
	ExportTitle: "导出备案表", ExportHow: "在您自己的电脑上运行（地址与登录时相同）：",
	ExportLogged: "导出的表格含完整电话，每次导出都记入审计（附件1）。CSV 格式把 --xlsx 换成 --csv。",
	RemindTitle:  "催报 · {branch}", RemindDone: "已发出，记一次催报", RemindCounted: "{branch} 已记第 {n} 次催报",
	NoteTitle: "登记情况 · {branch}", NoteIntro: "登记分会的答复，以及群主和管理员清查调整完毕的日期。",
	NoteButton: "登记", NoteHint: "为何未报、何时能报", CleanedHint: "可不填，例如 2026-11-20", Noted: "{branch} 已登记",
	StartTitle: "开展备案", StartIntro: "将请各分会在截止日期前报送全部微信群的备案表。",
	StartAfter:  "每个在用的群开一项备案任务，期限为截止日；已开的任务改为同一期限。今天以前收到的备案表不计入。",
	StartButton: "开展备案", StartName: "{year} 年度微信群备案",
	Which: "范围", WhichAll: "全部分会（已成立或筹备，且有群）", BranchesHint: "不选即全部；输入分会名称选择",
	Started:    "{id} 已开展，{n} 个分会",
	CloseTitle: "结束备案 · {name}", CloseIntro: "{asked} 个分会中 {done} 个已备案，{missing} 个未报。",
	CloseAfter: "结束后不再计入新的备案表，也不再催报；未报群的备案任务保留。", CloseButton: "结束备案",
	CampaignClosed: "{id} 已结束", Resumed: "{id} 的备案任务已全部开出", CampaignHeading: "备案工作",
	Unverified: "{name} 尚未实名核验",
	Agrees:     "{group} 的备案表与登记一致，共 {rows} 行；未作任何更改",

	Paste: "读备案表", PasteTitle: "读备案表 · {group}",
	PasteLead: []string{
		"在 Excel 或 WPS 里选中备案表（标题、表头和名单，只选名单也可以），复制后粘贴到这里，按回车核对。核对只作比较，并记入审计。",
	},
	WhichGroup: "该分会有多个群未报：请按 l 逐群查看，选定群后再按 i", ReceiveCompare: "收到的是表格时，请返回，按 i 粘贴表格核对后登记。",
	Differ: "与登记有 {n} 处不符，不能报送", Difference: "{field}：表中“{value}”，登记为“{want}”", AtRow: "第 {row} 行", LacksRow: "表中缺",
	Way: map[string]string{
		"owner": "换群主先申请移交：在群页按 t，批准后再报", "admins": "增减管理员先申请变更：在群页按 a，批准后再报",
		"office": "职务以登记为准：在分会页登记理事会，或更正表格", "phone": "电话以登记为准：在人员页更正，或更正表格",
	},
	AgreesPasted: "与登记一致，共 {rows} 行", NoPhones: "有 {n} 行未填联系电话：按登记的电话备案，未作核对", TakesPhone: "登记中缺 {name} 的电话，报送后登记为 {phone}",
	PastedIntro: "粘贴的备案表与登记一致，将以此办理：",
}

var filingEN = Filing{
	Title:    "Filing",
	Deadline: "due {date} · {days} {days|day|days} left", LastDay: "due {date} · today is the last day", Past: "due {date} · {days} {days|day|days} over", Closed: "due {date} · closed",
	Progress: "Filed",
	Rest: map[domain.EntryStatus]string{
		domain.EntryLate: "late", domain.EntrySubmitted: "in review", domain.EntryMissing: "missing",
	},
	Beside:   "not asked for",
	NoBranch: "no branch", Unfiled: "Not filed", AllDone: "Every branch that was asked has filed.", Everyone: "All branches", ByKind: "By kind",
	Pending: "Filing tasks are still to be opened for {n} {n|branch|branches}; R goes on",
	Branch:  "Branch", Situation: "Situation", State: "Progress", GroupsDone: "Grp",
	Reminded: "reminded {n}×", NotReminded: "not reminded", Cleaned: "cleaned up {date}",
	Status: map[domain.EntryStatus]string{
		domain.EntryFiled: "filed", domain.EntryLate: "late", domain.EntrySubmitted: "in review",
		domain.EntryMissing: "missing", domain.EntryNoGroup: "no group",
	},
	Obstacle: map[domain.Obstacle]string{
		domain.ObstacleNoPresident: "no president", domain.ObstacleVacant: "no owner", domain.ObstacleTerm: "term expired",
		domain.ObstacleReturned: "returned", domain.ObstacleChanged: "managers changed", domain.ObstacleName: "name not canonical", domain.ObstaclePhone: "phone missing",
	},

	Chips:       []string{"missing", "in review", "filed", "forms", "campaigns"},
	CountGroups: "{n} {n|group|groups}", CountForms: "{n} {n|form|forms}", CountCampaigns: "{n} {n|campaign|campaigns}",
	Empty: "No such group.", None: "No group to file yet. A branch applies for one: n on its page.", NoCampaign: "No campaign is under way; N starts one.",
	Group: "Group", Version: "Version", Received: "Received", Channel: "Channel", Name: "Campaign", Until: "Deadline",

	FormTitle: "Filing form, version {no} · {group}", By: "received {date} · {channel}[ · by {by}]",
	Columns: "Managers", Manager: "Role", Phone: "Phone", NoPhone: "no phone",
	SinceBefore: "Against version {no}", Same: "Nothing changed.",
	Added: "{field}: {name} added", Removed: "{field}: {name} dropped", Changed: "{field} of {name}: {before} → {after}", Handed: "{field}: {before} → {after}",
	Answers: "Campaign", Decided: "Decided by", Superseded: "replaced by the next version", Missing: "Missing", ReturnNote: "Note",

	Submit: "Hand in", Receive: "Take in a form", Accept: "Accept", Return: "Return", Export: "Export form",
	Remind: "Remind", Note: "Note", Start: "Start campaign", Close: "Close campaign", Resume: "Go on opening tasks", Groups: "By group", All: "All/not filed",
	SubmitTitle: "Filing form · {group}",
	SubmitIntro: "This hands in the form with the registered owner and admins:", ReceiveIntro: "Headquarters received the form, and it agrees with the registry:",
	SubmitAfter: "Headquarters reviews it; handing in completes the filing task.", ReceiveAfter: "The group is filed at once and the filing task is done.",
	SubmitButton: "Hand in", ReceiveButton: "File", Submitted: "{id} handed in: {group}, in review", TookIn: "{id} filed: {group}",
	AcceptTitle: "Accept · {id}", AcceptIntro: "Version {no} of the form of {group} becomes its filing.", AcceptAfter: "The group is filed and the review task is done.",
	AcceptButton: "Accept", Accepted: "{id} filed: {group}",
	ReturnTitle: "Return · {id}", ReturnIntro: "This sends the form of {group} back to its branch.", ReturnAfter: "The group is missing again; the branch gets a filing task that says what is missing.",
	ReturnButton: "Return", ReturnHint: "required with “other”", Returned: "{id} returned: {group}",
	ExportTitle: "Export form", ExportHow: "Run on your own computer (the address you log in with):",
	ExportLogged: "The file has the phones in clear and every export is in the audit log (annex 1). For CSV, write --csv instead of --xlsx.",
	RemindTitle:  "Remind · {branch}", RemindDone: "Record as sent", RemindCounted: "{branch}: reminder {n} counted",
	NoteTitle: "Note · {branch}", NoteIntro: "Record what the branch said, and the day it had cleaned up its owners and admins.",
	NoteButton: "Record", NoteHint: "why not yet, and when", CleanedHint: "optional, as 2026-11-20", Noted: "{branch} recorded",
	StartTitle: "Start campaign", StartIntro: "This asks the branches to file all their groups by the deadline.",
	StartAfter:  "Every group in use gets a filing task due on the deadline; open ones are due then. Forms received before today don't count.",
	StartButton: "Start", StartName: "Filing of {year}",
	Which: "Branches", WhichAll: "all with a group, established or preparatory", BranchesHint: "none chosen: all; type a branch's name",
	Started:    "{id} started, {n} {n|branch|branches}",
	CloseTitle: "Close · {name}", CloseIntro: "{done} of {asked} branches have filed; missing: {missing}.",
	CloseAfter: "New forms no longer count and nobody is reminded; the filing tasks of the missing groups stay.", CloseButton: "Close",
	CampaignClosed: "{id} closed", Resumed: "{id}: every filing task is open", CampaignHeading: "Filing campaign",
	Unverified: "{name} is not verified",
	Agrees:     "The form of {group} agrees with the registry, {rows} {rows|row|rows}; nothing was changed",

	Paste: "Read a form", PasteTitle: "Read a form · {group}",
	PasteLead: []string{
		"Select the form in Excel or WPS, or its managers' rows alone; copy it, paste it here and press Enter. Checking only compares, and is in the audit log.",
	},
	WhichGroup: "Several groups of this branch are missing: choose one by l, then press i", ReceiveCompare: "If a spreadsheet came, go back and press i: it is compared first.",
	Differ: "{n} {n|difference|differences} from the registry: can't be handed in", Difference: "{field}: “{value}”, but registered “{want}”", AtRow: "Row {row}", LacksRow: "Not there",
	Way: map[string]string{
		"owner": "Apply for a transfer first: t on the group's page", "admins": "Apply for a change of admins first: a on the group's page",
		"office": "Mend the form, or the council on the branch's page", "phone": "Mend the form, or the phone on the person's page",
	},
	AgreesPasted: "It agrees with the registry, {rows} {rows|row|rows}", NoPhones: "{n} {n|row has|rows have} no phone: the registered ones are filed, nothing was compared", TakesPhone: "{name} has no phone yet and gets {phone}",
	PastedIntro: "What was pasted agrees with the registry and is what this hands in:",
}

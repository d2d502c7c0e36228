package i18n

import "alumni/domain"

// Console is the text of the frame around every screen: header, rail, footer,
// help, palette, forms and the states of a list.
type Console struct {
	House    string // the headquarters' name, at the left of the header
	Inbox    string // header: what waits
	Online   string // header: how many are connected
	TooSmall string // the window is below the least size; %d×%d is the least
	Roles    map[domain.Role]string
	Sections map[string]string // by the key of the rail's section

	// The keys' names, as the footer and the help write them.
	Keys map[string]string
	// Arrows names the arrow keys where letters are typed and no arrow can be drawn.
	Arrows string

	Move, Open, Back, Quit, Help, Palette, Search, Filter, Refresh, Switch string
	Scroll, First, Last, PageUp, PageDown, Next, Previous, Toggle, Choose  string
	NewLine, LeaveSearch, ScrollPane, Sections10                           string

	Loading     string
	LoadFailed  string // before the reason
	Empty       string // an empty list whose screen says nothing better
	NoMatch     string // a search found nothing
	TooMany     string // the list stops here: narrow it
	SearchHint  string // placeholder of the search field
	FilterLabel string // before the chips
	More        string // the text goes on below

	HelpTitle, HelpScreen, HelpGlobal  string
	PaletteTitle, PaletteHint          string
	PaletteOpen                        string // open the record of this number, %s
	PaletteNone                        string
	PaletteGo                          string // note of a section in the palette
	PaletteSearch                      string // search section %s for %s
	FormCancel, FormAudit, FormBusy    string
	FormDiscard                        string
	FormStale                          string // after the reason: the form was built again
	FormType                           string // type %s to confirm
	FormMismatch                       string
	FormBasis                          string // before the clauses
	FormNoResult, FormTyping, FormNone string
	FormBuilding                       string
	FormKeep                           string // at Esc, where a draft can be kept: {key}, {save}
	FormPicking                        string // hint of a field that takes several
	FormDraft                          string // label of the key that keeps a draft
	Copy, Copied                       string // a text goes to the own clipboard
	Related                            string // the records that a page names
	Disabled                           string // the account was disabled: the session ends
	Yes, No                            string
}

var consoleZH = Console{
	House:    "武汉轻工大学校友总会",
	Inbox:    "待办",
	Online:   "在线",
	TooSmall: "窗口太小，请放大到 %d×%d 以上",
	Roles: map[domain.Role]string{
		domain.RoleDirector:      "总会负责人",
		domain.RoleOfficer:       "总会工作人员",
		domain.RoleBranchOfficer: "分会工作人员",
		domain.RoleGroupManager:  "群主或管理员",
		domain.RoleAuditor:       "审计员",
	},
	Sections: map[string]string{
		"filing": "备案", "inbox": "待办", "branches": "分会", "groups": "微信群", "applications": "申请",
		"transfers": "移交", "consolidations": "整合", "violations": "违规", "audit": "审计", "rules": "规则", "people": "人员",
		"bulletins": "公告", "settings": "设置",
	},
	Keys: map[string]string{
		"enter": "⏎", "space": "空格", "up": "↑", "down": "↓", "left": "←", "right": "→",
		"updown": "↑↓", "tab": "Tab", "shift+tab": "⇧Tab", "esc": "esc", "backspace": "退格",
		"pgup": "PgUp", "pgdown": "PgDn", "home": "Home", "end": "End", "leftright": "←→", "arrows": "↑↓",
	},
	Arrows: "上/下",
	Move:   "移动", Open: "打开", Back: "返回", Quit: "退出", Help: "帮助", Palette: "命令", Search: "搜索",
	Filter: "筛选", Refresh: "刷新", Switch: "切换", Scroll: "滚动", First: "到开头", Last: "到末尾",
	PageUp: "上一页", PageDown: "下一页", Next: "下一项", Previous: "上一项", Toggle: "勾选", Choose: "选择",
	NewLine: "换行", LeaveSearch: "完成搜索", ScrollPane: "滚动右侧详情", Sections10: "切换栏目",

	Loading: "正在读取…", LoadFailed: "读取失败：", Empty: "这里还没有内容", NoMatch: "没有符合的记录",
	TooMany: "只列出前面这些，请用 / 缩小范围", SearchHint: "拼音、首字母或汉字", FilterLabel: "筛选", More: "下面还有",

	HelpTitle: "按键", HelpScreen: "本页", HelpGlobal: "通用",
	PaletteTitle: "命令", PaletteHint: "输入命令、栏目，或编号如 g31、A-0012",
	PaletteOpen: "打开 %s", PaletteNone: "没有符合的命令", PaletteGo: "栏目", PaletteSearch: "在%s中搜索“%s”",
	FormCancel: "返回", FormAudit: "修改会记入审计", FormBusy: "正在办理…",
	FormDiscard: "已填写的内容将丢弃，再按一次 esc 确认放弃", FormStale: "已按最新情况刷新，您填写的内容保留，请重新核对",
	FormType: "请输入“%s”以确认", FormMismatch: "输入的内容与要求不一致",
	FormBasis: "依据", FormNoResult: "没有找到", FormTyping: "输入后选择", FormNone: "未选",
	FormBuilding: "正在准备…",
	FormKeep:     "已填写的内容将丢弃：{key} {save}，或再按一次 esc 放弃", FormPicking: "输入后选择，可选多位", FormDraft: "存草稿",
	Copy: "复制", Copied: "已复制到您的剪贴板（终端须允许 OSC 52）",
	Related:  "相关记录",
	Disabled: "您的账号已停用或权限已变更，连接结束。如有疑问请联系总会负责人。",
	Yes:      "是", No: "否",
}

var consoleEN = Console{
	House:    "WHPU Alumni Headquarters",
	Inbox:    "Inbox",
	Online:   "Online",
	TooSmall: "Window too small, please enlarge to %d×%d or more",
	Roles: map[domain.Role]string{
		domain.RoleDirector:      "HQ director",
		domain.RoleOfficer:       "HQ officer",
		domain.RoleBranchOfficer: "Branch officer",
		domain.RoleGroupManager:  "Group manager",
		domain.RoleAuditor:       "Auditor",
	},
	Sections: map[string]string{
		"filing": "Filing", "inbox": "Inbox", "branches": "Branches", "groups": "Groups", "applications": "Applications",
		"transfers": "Transfers", "consolidations": "Merging", "violations": "Violations", "audit": "Audit", "rules": "Rules", "people": "People",
		"bulletins": "Bulletins", "settings": "Settings",
	},
	Keys: map[string]string{
		"enter": "⏎", "space": "space", "up": "↑", "down": "↓", "left": "←", "right": "→",
		"updown": "↑↓", "tab": "Tab", "shift+tab": "⇧Tab", "esc": "esc", "backspace": "bksp",
		"pgup": "PgUp", "pgdown": "PgDn", "home": "Home", "end": "End", "leftright": "←→", "arrows": "↑↓",
	},
	Arrows: "Up/Down",
	Move:   "Move", Open: "Open", Back: "Back", Quit: "Quit", Help: "Help", Palette: "Commands", Search: "Search",
	Filter: "Filter", Refresh: "Refresh", Switch: "Sections", Scroll: "Scroll", First: "To the start", Last: "To the end",
	PageUp: "Page up", PageDown: "Page down", Next: "Next", Previous: "Previous", Toggle: "Tick", Choose: "Choose",
	NewLine: "New line", LeaveSearch: "Done", ScrollPane: "Scroll the detail", Sections10: "sections",

	Loading: "Loading…", LoadFailed: "Could not load: ", Empty: "Nothing here yet", NoMatch: "No match",
	TooMany: "Only the first ones are listed; narrow with /", SearchHint: "Han characters, pinyin or initials", FilterLabel: "Filter", More: "more below",

	HelpTitle: "Keys", HelpScreen: "This screen", HelpGlobal: "Everywhere",
	PaletteTitle: "Commands", PaletteHint: "a command, a section, or a number like g31, A-0012",
	PaletteOpen: "Open %s", PaletteNone: "No such command", PaletteGo: "Section", PaletteSearch: "Search %s for “%s”",
	FormCancel: "Back", FormAudit: "Recorded in the audit log", FormBusy: "Working…",
	FormDiscard: "What you typed will be lost; press esc again to discard it", FormStale: "Reloaded; what you typed is kept, please check again",
	FormType: "Type “%s” to confirm", FormMismatch: "That is not what was asked for",
	FormBasis: "Under", FormNoResult: "nothing found", FormTyping: "type, then choose", FormNone: "none",
	FormBuilding: "Preparing…",
	FormKeep:     "What you typed will be lost: {key} {save}, or esc again to discard it", FormPicking: "type, then choose; several", FormDraft: "Keep draft",
	Copy: "Copy", Copied: "Copied to your clipboard (the terminal must allow OSC 52)",
	Related:  "Related records",
	Disabled: "Your account was disabled or your rights were changed; the connection ends. Ask an HQ director if in doubt.",
	Yes:      "yes", No: "no",
}

package i18n

import (
	"slices"
	"strings"

	"alumni/domain"
)

// Console is the text of the frame around every screen: header, rail, footer, help, palette,
// forms, the page of pasting and the states of a list.
type Console struct {
	House    string
	Inbox    string // header: what waits
	Online   string // header: how many are connected
	TooSmall string
	Roles    map[domain.Role]string
	Sections map[string]string // by the key of the rail's section

	// The keys' names, as the footer and the help write them.
	Keys map[string]string
	// Arrows names the arrow keys where letters are typed and no arrow can be drawn.
	Arrows string

	Move, Open, Back, Quit, Help, Palette, Search, Filter, Refresh, Switch string
	Scroll, First, Last, PageUp, PageDown, Next, Toggle, Choose, NewLine   string
	LeaveSearch, ScrollPane                                                string

	Loading                             string
	LoadFailed                          string // before the reason
	Empty, NoMatch, TooMany, SearchHint string
	FilterLabel                         string // before the chips
	More, Before                        string

	HelpTitle, HelpScreen, HelpGlobal, PaletteHint, PaletteOpen, PaletteNone string
	PaletteGo                                                                string // note of a section in the palette
	PaletteSearch, FormCancel, FormAudit, FormBusy, FormDiscard              string
	ClockTitle, ClockSubmit, ClockSure                                       string // the clock is doubted
	FormStale                                                                string // after the reason: the form was built again
	FormType, FormMismatch                                                   string
	FormBasis                                                                string // before the clauses
	FormNoResult, FormTyping, FormNone, FormBuilding                         string
	OnceSeen                                                                 string // dismisses what nothing shows again
	FormUnchosen, FormChoose                                                 string // of a choice that the person must make: {name}
	FormKeep                                                                 string // at Esc, where a draft can be kept
	FormInterrupt                                                            string // at ctrl+c, where something was typed
	FormUnsent                                                               string // what was not submitted is offered
	Restore, Discard                                                         string
	FormBurst, Burst                                                         string // at an Enter or a key that came as of a paste
	FormPicking, FormDraft, Copy, Copied, Related, NextRelated, Disabled     string

	// The page on which a table is pasted.
	PasteHint                                                            string
	PasteCheck                                                           string // label of ctrl+s, and of Enter below a table
	PasteAgain, Pasting, PasteClear, PasteCell, PasteRows, PasteTooLarge string
	PasteTooMany                                                         string
	PasteReplaced                                                        string // what was refused gave way to what was pasted next
	PasteNoGoingOn                                                       string
}

func consoleText(l lang) Console {
	return Console{
		House: l("武汉轻工大学校友总会", "WHPU Alumni Headquarters"), Inbox: l("待办", "Inbox"), Online: l("在线", "Online"),
		TooSmall: l("窗口太小，请放大到 %d×%d 以上", "Window too small, please enlarge to %d×%d or more"),
		Roles: map[domain.Role]string{
			domain.RoleDirector: l("总会负责人", "HQ director"), domain.RoleOfficer: l("总会工作人员", "HQ officer"),
			domain.RoleBranchOfficer: l("分会工作人员", "Branch officer"), domain.RoleGroupManager: l("群主或管理员", "Group manager"),
			domain.RoleAuditor: l("审计员", "Auditor"),
		},
		Sections: map[string]string{
			"filing": l("备案", "Filing"), "inbox": l("待办", "Inbox"), "branches": l("分会", "Branches"), "groups": l("微信群", "Groups"),
			"applications": l("申请", "Applications"), "transfers": l("移交", "Transfers"), "consolidations": l("整合", "Merging"),
			"violations": l("违规", "Violations"), "audit": l("审计", "Audit"), "rules": l("规则", "Rules"), "people": l("人员", "People"),
			"bulletins": l("公告", "Bulletins"), "settings": l("设置", "Settings"),
		},

		Keys: map[string]string{
			"enter": "⏎", "space": l("空格", "space"), "up": "↑", "down": "↓", "left": "←", "right": "→", "updown": "↑↓",
			"tab": "Tab", "shift+tab": "⇧Tab", "esc": "esc", "backspace": l("退格", "bksp"), "pgup": "PgUp", "pgdown": "PgDn",
			"home": "Home", "end": "End", "leftright": "←→", "arrows": "↑↓",
		},
		Arrows: l("上/下", "Up/Down"),

		Move: l("移动", "Move"), Open: l("打开", "Open"), Back: l("返回", "Back"), Quit: l("退出", "Quit"), Help: l("帮助", "Help"),
		Palette: l("命令", "Commands"), Search: l("搜索", "Search"), Filter: l("筛选", "Filter"), Refresh: l("刷新", "Refresh"),
		Switch: l("切换", "Sections"), Scroll: l("滚动", "Scroll"), First: l("到开头", "To the start"), Last: l("到末尾", "To the end"),
		PageUp: l("上一页", "Page up"), PageDown: l("下一页", "Page down"), Next: l("下一项", "Next"), Toggle: l("勾选", "Tick"),
		Choose: l("选择", "Choose"), NewLine: l("换行", "New line"), LeaveSearch: l("完成搜索", "Done"),
		ScrollPane: l("滚动右侧详情", "Scroll the detail"),

		Loading: l("正在读取…", "Loading…"), LoadFailed: l("读取失败：", "Could not load: "), Empty: l("这里还没有内容", "Nothing here yet"),
		NoMatch: l("没有符合的记录", "No match"), TooMany: l("只列出前面这些，请用 / 缩小范围", "Only the first ones are listed; narrow with /"),
		SearchHint: l("拼音、首字母或汉字", "Han characters, pinyin or initials"), FilterLabel: l("筛选", "Filter"),
		More: l("下面还有", "more below"), Before: l("上面还有", "more above"),

		HelpTitle: l("按键", "Keys"), HelpScreen: l("本页", "This screen"), HelpGlobal: l("通用", "Everywhere"),
		PaletteHint: l("输入命令、栏目，或编号如 g31、A-0012", "a command, a section, or a number like g31, A-0012"),
		PaletteOpen: l("打开 %s", "Open %s"), PaletteNone: l("没有符合的命令", "No such command"), PaletteGo: l("栏目", "Section"),
		PaletteSearch: l("在%s中搜索“%s”", "Search %s for “%s”"), FormCancel: l("返回", "Back"),
		FormAudit: l("修改会记入审计", "Recorded in the audit log"), FormBusy: l("正在办理…", "Working…"),
		FormDiscard: l("已填写的内容将丢弃，再按一次 esc 确认放弃", "What you typed will be lost; press esc again to discard it"),
		ClockTitle:  l("服务器时钟可能不准", "The server's clock may be wrong"), ClockSubmit: l("时钟无误，继续", "the clock is right, go on"),
		ClockSure: l("时钟确实无误的，再按一次 Enter 照此办理；否则请按 Esc，联系系统管理员",
			"If the clock is right, Enter once more does it; if not, Esc, and tell the operator"),
		FormStale: l("已按最新情况刷新，您填写的内容保留，请重新核对", "Reloaded; what you typed is kept, please check again"),
		FormType:  l("请输入“%s”以确认", "Type “%s” to confirm"), FormMismatch: l("输入的内容与要求不一致", "That is not what was asked for"),
		FormBasis: l("依据", "Under"), FormNoResult: l("没有找到", "nothing found"), FormTyping: l("输入后选择", "type, then choose"),
		OnceSeen:     l("已记下，关闭", "kept, close"),
		FormUnchosen: l("请选择", "choose"), FormChoose: l("请选择{name}。", "Choose: {name}."),
		FormNone: l("未选", "none"), FormBuilding: l("正在准备…", "Preparing…"),
		FormKeep:      l("已填写的内容将丢弃：{key} {save}，或再按一次 esc 放弃", "What you typed will be lost: {key} {save}, or esc again to discard it"),
		FormInterrupt: l("已填写的内容尚未提交，再按一次 ctrl+c 离开", "What you typed is not submitted; press ctrl+c again to leave"),
		FormUnsent: l("上次未提交的内容（{at}）：{restore} 恢复，{discard} 丢弃",
			"Not submitted last time ({at}): {restore} restores it, {discard} discards it"),
		Restore: l("恢复", "Restore"), Discard: l("丢弃", "Discard"),
		FormBurst:   l("与文字一起到来的 ⏎ 没有提交，请核对后再按一次 ⏎", "An ⏎ that came together with text submits nothing; check, then press ⏎ again"),
		Burst:       l("与其他按键一起到来，没有办理，请再按一次", "It came together with other keys and was not done; press it again"),
		FormPicking: l("输入后选择，可选多位", "type, then choose; several"), FormDraft: l("存草稿", "Keep draft"), Copy: l("复制", "Copy"),
		Copied:  l("已复制到您的剪贴板（终端须允许 OSC 52）", "Copied to your clipboard (the terminal must allow OSC 52)"),
		Related: l("相关记录", "Related records"), NextRelated: l("选下一条记录", "Choose the next record"),
		Disabled: l("您的账号已停用或权限已变更，连接结束。如有疑问请联系总会负责人。",
			"Your account was disabled or your rights were changed; the connection ends. Ask an HQ director if in doubt."),

		PasteHint: l("在这里粘贴，也可以逐行输入", "Paste here, or type line by line"), PasteCheck: l("核对", "Check"),
		PasteAgain: l("再核对", "Check again"), Pasting: l("正在核对…", "Checking…"), PasteClear: l("清空", "Clear"),
		PasteCell: l("下一格", "Next cell"), PasteRows: l("已粘贴 {n} 行", "{n} {n|row|rows} pasted"),
		PasteTooLarge: l("粘贴的内容太多，最多 {max} KiB，没有收下。请分几次粘贴，或用命令读入文件。",
			"That is too much: at most {max} KiB. Nothing of it was taken; paste it in parts, or read a file in by command."),
		PasteTooMany: l("粘贴的行太多，最多 {max} 行，没有收下。请分几次粘贴，或用命令读入文件。",
			"Too many rows: at most {max}. Nothing of it was taken; paste it in parts, or read a file in by command."),
		PasteReplaced:  l("已换成刚粘贴的内容", "Replaced by what was pasted just now"),
		PasteNoGoingOn: l("没有写入任何内容。请更正后重新粘贴，或先办理变更再核对。", "Nothing was written. Correct it and paste it again, or make the change first."),
	}
}

// sectionSpelt is how the sections are typed without an input method: in full
// and by initials, in either language of the console.
var sectionSpelt = map[string][]string{
	"inbox": {"daiban", "db"}, "branches": {"fenhui", "fh"}, "groups": {"weixinqun", "wxq", "qun"},
	"applications": {"shenqing", "sq"}, "transfers": {"yijiao", "yj"}, "filing": {"beian", "ba"},
	"bulletins": {"gonggao", "gg"}, "consolidations": {"zhenghe", "zh"}, "violations": {"weigui", "wg"},
	"audit": {"shenji", "sj"}, "rules": {"guize", "gz"}, "people": {"renyuan", "ry"}, "settings": {"shezhi", "sz"},
}

// SpellsSection tells whether a text begins a section's pinyin or is its initials.
func SpellsSection(section, text string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(sectionSpelt[section], func(s string) bool { return strings.HasPrefix(s, text) })
}

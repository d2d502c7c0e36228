package i18n

// Filing holds the text of filing forms (备案表), M4.4: their lists, a form's page and its
// ways.
type Filing struct {
	Title                                                 string
	Chips                                                 []string
	CountGroups, CountForms, Empty, None, Group, Received string
	No                                                    string // of a form's version

	// A form's page.
	FormTitle, By, NoPhone, SinceBefore, Same, Added, Removed, Changed, Handed string
	Decided, Superseded, Missing, ReturnNote                                   string

	// Actions and their forms.
	Submit, Receive, Export, Groups, All, SubmitTitle, SubmitIntro       string
	ReceiveIntro, SubmitAfter, ReceiveAfter, SubmitButton, ReceiveButton string
	Submitted, TookIn, ExportTitle, ExportHow, ExportLogged, Unverified  string
	Agrees                                                               string // of a dry run

	// Reading a form in from pasted cells.
	Paste, PasteTitle                               string
	PasteLead                                       []string
	WhichGroup                                      string
	ReceiveCompare                                  string // in the form that takes one in unread
	Differ, Difference, AtRow, LacksRow             string
	Way                                             map[string]string // how a difference in a field is put right
	AgreesPasted, TakesPhone, NoPhones, PastedIntro string
}

func filingText(l lang) Filing {
	return Filing{
		Title:       l("备案", "Filing"),
		Chips:       []string{l("未报", "missing"), l("审核中", "in review"), l("已备案", "filed"), l("备案表", "forms"), l("备案工作", "campaigns")},
		CountGroups: l("{n} 个群", "{n} {n|group|groups}"), CountForms: l("{n} 份备案表", "{n} {n|form|forms}"),
		Empty: l("没有符合的群。", "No such group."),
		None:  l("还没有微信群可备案。先由分会申请建群：在分会页按 n。", "No group to file yet. A branch applies for one: n on its page."),
		Group: l("微信群", "Group"), Received: l("收到", "Received"), No: l("第几版", "Version no."),

		FormTitle: l("备案表第 {no} 版 · {group}", "Filing form, version {no} · {group}"),
		By:        l("{date} 收到 · {channel}[ · {by} 经办]", "received {date} · {channel}[ · by {by}]"), NoPhone: l("缺电话", "no phone"),
		SinceBefore: l("与第 {no} 版相比", "Against version {no}"), Same: l("名单没有变化。", "Nothing changed."),
		Added: l("{field}增加 {name}", "{field}: {name} added"), Removed: l("{field}减少 {name}", "{field}: {name} dropped"),
		Changed: l("{name} 的{field}：{before} → {after}", "{field} of {name}: {before} → {after}"),
		Handed:  l("{field}：{before} → {after}", "{field}: {before} → {after}"), Decided: l("经办", "Decided by"),
		Superseded: l("已由下一版取代", "replaced by the next version"), Missing: l("所缺材料", "Missing"), ReturnNote: l("说明", "Note"),

		Submit: l("报送备案表", "Hand in"), Receive: l("收备案表", "Take in a form"), Export: l("导出备案表", "Export form"),
		Groups: l("逐群查看", "By group"), All: l("全部/未备案", "All/not filed"), SubmitTitle: l("备案表 · {group}", "Filing form · {group}"),
		SubmitIntro:  l("将按登记的群主和管理员报送备案表：", "This hands in the form with the registered owner and admins:"),
		ReceiveIntro: l("总会收到备案表，名单与登记一致：", "Headquarters received the form, and it agrees with the registry:"),
		SubmitAfter:  l("报送后由总会审核；报送即完成备案任务。", "Headquarters reviews it; handing in completes the filing task."),
		ReceiveAfter: l("登记后即为已备案，备案任务一并办结。", "The group is filed at once and the filing task is done."),
		SubmitButton: l("报送", "Hand in"), ReceiveButton: l("登记备案", "File"),
		Submitted: l("{id} 已报送：{group}，待总会审核", "{id} handed in: {group}, in review"),
		TookIn:    l("{id} 已备案：{group}", "{id} filed: {group}"), ExportTitle: l("导出备案表", "Export form"),
		ExportHow: l("在您自己的电脑上运行（地址与登录时相同）：", "Run on your own computer (the address you log in with):"),
		ExportLogged: l("每次导出都记入审计（附件1）。电话遮盖；须含完整电话的加 --reveal --reason '理由'。CSV 格式把 --xlsx 换成 --csv。",
			"Phones are masked in the file; with --reveal --reason 'why' they are in clear. Every export is in the audit log (annex 1). For CSV: --csv."),
		Unverified: l("{name} 尚未实名核验", "{name} is not verified"),
		Agrees: l("{group} 的备案表与登记一致，共 {rows} 行；未作任何更改",
			"The form of {group} agrees with the registry, {rows} {rows|row|rows}; nothing was changed"),

		Paste: l("读备案表", "Read a form"), PasteTitle: l("读备案表 · {group}", "Read a form · {group}"),
		PasteLead: []string{
			l("在 Excel 或 WPS 里选中备案表（标题、表头和名单，只选名单也可以），复制后粘贴到这里，按回车核对。核对只作比较，并记入审计。",
				"Select the form in Excel or WPS, or its managers' rows alone; copy it, paste it here and press Enter. Checking only "+
					"compares, and is in the audit log."),
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

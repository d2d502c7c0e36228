package i18n

import "alumni/domain/naming"

// Name holds the text of group names (群名), M4.6. Form says what form a name has, Finding
// what is wrong about it, by the key of an office.NameCheck.
type Name struct {
	Check, Title, Intro, Hint                            string
	Clear                                                string // action: empty the field
	Right, Next, Free, Place, Holder, Findings, Proposal string
	Form                                                 map[naming.Form]string
	Finding                                              map[string]string
}

func nameText(l lang) Name {
	return Name{
		Check: l("核对群名", "Check name"), Title: l("核对群名", "Check a group's name"),
		Intro: l("看一个群名是否规范、有无占用、应叫什么。不改变任何记录。", "Whether a name is right, taken, and what it should be. Nothing is changed."),
		Hint:  l("照微信里的写法粘贴", "as it stands in WeChat"), Clear: l("清空", "Clear"), Right: l("规范：符合《办法》命名格式", "canonical"),
		Next: l("应为", "It should be"), Free: l("下一个可用", "Next free"), Place: l("地名", "Place"), Holder: l("已由", "Held by"),
		Findings: l("群名待整改", "Names to rectify"), Proposal: l("规范群名", "Canonical name"), Form: map[naming.Form]string{
			naming.FormCanonical: l("规范格式", "canonical format"),
			naming.FormFormula:   l("通知所列格式（无群序号）", "the notice's formula, without a number"),
			naming.FormExample:   l("通知示例格式", "the notice's example"),
		},
		Finding: map[string]string{
			"empty": l("看不见任何字", "is empty"), "hidden": l("含看不见的字符", "has invisible characters"),
			"width": l("含全角字符", "has full-width characters"), "spaces": l("含空格", "has spaces"),
			"school": l("未以“武汉轻工大学”开头", "does not begin with 武汉轻工大学"), "no_place": l("没有地名或行业名称", "names no place or industry"),
			"place_words": l("地名里重复了“校友分会”“分会”或校名，只写地名或行业名称",
				"repeats 校友分会, 分会 or the school's name in the place: only the place or the industry belongs there"),
			"formula":   l("地方分会用“校友分会群”，行业用“校友群”", "a place takes 校友分会群, an industry 校友群"),
			"ending":    l("结尾应为“校友分会群”或“校友群”加群序号", "should end in 校友分会群 or 校友群 with the number"),
			"no_number": l("没有群序号", "has no sequence number"), "bad_seq": l("群序号不对", "the sequence number is not valid"),
			"zeros":         l("群序号位数不对", "the sequence number has too few or too many zeros"),
			"place_unknown": l("地名与行业表中没有“{value}”", "“{value}” is not in the table of places and industries"),
			"place_alias":   l("“{value}”应写作“{want}”", "“{value}” is written {want}"),
			"place_retired": l("“{value}”已停用，不用于新群", "“{value}” is retired"),
			"no_branch":     l("还没有“{value}”分会", "there is no branch {value} yet"),
			"other_branch":  l("不是{want}分会的群名", "is not a name of the branch {want}"),
			"taken":         l("与[ {id} ]{value} 看上去相同", "looks the same as[ {id}] {value}"),
			"number_used":   l("群序号 {value} 已用过[（{id}）]，永不再用", "number {value} was used[ ({id})] and never comes again"),
			"number_ahead":  l("群序号 {value} 超前，下一个是 {want}", "number {value} is ahead; the next is {want}"),
		},
	}
}

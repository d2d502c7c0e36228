package i18n

// Rule holds the text of the rule reader (规则).
type Rule struct {
	Title, Search, Next, Previous, Jump, NotFound, NoClause, Position, JumpHint, Language string
}

func ruleText(l lang) Rule {
	return Rule{
		Title: l("规则", "Rules"), Search: l("查找", "Find"), Next: l("下一处", "Next"), Previous: l("上一处", "Previous"),
		Jump: l("转到条款", "Go to clause"), NotFound: l("没有找到“{text}”。", "“{text}” is not found."),
		NoClause: l("没有条款 {clause}。", "There is no clause {clause}."), Position: "{at}/{of}", JumpHint: l("如 M4.6", "like M4.6"),
		Language: l("原文", "The regulation stands in Chinese."),
	}
}

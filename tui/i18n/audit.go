package i18n

// Audit holds the text of the audit log (审计).
type Audit struct {
	Title, Time, Who, Action, Subject, Changes, Empty, Heading, Key, Remote string
	Face, Rules, Hash, Prev, Related, Erased, Verify, Verified, Broken      string
	Newest                                                                  string
}

// Rule holds the text of the rule reader (规则).
type Rule struct {
	Title, Search, Next, Previous, Jump, NotFound, NoClause, Position string
	JumpHint                                                          string
	Language                                                          string // that the regulation stands in Chinese
}

func auditText(l lang) Audit {
	return Audit{
		Title: l("审计", "Audit"), Time: l("时间", "Time"), Who: l("人员", "Who"), Action: l("事项", "Action"),
		Subject: l("对象", "Record"), Changes: l("变更", "Changes"), Empty: l("没有符合的记录。", "No such entry."),
		Heading: l("第 {seq} 条", "Entry {seq}"), Key: l("密钥", "Key"), Remote: l("来自", "From"), Face: l("方式", "Via"),
		Rules: l("依据", "Rests on"), Hash: l("本条哈希", "Hash"), Prev: l("上条哈希", "Previous"), Related: l("相关", "Related"),
		Erased: l("说明文字已按规定清除", "the text was erased as the law asks"), Verify: l("校验审计链", "Verify chain"),
		Verified: l("审计链完整，共 {n} 条。", "The chain is whole: {n} entries."),
		Broken:   l("审计链在第 {seq} 条断开！请立即报告系统管理员。", "The chain breaks at entry {seq}! Tell the operator at once."),
		Newest:   l("审计记录，最新在前", "Audit log, newest first"),
	}
}

func ruleText(l lang) Rule {
	return Rule{
		Title: l("规则", "Rules"), Search: l("查找", "Find"), Next: l("下一处", "Next"), Previous: l("上一处", "Previous"),
		Jump: l("转到条款", "Go to clause"), NotFound: l("没有找到“{text}”。", "“{text}” is not found."),
		NoClause: l("没有条款 {clause}。", "There is no clause {clause}."), Position: "{at}/{of}", JumpHint: l("如 M4.6", "like M4.6"),
		Language: l("原文", "The regulation stands in Chinese."),
	}
}

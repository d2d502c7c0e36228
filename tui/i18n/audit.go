package i18n

// Audit holds the text of the audit log (审计).
type Audit struct {
	Title, Time, Who, Action, Subject, Changes, Empty string
	Heading                                           string // {seq}
	Key, Remote, Face, Rules, Hash, Prev, Related     string
	Erased                                            string
	Verify                                            string // action
	Verified                                          string // {n}
	Broken                                            string // {seq}
	Newest                                            string // headline
}

// Rule holds the text of the rule reader (规则).
type Rule struct {
	Title, Search, Next, Previous, Jump, NotFound, NoClause string
	Position                                                string // {at}, {of}
	JumpHint                                                string
	Language                                                string // that the regulation stands in Chinese
}

var auditZH = Audit{
	Title: "审计", Time: "时间", Who: "人员", Action: "事项", Subject: "对象", Changes: "变更", Empty: "没有符合的记录。",
	Heading: "第 {seq} 条", Key: "密钥", Remote: "来自", Face: "方式", Rules: "依据", Hash: "本条哈希", Prev: "上条哈希", Related: "相关",
	Erased: "说明文字已按规定清除", Verify: "校验审计链", Verified: "审计链完整，共 {n} 条。", Broken: "审计链在第 {seq} 条断开！请立即报告系统管理员。",
	Newest: "审计记录，最新在前",
}

var ruleZH = Rule{
	Title: "规则", Search: "查找", Next: "下一处", Previous: "上一处", Jump: "转到条款", NotFound: "没有找到“{text}”。", NoClause: "没有条款 {clause}。",
	Position: "{at}/{of}", JumpHint: "如 M4.6", Language: "原文",
}

var auditEN = Audit{
	Title: "Audit", Time: "Time", Who: "Who", Action: "Action", Subject: "Record", Changes: "Changes", Empty: "No such entry.",
	Heading: "Entry {seq}", Key: "Key", Remote: "From", Face: "Via", Rules: "Rests on", Hash: "Hash", Prev: "Previous", Related: "Related",
	Erased: "the text was erased as the law asks", Verify: "Verify chain", Verified: "The chain is whole: {n} entries.", Broken: "The chain breaks at entry {seq}! Tell the operator at once.",
	Newest: "Audit log, newest first",
}

var ruleEN = Rule{
	Title: "Rules", Search: "Find", Next: "Next", Previous: "Previous", Jump: "Go to clause", NotFound: "“{text}” is not found.", NoClause: "There is no clause {clause}.",
	Position: "{at}/{of}", JumpHint: "like M4.6", Language: "The regulation stands in Chinese.",
}

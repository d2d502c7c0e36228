package i18n

// Violation holds the text of violations (违规).
type Violation struct {
	Person, Group, Clauses, Outcome, Occurred, Heading, Evidence, Authority                     string
	Earlier, EarlierCount, Task, New, PickGroup, RecordTitle, RecordIntro, EvidenceHint, Submit string
	Recorded                                                                                    string
}

func violationText(l lang) Violation {
	return Violation{
		Person: l("当事人", "Member"), Group: l("微信群", "Group"), Clauses: l("违反", "Clauses"),
		Outcome: l("处理", "Outcome"), Occurred: l("日期", "Date"),
		Heading:  l("违规 · {person}", "Violation · {person}"),
		Evidence: l("证据", "Evidence"), Authority: l("处理依据", "Rests on"), Earlier: l("此前", "Before"),
		EarlierCount: l("{n} 次违规记录", "{n} {n|incident|incidents} on record"), Task: l("任务", "Task"),
		New: l("记录违规", "Record violation"), PickGroup: l("选择微信群", "Choose the group"),
		RecordTitle:  l("记录违规 · {group}", "Record violation · {group}"),
		RecordIntro:  l("处理须由人在微信中执行：生成任务，凭证到位才办结。", "A person carries the outcome out in WeChat: a task opens and ends with proof."),
		EvidenceHint: l("时间、内容、截图存放处", "when, what, where the screenshot is"), Submit: l("记录", "Record"),
		Recorded: l("已记录 {id}：{outcome}[，待办任务 {task}]", "{id} recorded: {outcome}[, task {task} opened]"),
	}
}

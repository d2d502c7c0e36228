package i18n

import "alumni/domain"

// Violation holds the text of violations (违规).
type Violation struct {
	Title, Person, Group, Clauses, Outcome, Occurred, Empty, Heading, Count  string
	Evidence, Authority, Earlier, EarlierCount, Task                         string // EarlierCount: {n}
	New, PickGroup, RecordTitle, RecordIntro, EvidenceHint, Submit, Recorded string
}

// Task holds the text of tasks (待办任务).
type Task struct {
	Title, Person, Group, Branch, Subject, Proof, Second, Heading, Complete string
	CompleteTitle, CompleteIntro, CompletePublish                           string
	CompleteReview                                                          string // what the review of an owner registers
	Note, Link, Date, SecondDate, NoteHint, LinkHint, Submit, Done          string
	ProofLine                                                               string
	Step                                                                    map[domain.TaskKind]string // what is to be done; {person}
}

func violationText(l lang) Violation {
	return Violation{
		Title: l("违规", "Violations"), Person: l("当事人", "Member"), Group: l("微信群", "Group"), Clauses: l("违反", "Clauses"),
		Outcome: l("处理", "Outcome"), Occurred: l("日期", "Date"), Empty: l("没有违规记录。", "No violation on record."),
		Heading: l("违规 · {person}", "Violation · {person}"), Count: l("{n} 件[{state}]", "{n}[ {state}]"),
		Evidence: l("证据", "Evidence"), Authority: l("处理依据", "Rests on"), Earlier: l("此前", "Before"),
		EarlierCount: l("{n} 次违规记录", "{n} {n|incident|incidents} on record"), Task: l("任务", "Task"),
		New: l("记录违规", "Record violation"), PickGroup: l("选择微信群", "Choose the group"),
		RecordTitle:  l("记录违规 · {group}", "Record violation · {group}"),
		RecordIntro:  l("处理须由人在微信中执行：生成任务，凭证到位才办结。", "A person carries the outcome out in WeChat: a task opens and ends with proof."),
		EvidenceHint: l("时间、内容、截图存放处", "when, what, where the screenshot is"), Submit: l("记录", "Record"),
		Recorded: l("已记录 {id}：{outcome}", "{id} recorded: {outcome}"),
	}
}

func taskText(l lang) Task {
	return Task{
		Title: l("任务", "Tasks"), Person: l("当事人", "Person"), Group: l("微信群", "Group"), Branch: l("分会", "Branch"),
		Subject: l("起因", "Because of"), Proof: l("办理凭证", "Proof"), Second: l("网站凭证", "Website proof"),
		Heading: l("任务 · {kind}", "Task · {kind}"), Complete: l("办结", "Complete"),
		CompleteTitle: l("办结{kind} · {id}", "Complete {kind} · {id}"),
		CompleteIntro: l("请先在微信中办理，再填写凭证。", "Do the step in WeChat first, then give the proof."),
		CompletePublish: l("须在公众号和网站都公布；只公布群名、管理人员姓名和职务，不公布电话。",
			"Publish on the official account and the website; names and roles only, never phones."),
		CompleteReview: l("所填文号与日期即作为会长授权登记，群主据此留任；须重新报送备案表，由总会审核备案表时确认。没有授权的，请移交群主，移交后自动办结。",
			"Number and date are registered as the president's authorisation, by which the owner stays; the form is filed anew, and "+
				"headquarters confirms the owner by accepting it. Without an authorisation, hand the group over: that ends this task by "+
				"itself."),
		Note: l("办理情况", "What was done"), Link: l("链接", "Link"), Date: l("日期", "Date"), SecondDate: l("网站日期", "Website date"),
		NoteHint: l("谁、何时、如何办理", "who, when, how"), LinkHint: l("截图或网页地址", "screenshot or page"), Submit: l("办结", "Complete"),
		Done: l("已办结 {id}", "{id} is done"), ProofLine: "[{date} ][{note} ][{link}]",
		Step: map[domain.TaskKind]string{
			domain.TaskCreateGroup:   l("在微信建群，按批复的群名命名。", "Set the group up in WeChat under the approved name."),
			domain.TaskTransferOwner: l("在微信把群主移交给[ {person}]。", "Hand the group over in WeChat[ to {person}]."),
			domain.TaskChangeAdmin:   l("在微信更换管理员[：{person}]。", "Change the admin in WeChat[: {person}]."),
			domain.TaskRemoveMember:  l("在微信将[ {person} ]清理出群。", "Remove[ {person}] from the group in WeChat."),
			domain.TaskRectify:       l("督促[ {person} ]限期整改。", "See that[ {person}] rectifies in time."),
			domain.TaskWithdraw:      l("在微信撤回[ {person} ]的消息。", "Withdraw the message[ of {person}] in WeChat."),
			domain.TaskRefer: l("将[ {person} ]的情况移送有关部门，保存证据。",
				"Refer the case[ of {person}] to the authorities and keep the evidence."),
			domain.TaskPublish:       l("在公众号和网站公布群名与管理人员名单。", "Publish name and managers on the official account and the website."),
			domain.TaskFile:          l("将备案表报送校友总会办公室。", "Send the filing form to headquarters."),
			domain.TaskAcceptFiling:  l("核对分会报送的备案表，无误后备案。", "Check the filing form that the branch sent, then file it."),
			domain.TaskRenameGroup:   l("在微信把群名改为核定的名称。", "Rename the group in WeChat to the granted name."),
			domain.TaskSetAdmins:     l("在微信按批复调整管理员。", "Set the admins in WeChat as the reply says."),
			domain.TaskDissolveGroup: l("通知群成员后在微信解散该群。", "Tell the members, then dissolve the group in WeChat."),
			domain.TaskConvertGroup: l("分会已成立：由理事会确定群主和管理员，按分会群管理。",
				"The branch is founded: its council names owner and admins, the group is a branch's group."),
			domain.TaskReviewOwner: l("群主已不在理事会任职：移交群主，或取得会长授权。",
				"The owner left the council: hand the group over, or get the president's authorisation."),
			domain.TaskMoveMembers: l("在微信把名单上的成员迁入保留的群，迁空后解散原群；群里还有人不能办结。",
				"Move the members listed into the groups that stay, then dissolve the empty group; it can not end before."),
		},
	}
}

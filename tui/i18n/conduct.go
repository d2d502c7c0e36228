package i18n

import "alumni/domain"

// Violation holds the text of violations (违规).
type Violation struct {
	Title, Person, Group, Clauses, Outcome, Occurred, Empty string
	Heading                                                 string // {person}
	Count                                                   string // {n}, {state}
	Evidence, Authority, Earlier, EarlierCount, Task        string // EarlierCount: {n}
	New                                                     string // action
	PickGroup                                               string
	RecordTitle                                             string // {group}
	RecordIntro                                             string
	EvidenceHint                                            string
	Submit                                                  string
	Recorded                                                string // {id}, {outcome}
}

// Task holds the text of tasks (待办任务).
type Task struct {
	Title                                         string
	Person, Group, Branch, Subject, Proof, Second string
	Heading                                       string // {kind}
	Complete                                      string // action
	CompleteTitle                                 string // {kind}, {id}
	CompleteIntro, CompletePublish                string
	CompleteReview                                string // what the review of an owner registers
	Note, Link, Date, SecondDate                  string
	NoteHint, LinkHint                            string
	Submit                                        string
	Done                                          string                     // {id}
	ProofLine                                     string                     // {note}, {link}, {date}
	Step                                          map[domain.TaskKind]string // what is to be done; {person}
}

var violationZH = Violation{
	Title: "违规", Person: "当事人", Group: "微信群", Clauses: "违反", Outcome: "处理", Occurred: "日期", Empty: "没有违规记录。",
	Heading: "违规 · {person}", Count: "{n} 件[{state}]", Evidence: "证据", Authority: "处理依据", Earlier: "此前", EarlierCount: "{n} 次违规记录", Task: "任务",
	New: "记录违规", PickGroup: "选择微信群",
	RecordTitle: "记录违规 · {group}", RecordIntro: "处理须由人在微信中执行：生成任务，凭证到位才办结。",
	EvidenceHint: "时间、内容、截图存放处",
	Submit:       "记录", Recorded: "已记录 {id}：{outcome}",
}

var taskZH = Task{
	Title: "任务", Person: "当事人", Group: "微信群", Branch: "分会", Subject: "起因", Proof: "办理凭证", Second: "网站凭证",
	Heading: "任务 · {kind}", Complete: "办结", CompleteTitle: "办结{kind} · {id}",
	CompleteIntro:   "请先在微信中办理，再填写凭证。",
	CompleteReview:  "所填文号与日期即作为会长授权登记，群主据此留任；须重新报送备案表，由总会审核备案表时确认。没有授权的，请移交群主，移交后自动办结。",
	CompletePublish: "须在公众号和网站都公布；只公布群名、管理人员姓名和职务，不公布电话。",
	Note:            "办理情况", Link: "链接", Date: "日期", SecondDate: "网站日期",
	NoteHint: "谁、何时、如何办理", LinkHint: "截图或网页地址", Submit: "办结", Done: "已办结 {id}",
	Step: map[domain.TaskKind]string{
		domain.TaskCreateGroup: "在微信建群，按批复的群名命名。", domain.TaskTransferOwner: "在微信把群主移交给[ {person}]。",
		domain.TaskChangeAdmin: "在微信更换管理员[：{person}]。", domain.TaskRemoveMember: "在微信将[ {person} ]清理出群。",
		domain.TaskRectify: "督促[ {person} ]限期整改。", domain.TaskWithdraw: "在微信撤回[ {person} ]的消息。",
		domain.TaskRefer: "将[ {person} ]的情况移送有关部门，保存证据。", domain.TaskPublish: "在公众号和网站公布群名与管理人员名单。",
		domain.TaskFile: "将备案表报送校友总会办公室。", domain.TaskAcceptFiling: "核对分会报送的备案表，无误后备案。",
		domain.TaskRenameGroup: "在微信把群名改为核定的名称。", domain.TaskSetAdmins: "在微信按批复调整管理员。",
		domain.TaskDissolveGroup: "通知群成员后在微信解散该群。", domain.TaskConvertGroup: "分会已成立：由理事会确定群主和管理员，按分会群管理。",
		domain.TaskReviewOwner: "群主已不在理事会任职：移交群主，或取得会长授权。", domain.TaskMoveMembers: "在微信把名单上的成员迁入保留的群，迁空后解散原群；群里还有人不能办结。",
	},
	ProofLine: "[{date} ][{note} ][{link}]",
}

var violationEN = Violation{
	Title: "Violations", Person: "Member", Group: "Group", Clauses: "Clauses", Outcome: "Outcome", Occurred: "Date", Empty: "No violation on record.",
	Heading: "Violation · {person}", Count: "{n}[ {state}]", Evidence: "Evidence", Authority: "Rests on", Earlier: "Before", EarlierCount: "{n} {n|incident|incidents} on record", Task: "Task",
	New: "Record violation", PickGroup: "Choose the group",
	RecordTitle: "Record violation · {group}", RecordIntro: "A person carries the outcome out in WeChat: a task opens and ends with proof.",
	EvidenceHint: "when, what, where the screenshot is",
	Submit:       "Record", Recorded: "{id} recorded: {outcome}",
}

var taskEN = Task{
	Title: "Tasks", Person: "Person", Group: "Group", Branch: "Branch", Subject: "Because of", Proof: "Proof", Second: "Website proof",
	Heading: "Task · {kind}", Complete: "Complete", CompleteTitle: "Complete {kind} · {id}",
	CompleteIntro:   "Do the step in WeChat first, then give the proof.",
	CompleteReview:  "Number and date are registered as the president's authorisation, by which the owner stays; the form is filed anew, and headquarters confirms the owner by accepting it. Without an authorisation, hand the group over: that ends this task by itself.",
	CompletePublish: "Publish on the official account and the website; names and roles only, never phones.",
	Note:            "What was done", Link: "Link", Date: "Date", SecondDate: "Website date",
	NoteHint: "who, when, how", LinkHint: "screenshot or page", Submit: "Complete", Done: "{id} is done",
	Step: map[domain.TaskKind]string{
		domain.TaskCreateGroup: "Set the group up in WeChat under the approved name.", domain.TaskTransferOwner: "Hand the group over in WeChat[ to {person}].",
		domain.TaskChangeAdmin: "Change the admin in WeChat[: {person}].", domain.TaskRemoveMember: "Remove[ {person}] from the group in WeChat.",
		domain.TaskRectify: "See that[ {person}] rectifies in time.", domain.TaskWithdraw: "Withdraw the message[ of {person}] in WeChat.",
		domain.TaskRefer: "Refer the case[ of {person}] to the authorities and keep the evidence.", domain.TaskPublish: "Publish name and managers on the official account and the website.",
		domain.TaskFile: "Send the filing form to headquarters.", domain.TaskAcceptFiling: "Check the filing form that the branch sent, then file it.",
		domain.TaskRenameGroup: "Rename the group in WeChat to the granted name.", domain.TaskSetAdmins: "Set the admins in WeChat as the reply says.",
		domain.TaskDissolveGroup: "Tell the members, then dissolve the group in WeChat.", domain.TaskConvertGroup: "The branch is founded: its council names owner and admins, the group is a branch's group.",
		domain.TaskReviewOwner: "The owner left the council: hand the group over, or get the president's authorisation.", domain.TaskMoveMembers: "Move the members listed into the groups that stay, then dissolve the empty group; it can not end before.",
	},
	ProofLine: "[{date} ][{note} ][{link}]",
}

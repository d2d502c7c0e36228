package i18n

import "alumni/domain"

// TaskKind is one kind of task in words.
type TaskKind struct {
	Name  Line
	Word  Line // in the inbox, in the column of kinds
	Waits Line // what waits there: {group}, {person}
	Step  Line // what is to be done: {person}
	Close Line // what ends it, in the form of its completion; empty is its proof
}

// taskKinds are all that is said of each kind of task: one row a kind.
var taskKinds = map[domain.TaskKind]TaskKind{
	domain.TaskCreateGroup: {
		Name: Line{"建群", "set up"}, Word: Line{"建群", "set up"}, Waits: Line{"{group} 待建群", "{group}: set it up"},
		Step: Line{"在微信建群，按批复的群名命名。", "Set the group up in WeChat under the approved name."},
	},
	domain.TaskTransferOwner: {
		Name: Line{"移交群主", "hand over owner"}, Word: Line{"移交", "transfer"},
		Waits: Line{"{group} 群主待移交[ {person}]", "{group}: hand over[ → {person}]"},
		Step:  Line{"在微信把群主移交给[ {person}]。", "Hand the group over in WeChat[ to {person}]."},
	},
	domain.TaskChangeAdmin: {
		Name: Line{"更换管理员", "change admin"}, Word: Line{"移交", "transfer"},
		Waits: Line{"{group} 管理员待更换[ {person}]", "{group}: admin[ → {person}]"},
		Step:  Line{"在微信更换管理员[：{person}]。", "Change the admin in WeChat[: {person}]."},
	},
	domain.TaskRemoveMember: {
		Name: Line{"清理出群", "removal"}, Word: Line{"清理", "removal"},
		Waits: Line{"{group} [{person} ]待清理出群", "{group}: remove[ {person}]"},
		Step:  Line{"在微信将[ {person} ]清理出群。", "Remove[ {person}] from the group in WeChat."},
	},
	domain.TaskRectify: {
		Name: Line{"整改", "rectification"}, Word: Line{"整改", "rectify"},
		Waits: Line{"{group} [{person} ]限期整改", "{group}:[ {person}] to rectify"},
		Step:  Line{"督促[ {person} ]限期整改。", "See that[ {person}] rectifies in time."},
	},
	domain.TaskWithdraw: {
		Name: Line{"撤回消息", "withdraw message"}, Word: Line{"撤回", "withdraw"},
		Waits: Line{"{group} [{person} ]消息待撤回", "{group}: message[ of {person}]"},
		Step:  Line{"在微信撤回[ {person} ]的消息。", "Withdraw the message[ of {person}] in WeChat."},
	},
	domain.TaskRefer: {
		Name: Line{"移送有关部门", "referral"}, Word: Line{"移送", "refer"},
		Waits: Line{"{group} [{person} ]待移送", "{group}: refer[ {person}]"},
		Step:  Line{"将[ {person} ]的情况移送有关部门，保存证据。", "Refer the case[ of {person}] to the authorities and keep the evidence."},
	},
	domain.TaskPublish: {
		Name: Line{"公布", "publication"}, Word: Line{"公布", "publish"}, Waits: Line{"{group} 待公布", "{group}: publish"},
		Step: Line{"在公众号和网站公布群名与管理人员名单。", "Publish name and managers on the official account and the website."},
		Close: Line{
			"须在公众号和网站都公布；只公布群名、管理人员姓名和职务，不公布电话。",
			"Publish on the official account and the website; names and roles only, never phones.",
		},
	},
	domain.TaskFile: {
		Name: Line{"备案", "filing"}, Word: Line{"备案", "filing"}, Waits: Line{"{group} 未报备案表", "{group}: send form"},
		Step: Line{"将备案表报送校友总会办公室。", "Send the filing form to headquarters."},
	},
	domain.TaskAcceptFiling: {
		Name: Line{"审核备案", "accept filing"}, Word: Line{"备案", "filing"}, Waits: Line{"{group} 备案待审核", "{group}: review form"},
		Step: Line{"核对分会报送的备案表，无误后备案。", "Check the filing form that the branch sent, then file it."},
	},
	domain.TaskRenameGroup: {
		Name: Line{"改群名", "rename"}, Word: Line{"改名", "rename"}, Waits: Line{"{group} 待改群名", "{group}: rename"},
		Step: Line{"在微信把群名改为核定的名称。", "Rename the group in WeChat to the granted name."},
	},
	domain.TaskSetAdmins: {
		Name: Line{"调整管理员", "set admins"}, Word: Line{"管理员", "admins"}, Waits: Line{"{group} 待调整管理员", "{group}: set admins"},
		Step: Line{"在微信按批复调整管理员。", "Set the admins in WeChat as the reply says."},
	},
	domain.TaskDissolveGroup: {
		Name: Line{"解散群", "dissolve"}, Word: Line{"解散", "dissolve"}, Waits: Line{"{group} 待解散", "{group}: dissolve"},
		Step: Line{"通知群成员后在微信解散该群。", "Tell the members, then dissolve the group in WeChat."},
		Close: Line{
			"办结后群即终止，名称和序号不再使用，其余待办取消；由总会从公布名单除名。请先在微信中办理，再填写凭证。",
			"The group ends for ever, its other tasks fall away, and headquarters takes it off the published list. Do the step in " +
				"WeChat first, then give the proof.",
		},
	},
	domain.TaskConvertGroup: {
		Name: Line{"筹备群转正", "convert"}, Word: Line{"转正", "convert"}, Waits: Line{"{group} 筹备群待转正", "{group}: convert"},
		Step: Line{
			"分会已成立：由理事会确定群主和管理员，按分会群管理。",
			"The branch is founded: its council names owner and admins, the group is a branch's group.",
		},
		Close: Line{
			"办结后按分会群管理，群名不变，公布和备案随之更新。请登记理事会确定群主和管理员的决议；群主须任会长、副会长、秘书长或经会长授权。",
			"It becomes a group of the branch under the same name, to be published and filed anew. Record the council's decision on " +
				"owner and admins; the owner needs an owning office or the president's authorisation.",
		},
	},
	domain.TaskReviewOwner: {
		Name: Line{"复核群主资格", "review owner"}, Word: Line{"复核", "review"},
		Waits: Line{"{group} 群主 {person} 已离任理事会", "{group}: {person} left the council"},
		Step: Line{
			"群主已不在理事会任职：移交群主，或取得会长授权。",
			"The owner left the council: hand the group over, or get the president's authorisation.",
		},
		Close: Line{
			"所填文号与日期即作为会长授权登记，群主据此留任；须重新报送备案表，由总会审核备案表时确认。没有授权的，请移交群主，移交后自动办结。",
			"Number and date are registered as the president's authorisation, by which the owner stays; the form is filed anew, and " +
				"headquarters confirms the owner by accepting it. Without an authorisation, hand the group over: that ends this task by " +
				"itself.",
		},
	},
	domain.TaskMoveMembers: {
		Name: Line{"迁移群成员", "move members"}, Word: Line{"整合", "merge"}, Waits: Line{"{group} 待迁移群成员", "{group}: move members"},
		Step: Line{
			"在微信把名单上的成员迁入保留的群，迁空后解散原群；群里还有人不能办结。",
			"Move the members listed into the groups that stay, then dissolve the empty group; it can not end before.",
		},
	},
	domain.TaskDuty: {
		Name: Line{"交办事项", "duty"}, Word: Line{"交办", "duty"}, Waits: Line{"{group} {what}", "{group}: {what}"}, Step: Line{"{what}", "{what}"},
		Close: Line{"办完后写明办理情况。", "Say what was done."},
	},
	domain.TaskReviewMembers: {
		Name: Line{"身份核查", "identity review"}, Word: Line{"核查", "review"}, Waits: Line{"{group} 群成员待身份核查", "{group}: review the members"},
		Step: Line{
			"逐人核查群成员是否仍符合入群条件；核查完成后自动办结。",
			"Look at every member, one by one, whether they still qualify; it ends by itself with the review.",
		},
	},
}

var dutyFor = map[domain.DutyFor]Line{
	domain.DutyManagers: {"群主和管理员", "the group's managers"}, domain.DutyBranch: {"分会", "the branch"}, domain.DutyHQ: {"总会", "headquarters"},
}

// DutyFor are the words for who does a duty, M6.7.
func (t *Text) DutyFor() map[domain.DutyFor]string { return said(t, dutyFor) }

// TaskKindOf gives the words of a kind of task.
func TaskKindOf(k domain.TaskKind) TaskKind { return taskKinds[k] }

// Task holds the text of tasks (待办任务).
type Task struct {
	Person, Group, Subject, Proof, Second, Heading, Complete, CompleteTitle string
	Note, Link, Date, SecondDate, NoteHint, LinkHint, Submit, Done          string
	CompleteIntro, ProofLine                                                string

	// Who does it.
	Assign, AssignTitle, AssignSubmit, Me, Anybody, Assigned, Assignee string

	// What ends a group, N1.4a, and the conversion of a preparatory one, N1.4b.
	DissolveHeld, CouncilDecision, DecisionHint string
}

func taskText(l lang) Task {
	return Task{
		Person: l("当事人", "Person"), Group: l("微信群", "Group"), Subject: l("起因", "Because of"), Proof: l("办理凭证", "Proof"),
		Second: l("网站凭证", "Website proof"), Heading: l("任务 · {kind}", "Task · {kind}"), Complete: l("办结", "Complete"),
		CompleteTitle: l("办结{kind} · {id}", "Complete {kind} · {id}"),
		CompleteIntro: l("请先在微信中办理，再填写凭证。", "Do the step in WeChat first, then give the proof."),
		Note:          l("办理情况", "What was done"), Link: l("链接", "Link"), Date: l("日期", "Date"), SecondDate: l("网站日期", "Website date"),
		NoteHint: l("谁、何时、如何办理", "who, when, how"), LinkHint: l("截图或网页地址", "screenshot or page"), Submit: l("办结", "Complete"),
		Done: l("已办结 {id}", "{id} is done"), ProofLine: "[{date} ][{note} ][{link}]",

		Assign: l("指派", "Assign"), AssignTitle: l("指派{kind} · {id}", "Assign: {kind} · {id}"), AssignSubmit: l("指派", "Assign"),
		Me: l("{name}（我）", "{name} (me)"), Anybody: l("不指定", "anybody"), Assigned: l("已指派 {id}", "{id} is assigned"),
		Assignee: l("承办人", "Assignee"),

		DissolveHeld:    l("{id} 尚未办结：请先办结，再在微信解散。", "{id} is undecided: have it decided before you dissolve the group in WeChat."),
		CouncilDecision: l("理事会决议", "Council's decision"),
		DecisionHint:    l("文号，或会议日期与决定", "its number, or the day and what was decided"),
	}
}

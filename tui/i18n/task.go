package i18n

import "alumni/domain"

// Task holds the text of tasks (待办任务).
type Task struct {
	Person, Group, Subject, Proof, Second, Heading, Complete, CompleteTitle string
	CompleteIntro, CompletePublish                                          string
	CompleteReview                                                          string // what the review of an owner registers
	Note, Link, Date, SecondDate, NoteHint, LinkHint, Submit, Done          string
	ProofLine                                                               string
	Step                                                                    map[domain.TaskKind]string // what is to be done

	// Who does it.
	Assign, AssignTitle, AssignSubmit, Me, Anybody, Assigned, Assignee string

	// What ends a group, N1.4a, and the conversion of a preparatory one, N1.4b.
	DissolveHeld, DissolveAfter, Convert, CouncilDecision, DecisionHint string
}

func taskText(l lang) Task {
	return Task{
		Person: l("当事人", "Person"), Group: l("微信群", "Group"), Subject: l("起因", "Because of"), Proof: l("办理凭证", "Proof"),
		Second: l("网站凭证", "Website proof"), Heading: l("任务 · {kind}", "Task · {kind}"), Complete: l("办结", "Complete"),
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

		Assign: l("指派", "Assign"), AssignTitle: l("指派{kind} · {id}", "Assign: {kind} · {id}"), AssignSubmit: l("指派", "Assign"),
		Me: l("{name}（我）", "{name} (me)"), Anybody: l("不指定", "anybody"), Assigned: l("已指派 {id}", "{id} is assigned"),
		Assignee: l("承办人", "Assignee"),

		DissolveHeld: l("{id} 尚未办结：请先办结，再在微信解散。", "{id} is undecided: have it decided before you dissolve the group in WeChat."),
		DissolveAfter: l("办结后群即终止，名称和序号不再使用，其余待办取消；由总会从公布名单除名。请先在微信中办理，再填写凭证。",
			"The group ends for ever, its other tasks fall away, and headquarters takes it off the published list. Do the step in "+
				"WeChat first, then give the proof."),
		Convert: l("办结后按分会群管理，群名不变，公布和备案随之更新。请登记理事会确定群主和管理员的决议；群主须任会长、副会长、秘书长或经会长授权。",
			"It becomes a group of the branch under the same name, to be published and filed anew. Record the council's decision on "+
				"owner and admins; the owner needs an owning office or the president's authorisation."),
		CouncilDecision: l("理事会决议", "Council's decision"),
		DecisionHint:    l("文号，或会议日期与决定", "its number, or the day and what was decided"),
	}
}

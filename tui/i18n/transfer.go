package i18n

// Transfer holds the text of transfers (移交).
type Transfer struct {
	Group, Role, From, To, Heading, Submitted, Authority, ApproveTitle string
	ApproveIntro, VacantIntro, ApproveAfter, RejectIntro, Approved     string

	// Asking for one, on the group's page.
	RequestTitle, RequestIntro, SuccessorHint, ReasonHint, DecisionHint string
}

func transferText(l lang) Transfer {
	return Transfer{
		Group: l("微信群", "Group"), Role: l("职务", "Role"), From: l("现任", "From"), To: l("接任人", "To"),
		Heading:   l("移交{role}申请", "Transfer of {role}"),
		Submitted: l("{group} · {date} 提交", "{group} · {date}"), Authority: l("会长授权", "Authorisation"),
		ApproveTitle: l("移交{role} · {id}", "Transfer of {role} · {id}"),
		ApproveIntro: l("{group} 的{role}将由 {from} 变为 {to}。", "The {role} of {group} changes from {from} to {to}."),
		VacantIntro:  l("{group} 的{role}空缺，将由 {to} 接任。", "{group} has no {role}; {to} takes over."),
		ApproveAfter: l("同意后：[{from}的{role}权限立即终止；]备案与公布重新打开；生成微信操作任务，待上传办理凭证。",
			"[{from}'s rights as {role} end at once; ]filing and publication open again; a task opens for the step in WeChat, to be "+
				"closed with proof."),
		RejectIntro: l("将驳回 {group} {role} {from} → {to} 的移交。", "This rejects the transfer in {group}: {role} {from} → {to}."),
		Approved:    l("已同意 {id}：{group} {role}现为 {to}", "{id} approved: {role} of {group} is {to}"),

		RequestTitle:  l("申请移交 · {group}", "Apply for transfer · {group}"),
		RequestIntro:  l("提交后由总会审核；批准前职务不变。", "Headquarters decides; nothing changes before it approves."),
		SuccessorHint: l("本群成员：拼音、首字母或汉字", "a member: pinyin, initials or Han"), ReasonHint: l("为何移交", "why"),
		DecisionHint: l("理事会决定移交的文号", "the council's decision"),
	}
}

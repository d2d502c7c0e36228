package i18n

// Application holds the text of group applications (申请).
type Application struct {
	Title, Branch, Group, Owner, Empty                                       string
	None                                                                     string // where there is no application at all
	Heading, Submitted, NewName, Owner2, Admins, Reason, Document, Headcount string
	Existing, Created, Decided, Approve, Reject, ApproveTitle, RejectTitle   string
	ApproveIntro, ApproveAfter, RejectIntro, RejectAfter, ApproveSubmit      string
	RejectSubmit, Approved, Rejected, Number, Note, RejectReason, NoteHint   string
	ReasonHint                                                               string
}

// Transfer holds the text of transfers (移交).
type Transfer struct {
	Title, Group, Role, From, To, Empty, Heading, Submitted, Authority string
	ApproveTitle, RejectTitle, ApproveIntro, VacantIntro, ApproveAfter string
	RejectIntro, ApproveSubmit, Approved, Rejected                     string
}

func applicationText(l lang) Application {
	return Application{
		Title: l("申请", "Applications"), Branch: l("分会", "Branch"), Group: l("拟建群", "Proposed group"), Owner: l("群主", "Owner"),
		Empty:     l("没有符合的申请。", "No such application."),
		None:      l("还没有申请。在分会页按 n 申请建群。", "No applications yet: n on a branch's page."),
		Heading:   l("{kind}申请", "Application: {kind}"),
		Submitted: l("{branch} · {date}[ 由{office}][ {name}] 提交", "{branch} · {date}[ by {office}][ {name}]"),
		NewName:   l("拟建群", "Group"), Owner2: l("群主", "Owner"), Admins: l("管理员", "Admins"), Reason: l("理由", "Reason"),
		Document: l("文号", "Reference"), Headcount: l("待入群", "Waiting"), Existing: l("现群名", "Present name"),
		Created: l("已建群", "Created"), Decided: l("{by} 于 {at} {state}[，文号 {number}]", "{state} by {by} at {at}[, {number}]"),
		Approve: l("批复同意", "Approve"), Reject: l("驳回", "Reject"), ApproveTitle: l("批复同意 · {id}", "Approve · {id}"),
		RejectTitle:  l("驳回 · {id}", "Reject · {id}"),
		ApproveIntro: l("将建立 {name}，群主 {owner}。", "This creates {name} with owner {owner}."),
		ApproveAfter: l("同意后：序号 {seq} 即行分配，永不重用；生成微信操作任务，待上传办理凭证。",
			"Number {seq} is allocated at once and never reused; a task opens for the step in WeChat, to be closed with proof."),
		RejectIntro:   l("将驳回{branch}的{kind}申请。", "This rejects the application ({kind}) of {branch}."),
		RejectAfter:   l("驳回后不建群；理由会告知分会。", "No group is set up; the branch is told the reason."),
		ApproveSubmit: l("同意并批复", "Approve and reply"), RejectSubmit: l("驳回申请", "Reject"),
		Approved: l("已同意 {id}：{name}", "{id} approved: {name}"), Rejected: l("已驳回 {id}", "{id} rejected"),
		Number: l("批复文号", "Document no."), Note: l("批复意见", "Note"), RejectReason: l("驳回理由", "Reason"),
		NoteHint: l("可不填", "optional"), ReasonHint: l("必填，会告知申请人", "required; the applicant is told"),
	}
}

func transferText(l lang) Transfer {
	return Transfer{
		Title: l("移交", "Transfers"), Group: l("微信群", "Group"), Role: l("职务", "Role"), From: l("现任", "From"), To: l("接任人", "To"),
		Empty: l("没有符合的移交申请。", "No such transfer."), Heading: l("移交{role}申请", "Transfer of {role}"),
		Submitted: l("{group} · {date} 提交", "{group} · {date}"), Authority: l("会长授权", "Authorisation"),
		ApproveTitle: l("移交{role} · {id}", "Transfer of {role} · {id}"), RejectTitle: l("驳回移交 · {id}", "Reject transfer · {id}"),
		ApproveIntro: l("{group} 的{role}将由 {from} 变为 {to}。", "The {role} of {group} changes from {from} to {to}."),
		VacantIntro:  l("{group} 的{role}空缺，将由 {to} 接任。", "{group} has no {role}; {to} takes over."),
		ApproveAfter: l("同意后：[{from}的{role}权限立即终止；]备案与公布重新打开；生成微信操作任务，待上传办理凭证。",
			"[{from}'s rights as {role} end at once; ]filing and publication open again; a task opens for the step in WeChat, to be "+
				"closed with proof."),
		RejectIntro:   l("将驳回 {group} {role} {from} → {to} 的移交。", "This rejects the transfer in {group}: {role} {from} → {to}."),
		ApproveSubmit: l("同意并批复", "Approve and reply"),
		Approved:      l("已同意 {id}：{group} {role}现为 {to}", "{id} approved: {role} of {group} is {to}"),
		Rejected:      l("已驳回 {id}，职务不变", "{id} rejected, the role stays"),
	}
}

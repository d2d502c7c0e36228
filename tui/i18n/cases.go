package i18n

// Application holds the text of group applications (申请).
type Application struct {
	Title, Branch, Group, Owner, Empty     string
	None                                   string // where there is no application at all
	Heading                                string // {kind}
	Submitted                              string // {branch}, {date}, {office}, {name}
	NewName, Owner2, Admins, Reason        string
	Document, Headcount, Existing, Created string
	Decided                                string // {by}, {at}, {state}, {number}
	Approve, Reject                        string // actions
	ApproveTitle, RejectTitle              string // {id}
	ApproveIntro                           string // {name}, {owner}
	ApproveAfter                           string // {seq}
	RejectIntro                            string // {branch}, {kind}
	RejectAfter                            string
	ApproveSubmit, RejectSubmit            string
	Approved, Rejected                     string // {id}, {name}
	Number, Note, RejectReason, NoteHint   string
	ReasonHint                             string
}

// Transfer holds the text of transfers (移交).
type Transfer struct {
	Title, Group, Role, From, To, Empty string
	Heading                             string // {role}
	Submitted                           string // {group}, {date}
	Authority                           string
	ApproveTitle, RejectTitle           string // {role}, {id}
	ApproveIntro                        string // {group}, {role}, {from}, {to}
	VacantIntro                         string // {group}, {role}, {to}
	ApproveAfter                        string // {role}, {from}
	RejectIntro                         string // {group}, {role}, {from}, {to}
	ApproveSubmit                       string
	Approved, Rejected                  string // {id}, {group}, {role}, {to}
}

var applicationZH = Application{
	Title: "申请", Branch: "分会", Group: "拟建群", Owner: "群主", Empty: "没有符合的申请。", None: "还没有申请。在分会页按 n 申请建群。",
	Heading: "{kind}申请", Submitted: "{branch} · {date}[ 由{office}][ {name}] 提交",
	NewName: "拟建群", Owner2: "群主", Admins: "管理员", Reason: "理由", Document: "文号", Headcount: "待入群", Existing: "现群名", Created: "已建群",
	Decided: "{by} 于 {at} {state}[，文号 {number}]",
	Approve: "批复同意", Reject: "驳回", ApproveTitle: "批复同意 · {id}", RejectTitle: "驳回 · {id}",
	ApproveIntro: "将建立 {name}，群主 {owner}。",
	ApproveAfter: "同意后：序号 {seq} 即行分配，永不重用；生成微信操作任务，待上传办理凭证。",
	RejectIntro:  "将驳回{branch}的{kind}申请。", RejectAfter: "驳回后不建群；理由会告知分会。",
	ApproveSubmit: "同意并批复", RejectSubmit: "驳回申请", Approved: "已同意 {id}：{name}", Rejected: "已驳回 {id}",
	Number: "批复文号", Note: "批复意见", RejectReason: "驳回理由", NoteHint: "可不填", ReasonHint: "必填，会告知申请人",
}

var transferZH = Transfer{
	Title: "移交", Group: "微信群", Role: "职务", From: "现任", To: "接任人", Empty: "没有符合的移交申请。",
	Heading: "移交{role}申请", Submitted: "{group} · {date} 提交", Authority: "会长授权",
	ApproveTitle: "移交{role} · {id}", RejectTitle: "驳回移交 · {id}",
	ApproveIntro: "{group} 的{role}将由 {from} 变为 {to}。", VacantIntro: "{group} 的{role}空缺，将由 {to} 接任。",
	ApproveAfter:  "同意后：[{from}的{role}权限立即终止；]备案与公布重新打开；生成微信操作任务，待上传办理凭证。",
	RejectIntro:   "将驳回 {group} {role} {from} → {to} 的移交。",
	ApproveSubmit: "同意并批复", Approved: "已同意 {id}：{group} {role}现为 {to}", Rejected: "已驳回 {id}，职务不变",
}

var applicationEN = Application{
	Title: "Applications", Branch: "Branch", Group: "Proposed group", Owner: "Owner", Empty: "No such application.", None: "No applications yet: n on a branch's page.",
	Heading: "Application: {kind}", Submitted: "{branch} · {date}[ by {office}][ {name}]",
	NewName: "Group", Owner2: "Owner", Admins: "Admins", Reason: "Reason", Document: "Reference", Headcount: "Waiting", Existing: "Present name", Created: "Created",
	Decided: "{state} by {by} at {at}[, {number}]",
	Approve: "Approve", Reject: "Reject", ApproveTitle: "Approve · {id}", RejectTitle: "Reject · {id}",
	ApproveIntro: "This creates {name} with owner {owner}.",
	ApproveAfter: "Number {seq} is allocated at once and never reused; a task opens for the step in WeChat, to be closed with proof.",
	RejectIntro:  "This rejects the application ({kind}) of {branch}.", RejectAfter: "No group is set up; the branch is told the reason.",
	ApproveSubmit: "Approve and reply", RejectSubmit: "Reject", Approved: "{id} approved: {name}", Rejected: "{id} rejected",
	Number: "Document no.", Note: "Note", RejectReason: "Reason", NoteHint: "optional", ReasonHint: "required; the applicant is told",
}

var transferEN = Transfer{
	Title: "Transfers", Group: "Group", Role: "Role", From: "From", To: "To", Empty: "No such transfer.",
	Heading: "Transfer of {role}", Submitted: "{group} · {date}", Authority: "Authorisation",
	ApproveTitle: "Transfer of {role} · {id}", RejectTitle: "Reject transfer · {id}",
	ApproveIntro: "The {role} of {group} changes from {from} to {to}.", VacantIntro: "{group} has no {role}; {to} takes over.",
	ApproveAfter:  "[{from}'s rights as {role} end at once; ]filing and publication open again; a task opens for the step in WeChat, to be closed with proof.",
	RejectIntro:   "This rejects the transfer in {group}: {role} {from} → {to}.",
	ApproveSubmit: "Approve and reply", Approved: "{id} approved: {role} of {group} is {to}", Rejected: "{id} rejected, the role stays",
}

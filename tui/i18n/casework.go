package i18n

// Casework holds what applications and transfers say alike: drafts, claims,
// returns for correction, withdrawals and letters.
type Casework struct {
	Claim, Release, TakeOver       string // actions
	Return, Withdraw, Discard      string // actions
	Edit, Mend, Letter             string // actions
	Claimed                        string // {id}, {until}, {from}
	Released                       string // {id}
	ClaimedBy, ClaimedMine         string // {name}, {until}
	TakeOverIntro                  string // {name}, {at}, {until}
	TakeOverAfter                  string
	ReturnIntro, ReturnNote        string
	ReturnHint                     string
	Returned                       string // {id}
	ReturnedBy, WasReturned        string // {name}, {at}
	WithdrawIntro, DiscardIntro    string
	Withdrawn, Discarded           string // {id}
	Drafted                        string // {id}
	DraftTitle, MendTitle          string // {kind}, {id}
	ChangeIntro                    string
	RenameIntro                    string // {group}, {name}
	RenameNone                     string // {group}
	DissolveIntro                  string // {group}, {members}
	AdminsHint, AllAdminsHint      string
	CapacityHint                   string // {n}
	ReasonHint, DecisionHint       string
	Applicant, Authority           string // labels
	OwnerAuth, Capacity            string // labels
	ApproveAdmins, ApproveDissolve string // what an approval does: {group}, {admins}, {members}
	ApproveRename                  string // {group}, {name}
	ApproveChange                  string // what follows a change
	RejectChange                   string
	Draft                          string // of a draft: nothing is handed in yet
	Rebuilt                        string // above a letter that was not kept
	NoOwner                        string // hint of a transfer of a vacant role
}

var caseworkZH = Casework{
	Rebuilt: "办理此件时系统尚未留存文书：以下按现行模板和现有登记重新生成，不是当时发出的原文。",
	Claim:   "领办", Release: "放回", TakeOver: "接办", Return: "退回补正", Withdraw: "撤回", Discard: "删除草稿",
	Edit: "续填并提交", Mend: "修改后提交", Letter: "文书",
	Claimed: "已领办 {id}，到 {until}[，由{from}转来]", Released: "已放回 {id}",
	ClaimedBy: "{name} 领办中，到 {until}", ClaimedMine: "由您领办，到 {until}",
	TakeOverIntro: "{name} 于 {at} 领办，到 {until} 为止。", TakeOverAfter: "接办后由您办理；双方都记入经过。",
	ReturnIntro: "勾选所缺材料，系统已按审核要点预选；提交后生成补正通知，申请人补正后重新提交。",
	ReturnNote:  "说明", ReturnHint: "选“其他”时必填", Returned: "已退回 {id} 补正",
	ReturnedBy:    "{name} 于 {at} 退回，需补正：",
	WasReturned:   "{name} 于 {at} 曾退回，现已重新提交。当时需补正：",
	WithdrawIntro: "批复之前可以撤回；撤回后不再办理，如需可另行申请。", DiscardIntro: "草稿尚未提交，删除后不再保留。",
	Withdrawn: "已撤回 {id}", Discarded: "已删除草稿 {id}", Drafted: "已存草稿 {id}，尚未提交",
	DraftTitle: "{kind} · 草稿 {id}", MendTitle: "{kind} · 补正 {id}",
	ChangeIntro: "提交后由总会审核批复；批复前一切照旧。",
	RenameIntro: "{group} 不合规范，应改为 {name}。", RenameNone: "{group} 已合规范，无须更名。",
	DissolveIntro: "将申请解散 {group}（{members} 人）；解散后群名与序号不再使用。",
	Applicant:     "申请人", Authority: "授权", OwnerAuth: "群主授权", Capacity: "群容量",
	AdminsHint: "可不填，可多位", AllAdminsHint: "变更后的全部管理员",
	CapacityHint: "不填即现行的 {n} 人", ReasonHint: "写明缘由", DecisionHint: "理事会决定移交的文号",
	ApproveAdmins: "{group} 的管理员将为：{admins}。", ApproveDissolve: "将解散 {group}（{members} 人）。",
	ApproveRename: "{group} 将更名为 {name}。",
	ApproveChange: "同意后：生成微信操作任务，待上传办理凭证；公布与备案随之更新。",
	RejectChange:  "驳回后一切照旧；理由会告知分会。",
	Draft:         "草稿，尚未提交", NoOwner: "群主空缺：由接任人直接接任",
}

var caseworkEN = Casework{
	Rebuilt: "No letter was kept when this was decided: what follows is written anew from today's template and registry, and is not the text that was given.",
	Claim:   "Claim", Release: "Release", TakeOver: "Take over", Return: "Return", Withdraw: "Withdraw", Discard: "Delete draft",
	Edit: "Fill in and submit", Mend: "Mend and submit", Letter: "Letter",
	Claimed: "{id} is yours until {until}[, taken over from {from}]", Released: "{id} is released",
	ClaimedBy: "{name} works on it until {until}", ClaimedMine: "yours until {until}",
	TakeOverIntro: "{name} claimed it at {at}, until {until}.", TakeOverAfter: "Then it is yours; the history names both.",
	ReturnIntro: "Tick what is missing; what the checks found is ticked. A notice is written, and the applicant submits again.",
	ReturnNote:  "Note", ReturnHint: "required with “other”", Returned: "{id} is returned for correction",
	ReturnedBy:    "{name} returned it at {at}; it lacks:",
	WasReturned:   "{name} returned it at {at}; it was handed in again. It lacked:",
	WithdrawIntro: "It can be withdrawn until the reply; it ends then, and another may be submitted.", DiscardIntro: "The draft was not submitted; it is not kept.",
	Withdrawn: "{id} is withdrawn", Discarded: "Draft {id} is deleted", Drafted: "{id} is kept as a draft, not submitted yet",
	DraftTitle: "{kind} · draft {id}", MendTitle: "{kind} · correction {id}",
	ChangeIntro: "Headquarters reviews it and replies; until then nothing changes.",
	RenameIntro: "{group} is not canonical; it should be {name}.", RenameNone: "{group} is canonical already.",
	DissolveIntro: "This asks to dissolve {group} (members: {members}); its name and number are never used again.",
	Applicant:     "Applicant", Authority: "Authority", OwnerAuth: "Owner auth", Capacity: "Capacity",
	AdminsHint: "optional; several", AllAdminsHint: "all admins as they shall be",
	CapacityHint: "empty: {n}, as in force", ReasonHint: "say why", DecisionHint: "the council's decision",
	ApproveAdmins: "The admins of {group} will be: {admins}.", ApproveDissolve: "This dissolves {group} (members: {members}).",
	ApproveRename: "{group} becomes {name}.",
	ApproveChange: "A task opens for the step in WeChat, to be closed with proof; publication and filing are renewed.",
	RejectChange:  "Nothing changes; the branch is told the reason.",
	Draft:         "draft, not submitted yet", NoOwner: "No owner at present: the successor takes over",
}

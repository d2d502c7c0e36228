package i18n

// Casework holds what applications and transfers say alike: drafts, claims,
// returns for correction, withdrawals and letters.
type Casework struct {
	Claim, Release, TakeOver, Return, Withdraw, Discard, Edit, Mend, Letter string
	Claimed, Released, ClaimedBy, ClaimedMine, TakeOverIntro, TakeOverAfter string
	ReturnIntro, ReturnNote, ReturnHint, Returned, ReturnedBy, WasReturned  string
	WithdrawIntro, DiscardIntro, Withdrawn, Discarded, Drafted, DraftTitle  string
	MendTitle, ChangeIntro, RenameIntro, RenameNone, DissolveIntro          string
	AdminsHint, AllAdminsHint, CapacityHint, ReasonHint, DecisionHint       string
	Applicant, Authority, OwnerAuth, Capacity                               string
	ApproveAdmins, ApproveDissolve                                          string // what an approval does: {group}, {admins}, {members}
	ApproveRename                                                           string
	ApproveChange                                                           string // what follows a change
	RejectChange                                                            string
	Draft                                                                   string // of a draft: nothing is handed in yet
	Rebuilt                                                                 string // above a letter that was not kept
	NoOwner                                                                 string // hint of a transfer of a vacant role
}

func caseworkText(l lang) Casework {
	return Casework{
		Claim: l("领办", "Claim"), Release: l("放回", "Release"), TakeOver: l("接办", "Take over"), Return: l("退回补正", "Return"),
		Withdraw: l("撤回", "Withdraw"), Discard: l("删除草稿", "Delete draft"), Edit: l("续填并提交", "Fill in and submit"),
		Mend: l("修改后提交", "Mend and submit"), Letter: l("文书", "Letter"),
		Claimed:  l("已领办 {id}，到 {until}[，由{from}转来]", "{id} is yours until {until}[, taken over from {from}]"),
		Released: l("已放回 {id}", "{id} is released"), ClaimedBy: l("{name} 领办中，到 {until}", "{name} works on it until {until}"),
		ClaimedMine:   l("由您领办，到 {until}", "yours until {until}"),
		TakeOverIntro: l("{name} 于 {at} 领办，到 {until} 为止。", "{name} claimed it at {at}, until {until}."),
		TakeOverAfter: l("接办后由您办理；双方都记入经过。", "Then it is yours; the history names both."),
		ReturnIntro: l("勾选所缺材料，系统已按审核要点预选；提交后生成补正通知，申请人补正后重新提交。",
			"Tick what is missing; what the checks found is ticked. A notice is written, and the applicant submits again."),
		ReturnNote: l("说明", "Note"), ReturnHint: l("选“其他”时必填", "required with “other”"),
		Returned:      l("已退回 {id} 补正", "{id} is returned for correction"),
		ReturnedBy:    l("{name} 于 {at} 退回，需补正：", "{name} returned it at {at}; it lacks:"),
		WasReturned:   l("{name} 于 {at} 曾退回，现已重新提交。当时需补正：", "{name} returned it at {at}; it was handed in again. It lacked:"),
		WithdrawIntro: l("批复之前可以撤回；撤回后不再办理，如需可另行申请。", "It can be withdrawn until the reply; it ends then, and another may be submitted."),
		DiscardIntro:  l("草稿尚未提交，删除后不再保留。", "The draft was not submitted; it is not kept."),
		Withdrawn:     l("已撤回 {id}", "{id} is withdrawn"), Discarded: l("已删除草稿 {id}", "Draft {id} is deleted"),
		Drafted:    l("已存草稿 {id}，尚未提交", "{id} is kept as a draft, not submitted yet"),
		DraftTitle: l("{kind} · 草稿 {id}", "{kind} · draft {id}"), MendTitle: l("{kind} · 补正 {id}", "{kind} · correction {id}"),
		ChangeIntro: l("提交后由总会审核批复；批复前一切照旧。", "Headquarters reviews it and replies; until then nothing changes."),
		RenameIntro: l("{group} 不合规范，应改为 {name}。", "{group} is not canonical; it should be {name}."),
		RenameNone:  l("{group} 已合规范，无须更名。", "{group} is canonical already."),
		DissolveIntro: l("将申请解散 {group}（{members} 人）；解散后群名与序号不再使用。",
			"This asks to dissolve {group} (members: {members}); its name and number are never used again."),
		AdminsHint: l("可不填，可多位", "optional; several"), AllAdminsHint: l("变更后的全部管理员", "all admins as they shall be"),
		CapacityHint: l("不填即现行的 {n} 人", "empty: {n}, as in force"), ReasonHint: l("写明缘由", "say why"),
		DecisionHint: l("理事会决定移交的文号", "the council's decision"), Applicant: l("申请人", "Applicant"),
		Authority: l("授权", "Authority"), OwnerAuth: l("群主授权", "Owner auth"), Capacity: l("群容量", "Capacity"),
		ApproveAdmins:   l("{group} 的管理员将为：{admins}。", "The admins of {group} will be: {admins}."),
		ApproveDissolve: l("将解散 {group}（{members} 人）。", "This dissolves {group} (members: {members})."),
		ApproveRename:   l("{group} 将更名为 {name}。", "{group} becomes {name}."),
		ApproveChange: l("同意后：生成微信操作任务，待上传办理凭证；公布与备案随之更新。",
			"A task opens for the step in WeChat, to be closed with proof; publication and filing are renewed."),
		RejectChange: l("驳回后一切照旧；理由会告知分会。", "Nothing changes; the branch is told the reason."),
		Draft:        l("草稿，尚未提交", "draft, not submitted yet"),
		Rebuilt: l("办理此件时系统尚未留存文书：以下按现行模板和现有登记重新生成，不是当时发出的原文。",
			"No letter was kept when this was decided: what follows is written anew from today's template and registry, and is not "+
				"the text that was given."),
		NoOwner: l("群主空缺：由接任人直接接任", "No owner at present: the successor takes over"),
	}
}

package i18n

import (
	"strings"

	"alumni/domain/office/casework"
)

// Case holds what applications and transfers (申请、移交) say alike: drafts, claims, returns for
// correction, decisions, withdrawals and letters.
type Case struct {
	DueOrDate                                                             string // heading: when it is due, or when it was decided
	ReturnedChip                                                          string // chip: returned cases
	Document, Decided, Reply, Draft, DraftTitle, MendTitle, Drafted, Edit string
	Mend, Submit, Handed                                                  string

	Claim, Release, TakeOver, Claimed, Released, ClaimedBy, ClaimedMine string
	TakeOverIntro, TakeOverAfter, Return, ReturnIntro                   string
	Returned, ReturnedBy, WasReturned, Withdraw, WithdrawIntro          string
	Withdrawn, Discard, DiscardIntro, Discarded                         string

	Approve, Reject, Number, ApprovedBy string // ApprovedBy says what a command did
	AutoNumber                          string // hint of a suggested document number
	Note, NoteHint, ApproveSubmit       string
	Letter                              string
	Rebuilt                             string // above a letter that was not kept

	// The checks, M4.2.
	Checks, MoreGroups, VacantRole string
	NoDocument                     string // a check: none is asked for
}

func caseText(l lang) Case {
	return Case{
		DueOrDate: l("期限/日期", "Due/date"), ReturnedChip: l("退回", "returned"), Document: l("文号", "Reference"),
		Decided: l("{by} 于 {at} {state}[，文号 {number}]", "{state} by {by} at {at}[, {number}]"), Reply: l("批复", "Reply"),
		Draft: l("草稿，尚未提交", "draft, not submitted yet"), DraftTitle: l("{kind} · 草稿 {id}", "{kind} · draft {id}"),
		MendTitle: l("{kind} · 补正 {id}", "{kind} · correction {id}"),
		Drafted:   l("已存草稿 {id}，尚未提交", "{id} is kept as a draft, not submitted yet"), Edit: l("续填并提交", "Fill in and submit"),
		Mend: l("修改后提交", "Mend and submit"), Submit: l("提交申请", "Submit"),
		Handed: l("已提交 {id}，待总会审核。", "{id} is submitted to headquarters."),

		Claim: l("领办", "Claim"), Release: l("放回", "Release"), TakeOver: l("接办", "Take over"),
		Claimed:  l("已领办 {id}，到 {until}[，由{from}转来]", "{id} is yours until {until}[, taken over from {from}]"),
		Released: l("已放回 {id}", "{id} is released"), ClaimedBy: l("{name} 领办中，到 {until}", "{name} works on it until {until}"),
		ClaimedMine:   l("由您领办，到 {until}", "yours until {until}"),
		TakeOverIntro: l("{name} 于 {at} 领办，到 {until} 为止。", "{name} claimed it at {at}, until {until}."),
		TakeOverAfter: l("接办后由您办理；双方都记入经过。", "Then it is yours; the history names both."), Return: l("退回补正", "Return"),
		ReturnIntro: l("勾选所缺材料，系统已按审核要点预选；提交后生成补正通知，申请人补正后重新提交。",
			"Tick what is missing; what the checks found is ticked. A notice is written, and the applicant submits again."),
		Returned:      l("已退回 {id} 补正", "{id} is returned for correction"),
		ReturnedBy:    l("{name} 于 {at} 退回，需补正：", "{name} returned it at {at}; it lacks:"),
		WasReturned:   l("{name} 于 {at} 曾退回，现已重新提交。当时需补正：", "{name} returned it at {at}; it was handed in again. It lacked:"),
		Withdraw:      l("撤回", "Withdraw"),
		WithdrawIntro: l("批复之前可以撤回；撤回后不再办理，如需可另行申请。", "It can be withdrawn until the reply; it ends then, and another may be submitted."),
		Withdrawn:     l("已撤回 {id}", "{id} is withdrawn"), Discard: l("删除草稿", "Delete draft"),
		DiscardIntro: l("草稿尚未提交，删除后不再保留。", "The draft was not submitted; it is not kept."),
		Discarded:    l("已删除草稿 {id}", "Draft {id} is deleted"),

		Approve:    l("批复同意", "Approve"),
		ApprovedBy: l("{id} 已同意，文号 {number}[；{done}]。", "{id} approved, document number {number}[; {done}]."),
		Reject:     l("驳回", "Reject"), Number: l("批复文号", "Document no."),
		AutoNumber: l("自动编号", "suggested"), Note: l("批复意见", "Note"), NoteHint: l("可不填", "optional"),
		ApproveSubmit: l("同意并批复", "Approve and reply"), Letter: l("文书", "Letter"),
		Rebuilt: l("办理此件时系统尚未留存文书：以下按现行模板和现有登记重新生成，不是当时发出的原文。",
			"No letter was kept when this was decided: what follows is written anew from today's template and registry, and is not "+
				"the text that was given."),

		Checks:     l("审核要点", "Checks"),
		MoreGroups: l("已有 {groups} 个群，待入群 {headcount} 人", "Groups already: {groups}; people waiting: {headcount}"),
		VacantRole: l("{role}空缺", "No {role} at present"),
		NoDocument: l("筹备群无须书面申请或理事会决议", "No written application or decision is asked for"),
	}
}

// CheckText is a check's sentence for each result.
type CheckText struct{ Pass, Warn, Fail string }

// Check is the sentence of a check that a case's page shows.
func (t *Text) Check(c casework.Check) string {
	s, ok := t.Checks[c.Key]
	if hq, own := t.ChecksHQ[c.Key]; own && c.Args["hq"] == true {
		s = hq
	}
	if !ok {
		return string(c.Key)
	}
	tmpl := s.Pass
	switch {
	case c.Mark == casework.MarkWarn:
		tmpl = s.Warn
	case c.Mark == casework.MarkFail:
		tmpl = s.Fail
	case c.Key == casework.CheckSecondGroup && c.Args["groups"] != 0:
		tmpl = t.Case.MoreGroups
	case c.Key == casework.CheckDocument && t.Value("document", c.Args["document"]) == "":
		tmpl = t.Case.NoDocument
	case c.Key == casework.CheckHolder && t.Value("name", c.Args["name"]) == "":
		tmpl = t.Case.VacantRole
	}
	return strings.TrimSpace(t.Sentence(tmpl, c.Args))
}

func checkText(l lang) map[casework.CheckKey]CheckText {
	return map[casework.CheckKey]CheckText{
		casework.CheckApplicant: {
			Pass: l("申请人[ {name}][ 任{office}][ 经会长授权（{authority}）]",
				"Applicant[ {name}][ is {office}][, authorised by the president ({authority})]"),
			Warn: l("申请人[ {name} ]的授权待核[（{authority}）]", "Applicant[ {name}]: check the authorisation[ ({authority})]"),
			Fail: l("申请人[ {name} ]不是会长，也无会长授权", "Applicant[ {name}] is neither president nor authorised"),
		},
		casework.CheckBranchState: {
			Pass: l("分会[{state}]，可以申请", "Branch[ is {state}]: may apply"),
			Warn: l("分会[为“{state}”]，请核对申请类别", "Branch[ is {state}]: check the kind"),
			Fail: l("分会[为“{state}”]，不能申请", "Branch[ is {state}]: can't apply"),
		},
		casework.CheckHQGroup: {
			Pass: l("校友总会自己的群，由总会申请", "Headquarters' own group, applied for by its staff"),
			Warn: l("校友总会自己的群，请核对申请类别", "Headquarters' own group: check the kind"),
			Fail: l("校友总会自己的群不能这样申请", "Headquarters can't apply for this"),
		},
		casework.CheckName: {
			Pass: l("群名合规[、序号 {seq} 可用]", "Name is canonical[, number {seq} is free]"),
			Warn: l("现群名不合规，应改为[ {name}]", "Present name should become[ {name}]"),
			Fail: l("群名不能用[：{name}]", "Name can't be used[: {name}]"),
		},
		casework.CheckOwner: {
			Pass: l("群主[ {name}][ 任{office}][ 经会长授权（{authority}）]",
				"Owner[ {name}][ is {office}][, authorised by the president ({authority})]"),
			Warn: l("群主[ {name} ]的资格待核[（{authority}）]", "Owner[ {name}]: check the eligibility[ ({authority})]"),
			Fail: l("群主[ {name} ]不是会长、副会长或秘书长，也无授权", "Owner[ {name}] holds no office and no authorisation"),
		},
		casework.CheckOwnerReal: {
			Pass: l("群主[ {name} ]已实名", "Owner[ {name}] is verified"),
			Warn: l("群主[ {name} ]尚未实名核验", "Owner[ {name}] is not verified"),
			Fail: l("群主[ {name} ]尚未实名核验", "Owner[ {name}] is not verified"),
		},
		casework.CheckSecondGroup: {
			Pass: l("本地首个群", "First group here"),
			Warn: l("已有 {groups} 个群未满员，可容待入群的 {headcount} 人", "Groups ({groups}) have room for the {headcount} who wait"),
			Fail: l("已有 {groups} 个群，须说明待入群人数", "Groups already: {groups}; say how many people wait"),
		},
		casework.CheckDocument: {
			Pass: l("书面申请或理事会决议[ {document}]", "Written application or decision[ {document}]"),
			Warn: l("书面申请或理事会决议待核[：{document}]", "Check the written application[: {document}]"),
			Fail: l("缺书面申请或理事会决议的文号", "No reference of a written application"),
		},
		casework.CheckMember: {
			Pass: l("[{name} ]是本群成员", "[{name} ]is a member of the group"),
			Warn: l("[{name} ]的成员身份待核", "[{name}: ]check the membership"),
			Fail: l("[{name} ]不是本群成员", "[{name} ]is not a member of the group"),
		},
		casework.CheckSuccessor: {
			Pass: l("[{name}][ 任{office}][ 经会长授权（{authority}）]", "[{name}][ is {office}][, authorised by the president ({authority})]"),
			Warn: l("[{name} ]的资格待核[（{authority}）]", "[{name}: ]check the eligibility[ ({authority})]"),
			Fail: l("[{name} ]不是会长、副会长或秘书长，也无会长授权", "[{name} ]holds no office and no authorisation"),
		},
		casework.CheckSuccessorID: {
			Pass: l("[{name} ]已实名", "[{name} ]is verified"), Warn: l("[{name} ]尚未实名核验", "[{name} ]is not verified"),
			Fail: l("[{name} ]尚未实名核验", "[{name} ]is not verified"),
		},
		casework.CheckAdmitted: {
			Pass: l("{name} 入群依据[：{basis}]", "{name} is in the group[ by {basis}]"),
			Warn: l("[{name} ]未登记入群依据，请在成员名单里补登", "[{name}: ]no basis of admission is recorded; record it in the list of members"),
			Fail: l("[{name} ]未登记入群依据", "[{name}: ]no basis of admission is recorded"),
		},
		casework.CheckAdminsBasis: {
			Pass: l("管理员均有入群依据", "Every admin has a basis of admission"),
			Warn: l("未登记入群依据[：{names}]，请在成员名单里补登", "No basis of admission is recorded[: {names}]; record it in the list of members"),
			Fail: l("未登记入群依据[：{names}]", "No basis of admission is recorded[: {names}]"),
		},
		casework.CheckNoRemoval: {
			Pass: l("[{name} ]没有未办结的清理决定", "[{name} ]is not to be removed"),
			Warn: l("[{name} ]是否待清理出群，请核对[ {id}]", "[{name}: ]check whether a removal is open[ ({id})]"),
			Fail: l("[{name} ]待清理出群[（{id}）]，不能任{role}", "[{name} ]is to be removed[ ({id})]"),
		},
		casework.CheckHolder: {
			Pass: l("[{name} ]现任此职", "[{name} ]holds the role"), Warn: l("[{name} ]是否现任待核", "[{name}: ]check the present holder"),
			Fail: l("[{name} ]已不任此职", "[{name} ]no longer holds the role"),
		},
		casework.CheckOtherGroups: {
			Pass: l("[{name} ]另为 {count} 个群的群主，不受影响", "[{name} ]owns {count} other groups, unaffected"),
			Warn: l("[{name} ]另为 {count} 个群的群主，不受影响", "[{name} ]owns {count} other groups, unaffected"),
			Fail: l("[{name} ]另为 {count} 个群的群主", "[{name} ]owns {count} other groups"),
		},
		casework.CheckOneOwner: {
			Pass: l("移交前后都只有一位群主", "One owner before and after"), Warn: l("请核对群主是否唯一", "Check that there is one owner"),
			Fail: l("移交后群主不唯一", "There would not be exactly one owner"),
		},
		casework.CheckGroupState: {
			Pass: l("本群[{state}]，可以变更", "The group is [{state} ]and may be changed"),
			Warn: l("本群[为“{state}”]，请核对", "Check the group's state[: {state}]"),
			Fail: l("本群[为“{state}”]，不能这样变更", "The group is [{state}]: no such change"),
		},
		casework.CheckAdmins: {
			Pass: l("变更后管理员 {count} 人", "{count} admins afterwards"), Warn: l("管理员名单待核", "Check the list of admins"),
			Fail: l("管理员名单没有变化，或含群主", "The list of admins is the present one or names the owner"),
		},
		casework.CheckAdminsIn: {
			Pass: l("管理员均为本群成员[：{names}]", "Every admin is a member[: {names}]"),
			Warn: l("管理员的成员身份待核[：{names}]", "Check whether they are members[: {names}]"),
			Fail: l("不是本群成员[：{names}]", "No members of the group[: {names}]"),
		},
		casework.CheckAdminsReal: {
			Pass: l("管理员均已实名", "Every admin is verified"), Warn: l("尚未实名核验[：{names}]", "Not verified[: {names}]"),
			Fail: l("尚未实名核验[：{names}]", "Not verified[: {names}]"),
		},
		casework.CheckMembersGo: {
			Pass: l("群内已无成员", "Nobody is in the group any more"),
			Warn: l("群内还有 {members} 人，请确认均已知悉去向", "{members} people are in the group: make sure that they know where they go"),
			Fail: l("群正在整合，群内还有 {members} 人", "The group is being merged, {members} people are in it"),
		},
		casework.CheckUndecided: {
			Pass: l("没有未办结的事项", "Nothing about it is undecided"),
			Warn: l("{id} 尚未办结：办结后才能解散", "{id} is undecided: the group ends only after it"),
			Fail: l("{id} 尚未办结", "{id} is undecided"),
		},
		casework.CheckUndated: {
			Pass: l("文件均有日期", "Every document has its day"),
			Warn: l("{field} {document} 没有日期，请核对原件", "No day on record for {document} ({field}): look at the document"),
			Fail: l("{field} {document} 没有日期", "No day on record for {document} ({field})"),
		},
	}
}

// checkHQText are the checks that speak of a council and its president, of a
// group of headquarters itself, which has neither, M3. They are chosen by the
// value "hq" of a check.
func checkHQText(l lang) map[casework.CheckKey]CheckText {
	second := checkText(l)[casework.CheckSecondGroup]
	second.Pass = l("总会首个群", "First group of headquarters")
	return map[casework.CheckKey]CheckText{
		casework.CheckOwner: {
			Pass: l("群主[ {name}][ 经总会授权（{authority}）]", "Owner[ {name}][, authorised by headquarters ({authority})]"),
			Warn: l("群主[ {name} ]的授权待核[（{authority}）]", "Owner[ {name}]: check the authorisation[ ({authority})]"),
			Fail: l("群主[ {name} ]无总会授权", "Owner[ {name}] is not authorised by headquarters"),
		},
		casework.CheckSuccessor: {
			Pass: l("[{name}][ 经总会授权（{authority}）]", "[{name}][, authorised by headquarters ({authority})]"),
			Warn: l("[{name} ]的授权待核[（{authority}）]", "[{name}: ]check the authorisation[ ({authority})]"),
			Fail: l("[{name} ]无总会授权", "[{name} ]is not authorised by headquarters"),
		},
		casework.CheckSecondGroup: second,
		casework.CheckDocument: {
			Pass: l("总会书面决定[ {document}]", "Headquarters' written decision[ {document}]"),
			Warn: l("总会书面决定待核[：{document}]", "Check headquarters' decision[: {document}]"),
			Fail: l("缺总会书面决定的文号", "No reference of headquarters' decision"),
		},
	}
}

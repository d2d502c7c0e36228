package i18n

import (
	"strings"

	"alumni/domain/office"
)

// CheckText is a check's sentence for each result.
type CheckText struct{ Pass, Warn, Fail string }

// Check is the sentence of a check that a case's page shows.
func (t *Text) Check(c office.Check) string {
	s, ok := t.Checks[c.Key]
	if hq, own := t.ChecksHQ[c.Key]; own && c.Args["hq"] == true {
		s = hq
	}
	if !ok {
		return string(c.Key)
	}
	tmpl := s.Pass
	switch {
	case c.Mark == office.MarkWarn:
		tmpl = s.Warn
	case c.Mark == office.MarkFail:
		tmpl = s.Fail
	case c.Key == office.CheckSecondGroup && c.Args["groups"] != 0:
		tmpl = t.Label.MoreGroups
	case c.Key == office.CheckDocument && t.Value("document", c.Args["document"]) == "":
		tmpl = t.Preparatory.NoDocument
	case c.Key == office.CheckHolder && t.Value("name", c.Args["name"]) == "":
		tmpl = t.Label.VacantRole
	}
	return strings.TrimSpace(t.fill(tmpl, c.Args))
}

func checkText(l lang) map[office.CheckKey]CheckText {
	return map[office.CheckKey]CheckText{
		office.CheckApplicant: {
			Pass: l("申请人[ {name}][ 任{office}][ 经会长授权（{authority}）]",
				"Applicant[ {name}][ is {office}][, authorised by the president ({authority})]"),
			Warn: l("申请人[ {name} ]的授权待核[（{authority}）]", "Applicant[ {name}]: check the authorisation[ ({authority})]"),
			Fail: l("申请人[ {name} ]不是会长，也无会长授权", "Applicant[ {name}] is neither president nor authorised"),
		},
		office.CheckBranchState: {
			Pass: l("分会[{state}]，可以申请", "Branch[ is {state}]: may apply"),
			Warn: l("分会[为“{state}”]，请核对申请类别", "Branch[ is {state}]: check the kind"),
			Fail: l("分会[为“{state}”]，不能申请", "Branch[ is {state}]: can't apply"),
		},
		office.CheckHQGroup: {
			Pass: l("校友总会自己的群，由总会申请", "Headquarters' own group, applied for by its staff"),
			Warn: l("校友总会自己的群，请核对申请类别", "Headquarters' own group: check the kind"),
			Fail: l("校友总会自己的群不能这样申请", "Headquarters can't apply for this"),
		},
		office.CheckName: {
			Pass: l("群名合规[、序号 {seq} 可用]", "Name is canonical[, number {seq} is free]"),
			Warn: l("现群名不合规，应改为[ {name}]", "Present name should become[ {name}]"),
			Fail: l("群名不能用[：{name}]", "Name can't be used[: {name}]"),
		},
		office.CheckOwner: {
			Pass: l("群主[ {name}][ 任{office}][ 经会长授权（{authority}）]",
				"Owner[ {name}][ is {office}][, authorised by the president ({authority})]"),
			Warn: l("群主[ {name} ]的资格待核[（{authority}）]", "Owner[ {name}]: check the eligibility[ ({authority})]"),
			Fail: l("群主[ {name} ]不是会长、副会长或秘书长，也无授权", "Owner[ {name}] holds no office and no authorisation"),
		},
		office.CheckOwnerReal: {
			Pass: l("群主[ {name} ]已实名", "Owner[ {name}] is verified"),
			Warn: l("群主[ {name} ]尚未实名核验", "Owner[ {name}] is not verified"),
			Fail: l("群主[ {name} ]尚未实名核验", "Owner[ {name}] is not verified"),
		},
		office.CheckSecondGroup: {
			Pass: l("本地首个群", "First group here"),
			Warn: l("已有 {groups} 个群未满员，可容待入群的 {headcount} 人", "Groups ({groups}) have room for the {headcount} who wait"),
			Fail: l("已有 {groups} 个群，须说明待入群人数", "Groups already: {groups}; say how many people wait"),
		},
		office.CheckDocument: {
			Pass: l("书面申请或理事会决议[ {document}]", "Written application or decision[ {document}]"),
			Warn: l("书面申请或理事会决议待核[：{document}]", "Check the written application[: {document}]"),
			Fail: l("缺书面申请或理事会决议的文号", "No reference of a written application"),
		},
		office.CheckMember: {
			Pass: l("[{name} ]是本群成员", "[{name} ]is a member of the group"),
			Warn: l("[{name} ]的成员身份待核", "[{name}: ]check the membership"),
			Fail: l("[{name} ]不是本群成员", "[{name} ]is not a member of the group"),
		},
		office.CheckSuccessor: {
			Pass: l("[{name}][ 任{office}][ 经会长授权（{authority}）]", "[{name}][ is {office}][, authorised by the president ({authority})]"),
			Warn: l("[{name} ]的资格待核[（{authority}）]", "[{name}: ]check the eligibility[ ({authority})]"),
			Fail: l("[{name} ]不是会长、副会长或秘书长，也无会长授权", "[{name} ]holds no office and no authorisation"),
		},
		office.CheckSuccessorID: {
			Pass: l("[{name} ]已实名", "[{name} ]is verified"), Warn: l("[{name} ]尚未实名核验", "[{name} ]is not verified"),
			Fail: l("[{name} ]尚未实名核验", "[{name} ]is not verified"),
		},
		office.CheckNoRemoval: {
			Pass: l("[{name} ]没有未办结的清理决定", "[{name} ]is not to be removed"),
			Warn: l("[{name} ]是否待清理出群，请核对[ {id}]", "[{name}: ]check whether a removal is open[ ({id})]"),
			Fail: l("[{name} ]待清理出群[（{id}）]，不能任{role}", "[{name} ]is to be removed[ ({id})]"),
		},
		office.CheckHolder: {
			Pass: l("[{name} ]现任此职", "[{name} ]holds the role"), Warn: l("[{name} ]是否现任待核", "[{name}: ]check the present holder"),
			Fail: l("[{name} ]已不任此职", "[{name} ]no longer holds the role"),
		},
		office.CheckOtherGroups: {
			Pass: l("[{name} ]另为 {count} 个群的群主，不受影响", "[{name} ]owns {count} other groups, unaffected"),
			Warn: l("[{name} ]另为 {count} 个群的群主，不受影响", "[{name} ]owns {count} other groups, unaffected"),
			Fail: l("[{name} ]另为 {count} 个群的群主", "[{name} ]owns {count} other groups"),
		},
		office.CheckOneOwner: {
			Pass: l("移交前后都只有一位群主", "One owner before and after"), Warn: l("请核对群主是否唯一", "Check that there is one owner"),
			Fail: l("移交后群主不唯一", "There would not be exactly one owner"),
		},
		office.CheckGroupState: {
			Pass: l("本群[{state}]，可以变更", "The group is [{state} ]and may be changed"),
			Warn: l("本群[为“{state}”]，请核对", "Check the group's state[: {state}]"),
			Fail: l("本群[为“{state}”]，不能这样变更", "The group is [{state}]: no such change"),
		},
		office.CheckAdmins: {
			Pass: l("变更后管理员 {count} 人", "{count} admins afterwards"), Warn: l("管理员名单待核", "Check the list of admins"),
			Fail: l("管理员名单没有变化，或含群主", "The list of admins is the present one or names the owner"),
		},
		office.CheckAdminsIn: {
			Pass: l("管理员均为本群成员[：{names}]", "Every admin is a member[: {names}]"),
			Warn: l("管理员的成员身份待核[：{names}]", "Check whether they are members[: {names}]"),
			Fail: l("不是本群成员[：{names}]", "No members of the group[: {names}]"),
		},
		office.CheckAdminsReal: {
			Pass: l("管理员均已实名", "Every admin is verified"), Warn: l("尚未实名核验[：{names}]", "Not verified[: {names}]"),
			Fail: l("尚未实名核验[：{names}]", "Not verified[: {names}]"),
		},
		office.CheckMembersGo: {
			Pass: l("群内已无成员", "Nobody is in the group any more"),
			Warn: l("群内还有 {members} 人，请确认均已知悉去向", "{members} people are in the group: make sure that they know where they go"),
			Fail: l("群正在整合，群内还有 {members} 人", "The group is being merged, {members} people are in it"),
		},
		office.CheckUndecided: {
			Pass: l("没有未办结的事项", "Nothing about it is undecided"),
			Warn: l("{id} 尚未办结：办结后才能解散", "{id} is undecided: the group ends only after it"),
			Fail: l("{id} 尚未办结", "{id} is undecided"),
		},
		office.CheckUndated: {
			Pass: l("文件均有日期", "Every document has its day"),
			Warn: l("{field} {document} 没有日期，请核对原件", "No day on record for {document} ({field}): look at the document"),
			Fail: l("{field} {document} 没有日期", "No day on record for {document} ({field})"),
		},
	}
}

// checkHQText are the checks that speak of a council and its president, of a
// group of headquarters itself, which has neither, M3. They are chosen by the
// value "hq" of a check.
func checkHQText(l lang) map[office.CheckKey]CheckText {
	second := checkText(l)[office.CheckSecondGroup]
	second.Pass = l("总会首个群", "First group of headquarters")
	return map[office.CheckKey]CheckText{
		office.CheckOwner: {
			Pass: l("群主[ {name}][ 经总会授权（{authority}）]", "Owner[ {name}][, authorised by headquarters ({authority})]"),
			Warn: l("群主[ {name} ]的授权待核[（{authority}）]", "Owner[ {name}]: check the authorisation[ ({authority})]"),
			Fail: l("群主[ {name} ]无总会授权", "Owner[ {name}] is not authorised by headquarters"),
		},
		office.CheckSuccessor: {
			Pass: l("[{name}][ 经总会授权（{authority}）]", "[{name}][, authorised by headquarters ({authority})]"),
			Warn: l("[{name} ]的授权待核[（{authority}）]", "[{name}: ]check the authorisation[ ({authority})]"),
			Fail: l("[{name} ]无总会授权", "[{name} ]is not authorised by headquarters"),
		},
		office.CheckSecondGroup: second,
		office.CheckDocument: {
			Pass: l("总会书面决定[ {document}]", "Headquarters' written decision[ {document}]"),
			Warn: l("总会书面决定待核[：{document}]", "Check headquarters' decision[: {document}]"),
			Fail: l("缺总会书面决定的文号", "No reference of headquarters' decision"),
		},
	}
}

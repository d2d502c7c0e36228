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
	if hq, own := checksHQ[t.Lang][c.Key]; own && c.Args["hq"] == true {
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

var checkZH = map[office.CheckKey]CheckText{
	office.CheckApplicant: {
		Pass: "申请人[ {name}][ 任{office}][ 经会长授权（{authority}）]",
		Warn: "申请人[ {name} ]的授权待核[（{authority}）]",
		Fail: "申请人[ {name} ]不是会长，也无会长授权",
	},
	office.CheckBranchState: {Pass: "分会[{state}]，可以申请", Warn: "分会[为“{state}”]，请核对申请类别", Fail: "分会[为“{state}”]，不能申请"},
	office.CheckHQGroup:     {Pass: "校友总会自己的群，由总会申请", Warn: "校友总会自己的群，请核对申请类别", Fail: "校友总会自己的群不能这样申请"},
	office.CheckName:        {Pass: "群名合规[、序号 {seq} 可用]", Warn: "现群名不合规，应改为[ {name}]", Fail: "群名不能用[：{name}]"},
	office.CheckOwner: {
		Pass: "群主[ {name}][ 任{office}][ 经会长授权（{authority}）]",
		Warn: "群主[ {name} ]的资格待核[（{authority}）]",
		Fail: "群主[ {name} ]不是会长、副会长或秘书长，也无授权",
	},
	office.CheckOwnerReal: {Pass: "群主[ {name} ]已实名", Warn: "群主[ {name} ]尚未实名核验", Fail: "群主[ {name} ]尚未实名核验"},
	office.CheckSecondGroup: {
		Pass: "本地首个群",
		Warn: "已有 {groups} 个群未满员，可容待入群的 {headcount} 人",
		Fail: "已有 {groups} 个群，须说明待入群人数",
	},
	office.CheckDocument:    {Pass: "书面申请或理事会决议[ {document}]", Warn: "书面申请或理事会决议待核[：{document}]", Fail: "缺书面申请或理事会决议的文号"},
	office.CheckMember:      {Pass: "[{name} ]是本群成员", Warn: "[{name} ]的成员身份待核", Fail: "[{name} ]不是本群成员"},
	office.CheckSuccessor:   {Pass: "[{name}][ 任{office}][ 经会长授权（{authority}）]", Warn: "[{name} ]的资格待核[（{authority}）]", Fail: "[{name} ]不是会长、副会长或秘书长，也无会长授权"},
	office.CheckSuccessorID: {Pass: "[{name} ]已实名", Warn: "[{name} ]尚未实名核验", Fail: "[{name} ]尚未实名核验"},
	office.CheckNoRemoval:   {Pass: "[{name} ]没有未办结的清理决定", Warn: "[{name} ]是否待清理出群，请核对[ {id}]", Fail: "[{name} ]待清理出群[（{id}）]，不能任{role}"},
	office.CheckHolder:      {Pass: "[{name} ]现任此职", Warn: "[{name} ]是否现任待核", Fail: "[{name} ]已不任此职"},
	office.CheckOtherGroups: {Pass: "[{name} ]另为 {count} 个群的群主，不受影响", Warn: "[{name} ]另为 {count} 个群的群主，不受影响", Fail: "[{name} ]另为 {count} 个群的群主"},
	office.CheckOneOwner:    {Pass: "移交前后都只有一位群主", Warn: "请核对群主是否唯一", Fail: "移交后群主不唯一"},
	office.CheckGroupState:  {Pass: "本群[{state}]，可以变更", Warn: "本群[为“{state}”]，请核对", Fail: "本群[为“{state}”]，不能这样变更"},
	office.CheckAdmins:      {Pass: "变更后管理员 {count} 人", Warn: "管理员名单待核", Fail: "管理员名单没有变化，或含群主"},
	office.CheckAdminsIn:    {Pass: "管理员均为本群成员[：{names}]", Warn: "管理员的成员身份待核[：{names}]", Fail: "不是本群成员[：{names}]"},
	office.CheckAdminsReal:  {Pass: "管理员均已实名", Warn: "尚未实名核验[：{names}]", Fail: "尚未实名核验[：{names}]"},
	office.CheckMembersGo:   {Pass: "群内已无成员", Warn: "群内还有 {members} 人，请确认均已知悉去向", Fail: "群正在整合，群内还有 {members} 人"},
	office.CheckUndecided:   {Pass: "没有未办结的事项", Warn: "{id} 尚未办结：办结后才能解散", Fail: "{id} 尚未办结"},
	office.CheckUndated:     {Pass: "文件均有日期", Warn: "{field} {document} 没有日期，请核对原件", Fail: "{field} {document} 没有日期"},
}

var checkEN = map[office.CheckKey]CheckText{
	office.CheckApplicant: {
		Pass: "Applicant[ {name}][ is {office}][, authorised by the president ({authority})]",
		Warn: "Applicant[ {name}]: check the authorisation[ ({authority})]",
		Fail: "Applicant[ {name}] is neither president nor authorised",
	},
	office.CheckBranchState: {Pass: "Branch[ is {state}]: may apply", Warn: "Branch[ is {state}]: check the kind", Fail: "Branch[ is {state}]: can't apply"},
	office.CheckHQGroup:     {Pass: "Headquarters' own group, applied for by its staff", Warn: "Headquarters' own group: check the kind", Fail: "Headquarters can't apply for this"},
	office.CheckName:        {Pass: "Name is canonical[, number {seq} is free]", Warn: "Present name should become[ {name}]", Fail: "Name can't be used[: {name}]"},
	office.CheckOwner: {
		Pass: "Owner[ {name}][ is {office}][, authorised by the president ({authority})]",
		Warn: "Owner[ {name}]: check the eligibility[ ({authority})]",
		Fail: "Owner[ {name}] holds no office and no authorisation",
	},
	office.CheckOwnerReal: {Pass: "Owner[ {name}] is verified", Warn: "Owner[ {name}] is not verified", Fail: "Owner[ {name}] is not verified"},
	office.CheckSecondGroup: {
		Pass: "First group here",
		Warn: "Groups ({groups}) have room for the {headcount} who wait",
		Fail: "Groups already: {groups}; say how many people wait",
	},
	office.CheckDocument:    {Pass: "Written application or decision[ {document}]", Warn: "Check the written application[: {document}]", Fail: "No reference of a written application"},
	office.CheckMember:      {Pass: "[{name} ]is a member of the group", Warn: "[{name}: ]check the membership", Fail: "[{name} ]is not a member of the group"},
	office.CheckSuccessor:   {Pass: "[{name}][ is {office}][, authorised by the president ({authority})]", Warn: "[{name}: ]check the eligibility[ ({authority})]", Fail: "[{name} ]holds no office and no authorisation"},
	office.CheckSuccessorID: {Pass: "[{name} ]is verified", Warn: "[{name} ]is not verified", Fail: "[{name} ]is not verified"},
	office.CheckNoRemoval:   {Pass: "[{name} ]is not to be removed", Warn: "[{name}: ]check whether a removal is open[ ({id})]", Fail: "[{name} ]is to be removed[ ({id})]"},
	office.CheckHolder:      {Pass: "[{name} ]holds the role", Warn: "[{name}: ]check the present holder", Fail: "[{name} ]no longer holds the role"},
	office.CheckOtherGroups: {Pass: "[{name} ]owns {count} other groups, unaffected", Warn: "[{name} ]owns {count} other groups, unaffected", Fail: "[{name} ]owns {count} other groups"},
	office.CheckOneOwner:    {Pass: "One owner before and after", Warn: "Check that there is one owner", Fail: "There would not be exactly one owner"},
	office.CheckGroupState:  {Pass: "The group is [{state} ]and may be changed", Warn: "Check the group's state[: {state}]", Fail: "The group is [{state}]: no such change"},
	office.CheckAdmins:      {Pass: "{count} admins afterwards", Warn: "Check the list of admins", Fail: "The list of admins is the present one or names the owner"},
	office.CheckAdminsIn:    {Pass: "Every admin is a member[: {names}]", Warn: "Check whether they are members[: {names}]", Fail: "No members of the group[: {names}]"},
	office.CheckAdminsReal:  {Pass: "Every admin is verified", Warn: "Not verified[: {names}]", Fail: "Not verified[: {names}]"},
	office.CheckMembersGo:   {Pass: "Nobody is in the group any more", Warn: "{members} people are in the group: make sure that they know where they go", Fail: "The group is being merged, {members} people are in it"},
	office.CheckUndecided:   {Pass: "Nothing about it is undecided", Warn: "{id} is undecided: the group ends only after it", Fail: "{id} is undecided"},
	office.CheckUndated:     {Pass: "Every document has its day", Warn: "No day on record for {document} ({field}): look at the document", Fail: "No day on record for {document} ({field})"},
}

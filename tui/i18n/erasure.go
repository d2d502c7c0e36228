package i18n

import (
	"alumni/domain"
	"alumni/domain/erasure"
)

// holds are why a record holds a person's data, and what ends that.
var holds = map[erasure.HoldKind]Line{
	erasure.HoldSeat:          {"在理事会任职，须先调整理事会", "holds an office in the council: change the council"},
	erasure.HoldManager:       {"是群主或管理员，须先移交", "owner or admin: hand over first"},
	erasure.HoldApplication:   {"申请未办结，须先批复、驳回或撤回", "application not decided: decide or withdraw it"},
	erasure.HoldTransfer:      {"移交未办结，须先同意、驳回或撤回", "transfer not decided: decide or withdraw it"},
	erasure.HoldViolation:     {"违规未办结，须先办结", "violation not closed: close it"},
	erasure.HoldTask:          {"任务未办结，须先办结或取消", "task not done: complete or cancel it"},
	erasure.HoldNotice:        {"整改未完成，须先改正群名片或离群", "rectification not finished: the card is mended, or the member leaves"},
	erasure.HoldFiling:        {"备案表审核中，须先备案或退回", "filing form under review: accept or return it"},
	erasure.HoldConsolidation: {"整合中须移动此人，须先移动或取消整合", "to be moved by a merge plan: record the move or cancel the plan"},
	erasure.HoldAccount:       {"账号在用，须先停用", "account in use: disable it first"},
	erasure.HoldIncident:      {"个人信息事件未办结，须先办结", "data incident not closed: close it"},
	erasure.HoldReview:        {"身份核查未结束，须先完成", "review of the members under way: finish it"},
	erasure.HoldInvitation:    {"邀请未使用，须先撤销或待其到期", "invitation not used: revoke it, or let it run out"},
}

// Hold says why a record holds a person's data: B-0001 北京校友分会 在理事会任职.
func (t *Text) Hold(h erasure.Hold) string {
	name := h.Name
	switch h.Kind {
	case erasure.HoldSeat:
		name = t.BranchName(name)
	case erasure.HoldManager, erasure.HoldNotice, erasure.HoldFiling, erasure.HoldReview:
		name = ShortGroup(name)
	}
	return t.Tell(Line{"{id}[ {name}] {why}", "{id}[ {name}] {why}"}, domain.Args{"id": h.ID, "name": name, "why": t.Say(holds[h.Kind])})
}

// Erased is how a person is called whose data was taken out on request, by the
// number that stands for the name; any other name stays as it is.
func (t *Text) Erased(name string) string {
	if id, err := domain.ParseID(name); err == nil && id.Kind == domain.KindPerson {
		return t.Tell(Line{"已注销人员 {id}", "erased person {id}"}, domain.Args{"id": id})
	}
	return name
}

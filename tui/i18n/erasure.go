package i18n

import (
	"alumni/domain"
	"alumni/domain/erasure"
)

// holds are why a record holds a person's data.
var holds = map[erasure.HoldKind]Line{
	erasure.HoldSeat:          {"在理事会任职", "holds an office in the council"},
	erasure.HoldManager:       {"是群主或管理员，须先移交", "owner or admin: hand over first"},
	erasure.HoldApplication:   {"申请未办结", "application not decided"},
	erasure.HoldTransfer:      {"移交未办结", "transfer not decided"},
	erasure.HoldViolation:     {"违规未办结", "violation not closed"},
	erasure.HoldTask:          {"任务未办结", "task not done"},
	erasure.HoldNotice:        {"整改未完成", "rectification not finished"},
	erasure.HoldFiling:        {"备案表审核中", "filing form under review"},
	erasure.HoldConsolidation: {"整合中须移动此人", "to be moved by a merge plan"},
	erasure.HoldAccount:       {"账号在用，须先停用", "account in use: disable it first"},
	erasure.HoldIncident:      {"个人信息事件未办结", "data incident not closed"},
}

// Hold says why a record holds a person's data: B-0001 北京校友分会 在理事会任职.
func (t *Text) Hold(h erasure.Hold) string {
	name := h.Name
	switch h.Kind {
	case erasure.HoldSeat:
		name = t.BranchName(name)
	case erasure.HoldManager, erasure.HoldNotice, erasure.HoldFiling:
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

package i18n

import (
	"cmp"
	"fmt"
	"strings"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Audit holds the text of the audit log (审计) and of a record's whole history (经过).
type Audit struct {
	Title, Time, Who, Action, Subject, Changes, Empty, Heading, Key, Remote, Face, Rules, Hash, Prev string
	Related, Erased, Verify, Verified, Broken, Newest, History, HistoryWhat                          string
}

func auditText(l lang) Audit {
	return Audit{
		Title: l("审计", "Audit"), Time: l("时间", "Time"), Who: l("人员", "Who"), Action: l("事项", "Action"), Subject: l("对象", "Record"),
		Changes: l("变更", "Changes"), Empty: l("没有符合的记录。", "No such entry."), Heading: l("第 {seq} 条", "Entry {seq}"),
		Key: l("密钥", "Key"), Remote: l("来自", "From"), Face: l("方式", "Via"), Rules: l("依据", "Rests on"), Hash: l("本条哈希", "Hash"),
		Prev: l("上条哈希", "Previous"), Related: l("相关", "Related"), Erased: l("说明文字已按规定清除", "the text was erased as the law asks"),
		Verify: l("校验审计链", "Verify chain"), Verified: l("审计链完整，共 {n} 条。", "The chain is whole: {n} entries."),
		Broken:      l("审计链在第 {seq} 条断开！请立即报告系统管理员。", "The chain breaks at entry {seq}! Tell the operator at once."),
		Newest:      l("审计记录，最新在前", "Audit log, newest first"),
		History:     l("{record} {id} 的经过，共 {n} 条，最新在前", "History of {record} {id}: {n} entries, newest first"),
		HistoryWhat: l("理由或变更", "Reason or change"),
	}
}

// History is one line of a record's history without its time: who did what,
// to which record if it is another than "of", and why.
func (t *Text) History(e desk.HistoryEntry, of ...domain.ID) string {
	s := cmp.Or(e.By, t.Label.Operator) + " " + t.Word.Action[e.Action]
	if !e.Subject.IsZero() && (len(of) == 0 || of[0] != e.Subject) {
		s += " " + e.Subject.String()
	}
	switch {
	case e.Reason != "":
		s += t.Label.Colon + e.Reason
	case e.Key != "":
		s += t.Label.Colon + e.Key
	case tellsChanges[e.Action] && len(e.Changes) > 0:
		s += t.Label.Colon + t.Changes(domain.KindGroup, inShort(e), e.Names)
	}
	return s
}

// inShort are the changes that one line tells: of many who joined at once only
// how many there are now.
func inShort(e desk.HistoryEntry) []domain.Change {
	if e.Action != domain.ActMemberAdd || len(e.Changes) <= 3 {
		return e.Changes
	}
	return e.Changes[len(e.Changes)-1:]
}

// tellsChanges are the actions that say little without what they changed.
var tellsChanges = map[domain.Action]bool{
	domain.ActGroupState: true, domain.ActMemberMove: true, domain.ActGroupOwner: true, domain.ActGroupAdmins: true,
	domain.ActMemberAdd: true, domain.ActMemberCheck: true, domain.ActPersonCheck: true,
}

// Change is one changed field of a kind of record: 状态 待审核 → 已同意, or
// 状态 待审核 for what was new. names are those of the records that it names.
func (t *Text) Change(k domain.Kind, c domain.Change, names map[string]string) string {
	field := c.Field
	if i := strings.LastIndexByte(field, '.'); i >= 0 {
		field = field[i+1:]
	}
	name := t.FieldName(field)
	if k == domain.KindAccount && field == "role" {
		name = t.Member.Role // an account's role is no office in a group
	}
	if c.Before == "" {
		return name + " " + t.changed(k, field, c.After, names)
	}
	return name + " " + t.changed(k, field, c.Before, names) + " → " + t.changed(k, field, c.After, names)
}

func (t *Text) changed(k domain.Kind, field, v string, names map[string]string) string {
	if v == "" {
		return "—"
	}
	if len(names) > 0 {
		if s := t.named(v, names); s != v {
			return s
		}
	}
	if s := t.stateOf(k, v); field == "state" && s != "" {
		return s
	}
	return t.Value(field, v)
}

// named puts the names before the numbers of records: 陈静 P-0891.
func (t *Text) named(numbers string, names map[string]string) string {
	list, found := strings.Fields(numbers), false
	for i, number := range list {
		name := names[number]
		found = found || name != ""
		switch {
		case name == "":
		case strings.HasPrefix(number, "G-"):
			list[i] = ShortGroup(name) + " " + number
		case strings.HasPrefix(number, "B-"):
			list[i] = t.BranchName(name) + " " + number
		default:
			list[i] = name + " " + number
		}
	}
	if !found {
		return numbers
	}
	return strings.Join(list, t.Label.Comma)
}

// Changes are all changed fields of a record in one line.
func (t *Text) Changes(k domain.Kind, cs []domain.Change, names map[string]string) string {
	return joined(cs, t.Label.Semicolon, func(c domain.Change) string { return t.Change(k, c, names) })
}

// ChainBroken says where the audit chain does not hold, and why.
func (t *Text) ChainBroken(r domain.ChainReport) string {
	problem, _, _ := strings.Cut(r.Problem, ":") // what follows is for logs
	return fmt.Sprintf(t.Command.ChainBad, r.BadSeq, t.Command.ChainProblem[problem])
}

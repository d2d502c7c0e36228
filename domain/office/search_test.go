package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/domain/office/history"
	"alumni/domain/office/registry"
	"alumni/domain/office/task"
	"alumni/domain/office/violation"
)

// lists asks every list for a text and gives the numbers it finds; the audit
// log's are those of its subjects.
var lists = map[string]func(w *world, by domain.Caller, text string) []domain.ID{
	"groups": func(w *world, by domain.Caller, text string) []domain.ID {
		return pages(w, func(after string) (domain.Page[desk.GroupRow], error) {
			return w.Groups(w.ctx, by, registry.GroupFilter{Text: text, After: after, Limit: 1})
		}, func(r desk.GroupRow) domain.ID { return r.ID })
	},
	"applications": func(w *world, by domain.Caller, text string) []domain.ID {
		return pages(w, func(after string) (domain.Page[casework.ApplicationRow], error) {
			return w.Applications(w.ctx, by, casework.CaseFilter{Text: text, After: after, Limit: 1})
		}, func(r casework.ApplicationRow) domain.ID { return r.ID })
	},
	"transfers": func(w *world, by domain.Caller, text string) []domain.ID {
		return pages(w, func(after string) (domain.Page[casework.TransferRow], error) {
			return w.Transfers(w.ctx, by, casework.CaseFilter{Text: text, After: after, Limit: 1})
		}, func(r casework.TransferRow) domain.ID { return r.ID })
	},
	"violations": func(w *world, by domain.Caller, text string) []domain.ID {
		return pages(w, func(after string) (domain.Page[violation.Row], error) {
			return w.Violations(w.ctx, by, violation.Filter{Text: text, After: after, Limit: 1})
		}, func(r violation.Row) domain.ID { return r.ID })
	},
	"inbox": func(w *world, by domain.Caller, text string) []domain.ID {
		return pages(w, func(after string) (domain.Page[task.InboxItem], error) {
			p, err := w.Inbox(w.ctx, by, task.InboxFilter{Text: text, After: after, Limit: 1})
			return domain.Page[task.InboxItem]{Items: p.Items, Next: p.Next}, err
		}, func(r task.InboxItem) domain.ID { return r.Subject })
	},
	"audit": func(w *world, by domain.Caller, text string) []domain.ID {
		return pages(w, func(after string) (domain.Page[history.AuditLine], error) {
			return w.Audit(w.ctx, by, history.AuditFilter{Text: text, After: after, Limit: 1})
		}, func(r history.AuditLine) domain.ID { return r.Subject })
	},
}

// pages reads a list to its end, row by row, so that every cursor is used.
func pages[R any](w *world, get func(after string) (domain.Page[R], error), id func(R) domain.ID) []domain.ID {
	w.Helper()
	out := []domain.ID{}
	for after, n := "", 0; ; n++ {
		p, err := get(after)
		w.must(err)
		for _, r := range p.Items {
			out = append(out, id(r))
		}
		if after = p.Next; after == "" {
			return out
		}
		if n > 1000 {
			w.Fatal("a list without an end")
		}
	}
}

// cases are one record of each kind in Beijing and in Shanghai.
type cases struct{ group, application, transfer, violation domain.ID }

// furnishCases gives each of two branches a group, with an application, a
// transfer and a violation that wait for a decision.
func (w *world) furnishCases() (beijing, shanghai cases) {
	w.Helper()
	qian := w.person("赵倩", true)
	w.seats(w.shanghai, domain.Seat{Person: w.shPresident, Office: domain.OfficePresident},
		domain.Seat{Person: qian, Office: domain.OfficeVicePresident})
	for i, c := range []struct {
		into               *cases
		branch             domain.ID
		president, owner   domain.ID
		successor, breaker domain.ID
	}{
		{&beijing, w.beijing, w.president, w.vice, w.secretary, w.person("邹俊生", true)},
		{&shanghai, w.shanghai, w.shPresident, qian, w.shPresident, w.person("周涛", true)},
	} {
		in := w.application()
		in.Branch, in.Applicant, in.Owner, in.Admins = c.branch, c.president, c.owner, nil
		a := w.submit(in)
		a, err := w.ApproveApplication(w.ctx, w.director, approval(a.ID, a.Version, i+1))
		w.must(err)
		second := w.submit(in)
		for _, p := range []domain.ID{c.successor, c.breaker} {
			if !w.isMember(a.Group, p) {
				w.join(a.Group, p)
			}
		}
		t, err := w.SubmitTransfer(w.ctx, w.director, casework.SubmitTransfer{
			Group: a.Group, Role: domain.ManagerOwner, From: c.owner, To: c.successor, Reason: "工作调动",
			Authority: domain.Reference{Number: "授权书", Date: "2026-11-01"},
		})
		w.must(err)
		breach := w.breach(w.groupByID(a.Group), domain.OutcomeReminder, "M7.6")
		breach.Person = c.breaker
		v, err := w.RecordViolation(w.ctx, w.director, breach)
		w.must(err)
		*c.into = cases{a.Group, second.ID, t.ID, v.ID}
	}
	return beijing, shanghai
}

func (w *world) isMember(group, person domain.ID) (is bool) {
	w.Helper()
	w.must(w.store.View(w.ctx, func(tx domain.Tx) error {
		m, err := tx.Membership(group, person)
		is = err == nil && m.Present()
		return nil
	}))
	return is
}

// What stands in a row is found: a person, a group or a branch in Han, in
// pinyin and by initials, and the number as people type it.
func TestWhatARowShowsFindsIt(t *testing.T) {
	w := newWorld(t)
	bj, sh := w.furnishCases()
	for list, c := range map[string]struct {
		texts []string
		id    domain.ID
	}{
		"groups": {
			[]string{
				"赵倩", "zhaoqian", "zq", "倩", "ZhaoQian", "上海", "shanghai", "sh", "轻工大学上海", sh.group.String(), "g2", "2",
				"0002",
			}, sh.group,
		},
		"applications": {
			[]string{"赵倩", "zhaoqian", "李四", "ls", "上海", "shanghai", "轻工大学上海校友", "shxy", sh.application.String(), "a4", "4", "A 4"},
			sh.application,
		},
		"transfers":  {[]string{"赵倩", "zq", "李四", "lisi", "上海", "sh", "轻工大学上海", sh.transfer.String(), "t2", "2"}, sh.transfer},
		"violations": {[]string{"周涛", "zhoutao", "zt", "涛", "上海", "shangh", sh.violation.String(), "v2", "2"}, sh.violation},
		"inbox":      {[]string{"赵倩", "zq", "上海", "sh", sh.transfer.String(), "t2"}, sh.transfer},
		"audit":      {[]string{"director", "DIR", sh.transfer.String(), "t2"}, sh.transfer},
	} {
		for _, text := range c.texts {
			got := lists[list](w, w.director, text)
			if !slices.Contains(got, c.id) {
				t.Errorf("%s %q finds %v, not %s", list, text, got, c.id)
			}
			if list == "audit" { // a person did much, a record has a history
				continue
			}
			for _, other := range []domain.ID{bj.group, bj.violation, bj.application, bj.transfer} {
				if slices.Contains(got, other) {
					t.Errorf("%s %q finds Beijing's, too: %v", list, text, got)
				}
			}
			if len(got) != len(unique(got)) {
				t.Errorf("%s %q finds something twice: %v", list, text, got)
			}
		}
		for _, text := range []string{"nobody", "王", "！！"} {
			if got := lists[list](w, w.director, text); len(got) > 0 {
				t.Errorf("%s %q finds %v", list, text, got)
			}
		}
		if all := lists[list](w, w.director, "  "); !slices.Contains(all, c.id) || len(all) < 2 {
			t.Errorf("%s with a blank text gives %v", list, all)
		}
	}
}

func unique(ids []domain.ID) map[domain.ID]bool {
	out := map[domain.ID]bool{}
	for _, id := range ids {
		out[id] = true
	}
	return out
}

// A text finds nothing outside the caller's scope, neither by the search index
// nor by the names that rows show.
func TestA2_ASearchStaysInItsScope(t *testing.T) {
	w := newWorld(t)
	bj, sh := w.furnishCases()
	manager := w.managedBy("manager", bj.group, w.vice)
	for list, own := range map[string]domain.ID{
		"groups": bj.group, "applications": bj.application, "transfers": bj.transfer, "violations": bj.violation, "inbox": {},
	} {
		for _, text := range []string{
			"赵倩", "zq", "李四", "周涛", "上海", "shanghai", "shxy", sh.group.String(), sh.application.String(), sh.transfer.String(),
			sh.violation.String(),
		} {
			for _, by := range []domain.Caller{w.beijingOfficer, manager} {
				if got := lists[list](w, by, text); len(got) > 0 {
					t.Errorf("%s: %s finds %v by %q", list, by.Fingerprint, got, text)
				}
			}
		}
		if own.IsZero() {
			continue
		}
		if got := lists[list](w, w.beijingOfficer, own.String()); !slices.Equal(got, []domain.ID{own}) {
			t.Errorf("%s: Beijing's officer finds %v by %s", list, got, own)
		}
	}
	if got := lists["violations"](w, w.beijingOfficer, "zoujunsheng"); !slices.Equal(got, []domain.ID{bj.violation}) {
		t.Errorf("Beijing's officer finds %v by a name of Beijing", got)
	}
	_, err := w.Audit(w.ctx, w.beijingOfficer, history.AuditFilter{Text: "director"})
	w.refused(err, domain.CodeForbidden, domain.AsError(err).Fault)
}

// A state narrows what a text finds, and a cursor of nowhere is refused.
func TestASearchGoesWithItsFilters(t *testing.T) {
	w := newWorld(t)
	_, sh := w.furnishCases()
	for state, want := range map[domain.CaseState][]domain.ID{
		domain.CaseSubmitted: {sh.application}, domain.CaseApproved: {{Kind: domain.KindApplication, Seq: 3}}, domain.CaseRejected: {},
	} {
		got := pages(w, func(after string) (domain.Page[casework.ApplicationRow], error) {
			return w.Applications(w.ctx, w.director, casework.CaseFilter{State: state, Text: "赵倩", After: after})
		}, func(r casework.ApplicationRow) domain.ID { return r.ID })
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", state, got, want)
		}
	}
	for _, after := range []string{"nonsense", "x", "nx", "ix"} {
		_, err := w.Groups(w.ctx, w.director, registry.GroupFilter{Text: "赵倩", After: after})
		w.refused(err, domain.CodeInvalid, domain.FaultBadChoice)
	}
}

// Lists show 北京02群 for 武汉轻工大学北京校友分会群02: what is read there finds it.
func TestM4_6_AGroupIsFoundByWhatListsCallIt(t *testing.T) {
	w := newWorld(t)
	var groups []domain.Group
	for n := range 12 {
		groups = append(groups, w.newGroup(n+1))
	}
	w.groupIn(w.shanghai, w.shPresident, 13)
	for text, want := range map[string][]int{
		"北京02": {2}, "北京02群": {2}, "北京2群": {2}, "北京２群": {2}, "beijing02": {2}, "bj02": {2}, "bj2q": {2}, "京02": {2},
		"北京1群": {1}, "北京1": {1, 10, 11, 12}, "北京0": {1, 2, 3, 4, 5, 6, 7, 8, 9},
		"北京13": nil, "北京02号": nil, "天津02": nil, "g2": {2}, // the record's own number
	} {
		ids := []domain.ID{}
		for _, n := range want {
			ids = append(ids, groups[n-1].ID)
		}
		if got := lists["groups"](w, w.director, text); !slices.Equal(got, ids) {
			t.Errorf("%q finds %v, not %v", text, got, ids)
		}
	}
	tr := w.transfer(groups[1], w.secretary)
	w.join(groups[1].ID, w.alumnus)
	v, err := w.RecordViolation(w.ctx, w.director, w.breach(groups[1], domain.OutcomeReminder, "M7.6"))
	w.must(err)
	for list, id := range map[string]domain.ID{"transfers": tr.ID, "violations": v.ID, "inbox": tr.ID} {
		if got := lists[list](w, w.director, "北京02群"); !slices.Contains(got, id) {
			t.Errorf("%s: 北京02群 finds %v, not %s", list, got, id)
		}
		if got := lists[list](w, w.director, "北京03群"); slices.Contains(got, id) {
			t.Errorf("%s: 北京03群 finds %s", list, id)
		}
	}
}

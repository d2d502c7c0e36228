package office_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/incident"
	"alumni/domain/office/people"
)

// newcomers are rows of so many people of whom nobody is known.
func newcomers(n int) []people.ImportPerson {
	rows := make([]people.ImportPerson, n)
	for i := range rows {
		rows[i] = people.ImportPerson{
			Row: i + 2, Name: fmt.Sprintf("冯新%c", '丁'+rune(i)), City: "武汉", Major: "化学", Year: 1990 + i%30,
			Phone: fmt.Sprintf("139%08d", i), How: "查验毕业证",
		}
	}
	return rows
}

func (w *world) bring(rows []people.ImportPerson) domain.Import {
	w.Helper()
	imp, _, err := w.BringPeople(w.ctx, w.officer, rows, people.Bringing{Source: "校友名单.xlsx"})
	w.must(err)
	if imp.State != domain.ImportDone {
		w.Fatalf("is %+v", imp)
	}
	return imp
}

func (w *world) rests(err error, on ...string) {
	w.Helper()
	e := w.refused(err, domain.CodeConflict, domain.FaultImportRests)
	for _, s := range on {
		if !strings.Contains(fmt.Sprint(e.Args["people"], e.Args["on"]), s) {
			w.Errorf("the refusal names %v, not %s", e.Args, s)
		}
	}
}

// An import that broke off stands as unfinished; it goes on by its number, or by the same
// list, and registers nobody twice.
func TestN2_2a_AnImportThatBrokeOffGoesOn(t *testing.T) {
	for name, goOn := range map[string]func(w *world, rows []people.ImportPerson, id domain.ID) error{
		"by its number": func(w *world, _ []people.ImportPerson, id domain.ID) error {
			_, err := w.ResumeImport(w.ctx, w.officer, id)
			return err
		},
		"by the same list": func(w *world, rows []people.ImportPerson, id domain.ID) error {
			imp, _, err := w.BringPeople(w.ctx, w.officer, rows, people.Bringing{})
			if err == nil && imp.ID != id {
				return fmt.Errorf("began %s beside %s", imp.ID, id)
			}
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			w, m := newMetered(t)
			rows, left := newcomers(60), 4
			m.most, m.before = 0, func() {
				if left--; left < 0 {
					m.broken = errors.New("disk full")
				}
			}
			_, _, err := w.BringPeople(w.ctx, w.officer, rows, people.Bringing{})
			var broken *desk.BrokenOff
			if !errors.As(err, &broken) || broken.Import.IsZero() || broken.Done == 0 || broken.Done == len(rows) {
				t.Fatalf("broke off with %v", err)
			}
			m.before, m.broken = nil, nil
			open, err := w.Imports(w.ctx, w.officer, people.ImportFilter{Unfinished: true})
			w.must(err)
			if len(open.Items) != 1 || open.Items[0].ID != broken.Import || open.Items[0].Done == 0 {
				t.Fatalf("unfinished are %+v", open.Items)
			}
			w.must(goOn(w, rows, broken.Import))
			v, err := w.Import(w.ctx, w.officer, broken.Import)
			w.must(err)
			if v.State != domain.ImportDone || v.Tally.Added != len(rows) || len(v.List) != len(rows) {
				t.Errorf("ended as %+v", v.Import)
			}
			if found := w.everybody(w.director, people.PersonFilter{Text: "冯新"}); len(found) != len(rows) {
				t.Errorf("%d of %d are registered", len(found), len(rows))
			}
			if m.most > 100 {
				t.Errorf("a transaction writes %d keys", m.most)
			}
			_, err = w.ResumeImport(w.ctx, w.officer, broken.Import)
			w.refused(err, domain.CodeConflict, domain.FaultState)
		})
	}
}

// Who cancels an import in the middle leaves it as one that can be gone on with.
func TestN2_2a_ACancelledImportGoesOn(t *testing.T) {
	w := newWorld(t)
	ctx, cancel := context.WithCancel(w.ctx)
	rows := newcomers(60)
	_, _, err := w.BringPeople(ctx, w.officer, rows, people.Bringing{Progress: func(i domain.Import) {
		if i.Done > 10 {
			cancel()
		}
	}})
	var broken *desk.BrokenOff
	if !errors.As(err, &broken) || !errors.Is(err, context.Canceled) {
		t.Fatalf("ended with %v", err)
	}
	imp, err := w.ResumeImport(w.ctx, w.officer, broken.Import)
	w.must(err)
	if imp.Tally.Added != len(rows) {
		t.Errorf("ended as %+v", imp)
	}
}

// An import is taken back whole, once; nothing of it is found afterwards.
func TestN2_2a_AnImportIsUndone(t *testing.T) {
	w, m := newMetered(t)
	rows := newcomers(60)
	before := len(w.everybody(w.director, people.PersonFilter{}))
	imp := w.bring(rows)
	left := 3
	m.most, m.before = 0, func() {
		if left--; left < 0 {
			m.broken = errors.New("disk full")
		}
	}
	_, err := w.UndoImport(w.ctx, w.officer, people.UndoImport{ID: imp.ID, Reason: "名单作废"})
	if m.before, m.broken = nil, nil; err == nil {
		t.Fatal("the disk was full")
	}
	v, err := w.Import(w.ctx, w.officer, imp.ID)
	w.must(err)
	if v.State != domain.ImportUndoing || v.Tally.Taken == 0 {
		t.Fatalf("broke off as %+v", v.Import)
	}
	done, err := w.ResumeImport(w.ctx, w.officer, imp.ID) // the undo goes on
	w.must(err)
	if done.State != domain.ImportUndone || done.Tally.Taken != len(rows) || done.Tally.Kept != 0 {
		t.Errorf("ended as %+v", done)
	}
	if m.most > 100 {
		t.Errorf("a transaction writes %d keys", m.most)
	}
	if n := len(w.everybody(w.director, people.PersonFilter{})); n != before {
		t.Errorf("%d people are left of %d", n, before)
	}
	for _, text := range []string{"冯新", "fengxin", "fx"} {
		if found := w.everybody(w.director, people.PersonFilter{Text: text}); len(found) > 0 {
			t.Errorf("%s still finds %d", text, len(found))
		}
	}
	_, err = w.UndoImport(w.ctx, w.officer, people.UndoImport{ID: imp.ID})
	w.refused(err, domain.CodeConflict, domain.FaultState)
	if again := w.bring(rows); again.ID == imp.ID || again.Tally.Added != len(rows) {
		t.Errorf("the list again gives %+v", again)
	}
}

// Who looks at a phone rests nothing on it.
func TestA2_ARevealStandsAgainstNoUndo(t *testing.T) {
	w := newWorld(t)
	imp := w.bring(newcomers(2))
	v, err := w.Import(w.ctx, w.officer, imp.ID)
	w.must(err)
	_, err = w.RevealContacts(w.ctx, w.director, people.RevealContacts{People: []domain.ID{v.List[0].Person}, Reason: "来电核对"})
	w.must(err)
	_, err = w.UndoImport(w.ctx, w.officer, people.UndoImport{ID: imp.ID})
	w.must(err)
}

// Rows that differ are written where somebody says so, and taken back.
func TestN2_2a_WhatDiffersIsWrittenWhereItIsChosen(t *testing.T) {
	w := newWorld(t)
	w.bring(newcomers(2))
	rows := newcomers(2)
	rows[0].City, rows[0].Change = "上海", true
	rows[0].Employer = "某厂"
	rows[1].City = "广州"
	plan, err := w.PreviewPeople(w.ctx, w.officer, rows)
	w.must(err)
	if plan.Counts[people.VerdictChange] != 1 || plan.Counts[people.VerdictDiffers] != 1 {
		t.Fatalf("comes to %+v", plan)
	}
	if want := []people.FieldChange{{Field: "city", Was: "武汉", Is: "上海"}, {Field: "employer", Is: "某厂"}}; !slices.Equal(plan.Rows[0].Differs, want) {
		t.Errorf("differs in %+v", plan.Rows[0].Differs)
	}
	imp := w.bring(rows)
	changed, stays := plan.Rows[0].Person, plan.Rows[1].Person
	city := func(id domain.ID) string {
		p, err := w.Person(w.ctx, w.director, id)
		w.must(err)
		return p.City + p.Employer
	}
	if imp.Tally != (domain.ImportTally{Changed: 1, Same: 1}) || city(changed) != "上海某厂" || city(stays) != "武汉" {
		t.Errorf("wrote %+v: %s, %s", imp.Tally, city(changed), city(stays))
	}
	_, err = w.UndoImport(w.ctx, w.officer, people.UndoImport{ID: imp.ID})
	w.must(err)
	if city(changed) != "武汉" {
		t.Errorf("is %s afterwards", city(changed))
	}
}

// A phone is shown masked where a list says another.
func TestA2_AListShowsNoPhoneInClear(t *testing.T) {
	w := newWorld(t)
	rows := newcomers(1)
	imp := w.bring(rows)
	v, err := w.Import(w.ctx, w.officer, imp.ID)
	w.must(err)
	rows[0].Phone, rows[0].Change, rows[0].Same = "13712340000", true, v.List[0].Person
	plan, err := w.PreviewPeople(w.ctx, w.director, rows)
	w.must(err)
	if want := []people.FieldChange{{Field: "phone", Was: "139****0000", Is: "137****0000"}}; !slices.Equal(plan.Rows[0].Differs, want) {
		t.Errorf("shows %+v", plan.Rows[0].Differs)
	}
}

// A list of members is taken back with whom it registered; who was known stays, out of
// the group, and a card is as it was.
func TestN1_2d_AnImportOfMembersIsUndone(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 50, w.vice)
	old := w.importMembers(w.officer, g, listed(2, "钱三", "食工", 2001, ""))
	rows := []people.ImportMember{
		listed(2, "钱三", "食工", 2001, ""), listed(3, "郑七", "食工", 2003, ""),
		{ImportPerson: people.ImportPerson{Row: 4}, Person: w.secretary, Basis: domain.BasisLiving},
	}
	rows[0].Card = "钱三 北京 食工01"
	imp, n, err := w.BringMembers(w.ctx, w.officer, g, rows, people.Bringing{})
	w.must(err)
	if n.Joined != 2 || n.Registered != 1 || n.Recorded != 1 || imp.Tally.Carded != 1 {
		t.Fatalf("imported %+v, %+v", n, imp.Tally)
	}
	_, err = w.UndoImport(w.ctx, w.officer, people.UndoImport{ID: imp.ID, Version: imp.Version})
	w.must(err)
	if in := w.present(g); len(in) != 1+old.Joined || slices.Contains(in, w.secretary) {
		t.Errorf("in the group are %v", in)
	}
	v, err := w.Group(w.ctx, w.officer, g)
	w.must(err)
	if v.Members != 2 {
		t.Errorf("the group counts %d", v.Members)
	}
	if found := w.everybody(w.director, people.PersonFilter{Text: "郑七"}); len(found) > 0 {
		t.Error("the newcomer is still registered")
	}
	page, err := w.Members(w.ctx, w.officer, people.MemberFilter{Group: g, Text: "钱三"})
	w.must(err)
	if len(page.Items) != 1 || page.Items[0].Card == rows[0].Card {
		t.Errorf("the card is %+v", page.Items)
	}
}

// A list that put a card right settled the notice about it, which rests on the list: an
// undo would leave the notice settled over the card of before.
func TestN2_2b_ASettledNoticeStandsAgainstAnUndo(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 50, w.vice)
	wrong := listed(2, "钱三", "食工", 2001, "")
	wrong.Card = "钱三 北京 食工01"
	w.importMembers(w.officer, g, wrong)
	who := w.called("钱三")[0].ID
	_, err := w.AskToRectify(w.ctx, w.officer, people.AskToRectify{Group: g, Persons: []domain.ID{who}})
	w.must(err)
	right := people.ImportMember{ImportPerson: people.ImportPerson{Row: 2, Card: "钱三-北京-食工01级"}, Person: who, Basis: domain.BasisWork}
	imp, n, err := w.BringMembers(w.ctx, w.officer, g, []people.ImportMember{right}, people.Bringing{})
	w.must(err)
	if n.Recorded != 1 || imp.Tally.Carded != 1 {
		t.Fatalf("imported %+v, %+v", n, imp.Tally)
	}
	_, err = w.UndoImport(w.ctx, w.officer, people.UndoImport{ID: imp.ID, Version: imp.Version})
	if err == nil || !strings.Contains(domain.AsError(err).Error(), "X-0001") {
		t.Errorf("undone over a notice that it settled: %v", err)
	}
}

// Imports are seen and kept within the caller's scope.
func TestA2_AnImportIsNobodysBusinessElsewhere(t *testing.T) {
	w := newWorld(t)
	imp, _, err := w.BringPeople(w.ctx, w.director, newcomers(2), people.Bringing{})
	w.must(err)
	_, err = w.Import(w.ctx, w.beijingOfficer, imp.ID)
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	_, err = w.UndoImport(w.ctx, w.beijingOfficer, people.UndoImport{ID: imp.ID})
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	_, err = w.Import(w.ctx, w.auditor, imp.ID)
	w.must(err)
	_, err = w.UndoImport(w.ctx, w.auditor, people.UndoImport{ID: imp.ID})
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
}

// Who is erased on request is gone from the rows of an import as well, and stays so: the
// import can't be undone over it.
func TestA2_WhoIsErasedIsGoneFromTheRowsOfAnImport(t *testing.T) {
	w := newWorld(t)
	imp := w.bring(newcomers(2))
	v, err := w.Import(w.ctx, w.officer, imp.ID)
	w.must(err)
	p, err := w.Person(w.ctx, w.director, v.List[0].Person)
	w.must(err)
	_, err = w.ErasePerson(w.ctx, w.director, people.ErasePerson{ID: p.ID, Version: p.Version, Name: p.Name, Request: "来信要求"})
	w.must(err)
	v, err = w.Import(w.ctx, w.officer, imp.ID)
	w.must(err)
	if v.List[0].Name != p.ID.String() || v.List[0].Outcome != domain.ImportAdded || v.List[1].Name == "" {
		t.Errorf("the rows are %+v", v.List)
	}
	_, err = w.UndoImport(w.ctx, w.officer, people.UndoImport{ID: imp.ID})
	w.rests(err, p.ID.String())
}

// What comes to rest on somebody while an import is being taken back is seen by the write
// that would take them away, whichever record names them.
func TestN2_2a_WhoIsNamedWhileAnImportIsTakenBackStays(t *testing.T) {
	for name, names := range map[string]func(w *world, i domain.Incident, p domain.ID) domain.ID{
		"affected by an incident": func(w *world, i domain.Incident, p domain.ID) domain.ID {
			i, err := w.TellIncident(w.ctx, w.director, incident.Tell{ID: i.ID, Version: i.Version, What: "名单", People: []domain.ID{p}})
			w.must(err)
			return i.ID
		},
		"has an account": func(w *world, _ domain.Incident, p domain.ID) domain.ID {
			in := account("someone", domain.RoleAuditor, domain.ID{})
			in.Person = p
			a, err := w.AddAccount(w.ctx, w.director, in)
			w.must(err)
			return a.ID
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			g := w.settled(1)
			w.join(g.ID, w.alumnus)
			leak := w.leak(g.ID, w.alumnus)
			imp := w.bring(newcomers(40))
			v, err := w.Import(w.ctx, w.officer, imp.ID)
			w.must(err)
			first := v.List[0].Person // the last that is taken back
			on := domain.ID{}
			imp, err = w.UndoWith(w.ctx, w.officer, people.UndoImport{ID: imp.ID}, func(domain.Import) {
				if on.IsZero() {
					on = names(w, leak, first)
				}
			})
			w.must(err)
			if imp.Tally.Kept != 1 || imp.Tally.Taken != 39 {
				t.Errorf("ended as %+v", imp.Tally)
			}
			if _, err := w.Person(w.ctx, w.director, first); err != nil {
				t.Errorf("%s names somebody who is gone: %v", on, err)
			}
		})
	}
}

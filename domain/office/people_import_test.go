package office_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
)

func TestN2_2a_PeopleAreImportedAllOrNone(t *testing.T) {
	w := newWorld(t)
	rows := []people.ImportPerson{
		{Row: 2, Name: "周五", City: "北京", Major: "化学", Year: 1997, Phone: "13812345678"}, // known
		{Row: 3, Name: "郑七", City: "武汉", Major: "化学", Year: 1998, Phone: "13900001111", How: "查验毕业证"},
		{Row: 4, Name: "王九", City: "武汉", Major: "校友办"},
	}
	before := len(w.everybody(w.director, people.PersonFilter{}))
	n, err := w.ImportPeople(w.ctx, w.officer, rows, true)
	w.must(err)
	if n != (people.PeopleImported{Added: 2, Known: 1}) || len(w.everybody(w.director, people.PersonFilter{})) != before {
		t.Fatalf("a dry run gives %+v", n)
	}
	n, err = w.ImportPeople(w.ctx, w.officer, rows, false)
	w.must(err)
	if n != (people.PeopleImported{Added: 2, Known: 1}) || len(w.everybody(w.director, people.PersonFilter{})) != before+2 {
		t.Fatalf("imported %+v", n)
	}
	rows[2].Phone, rows[2].Year = "13700000000", 2001
	bad := append(rows,
		people.ImportPerson{Row: 5, Name: "郑七", Major: "化学", Year: 1998, Phone: "13911112222"}, // looks the same
		people.ImportPerson{Row: 6, Name: "王九", Major: "校友办", Phone: "13700000000"},            // twice
		people.ImportPerson{Row: 7, Name: "孔十", Year: 1900})
	_, err = w.ImportPeople(w.ctx, w.officer, bad, false)
	var refused *desk.ImportError
	if !errors.As(err, &refused) {
		t.Fatalf("not refused: %v", err)
	}
	var got []string
	for _, r := range refused.Rows {
		got = append(got, fmt.Sprint(r.Row, " ", r.Err.Fault))
	}
	if want := []string{"5 duplicate", "6 duplicate", "7 bad_choice"}; !slices.Equal(got, want) {
		t.Errorf("wrong rows %v, want %v", got, want)
	}
	if len(w.everybody(w.director, people.PersonFilter{})) != before+2 {
		t.Error("something was written all the same")
	}
	_, err = w.ImportPeople(w.ctx, w.auditor, rows, true)
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
}

// TestTheRegistryStaysUnderAHundredWrites holds the figures of the widest
// changes of the registry in one transaction.
func TestTheRegistryStaysUnderAHundredWrites(t *testing.T) {
	w, m := newMetered(t)
	long := strings.Repeat("重长行乐", domain.MaxPlace/4)
	measure := func(what string, do func()) {
		t.Helper()
		m.most = 0
		do()
		t.Logf("%s writes %d keys", what, m.most)
		if m.most > 100 {
			t.Errorf("%s writes %d keys", what, m.most)
		}
	}
	var b domain.Branch
	measure("a branch with the longest name", func() {
		var err error
		b, err = w.AddBranch(w.ctx, w.director, registry.AddBranch{Name: long, Kind: domain.BranchRegional})
		w.must(err)
	})
	council := func() (seats []domain.Seat) {
		for i := range domain.MaxSeats {
			o := domain.OfficeVicePresident
			if i == 0 {
				o = domain.OfficePresident
			}
			seats = append(seats, domain.Seat{Person: w.person(fmt.Sprintf("理事%d", i), true), Office: o})
		}
		return seats
	}
	for range 6 {
		in := casework.SubmitApplication{
			Kind: domain.ApplyPreparatory, Branch: b.ID, Applicant: w.alumnus, Owner: w.alumnus, Reason: "校友多",
			Headcount: 90,
		}
		w.made(in)
	}
	first := council()
	measure("founding with the largest council and six groups", func() {
		_, err := w.EstablishBranch(w.ctx, w.director, registry.EstablishBranch{
			Branch: b.ID, Version: b.Version, On: today, Council: first, Document: decision("决议1"),
		})
		w.must(err)
	})
	second := council()
	measure("a re-election of everybody", func() {
		_, err := w.Reelect(w.ctx, w.director, registry.Reelect{
			Branch: b.ID, Version: w.branch(b.ID).Version, On: today, Council: second, Document: decision("决议2"),
		})
		w.must(err)
	})
	var aliases []string
	for i := range domain.MaxAliases - 1 {
		aliases = append(aliases, fmt.Sprint(i)+strings.Repeat("行长重乐", 9))
	}
	p := w.placeNamed(long)
	measure("a rename with every alias", func() {
		_, err := w.EditPlace(w.ctx, w.director, registry.EditPlace{
			ID: p.ID, Version: p.Version, Name: strings.Repeat("乐行长重", 10),
			Aliases: aliases,
		})
		w.must(err)
	})
	measure("people imported", func() {
		var rows []people.ImportPerson
		for i := range 6 {
			rows = append(rows, people.ImportPerson{Row: i + 2, Name: strings.Repeat("重长·乐", 14) + fmt.Sprint(i), Year: 1999, How: "查验"})
		}
		_, err := w.ImportPeople(w.ctx, w.director, rows, false)
		w.must(err)
	})
}

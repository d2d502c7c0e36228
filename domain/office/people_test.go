package office_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office"
)

func (w *world) everybody(by domain.Caller, f office.PersonFilter) []string {
	w.Helper()
	var out []string
	for {
		page, err := w.People(w.ctx, by, f)
		w.must(err)
		for _, p := range page.Items {
			out = append(out, p.Name)
		}
		if page.Next == "" {
			slices.Sort(out)
			return out
		}
		f.After = page.Next
	}
}

func TestN2_2a_APersonIsRegisteredAndVerified(t *testing.T) {
	w := newWorld(t)
	p, err := w.AddPerson(w.ctx, w.officer, office.AddPerson{
		Name: "郑七", City: "武汉", Major: "化学", Year: 1997, Phone: "+86 139-0000-1111",
	})
	w.must(err)
	if p.Phone.Reveal() != "13900001111" || p.Verified() {
		t.Errorf("registered as %+v", p)
	}
	p, err = w.VerifyPerson(w.ctx, w.officer, office.VerifyPerson{ID: p.ID, Version: p.Version, How: "查验毕业证"})
	w.must(err)
	v, err := w.Person(w.ctx, w.officer, p.ID)
	w.must(err)
	if !v.Verified() || v.VerifiedBy != "officer" || v.Verification.How != "查验毕业证" || !v.Verification.At.Equal(w.Now()) {
		t.Errorf("verified as %+v by %s", v.Verification, v.VerifiedBy)
	}
	if v.History[0].Action != domain.ActPersonVerify || v.History[0].Reason != "查验毕业证" {
		t.Errorf("the history says %+v", v.History[0])
	}
	p, err = w.EditPerson(w.ctx, w.officer, office.EditPerson{ID: p.ID, Version: p.Version, Name: "郑七", City: "宜昌", Major: "化学", Year: 1997})
	w.must(err)
	if !p.Verified() || p.Phone.Reveal() != "13900001111" || p.City != "宜昌" {
		t.Errorf("edited into %+v", p)
	}
	p, err = w.EditPerson(w.ctx, w.officer, office.EditPerson{ID: p.ID, Version: p.Version, Name: "郑八", City: "宜昌", Major: "化学", Year: 1997})
	w.must(err)
	if p.Verified() {
		t.Error("another name, and still verified")
	}
}

func TestN2_2a_WhatRegistersNobody(t *testing.T) {
	w := newWorld(t)
	good := office.AddPerson{Name: "郑七", City: "武汉", Major: "化学", Year: 1997, Phone: "13900001111"}
	for name, c := range map[string]struct {
		change func(*office.AddPerson)
		fault  domain.Fault
		field  string
	}{
		"no name":        {func(in *office.AddPerson) { in.Name = "\u200b" }, domain.FaultRequired, "name"},
		"before school":  {func(in *office.AddPerson) { in.Year = 1950 }, domain.FaultBadChoice, "year"},
		"next year":      {func(in *office.AddPerson) { in.Year = 2027 }, domain.FaultBadChoice, "year"},
		"no phone":       {func(in *office.AddPerson) { in.Phone = "一三八" }, domain.FaultBadChoice, "phone"},
		"a short phone":  {func(in *office.AddPerson) { in.Phone = "110" }, domain.FaultBadChoice, "phone"},
		"the same phone": {func(in *office.AddPerson) { in.Name, in.Phone, in.Year = "周五", "138 1234 5678", 2001 }, domain.FaultDuplicate, "name"},
		"the same class": {func(in *office.AddPerson) { in.Name, in.Phone = "周五", "" }, domain.FaultDuplicate, "name"},
	} {
		in := good
		c.change(&in)
		_, err := w.AddPerson(w.ctx, w.officer, in)
		if e := domain.AsError(err); err == nil || e.Fault != c.fault || e.Field != c.field || strings.Contains(fmt.Sprint(e), "138 1234") {
			t.Errorf("%s: %v", name, err)
		}
		if c.fault == domain.FaultDuplicate {
			if e := domain.AsError(err); e.Args["id"] != w.alumnus.String() {
				t.Errorf("%s: the known one is %v", name, e.Args["id"])
			}
			in.Confirm = true
			_, err := w.AddPerson(w.ctx, w.officer, in)
			w.must(err)
			w.furnishAgain()
		}
	}
	_, err := w.AddPerson(w.ctx, w.auditor, good)
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
}

// furnishAgain renames who was registered twice, so that the next case finds one.
func (w *world) furnishAgain() {
	w.Helper()
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		page, err := tx.People().List(domain.Query{Text: "周五"})
		if err != nil {
			return err
		}
		for _, p := range page.Items {
			if p.ID != w.alumnus {
				p.Name += "二"
				if err := tx.People().Put(&p); err != nil {
					return err
				}
			}
		}
		return nil
	}))
}

// A branch knows its council, its groups' members and whom it registered, and
// nobody else, by list, by search and by number, A2.
func TestA2_ABranchKnowsItsOwnPeopleOnly(t *testing.T) {
	w := newWorld(t)
	g := w.owned(w.vice, domain.Reference{})
	w.join(g.ID, w.alumnus)
	w.person("上官云", true)
	mine, err := w.AddPerson(w.ctx, w.beijingOfficer, office.AddPerson{Name: "郑七", Year: 1999, Major: "会计"})
	w.must(err)
	if mine.Branch != w.beijing {
		t.Errorf("registered for %s", mine.Branch)
	}
	want := []string{"周五", "孙三", "赵一", "郑七", "钱二"}
	for _, limit := range []int{0, 1, 2} {
		if got := w.everybody(w.beijingOfficer, office.PersonFilter{Limit: limit}); !slices.Equal(got, want) {
			t.Errorf("in pages of %d Beijing sees %v, want %v", limit, got, want)
		}
	}
	if got := w.everybody(w.beijingOfficer, office.PersonFilter{Text: "李四"}); len(got) != 0 {
		t.Errorf("Beijing finds %v", got)
	}
	if got := w.everybody(w.beijingOfficer, office.PersonFilter{Text: "zhouwu"}); !slices.Equal(got, []string{"周五"}) {
		t.Errorf("Beijing finds %v", got)
	}
	if got := w.everybody(w.shanghaiOfficer, office.PersonFilter{}); !slices.Equal(got, []string{"李四"}) {
		t.Errorf("Shanghai sees %v", got)
	}
	if got := w.everybody(w.auditor, office.PersonFilter{}); len(got) != 8 {
		t.Errorf("the auditor sees %v", got)
	}
	if got := w.everybody(w.director, office.PersonFilter{Unverified: true}); !slices.Equal(got, []string{"吴六", "郑七"}) {
		t.Errorf("unverified are %v", got)
	}
	for _, by := range []domain.Caller{w.shanghaiOfficer, w.managedBy("manager", w.owned(w.secretary, domain.Reference{}).ID, w.secretary)} {
		_, err := w.Person(w.ctx, by, mine.ID)
		w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
		_, err = w.EditPerson(w.ctx, by, office.EditPerson{ID: mine.ID, Version: mine.Version, Name: "改名"})
		w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
		_, err = w.VerifyPerson(w.ctx, by, office.VerifyPerson{ID: mine.ID, Version: mine.Version, How: "熟人"})
		w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
		_, err = w.RevealPhone(w.ctx, by, w.alumnus)
		w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
	}
	if _, err := w.RecordViolation(w.ctx, w.beijingOfficer, office.RecordViolation{
		Group: g.ID, Person: mine.ID, Clauses: []domain.ClauseID{"M7.6"}, Evidence: "广告", Outcome: domain.OutcomeReminder, OccurredOn: today,
	}); domain.AsError(err).Fault != domain.FaultNotMember {
		t.Errorf("who was registered may be named by the branch: %v", err)
	}
}

// A branch's officer hears of no look-alike in another branch.
func TestA2_ADuplicateElsewhereIsNobodys(t *testing.T) {
	w := newWorld(t)
	_, err := w.AddPerson(w.ctx, w.shanghaiOfficer, office.AddPerson{Name: "周五", City: "北京", Major: "化学", Year: 1997, Phone: "13812345678"})
	w.must(err)
}

func TestN2_1a_APersonsPageShowsOfficesGroupsAndRoles(t *testing.T) {
	w := newWorld(t)
	mine := w.owned(w.vice, domain.Reference{})
	other := w.owned(w.secretary, domain.Reference{})
	w.join(other.ID, w.vice)
	_, err := w.RecordViolation(w.ctx, w.director, office.RecordViolation{
		Group: other.ID, Person: w.vice, Clauses: []domain.ClauseID{"M7.6"}, Evidence: "广告", Outcome: domain.OutcomeReminder, OccurredOn: today,
	})
	w.must(err)
	v, err := w.Person(w.ctx, w.beijingOfficer, w.vice)
	w.must(err)
	if len(v.Offices) != 1 || v.Offices[0].Office != domain.OfficeVicePresident || v.Offices[0].BranchName != "北京" {
		t.Errorf("offices %+v", v.Offices)
	}
	roles := map[domain.ID]domain.ManagerRole{}
	for _, m := range v.In {
		roles[m.Group] = m.Role
	}
	if len(roles) != 2 || roles[mine.ID] != domain.ManagerOwner || roles[other.ID] != "" {
		t.Errorf("roles %v", roles)
	}
	if v.Violations != 1 || v.Keep != nil {
		t.Errorf("%d violations; keep: %v", v.Violations, v.Keep)
	}
	if v.Phone.String() != "138****5678" {
		t.Errorf("the phone shows as %s", v.Phone)
	}
}

func TestN2_2a_PeopleAreImportedAllOrNone(t *testing.T) {
	w := newWorld(t)
	rows := []office.ImportPerson{
		{Row: 2, Name: "周五", City: "北京", Major: "化学", Year: 1997, Phone: "13812345678"}, // known
		{Row: 3, Name: "郑七", City: "武汉", Major: "化学", Year: 1998, Phone: "13900001111", How: "查验毕业证"},
		{Row: 4, Name: "王九", City: "武汉", Major: "校友办"},
	}
	before := len(w.everybody(w.director, office.PersonFilter{}))
	n, err := w.ImportPeople(w.ctx, w.officer, rows, true)
	w.must(err)
	if n != (office.PeopleImported{Added: 2, Known: 1}) || len(w.everybody(w.director, office.PersonFilter{})) != before {
		t.Fatalf("a dry run gives %+v", n)
	}
	n, err = w.ImportPeople(w.ctx, w.officer, rows, false)
	w.must(err)
	if n != (office.PeopleImported{Added: 2, Known: 1}) || len(w.everybody(w.director, office.PersonFilter{})) != before+2 {
		t.Fatalf("imported %+v", n)
	}
	rows[2].Phone, rows[2].Year = "13700000000", 2001
	bad := append(rows,
		office.ImportPerson{Row: 5, Name: "郑七", Major: "化学", Year: 1998, Phone: "13911112222"}, // looks the same
		office.ImportPerson{Row: 6, Name: "王九", Major: "校友办", Phone: "13700000000"},            // twice
		office.ImportPerson{Row: 7, Name: "孔十", Year: 1900})
	_, err = w.ImportPeople(w.ctx, w.officer, bad, false)
	var refused *office.ImportError
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
	if len(w.everybody(w.director, office.PersonFilter{})) != before+2 {
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
		b, err = w.AddBranch(w.ctx, w.director, office.AddBranch{Name: long, Kind: domain.BranchRegional})
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
		in := office.SubmitApplication{Kind: domain.ApplyPreparatory, Branch: b.ID, Applicant: w.alumnus, Owner: w.alumnus, Reason: "校友多", Headcount: 90}
		w.made(in)
	}
	first := council()
	measure("founding with the largest council and six groups", func() {
		_, err := w.EstablishBranch(w.ctx, w.director, office.EstablishBranch{
			Branch: b.ID, Version: b.Version, On: today, Council: first, Document: decision("决议1"),
		})
		w.must(err)
	})
	second := council()
	measure("a re-election of everybody", func() {
		_, err := w.Reelect(w.ctx, w.director, office.Reelect{
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
		_, err := w.EditPlace(w.ctx, w.director, office.EditPlace{ID: p.ID, Version: p.Version, Name: strings.Repeat("乐行长重", 10), Aliases: aliases})
		w.must(err)
	})
	measure("people imported", func() {
		var rows []office.ImportPerson
		for i := range 6 {
			rows = append(rows, office.ImportPerson{Row: i + 2, Name: fmt.Sprint(i) + strings.Repeat("重长行乐", 14), Year: 1999, How: "查验"})
		}
		_, err := w.ImportPeople(w.ctx, w.director, rows, false)
		w.must(err)
	})
}

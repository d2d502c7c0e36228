package office_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/domain/office/violation"
)

func (w *world) everybody(by domain.Caller, f people.PersonFilter) []string {
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
	p, err := w.AddPerson(w.ctx, w.officer, people.AddPerson{
		Name: "郑七", City: "武汉", Major: "化学", Year: 1997, Phone: "+86 139-0000-1111",
	})
	w.must(err)
	if p.Phone.Reveal() != "13900001111" || p.Verified() {
		t.Errorf("registered as %+v", p)
	}
	p, err = w.VerifyPerson(w.ctx, w.officer, people.VerifyPerson{ID: p.ID, Version: p.Version, How: "查验毕业证"})
	w.must(err)
	v, err := w.Person(w.ctx, w.officer, p.ID)
	w.must(err)
	if !v.Verified() || v.VerifiedBy != "officer" || v.Verification.How != "查验毕业证" || !v.Verification.At.Equal(w.Now()) {
		t.Errorf("verified as %+v by %s", v.Verification, v.VerifiedBy)
	}
	if v.History[0].Action != domain.ActPersonVerify || v.History[0].Reason != "查验毕业证" {
		t.Errorf("the history says %+v", v.History[0])
	}
	p, err = w.EditPerson(w.ctx, w.officer, people.EditPerson{
		ID: p.ID, Version: p.Version, Name: "郑七", City: "宜昌",
		Major: "化学", Year: 1997,
	})
	w.must(err)
	if !p.Verified() || p.Phone.Reveal() != "13900001111" || p.City != "宜昌" {
		t.Errorf("edited into %+v", p)
	}
	p, err = w.EditPerson(w.ctx, w.officer, people.EditPerson{
		ID: p.ID, Version: p.Version, Name: "郑八", City: "宜昌",
		Major: "化学", Year: 1997,
	})
	w.must(err)
	if p.Verified() {
		t.Error("another name, and still verified")
	}
}

func TestN2_2a_WhatRegistersNobody(t *testing.T) {
	w := newWorld(t)
	good := people.AddPerson{Name: "郑七", City: "武汉", Major: "化学", Year: 1997, Phone: "13900001111"}
	for name, c := range map[string]struct {
		change func(*people.AddPerson)
		fault  domain.Fault
		field  string
	}{
		"no name":       {func(in *people.AddPerson) { in.Name = "\u200b" }, domain.FaultRequired, "name"},
		"before school": {func(in *people.AddPerson) { in.Year = 1950 }, domain.FaultBadChoice, "year"},
		"next year":     {func(in *people.AddPerson) { in.Year = 2027 }, domain.FaultBadChoice, "year"},
		"no phone":      {func(in *people.AddPerson) { in.Phone = "一三八" }, domain.FaultBadPhone, "phone"},
		"a short phone": {func(in *people.AddPerson) { in.Phone = "110" }, domain.FaultBadPhone, "phone"},
		"the same phone": {
			func(in *people.AddPerson) { in.Name, in.Phone, in.Year = "周五", "138 1234 5678", 2001 }, domain.FaultDuplicate, "name",
		},
		"the same class": {func(in *people.AddPerson) { in.Name, in.Phone = "周五", "" }, domain.FaultDuplicate, "name"},
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
	mine, err := w.AddPerson(w.ctx, w.beijingOfficer, people.AddPerson{Name: "郑七", Year: 1999, Major: "会计"})
	w.must(err)
	if mine.Branch != w.beijing {
		t.Errorf("registered for %s", mine.Branch)
	}
	want := []string{"周五", "孙三", "赵一", "郑七", "钱二"}
	for _, limit := range []int{0, 1, 2} {
		if got := w.everybody(w.beijingOfficer, people.PersonFilter{Limit: limit}); !slices.Equal(got, want) {
			t.Errorf("in pages of %d Beijing sees %v, want %v", limit, got, want)
		}
	}
	if got := w.everybody(w.beijingOfficer, people.PersonFilter{Text: "李四"}); len(got) != 0 {
		t.Errorf("Beijing finds %v", got)
	}
	if got := w.everybody(w.beijingOfficer, people.PersonFilter{Text: "zhouwu"}); !slices.Equal(got, []string{"周五"}) {
		t.Errorf("Beijing finds %v", got)
	}
	if got := w.everybody(w.shanghaiOfficer, people.PersonFilter{}); !slices.Equal(got, []string{"李四"}) {
		t.Errorf("Shanghai sees %v", got)
	}
	if got := w.everybody(w.auditor, people.PersonFilter{}); len(got) != 8 {
		t.Errorf("the auditor sees %v", got)
	}
	if got := w.everybody(w.director, people.PersonFilter{Unverified: true}); !slices.Equal(got, []string{"吴六", "郑七"}) {
		t.Errorf("unverified are %v", got)
	}
	for _, by := range []domain.Caller{w.shanghaiOfficer, w.managedBy("manager", w.owned(w.secretary, domain.Reference{}).ID,
		w.secretary)} {
		_, err := w.Person(w.ctx, by, mine.ID)
		w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
		_, err = w.EditPerson(w.ctx, by, people.EditPerson{ID: mine.ID, Version: mine.Version, Name: "改名"})
		w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
		_, err = w.VerifyPerson(w.ctx, by, people.VerifyPerson{ID: mine.ID, Version: mine.Version, How: "熟人"})
		w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
		_, err = w.phone(by, w.alumnus)
		w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
	}
	if _, err := w.RecordViolation(w.ctx, w.beijingOfficer, violation.RecordViolation{
		Group: g.ID, Person: mine.ID, Clauses: []domain.ClauseID{"M7.6"}, Evidence: "广告", Outcome: domain.OutcomeReminder,
		OccurredOn: today,
	}); domain.AsError(err).Fault != domain.FaultNotMember {
		t.Errorf("who was registered may be named by the branch: %v", err)
	}
}

// A branch's officer hears of no look-alike in another branch.
func TestA2_ADuplicateElsewhereIsNobodys(t *testing.T) {
	w := newWorld(t)
	_, err := w.AddPerson(w.ctx, w.shanghaiOfficer, people.AddPerson{Name: "周五", City: "北京", Major: "化学", Year: 1997, Phone: "13812345678"})
	w.must(err)
}

func TestN2_1a_APersonsPageShowsOfficesGroupsAndRoles(t *testing.T) {
	w := newWorld(t)
	mine := w.owned(w.vice, domain.Reference{})
	other := w.owned(w.secretary, domain.Reference{})
	w.join(other.ID, w.vice)
	_, err := w.RecordViolation(w.ctx, w.director, violation.RecordViolation{
		Group: other.ID, Person: w.vice, Clauses: []domain.ClauseID{"M7.6"}, Evidence: "广告", Outcome: domain.OutcomeReminder,
		OccurredOn: today,
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

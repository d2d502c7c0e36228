package office_test

import (
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/people"
)

func TestN1_2d_AMemberIsAdmittedOnABasis(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 3, w.vice)
	add := func(change func(*people.AddMember)) error {
		in := people.AddMember{Group: g, Person: w.alumnus, Basis: domain.BasisLiving}
		change(&in)
		_, err := w.AddMember(w.ctx, w.officer, in)
		return err
	}
	for name, c := range map[string]struct {
		change func(*people.AddMember)
		fault  domain.Fault
		field  string
		rule   domain.ClauseID
	}{
		"no basis":      {func(in *people.AddMember) { in.Basis = "" }, domain.FaultRequired, "basis", "N1.2d"},
		"none of them":  {func(in *people.AddMember) { in.Basis = "friend" }, domain.FaultBadChoice, "basis", "N1.2d"},
		"no group":      {func(in *people.AddMember) { in.Group = domain.ID{} }, domain.FaultRequired, "group", ""},
		"no person":     {func(in *people.AddMember) { in.Person = g }, domain.FaultBadID, "person", ""},
		"nobody":        {func(in *people.AddMember) { in.Person.Seq = 9999 }, domain.FaultNotFound, "person", ""},
		"there already": {func(in *people.AddMember) { in.Person = w.vice }, domain.FaultAlreadyMember, "person", "M6.1"},
		"too long a card": {
			func(in *people.AddMember) { in.Card = strings.Repeat("长", domain.MaxReference+1) }, domain.FaultTooLong, "card", "",
		},
	} {
		e := domain.AsError(add(c.change))
		if e.Fault != c.fault || e.Field != c.field || e.Rule != c.rule {
			t.Errorf("%s: %v", name, e)
		}
	}
	if n := len(w.present(g)); n != 1 {
		t.Fatalf("%d members after nothing but refusals", n)
	}
	m, err := w.AddMember(w.ctx, w.officer, people.AddMember{Group: g, Person: w.alumnus, Basis: domain.BasisLiving})
	w.must(err)
	if m.Card != "周五-北京-化学97级" || m.Basis != domain.BasisLiving || len(w.present(g)) != 2 {
		t.Errorf("registered %+v", m)
	}
	v, err := w.Group(w.ctx, w.officer, g)
	w.must(err)
	if v.History[0].Action != domain.ActMemberAdd || v.History[0].Rules[0] != "N1.2d" {
		t.Errorf("history %+v", v.History[0])
	}
}

func TestM6_3_WhoWasRemovedComesBackOnlyWithAReason(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 4, w.vice, w.secretary, w.alumnus)
	w.removedMember(g, w.alumnus)
	in := people.AddMember{Group: g, Person: w.alumnus, Basis: domain.BasisWork}
	_, err := w.AddMember(w.ctx, w.officer, in)
	if e := w.refused(err, domain.CodeInvalid, domain.FaultRequired); e.Field != "reason" || e.Rule != "M6.3" {
		t.Errorf("refused with %v", e)
	}
	in.Reason = "已改正，理事会同意"
	_, err = w.AddMember(w.ctx, w.officer, in)
	w.must(err)
	v, err := w.Group(w.ctx, w.officer, g)
	w.must(err)
	if v.Members != 3 || v.History[0].Reason != in.Reason {
		t.Errorf("%d members, %+v", v.Members, v.History[0])
	}
}

func TestM6_1_WhoMayRegisterAMember(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 2, w.vice)
	in := people.AddMember{Group: g, Person: w.president, Basis: domain.BasisWork}
	_, err := w.AddMember(w.ctx, w.shanghaiOfficer, in)
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	_, err = w.AddMember(w.ctx, w.auditor, in)
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
	stranger := in
	stranger.Person = w.shPresident // nobody whom Beijing's officer may name, A2
	_, err = w.AddMember(w.ctx, w.beijingOfficer, stranger)
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	_, err = w.AddMember(w.ctx, w.beijingOfficer, in)
	w.must(err)
	_, err = w.AddMember(w.ctx, w.officer, people.AddMember{Group: g, Person: w.alumnus, Basis: domain.BasisWork})
	if e := w.refused(err, domain.CodeConflict, domain.FaultCapacity); e.Args["max"] != 2 {
		t.Errorf("refused with %v", e)
	}
}

func TestM4_2_NobodyIsInAGroupThatIsNotSetUp(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	_, err := w.AddMember(w.ctx, w.officer, people.AddMember{Group: g.ID, Person: w.alumnus, Basis: domain.BasisWork})
	if e := w.refused(err, domain.CodeConflict, domain.FaultState); e.Rule != "M4.2" {
		t.Errorf("refused with %v", e)
	}
}

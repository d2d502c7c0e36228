package office_test

import (
	"fmt"
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/people"
)

func (w *world) fitsOf(by domain.Caller, p domain.ID) []string {
	w.Helper()
	v, err := w.Person(w.ctx, by, p)
	w.must(err)
	out := []string{}
	for _, f := range v.Fits {
		out = append(out, fmt.Sprintf("%s %s %s %d", f.GroupName, f.Basis, f.By, f.Free))
	}
	return out
}

// Who works, lives or comes from a place is shown the groups there that have
// room, and no other; who asks sees no group that is not theirs to see.
func TestN3_1_GroupsThatFitAPerson(t *testing.T) {
	w := newWorld(t)
	group := w.groupByID(w.room(w.beijing, 200, w.president, w.secretary))
	free := group.Capacity - group.Members
	for name, c := range map[string]struct {
		told domain.Particulars
		city string
		want []string
	}{
		"works there":         {domain.Particulars{WorkCity: "北京市"}, "天津", []string{fmt.Sprintf("%s work 北京市 %d", group.Name, free)}},
		"lives there":         {domain.Particulars{}, " 北京 ", []string{fmt.Sprintf("%s living 北京 %d", group.Name, free)}},
		"comes from there":    {domain.Particulars{Native: "京"}, "宜昌", []string{fmt.Sprintf("%s origin 京 %d", group.Name, free)}},
		"works and lives":     {domain.Particulars{WorkCity: "北京", Native: "北京"}, "北京", []string{fmt.Sprintf("%s work 北京 %d", group.Name, free)}},
		"nowhere near":        {domain.Particulars{WorkCity: "宜昌", Native: "拉萨"}, "海口", []string{}},
		"nothing is told":     {domain.Particulars{}, "", []string{}},
		"a city of that name": {domain.Particulars{}, "北京路", []string{}},
	} {
		p, err := w.AddPerson(w.ctx, w.officer, people.AddPerson{
			Name: "卫一", City: c.city, Confirm: true, Further: people.Further{Particulars: c.told},
		})
		w.must(err)
		if got := w.fitsOf(w.officer, p.ID); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	mine, err := w.AddPerson(w.ctx, w.shanghaiOfficer, people.AddPerson{Name: "卫二", City: "北京"})
	w.must(err)
	if got := w.fitsOf(w.shanghaiOfficer, mine.ID); len(got) != 0 {
		t.Errorf("another branch's groups are told: %q", got)
	}
	_, err = w.AddMember(w.ctx, w.officer, people.AddMember{Group: group.ID, Person: mine.ID, Basis: domain.BasisLiving})
	w.must(err)
	if got := w.fitsOf(w.officer, mine.ID); len(got) != 0 {
		t.Errorf("the own group is proposed: %q", got)
	}
}

// The other way round: who is in no group and would fit this one.
func TestN3_1_PeopleInNoGroupWhoWouldFit(t *testing.T) {
	w := newWorld(t)
	group := w.room(w.beijing, 200, w.president, w.secretary)
	fit, err := w.AddPerson(w.ctx, w.officer, people.AddPerson{Name: "卫一", City: "北京"})
	w.must(err)
	in, err := w.AddPerson(w.ctx, w.officer, people.AddPerson{Name: "卫二", City: "北京"})
	w.must(err)
	_, err = w.AddPerson(w.ctx, w.officer, people.AddPerson{Name: "卫三", City: "宜昌"})
	w.must(err)
	_, err = w.AddMember(w.ctx, w.officer, people.AddMember{Group: group, Person: in.ID, Basis: domain.BasisLiving})
	w.must(err)
	gone, err := w.AddPerson(w.ctx, w.officer, people.AddPerson{Name: "卫四", City: "北京"})
	w.must(err)
	_, err = w.AddMember(w.ctx, w.officer, people.AddMember{Group: group, Person: gone.ID, Basis: domain.BasisLiving})
	w.must(err)
	w.removedMember(group, gone.ID)
	got := w.everybody(w.officer, people.PersonFilter{Fits: group})
	if !slices.Contains(got, fit.Name) || slices.Contains(got, in.Name) || slices.Contains(got, "卫三") || slices.Contains(got, gone.Name) {
		t.Errorf("found %q", got)
	}
	if _, err := w.People(w.ctx, w.shanghaiOfficer, people.PersonFilter{Fits: group}); domain.AsError(err).Code != domain.CodeNotFound {
		t.Errorf("another branch asks for the group: %v", err)
	}
}

// Who joined a group that the caller may not see is told neither by the list nor
// by being left out of it.
func TestN3_1_AListDoesNotTellOfGroupsThatAreNotTheCallers(t *testing.T) {
	w := newWorld(t)
	group := w.room(w.beijing, 200, w.president, w.secretary)
	other := w.room(w.shanghai, 200, w.vice)
	p, err := w.AddPerson(w.ctx, w.beijingOfficer, people.AddPerson{Name: "卫五", City: "北京"})
	w.must(err)
	before := w.everybody(w.beijingOfficer, people.PersonFilter{Fits: group})
	_, err = w.AddMember(w.ctx, w.officer, people.AddMember{Group: other, Person: p.ID, Basis: domain.BasisOrigin})
	w.must(err)
	after := w.everybody(w.beijingOfficer, people.PersonFilter{Fits: group})
	if !slices.Contains(before, p.Name) || !slices.Equal(before, after) {
		t.Errorf("before %q, after %q", before, after)
	}
}

// An industry's groups fit who works in it, by whatever words; a word that says too
// little fits none.
func TestN3_1_AnIndustrysGroupsFitWhoWorksInIt(t *testing.T) {
	w := newWorld(t)
	group := w.groupByID(w.room(w.grain, 200, w.president))
	for industry, fits := range map[string]bool{
		"粮食": true, "粮食行业": true, "粮食加工": true, "金融": false, "行业": false, "食": false, "": false,
	} {
		p, err := w.AddPerson(w.ctx, w.officer, people.AddPerson{
			Name: "卫六", City: "宜昌", Confirm: true, Further: people.Further{Particulars: domain.Particulars{Industry: industry}},
		})
		w.must(err)
		want := []string{}
		if fits {
			want = append(want, fmt.Sprintf("%s work %s %d", group.Name, industry, group.Capacity-group.Members))
		}
		if got := w.fitsOf(w.officer, p.ID); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", industry, got, want)
		}
	}
}

// A group of headquarters belongs to no place: where somebody lives is no reason to
// invite them to it.
func TestN3_1_NobodysCityFitsAGroupOfHeadquarters(t *testing.T) {
	w := newWorld(t)
	group := w.room(domain.ID{}, 200, w.president)
	_, err := w.AddPerson(w.ctx, w.officer, people.AddPerson{Name: "卫七", City: "宜昌"})
	w.must(err)
	if got := w.everybody(w.officer, people.PersonFilter{Fits: group}); len(got) != 0 {
		t.Errorf("it would fit %q", got)
	}
}

// A group that is full or not in use is proposed to nobody, and nobody to it.
func TestN3_1_OnlyAGroupWithRoomIsProposed(t *testing.T) {
	w := newWorld(t)
	id := w.room(w.beijing, 200, w.president, w.secretary)
	p, err := w.AddPerson(w.ctx, w.officer, people.AddPerson{Name: "卫一", City: "北京"})
	w.must(err)
	set := func(members int, state domain.GroupState) {
		w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
			g, err := tx.Groups().Get(id)
			if err != nil {
				return err
			}
			g.Members, g.State = members, state
			return tx.Groups().Put(&g)
		}))
	}
	capacity := w.groupByID(id).Capacity
	for name, c := range map[string]struct {
		members int
		state   domain.GroupState
		fits    int
		fault   domain.Fault
	}{
		"one place left": {capacity - 1, domain.GroupActive, 1, ""},
		"full":           {capacity, domain.GroupActive, 0, domain.FaultCapacity},
		"ended":          {2, domain.GroupEnded, 0, domain.FaultState},
	} {
		set(c.members, c.state)
		if got := w.fitsOf(w.officer, p.ID); len(got) != c.fits {
			t.Errorf("%s: %q is proposed", name, got)
		}
		page, err := w.People(w.ctx, w.officer, people.PersonFilter{Fits: id})
		if c.fault != "" {
			w.refused(err, domain.CodeConflict, c.fault)
			continue
		}
		w.must(err)
		if !slices.ContainsFunc(page.Items, func(r people.PersonRow) bool { return r.ID == p.ID }) {
			t.Errorf("%s: %d others are proposed", name, len(page.Items))
		}
	}
}

package office_test

import (
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
)

// What is counted about a group's members and kept follows every change at once, on the
// group's and on the branch's page: an office that has kept nothing counts the same.
func TestN2_2b_TheCountsFollowEveryChange(t *testing.T) {
	w := newWorld(t)
	g := w.aRoom()
	branch := w.groupByID(g).Branch
	fresh := func() *office.Office {
		return office.New(w.store, office.WithClock(func() time.Time { return w.Now() }))
	}
	newcomer := w.person("卫一", false)
	list := []people.ImportMember{{
		ImportPerson: people.ImportPerson{Row: 1, Card: "卫一"}, Person: newcomer, Basis: domain.BasisWork,
	}}
	steps := []struct {
		name string
		do   func() error
	}{
		{"a card is wrong", func() error {
			_, err := w.EditMember(w.ctx, w.officer, people.EditMember{Group: g, Person: w.alumnus, Card: "老周"})
			return err
		}},
		{"the member is asked", func() error {
			_, err := w.AskToRectify(w.ctx, w.officer, people.AskToRectify{Group: g, Persons: []domain.ID{w.alumnus}})
			return err
		}},
		{"somebody joins", func() error {
			_, err := w.AddMember(w.ctx, w.officer, people.AddMember{Group: g, Person: newcomer, Basis: domain.BasisWork, Card: "卫一"})
			return err
		}},
		{"somebody is verified", func() error {
			_, err := w.VerifyPeople(w.ctx, w.officer, people.VerifyPeople{IDs: []domain.ID{newcomer}, How: "毕业证"})
			return err
		}},
		{"the card is right", func() error {
			_, err := w.EditMember(w.ctx, w.officer, people.EditMember{Group: g, Person: w.alumnus, Card: "周五-北京-化学97级"})
			return err
		}},
		{"somebody leaves", func() error {
			_, err := w.LeaveMember(w.ctx, w.officer, people.LeaveMember{Group: g, Person: newcomer})
			return err
		}},
		{"a list comes", func() error {
			_, _, err := w.BringMembers(w.ctx, w.officer, g, list, people.Bringing{Source: "粘贴"})
			return err
		}},
	}
	var before registry.GroupView
	for _, s := range append([]struct {
		name string
		do   func() error
	}{{"at first", func() error { return nil }}}, steps...) {
		w.must(s.do())
		got, err := w.Group(w.ctx, w.officer, g)
		w.must(err)
		want, err := fresh().Group(w.ctx, w.officer, g)
		w.must(err)
		if got.Findings != want.Findings {
			t.Errorf("%s: the group shows %+v, not %+v", s.name, got.Findings, want.Findings)
		}
		b, err := w.Branch(w.ctx, w.officer, branch)
		w.must(err)
		of, err := fresh().Branch(w.ctx, w.officer, branch)
		w.must(err)
		if b.Findings != of.Findings {
			t.Errorf("%s: the branch shows %+v, not %+v", s.name, b.Findings, of.Findings)
		}
		if s.name != "at first" && got.Findings == before.Findings {
			t.Errorf("%s: nothing changed: %+v", s.name, got.Findings)
		}
		before = got
	}
}

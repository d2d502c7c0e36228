package office_test

import (
	"fmt"
	"testing"

	"alumni/domain"
	"alumni/domain/office/people"
)

// crowded registers people of many cities and majors, and puts them into the groups of
// one branch, as many as WeChat takes into each; the first group and the first person.
func (w *world) crowded(groups, others int) (branch, group, person domain.ID) {
	w.Helper()
	cities, majors := []string{"北京", "上海", "武汉", "长沙", "宜昌"}, []string{"食工", "化学", "粮油", "机械", "会计"}
	branch = w.beijing
	var ids []domain.ID
	for i := 0; i < groups*500+others; i += 50 {
		w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
			for n := i; n < i+50; n++ {
				p := domain.Person{
					Name: fmt.Sprintf("人%d号", n), City: cities[n%5], Major: fmt.Sprintf("%s%d", majors[n%5], n%300), Year: 1980 + n%40,
				}
				var err error
				if p.ID, err = tx.NextID(domain.KindPerson); err != nil {
					return err
				}
				if err := tx.People().Put(&p); err != nil {
					return err
				}
				ids = append(ids, p.ID)
			}
			return nil
		}))
	}
	for n := range groups {
		var g domain.Group
		w.must(w.store.Update(w.ctx, func(tx domain.Tx) (err error) {
			g = domain.Group{
				Name: fmt.Sprintf("武汉轻工大学北京校友分会群%02d", n+11), Branch: branch, Kind: domain.GroupRegional, Seq: n + 11,
				State: domain.GroupActive, Members: 500, Capacity: 500, Filing: domain.FilingMissing,
			}
			if g.ID, err = tx.NextID(domain.KindGroup); err != nil {
				return err
			}
			return tx.Groups().Put(&g)
		}))
		if n == 0 {
			group = g.ID
		}
		for i := 0; i < 500; i += 50 {
			w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
				for k := i; k < i+50; k++ {
					m := domain.Membership{Group: g.ID, Person: ids[n*500+k], JoinedAt: w.Now(), Card: fmt.Sprintf("人%d号-北京-食工03级", n*500+k)}
					if err := tx.PutMembership(m); err != nil {
						return err
					}
				}
				return nil
			}))
		}
	}
	return branch, group, ids[len(ids)-1]
}

// BenchmarkCrowdedPages reads the pages of a full group, of a branch with five of them,
// and of a person: at most 10 ms each, whatever the number of people.
func BenchmarkCrowdedPages(b *testing.B) {
	w := newWorld(b)
	w.manyBranches() // each is looked at for the groups that fit a person, N3.1
	branch, group, person := w.crowded(5, 10_000)
	for name, read := range map[string]func() error{
		"group":  func() error { _, err := w.Group(w.ctx, w.officer, group); return err },
		"branch": func() error { _, err := w.Branch(w.ctx, w.officer, branch); return err },
		"person": func() error { _, err := w.Person(w.ctx, w.officer, person); return err },
		"fitting": func() error { // who is in no group and fits this one, among people of whom few do
			_, err := w.People(w.ctx, w.officer, people.PersonFilter{Fits: group, Limit: 60})
			return err
		},
		"members": func() error {
			_, err := w.Members(w.ctx, w.officer, people.MemberFilter{Group: group, Limit: 60})
			return err
		},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				w.must(read())
			}
		})
	}
}

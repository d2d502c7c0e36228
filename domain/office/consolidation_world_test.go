package office_test

import (
	"fmt"
	"slices"

	"alumni/domain"
	"alumni/domain/consolidation"
	officeconsolidation "alumni/domain/office/consolidation"
)

// rooms sets up groups of a branch as another program would: the n-th holds
// sizes[n] people of its own and takes capacity; the first of them owns it and
// the second is its admin.
func (w *world) rooms(branch domain.ID, capacity int, sizes ...int) []domain.ID {
	w.Helper()
	var out []domain.ID
	for n, size := range sizes {
		people := make([]domain.ID, size)
		for i := range people {
			people[i] = w.person(fmt.Sprintf("校友%d之%d", n+1, i+1), true)
		}
		out = append(out, w.room(branch, capacity, people...))
	}
	return out
}

// room sets up one group with these people.
func (w *world) room(branch domain.ID, capacity int, people ...domain.ID) domain.ID {
	w.Helper()
	var id domain.ID
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		g := domain.Group{
			Branch: branch, Kind: domain.GroupRegional, State: domain.GroupActive, Capacity: capacity, Members: len(people),
			Filing: domain.FilingFiled,
		}
		if len(people) > 0 {
			g.Owner = people[0]
		}
		if len(people) > 1 {
			g.Admins = []domain.ID{people[1]}
		}
		var err error
		if g.ID, err = tx.NextID(domain.KindGroup); err != nil {
			return err
		}
		if g.Seq, err = tx.NextSeq(domain.GroupCounter(branch)); err != nil {
			return err
		}
		g.Name = fmt.Sprintf("武汉轻工大学北京校友分会群%02d", g.Seq)
		id = g.ID
		return tx.Groups().Put(&g)
	}))
	for chunk := range slices.Chunk(people, 20) {
		w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
			for _, p := range chunk {
				m := domain.Membership{Group: id, Person: p, Card: "卡", Basis: domain.BasisWork, JoinedAt: w.Now()}
				if err := tx.PutMembership(m); err != nil {
					return err
				}
			}
			return nil
		}))
	}
	return id
}

// present gives who is in a group by its memberships, and checks that the
// group counts them right.
func (w *world) present(group domain.ID) []domain.ID {
	w.Helper()
	var out []domain.ID
	w.must(w.store.View(w.ctx, func(tx domain.Tx) error {
		out = nil
		q := domain.Query{Limit: domain.MaxLimit}
		page, err := tx.MembersOf(group, q)
		if err != nil {
			return err
		}
		for _, m := range page.Items {
			if m.Present() {
				out = append(out, m.Person)
			}
		}
		g, err := tx.Groups().Get(group)
		if err == nil && g.Members != len(out) {
			w.Errorf("%s counts %d members and has %d", group, g.Members, len(out))
		}
		return err
	}))
	return out
}

// started proposes and starts a consolidation of a branch.
func (w *world) started(branch domain.ID) domain.Consolidation {
	w.Helper()
	c, err := w.ProposeConsolidation(w.ctx, w.officer, officeconsolidation.ProposeConsolidation{Branch: branch})
	w.must(err)
	c, err = w.StartConsolidation(w.ctx, w.officer, officeconsolidation.StartConsolidation{ID: c.ID, Version: c.Version, Reason: "均未满员"})
	w.must(err)
	return c
}

func (w *world) merge(id domain.ID) officeconsolidation.View {
	w.Helper()
	v, err := w.Consolidation(w.ctx, w.operator, id)
	w.must(err)
	return v
}

// record records moves on the present version.
func (w *world) record(by domain.Caller, id, from domain.ID, people ...domain.ID) (officeconsolidation.MovesRecorded, error) {
	w.Helper()
	in := officeconsolidation.RecordMoves{ID: id, Version: w.merge(id).Version, From: from, Persons: people, All: len(people) == 0}
	return w.RecordMoves(w.ctx, by, in)
}

// EndTask completes the task by which a group ends.
func (w *world) endTask(by domain.Caller, group domain.ID) error {
	w.Helper()
	_, err := w.complete(by, w.task(group, domain.TaskMoveMembers))
	return err
}

// nobodyLost checks that whoever is named is in a live group of the branch.
func (w *world) nobodyLost(groups, people []domain.ID) {
	w.Helper()
	in := map[domain.ID]bool{}
	for _, g := range groups {
		here := w.present(g)
		v := w.groupByID(g)
		if len(here) > v.Capacity {
			w.Errorf("%s holds %d of %d people", g, len(here), v.Capacity)
		}
		if !v.State.Live() {
			if len(here) > 0 {
				w.Errorf("%d people are left in %s, which is %s", len(here), g, v.State)
			}
			continue
		}
		for _, p := range here {
			in[p] = true
		}
	}
	for _, p := range people {
		if !in[p] {
			w.Errorf("%s is lost", p)
		}
	}
}

func target(person, to domain.ID) []consolidation.Target {
	return []consolidation.Target{{Person: person, To: to}}
}

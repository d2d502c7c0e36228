package sample_test

import (
	"slices"
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/naming/card"
)

// The story went through the use-cases: numbers and members add up, and the
// chain verifies and runs forward in time.
func TestTheSampleIsConsistent(t *testing.T) {
	store, o := read(t)
	report, err := o.VerifyAudit(t.Context(), operator)
	if err != nil || !report.OK {
		t.Fatalf("the audit chain: %+v, %v", report, err)
	}
	cards := 0
	err = store.View(t.Context(), func(tx domain.Tx) error {
		var last time.Time
		for row, err := range tx.AuditChain() {
			if err != nil {
				return err
			}
			if row.At.Before(last) || row.At.After(noon) {
				t.Errorf("entry %d is of %s, after one of %s", row.Seq, row.At, last)
			}
			last = row.At
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	people := map[domain.ID]domain.Person{}
	for _, p := range all(t, store, domain.Tx.People) {
		people[p.ID] = p
	}
	for _, g := range all(t, store, domain.Tx.Groups) {
		members := all(t, store, func(tx domain.Tx) domain.Table[domain.Membership] { return memberTable{tx: tx, group: g.ID} })
		present := 0
		for _, m := range members {
			if m.Present() {
				present++
			}
			if len(card.Check(m.Card, people[m.Person], nil)) > 0 {
				cards++
			}
		}
		if present != g.Members {
			t.Errorf("%s has %d members and says %d", g.ID, present, g.Members)
		}
		for _, id := range append(slices.Clone(g.Admins), g.Owner) {
			if !id.IsZero() && !slices.ContainsFunc(members, func(m domain.Membership) bool { return m.Person == id && m.Present() }) {
				t.Errorf("%s: manager %s is no member", g.ID, id)
			}
		}
	}
	if cards < 50 {
		t.Errorf("%d cards deviate, want some findings of N1.2c", cards)
	}
}

// memberTable lists a group's memberships as a table; it does nothing else.
type memberTable struct {
	domain.Table[domain.Membership]
	tx    domain.Tx
	group domain.ID
}

func (m memberTable) List(q domain.Query) (domain.Page[domain.Membership], error) {
	return m.tx.MembersOf(m.group, q)
}

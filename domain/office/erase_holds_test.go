package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/erasure"
	officeaccount "alumni/domain/office/account"
	"alumni/domain/office/casework"
	"alumni/domain/office/incident"
)

// held are the ways in which something that is under way holds a person's data: each
// makes one and gives the record that the refusal names.
var held = map[erasure.HoldKind]func(w *world, g domain.Group, p domain.ID) domain.ID{
	erasure.HoldApplication: func(w *world, _ domain.Group, p domain.ID) domain.ID {
		in := w.application()
		in.Admins = []domain.ID{p}
		a, err := w.SaveDraft(w.ctx, w.director, in)
		w.must(err)
		return a.ID
	},
	erasure.HoldTransfer: func(w *world, g domain.Group, p domain.ID) domain.ID {
		t, err := w.SaveTransferDraft(w.ctx, w.director, casework.SubmitTransfer{
			Group: g.ID, Role: domain.ManagerOwner, From: g.Owner, To: p, Reason: "工作调动",
		})
		w.must(err)
		return t.ID
	},
	erasure.HoldViolation: func(w *world, g domain.Group, p domain.ID) domain.ID { return w.removal(g, p).ID },
	erasure.HoldTask: func(w *world, g domain.Group, p domain.ID) domain.ID {
		w.removal(g, p)
		return w.task(g.ID, domain.TaskRemoveMember).ID
	},
	erasure.HoldIncident: func(w *world, g domain.Group, p domain.ID) domain.ID {
		other := w.person("李四光", true)
		w.join(g.ID, other)
		i := w.leak(g.ID, other)
		i, err := w.TellIncident(w.ctx, w.director, incident.Tell{ID: i.ID, Version: i.Version, What: "名单", People: []domain.ID{p}})
		w.must(err)
		return i.ID
	},
	erasure.HoldReview: func(w *world, g domain.Group, _ domain.ID) domain.ID { return w.startReview(w.director, g.ID).ID },
	erasure.HoldNotice: func(w *world, g domain.Group, _ domain.ID) domain.ID { return w.askedToMend(g.ID, "2026-12-10").ID },
	erasure.HoldAccount: func(w *world, _ domain.Group, p domain.ID) domain.ID {
		in := account("someone", domain.RoleAuditor, domain.ID{})
		in.Person = p
		a, err := w.AddAccount(w.ctx, w.director, in)
		w.must(err)
		return a.ID
	},
	erasure.HoldInvitation: func(w *world, _ domain.Group, p domain.ID) domain.ID {
		i, err := w.Invite(w.ctx, w.director, officeaccount.Invite{Name: "某人", Role: domain.RoleAuditor, Person: p})
		w.must(err)
		return i.ID
	},
	erasure.HoldFiling: func(w *world, g domain.Group, p domain.ID) domain.ID {
		f := domain.Filing{
			Group: g.ID, Branch: g.Branch, No: 9, GroupName: g.Name, State: domain.FilingFormSubmitted, Source: domain.SourceState,
			Channel: domain.ChannelConsole, ReceivedOn: today, Rows: []domain.FilingRow{{Role: domain.ManagerAdmin, Person: p, Name: "周五"}},
		}
		w.puts(func(tx domain.Tx) (err error) {
			f.Version = 0 // it runs twice
			if f.ID, err = tx.NextID(domain.KindFiling); err != nil {
				return err
			}
			return tx.Filings().Put(&f)
		})
		return f.ID
	},
	erasure.HoldConsolidation: func(w *world, g domain.Group, p domain.ID) domain.ID {
		c := domain.Consolidation{Branch: g.Branch, State: domain.ConsolidationDraft, Moves: []domain.Move{{Person: p, From: g.ID, To: g.ID}}}
		w.puts(func(tx domain.Tx) (err error) {
			c.Version = 0
			if c.ID, err = tx.NextID(domain.KindConsolidation); err != nil {
				return err
			}
			return tx.Consolidations().Put(&c)
		})
		return c.ID
	},
	erasure.HoldManager: func(w *world, g domain.Group, p domain.ID) domain.ID {
		w.puts(func(tx domain.Tx) error {
			now, err := tx.Groups().Get(g.ID)
			if err != nil {
				return err
			}
			now.Admins = append(slices.Clone(now.Admins), p)
			return tx.Groups().Put(&now)
		})
		return g.ID
	},
	erasure.HoldSeat: func(w *world, g domain.Group, p domain.ID) domain.ID {
		w.puts(func(tx domain.Tx) error {
			b, err := tx.Branches().Get(g.Branch)
			if err != nil {
				return err
			}
			b.Council = append(slices.Clone(b.Council), domain.Seat{Person: p, Office: domain.OfficeVicePresident})
			return tx.Branches().Put(&b)
		})
		return g.Branch
	},
}

func (w *world) puts(fn func(domain.Tx) error) {
	w.Helper()
	w.must(w.store.Update(w.ctx, fn))
}

// Whatever is under way about a person holds their data: the refusal names it by its
// number, as the page before it does, and nothing is erased. Nothing else holds it.
func TestPIPL47_WhateverIsUnderWayHoldsAPersonsData(t *testing.T) {
	for _, kind := range erasure.HoldKinds {
		t.Run(string(kind), func(t *testing.T) {
			w := enrolling(t)
			g := w.settled(1)
			w.join(g.ID, w.alumnus)
			v, err := w.ErasureOf(w.ctx, w.director, w.alumnus)
			w.must(err)
			if len(v.Holds) > 0 {
				t.Fatalf("held by %+v before", v.Holds)
			}
			make, known := held[kind]
			if !known {
				t.Fatal("nothing makes one")
			}
			id := make(w, g, w.alumnus)
			is := func(h erasure.Hold) bool { return h.Kind == kind && h.ID == id }
			if v, err = w.ErasureOf(w.ctx, w.director, w.alumnus); err != nil || !slices.ContainsFunc(v.Holds, is) {
				t.Errorf("the page tells of %+v, %v", v.Holds, err)
			}
			_, err = w.ErasePerson(w.ctx, w.director, w.asks(w.alumnus))
			e := w.refused(err, domain.CodeConflict, domain.FaultErasureHeld)
			if !slices.ContainsFunc(e.Args["holds"].([]erasure.Hold), is) {
				t.Errorf("refused by %+v", e.Args["holds"])
			}
			if p, err := w.Person(w.ctx, w.director, w.alumnus); err != nil || p.Erased() {
				t.Errorf("it is %+v, %v", p, err)
			}
		})
	}
}

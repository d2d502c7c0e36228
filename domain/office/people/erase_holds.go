package people

import (
	"slices"

	"alumni/domain"
	"alumni/domain/erasure"
	"alumni/domain/office/desk"
)

// holds gives what holds the person's data: what is under way about the one, and
// what the one is answerable for.
func (e *eraser) holds() (out []erasure.Hold, err error) {
	add := func(kind erasure.HoldKind, id domain.ID, name string) {
		out = append(out, erasure.Hold{Kind: kind, ID: id, Name: name})
	}
	id := e.person.ID
	err = desk.Each(e.Branches().List, domain.Query{}, func(b domain.Branch) error {
		if _, seated := b.OfficeOf(id); seated && b.State != domain.BranchEnded {
			add(erasure.HoldSeat, b.ID, b.Name)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := e.heldByGroups(add); err != nil {
		return nil, err
	}
	err = desk.Each(e.Accounts().List, domain.Query{}, func(a domain.Account) error {
		if a.Person == id && a.State == domain.AccountActive {
			add(erasure.HoldAccount, a.ID, a.Name)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, e.heldByCases(add)
}

type addHold func(kind erasure.HoldKind, id domain.ID, name string)

// heldByGroups adds the groups in use that the person manages, and their notices.
func (e *eraser) heldByGroups(add addHold) error {
	id := e.person.ID
	for _, m := range e.in {
		g, err := desk.IfAny(e.Group(m.Group))
		if err != nil {
			return err
		}
		if g.State.Live() && g.RoleOf(id) != "" {
			add(erasure.HoldManager, g.ID, g.Name)
		}
		notices, err := e.OpenNotices(m.Group)
		if err != nil {
			return err
		}
		if n := desk.NoticeFor(notices, id); !n.ID.IsZero() {
			add(erasure.HoldNotice, n.ID, g.Name)
		}
	}
	return nil
}

// heldByCases adds what is not decided or not done yet about the person.
func (e *eraser) heldByCases(add addHold) error {
	id := e.person.ID
	for _, walk := range []func() error{
		func() error {
			return open(e.Applications(), domain.CaseStates, undecided, func(a domain.Application) {
				if slices.Contains(append(a.Parties(), a.Admins...), id) {
					add(erasure.HoldApplication, a.ID, "")
				}
			})
		},
		func() error {
			return open(e.Transfers(), domain.CaseStates, undecided, func(t domain.Transfer) {
				if slices.Contains(t.Parties(), id) {
					add(erasure.HoldTransfer, t.ID, "")
				}
			})
		},
		func() error {
			is := func(s domain.ViolationState) bool { return s == domain.ViolationOpen }
			return open(e.Violations(), domain.ViolationStates, is, func(v domain.Violation) {
				if v.Person == id {
					add(erasure.HoldViolation, v.ID, "")
				}
			})
		},
		func() error {
			is := func(s domain.TaskState) bool { return s == domain.TaskOpen }
			return open(e.Tasks(), domain.TaskStates, is, func(t domain.Task) {
				if t.Person == id {
					add(erasure.HoldTask, t.ID, "")
				}
			})
		},
		func() error {
			is := func(s domain.ConsolidationState) bool {
				return s == domain.ConsolidationDraft || s == domain.ConsolidationRunning
			}
			return open(e.Consolidations(), domain.ConsolidationStates, is, func(c domain.Consolidation) {
				if slices.ContainsFunc(c.Moves, func(m domain.Move) bool { return m.Person == id && !m.Done() }) {
					add(erasure.HoldConsolidation, c.ID, "")
				}
			})
		},
		func() error {
			is := func(s domain.IncidentState) bool { return s == domain.IncidentOpen }
			return open(e.Incidents(), domain.IncidentStates, is, func(i domain.Incident) {
				if slices.Contains(i.People, id) {
					add(erasure.HoldIncident, i.ID, "")
				}
			})
		},
		func() error {
			is := func(s domain.FilingFormState) bool { return s == domain.FilingFormSubmitted }
			return open(e.Filings(), domain.FilingFormStates, is, func(f domain.Filing) {
				if slices.ContainsFunc(f.Rows, func(r domain.FilingRow) bool { return r.Person == id }) {
					add(erasure.HoldFiling, f.ID, f.GroupName)
				}
			})
		},
	} {
		if err := walk(); err != nil {
			return err
		}
	}
	return nil
}

// undecided tells whether a case is not decided yet, a draft too: it would be
// handed in with nobody in it.
func undecided(s domain.CaseState) bool { return s == domain.CaseDraft || s.Undecided() }

// open walks the records of a table in the states that are open.
func open[T any, S ~string](table domain.Table[T], all []S, is func(S) bool, fn func(T)) error {
	for _, s := range all {
		if !is(s) {
			continue
		}
		err := desk.Each(table.List, domain.Query{Index: domain.IndexState, Eq: string(s)}, func(v T) error { fn(v); return nil })
		if err != nil {
			return err
		}
	}
	return nil
}

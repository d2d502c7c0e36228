package people

import (
	"alumni/domain"
	"alumni/domain/erasure"
	"alumni/domain/office/desk"
)

// holder gathers what holds a person's data.
type holder struct {
	*desk.Desk
	id  domain.ID
	out []erasure.Hold
}

// holdsOf gives what holds the person's data: what is under way about the one, and
// what the one is answerable for.
func holdsOf(d *desk.Desk, p domain.Person) ([]erasure.Hold, error) {
	h := &holder{Desk: d, id: p.ID}
	for _, look := range []func() error{h.offices, h.groups, h.cases, h.conduct, h.notices, h.plans, h.entries} {
		if err := look(); err != nil {
			return nil, err
		}
	}
	return h.out, nil
}

func (h *holder) add(kind erasure.HoldKind, id domain.ID, name string) {
	h.out = append(h.out, erasure.Hold{Kind: kind, ID: id, Name: name})
}

// names tells whether a record has the person's number anywhere.
func (h *holder) names(v any) bool {
	return erasure.Refers(v, func(id domain.ID) bool { return id == h.id })
}

// offices are those in councils.
func (h *holder) offices() error {
	return walk(h.Branches().List, domain.Query{}, func(b domain.Branch) error {
		if _, seated := b.OfficeOf(h.id); seated && b.State != domain.BranchEnded {
			h.add(erasure.HoldSeat, b.ID, b.Name)
		}
		return nil
	})
}

// groups are those in use that the person manages.
func (h *holder) groups() error {
	in, err := h.GroupsOf(h.id)
	if err != nil {
		return err
	}
	for _, m := range in {
		g, err := desk.IfAny(h.Group(m.Group))
		if err != nil {
			return err
		}
		if g.State.Live() && g.RoleOf(h.id) != "" {
			h.add(erasure.HoldManager, g.ID, g.Name)
		}
	}
	return nil
}

// cases are applications and transfers that are not decided yet, drafts too: they would
// be handed in with nobody in them.
func (h *holder) cases() error {
	waits := func(s domain.CaseState) bool { return s == domain.CaseDraft || s.Undecided() }
	err := open(h.Applications(), domain.CaseStates, waits, func(a domain.Application) error {
		if h.names(&a) {
			h.add(erasure.HoldApplication, a.ID, "")
		}
		return nil
	})
	if err != nil {
		return err
	}
	return open(h.Transfers(), domain.CaseStates, waits, func(t domain.Transfer) error {
		if h.names(&t) {
			h.add(erasure.HoldTransfer, t.ID, "")
		}
		return nil
	})
}

// conduct is what is not closed about a breach: by the person, or one that they suffered.
func (h *holder) conduct() error {
	err := open(h.Violations(), domain.ViolationStates, is(domain.ViolationOpen), func(v domain.Violation) error {
		if h.names(&v) {
			h.add(erasure.HoldViolation, v.ID, "")
		}
		return nil
	})
	if err != nil {
		return err
	}
	return open(h.Incidents(), domain.IncidentStates, is(domain.IncidentOpen), func(i domain.Incident) error {
		v, err := desk.IfAny(h.Violations().Get(i.Violation))
		if err == nil && (h.names(&i) || v.Person == h.id) {
			h.add(erasure.HoldIncident, i.ID, "")
		}
		return err
	})
}

// notices are those to mend the card, and reviews with the person among the members.
func (h *holder) notices() error {
	all := []domain.RectificationState{domain.RectificationOpen}
	err := open(h.Rectifications(), all, is(domain.RectificationOpen), func(r domain.Rectification) error {
		for _, m := range r.Members {
			if m.Person == h.id && m.State == domain.RectifiedOpen {
				g, err := desk.IfAny(h.Group(r.Group))
				if err != nil {
					return err
				}
				h.add(erasure.HoldNotice, r.ID, g.Name)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return open(h.Reviews(), []domain.ReviewState{domain.ReviewOpen}, is(domain.ReviewOpen), func(r domain.Review) error {
		if !h.names(&r) {
			return nil
		}
		g, err := desk.IfAny(h.Group(r.Group))
		h.add(erasure.HoldReview, r.ID, g.Name)
		return err
	})
}

// plans are tasks, forms and merges that are not done.
func (h *holder) plans() error {
	err := open(h.Tasks(), domain.TaskStates, is(domain.TaskOpen), func(t domain.Task) error {
		if t.Person == h.id {
			h.add(erasure.HoldTask, t.ID, "")
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = open(h.Filings(), domain.FilingFormStates, is(domain.FilingFormSubmitted), func(f domain.Filing) error {
		if h.names(&f) {
			h.add(erasure.HoldFiling, f.ID, f.GroupName)
		}
		return nil
	})
	if err != nil {
		return err
	}
	going := func(s domain.ConsolidationState) bool {
		return s == domain.ConsolidationDraft || s == domain.ConsolidationRunning
	}
	return open(h.Consolidations(), domain.ConsolidationStates, going, func(c domain.Consolidation) error {
		for _, m := range c.Moves {
			if m.Person == h.id && !m.Done() {
				h.add(erasure.HoldConsolidation, c.ID, "")
			}
		}
		return nil
	})
}

// entries are accounts by which the person may connect, and invitations to one.
func (h *holder) entries() error {
	err := walk(h.Accounts().List, domain.Query{}, func(a domain.Account) error {
		if a.Person == h.id && a.State == domain.AccountActive {
			h.add(erasure.HoldAccount, a.ID, a.Name)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return walk(h.Invitations().List, domain.Query{}, func(i domain.Invitation) error {
		if i.Person == h.id && i.Live(h.Now) {
			h.add(erasure.HoldInvitation, i.ID, i.Name)
		}
		return nil
	})
}

func is[S ~string](want S) func(S) bool { return func(s S) bool { return s == want } }

// open walks the records of a table in the states that are open.
func open[T any, S ~string](table domain.Table[T], all []S, is func(S) bool, fn func(T) error) error {
	for _, s := range all {
		if !is(s) {
			continue
		}
		if err := walk(table.List, domain.Query{Index: domain.IndexState, Eq: string(s)}, fn); err != nil {
			return err
		}
	}
	return nil
}

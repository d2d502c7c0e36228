// Package violation holds the use-cases of violations, M6, M8, N3. It knows the
// core only.
package violation

import (
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/rulebook"
)

// Service keeps the violations.
type Service struct{ *desk.Base }

// Violations pages through violations, newest first. A text is looked for in the
// number and the names of group and person, within the bounds of lookup.
func (o *Service) Violations(ctx context.Context, by domain.Caller, f Filter) (domain.Page[Row], error) {
	var out domain.Page[Row]
	err := o.View(ctx, by, func(d *desk.Desk) (err error) {
		s, q := d.Search(f.Text), domain.Query{After: f.After, Limit: f.Limit, Reverse: true}
		if f.State != "" {
			q.Index, q.Eq = domain.IndexState, string(f.State)
		}
		q = d.ScopedByGroup(q, f.Branch)
		switch { // finer than a branch, and CanSee still holds
		case !f.Person.IsZero():
			q.Index, q.Eq = domain.IndexPerson, f.Person.String()
		case !f.Group.IsZero():
			q.Index, q.Eq = domain.IndexGroup, f.Group.String()
		}
		keep := func(v domain.Violation) (Row, bool, error) {
			if !domain.CanSee(d.Actor, v.Branch, v.Group) || !f.matches(v) {
				return Row{}, false, nil
			}
			row, err := violationRow(d, v)
			return row, true, err
		}
		out, err = desk.Lookup(s, d.Violations(), q, keep, func(r Row) bool {
			return s.Finds(r.GroupName, r.PersonName)
		})
		return err
	})
	return out, err
}

func (f Filter) matches(v domain.Violation) bool {
	return (f.Branch.IsZero() || v.Branch == f.Branch) && (f.Group.IsZero() || v.Group == f.Group) &&
		(f.Person.IsZero() || v.Person == f.Person) && (f.State == "" || v.State == f.State)
}

func violationRow(d *desk.Desk, v domain.Violation) (Row, error) {
	row := Row{Violation: v, Stamp: v.Version}
	g, err := d.Group(v.Group)
	if err != nil && !desk.Missing(err) {
		return row, err
	}
	name, version, err := d.PersonName(v.Person)
	row.GroupName, row.PersonName = g.Name, name
	row.Stamp += g.Version + version
	return row, err
}

// Violation gives one violation.
func (o *Service) Violation(ctx context.Context, by domain.Caller, id domain.ID) (View, error) {
	var out View
	err := o.View(ctx, by, func(d *desk.Desk) (err error) {
		out, err = violationView(d, id)
		return err
	})
	return out, err
}

func violationView(d *desk.Desk, id domain.ID) (View, error) {
	if id.Kind != domain.KindViolation {
		return View{}, domain.NotFound(id)
	}
	v, err := d.Violations().Get(id)
	if err != nil {
		return View{}, err
	}
	if !domain.CanSee(d.Actor, v.Branch, v.Group) {
		return View{}, domain.NotFound(id)
	}
	row, err := violationRow(d, v)
	if err != nil {
		return View{}, err
	}
	b, err := d.Branch(v.Branch)
	if err != nil && !desk.Missing(err) {
		return View{}, err
	}
	out := View{Row: row}
	if out.PersonRef, err = d.Ref(b, v.Person); err != nil {
		return View{}, err
	}
	if out.Earlier, err = earlier(d, v); err != nil {
		return View{}, err
	}
	out.History, err = d.History(id)
	return out, err
}

// earlier counts the person's incidents before a violation, in any group: those
// of an earlier day, and of the same day those recorded before. A violation
// that is being recorded has no ID yet and comes last.
func earlier(d *desk.Desk, v domain.Violation) (n int, err error) {
	q := domain.Query{Index: domain.IndexPerson, Eq: v.Person.String()}
	err = desk.Each(d.Violations().List, q, func(other domain.Violation) error {
		before := v.ID.IsZero() || other.ID.Seq < v.ID.Seq
		if other.OccurredOn < v.OccurredOn || other.OccurredOn == v.OccurredOn && before {
			n++
		}
		return nil
	})
	return n, err
}

// RecordViolation records a breach and opens the task that follows from its outcome, N3.2, M8.
func (o *Service) RecordViolation(ctx context.Context, by domain.Caller, in RecordViolation) (domain.Violation, error) {
	in, err := cleanViolation(in)
	if err != nil {
		return domain.Violation{}, err
	}
	var out domain.Violation
	err = o.Update(ctx, by, func(d *desk.Desk) error {
		g, err := d.ManagedGroup(in.Group)
		if err != nil {
			return err
		}
		if err := domain.LiveGroup(g); err != nil {
			return err
		}
		if err := domain.PastDate("occurred_on", in.OccurredOn, d.Now); err != nil {
			return err
		}
		set, err := d.RulesOn(in.OccurredOn)
		if err != nil {
			return err
		}
		v := domain.Violation{
			Group: g.ID, Branch: g.Branch, Person: in.Person, Clauses: in.Clauses, Authority: in.Authority,
			Evidence: in.Evidence, Outcome: in.Outcome, OccurredOn: in.OccurredOn, RuleSet: set.ID,
			State: domain.ViolationOpen, Sample: g.Sample,
		}
		if err := punishable(d, v, g, set.Terms); err != nil {
			return err
		}
		if err := putViolation(d, &v, g); err != nil {
			return err
		}
		out = v
		return noteViolation(d, v)
	})
	return out, err
}

// punishable applies the rules that need the person's record: membership, the
// owner who can't be removed, M5.1, and what the outcome rests on, M8.1b.
func punishable(d *desk.Desk, v domain.Violation, g domain.Group, terms domain.Terms) error {
	if err := d.VisiblePerson("person", v.Person, g.Branch); err != nil {
		return err
	}
	p, err := d.Person(v.Person)
	if err != nil {
		return err
	}
	m, err := d.Member(g.ID, v.Person)
	if err != nil {
		return err
	}
	err = domain.PresentMember(m, p.Name, g.Name, "person")
	if err != nil && (m == nil || v.Outcome == domain.OutcomeRemoval) {
		e := *domain.AsError(err)
		e.Rule = "" // the clause is that of a transfer
		return &e   // who left since can still be reminded, not removed again
	}
	if err := domain.CheckRemoval(v.Outcome, g, v.Person); err != nil {
		return err
	}
	earlier, err := earlier(d, v)
	if err != nil {
		return err
	}
	return domain.CheckAuthority(v.Outcome, v.Authority, v.Clauses, earlier, terms.RepeatThreshold)
}

// putViolation writes the violation with its task; a reminder is done when it is given.
func putViolation(d *desk.Desk, v *domain.Violation, g domain.Group) error {
	now, err := d.Rules(d.Now)
	if err != nil {
		return err
	}
	if v.ID, err = d.NextID(domain.KindViolation); err != nil {
		return err
	}
	v.CreatedAt = d.Now
	v.UpdatedAt = d.Now
	if kind := domain.TaskFor(v.Outcome); kind != "" {
		v.Due = d.Days(now.Terms.TaskDays)
		v.Task, err = d.Open(domain.Task{
			Kind: kind, Subject: v.ID, Person: v.Person, Due: v.Due,
		}, g)
		if err != nil {
			return err
		}
	} else {
		v.State = domain.ViolationClosed
	}
	return d.Violations().Put(v)
}

func noteViolation(d *desk.Desk, v domain.Violation) error {
	where := desk.Scope(v.Branch, v.Group)
	err := d.Note(domain.AuditEntry{
		Action: domain.ActViolationAdd, Subject: v.ID, Version: v.Version,
		Related: []domain.ID{v.Group, v.Branch, v.Person, v.Task},
		Changes: []domain.Change{
			{Field: "state", After: string(v.State)},
			{Field: "outcome", After: string(v.Outcome)},
		},
		Rules: withAuthority(v.Authority, v.Clauses),
	}, where, &domain.AuditDetail{Reason: v.Evidence})
	if err == nil && !v.Task.IsZero() {
		d.Touch(v.Task, 1, domain.ActViolationAdd, where)
	}
	return err
}

// withAuthority puts the authority before the clauses.
func withAuthority(authority domain.ClauseID, clauses []domain.ClauseID) []domain.ClauseID {
	return append([]domain.ClauseID{authority}, clauses...)
}

// cleanViolation cleans what was typed and checks what needs no record.
func cleanViolation(in RecordViolation) (RecordViolation, error) {
	if err := desk.NeedID("group", in.Group, domain.KindGroup); err != nil {
		return in, err
	}
	if err := desk.NeedID("person", in.Person, domain.KindPerson); err != nil {
		return in, err
	}
	clauses := make([]domain.ClauseID, 0, len(in.Clauses))
	for _, c := range in.Clauses {
		clauses = append(clauses, readClause(c))
	}
	slices.Sort(clauses)
	in.Clauses = slices.Compact(clauses)
	if err := domain.CheckClauses(in.Clauses, knownClause); err != nil {
		return in, err
	}
	if !slices.Contains(domain.Outcomes, in.Outcome) {
		return in, domain.BadChoice("outcome", domain.CleanLine(string(in.Outcome)))
	}
	if in.Authority == "" {
		in.Authority = domain.DefaultAuthority(in.Outcome, in.Clauses)
	}
	in.Authority = readAuthority(in.Outcome, in.Authority)
	var err error
	if in.Evidence, err = domain.Text("evidence", in.Evidence, domain.MaxText); err != nil {
		return in, err
	}
	if in.Evidence == "" {
		return in, domain.Required("evidence", "N3.2")
	}
	return in, nil
}

// readClause reads a clause as it was typed; what names none stays for the refusal.
func readClause(typed domain.ClauseID) domain.ClauseID {
	if id, ok := rulebook.Read(string(typed)); ok {
		return id
	}
	return domain.ClauseID(domain.CleanLine(string(typed)))
}

// readAuthority reads what an outcome rests on. A citation has no letter: the
// outcome tells M8.1b from M8.1a.
func readAuthority(o domain.Outcome, typed domain.ClauseID) domain.ClauseID {
	id := readClause(typed)
	for _, a := range domain.OutcomeAuthorities[o] {
		if c, ok := rulebook.Lookup(a); ok && c.ID == id {
			return a
		}
	}
	return id
}

func knownClause(id domain.ClauseID) bool {
	_, ok := rulebook.Lookup(id)
	return ok
}

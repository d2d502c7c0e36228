// Package violation holds the use-cases of violations, M6, M8, N3. It knows the
// core only.
package violation

import (
	"cmp"
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/rulebook"
)

// Service keeps the violations.
type Service struct{ *desk.Base }

// Filter narrows violations.
type Filter struct {
	Branch domain.ID
	Group  domain.ID
	Person domain.ID
	State  domain.ViolationState
	Text   string
	After  string
	Limit  int
}

// Row is a violation as a list shows it.
type Row struct {
	domain.Violation
	GroupName  string `json:"group_name"`
	PersonName string `json:"person_name"`
	Stamp      uint64 `json:"-"`
}

// View is a violation with what its page shows.
type View struct {
	Row
	PersonRef desk.PersonRef      `json:"person_ref"`
	Earlier   int                 `json:"earlier"` // incidents before this one
	History   []desk.HistoryEntry `json:"history"`
}

// RecordViolation records a breach by a member, N3.2, M7, M8.
type RecordViolation struct {
	Group      domain.ID
	Person     domain.ID
	Clauses    []domain.ClauseID
	Authority  domain.ClauseID // "" for the default of the outcome
	Evidence   string
	Outcome    domain.Outcome
	OccurredOn domain.Date
}

// Violations pages through violations, newest first. A text is looked for in the
// number and the names of group and person, within the bounds of lookup.
func (o *Service) Violations(ctx context.Context, by domain.Caller, f Filter) (domain.Page[Row], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Page[Row], error) {
		s, q := d.Search(f.Text), domain.Query{After: f.After, Limit: f.Limit, Reverse: true}
		q = d.ScopedByGroup(q.Where(domain.IndexState, string(f.State)), f.Branch)
		switch { // finer than a branch, and CanSee still holds
		case !f.Person.IsZero():
			q.Index, q.Eq = domain.IndexPerson, f.Person.String()
		case !f.Group.IsZero():
			q.Index, q.Eq = domain.IndexGroup, f.Group.String()
		}
		keep := desk.Rows(d, func(v domain.Violation) bool {
			return domain.CanSee(d.Actor, v.Branch, v.Group) && f.matches(v)
		}, violationRow)
		return desk.Lookup(s, d.Violations(), q, keep, func(r Row) bool { return s.Finds(r.GroupName, r.PersonName) })
	})
}

func (f Filter) matches(v domain.Violation) bool {
	return (f.Branch.IsZero() || v.Branch == f.Branch) && (f.Group.IsZero() || v.Group == f.Group) &&
		(f.Person.IsZero() || v.Person == f.Person) && (f.State == "" || v.State == f.State)
}

func violationRow(d *desk.Desk, v domain.Violation) (Row, error) {
	s := d.Show(v.Meta)
	row := Row{Violation: v, GroupName: s.Group(v.Group).Name, PersonName: s.Person(v.Person)}
	row.Stamp = s.Stamp
	return row, s.Err
}

// Violation gives one violation.
func (o *Service) Violation(ctx context.Context, by domain.Caller, id domain.ID) (View, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (out View, _ error) {
		v, err := d.VisibleViolation(id)
		if err != nil {
			return out, err
		}
		if out.Row, err = violationRow(d, v); err != nil {
			return out, err
		}
		if out.Earlier, err = earlier(d, v); err != nil {
			return out, err
		}
		s := d.Show(v.Meta)
		out.PersonRef, out.History = s.Ref(s.Branch(v.Branch), v.Person), s.History(id)
		return out, s.Err
	})
}

// earlier counts the person's incidents before a violation, in any group: those
// of an earlier day, and of the same day those recorded before. A violation
// that is being recorded has no ID yet and comes last.
func earlier(d *desk.Desk, v domain.Violation) (int, error) {
	before, err := desk.All(d.Violations().List, desk.Of(domain.IndexPerson, v.Person), func(other domain.Violation) bool {
		first := v.ID.IsZero() || other.ID.Seq < v.ID.Seq
		return other.OccurredOn < v.OccurredOn || other.OccurredOn == v.OccurredOn && first
	})
	return len(before), err
}

// RecordViolation records a breach and opens the task that follows from its outcome, N3.2, M8.
func (o *Service) RecordViolation(ctx context.Context, by domain.Caller, in RecordViolation) (domain.Violation, error) {
	in, err := cleanViolation(in)
	if err != nil {
		return domain.Violation{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (v domain.Violation, _ error) {
		g, err := d.ManagedGroup(in.Group)
		if err != nil {
			return v, err
		}
		if err := cmp.Or(domain.LiveGroup(g), domain.PastDate("occurred_on", in.OccurredOn, d.Now)); err != nil {
			return v, err
		}
		set, err := d.RulesOn(in.OccurredOn)
		if err != nil {
			return v, err
		}
		v = domain.Violation{
			Group: g.ID, Branch: g.Branch, Person: in.Person, Clauses: in.Clauses, Authority: in.Authority,
			Evidence: in.Evidence, Outcome: in.Outcome, OccurredOn: in.OccurredOn, RuleSet: set.ID,
			State: domain.ViolationOpen, Sample: g.Sample,
		}
		if err := punishable(d, v, g, set.Terms); err != nil {
			return v, err
		}
		if err := recordedOnce(d, v); err != nil {
			return v, err
		}
		return putViolation(d, v, g)
	})
}

// recordedOnce refuses a breach that stands on record as it is given: of the same
// person in the same group on the same day, under the same clauses, with the same
// evidence. It would count twice against a repeat offender, M8.1b.
func recordedOnce(d *desk.Desk, v domain.Violation) error {
	same, found, err := desk.Last(d.Violations().List, desk.Of(domain.IndexPerson, v.Person), func(o domain.Violation) bool {
		return o.Group == v.Group && o.OccurredOn == v.OccurredOn && slices.Equal(o.Clauses, v.Clauses) && o.Evidence == v.Evidence
	})
	if err != nil || !found {
		return err
	}
	return domain.Conflict(domain.FaultRecorded, "evidence", "M8.1", domain.Args{"id": same.ID.String()})
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
		return domain.AsError(err).By("") // the clause is that of a transfer; who left since can still be reminded, not removed again
	}
	if err := domain.CheckRemoval(v.Outcome, g, v.Person); err != nil {
		return err
	}
	if v.Outcome == domain.OutcomeRemoval {
		if err := d.NotBeingRemoved(g.ID, v.Person, "person"); err != nil {
			return err
		}
	}
	earlier, err := earlier(d, v)
	if err != nil {
		return err
	}
	return domain.CheckAuthority(v.Outcome, v.Authority, v.Clauses, earlier, terms.RepeatThreshold)
}

// putViolation writes the violation with its task; a reminder is done when it is given.
func putViolation(d *desk.Desk, v domain.Violation, g domain.Group) (domain.Violation, error) {
	now, err := d.Rules(d.Now)
	if err != nil {
		return v, err
	}
	if v.ID, err = d.NextID(domain.KindViolation); err != nil {
		return v, err
	}
	if kind := domain.TaskFor(v.Outcome); kind == "" {
		v.State = domain.ViolationClosed
	} else {
		v.Due = d.Days(now.Terms.TaskDays)
		t := domain.Task{Kind: kind, Subject: v.ID, Person: v.Person, Due: v.Due, Authority: v.Authority}
		if v.Task, err = d.Open(t, g); err != nil {
			return v, err
		}
	}
	v, err = desk.Keep(d, d.Violations(), v, domain.AuditEntry{
		Action: domain.ActViolationAdd, Related: []domain.ID{v.Group, v.Branch, v.Person, v.Task},
		Changes: []domain.Change{{Field: "state", After: string(v.State)}, {Field: "outcome", After: string(v.Outcome)}},
		Rules:   append([]domain.ClauseID{v.Authority}, v.Clauses...),
	}, &domain.AuditDetail{Reason: v.Evidence}, v.Branch, v.Group)
	if err == nil && !v.Task.IsZero() {
		d.Touch(v.Task, 1, domain.ActViolationAdd, desk.Scope(v.Branch, v.Group))
	}
	if err == nil && domain.OpensIncident(v.Clauses) {
		_, err = d.OpenIncident(v, g)
	}
	return v, err
}

// cleanViolation cleans what was typed and checks what needs no record.
func cleanViolation(in RecordViolation) (RecordViolation, error) {
	if err := cmp.Or(desk.NeedID("group", in.Group, domain.KindGroup), desk.NeedID("person", in.Person, domain.KindPerson)); err != nil {
		return in, err
	}
	clauses := slices.Clone(in.Clauses)
	for i, c := range clauses {
		clauses[i] = readClause(c)
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
	in.Evidence, err = domain.NeedText("evidence", "N3.2", in.Evidence, domain.MaxText)
	return in, err
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

// Close closes the violation that a task followed from.
func Close(d *desk.Desk, t domain.Task) error {
	if t.Subject.Kind != domain.KindViolation {
		return nil
	}
	v, err := d.Violations().Get(t.Subject)
	if err != nil {
		return err
	}
	if err := domain.Step(domain.ViolationFlow, v.ID, v.State, domain.ViolationClosed); err != nil {
		return err
	}
	v.State = domain.ViolationClosed
	_, err = desk.Keep(d, d.Violations(), v, domain.AuditEntry{
		Action: domain.ActViolationClose, Related: []domain.ID{v.Group, v.Branch, v.Person, t.ID},
		Changes: desk.StateChange(domain.ViolationOpen, v.State), Rules: []domain.ClauseID{v.Authority},
	}, nil, v.Branch, v.Group)
	return err
}

package intake

import (
	"context"
	"fmt"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
)

// TakeForm takes in what a form implies and what was not left out, A1, A2, M4.5: a
// branch, people, offices, phones, then the late filing of the group, which headquarters
// decides as every other. Each is written by the room that keeps it, in its own
// transaction; what broke off half-way is *desk.BrokenOff, and the same form goes on
// where it ended. An entry of the audit log names the form and what came of it. Where
// nothing is new it is FaultNoChange, and nobody is registered while a namesake is
// undecided.
func (o *Service) TakeForm(ctx context.Context, by domain.Caller, in Form) (Taken, error) {
	p, err := desk.Read(ctx, o.Only(domain.CanKeepPeople), by, func(d *desk.Desk) (Plan, error) { return plan(d, in) })
	if err != nil {
		return Taken{}, err
	}
	if err := o.ready(in, p); err != nil {
		return Taken{}, err
	}
	out := Taken{Branch: p.Branch}
	s := &steps{Service: o, by: by, in: in, plan: p, out: &out}
	err = s.run(ctx)
	if out.any() {
		if logged := o.logTaken(context.WithoutCancel(ctx), by, in, p, out); err == nil {
			err = logged
		}
	}
	if err != nil {
		return out, desk.Broken(s.done, err)
	}
	return out, nil
}

// ready checks what can be checked before anything is written.
func (o *Service) ready(in Form, p Plan) error {
	for _, l := range p.Lines {
		left := false
		for _, key := range in.Leave {
			left = left || key == l.Key
		}
		if l.Verdict == VerdictDecide && !left {
			return l.Err
		}
	}
	takes := p.Takes()
	if len(takes) == 0 {
		return domain.Conflict(domain.FaultNoChange, "form", "A1", nil)
	}
	for _, l := range takes {
		if l.What == WhatGroup && p.Existing == "" {
			return domain.Required("existing", "M4.5")
		}
	}
	if !p.Document {
		return nil
	}
	ref, err := domain.CleanReference("document", in.Late.Document)
	if err != nil {
		return err
	}
	if ref.IsZero() {
		return domain.Invalid(domain.FaultDocument, "document", "N2.1a", nil)
	}
	return domain.CheckReference("document", "N2.1a", ref, o.Now())
}

// steps writes what was confirmed, one thing after another.
type steps struct {
	*Service
	by   domain.Caller
	in   Form
	plan Plan
	out  *Taken
	done int
}

func (s *steps) run(ctx context.Context) error {
	for _, step := range []struct {
		what What
		do   func(context.Context, Line) error
	}{
		{WhatBranch, s.branch}, {WhatPerson, s.person}, {WhatSeat, s.seat}, {WhatPhone, s.phone}, {WhatGroup, s.group},
	} {
		for _, l := range s.plan.Takes() {
			if l.What != step.what {
				continue
			}
			if err := step.do(ctx, l); err != nil {
				return err
			}
			s.done++
		}
	}
	return nil
}

func (s *steps) branch(ctx context.Context, l Line) error {
	b, err := s.registry.AddBranch(ctx, s.by, registry.AddBranch{Name: l.Name, Kind: s.in.Kind, State: domain.BranchNone})
	s.out.Branch, s.plan.branch = b.ID, b
	return err
}

func (s *steps) row(n int) domain.FilingFormRow {
	for _, r := range s.plan.rows {
		if r.Row == n {
			return r
		}
	}
	return domain.FilingFormRow{}
}

func (s *steps) person(ctx context.Context, l Line) error {
	r := s.row(l.Row)
	p, err := s.people.AddPerson(ctx, s.by, people.AddPerson{
		Name: r.Name, Phone: r.Phone.Reveal(), City: r.City, Major: r.Major, Year: r.Year, Confirm: s.in.New[l.Row], SureName: r.SureName,
	})
	if err != nil {
		return err
	}
	s.plan.who[l.Row] = p
	s.out.Registered = append(s.out.Registered, p.ID)
	return nil
}

func (s *steps) seat(ctx context.Context, l Line) error {
	done, err := s.registry.SeatPerson(ctx, s.by, registry.SeatPerson{
		Branch: s.out.Branch, Version: s.plan.branch.Version, Person: s.plan.who[l.Row].ID, Office: l.Office, Document: s.in.Late.Document,
	})
	if err != nil {
		return err
	}
	s.plan.branch = done.Branch
	s.out.Seats++
	return nil
}

func (s *steps) phone(ctx context.Context, l Line) error {
	who := s.plan.who[l.Row]
	_, err := s.people.TakePhone(ctx, s.by, people.TakePhone{
		ID: who.ID, Version: who.Version, Phone: s.row(l.Row).Phone, From: s.plan.Title,
	})
	if err == nil {
		s.out.Phones++
	}
	return err
}

// group applies for the late filing, M4.5.
func (s *steps) group(ctx context.Context, _ Line) error {
	in := casework.SubmitApplication{
		Kind: domain.ApplyLateFiling, Branch: s.out.Branch, HQ: s.out.Branch.IsZero(), Existing: s.plan.Existing,
		Applicant: s.in.Late.Applicant, Authority: s.in.Late.Authority, OwnerAuth: s.in.Late.OwnerAuth,
		Document: s.in.Late.Document, Headcount: s.in.Late.Headcount,
	}
	for _, r := range s.plan.rows {
		switch who := s.plan.who[r.Row]; {
		case who.ID.IsZero():
		case r.Role == domain.ManagerOwner:
			in.Owner = who.ID
		default:
			in.Admins = append(in.Admins, who.ID)
		}
	}
	if in.Applicant.IsZero() {
		in.Applicant = s.plan.branch.Holder(domain.OfficePresident)
	}
	if in.Applicant.IsZero() {
		in.Applicant = in.Owner
	}
	a, err := s.casework.SubmitApplication(ctx, s.by, in)
	if err == nil {
		s.out.Application = a.ID
	}
	return err
}

// logTaken logs which form was taken in and what came of it.
func (o *Service) logTaken(ctx context.Context, by domain.Caller, in Form, p Plan, t Taken) error {
	return o.Update(ctx, by, func(d *desk.Desk) error {
		count := func(field string, n int) domain.Change { return domain.Change{Field: field, After: fmt.Sprint(n)} }
		subject := t.Branch
		if subject.IsZero() {
			subject = t.Application
		}
		return d.Log(domain.AuditEntry{
			Action: domain.ActFilingIntake, Subject: subject, Related: append(append([]domain.ID{}, t.Registered...), p.Group, t.Application),
			Changes: []domain.Change{
				{Field: "source", After: string(in.Source)},
				count("rows", len(p.rows)), count("registered", len(t.Registered)),
				count("council", t.Seats), count("phone", t.Phones),
			},
			Rules: []domain.ClauseID{"A1", "A2", "M4.5"},
		}, desk.Scope(t.Branch), &domain.AuditDetail{Reason: p.Title})
	})
}

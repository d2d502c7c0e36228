package office

import (
	"context"
	"slices"
	"time"

	"alumni/domain"
	"alumni/domain/naming"
)

// days is so many days after now, as due times are counted.
func (d *desk) days(n int) time.Time { return d.now.AddDate(0, 0, n) }

// SubmitApplication files an application, M4.1. It is refused where the rules
// allow no approval in any case; what may still be mended (an owner who is not
// verified yet) is a check that headquarters sees.
func (o *Office) SubmitApplication(ctx context.Context, by domain.Caller, in SubmitApplication) (domain.Application, error) {
	in, err := cleanApplication(in)
	if err != nil {
		return domain.Application{}, err
	}
	var out domain.Application
	err = o.update(ctx, by, func(d *desk) error {
		if err := domain.CanApply(d.actor, in.Branch); err != nil {
			return err
		}
		if err := d.visiblePeople(in); err != nil {
			return err
		}
		c, err := d.loadApplication(domain.Application{
			Kind: in.Kind, Branch: in.Branch, Applicant: in.Applicant, Authority: in.Authority,
			Owner: in.Owner, OwnerAuth: in.OwnerAuth, Admins: slices.Clone(in.Admins),
			Document: in.Document, Reason: in.Reason, Headcount: in.Headcount, Capacity: in.Capacity,
			Existing: in.Existing, State: domain.CaseSubmitted,
		})
		if err != nil {
			return err
		}
		if err := d.admissible(c); err != nil {
			return err
		}
		a := c.app
		if a.ID, err = d.NextID(domain.KindApplication); err != nil {
			return err
		}
		a.CreatedAt, a.UpdatedAt, a.Due = d.now, d.now, d.days(c.terms.ReviewDays)
		if err := d.Applications().Put(&a); err != nil {
			return err
		}
		out = a
		return d.note(domain.AuditEntry{
			Action: domain.ActApplicationSubmit, Subject: a.ID, Version: a.Version,
			Related: []domain.ID{a.Branch, a.Applicant, a.Owner},
			Changes: []domain.Change{{Field: "state", After: string(a.State)}, {Field: "kind", After: string(a.Kind)}},
			Rules:   []domain.ClauseID{ruleOfApplication(a.Kind)},
		}, scope(a.Branch), &domain.AuditDetail{Reason: a.Reason, Fields: map[string]string{"document": a.Document.Number}})
	})
	return out, err
}

func ruleOfApplication(kind domain.ApplicationKind) domain.ClauseID {
	switch kind {
	case domain.ApplyPreparatory:
		return "N1.4b"
	case domain.ApplyLateFiling:
		return "M4.5"
	default:
		return "M4.1"
	}
}

// admissible checks what a submission can't do without.
func (d *desk) admissible(c applicationCase) error {
	if err := refusal(c.checks(), CheckOwnerReal); err != nil {
		return err
	}
	if c.app.Capacity < 0 || c.app.Capacity > c.terms.Capacity {
		return &domain.Error{
			Code: domain.CodeInvalid, Fault: domain.FaultBadChoice, Rule: "M9", Field: "capacity",
			Args: domain.Args{"value": c.app.Capacity},
		}
	}
	return nil
}

// visiblePeople checks that the caller may name whom the application names.
func (d *desk) visiblePeople(in SubmitApplication) error {
	if err := d.visiblePerson("applicant", in.Applicant, in.Branch); err != nil {
		return err
	}
	if err := d.visiblePerson("owner", in.Owner, in.Branch); err != nil {
		return err
	}
	for _, id := range in.Admins {
		if err := d.visiblePerson("admins", id, in.Branch); err != nil {
			return err
		}
	}
	return nil
}

// cleanApplication cleans what was typed and checks what needs no record.
func cleanApplication(in SubmitApplication) (SubmitApplication, error) {
	if !slices.Contains(domain.ApplicationKinds, in.Kind) {
		return in, domain.BadChoice("kind", domain.CleanLine(string(in.Kind)))
	}
	for _, f := range []struct {
		name string
		id   domain.ID
		kind domain.Kind
	}{
		{"branch", in.Branch, domain.KindBranch},
		{"applicant", in.Applicant, domain.KindPerson},
		{"owner", in.Owner, domain.KindPerson},
	} {
		if err := needID(f.name, f.id, f.kind); err != nil {
			return in, err
		}
	}
	for _, f := range []struct {
		name string
		text *string
		max  int
	}{
		{"existing", &in.Existing, domain.MaxName},
	} {
		s, err := domain.Line(f.name, *f.text, f.max)
		if err != nil {
			return in, err
		}
		*f.text = s
	}
	var err error
	for field, r := range map[string]*domain.Reference{
		"document": &in.Document, "authority": &in.Authority, "owner_auth": &in.OwnerAuth,
	} {
		if *r, err = domain.CleanReference(field, *r); err != nil {
			return in, err
		}
	}
	if in.Reason, err = domain.Text("reason", in.Reason, domain.MaxText); err != nil {
		return in, err
	}
	if in.Kind == domain.ApplyLateFiling && naming.Normalise(in.Existing) == "" {
		return in, domain.Required("existing", "M4.5")
	}
	if in.Headcount < 0 {
		return in, domain.BadChoice("headcount", "-")
	}
	in.Admins = related(in.Owner, in.Admins) // nobody twice, the owner not among the admins
	if len(in.Admins) > domain.MaxAdmins {
		return in, &domain.Error{
			Code: domain.CodeInvalid, Fault: domain.FaultTooLong, Field: "admins", Args: domain.Args{"max": domain.MaxAdmins},
		}
	}
	return in, nil
}

// needID checks that an ID is given and of its kind.
func needID(field string, id domain.ID, kind domain.Kind) error {
	if id.IsZero() {
		return domain.Required(field, "")
	}
	if id.Kind != kind {
		return &domain.Error{
			Code: domain.CodeInvalid, Fault: domain.FaultBadID, Field: field, Args: domain.Args{"value": id.String()},
		}
	}
	return nil
}

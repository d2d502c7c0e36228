package office

import (
	"context"
	"slices"
	"time"

	"alumni/domain"
)

// days is so many days after now, as due times are counted.
func (d *desk) days(n int) time.Time { return d.now.AddDate(0, 0, n) }

// SubmitApplication hands an application in, M4.1: a new one, or with ID and
// Version a draft or a returned one, which keeps its number and its history. ID
// without a Kind hands it in as it stands. It is refused where the rules allow
// no approval in any case; what may still be mended (somebody who is not
// verified yet) is a check that headquarters sees.
func (o *Office) SubmitApplication(ctx context.Context, by domain.Caller, in SubmitApplication) (domain.Application, error) {
	in, err := cleanApplication(in)
	if err != nil {
		return domain.Application{}, err
	}
	return change(ctx, o, by, func(d *desk) (a domain.Application, _ error) {
		a, err := d.applicationInHand(in)
		if err != nil {
			return a, err
		}
		c, err := d.applicationToSubmit(a, in)
		if err != nil {
			return a, err
		}
		a = c.app
		err = d.handInCase(&a, c.terms, domain.AuditEntry{
			Related: []domain.ID{a.Branch, a.Group, a.Applicant, a.Owner},
			Changes: []domain.Change{{Field: "kind", After: string(a.Kind)}},
			Rules:   a.Kind.Spec().Rules[:1],
		}, &domain.AuditDetail{Reason: a.Reason, Fields: map[string]string{"document": a.Document.Number}})
		return a, err
	})
}

// applicationToSubmit fills an application in and checks all that a submission needs.
func (d *desk) applicationToSubmit(a domain.Application, in SubmitApplication) (applicationCase, error) {
	if in.asItIs() {
		in = stored(a, in.Version)
	}
	in, err := d.located(in)
	if err != nil {
		return applicationCase{}, err
	}
	if err := d.givenWell(in); err != nil {
		return applicationCase{}, err
	}
	if err := complete(in, d.now); err != nil {
		return applicationCase{}, err
	}
	c, err := d.loadApplication(filled(a, in))
	if err != nil {
		return c, err
	}
	return c, d.admissible(c)
}

// complete checks that nothing is missing that a kind of application needs: by
// name, in the order of the form.
func complete(in SubmitApplication, now time.Time) error {
	switch {
	case in.Kind.Spec().Exists && !nameLike(in.Existing):
		return domain.Required("existing", "M4.5")
	case in.Applicant.IsZero() && (in.HQ || !in.Branch.IsZero()):
		return domain.Required("applicant", "M4.1")
	case in.Owner.IsZero() && !in.Kind.OnGroup():
		return domain.Required("owner", "M5.2")
	case in.Kind.Spec().Reason != "" && in.Reason == "":
		return domain.Required("reason", in.Kind.Spec().Reason)
	}
	for _, r := range in.references() {
		if err := domain.CheckReference(r.field, r.rule, r.ref, now); err != nil {
			return err
		}
	}
	return nil
}

// admissible checks what a submission can't do without.
func (d *desk) admissible(c applicationCase) error {
	if c.app.Kind.OnGroup() {
		if err := d.onlyChange(c); err != nil {
			return err
		}
	}
	if err := refusal(c.checks(), CheckOwnerReal, CheckAdminsReal); err != nil {
		return err
	}
	if c.app.Capacity < 0 || c.app.Capacity > c.terms.Capacity {
		return &domain.Error{
			Code: domain.CodeInvalid, Fault: domain.FaultBadChoice, Rule: "M9", Field: "capacity",
			Args: domain.Args{"value": c.app.Capacity},
		}
	}
	return c.fits()
}

// people are those whom an application names, each with its field, as they are asked for.
func (in SubmitApplication) people() []namedID {
	out := []namedID{{"applicant", in.Applicant, domain.KindPerson}, {"owner", in.Owner, domain.KindPerson}}
	for _, id := range in.Admins {
		out = append(out, namedID{"admins", id, domain.KindPerson})
	}
	return out
}

// cleanApplication cleans what was typed and checks what needs no record: that
// it says of which kind it is and for which branch or group.
func cleanApplication(in SubmitApplication) (SubmitApplication, error) {
	if in.asItIs() {
		return in, nil
	}
	if !slices.Contains(domain.ApplicationKinds, in.Kind) {
		return in, domain.BadChoice("kind", domain.CleanLine(string(in.Kind)))
	}
	in = onlyWhatItAsks(in)
	if in.HQ {
		if err := domain.BranchMayHave(in.Kind, domain.Branch{}); err != nil {
			return in, err
		}
	}
	if err := cleanIDs(in); err != nil {
		return in, err
	}
	var err error
	if in.Existing, err = domain.Line("existing", in.Existing, domain.MaxName); err != nil {
		return in, err
	}
	if in.Document, err = domain.CleanReference("document", in.Document); err != nil {
		return in, err
	}
	if in.Authority, err = domain.CleanReference("authority", in.Authority); err != nil {
		return in, err
	}
	if in.OwnerAuth, err = domain.CleanReference("owner_auth", in.OwnerAuth); err != nil {
		return in, err
	}
	if in.Reason, err = domain.Text("reason", in.Reason, domain.MaxText); err != nil {
		return in, err
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

// onlyWhatItAsks drops what an application of its kind does not ask for, so that
// nothing is stored that nobody decides on.
func onlyWhatItAsks(in SubmitApplication) SubmitApplication {
	if !in.Kind.OnGroup() {
		in.Group = domain.ID{}
		if in.HQ {
			in.Authority = domain.Reference{} // there is no president who could give it
		}
		return in
	}
	in.HQ = false // the group says whose it is
	in.Branch, in.Owner, in.OwnerAuth = domain.ID{}, domain.ID{}, domain.Reference{}
	in.Headcount, in.Capacity, in.Existing = 0, 0, ""
	if !in.Kind.Spec().Admins {
		in.Admins = nil
	}
	return in
}

// cleanIDs checks that what an application names is of the right kind, and that
// its branch or its group is named: headquarters' own has no branch.
func cleanIDs(in SubmitApplication) error {
	if in.HQ && !in.Branch.IsZero() {
		return withRule("M3", domain.BadChoice("branch", in.Branch.String()))
	}
	where := namedID{"branch", in.Branch, domain.KindBranch}
	if in.Kind.OnGroup() {
		where = namedID{"group", in.Group, domain.KindGroup}
	}
	if !in.HQ {
		if err := needID(where.field, where.id, where.kind); err != nil {
			return err
		}
	}
	return ofKind(in.people()...)
}

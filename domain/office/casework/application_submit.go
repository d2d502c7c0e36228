package casework

import (
	"cmp"
	"context"
	"slices"
	"time"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// SubmitApplication hands an application in, M4.1: a new one, or with ID and
// Version a draft or a returned one, which keeps its number and its history. ID
// without a Kind hands it in as it stands. It is refused where the rules allow
// no approval in any case; what may still be mended (somebody who is not
// verified yet) is a check that headquarters sees.
func (o *Service) SubmitApplication(ctx context.Context, by domain.Caller, in SubmitApplication) (domain.Application, error) {
	in, err := cleanApplication(in)
	if err != nil {
		return domain.Application{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (a domain.Application, _ error) {
		a, err := applicationInHand(d, in)
		if err != nil {
			return a, err
		}
		c, err := applicationToSubmit(d, a, in)
		if err != nil {
			return a, err
		}
		a = c.app
		err = handInCase(d, &a, c.terms, domain.AuditEntry{
			Related: []domain.ID{a.Branch, a.Group, a.Applicant, a.Owner},
			Changes: []domain.Change{{Field: "kind", After: string(a.Kind)}},
			Rules:   a.Kind.Spec().Rules[:1],
		}, &domain.AuditDetail{Reason: a.Reason, Fields: map[string]string{"document": a.Document.Number}})
		return a, err
	})
}

// applicationToSubmit fills an application in and checks all that a submission needs.
func applicationToSubmit(d *desk.Desk, a domain.Application, in SubmitApplication) (applicationCase, error) {
	if in.asItIs() {
		in = stored(a, in.Version)
	}
	in, err := located(d, in)
	if err != nil {
		return applicationCase{}, err
	}
	if err := cmp.Or(givenWell(d, in), complete(in, d.Now)); err != nil {
		return applicationCase{}, err
	}
	c, err := loadApplication(d, filled(a, in))
	if err != nil {
		return c, err
	}
	if c.app.Exception, err = exceptionOf(d, c); err != nil {
		return c, err
	}
	return c, admissible(d, c)
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
	return checkGiven(in.references(), now)
}

// admissible checks what a submission can't do without.
func admissible(d *desk.Desk, c applicationCase) error {
	if c.app.Kind.OnGroup() {
		if err := onlyChange(d, c); err != nil {
			return err
		}
	}
	if err := refusal(c.checks(), CheckOwnerReal, CheckAdminsReal); err != nil {
		return err
	}
	if c.app.Capacity < 0 || c.app.Capacity > c.terms.Capacity {
		return domain.Invalid(domain.FaultBadChoice, "capacity", "M9", domain.Args{"value": c.app.Capacity})
	}
	return c.fits()
}

// people are those whom an application names, each with its field, as they are asked for.
func (in SubmitApplication) people() []desk.Named {
	out := []desk.Named{
		{Field: "applicant", ID: in.Applicant, Kind: domain.KindPerson}, {Field: "owner", ID: in.Owner, Kind: domain.KindPerson},
	}
	for _, id := range in.Admins {
		out = append(out, desk.Named{Field: "admins", ID: id, Kind: domain.KindPerson})
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
	if in.Existing, err = domain.NameLine("existing", in.Existing, domain.MaxName); err != nil {
		return in, err
	}
	if err := cleanGiven(in.references()); err != nil {
		return in, err
	}
	if in.Reason, err = domain.Text("reason", in.Reason, domain.MaxText); err != nil {
		return in, err
	}
	if in.Headcount < 0 {
		return in, domain.BadChoice("headcount", "-")
	}
	if in, err = cleanBases(in); err != nil {
		return in, err
	}
	in.Admins = desk.Related(in.Owner, in.Admins) // nobody twice, the owner not among the admins
	if len(in.Admins) > domain.MaxAdmins {
		return in, domain.TooLong("admins", domain.MaxAdmins)
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
	in.OwnerBasis, in.AdminsBasis, in.Exception, in.AllowedBy = "", "", "", domain.ID{}
	if !in.Kind.Spec().Admins {
		in.Admins = nil
	}
	return in
}

// cleanIDs checks that what an application names is of the right kind, and that
// its branch or its group is named: headquarters' own has no branch.
func cleanIDs(in SubmitApplication) error {
	if in.HQ && !in.Branch.IsZero() {
		return domain.BadChoice("branch", in.Branch.String()).By("M3")
	}
	where := desk.Named{Field: "branch", ID: in.Branch, Kind: domain.KindBranch}
	if in.Kind.OnGroup() {
		where = desk.Named{Field: "group", ID: in.Group, Kind: domain.KindGroup}
	}
	if !in.HQ {
		if err := desk.NeedID(where.Field, where.ID, where.Kind); err != nil {
			return err
		}
	}
	return desk.OfKind(in.people()...)
}

// SaveDraft keeps an application that is not handed in yet (草稿): a new one,
// or with ID and Version one that is a draft already. Only the kind and the
// branch (the group for a change of one) must be given; what else is given is
// real: dates that are not in the future and people whom the caller may name.
// A draft waits for nobody; its branch and headquarters see it.
func (o *Service) SaveDraft(ctx context.Context, by domain.Caller, in SubmitApplication) (domain.Application, error) {
	in, err := cleanApplication(in)
	if err != nil {
		return domain.Application{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (a domain.Application, _ error) {
		a, err := applicationInHand(d, in)
		if err != nil {
			return a, err
		}
		if a.State != "" && a.State != domain.CaseDraft {
			return a, domain.Step(domain.CaseFlow, a.ID, a.State, domain.CaseDraft)
		}
		in, err := located(d, in)
		if err != nil {
			return a, err
		}
		if err := givenWell(d, in); err != nil {
			return a, err
		}
		a = filled(a, in)
		err = keepDraft(d, &a, domain.Change{Field: "kind", After: string(a.Kind)})
		return a, err
	})
}

// applicationInHand gives the draft or the returned application that the input
// names, on the version given, or a new one. What it asks for, and for whom,
// stays: only a new one chooses its kind and its branch or group.
func applicationInHand(d *desk.Desk, in SubmitApplication) (domain.Application, error) {
	if in.ID.IsZero() {
		return domain.Application{Case: domain.Case{Author: d.Actor.Account}}, nil
	}
	a, err := d.VisibleApplication(in.ID)
	if err != nil {
		return a, err
	}
	if err := toHandIn(d, &a, in.Version); err != nil {
		return a, err
	}
	if in.asItIs() {
		return a, nil
	}
	switch { // it is mended, not made another, which would be out of sight of who began it
	case in.Kind != a.Kind:
		return a, domain.BadChoice("kind", string(in.Kind))
	case in.Kind.OnGroup() && in.Group != a.Group:
		return a, domain.BadChoice("group", in.Group.String())
	case !in.Kind.OnGroup() && in.Branch != a.Branch:
		return a, domain.BadChoice("branch", cmp.Or(in.Branch.String(), string(domain.GroupHQ)))
	}
	return a, nil
}

// asItIs tells whether a draft or a returned application is handed in without a change.
func (in SubmitApplication) asItIs() bool { return !in.ID.IsZero() && in.Kind == "" }

// stored gives what an application says as the input that would say it again.
func stored(a domain.Application, version uint64) SubmitApplication {
	return SubmitApplication{
		ID: a.ID, Version: version, Kind: a.Kind, Branch: a.Branch, HQ: a.Branch.IsZero() && !a.Kind.OnGroup(), Group: a.Group,
		Applicant: a.Applicant, Authority: a.Authority, Owner: a.Owner, OwnerAuth: a.OwnerAuth, Admins: a.Admins,
		Document: a.Document, Reason: a.Reason, Headcount: a.Headcount, Capacity: a.Capacity, Existing: a.Existing,
		OwnerBasis: a.OwnerBasis, AdminsBasis: a.AdminsBasis, Exception: a.Exception.Reason, AllowedBy: a.Exception.AllowedBy,
	}
}

// located checks that the caller may apply for the branch, and finds the branch
// of the group that a change is asked for.
func located(d *desk.Desk, in SubmitApplication) (SubmitApplication, error) {
	if in.Kind.OnGroup() {
		g, err := d.VisibleGroup(in.Group)
		if err != nil {
			return in, desk.At("group", err)
		}
		if err := domain.CanAskChange(d.Actor, g.Branch); err != nil {
			return in, err
		}
		in.Branch = g.Branch
	}
	if err := domain.CanApply(d.Actor, in.Branch); err != nil {
		return in, err
	}
	if in.Branch.IsZero() {
		return in, nil // a group of headquarters itself has no branch, M3
	}
	_, err := d.Branch(in.Branch)
	return in, desk.At("branch", err)
}

// givenWell checks what is given, whatever is missing still: that the caller
// may name the people, and that days are real ones and not in the future.
func givenWell(d *desk.Desk, in SubmitApplication) error {
	return cmp.Or(d.VisiblePeople(in.Branch, in.people()...), pastGiven(in.references(), d.Now))
}

// given is a reference of an input with its field and the clause that asks for it.
type given struct {
	field string
	rule  domain.ClauseID
	ref   *domain.Reference
}

// cleanGiven cleans what was typed of references, where it stands.
func cleanGiven(refs []given) (err error) {
	for _, r := range refs {
		if *r.ref, err = domain.CleanReference(r.field, *r.ref); err != nil {
			return err
		}
	}
	return nil
}

// pastGiven checks that the days of references, where they are given, are real
// ones and not in the future.
func pastGiven(refs []given, now time.Time) error {
	for _, r := range refs {
		if err := domain.PastDate(r.field+"_date", r.ref.Date, now); err != nil && r.ref.Date != "" {
			return domain.Citing(r.rule, err)
		}
	}
	return nil
}

// checkGiven checks that references that are given are whole.
func checkGiven(refs []given, now time.Time) error {
	for _, r := range refs {
		if err := domain.CheckReference(r.field, r.rule, *r.ref, now); err != nil {
			return err
		}
	}
	return nil
}

func (in *SubmitApplication) references() []given {
	rule := domain.RuleOfDocument(in.Kind, in.Branch.IsZero())
	return []given{
		{"document", rule, &in.Document}, {"authority", "M4.1", &in.Authority}, {"owner_auth", "M5.2", &in.OwnerAuth},
	}
}

// filled gives the application with what the input says.
func filled(a domain.Application, in SubmitApplication) domain.Application {
	a.Kind, a.Branch, a.Group = in.Kind, in.Branch, in.Group
	a.Applicant, a.Authority, a.Owner, a.OwnerAuth = in.Applicant, in.Authority, in.Owner, in.OwnerAuth
	a.Admins, a.Document, a.Reason = append([]domain.ID(nil), in.Admins...), in.Document, in.Reason
	a.Headcount, a.Capacity, a.Existing = in.Headcount, in.Capacity, in.Existing
	return restingOn(a, in)
}

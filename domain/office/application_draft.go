package office

import (
	"cmp"
	"context"
	"time"

	"alumni/domain"
)

// SaveDraft keeps an application that is not handed in yet (草稿): a new one,
// or with ID and Version one that is a draft already. Only the kind and the
// branch (the group for a change of one) must be given; what else is given is
// real: dates that are not in the future and people whom the caller may name.
// A draft waits for nobody; its branch and headquarters see it.
func (o *Office) SaveDraft(ctx context.Context, by domain.Caller, in SubmitApplication) (domain.Application, error) {
	in, err := cleanApplication(in)
	if err != nil {
		return domain.Application{}, err
	}
	return change(ctx, o, by, func(d *desk) (a domain.Application, _ error) {
		a, err := d.applicationInHand(in)
		if err != nil {
			return a, err
		}
		if a.State != "" && a.State != domain.CaseDraft {
			return a, domain.Step(domain.CaseFlow, a.ID, a.State, domain.CaseDraft)
		}
		in, err := d.located(in)
		if err != nil {
			return a, err
		}
		if err := d.givenWell(in); err != nil {
			return a, err
		}
		a = filled(a, in)
		err = d.keepDraft(&a, domain.Change{Field: "kind", After: string(a.Kind)})
		return a, err
	})
}

// applicationInHand gives the draft or the returned application that the input
// names, on the version given, or a new one. What it asks for, and for whom,
// stays: only a new one chooses its kind and its branch or group.
func (d *desk) applicationInHand(in SubmitApplication) (domain.Application, error) {
	if in.ID.IsZero() {
		return domain.Application{Case: domain.Case{Author: d.actor.Account}}, nil
	}
	a, err := d.visibleApplication(in.ID)
	if err != nil {
		return a, err
	}
	if err := d.toHandIn(&a, in.Version); err != nil {
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
	}
}

// located checks that the caller may apply for the branch, and finds the branch
// of the group that a change is asked for.
func (d *desk) located(in SubmitApplication) (SubmitApplication, error) {
	if in.Kind.OnGroup() {
		g, err := d.visibleGroup(in.Group)
		if err != nil {
			return in, at("group", err)
		}
		if err := domain.CanAskChange(d.actor, g.Branch); err != nil {
			return in, err
		}
		in.Branch = g.Branch
	}
	if err := domain.CanApply(d.actor, in.Branch); err != nil {
		return in, err
	}
	if in.Branch.IsZero() {
		return in, nil // a group of headquarters itself has no branch, M3
	}
	_, err := d.branch(in.Branch)
	return in, at("branch", err)
}

// givenWell checks what is given, whatever is missing still: that the caller
// may name the people, and that days are real ones and not in the future.
func (d *desk) givenWell(in SubmitApplication) error {
	if err := d.visiblePeople(in.Branch, in.people()...); err != nil {
		return err
	}
	for _, r := range in.references() {
		if err := r.past(d.now); err != nil {
			return err
		}
	}
	return nil
}

// given is a reference of an input with its field and the clause that asks for it.
type given struct {
	field string
	rule  domain.ClauseID
	ref   domain.Reference
}

// past checks that the day of a reference, where it is given, is a real one and
// not in the future.
func (g given) past(now time.Time) error {
	if g.ref.Date == "" {
		return nil
	}
	if err := domain.PastDate(g.field+"_date", g.ref.Date, now); err != nil {
		return withRule(g.rule, domain.AsError(err))
	}
	return nil
}

func (in SubmitApplication) references() []given {
	rule := domain.RuleOfDocument(in.Kind, in.Branch.IsZero())
	return []given{
		{"document", rule, in.Document}, {"authority", "M4.1", in.Authority}, {"owner_auth", "M5.2", in.OwnerAuth},
	}
}

// filled gives the application with what the input says.
func filled(a domain.Application, in SubmitApplication) domain.Application {
	a.Kind, a.Branch, a.Group = in.Kind, in.Branch, in.Group
	a.Applicant, a.Authority, a.Owner, a.OwnerAuth = in.Applicant, in.Authority, in.Owner, in.OwnerAuth
	a.Admins, a.Document, a.Reason = append([]domain.ID(nil), in.Admins...), in.Document, in.Reason
	a.Headcount, a.Capacity, a.Existing = in.Headcount, in.Capacity, in.Existing
	return a
}

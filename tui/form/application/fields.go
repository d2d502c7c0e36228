package application

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/tui/form"
	"alumni/tui/form/person"
	"alumni/tui/i18n"
	"alumni/tui/kit"
)

// fields are those of the kind, each only while it matters: an authorisation
// only for who may not act without one, a document's date only with its number.
func (a *applying) fields() []kit.Field {
	t, l, p := &a.env.Text.Application, a.env.Text.FieldName, a.prior
	var out []kit.Field
	if len(a.kinds) > 1 {
		kind := kit.Field{Key: "kind", Label: l("kind"), Kind: kit.FieldChoice, Value: string(a.kinds[0])}
		for _, k := range a.kinds {
			kind.Options = append(kind.Options, kit.Option{Value: string(k), Label: a.env.Text.Word.Application[k]})
		}
		out = append(out, kind)
	}
	late := func(k domain.ApplicationKind) bool { return k.Spec().Exists }
	if slices.ContainsFunc(a.kinds, late) {
		out = append(out, kit.Field{
			Key: "existing", Label: l("existing"), Value: p.Existing, Hint: t.ApplyLate,
			Show: func(v kit.Values) bool { return late(a.kind(v)) },
		})
	}
	applicant := kit.Field{
		Key: "applicant", Label: l("applicant"), Kind: kit.FieldPick, Find: a.find(), Hint: t.PickHint,
		Value: cmp.Or(p.Applicant, a.branch.Holder(domain.OfficePresident), a.self.ID).String(), Options: a.known(),
	}
	document := cmp.Or(a.env.Text.Say(i18n.ApplicationKindOf(a.kinds[0]).Document), t.DocumentHint)
	if a.hq() { // whoever of its staff applies need not be in the group, and no council decides, M3
		applicant.Find, document = a.people.Find, t.DocumentHQHint
	}
	out = append(out, applicant)
	out = append(out, form.Reference(a.env, "authority", t.AuthorityHint, p.Authority, a.needsAuthority)...)
	out = append(out, a.managers()...)
	out = append(out, form.Reference(a.env, "document", document, p.Document, nil)...)
	if !a.kinds[0].OnGroup() && a.live > 0 {
		out = append(out, kit.Field{Key: "headcount", Label: l("headcount"), Value: number(p.Headcount), Hint: t.HeadcountHint, Max: 6})
	}
	reason := kit.Field{
		Key: "reason", Label: l("reason"), Kind: kit.FieldArea, Value: p.Reason, Hint: a.env.Text.Label.Optional, Max: domain.MaxText,
	}
	if a.kinds[0].OnGroup() {
		reason.Hint = a.env.Text.Application.WhyHint
		return append(out, reason)
	}
	return append(out, reason, kit.Field{
		Key: "capacity", Label: l("capacity"), Value: number(p.Capacity), Max: 6,
		Hint: a.env.Text.Sentence(a.env.Text.Application.CapacityHint, domain.Args{"n": a.terms.Capacity}),
	})
}

// managers are the fields of owner and admins. A change of the admins names all
// of them as they shall be.
func (a *applying) managers() []kit.Field {
	t, l, p := &a.env.Text.Application, a.env.Text.FieldName, a.prior
	admins := kit.Field{
		Key: "admins", Label: l("admins"), Kind: kit.FieldPicks, Find: a.find(), Hint: a.env.Text.Application.AdminsHint,
		Values: idStrings(p.Admins), Options: a.known(),
	}
	switch kind := a.kinds[0].Spec(); {
	case kind.Admins:
		if p.ID.IsZero() {
			admins.Values = idStrings(a.group.Admins)
		}
		admins.Hint = a.env.Text.Application.AllAdminsHint
		return []kit.Field{admins}
	case kind.OnGroup:
		return nil
	}
	owner := kit.Field{Key: "owner", Label: l("owner"), Kind: kit.FieldPick, Find: a.find(), Hint: t.PickHint, Options: a.known()}
	if !p.Owner.IsZero() {
		owner.Value = p.Owner.String()
	}
	out, hint := []kit.Field{owner}, a.env.Text.Application.OwnerAuthHint
	if a.hq() {
		hint = t.AuthorityHQHint
	}
	out = append(out, form.Reference(a.env, "owner_auth", hint, p.OwnerAuth, a.needsOwnerAuth)...)
	return append(out, admins)
}

// find finds people: a group's members for a change of its admins, else the
// council and the members of the branch's groups; for a new group of
// headquarters anybody.
func (a *applying) find() func(ctx context.Context, text string) ([]kit.Option, error) {
	switch {
	case a.hq() && a.group.ID.IsZero():
		return a.people.Find
	case a.hq():
		return person.Members(a.env, a.group.ID)
	}
	return person.Council(a.env, a.branch, a.people)
}

// known are the people whom the form may begin with, so that it names them.
func (a *applying) known() []kit.Option {
	var out []kit.Option
	for _, s := range a.branch.Seats {
		out = append(out, person.SeatOption(a.env, s))
	}
	out = append(out, person.Options(a.env, a.group.AdminRefs...)...)
	out = append(out, person.Options(a.env, a.self, a.prior.ApplicantRef, a.prior.OwnerRef)...)
	return append(out, person.Options(a.env, a.prior.AdminRefs...)...)
}

func (a *applying) kind(v kit.Values) domain.ApplicationKind {
	return cmp.Or(domain.ApplicationKind(v.Text["kind"]), a.kinds[0])
}

// needsAuthority asks the rule itself, M4.1: may the one who was picked apply
// without the president's authorisation?
func (a *applying) needsAuthority(v kit.Values) bool {
	if v.Text["applicant"] == "" || a.branch.ID.IsZero() {
		return false
	}
	who := domain.Person{Meta: domain.Meta{ID: person.In(v, "applicant")}}
	return domain.ApplicantMayApply(a.kind(v), a.branch.Branch, who, domain.Reference{}) != nil
}

// needsOwnerAuth asks M5.2 the same of the owner.
func (a *applying) needsOwnerAuth(v kit.Values) bool {
	if v.Text["owner"] == "" {
		return false
	}
	who := domain.Person{Meta: domain.Meta{ID: person.In(v, "owner")}}
	kind := domain.GroupKindOf(a.kind(v), a.branch.Branch)
	return domain.EligibleOwner(a.branch.Branch, kind, who, domain.Reference{}, "owner_auth") != nil
}

// input reads the form and registers whom it names for the first time.
func (a *applying) input(ctx context.Context, v kit.Values) (casework.SubmitApplication, error) {
	in := casework.SubmitApplication{
		ID: a.prior.ID, Version: a.prior.Version, Kind: a.kind(v), Branch: a.branch.ID, HQ: a.hq(), Group: a.group.ID,
		Authority: form.ReferenceIn(v, "authority"), OwnerAuth: form.ReferenceIn(v, "owner_auth"),
		Document: form.ReferenceIn(v, "document"),
		Reason:   v.Text["reason"], Existing: v.Text["existing"],
	}
	var err error
	if in.Headcount, err = domain.ReadCount("headcount", v.Text["headcount"]); err != nil {
		return in, err
	}
	if in.Capacity, err = domain.ReadCount("capacity", v.Text["capacity"]); err != nil {
		return in, err
	}
	if in.Applicant, err = a.people.Picked(ctx, "applicant", v.Text["applicant"]); err != nil {
		return in, err
	}
	if in.Owner, err = a.people.Picked(ctx, "owner", v.Text["owner"]); err != nil {
		return in, err
	}
	for _, s := range v.Multi["admins"] {
		id, err := a.people.Picked(ctx, "admins", s)
		if err != nil {
			return in, err
		}
		in.Admins = append(in.Admins, id)
	}
	return in, nil
}

// number writes a number that a form begins with; "" for zero, which is none.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func idStrings(ids []domain.ID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = id.String()
	}
	return out
}

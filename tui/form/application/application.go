// Package application has the forms of applying, M4.1, which the pages of
// branches, of groups and of applications all offer.
package application

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/domain/office/registry"
	"alumni/tui/form"
	caseform "alumni/tui/form/casework"
	"alumni/tui/form/person"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	showcase "alumni/tui/show/casework"
)

// applying is what a form of applying rests on.
type applying struct {
	env    *kit.Env
	kinds  []domain.ApplicationKind // the first is what the form is for; more are a choice
	branch registry.BranchView      // zero for a group of headquarters itself, M3
	live   int                      // groups that the branch, or headquarters, has already
	self   desk.PersonRef           // who fills the form in, if the registry knows
	group  registry.GroupView       // of a change; zero otherwise
	prior  casework.ApplicationView // the draft or the returned one; zero for a new one
	terms  domain.Terms             // in force
	people *person.Picker
}

// ForBranch builds the form that applies for a branch, M4.1: for a group
// to be set up, or late for one that there is already, M4.5.
func ForBranch(env *kit.Env, branch domain.ID, late bool) func(ctx context.Context) (kit.Form, error) {
	may := func(v registry.BranchView) error { return domain.CanApplyFor(env.Actor(), v.Branch) }
	return kit.FormOn(env, env.Office.Branch, branch, may, func(ctx context.Context, v registry.BranchView) (kit.Form, error) {
		a := &applying{env: env, kinds: BranchKinds(v.Branch, late)}
		if len(a.kinds) == 0 {
			return kit.Form{}, domain.BranchMayHave(domain.ApplyLateFiling, v.Branch)
		}
		if err := a.load(ctx, domain.ID{}, branch); err != nil {
			return kit.Form{}, err
		}
		return a.form(), nil
	})
}

// ForHQ builds the form that applies for a group of headquarters itself,
// M3, which has no branch: a new one, or one that there is already, M4.5.
func ForHQ(env *kit.Env) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		if err := domain.CanApplyFor(env.Actor(), domain.Branch{}); err != nil {
			return kit.Form{}, err
		}
		a := &applying{env: env, kinds: domain.ApplicableKinds(domain.Branch{})}
		if err := a.load(ctx, domain.ID{}, domain.ID{}); err != nil {
			return kit.Form{}, err
		}
		return a.form(), nil
	}
}

// BranchKinds are the kinds that one of a branch's two forms offers.
func BranchKinds(b domain.Branch, late bool) []domain.ApplicationKind {
	return slices.DeleteFunc(domain.ApplicableKinds(b), func(k domain.ApplicationKind) bool { return late != k.Spec().Exists })
}

// ForGroup builds the form that asks for a change of a group: its admins,
// N2.1a, its name, M4.6, or its end.
func ForGroup(env *kit.Env, group domain.ID, kind domain.ApplicationKind) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		a := &applying{env: env, kinds: []domain.ApplicationKind{kind}}
		if err := a.load(ctx, group, domain.ID{}); err != nil {
			return kit.Form{}, err
		}
		if err := domain.CanApply(env.Actor(), a.group.Branch); err != nil {
			return kit.Form{}, err
		}
		return a.form(), nil
	}
}

// Again builds the form that hands in a draft, or mends what was returned.
func Again(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	may := func(v casework.ApplicationView) error { return v.May.Edit }
	return kit.FormOn(env, env.Office.Application, id, may, func(ctx context.Context, v casework.ApplicationView) (kit.Form, error) {
		a, group := &applying{env: env, kinds: []domain.ApplicationKind{v.Kind}, prior: v}, domain.ID{}
		if v.Kind.OnGroup() {
			group = v.Group
		}
		if err := a.load(ctx, group, v.Branch); err != nil {
			return kit.Form{}, err
		}
		return a.form(), nil
	})
}

// load reads the group, if it is about one, the branch and the terms in force.
func (a *applying) load(ctx context.Context, group, branch domain.ID) (err error) {
	a.people = person.NewPicker(a.env)
	if !group.IsZero() {
		if a.group, err = a.env.Office.Group(ctx, a.env.By, group); err != nil {
			return err
		}
		branch = a.group.Branch
	}
	if !branch.IsZero() {
		if a.branch, err = a.env.Office.Branch(ctx, a.env.By, branch); err != nil {
			return err
		}
		a.live = a.branch.Groups
	} else if err = a.loadHQ(ctx); err != nil {
		return err
	}
	terms, err := a.env.Office.Terms(ctx, a.env.By)
	a.terms = terms.Set.Terms
	return err
}

// hq tells whether the form is about a group of headquarters itself, M3.
func (a *applying) hq() bool { return a.branch.ID.IsZero() }

// loadHQ counts the groups that headquarters has, N1.3, and finds who fills the
// form in, who is the one that applies most often.
func (a *applying) loadHQ(ctx context.Context) error {
	page, err := a.env.Office.Groups(ctx, a.env.By, registry.GroupFilter{HQ: true})
	if err != nil {
		return err
	}
	for _, g := range page.Items {
		if g.State.Live() {
			a.live++
		}
	}
	if a.env.Actor().Person.IsZero() {
		return nil
	}
	who, err := a.env.Office.Person(ctx, a.env.By, a.env.Actor().Person)
	if err == nil {
		a.self = desk.PersonRef{ID: who.ID, Name: who.Name, Verified: who.Verified(), Card: who.Card}
	}
	return nil // whoever the registry does not know is picked
}

func (a *applying) form() kit.Form {
	f := kit.Form{Title: a.title(), Intro: a.intro(), Fields: a.fields(), Rules: a.rules()}
	return caseform.HandIn(a.env, f, a.prior.State, a.input, a.env.Office.SubmitApplication, a.env.Office.SaveDraft)
}

// rules are the clauses that the form rests on; headquarters' own group is one by M3.
func (a *applying) rules() []domain.ClauseID {
	rules := a.kinds[0].Spec().Rules
	if a.hq() && !a.kinds[0].OnGroup() {
		rules = append([]domain.ClauseID{"M3"}, rules...)
	}
	return rules
}

func (a *applying) title() string {
	t, kind := a.env.Text, i18n.ApplicationKindOf(a.kinds[0])
	args := domain.Args{"kind": t.Say(kind.Name), "id": a.prior.ID, "branch": t.Whose(a.branch.ID, a.branch.Name)}
	switch {
	case a.prior.State == domain.CaseReturned:
		return t.Sentence(t.Case.MendTitle, args)
	case !a.prior.ID.IsZero():
		return t.Sentence(t.Case.DraftTitle, args)
	case !a.group.ID.IsZero():
		return t.Say(kind.Name) + " · " + a.group.Name
	}
	return t.Sentence(t.Say(kind.Title), args)
}

// intro says what the application leads to, and of one that was returned what
// it lacked.
func (a *applying) intro() []show.Row {
	t, kind := a.env.Text, a.kinds[0].Spec()
	out := showcase.Correction(t, a.prior.Returned, a.prior.ReturnedBy)
	args := domain.Args{
		"branch": t.Whose(a.branch.ID, a.branch.Name), "group": a.group.Name, "groups": a.live,
		"members": a.group.Members, "name": a.group.NameFinding,
	}
	said := t.Say(i18n.ApplicationKindOf(kind.Kind).Intro)
	switch {
	case kind.Renames && a.group.NameFinding == "":
		said = t.Application.RenameNone
	case !kind.OnGroup && a.hq():
		said = t.Application.ApplyHQIntro
	}
	switch {
	case kind.Admins:
		out = append(out,
			show.Row{Label: t.Group.Owner, Text: t.Who(a.group.OwnerRef)},
			show.Row{Label: t.Group.Admins, Text: t.Names(a.group.AdminRefs)},
		)
	case kind.OnGroup:
		out = append(out, show.Row{Text: t.Sentence(said, args), Tone: show.ToneStrong})
	default:
		out = append(out, show.Row{Text: t.Sentence(said, args)})
		if a.live > 0 && a.prior.Headcount == 0 { // what is said already is not asked for
			out = append(out, show.Row{
				Sign: "!", Tone: show.ToneDue, Note: t.Cite("N1.3"), Text: t.Sentence(t.Application.ApplyExisting, args),
			})
		}
		return out
	}
	return append(out, show.Row{Text: t.Application.ChangeIntro, Tone: show.ToneLabel})
}

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
	return append(append(out, reason, kit.Field{
		Key: "capacity", Label: l("capacity"), Value: number(p.Capacity), Max: 6,
		Hint: a.env.Text.Sentence(a.env.Text.Application.CapacityHint, domain.Args{"n": a.terms.Capacity}),
	}), a.admissions()...)
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
		OwnerBasis: domain.Basis(v.Text["owner_admission"]), AdminsBasis: domain.Basis(v.Text["admins_admission"]),
		Exception: v.Text["exception"],
	}
	var err error
	if s := v.Text["allowed_by"]; s != "" {
		if in.AllowedBy, err = a.people.Picked(ctx, "allowed_by", s); err != nil {
			return in, err
		}
	}
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

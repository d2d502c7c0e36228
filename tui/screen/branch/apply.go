package branch

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/tui/kit"
)

// apply builds the form that files an application for the branch, M4.1: for a
// group to be set up, or late for one that there is already, N2.1a. Each shows
// the fields that apply to it.
func apply(env *kit.Env, id domain.ID, late bool) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.Branch(ctx, env.By, id)
		if err != nil {
			return kit.Form{}, err
		}
		t, name := env.Text, env.Text.BranchName(v.Name)
		if err := domain.CanApplyFor(env.Actor, v.Branch); err != nil {
			return kit.Form{}, err
		}
		kinds := kindsFor(v.Branch, late)
		if len(kinds) == 0 {
			return kit.Form{}, domain.BranchMayHave(domain.ApplyLateFiling, v.Branch)
		}
		f := kit.Form{
			Title:  t.Sentence(t.Branch.ApplyTitle, domain.Args{"branch": name}),
			Intro:  []kit.Row{{Text: t.Sentence(t.Branch.ApplyIntro, domain.Args{"branch": name})}},
			Fields: fields(env, v, kinds),
			Rules:  []domain.ClauseID{"M4.1", "M5.2"},
			Submit: t.Branch.ApplySubmit,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				in, err := input(id, kinds[0], val)
				if err != nil {
					return "", err
				}
				app, err := env.Office.SubmitApplication(ctx, env.By, in)
				if err != nil {
					return "", err
				}
				return t.Sentence(t.Branch.Applied, domain.Args{"id": app.ID}), nil
			},
		}
		if late {
			f.Title = t.Word.Application[domain.ApplyLateFiling] + " · " + name
		}
		if v.Groups > 0 {
			f.Intro = append(f.Intro, kit.Row{
				Sign: "!", Tone: kit.ToneDue, Note: t.Cite("N1.3"),
				Text: t.Sentence(t.Branch.ApplyExisting, domain.Args{"groups": v.Groups}),
			})
		}
		return f, nil
	}
}

func fields(env *kit.Env, v office.BranchView, kinds []domain.ApplicationKind) []kit.Field {
	t, l := &env.Text.Branch, env.Text.FieldName
	find := people(env, v)
	var out []kit.Field
	if len(kinds) > 1 {
		kind := kit.Field{Key: "kind", Label: l("kind"), Kind: kit.FieldChoice, Value: string(kinds[0])}
		for _, k := range kinds {
			kind.Options = append(kind.Options, kit.Option{Value: string(k), Label: env.Text.Word.Application[k]})
		}
		out = append(out, kind)
	}
	if kinds[0] == domain.ApplyLateFiling {
		out = append(out, kit.Field{Key: "existing", Label: l("existing"), Hint: t.ApplyLate})
	}
	out = append(
		out,
		kit.Field{
			Key: "applicant", Label: l("applicant"), Kind: kit.FieldPick, Find: find, Hint: t.PickHint,
			Value: v.Holder(domain.OfficePresident).String(), Options: seated(v),
		},
		kit.Field{Key: "authority", Label: l("authority"), Hint: t.AuthorityHint},
		kit.Field{Key: "owner", Label: l("owner"), Kind: kit.FieldPick, Find: find, Hint: t.PickHint},
		kit.Field{Key: "owner_auth", Label: l("owner_auth"), Hint: env.Text.Group.AuthorityHint},
		kit.Field{Key: "admins", Label: l("admins"), Kind: kit.FieldPick, Find: find, Hint: t.AdminHint},
		kit.Field{Key: "document", Label: l("document"), Hint: t.DocumentHint},
	)
	if v.Groups > 0 {
		out = append(out, kit.Field{Key: "headcount", Label: l("headcount"), Hint: t.HeadcountHint, Max: 6})
	}
	return append(out, kit.Field{Key: "reason", Label: l("reason"), Kind: kit.FieldArea, Hint: env.Text.Label.Optional, Max: domain.MaxText})
}

// kindsFor are the kinds that one of the two forms offers.
func kindsFor(b domain.Branch, late bool) []domain.ApplicationKind {
	return slices.DeleteFunc(domain.ApplicableKinds(b), func(k domain.ApplicationKind) bool {
		return late != (k == domain.ApplyLateFiling)
	})
}

// seated are the council's members, so that the form can name the president.
func seated(v office.BranchView) []kit.Option {
	var out []kit.Option
	for _, s := range v.Seats {
		out = append(out, kit.Option{Value: s.Person.ID.String(), Label: s.Person.Name})
	}
	return out
}

// people finds whom an application may name: the council first, then the
// members of the branch's groups.
func people(env *kit.Env, v office.BranchView) func(ctx context.Context, text string) ([]kit.Option, error) {
	return func(ctx context.Context, text string) ([]kit.Option, error) {
		var out []kit.Option
		seen := map[string]bool{}
		for _, s := range v.Seats {
			id := s.Person.ID.String()
			if seen[id] || !strings.Contains(s.Person.Name+id, text) {
				continue
			}
			seen[id] = true
			out = append(out, kit.Option{Value: id, Label: s.Person.Name, Note: env.Text.Word.Office[s.Office]})
		}
		for _, g := range v.GroupRows {
			more, err := kit.FindMembers(env, g.ID)(ctx, text)
			if err != nil {
				return nil, err
			}
			for _, o := range more {
				if !seen[o.Value] {
					seen[o.Value] = true
					out = append(out, o)
				}
			}
		}
		return out, nil
	}
}

// input reads the form; kind is what it is for where the form has no choice.
func input(branch domain.ID, kind domain.ApplicationKind, v kit.Values) (office.SubmitApplication, error) {
	in := office.SubmitApplication{
		Kind: cmp.Or(domain.ApplicationKind(v.Text["kind"]), kind), Branch: branch,
		Authority: domain.Reference{Number: v.Text["authority"]}, OwnerAuth: domain.Reference{Number: v.Text["owner_auth"]},
		Document: domain.Reference{Number: v.Text["document"]}, Reason: v.Text["reason"], Existing: v.Text["existing"],
	}
	var err error
	if in.Applicant, err = kit.PickedID(v.Text["applicant"], "applicant"); err != nil {
		return in, err
	}
	if in.Owner, err = kit.PickedID(v.Text["owner"], "owner"); err != nil {
		return in, err
	}
	if v.Text["admins"] != "" {
		admin, err := kit.PickedID(v.Text["admins"], "admins")
		if err != nil {
			return in, err
		}
		in.Admins = []domain.ID{admin}
	}
	if s := strings.TrimSpace(v.Text["headcount"]); s != "" {
		if in.Headcount, err = strconv.Atoi(s); err != nil {
			return in, domain.BadChoice("headcount", s)
		}
	}
	return in, nil
}

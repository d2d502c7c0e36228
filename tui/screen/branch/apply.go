package branch

import (
	"context"
	"strconv"
	"strings"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/tui/kit"
)

// apply builds the form that files an application for the branch, M4.1.
func apply(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		v, err := env.Office.Branch(ctx, env.By, id)
		if err != nil {
			return kit.Form{}, err
		}
		t, name := env.Text, env.Text.BranchName(v.Name)
		if err := domain.CanApplyFor(env.Actor, v.Branch); err != nil {
			return kit.Form{}, err
		}
		kinds := domain.ApplicableKinds(v.Branch)
		f := kit.Form{
			Title:  t.Sentence(t.Branch.ApplyTitle, domain.Args{"branch": name}),
			Intro:  []kit.Row{{Text: t.Sentence(t.Branch.ApplyIntro, domain.Args{"branch": name})}},
			Fields: fields(env, v, kinds),
			Rules:  []domain.ClauseID{"M4.1", "M5.2"},
			Submit: t.Branch.ApplySubmit,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				in, err := input(id, val)
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
	kind := kit.Field{Key: "kind", Label: l("kind"), Kind: kit.FieldChoice, Value: string(kinds[0])}
	for _, k := range kinds {
		kind.Options = append(kind.Options, kit.Option{Value: string(k), Label: env.Text.Word.Application[k]})
	}
	return []kit.Field{
		kind,
		{
			Key: "applicant", Label: l("applicant"), Kind: kit.FieldPick, Find: find, Hint: t.PickHint,
			Value: v.Holder(domain.OfficePresident).String(), Options: seated(v),
		},
		{Key: "authority", Label: l("authority"), Hint: t.AuthorityHint},
		{Key: "owner", Label: l("owner"), Kind: kit.FieldPick, Find: find, Hint: t.PickHint},
		{Key: "owner_auth", Label: l("owner_auth"), Hint: env.Text.Group.AuthorityHint},
		{Key: "document", Label: l("document"), Hint: t.DocumentHint},
		{Key: "headcount", Label: l("headcount"), Hint: t.HeadcountHint, Max: 6},
		{Key: "existing", Label: l("existing"), Hint: t.ApplyLate},
		{Key: "reason", Label: l("reason"), Kind: kit.FieldArea, Hint: env.Text.Label.Optional, Max: domain.MaxText},
	}
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

func input(branch domain.ID, v kit.Values) (office.SubmitApplication, error) {
	in := office.SubmitApplication{
		Kind: domain.ApplicationKind(v.Text["kind"]), Branch: branch,
		Authority: v.Text["authority"], OwnerAuth: v.Text["owner_auth"],
		Document: v.Text["document"], Reason: v.Text["reason"], Existing: v.Text["existing"],
	}
	var err error
	if in.Applicant, err = kit.PickedID(v.Text["applicant"], "applicant"); err != nil {
		return in, err
	}
	if in.Owner, err = kit.PickedID(v.Text["owner"], "owner"); err != nil {
		return in, err
	}
	if s := strings.TrimSpace(v.Text["headcount"]); s != "" {
		if in.Headcount, err = strconv.Atoi(s); err != nil {
			return in, domain.BadChoice("headcount", s)
		}
	}
	return in, nil
}

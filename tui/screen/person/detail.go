package person

import (
	"context"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/tui/form/person"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// Detail loads a person's document: who it is, the offices and the groups with
// the role in each, the verification, and the history.
func Detail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	v, err := env.Office.Person(ctx, env.By, id)
	if err != nil {
		return kit.Detail{}, err
	}
	doc := show.Doc{
		ID: v.ID.String(), Title: v.Name, Subtitle: v.Card,
		Sections: []show.Section{who(env, v), held(env, v), in(env, v), show.History(env.Text, env.Office.Now(), v.History, v.ID)},
	}
	return kit.Detail{Doc: doc, Version: v.Version, Actions: actions(env, v)}, nil
}

func who(env *kit.Env, v people.PersonView) show.Section {
	t := &env.Text.Person
	var s show.Section
	r := show.Row{Sign: "!", Label: t.Verification, Text: t.NotVerified, Tone: show.ToneDue}
	if x := v.Verification; x != nil {
		r.Sign, r.Tone = "✓", show.ToneFocus
		r.Text = env.Text.Sentence(t.VerifiedHow, domain.Args{
			"how": x.How, "by": by(env, v.VerifiedBy), "at": string(domain.DateOf(x.At)),
		})
	}
	s.Rows = append(s.Rows, r)
	s.Field(t.City, v.City)
	class := v.Major
	if v.Year > 0 {
		class = env.Text.Sentence("{major} {year}", domain.Args{"major": v.Major, "year": strconv.Itoa(v.Year)})
	}
	s.Field(t.Class, class)
	s.Field(t.Phone, v.Phone.String())
	if v.Violations > 0 {
		s.Rows = append(s.Rows, show.Row{
			Sign: "!", Label: t.Violations, Text: env.Text.Sentence(t.Times, domain.Args{"n": v.Violations}), Tone: show.ToneDue,
		})
	}
	s.Field(t.RegisteredBy, env.Text.BranchName(v.BranchName))
	if v.Sample {
		s.Rows = append(s.Rows, show.Row{Text: env.Text.Label.Sample, Tone: show.ToneLabel})
	}
	return s
}

// by is the account that verified; "" is the operator.
func by(env *kit.Env, name string) string {
	if name == "" {
		return env.Text.Label.Operator
	}
	return name
}

func held(env *kit.Env, v people.PersonView) show.Section {
	s := show.Section{Title: env.Text.Person.Offices}
	for _, o := range v.Offices {
		s.Field(o.Branch.String(), env.Text.BranchName(o.BranchName)+" "+env.Text.Word.Office[o.Office])
	}
	if len(s.Rows) == 0 {
		s.Rows = []show.Row{{Text: "—", Tone: show.ToneLabel}}
	}
	return s
}

func in(env *kit.Env, v people.PersonView) show.Section {
	t := &env.Text.Person
	s := show.Section{Title: t.InGroups}
	for _, m := range v.In {
		row := show.Row{Label: m.Group.String(), Text: i18n.ShortGroup(m.GroupName)}
		switch {
		case !m.Present():
			row.Text, row.Tone = row.Text+" · "+env.Text.NotInGroup(m), show.ToneLabel
		case m.Role != "":
			row.Text, row.Tone = row.Text+" · "+env.Text.Word.Manager[m.Role], show.ToneStrong
		}
		if m.Card != "" {
			row.Text += " · " + m.Card
		}
		s.Rows = append(s.Rows, row)
	}
	if len(s.Rows) == 0 {
		s.Rows = []show.Row{{Text: t.NoGroups, Tone: show.ToneLabel}}
	}
	return s
}

func actions(env *kit.Env, v people.PersonView) []kit.Action {
	t := &env.Text.Person
	mayKeep := func() error { return v.Keep }
	out := []kit.Action{
		{Key: "v", Label: t.Verify, Allowed: mayKeep, Run: func() tea.Cmd { return kit.OpenForm(env, verify(env, v.ID)) }},
		{Key: "e", Label: t.Edit, Allowed: mayKeep, Run: func() tea.Cmd { return kit.OpenForm(env, edit(env, v.ID)) }},
	}
	if domain.CanReveal(env.Actor) == nil {
		out = append(out, kit.Action{Key: "p", Label: t.ViewPhone, Run: func() tea.Cmd { return person.RevealPhone(env, v.ID, v.Name) }})
	}
	return out
}

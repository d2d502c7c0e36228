package filing

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	officefiling "alumni/domain/office/filing"
	filingform "alumni/tui/form/filing"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/filing"
)

// Detail loads the document of a form (F-0001) or of a campaign (C-0001).
func Detail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	if id.Kind == domain.KindCampaign {
		return campaignDetail(ctx, env, id)
	}
	v, err := env.Office.Filing(ctx, env.By, id)
	if err != nil {
		return kit.Detail{}, err
	}
	t := env.Text
	d := kit.Detail{
		Version: v.Version,
		Doc: show.Doc{
			ID:    v.ID.String(),
			Title: t.Sentence(t.Filing.FormTitle, domain.Args{"no": v.No, "group": v.GroupName}),
			Subtitle: t.Sentence(t.Filing.By, domain.Args{
				"date": string(v.ReceivedOn), "channel": t.Word.Channel[v.Channel], "by": v.ByName,
			}),
			Sections: []show.Section{
				standing(env, v),
				{Title: v.Title, Rows: append(filing.Rows(env.Text, v.Rows), filing.Findings(env.Text, v)...)},
			},
		},
		Actions: formActions(env, v),
	}
	if !v.Before.IsZero() {
		d.Doc.Sections = append(d.Doc.Sections, changes(env, v))
	}
	d.Doc.Sections = append(d.Doc.Sections, show.History(env.Text, env.Office.Now(), v.History, v.ID))
	return d, nil
}

func standing(env *kit.Env, v officefiling.View) show.Section {
	t := env.Text
	sign, tone := formSign(v.State)
	state := t.Word.Form[v.State]
	if v.State == domain.FormReturned && len(v.Returned.Missing) == 0 {
		state, tone, sign = t.Filing.Superseded, show.ToneLabel, "-"
	}
	s := show.Section{Rows: []show.Row{{Sign: sign, Label: t.Label.State, Text: state, Tone: tone, Note: t.Cite("M4.4")}}}
	s.Field(t.Filing.Group, v.Group.String()+"  "+v.GroupName)
	s.Field(t.Filing.Decided, v.DecidedName)
	if !v.Campaign.IsZero() {
		s.Field(t.Campaign.Answers, v.Campaign.String()+"  "+v.Campaigns)
	}
	for _, m := range v.Returned.Missing {
		s.Rows = append(s.Rows, show.Row{Sign: "!", Label: t.Filing.Missing, Text: t.Word.Material[m], Tone: show.ToneDue})
	}
	s.Field(t.Filing.ReturnNote, v.Returned.Note)
	return s
}

// changes are what a version changed against the one before.
func changes(env *kit.Env, v officefiling.View) show.Section {
	t := env.Text
	s := show.Section{Title: t.Sentence(t.Filing.SinceBefore, domain.Args{"no": v.No - 1})}
	for _, c := range v.Changes {
		tmpl := t.Filing.Changed
		args := domain.Args{"field": t.FieldName(c.Field), "name": c.Name, "before": dash(t.Value(c.Field, c.Before)), "after": dash(t.Value(c.Field, c.After))}
		switch {
		case c.Field == "owner":
			tmpl = t.Filing.Handed
		case c.Field == "admins" && c.Before == "":
			tmpl, args["name"] = t.Filing.Added, c.After
		case c.Field == "admins":
			tmpl, args["name"] = t.Filing.Removed, c.Before
		}
		s.Rows = append(s.Rows, show.Row{Sign: "·", Text: t.Sentence(tmpl, args)})
	}
	if len(s.Rows) == 0 {
		s.Rows = []show.Row{{Text: t.Filing.Same, Tone: show.ToneLabel}}
	}
	return s
}

func dash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

func formActions(env *kit.Env, v officefiling.View) []kit.Action {
	t := &env.Text.Filing
	var out []kit.Action
	if v.State == domain.FormSubmitted {
		out = append(out,
			kit.Action{
				Key: "a", Label: t.Accept, Allowed: func() error { return v.Actions.Accept },
				Run: func() tea.Cmd { return kit.OpenForm(env, filingform.Accept(env, v.ID)) },
			},
			kit.Action{
				Key: "b", Label: t.Return, Allowed: func() error { return v.Actions.Return },
				Run: func() tea.Cmd { return kit.OpenForm(env, filingform.Return(env, v.ID)) },
			},
		)
	}
	if v.State == domain.FormReturned {
		out = append(out, submitAction(env, v.Actions.Submit, v.Group), filingform.PasteAction(env, v.Actions.Submit, v.Group, v.GroupName))
	}
	return append(out, exportAction(env, v.Actions.Export, v.ID))
}

// formOf is what a list shows beside a group: the form as it would be handed in.
func formOf(ctx context.Context, env *kit.Env, group domain.ID) (kit.Detail, error) {
	v, err := env.Office.FilingForm(ctx, env.By, group)
	if err != nil {
		return kit.Detail{}, err
	}
	t := env.Text
	sign, tone := filing.Sign(v.Group.Filing)
	s := show.Section{Rows: []show.Row{{Sign: sign, Label: t.Label.State, Text: t.Word.Filing[v.Group.Filing], Tone: tone, Note: t.Cite("M4.4")}}}
	if v.Newest != nil {
		s.Field(t.Word.Record[domain.KindFiling], v.Newest.ID.String()+"  "+t.Word.Form[v.Newest.State]+" · "+string(v.Newest.ReceivedOn))
	}
	d := kit.Detail{
		Version: v.Group.Version,
		Doc: show.Doc{
			ID: group.String(), Title: v.Group.Name, Subtitle: t.Whose(v.Group.Branch, v.Group.BranchName),
			Sections: []show.Section{s, {Title: v.Title, Rows: filing.Rows(env.Text, v.Rows)}},
		},
	}
	if n := v.Newest; n != nil && n.State == domain.FormSubmitted {
		form, err := env.Office.Filing(ctx, env.By, n.ID)
		if err != nil {
			return kit.Detail{}, err
		}
		d.Actions = formActions(env, form)[:2]
	}
	d.Actions = append(d.Actions,
		submitAction(env, v.Refused, group),
		filingform.PasteAction(env, v.Refused, group, v.Group.Name),
		exportAction(env, v.Export, group),
	)
	return d, nil
}

// campaignDetail is the page of a campaign, of one that ended too.
func campaignDetail(ctx context.Context, env *kit.Env, id domain.ID) (kit.Detail, error) {
	v, err := env.Office.Campaign(ctx, env.By, id)
	if err != nil {
		return kit.Detail{}, err
	}
	t := env.Text
	b := &board{env: env, c: v}
	until, tone := b.until()
	s := show.Section{Rows: []show.Row{
		{Label: t.Label.State, Text: t.Word.Campaign[v.State] + " · " + until, Tone: tone, Note: t.Cite("N4.1b")},
		{Label: t.Campaign.Progress, Text: ratio(v.Totals.Done(), v.Totals.Asked), Tone: show.ToneFocus},
	}}
	for _, k := range v.Kinds {
		s.Field(t.Word.BranchKind[k.Kind], ratio(k.Done(), k.Asked))
	}
	branches := show.Section{Title: t.Campaign.Everyone}
	for _, r := range v.Rows {
		sign, tone := statusSign(r.Status)
		branches.Rows = append(branches.Rows, show.Row{
			Sign: sign, Label: r.BranchName, Text: situation(env, r).Text, Note: progress(env, r).Text, Tone: tone,
		})
	}
	d := kit.Detail{
		Version: v.Version,
		Doc:     show.Doc{ID: v.ID.String(), Title: v.Name, Sections: []show.Section{s, branches}},
	}
	if len(v.History) > 0 {
		d.Doc.Sections = append(d.Doc.Sections, show.History(env.Text, env.Office.Now(), v.History, v.ID))
	}
	if v.State == domain.CampaignOpen {
		d.Actions = []kit.Action{closeAction(env, v)}
	}
	return d, nil
}

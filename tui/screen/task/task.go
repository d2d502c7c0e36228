// Package task shows a task (待办任务): a step that a person does in WeChat or on
// the official account, ended by its proof. Tasks are reached from the inbox;
// they have no list of their own.
package task

import (
	"cmp"
	"context"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	officebulletin "alumni/domain/office/bulletin"
	officefiling "alumni/domain/office/filing"
	officetask "alumni/domain/office/task"
	"alumni/tui/console"
	bulletinform "alumni/tui/form/bulletin"
	filingform "alumni/tui/form/filing"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/bulletin"
	"alumni/tui/show/filing"
	"alumni/tui/show/task"
)

// Detail loads a task's document.
var Detail = console.Page(task.View, bindings)

func bindings(env *kit.Env, v officetask.View) (out []kit.Binding) {
	t := env.Text
	if v.State == domain.TaskOpen {
		if v.Kind != domain.TaskReviewMembers { // which ends with the review
			out = append(out, kit.FormBinding(env, "d", t.Task.Complete, func() error { return v.Complete }, complete(env, v.ID)))
		}
		if more := endings[v.Kind].bindings; more != nil {
			out = append(out, more(env, v)...)
		}
		if v.Assign == nil { // else the reason is the one beside completing it
			out = append(out, kit.FormBinding(env, "a", t.Task.Assign, nil, assign(env, v.ID)))
		}
	}
	if !v.Subject.IsZero() {
		out = append(out, kit.ToRecord(env, t.Task.Subject, v.Subject))
	}
	return out
}

// anybody is the choice of no one in particular: whoever of the audience comes first.
const anybody = ""

// assign builds the form that says who does a task and until when.
func assign(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	may := func(v officetask.View) error { return v.Assign }
	return kit.FormOn(env, env.Office.Task, id, may, func(ctx context.Context, v officetask.View) (kit.Form, error) {
		people, err := env.Office.Assignees(ctx, env.By, id)
		if err != nil {
			return kit.Form{}, err
		}
		t := env.Text
		return kit.Form{
			Title: t.Sentence(t.Task.AssignTitle, domain.Args{"kind": string(v.Kind), "id": v.ID}),
			Intro: []show.Row{{Text: v.GroupName, Tone: show.ToneFocus}, {Text: task.Step(t, v), Tone: show.ToneStrong}},
			Fields: []kit.Field{
				assignee(env, v, people),
				kit.DateField(env, "due", domain.DateOf(v.Due)),
			},
			Submit: t.Task.AssignSubmit,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				in := officetask.AssignTask{ID: v.ID, Version: v.Version, Due: domain.ReadDate(val.Text["due"])}
				if s := val.Text["account"]; s != anybody {
					if in.Account, err = domain.ParseID(s); err != nil {
						return "", err
					}
				}
				if in.Due == domain.DateOf(v.Due) {
					in.Due = "" // untouched
				}
				_, err := env.Office.AssignTask(ctx, env.By, in)
				return t.Sentence(t.Task.Assigned, domain.Args{"id": v.ID}), err
			},
		}, nil
	})
}

// assignee offers the caller first: taking a task oneself is the usual case.
func assignee(env *kit.Env, v officetask.View, people []officetask.AccountRef) kit.Field {
	t := env.Text
	f := kit.Field{Key: "account", Label: t.FieldName("assignee"), Kind: kit.FieldChoice}
	for _, p := range people {
		o := kit.Option{Value: p.ID.String(), Label: p.Name}
		if p.Mine {
			o.Label = t.Sentence(t.Task.Me, domain.Args{"name": p.Name})
		}
		f.Options = append(f.Options, o)
		if p.ID == v.Assignee {
			f.Value = o.Value
		}
	}
	f.Options = append(f.Options, kit.Option{Value: anybody, Label: t.Task.Anybody})
	if f.Value == "" && len(people) > 0 {
		f.Value = people[0].ID.String()
	}
	return f
}

// ending is how a kind of task ends in the console.
type ending struct {
	// fields are what it ends with; nil is a note, a link and a day.
	fields func(*kit.Env, officetask.View) []kit.Field
	rules  []domain.ClauseID
	// own gives the form of what the task is about, which ends it; nil for none.
	own func(context.Context, *kit.Env, officetask.View) (func(context.Context) (kit.Form, error), error)
	// bindings are what else can be done with it while it is open.
	bindings func(*kit.Env, officetask.View) []kit.Binding
}

// endings are the kinds of tasks that don't end with their proof alone, or with
// another one. A publication needs both channels, M4.3; a filing has no proof but
// its form, which is looked at before it is handed in or accepted, M4.4.
var endings = map[domain.TaskKind]ending{
	domain.TaskPublish:       {fields: publicationFields, rules: []domain.ClauseID{"M4.3"}, bindings: publicationBindings},
	domain.TaskConvertGroup:  {fields: decisionFields, rules: []domain.ClauseID{"N1.4b", "N2.1a", "M5.2"}},
	domain.TaskDissolveGroup: {rules: []domain.ClauseID{"N1.4a", "M4.3"}},
	domain.TaskReviewOwner:   {fields: authorisationFields, rules: []domain.ClauseID{"M5.2"}},
	domain.TaskFile:          {own: submitForm, bindings: pasteBindings},
	domain.TaskReviewMembers: {bindings: reviewBindings},
	domain.TaskAcceptFiling:  {own: acceptForm, bindings: returnBindings},
}

// complete builds the form that ends a task.
func complete(env *kit.Env, id domain.ID) func(ctx context.Context) (kit.Form, error) {
	may := func(v officetask.View) error { return v.Complete }
	return kit.FormOn(env, env.Office.Task, id, may, func(ctx context.Context, v officetask.View) (kit.Form, error) {
		t, e := env.Text, endings[v.Kind]
		if e.own != nil {
			if own, err := e.own(ctx, env, v); own != nil || err != nil {
				if err != nil {
					return kit.Form{}, err
				}
				return own(ctx)
			}
		}
		if e.fields == nil {
			e.fields = proofFields
		}
		return kit.Form{
			Title: t.Sentence(t.Task.CompleteTitle, domain.Args{"kind": string(v.Kind), "id": v.ID}),
			Intro: append([]show.Row{
				{Text: cmp.Or(v.GroupName, t.Whose(v.Branch, v.BranchName)), Tone: show.ToneFocus},
				{Text: task.Step(t, v), Tone: show.ToneStrong},
				{Text: cmp.Or(t.Say(i18n.TaskKindOf(v.Kind).Close), t.Task.CompleteIntro), Tone: show.ToneLabel},
			}, task.Held(t, v)...),
			Fields: e.fields(env, v), Rules: e.rules, Submit: t.Task.Submit,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				in := officetask.CompleteTask{ID: v.ID, Version: v.Version, Proof: read(val, ""), Second: read(val, "second_")}
				_, err := env.Office.CompleteTask(ctx, env.By, in)
				return t.Sentence(t.Task.Done, domain.Args{"id": v.ID}), err
			},
		}, nil
	})
}

func read(v kit.Values, prefix string) domain.Proof {
	return domain.Proof{
		Note: v.Text[prefix+"note"], Link: v.Text[prefix+"link"], Date: domain.ReadDate(v.Text[prefix+"date"]),
	}
}

func proofFields(env *kit.Env, _ officetask.View) []kit.Field {
	t := env.Text
	return []kit.Field{
		{Key: "note", Label: t.Task.Note, Kind: kit.FieldArea, Hint: t.Task.NoteHint, Max: domain.MaxText},
		{Key: "link", Label: t.Task.Link, Hint: t.Task.LinkHint, Max: domain.MaxText},
		dateField(env, "date", t.Task.Date),
	}
}

// decisionFields are the council's decision on owner and admins of a group that
// becomes its branch's, N1.4b.
func decisionFields(env *kit.Env, v officetask.View) []kit.Field {
	out := proofFields(env, v)
	out[0].Label, out[0].Hint = env.Text.Task.CouncilDecision, env.Text.Task.DecisionHint
	return out
}

// authorisationFields are the president's authorisation that ends the review
// of an owner, M5.2.
func authorisationFields(env *kit.Env, _ officetask.View) []kit.Field {
	t := env.Text
	date := dateField(env, "date", t.FieldName("authority_date"))
	date.Value = "" // the day on the document, which is seldom today
	return []kit.Field{
		{Key: "note", Label: t.FieldName("authority_number"), Max: domain.MaxReference},
		date,
		{Key: "link", Label: t.Task.Link, Hint: t.Task.LinkHint, Max: domain.MaxText},
	}
}

// publicationFields are both channels of a publication; what was recorded before stands in them.
func publicationFields(env *kit.Env, v officetask.View) []kit.Field {
	t, p := env.Text, v.Boxes()
	out := []kit.Field{
		{Key: "link", Label: t.FieldName("official_link"), Hint: t.Task.LinkHint, Max: domain.MaxText, Value: p.Account.Link},
		dateField(env, "date", t.FieldName("official_date")),
		{Key: "second_link", Label: t.FieldName("second_link"), Hint: t.Task.LinkHint, Max: domain.MaxText, Value: p.Website.Link},
		dateField(env, "second_date", t.Task.SecondDate),
	}
	if p.Account.Ticked() {
		out[1].Value = string(p.Account.Date)
	}
	if p.Website.Ticked() {
		out[3].Value = string(p.Website.Date)
	}
	return out
}

func dateField(env *kit.Env, key, label string) kit.Field {
	return kit.Field{
		Key: key, Label: label, Value: string(domain.DateOf(env.Office.Now())), Hint: env.Text.Label.Today, Max: 20,
	}
}

// publicationBindings tick one box, and take the text to paste, M4.3.
func publicationBindings(env *kit.Env, v officetask.View) []kit.Binding {
	tick := console.BindingIf(env, bulletin.Tick, v.ID, func() error { return cmp.Or(v.Complete, domain.CanPublish(env.Actor())) })
	return []kit.Binding{tick, {Key: "p", Label: env.Text.Bulletin.Text, Run: func() tea.Cmd {
		return bulletinform.OpenText(env, officebulletin.Query{Groups: []domain.ID{v.Group}})
	}}}
}

// pasteBindings read the form that came in from a spreadsheet, A1.
func pasteBindings(env *kit.Env, v officetask.View) []kit.Binding {
	return []kit.Binding{filingform.PasteBinding(env, v.Complete, v.Group, v.GroupName)}
}

func submitForm(_ context.Context, env *kit.Env, v officetask.View) (func(context.Context) (kit.Form, error), error) {
	return filingform.Submit(env, v.Group), nil
}

func acceptForm(ctx context.Context, env *kit.Env, v officetask.View) (func(context.Context) (kit.Form, error), error) {
	f, err := env.Office.FilingForm(ctx, env.By, v.Group)
	if err != nil || !waits(f) {
		return nil, err
	}
	return console.Form(env, filing.Accept, f.Newest.ID), nil
}

// waits tells whether the newest version of a form is to be accepted or returned:
// the task stays open over a version that the branch's next one replaced.
func waits(f officefiling.FormView) bool {
	return f.Newest != nil && f.Newest.State == domain.FilingFormSubmitted
}

// returnBindings send the form back for correction, as on its own page, M4.4.
func returnBindings(env *kit.Env, v officetask.View) []kit.Binding {
	may := func(f officefiling.FormView) error {
		if !waits(f) {
			return domain.NotFound(v.Subject)
		}
		return nil
	}
	d := filing.Return
	build := kit.FormOn(env, env.Office.FilingForm, v.Group, may, func(ctx context.Context, f officefiling.FormView) (kit.Form, error) {
		return console.Form(env, d, f.Newest.ID)(ctx)
	})
	return []kit.Binding{kit.FormBinding(env, d.Key, env.Text.Say(d.Name), func() error { return v.Complete }, build)}
}

package filing

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/domain/office/registry"
	"alumni/tui/console"
	"alumni/tui/form"
	filingform "alumni/tui/form/filing"
	"alumni/tui/kit"
	"alumni/tui/show"
	showcampaign "alumni/tui/show/campaign"
	"alumni/tui/show/filing"
)

// bindings are what can be done on the board, about the branch under the cursor first.
func (b *board) bindings() []kit.Binding {
	t := b.env.Text
	out := []kit.Binding{{Key: "updown", Label: t.Console.Move}}
	if r, ok := b.list.Selected(); ok {
		out = append(out, b.entryBindings(r)...)
	}
	out = append(out,
		kit.Binding{Key: "tab", Label: t.Filing.All, Run: b.toggle},
		kit.Binding{Key: "l", Label: t.Filing.Groups, Run: func() tea.Cmd { return kit.Push(b.env, newLists(b.env, t.Filing.Groups)) }},
		kit.Binding{Key: "o", Label: t.Campaign.Heading, Hidden: true, Run: func() tea.Cmd { return kit.OpenRecord(b.env, b.c.ID) }},
	)
	if b.c.Pending > 0 {
		out = append(out, console.AtOnce(b.env, showcampaign.Resume, b.c.ID, func() error { return b.c.May.Run }))
	}
	start := startBinding(b.env)
	start.Hidden = true
	closing := closeBinding(b.env, b.c)
	closing.Hidden = true
	take := filingform.IntakeBinding(b.env, "B", domain.ID{}, "")
	take.Hidden = true
	return append(out, take, start, closing)
}

func (b *board) entryBindings(r campaign.EntryRow) []kit.Binding {
	run := func() error { return b.c.May.Run }
	// Enter opens the form that waits, or the branch.
	enter := func() tea.Cmd { return kit.OpenRecord(b.env, cmp.Or(waiting(r), r.Branch)) }
	out := []kit.Binding{{Key: "enter", Label: b.env.Text.Console.Open, Run: enter}}
	if form := waiting(r); !form.IsZero() {
		decide := func() error { return domain.CanDecideFiling(b.env.Actor()) }
		out = append(out, console.BindingIf(b.env, filing.Accept, form, decide), console.BindingIf(b.env, filing.Return, form, decide))
	}
	if r.Status.Unfiled() {
		out = append(out, kit.Binding{
			Key: "n", Label: b.env.Text.Campaign.Remind, Allowed: run,
			Run: func() tea.Cmd { return remind(b.env, b.c.ID, r) },
		})
	}
	out = append(out, kit.FormBinding(b.env, "m", b.env.Text.Campaign.Note, func() error { return b.c.May.Note },
		note(b.env, b.c.ID, r.Branch)))
	if groups := open(r); len(groups) > 0 {
		out = append(out, submitBinding(b.env, mayFile(b.env, r.Branch), groups...), b.pasteBinding(r, groups))
	}
	var ids []domain.ID
	for _, g := range r.Groups {
		ids = append(ids, g.ID)
	}
	export := exportBinding(b.env, domain.CanExportForm(b.env.Actor(), r.Branch, r.Branch), ids...)
	export.Hidden = !b.env.Wide // a short footer keeps the way to the groups instead
	return append(out, export)
}

// pasteBinding reads in the form of a branch's one group that has not handed in;
// of several the list by groups says which.
func (b *board) pasteBinding(r campaign.EntryRow, groups []domain.ID) kit.Binding {
	a := filingform.PasteBinding(b.env, mayFile(b.env, r.Branch), groups[0], nameOf(r, groups[0]))
	if len(groups) > 1 {
		a.Run = func() tea.Cmd { return kit.Toast(b.env, b.env.Text.Filing.WhichGroup, show.ToneDue) }
	}
	return a
}

func nameOf(r campaign.EntryRow, group domain.ID) string {
	for _, g := range r.Groups {
		if g.ID == group {
			return g.Name
		}
	}
	return ""
}

func mayFile(env *kit.Env, branch domain.ID) error {
	return domain.CanFile(env.Actor(), domain.Group{Branch: branch, Meta: domain.Meta{ID: env.Actor().Scope}})
}

// waiting is the form of a branch that waits for headquarters; zero for none.
func waiting(r campaign.EntryRow) domain.ID {
	for _, g := range r.Groups {
		if g.Status == domain.AskedSubmitted {
			return g.Form
		}
	}
	return domain.ID{}
}

// open are the groups of a branch that have not handed in.
func open(r campaign.EntryRow) []domain.ID {
	var out []domain.ID
	for _, g := range r.Groups {
		if g.Status == domain.AskedMissing {
			out = append(out, g.ID)
		}
	}
	return out
}

func submitBinding(env *kit.Env, refused error, groups ...domain.ID) kit.Binding {
	label := env.Text.Filing.Submit
	if env.Actor().HQ() {
		label = env.Text.Filing.Receive
	}
	return kit.FormBinding(env, "f", label, func() error { return refused }, filingform.Submit(env, groups...))
}

// exportBinding shows how a form is exported: a file goes over a command, not
// through a terminal's screen.
func exportBinding(env *kit.Env, refused error, ids ...domain.ID) kit.Binding {
	return kit.Binding{Key: "e", Label: env.Text.Filing.Export, Allowed: func() error { return refused }, Run: func() tea.Cmd {
		return kit.OpenText(env, env.Text.Filing.ExportTitle, func(context.Context) (string, error) { return exportText(env, ids), nil })
	}}
}

func exportText(env *kit.Env, ids []domain.ID) string {
	t := &env.Text.Filing
	lines := []string{t.ExportHow, ""}
	for _, id := range ids {
		lines = append(lines, "  ssh … filing export "+id.String()+" --xlsx > "+id.String()+".xlsx")
	}
	return strings.Join(append(lines, "", t.ExportLogged), "\n")
}

// remind opens the letter to copy; what was sent is counted by its own key.
func remind(env *kit.Env, c domain.ID, r campaign.EntryRow) tea.Cmd {
	t := env.Text
	in := campaign.RemindBranch{Campaign: c, Branch: r.Branch}
	title := t.Sentence(t.Campaign.RemindTitle, domain.Args{"branch": t.BranchName(r.BranchName)})
	load := func(ctx context.Context) (string, error) {
		letter, err := env.Office.ReminderText(ctx, env.By, in)
		letter.Count++ // the one that is about to be sent
		return t.Reminder(letter), err
	}
	count := func() tea.Cmd {
		return kit.CallAndBack(env, func(ctx context.Context) (string, show.Tone, error) {
			letter, err := env.Office.RemindBranch(ctx, env.By, in)
			return t.Sentence(t.Campaign.RemindCounted, domain.Args{"branch": t.BranchName(letter.Branch), "n": letter.Count}),
				show.ToneFocus, err
		})
	}
	return kit.OpenText(env, title, load, kit.Binding{Key: "n", Label: t.Campaign.RemindDone, Run: count})
}

func closeBinding(env *kit.Env, v campaign.View) kit.Binding {
	return console.BindingIf(env, showcampaign.Close, v.ID, func() error { return v.May.Run })
}

// startBinding starts a campaign.
func startBinding(env *kit.Env) kit.Binding {
	may := func() error { return domain.CanCampaign(env.Actor()) }
	return kit.FormBinding(env, "N", env.Text.Say(showcampaign.Start.Name), may, start(env))
}

// note builds the form that records what a branch said and its clean-up, N4.1a.
func note(env *kit.Env, id, branch domain.ID) func(ctx context.Context) (kit.Form, error) {
	refused := func(v campaign.View) error { return v.May.Note }
	return kit.FormOn(env, env.Office.Campaign, id, refused, func(_ context.Context, v campaign.View) (kit.Form, error) {
		t := env.Text
		at := slices.IndexFunc(v.Rows, func(r campaign.EntryRow) bool { return r.Branch == branch })
		if at < 0 {
			return kit.Form{}, domain.NotFound(branch)
		}
		e := v.Rows[at]
		name := t.BranchName(e.BranchName)
		cleaned := kit.DateField(env, "cleaned_up", e.CleanedUp)
		cleaned.Hint = t.Campaign.CleanedHint
		return kit.Form{
			Title: t.Sentence(t.Campaign.NoteTitle, domain.Args{"branch": name}), Submit: t.Campaign.NoteButton,
			Intro: []show.Row{{Text: t.Campaign.NoteIntro}}, Rules: []domain.ClauseID{"N4.1a"},
			Fields: []kit.Field{
				{
					Key: "note", Label: t.FieldName("situation"), Kind: kit.FieldArea, Value: e.Note, Hint: t.Campaign.NoteHint,
					Max: domain.MaxText,
				},
				cleaned,
			},
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				_, err := env.Office.NoteBranch(ctx, env.By, campaign.NoteBranch{
					Campaign: id, Version: v.Version, Branch: branch, Note: val.Text["note"],
					CleanedUp: domain.ReadDate(val.Text["cleaned_up"]),
				})
				return t.Sentence(t.Campaign.Noted, domain.Args{"branch": name}), err
			},
		}, nil
	})
}

// start builds the form that starts a campaign, N4.1b: until the end of the
// year as the notice did, for every branch with a group.
func start(env *kit.Env) func(ctx context.Context) (kit.Form, error) {
	return func(context.Context) (kit.Form, error) {
		t, d := env.Text, showcampaign.Start
		year := strconv.Itoa(env.Office.Now().In(domain.China).Year())
		return kit.Form{
			Title: d.TitleOn(t, ""), Submit: d.Button(t), Rules: d.Rules,
			Intro: []show.Row{{Text: t.Campaign.StartIntro, Tone: show.ToneStrong}, {Text: t.Campaign.StartAfter}},
			Fields: []kit.Field{
				{
					Key: "name", Label: t.FieldName("name"), Value: t.Sentence(t.Campaign.StartName, domain.Args{"year": year}),
					Max: domain.MaxName,
				},
				kit.DateField(env, "deadline", domain.ReadDate(year+"-12-31")),
				{
					Key: "branches", Label: t.FieldName("branches"), Kind: kit.FieldPicks, Find: findBranches(env),
					Hint: t.Campaign.BranchesHint,
				},
			},
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				in := campaign.StartCampaign{Name: val.Text["name"], Deadline: domain.ReadDate(val.Text["deadline"])}
				for _, s := range val.Multi["branches"] {
					id, err := form.Picked(s, "branches")
					if err != nil {
						return "", err
					}
					in.Branches = append(in.Branches, id)
				}
				c, err := d.Do(env.Office, ctx, env.By, in)
				return d.Said(t, in, c), err
			},
		}, nil
	}
}

func findBranches(env *kit.Env) func(ctx context.Context, text string) ([]kit.Option, error) {
	return func(ctx context.Context, text string) ([]kit.Option, error) {
		p, err := env.Office.Branches(ctx, env.By, registry.BranchFilter{Text: text, Limit: 8})
		var out []kit.Option
		for _, b := range p.Items {
			out = append(out, kit.Option{Value: b.ID.String(), Label: b.Name, Note: env.Text.Word.BranchKind[b.Kind]})
		}
		return out, err
	}
}

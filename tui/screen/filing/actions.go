package filing

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/tui/console"
	filingform "alumni/tui/form/filing"
	"alumni/tui/kit"
	"alumni/tui/show"
	showcampaign "alumni/tui/show/campaign"
	"alumni/tui/show/filing"
)

// actions are what can be done on the board, about the branch under the cursor first.
func (b *board) actions() []kit.Action {
	t := b.env.Text
	out := []kit.Action{{Key: "updown", Label: t.Console.Move}}
	if r, ok := b.list.Selected(); ok {
		out = append(out, b.entryActions(r)...)
	}
	out = append(out,
		kit.Action{Key: "tab", Label: t.Filing.All, Run: b.toggle},
		kit.Action{Key: "l", Label: t.Filing.Groups, Run: func() tea.Cmd { return kit.Push(b.env, newLists(b.env, t.Filing.Groups)) }},
		kit.Action{Key: "o", Label: t.Campaign.Heading, Hidden: true, Run: func() tea.Cmd { return kit.OpenRecord(b.env, b.c.ID) }},
	)
	if b.c.Pending > 0 {
		out = append(out, b.resumeAction())
	}
	start := startAction(b.env)
	start.Hidden = true
	closing := closeAction(b.env, b.c)
	closing.Hidden = true
	return append(out, start, closing)
}

func (b *board) entryActions(r campaign.EntryRow) []kit.Action {
	run := func() error { return b.c.Actions.Run }
	out := []kit.Action{{Key: "enter", Label: b.env.Text.Console.Open, Run: func() tea.Cmd { return kit.OpenRecord(b.env, target(r)) }}}
	if form := waiting(r); !form.IsZero() {
		decide := func() error { return domain.CanDecideFiling(b.env.Actor) }
		out = append(out, console.ActionIf(b.env, filing.Accept, form, decide), console.ActionIf(b.env, filing.Return, form, decide))
	}
	if r.Status.Unfiled() {
		out = append(out, kit.Action{Key: "n", Label: b.env.Text.Campaign.Remind, Allowed: run, Run: func() tea.Cmd { return remind(b.env, b.c.ID, r) }})
	}
	out = append(out, kit.FormAction(b.env, "m", b.env.Text.Campaign.Note, func() error { return b.c.Actions.Note }, note(b.env, b.c.ID, r.Branch)))
	if groups := open(r); len(groups) > 0 {
		out = append(out, submitAction(b.env, mayFile(b.env, r.Branch), groups...), b.pasteAction(r, groups))
	}
	var ids []domain.ID
	for _, g := range r.Groups {
		ids = append(ids, g.ID)
	}
	export := exportAction(b.env, domain.CanExportForm(b.env.Actor, r.Branch, r.Branch), ids...)
	export.Hidden = !b.env.Wide // a short footer keeps the way to the groups instead
	return append(out, export)
}

// pasteAction reads in the form of a branch's one group that has not handed in;
// of several the list by groups says which.
func (b *board) pasteAction(r campaign.EntryRow, groups []domain.ID) kit.Action {
	a := filingform.PasteAction(b.env, mayFile(b.env, r.Branch), groups[0], nameOf(r, groups[0]))
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
	return domain.CanFile(env.Actor, domain.Group{Branch: branch, Meta: domain.Meta{ID: env.Actor.Scope}})
}

// waiting is the form of a branch that waits for headquarters; zero for none.
func waiting(r campaign.EntryRow) domain.ID {
	for _, g := range r.Groups {
		if g.Status == domain.EntrySubmitted {
			return g.Form
		}
	}
	return domain.ID{}
}

// target is what Enter opens of a branch: the form that waits, or the branch.
func target(r campaign.EntryRow) domain.ID {
	if form := waiting(r); !form.IsZero() {
		return form
	}
	return r.Branch
}

// open are the groups of a branch that have not handed in.
func open(r campaign.EntryRow) []domain.ID {
	var out []domain.ID
	for _, g := range r.Groups {
		if g.Status == domain.EntryMissing {
			out = append(out, g.ID)
		}
	}
	return out
}

func submitAction(env *kit.Env, refused error, groups ...domain.ID) kit.Action {
	label := env.Text.Filing.Submit
	if env.Actor.HQ() {
		label = env.Text.Filing.Receive
	}
	return kit.FormAction(env, "f", label, func() error { return refused }, filingform.Submit(env, groups...))
}

// exportAction shows how a form is exported: a file goes over a command, not
// through a terminal's screen.
func exportAction(env *kit.Env, refused error, ids ...domain.ID) kit.Action {
	return kit.Action{Key: "e", Label: env.Text.Filing.Export, Allowed: func() error { return refused }, Run: func() tea.Cmd {
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
			return t.Sentence(t.Campaign.RemindCounted, domain.Args{"branch": t.BranchName(letter.Branch), "n": letter.Count}), show.ToneFocus, err
		})
	}
	return kit.OpenText(env, title, load, kit.Action{Key: "n", Label: t.Campaign.RemindDone, Run: count})
}

// resumeAction goes on with a campaign that was broken off.
func (b *board) resumeAction() kit.Action {
	env, d, id := b.env, showcampaign.Resume, b.c.ID
	return kit.Action{Key: "R", Label: env.Text.Say(d.Name), Allowed: func() error { return b.c.Actions.Run }, Run: func() tea.Cmd {
		return kit.Call(env, func(ctx context.Context) (string, show.Tone, error) {
			c, err := d.Do(env.Office, ctx, env.By, id)
			return d.Said(env.Text, id, c), show.ToneFocus, err
		})
	}}
}

func closeAction(env *kit.Env, v campaign.View) kit.Action {
	return console.ActionIf(env, showcampaign.Close, v.ID, func() error { return v.Actions.Run })
}

// startAction starts a campaign.
func startAction(env *kit.Env) kit.Action {
	may := func() error { return domain.CanCampaign(env.Actor) }
	return kit.FormAction(env, "N", env.Text.Say(showcampaign.Start.Name), may, start(env))
}

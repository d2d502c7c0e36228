package filing

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// board is the view of a campaign under way: how much is done, where, and who
// is missing and why.
type board struct {
	env  *kit.Env
	c    campaign.View
	list kit.List[campaign.EntryRow]
	all  bool // every branch, not only those that have not filed
}

func newBoard(env *kit.Env) *board {
	b := &board{env: env}
	b.list = kit.List[campaign.EntryRow]{
		Columns: columns(env), ID: func(r campaign.EntryRow) domain.ID { return r.Branch },
		Stamp: func(r campaign.EntryRow) uint64 { return r.Stamp },
	}
	return b
}

func (b *board) shown() bool { return !b.c.ID.IsZero() }

func (b *board) set(c campaign.View) {
	b.c = c
	b.fill()
}

// fill lists who has not filed, or every branch.
func (b *board) fill() {
	rows := make([]campaign.EntryRow, 0, len(b.c.Rows))
	for _, r := range b.c.Rows {
		if b.all || r.Status.Unfiled() {
			rows = append(rows, r)
		}
	}
	b.list.SetRows(rows)
}

func columns(env *kit.Env) []show.Column[campaign.EntryRow] {
	t := &env.Text.Campaign
	return []show.Column[campaign.EntryRow]{
		{Title: t.Branch, Width: 10, Cell: func(r campaign.EntryRow) show.Cell {
			sign, tone := statusSign(r.Status)
			return show.Cell{Sign: sign, Text: r.BranchName, Tone: tone}
		}},
		{Title: t.Situation, Width: env.Text.Cells(10, 15), Grow: 1, Cell: func(r campaign.EntryRow) show.Cell { return situation(env, r) }},
		{Title: t.State, Width: env.Text.Cells(12, 18), Cell: func(r campaign.EntryRow) show.Cell { return progress(env, r) }},
		{Title: t.GroupsDone, Width: 4, Spare: true, Right: true, Cell: func(r campaign.EntryRow) show.Cell {
			return show.Cell{Text: ratio(r.GroupsFiled, len(r.Groups)), Tone: show.ToneLabel}
		}},
	}
}

// situation says why a branch is stuck, by the registry or by its own words.
func situation(env *kit.Env, r campaign.EntryRow) show.Cell {
	switch text := obstacles(env, r); {
	case r.Status != domain.EntryMissing:
		return show.Cell{Text: env.Text.Campaign.Status[r.Status]}
	case text == "" && r.Note == "":
		return show.Cell{Text: "—", Tone: show.ToneLabel}
	case text == "":
		return show.Cell{Text: r.Note}
	default:
		return show.Cell{Text: text}
	}
}

func obstacles(env *kit.Env, r campaign.EntryRow) string {
	var words []string
	for _, o := range r.Obstacles {
		words = append(words, env.Text.Campaign.Obstacle[o])
	}
	return strings.Join(words, env.Text.Label.Comma)
}

// progress says what was done about a branch, or what is wrong with its form.
func progress(env *kit.Env, r campaign.EntryRow) show.Cell {
	t, text := env.Text, "—"
	switch {
	case r.Status == domain.EntrySubmitted && len(r.Obstacles) > 0:
		return show.Cell{Text: obstacles(env, r), Tone: show.ToneDue}
	case r.Status == domain.EntryMissing && r.Reminders > 0:
		text = t.Sentence(t.Campaign.Reminded, domain.Args{"n": r.Reminders})
	case r.CleanedUp != "":
		text = t.Sentence(t.Campaign.Cleaned, domain.Args{"date": string(r.CleanedUp)[5:]})
	case r.Status == domain.EntryMissing:
		text = t.Campaign.NotReminded
	}
	return show.Cell{Text: text, Tone: show.ToneLabel}
}

func ratio(done, all int) string { return strconv.Itoa(done) + "/" + strconv.Itoa(all) }

// statusSign is the sign and the colour of a branch's status; the sign alone
// tells them apart.
func statusSign(s domain.EntryStatus) (string, show.Tone) {
	switch s {
	case domain.EntryFiled:
		return "✓", show.ToneFocus
	case domain.EntryLate:
		return "*", show.ToneDue
	case domain.EntrySubmitted:
		return "…", show.ToneDue
	case domain.EntryMissing:
		return "!", show.ToneDanger
	}
	return "-", show.ToneLabel
}

// key moves in the list or runs an action.
func (b *board) key(msg tea.KeyPressMsg, actions []kit.Action) tea.Cmd {
	switch msg.String() {
	case "down", "j":
		b.list.Move(1)
	case "up", "k":
		b.list.Move(-1)
	case "pgdown", "ctrl+f":
		b.list.Move(10)
	case "pgup", "ctrl+b":
		b.list.Move(-10)
	case "g", "home":
		b.list.Move(-len(b.list.Rows()))
	case "G", "end":
		b.list.Move(len(b.list.Rows()))
	case "esc", "left":
		return kit.Back(b.env)
	default:
		return kit.RunAction(b.env, actions, msg.String())
	}
	return nil
}

// toggle shows every branch, or only those that have not filed.
func (b *board) toggle() tea.Cmd {
	b.all = !b.all
	b.list.Reset()
	b.fill()
	return nil
}

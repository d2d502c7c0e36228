package filing

import (
	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/tui/kit"
	showcampaign "alumni/tui/show/campaign"
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
		Columns: showcampaign.Entries(env.Text), ID: func(r campaign.EntryRow) domain.ID { return r.Branch },
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

// key moves in the list or runs an action.
func (b *board) key(msg tea.KeyPressMsg, actions []kit.Action) tea.Cmd {
	key := msg.String()
	switch by := kit.Step(key, 10); {
	case by != 0:
		b.list.Move(by)
	case key == "esc" || key == "left":
		return kit.Back(b.env)
	default:
		return kit.RunAction(b.env, actions, key)
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

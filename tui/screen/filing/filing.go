// Package filing is the screen of filing (备案), M4.4, N4.1: the board of the
// campaign under way, which a director understands at a glance, and without one
// the groups by how far their filing has come; a form's and a campaign's page.
package filing

import (
	"context"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/domain/office/task"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// home is the section's screen: the board while a campaign is under way, else
// the lists.
type home struct {
	env   *kit.Env
	token kit.Token
	board *board
	lists kit.Screen

	loaded bool
	busy   bool // a load is under way
	dirty  bool // something changed while it was
	err    error
}

// New makes the section's screen.
func New(env *kit.Env) kit.Screen {
	return &home{env: env, token: env.NewToken(), board: newBoard(env), lists: newLists(env, env.Text.Filing.Title)}
}

func (h *home) Init() tea.Cmd { return tea.Batch(h.reload(), h.lists.Init()) }
func (h *home) Title() string { return h.env.Text.Filing.Title }
func (h *home) Busy() bool    { return h.listed() && h.lists.Busy() }

// Waits implements kit.Screen: until it is known whether there is a board, every key does.
func (h *home) Waits(key string) bool {
	return !h.loaded && h.err == nil || h.listed() && h.lists.Waits(key)
}

// listed tells that no campaign is under way.
func (h *home) listed() bool { return h.loaded && !h.board.shown() }

func (h *home) Cursor() (x, y int, ok bool) {
	if h.listed() {
		return h.lists.Cursor()
	}
	return 0, 0, false
}

func (h *home) Bindings() []kit.Binding {
	if h.listed() {
		return h.lists.Bindings()
	}
	return append(h.board.bindings(), kit.Binding{Key: "r", Label: h.env.Text.Console.Refresh, Hidden: true, Run: h.reload})
}

// reload asks for the newest campaign under way, the zero view for none.
func (h *home) reload() tea.Cmd {
	if h.busy {
		h.dirty = true
		return nil
	}
	h.busy, h.dirty = true, false
	env := h.env
	return kit.Do(env, h.token.Next(), func(ctx context.Context) (campaign.View, error) {
		p, err := env.Office.Campaigns(ctx, env.By, campaign.Filter{State: domain.CampaignOpen, Limit: 1})
		if err != nil || len(p.Items) == 0 {
			return campaign.View{}, err
		}
		return env.Office.Campaign(ctx, env.By, p.Items[0].ID)
	})
}

func (h *home) Update(msg tea.Msg) (kit.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if h.listed() {
			return h, h.toLists(msg)
		}
		return h, h.board.key(msg, h.Bindings())
	case kit.Result[campaign.View]:
		if msg.Token == h.token {
			return h, h.arrived(msg)
		}
	case kit.EventMsg:
		if kit.Of(msg.Event, domain.KindCampaign, domain.KindFiling, domain.KindGroup, domain.KindBranch) {
			return h, tea.Batch(h.reload(), h.toLists(msg))
		}
	case kit.SearchMsg, kit.ReloadMsg, tea.PasteMsg:
		if !h.listed() {
			return h, nil
		}
	}
	return h, h.toLists(msg)
}

func (h *home) toLists(msg tea.Msg) tea.Cmd {
	s, cmd := h.lists.Update(msg)
	h.lists = s
	return cmd
}

func (h *home) arrived(msg kit.Result[campaign.View]) tea.Cmd {
	h.busy, h.err = false, msg.Err
	if msg.Err == nil {
		h.loaded = true
		h.board.c = msg.Value
		h.board.fill()
	}
	if h.dirty {
		return h.reload()
	}
	return nil
}

func (h *home) View(w, height int) string {
	switch {
	case h.listed():
		return h.lists.View(w, height)
	case h.loaded:
		return h.board.view(w, height)
	}
	text, tone := h.env.Text.Console.Loading, show.ToneLabel
	if h.err != nil {
		text, tone = h.env.Text.Console.LoadFailed+h.env.Text.Error(h.err), show.ToneDanger
	}
	return " " + h.env.Styles.Paint(tone, kit.GroundNone, kit.Truncate(show.Clean(text), w-2, ""))
}

// Count is what the rail says of filing: how far the campaign under way is, or
// how many forms wait.
func Count(c task.Counts) string {
	if c.CampaignAsked > 0 {
		return show.Ratio(c.CampaignDone, c.CampaignAsked)
	}
	return strconv.Itoa(c.Filings)
}

package kit

import (
	tea "charm.land/bubbletea/v2"

	"alumni/tui/show"
)

func none() tea.Cmd { return nil }

// RunAction runs the action of a key; a refused one says why instead.
func RunAction(env *Env, actions []Action, key string) tea.Cmd {
	for _, a := range actions {
		if a.Key != key || a.Run == nil {
			continue
		}
		if err := a.Refused(); err != nil {
			return Toast(env, env.Text.Error(err), show.ToneDue)
		}
		return a.Run()
	}
	return nil
}

// Refused is why an action can't be done now; nil if it can.
func (a Action) Refused() error {
	if a.Allowed == nil {
		return nil
	}
	return a.Allowed()
}

// far is further than anything reaches.
const far = 1 << 20

// Step is how far a key moves in a list or a text of which so many lines are a
// page; 0 for any other key.
func Step(key string, page int) int {
	switch key {
	case "down", "j":
		return 1
	case "up", "k":
		return -1
	case "pgdown", "ctrl+f":
		return page
	case "pgup", "ctrl+b":
		return -page
	case "g", "home":
		return -far
	case "G", "end":
		return far
	}
	return 0
}

// Scroll is Step for a text that is only read, where the space bar turns the page.
func Scroll(key string, page int) int {
	if key == "space" {
		return page
	}
	return Step(key, page)
}

// KeyName is a key as people know it. "updown" may be j and k as well, "arrows"
// are the arrow keys alone, as where letters are typed.
func KeyName(env *Env, key string) string {
	if key == "arrows" && env.Styles.ASCII {
		return env.Text.Console.Arrows
	}
	if n, ok := env.Text.Console.Keys[key]; ok {
		return env.Styles.Sign(n)
	}
	return key
}

// writes tells whether a key types a text, and is no command.
func writes(msg tea.KeyPressMsg) bool {
	return msg.Text != "" && !msg.Mod.Contains(tea.ModCtrl) && !msg.Mod.Contains(tea.ModAlt)
}

package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"alumni/domain"
	"alumni/domain/office/task"
	"alumni/tui/kit"
)

func enter() tea.KeyPressMsg { return tea.KeyPressMsg{Code: tea.KeyEnter} }

func TestNothingIsDecidedInAWindowTooSmallToShowIt(t *testing.T) {
	m := start(t, 120, 34)
	decided := 0
	m.stack[0] = &desk{act: kit.Binding{Key: "a", Label: "批复同意", Run: func() tea.Cmd { decided++; return nil }}}
	m.Update(tea.WindowSizeMsg{Width: 30, Height: 8})
	m.hit(text("a"), enter(), text(":"), text("2"), text("?"))
	m.Update(tea.PasteMsg{Content: "a"})
	if decided != 0 || m.overlay != nil || m.section != 0 || m.stack[0].(*desk).pasted {
		t.Fatalf("decided %d times, section %d, overlay %v", decided, m.section, m.overlay)
	}
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	if m.hit(text("a")); decided != 1 {
		t.Fatal("in a window large enough the key does nothing")
	}
	m.Update(tea.WindowSizeMsg{Width: 30, Height: 8})
	for _, k := range []tea.KeyPressMsg{text("q"), {Code: 'c', Mod: tea.ModCtrl}} {
		if _, cmd := m.Update(k); cmd == nil || cmd() != (tea.QuitMsg{}) {
			t.Errorf("%s does not end the session", k)
		}
	}
}

func TestWhatIsTypedBeforeTheSizeIsKnownIsNotLost(t *testing.T) {
	m, _ := newModel(t)
	m.Update(text("2"))
	if m.section != 1 {
		t.Fatalf("section %d, typed 2", m.section+1)
	}
}

func TestEveryKeyRefreshesOldCounts(t *testing.T) {
	for name, keys := range map[string][]tea.KeyPressMsg{
		"a section": {text("2")}, "help": {text("?")}, "the palette": {text(":")}, "a move": {text("j")}, "back": {text("q")},
	} {
		t.Run(name, func(t *testing.T) {
			m := start(t, 120, 34)
			m.does(kit.OpenRecord(m.env, domain.ID{Kind: domain.KindBranch, Seq: 3}))
			m.counts, m.countedAt = task.Counts{}, m.countedAt.Add(-time.Hour)
			m.hit(keys...)
			if m.counting || m.counts.Inbox != 12 {
				t.Fatalf("counting %v, counts %+v: the refresh was begun and lost", m.counting, m.counts)
			}
		})
	}
}

func TestPaletteOffersOnlyRecordsThatHaveAPage(t *testing.T) {
	m := start(t, 120, 34)
	for typed, offered := range map[string]bool{"p107": false, "u1": false, "b7": true} {
		p := newPalette(m.env, nil, m.opts)
		p.input.SetValue(typed)
		if got := len(p.entries()) > 0 && strings.HasPrefix(p.entries()[0].label, "打开"); got != offered {
			t.Errorf("%s: offered %v, want %v", typed, got, offered)
		}
	}
}

func TestFooterGivesUpGeneralKeysBeforeThoseOfTheScreen(t *testing.T) {
	m := start(t, 60, 24)
	m.stack[0] = &desk{more: []kit.Binding{
		{Key: "updown", Label: "移动"}, {Key: "enter", Label: "打开"}, {Key: "/", Label: "搜索"}, {Key: "tab", Label: "筛选"},
	}, act: kit.Binding{Key: "a", Label: "批复同意"}, last: kit.Binding{Key: "x", Label: "驳回"}}
	foot := ansi.Strip(m.footer())
	if kit.Width(foot) > 60 {
		t.Fatalf("too wide: %q", foot)
	}
	for _, want := range []string{"⏎ 打开", "a 批复同意", "x 驳回", "? 帮助"} {
		if !strings.Contains(foot, want) {
			t.Errorf("footer %q lacks %q", foot, want)
		}
	}
	if strings.Contains(foot, "移动") || strings.Contains(foot, "切换") {
		t.Errorf("footer %q keeps general keys", foot)
	}
	m.Update(tea.WindowSizeMsg{Width: 99, Height: 24})
	if foot := ansi.Strip(m.footer()); !strings.HasPrefix(foot, " ↑↓ 移动   ⏎ 打开   / 搜索") || !strings.HasSuffix(foot, "q 退出") {
		t.Errorf("with room the footer is %q", foot)
	}
}

func TestHelpListsTheRailEverywhereAndThePaneOnlyWhereItIs(t *testing.T) {
	for w, pane := range map[int]bool{80: false, 120: true} {
		m := start(t, w, 40)
		m.View()
		m.hit(text("?"))
		v := ansi.Strip(m.View().Content)
		if !strings.Contains(v, "1-2") || !strings.Contains(v, "切换栏目") && !strings.Contains(v, "切换") {
			t.Errorf("%d columns: the keys of the rail are not listed", w)
		}
		if got := strings.Contains(v, "滚动右侧详情"); got != pane {
			t.Errorf("%d columns: J listed %v, want %v", w, got, pane)
		}
	}
}

func TestArrowsAreNamedWhereLettersAreTyped(t *testing.T) {
	m := start(t, 80, 24)
	m.env.Styles = kit.NewStyles(true, colorprofile.ANSI, true)
	m.hit(text(":"))
	if foot := ansi.Strip(m.footer()); !strings.Contains(foot, "上/下") || strings.Contains(foot, "j/k") {
		t.Errorf("in a text field the footer is %q", foot)
	}
}

// desk is a screen with the bindings it is given.
type desk struct {
	more      []kit.Binding
	act, last kit.Binding
	pasted    bool
	waits     bool
	env       *kit.Env
}

func (d *desk) Init() tea.Cmd               { return nil }
func (d *desk) Title() string               { return "申请" }
func (d *desk) Busy() bool                  { return false }
func (d *desk) Waits(string) bool           { return d.waits }
func (d *desk) Cursor() (x, y int, ok bool) { return 0, 0, false }
func (d *desk) View(int, int) string        { return "" }
func (d *desk) Bindings() []kit.Binding {
	out := append(d.more[:len(d.more):len(d.more)], d.act)
	if d.last.Key != "" {
		out = append(out, d.last)
	}
	return out
}

func (d *desk) Update(msg tea.Msg) (kit.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return d, d.press(msg.String())
	case tea.PasteMsg:
		d.pasted = true
	}
	return d, nil
}

func (d *desk) press(key string) tea.Cmd {
	if key == "esc" && d.env != nil {
		return kit.Back(d.env)
	}
	return kit.RunBinding(d.env, d.Bindings(), key)
}

package kit

import (
	"context"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"alumni/domain"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

type testRow struct {
	id    domain.ID
	name  string
	stamp uint64
}

func testRows(from, n int) []testRow {
	var out []testRow
	for i := from; i < from+n; i++ {
		out = append(out, testRow{domain.ID{Kind: domain.KindGroup, Seq: uint64(i)}, fmt.Sprintf("武汉轻工大学北京校友分会群%02d（第%d届）", i, i%7), 1})
	}
	return out
}

func testColumns() []show.Column[testRow] {
	return []show.Column[testRow]{
		{Title: "编号", Width: 6, Cell: func(r testRow) show.Cell { return show.Cell{Text: r.id.String(), Tone: show.ToneLabel} }},
		{Title: "群名", Width: 20, Grow: 1, Cell: func(r testRow) show.Cell { return show.Cell{Text: r.name, Tone: show.TonePlain} }},
		{Title: "人数", Width: 8, Right: true, Cell: func(r testRow) show.Cell { return show.Cell{Text: "496/500", Tone: show.ToneDue} }},
		{Title: "备注", Width: 10, Wide: true, Cell: func(testRow) show.Cell { return show.Cell{Text: "✓ 已备案", Tone: show.ToneFocus} }},
	}
}

func testEnv(t testing.TB) *Env {
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	return &Env{
		Ctx: ctx, Text: i18n.For("zh"), Styles: NewStyles(true, colorprofile.TrueColor, false),
		Detail: func(_ context.Context, id domain.ID) (Detail, error) {
			return Detail{Doc: show.Doc{
				ID: id.String(), Title: "详情",
				Sections: []show.Section{{Rows: []show.Row{{Label: "群名", Text: strings.Repeat("校友", 40)}}}},
			}}, nil
		},
	}
}

// drive runs a command and everything it leads to, as the program would, but
// never waits for a timer.
func drive(s Screen, cmd tea.Cmd) Screen {
	for _, m := range messages(cmd) {
		var next tea.Cmd
		s, next = s.Update(m)
		s = drive(s, next)
	}
	return s
}

// messages runs a command; the parts of a batch one after the other.
func messages(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	switch m := cmd().(type) {
	case nil:
		return nil
	case tea.BatchMsg:
		var out []tea.Msg
		for _, c := range m {
			out = append(out, messages(c)...)
		}
		return out
	default:
		return []tea.Msg{m}
	}
}

func press(s Screen, keys ...string) Screen {
	for _, k := range keys {
		var cmd tea.Cmd
		s, cmd = s.Update(keyMsg(k))
		s = drive(s, cmd)
	}
	return s
}

func keyMsg(k string) tea.KeyPressMsg {
	special := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft,
		"right": tea.KeyRight, "backspace": tea.KeyBackspace, "home": tea.KeyHome, "end": tea.KeyEnd, "pgdown": tea.KeyPgDown,
	}
	if c, ok := special[k]; ok {
		return tea.KeyPressMsg{Code: c}
	}
	if c, ok := strings.CutPrefix(k, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: []rune(c)[0], Mod: tea.ModCtrl}
	}
	if k == "shift+tab" {
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	}
	if k == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	}
	return tea.KeyPressMsg{Code: []rune(k)[0], Text: k}
}

func testBrowser(env *Env, load func(q ListQuery) (ListPage[testRow], error)) *browser[testRow] {
	return NewBrowser(env, BrowserSpec[testRow]{
		Title: "微信群", Columns: testColumns(), Search: true, Empty: "还没有群",
		Load:  func(_ context.Context, q ListQuery) (ListPage[testRow], error) { return load(q) },
		ID:    func(r testRow) domain.ID { return r.id },
		Stamp: func(r testRow) uint64 { return r.stamp },
	}).(*browser[testRow])
}

func page1(rows []testRow) ListPage[testRow] {
	p := ListPage[testRow]{Headline: []show.Cell{{Text: "61 个群"}}, Chips: []Chip{{"全部", -1}, {"未备案", 3}}}
	p.Items = rows
	return p
}

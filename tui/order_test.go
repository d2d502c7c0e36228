package tui

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"alumni/domain"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// ahead presses keys without letting anything that they ask for come between,
// and then everything that they have led to.
func (m *Model) ahead(keys ...tea.KeyPressMsg) {
	var cmds []tea.Cmd
	for _, k := range keys {
		_, cmd := m.Update(k)
		cmds = append(cmds, cmd)
	}
	for _, cmd := range cmds {
		settle(m, cmd)
	}
}

func esc() tea.KeyPressMsg { return tea.KeyPressMsg{Code: tea.KeyEscape} }

func words(s string) []tea.KeyPressMsg {
	var out []tea.KeyPressMsg
	for _, r := range s {
		out = append(out, text(string(r)))
	}
	return out
}

// counter is a desk on which "n" opens a form; it keeps what the form took.
func counter(t *testing.T, run func(note string) error) *Model {
	m := start(t, 120, 40)
	build := func(context.Context) (kit.Form, error) {
		return kit.Form{
			Title: "批复", Submit: "提交", Fields: []kit.Field{{Key: "note", Label: "意见"}},
			Run: func(_ context.Context, v kit.Values) (string, error) { return "已提交", run(v.Text["note"]) },
		}, nil
	}
	m.stack[0] = &desk{env: m.env, act: kit.Binding{Key: "n", Label: "批复", Run: func() tea.Cmd { return kit.OpenForm(m.env, build) }}}
	return m
}

func TestEscAfterEnterLeavesThePageThatEnterOpened(t *testing.T) {
	m := start(t, 120, 34)
	m.ahead(enter())
	if len(m.stack) != 2 {
		t.Fatalf("Enter opened nothing: %d screens", len(m.stack))
	}
	m.ahead(esc(), enter(), esc(), text("2"))
	if len(m.stack) != 1 || m.section != 1 {
		t.Fatalf("%d screens, section %d", len(m.stack), m.section+1)
	}
}

func TestWhatIsTypedAfterTheKeyOfAFormStandsInTheForm(t *testing.T) {
	var noted []string
	m := counter(t, func(note string) error { noted = append(noted, note); return nil })
	m.ahead(append(append([]tea.KeyPressMsg{text("n")}, words("同意q2?")...), enter(), text("2"))...)
	if len(noted) != 1 || noted[0] != "同意q2?" {
		t.Fatalf("the form took %q", noted)
	}
	if m.overlay != nil || m.section != 0 {
		t.Fatalf("the key after Enter met what nobody had seen: section %d, overlay %v", m.section+1, m.overlay)
	}
	m = counter(t, func(string) error { t.Error("decided"); return nil })
	m.Update(tea.PasteMsg{Content: "x"})
	_, build := m.Update(text("n"))
	m.Update(tea.PasteMsg{Content: "粘贴"})
	m.Update(esc())
	settle(m, build)
	if d := ansi.Strip(m.View().Content); !strings.Contains(d, "粘贴") {
		t.Fatalf("the paste is not in the form:\n%s", d)
	}
}

// However long something is waited for, no more is kept than a page takes.
func TestPastesAheadAreBounded(t *testing.T) {
	m := counter(t, func(string) error { return nil })
	_, build := m.Update(text("n"))
	half := strings.Repeat("x", kit.MaxPaste/2)
	for range 20 {
		m.Update(tea.PasteMsg{Content: half})
	}
	if len(m.held) != 2 {
		t.Errorf("%d pastes are kept", len(m.held))
	}
	m.Update(esc())
	if len(m.held) != 3 {
		t.Error("a key behind them is not kept")
	}
	settle(m, build)
}

func TestWhatWasTypedAheadOfARefusalIsForgotten(t *testing.T) {
	runs := 0
	m := counter(t, func(string) error {
		runs++
		return &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultRequired, Field: "note"}
	})
	m.ahead(text("n"), text("a"), enter(), text("b"), enter(), enter())
	if runs != 1 || m.overlay == nil || len(m.held) != 0 {
		t.Fatalf("ran %d times, %d keys kept", runs, len(m.held))
	}
	if v := ansi.Strip(m.View().Content); strings.Contains(v, "ab") {
		t.Fatal("the key after the refused Enter was typed into the form")
	}
	for name, asked := range map[string]func(*Model) tea.Cmd{
		"a form that can't be built": func(m *Model) tea.Cmd {
			return kit.OpenForm(m.env, func(context.Context) (kit.Form, error) { return kit.Form{}, errors.New("gone") })
		},
		"a call that is refused": func(m *Model) tea.Cmd {
			return kit.Call(m.env, func(context.Context) (string, show.Tone, error) { return "", 0, errors.New("gone") })
		},
	} {
		m := start(t, 120, 34)
		m.stack[0] = &desk{env: m.env, act: kit.Binding{Key: "n", Label: "批复", Run: func() tea.Cmd { return asked(m) }}}
		if m.ahead(text("n"), text("2")); m.section != 0 || m.toast.Tone != show.ToneDanger {
			t.Errorf("%s: the key after it went to section %d", name, m.section+1)
		}
	}
}

func TestACallIsDoneBeforeTheNextKeyAndClosesItsOwnScreen(t *testing.T) {
	m := start(t, 120, 34)
	m.does(kit.OpenRecord(m.env, domain.ID{Kind: domain.KindBranch, Seq: 3}))
	done := false
	m.stack = append(m.stack, &desk{env: m.env, act: kit.Binding{Key: "n", Label: "已催", Run: func() tea.Cmd {
		return kit.CallAndBack(m.env, func(context.Context) (string, show.Tone, error) { done = true; return "已记录", show.ToneFocus, nil })
	}}})
	m.ahead(text("n"), esc())
	if !done || len(m.stack) != 2 {
		t.Fatalf("done %v, %d screens: the call closes its own, and the Esc behind it nothing", done, len(m.stack))
	}
	if m.hit(esc()); len(m.stack) != 1 {
		t.Fatal("an Esc after it does not close the page below")
	}
}

// Who types a search, Enter and a decision in one go decides about what the
// search finds, not about the row that was under the cursor before.
func TestAKeyPressedBeforeTheSearchCameIsForWhatItFinds(t *testing.T) {
	m := start(t, 120, 34)
	keys := append([]tea.KeyPressMsg{text("/")}, words("第7")...)
	m.ahead(append(keys, enter(), enter())...)
	if len(m.stack) != 2 || m.stack[1].Title() != "B-0007" {
		t.Fatalf("%d screens, %q on top", len(m.stack), m.top().Title())
	}
}

func TestNothingWorksAfterLeaving(t *testing.T) {
	m := start(t, 120, 34)
	m.Update(text("q"))
	m.Update(text("2"))
	if m.section != 0 {
		t.Fatal("a key worked after q")
	}
}

func TestAJumpStandsUnderItsSection(t *testing.T) {
	m := start(t, 120, 34)
	m.hit(enter())
	m.ahead(append(append([]tea.KeyPressMsg{text(":")}, words("b9")...), enter())...)
	if got := strings.ReplaceAll(m.crumbs(), "\x00", " › "); got != "分会 › B-0009" || m.section != 1 {
		t.Fatalf("after a jump the header says %q, section %d", got, m.section+1)
	}
	m.ahead(append(append([]tea.KeyPressMsg{text(":")}, words("b8")...), enter())...)
	if got := strings.ReplaceAll(m.crumbs(), "\x00", " › "); got != "分会 › B-0008" {
		t.Fatalf("jumps pile up: %q", got)
	}
	m.hit(esc())
	if m.crumbs() != "分会" {
		t.Fatalf("Esc leads to %q", m.crumbs())
	}
}

func TestARecordThatIsOpenBelowIsGoneBackTo(t *testing.T) {
	m := start(t, 120, 34)
	id := func(n uint64) domain.ID { return domain.ID{Kind: domain.KindBranch, Seq: n} }
	for _, n := range []uint64{1, 2, 3} {
		m.does(kit.OpenRecord(m.env, id(n)))
	}
	m.does(kit.OpenRecord(m.env, id(2)))
	if got := strings.ReplaceAll(m.crumbs(), "\x00", " › "); got != "待办 › B-0001 › B-0002" {
		t.Fatalf("the header says %q", got)
	}
}

// Keys that wait do nothing that is seen: after a moment the footer says why.
func TestWhatTakesLongIsSaid(t *testing.T) {
	m := start(t, 120, 34)
	m.settle(kit.Call(m.env, func(context.Context) (string, show.Tone, error) { return "", 0, nil }))
	m.Update(slow{m.formToken})
	if m.toast.Text != "" {
		t.Fatal("another's slowness is told")
	}
	m.Update(text("2"))
	m.Update(slow{m.callToken})
	if foot := ansi.Strip(m.footer()); !strings.Contains(foot, m.env.Text.Console.FormBuilding) || m.section != 0 {
		t.Fatalf("section %d, the footer says %q", m.section+1, foot)
	}
	m.Update(kit.Result[kit.Said]{Token: m.callToken, Value: kit.Said{Text: "已核", Tone: show.ToneFocus}})
	if m.section != 0 || m.toast.Text != "已核" {
		t.Fatalf("section %d: a key from before the outcome was taken, or it is not said: %q", m.section+1, m.toast.Text)
	}
}

// A key for the record under the cursor waits for the record, and the root's own
// keys wait behind it.
func TestAKeyOfTheRootWaitsBehindOneForARecord(t *testing.T) {
	m := start(t, 120, 34)
	noted := 0
	m.env.Detail = func(context.Context, domain.ID) (kit.Detail, error) {
		return kit.Detail{Bindings: []kit.Binding{{Key: "n", Label: "批复", Run: func() tea.Cmd { noted = m.section + 1; return nil }}}}, nil
	}
	m.ahead(text("j"), text("n"), text("2"))
	if noted != 1 || m.section != 1 {
		t.Fatalf("the action ran in section %d (0: never), then section %d", noted, m.section+1)
	}
}

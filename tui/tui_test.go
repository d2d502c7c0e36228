package tui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"alumni/domain"
	"alumni/domain/office/task"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

type source struct{ events chan domain.Event }

func (source) Counts(context.Context, domain.Caller) (task.Counts, error) {
	return task.Counts{Inbox: 12, Branches: 37, Groups: 61}, nil
}
func (s source) Subscribe(domain.Actor) (<-chan domain.Event, func()) { return s.events, func() {} }
func (source) Whoami(context.Context, domain.Caller) (domain.Actor, error) {
	return domain.Actor{Name: "李敏", Role: domain.RoleOfficer}, nil
}
func (source) Now() time.Time { return time.Unix(1_790_000_000, 0) }

type branchRow struct {
	id   domain.ID
	name string
}

func listOf(title string, rows []branchRow) func(*kit.Env) kit.Screen {
	return func(env *kit.Env) kit.Screen {
		return kit.NewBrowser(env, kit.BrowserSpec[branchRow]{
			Title: title, Search: true,
			Columns: []show.Column[branchRow]{
				{Title: "编号", Width: 6, Cell: func(r branchRow) show.Cell { return show.Cell{Text: r.id.String(), Tone: show.ToneLabel} }},
				{Title: "分会", Width: 20, Grow: 1, Cell: func(r branchRow) show.Cell { return show.Cell{Text: r.name} }},
				{Title: "备案", Width: 8, Cell: func(branchRow) show.Cell { return show.Cell{Text: "✓ 已备案", Tone: show.ToneFocus} }},
			},
			ID: func(r branchRow) domain.ID { return r.id }, Stamp: func(branchRow) uint64 { return 1 },
			Load: func(_ context.Context, q kit.ListQuery) (kit.ListPage[branchRow], error) {
				p := kit.ListPage[branchRow]{Headline: []show.Cell{{Text: "37 个分会"}}}
				for _, r := range rows {
					if strings.Contains(r.name, q.Text) {
						p.Items = append(p.Items, r)
					}
				}
				return p, nil
			},
		})
	}
}

func newModel(t testing.TB) (*Model, source) {
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	var rows []branchRow
	for i := 1; i <= 60; i++ {
		rows = append(rows, branchRow{domain.ID{Kind: domain.KindBranch, Seq: uint64(i)}, fmt.Sprintf("武汉轻工大学第%d校友分会", i)})
	}
	env := &kit.Env{
		Ctx: ctx, Text: i18n.For("zh"), Styles: kit.NewStyles(true, colorprofile.TrueColor, false),
	}
	env.SetActor(domain.Actor{Name: "李敏", Role: domain.RoleOfficer})
	s := source{make(chan domain.Event)}
	detail := func(_ context.Context, _ *kit.Env, id domain.ID) (kit.Detail, error) {
		return kit.Detail{Doc: show.Doc{
			ID: id.String(), Title: "分会详情",
			Sections: []show.Section{{Rows: []show.Row{{Label: "会长", Text: "王建国"}}}},
		}}, nil
	}
	m := New(env, Options{
		Sections: []Section{
			{Key: "inbox", Label: "待办", Count: func(c task.Counts) string { return countText(c.Inbox) }, New: listOf("待办", rows)},
			{
				Key: "branches", Label: "分会", Count: func(c task.Counts) string { return countText(c.Branches) }, New: listOf("分会", rows),
				Search: true, Pages: Pages{domain.KindBranch: detail},
			},
		},
		Source: s, Online: func() int { return 3 },
	})
	return m, s
}

// settle runs commands and what they lead to.
func settle(m *Model, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	if batch, ok := msg.(tea.BatchMsg); ok {
		for _, c := range batch {
			settle(m, c)
		}
		return
	}
	if msg == nil {
		return
	}
	_, next := m.Update(msg)
	settle(m, next)
}

func start(t testing.TB, w, h int) *Model {
	m, _ := newModel(t)
	m.Update(tea.WindowSizeMsg{Width: w, Height: h})
	settle(m, m.stack[0].Init())
	settle(m, m.count())
	return m
}

func text(k string) tea.KeyPressMsg { return tea.KeyPressMsg{Code: []rune(k)[0], Text: k} }

// does what was asked for, and what it leads to.
func (m *Model) does(asked tea.Cmd) { settle(m, m.settle(asked)) }

func (m *Model) hit(keys ...tea.KeyPressMsg) {
	for _, k := range keys {
		_, cmd := m.Update(k)
		settle(m, cmd)
	}
}

func fits(t *testing.T, m *Model, w, h int) {
	t.Helper()
	lines := strings.Split(m.View().Content, "\n")
	if len(lines) != h {
		t.Fatalf("%d×%d: %d lines", w, h, len(lines))
	}
	for i, l := range lines {
		if n := ansi.StringWidth(l); n > w {
			t.Fatalf("%d×%d: line %d takes %d cells: %q", w, h, i, n, ansi.Strip(l))
		}
	}
}

func TestResizeStormKeepsEveryViewInItsWindow(t *testing.T) {
	form := func(context.Context) (kit.Form, error) {
		return kit.Form{
			Title: "批复同意 · A-0012", Submit: "同意并批复", Rules: []domain.ClauseID{"M4.2", "M4.6"},
			Intro: []show.Row{{Text: "湖南校友分会群01 的群主将由周涛变为陈静。"}, {Sign: "✓", Text: "陈静是本群成员", Note: "通知 二.3"}},
			Fields: []kit.Field{
				{Key: "number", Label: "批复文号", Value: "校友办〔2026〕18号"},
				{Key: "note", Label: "批复意见", Kind: kit.FieldArea, Value: strings.Repeat("同意移交，", 20)},
				{
					Key: "kind", Label: "处理", Kind: kit.FieldChoice, Options: []kit.Option{
						{Value: "a", Label: "警告"},
						{Value: "b", Label: "暂停"},
					},
				},
				{
					Key: "clause", Label: "条款", Kind: kit.FieldMulti, Options: []kit.Option{
						{Value: "1", Label: "广告"},
						{Value: "2", Label: "谣言"},
					},
				},
			},
		}, nil
	}
	steps := []struct {
		name string
		do   func(m *Model)
	}{
		{"list", func(*Model) {}},
		{"page", func(m *Model) { m.does(kit.OpenRecord(m.env, domain.ID{Kind: domain.KindBranch, Seq: 3})) }},
		{"help", func(m *Model) { m.hit(text("?")) }},
		{"palette", func(m *Model) { m.hit(text(":"), text("b")) }},
		{"form", func(m *Model) { m.does(kit.OpenForm(m.env, form)) }},
		{"toast", func(m *Model) { m.does(kit.Toast(m.env, strings.Repeat("已同意", 60), show.ToneFocus)) }},
	}
	for _, s := range steps {
		t.Run(s.name, func(t *testing.T) {
			m := start(t, 120, 40)
			s.do(m)
			for w := 1; w <= 200; w++ {
				for _, h := range []int{1, 3, 9, 10, 12, 24, 40} {
					m.Update(tea.WindowSizeMsg{Width: w, Height: h})
					fits(t, m, w, h)
				}
			}
		})
	}
}

func TestHeaderSaysWhereWhoAndWhatWaits(t *testing.T) {
	m := start(t, 120, 34)
	head, _, _ := strings.Cut(ansi.Strip(m.View().Content), "\n")
	for _, want := range []string{"武汉轻工大学校友总会", "待办 12", "在线 3", "李敏 · 总会工作人员"} {
		if !strings.Contains(head, want) {
			t.Errorf("header %q lacks %q", head, want)
		}
	}
	m.hit(text("2"))
	head, _, _ = strings.Cut(ansi.Strip(m.View().Content), "\n")
	if !strings.Contains(head, "› 分会") {
		t.Errorf("after 2 the header is %q", head)
	}
}

func TestSmallWindowSaysSoInOneLine(t *testing.T) {
	m := start(t, 39, 10)
	if v := m.View().Content; !strings.Contains(v, "窗口太小") {
		t.Fatalf("got %q", v)
	}
}

func TestLettersGoToTheFieldWithFocus(t *testing.T) {
	m := start(t, 80, 24)
	m.hit(text("/"), text("q"), text("2"), text("?"))
	v := m.View()
	if m.section != 0 || m.overlay != nil {
		t.Fatal("a letter typed into the search field worked as a key")
	}
	if v.Cursor == nil || v.Cursor.X != 3+3 || v.Cursor.Y != 2 {
		t.Fatalf("cursor %+v, want x 6 y 2", v.Cursor)
	}
}

func TestPaletteOpensARecordByItsNumber(t *testing.T) {
	m := start(t, 120, 34)
	m.hit(text(":"), text("b"), text("7"))
	if c := m.View().Cursor; c == nil {
		t.Fatal("the palette has no cursor")
	}
	m.hit(enter())
	if v := ansi.Strip(m.View().Content); !strings.Contains(v, "分会详情") || !strings.Contains(v, "› B-0007") {
		t.Fatal("the record's page is not open")
	}
	m.hit(tea.KeyPressMsg{Code: tea.KeyEscape})
	if len(m.stack) != 1 {
		t.Fatal("Esc did not go back")
	}
}

func TestDisabledAccountEndsTheSession(t *testing.T) {
	m := start(t, 120, 34)
	_, cmd := m.Update(kit.Result[int]{Err: &domain.Error{Code: domain.CodeForbidden, Fault: domain.FaultDisabled}})
	if cmd == nil || m.Farewell() == "" {
		t.Fatal("the session goes on")
	}
	if _, ok := cmd().(tea.QuitMsg); !ok {
		t.Fatal("the session goes on")
	}
}

func TestBackgroundColourRestyles(t *testing.T) {
	m := start(t, 120, 34)
	before := m.View().Content
	m.Update(tea.BackgroundColorMsg{Color: ansi.White})
	if after := m.View().Content; after == before || ansi.Strip(after) != ansi.Strip(before) {
		t.Fatal("a light background must change colours and nothing else")
	}
}

func TestEventRefreshesListAndCountsOnce(t *testing.T) {
	m := start(t, 120, 34)
	m.counts = task.Counts{}
	m.events = make(chan domain.Event)
	id := m.top()
	for range 5 {
		_, cmd := m.Update(kit.EventMsg{Event: domain.Event{Lost: true}})
		if cmd == nil {
			t.Fatal("after an event nobody waits for the next")
		}
	}
	if !m.counting || !m.recount {
		t.Fatal("a burst of events must ask for the counts, and once more for what came meanwhile")
	}
	m.Update(countDue{})
	settle(m, m.count())
	if m.counts.Inbox != 12 || m.top() != id {
		t.Fatalf("counts %+v after an event", m.counts)
	}
}

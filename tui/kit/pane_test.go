package kit

import (
	"context"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"alumni/domain"
	"alumni/tui/show"
)

// decidable is a list beside records that can be approved with "a"; it gives
// the records that were.
func decidable(t *testing.T) (*browser[testRow], *[]domain.ID) {
	env := testEnv(t)
	env.Wide = true
	var approved []domain.ID
	env.Detail = func(_ context.Context, id domain.ID) (Detail, error) {
		return Detail{
			Doc:      show.Doc{Title: "详情 " + id.String()},
			Bindings: []Binding{{Key: "a", Label: "批复同意", Run: func() tea.Cmd { approved = append(approved, id); return nil }}},
		}, nil
	}
	b := testBrowser(env, func(ListQuery) (ListPage[testRow], error) { return page1(testRows(1, 50)), nil })
	b.View(120, 30)
	return b, &approved
}

func TestAKeyPressedBeforeTheRecordCameIsRunOnceItComes(t *testing.T) {
	b, approved := decidable(t)
	drive(b, b.reload())
	b.Update(keyMsg("j")) // the cursor does not rest, so nothing is asked for
	_, cmd := b.Update(keyMsg("a"))
	if len(*approved) != 0 {
		t.Fatalf("approved %v before its record came", *approved)
	}
	drive(b, cmd)
	if len(*approved) != 1 || (*approved)[0].Seq != 2 {
		t.Fatalf("approved %v, want the record under the cursor, once", *approved)
	}
	drive(b, b.pane.reload())
	if len(*approved) != 1 {
		t.Fatal("the key was run again when the record came again")
	}
}

func TestAKeyForARecordLeftBehindIsForgotten(t *testing.T) {
	b, approved := decidable(t)
	drive(b, b.reload())
	b.Update(keyMsg("j"))
	_, late := b.Update(keyMsg("a"))
	_, rest := b.Update(keyMsg("j"))
	drive(b, late)
	drive(b, rest)
	if len(*approved) != 0 {
		t.Fatalf("approved %v, though the cursor had gone on", *approved)
	}
}

func TestAKeyOfTheListDoesNotWaitForTheRecord(t *testing.T) {
	b, approved := decidable(t)
	started := 0
	b.spec.Bindings = func() []Binding {
		return []Binding{{Key: "a", Label: "新申请", Run: func() tea.Cmd { started++; return nil }}}
	}
	drive(b, b.reload())
	b.Update(keyMsg("j"))
	_, cmd := b.Update(keyMsg("a"))
	drive(b, cmd)
	if started != 1 || len(*approved) != 0 {
		t.Fatalf("the list's action ran %d times, the record's for %v", started, *approved)
	}
}

func TestTheRecordBeforeStaysUntilTheNextHasCome(t *testing.T) {
	b, _ := decidable(t)
	drive(b, b.reload())
	_, cmd := b.Update(keyMsg("j"))
	if v := b.View(120, 30); !strings.Contains(v, "详情 G-0001") {
		t.Fatal("the pane is blank while the next record is on its way")
	}
	for _, a := range b.Bindings() {
		if a.Key == "a" {
			t.Fatal("the record before can still be decided on")
		}
	}
	drive(b, cmd)
	if v := b.View(120, 30); !strings.Contains(v, "详情 G-0002") || strings.Contains(v, "详情 G-0001") {
		t.Fatal("the next record is not shown")
	}
}

func TestFocusIsASignAndNotOnlyAColour(t *testing.T) {
	f := Form{Title: "违规", Submit: "记录", Fields: []Field{
		{
			Key: "outcome", Label: "处理", Kind: FieldChoice, Options: []Option{
				{Value: "warning", Label: "警告"},
				{Value: "removal", Label: "清理出群"},
			},
		},
		{
			Key: "basis", Label: "依据", Kind: FieldChoice, Options: []Option{
				{Value: "a", Label: strings.Repeat("甲", 40)},
				{Value: "b", Label: "乙", Note: "六(四)"},
			},
		},
		{Key: "clauses", Label: "条款", Kind: FieldMulti, Options: []Option{{Value: "M7.1", Label: "广告"}, {Value: "M7.2", Label: "谣言"}}},
	}}
	d := NewDialog(testEnv(t), f, nil)
	for at, label := range []string{"处理", "依据", "条款"} {
		v := boxText(d, 80, 30)
		if n := strings.Count(v, "› "+label); n != 1 {
			t.Errorf("field %d has focus without a sign:\n%s", at, v)
		}
		for _, other := range []string{"处理", "依据", "条款"} {
			if other != label && strings.Contains(v, "› "+other) {
				t.Errorf("%s looks focused beside %s", other, label)
			}
		}
		painted := strings.Join(d.Box(80, 30), "\n")
		want := 1 // the submit button, and the focused chip or stepper
		if at < 2 {
			want = 2
		}
		if n := strings.Count(painted, d.env.Styles.Start(show.ToneStrong, GroundButton)); n != want {
			t.Errorf("%s: %d places in button colour, want %d", label, n, want)
		}
		typeKeys(d, "tab")
	}
	if v := boxText(d, 80, 30); !strings.Contains(v, "[警告]") {
		t.Errorf("the chosen chip has no sign:\n%s", v)
	}
	typeKeys(d, "tab", "tab")
	if v := boxText(d, 80, 30); !strings.Contains(v, "› [ ] 广告") || strings.Contains(v, "› [ ] 谣言") {
		t.Errorf("the option under the cursor has no sign:\n%s", v)
	}
}

func TestOptionUnderTheCursorIsShownInFull(t *testing.T) {
	long := "不得在群内发布未经核实的信息，不得发布与校友工作无关的商业广告、募捐和投票拉票内容，违者由群主提醒并撤回，直至最后一个字"
	f := Form{Title: "违规", Submit: "记录", Fields: []Field{
		{
			Key: "clauses", Label: "条款", Kind: FieldMulti, Options: []Option{
				{Value: "a", Label: "《办法》第七条(一)", Note: "短"},
				{Value: "b", Label: "《通知》三.2(二)", Note: long},
			},
		},
	}}
	d := NewDialog(testEnv(t), f, nil)
	whole := func() string {
		var s strings.Builder
		for _, l := range d.Box(80, 24) {
			s.WriteString(strings.Trim(ansi.Strip(l), "│ "))
		}
		return s.String()
	}
	first, height := whole(), len(d.Box(80, 24))
	if strings.Contains(first, "最后一个字") {
		t.Fatalf("another option is shown in full: %s", first)
	}
	typeKeys(d, "down")
	if v := whole(); !strings.Contains(v, "最后一个字") || strings.Count(v, "《通知》三.2(二)") != 2 {
		t.Fatalf("the option under the cursor is cut: %s", v)
	}
	if n := len(d.Box(80, 24)); n != height {
		t.Fatalf("the form jumps from %d to %d lines as the cursor moves", height, n)
	}
	if v := boxText(d, 40, 12); !strings.Contains(v, "›") {
		t.Fatalf("on a small screen the cursor is out of sight:\n%s", v)
	}
}

func TestBarCannotBeErasedByTheTerminal(t *testing.T) {
	// A renderer sends long blanks and the end of a line as "erase", which not
	// every terminal does in colour: the bar would have holes and end early.
	env := testEnv(t)
	b := testBrowser(env, func(ListQuery) (ListPage[testRow], error) { return page1(testRows(1, 3)), nil })
	drive(b, b.reload())
	b.View(90, 20)
	bar := b.list.pick(b.list.rows[0])
	if n := ansi.StringWidth(bar); n != 90 {
		t.Fatalf("the bar takes %d of 90 cells", n)
	}
	if !strings.HasSuffix(ansi.Strip(bar), "\u00a0") {
		t.Errorf("the bar ends in blanks that can be erased: %q", bar)
	}
	for _, part := range strings.Split(bar, "\x1b[8m") {
		_, open, _ := strings.Cut(part, "\x1b[28m")
		if i := strings.Index(open, Spaces(solidFrom)); i >= 0 {
			t.Errorf("an erasable blank in %q", open)
		}
	}
	in := Input{}
	in.SetValue("北京")
	if s, _ := in.View(env.Styles, 40, true, false); !strings.Contains(s, "\x1b[8m") {
		t.Errorf("a field has an erasable blank: %q", s)
	}
	if env.Styles = NewStyles(true, env.Styles.Profile, true); strings.Contains(env.Styles.Bar("a  "), "\u00a0") {
		t.Error("a terminal of ASCII signs gets another")
	}
}

func TestWordsStayWordsOnATerminalOfASCIISigns(t *testing.T) {
	env := testEnv(t)
	env.Styles = NewStyles(true, env.Styles.Profile, true)
	for key, want := range map[string]string{
		"space": "空格", "backspace": "退格", "shift+tab": "Shift+Tab", "enter": "Enter", "updown": "j/k", "arrows": "上/下",
	} {
		if got := KeyName(env, key); got != want {
			t.Errorf("%s is named %q, want %q", key, got, want)
		}
	}
}

func TestAPageOpensTheRecordsItNames(t *testing.T) {
	env := testEnv(t)
	env.Detail = func(_ context.Context, id domain.ID) (Detail, error) {
		return Detail{Doc: show.Doc{Title: id.String(), Sections: []show.Section{{Rows: []show.Row{
			{Label: "W-0119", Text: "任务"}, {Text: "建立 G-0001 和 A-0029，由 U-0002；又见 W-0119"},
		}}}}}, nil
	}
	p := NewPage(env, domain.ID{Kind: domain.KindGroup, Seq: 1}).(*page)
	if !p.Waits("enter") || p.Waits("esc") {
		t.Fatal("a key does not wait for the page, or leaving it does")
	}
	drive(p, p.Init())
	found := p.related()
	if len(found) != 2 || found[0].id.String() != "W-0119" || found[1].id.String() != "A-0029" {
		t.Fatalf("the page names %+v", found)
	}
	p.key(keyMsg("enter"))
	pushed, ok := env.Requests()[0].(PushRequest)
	if !ok {
		t.Fatal("no list of them opens")
	}
	list := pushed.Screen.(*browser[related])
	list.View(100, 20)
	drive(list, list.Init())
	list.Update(keyMsg("enter"))
	if opened, ok := env.Requests()[0].(RecordRequest); !ok || opened.ID.String() != "W-0119" {
		t.Fatal("the list does not open the record")
	}
}

func TestThePageDownLeavesNoLineOut(t *testing.T) {
	env := testEnv(t)
	env.Detail = func(context.Context, domain.ID) (Detail, error) {
		rows := make([]show.Row, 60)
		for i := range rows {
			rows[i].Text = fmt.Sprintf("第%d行", i+1)
		}
		return Detail{Doc: show.Doc{Title: "长文", Sections: []show.Section{{Rows: rows}}}}, nil
	}
	p := NewPage(env, domain.ID{Kind: domain.KindGroup, Seq: 1})
	drive(p, p.Init())
	var read strings.Builder
	for range 10 {
		read.WriteString(p.View(80, 12) + "\n")
		press(p, "pgdown")
	}
	for i := range 60 {
		if !strings.Contains(read.String(), fmt.Sprintf("第%d行", i+1)) {
			t.Errorf("line %d is never shown", i+1)
		}
	}
}

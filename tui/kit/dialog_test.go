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

// run gives a message to the dialog and does what it leads to.
func run(d *Dialog, msg tea.Msg) {
	for _, m := range messages(d.Update(msg)) {
		run(d, m)
	}
}

func typeKeys(d *Dialog, keys ...string) {
	for _, k := range keys {
		run(d, keyMsg(k))
	}
}

func boxText(d *Dialog, w, h int) string { return ansi.Strip(strings.Join(d.Box(w, h), "\n")) }

func replyForm(do func(v Values) (string, error)) Form {
	return Form{
		Title: "移交群主 · T-0013", Submit: "同意并批复", Rules: []domain.ClauseID{"N2.3", "M5.1"},
		Intro: []show.Row{{Text: "湖南校友分会群01 的群主将由周涛变为陈静。"}},
		Fields: []Field{
			{Key: "number", Label: "批复文号", Value: "校友办〔2026〕18号"},
			{Key: "note", Label: "批复意见", Kind: FieldArea, Max: 10},
		},
		Run: func(_ context.Context, v Values) (string, error) { return do(v) },
	}
}

func TestFormCursorIsExactAfterHan(t *testing.T) {
	d := NewDialog(testEnv(t), replyForm(nil), nil)
	d.Box(80, 24)
	x, y, ok := d.Cursor()
	line := []rune(strings.Split(boxText(d, 80, 24), "\n")[y])
	// Label column and field begin after the border; the cursor stands behind the last character.
	want := 2 + focusMark + 10 + Width("校友办〔2026〕18号")
	if !ok || x != want {
		t.Fatalf("cursor at %d (%v) in %q, want %d", x, ok, string(line), want)
	}
	typeKeys(d, "left", "left")
	d.Box(80, 24)
	if x, _, _ := d.Cursor(); x != want-3 {
		t.Fatalf("cursor at %d after 号 and 8, want %d", x, want-3)
	}
}

func TestLongTextScrollsWithoutSplittingWideCharacters(t *testing.T) {
	env := testEnv(t)
	in := Input{Max: 200}
	in.SetValue(strings.Repeat("校友a", 30))
	for w := 2; w < 40; w++ {
		for _, k := range []string{"end", "left", "left", "home", "right", "right", "right", "end"} {
			in.Update(keyMsg(k))
			s, x := in.View(env.Styles, w, true, false)
			if n := ansi.StringWidth(s); n != w || x < 0 || x >= w {
				t.Fatalf("width %d after %s: field takes %d cells, cursor at %d", w, k, n, x)
			}
		}
	}
}

func TestPasteIsCleanedAndLimited(t *testing.T) {
	d := NewDialog(testEnv(t), replyForm(nil), nil)
	typeKeys(d, "tab")
	run(d, tea.PasteMsg{Content: "同意\x1b[31m\u202e，\r\n请于三日内在群内公告"})
	if got := d.fields[1].area.Value(); got != "同意[31m，\n请于" {
		t.Fatalf("got %q", got)
	}
}

// An Enter that came in one go with text comes as a pasted line break: a field of
// several lines takes it, and nothing else does anything with it.
func TestTrap_AnEnterWithinAPasteSubmitsNoForm(t *testing.T) {
	f := replyForm(func(Values) (string, error) { t.Error("decided"); return "", nil })
	f.Fields = append(f.Fields,
		Field{Key: "kind", Label: "处理", Kind: FieldChoice, Options: []Option{{Value: "a", Label: "警告"}, {Value: "b", Label: "暂停"}}},
		Field{Key: "to", Label: "继任", Kind: FieldPick, Find: func(context.Context, string) ([]Option, error) {
			return []Option{{Value: "P-0009", Label: "周涛"}}, nil
		}},
	)
	d := NewDialog(testEnv(t), f, nil)
	for at, x := range d.fields {
		d.at = at
		typeKeys(d, "z")
		run(d, tea.PasteMsg{Content: "\n"})
		typeKeys(d, "t")
		said := strings.Contains(boxText(d, 100, 40), d.env.Text.Console.FormBurst)
		switch {
		case d.at != at || len(x.picked) > 0:
			t.Errorf("%s: it chose %v and led on to field %d", x.Key, x.picked, d.at)
		case x.Kind == FieldArea && x.area.Value() != "z\nt":
			t.Errorf("%s holds %q", x.Key, x.area.Value())
		case said:
			t.Errorf("%s: the next key does not take the note away", x.Key)
		}
		run(d, tea.PasteMsg{Content: "\n"})
		if said := d.note != ""; said == (x.Kind == FieldArea) {
			t.Errorf("%s: it says %q", x.Key, d.note)
		}
	}
}

// closing gives what the form said as it asked to be closed; ok if it did.
func closing(env *Env) (said Said, ok bool) {
	for _, r := range env.Requests() {
		if c, is := r.(CloseRequest); is {
			said, ok = c.Said, true
		}
	}
	return said, ok
}

func TestDoubleEnterSubmitsOnce(t *testing.T) {
	runs := 0
	d := NewDialog(testEnv(t), replyForm(func(Values) (string, error) { runs++; return "已同意", nil }), nil)
	first := d.Update(keyMsg("enter"))
	if !d.Decides() {
		t.Fatal("a key is pressed into a form while it is decided")
	}
	for _, m := range messages(first) {
		run(d, m)
	}
	if said, _ := closing(d.env); runs != 1 || said.Text != "已同意" || d.Decides() {
		t.Fatalf("ran %d times, said %+v", runs, said)
	}
}

func TestStaleDecisionKeepsTheDraft(t *testing.T) {
	env := testEnv(t)
	version := 1
	stale := &domain.Error{Code: domain.CodeConflict, Fault: domain.FaultStale, Args: domain.Args{"id": "T-0013", "by": "李敏"}}
	build := func(context.Context) (Form, error) {
		f := replyForm(func(Values) (string, error) { return "", stale })
		f.Intro = []show.Row{{Text: fmt.Sprintf("第 %d 版", version)}}
		f.Fields[0].Value = fmt.Sprintf("校友办〔2026〕%d号", 17+version)
		return f, nil
	}
	form, _ := build(env.Ctx)
	d := NewDialog(env, form, build)
	typeKeys(d, "tab", "同", "意")
	version = 2
	typeKeys(d, "enter")
	if _, closed := closing(d.env); closed {
		t.Fatal("the form closed")
	}
	v := boxText(d, 100, 30)
	for what, want := range map[string]string{
		"the new version": "第 2 版", "the draft": "同意", "the new proposal in an untouched field": "19号", "the reason": "李敏",
	} {
		if !strings.Contains(v, want) {
			t.Errorf("%s (%q) is not shown:\n%s", what, want, v)
		}
	}
	if d.busy {
		t.Error("the form can't be sent again")
	}
}

func TestErrorMarksItsField(t *testing.T) {
	d := NewDialog(testEnv(t), replyForm(func(Values) (string, error) {
		return "", &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultRequired, Field: "note"}
	}), nil)
	typeKeys(d, "enter")
	if d.at != 1 || d.fields[1].err == nil || d.err == "" {
		t.Fatalf("focus on %d, error %q", d.at, d.err)
	}
	if v := strings.Join(d.Box(80, 24), "\n"); !strings.Contains(v, d.env.Styles.Start(show.ToneDanger, GroundNone)) {
		t.Fatal("the error is not red")
	}
}

func TestARefusalGoesOnceItsFieldIsMended(t *testing.T) {
	d := NewDialog(testEnv(t), replyForm(func(Values) (string, error) {
		return "", &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultRequired, Field: "note"}
	}), nil)
	typeKeys(d, "enter")
	if d.err == "" {
		t.Fatal("nothing is refused")
	}
	typeKeys(d, "同")
	if d.err != "" || d.fields[1].err != nil {
		t.Errorf("the refusal stays after the field was changed: %q", d.err)
	}
}

func TestEscAsksOnceBeforeADraftIsLost(t *testing.T) {
	d := NewDialog(testEnv(t), replyForm(nil), nil)
	typeKeys(d, "esc")
	if _, closed := closing(d.env); !closed {
		t.Fatal("an untouched form does not close at once")
	}
	d = NewDialog(testEnv(t), replyForm(nil), nil)
	typeKeys(d, "tab", "同")
	typeKeys(d, "esc")
	if _, closed := closing(d.env); closed || !strings.Contains(boxText(d, 80, 24), "esc") {
		t.Fatal("the draft was lost without a question")
	}
	typeKeys(d, "esc")
	if _, closed := closing(d.env); !closed {
		t.Fatal("the second Esc does not close")
	}
}

func TestGravestDecisionNeedsTheNameTyped(t *testing.T) {
	runs := 0
	f := replyForm(func(Values) (string, error) { runs++; return "已终止", nil })
	f.Fields, f.Type, f.Danger = nil, "湖南01", true
	d := NewDialog(testEnv(t), f, nil)
	typeKeys(d, "湖", "enter")
	if runs != 0 || d.err == "" {
		t.Fatal("half a name was enough")
	}
	typeKeys(d, "南", "0", "1", "enter")
	if runs != 1 {
		t.Fatal("the right name was refused")
	}
}

func TestPickTakesWhatWasFoundAndDropsLateAnswers(t *testing.T) {
	env := testEnv(t)
	var got Values
	f := Form{Title: "移交", Submit: "提交", Fields: []Field{
		{Key: "to", Label: "继任", Kind: FieldPick, Find: func(_ context.Context, text string) ([]Option, error) {
			if text == "z" {
				return []Option{{Value: "P-0009", Label: "周涛"}}, nil
			}
			return []Option{{Value: "P-0001", Label: "张三", Note: "北京-化学97级"}, {Value: "P-0002", Label: "张三丰"}}, nil
		}},
		{Key: "reason", Label: "理由"},
	}, Run: func(_ context.Context, v Values) (string, error) { got = v; return "", nil }}
	d := NewDialog(env, f, nil)
	late := d.Update(keyMsg("z"))
	typeKeys(d, "s")
	for _, m := range messages(late) {
		run(d, m)
	}
	if v := boxText(d, 80, 24); strings.Contains(v, "周涛") || !strings.Contains(v, "张三丰") {
		t.Fatalf("the late answer is shown:\n%s", v)
	}
	typeKeys(d, "down", "enter")
	if d.at != 1 {
		t.Fatal("choosing does not lead to the next field")
	}
	typeKeys(d, "换", "enter")
	if got.Text["to"] != "P-0002" || got.Text["reason"] != "换" {
		t.Fatalf("got %v", got.Text)
	}
}

func TestMultiAndChoiceGiveTheirValues(t *testing.T) {
	var got Values
	f := Form{Title: "违规", Submit: "记录", Fields: []Field{
		{
			Key: "clauses", Label: "条款", Kind: FieldMulti, Values: []string{"M7.2"}, Options: []Option{
				{Value: "M7.1", Label: "广告"},
				{Value: "M7.2", Label: "谣言"},
			},
		},
		{
			Key: "outcome", Label: "处理", Kind: FieldChoice, Options: []Option{
				{Value: "warning", Label: "警告"},
				{Value: "removal", Label: "清理出群"},
			},
		},
	}, Run: func(_ context.Context, v Values) (string, error) { got = v; return "", nil }}
	d := NewDialog(testEnv(t), f, nil)
	typeKeys(d, "space", "tab", "right", "enter")
	if fmt.Sprint(got.Multi["clauses"]) != "[M7.1 M7.2]" || got.Text["outcome"] != "removal" {
		t.Fatalf("got %v", got)
	}
}

func TestFormFitsSmallWindowsWithTheFocusInSight(t *testing.T) {
	f := replyForm(nil)
	for i := range 12 {
		f.Fields = append(f.Fields, Field{Key: fmt.Sprint(i), Label: fmt.Sprintf("第%d项", i)})
	}
	d := NewDialog(testEnv(t), f, nil)
	for range len(f.Fields) {
		for _, size := range [][2]int{{78, 22}, {38, 10}, {38, 8}, {120, 40}} {
			w, h := size[0], size[1]
			box := d.Box(w, h)
			if len(box) > h {
				t.Fatalf("%v: %d lines", size, len(box))
			}
			for _, l := range box {
				if ansi.StringWidth(l) > w {
					t.Fatalf("%v: line takes %d cells", size, ansi.StringWidth(l))
				}
			}
			if _, y, ok := d.Cursor(); !ok || y >= len(box)-1 {
				t.Fatalf("%v: the cursor of field %d is out of sight (%d, %v)", size, d.at, y, ok)
			}
		}
		typeKeys(d, "tab")
	}
}

func TestAreaMovesByLinesAndLeavesAtItsEnds(t *testing.T) {
	env := testEnv(t)
	a := Area{Max: 200}
	a.SetValue("第一行文字\n第二行文字比较长需要折行显示")
	lines, x, y := a.View(env.Styles, 12, 2, 5, true, false)
	if len(lines) < 4 || y != len(lines)-1 {
		t.Fatalf("%d lines, cursor on %d", len(lines), y)
	}
	for range len(lines) - 1 {
		if _, used := a.Update(keyMsg("up")); !used {
			t.Fatal("up left the field too early")
		}
	}
	if _, used := a.Update(keyMsg("up")); used {
		t.Fatal("up at the first line must lead to the field before")
	}
	if _, gotX, gotY := a.View(env.Styles, 12, 2, 5, true, false); gotY != 0 || gotX > x {
		t.Fatalf("cursor at %d,%d", gotX, gotY)
	}
}

package kit

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"alumni/domain"
	"alumni/tui/show"
)

func TestPastedCellsAreReadAsSpreadsheetsAndPeopleWriteThem(t *testing.T) {
	want := [][]string{{"序号", "姓名", "电话"}, {"1", "赵一", "138"}, {"2", "", ""}}
	for name, text := range map[string]string{
		"tabs":              "序号\t姓名\t电话\n1\t赵一\t138\n2\t\t\n",
		"CRLF":              "序号\t姓名\t电话\r\n1\t赵一\t138\r\n2\t\t\r\n",
		"CR":                "序号\t姓名\t电话\r1\t赵一\t138\r2\t\t",
		"commas":            "序号,姓名,电话\n1,赵一,138\n2,,\n",
		"Chinese commas":    "序号，姓名，电话\n1，赵一，138\n2，，",
		"one of each":       "序号\t姓名\t电话\n1,赵一,138\n2，，",
		"quotes":            "\"序号\"\t姓名\t\"电话\"\n1\t\"赵一\"\t138\n2\t\t",
		"spaces about":      " 序号 \t 姓名\t电话 \n1\t赵一\t138\n2\t\t\n",
		"escapes":           "序号\t\x1b[31m姓名\x1b[0m\t电话\n1\t赵\u202e一\t1\u200b38\n2\t\t\n",
		"a byte order mark": "\ufeff序号\t姓名\t电话\n1\t赵一\t138\n2\t\t\n",
	} {
		got := tableCells(text)
		if name == "escapes" {
			got[0][1] = strings.NewReplacer("[31m", "", "[0m", "").Replace(got[0][1])
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %q", name, got)
		}
	}
	for text, want := range map[string][][]string{
		"":                                     {},
		"\n\na\n":                              {{""}, {""}, {"a"}},
		"\"a\nb\"\tc\nd\te":                    {{"a b", "c"}, {"d", "e"}},
		"\"a\nb\"\n\"c\"\"d\",\"e,f\"":         {{"a b"}, {`c"d`, "e,f"}},
		"\"never closed\ta\nb\tc":              {{`"never closed`, "a"}, {"b", "c"}},
		"5\" pipe\tx":                          {{`5" pipe`, "x"}},
		"武汉轻工大学（北京）\ta, b\n":                   {{"武汉轻工大学（北京）", "a, b"}},
		"\"" + strings.Repeat("x\n", 9) + "\"": append([][]string{{`"x`}}, append(repeat([]string{"x"}, 8), []string{`"`})...),
	} {
		if got := tableCells(text); len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func repeat(row []string, n int) (out [][]string) {
	for range n {
		out = append(out, row)
	}
	return out
}

// pasting is a page with what its check was asked and answers.
type pasting struct {
	testing.TB
	env    *Env
	page   *pastePage
	asked  [][]string
	answer PasteReport
	err    error
}

func newPasting(t testing.TB) *pasting { return newPastingOn(t, nil) }

// newPastingOn is newPasting where what is not submitted is kept; nil keeps nothing.
func newPastingOn(t testing.TB, keeper Keeper) *pasting {
	p := &pasting{TB: t, env: testEnv(t)}
	p.env.Unsent = keeper
	p.page = newPaste(p.env, PasteSpec{
		Title: "粘贴备案表", Lead: []string{"从表格软件复制"}, Columns: []string{"序号", "姓名", "电话"},
		Check: func(_ context.Context, cells [][]string) (PasteReport, error) {
			p.asked = cells
			return p.answer, p.err
		},
	}).(*pastePage)
	return p
}

func (p *pasting) tell(msg tea.Msg) {
	_, cmd := p.page.Update(msg)
	for _, m := range messages(cmd) {
		p.tell(m)
	}
}

func (p *pasting) pastes(text string) { p.tell(tea.PasteMsg{Content: text}) }

func (p *pasting) presses(keys ...string) {
	codes := map[string]tea.KeyPressMsg{
		"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab}, "backspace": {Code: tea.KeyBackspace},
		"ctrl+u": {Code: 'u', Mod: tea.ModCtrl}, "ctrl+s": {Code: 's', Mod: tea.ModCtrl}, "ctrl+j": {Code: 'j', Mod: tea.ModCtrl},
		"up": {Code: tea.KeyUp}, "pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown}, "home": {Code: tea.KeyHome},
	}
	for _, k := range keys {
		if m, ok := codes[k]; ok {
			p.tell(m)
			continue
		}
		for _, r := range k {
			p.tell(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
}

func (p *pasting) screen() string { return ansi.Strip(p.page.View(80, 21)) }

func (p *pasting) sees(texts ...string) {
	p.Helper()
	for _, s := range texts {
		if !strings.Contains(p.screen(), s) {
			p.Fatalf("the page does not show %q:\n%s", s, p.screen())
		}
	}
}

// asks gives the requests of a kind that the page made of the root.
func asks[R Request](p *pasting) (out []R) {
	for _, r := range p.env.Requests() {
		if r, ok := r.(R); ok {
			out = append(out, r)
		}
	}
	return out
}

const pasted = "武汉轻工大学（北京）校友分会微信群备案表\t\t\r\n序号\t姓名\t电话\r\n1\t赵一\t13812345678\r\n"

func TestATableIsPastedCheckedAndConfirmed(t *testing.T) {
	p := newPasting(t)
	p.sees("从表格软件复制", "序号  姓名  电话", p.env.Text.Console.PasteHint)
	if x, y, ok := p.page.Cursor(); !ok || x < 4 || y != 3 {
		t.Errorf("the cursor stands at %d,%d %v", x, y, ok)
	}
	p.pastes(pasted)
	p.sees("武汉轻工大学（北京）校友分会微信群备案表", "3  1     赵一  138****5678", "已粘贴 3 行")
	if strings.Contains(p.screen(), "13812345678") {
		t.Error("the page shows a phone")
	}
	confirm := func(context.Context) (Form, error) { return Form{}, nil }
	p.answer = PasteReport{Head: show.Row{Sign: "✓", Text: "与登记一致"}, Confirm: confirm, Next: "报送", Marks: map[int]string{3: "✓"}}
	p.presses("enter")
	p.sees("与登记一致", "✓ 3  1     赵一")
	if want := [][]string{
		{"武汉轻工大学（北京）校友分会微信群备案表", "", ""},
		{"序号", "姓名", "电话"},
		{"1", "赵一", "13812345678"},
	}; !reflect.DeepEqual(p.asked, want) {
		t.Errorf("checked %q", p.asked)
	}
	if a := p.page.Bindings()[0]; a.Key != "enter" || a.Label != "报送" {
		t.Errorf("the first key is %+v", a)
	}
	if _, _, ok := p.page.Cursor(); ok {
		t.Error("a cursor stands where nothing is typed")
	}
	p.presses("enter")
	if got := asks[FormRequest](p); len(got) != 1 {
		t.Errorf("asked for %d forms", len(got))
	}
	p.presses("x") // what was found is about what was there before
	if strings.Contains(p.screen(), "与登记一致") {
		t.Error("an old check stands beside what was typed since")
	}
}

func TestARefusedPasteIsKeptAndReplacedByTheCorrectedOne(t *testing.T) {
	p := newPasting(t)
	p.pastes(pasted)
	p.err = &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultFormOwners, Rule: "A2", Args: domain.Args{"count": 2}}
	p.presses("ctrl+s")
	p.sees("只应有一位群主，表中有 2 位", "附件", "赵一", "没有写入任何内容")
	p.pastes("序号\t姓名\t电话\n1\t钱二\t\n")
	p.sees("钱二", "已粘贴 2 行")
	if strings.Contains(p.screen(), "赵一") || len(asks[ToastRequest](p)) != 1 {
		t.Errorf("it is not replaced, or nobody is told:\n%s", p.screen())
	}
	p.err, p.answer = nil, PasteReport{
		Head: show.Row{Sign: "✗", Text: "有 1 处不符"}, Rows: []show.Row{{Label: "第 2 行", Text: "群主不同"}},
		Marks: map[int]string{2: "✗"},
	}
	p.presses("enter")
	p.sees("有 1 处不符", "群主不同", "✗ 2  1     钱二", "没有写入任何内容")
	p.presses("enter") // checked again, since nothing can be confirmed
	if got := asks[FormRequest](p); len(got) != 0 {
		t.Error("what was refused is confirmed")
	}
	p.pastes("孙三") // a piece of a line is typed on, it replaces nothing
	p.sees("钱二", "孙三")
}

func TestLinesAreTypedWhereNothingCanBePasted(t *testing.T) {
	p := newPasting(t)
	p.presses("1", "tab", "群主", "tab", "赵一", "enter", "2,管理员1,钱二", "enter")
	p.sees("1  1  群主     赵一", "2  2  管理员1  钱二")
	p.presses("3，管理员，孙三")
	p.screen()
	if x, y, ok := p.page.Cursor(); !ok || x != 1+5+15 || y != 4 {
		t.Errorf("the cursor stands at %d,%d %v\n%s", x, y, ok, p.screen())
	}
	p.presses("ctrl+s")
	want := [][]string{{"1", "群主", "赵一"}, {"2", "管理员1", "钱二"}, {"3", "管理员", "孙三"}}
	if !reflect.DeepEqual(p.asked, want) {
		t.Errorf("checked %q", p.asked)
	}
	p.presses("backspace", "backspace", "李", "enter", "ctrl+s")
	if len(p.asked) != 3 || p.asked[2][2] != "孙李" {
		t.Errorf("checked %q", p.asked)
	}
	p.presses("x", "ctrl+u")
	p.sees("已粘贴 3 行")
	p.presses("ctrl+u")
	p.sees(p.env.Text.Console.PasteHint)
	p.asked = nil
	p.presses("enter", "ctrl+s", "backspace")
	if p.asked != nil {
		t.Error("nothing is checked")
	}
}

func TestEscAsksBeforeWhatWasPastedIsThrownAway(t *testing.T) {
	p := newPasting(t)
	p.presses("esc")
	if len(asks[BackRequest](p)) != 1 {
		t.Fatal("an empty page does not close")
	}
	p.pastes(pasted)
	p.presses("esc")
	if got := p.env.Requests(); len(got) != 1 || got[0].(ToastRequest).Said.Text != p.env.Text.Console.FormDiscard {
		t.Fatalf("asked for %v", got)
	}
	p.presses("up", "esc")
	if len(asks[BackRequest](p)) != 0 {
		t.Fatal("another key between them does not count")
	}
	p.presses("esc")
	if len(asks[BackRequest](p)) != 1 {
		t.Fatal("the second esc does not close")
	}
}

func TestACheckThatIsLateIsDropped(t *testing.T) {
	p := newPasting(t)
	p.pastes(pasted)
	_, cmd := p.page.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
	p.sees(p.env.Text.Console.Pasting)
	p.presses("ctrl+u")
	p.err = errors.New("late")
	for _, m := range messages(cmd) {
		p.tell(m)
	}
	if p.page.err != "" || p.page.report != nil {
		t.Error("a late answer is shown")
	}
}

// A long table and what a check found are both read on a small screen.
func TestALongPasteIsScrolled(t *testing.T) {
	p := newPasting(t)
	var b strings.Builder
	for i := range 200 {
		fmt.Fprintf(&b, "%d\t武汉轻工大学校友%03d\t%s\n", i+1, i+1, strings.Repeat("备注", 40))
	}
	p.pastes(b.String())
	p.sees("校友200", "已粘贴 200 行")
	if _, y, ok := p.page.Cursor(); !ok || y >= 21 {
		t.Errorf("the cursor is out of sight: %d %v", y, ok)
	}
	p.presses("home")
	p.sees("从表格软件复制", "校友001", p.env.Text.Console.More)
	p.presses("pgdown")
	p.sees("校友030")
	for i := range 40 {
		p.answer.Rows = append(p.answer.Rows, show.Row{Text: fmt.Sprintf("第 %d 处", i+1)})
	}
	p.answer.Head = show.Row{Sign: "✗", Text: "有 40 处不符"}
	p.presses("ctrl+s")
	p.sees("有 40 处不符", "第 1 处", p.env.Text.Console.More)
	p.presses("pgdown", "pgdown", "pgdown")
	p.sees("第 40 处")
}

func TestThePastePageInSixteenColoursAndASCII(t *testing.T) {
	p := newPasting(t)
	p.env.Styles = NewStyles(true, colorprofile.ANSI, true)
	p.pastes(pasted)
	p.answer = PasteReport{Head: show.Row{Sign: "✗", Text: "有 1 处不符", Tone: show.ToneDanger}, Marks: map[int]string{3: "✗"}}
	p.presses("ctrl+s")
	p.sees("x 3  1", "x 有 1 处不符")
}

// The screen and the form on it change at one message: whoever reads what was checked again
// presses a key for the page, and the form is gone.
func TestWhatWasCheckedAgainStandsWhenTheFormCloses(t *testing.T) {
	p := newPasting(t)
	decide := Form{Title: "逐项决定", Submit: "重新核对", Run: func(context.Context, Values) (string, error) { return "已核对", nil }}
	p.answer = PasteReport{
		Head: show.Row{Text: "待定 1"}, AdjustLabel: "逐项决定",
		Adjust: func(context.Context) (Form, error) { return decide, nil },
	}
	p.pastes(pasted)
	p.presses("enter")
	p.sees("待定 1")
	p.answer.Head.Text = "新登记 1"
	p.tell(tea.KeyPressMsg{Code: 'o', Mod: tea.ModCtrl})
	opened := asks[FormRequest](p)
	if len(opened) != 1 {
		t.Fatalf("%d forms are asked for", len(opened))
	}
	form, err := opened[0].Built(p.env)(p.env.Ctx)
	if err != nil {
		t.Fatal(err)
	}
	d := NewDialog(p.env, form, nil)
	answers := messages(d.Update(tea.KeyPressMsg{Code: tea.KeyEnter})) // the form has done its work
	p.tell(tea.FocusMsg{})
	p.sees("待定 1")
	for _, m := range answers {
		p.tell(m)
		d.Update(m)
	}
	p.sees("新登记 1")
	if closed := asks[CloseRequest](p); len(closed) != 1 {
		t.Errorf("the form closes %d times", len(closed))
	}
}

package kit

import (
	"context"
	"encoding/base64"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
)

// branching is a form whose later fields depend on the earlier ones.
func branching(saved, submitted *Values) Form {
	keep := func(to *Values) func(context.Context, Values) (string, error) {
		return func(_ context.Context, v Values) (string, error) {
			*to = v
			return "好", nil
		}
	}
	return Form{
		Title: "申请", Submit: "提交", SaveLabel: "存草稿",
		Fields: []Field{
			{Key: "kind", Label: "类别", Kind: FieldChoice, Options: []Option{{Value: "new", Label: "新建"}, {Value: "end", Label: "解散"}}},
			{Key: "owner", Label: "群主", Show: func(v Values) bool { return v.Text["kind"] == "new" }},
			{Key: "auth", Label: "授权", Show: func(v Values) bool { return v.Text["owner"] != "" }},
			{Key: "why", Label: "理由"},
		},
		Run: keep(submitted), Save: keep(saved),
	}
}

func TestAFieldThatDoesNotMatterIsNotShownTakesNoFocusAndGivesNothing(t *testing.T) {
	var saved, submitted Values
	d := NewDialog(testEnv(t), branching(&saved, &submitted), nil)
	if text := boxText(d, 80, 24); strings.Contains(text, "授权") || !strings.Contains(text, "群主") {
		t.Fatalf("before anything is typed:\n%s", text)
	}
	typeKeys(d, "tab", "赵")
	if text := boxText(d, 80, 24); !strings.Contains(text, "授权") {
		t.Fatalf("the owner needs an authorisation:\n%s", text)
	}
	typeKeys(d, "tab", "A", "shift+tab", "shift+tab", "right") // now it is an end
	if text := boxText(d, 80, 24); strings.Contains(text, "群主") || strings.Contains(text, "授权") {
		t.Fatalf("an end shows the owner:\n%s", text)
	}
	typeKeys(d, "tab", "因", "enter")
	want := Values{Text: map[string]string{"kind": "end", "why": "因"}, Multi: map[string][]string{}}
	if !reflect.DeepEqual(submitted, want) {
		t.Errorf("submitted %v, want %v", submitted, want)
	}
}

func TestADraftIsSavedByItsKeyAndOfferedAtEsc(t *testing.T) {
	var saved, submitted Values
	d := NewDialog(testEnv(t), branching(&saved, &submitted), nil)
	typeKeys(d, "tab", "赵", "esc")
	if text := boxText(d, 80, 24); !strings.Contains(text, "ctrl+s 存草稿") || !strings.Contains(text, "再按一次 esc") {
		t.Fatalf("Esc does not offer the draft:\n%s", text)
	}
	typeKeys(d, "ctrl+s")
	if said, _ := closing(d.env); said.Text != "好" || saved.Text["owner"] != "赵" || submitted.Text != nil {
		t.Errorf("saved %v, submitted %v, told %v", saved, submitted, said)
	}
}

func TestAFormWithoutADraftLeavesItsKeyAlone(t *testing.T) {
	d := NewDialog(testEnv(t), replyForm(func(Values) (string, error) { t.Error("submitted"); return "", nil }), nil)
	typeKeys(d, "ctrl+s")
	if strings.Contains(boxText(d, 80, 24), "ctrl+s") {
		t.Error("the key is offered")
	}
}

func TestWhatWasNotTouchedIsRenewedAndWhatWasTypedStays(t *testing.T) {
	tries := 0
	var sent []string
	build := func(context.Context) (Form, error) {
		f := replyForm(func(v Values) (string, error) {
			sent = append(sent, v.Text["number"]+" "+v.Text["note"])
			if len(sent) == 1 {
				return "", &domain.Error{Code: domain.CodeConflict, Fault: domain.FaultReplyTaken, Field: "number"}
			}
			return "好", nil
		})
		f.Fields[0].Value = fmt.Sprintf("校友办〔2026〕%d号", 18+tries)
		tries++
		return f, nil
	}
	f, _ := build(t.Context())
	d := NewDialog(testEnv(t), f, build)
	typeKeys(d, "tab", "办", "enter", "enter")
	if want := []string{"校友办〔2026〕18号 办", "校友办〔2026〕19号 办"}; !slices.Equal(sent, want) {
		t.Errorf("sent %q, want %q", sent, want)
	}
}

func TestSeveralPeopleArePickedAndTakenBack(t *testing.T) {
	var got []string
	find := func(_ context.Context, text string) ([]Option, error) {
		return []Option{{Value: "P-1", Label: text + "一"}, {Value: "P-2", Label: text + "二"}, {Value: "P-3", Label: text + "三"}}, nil
	}
	d := NewDialog(testEnv(t), Form{
		Title: "管理员", Submit: "提交",
		Fields: []Field{{
			Key: "admins", Label: "管理员", Kind: FieldPicks, Find: find,
			Values: []string{"P-9"}, Options: []Option{{Value: "P-9", Label: "孙磊"}},
		}},
		Run: func(_ context.Context, v Values) (string, error) { got = v.Multi["admins"]; return "好", nil },
	}, nil)
	if text := boxText(d, 80, 24); !strings.Contains(text, "孙磊") {
		t.Fatalf("who is in it already is not named:\n%s", text)
	}
	typeKeys(d, "赵", "down", "enter", "赵")
	if text := boxText(d, 80, 24); !strings.Contains(text, "孙磊、赵二") || strings.Count(text, "赵二") != 1 {
		t.Fatalf("after one was picked:\n%s", text)
	}
	typeKeys(d, "enter", "backspace", "钱", "down", "enter", "enter")
	if want := []string{"P-9", "P-2", "P-3"}; !slices.Equal(got, want) {
		t.Errorf("picked %q, want %q", got, want)
	}
}

func TestADayIsReadAsPeopleTypeIt(t *testing.T) {
	for typed, want := range map[string]domain.Date{
		"20261102": "2026-11-02", "2026/11/2": "2026-11-02", "2026.11.2": "2026-11-02", "2026-11-2": "2026-11-02",
		"2026年11月2日": "2026-11-02", " 2026-11-02 ": "2026-11-02", "２０２６．１１．２": "2026-11-02",
		"": "", "明天": "明天", "2026-13-45": "2026-13-45", "11-2": "11-2", "202611": "202611",
	} {
		if got := domain.ReadDate(typed); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
}

// copied is what a command puts into the clipboard, as the terminal gets it.
func copied(t *testing.T, cmd tea.Cmd) string {
	t.Helper()
	for _, m := range messages(cmd) {
		if v := reflect.ValueOf(m); v.Kind() == reflect.String && v.Type().Name() == "setClipboardMsg" {
			return v.String()
		}
	}
	t.Fatal("nothing was copied")
	return ""
}

func TestATextPageScrollsAndIsCopiedWhole(t *testing.T) {
	lines := make([]string, 60)
	for i := range lines {
		lines[i] = fmt.Sprintf("第%d行", i+1)
	}
	text := strings.Join(lines, "\n")
	env := testEnv(t)
	OpenText(env, "文书", func(context.Context) (string, error) { return text, nil })
	s := env.Requests()[0].(PushRequest).Screen
	s = drive(s, s.Init())
	if v := s.View(60, 10); !strings.Contains(v, "第1行") || !strings.Contains(v, "下面还有") || strings.Contains(v, "第11行") {
		t.Fatalf("at the top:\n%s", v)
	}
	s, _ = s.Update(keyMsg("G"))
	if v := s.View(60, 10); !strings.Contains(v, "第60行") || strings.Contains(v, "下面还有") {
		t.Fatalf("at the end:\n%s", v)
	}
	_, cmd := s.Update(keyMsg("y"))
	if got := copied(t, cmd); got != text {
		t.Errorf("copied %d bytes of %d", len(got), len(text))
	}
}

func TestStoredTextForgesNoClipboardSequence(t *testing.T) {
	evil := "同意\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte("rm -rf ~")) + "\x07\u009b31m\u202e。\r\n此复"
	env := testEnv(t)
	OpenText(env, "文书\x1b]52;c;eA==\x07", func(context.Context) (string, error) { return evil, nil })
	s := env.Requests()[0].(PushRequest).Screen
	s = drive(s, s.Init())
	view := s.View(80, 10)
	if strings.Contains(view, "\x1b]") || strings.ContainsAny(view, "\x07\u009b\u202e") {
		t.Errorf("the screen got %q", view)
	}
	_, cmd := s.Update(keyMsg("y"))
	if got := copied(t, cmd); strings.ContainsAny(got, "\x1b\x07\u009b\u202e") || !strings.HasSuffix(got, "。\n此复") {
		t.Errorf("the clipboard got %q", got)
	}
}

func TestADayOfferedIsReplacedByTheOneTyped(t *testing.T) {
	env := testEnv(t)
	d := NewDialog(env, Form{Submit: "好", Fields: []Field{DateField(env, "date", "2026-11-23")}}, nil)
	typeKeys(d, "2", "0", "2", "6", "1", "1", "0", "2")
	if got := d.fields[0].input.Value(); got != "20261102" {
		t.Errorf("the field holds %q", got)
	}
	d = NewDialog(env, Form{Submit: "好", Fields: []Field{DateField(env, "date", "2026-11-23")}}, nil)
	typeKeys(d, "backspace", "2")
	if got := d.fields[0].input.Value(); got != "2026-11-22" {
		t.Errorf("corrected by one character it holds %q", got)
	}
	d = NewDialog(env, Form{Submit: "好", Fields: []Field{DateField(env, "date", "2026-11-23")}}, nil)
	typeKeys(d, "left", "1") // who goes to a place in it types there
	if got := d.fields[0].input.Value(); got != "2026-11-213" {
		t.Errorf("typed in the middle it holds %q", got)
	}
}

func TestAFormThatGoesOnBelowSaysSo(t *testing.T) {
	env := testEnv(t)
	f := Form{Title: "申请建群", Submit: "提交"}
	for i := range 20 {
		f.Fields = append(f.Fields, Field{Key: string(rune('a' + i)), Label: "栏目"})
	}
	d := NewDialog(env, f, nil)
	if v := boxText(d, 80, 24); strings.Contains(v, env.Text.Console.More) {
		t.Errorf("all of it is shown, yet there is more:\n%s", v)
	}
	if v := boxText(d, 80, 14); !strings.Contains(v, env.Text.Console.More) {
		t.Errorf("what is below is hidden without a word:\n%s", v)
	}
}

// Where no option is what people mean by default, nothing is chosen for them.
func TestNothingIsChosenForAPersonWhereTheFormSaysSo(t *testing.T) {
	var submitted Values
	form := branching(&Values{}, &submitted)
	form.Fields[0].Unchosen = true
	d := NewDialog(testEnv(t), form, nil)
	if text := boxText(d, 80, 24); !strings.Contains(text, "请选择") || strings.Contains(text, "新建") {
		t.Fatalf("at first:\n%s", text)
	}
	typeKeys(d, "tab", "因", "enter")
	if text := boxText(d, 80, 24); submitted.Text != nil || !strings.Contains(text, "! 请选择类别。") {
		t.Fatalf("submitted %v:\n%s", submitted, text)
	}
	typeKeys(d, "left")
	if text := boxText(d, 80, 24); !strings.Contains(text, "[解散]") || strings.Contains(text, "请选择") {
		t.Fatalf("the last option is the first to the left:\n%s", text)
	}
	typeKeys(d, "right", "enter")
	if submitted.Text["kind"] != "new" {
		t.Errorf("submitted %v", submitted)
	}
}

package kit

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"alumni/domain"
)

// shelf keeps what was not submitted, by form.
type shelf struct {
	kept   map[string]map[string]domain.UnsentField
	writes int
	broken bool
}

func (s *shelf) Unsent(_ context.Context, _ domain.Caller, form string) (domain.Unsent, error) {
	if s.broken {
		return domain.Unsent{}, errors.New("broken")
	}
	return domain.Unsent{Form: form, Fields: s.kept[form]}, nil
}

func (s *shelf) KeepUnsent(_ context.Context, _ domain.Caller, form string, fields map[string]domain.UnsentField) error {
	if s.broken {
		return errors.New("broken")
	}
	s.writes++
	s.kept[form] = fields
	return nil
}

func (s *shelf) DropUnsent(_ context.Context, _ domain.Caller, form string) error {
	delete(s.kept, form)
	return nil
}

// lasting is a form of every kind of field on a record, as it opens on a shelf.
func lasting(t *testing.T, s *shelf, on domain.ID) *Dialog {
	t.Helper()
	env := testEnv(t)
	env.Unsent = s
	find := func(context.Context, string) ([]Option, error) {
		return []Option{{Value: "P-0009", Label: "周涛"}}, nil
	}
	options := []Option{{Value: "a", Label: "警告"}, {Value: "b", Label: "暂停"}}
	build := FormRequest{On: on, Build: func(context.Context) (Form, error) {
		return Form{Title: "记录违规", Submit: "记录", Type: "确认", Fields: []Field{
			{Key: "note", Label: "意见"},
			{Key: "reason", Label: "理由", Kind: FieldArea},
			{Key: "outcome", Label: "处理", Kind: FieldChoice, Options: options},
			{Key: "clauses", Label: "条款", Kind: FieldMulti, Options: options},
			{Key: "who", Label: "何人", Kind: FieldPick, Find: find},
			{Key: "more", Label: "还有", Kind: FieldPicks, Find: find},
			{Key: "day", Label: "日期", Value: "2026-11-20"},
			{Key: "key", Label: "公钥", Kind: FieldArea, Unkept: true},
		}, Run: func(context.Context, Values) (string, error) { return "已记录", nil }}, nil
	}}.Built(env)
	form, err := build(env.Ctx)
	if err != nil {
		t.Fatal(err)
	}
	return NewDialog(env, form, build)
}

// does runs a command of a dialog, but for those that wait.
func does(d *Dialog, msg tea.Msg) {
	cmd := d.Update(msg)
	if !d.timing {
		for _, m := range messages(cmd) {
			run(d, m)
		}
	}
}

func TestTrap_WhatWasTypedIntoAFormIsOfferedAgain(t *testing.T) {
	s := &shelf{kept: map[string]map[string]domain.UnsentField{}}
	on := domain.ID{Kind: domain.KindGroup, Seq: 3}
	d := lasting(t, s, on)
	d.timing = true // no timer
	for _, k := range []string{"意", "tab", "一", "ctrl+j", "二", "tab", "right", "tab", "space", "tab"} {
		d.Update(keyMsg(k))
	}
	for range 2 { // who, more
		for _, m := range messages(d.Update(keyMsg("z"))) {
			d.Update(m)
		}
		d.Update(keyMsg("enter"))
		if d.focused().Key == "more" && len(d.focused().picked) > 0 {
			break
		}
	}
	d.Update(keyMsg("tab"))
	d.Update(keyMsg("tab"))
	d.Update(keyMsg("确")) // a confirmation is not kept
	Leave(d.env, d)

	again := lasting(t, s, on)
	box := boxText(again, 100, 40)
	if !strings.Contains(box, "ctrl+r 恢复") || strings.Contains(box, "二") {
		t.Fatalf("it is not offered, or put in unasked:\n%s", box)
	}
	again.timing = true
	again.Update(keyMsg("ctrl+r"))
	v, was := again.values(), d.values()
	if v.Text["reason"] != "一\n二" || v.Text["outcome"] != "b" || v.Text["who"] != "P-0009" || len(v.Multi["clauses"]) != 1 ||
		v.Text["note"] != was.Text["note"] || len(v.Multi["more"]) != 1 || v.Text["day"] != "2026-11-20" {
		t.Errorf("restored %v", v)
	}
	if f := again.fields[len(again.fields)-1]; f.Key != typeKey || f.input.Value() != "" {
		t.Errorf("the confirmation holds %q", f.input.Value())
	}
	other := lasting(t, s, domain.ID{Kind: domain.KindGroup, Seq: 4})
	if strings.Contains(boxText(other, 100, 40), "ctrl+r") {
		t.Error("it is offered on another record")
	}
}

func TestWhatIsTypedIsKeptAfterAPauseAndForgottenWhenSubmittedOrThrownAway(t *testing.T) {
	s := &shelf{kept: map[string]map[string]domain.UnsentField{}}
	d := lasting(t, s, domain.ID{})
	d.Update(keyMsg("意"))
	if !d.timing || s.writes != 0 {
		t.Fatal("nothing is to be kept, or it was written on the path of a key")
	}
	d.Update(keyMsg("见"))
	does(d, keepDue{d.unsent})
	if s.writes != 1 || s.kept[d.unsent.form]["note"].Text != "意见" {
		t.Fatalf("%d writes, kept %v", s.writes, s.kept)
	}
	does(d, keepDue{d.unsent})
	if s.writes != 1 {
		t.Error("what did not change was written again")
	}
	typeKeys(d, "esc", "esc")
	if len(s.kept) != 0 {
		t.Errorf("thrown away, but kept: %v", s.kept)
	}
	Leave(d.env, d)
	if len(s.kept) != 0 {
		t.Error("what was thrown away is kept when the session ends")
	}

	d = lasting(t, s, domain.ID{})
	d.timing = true
	typeKeys(d, "意")
	Leave(d.env, d)
	for d.focused().Key != typeKey {
		typeKeys(d, "tab")
	}
	typeKeys(d, "确", "认", "enter")
	if len(s.kept) != 0 {
		t.Errorf("submitted, but kept: %v", s.kept)
	}
}

func TestWhatIsOfferedIsDiscardedByItsKey(t *testing.T) {
	s := &shelf{kept: map[string]map[string]domain.UnsentField{}}
	d := lasting(t, s, domain.ID{})
	d.timing = true
	typeKeys(d, "意")
	Leave(d.env, d)
	d = lasting(t, s, domain.ID{})
	typeKeys(d, "ctrl+x")
	if len(s.kept) != 0 || strings.Contains(boxText(d, 100, 40), "ctrl+r") {
		t.Errorf("kept %v", s.kept)
	}
}

// A store that can't keep anything does not disturb who types.
func TestAFormWorksWhereNothingCanBeKept(t *testing.T) {
	s := &shelf{broken: true}
	d := lasting(t, s, domain.ID{})
	d.Update(keyMsg("意"))
	does(d, keepDue{d.unsent})
	Leave(d.env, d)
	if d.values().Text["note"] != "意" || d.err+d.note != "" {
		t.Errorf("%v %q %q", d.values(), d.err, d.note)
	}
}

// A table that was pasted and not confirmed is kept as a form is.
func TestAPastedTableIsOfferedAgain(t *testing.T) {
	s := &shelf{kept: map[string]map[string]domain.UnsentField{}}
	open := func() *pasting {
		p := newPastingOn(t, s)
		for _, m := range messages(p.page.Init()) {
			p.page.Update(m)
		}
		return p
	}
	p := open()
	p.page.Update(tea.PasteMsg{Content: "1\t赵一\n2\t钱二\n"})
	p.page.timing = true // no timer
	p.page.Update(keyMsg("3"))
	Leave(p.env, Overlay(nil), p.page)

	p = open()
	if view := ansi.Strip(p.page.View(80, 24)); !strings.Contains(view, "ctrl+r 恢复") || strings.Contains(view, "赵一") {
		t.Fatalf("it is not offered, or put in unasked:\n%s", view)
	}
	p.page.timing = true
	p.page.Update(keyMsg("ctrl+r"))
	if p.page.text != "1\t赵一\n2\t钱二\n" || p.page.line != "3" {
		t.Errorf("restored %q and %q", p.page.text, p.page.line)
	}
	p.answer = PasteReport{Next: "登记", Confirm: func(context.Context) (Form, error) {
		return Form{Title: "登记", Leaves: true, Run: func(context.Context, Values) (string, error) { return "已登记", nil }}, nil
	}}
	for _, m := range messages(func() tea.Msg { return p.page.goOn()() }) {
		p.page.Update(m)
	}
	p.page.goOn()
	form, err := p.env.Requests()[0].(FormRequest).Build(p.env.Ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.kept) == 0 {
		t.Fatal("forgotten before it is confirmed")
	}
	typeKeys(NewDialog(p.env, form, nil), "enter")
	if len(s.kept) != 0 {
		t.Errorf("confirmed, but kept: %v", s.kept)
	}
}

// The lines of a paste that the terminal does not mark confirm nothing on the page.
func TestTrap_AnEnterWithinAPasteConfirmsNoTable(t *testing.T) {
	p := newPasting(t)
	for _, m := range []tea.Msg{
		keyMsg("1"), keyMsg("tab"), keyMsg("甲"),
		tea.PasteMsg{Content: "\n"},
		keyMsg("2"),
		tea.PasteMsg{Content: "\n"},
		tea.PasteMsg{Content: "\n"},
	} {
		p.page.Update(m)
	}
	if p.page.text != "1\t甲\n2\n" || p.page.busy || p.asked != nil {
		t.Errorf("the page holds %q, checking: %v", p.page.text, p.page.busy)
	}
}

// A private key pasted where a public one belongs is left nowhere: neither kept nor
// offered, even where an older program kept it; the rest of the form is.
func TestTrap_AKeyIsNotKeptWithTheForm(t *testing.T) {
	const secret = "-----BEGIN OPENSSH PRIVATE KEY-----"
	s := &shelf{kept: map[string]map[string]domain.UnsentField{}}
	d := lasting(t, s, domain.ID{})
	d.timing = true // no timer
	typeKeys(d, "意")
	for d.focused().Key != "key" {
		typeKeys(d, "tab")
	}
	d.Update(tea.PasteMsg{Content: secret})
	if d.values().Text["key"] != secret {
		t.Fatalf("the form holds %v", d.values())
	}
	Leave(d.env, d)
	kept := s.kept[d.unsent.form]
	if _, ok := kept["key"]; ok || len(kept) != 1 || kept["note"].Text != "意" {
		t.Errorf("kept %v", kept)
	}
	kept["key"] = domain.UnsentField{Text: secret}
	d = lasting(t, s, domain.ID{})
	d.timing = true
	d.Update(keyMsg("ctrl+r"))
	if v := d.values(); v.Text["key"] != "" || v.Text["note"] != "意" {
		t.Errorf("restored %v", v)
	}
}

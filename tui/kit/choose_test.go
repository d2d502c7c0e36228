package kit

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/tui/show"
)

// Everybody whom a page names is one key away: Tab goes from one to the next,
// brings the line into sight and marks it by a sign, Enter opens the page; what
// was chosen stays chosen when the page comes anew.
func TestEverybodyAPageNamesIsOneKeyAway(t *testing.T) {
	env := testEnv(t)
	person := func(n uint64) domain.ID { return domain.ID{Kind: domain.KindPerson, Seq: n} }
	env.Detail = func(context.Context, domain.ID) (Detail, error) {
		rows := []show.Row{
			{Label: "群主", Text: "张三", ID: person(1)},
			{Label: "T-0007", Text: "移交", Links: []domain.ID{person(2), person(1), {}}},
		}
		for i := range 60 {
			rows = append(rows, show.Row{Label: "理事", Text: fmt.Sprintf("理事%d", i), ID: person(uint64(10 + i))})
		}
		return Detail{Doc: show.Doc{ID: "B-0001", Title: "北京", Sections: []show.Section{{Rows: rows}}}}, nil
	}
	p := NewPage(env, domain.ID{Kind: domain.KindBranch, Seq: 1}).(*page)
	p.View(80, 20)
	drive(p, p.Init())
	p.View(80, 20)
	opened := func() (out []domain.ID) {
		for _, r := range env.Requests() {
			if r, ok := r.(RecordRequest); ok {
				out = append(out, r.ID)
			}
		}
		return out
	}
	for _, want := range []domain.ID{person(1), {Kind: domain.KindTransfer, Seq: 7}, person(2), person(10)} {
		press(p, "tab")
		if !strings.Contains(p.View(80, 20), "▸") {
			t.Errorf("%s is chosen by its colour alone", want)
		}
		press(p, "enter")
		if got := opened(); !slices.Equal(got, []domain.ID{want}) {
			t.Errorf("opened %v, want %s", got, want)
		}
	}
	for range 30 {
		press(p, "tab")
	}
	if v := p.View(80, 20); !strings.Contains(v, "理事30") || !strings.Contains(v, "▸") {
		t.Errorf("what is chosen is out of sight:\n%s", v)
	}
	top := p.pane.view.Top
	drive(p, p.pane.refresh()) // as after an event, or on the way back
	p.View(80, 20)
	if press(p, "enter"); !slices.Equal(opened(), []domain.ID{person(40)}) || p.pane.view.Top != top {
		t.Error("the place is lost when the page comes anew")
	}
	press(p, "shift+tab", "enter")
	if got := opened(); !slices.Equal(got, []domain.ID{person(39)}) {
		t.Errorf("shift+tab goes to %v", got)
	}
}

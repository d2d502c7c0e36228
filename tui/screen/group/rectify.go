package group

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/people"
	"alumni/tui/console"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/member"
	"alumni/tui/show/rectification"
)

// namedAtMost is how many of those who are asked at once the form names.
const namedAtMost = 8

// askOne is the key that asks the member under the cursor to put the card right.
func (m *members) askOne(r people.MemberRow) kit.Binding {
	in := people.AskToRectify{Group: m.group.ID, Persons: []domain.ID{r.Person}}
	return kit.FormBinding(m.env, rectification.Ask.Key, m.env.Text.Rectify.AskOne, m.manageable, m.askForm(in, r.Name))
}

// askMarked is the same key for all who are marked: one notice, with one deadline.
func (m *members) askMarked() []kit.Binding {
	n := len(m.marks.All())
	if n == 0 {
		return nil
	}
	name := m.env.Text.Rectify.AskMarked + " " + strconv.Itoa(n)
	return []kit.Binding{kit.FormBinding(m.env, rectification.Ask.Key, name, m.manageable, m.markedForm)}
}

// askAll is the key that asks everybody whose card deviates.
func (m *members) askAll() kit.Binding {
	in := people.AskToRectify{Group: m.group.ID, All: true}
	return kit.FormBinding(m.env, "N", m.env.Text.Rectify.AskAll, m.manageable, func(ctx context.Context) (kit.Form, error) {
		f, err := m.askForm(in, i18n.ShortGroup(m.group.Name))(ctx)
		f.Title = m.env.Text.Rectify.AskAll + " · " + i18n.ShortGroup(m.group.Name)
		return f, err
	})
}

// markedForm names who of those marked is asked, and who is not for a card that is
// right or a notice that asks already.
func (m *members) markedForm(ctx context.Context) (kit.Form, error) {
	t, in := m.env.Text, people.AskToRectify{Group: m.group.ID}
	var asked, left []show.Row
	for _, id := range m.marks.All() {
		r, err := m.env.Office.Member(ctx, m.env.By, m.group.ID, id)
		if err != nil {
			return kit.Form{}, err
		}
		if why := t.NotAsked(r); why != "" {
			left = append(left, show.Row{Sign: "—", Label: r.Name, Text: why, Tone: show.ToneLabel})
			continue
		}
		in.Persons = append(in.Persons, id)
		card := t.Sentence(t.Rectify.Line, domain.Args{"card": r.Card, "want": r.Proposal})
		asked = append(asked, show.Row{Sign: "·", Label: r.Name, Text: card})
	}
	if len(in.Persons) == 0 {
		return kit.Form{}, domain.Conflict(domain.FaultCardsRight, "persons", "N2.2b", domain.Args{"group": m.group.Name})
	}
	f, err := m.askForm(in, t.Tell(i18n.Line{ZH: "{n} 人", EN: "{n} {n|member|members}"}, domain.Args{"n": len(in.Persons)}))(ctx)
	f.Intro = append(f.Intro, atMost(asked)...)
	f.Intro = append(f.Intro, atMost(left)...)
	return f, err
}

func atMost(rows []show.Row) []show.Row {
	if len(rows) <= namedAtMost {
		return rows
	}
	rest := show.Row{Sign: "…", Text: strconv.Itoa(len(rows) - namedAtMost), Tone: show.ToneLabel}
	return append(rows[:namedAtMost:namedAtMost], rest)
}

// askForm asks until when; what to paste into the group is one key away afterwards.
func (m *members) askForm(in people.AskToRectify, name string) func(context.Context) (kit.Form, error) {
	var given atomic.Pointer[[]domain.Rectification]
	ask := member.Of(rectification.Ask, in, name, rectification.AskFields)
	ask.Do = func(o *office.Office, ctx context.Context, by domain.Caller, in people.AskToRectify) ([]domain.Rectification, error) {
		out, err := o.AskToRectify(ctx, by, in)
		for _, r := range out {
			for _, asked := range r.Members {
				m.marks.Drop(asked.Person)
			}
		}
		given.Store(&out)
		return out, err
	}
	build := console.Form(m.env, ask, domain.ID{})
	return func(ctx context.Context) (kit.Form, error) {
		f, err := build(ctx)
		f.Offer = &kit.Binding{Key: "t", Label: m.env.Text.Rectify.Text, Run: func() tea.Cmd {
			var ids []domain.ID
			for _, r := range *given.Load() {
				ids = append(ids, r.ID)
			}
			return openTexts(m.env, ids...)
		}}
		return f, err
	}
}

// openTexts opens what is pasted into the group for some notices.
func openTexts(env *kit.Env, ids ...domain.ID) tea.Cmd {
	return kit.OpenText(env, env.Text.Rectify.TextTitle, func(ctx context.Context) (string, error) {
		var out []string
		for _, id := range ids {
			v, err := env.Office.Notice(ctx, env.By, id)
			if err != nil {
				return "", err
			}
			out = append(out, env.Text.RectifyText(v))
		}
		return strings.Join(out, "\n"), nil
	})
}

// Notice loads a notice's document.
var Notice = console.Page(rectification.View, func(env *kit.Env, v people.NoticeView) []kit.Binding {
	return []kit.Binding{{Key: "p", Label: env.Text.Rectify.Text, Run: func() tea.Cmd { return openTexts(env, v.ID) }}}
})

// notices is the key of the list of notices to put cards right, N2.2b: of one group,
// or with no ID of all.
func notices(env *kit.Env, group domain.ID, name string) kit.Binding {
	l := rectification.List
	if !group.IsZero() {
		page := l.Page
		l.Page = func(f *people.NoticeFilter, text, after string, limit int) {
			page(f, text, after, limit)
			f.Group = group
		}
		columns, short := l.Columns, i18n.ShortGroup(name)
		l.Columns = func(t *i18n.Text, now func() time.Time) []show.Column[people.NoticeRow] {
			return slices.DeleteFunc(columns(t, now), func(c show.Column[people.NoticeRow]) bool { return c.Key == "group" })
		}
		l.Title = i18n.Line{ZH: short + " " + l.Title.ZH, EN: l.Title.EN + " of " + short}
	}
	return kit.Binding{Key: "X", Label: env.Text.Say(rectification.List.Title), Hidden: true, Run: func() tea.Cmd {
		return kit.Push(env, console.Screen(l)(env))
	}}
}

// Package review is the screen of identity reviews (身份核查): how far one is or
// what it found, and the walk through the roster, person by person, by single keys.
package review

import (
	"context"
	"sync"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/review"
	"alumni/tui/console"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	reviewshow "alumni/tui/show/review"
)

// Detail loads a review's document and what can be done with it.
var Detail = console.Page(reviewshow.View, bindings)

func bindings(env *kit.Env, v review.View) []kit.Binding {
	if v.State != domain.ReviewOpen {
		return nil
	}
	out := []kit.Binding{{
		Key: "w", Label: env.Text.Review.Walk, Allowed: func() error { return v.Walk },
		Run: func() tea.Cmd { return kit.Push(env, Walk(env, v.ID)) },
	}}
	if v.Walk != nil && v.Take == nil {
		out = append(out, take(env, v.ID))
	}
	return append(out, console.BindingIf(env, reviewshow.Finish, v.ID, func() error { return v.Finish }))
}

func take(env *kit.Env, id domain.ID) kit.Binding {
	return console.Binding(env, reviewshow.Take, id)
}

// walk is the walk through one review's roster. Where it stands is this session's:
// what was decided is in the store, so that it goes on where it was left.
type walk struct {
	kit.Screen
	env *kit.Env
	id  domain.ID

	mu      sync.Mutex
	next    review.Walk // whom the page shows next
	decided uint64      // the review's version after the last decision here
}

// Walk makes the screen that walks a review's roster.
func Walk(env *kit.Env, id domain.ID) kit.Screen {
	w := &walk{env: env, id: id, next: review.Walk{ID: id}}
	w.Screen = kit.NewPageOf(env, id, w.load)
	return w
}

// Title is what is done here: the review's own page is the one below.
func (w *walk) Title() string { return w.env.Text.Review.Walk }

// Update reloads the page when somebody else is to be shown.
func (w *walk) Update(msg tea.Msg) (kit.Screen, tea.Cmd) {
	if _, again := msg.(kit.ReloadMsg); again {
		msg = kit.EventMsg{Event: domain.Event{Lost: true}} // another is shown, of whom nothing was revealed
	}
	var cmd tea.Cmd
	w.Screen, cmd = w.Screen.Update(msg)
	return w, cmd
}

func (w *walk) load(ctx context.Context, _ domain.ID) (kit.Detail, error) {
	w.mu.Lock()
	next := w.next
	w.mu.Unlock()
	s, err := w.env.Office.WalkReview(ctx, w.env.By, next)
	if err != nil {
		return kit.Detail{}, err
	}
	if s.At > 0 { // an event of others reloads the same one
		w.show(next, review.Walk{ID: w.id, Person: s.Found.Person})
	}
	return kit.Detail{Doc: reviewshow.Seat(w.env.Text, s), Bindings: w.bindings(s)}, nil
}

// show says whom the page shows next, unless another was asked for since.
func (w *walk) show(unless, next review.Walk) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.next == unless {
		w.next = next
	}
}

// late tells that somebody was decided on here since the page was loaded: a key that is
// pressed before the next one is shown is meant for nobody whom anybody saw.
func (w *walk) late(s review.Seat) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return s.Review.Version < w.decided
}

// inTime drops the key of a decision that is late.
func (w *walk) inTime(s review.Seat, b kit.Binding) kit.Binding {
	run := b.Run
	b.Run = func() tea.Cmd {
		if w.late(s) {
			return nil
		}
		return run()
	}
	return b
}

// turn says whom the page shows next.
func (w *walk) turn(next review.Walk) {
	w.mu.Lock()
	defer w.mu.Unlock()
	next.ID = w.id
	w.next = next
}

func (w *walk) bindings(s review.Seat) []kit.Binding {
	t := &w.env.Text.Review
	var out []kit.Binding
	if s.At > 0 {
		out = append(out, w.decisions(s)...)
	}
	if back := s.Found.Person; s.At > 1 || s.At == 0 {
		out = append(out, kit.Binding{Key: "b", Label: t.Back, Run: func() tea.Cmd {
			if s.At == 0 {
				back = s.Review.Members[len(s.Review.Members)-1].Person
				w.turn(review.Walk{Person: back})
			} else {
				w.turn(review.Walk{Before: back})
			}
			return kit.Reload(w.env)
		}})
	}
	if s.At > 0 && s.Found.State != domain.ReviewedOpen {
		out = append(out, kit.Binding{Key: "n", Label: t.Next, Run: func() tea.Cmd {
			w.turn(review.Walk{After: s.Found.Person})
			return kit.Reload(w.env)
		}})
	}
	if s.Walk != nil && s.Take == nil {
		out = append(out, take(w.env, w.id))
	}
	if s.At == 0 {
		out = append(out, console.BindingIf(w.env, reviewshow.Finish, w.id, func() error { return s.Finish }))
	}
	return out
}

// keys are those of the decisions.
var keys = map[domain.ReviewedState]string{
	domain.ReviewedFits: "y", domain.ReviewedCard: "c", domain.ReviewedVerified: "v", domain.ReviewedUnfit: "x",
	domain.ReviewedLeft: "o", domain.ReviewedSkipped: "s",
}

func (w *walk) decisions(s review.Seat) []kit.Binding {
	var out []kit.Binding
	for _, as := range domain.ReviewDecisions {
		label := w.env.Text.Review.Key[as]
		allowed := func() error { return s.Walk }
		switch as {
		case domain.ReviewedVerified, domain.ReviewedUnfit, domain.ReviewedLeft:
			if as == domain.ReviewedVerified {
				allowed = func() error {
					if s.Walk != nil {
						return s.Walk
					}
					return s.MayVerify
				}
			}
			out = append(out, w.inTime(s, kit.FormBinding(w.env, keys[as], label, allowed, w.form(s, as))))
			continue
		case domain.ReviewedCard:
			if len(s.Member.Findings) == 0 {
				continue // there is nothing to mend
			}
		}
		out = append(out, w.inTime(s, kit.Binding{Key: keys[as], Label: label, Allowed: allowed, Run: func() tea.Cmd {
			return kit.Call(w.env, func(ctx context.Context) (string, show.Tone, error) {
				said, err := w.decide(ctx, s, as, "")
				return said, show.ToneFocus, err
			})
		}}))
	}
	return out
}

// decide decides on who is shown, on the version that is shown, and goes on to the next.
func (w *walk) decide(ctx context.Context, s review.Seat, as domain.ReviewedState, note string) (string, error) {
	r, err := w.env.Office.DecideReview(ctx, w.env.By, review.Decide{
		OnReview: review.OnReview{ID: w.id, Version: s.Review.Version}, Person: s.Found.Person, Decision: as, Note: note,
	})
	if err != nil {
		return "", err
	}
	w.mu.Lock()
	w.decided = r.Version
	w.mu.Unlock()
	w.turn(review.Walk{After: s.Found.Person})
	return w.env.Text.ReviewDecided(s.Member.Name, r.Members[s.At-1]), nil
}

// form asks what a decision needs besides: how a name was verified, why somebody
// does not fit; of who left nothing but whether it is so.
func (w *walk) form(s review.Seat, as domain.ReviewedState) func(context.Context) (kit.Form, error) {
	return func(context.Context) (kit.Form, error) {
		t := w.env.Text
		f := kit.Form{
			Title: t.Review.Key[as] + " · " + s.Member.Name, Rules: []domain.ClauseID{"M6.1"}, Submit: t.Review.Key[as],
			Run: func(ctx context.Context, v kit.Values) (string, error) { return w.decide(ctx, s, as, v.Text["note"]) },
		}
		var in review.Decide
		note := reviewshow.Note(&in)
		switch as {
		case domain.ReviewedVerified:
			f.Rules = []domain.ClauseID{"N2.2a"}
			note = note.Named("核验方式与证据", "How, and by what").Hinted("如：身份证原件、理事某某证明", "such as: identity card seen")
		case domain.ReviewedUnfit:
			f.Rules, f.Danger = []domain.ClauseID{"N2.2c", "M6.3"}, true
			f.Intro = []show.Row{{Text: t.Say(i18n.Line{
				ZH: "列入待办：在微信移出后，凭证填在任务里。", EN: "A task opens; it ends with the proof of the step in WeChat.",
			}), Tone: show.ToneLabel}}
			note = note.Named("理由", "Reason")
		case domain.ReviewedLeft:
			note = note.Optional().Named("备注", "Remark")
		}
		f.Fields = []kit.Field{console.Field(w.env, deed.Field(note))}
		return f, nil
	}
}

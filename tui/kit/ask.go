package kit

import (
	"context"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/tui/show"
)

// Request is one thing that a screen asks the root for. Screens ask during
// their Update by the functions below; the root does it right after that
// Update, in the same turn, so that the next key meets what was asked for. They
// give no command, so that a binding can be that one line. A command must not
// ask: it runs beside the session; what it finds out comes back as a Result.
type Request any

// The requests, each made by the function of its name.
type (
	// RecordRequest opens a record's page on top; by a jump, under its section.
	RecordRequest struct {
		ID   domain.ID
		Jump bool
	}
	// SectionRequest goes to a section, and searches it for a text that is not "".
	SectionRequest struct{ Key, Search string }
	// PushRequest puts a screen on top.
	PushRequest struct{ Screen Screen }
	// ReloadMsg has the screen on top load its list again; Marked has it go on to
	// the row after the one that was marked.
	ReloadMsg struct{ Marked bool }
	// BackRequest closes the screen on top.
	BackRequest struct{}
	// FormRequest opens a form, once it is built.
	FormRequest struct {
		Build func(ctx context.Context) (Form, error)
		On    domain.ID // the record that the form is about; the zero ID for none
	}
	// CallRequest runs a use-case and says what it says.
	CallRequest struct {
		Do    func(ctx context.Context) (string, show.Tone, error)
		Back  bool // then close the screen on top
		Burst bool // the key came in one go with others, as of a paste: it decides nothing
	}
	// CloseRequest closes the overlay, and says something if there is something, or
	// shows it until it is dismissed; what was revealed is shown by the screen on top.
	CloseRequest struct {
		Said  Said
		Once  *show.Once
		Clear *show.Clear
	}
	// ClearMsg tells the screen on top what was revealed of somebody it shows; nil
	// covers it again, since the screen is left.
	ClearMsg struct{ Clear *show.Clear }
	// ToastRequest says something.
	ToastRequest struct{ Said Said }
)

// Said is one line in the footer until the next key. The key of what it
// offers, if anything, works as that next key, wherever the person is.
type Said struct {
	Text  string
	Tone  show.Tone
	Offer *Binding
}

func (e *Env) ask(r Request) tea.Cmd {
	e.asked = append(e.asked, r)
	return nil
}

// InBurst runs what a key does; burst tells whether it came in one go with
// others, as the keys of a paste do. It is the root's.
func (e *Env) InBurst(burst bool, do func() tea.Cmd) tea.Cmd {
	before := e.burst
	e.burst = burst
	defer func() { e.burst = before }()
	return do()
}

// about makes of what can be done with a record that it is done about it.
func (e *Env) about(id domain.ID, run func() tea.Cmd) func() tea.Cmd {
	if run == nil {
		return nil
	}
	return func() tea.Cmd {
		before := e.subject
		e.subject = id
		defer func() { e.subject = before }()
		return run()
	}
}

// Requests gives what screens have asked for since it was last called, in
// their order. It is the root's.
func (e *Env) Requests() []Request {
	out := e.asked
	e.asked = nil
	return out
}

// OpenRecord opens a record's page on top, or goes back to it where it is open
// below.
func OpenRecord(env *Env, id domain.ID) tea.Cmd { return env.ask(RecordRequest{ID: id}) }

// ToRecord is the binding that opens the record that a page leads to.
func ToRecord(env *Env, label string, id domain.ID) Binding {
	return Binding{Key: "o", Label: label + " " + id.String(), Run: func() tea.Cmd { return OpenRecord(env, id) }}
}

// JumpTo opens a record's page under its section, whatever is open now.
func JumpTo(env *Env, id domain.ID) tea.Cmd { return env.ask(RecordRequest{ID: id, Jump: true}) }

// OpenSection goes to a section of the rail by its key ("branches"), and
// searches it if a text is given.
func OpenSection(env *Env, key, search string) tea.Cmd {
	return env.ask(SectionRequest{Key: key, Search: search})
}

// Push puts a screen on top: a list that belongs to one record, such as the
// members of a group.
func Push(env *Env, s Screen) tea.Cmd { return env.ask(PushRequest{Screen: s}) }

// Reload has the screen on top load its list again, after one of its own
// filters changed.
func Reload(env *Env) tea.Cmd { return env.ask(ReloadMsg{}) }

// Marked has the screen on top load the same list again after the row under the
// cursor was marked, and go on to the next row.
func Marked(env *Env) tea.Cmd { return env.ask(ReloadMsg{Marked: true}) }

// Back closes the screen on top.
func Back(env *Env) tea.Cmd { return env.ask(BackRequest{}) }

// OpenForm opens a form. build runs off the update loop, and again after a
// stale decision; keys that are pressed meanwhile are the form's.
func OpenForm(env *Env, build func(ctx context.Context) (Form, error)) tea.Cmd {
	return env.ask(FormRequest{Build: build, On: env.subject})
}

// FormOn builds a form on a record, which is loaded first; why the caller may
// not do it now is said instead.
func FormOn[V any](
	env *Env, get func(context.Context, domain.Caller, domain.ID) (V, error), id domain.ID, refused func(V) error,
	form func(context.Context, V) (Form, error),
) func(ctx context.Context) (Form, error) {
	return func(ctx context.Context) (Form, error) {
		v, err := get(ctx, env.By, id)
		if err == nil {
			err = refused(v)
		}
		if err != nil {
			return Form{}, err
		}
		return form(ctx, v)
	}
}

// FormBinding is the binding that opens a form; nil allows it to everybody.
func FormBinding(env *Env, key, label string, allowed func() error, build func(ctx context.Context) (Form, error)) Binding {
	return Binding{Key: key, Label: label, Allowed: allowed, Run: func() tea.Cmd { return OpenForm(env, build) }}
}

// SureOfClock is the form that asks whether the clock is right, before what was
// called is called once more.
func SureOfClock(env *Env, doubt error, call CallRequest) Form {
	t := &env.Text.Console
	return Form{
		Title: t.ClockTitle, Intro: []show.Row{{Text: env.Text.Error(doubt), Tone: show.ToneDanger}}, Submit: t.ClockSubmit, Danger: true,
		Leaves: call.Back,
		Run: func(ctx context.Context, _ Values) (string, error) {
			text, _, err := call.Do(desk.SureOfClock(ctx))
			return text, err
		},
	}
}

// Call runs a use-case off the update loop and says what it says, or its error
// in the session's language. Keys wait until it is done.
func Call(env *Env, fn func(ctx context.Context) (string, show.Tone, error)) tea.Cmd {
	return env.ask(CallRequest{Do: fn, Burst: env.burst})
}

// CallAndBack is Call; when the use-case is done the screen on top closes.
func CallAndBack(env *Env, fn func(ctx context.Context) (string, show.Tone, error)) tea.Cmd {
	return env.ask(CallRequest{Do: fn, Back: true, Burst: env.burst})
}

// Close closes the overlay.
func Close(env *Env) tea.Cmd { return env.ask(CloseRequest{}) }

// Toast says one line.
func Toast(env *Env, text string, tone show.Tone) tea.Cmd {
	return env.ask(ToastRequest{Said{Text: text, Tone: tone}})
}

// ReadClause is the binding that opens the rule reader where a record's first
// clause stands.
func ReadClause(env *Env, rules ...domain.ClauseID) Binding {
	return Binding{Key: "c", Label: env.Text.Label.Clause, Run: func() tea.Cmd {
		if env.Clause == nil || len(rules) == 0 || rules[0] == "" {
			return nil
		}
		return Push(env, env.Clause(env, rules[0]))
	}}
}

// Token says whose a result is: the screen that asked, and which of its
// questions this was. A screen drops what does not carry its present token.
type Token struct {
	Screen uint64
	Gen    uint64
}

// Next gives the token of the screen's next question; answers to earlier ones
// are late from then on.
func (t *Token) Next() Token {
	t.Gen++
	return *t
}

// Result is what a command of Do delivers.
type Result[T any] struct {
	Token Token
	Value T
	Err   error
}

// Failure gives the error to the root, which ends the session if the account
// was disabled meanwhile.
func (r Result[T]) Failure() error { return r.Err }

var _ Failed = Result[int]{}

// Failed is a message that may carry an error of a use-case.
type Failed interface{ Failure() error }

// Do runs a use-case off the update loop and delivers its Result. It is the
// only way by which screens do I/O.
func Do[T any](env *Env, target Token, fn func(ctx context.Context) (T, error)) tea.Cmd {
	ctx := env.Ctx
	return func() tea.Msg {
		v, err := fn(ctx)
		if ctx.Err() != nil {
			return nil
		}
		return Result[T]{Token: target, Value: v, Err: err}
	}
}

// NewToken makes the token of a new screen of this session.
func (e *Env) NewToken() Token { return Token{Screen: atomic.AddUint64(&e.ids, 1)} }

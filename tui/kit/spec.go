// Package kit is what every screen is built of: the environment of a session,
// the screen and binding types, the list browser, detail documents, forms and
// the styles. Nothing here is package-level state: many people share a process.
package kit

import (
	"context"
	"slices"
	"strconv"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Env is the environment of one session. Screens hold it; nobody changes it
// but the root.
type Env struct {
	Ctx    context.Context // ends with the session
	Office *office.Office
	By     domain.Caller
	Text   *i18n.Text
	Styles *Styles
	// Detail loads the document of any record, by its kind; the root fills it
	// from the screens, which never import each other.
	Detail func(ctx context.Context, id domain.ID) (Detail, error)
	// Clause and History make the screens of a clause of the rules and of a record's
	// whole history; nil where there is none.
	Clause  func(env *Env, id domain.ClauseID) Screen
	History func(env *Env, id domain.ID) Screen
	// Unsent keeps what was filled into forms and not submitted; nil keeps nothing.
	Unsent Keeper
	// Wide tells that the terminal has 100 columns or more; the root keeps it.
	Wide bool

	actor atomic.Pointer[domain.Actor]
	ids   uint64 // of screens, by NewToken
	burst bool   // the key that is pressed now came in one go with others
	// subject is the record that what is done now is about.
	subject domain.ID
	asked   []Request // of the root, in order
	// dropped are the forms whose unsent content is to be forgotten.
	dropped []*unsent
}

// Actor is the person with the present role and scope, which a director may
// change while the session is open.
func (e *Env) Actor() domain.Actor {
	if a := e.actor.Load(); a != nil {
		return *a
	}
	return domain.Actor{}
}

// SetActor says who the person is now.
func (e *Env) SetActor(a domain.Actor) { e.actor.Store(&a) }

// Screen is one entry of the root's stack.
type Screen interface {
	Init() tea.Cmd
	Update(tea.Msg) (Screen, tea.Cmd)
	View(w, h int) string // exactly h lines of at most w cells
	Title() string        // for the header's breadcrumb
	Busy() bool           // a text field has focus: single-letter globals are off
	// Waits tells that a key, by its name, is meant for what the screen has asked
	// for and what has not come yet. The root keeps it until then. "" stands for
	// a key of the root's own and for a paste.
	Waits(key string) bool
	Bindings() []Binding // feed the keys, the footer, the help page and the palette
	// Cursor is where the real cursor stands, relative to the view; ok only
	// while a field has focus (the input method's window opens there).
	Cursor() (x, y int, ok bool)
}

// Binding is one thing that can be done now.
type Binding struct {
	Key     string       // as tea.KeyPressMsg.String() gives it: "a", "enter", "ctrl+k"
	Label   string       // in the session's language
	Allowed func() error // nil func or nil error: allowed; else why it is greyed out
	Run     func() tea.Cmd
	Hidden  bool // in the help and the palette, not in the footer
}

// Detail is a loaded record: its document and what can be done with it.
type Detail struct {
	Doc      show.Doc
	Bindings []Binding
}

// Chip is one filter above a list.
type Chip struct {
	Label string
	Count int // shown if ≥ 0
}

// ListQuery is what a browser asks its screen for.
type ListQuery struct {
	Chip  int
	Text  string
	After string
	Limit int
	// Counted is how many rows the whole list was found to have; 0 before that is known.
	Counted int
}

// ListPage is a page with what stands above the list.
type ListPage[R any] struct {
	domain.Page[R]
	Headline []show.Cell // "12 件等您处理", "2 件逾期"
	Chips    []Chip
	Empty    string // what an empty list says instead of the spec's text
}

// Found is how many rows a list has under its filters and its search. Where that
// takes longer than its first page it is 60+ until they were counted.
func Found[R any](q ListQuery, p domain.Page[R]) string {
	switch {
	case p.Next == "":
		return strconv.Itoa(len(p.Items))
	case p.Total != nil:
		return strconv.Itoa(*p.Total)
	case q.Counted > 0:
		return strconv.Itoa(q.Counted)
	}
	return strconv.Itoa(max(len(p.Items), q.Limit)) + "+"
}

// BrowserSpec describes a list with a detail beside or below it.
type BrowserSpec[R any] struct {
	Title   string
	Columns []show.Column[R]
	Load    func(ctx context.Context, q ListQuery) (ListPage[R], error)
	// Count counts all rows for a query, however many, beside the list; nil counts
	// them page by page.
	Count  func(ctx context.Context, q ListQuery) (int, error)
	ID     func(R) domain.ID
	Stamp  func(R) uint64 // changes when the row looks different
	Search bool           // "/" asks Load with a text
	Empty  string         // what an empty list says
	NoPane bool           // no detail pane; Enter opens the page
	// Touches tells whether an event may change the list.
	Touches func(domain.Event) bool
	// Again is after how long the list is loaded anew by itself, of what changes
	// without an event; 0 is never.
	Again time.Duration
	// Detail loads the pane's document; nil is the environment's.
	Detail func(ctx context.Context, id domain.ID) (Detail, error)
	// Row makes the document of a row as it was loaded last, beside the list and on
	// a page of its own, where a row is no record that anybody may read by its ID.
	Row func(R) Detail
	// Open is what Enter does on a row; nil opens the record's page.
	Open func(R) tea.Cmd
	// Mark is what the space bar does with a row before it goes on to the next; nil is nothing.
	Mark func(R)
	// Bindings of the list itself (not of the record).
	Bindings func() []Binding
}

// FieldKind is the kind of a form's field.
type FieldKind int

// The kinds of fields.
const (
	FieldText   FieldKind = iota // one line
	FieldArea                    // several lines
	FieldChoice                  // one of Options, ←→
	FieldMulti                   // several of Options, space
	FieldPick                    // one of what Find gives for the typed text
	FieldPicks                   // several of what Find gives; Values and Options say which at first
)

// Option is one value that can be chosen.
type Option = show.Option

// Field is one field of a form.
type Field struct {
	Key     string // the use-case's field name, as in domain.Error.Field
	Label   string
	Kind    FieldKind
	Value   string   // initial; for FieldPick the option's value
	Values  []string // initial, FieldMulti and FieldPicks
	Options []Option
	Find    func(ctx context.Context, text string) ([]Option, error) // FieldPick, FieldPicks
	Hint    string
	Max     int // characters; 0 for 200
	// Day: of a FieldText that takes a day, in any of the ways in which people write one.
	// The first character typed replaces the initial value, as if it were selected, unless
	// the cursor was moved in it before.
	Day bool
	// Unchosen: of a FieldChoice nothing is chosen before the person does, and the
	// form is not submitted without: none of the options is what people mean by default.
	Unchosen bool
	// Show tells from the other fields' values whether the field matters; nil is
	// always. A hidden one takes no focus and gives no value.
	Show func(Values) bool
	// Unkept: what is typed is written nowhere before the form is submitted, since
	// it may be a secret that was pasted by mistake.
	Unkept bool
}

// Values are what the form was filled with.
type Values struct {
	Text  map[string]string
	Multi map[string][]string
}

// Form is a dialog that decides something: what will change, for whom, under
// which rule, then the fields, then Enter.
type Form struct {
	Title  string
	Intro  []show.Row
	Fields []Field
	Rules  []domain.ClauseID
	Submit string // label of the button
	Danger bool
	// Type, if set, must be typed to confirm: for the gravest things.
	Type string
	// Run does it. Its error is shown in the form, which keeps what was typed;
	// after a FaultStale the form is built again around the same draft.
	Run func(ctx context.Context, v Values) (done string, err error)
	// Save, if set, keeps what was filled in so far as a draft, on ctrl+s. Its
	// error is shown as that of Run is.
	Save      func(ctx context.Context, v Values) (done string, err error)
	SaveLabel string
	// Once, if set, is what is shown after Run until it is dismissed, instead of what
	// Run says; nil for nothing.
	Once func() *show.Once
	// Clear, if set, is what Run revealed; nil for nothing.
	Clear func() *show.Clear
	// Offer is what the toast offers after Run: its key works as the next key,
	// wherever the person is then.
	Offer *Binding
	// Cancels: Esc ends Run under way by its context, and Run tells how far it is by
	// Progress. What it did stands as something that can be gone on with.
	Cancels bool
	// unsent is what was not submitted of the form the last time.
	unsent domain.Unsent
	// Leaves: when Run has done its work, the screen that the form was opened
	// on closes with it, as a page does whose text has been used.
	Leaves bool
}

// EventMsg tells screens that a record changed.
type EventMsg struct{ domain.Event }

// Of tells whether an event is about records of these kinds, or says that
// events were lost.
func Of(e domain.Event, kinds ...domain.Kind) bool {
	return e.Lost || slices.Contains(kinds, e.Subject.Kind)
}

func none() tea.Cmd { return nil }

// RunBinding runs the binding of a key; a refused one says why instead.
func RunBinding(env *Env, bindings []Binding, key string) tea.Cmd {
	for _, a := range bindings {
		if a.Key != key || a.Run == nil {
			continue
		}
		if err := a.Refused(); err != nil {
			return Toast(env, env.Text.Error(err), show.ToneDue)
		}
		return a.Run()
	}
	return nil
}

// Refused is why a binding can't be done now; nil if it can.
func (a Binding) Refused() error {
	if a.Allowed == nil {
		return nil
	}
	return a.Allowed()
}

// far is further than anything reaches.
const far = 1 << 20

// Step is how far a key moves in a list or a text of which so many lines are a
// page; 0 for any other key.
func Step(key string, page int) int {
	switch key {
	case "down", "j":
		return 1
	case "up", "k":
		return -1
	case "pgdown", "ctrl+f":
		return page
	case "pgup", "ctrl+b":
		return -page
	case "g", "home":
		return -far
	case "G", "end":
		return far
	}
	return 0
}

// Scroll is Step for a text that is only read, where the space bar turns the page.
func Scroll(key string, page int) int {
	if key == "space" {
		return page
	}
	return Step(key, page)
}

// KeyName is a key as people know it. "updown" may be j and k as well, "arrows"
// are the arrow keys alone, as where letters are typed.
func KeyName(env *Env, key string) string {
	if key == "arrows" && env.Styles.ASCII {
		return env.Text.Console.Arrows
	}
	if n, ok := env.Text.Console.Keys[key]; ok {
		return env.Styles.Sign(n)
	}
	return key
}

// writes tells whether a key types a text, and is no command.
func writes(msg tea.KeyPressMsg) bool {
	return msg.Text != "" && !msg.Mod.Contains(tea.ModCtrl) && !msg.Mod.Contains(tea.ModAlt)
}

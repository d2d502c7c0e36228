package deed

import (
	"alumni/domain"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Offer is a deed of whatever input, as it stands in a list with others.
type Offer interface {
	// Plain gives the deed as a face offers and does it.
	Plain() Plain
}

// Plain is a Deed behind which the types of its input and of what it gives are
// out of sight; its properties are the deed's.
type Plain struct {
	Words, Key         string
	On                 domain.Kind
	Name, Short, Intro i18n.Line
	Danger             bool
	Rules              []domain.ClauseID
	May                func(domain.Actor) error
	Versioned          bool // it is decided on a version of the record
	Loads              bool // its input is the record as it is
	Long               bool // it may take its time: it tells how far it is, and can be broken off
	TitleOn            func(t *i18n.Text, name string) string
	Button             func(t *i18n.Text) string
	Start              func() Work
}

// Work is one doing of a deed, with an input of its own.
type Work struct {
	// Begin fills the input with what the record says now; on is the version
	// decided on, 0 for the present one.
	Begin func(c Call, id domain.ID, on uint64) (Loaded[any], error)
	// Again puts the input back to what Begin filled it with.
	Again func()
	// Fields are bound to the input.
	Fields func() []Field
	// Do does the deed with the input as it is, and says what became of it.
	Do func(c Call) (out any, said string, err error)
	// Once is what is to be shown of out until it is dismissed; nil for nothing.
	Once func(t *i18n.Text, out any) *show.Once
	// Clear is what out revealed; nil for nothing.
	Clear func(t *i18n.Text, out any) *show.Clear
}

// Plain implements Offer.
func (d Deed[In, Out]) Plain() Plain {
	may := d.May
	if may == nil {
		may = domain.CanChange
	}
	return Plain{
		Words: d.Words, Key: d.Key, On: d.On, Name: d.Name, Short: d.Short, Intro: d.Intro, Danger: d.Danger, Rules: d.Rules, May: may,
		Versioned: d.Version != nil, Loads: d.Load != nil, Long: d.Long != nil, TitleOn: d.TitleOn, Button: d.Button, Start: d.start,
	}
}

// do does the deed, and tells how far it is where somebody hears.
func (d Deed[In, Out]) do(c Call, in In) (Out, error) {
	if d.Long == nil || c.Tell == nil {
		return d.Do(c.Office, c.Ctx, c.By, in)
	}
	return d.Long(c.Office, c.Ctx, c.By, in, func(out Out) { c.Tell(d.Far(c.Text, out)) })
}

func (d Deed[In, Out]) start() Work {
	var begun, in In
	return Work{
		Begin: func(c Call, id domain.ID, on uint64) (Loaded[any], error) {
			var l Loaded[In]
			var err error
			if d.Load != nil {
				l, err = d.Load(c, id)
			}
			if err != nil {
				return Loaded[any]{}, err
			}
			begun = l.In
			if on != 0 {
				*d.Version(&begun) = on
			}
			in = begun
			return Loaded[any]{Name: l.Name, Warn: l.Warn, Refused: l.Refused, Hints: l.Hints}, nil
		},
		Again: func() { in = begun },
		Fields: func() []Field {
			if d.Fields == nil {
				return nil
			}
			return d.Fields(&in)
		},
		Once: func(t *i18n.Text, out any) *show.Once {
			if d.Once == nil {
				return nil
			}
			once := d.Once(t, out.(Out))
			return &once
		},
		Clear: func(t *i18n.Text, out any) *show.Clear {
			if d.Clear == nil {
				return nil
			}
			c := d.Clear(t, out.(Out))
			return &c
		},
		Do: func(c Call) (any, string, error) {
			out, err := d.do(c, in)
			if err != nil {
				return nil, "", err
			}
			return out, d.Said(c.Text, in, out), nil
		},
	}
}

// Plain implements Offer.
func (p Plain) Plain() Plain { return p }

// ByID is the input of a use-case that takes the record's number and no more.
func ByID(_ Call, id domain.ID) (Loaded[domain.ID], error) { return Loaded[domain.ID]{In: id}, nil }

// Package imports holds the form in which somebody decides about a list before it is
// brought in: what its columns stand for, and what is to be done with rows.
package imports

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
	"alumni/domain/roster"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// What can be decided about a row.
const (
	rowAsIs   = ""       // nothing was said
	rowNew    = "new"    // somebody else than whom it looks like
	rowSkip   = "skip"   // left out
	rowChange = "change" // what differs is written; any other value is the person's number
	rowName   = "name"   // the name is a real one though it doesn't look like it
)

// Decided is what somebody said of a list that was pasted: what its columns stand for,
// and what is to be done with rows. Checks and forms run off the update loop.
type Decided struct {
	mu     sync.Mutex
	column map[string]string
	row    map[string]string // by what the row says: another list's decisions bind nobody
	name   map[string]bool   // of which rows the name is a real one, whatever else is decided
	all    bool              // all that differs is written
	seen   []roster.Column   // of the list as it was read last
	cells  func(row int) [][]string
	leave  func(row int)
}

// Of says which list is looked at now: the cells of its rows, and who is to hear which
// ones are left out.
func (d *Decided) Of(cells func(row int) [][]string, leave func(row int)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.cells, d.leave = cells, leave
}

// key names a row by what it says.
func (d *Decided) key(row int) string {
	var lines []string
	for _, cells := range d.cells(row) {
		lines = append(lines, strings.Join(cells, "\x1f"))
	}
	return strings.Join(lines, "\x1e")
}

// Read gives what the columns were said to stand for.
func (d *Decided) Read() map[string]string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return maps.Clone(d.column)
}

// Onto writes what was said onto the rows, without those that are left out.
func Onto[T any](d *Decided, rows []T, of func(*T) *people.ImportPerson) (out []T) {
	d.mu.Lock()
	defer d.mu.Unlock()
	onLine := map[int]int{}
	for _, row := range rows {
		onLine[of(&row).Row]++
	}
	for _, row := range rows {
		r := of(&row)
		key := d.key(r.Row)
		r.SureName = d.name[key]
		switch said := d.row[key]; said {
		case rowSkip:
			d.leave(r.Row)
			continue
		case rowAsIs, rowName:
		case rowNew:
			r.New = onLine[r.Row] == 1 // of a line with several cards it says not whose
		case rowChange:
			r.Change = true
		default:
			r.Same, _ = domain.ParseID(said)
		}
		r.Change = r.Change || d.all
		out = append(out, row)
	}
	return out
}

// Unskipped gives the wrong rows of a list but for those that are left out.
func (d *Decided) Unskipped(bad []desk.RowError) []desk.RowError {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.DeleteFunc(bad, func(b desk.RowError) bool {
		skip := b.Row > 0 && d.row[d.key(b.Row)] == rowSkip
		if skip {
			d.leave(b.Row)
		}
		return skip
	})
}

// maxAsked is how many rows one form asks about; the next one asks about the others.
const maxAsked = 30

const (
	columnField = "column "
	rowField    = "row "
	allField    = "all"
)

// Asked is a row that the form asks about.
type Asked struct {
	Row     int
	Name    string // as it is shown
	Looks   domain.ID
	Unsure  bool // what it has for a name may be none
	Differs []people.FieldChange
}

// UnsureName tells whether an error asks somebody whether a name is one.
func UnsureName(err error) bool {
	if err == nil {
		return false
	}
	e := domain.AsError(err)
	return e.Fault == domain.FaultNameUnsure || e.Fault == domain.FaultNotName && e.Args["confirm"] != nil
}

// Form asks what each column stands for, columns being what it may, and, one by one, what
// is to be done with rows: with one that looks like somebody known, that says something
// else than the registry, or that is wrong and can be left out. Nil where there is
// nothing to ask.
func (d *Decided) Form(env *kit.Env, columns []string, seen []roster.Column, asked []Asked) func(context.Context) (kit.Form, error) {
	t := env.Text
	if seen == nil {
		seen = d.before()
	} else {
		d.saw(seen)
	}
	var fields []kit.Field
	keys, differing := map[string]string{}, 0
	for i, r := range asked {
		if len(r.Differs) > 0 {
			differing++
		}
		if len(fields) == maxAsked {
			continue
		}
		f := rowOf(env, r)
		f.Key = rowField + strconv.Itoa(i)
		keys[f.Key] = d.key(r.Row)
		fields = append(fields, f)
	}
	if differing > 1 {
		fields = append([]kit.Field{{Key: allField, Label: t.List.AllDiffers, Kind: kit.FieldChoice, Options: []kit.Option{
			{Value: rowAsIs, Label: t.List.ByRow}, {Value: rowChange, Label: t.List.WriteAll},
		}}}, fields...)
	}
	fields = append(fields, columnFields(env, columns, seen, keys)...)
	if len(fields) == 0 {
		return nil
	}
	return func(context.Context) (kit.Form, error) {
		return kit.Form{
			Title: t.List.Adjust, Intro: []show.Row{{Text: t.List.AdjustLead, Tone: show.ToneLabel}}, Submit: t.List.Again,
			Fields: d.filled(fields, keys),
			Run: func(_ context.Context, v kit.Values) (string, error) {
				d.take(v, keys)
				return t.List.Adjusted, nil
			},
		}, nil
	}
}

func (d *Decided) before() []roster.Column {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.seen
}

func (d *Decided) saw(columns []roster.Column) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.seen = columns
}

// rowOf asks about one row.
func rowOf(env *kit.Env, r Asked) kit.Field {
	t := env.Text
	f := kit.Field{Kind: kit.FieldChoice, Label: t.Sentence(t.List.OfRow, domain.Args{"row": r.Row, "name": r.Name})}
	switch {
	case !r.Looks.IsZero():
		f.Options = []kit.Option{
			{Value: rowAsIs, Label: t.List.Later},
			{Value: r.Looks.String(), Label: t.Sentence(t.List.ThisOne, domain.Args{"id": r.Looks.String()})},
			{Value: rowNew, Label: t.List.Another},
			{Value: rowSkip, Label: t.List.Skip},
		}
	case r.Unsure:
		f.Options = []kit.Option{
			{Value: rowAsIs, Label: t.List.Later}, {Value: rowName, Label: t.List.RealName}, {Value: rowSkip, Label: t.List.Skip},
		}
	case len(r.Differs) > 0:
		var differs []string
		for _, c := range r.Differs {
			differs = append(differs, t.FieldChange(c))
		}
		f.Label += t.Label.Colon + strings.Join(differs, t.Label.Comma)
		f.Options = []kit.Option{{Value: rowAsIs, Label: t.List.Stays}, {Value: rowChange, Label: t.List.Write}}
	default:
		f.Options = []kit.Option{{Value: rowAsIs, Label: t.List.Later}, {Value: rowSkip, Label: t.List.Skip}}
	}
	return f
}

func columnFields(env *kit.Env, names []string, seen []roster.Column, keys map[string]string) (out []kit.Field) {
	options := []kit.Option{{Value: "", Label: env.Text.List.NotTaken}}
	for _, c := range names {
		options = append(options, kit.Option{Value: c, Label: c})
	}
	for i, c := range seen {
		if c.Title == "" {
			continue
		}
		f := kit.Field{
			Key: columnField + strconv.Itoa(i), Label: env.Text.Sentence(env.Text.List.OfColumn, domain.Args{"title": c.Title}),
			Kind: kit.FieldChoice, Options: options, Value: c.As,
		}
		keys[f.Key] = c.Title
		out = append(out, f)
	}
	return out
}

// filled gives the fields with what was said before.
func (d *Decided) filled(fields []kit.Field, keys map[string]string) []kit.Field {
	d.mu.Lock()
	defer d.mu.Unlock()
	out := slices.Clone(fields)
	for i, f := range out {
		switch {
		case f.Key == allField && d.all:
			out[i].Value = rowChange
		case strings.HasPrefix(f.Key, rowField):
			out[i].Value = d.row[keys[f.Key]]
		case strings.HasPrefix(f.Key, columnField):
			if said, is := d.column[keys[f.Key]]; is {
				out[i].Value = said
			}
		}
	}
	return out
}

// take keeps what the form was filled with.
func (d *Decided) take(v kit.Values, keys map[string]string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.column == nil {
		d.column, d.row, d.name = map[string]string{}, map[string]string{}, map[string]bool{}
	}
	for key, of := range keys {
		if strings.HasPrefix(key, columnField) {
			d.column[of] = v.Text[key]
			continue
		}
		d.row[of] = v.Text[key]
		d.name[of] = d.name[of] || v.Text[key] == rowName
	}
	d.all = v.Text[allField] == rowChange
}

package person

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"alumni/domain"
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
)

// decided is what somebody said of a list that was pasted: what its columns stand for,
// and what is to be done with rows. Checks and forms run off the update loop.
type decided struct {
	mu     sync.Mutex
	column map[string]string
	row    map[string]string // by the row and the name in it: another list's decisions bind nobody
	all    bool              // all that differs is written
}

// rowKey names a row of a list.
func rowKey(row int, name string) string { return strconv.Itoa(row) + " " + domain.NameKey(name) }

func (d *decided) columns() map[string]string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return maps.Clone(d.column)
}

// onto writes what was said onto the rows, without those that are left out.
func (d *decided) onto(rows []people.ImportPerson) (out []people.ImportPerson) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, r := range rows {
		switch said := d.row[rowKey(r.Row, r.Name)]; said {
		case rowSkip:
			continue
		case rowAsIs:
		case rowNew:
			r.New = true
		case rowChange:
			r.Change = true
		default:
			r.Same, _ = domain.ParseID(said)
		}
		r.Change = r.Change || d.all
		out = append(out, r)
	}
	return out
}

// maxAsked is how many rows one form asks about; the next one asks about the others.
const maxAsked = 30

const (
	columnField = "column "
	rowField    = "row "
	allField    = "all"
)

// form asks what each column stands for and, one by one, what is to be done with the
// rows that look like somebody known or say something else than the registry.
func (d *decided) form(
	env *kit.Env, list roster.Table[people.ImportPerson], plan people.PeoplePreview,
) func(context.Context) (kit.Form, error) {
	t := env.Text
	var fields []kit.Field
	keys := map[string]string{}
	for i, r := range plan.Rows {
		var options []kit.Option
		label := t.Sentence(t.List.OfRow, domain.Args{"row": r.Row, "name": r.Name})
		switch r.Verdict {
		case people.VerdictNamesake:
			options = []kit.Option{
				{Value: rowAsIs, Label: t.List.Later},
				{Value: r.Person.String(), Label: t.Sentence(t.List.ThisOne, domain.Args{"id": r.Person.String()})},
				{Value: rowNew, Label: t.List.Another},
				{Value: rowSkip, Label: t.List.Skip},
			}
		case people.VerdictDiffers, people.VerdictChange:
			var differs []string
			for _, c := range r.Differs {
				differs = append(differs, t.FieldChange(c))
			}
			label += t.Label.Colon + strings.Join(differs, t.Label.Comma)
			options = []kit.Option{{Value: rowAsIs, Label: t.List.Stays}, {Value: rowChange, Label: t.List.Write}}
		default:
			continue
		}
		if len(fields) == maxAsked {
			break
		}
		f := kit.Field{Key: rowField + strconv.Itoa(i), Label: label, Kind: kit.FieldChoice, Options: options}
		keys[f.Key] = rowKey(r.Row, list.Rows[i].Name)
		fields = append(fields, f)
	}
	if plan.Counts[people.VerdictDiffers]+plan.Counts[people.VerdictChange] > 1 {
		fields = append([]kit.Field{{Key: allField, Label: t.List.AllDiffers, Kind: kit.FieldChoice, Options: []kit.Option{
			{Value: rowAsIs, Label: t.List.ByRow}, {Value: rowChange, Label: t.List.WriteAll},
		}}}, fields...)
	}
	fields = append(fields, columnFields(env, list.Columns, keys)...)
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

func columnFields(env *kit.Env, columns []roster.Column, keys map[string]string) (out []kit.Field) {
	options := []kit.Option{{Value: "", Label: env.Text.List.NotTaken}}
	for _, c := range roster.PeopleColumns() {
		options = append(options, kit.Option{Value: c, Label: c})
	}
	for i, c := range columns {
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
func (d *decided) filled(fields []kit.Field, keys map[string]string) []kit.Field {
	d.mu.Lock()
	defer d.mu.Unlock()
	out := slices.Clone(fields)
	for i, f := range out {
		switch {
		case f.Key == allField && d.all:
			out[i].Value = rowChange
		case strings.HasPrefix(f.Key, rowField):
			out[i].Value = d.row[keys[f.Key]]
		}
	}
	return out
}

// take keeps what the form was filled with.
func (d *decided) take(v kit.Values, keys map[string]string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.column == nil {
		d.column, d.row = map[string]string{}, map[string]string{}
	}
	for key, of := range keys {
		if strings.HasPrefix(key, columnField) {
			d.column[of] = v.Text[key]
		} else {
			d.row[of] = v.Text[key]
		}
	}
	d.all = v.Text[allField] == rowChange
}

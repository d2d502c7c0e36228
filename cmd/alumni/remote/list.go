package remote

import (
	"cmp"
	"context"
	"encoding/csv"
	"io"
	"slices"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/sheet"
	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
	"alumni/domain/roster"
)

// listFlags are the flags of every command that brings a list in.
type listFlags struct {
	dry     bool // show what would be written, and write nothing: so it is unless confirmed
	confirm bool
	partial bool // write the rows that are right
	refused bool // write the rows that are not, as a file to be mended and read again
	source  string
	read    roster.Options
	decided []decision
}

// decision is what somebody said of one row: about whom it is.
type decision struct {
	row    int
	new    bool
	skip   bool
	change bool
	name   bool // the name is a real one though it doesn't look like it
	person domain.ID
}

// and is two decisions about one row.
func (d decision) and(e decision) decision {
	return decision{
		row: e.row, new: d.new || e.new, skip: d.skip || e.skip, change: d.change || e.change, name: d.name || e.name, person: cmp.Or(e.person, d.person),
	}
}

func (f *listFlags) fields(columns []string) bind.Fields {
	return bind.Fields{
		bind.Yes("dry-run", &f.dry), bind.Yes("confirm", &f.confirm), bind.Yes("partial", &f.partial), bind.Yes("refused", &f.refused),
		bind.Text("source", &f.source),
		bind.Pairs("column", &f.read.Columns, columns),
		bind.Each("row", &f.decided, readDecision),
	}
}

// settle sees to it that a list is shown first: only who confirms it has it written.
func (f *listFlags) settle(env *Env) error {
	if f.confirm && (f.dry || f.refused) {
		return env.oneOf("confirm", "dry-run")
	}
	f.dry = !f.confirm
	return nil
}

// stands is why a list as it is would not be written; nil for one whose wrong rows may
// be left out.
func (f *listFlags) stands(bad []desk.RowError) error {
	if f.partial {
		return nil
	}
	return desk.Wrong(bad)
}

// left are the wrong rows that are to be left out.
func (f *listFlags) left(bad []desk.RowError) []desk.RowError {
	if !f.partial {
		return nil
	}
	return bad
}

// words takes headquarters' own words for columns.
func (f *listFlags) words(ctx context.Context, env *Env) (err error) {
	o, err := env.opened()
	if err == nil {
		f.read.Synonyms, err = o.ColumnWords(ctx, env.By)
	}
	return err
}

// readDecision reads 5=new, 5=skip, 5=change, 5=name and 5=P-0012.
func readDecision(s string, person func(s string) (domain.ID, error)) (d decision, err error) {
	row, what, _ := domain.ReadPair(s)
	if d.row, err = domain.ReadCount("row", row); err != nil || d.row <= 0 {
		return d, domain.BadChoice("row", domain.CleanLine(s))
	}
	switch what {
	case "new":
		d.new = true
	case "skip":
		d.skip = true
	case "change":
		d.change = true
	case "name":
		d.name = true
	default:
		d.person, err = person(what)
	}
	return d, err
}

// sureNames are the rows whose name was said to be a real one.
func (f *listFlags) sureNames() map[int]bool {
	out := map[int]bool{}
	for _, d := range f.decided {
		out[d.row] = out[d.row] || d.name
	}
	return out
}

// of gives what was said of a row; the zero decision for nothing.
func (f *listFlags) of(row int) decision {
	var out decision
	for _, d := range f.decided {
		if d.row == row {
			out = out.and(d)
		}
	}
	return out
}

// decide writes what was said of the rows onto them, and takes the skipped ones away.
func decide[T any](f *listFlags, rows []T, row func(T) int, set func(*T, decision)) []T {
	out := make([]T, 0, len(rows))
	people := map[int]int{}
	for _, r := range rows {
		people[row(r)]++
	}
	for _, r := range rows {
		d := f.of(row(r))
		d.new = d.new && people[row(r)] == 1 // of a line with several people it says not who
		if d.skip {
			continue
		}
		if d.row > 0 {
			set(&r, d)
		}
		out = append(out, r)
	}
	return out
}

// leaveOut names the rows that are skipped.
func (f *listFlags) leaveOut(name func(row int)) {
	for _, d := range f.decided {
		if d.skip {
			name(d.row)
		}
	}
}

// unskipped gives the wrong rows but for those that are skipped.
func (f *listFlags) unskipped(bad []desk.RowError) []desk.RowError {
	return slices.DeleteFunc(bad, func(b desk.RowError) bool { return f.of(b.Row).skip })
}

// byRow gives what is wrong by the list itself and by the registry, in the list's order.
func byRow(list, registry []desk.RowError) []desk.RowError {
	out := slices.Concat(list, registry)
	slices.SortStableFunc(out, func(a, b desk.RowError) int { return cmp.Compare(a.Row, b.Row) })
	return out
}

// without gives the rows that are not among the wrong ones.
func without[T any](rows []T, bad []desk.RowError, row func(T) int) []T {
	wrong := map[int]bool{}
	for _, b := range bad {
		wrong[b.Row] = true
	}
	return slices.DeleteFunc(slices.Clone(rows), func(r T) bool { return wrong[row(r)] })
}

// writeRefused writes the rows that are wrong as they came, with what is wrong in a column
// of its own, as CSV that every spreadsheet opens.
func (env *Env) writeRefused(columns []roster.Column, cells func(row int) [][]string, bad []desk.RowError) error {
	if _, err := io.WriteString(env.Stdout, sheet.BOM); err != nil {
		return err
	}
	w := csv.NewWriter(env.Stdout)
	w.UseCRLF = true
	for _, row := range env.Text.RefusedRows(columns, cells, bad) {
		for i, c := range row {
			row[i] = sheet.Neutral(c)
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// bringing is how the list is brought in: rows that are wrong were left out.
func (f *listFlags) bringing(bad []desk.RowError) people.Bringing {
	return people.Bringing{Source: f.source, Left: len(bad)}
}

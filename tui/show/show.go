// Package show is what a record shows, as plain data for the console and the
// commands alike: the rows of its document, the cells and columns of its lists.
// It knows no terminal; tui/kit paints it. What one noun shows is in tui/show/<noun>.
package show

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/tui/i18n"
)

// Tone is the role of a colour; a sign always stands beside it.
type Tone int

// The tones.
const (
	TonePlain  Tone = iota
	ToneLabel       // grey
	ToneFocus       // jade: focus, done
	ToneDue         // amber
	ToneDanger      // red: overdue, danger
	ToneStrong      // bold
)

// Look is how a state is drawn: its sign, which alone tells it apart, and its colour.
type Look struct {
	Sign string
	Tone Tone
}

// Cell is the state's word as a list has it.
func (l Look) Cell(word string) Cell { return Cell{Sign: l.Sign, Text: word, Tone: l.Tone} }

// Row is the row of a document that tells it.
func (l Look) Row(label, text string) Row {
	return Row{Sign: l.Sign, Label: label, Text: text, Tone: l.Tone}
}

// Row is one line of a document; it wraps under its text, not under its label.
type Row struct {
	Sign  string // ✓ ! ✗ … or ""
	Label string // grey, in a column of its own
	Text  string
	Note  string    // grey, to the right: the clause a check rests on
	Tone  Tone      // of sign and text
	ID    domain.ID // of whom it names: the page leads there, and a command's output has it for the next command
	// Links are the other records that it names without their numbers.
	Links []domain.ID
	// Long is the whole row where there is room for all of it, as in a command's
	// output; "" is the row as it is. A row without a text is only there.
	Long string
}

// Blank tells whether there is nothing in the row: room between the lines of a pane.
func (r Row) Blank() bool {
	return r.Sign == "" && r.Label == "" && r.Text == "" && r.Note == "" && r.Long == "" && r.ID.IsZero() && len(r.Links) == 0
}

// IDs gives whom people are.
func IDs(people []desk.PersonRef) (out []domain.ID) {
	for _, p := range people {
		if !p.ID.IsZero() {
			out = append(out, p.ID)
		}
	}
	return out
}

// Section is a titled part of a document.
type Section struct {
	Title string
	Rows  []Row
}

// Field is the row of a labelled value; nothing for an empty one.
func (s *Section) Field(label, text string) {
	if text != "" {
		s.Rows = append(s.Rows, Row{Label: label, Text: text})
	}
}

// Who is the row of somebody, or that the place is vacant.
func (s *Section) Who(t *i18n.Text, label string, p desk.PersonRef) {
	s.Rows = append(s.Rows, Row{Label: label, Text: t.Who(p), ID: p.ID})
}

// Or is the section, with what it says where it has nothing to list.
func (s Section) Or(none string) Section {
	if len(s.Rows) == 0 {
		s.Rows = []Row{{Text: none, Tone: ToneLabel}}
	}
	return s
}

// Filled are the sections that have something to say.
func Filled(sections ...Section) []Section {
	return slices.DeleteFunc(sections, func(s Section) bool { return len(s.Rows) == 0 })
}

// Doc is what a detail pane or a page shows of a record.
type Doc struct {
	ID       string // short number
	Title    string
	Subtitle string
	Sections []Section
}

// Option is one value that can be chosen.
type Option struct {
	Value string
	Label string
	Note  string
}

// Cell is one cell of a list row.
type Cell struct {
	Text string
	Tone Tone   // of sign and text
	Sign string // before the text; the painter draws it as the terminal can
	Long string // what stands where there is room for all of it, as in a command's output; "" is Text
}

// Full is the cell where there is room for all of it.
func (c Cell) Full() string { return strings.TrimSpace(c.Sign + " " + cmp.Or(c.Long, c.Text)) }

// GroupCell is a group's name, in short where there is no room.
func GroupCell(name string) Cell { return Cell{Text: i18n.ShortGroup(name), Long: name} }

// Column is one column of a list. Widths are in cells.
type Column[R any] struct {
	Key   string // its stable name, for sorting and exports
	Title string
	Width int  // the least; 0 is no column of the console, only of a command's output
	Grow  int  // share of what is left over; 0 does not grow
	Wide  bool // shown only from 100 columns
	Spare bool // given up before any other where room is short
	Right bool // aligned to the right
	Cell  func(R) Cell
	// Text is the cell where it is that alone, in the column's tone.
	Text func(R) string
	Tone Tone
}

// At is the cell of a row.
func (c Column[R]) At(r R) Cell {
	if c.Text != nil {
		return Cell{Text: c.Text(r), Tone: c.Tone}
	}
	return c.Cell(r)
}

// Of are the columns of a mixed list for one of the kinds in it.
func Of[S, R any](cols []Column[R], row func(S) R) []Column[S] {
	out := make([]Column[S], len(cols))
	for i, c := range cols {
		out[i] = Column[S]{
			Key: c.Key, Title: c.Title, Width: c.Width, Grow: c.Grow, Wide: c.Wide, Spare: c.Spare, Right: c.Right,
			Cell: func(v S) Cell { return c.At(row(v)) },
		}
	}
	return out
}

// Figures are the two numbers before a bar, right-aligned so that bars stand in line.
func Figures(n, of int) string { return fmt.Sprintf("%9s", Ratio(n, of)) }

// Ratio is how much of something there is: 29/37.
func Ratio(n, of int) string { return strconv.Itoa(n) + "/" + strconv.Itoa(of) }

// Bar shows how much of something there is, in so many cells. Something that is
// not nothing has at least one full cell, and only what is full fills the last.
func Bar(n, of, cells int) string {
	full := 0
	if of > 0 {
		full = min(n*cells/of, cells)
	}
	if n > 0 && full == 0 {
		full = 1
	}
	return strings.Repeat("▇", full) + strings.Repeat("▁", cells-full)
}

// History is the history of a record as its page shows it, newest first
// as everywhere; "of" is the record itself, which no line repeats.
func History(t *i18n.Text, now time.Time, entries []desk.HistoryEntry, of domain.ID) Section {
	s := Section{Title: t.Label.History}
	for _, e := range entries {
		text := t.History(e, of)
		s.Rows = append(s.Rows, Row{Label: t.When(e.At, now), Text: text, Long: i18n.Minute(e.At) + "  " + text})
	}
	return s
}

// DueRow is the row that says when something is due.
func DueRow(t *i18n.Text, due, now time.Time) Row {
	return Row{Label: t.Label.Due, Text: t.DueDate(due, now), Tone: DueTone(due, now)}
}

// DueTone is the colour of a due time: late is danger, today and tomorrow are due.
func DueTone(due, now time.Time) Tone {
	switch {
	case due.Before(now):
		return ToneDanger
	case domain.DaysUntil(due, now) <= 1:
		return ToneDue
	}
	return TonePlain
}

// Reference writes a document as a record shows it: number, date and note; ""
// for none.
func Reference(t *i18n.Text, r domain.Reference) string {
	return t.Sentence("{number}[ · {date}][ · {note}]", domain.Args{
		"number": r.Number, "date": string(r.Date), "note": r.Note,
	})
}

// Clean makes stored text harmless and of one certain width: it drops control,
// bidirectional and zero-width characters, variation selectors, joiners and
// skin tones, and writes line breaks and tabs as one space.
func Clean(s string) string {
	for i, r := range s {
		if mapRune(r) != r {
			return s[:i] + strings.Map(mapRune, s[i:])
		}
	}
	return s
}

// CleanLines is Clean for text of several lines: line breaks stay.
func CleanLines(s string) string { return cleanBut(s, "\n") }

// CleanTable is CleanLines for a table: the tabs between its cells stay too.
func CleanTable(s string) string { return cleanBut(s, "\n\t") }

// cleanBut is Clean that keeps some characters; line breaks of every kind are "\n".
func cleanBut(s, keep string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(keep, r) {
			return r
		}
		return mapRune(r)
	}, s)
}

func mapRune(r rune) rune {
	switch {
	case r >= 0x20 && r < 0x7f, r >= 0x4e00 && r <= 0x9fff:
		return r
	case r == '\n' || r == '\t' || r == '\r':
		return ' '
	case r == 0xfffd, r == 0x00ad, r == 0x034f, r == 0x061c, r == 0x115f, r == 0x1160, r == 0x3164, r == 0xffa0:
		return -1
	case r >= 0x1f1e6 && r <= 0x1f1ff: // halves of a flag: terminals disagree on their width
		return 'A' + r - 0x1f1e6
	case r >= 0x1f3fb && r <= 0x1f3ff, r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0000 && r <= 0xe0fff:
		return -1
	case r == 0x2028 || r == 0x2029 || r == 0x00a0:
		return ' '
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Cs, unicode.Co):
		return -1
	}
	return r
}

package cli

import (
	"bufio"
	"io"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"alumni/domain"
)

// Clean makes stored text harmless on a terminal and keeps it on one line.
func Clean(s string) string { return domain.CleanLine(s) }

// Table writes rows in columns aligned by cell width. It holds back the first
// rows to find the widths and streams the rest, so a long list costs no more
// memory than a short one.
type Table struct {
	out    *bufio.Writer
	held   [][]string
	widths []int
}

// holdBack is how many rows decide about the widths.
const holdBack = 200

// NewTable begins a table with its headings.
func NewTable(w io.Writer, headings ...string) *Table {
	return &Table{out: bufio.NewWriter(w), held: [][]string{headings}}
}

// Row adds a row; cells are cleaned.
func (t *Table) Row(cells ...string) error {
	for i, c := range cells {
		cells[i] = Clean(c)
	}
	if t.widths == nil && len(t.held) <= holdBack {
		t.held = append(t.held, cells)
		return nil
	}
	if err := t.flushHeld(); err != nil {
		return err
	}
	return t.write(cells)
}

// Close writes what was held back.
func (t *Table) Close() error {
	if err := t.flushHeld(); err != nil {
		return err
	}
	return t.out.Flush()
}

func (t *Table) flushHeld() error {
	if t.widths == nil {
		t.widths = make([]int, len(t.held[0]))
		for _, row := range t.held {
			for i, c := range row {
				if i < len(t.widths) {
					t.widths[i] = max(t.widths[i], displaywidth.String(c))
				}
			}
		}
	}
	for _, row := range t.held {
		if err := t.write(row); err != nil {
			return err
		}
	}
	t.held = nil
	return nil
}

func (t *Table) write(cells []string) error {
	var b strings.Builder
	for i, c := range cells {
		b.WriteString(c)
		if i < len(cells)-1 && i < len(t.widths) {
			b.WriteString(strings.Repeat(" ", max(0, t.widths[i]-displaywidth.String(c))+2))
		}
	}
	_, err := t.out.WriteString(strings.TrimRight(b.String(), " ") + "\n")
	return err
}

// Fields writes "label  value" lines with the labels in one column. A value of
// several lines stays in its column.
func Fields(w io.Writer, rows [][2]string) error {
	wide := 0
	for _, r := range rows {
		wide = max(wide, displaywidth.String(r[0]))
	}
	var b strings.Builder
	for _, r := range rows {
		pad := strings.Repeat(" ", wide-displaywidth.String(r[0])+2)
		for i, line := range strings.Split(r[1], "\n") {
			if i == 0 {
				b.WriteString(r[0] + pad)
			} else {
				b.WriteString(strings.Repeat(" ", wide+2))
			}
			b.WriteString(Clean(line) + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

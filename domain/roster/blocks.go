package roster

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// label begins a particular of a person, as forms and messages write it: 姓名：张三.
var label = regexp.MustCompile(`(?:^|[\s,，;；、])(?:[0-9]{1,3}[.、)）]\s*)?([\p{Han}A-Za-z]{1,10}(?:[(（][^)）:：]{1,10}[)）]|/[\p{Han}A-Za-z]{1,8})?)\s*[:：]`)

// particular is a value with its label.
type particular struct{ title, value string }

// particulars cuts a line into its labelled values; nil for a line that does not begin with one.
func particulars(line string) (out []particular) {
	at := label.FindAllStringSubmatchIndex(line, -1)
	if len(at) == 0 || strings.TrimSpace(line[:at[0][0]]) != "" {
		return nil
	}
	for i, m := range at {
		end := len(line)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		out = append(out, particular{line[m[2]:m[3]], strings.Trim(strings.TrimSpace(line[m[1]:end]), ",，;；、")})
	}
	return out
}

// blockReader makes rows of labelled lines.
type blockReader struct {
	words
	titles []string
	index  map[string]int // of a column, by what it is
	rows   []Row
	filled map[int]bool // columns of the last block; empty where none is open
	last   int          // line that was read last
}

// blocks reads a list in which each person has a block of labelled lines, or one line of
// labels. A block begins with a label that the one before has already, behind a blank
// line, or at the name. Nil for another list; the first row has the labels.
func blocks(rows []Row, w words) []Row {
	b := blockReader{words: w, index: map[string]int{}}
	for _, r := range rows {
		if r.Bad != nil {
			return nil
		}
		parts := particulars(joinCells(r))
		ours := slices.ContainsFunc(parts, func(p particular) bool { return w.column(p.title) != "" })
		if !ours && len(b.filled) == 0 || len(parts) == 0 { // 填表人：… below belongs to nobody, 爱好：… to the one above
			b.rows = append(b.rows, Row{Line: r.Line, Cells: []string{joinCells(r)}, Short: true})
			b.filled, b.last = nil, r.Line
			continue
		}
		for _, p := range parts {
			b.take(p, r.Line)
		}
	}
	if _, named := b.index[colName]; !named || len(b.titles) < 2 {
		return nil
	}
	return slices.Insert(b.rows, 0, Row{Cells: b.titles})
}

// take puts a value into the block that is open, or into a new one.
func (b *blockReader) take(p particular, line int) {
	is := cmp.Or(b.column(p.title), p.title)
	i, known := b.index[is]
	if !known {
		i = len(b.titles)
		b.index[is], b.titles = i, append(b.titles, p.title)
	}
	second := b.filled[i] && is == colPhone && i > 0 // a telephone more, and not the next one's, whose block begins with it
	if len(b.filled) == 0 || b.filled[i] && !second || line > b.last+1 && is == colName {
		b.rows, b.filled = append(b.rows, Row{Line: line, Short: true}), map[int]bool{}
	}
	r := &b.rows[len(b.rows)-1]
	for len(r.Cells) <= i {
		r.Cells = append(r.Cells, "")
	}
	if second {
		p.value = joinPhones(r.Cells[i], p.value)
	}
	if line != r.Line && !slices.Contains(r.More, line) {
		r.More = append(r.More, line)
	}
	r.Cells[i], b.filled[i], b.last = p.value, true, line
}

// labelled reads such a list as a table whose heading are the labels.
func (t table[T]) labelled(rows []Row, w words, limit int) (Table[T], bool) {
	cut := blocks(rows, w)
	if cut == nil || len(cut) > limit {
		return Table[T]{}, false
	}
	h, whole := w.read(cut[0]), map[int]string{}
	for _, r := range rows {
		whole[r.Line] = joinCells(r)
	}
	var titles []Passed
	body := cut[1:]
	for len(body) > 0 && len(body[0].Cells) == 1 && body[0].Cells[0] == whole[body[0].Line] {
		titles, body = append(titles, passed(body[0], WhyTitle)), body[1:]
	}
	h.at = -1
	var kept []Row
	for _, r := range body {
		if len(r.Cells) == 1 && r.Cells[0] == whole[r.Line] { // a line without labels
			titles = append(titles, passed(r, WhyFooter))
			continue
		}
		kept = append(kept, r)
	}
	out, err := t.below(kept, h, limit, "")
	out.Passed = append(titles, out.Passed...)
	return out, err == nil && t.enough(h)
}

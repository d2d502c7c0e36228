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

// blocks reads a list in which each person has a block of labelled lines, or one line of
// labels. A block begins with a label that the one before has already, behind a blank
// line, or at the name. Nil for another list.
func (t table[T]) blocks(rows []Row, w words) []Row {
	var titles []string
	var out []Row
	index := map[string]int{}
	filled := map[int]bool{} // columns of the last block
	last := 0
	for _, r := range rows {
		parts := particulars(joinCells(r))
		if r.Bad != nil {
			return nil
		}
		ours := slices.ContainsFunc(parts, func(p particular) bool { return w.column(p.title) != "" })
		if !ours && len(filled) == 0 || len(parts) == 0 { // 填表人：… below belongs to nobody, 爱好：… to the one above
			out = append(out, Row{Line: r.Line, Cells: []string{joinCells(r)}, Short: true})
			filled, last = nil, r.Line
			continue
		}
		for _, p := range parts {
			is := cmp.Or(w.column(p.title), p.title)
			i, known := index[is]
			if !known {
				i = len(titles)
				index[is], titles = i, append(titles, p.title)
			}
			if filled[i] && is == colPhone && i > 0 { // a second telephone, and not the next one's, whose block begins with it
				b := &out[len(out)-1]
				b.Cells[i], last = joinPhones(b.Cells[i], p.value), r.Line
				continue
			}
			if filled == nil || len(filled) == 0 || filled[i] || r.Line > last+1 && w.column(p.title) == colName {
				out, filled = append(out, Row{Line: r.Line, Short: true}), map[int]bool{}
			}
			b := &out[len(out)-1]
			for len(b.Cells) <= i {
				b.Cells = append(b.Cells, "")
			}
			b.Cells[i], filled[i], last = p.value, true, r.Line
		}
	}
	if !slices.ContainsFunc(titles, func(s string) bool { return w.column(s) == colName }) || len(titles) < 2 {
		return nil
	}
	return slices.Insert(out, 0, Row{Cells: titles})
}

// labelled reads such a list as a table whose heading are the labels.
func (t table[T]) labelled(rows []Row, w words, limit int) (Table[T], bool) {
	cut := t.blocks(rows, w)
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

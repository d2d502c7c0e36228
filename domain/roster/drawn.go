package roster

import (
	"regexp"
	"strings"
)

// drawn are the ways in which a table is drawn in plain text: with | between the
// cells, as Markdown does, or with two spaces and more.
var drawn = []*regexp.Regexp{regexp.MustCompile(`[|｜│]`), regexp.MustCompile(`[ \t\x{3000}]{2,}`)}

// rule is a line that only parts the heading from the rows: |---|:--:|.
var rule = regexp.MustCompile(`^[\s|｜│+:=\-—─]+$`)

// recut cuts rows that were read as one cell each; nil if they were not. What has more or
// fewer cells than the heading is refused row by row: a cell left blank would shift the others.
func recut(rows []Row, at *regexp.Regexp) []Row {
	var out []Row
	for _, r := range rows {
		if r.Bad != nil || len(r.Cells) != 1 {
			return nil
		}
		line := strings.TrimSpace(r.Cells[0])
		if rule.MatchString(line) {
			continue
		}
		line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
		cells := at.Split(line, -1)
		for i, c := range cells {
			cells[i] = strings.TrimSpace(c)
		}
		out = append(out, Row{Line: r.Line, Cells: cells})
	}
	return out
}

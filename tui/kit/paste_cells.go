package kit

import (
	"strings"

	"alumni/tui/show"
)

// Bounds of a cell that is written over several lines, between quotes: a quote
// that is never closed must not swallow what follows it.
const (
	quotedBytes = 512
	quotedLines = 4
)

// tableCells cuts pasted text into rows of cells. A row's cells are parted by
// tabs, as a spreadsheet copies them, else by commas, as CSV has them and as
// people type them, 「，」 too. A cell in quotes may hold any of these, and a line
// break, which reads as a space. Blank lines count as rows, so that the n-th row
// here is the n-th there.
func tableCells(text string) [][]string {
	text = show.CleanTable(text)
	out := make([][]string, 0, strings.Count(text, "\n")+1)
	for text != "" {
		var row []string
		row, text = tableRow(text)
		out = append(out, row)
	}
	return out
}

// tableRow cuts the first row off clean text.
func tableRow(text string) (cells []string, rest string) {
	line, _, _ := strings.Cut(text, "\n")
	sep := separator(line, strings.Contains)
	for {
		cell, after, ok := quoted(text, sep)
		switch {
		case ok && sep == "":
			sep = separator(after, strings.HasPrefix)
		case !ok:
			end := strings.IndexByte(text, '\n')
			if end < 0 {
				end = len(text)
			}
			if i := strings.Index(text[:end], sep); sep != "" && i >= 0 {
				end = i
			}
			cell, after = text[:end], text[end:]
		}
		cells = append(cells, strings.TrimSpace(show.Clean(cell)))
		if after == "" || after[0] == '\n' {
			return cells, strings.TrimPrefix(after, "\n")
		}
		if text = after[len(sep):]; text == "" {
			return append(cells, ""), ""
		}
	}
}

// separators part the cells of a row; the first that a line has counts.
var separators = [...]string{"\t", ",", "，"}

// separator is the first of them that stands in a line, or leads it.
func separator(line string, stands func(line, sep string) bool) string {
	for _, s := range separators {
		if stands(line, s) {
			return s
		}
	}
	return ""
}

// quoted reads a cell in quotes, in which a doubled quote is one; ok is false
// if text begins with none that is closed where a cell ends.
func quoted(text, sep string) (cell, rest string, ok bool) {
	if !strings.HasPrefix(text, `"`) {
		return "", "", false
	}
	var b strings.Builder
	lines := 0
	for i := 1; i < len(text) && i < quotedBytes && lines < quotedLines; i++ {
		switch {
		case text[i] != '"':
			if text[i] == '\n' {
				lines++
			}
			b.WriteByte(text[i])
		case strings.HasPrefix(text[i+1:], `"`):
			b.WriteByte('"')
			i++
		default:
			rest = text[i+1:]
			ends := sep != "" && strings.HasPrefix(rest, sep) || sep == "" && separator(rest, strings.HasPrefix) != ""
			return b.String(), rest, ends || rest == "" || rest[0] == '\n'
		}
	}
	return "", "", false
}

package sheet

import (
	"context"
	"strings"

	"alumni/domain"
	"alumni/domain/roster"
)

// quotedLines is how many lines a cell in quotes has at most: a quote that is
// never closed must not swallow what follows it.
const quotedLines = 20

// lines cuts text of at most so many lines into rows of cells, which are parted by
// commas, as CSV has them, by semicolons, as Excel writes it in some countries, or
// by tabs, as a spreadsheet copies them. A cell in quotes may hold any of these,
// and line breaks, which count as lines; blank lines count but are left out.
func lines(ctx context.Context, raw []byte, limit int) ([]roster.Row, error) {
	text, err := decode(raw)
	if err != nil {
		return nil, err
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	if strings.Count(text, "\n") > limit {
		return nil, TooLarge(limit, domain.FileRows)
	}
	var (
		out  []roster.Row
		size held
	)
	text, sep := separator(text)
	for n := 1; text != ""; {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		line, rest, _ := strings.Cut(text, "\n")
		if strings.TrimSpace(line) == "" {
			n, text = n+1, rest
			continue
		}
		row, rest, err := cutRow(text, sep)
		if err == nil {
			err = size.row(row.Cells)
		}
		if err != nil {
			return nil, err
		}
		row.Line = n
		out = append(out, row)
		n += strings.Count(text[:len(text)-len(rest)], "\n")
		text = rest
	}
	return out, nil
}

// cutRow cuts the first row off a text, and gives the rest. A row whose quotes are
// wrong is as long as its first line.
func cutRow(text, sep string) (row roster.Row, rest string, err error) {
	_, below, _ := strings.Cut(text, "\n")
	bad := roster.Row{Bad: wrong(domain.FaultRowQuotes, nil)}
	for {
		if len(row.Cells) > MaxColumns {
			return row, "", TooLarge(MaxColumns, domain.FileColumns)
		}
		cell, after, ok := quoted(text)
		if !ok && strings.HasPrefix(strings.TrimLeft(text, " "), `"`) {
			return bad, below, nil
		}
		if !ok {
			end := strings.IndexByte(text, '\n')
			if end < 0 {
				end = len(text)
			}
			if i := strings.Index(text[:end], sep); i >= 0 {
				end = i
			}
			cell, after = text[:end], text[end:]
		}
		if len(cell) > maxCell {
			return row, "", TooLarge(maxCell, domain.FileCell)
		}
		row.Cells = append(row.Cells, bare(cell))
		switch {
		case after == "" || after[0] == '\n':
			return row, strings.TrimPrefix(after, "\n"), nil
		case !strings.HasPrefix(after, sep):
			return bad, below, nil
		}
		text = after[len(sep):]
	}
}

// quoted reads a cell in quotes, in which a doubled quote is one, and the blanks
// around it; ok is false if text begins with none that is closed in time.
func quoted(text string) (cell, rest string, ok bool) {
	text = strings.TrimLeft(text, " ")
	if !strings.HasPrefix(text, `"`) {
		return "", "", false
	}
	var b strings.Builder
	lines := 1
	for i := 1; i < len(text) && b.Len() <= maxCell; i++ {
		switch {
		case text[i] != '"':
			if text[i] == '\n' {
				if lines++; lines > quotedLines {
					return "", "", false
				}
			}
			b.WriteByte(text[i])
		case strings.HasPrefix(text[i+1:], `"`):
			b.WriteByte('"')
			i++
		default:
			return b.String(), strings.TrimLeft(text[i+1:], " "), true
		}
	}
	return "", "", false
}

// separators part cells. The first of those that most lines have counts, and a
// tab before any: nobody types one.
var separators = []string{"\t", ",", ";", "，", "；", "|"}

// sampled is how many lines are looked at for the separator.
const sampled = 50

// separator gives the text without the line by which Excel is told the separator
// (sep=;), and what parts its cells. A comma or two in a title above plain lines
// part nothing: half of the lines must have it.
func separator(text string) (rest, sep string) {
	if first, below, _ := strings.Cut(text, "\n"); len(first) == len("sep=;") && strings.HasPrefix(strings.ToLower(first), "sep=") {
		return "\n" + below, first[len("sep="):]
	}
	have, filled := make([]int, len(separators)), 0
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		if n++; n > sampled {
			break
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		filled++
		for i, s := range separators {
			if strings.Contains(line, s) {
				have[i]++
			}
		}
	}
	best := -1
	for i, s := range separators {
		if 2*have[i] >= filled && have[i] > 0 && (best < 0 || have[i] > have[best]) {
			best = i
			if s == "\t" {
				break
			}
		}
	}
	if best < 0 {
		return text, ","
	}
	return text, separators[best]
}

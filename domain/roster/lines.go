package roster

import (
	"regexp"
	"slices"
	"strings"

	"alumni/domain"
	"alumni/domain/naming/card"
	"alumni/domain/office/desk"
)

// listNumber begins a line of a chain of answers in WeChat (接龙), or of any
// list that people number: 1. 2、 （3） 4) ５．.
var listNumber = regexp.MustCompile(`^\s*[(（【\[]?\s*([0-9０-９]{1,4})\s*[)）】\]]?\s*[.．。、,，:：)）\s]\s*(\S.*)$`)

// cardOfLine gives the line without its number.
func cardOfLine(line string) (text string, numbered bool) {
	if m := listNumber.FindStringSubmatch(line); m != nil {
		return strings.TrimSpace(m[2]), true
	}
	return strings.TrimSpace(line), false
}

// lines reads a list without a heading, of which every line is a card: a chain of
// answers of WeChat, or plain lines. The title is what stands above the first line that
// has a number or reads as a card. Where some have a number, what has none and is no card
// is a remark.
func (t table[T]) lines(list []Row, limit int) (Table[T], bool) {
	out := Table[T]{Columns: []Column{{As: t.card}}}
	rows := rejoined(mentioned(list))
	any, cards := false, 0
	for _, r := range rows {
		text, numbered := cardOfLine(joinCells(r))
		any = any || numbered
		if cardLike(text) {
			cards++
		}
	}
	if cards == 0 || len(rows) > limit+headingRows {
		return out, false
	}
	begun := false
	for _, r := range rows {
		text, numbered := cardOfLine(joinCells(r))
		person := !example.MatchString(text) && (numbered || cardLike(text) || shapedAsCard.MatchString(text))
		begun = begun || !said.MatchString(text) && person
		switch {
		case r.Bad == nil && (!begun || said.MatchString(text)):
			out.Passed = append(out.Passed, passed(r, WhyTitle))
			continue
		case r.Bad == nil && (any && !person || example.MatchString(text) || footer(Row{Cells: []string{text}}, []string{t.card})):
			out.Passed = append(out.Passed, passed(r, WhyFooter))
			continue
		}
		r.Cells = []string{text}
		out.source, out.Below = append(out.source, r), append(out.Below, r.More...)
		v, bad := t.row(r, []string{t.card})
		if bad != nil {
			out.Bad = append(out.Bad, desk.RowError{Row: r.Line, Err: bad})
			continue
		}
		out.Rows = append(out.Rows, v)
	}
	return out, len(out.source) > 0 && len(out.source) <= limit
}

// mentioned parts the line of a list of @, as WeChat writes all whom somebody
// mentions, into one line each: whoever stands behind the first would be lost. All keep
// the number of their line in the text as it was given.
func mentioned(rows []Row) []Row {
	var out []Row
	for _, r := range rows {
		line := strings.ReplaceAll(joinCells(r), "＠", "@")
		parts := strings.Split(line, "@")
		if r.Bad != nil || len(parts) < 3 || strings.TrimSpace(parts[0]) != "" {
			out = append(out, r)
			continue
		}
		for _, p := range parts {
			if p = strings.TrimSpace(p); p != "" {
				out = append(out, Row{Line: r.Line, Cells: []string{p}, Short: true})
			}
		}
	}
	return out
}

// shapedAsCard is a line of three parts, one with a year: whatever is wrong with such a
// card, it is no title.
var shapedAsCard = regexp.MustCompile(`^[^-—－_]+[-—－_]+[^-—－_]+[-—－_]+[^-—－_]*\d{2}\s*[级届]`)

// example is a line that shows how to write one.
var example = regexp.MustCompile(`^[【\[（(]?(例|示例|样例|范例|举例|格式|模板|比如)[^\p{Han}]|^[【\[（(]?(例如|例子|示例|样例|范例|格式)`)

// said is the line above a message that was copied out of a chat: who, and when.
var said = regexp.MustCompile(`\d{1,2}:\d{2}(:\d{2})?$`)

// rejoined puts together the answers of a chain of which each has several lines: a
// number with the name, and the rest of the card below.
func rejoined(rows []Row) []Row {
	out := make([]Row, 0, len(rows))
	for i := 0; i < len(rows); i++ {
		r := rows[i]
		text, numbered := cardOfLine(joinCells(r))
		if numbered && r.Bad == nil && !cardLike(text) && i+1 < len(rows) && rows[i+1].Bad == nil {
			below, next := cardOfLine(joinCells(rows[i+1]))
			if !next && cardLike(text+" "+below) {
				r.Cells, r.More = append(slices.Clone(r.Cells), below), []int{rows[i+1].Line}
				i++
			}
		}
		out = append(out, r)
	}
	return out
}

// joinCells gives a line as it was before it was cut at commas and tabs.
func joinCells(r Row) string {
	var parts []string
	for _, c := range r.Cells {
		if c = domain.CleanLine(c); c != "" {
			parts = append(parts, c)
		}
	}
	return strings.Join(parts, " ")
}

// cardLike tells whether a line reads as a card rather than as a title: a short
// name and at least a year or two more parts.
func cardLike(s string) bool {
	c := card.Read(s, domain.Person{}, &card.Known{})
	if c.Name == "" || len([]rune(c.Name)) > longestName {
		return false
	}
	return c.Major != "" && (c.Entered > 0 || c.Left > 0 || c.City != "")
}

// longestName is how many characters a name at the beginning of a line has at most.
const longestName = 20

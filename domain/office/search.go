package office

import (
	"slices"
	"strings"
	"unicode"

	"alumni/domain"
	"alumni/domain/naming"
)

// search looks for a text in what the rows of one list show. It lives as long
// as its transaction.
type search struct {
	d      *desk
	text   string
	called bool            // the text may call a group by its number: 江苏03
	names  map[string]bool // what was compared before: rows share branches, groups and people
}

func (d *desk) search(text string) search {
	text = domain.CleanLine(text)
	return search{d: d, text: text, called: mayCall(text), names: map[string]bool{}}
}

// mayCall tells whether a text may call a group by its place and its number, as
// lists show it. A short number of a record, or digits alone, never does.
func mayCall(text string) bool {
	_, err := domain.ParseID(text)
	return err != nil && strings.ContainsFunc(text, unicode.IsDigit) && strings.ContainsFunc(text, unicode.IsLetter)
}

// asked tells whether there is anything to look for.
func (s search) asked() bool { return s.text != "" }

// finds tells whether one of the names is found by the text; a group's also by
// what it is called in lists, 江苏03群, which its name does not hold in one piece.
func (s search) finds(names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		found, ok := s.names[name]
		if !ok {
			found = name != "" && (s.d.Matches(s.text, name) || s.called && s.calls(name))
			s.names[name] = found
		}
		return found
	})
}

// calls tells whether a group of the name is called so.
func (s search) calls(name string) bool {
	return slices.ContainsFunc(naming.Spoken(name), func(v string) bool { return s.d.Matches(s.text, v) })
}

// findsID tells whether the text is a short number, or the beginning of one, as
// people type it: A-0012, a12, 12.
func (s search) findsID(id domain.ID) bool {
	return slices.ContainsFunc(id.Spellings(), func(v string) bool { return s.d.Matches(s.text, v) })
}

// Where the two parts of a search go on, before the store's own cursor.
const (
	partIndex = "i"
	partNames = "n"
)

// lookup pages through what a text finds: first the records that the table's
// search index finds by their own terms, then those whose row shows a name that
// is found. For the second part the list is walked, at most scanBudget records
// in one call: a page may come back short or empty, with a cursor to go on. keep
// makes a record's row and refuses what is out of scope or filtered out, before
// anything of it is compared. Without a text it is a plain list.
func lookup[T, R any](
	s search, table domain.Table[T], q domain.Query, keep func(T) (R, bool, error), named func(R) bool,
) (domain.Page[R], error) {
	if q.Text = s.text; !s.asked() {
		return sift(table.List, q, keep)
	}
	out := domain.Page[R]{Items: []R{}}
	after, second := strings.CutPrefix(q.After, partNames)
	if !second {
		q.After = strings.TrimPrefix(q.After, partIndex)
		page, err := sift(table.List, q, keep)
		if err != nil {
			return domain.Page[R]{}, err
		}
		if page.Next != "" {
			page.Next = partIndex + page.Next
			return page, nil
		}
		if out, after = page, ""; len(out.Items) >= limitOf(q.Limit) {
			out.Next = partNames
			return out, nil
		}
	}
	q.Text, q.After, q.Limit = "", after, limitOf(q.Limit)-len(out.Items)
	rest, err := sift(table.List, q, func(v T) (R, bool, error) {
		if table.Found(s.text, v) {
			var none R
			return none, false, nil // came with the first part
		}
		row, ok, err := keep(v)
		return row, ok && err == nil && named(row), err
	})
	if err != nil {
		return domain.Page[R]{}, err
	}
	out.Items = append(out.Items, rest.Items...)
	if rest.Next != "" {
		out.Next = partNames + rest.Next
	}
	return out, nil
}

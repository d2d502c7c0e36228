package show

import (
	"slices"

	"alumni/domain"
)

// Clear is what was revealed of somebody: it stands in the document where the one
// is named until that is left, and can be copied.
type Clear struct {
	Of   domain.ID
	Rows []Row
	Copy string // the line to copy, in one piece
}

// With is the document with what was revealed: in the one's own document in the
// place of what is masked there, in another's below the row that names the one.
func (d Doc) With(c Clear) Doc {
	out := d
	out.Sections = slices.Clone(d.Sections)
	for i := range out.Sections {
		s := &out.Sections[i]
		at := slices.IndexFunc(s.Rows, func(r Row) bool { return r.ID == c.Of })
		switch {
		case d.ID == c.Of.String():
			s.Rows = inPlace(s.Rows, c.Rows)
			return out
		case at >= 0:
			s.Rows = slices.Insert(slices.Clone(s.Rows), at+1, c.Rows...)
			return out
		}
	}
	out.Sections = slices.Insert(out.Sections, 0, Section{Rows: c.Rows})
	return out
}

// inPlace puts rows where rows of the same label stand; what has none goes to the end.
func inPlace(rows, shown []Row) []Row {
	rows = slices.Clone(rows)
	for _, r := range shown {
		at := slices.IndexFunc(rows, func(x Row) bool { return r.Label != "" && x.Label == r.Label })
		if at < 0 {
			rows = append(rows, r)
			continue
		}
		rows[at] = r
	}
	return rows
}

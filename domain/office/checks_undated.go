package office

import "alumni/domain"

// undated warns of references whose document has no day: an earlier program
// kept the number alone. A new one needs both, domain.CheckReference; a case of
// before may still be decided, by an officer who knows.
func undated(refs ...given) []finding {
	var out []finding
	for _, r := range refs {
		if r.ref.IsZero() || r.ref.Date != "" {
			continue
		}
		f := judge(CheckUndated, r.rule, domain.Args{"field": r.field, "document": r.ref.Number}, nil)
		f.Mark = MarkWarn
		out = append(out, f)
	}
	return out
}

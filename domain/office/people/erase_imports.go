package people

import "alumni/domain"

// importRows gives every part of an import with a row about the person, and how it is
// written without what the row told: neither the name nor what stood before is kept.
func (e *eraser) importRows(found func(kind domain.Kind, put func() error) error) error {
	return walk(e.ImportParts().List, domain.Query{}, func(p domain.ImportPart) error {
		told := false
		for i, r := range p.Rows {
			if r.Person != e.person.ID || r.Name == "" && r.Want == nil && r.Was == nil && r.Card == "" {
				continue
			}
			told = true
			if r.Stay != nil {
				e.subject.Scrub(r.Stay)
			}
			r.Name, r.Card, r.How, r.Want, r.Was = "", "", "", nil, nil
			p.Rows[i] = r
		}
		if !told {
			return nil
		}
		return found(domain.KindImport, func() error { return e.ImportParts().Put(&p) })
	})
}

package desk

import (
	"alumni/domain"
	"alumni/domain/naming"
)

// GroupRow is a group as a list shows it.
type GroupRow struct {
	domain.Group
	BranchName string `json:"branch_name"`
	OwnerName  string `json:"owner_name,omitempty"`
	// NameFinding is the canonical name where the present one is not (待整改), N1.2b.
	NameFinding string `json:"name_finding,omitempty"`
	Stamp       uint64 `json:"-"`
}

// GroupRow is the group as a list shows it.
func (d *Desk) GroupRow(g domain.Group) (GroupRow, error) {
	b, err := d.Branch(g.Branch)
	if err != nil && !Missing(err) {
		return GroupRow{}, err
	}
	name, version, err := d.PersonName(g.Owner)
	if err != nil {
		return GroupRow{}, err
	}
	terms, err := d.Terms()
	if err != nil {
		return GroupRow{}, err
	}
	row := GroupRow{Group: g, BranchName: b.Name, OwnerName: name, Stamp: g.Version + b.Version + version}
	row.NameFinding = naming.Finding(domain.NamingKind(b), b.Name, g.Seq, terms.SeqDigits, g.Name)
	return row, nil
}

// CountLimit is where counting stops; a face shows it as "999+".
const CountLimit = 1000

// Ref is the person as a list shows one, with the office in a branch's council.
func (d *Desk) Ref(b domain.Branch, id domain.ID) (PersonRef, error) {
	if id.IsZero() {
		return PersonRef{}, nil
	}
	p, err := d.Person(id)
	if Missing(err) {
		return PersonRef{ID: id}, nil
	}
	if err != nil {
		return PersonRef{}, err
	}
	office, _ := b.OfficeOf(id)
	return PersonRef{ID: id, Name: p.Name, Verified: p.Verified(), Office: office, Card: naming.Card(p)}, nil
}

// Refs are people as ref gives each.
func (d *Desk) Refs(b domain.Branch, ids []domain.ID) ([]PersonRef, error) {
	out := make([]PersonRef, 0, len(ids))
	for _, id := range ids {
		r, err := d.Ref(b, id)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// PersonRef is a person as a list shows one.
type PersonRef struct {
	ID       domain.ID `json:"id,omitzero"`
	Name     string    `json:"name,omitempty"`
	Verified bool      `json:"verified,omitempty"`
	// Office is the person's office in the record's branch council, "" for none.
	Office domain.CouncilOffice `json:"office,omitempty"`
	Card   string               `json:"card,omitempty"` // the canonical member card, N1.2c
}

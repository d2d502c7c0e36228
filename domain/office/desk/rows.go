package desk

import (
	"time"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/naming/card"
	"alumni/domain/review"
)

// Shown looks up what a row or a page shows of other records. One that is gone
// shows as nothing: it was erased on request, or there is none, as for the branch of
// a group of headquarters itself, M3. The first other failure stays in Err, and
// nothing is looked up after it.
type Shown struct {
	desk  *Desk
	Stamp uint64 // the versions of all that is shown, added up
	Err   error
}

// Show begins what a row of a record shows.
func (d *Desk) Show(m domain.Meta) *Shown { return &Shown{desk: d, Stamp: m.Version} }

// Branch is the branch shown; the zero one for none.
func (s *Shown) Branch(id domain.ID) domain.Branch { return shown(s, id, s.desk.Branch) }

// Group is the group shown; the zero one for none.
func (s *Shown) Group(id domain.ID) domain.Group { return shown(s, id, s.desk.Group) }

// Person is the name of the person shown; "" for none.
func (s *Shown) Person(id domain.ID) string { return shown(s, id, s.desk.Person).Name }

// Ref is the person shown, with the office in a branch's council.
func (s *Shown) Ref(b domain.Branch, id domain.ID) (ref PersonRef) {
	if s.Err == nil {
		ref, s.Err = s.desk.Ref(b, id)
	}
	return ref
}

// Refs are people as Ref gives each.
func (s *Shown) Refs(b domain.Branch, ids []domain.ID) (out []PersonRef) {
	out = make([]PersonRef, len(ids))
	for i, id := range ids {
		out[i] = s.Ref(b, id)
	}
	return out
}

// History are the newest entries of the record shown.
func (s *Shown) History(id domain.ID) (out []HistoryEntry) {
	if s.Err == nil {
		out, s.Err = s.desk.History(id)
	}
	return out
}

// Insider is the person shown, with on what they are in a group, N1.2d.
func (s *Shown) Insider(g domain.Group, b domain.Branch, id domain.ID) PersonRef {
	ref := s.Ref(b, id)
	if s.Err != nil || id.IsZero() {
		return ref
	}
	m, err := s.desk.Member(g.ID, id)
	if s.Err = err; err == nil && m != nil && m.Present() {
		ref.Admitted, ref.NoBasis = m.Basis, m.Basis == ""
	}
	return ref
}

// Insiders are people as Insider gives each.
func (s *Shown) Insiders(g domain.Group, b domain.Branch, ids []domain.ID) (out []PersonRef) {
	out = make([]PersonRef, len(ids))
	for i, id := range ids {
		out[i] = s.Insider(g, b, id)
	}
	return out
}

func shown[T any, P record[T]](s *Shown, id domain.ID, get func(domain.ID) (T, error)) (v T) {
	if s.Err != nil || id.IsZero() {
		return v
	}
	v, s.Err = IfAny(get(id))
	s.Stamp += P(&v).Head().Version
	return v
}

// GroupRow is a group as a list shows it.
type GroupRow struct {
	domain.Group
	BranchName string `json:"branch_name"`
	OwnerName  string `json:"owner_name,omitempty"`
	// NameFinding is the canonical name where the present one is not (待整改), N1.2b.
	NameFinding string `json:"name_finding,omitempty"`
	// ReviewDue is when the members are next to be reviewed, M6.1; zero for a group
	// that owes no review.
	ReviewDue time.Time `json:"review_due,omitzero"`
	Stamp     uint64    `json:"-"`
}

// GroupRow is the group as a list shows it.
func (d *Desk) GroupRow(g domain.Group) (GroupRow, error) {
	terms, err := d.Terms()
	if err != nil {
		return GroupRow{}, err
	}
	s := d.Show(g.Meta)
	b := s.Branch(g.Branch)
	row := GroupRow{Group: g, BranchName: b.Name, OwnerName: s.Person(g.Owner)}
	row.ReviewDue = review.Due(g, terms)
	row.Stamp = s.Stamp + uint64(row.ReviewDue.Unix())<<8
	row.NameFinding = naming.Finding(domain.NamingKind(b), b.Name, g.Seq, terms.SeqDigits, g.Name)
	return row, s.Err
}

// Ref is the person as a list shows one, with the office in a branch's council.
func (d *Desk) Ref(b domain.Branch, id domain.ID) (PersonRef, error) {
	if id.IsZero() {
		return PersonRef{}, nil
	}
	p, err := IfAny(d.Person(id))
	if err != nil || p.ID.IsZero() {
		return PersonRef{ID: id}, err
	}
	office, _ := b.OfficeOf(id)
	return PersonRef{ID: id, Name: p.Name, Verified: p.Verified(), Office: office, Card: card.Of(p)}, nil
}

// PersonRef is a person as a list shows one.
type PersonRef struct {
	ID       domain.ID `json:"id,omitzero"`
	Name     string    `json:"name,omitempty"`
	Verified bool      `json:"verified,omitempty"`
	// Office is the person's office in the record's branch council, "" for none.
	Office domain.CouncilOffice `json:"office,omitempty"`
	Card   string               `json:"card,omitempty"` // the canonical member card, N1.2c
	// Admitted is on what a member of the record's group is in it, N1.2d; NoBasis tells
	// that none is recorded. Neither is said of who is no member.
	Admitted domain.Basis `json:"admitted,omitempty"`
	NoBasis  bool         `json:"no_basis,omitempty"`
}

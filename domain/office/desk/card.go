package desk

import (
	"alumni/domain"
	"alumni/domain/naming/card"
)

// KnownOnCards gives what is a city and what a major on the cards of a group,
// N1.2c: HQ's table of places, the branches' places, and what is registered of
// the group's members. It is read once a transaction and group.
func (d *Desk) KnownOnCards(group domain.ID) (*card.Known, error) {
	if known, ok := d.known[group]; ok {
		return known, nil
	}
	places, err := All(d.Places().List, domain.Query{}, func(domain.Place) bool { return true })
	if err != nil {
		return nil, err
	}
	var cities, majors []string
	err = Each(d.Branches().List, domain.Query{}, func(b domain.Branch) error {
		if b.Kind != domain.BranchIndustry {
			cities = append(cities, b.Name)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	members := func(q domain.Query) (domain.Page[domain.Membership], error) { return d.MembersOf(group, q) }
	err = Each(members, domain.Query{}, func(m domain.Membership) error {
		if !m.Present() {
			return nil
		}
		p, err := IfAny(d.Person(m.Person))
		cities, majors = append(cities, p.City), append(majors, p.Major)
		return err
	})
	if err != nil {
		return nil, err
	}
	known := card.NewKnown(d.Now.In(domain.China).Year(), places, cities, majors)
	d.known[group] = known
	return known, nil
}

// CardFindings says how a member's card, as it stands in WeChat, deviates from
// N1.2c.
func (d *Desk) CardFindings(m domain.Membership, p domain.Person) ([]card.Finding, error) {
	if p.ID.IsZero() || p.Erased() { // erased on request: nobody is asked
		return nil, nil
	}
	known, err := d.KnownOnCards(m.Group)
	if err != nil {
		return nil, err
	}
	return card.Check(m.Card, p, known), nil
}

// FixedCard is the corrected card of a member; "" if too little is known.
func (d *Desk) FixedCard(m domain.Membership, p domain.Person) (string, error) {
	known, err := d.KnownOnCards(m.Group)
	if err != nil {
		return "", err
	}
	return card.Propose(m.Card, p, known), nil
}

package desk

import (
	"alumni/domain"
	"alumni/domain/naming/card"
)

// mostWords is how many cities, and how many majors, of the registry are known.
const mostWords = 5000

// KnownOnCards gives what is a city and what a major on cards, N1.2c: HQ's table of
// places, the branches' places, and what is registered of everybody. It is read once a
// transaction.
func (d *Desk) KnownOnCards() (*card.Known, error) {
	if d.known != nil {
		return d.known, nil
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
	for _, of := range []struct {
		index string
		into  *[]string
	}{{domain.IndexCity, &cities}, {domain.IndexMajor, &majors}} {
		values, err := d.People().Values(of.index, mostWords)
		if err != nil {
			return nil, err
		}
		*of.into = append(*of.into, values...)
	}
	known := card.NewKnown(d.Now.In(domain.China).Year(), places, cities, majors)
	d.known = known
	return known, nil
}

// CardFindings says how a member's card, as it stands in WeChat, deviates from
// N1.2c.
func (d *Desk) CardFindings(m domain.Membership, p domain.Person) ([]card.Finding, error) {
	if p.ID.IsZero() || p.Erased() { // erased on request: nobody is asked
		return nil, nil
	}
	known, err := d.KnownOnCards()
	if err != nil {
		return nil, err
	}
	return card.Check(m.Card, p, known), nil
}

// FixedCard is the corrected card of a member; "" if too little is known.
func (d *Desk) FixedCard(m domain.Membership, p domain.Person) (string, error) {
	known, err := d.KnownOnCards()
	if err != nil {
		return "", err
	}
	return card.Propose(m.Card, p, known), nil
}

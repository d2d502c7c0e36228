package people

import (
	"alumni/domain"
	"alumni/domain/naming/card"
	"alumni/domain/office/desk"
)

// knownOnCards gives what is a city and what a major on the cards of a group,
// N1.2c: HQ's table of places, the branches' places, and what is registered of
// the group's members, by the key of the name.
func knownOnCards(d *desk.Desk, members map[string][]domain.Person) (*card.Known, error) {
	places, err := desk.All(d.Places().List, domain.Query{}, func(domain.Place) bool { return true })
	if err != nil {
		return nil, err
	}
	var cities, majors []string
	err = desk.Each(d.Branches().List, domain.Query{}, func(b domain.Branch) error {
		if b.Kind != domain.BranchIndustry {
			cities = append(cities, b.Name)
		}
		return nil
	})
	for _, alike := range members {
		for _, p := range alike {
			cities, majors = append(cities, p.City), append(majors, p.Major)
		}
	}
	return card.NewKnown(d.Now.In(domain.China).Year(), places, cities, majors), err
}

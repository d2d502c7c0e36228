package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office"
)

func TestN2_1a_ACouncilIsSearchedByNamePinyinAndNumber(t *testing.T) {
	w := newWorld(t)
	w.person("赵一鸣", true)                                                             // in no council
	w.seats(w.beijing, append(slices.Clone(w.branch(w.beijing).Council), domain.Seat{ // in two offices
		Person: w.president, Office: domain.OfficeCouncillor,
	})...)
	for text, want := range map[string][]domain.ID{
		"":                     {w.president, w.vice, w.secretary},
		"赵":                    {w.president},
		"zy":                   {w.president},
		"qian":                 {w.vice},
		w.secretary.String():   {w.secretary},
		"李四":                   {}, // Shanghai's
		"周五":                   {},
		" ":                    {w.president, w.vice, w.secretary},
		"没有这个人":                {},
		w.shPresident.String(): {},
	} {
		for _, by := range []domain.Caller{w.officer, w.beijingOfficer} {
			p, err := w.People(w.ctx, by, office.PersonFilter{Text: text, Council: w.beijing})
			w.must(err)
			got := []domain.ID{}
			for _, r := range p.Items {
				got = append(got, r.ID)
			}
			if !slices.Equal(got, want) || p.Next != "" {
				t.Errorf("%q finds %v, not %v", text, got, want)
			}
		}
	}
	_, err := w.People(w.ctx, w.shanghaiOfficer, office.PersonFilter{Council: w.beijing})
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	_, err = w.People(w.ctx, w.officer, office.PersonFilter{Council: w.president})
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
}

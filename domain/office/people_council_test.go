package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/people"
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
			p, err := w.People(w.ctx, by, people.PersonFilter{Text: text, Council: w.beijing})
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
	_, err := w.People(w.ctx, w.shanghaiOfficer, people.PersonFilter{Council: w.beijing})
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	_, err = w.People(w.ctx, w.officer, people.PersonFilter{Council: w.president})
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
}

// A page of people is no longer than asked for, the council's too, and the
// cursors lead through everybody once.
func TestN2_1a_ALimitHoldsForTheCouncilToo(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 10, w.vice, w.alumnus, w.unverified)
	w.seats(w.beijing, append(slices.Clone(w.branch(w.beijing).Council), domain.Seat{
		Person: w.president, Office: domain.OfficeCouncillor, // in two offices
	})...)
	_, err := w.AddPerson(w.ctx, w.beijingOfficer, people.AddPerson{Name: "郑七"})
	w.must(err)
	whole, err := w.People(w.ctx, w.beijingOfficer, people.PersonFilter{})
	w.must(err)
	if len(whole.Items) != 6 || whole.Next != "" {
		t.Fatalf("%d people of %s, then %q", len(whole.Items), g, whole.Next)
	}
	for limit := 1; limit <= 6; limit++ {
		for council, want := range map[domain.ID]int{{}: 6, w.beijing: 3} {
			var got []domain.ID
			f := people.PersonFilter{Limit: limit, Council: council}
			for pages := 0; pages < 20; pages++ {
				page, err := w.People(w.ctx, w.beijingOfficer, f)
				w.must(err)
				if len(page.Items) > limit {
					t.Fatalf("%d rows with a limit of %d", len(page.Items), limit)
				}
				for _, p := range page.Items {
					if slices.Contains(got, p.ID) {
						t.Errorf("limit %d: %s comes twice", limit, p.ID)
					}
					got = append(got, p.ID)
				}
				if f.After = page.Next; f.After == "" {
					break
				}
			}
			if len(got) != want {
				t.Errorf("limit %d: %v, want %d people", limit, got, want)
			}
		}
	}
}

package domain_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"alumni/domain"
)

func pid(n uint64) domain.ID { return domain.ID{Kind: domain.KindPerson, Seq: n} }

// TestM4_1_ACouncilAlwaysHasOnePresident drives a council by any seats and
// leavings: what is accepted has one president, and nobody sits twice.
func TestM4_1_ACouncilAlwaysHasOnePresident(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := domain.Branch{
			Name: "北京", State: domain.BranchEstablished,
			Council: []domain.Seat{{Person: pid(1), Office: domain.OfficePresident}},
		}
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			who := pid(rapid.Uint64Range(1, 6).Draw(t, "who"))
			var seats []domain.Seat
			var err error
			if rapid.Bool().Draw(t, "leaves") {
				seats, err = domain.Unseated(b, who)
			} else {
				seats, err = domain.Seated(b, who, rapid.SampledFrom(domain.CouncilOffices).Draw(t, "office"))
			}
			if err != nil {
				continue
			}
			b.Council = seats
			presidents, seen := 0, map[domain.ID]bool{}
			for _, s := range b.Council {
				if s.Office == domain.OfficePresident {
					presidents++
				}
				if seen[s.Person] {
					t.Fatalf("%s sits twice: %+v", s.Person, b.Council)
				}
				seen[s.Person] = true
			}
			if presidents != 1 {
				t.Fatalf("%d presidents: %+v", presidents, b.Council)
			}
		}
	})
}

func TestM5_2_WhoLeftTheCouncil(t *testing.T) {
	seat := func(n uint64, o domain.CouncilOffice) domain.Seat { return domain.Seat{Person: pid(n), Office: o} }
	before := []domain.Seat{
		seat(1, domain.OfficePresident), seat(2, domain.OfficeVicePresident), seat(3, domain.OfficeSecretary),
		seat(4, domain.OfficeCouncillor),
	}
	after := []domain.Seat{
		seat(5, domain.OfficePresident), seat(1, domain.OfficeVicePresident), seat(3, domain.OfficeCouncillor),
		seat(4, domain.OfficeCouncillor),
	}
	got := fmt.Sprint(domain.LeftCouncil(before, after))
	if want := fmt.Sprint([]domain.ID{pid(2), pid(3)}); got != want {
		t.Errorf("left: %s, want %s", got, want)
	}
}

func TestM5_1_AHandOverEndsAVacancy(t *testing.T) {
	g := domain.Group{State: domain.GroupActive, Owner: pid(1)}
	vacant, err := domain.Vacate(g, time.Unix(5, 0))
	if err != nil || !vacant.Owner.IsZero() || len(vacant.Waits()) == 0 {
		t.Fatalf("vacant: %+v, %v", vacant, err)
	}
	if got := domain.HandOver(vacant, domain.ManagerOwner, domain.ID{}, pid(2)); !got.VacantSince.IsZero() || got.Owner != pid(2) ||
		len(got.Waits()) != 0 {
		t.Errorf("handed over: %+v", got)
	}
	if got := domain.HandOver(vacant, domain.ManagerAdmin, pid(3), pid(2)); got.VacantSince.IsZero() {
		t.Error("a new admin ends the vacancy")
	}
	g.State = domain.GroupEnded
	if _, err := domain.Vacate(g, time.Unix(5, 0)); err == nil {
		t.Error("a group that ended gets vacant")
	}
}

func TestA2_PhonesAsPeopleWriteThem(t *testing.T) {
	for in, want := range map[string]string{
		"13812345678": "13812345678", "+86 138 1234 5678": "13812345678", "１３８-1234-5678": "13812345678",
		"(027) 8395-5555": "02783955555", "": "", "+852 2345 6789": "85223456789", "+1 212 555 0100": "12125550100",
		"+86 13812345678": "13812345678", "8395555": "8395555",
	} {
		if got, err := domain.ParsePhone(in); err != nil || got.Reveal() != want {
			t.Errorf("ParsePhone(%q) = %q, %v", in, got.Reveal(), err)
		}
	}
	for _, in := range []string{
		"一三八", "1381234567x", "110", "1391111222", "138123456789", "+86 1391111222", strings.Repeat("1", 16),
		"138#1234",
	} {
		_, err := domain.ParsePhone(in)
		if e := domain.AsError(err); err == nil || e.Fault != domain.FaultBadPhone || e.Field != "phone" ||
			strings.Contains(e.Error(), in) {
			t.Errorf("ParsePhone(%q): %v", in, err)
		}
	}
}

func TestM4_6_TheSeededPlacesAreUnique(t *testing.T) {
	seen := map[string]string{}
	for _, p := range domain.SeedPlaces {
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			if other, twice := seen[name]; twice {
				t.Errorf("%s stands for %s and %s", name, other, p.Name)
			}
			seen[name] = p.Name
		}
	}
	if len(domain.SeedPlaces) != 34 {
		t.Errorf("%d provincial-level places", len(domain.SeedPlaces))
	}
}

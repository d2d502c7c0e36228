package office_test

import (
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/people"
)

// Two clerks who bring in the same list of people at once register everybody once, those
// whom both took for somebody else than a namesake too, and nobody who has become a
// namesake meanwhile without a decision.
func TestN2_2a_TwoImportsOfPeopleAtOnceRegisterEverybodyOnce(t *testing.T) {
	for name, c := range map[string]struct {
		rows, others []people.ImportPerson
		registered   int
		left         int
	}{
		"the same list": {
			rows:       []people.ImportPerson{{Row: 2, Name: "庚一", Phone: "19900000001"}, {Row: 3, Name: "庚二", Major: "食工", Year: 1997}},
			registered: 2,
		},
		"decided to be another": {
			rows: []people.ImportPerson{
				{Row: 2, Name: "庚一", City: "武汉", Major: "食工", Year: 1997, New: true}, {Row: 3, Name: "庚二", Phone: "19900000002", New: true},
			},
			registered: 2,
		},
		"little is told of both": {
			rows:       []people.ImportPerson{{Row: 2, Name: "庚一"}, {Row: 3, Name: "庚二"}},
			registered: 2, left: 2,
		},
		"a namesake comes in": {
			rows:       []people.ImportPerson{{Row: 2, Name: "庚一", City: "武汉"}},
			others:     []people.ImportPerson{{Row: 2, Name: "庚一", Phone: "19900000003"}},
			registered: 1, left: 1,
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			before := w.registered()
			others := c.others
			if others == nil {
				others = c.rows
			}
			store := &between{Store: w.store, call: func() {
				_, _, err := w.BringPeople(w.ctx, w.director, others, people.Bringing{})
				w.must(err)
			}}
			o := office.New(store, office.WithClock(func() time.Time { return time.Unix(0, w.clock.Load()) }))
			_, n, err := o.BringPeople(w.ctx, w.officer, c.rows, people.Bringing{})
			w.must(err)
			if got := w.registered() - before; got != c.registered || n.LeftOut != c.left {
				t.Errorf("%d registered, want %d; the first import gives %+v", got, c.registered, n)
			}
			w.chainHolds()
		})
	}
}

// registered is how many people there are.
func (w *world) registered() int {
	w.Helper()
	page, err := w.People(w.ctx, w.director, people.PersonFilter{Limit: domain.MaxLimit})
	w.must(err)
	return len(page.Items)
}

// Two clerks who bring the same list of members in at once register nobody twice, nor
// those whom both took for somebody else than a namesake.
func TestN2_2a_TwoImportsOfMembersAtOnceRegisterNobodyTwice(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 100, w.vice)
	rows := []people.ImportMember{
		{ImportPerson: people.ImportPerson{Row: 2, Name: "庚一", City: "北京", Major: "食工", Year: 1997, New: true}, Basis: domain.BasisLiving},
		{ImportPerson: people.ImportPerson{Row: 3, Name: "庚二", Phone: "19900000002"}, Basis: domain.BasisLiving},
		{ImportPerson: people.ImportPerson{Row: 4, Name: "庚三", Further: people.Further{Particulars: domain.Particulars{StudentNumber: "970301003"}}}, Basis: domain.BasisLiving},
	}
	before, in := w.registered(), len(w.present(g))
	store := &between{Store: w.store, call: func() { w.importMembers(w.director, g, rows...) }}
	o := office.New(store, office.WithClock(func() time.Time { return time.Unix(0, w.clock.Load()) }))
	_, err := o.ImportMembers(w.ctx, w.officer, g, rows, false)
	w.must(err)
	if got := w.registered() - before; got != len(rows) || len(w.present(g)) != in+len(rows) {
		t.Errorf("%d registered, %d in the group, of %d", got, len(w.present(g))-in, len(rows))
	}
	w.chainHolds()
}

package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/people"
)

// namesFound gives whom a search of the people finds.
func (w *world) namesFound(by domain.Caller, text string) []string {
	w.Helper()
	out := []string{}
	for _, p := range pages(w, func(after string) (domain.Page[people.PersonRow], error) {
		return w.People(w.ctx, by, people.PersonFilter{Text: text, After: after, Limit: 2})
	}, func(r people.PersonRow) domain.ID { return r.ID }) {
		v, err := w.Person(w.ctx, by, p)
		w.must(err)
		out = append(out, v.Name)
	}
	slices.Sort(out)
	return out
}

// The last four digits of a phone, or all of them, find whose it is, for those
// who may see phones or compare this one. Anybody else finds nothing, and no
// sign that there was something.
func TestA2_APhoneFindsAPersonForThoseWhoMaySeeIt(t *testing.T) {
	w := newWorld(t)
	add := func(by domain.Caller, name, phone, more string) {
		_, err := w.AddPerson(w.ctx, by, people.AddPerson{
			Name: name, City: "北京", Major: "化学", Year: 1997, Phone: phone, Further: people.Further{Phones: more}, Confirm: true,
		})
		w.must(err)
	}
	add(w.director, "贠建明", "138 0000 4321", "")
	add(w.director, "谌丽", "13900008765", "+86 137-0000-4321")
	add(w.beijingOfficer, "仇英", "13600004321", "")
	g := w.newGroup(1)
	chen, err := w.People(w.ctx, w.director, people.PersonFilter{Text: "谌"})
	w.must(err)
	w.join(g.ID, chen.Items[0].ID)
	manager := w.managedBy("manager", g.ID, w.vice)
	for _, c := range []struct {
		by   domain.Caller
		text string
		want []string
	}{
		{w.director, "4321", []string{"仇英", "谌丽", "贠建明"}},
		{w.officer, "４３２１", []string{"仇英", "谌丽", "贠建明"}},
		{w.officer, "13800004321", []string{"贠建明"}},
		{w.officer, "+86 138-0000-4321", []string{"贠建明"}},
		{w.officer, "137 0000 4321", []string{"谌丽"}},
		{w.officer, "9999", nil},
		{w.officer, "321", nil},
		{w.beijingOfficer, "4321", []string{"仇英"}}, // whom the own branch registered
		{w.beijingOfficer, "8765", nil},            // seen, but not their phone
		{w.shanghaiOfficer, "4321", nil},
		{w.auditor, "4321", nil},
		{w.auditor, "13800004321", nil},
		{manager, "8765", nil},
		{manager, "13900008765", nil},
	} {
		got := w.namesFound(c.by, c.text)
		if !slices.Equal(got, append([]string{}, c.want...)) {
			t.Errorf("%s finds %v by %q, want %v", c.by.Fingerprint, got, c.text, c.want)
		}
		n, err := w.CountPeople(w.ctx, c.by, people.PersonFilter{Text: c.text})
		if w.must(err); n != len(c.want) {
			t.Errorf("%s counts %d by %q", c.by.Fingerprint, n, c.text)
		}
		members, err := w.Members(w.ctx, c.by, people.MemberFilter{Group: g.ID, Text: c.text})
		if c.by == w.shanghaiOfficer {
			w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
			continue
		}
		w.must(err)
		if is := len(members.Items) == 1; is != slices.Contains(c.want, "谌丽") {
			t.Errorf("%s finds %d members by %q", c.by.Fingerprint, len(members.Items), c.text)
		}
	}
}

// A list says how many there are on all its pages, under its filters and its
// search, and never another number.
func TestAListOfPeopleSaysHowManyThereAre(t *testing.T) {
	w := newWorld(t)
	for _, name := range []string{"贠建明", "谌丽", "张三丰", "张无忌", "吕布"} {
		w.person(name, name == "张无忌")
	}
	for _, by := range []domain.Caller{w.director, w.auditor, w.beijingOfficer} {
		for _, f := range []people.PersonFilter{
			{}, {Unverified: true}, {Text: "z"}, {Text: "zhang"}, {Text: "张", Unverified: true}, {Text: "nobody"}, {Council: w.beijing},
		} {
			all := w.everybody(by, f)
			n, err := w.CountPeople(w.ctx, by, f)
			if w.must(err); n != len(all) {
				t.Errorf("%s, %+v: counted %d of %d", by.Fingerprint, f, n, len(all))
			}
			f.Limit = 1
			p, err := w.People(w.ctx, by, f)
			w.must(err)
			switch hq := by != w.beijingOfficer && f.Council.IsZero(); {
			case hq && (p.Total == nil || *p.Total != len(all)):
				t.Errorf("%s, %+v: total %v of %d", by.Fingerprint, f, p.Total, len(all))
			case !hq && p.Total != nil:
				t.Errorf("%s, %+v: total %d", by.Fingerprint, f, *p.Total)
			}
		}
	}
}

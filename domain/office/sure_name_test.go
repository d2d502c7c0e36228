package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/people"
)

// Who knows that a doubtful name is somebody's says so, on every way; without it nobody is
// registered, and what can't be a name stays none.
func TestN1_2a_ADoubtfulNameIsTakenOnceSomebodyConfirmsIt(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 40, w.vice)
	_, err := w.AddPerson(w.ctx, w.officer, people.AddPerson{Name: "高总", City: "北京"})
	w.refused(err, domain.CodeInvalid, domain.FaultNotName)
	p, err := w.AddPerson(w.ctx, w.officer, people.AddPerson{Name: "高总", City: "北京", SureName: true})
	w.must(err)
	_, err = w.EditPerson(w.ctx, w.officer, people.EditPerson{ID: p.ID, Version: p.Version, Name: "高总", City: "上海"})
	w.must(err) // the name was asked about before
	row := people.ImportPerson{Row: 2, Name: "金龙鱼", City: "武汉"}
	_, err = w.ImportPeople(w.ctx, w.officer, []people.ImportPerson{row}, false)
	if got := wrongRows(t, err); !slices.Equal(got, []string{"2 not_name N1.2a"}) || len(w.called("金龙鱼")) > 0 {
		t.Errorf("not asked: %q", got)
	}
	row.SureName = true
	_, err = w.ImportPeople(w.ctx, w.officer, []people.ImportPerson{row}, false)
	w.must(err)
	card := carded(3, "何会长-北京-化学97级")
	_, err = w.ImportMembers(w.ctx, w.officer, g, []people.ImportMember{card}, false)
	if got := wrongRows(t, err); !slices.Equal(got, []string{"3 name_unsure N1.2a"}) {
		t.Errorf("a card is not asked about: %q", got)
	}
	card.SureName = true
	w.importMembers(w.officer, g, card)
	if p := w.called("何会长"); len(p) != 1 || p[0].City != "北京" || p[0].Major != "化学" || p[0].Year != 1997 {
		t.Errorf("of the card: %+v", p)
	}
	for _, name := range []string{"合计", "上海分会", "13900000000"} {
		_, err = w.AddPerson(w.ctx, w.officer, people.AddPerson{Name: name, SureName: true})
		w.refused(err, domain.CodeInvalid, domain.FaultNotName)
	}
	if len(w.called("金龙鱼")) != 1 {
		t.Error("not registered")
	}
}

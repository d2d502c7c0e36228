package db

import (
	"testing"

	"alumni/domain"
)

// An earlier program kept a name as it was typed; this one keeps one form of it,
// finds it by that, and has no key left over from the other.
func TestMigration7BringsNamesIntoOneFormAndGoesOnAfterACrash(t *testing.T) {
	typed := []string{"艾某•某提", "艾某·某提", "Jose\u0301", "Ｌｉ　Ｌｅｉ", "张 三", "张三", "•"}
	stored := []string{"艾某·某提", "艾某·某提", "José", "Li Lei", "张三", "张三", "•"}
	stored[6] = domain.PersonName(typed[6])
	e := typedFor(t, openSealer{hashSealer{"a"}})
	db, err := Open(e, openSealer{hashSealer{"a"}})
	if err != nil {
		t.Fatal(err)
	}
	put := func(names []string) {
		t.Helper()
		for i, name := range names {
			if err := db.Update(t.Context(), func(tx domain.Tx) error {
				id := domain.ID{Kind: domain.KindPerson, Seq: uint64(1000 + i)}
				p := domain.Person{Meta: domain.Meta{ID: id}, Name: name, Phone: domain.NewPhone("13912345678")}
				return tx.People().Put(&p)
			}); err != nil {
				t.Fatal(err)
			}
		}
	}
	put(typed)
	older(t, e, 6)
	if db, err = Open(e, openSealer{hashSealer{"a"}}); err != nil {
		t.Fatal(err)
	}
	if err := db.Check(t.Context()); err != nil {
		t.Error(err)
	}
	err = db.View(t.Context(), func(tx domain.Tx) error {
		for i, want := range stored {
			p, err := tx.People().Get(domain.ID{Kind: domain.KindPerson, Seq: uint64(1000 + i)})
			if err != nil {
				return err
			}
			if p.Name != want || p.Phone.Reveal() != "13912345678" {
				t.Errorf("%q is stored as %q, phone %s", typed[i], p.Name, p.Phone)
			}
			if i == 6 {
				continue
			}
			for _, text := range []string{typed[i], want} {
				page, err := tx.People().List(domain.Query{Text: text, Limit: 500})
				if err != nil {
					return err
				}
				found := false
				for _, v := range page.Items {
					found = found || v.ID == p.ID
				}
				if !found {
					t.Errorf("%q is not found by %q", want, text)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

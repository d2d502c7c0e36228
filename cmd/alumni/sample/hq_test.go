package sample_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/registry"
)

// The demo shows a group of headquarters itself, in use, published and filed.
func TestM3_TheSampleHasAGroupOfHeadquarters(t *testing.T) {
	_, o := read(t)
	page, err := o.Groups(t.Context(), operator, registry.GroupFilter{HQ: true})
	if err != nil || len(page.Items) != 1 {
		t.Fatalf("%d groups, %v", len(page.Items), err)
	}
	g, err := o.Group(t.Context(), operator, page.Items[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if g.Name != "武汉轻工大学校友总会群01" || g.State != domain.GroupActive || g.Filing != domain.FilingFiled || !g.Publication.Complete() ||
		g.NameFinding != "" || g.Members < 5 || !g.Sample || len(g.Open) > 0 {
		t.Errorf("it is %+v", g)
	}
	form, err := o.FilingForm(t.Context(), operator, g.ID)
	if err != nil || form.Newest == nil || form.Newest.State != domain.FilingFormAccepted || form.Title != "武汉轻工大学校友总会微信群备案表" ||
		form.Basis == nil || !form.Basis.HQ || !form.Basis.Stands() {
		t.Errorf("its form is %+v, %v", form.Newest, err)
	}
	n, err := o.ProposeName(t.Context(), operator, domain.ID{})
	if err != nil || n.Seq != 2 {
		t.Errorf("the next would be %+v, %v", n, err)
	}
}

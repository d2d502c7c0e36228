package office_test

import (
	"reflect"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/settings"
)

// What was given stays as it was given: neither a new text of the letter nor a
// new name of somebody or something in it changes it.
func TestM4_2_ALetterDoesNotChangeAfterItWasGiven(t *testing.T) {
	w := newWorld(t)
	own := func(key domain.TemplateKey, body string) {
		t.Helper()
		_, err := w.SetTemplate(w.ctx, w.director, settings.SetTemplate{
			Key: key, Version: w.templateVersion(key), Body: body,
			Reason: "改版",
		})
		w.must(err)
	}
	own(domain.TemplateApproval, "{number} {group} 原文本")
	approved := w.grant(w.application())
	rejected := w.submit(w.application())
	_, err := w.RejectCase(w.ctx, w.officer, casework.Reject{ID: rejected.ID, Version: rejected.Version, Reason: "人数不足"})
	w.must(err)
	returned := w.submit(w.application())
	returned, err = anApplication(w.ReturnCase(w.ctx, w.officer, casework.ReturnCase{
		ID: returned.ID, Version: returned.Version, Missing: []domain.Material{domain.MaterialHeadcount},
	}))
	w.must(err)
	g := w.groupByID(approved.Group)
	w.join(g.ID, w.president)
	granted := w.transfer(g, w.president)
	_, err = w.ApproveTransfer(w.ctx, w.officer, approval(granted.ID, granted.Version, 3))
	w.must(err)
	sent := w.transfer(w.groupByID(g.ID), w.secretary)
	sent, err = aTransfer(w.ReturnCase(w.ctx, w.officer, casework.ReturnCase{
		ID: sent.ID, Version: sent.Version, Missing: []domain.Material{domain.MaterialDocument},
	}))
	w.must(err)
	ids := []domain.ID{approved.ID, rejected.ID, returned.ID, granted.ID, sent.ID}
	before := map[domain.ID]casework.Letter{}
	for _, id := range ids {
		before[id] = w.letter(w.officer, id)
	}
	if l := before[approved.ID]; l.Body != "{number} {group} 原文本" || l.Owner != "钱二" {
		t.Fatalf("the reply is %+v", l)
	}
	own(domain.TemplateApproval, "{number} {group} 另一种文本")
	own(domain.TemplateRejection, "{note} 另一种文本")
	own(domain.TemplateCorrection, "{missing} 另一种文本")
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		for _, id := range []domain.ID{w.president, w.vice, w.secretary} {
			p, err := tx.People().Get(id)
			if err != nil {
				return err
			}
			p.Name += "改名"
			if err := tx.People().Put(&p); err != nil {
				return err
			}
		}
		b, err := tx.Branches().Get(w.beijing)
		if err != nil {
			return err
		}
		b.Name = "京城"
		if err := tx.Branches().Put(&b); err != nil {
			return err
		}
		v, err := tx.Groups().Get(g.ID)
		if err != nil {
			return err
		}
		v.Name = "另名"
		return tx.Groups().Put(&v)
	}))
	for _, id := range ids {
		if after := w.letter(w.officer, id); !reflect.DeepEqual(before[id], after) {
			t.Errorf("%s says\n%+v, said\n%+v", id, after, before[id])
		}
	}
	returned, err = w.SubmitApplication(w.ctx, w.beijingOfficer, casework.SubmitApplication{ID: returned.ID, Version: returned.Version})
	w.must(err)
	_, err = w.RejectCase(w.ctx, w.officer, casework.Reject{ID: returned.ID, Version: returned.Version, Reason: "仍缺依据"})
	w.must(err) // what is given next is a letter of its own
	if l := w.letter(w.officer, returned.ID); l.Key != domain.TemplateRejection || l.Body != "{note} 另一种文本" || l.Applicant != "赵一改名" {
		t.Errorf("the next letter is %+v", l)
	}
}

func (w *world) templateVersion(key domain.TemplateKey) uint64 {
	w.Helper()
	list, err := w.Templates(w.ctx, w.director)
	w.must(err)
	for _, v := range list {
		if v.Key == key {
			return v.Version
		}
	}
	return 0
}

// A case that was decided before letters were kept has none: what is shown is
// written anew and says so, for an application and a transfer alike.
func TestM4_2_ALetterOfBeforeLettersWereKeptSaysThatItIsRebuilt(t *testing.T) {
	w := newWorld(t)
	a := w.grant(w.application())
	g := w.groupByID(a.Group)
	w.join(g.ID, w.president)
	tr := w.transfer(g, w.president)
	_, err := w.ApproveTransfer(w.ctx, w.officer, approval(tr.ID, tr.Version, 2))
	w.must(err)
	for _, id := range []domain.ID{a.ID, tr.ID} {
		if l := w.letter(w.officer, id); l.Rebuilt {
			t.Errorf("the letter that %s was given is said to be rebuilt", id)
		}
	}
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		old, err := tx.Applications().Get(a.ID)
		if err != nil {
			return err
		}
		if old.Letter == nil || old.Letter.Rebuilt {
			t.Errorf("kept as %+v", old.Letter)
		}
		old.Letter = nil
		if err := tx.Applications().Put(&old); err != nil {
			return err
		}
		moved, err := tx.Transfers().Get(tr.ID)
		if err != nil {
			return err
		}
		moved.Letter = nil
		return tx.Transfers().Put(&moved)
	}))
	for _, id := range []domain.ID{a.ID, tr.ID} {
		if l := w.letter(w.officer, id); !l.Rebuilt || l.Number == "" || l.Group == "" {
			t.Errorf("the letter of %s of before is %+v", id, l)
		}
	}
}

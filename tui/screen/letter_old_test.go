package screen_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
)

// The letter of a case that was decided before letters were kept says on its
// page that it is written anew; one that was kept does not.
func TestM4_2_ALetterOfBeforeSaysOnItsPageThatItIsRebuilt(t *testing.T) {
	r := newRegistry(t)
	approve := func(id domain.ID) domain.Application {
		v, err := r.Application(r.ctx, r.director, id)
		r.must(err)
		a, err := r.ApproveApplication(r.ctx, r.director, casework.Approve{ID: id, Version: v.Version, Number: casework.NumberNext})
		r.must(err)
		return a
	}
	kept, old := approve(r.application), approve(r.lateFiling)
	r.must(r.store.Update(r.ctx, func(tx domain.Tx) error {
		a, err := tx.Applications().Get(old.ID)
		if err != nil {
			return err
		}
		a.Letter = nil
		return tx.Applications().Put(&a)
	}))
	li := r.sits(r.officer, "zh", 80, 24)
	li.opens(old.ID)
	li.sees("已同意", "l 文书")
	li.presses("l")
	li.sees("以下按现行模板和现有登记重新生成，不是当时发出的原文", old.Reply.Number)
	li.presses("esc")
	li.opens(kept.ID)
	li.sees("已同意", kept.ID.String(), "l 文书")
	li.presses("l")
	li.sees(kept.Reply.Number, "特此批复")
	li.doesNotSee("重新生成")
	en := r.sits(r.officer, "en", 80, 24)
	en.opens(old.ID)
	en.sees(old.ID.String(), "l  Letter")
	en.presses("l")
	en.sees("No letter was kept when this was decided", old.Reply.Number)
}

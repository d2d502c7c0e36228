package office_test

import (
	"errors"
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/domain/office/filing"
)

// A campaign that is broken off between two chunks is mended by the same call.
func TestN4_1b_ACampaignBrokenOffGoesOn(t *testing.T) {
	w, m := newMetered(t)
	for n := range 5 {
		w.newGroup(n + 1)
	}
	for n := range 3 {
		w.groupIn(w.shanghai, w.shPresident, n+6)
	}
	const soon = domain.Date("2026-11-30") // before the tasks' own day, so that each is moved
	in := campaign.StartCampaign{Name: "年度备案", Deadline: soon}
	updates := 0
	m.before = func() {
		if updates++; updates == 3 {
			m.broken = errors.New("the power went")
		}
	}
	m.most = 0
	_, err := w.StartCampaign(w.ctx, w.director, in)
	w.refused(err, domain.CodeInternal, domain.FaultInternal)
	m.before, m.broken = nil, nil
	page, err := w.Campaigns(w.ctx, w.director, campaign.Filter{})
	w.must(err)
	v, err := w.Campaign(w.ctx, w.director, page.Items[0].ID)
	w.must(err)
	if v.Pending == 0 {
		t.Fatal("nothing was left to do")
	}
	c, err := w.StartCampaign(w.ctx, w.director, in)
	w.must(err)
	if c.ID != v.ID {
		t.Errorf("began anew as %s", c.ID)
	}
	if c, err = w.ResumeCampaign(w.ctx, w.director, c.ID); err != nil ||
		slices.ContainsFunc(c.Asked, func(e domain.AskedBranch) bool { return !e.Queued }) {
		t.Errorf("%+v, %v", c.Asked, err)
	}
	v, err = w.Campaign(w.ctx, w.director, c.ID)
	w.must(err)
	for _, r := range v.Rows {
		for _, g := range r.Groups {
			if task := w.task(g.ID, domain.TaskFile); domain.DateOf(task.Due) != soon {
				t.Errorf("%s is due %s", g.ID, task.Due)
			}
		}
	}
	if m.most > 100 {
		t.Errorf("a chunk writes %d keys", m.most)
	}
	t.Logf("a chunk writes %d keys", m.most)
}

// TestM4_4_AFormWritesFew holds the figures of a hand-in, a return and a
// reminder of a campaign of the whole country.
func TestM4_4_AFormWritesFew(t *testing.T) {
	w, m := newMetered(t)
	in := w.application()
	in.Admins = nil
	for range domain.MaxAdmins {
		in.Admins = append(in.Admins, w.person("重长行乐", true))
	}
	a := w.submit(in)
	a, err := w.ApproveApplication(w.ctx, w.director, approval(a.ID, a.Version, 1))
	w.must(err)
	c := w.campaign()
	form := w.form(a.Group)
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		for _, id := range in.Admins {
			p, err := tx.People().Get(id)
			if err != nil {
				return err
			}
			p.Phone = domain.Phone{}
			if err := tx.People().Put(&p); err != nil {
				return err
			}
		}
		return nil
	}))
	measure := func(what string, do func() error) {
		t.Helper()
		m.most = 0
		w.must(do())
		t.Logf("%s writes %d keys", what, m.most)
		if m.most > 100 {
			t.Errorf("%s writes %d keys", what, m.most)
		}
	}
	var f domain.Filing
	measure("a form read with every phone", func() (err error) {
		f, err = w.hands(w.beijingOfficer, a.Group, func(in *filing.SubmitFiling) { in.Form, in.Source = &form, domain.SourceCSV })
		return err
	})
	measure("a return", func() error {
		_, err := w.ReturnFiling(w.ctx, w.officer, filing.ReturnFiling{
			ID: f.ID, Version: f.Version,
			Missing: []domain.Material{domain.MaterialPhone},
		})
		return err
	})
	measure("an export", func() error { _, err := w.ExportForm(w.ctx, w.officer, filing.ExportForm{ID: a.Group}); return err })
	measure("a reminder", func() error {
		_, err := w.RemindBranch(w.ctx, w.officer, campaign.RemindBranch{Campaign: c.ID, Branch: w.beijing})
		return err
	})
}

package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
)

func (w *world) letter(by domain.Caller, id domain.ID) casework.Letter {
	w.Helper()
	l, err := w.Letter(w.ctx, by, id)
	w.must(err)
	return l
}

// The written reply says all that was decided, and goes on saying it whatever
// becomes of the group.
func TestM4_2_TheWrittenReply(t *testing.T) {
	w := newWorld(t)
	in := w.application()
	a := w.submit(in)
	_, err := w.Letter(w.ctx, w.officer, a.ID)
	if e := w.refused(err, domain.CodeConflict, domain.FaultState); e.Args["state"] != "submitted" {
		t.Errorf("%v", e)
	}
	a, err = anApplication(w.ReturnCase(w.ctx, w.officer, casework.ReturnCase{
		ID: a.ID, Version: a.Version, Missing: []domain.Material{domain.MaterialHeadcount}, Note: "请附名单",
	}))
	w.must(err)
	l := w.letter(w.beijingOfficer, a.ID)
	if l.Key != domain.TemplateCorrection || l.Number != "" || l.Date != today || l.Note != "请附名单" ||
		!slices.Equal(l.Missing, []domain.Material{domain.MaterialHeadcount}) {
		t.Errorf("the notice of correction is %+v", l)
	}
	a, err = w.SubmitApplication(w.ctx, w.beijingOfficer, casework.SubmitApplication{ID: a.ID, Version: a.Version})
	w.must(err)
	a, err = w.ApproveApplication(w.ctx, w.officer, casework.Approve{
		ID: a.ID, Version: a.Version, Number: casework.NumberNext,
		Note: "请及时备案",
	})
	w.must(err)
	g := w.groupByID(a.Group)
	l = w.letter(w.beijingOfficer, a.ID)
	if l.Key != domain.TemplateApproval || l.Number != a.Reply.Number || l.Date != today || l.Kind != "new_group" ||
		l.Branch != "北京" || l.Applicant != "赵一" || l.Document != in.Document || l.Group != g.Name || l.Owner != "钱二" ||
		!slices.Equal(l.Admins, []string{"孙三"}) || l.Note != "请及时备案" || l.Body != "" || !slices.Contains(l.Rules, "M4.2") {
		t.Errorf("the reply is %+v", l)
	}
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error { // renamed since
		v, err := tx.Groups().Get(g.ID)
		if err != nil {
			return err
		}
		v.Name = "另名"
		return tx.Groups().Put(&v)
	}))
	if again := w.letter(w.officer, a.ID); again.Group != g.Name {
		t.Errorf("now it says %q", again.Group)
	}
	_, err = w.Letter(w.ctx, w.shanghaiOfficer, a.ID)
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
}

func TestM4_2_TheLettersOfOtherCases(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	w.join(g.ID, w.president)
	w.join(g.ID, w.alumnus)
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		id, err := tx.NextID(domain.KindTemplate)
		if err != nil {
			return err
		}
		if err := tx.Claim(domain.ClaimTemplate, string(domain.TemplateRejection), id); err != nil {
			return err
		}
		return tx.Templates().Put(&domain.Template{Meta: domain.Meta{ID: id}, Key: domain.TemplateRejection, Body: "不同意。{note}"})
	}))
	tr := w.transfer(g, w.president)
	_, err := w.RejectCase(w.ctx, w.officer, casework.Reject{ID: tr.ID, Version: tr.Version, Reason: "未说明特殊情况"})
	w.must(err)
	l := w.letter(w.officer, tr.ID)
	if l.Key != domain.TemplateRejection || l.Body != "不同意。{note}" || l.Note != "未说明特殊情况" || l.Number == "" ||
		l.From != "钱二" || l.Owner != "赵一" || l.Kind != "owner" || l.Group != g.Name {
		t.Errorf("the rejection is %+v", l)
	}
	admin, err := w.SubmitTransfer(w.ctx, w.director, casework.SubmitTransfer{
		Group: g.ID, Role: domain.ManagerAdmin, From: w.secretary, To: w.alumnus, Reason: "调动",
	})
	w.must(err)
	_, err = w.ApproveTransfer(w.ctx, w.officer, approval(admin.ID, admin.Version, 3))
	w.must(err)
	if l = w.letter(w.officer, admin.ID); l.Owner != "" || !slices.Equal(l.Admins, []string{"周五"}) || l.From != "孙三" {
		t.Errorf("the admin's transfer is %+v", l)
	}
	late := w.lateFiled("武汉轻工大学北京校友会")
	rename := w.grant(w.changeOf(late, domain.ApplyRename))
	if l = w.letter(w.officer, rename.ID); l.Group != rename.Granted || l.Kind != "rename" || l.Rules[0] != "M4.6" {
		t.Errorf("the rename is %+v", l)
	}
	in := w.application()
	in.Kind, in.Existing = domain.ApplyLateFiling, "轻工大老群"
	a := w.submit(in)
	_, err = w.RejectCase(w.ctx, w.officer, casework.Reject{ID: a.ID, Version: a.Version, Reason: "并非校友群"})
	w.must(err)
	if l = w.letter(w.officer, a.ID); l.Group != "轻工大老群" {
		t.Errorf("the rejected late filing is of %q", l.Group)
	}
}

package office_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/people"
)

// asked hands in an application of Beijing's for a new group of a person.
func (w *world) asked(by domain.Caller, owner domain.ID, change func(*casework.SubmitApplication)) (domain.Application, error) {
	in := casework.SubmitApplication{
		Kind: domain.ApplyNewGroup, Branch: w.beijing, Applicant: w.president, Owner: owner, Admins: []domain.ID{w.secretary},
		Document: domain.Reference{Number: "京校友〔2026〕3号", Date: "2026-11-01"}, Reason: "建群",
	}
	change(&in)
	return w.SubmitApplication(w.ctx, by, in)
}

func TestN1_2d_AnApplicationSaysOnWhatItsManagersAreInTheGroup(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*world, *casework.SubmitApplication)
		fault  domain.Fault // "" is handed in
		field  string
		owner  domain.Basis // then
		admin  domain.Basis
	}{
		"by what is registered": {change: func(*world, *casework.SubmitApplication) {}, owner: domain.BasisLiving, admin: domain.BasisLiving},
		"as it is given": {change: func(_ *world, in *casework.SubmitApplication) {
			in.OwnerBasis, in.AdminsBasis = domain.BasisWork, domain.BasisTeacher
		}, owner: domain.BasisWork, admin: domain.BasisTeacher},
		"an exception of the president's": {change: func(w *world, in *casework.SubmitApplication) {
			in.OwnerBasis, in.Exception, in.AllowedBy = domain.BasisException, "长期捐资助学", w.president
		}, owner: domain.BasisException, admin: domain.BasisLiving},
		"an exception of nobody's": {change: func(_ *world, in *casework.SubmitApplication) {
			in.OwnerBasis, in.Exception = domain.BasisException, "长期捐资助学"
		}, fault: domain.FaultRequired, field: "allowed_by"},
		"an exception without a reason": {change: func(w *world, in *casework.SubmitApplication) {
			in.AdminsBasis, in.AllowedBy = domain.BasisException, w.president
		}, fault: domain.FaultRequired, field: "exception"},
		"a reason without an exception": {change: func(_ *world, in *casework.SubmitApplication) {
			in.Exception = "长期捐资助学"
		}, fault: domain.FaultBadChoice, field: "owner_admission"},
		"no basis": {
			change: func(_ *world, in *casework.SubmitApplication) { in.OwnerBasis = "friend" },
			fault:  domain.FaultBadChoice, field: "owner_admission",
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			a, err := w.asked(w.beijingOfficer, w.vice, func(in *casework.SubmitApplication) { c.change(w, in) })
			if c.fault != "" {
				if e := domain.AsError(err); e.Fault != c.fault || e.Field != c.field || e.Rule != "N1.2d" {
					t.Errorf("refused with %v", err)
				}
				return
			}
			w.must(err)
			done, err := w.ApproveApplication(w.ctx, w.officer, approval(a.ID, a.Version, 1))
			w.must(err)
			owner, admin := w.memberOf(done.Group, w.vice), w.memberOf(done.Group, w.secretary)
			if owner.Basis != c.owner || admin.Basis != c.admin {
				t.Errorf("the owner is in by %q, the admin by %q", owner.Basis, admin.Basis)
			}
			if c.owner == domain.BasisException && (owner.AllowedBy != "赵一" && owner.Exception.AllowedBy != w.president) {
				t.Errorf("allowed by %+v", owner.Exception)
			}
		})
	}
}

// Of whom nothing is registered that fits nothing is invented: it is listed until recorded.
func TestN1_2d_NoBasisIsInvented(t *testing.T) {
	w := newWorld(t)
	p, err := w.AddPerson(w.ctx, w.beijingOfficer, people.AddPerson{Name: "郑七", City: "拉萨", Confirm: true, How: "身份证"})
	w.must(err)
	a, err := w.asked(w.beijingOfficer, p.ID, func(in *casework.SubmitApplication) {
		in.OwnerAuth = domain.Reference{Number: "京校友授〔2026〕1号", Date: "2026-11-01"}
	})
	w.must(err)
	done, err := w.ApproveApplication(w.ctx, w.officer, approval(a.ID, a.Version, 1))
	w.must(err)
	if m := w.memberOf(done.Group, p.ID); m.Basis != "" {
		t.Errorf("in by %q", m.Basis)
	}
	v, err := w.Group(w.ctx, w.officer, done.Group)
	w.must(err)
	if v.Findings.NoBasis != 1 {
		t.Errorf("findings %+v", v.Findings)
	}
}

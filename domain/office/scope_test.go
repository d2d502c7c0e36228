package office_test

import (
	"testing"

	"alumni/domain"
	officeaccount "alumni/domain/office/account"
	"alumni/domain/office/casework"
)

// managedBy makes an account of a group's manager who is a person of the registry.
func (w *world) managedBy(name string, group, person domain.ID) domain.Caller {
	w.Helper()
	in := account(name, domain.RoleGroupManager, group)
	in.Person = person
	_, err := w.AddAccount(w.ctx, w.director, in)
	w.must(err)
	return caller(name)
}

// A refusal must not tell a branch or a group the name of somebody who is
// neither in its council nor in its groups: a stranger is like nobody at all.
func TestA2_APersonOutOfScopeIsLikeNobody(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	sister := w.newGroup(2)
	cousin := w.person("郑七", true) // in another group of Beijing
	w.join(sister.ID, cousin)
	manager := w.managedBy("manager", g.ID, w.vice)
	violation := func(by domain.Caller, p domain.ID) error {
		in := w.breach(g, domain.OutcomeReminder, "M7.6")
		in.Person = p
		_, err := w.RecordViolation(w.ctx, by, in)
		return err
	}
	transfer := func(by domain.Caller, from, to domain.ID) error {
		_, err := w.SubmitTransfer(w.ctx, by, casework.SubmitTransfer{
			Group: g.ID, Role: domain.ManagerOwner, From: from, To: to, Reason: "工作调动", Authority: domain.Reference{
				Number: "授权书",
				Date:   "2026-11-01",
			},
		})
		return err
	}
	apply := func(change func(*casework.SubmitApplication, domain.ID)) func(domain.Caller, domain.ID) error {
		return func(by domain.Caller, p domain.ID) error {
			in := w.application()
			in.Authority, in.OwnerAuth = domain.Reference{Number: "授权书", Date: "2026-11-01"}, domain.Reference{
				Number: "授权书",
				Date:   "2026-11-01",
			}
			change(&in, p)
			_, err := w.SubmitApplication(w.ctx, by, in)
			return err
		}
	}
	for name, c := range map[string]struct {
		field string
		do    func(domain.Caller, domain.ID) error
		who   []domain.Caller
	}{
		"violation": {"person", violation, []domain.Caller{manager, w.beijingOfficer}},
		"transfer to": {
			"to", func(by domain.Caller, p domain.ID) error { return transfer(by, g.Owner, p) }, []domain.Caller{manager, w.beijingOfficer},
		},
		"transfer from": {
			"from", func(by domain.Caller, p domain.ID) error { return transfer(by, p, w.secretary) },
			[]domain.Caller{manager, w.beijingOfficer},
		},
		"applicant": {
			"applicant", apply(func(in *casework.SubmitApplication, p domain.ID) { in.Applicant = p }), []domain.Caller{w.beijingOfficer},
		},
		"owner": {
			"owner", apply(func(in *casework.SubmitApplication, p domain.ID) { in.Owner = p }), []domain.Caller{w.beijingOfficer},
		},
		"admin": {
			"admins", apply(func(in *casework.SubmitApplication, p domain.ID) { in.Admins = []domain.ID{p} }),
			[]domain.Caller{w.beijingOfficer},
		},
	} {
		for _, by := range c.who {
			for _, p := range []domain.ID{w.alumnus, {Kind: domain.KindPerson, Seq: 99999}} {
				e := w.refused(c.do(by, p), domain.CodeNotFound, domain.FaultNotFound)
				if e.Field != c.field || len(e.Args) != 1 || e.Args["id"] != p.String() || e.Rule != "" {
					t.Errorf("%s by %s: %v", name, by.Fingerprint, e)
				}
			}
		}
	}
	w.refused(violation(manager, cousin), domain.CodeNotFound, domain.FaultNotFound)
	if e := w.refused(violation(w.beijingOfficer, cousin), domain.CodeInvalid, domain.FaultNotMember); e.Rule != "" {
		t.Errorf("no member for a violation rests on %s", e.Rule)
	}
	w.refused(violation(w.officer, w.alumnus), domain.CodeInvalid, domain.FaultNotMember) // headquarters sees everybody
	w.removed(g, w.alumnus)
	w.must(violation(manager, w.alumnus)) // was a member
	w.must(violation(w.beijingOfficer, w.alumnus))
	in := w.application()
	in.Admins = []domain.ID{cousin}
	_, err := w.SubmitApplication(w.ctx, w.beijingOfficer, in)
	w.must(err)
}

func TestM5_1_WhoManagesTheGroupNoMoreHasNoRightsLeft(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	in := account("stranger", domain.RoleGroupManager, g.ID)
	in.Person = w.alumnus
	_, err := w.AddAccount(w.ctx, w.director, in)
	if e := w.refused(err, domain.CodeInvalid, domain.FaultBadChoice); e.Field != "person" {
		t.Errorf("refused with %v", e)
	}
	owner, admin := w.managedBy("owner", g.ID, g.Owner), w.managedBy("admin", g.ID, w.secretary)
	for _, by := range []domain.Caller{owner, admin} {
		_, err := w.Whoami(w.ctx, by)
		w.must(err)
	}
	w.join(g.ID, w.president)
	tr := w.transfer(g, w.president)
	_, err = w.ApproveTransfer(w.ctx, w.director, approval(tr.ID, tr.Version, 2))
	w.must(err)
	_, err = w.Group(w.ctx, owner, g.ID)
	w.refused(err, domain.CodeForbidden, domain.FaultDisabled)
	_, err = w.Group(w.ctx, admin, g.ID)
	w.must(err)
	// Why is told to whoever proves the key, and stands in the list.
	for by, want := range map[domain.Caller]domain.Entry{
		owner: domain.EntryHandedOver, admin: domain.EntryOpen, caller("nobody"): domain.EntryUnknown, {}: domain.EntryUnknown,
	} {
		entry, err := w.Entry(w.ctx, by)
		if err != nil || entry != want {
			t.Errorf("%q opens %s, %v; want %s", by.Fingerprint, entry, err, want)
		}
	}
	page, err := w.Accounts(w.ctx, w.director, officeaccount.Filter{})
	w.must(err)
	for _, a := range page.Items {
		if closed := a.Name == "owner"; closed != (a.Entry == domain.EntryHandedOver) {
			t.Errorf("the list has %s as %s", a.Name, a.Entry)
		}
	}
	out := w.breach(g, domain.OutcomeRemoval, "N3.2.1")
	out.Person = w.secretary
	_, err = w.RecordViolation(w.ctx, w.director, out)
	w.must(err)
	_, err = w.complete(w.director, w.task(g.ID, domain.TaskRemoveMember))
	w.must(err)
	_, err = w.Group(w.ctx, admin, g.ID)
	w.refused(err, domain.CodeForbidden, domain.FaultDisabled)
}

// A group's manager sees the application that made the group, but not the
// branch's other groups; the next document number is for who decides.
func TestM4_2_AnApplicationShowsNoMoreThanTheScope(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	w.newGroup(2)
	manager := w.managedBy("manager", g.ID, g.Owner)
	v, err := w.Application(w.ctx, manager, g.Application)
	w.must(err)
	if len(v.Groups) != 1 || v.Groups[0].ID != g.ID {
		t.Errorf("a manager sees %d groups", len(v.Groups))
	}
	open := w.submit(w.application())
	w.join(g.ID, w.president)
	tr := w.transfer(g, w.president)
	for _, c := range []struct {
		by   domain.Caller
		want bool
	}{{w.officer, true}, {w.beijingOfficer, false}, {w.auditor, false}} {
		a, err := w.Application(w.ctx, c.by, open.ID)
		w.must(err)
		tv, err := w.Transfer(w.ctx, c.by, tr.ID)
		w.must(err)
		if len(a.Groups) != 2 || (a.SuggestReply != "") != c.want || (tv.SuggestReply != "") != c.want {
			t.Errorf("%s: %d groups, suggested %q and %q", c.by.Fingerprint, len(a.Groups), a.SuggestReply, tv.SuggestReply)
		}
	}
}

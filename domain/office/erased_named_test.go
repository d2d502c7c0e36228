package office_test

import (
	"testing"

	"alumni/domain"
	officeaccount "alumni/domain/office/account"
	"alumni/domain/office/casework"
	"alumni/domain/office/incident"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
)

// Whose data was taken out on request is not written on and not named in anything
// new, whichever use-case it is: what was told again would stand for good.
func TestPIPL47_NobodyWritesOnOrNamesAnErasedPerson(t *testing.T) {
	w := newWorld(t)
	g := w.settled(1)
	p := w.known(g)
	by := w.director
	_, err := w.ErasePerson(w.ctx, by, people.ErasePerson{ID: p.ID, Version: p.Version, Name: p.Name, Request: "来函请求"})
	w.must(err)
	gone := w.personSeen(by, p.ID)
	member := w.person("周有为", true)
	w.join(g.ID, member)
	leak := w.leak(g.ID, member)
	ref := domain.Reference{Number: "京决1号", Date: "2026-11-01"}
	for name, act := range map[string]func() error{
		"verify": func() error {
			_, err := w.VerifyPerson(w.ctx, by, people.VerifyPerson{ID: p.ID, Version: gone.Version, How: "毕业证"})
			return err
		},
		"verify many": func() error {
			_, err := w.VerifyPeople(w.ctx, by, people.VerifyPeople{IDs: []domain.ID{w.alumnus, p.ID}, How: "毕业证"})
			return err
		},
		"edit": func() error {
			_, err := w.EditPerson(w.ctx, by, people.EditPerson{ID: p.ID, Version: gone.Version, Name: "欧阳明德", Phone: "19900001111"})
			return err
		},
		"reveal": func() error { _, err := w.reveal(by, p.ID); return err },
		"add member": func() error {
			_, err := w.AddMember(w.ctx, by, people.AddMember{Group: g.ID, Person: p.ID, Basis: domain.BasisWork, Reason: "回来"})
			return err
		},
		"edit member": func() error {
			_, err := w.EditMember(w.ctx, by, people.EditMember{Group: g.ID, Person: p.ID, Card: "欧阳明德-武汉-化学97级"})
			return err
		},
		"leave member": func() error {
			_, err := w.LeaveMember(w.ctx, by, people.LeaveMember{Group: g.ID, Person: p.ID})
			return err
		},
		"refuse member": func() error {
			_, err := w.RefuseMember(w.ctx, by, people.RefuseMember{Group: g.ID, Person: p.ID, Reason: "无证明"})
			return err
		},
		"rectify": func() error {
			_, err := w.AskToRectify(w.ctx, by, people.AskToRectify{Group: g.ID, Persons: []domain.ID{p.ID}})
			return err
		},
		"violation": func() error {
			in := w.breach(g, domain.OutcomeReminder, "M7.1")
			in.Person = p.ID
			_, err := w.RecordViolation(w.ctx, by, in)
			return err
		},
		"incident": func() error {
			_, err := w.TellIncident(w.ctx, by, incident.Tell{ID: leak.ID, Version: leak.Version, What: "名单外泄", Count: 1, People: []domain.ID{p.ID}})
			return err
		},
		"transfer to": func() error {
			_, err := w.SubmitTransfer(w.ctx, by, casework.SubmitTransfer{
				Group: g.ID, Role: domain.ManagerOwner, From: g.Owner, To: p.ID, Reason: "接任", Document: ref,
			})
			return err
		},
		"application": func() error {
			in := w.application()
			in.Owner = p.ID
			_, err := w.SubmitApplication(w.ctx, by, in)
			return err
		},
		"seat": func() error {
			b := w.branch(w.beijing)
			_, err := w.SeatPerson(w.ctx, by, registry.SeatPerson{
				Branch: w.beijing, Version: b.Version, Person: p.ID, Office: domain.OfficeVicePresident, Document: ref,
			})
			return err
		},
		"account": func() error {
			in := account("gone", domain.RoleGroupManager, g.ID)
			in.Person = p.ID
			_, err := w.AddAccount(w.ctx, by, in)
			return err
		},
		"account edit": func() error {
			_, err := w.EditAccount(w.ctx, by, officeaccount.EditAccount{
				ID: w.id(w.officer), Version: 1, Name: "officer", Role: domain.RoleOfficer, Person: p.ID,
			})
			return err
		},
		"invitation": func() error {
			_, err := w.Invite(w.ctx, by, officeaccount.Invite{Name: "gone", Role: domain.RoleOfficer, Person: p.ID})
			return err
		},
		"review": func() error {
			r := w.startReview(by, g.ID)
			return w.reviewed(by, r.ID, p.ID, domain.ReviewedVerified, "毕业证")
		},
		"import": func() error {
			row := people.ImportMember{ImportPerson: people.ImportPerson{Row: 2, Name: "欧阳明德"}, Person: p.ID, Basis: domain.BasisWork}
			_, err := w.ImportMembers(w.ctx, by, g.ID, []people.ImportMember{row}, false)
			return err
		},
	} {
		if err := act(); err == nil {
			t.Errorf("%s: an erased person was written on or named", name)
		}
	}
	if now := w.personSeen(by, p.ID); now.Version != gone.Version || now.Name != gone.Name || now.Reachable() {
		t.Errorf("written on: %+v", now)
	}
}

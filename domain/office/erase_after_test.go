package office_test

import (
	"errors"
	"testing"

	"alumni/domain"
	officeaccount "alumni/domain/office/account"
	"alumni/domain/office/casework"
	"alumni/domain/office/incident"
	"alumni/domain/office/people"
)

// writesAbout are the ways to write something about a person.
var writesAbout = map[string]func(w *world, g domain.Group, p domain.ID) error{
	"edit": func(w *world, _ domain.Group, p domain.ID) error {
		v := w.personSeen(w.director, p)
		_, err := w.EditPerson(w.ctx, w.director, people.EditPerson{ID: p, Version: v.Version, Name: "周五"})
		return err
	},
	"verify": func(w *world, _ domain.Group, p domain.ID) error {
		v := w.personSeen(w.director, p)
		_, err := w.VerifyPerson(w.ctx, w.director, people.VerifyPerson{ID: p, Version: v.Version, How: "周五的毕业证"})
		return err
	},
	"verify with others": func(w *world, _ domain.Group, p domain.ID) error {
		_, err := w.VerifyPeople(w.ctx, w.director, people.VerifyPeople{IDs: []domain.ID{w.unverified, p}, How: "周五的毕业证"})
		return err
	},
	"take a phone": func(w *world, _ domain.Group, p domain.ID) error {
		v := w.personSeen(w.director, p)
		_, err := w.TakePhone(w.ctx, w.director, people.TakePhone{ID: p, Version: v.Version, Phone: domain.NewPhone("19900001111")})
		return err
	},
	"admit": func(w *world, g domain.Group, p domain.ID) error {
		_, err := w.AddMember(w.ctx, w.director, people.AddMember{Group: g.ID, Person: p, Basis: domain.BasisWork, Card: "周五"})
		return err
	},
	"card": func(w *world, g domain.Group, p domain.ID) error {
		_, err := w.EditMember(w.ctx, w.director, people.EditMember{Group: g.ID, Person: p, Card: "周五-北京-化学97级"})
		return err
	},
	"left": func(w *world, g domain.Group, p domain.ID) error {
		_, err := w.LeaveMember(w.ctx, w.director, people.LeaveMember{Group: g.ID, Person: p, Note: "周五"})
		return err
	},
	"expel": func(w *world, g domain.Group, p domain.ID) error {
		_, err := w.ExpelMember(w.ctx, w.director, people.ExpelMember{Group: g.ID, Person: p, Ground: domain.GroundUnfit, Reason: "周五"})
		return err
	},
	"refuse": func(w *world, g domain.Group, p domain.ID) error {
		_, err := w.RefuseMember(w.ctx, w.director, people.RefuseMember{Group: g.ID, Person: p, Reason: "周五"})
		return err
	},
	"violation": func(w *world, g domain.Group, p domain.ID) error {
		in := w.breach(g, domain.OutcomeReminder, "N3.2.1")
		in.Person = p
		_, err := w.RecordViolation(w.ctx, w.director, in)
		return err
	},
	"notice": func(w *world, g domain.Group, p domain.ID) error {
		_, err := w.AskToRectify(w.ctx, w.director, people.AskToRectify{Group: g.ID, Persons: []domain.ID{p}, Note: "周五"})
		return err
	},
	"incident": func(w *world, g domain.Group, p domain.ID) error {
		all, err := w.Incidents(w.ctx, w.director, incident.Filter{})
		w.must(err)
		i := all.Items[0]
		_, err = w.TellIncident(w.ctx, w.director, incident.Tell{ID: i.ID, Version: i.Version, What: "名单", People: []domain.ID{p}})
		return err
	},
	"account": func(w *world, _ domain.Group, p domain.ID) error {
		in := account("someone", domain.RoleAuditor, domain.ID{})
		in.Person = p
		_, err := w.AddAccount(w.ctx, w.director, in)
		return err
	},
	"invitation": func(w *world, _ domain.Group, p domain.ID) error {
		_, err := w.Invite(w.ctx, w.director, officeaccount.Invite{Name: "周五", Role: domain.RoleAuditor, Person: p})
		return err
	},
	"transfer": func(w *world, g domain.Group, p domain.ID) error {
		_, err := w.SaveTransferDraft(w.ctx, w.director, casework.SubmitTransfer{
			Group: g.ID, Role: domain.ManagerOwner, From: g.Owner, To: p, Reason: "周五",
		})
		return err
	},
	"application": func(w *world, _ domain.Group, p domain.ID) error {
		in := w.application()
		in.Admins = []domain.ID{p}
		_, err := w.SaveDraft(w.ctx, w.director, in)
		return err
	},
	"council": func(w *world, _ domain.Group, p domain.ID) error {
		_, err := w.establish(w.tibet, p)
		return err
	},
	"reveal": func(w *world, _ domain.Group, p domain.ID) error {
		_, err := w.RevealContacts(w.ctx, w.director, people.RevealContacts{People: []domain.ID{p}, Reason: "周五来电"})
		return err
	},
}

// Nothing is written about somebody from the moment that it was decided to erase them,
// though the other records are not gone through yet.
func TestPIPL47_NothingIsWrittenAboutWhoIsBeingErased(t *testing.T) {
	for name, write := range writesAbout {
		t.Run(name, func(t *testing.T) {
			w := enrolling(t)
			g := w.settled(1)
			other := w.person("李四光", true)
			w.join(g.ID, other)
			w.leak(g.ID, other)
			w.join(g.ID, w.alumnus)
			if _, err := w.through(1).ErasePerson(w.ctx, w.director, w.asks(w.alumnus)); !errors.Is(err, errKilled) {
				t.Fatalf("killed with %v", err)
			}
			before := w.entries()
			if err := write(w, g, w.alumnus); err == nil {
				t.Error("it was written")
			}
			if n := w.entries(); n != before {
				t.Errorf("the log has %d entries more", n-before)
			}
			w.must(w.Tend(w.ctx))
		})
	}
}

package office_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office"
	officeaccount "alumni/domain/office/account"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/domain/office/incident"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
	"alumni/domain/office/violation"
)

// resting does something that rests on a person, and gives the record that a refusal names.
type resting func(w *world, p domain.Person) domain.ID

// restsOnNewcomer is all that can rest on somebody whom a list of people registered.
var restsOnNewcomer = map[string]resting{
	"verified": func(w *world, p domain.Person) domain.ID {
		_, err := w.VerifyPerson(w.ctx, w.director, people.VerifyPerson{ID: p.ID, Version: p.Version, How: "见过身份证"})
		w.must(err)
		return p.ID
	},
	"changed": func(w *world, p domain.Person) domain.ID {
		_, err := w.EditPerson(w.ctx, w.director, people.EditPerson{ID: p.ID, Version: p.Version, Name: p.Name, City: "上海"})
		w.must(err)
		return p.ID
	},
	"changed, and looked at a hundred times since": func(w *world, p domain.Person) domain.ID {
		_, err := w.RefuseMember(w.ctx, w.director, people.RefuseMember{Group: w.room(w.beijing, 50, w.vice), Person: p.ID, Reason: "不符"})
		w.must(err)
		r, err := w.Refusals(w.ctx, w.director, people.RefusalFilter{Person: p.ID})
		w.must(err)
		for range 100 {
			_, err := w.RevealContacts(w.ctx, w.director, people.RevealContacts{People: []domain.ID{p.ID}, Reason: "来电核对"})
			w.must(err)
		}
		return r.Items[0].ID
	},
	"in a group": func(w *world, p domain.Person) domain.ID {
		g := w.room(w.beijing, 50, w.vice)
		_, err := w.AddMember(w.ctx, w.director, people.AddMember{Group: g, Person: p.ID, Basis: domain.BasisWork})
		w.must(err)
		return g
	},
	"in a council": func(w *world, p domain.Person) domain.ID {
		_, err := w.SeatPerson(w.ctx, w.director, registry.SeatPerson{
			Branch: w.beijing, Version: w.branch(w.beijing).Version, Person: p.ID, Office: domain.OfficeCouncillor,
			Document: decision("京校理〔2026〕7号"),
		})
		w.must(err)
		return w.beijing
	},
	"the president of a branch that is founded": func(w *world, p domain.Person) domain.ID {
		_, err := w.establish(w.tibet, p.ID)
		w.must(err)
		return w.tibet
	},
	"the owner of a group": func(w *world, p domain.Person) domain.ID {
		return w.owned(p.ID, domain.Reference{Number: "授权书", Date: "2026-11-01"}).ID
	},
	"an admin of a group": func(w *world, p domain.Person) domain.ID {
		in := w.application()
		in.Admins = []domain.ID{p.ID}
		return w.made(in).ID
	},
	"to be an admin by an application": func(w *world, p domain.Person) domain.ID {
		in := w.application()
		in.Admins = []domain.ID{p.ID}
		return w.submit(in).ID
	},
	"to be the owner by a draft": func(w *world, p domain.Person) domain.ID {
		in := w.application()
		in.Owner = p.ID
		a, err := w.SaveDraft(w.ctx, w.director, in)
		w.must(err)
		return a.ID
	},
	"to take a group over": func(w *world, p domain.Person) domain.ID {
		g := w.newGroup(1)
		t, err := w.SaveTransferDraft(w.ctx, w.director, casework.SubmitTransfer{
			Group: g.ID, Role: domain.ManagerOwner, From: g.Owner, To: p.ID, Reason: "工作调动",
		})
		w.must(err)
		return t.ID
	},
	"in a filing form, and no manager any more": func(w *world, p domain.Person) domain.ID {
		f := w.handsIn(w.officer, w.newGroup(1).ID)
		w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
			f.Rows = append(f.Rows, domain.FilingRow{Role: domain.ManagerAdmin, Person: p.ID, Name: p.Name})
			return tx.Filings().Put(&f)
		}))
		return f.ID
	},
	"refused at a door": func(w *world, p domain.Person) domain.ID {
		r, err := w.RefuseMember(w.ctx, w.director, people.RefuseMember{Group: w.room(w.beijing, 50, w.vice), Person: p.ID, Reason: "不符"})
		w.must(err)
		return r.ID
	},
	"affected by a leak": func(w *world, p domain.Person) domain.ID {
		g := w.settled(1)
		w.join(g.ID, w.alumnus)
		i := w.leak(g.ID, w.alumnus)
		i, err := w.TellIncident(w.ctx, w.director, incident.Tell{
			ID: i.ID, Version: i.Version, What: "电话", Groups: []domain.ID{g.ID}, People: []domain.ID{p.ID}, Count: 1,
		})
		w.must(err)
		return i.ID
	},
	"has an account": func(w *world, p domain.Person) domain.ID {
		in := account("新账号", domain.RoleOfficer, domain.ID{})
		in.Person = p.ID
		a, err := w.AddAccount(w.ctx, w.director, in)
		w.must(err)
		return a.ID
	},
	"is invited": func(w *world, p domain.Person) domain.ID {
		w.Office = office.New(w.store, office.WithCodes(codes{new(int)}), office.WithClock(w.Now))
		i, err := w.Invite(w.ctx, w.director, officeaccount.Invite{Name: "受邀", Role: domain.RoleOfficer, Person: p.ID})
		w.must(err)
		return i.ID
	},
}

// restsOnMember is what can rest on somebody whom a list brought into a group.
var restsOnMember = map[string]resting{
	"in a violation": func(w *world, p domain.Person) domain.ID {
		v, err := w.RecordViolation(w.ctx, w.director, w.breachOf(p.ID, domain.OutcomeReminder))
		w.must(err)
		return v.ID
	},
	"to be removed": func(w *world, p domain.Person) domain.ID {
		v, err := w.RecordViolation(w.ctx, w.director, w.breachOf(p.ID, domain.OutcomeRemoval))
		w.must(err)
		return v.ID
	},
	"to be removed as unfit": func(w *world, p domain.Person) domain.ID {
		t, err := w.ExpelMember(w.ctx, w.director, people.ExpelMember{
			Group: w.inWhich(p.ID), Person: p.ID, Ground: domain.GroundUnfit, Reason: "不符合入群条件",
		})
		w.must(err)
		return t.ID
	},
	"asked to mend the card": func(w *world, p domain.Person) domain.ID {
		n, err := w.AskToRectify(w.ctx, w.director, people.AskToRectify{Group: w.inWhich(p.ID), Persons: []domain.ID{p.ID}})
		w.must(err)
		return n[0].ID
	},
	"whose card was mended": func(w *world, p domain.Person) domain.ID {
		g := w.inWhich(p.ID)
		_, err := w.EditMember(w.ctx, w.director, people.EditMember{Group: g, Person: p.ID, Card: p.Name + "-北京-食工03级", Basis: domain.BasisWork})
		w.must(err)
		return g
	},
	"gone": func(w *world, p domain.Person) domain.ID {
		g := w.inWhich(p.ID)
		_, err := w.LeaveMember(w.ctx, w.director, people.LeaveMember{Group: g, Person: p.ID, On: today})
		w.must(err)
		return g
	},
	"to take the group over": func(w *world, p domain.Person) domain.ID {
		g := w.groupByID(w.inWhich(p.ID))
		t, err := w.SaveTransferDraft(w.ctx, w.director, casework.SubmitTransfer{
			Group: g.ID, Role: domain.ManagerOwner, From: g.Owner, To: p.ID, Reason: "工作调动",
		})
		w.must(err)
		return t.ID
	},
	"in a review": func(w *world, p domain.Person) domain.ID { return w.startReview(w.director, w.inWhich(p.ID)).ID },
	"in the council, and the group's owner": func(w *world, p domain.Person) domain.ID {
		g := w.inWhich(p.ID)
		w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
			now, err := tx.Groups().Get(g)
			if err != nil {
				return err
			}
			now.Owner = p.ID
			return tx.Groups().Put(&now)
		}))
		return g
	},
}

// breachOf is a violation by a person in the group that the person is in.
func (w *world) breachOf(p domain.ID, o domain.Outcome) (in violation.RecordViolation) {
	in = w.breach(domain.Group{Meta: domain.Meta{ID: w.inWhich(p)}}, o, "N3.2.1")
	in.Person = p
	return in
}

// inWhich is the one group that somebody is in.
func (w *world) inWhich(p domain.ID) domain.ID {
	w.Helper()
	v, err := w.Person(w.ctx, w.director, p)
	w.must(err)
	if len(v.In) != 1 {
		w.Fatalf("is in %+v", v.In)
	}
	return v.In[0].Group
}

// restsTwice does what rests on an imported person before an import is undone, which is
// refused then, and while it is, which keeps that person.
func restsTwice(t *testing.T, all map[string]resting, bring func(w *world) domain.Import) {
	for name, rest := range all {
		t.Run(name, func(t *testing.T) {
			w, _ := newMetered(t)
			imp, p := broughtIn(w, bring)
			on := rest(w, p)
			_, err := w.UndoImport(w.ctx, w.officer, people.UndoImport{ID: imp.ID})
			w.rests(err, on.String(), p.Name)
			if now, err := w.Import(w.ctx, w.officer, imp.ID); err != nil || now.State != domain.ImportDone || now.Tally != imp.Tally {
				t.Errorf("is %+v, %v", now.Import, err)
			}

			w, m := newMetered(t)
			imp, p = broughtIn(w, bring)
			left := 1 // that it is to be taken back is written; none of its rows is
			m.before = func() {
				if left--; left < 0 {
					m.broken = errors.New("disk full")
				}
			}
			_, err = w.UndoImport(w.ctx, w.officer, people.UndoImport{ID: imp.ID})
			var broken *desk.BrokenOff
			if m.before, m.broken = nil, nil; !errors.As(err, &broken) {
				t.Fatalf("broke off with %v", err)
			}
			rest(w, p)
			done, err := w.ResumeImport(w.ctx, w.officer, imp.ID)
			w.must(err)
			kept := 1
			if name == "in a review" { // with everybody else in the group
				kept = done.Rows
			}
			if done.State != domain.ImportUndone || done.Tally.Kept != kept || done.Tally.Taken != done.Rows-kept {
				t.Errorf("while it is undone: %+v", done.Tally)
			}
			if _, err := w.Person(w.ctx, w.director, p.ID); err != nil {
				t.Errorf("%s is gone: %v", p.Name, err)
			}
		})
	}
}

// broughtIn brings a list in and gives the person of its last row.
func broughtIn(w *world, bring func(w *world) domain.Import) (domain.Import, domain.Person) {
	w.Helper()
	imp := bring(w)
	v, err := w.Import(w.ctx, w.officer, imp.ID)
	w.must(err)
	p, err := w.Person(w.ctx, w.director, v.List[len(v.List)-1].Person)
	w.must(err)
	return v.Import, p.Person
}

// Whatever rests on one of its people stands against an undo, by name; what comes to rest
// while one is under way keeps that one.
func TestN2_2a_AnImportIsNotUndoneWhileSomethingRestsOnIt(t *testing.T) {
	restsTwice(t, restsOnNewcomer, func(w *world) domain.Import { return w.bring(newcomers(3)) })
}

// The same of a list of members, whom it registered.
func TestN1_2d_AnImportOfMembersIsNotUndoneWhileSomethingRestsOnIt(t *testing.T) {
	all := map[string]resting{}
	for name, rest := range restsOnNewcomer {
		all[name] = rest
	}
	for name, rest := range restsOnMember {
		all[name] = rest
	}
	delete(all, "in a group")
	all["in another group"] = restsOnNewcomer["in a group"]
	restsTwice(t, all, func(w *world) domain.Import {
		return w.bringMembers(memberList(3)...)
	})
}

// And of one by which people joined a group who were known before.
func TestN1_2d_WhoJoinedByAListStaysWhileSomethingRestsOnThat(t *testing.T) {
	restsTwice(t, restsOnMember, func(w *world) domain.Import {
		w.bring(newcomers(3))
		return w.bringMembers(memberList(3)...)
	})
}

// memberList is a list of newcomers as a group's members.
func memberList(n int) (rows []people.ImportMember) {
	for _, p := range newcomers(n) {
		rows = append(rows, people.ImportMember{ImportPerson: p, Basis: domain.BasisWork})
		rows[len(rows)-1].Card = p.Name
	}
	return rows
}

func (w *world) bringMembers(rows ...people.ImportMember) domain.Import {
	w.Helper()
	imp, _, err := w.BringMembers(w.ctx, w.officer, w.room(w.beijing, 50, w.vice), rows, people.Bringing{})
	w.must(err)
	if n := imp.Tally; n.Joined+n.Enrolled != len(rows) {
		w.Fatalf("came to %+v", n)
	}
	return imp
}

// What rests on something else stands against no undo: an old case of somebody who joined
// later, or a case in another group.
func TestN1_2d_AnOldCaseStandsAgainstNoUndo(t *testing.T) {
	w := newWorld(t)
	before := w.room(w.beijing, 50, w.vice)
	w.join(before, w.alumnus)
	_, err := w.RecordViolation(w.ctx, w.director, w.breachOf(w.alumnus, domain.OutcomeReminder))
	w.must(err)
	imp := w.bringMembers(people.ImportMember{ImportPerson: people.ImportPerson{Row: 2}, Person: w.alumnus, Basis: domain.BasisWork})
	_, err = w.UndoImport(w.ctx, w.officer, people.UndoImport{ID: imp.ID})
	w.must(err)
	if v, err := w.Person(w.ctx, w.director, w.alumnus); err != nil || len(v.In) != 1 || v.In[0].Group != before {
		t.Errorf("is in %+v, %v", v.In, err)
	}
}

// A refusal says what was done, not only where.
func TestN2_2a_ARefusedUndoSaysWhatRests(t *testing.T) {
	w := newWorld(t)
	imp, p := broughtIn(w, func(w *world) domain.Import { return w.bring(newcomers(2)) })
	restsOnNewcomer["verified"](w, p)
	_, err := w.UndoImport(w.ctx, w.officer, people.UndoImport{ID: imp.ID})
	on := w.refused(err, domain.CodeConflict, domain.FaultImportRests).Args["on"].([]people.Resting)
	if !slices.Equal(on, []people.Resting{{On: p.ID, Action: domain.ActPersonVerify}}) {
		t.Errorf("names %v", fmt.Sprint(on))
	}
}

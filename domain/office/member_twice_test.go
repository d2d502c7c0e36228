package office_test

import (
	"fmt"
	"testing"

	"alumni/domain"
	"alumni/domain/office/history"
	"alumni/domain/office/people"
)

// The branch registered somebody; the manager of the group sees the phone masked
// and does not find it out by a list of guesses, A2.
func TestA2_AManagerFindsNoPhoneOutByAList(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 20, w.vice)
	p, err := w.AddPerson(w.ctx, w.beijingOfficer, people.AddPerson{
		Name: "郑七", City: "北京", Major: "食工", Year: 2003, Phone: "13800005678",
	})
	w.must(err)
	_, err = w.AddMember(w.ctx, w.beijingOfficer, people.AddMember{Group: g, Person: p.ID, Basis: domain.BasisWork})
	w.must(err)
	manager := w.account("群主", domain.RoleGroupManager, g)
	tried := func(by domain.Caller, phone string) string {
		n, err := w.ImportMembers(w.ctx, by, g, []people.ImportMember{listed(2, "郑七", "", 0, phone)}, true)
		if err != nil {
			return fmt.Sprint(wrongRows(t, err))
		}
		return fmt.Sprintf("%+v", n)
	}
	if right, wrong := tried(manager, "13800005678"), tried(manager, "13800005679"); right != wrong {
		t.Errorf("the manager learns the number: %s\nand %s", right, wrong)
	}
	if right, wrong := tried(w.beijingOfficer, "13800005678"), tried(w.beijingOfficer, "13800005679"); right == wrong {
		t.Errorf("the branch does not recognise whom it registered itself: %s", right)
	}
}

// One newcomer in two rows, of which one tells less, is one person: the file is
// refused, whatever the order of its rows, and the count is that of the people.
func TestM6_1_OneNewcomerInTwoRowsIsRefused(t *testing.T) {
	full, less := listed(2, "郑七", "食工", 2003, "13900001111"), listed(3, "郑七", "食工", 2003, "")
	for name, rows := range map[string][]people.ImportMember{"full first": {full, less}, "less first": {less, full}} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			g := w.room(w.beijing, 20, w.vice)
			_, err := w.ImportMembers(w.ctx, w.officer, g, rows, false)
			if bad := wrongRows(t, err); len(bad) != 1 {
				t.Errorf("wrong rows: %v", bad)
			}
			if n := w.groupByID(g).Members; n != 1 || n != len(w.present(g)) {
				t.Errorf("it counts %d, %d are there", n, len(w.present(g)))
			}
		})
	}
	w := newWorld(t)
	_, err := w.ImportPeople(w.ctx, w.officer, []people.ImportPerson{full.ImportPerson, less.ImportPerson}, false)
	if bad := wrongRows(t, err); len(bad) != 1 {
		t.Errorf("wrong rows in a file of people: %v", bad)
	}
}

// A list that is refused told who sent it what a check tells: it is in the log
// as a check is, with its counts and nobody's name.
func TestA2_ARefusedListIsInTheLog(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 20, w.vice)
	nameless := listed(2, "", "食工", 2003, "")
	_, err := w.ImportMembers(w.ctx, w.beijingOfficer, g, []people.ImportMember{nameless}, false)
	wrongRows(t, err)
	_, err = w.ImportPeople(w.ctx, w.beijingOfficer, []people.ImportPerson{nameless.ImportPerson}, false)
	wrongRows(t, err)
	for _, action := range []domain.Action{domain.ActMemberCheck, domain.ActPersonCheck} {
		log, err := w.Audit(w.ctx, w.officer, history.AuditFilter{Action: action})
		w.must(err)
		if len(log.Items) != 1 || log.Items[0].Fingerprint != w.beijingOfficer.Fingerprint {
			t.Errorf("%s is in the log as %+v", action, log.Items)
		}
	}
}

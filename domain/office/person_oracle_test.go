package office_test

import (
	"fmt"
	"testing"

	"alumni/domain"
	"alumni/domain/office/history"
	"alumni/domain/office/people"
)

// Whoever sees a phone masked can't find it out by trying numbers: by a file of
// people that is only checked, or by registering somebody.
func TestA2_APhoneIsNotFoundOutByTryingNumbers(t *testing.T) {
	w := newWorld(t)
	var known domain.Person
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		p, err := tx.People().Get(w.president)
		if err != nil {
			return err
		}
		p.Phone = domain.NewPhone("13800005678")
		known = p
		return tx.People().Put(&p)
	}))
	tried := func(by domain.Caller, phone string) string {
		rows := []people.ImportPerson{{Row: 2, Name: known.Name, Phone: phone}}
		out, err := w.ImportPeople(w.ctx, by, rows, true)
		_, added := w.AddPerson(w.ctx, by, people.AddPerson{Name: known.Name, Phone: phone})
		return fmt.Sprint(out, err, added)
	}
	right, wrong := tried(w.beijingOfficer, "13800005678"), tried(w.beijingOfficer, "13800005679")
	if right != wrong {
		t.Errorf("the branch learns the number: %s\nand %s", right, wrong)
	}
	log, err := w.Audit(w.ctx, w.officer, history.AuditFilter{Action: domain.ActPersonCheck})
	w.must(err)
	if len(log.Items) != 2 || log.Items[0].Subject != w.beijing || log.Items[0].Fingerprint != w.beijingOfficer.Fingerprint {
		t.Errorf("who compared two files is in the log as %+v", log.Items)
	}
	if right, wrong = tried(w.officer, "13800005678"), tried(w.officer, "13800005679"); right == wrong {
		t.Error("headquarters, which may see phones, is not told of a twin")
	}
}

package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
)

// undated gives the warnings about documents without their day, as field and clause.
func undated(checks []casework.Check) (out []string) {
	for _, c := range checks {
		if c.Key == casework.CheckUndated && c.Mark == casework.MarkWarn {
			out = append(out, c.Args["field"].(string)+" "+string(c.Rule))
		}
	}
	return out
}

// An earlier program kept a document's number alone. Such a case is approved,
// but not unawares: the check warns, with the clause that asks for the document.
func TestM4_1_M5_2_ADocumentOfBeforeWithoutItsDayIsAWarning(t *testing.T) {
	w := newWorld(t)
	in := w.application()
	in.Applicant, in.Authority = w.vice, decision("京校友授〔2026〕1号")
	in.Owner, in.OwnerAuth = w.alumnus, decision("京校友授〔2026〕2号")
	a := w.submit(in)
	v, err := w.Application(w.ctx, w.officer, a.ID)
	w.must(err)
	if got := undated(v.Checks); len(got) != 0 {
		t.Errorf("dated documents are warned of: %v", got)
	}
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		old, err := tx.Applications().Get(a.ID)
		if err != nil {
			return err
		}
		old.Document.Date, old.Authority.Date, old.OwnerAuth.Date = "", "", ""
		return tx.Applications().Put(&old)
	}))
	v, err = w.Application(w.ctx, w.officer, a.ID)
	w.must(err)
	if got := undated(v.Checks); !slices.Equal(got, []string{"document M4.1", "authority M4.1", "owner_auth M5.2"}) {
		t.Errorf("warned of %v", got)
	}
	if want := []domain.Material{
		domain.MaterialDocument, domain.MaterialAuthority,
		domain.MaterialOwnerAuth,
	}; !slices.Equal(v.Lacks, want) {
		t.Errorf("a return would ask for %v", v.Lacks)
	}
	a, err = w.ApproveApplication(w.ctx, w.officer, casework.Approve{ID: a.ID, Version: v.Version, Number: casework.NumberNext})
	w.must(err)
	if a.State != domain.CaseApproved {
		t.Errorf("it is %s", a.State)
	}
}

// The same of a transfer, and of a change of a group.
func TestN2_3_N2_1a_ATransferOfBeforeWithoutTheDayOfItsDocument(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	tr := w.transfer(g, w.secretary)
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		old, err := tx.Transfers().Get(tr.ID)
		if err != nil {
			return err
		}
		old.Document, old.Authority = domain.Reference{Number: "京校理〔2020〕1号"}, domain.Reference{Number: "京授〔2020〕1号"}
		return tx.Transfers().Put(&old)
	}))
	v, err := w.Transfer(w.ctx, w.officer, tr.ID)
	w.must(err)
	if got := undated(v.Checks); !slices.Equal(got, []string{"document N2.1a", "authority M5.2"}) {
		t.Errorf("warned of %v", got)
	}
	_, err = w.ApproveTransfer(w.ctx, w.officer, casework.Approve{ID: tr.ID, Version: v.Version, Number: casework.NumberNext})
	w.must(err)
}

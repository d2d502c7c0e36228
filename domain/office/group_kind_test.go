package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/registry"
)

// The same rules hold for every kind of group, M3: what differs is whose council
// there is, not whether there are rules.
func TestM3_NoKindOfGroupIsExempt(t *testing.T) {
	for _, kind := range []domain.GroupKind{domain.GroupRegional, domain.GroupIndustry, domain.GroupPreparatory, domain.GroupHQ} {
		t.Run(string(kind), func(t *testing.T) {
			w := newWorld(t)
			g := w.groupOfKind(kind)
			w.join(g.ID, w.alumnus)
			in := casework.SubmitApplication{
				Kind: domain.ApplyAdmins, Group: g.ID, Applicant: w.shPresident,
				Admins: []domain.ID{w.alumnus},
			}
			_, err := w.SubmitApplication(w.ctx, w.officer, in)
			council := kind == domain.GroupRegional || kind == domain.GroupIndustry
			if council {
				w.refused(err, domain.CodeInvalid, domain.FaultDocument) // N2.1a: its council decides
				in.Document = ref("理〔2026〕1号", "2026-11-02")
				w.grant(in)
			} else {
				w.must(err) // N2.1b: the founder or a volunteer
				page, err := w.Applications(w.ctx, w.officer, casework.CaseFilter{State: domain.CaseSubmitted})
				w.must(err)
				_, err = w.ApproveApplication(w.ctx, w.officer, approval(page.Items[0].ID, page.Items[0].Version, 1))
				w.must(err)
			}
			if got := w.groupByID(g.ID); !slices.Equal(got.Admins, []domain.ID{w.alumnus}) || got.Filing != domain.FilingMissing {
				t.Errorf("the group is %+v", got)
			}
			if w.task(g.ID, domain.TaskFile).Audience == "" || w.task(g.ID, domain.TaskPublish).Audience != domain.AudienceHQ {
				t.Error("filing or publication waits for nobody") // M4.3, M4.4
			}
			rename := casework.SubmitApplication{Kind: domain.ApplyRename, Group: g.ID, Applicant: w.shPresident, Document: in.Document}
			a := w.grant(rename) // M4.6
			_, err = w.complete(w.officer, w.task(g.ID, domain.TaskRenameGroup))
			w.must(err)
			if got := w.groupByID(g.ID).Name; got != a.Granted || got == g.Name {
				t.Errorf("named %q, granted %q", got, a.Granted)
			}
			stranger := casework.SubmitTransfer{
				Group: g.ID, Role: domain.ManagerOwner, From: g.Owner, To: w.vice,
				Authority: ref("授", today), Reason: "调动",
			}
			_, err = w.SubmitTransfer(w.ctx, w.officer, stranger)
			w.refused(err, domain.CodeInvalid, domain.FaultNotMember) // N2.3
			stranger.To, stranger.Authority = w.alumnus, domain.Reference{}
			_, err = w.SubmitTransfer(w.ctx, w.officer, stranger)
			if kind == domain.GroupPreparatory {
				w.must(err) // N2.1b: a volunteer
			} else {
				w.refused(err, domain.CodeInvalid, domain.FaultNotEligible) // M5.2
				stranger.Authority = ref("授", today)
				_, err = w.SubmitTransfer(w.ctx, w.officer, stranger)
				w.must(err)
			}
			trs, err := w.Transfers(w.ctx, w.officer, casework.CaseFilter{})
			w.must(err)
			back, err := aTransfer(w.ReturnCase(w.ctx, w.officer, casework.ReturnCase{
				ID: trs.Items[0].ID, Version: trs.Items[0].Version, Missing: []domain.Material{domain.MaterialReason},
			}))
			w.must(err)
			if waits := back.Waits(); len(waits) != 1 || waits[0].Audience == "" {
				t.Errorf("waits for %v", waits)
			}
			w.grant(casework.SubmitApplication{
				Kind: domain.ApplyDissolution, Group: g.ID, Applicant: w.shPresident, Document: in.Document, Reason: "并入新群",
			})
			_, err = w.WithdrawCase(w.ctx, w.officer, casework.Withdraw{ID: back.ID, Version: back.Version})
			w.must(err)
			_, err = w.complete(w.officer, w.task(g.ID, domain.TaskDissolveGroup))
			w.must(err)
			if got := w.groupByID(g.ID); got.State != domain.GroupEnded {
				t.Errorf("the group is %s", got.State)
			}
		})
	}
}

// groupOfKind makes a group of a kind, in use under a name of its own.
func (w *world) groupOfKind(kind domain.GroupKind) domain.Group {
	w.Helper()
	branch := map[domain.GroupKind]domain.ID{
		domain.GroupRegional: w.shanghai, domain.GroupIndustry: w.grain, domain.GroupPreparatory: w.tibet,
	}[kind]
	g := domain.Group{
		Branch: branch, Kind: kind, Name: "轻工大校友老群", Seq: 1, State: domain.GroupActive, Owner: w.shPresident,
		Capacity: 500, Filing: domain.FilingFiled,
	}
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		g := g
		g.Version = 0
		var err error
		if g.ID, err = tx.NextID(domain.KindGroup); err != nil {
			return err
		}
		return tx.Groups().Put(&g)
	}))
	page, err := w.Groups(w.ctx, w.officer, registry.GroupFilter{})
	w.must(err)
	w.join(page.Items[0].ID, w.shPresident)
	return w.groupByID(page.Items[0].ID)
}

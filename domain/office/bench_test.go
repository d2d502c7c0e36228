package office_test

import (
	"fmt"
	"testing"

	"alumni/domain"
	"alumni/domain/office/registry"
	"alumni/domain/office/task"
)

// manyBranches makes a hundred branches with a president and names them.
func (w *world) manyBranches() []domain.ID {
	w.Helper()
	out := make([]domain.ID, 100)
	rows := make([]registry.ImportBranch, len(out))
	for i := range rows {
		rows[i] = registry.ImportBranch{
			Row: i + 1, Name: fmt.Sprintf("地区%d", i), Kind: domain.BranchRegional, State: domain.BranchEstablished,
		}
	}
	_, err := w.ImportBranches(w.ctx, w.director, rows)
	w.must(err)
	for i, r := range rows {
		out[i] = w.branchNamed(r.Name)
		w.seats(out[i], domain.Seat{Person: w.president, Office: domain.OfficePresident})
	}
	return out
}

// applications submits n applications, spread over the branches.
func (w *world) applications(branches []domain.ID, n int) []domain.Application {
	w.Helper()
	apps := make([]domain.Application, n)
	for i := range apps {
		in := w.application()
		in.Branch, in.Owner = branches[i%len(branches)], w.president
		apps[i] = w.submit(in)
	}
	return apps
}

// BenchmarkApprove approves applications spread over a hundred branches.
func BenchmarkApprove(b *testing.B) {
	w := newWorld(b)
	apps := w.applications(w.manyBranches(), b.N)
	b.ReportAllocs()
	b.ResetTimer()
	for i, a := range apps {
		_, err := w.ApproveApplication(w.ctx, w.director, approval(a.ID, a.Version, i))
		w.must(err)
	}
}

// BenchmarkBranchPage lists forty branches with two groups each.
func BenchmarkBranchPage(b *testing.B) {
	w := newWorld(b)
	for i, a := range w.applications(w.manyBranches(), 200) {
		_, err := w.ApproveApplication(w.ctx, w.director, approval(a.ID, a.Version, i))
		w.must(err)
	}
	for name, f := range map[string]registry.BranchFilter{
		"page": {Limit: 40}, "search": {Limit: 40, Text: "dq9"}, "unfiled": {Limit: 40, Only: registry.OnlyUnfiled},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				page, err := w.Branches(w.ctx, w.director, f)
				w.must(err)
				if len(page.Items) == 0 {
					b.Fatal("an empty page")
				}
			}
		})
	}
}

// BenchmarkInbox reads the first page of what waits for headquarters.
func BenchmarkInbox(b *testing.B) {
	w := newWorld(b)
	w.applications(w.manyBranches(), 300)
	b.ReportAllocs()
	for b.Loop() {
		page, err := w.Inbox(w.ctx, w.director, task.InboxFilter{Limit: 40})
		w.must(err)
		if len(page.Items) != 40 {
			b.Fatal("not a full page")
		}
	}
}

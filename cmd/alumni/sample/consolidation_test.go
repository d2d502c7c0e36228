package sample_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/consolidation"
)

// One consolidation of the sample is half way, one is a plan, and other
// branches could follow, N1.5.
func TestN1_5_TheSampleShowsConsolidations(t *testing.T) {
	_, o := read(t)
	p, err := o.Consolidations(t.Context(), operator, consolidation.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	found := map[domain.ConsolidationState]consolidation.Row{}
	for _, c := range p.Items {
		found[c.State] = c
		if !c.Sample {
			t.Errorf("%s is not marked as sample data", c.ID)
		}
	}
	if r := found[domain.ConsolidationRunning]; r.BranchName != "辽宁" || r.Done == 0 || r.Done == len(r.Moves) {
		t.Errorf("under way is %s with %d of %d moves", r.BranchName, r.Done, len(r.Moves))
	}
	if found[domain.ConsolidationDraft].BranchName != "安徽" {
		t.Errorf("the plan is of %s", found[domain.ConsolidationDraft].BranchName)
	}
	c, err := o.ConsolidationCandidates(t.Context(), operator, consolidation.CandidateFilter{})
	if err != nil || len(c.Items) < 4 {
		t.Errorf("%d candidates, %v", len(c.Items), err)
	}
}

package sample_test

import (
	"fmt"
	"slices"
	"testing"

	"alumni/domain"
)

// Every state, kind and outcome is there to be looked at.
func TestEveryStateIsInTheSample(t *testing.T) {
	store, _ := read(t)
	have := map[string]bool{}
	for _, v := range all(t, store, domain.Tx.Branches) {
		have["branch "+string(v.Kind)] = true
	}
	for _, v := range all(t, store, domain.Tx.Groups) {
		have["group "+string(v.State)] = true
		have["filing "+string(v.Filing)] = true
		have["group "+string(v.Kind)] = true
		have[fmt.Sprint("orphaned ", v.Owner.IsZero())] = true
		have[fmt.Sprint("over capacity ", v.Members > v.Capacity)] = true
	}
	for _, v := range all(t, store, domain.Tx.Applications) {
		have["application "+string(v.State)] = true
		have["application "+string(v.Kind)] = true
		have[fmt.Sprint("claimed ", v.Claim.Holds(noon))] = true
		if v.State == domain.CaseReturned {
			have[fmt.Sprint("returned with materials ", len(v.Returned.Missing) > 0)] = true
		}
		if !v.Reply.At.IsZero() && v.Reply.Number == "" {
			t.Errorf("%s was replied to without a number", v.ID)
		}
	}
	for _, v := range all(t, store, domain.Tx.Transfers) {
		have["transfer "+string(v.State)] = true
		have["transfer "+string(v.Role)] = true
	}
	for _, v := range all(t, store, domain.Tx.Violations) {
		have["violation "+string(v.State)] = true
		have["violation "+string(v.Outcome)] = true
		have["violation by "+string(v.Authority)] = true
	}
	for _, v := range all(t, store, domain.Tx.Tasks) {
		have["task "+string(v.State)] = true
		have["task "+string(v.Kind)] = true
	}
	for _, v := range all(t, store, domain.Tx.Accounts) {
		have["account "+string(v.Role)] = true
	}
	want := []string{
		"orphaned true", "orphaned false", "over capacity true", "over capacity false",
		"violation by M8.1b", "violation by N3.2", "transfer owner", "transfer admin",
		"group regional", "group industry", "group preparatory",
		"account officer", "account auditor", "account branch_officer", "account group_manager",
		"task open", "task done", "task cancelled", "claimed true", "returned with materials true",
	}
	want = append(want, named("branch ", domain.BranchKinds)...)
	want = append(want, named("group ", domain.GroupStates)...)
	want = append(want, named("filing ", domain.FilingStates)...)
	want = append(want, named("application ", domain.CaseStates)...)
	want = append(want, named("application ", domain.ApplicationKinds)...)
	want = append(want, named("transfer ", slices.DeleteFunc(slices.Clone(domain.CaseStates), func(c domain.CaseState) bool {
		return c == domain.CaseDraft // a transfer has no drafts
	}))...)
	want = append(want, named("violation ", domain.ViolationStates)...)
	want = append(want, named("violation ", domain.Outcomes)...)
	want = append(want, named("task ", []domain.TaskKind{
		domain.TaskCreateGroup, domain.TaskTransferOwner, domain.TaskRemoveMember, domain.TaskRectify,
		domain.TaskWithdraw, domain.TaskRefer, domain.TaskPublish, domain.TaskFile,
		domain.TaskAcceptFiling, domain.TaskRenameGroup, domain.TaskSetAdmins, domain.TaskDissolveGroup,
	})...)
	for _, w := range want {
		if !have[w] {
			t.Errorf("nothing in the sample is %q", w)
		}
	}
}

func named[S ~string](prefix string, values []S) []string {
	var out []string
	for _, v := range values {
		out = append(out, prefix+string(v))
	}
	return out
}

package remote

import (
	"testing"

	"alumni/cmd/alumni/cli"
	"alumni/domain/office/task"
)

// What a task's page shows beside the record, a command says with it: whose turn
// it is and its state; and an application's people are named by their numbers.
func TestM4_2_ARecordByCommandSaysWhatTheNextCommandNeeds(t *testing.T) {
	d := newSampleDesk(t)
	var waiting []task.InboxItem
	d.json("task list --limit 1", &waiting)
	d.says(d.run(cli.ExitDone, "", "task show "+waiting[0].Subject.String()), "承办", "状态", "待办")
	d.says(d.run(cli.ExitDone, "", "application show A-0012"), " P-0735 ", " P-0736 ", "2026-11-13 14:00")
	d.says(d.run(cli.ExitDone, "", "application show A-0023"), "群01 G-0017")
}

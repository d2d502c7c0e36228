package kit

import (
	"context"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// A form whose work takes long tells how far it is, and Esc ends it: what was done stands.
func TestAFormThatTakesLongTellsHowFarItIsAndIsCancelled(t *testing.T) {
	env := testEnv(t)
	told := make(chan struct{})
	d := NewDialog(env, Form{Title: "导入", Submit: "导入", Cancels: true, Run: func(ctx context.Context, _ Values) (string, error) {
		Progress(ctx, "1/3")
		Progress(ctx, "2/3")
		close(told)
		<-ctx.Done()
		return "", ctx.Err()
	}}, nil)
	batch, ok := d.Update(tea.KeyPressMsg{Code: tea.KeyEnter})().(tea.BatchMsg)
	if !ok || len(batch) != 2 {
		t.Fatalf("runs as %v", batch)
	}
	ended := make(chan tea.Msg, 1)
	go func() { ended <- batch[1]() }()
	<-told
	if d.Update(batch[0]()); d.note != "2/3" || !d.Decides() {
		t.Errorf("says %q", d.note)
	}
	if !d.Cancel() {
		t.Fatal("can't be cancelled")
	}
	d.Update(<-ended)
	if d.Decides() || d.err == "" || d.Cancel() {
		t.Errorf("ended with %q", d.err)
	}
}

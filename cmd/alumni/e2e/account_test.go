package e2e

import (
	"encoding/json"
	"strings"
	"testing"
)

// One person with two keys: the one that is removed ends what it has open, with
// a sentence, and the other goes on; a director ends that one's session too.
func TestAKeyIsRemovedAndASessionEndedWhileConnected(t *testing.T) {
	s := sharedSample(t)
	office, home := newKey(t), newKey(t)
	var account struct{ ID string }
	r := s.ssh(readFile(t, office+".pub"), "account add --name Wu --role officer --key - --json")
	if err := json.Unmarshal([]byte(r.out), &account); err != nil || account.ID == "" {
		t.Fatalf("%v: %s%s", err, r.out, r.err)
	}
	if r := s.ssh("\ufeff"+readFile(t, home+".pub"), "account key add "+account.ID+" --key - --key-name home"); r.code != 0 {
		t.Fatal(r.err)
	}
	atOffice, atHome := s.as(office, "alumni").open(120, 34), s.as(home, "alumni").open(120, 34)
	atOffice.see("北京 branch")
	atHome.see("北京 branch")
	if out := s.must("account key list " + account.ID); strings.Contains(out, "never") {
		t.Errorf("both keys are used:\n%s", out)
	}
	s.must("account key remove " + account.ID + " --key home")
	if code := atHome.ended(); code != 1 {
		t.Errorf("exit %d", code)
	}
	removed := s.as(home, "alumni")
	removed.line = strings.Replace(removed.line, "LogLevel=ERROR", "LogLevel=INFO", 1) // a refusal's sentence comes as a banner
	if r := removed.ssh("", "whoami"); r.code != 255 || !strings.Contains(r.err, "taken from your account") {
		t.Errorf("the removed key: exit %d, %s%s", r.code, r.out, r.err)
	}
	var open []struct{ ID, Name, Face string }
	if err := json.Unmarshal([]byte(s.must("session list --account "+account.ID+" --json")), &open); err != nil || len(open) != 1 {
		t.Fatalf("%v: %+v", err, open)
	}
	s.must("session end " + open[0].ID)
	if code := atOffice.ended(); code != 1 {
		t.Errorf("exit %d", code)
	}
	if text, _ := atOffice.screen.text(); !strings.Contains(text, "an HQ director ended this session") {
		t.Errorf("shown:\n%s", text)
	}
	if r := s.as(office, "alumni").ssh("", "whoami"); r.code != 0 {
		t.Errorf("the person may not come again: %s", r.err)
	}
}

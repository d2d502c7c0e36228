package e2e

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
)

var snakeCase = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// keysOf checks the names of all fields, however deep. Audit details carry the
// names of fields, and a check's values its own; both are written by us too.
func keysOf(t *testing.T, command string, v any) {
	t.Helper()
	switch v := v.(type) {
	case map[string]any:
		for k, inner := range v {
			if !snakeCase.MatchString(k) {
				t.Errorf("%s: the key %q is not in snake case", command, k)
			}
			keysOf(t, command, inner)
		}
	case []any:
		for _, inner := range v {
			keysOf(t, command, inner)
		}
	}
}

func TestEveryListIsOneArrayWithSnakeCaseKeys(t *testing.T) {
	s := sharedSample(t)
	for command, least := range map[string]int{
		"branch list": 37, "group list": 50, "application list": 15, "transfer list": 8, "violation list": 10,
		"task list": 5, "inbox": 10, "audit list --limit 30": 30, "account list": 5, "group members G-0001": 400, "rule show": 60,
	} {
		var rows []any
		if err := json.Unmarshal([]byte(s.must(command+" --json")), &rows); err != nil {
			t.Errorf("%s: %v", command, err)
			continue
		}
		if len(rows) < least {
			t.Errorf("%s: %d rows, not %d", command, len(rows), least)
		}
		keysOf(t, command, rows)
	}
	for _, command := range []string{
		"branch show B-0001", "group show G-0001", "application show A-0014", "transfer show T-0009",
		"violation show V-0001", "audit verify", "whoami",
	} {
		var record map[string]any
		if err := json.Unmarshal([]byte(s.must(command+" --json")), &record); err != nil {
			t.Errorf("%s: %v", command, err)
		}
		keysOf(t, command, record)
	}
}

func TestN2_3_TransfersAreDecidedByCommand(t *testing.T) {
	t.Parallel()
	s := sample(t)
	owner := func() string {
		var g struct {
			Owner string `json:"owner"`
		}
		if err := json.Unmarshal([]byte(s.must("group show G-0024 --json")), &g); err != nil {
			t.Fatal(err)
		}
		return g.Owner
	}
	var before struct{ From, To string }
	if err := json.Unmarshal([]byte(s.must("transfer show T-0009 --json")), &before); err != nil {
		t.Fatal(err)
	}
	if owner() != before.From {
		t.Fatalf("the owner is %s, not %s", owner(), before.From)
	}
	for command, code := range map[string]int{
		"transfer approve T-0009":                                 1, // no number, M4.2
		"transfer approve T-0009 --number=":                       1,
		"transfer approve T-0009 --number next --version 99":      1, // another version than was looked at
		"transfer approve T-9999 --number next":                   1,
		"transfer reject T-0009":                                  2, // no reason
		"transfer approve G-0024 --number next":                   2, // no transfer's number
		"violation add --group G-0024 --person P-1294 --clause x": 2, // outcome and evidence are missing
	} {
		if r := s.ssh("", command); r.code != code || strings.TrimSpace(r.err) == "" {
			t.Errorf("%s: exit %d, %q; want %d and a line", command, r.code, r.err, code)
		}
	}
	if owner() != before.From {
		t.Fatal("a refusal changed the owner")
	}
	s.must("transfer approve T-0009 --number next")
	if owner() != before.To {
		t.Errorf("after the approval the owner is %s, not %s", owner(), before.To)
	}
	if r := s.ssh("", "transfer approve T-0009 --number next"); r.code != 1 {
		t.Errorf("approved twice: exit %d", r.code)
	}
	s.must("transfer reject T-0007 --reason enough")
	var rejected struct{ State string }
	if err := json.Unmarshal([]byte(s.must("transfer show T-0007 --json")), &rejected); err != nil || rejected.State != "rejected" {
		t.Errorf("%+v, %v", rejected, err)
	}
	if out := s.must("audit verify"); out == "" {
		t.Error("nothing is said of the chain")
	}
}

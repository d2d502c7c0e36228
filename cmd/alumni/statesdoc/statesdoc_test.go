package statesdoc_test

import (
	"flag"
	"os"
	"slices"
	"testing"

	"alumni/cmd/alumni/statesdoc"
	"alumni/domain"
	"alumni/domain/rulebook"
	"alumni/tui/i18n"
)

var update = flag.Bool("update", false, "write the document anew")

const document = "../../../domain/doc/states.md"

func TestTheDocumentIsWhatTheTableDraws(t *testing.T) {
	want := statesdoc.Document()
	if *update {
		if err := os.WriteFile(document, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("domain/doc/states.md is not what domain/flows.go draws; run: go test ./cmd/alumni/statesdoc -update")
	}
}

// Every state of every machine has its word and is reached, and every step has
// a word for what does it and a clause.
func TestEveryStepSaysWhatDoesItAndByWhichClause(t *testing.T) {
	text := i18n.For("zh")
	machines := domain.Machines()
	if len(machines) != 16 {
		t.Errorf("%d machines", len(machines))
	}
	for _, m := range machines {
		for _, s := range m.States {
			if statesdoc.Word(text, m.Kind, s) == "" {
				t.Errorf("%c: no word for %s", m.Kind, s)
			}
			if !slices.ContainsFunc(m.Steps, func(st domain.Transition[string]) bool { return st.To == s }) {
				t.Errorf("%c: nothing leads to %s", m.Kind, s)
			}
		}
		for _, s := range m.Steps {
			if !slices.Contains(m.States, s.To) || s.From != "" && !slices.Contains(m.States, s.From) {
				t.Errorf("%c: %s → %s is no step between its states", m.Kind, s.From, s.To)
			}
			if statesdoc.Deed(text, s) == "" || rulebook.Cite(s.Rule) == "" {
				t.Errorf("%c: %s → %s by %q under %q", m.Kind, s.From, s.To, s.By, s.Rule)
			}
		}
	}
}

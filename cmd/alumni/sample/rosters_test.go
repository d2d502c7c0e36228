package sample_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alumni/cmd/alumni/importfile"
	"alumni/cmd/alumni/sample"
	"alumni/domain"
	"alumni/domain/roster"
)

// Every list that the demo lays out is read by the import that it is for.
func TestTheRostersOfTheDemoAreRead(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "名单")
	if err := sample.WriteRosters(dir); err != nil {
		t.Fatal(err)
	}
	all, err := sample.Rosters()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		t.Run(r.Name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(dir, r.Name))
			if err != nil {
				t.Fatal(err)
			}
			rows, wrong, err := readRoster(t, r.Command, data)
			var e *domain.Error
			switch {
			case r.Refused && err == nil:
				t.Error("is not refused")
			case r.Refused:
			case errors.As(err, &e) || err != nil:
				t.Errorf("is refused: %v", err)
			case rows != r.Rows || wrong != r.Wrong:
				t.Errorf("gives %d rows and %d wrong ones, want %d and %d", rows, wrong, r.Rows, r.Wrong)
			}
		})
	}
}

func readRoster(t *testing.T, command string, data []byte) (rows, wrong int, err error) {
	t.Helper()
	if strings.HasPrefix(command, "member") {
		list, err := importfile.Members(t.Context(), bytes.NewReader(data), roster.Options{Basis: domain.BasisWork})
		return len(list.Rows), len(list.Bad), err
	}
	list, err := importfile.People(t.Context(), bytes.NewReader(data), roster.Options{})
	return len(list.Rows), len(list.Bad), err
}

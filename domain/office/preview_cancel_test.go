package office_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"alumni/domain"
	"alumni/domain/office/people"
)

// ending is a context that is cancelled after it was asked so often.
type ending struct {
	context.Context
	left int
}

func (e *ending) Err() error {
	if e.left--; e.left < 0 {
		return context.Canceled
	}
	return e.Context.Err()
}

// A preview that somebody ends stops in the middle of its rows, of people and of members,
// and writes nothing.
func TestN2_2a_APreviewIsEndedInItsMiddle(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 500, w.vice)
	var persons []people.ImportPerson
	var members []people.ImportMember
	for i := range 200 {
		p := people.ImportPerson{Row: i + 2, Name: fmt.Sprintf("庚%c", '一'+rune(i)), Major: "食工", Year: 1997}
		persons, members = append(persons, p), append(members, people.ImportMember{ImportPerson: p, Basis: domain.BasisLiving})
	}
	before := w.entries()
	for name, preview := range map[string]func(context.Context) error{
		"people":  func(ctx context.Context) error { _, err := w.PreviewPeople(ctx, w.officer, persons); return err },
		"members": func(ctx context.Context) error { _, err := w.PreviewMembers(ctx, w.officer, g, members); return err },
	} {
		if err := preview(&ending{w.ctx, 100}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if w.entries() != before {
		t.Error("a preview that was ended left an entry")
	}
}

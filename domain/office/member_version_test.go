package office_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/people"
)

// Two who change one member at once: the later is told what was done meanwhile, and
// nothing of the earlier is lost.
func TestN1_2c_AMemberIsChangedOnTheVersionThatWasSeen(t *testing.T) {
	for name, late := range map[string]func(*world, domain.ID, domain.ID, uint64) error{
		"edit": func(w *world, g, p domain.ID, seen uint64) error {
			_, err := w.EditMember(w.ctx, w.officer, people.EditMember{Group: g, Person: p, Version: seen, Card: "周二-武汉-化学98级"})
			return err
		},
		"leave": func(w *world, g, p domain.ID, seen uint64) error {
			_, err := w.LeaveMember(w.ctx, w.officer, people.LeaveMember{Group: g, Person: p, Version: seen})
			return err
		},
		"remove": func(w *world, g, p domain.ID, seen uint64) error {
			_, err := w.ExpelMember(w.ctx, w.officer, people.ExpelMember{
				Group: g, Person: p, Version: seen, Ground: domain.GroundUnfit, Reason: "不符合身份",
			})
			return err
		},
	} {
		w := newWorld(t)
		g := w.settled(1)
		p := w.person("周有为", true)
		w.join(g.ID, p)
		seen := w.memberOf(g.ID, p).Version
		_, err := w.EditMember(w.ctx, w.director, people.EditMember{Group: g.ID, Person: p, Version: seen, Card: "周一-武汉-化学98级"})
		w.must(err)
		e := w.refused(late(w, g.ID, p, seen), domain.CodeConflict, domain.FaultStale)
		if e != nil && (e.Args["by"] != "director" || e.Args["action"] != domain.ActMemberEdit) {
			t.Errorf("%s: told %v", name, e.Args)
		}
		if now := w.memberOf(g.ID, p); now.Card != "周一-武汉-化学98级" || !now.Present() || !now.Removal.IsZero() {
			t.Errorf("%s: it is %+v", name, now)
		}
		w.must(late(w, g.ID, p, w.memberOf(g.ID, p).Version))
	}
}

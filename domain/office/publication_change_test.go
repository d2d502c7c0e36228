package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/bulletin"
)

// Whatever changes what was published opens its publication anew, once, and the
// next bulletin says what it was; what changes the managers opens the filing too.
func TestM4_3_EveryChangeIsPublishedAgain(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*world, domain.Group)
		report []domain.GroupChange
		filing bool
	}{
		"owner": {func(w *world, g domain.Group) { w.handOver(g, 2) }, []domain.GroupChange{domain.ChangeManagers}, true},
		"admins": {func(w *world, g domain.Group) {
			w.join(g.ID, w.alumnus)
			w.grant(w.changeOf(g, domain.ApplyAdmins))
		}, []domain.GroupChange{domain.ChangeManagers}, true},
		"an admin removed": {func(w *world, g domain.Group) {
			w.removal(g, w.secretary)
			_, err := w.complete(w.director, w.task(g.ID, domain.TaskRemoveMember))
			w.must(err)
		}, []domain.GroupChange{domain.ChangeManagers}, true},
		"the end": {func(w *world, g domain.Group) {
			w.grant(w.changeOf(g, domain.ApplyDissolution))
			_, err := w.complete(w.director, w.task(g.ID, domain.TaskDissolveGroup))
			w.must(err)
		}, []domain.GroupChange{domain.ChangeEnded}, false},
		"two changes": {func(w *world, g domain.Group) {
			w.handOver(g, 2)
			w.grant(w.changeOf(g, domain.ApplyDissolution))
			_, err := w.complete(w.director, w.task(g.ID, domain.TaskDissolveGroup))
			w.must(err)
		}, []domain.GroupChange{domain.ChangeEnded}, false},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			g := w.settled(1)
			c.change(w, g)
			w.publishedAgain(g, c.report, c.filing)
		})
	}
}

func (w *world) publishedAgain(g domain.Group, report []domain.GroupChange, filing bool) {
	w.Helper()
	text, err := w.BulletinText(w.ctx, w.officer, bulletin.Query{Since: true})
	w.must(err)
	if len(text.Groups) != 1 || text.Groups[0].Group != g.ID || !slices.Equal(text.Groups[0].Changes, report) {
		w.Errorf("the next bulletin says %+v", text.Groups)
	}
	if open := w.openOf(g.ID, domain.TaskFile) == 1; open != filing {
		w.Errorf("filing open: %t", open)
	}
	b := w.issue()
	b, err = w.PublishBulletin(w.ctx, w.officer, outOn(b))
	w.must(err)
	if !b.Groups[0].Done {
		w.Errorf("left open: %+v", b.Groups[0])
	}
	_, err = w.BulletinText(w.ctx, w.officer, bulletin.Query{Since: true})
	w.refused(err, domain.CodeInvalid, domain.FaultNoChange)
}

func TestM4_3_ARenameIsPublishedWithTheNameBefore(t *testing.T) {
	w := newWorld(t)
	g := w.lateFiled("武汉轻工大学北京校友会")
	for _, kind := range []domain.TaskKind{domain.TaskPublish, domain.TaskFile} {
		_, err := w.complete(w.director, w.task(g.ID, kind))
		w.must(err)
	}
	w.grant(w.changeOf(g, domain.ApplyRename))
	_, err := w.complete(w.director, w.task(g.ID, domain.TaskRenameGroup))
	w.must(err)
	line := w.textOf(g.ID)
	if line.Was != "武汉轻工大学北京校友会" || line.Name == line.Was {
		t.Errorf("%q, before %q", line.Name, line.Was)
	}
	w.publishedAgain(g, []domain.GroupChange{domain.ChangeRenamed}, true)
}

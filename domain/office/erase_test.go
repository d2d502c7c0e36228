package office_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"alumni/db"
	"alumni/db/dbtest"
	"alumni/db/engine/bolt"
	"alumni/domain"
	"alumni/domain/erasure"
	"alumni/domain/office"
	"alumni/domain/office/people"
)

// filed is a world over a file, which tests read as it lies on the disk.
type filed struct {
	*world
	file  string
	store *db.DB
}

func newFiled(t testing.TB) *filed {
	t.Helper()
	return filedWith(t, bolt.Options{NoSync: true})
}

func filedWith(t testing.TB, how bolt.Options) *filed {
	t.Helper()
	dir := t.TempDir()
	e, err := bolt.Open(dir, how)
	if err != nil {
		t.Fatal(err)
	}
	w := &world{TB: t, ctx: t.Context()}
	w.clock.Store(today.Time().Add(10 * time.Hour).UnixNano())
	f := &filed{world: w, file: filepath.Join(dir, bolt.FileName), store: dbtest.Open(t, e)}
	w.store = f.store
	w.Office = office.New(f.store, office.WithClock(func() time.Time { return time.Unix(0, w.clock.Load()) }))
	w.furnish()
	return f
}

// lies tells which of the texts stand in the file in clear.
func (f *filed) lies(texts ...string) (out []string) {
	f.Helper()
	raw, err := os.ReadFile(f.file)
	f.must(err)
	for _, s := range texts {
		if strings.Contains(string(raw), s) {
			out = append(out, s)
		}
	}
	return out
}

// known is somebody of whom much is known and who took part in much.
func (w *world) known(g domain.Group) domain.Person {
	w.Helper()
	in := full()
	in.Name = "欧阳明德"
	p, err := w.AddPerson(w.ctx, w.director, in)
	w.must(err)
	p, err = w.VerifyPerson(w.ctx, w.director, people.VerifyPerson{ID: p.ID, Version: p.Version, How: "欧阳明德的毕业证"})
	w.must(err)
	_, err = w.AddMember(w.ctx, w.director, people.AddMember{
		Group: g.ID, Person: p.ID, Basis: domain.BasisWork, Card: "欧阳明德-武汉-化学97级 13900001111", Nickname: "七七 🍀",
	})
	w.must(err)
	return p
}

// Whoever asks for it is taken out: of the records, of what was not submitted, of the
// log's details, of the search, and of the file itself. What was decided stays.
func TestPIPL47_WhatIsPersonalOfOneIsErasedOnRequest(t *testing.T) {
	f := newFiled(t)
	g := f.settled(1)
	p := f.known(g)
	_, err := f.RefuseMember(f.ctx, f.director, people.RefuseMember{Group: f.settled(2).ID, Person: p.ID, Reason: "欧阳明德未提供证明"})
	f.must(err)
	f.must(f.KeepUnsent(f.ctx, f.officer, "person edit "+p.ID.String(), map[string]domain.UnsentField{"phone": {Text: "13900001111"}}))
	if f.lies("欧阳明德") == nil {
		t.Fatal("the name is not in the file to begin with")
	}
	v, err := f.PreviewErasure(f.ctx, f.director, p.ID)
	f.must(err)
	if len(v.Holds) != 0 || len(v.Parts) < 3 || len(v.Groups) != 1 {
		t.Errorf("previewed %+v", v)
	}
	in := people.ErasePerson{ID: p.ID, Version: v.Person.Version, Name: "欧阳明德", Request: "欧阳明德 2026-11-19 来函请求，电话 13900001111"}
	_, err = f.ErasePerson(f.ctx, f.officer, in)
	f.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
	wrong := in
	wrong.Name = "欧阳"
	_, err = f.ErasePerson(f.ctx, f.director, wrong)
	f.refused(err, domain.CodeInvalid, domain.FaultOtherName)
	out, err := f.ErasePerson(f.ctx, f.director, in)
	f.must(err)
	if out.Records < 2 || out.Details < 2 {
		t.Errorf("erased %+v", out)
	}
	f.must(f.store.Purge(f.ctx))
	f.must(f.store.Check(f.ctx))

	if left := f.lies("欧阳明德", "13900001111", "zheng.qi", "９７01234"); left != nil {
		t.Errorf("the file holds %q", left)
	}
	after, err := f.Person(f.ctx, f.director, p.ID)
	f.must(err)
	if after.Name != erasure.Pseudonym(p.ID) || after.Reachable() || after.City+after.Major+after.Employer+after.Nickname != "" ||
		!after.Verified() || after.Verification.How != "" || len(after.In) != 1 || after.In[0].Card+after.In[0].Nickname != "" ||
		after.In[0].Present() {
		t.Errorf("left %+v", after)
	}
	refusals, err := f.Refusals(f.ctx, f.director, people.RefusalFilter{Person: p.ID})
	f.must(err)
	if r := refusals.Items[0]; r.Name != p.ID.String() || r.Reason != "" {
		t.Errorf("the refusal says %+v", r)
	}
	found, err := f.People(f.ctx, f.director, people.PersonFilter{Text: "欧阳"})
	f.must(err)
	if len(found.Items) != 0 {
		t.Errorf("found %+v", found.Items)
	}
	last := after.History[0]
	if last.Action != domain.ActPersonErase || strings.Contains(last.Reason, "欧阳") || strings.Contains(last.Reason, "139") {
		t.Errorf("logged as %+v", last)
	}
	_, err = f.EditPerson(f.ctx, f.director, people.EditPerson{ID: p.ID, Version: after.Version, Name: "欧阳明德"})
	f.refused(err, domain.CodeConflict, domain.FaultErased)
	_, err = f.AddMember(f.ctx, f.director, people.AddMember{Group: g.ID, Person: p.ID, Basis: domain.BasisWork})
	f.refused(err, domain.CodeNotFound, domain.FaultNotFound)
}

// A case holds the data of whom it is about, and the refusal names each.
func TestPIPL47_NothingIsErasedWhileACaseHoldsIt(t *testing.T) {
	w := newWorld(t)
	g := w.settled(1)
	erase := func(id domain.ID) *domain.Error {
		p, err := w.Person(w.ctx, w.director, id)
		w.must(err)
		_, err = w.ErasePerson(w.ctx, w.director, people.ErasePerson{ID: id, Version: p.Version, Name: p.Name, Request: "本人来函"})
		return w.refused(err, domain.CodeConflict, domain.FaultErasureHeld)
	}
	has := func(e *domain.Error, kind erasure.HoldKind, id domain.ID) {
		t.Helper()
		for _, h := range e.Args["holds"].([]erasure.Hold) {
			if h.Kind == kind && (id.IsZero() || h.ID == id) {
				return
			}
		}
		t.Errorf("no %s among %+v", kind, e.Args["holds"])
	}
	owner := erase(w.vice)
	has(owner, erasure.HoldSeat, w.beijing)
	has(owner, erasure.HoldManager, g.ID)
	a := w.submit(w.application())
	has(erase(w.president), erasure.HoldApplication, a.ID)
	w.join(g.ID, w.alumnus)
	task, err := w.ExpelMember(w.ctx, w.director, people.ExpelMember{
		Group: g.ID, Person: w.alumnus, Ground: domain.GroundUnfit, Reason: "不符合入群条件",
	})
	w.must(err)
	has(erase(w.alumnus), erasure.HoldTask, task.ID)
}

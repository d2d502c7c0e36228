package office_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/erasure"
	"alumni/domain/office"
	"alumni/domain/office/people"
)

// cutoff is a store that writes so many times and then no more, as if the process had been killed.
type cutoff struct {
	domain.Store
	left int
}

var errKilled = errors.New("killed")

func (c *cutoff) Update(ctx context.Context, fn func(domain.Tx) error) error {
	if c.left--; c.left < 0 {
		return errKilled
	}
	return c.Store.Update(ctx, fn)
}

// through gives an office over the world's store that is killed after so many writes.
func (w *world) through(writes int) *office.Office {
	return office.New(&cutoff{w.store, writes}, office.WithClock(func() time.Time { return time.Unix(0, w.clock.Load()) }))
}

// asks is the request of a person as the registry has them now.
func (w *world) asks(id domain.ID) people.ErasePerson {
	w.Helper()
	p, err := w.Person(w.ctx, w.director, id)
	w.must(err)
	return people.ErasePerson{ID: id, Version: p.Version, Name: p.Name, Request: "本人来函请求"}
}

// An erasure that is killed after any of its writes was decided, or was never begun. What
// was decided says so, lets nobody write about the person, and is ended when it is asked
// for again or the server starts.
func TestPIPL47_AnErasureThatIsKilledGoesOn(t *testing.T) {
	for _, again := range []string{"asked again", "the server starts"} {
		t.Run(again, func(t *testing.T) {
			for writes := 0; ; writes++ {
				f := newOpen(t)
				g := f.settled(1)
				p := f.known(g)
				_, err := f.RefuseMember(f.ctx, f.director, people.RefuseMember{Group: f.settled(2).ID, Person: p.ID, Reason: "欧阳明德未提供证明"})
				f.must(err)
				in := f.asks(p.ID)
				_, err = f.through(writes).ErasePerson(f.ctx, f.director, in)
				if err == nil {
					if writes < 4 {
						t.Fatalf("it took %d writes only", writes)
					}
					return
				}
				if writes == 0 {
					if v, err := f.Person(f.ctx, f.director, p.ID); err != nil || v.Erased() {
						t.Errorf("it was decided by nothing: %+v, %v", v, err)
					}
					continue
				}
				f.decided(p.ID, g.ID)
				if again == "asked again" {
					_, err = f.ErasePerson(f.ctx, f.director, in)
				} else {
					err = f.Tend(f.ctx)
				}
				f.must(err)
				f.must(f.store.Purge(f.ctx))
				f.must(f.store.Check(f.ctx))
				f.chainHolds()
				if left := f.lies("欧阳明德", "13900001111", "zheng.qi", "９７01234"); left != nil {
					t.Errorf("killed after %d writes, the file holds %q", writes, left)
				}
				v, err := f.Person(f.ctx, f.director, p.ID)
				f.must(err)
				if !v.Erased() || v.Erasing || v.History[0].Action != domain.ActPersonErase {
					t.Errorf("killed after %d writes it ended as %+v", writes, v)
				}
			}
		})
	}
}

// decided checks that an erasure was decided and goes on.
func (f *filed) decided(id, group domain.ID) {
	f.Helper()
	v, err := f.Person(f.ctx, f.director, id)
	f.must(err)
	if !v.Erased() || !v.Erasing || v.Name != erasure.Pseudonym(id) || v.Reachable() {
		f.Errorf("decided, it is %+v", v)
	}
	told := false
	for _, h := range v.History {
		told = told || h.Action == domain.ActPersonErasing && h.Reason == "本人来函请求"
	}
	if !told {
		f.Errorf("the log tells of no decision: %+v", v.History)
	}
	_, err = f.EditPerson(f.ctx, f.director, people.EditPerson{ID: id, Version: v.Version, Name: "欧阳明德"})
	f.refused(err, domain.CodeConflict, domain.FaultErased)
	_, err = f.RefuseMember(f.ctx, f.director, people.RefuseMember{Group: group, Person: id, Reason: "又来"})
	f.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	_, err = f.VerifyPeople(f.ctx, f.director, people.VerifyPeople{IDs: []domain.ID{id}, How: "毕业证"})
	f.refused(err, domain.CodeConflict, domain.FaultErased)
}

// Whoever is called like a word of the registry is erased, and every record reads and
// checks as before.
func TestPIPL47_WhoIsCalledLikeAWordIsErased(t *testing.T) {
	for _, name := range []string{"ed", "open", "closed", "a", "2", "N1", "会", "群"} {
		t.Run(name, func(t *testing.T) {
			f := newOpen(t)
			g := f.settled(1)
			p := f.person("欧阳明德", true)
			f.join(g.ID, p)
			v := f.removal(g, p)
			f.must(f.store.Update(f.ctx, func(tx domain.Tx) error {
				who, err := tx.People().Get(p)
				if err != nil {
					return err
				}
				who.Name = name
				return tx.People().Put(&who)
			}))
			_, err := f.complete(f.director, f.task(g.ID, domain.TaskRemoveMember))
			f.must(err)
			_, err = f.ErasePerson(f.ctx, f.director, f.asks(p))
			f.must(err)
			f.must(f.store.Check(f.ctx))
			f.chainHolds()
			after, err := f.Violation(f.ctx, f.director, v.ID)
			f.must(err)
			if after.State != domain.ViolationClosed || after.Authority != v.Authority || after.Outcome != v.Outcome || after.Evidence != "" {
				t.Errorf("the violation is %+v", after.Violation)
			}
		})
	}
}

// What the person was called and had before goes as well, in whatever spelling it was
// written, and the texts of others stay as they are.
func TestPIPL47_FormerNamesAndNumbersGo(t *testing.T) {
	f := newOpen(t)
	g := f.settled(1)
	p, err := f.AddPerson(f.ctx, f.director, people.AddPerson{Name: "李小", City: "武汉", Phone: "19900001111", Further: people.Further{
		Email: "Li.Xiao@example.cn", Particulars: domain.Particulars{StudentNumber: "20031077"},
	}})
	f.must(err)
	edit := people.EditPerson{ID: p.ID, Version: p.Version, Name: "李晓明", City: "武汉", Phone: "19900002222", Further: people.Further{
		Email: "new@example.cn", Particulars: domain.Particulars{StudentNumber: "20032077"},
	}}
	p, err = f.EditPerson(f.ctx, f.director, edit)
	f.must(err)
	shown, err := json.Marshal(f.personSeen(f.director, p.ID))
	f.must(err)
	if said := string(shown) + fmt.Sprintf("%+v %#v", p, p); strings.Contains(said, "李小") || strings.Contains(said, "19900001111") {
		t.Errorf("what the person was before is shown: %s", said)
	}
	dragon := f.person("李小龙", true)
	f.join(g.ID, p.ID)
	f.join(g.ID, dragon)
	text := "李 小（199-0000-1111，LI.XIAO＠example.cn，学号２００３１０７７）即李晓明，电话１９９００００２２２２；李小龙在场，文号 20031077号"
	for who, reason := range map[domain.ID]string{p.ID: text, dragon: "李小龙在场，文号 20031077号，电话 199-0000-1111"} {
		_, err = f.RefuseMember(f.ctx, f.director, people.RefuseMember{Group: f.settled(2).ID, Person: who, Reason: reason})
		f.must(err)
	}
	_, err = f.RefuseMember(f.ctx, f.director, people.RefuseMember{Group: f.settled(3).ID, Name: "李·小", Reason: "李小 19900001111"})
	f.must(err)
	_, err = f.RevealContacts(f.ctx, f.director, people.RevealContacts{People: []domain.ID{p.ID}, Reason: "李小来电 199 0000 1111"})
	f.must(err)
	in := f.asks(p.ID)
	in.Request = "李小（现名李晓明）2026-11-19 来函，电话 199 0000 2222，新号 19900003333"
	_, err = f.ErasePerson(f.ctx, f.director, in)
	f.must(err)
	f.must(f.store.Purge(f.ctx))
	f.must(f.store.Check(f.ctx))
	f.chainHolds()
	gone := []string{
		"李 小", "李晓明", "李·小", "19900001111", "199-0000-1111", "199 0000 1111", "199 0000 2222", "１９９００００２２２２", "19900002222",
		"19900003333", "xiao@example", "XIAO＠example", "new@example.cn", "20032077",
	}
	if left := f.lies(gone...); left != nil {
		t.Errorf("the file holds %q", left)
	}
	all, err := f.Refusals(f.ctx, f.director, people.RefusalFilter{Person: dragon})
	f.must(err)
	if r := all.Items[0]; r.Name != "李小龙" || r.Reason != "李小龙在场，文号 20031077号，电话 ***" {
		t.Errorf("another's refusal is %+v", r)
	}
	d, err := f.Person(f.ctx, f.director, dragon)
	f.must(err)
	if d.Name != "李小龙" {
		t.Errorf("another is called %q", d.Name)
	}
}

// A full stop is no request.
func TestPIPL47_ARequestSaysSomething(t *testing.T) {
	w := newWorld(t)
	in := w.asks(w.alumnus)
	in.Request = "。."
	_, err := w.ErasePerson(w.ctx, w.director, in)
	if e := w.refused(err, domain.CodeInvalid, domain.FaultRequired); e.Field != "request" {
		t.Errorf("refused on %q", e.Field)
	}
}

// An import that runs beside an erasure writes nothing of whom it is about, by number or
// by what tells that it is the one.
func TestPIPL47_AnImportBesideAnErasureWritesNothingOfThem(t *testing.T) {
	f := newOpen(t)
	rows := newcomers(40)
	known, newcomer := &rows[len(rows)-1], &rows[len(rows)-2]
	p, err := f.AddPerson(f.ctx, f.director, people.AddPerson{Name: known.Name, City: "桂林", Phone: known.Phone})
	f.must(err)
	known.Change = true
	id := f.brokenOff(rows)
	q, err := f.AddPerson(f.ctx, f.director, people.AddPerson{Name: newcomer.Name, Phone: newcomer.Phone})
	f.must(err)
	personal := []string{known.Phone, newcomer.Phone, known.Name, newcomer.Name}
	for _, who := range []domain.ID{p.ID, q.ID} {
		if _, err = f.through(1).ErasePerson(f.ctx, f.director, f.asks(who)); !errors.Is(err, errKilled) {
			t.Fatalf("killed with %v", err)
		}
	}
	done, err := f.ResumeImport(f.ctx, f.officer, id)
	f.must(err)
	if done.State != domain.ImportDone || done.Tally.Refused != 2 {
		t.Errorf("ended as %+v", done)
	}
	f.must(f.Tend(f.ctx))
	f.must(f.store.Purge(f.ctx))
	if left := f.lies(personal...); left != nil {
		t.Errorf("the file holds %q", left)
	}
}

// The rows of others in an import are theirs, also where the erased name is a part of one:
// they are registered, and put back, as they are called.
func TestPIPL47_TheRowsOfOthersInAnImportStay(t *testing.T) {
	w := newWorld(t)
	dragon, err := w.AddPerson(w.ctx, w.director, people.AddPerson{Name: "李小龙", City: "桂林", Phone: "19900003333"})
	w.must(err)
	rows := newcomers(40)
	rows[0].Name, rows[0].Phone, rows[0].City, rows[0].Change = "李小龙", "19900003333", "柳州", true
	rows[1].Name, rows[1].Phone = "李小", "19900001111"
	rows[38].Name, rows[39].Name = "李小鹏", "王李小"
	id := w.brokenOff(rows)
	v, err := w.Import(w.ctx, w.officer, id)
	w.must(err)
	_, err = w.ErasePerson(w.ctx, w.director, w.asks(v.List[1].Person))
	w.must(err)
	_, err = w.ResumeImport(w.ctx, w.officer, id)
	w.must(err)
	for _, name := range []string{"李小龙", "李小鹏", "王李小"} {
		if found := w.everybody(w.director, people.PersonFilter{Text: name}); len(found) != 1 || found[0] != name {
			t.Errorf("%s is registered as %q", name, found)
		}
	}
	d, err := w.Person(w.ctx, w.director, dragon.ID)
	w.must(err)
	if d.City != "柳州" {
		t.Errorf("it is %+v", d)
	}
}

// meted counts what an erasure asks of the store.
type meted struct {
	domain.Store
	updates int
}

func (m *meted) Update(ctx context.Context, fn func(domain.Tx) error) error {
	m.updates++
	return m.Store.Update(ctx, fn)
}

// An erasure looks at every record once, however many it takes the person out of, and
// writes many at once.
func TestPIPL47_AnErasureGoesThroughTheStoreOnce(t *testing.T) {
	w := newWorld(t)
	g := w.settled(1)
	const refused = 100
	for i := range refused {
		_, err := w.RefuseMember(w.ctx, w.director, people.RefuseMember{
			Group: g.ID, Person: w.alumnus, Reason: fmt.Sprintf("第 %d 次，周五", i),
		})
		w.must(err)
	}
	w.bring(newcomers(200))
	m := &meted{Store: w.store}
	o := office.New(m, office.WithClock(func() time.Time { return time.Unix(0, w.clock.Load()) }))
	looked := 0
	out, err := o.EraseWith(w.ctx, w.director, w.asks(w.alumnus), func(e people.Erased) { looked = max(looked, e.Looked) })
	w.must(err)
	if out.Records < refused || out.Details < refused || looked != out.Looked {
		t.Errorf("erased %+v, told of %d", out, looked)
	}
	if most := (refused+refused)/20 + 10; m.updates > most {
		t.Errorf("it took %d transactions", m.updates)
	}
	if entries := int(w.entries()); out.Looked > entries+200+refused+200 {
		t.Errorf("it looked at %d, of which %d entries of the log", out.Looked, entries)
	}
}

// What was not submitted about the person is forgotten, also where nothing in it names
// them; the drafts of others stay.
func TestPIPL47_DraftsAboutThePersonAreForgotten(t *testing.T) {
	w := newWorld(t)
	other := w.person("周五福", true)
	fields := func(text string) map[string]domain.UnsentField {
		return map[string]domain.UnsentField{"how": {Text: text}}
	}
	forms := map[string]string{
		"person verify " + w.alumnus.String(): "看过本人的毕业证",
		"violation add " + other.String():     "与周五同行",
		"person verify " + other.String():     "周五福的毕业证",
	}
	p, err := w.Person(w.ctx, w.director, w.alumnus)
	w.must(err)
	if p.Name != "周五" {
		t.Fatalf("the alumnus is %s", p.Name)
	}
	for form, text := range forms {
		w.must(w.KeepUnsent(w.ctx, w.officer, form, fields(text)))
	}
	_, err = w.ErasePerson(w.ctx, w.director, w.asks(w.alumnus))
	w.must(err)
	for form := range forms {
		u, err := w.Unsent(w.ctx, w.officer, form)
		w.must(err)
		if kept := len(u.Fields) > 0; kept != (form == "person verify "+other.String()) {
			t.Errorf("%s is kept: %t", form, kept)
		}
	}
}

// Who was in a group at its end stays in its archive, by the number.
func TestPIPL47_TheArchiveOfAnEndedGroupHoldsTheNumber(t *testing.T) {
	f := newOpen(t)
	g := f.settled(1)
	p := f.known(g)
	f.dissolved(g)
	_, err := f.ErasePerson(f.ctx, f.director, f.asks(p.ID))
	f.must(err)
	f.must(f.store.Purge(f.ctx))
	f.must(f.store.Check(f.ctx))
	if left := f.lies("欧阳明德", "13900001111"); left != nil {
		t.Errorf("the file holds %q", left)
	}
	if v := f.personSeen(f.director, p.ID); len(v.In) != 1 || !v.In[0].RemovedAt.IsZero() || v.In[0].Card != "" {
		t.Errorf("the archive has %+v", v.In)
	}
}

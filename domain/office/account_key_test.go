package office_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"alumni/domain"
	officeaccount "alumni/domain/office/account"
	"alumni/domain/office/history"
	"alumni/domain/office/registry"
)

func key(name string) domain.AccountKey {
	return domain.AccountKey{Fingerprint: "SHA256:" + name, Authorized: "ssh-ed25519 AAAA" + name, Comment: name + "@pc"}
}

// id is the number of a caller's account.
func (w *world) id(by domain.Caller) domain.ID {
	w.Helper()
	me, err := w.Whoami(w.ctx, by)
	w.must(err)
	return me.Account
}

func (w *world) addKey(of domain.ID, k domain.AccountKey, name string) error {
	_, err := w.AddAccountKey(w.ctx, w.director, officeaccount.AddKey{Account: of, Key: k, Name: name})
	return err
}

func TestAnAccountHasSeveralKeysEachWithItsName(t *testing.T) {
	w := newWorld(t)
	officer := w.id(w.officer)
	w.must(w.addKey(officer, key("laptop"), "办公室电脑"))
	if got := w.id(caller("laptop")); got != officer {
		t.Errorf("the new key opens %s", got)
	}
	v, err := w.Account(w.ctx, w.auditor, officer)
	w.must(err)
	if len(v.Keys) != 2 || v.Keys[1].Label() != "办公室电脑" || v.Keys[1].By != "director" || !v.Keys[1].AddedAt.Equal(w.Now()) {
		t.Errorf("keys %+v", v.Keys)
	}
	for name, c := range map[string]struct {
		k     domain.AccountKey
		name  string
		fault domain.Fault
	}{
		"it has the key":      {key("laptop"), "", domain.FaultDuplicate},
		"another has the key": {key("auditor"), "", domain.FaultDuplicate},
		"a name for two":      {key("phone"), "办公室电脑", domain.FaultDuplicate},
		"no key":              {domain.AccountKey{}, "", domain.FaultBadKey},
		"a name too long":     {key("phone"), longName(), domain.FaultTooLong},
	} {
		err := w.addKey(officer, c.k, c.name)
		if err == nil || domain.AsError(err).Fault != c.fault {
			t.Errorf("%s: %v", name, err)
		}
	}
	for i := len(v.Keys); i < domain.MaxKeys; i++ {
		w.must(w.addKey(officer, key(string(rune('a'+i))), ""))
	}
	w.refused(w.addKey(officer, key("one too many"), ""), domain.CodeConflict, domain.FaultTooManyKeys)
	_, err = w.AddAccountKey(w.ctx, w.officer, officeaccount.AddKey{Account: officer, Key: key("own")})
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
}

func longName() string {
	b := make([]rune, domain.MaxName+1)
	for i := range b {
		b[i] = '长'
	}
	return string(b)
}

func TestAKeyThatIsRemovedOpensNothingAndNoOtherAccount(t *testing.T) {
	w := newWorld(t)
	officer, auditor := w.id(w.officer), w.id(w.auditor)
	remove := func(of domain.ID, key string) error {
		_, err := w.RemoveAccountKey(w.ctx, w.director, officeaccount.RemoveKey{Account: of, Key: key})
		return err
	}
	w.refused(remove(officer, "SHA256:officer"), domain.CodeConflict, domain.FaultLastKey)
	w.must(w.addKey(officer, key("laptop"), "笔记本"))
	if e := w.refused(remove(officer, "手机"), domain.CodeInvalid, domain.FaultBadChoice); len(e.Args["allowed"].([]string)) != 2 {
		t.Errorf("refused with %v", e.Args)
	}
	w.must(remove(officer, "笔记本"))
	entry, err := w.Entry(w.ctx, caller("laptop"))
	if err != nil || entry != domain.EntryRemoved {
		t.Errorf("the removed key opens %s, %v", entry, err)
	}
	_, err = w.Whoami(w.ctx, caller("laptop"))
	w.refused(err, domain.CodeForbidden, domain.FaultDisabled)
	w.refused(w.addKey(auditor, key("laptop"), ""), domain.CodeConflict, domain.FaultKeyRetired)
	w.must(w.addKey(officer, key("laptop"), "")) // back to its own
	w.must(remove(officer, "SHA256:lap"))        // by the beginning of its fingerprint
	w.must(w.addKey(officer, key("laptop"), ""))
	w.must(remove(officer, "laptop@pc")) // by its comment

	log, err := w.Audit(w.ctx, w.director, history.AuditFilter{Action: domain.ActAccountKeyRemove})
	w.must(err)
	if len(log.Items) != 3 || log.Items[0].Subject != officer || log.Items[0].Text.Fields["key"] != "SHA256:laptop" {
		t.Errorf("the log has %+v", log.Items)
	}
}

func TestOneDirectorWhoCanComeInIsLeft(t *testing.T) {
	w := newWorld(t)
	director := w.id(w.director)
	_, err := w.RemoveAccountKey(w.ctx, w.operator, officeaccount.RemoveKey{Account: director, Key: "SHA256:director"})
	w.refused(err, domain.CodeConflict, domain.FaultLastDirector)
	v, err := w.Account(w.ctx, w.operator, director)
	w.must(err)
	edit := officeaccount.EditAccount{ID: director, Version: v.Version, Name: v.Name, Role: domain.RoleOfficer}
	_, err = w.EditAccount(w.ctx, w.operator, edit)
	w.refused(err, domain.CodeConflict, domain.FaultLastDirector)
	w.account("second", domain.RoleDirector, domain.ID{})
	_, err = w.EditAccount(w.ctx, w.operator, edit)
	w.must(err)
}

func TestAnAccountIsEdited(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	officer := w.id(w.officer)
	v, err := w.Account(w.ctx, w.director, officer)
	w.must(err)
	edit := func(change func(*officeaccount.EditAccount)) error {
		in := officeaccount.EditAccount{
			ID: officer, Version: v.Version, Name: v.Name, Role: v.Role, Scope: v.Scope, Person: v.Person, Lang: v.Lang,
		}
		change(&in)
		a, err := w.EditAccount(w.ctx, w.director, in)
		if err == nil {
			v.Account = a
		}
		return err
	}
	w.refused(edit(func(*officeaccount.EditAccount) {}), domain.CodeInvalid, domain.FaultNoChange)
	w.refused(edit(func(e *officeaccount.EditAccount) { e.Role = domain.RoleBranchOfficer }), domain.CodeInvalid, domain.FaultRequired)
	w.refused(edit(func(e *officeaccount.EditAccount) { e.Scope = w.beijing }), domain.CodeInvalid, domain.FaultBadChoice)
	w.refused(edit(func(e *officeaccount.EditAccount) { e.Version = 9 }), domain.CodeConflict, domain.FaultStale)
	w.must(edit(func(e *officeaccount.EditAccount) {
		e.Name, e.Role, e.Scope, e.Lang = "新名", domain.RoleGroupManager, g.ID, "en"
	}))
	me, err := w.Whoami(w.ctx, w.officer)
	w.must(err)
	if me.Name != "新名" || me.Role != domain.RoleGroupManager || me.Scope != g.ID || me.GroupBranch != w.beijing || me.Lang != "en" {
		t.Errorf("whoami %+v", me)
	}
	log, err := w.Audit(w.ctx, w.director, history.AuditFilter{Action: domain.ActAccountEdit})
	w.must(err)
	if len(log.Items) != 1 || len(log.Items[0].Changes) != 3 || log.Items[0].Text.Fields["name"] != "新名" {
		t.Errorf("the log has %+v", log.Items)
	}
	_, err = w.DisableAccount(w.ctx, w.director, officer)
	w.must(err)
	v, err = w.Account(w.ctx, w.director, officer)
	w.must(err)
	w.refused(edit(func(e *officeaccount.EditAccount) { e.Name = "又改" }), domain.CodeConflict, domain.FaultState)
	w.refused(w.addKey(officer, key("late"), ""), domain.CodeConflict, domain.FaultState)
}

// The last use is exact while the server runs, is written once an hour at most,
// and costs nobody their way in.
func TestTheLastUseOfAKeyIsKept(t *testing.T) {
	w := newWorld(t)
	officer := w.id(w.officer)
	lastUsed := func() time.Time {
		v, err := w.Account(w.ctx, w.director, officer)
		w.must(err)
		return v.Keys[0].Used
	}
	before, err := w.Account(w.ctx, w.director, officer)
	w.must(err)
	if !before.Keys[0].Used.IsZero() {
		t.Errorf("a new key was used %s", before.Keys[0].Used)
	}
	first := w.Now()
	w.must(w.KeyUsed(w.ctx, w.officer))
	w.clock.Add(int64(50 * time.Minute))
	w.must(w.KeyUsed(w.ctx, w.officer))
	if got := lastUsed(); !got.Equal(w.Now()) {
		t.Errorf("last used %s, want %s", got, w.Now())
	}
	w.over(w.store) // after a restart
	if got := lastUsed(); !got.Equal(first) {
		t.Errorf("after a restart %s, want what was written, %s", got, first)
	}
	w.clock.Add(int64(time.Hour))
	w.must(w.KeyUsed(w.ctx, w.officer))
	w.over(w.store)
	if got := lastUsed(); !got.Equal(w.Now()) {
		t.Errorf("after a second restart %s, want %s", got, w.Now())
	}
	after, err := w.Account(w.ctx, w.director, officer)
	w.must(err)
	if after.Version != before.Version {
		t.Error("coming in changed the account")
	}
	w.over(unwritable{w.store})
	w.clock.Add(int64(2 * time.Hour))
	if err := w.KeyUsed(w.ctx, w.officer); err == nil {
		t.Error("a use was kept in a store that can't be written")
	}
	if got := lastUsed(); !got.Equal(w.Now()) {
		t.Errorf("while nothing can be written %s", got)
	}
	w.over(w.store.(unwritable).Store)
}

// The history of an account says by which key each thing was done, and which key it
// was about; those of other records tell nobody of keys.
func TestAnAccountsHistoryNamesTheKeys(t *testing.T) {
	w := newWorld(t)
	officer := w.id(w.officer)
	w.must(w.addKey(officer, key("laptop"), "笔记本"))
	page, err := w.History(w.ctx, w.auditor, history.Filter{Subject: officer})
	w.must(err)
	if e := page.Items[0]; e.Key != "笔记本" || e.ByKey != "SHA256:director" {
		t.Errorf("the history has %+v", e)
	}
	v, err := w.Account(w.ctx, w.director, officer)
	w.must(err)
	if v.History[0].Key != "笔记本" {
		t.Errorf("the account's page has %+v", v.History[0])
	}
	_, err = w.AddBranch(w.ctx, w.officer, registry.AddBranch{Kind: domain.BranchMunicipal, Name: "厦门"})
	w.must(err)
	branches, err := w.Branches(w.ctx, w.officer, registry.BranchFilter{Text: "厦门"})
	w.must(err)
	page, err = w.History(w.ctx, w.officer, history.Filter{Subject: branches.Items[0].ID})
	w.must(err)
	if e := page.Items[0]; e.Key+e.ByKey != "" {
		t.Errorf("a branch's history has %+v", e)
	}
}

// A certificate's use is kept as a key's is, with which one it was: of an account
// that has no key it is all that there is.
func TestTheLastUseOfACertificateIsKept(t *testing.T) {
	w := newWorld(t)
	both := officeaccount.AddAccount{Name: "周", Role: domain.RoleOfficer, ByCertificate: true, Key: domain.AccountKey{Fingerprint: "SHA256:x"}}
	_, err := w.AddAccount(w.ctx, w.director, both) // one of the two would be passed over in silence
	if e := w.refused(err, domain.CodeInvalid, domain.FaultBadChoice); e.Field != "certificate" {
		t.Errorf("a key and a certificate: %v", e)
	}
	acc, err := w.AddAccount(w.ctx, w.director, officeaccount.AddAccount{Name: "周", Role: domain.RoleOfficer, ByCertificate: true})
	w.must(err)
	zhou := caller("any key")
	comes := func(serial uint64) {
		zhou.Cert = domain.Certificate{Account: acc.ID, KeyID: "zhou@corp", Serial: serial, Authority: "SHA256:ca"}
		w.must(w.KeyUsed(w.ctx, zhou))
	}
	is := func(serial uint64, at time.Time) {
		t.Helper()
		v, err := w.Account(w.ctx, w.director, acc.ID)
		w.must(err)
		if v.Certified.Serial != serial || !v.Certified.At.Equal(at) || serial != 0 && v.Certified.Authority != "SHA256:ca" {
			t.Errorf("%+v, want serial %d at %s", v.Certified, serial, at)
		}
	}
	is(0, time.Time{})
	comes(17)
	first := w.Now()
	w.clock.Add(int64(50 * time.Minute))
	comes(17)
	is(17, w.Now())
	w.over(w.store) // after a restart it is right to the hour
	is(17, first)
	comes(18) // another one is written at once
	w.over(w.store)
	is(18, w.Now())
	_, err = w.AddBranch(w.ctx, zhou, registry.AddBranch{Kind: domain.BranchMunicipal, Name: "厦门"})
	w.must(err)
	log, err := w.Audit(w.ctx, w.director, history.AuditFilter{Account: acc.ID})
	w.must(err)
	if len(log.Items) == 0 || log.Items[0].Certificate != "SHA256:ca serial 18" || log.Items[0].Text.Fields["certificate"] != "zhou@corp" {
		t.Errorf("the log has %+v", log.Items)
	}
}

// unwritable is a store that can be read only.
type unwritable struct{ domain.Store }

func (unwritable) Update(context.Context, func(domain.Tx) error) error {
	return errors.New("disk full")
}

// open is a server with open sessions.
type open struct {
	list  []domain.Session
	ended []domain.ID
}

func (o *open) OpenSessions() []domain.Session { return o.list }

func (o *open) EndSession(id domain.ID) bool {
	o.ended = append(o.ended, id)
	return id.Seq != 3
}

func TestADirectorSeesAndEndsSessions(t *testing.T) {
	w := newWorld(t)
	session := func(n uint64, fp string) domain.Session {
		return domain.Session{
			ID: domain.ID{Kind: domain.KindSession, Seq: n}, Fingerprint: fp, Remote: "192.0.2.1:5",
			Face: domain.FaceConsole,
		}
	}
	o := &open{list: []domain.Session{session(1, "SHA256:director"), session(2, "SHA256:officer"), session(3, "SHA256:officer")}}
	none, err := w.Sessions(w.ctx, w.director, officeaccount.SessionFilter{})
	if err != nil || len(none.Items) != 0 {
		t.Errorf("without a server %+v, %v", none, err)
	}
	w.ServedBy(o)
	page, err := w.Sessions(w.ctx, w.director, officeaccount.SessionFilter{Limit: 2})
	w.must(err)
	if len(page.Items) != 2 || page.Items[1].Name != "officer" || page.Items[1].Account != w.id(w.officer) || page.Next == "" {
		t.Fatalf("sessions %+v", page)
	}
	page, err = w.Sessions(w.ctx, w.director, officeaccount.SessionFilter{After: page.Next})
	w.must(err)
	if len(page.Items) != 1 || page.Items[0].ID.Seq != 3 {
		t.Errorf("the next page has %+v", page.Items)
	}
	of, err := w.Sessions(w.ctx, w.director, officeaccount.SessionFilter{Account: w.id(w.director)})
	w.must(err)
	if len(of.Items) != 1 {
		t.Errorf("the director has %+v", of.Items)
	}
	for _, by := range []domain.Caller{w.officer, w.auditor, w.beijingOfficer} {
		_, err := w.Sessions(w.ctx, by, officeaccount.SessionFilter{})
		w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
		_, err = w.EndSession(w.ctx, by, o.list[0].ID)
		w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
	}
	_, err = w.EndSession(w.ctx, w.director, o.list[1].ID)
	w.must(err)
	_, err = w.EndSession(w.ctx, w.director, o.list[2].ID) // it was over meanwhile
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	_, err = w.EndSession(w.ctx, w.director, domain.ID{Kind: domain.KindSession, Seq: 9})
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	log, err := w.Audit(w.ctx, w.director, history.AuditFilter{Action: domain.ActSessionEnd})
	w.must(err)
	if len(o.ended) != 2 || len(log.Items) != 2 || log.Items[1].Subject != w.id(w.officer) {
		t.Errorf("ended %v, log %+v", o.ended, log.Items)
	}
}

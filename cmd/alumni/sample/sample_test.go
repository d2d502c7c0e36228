package sample_test

import (
	"context"
	"encoding/json"
	"strings"
	"sync"
	"testing"
	"time"

	"alumni/cmd/alumni/sample"
	"alumni/db"
	"alumni/db/engine/mem"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/casework"
	"alumni/domain/office/registry"
	"alumni/domain/office/task"
)

// noon is a working day; the story's due times hang on it.
var noon = time.Date(2026, time.November, 22, 12, 0, 0, 0, domain.China)

// operator asks from the server's own shell.
var operator = domain.Caller{Face: domain.FaceLocal}

// filled is the engine of one sample registry, to be read or copied.
var filled = sync.OnceValues(func() (*mem.Engine, error) {
	e := mem.New()
	store, err := db.Open(e, plainSealer{})
	if err != nil {
		return nil, err
	}
	return e, sample.Load(context.Background(), store, 1, noon)
})

// engineOf gives that engine.
func engineOf(t *testing.T) *mem.Engine {
	t.Helper()
	e, err := filled()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// read gives the shared registry and an office over it at noon.
func read(t *testing.T) (domain.Store, *office.Office) {
	t.Helper()
	store, err := db.Open(engineOf(t), plainSealer{})
	if err != nil {
		t.Fatal(err)
	}
	return store, office.New(store, office.WithClock(func() time.Time { return noon }))
}

// load fills a new store in memory.
func load(t *testing.T, seed uint64, now time.Time) (domain.Store, *office.Office) {
	t.Helper()
	store := openStore(t)
	if err := sample.Load(t.Context(), store, seed, now); err != nil {
		t.Fatal(err)
	}
	return store, office.New(store, office.WithClock(func() time.Time { return now }))
}

// all reads a whole table.
func all[T any](t *testing.T, store domain.Store, table func(domain.Tx) domain.Table[T]) []T {
	t.Helper()
	var out []T
	err := store.View(t.Context(), func(tx domain.Tx) error {
		for q := (domain.Query{Limit: domain.MaxLimit}); ; {
			page, err := table(tx).List(q)
			if err != nil {
				return err
			}
			out = append(out, page.Items...)
			if q.After = page.Next; q.After == "" {
				return nil
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestN0_TheSampleHasTheBranchesOfTheFile(t *testing.T) {
	rows := sample.Branches()
	if len(rows) != 37 {
		t.Fatalf("%d branches, want the 37 of N0", len(rows))
	}
	for _, r := range rows {
		if !r.Sample {
			t.Errorf("%s is not marked as sample data", r.Name)
		}
	}
}

func TestTheSampleIsAsLargeAsPromisedAndMarked(t *testing.T) {
	store, _ := read(t)
	branches := all(t, store, domain.Tx.Branches)
	people := all(t, store, domain.Tx.People)
	groups := all(t, store, domain.Tx.Groups)
	t.Logf("%d branches, %d people, %d groups", len(branches), len(people), len(groups))
	if len(branches) != 37 || len(people) < 1800 || len(people) > 2200 || len(groups) < 50 || len(groups) > 70 {
		t.Errorf("%d branches, %d people, %d groups", len(branches), len(people), len(groups))
	}
	for _, v := range branches {
		marked(t, v.ID, v.Sample)
	}
	for _, v := range groups {
		marked(t, v.ID, v.Sample)
	}
	for _, v := range people {
		marked(t, v.ID, v.Sample)
		if n := v.Phone.Reveal(); len(n) != 11 || !strings.HasPrefix(n, "1000") {
			t.Errorf("%s has the phone %s, which may be somebody's", v.ID, n)
		}
	}
	for _, v := range all(t, store, domain.Tx.Applications) {
		marked(t, v.ID, v.Sample)
	}
	for _, v := range all(t, store, domain.Tx.Transfers) {
		marked(t, v.ID, v.Sample)
	}
	for _, v := range all(t, store, domain.Tx.Violations) {
		marked(t, v.ID, v.Sample)
	}
	for _, v := range all(t, store, domain.Tx.Tasks) {
		marked(t, v.ID, v.Sample)
	}
}

func marked(t *testing.T, id domain.ID, ok bool) {
	t.Helper()
	if !ok {
		t.Errorf("%s is not marked as sample data", id)
	}
}

// The account of a group's manager is that of its owner or an admin: any other
// would be let in nowhere.
func TestTheSamplesManagersManageTheirGroups(t *testing.T) {
	store, o := read(t)
	for _, a := range all(t, store, domain.Tx.Accounts) {
		if a.Role != domain.RoleGroupManager {
			continue
		}
		me, err := o.Whoami(t.Context(), domain.Caller{Fingerprint: a.Keys[0].Fingerprint, Face: domain.FaceConsole})
		if err != nil || me.Person.IsZero() || me.Scope != a.Scope {
			t.Errorf("%s of %s: %+v, %v", a.ID, a.Scope, me, err)
		}
	}
}

// Whenever the sample is made, something is overdue, something is due today
// and something tomorrow.
func TestTheInboxIsWorthALookAtAnyHour(t *testing.T) {
	for _, now := range []time.Time{
		time.Date(2026, time.January, 1, 0, 0, 1, 0, domain.China),
		time.Date(2028, time.March, 1, 23, 59, 50, 0, domain.China),
	} {
		_, o := load(t, 7, now)
		page, err := o.Inbox(t.Context(), operator, task.InboxFilter{Limit: domain.MaxLimit})
		if err != nil {
			t.Fatal(err)
		}
		tomorrow := 0
		for _, item := range page.Items {
			if domain.DaysUntil(item.Due, now) == 1 {
				tomorrow++
			}
		}
		if page.Overdue < 2 || page.Today < 2 || tomorrow < 2 || page.Total < 10 || page.Total > 50 {
			t.Errorf("at %s: %d wait, %d overdue, %d due today, %d tomorrow",
				now, page.Total, page.Overdue, page.Today, tomorrow)
		}
	}
}

func TestTheSampleShowsWhatTheRulesFind(t *testing.T) {
	store, o := read(t)
	groups, err := o.Groups(t.Context(), operator, registry.GroupFilter{Limit: domain.MaxLimit})
	if err != nil {
		t.Fatal(err)
	}
	findings := 0
	for _, g := range groups.Items {
		if g.NameFinding != "" {
			findings++
		}
	}
	if findings < 4 {
		t.Errorf("%d group names deviate, want some findings of N1.2b", findings)
	}
	marks := map[casework.Mark]int{}
	for _, a := range all(t, store, domain.Tx.Applications) {
		if a.State != domain.CaseSubmitted {
			continue
		}
		v, err := o.Application(t.Context(), operator, a.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range v.Checks {
			marks[c.Mark]++
		}
	}
	if marks[casework.MarkFail] < 2 || marks[casework.MarkWarn] < 1 || marks[casework.MarkPass] < 10 {
		t.Errorf("the checks of open applications are %v", marks)
	}
	counts, err := o.BranchCounts(t.Context(), operator)
	if err != nil {
		t.Fatal(err)
	}
	if counts.Unfiled < 5 || counts.Orphaned < 1 || counts.TermExpired < 5 {
		t.Errorf("the branches' conditions are %+v", counts)
	}
}

func TestTheSameSeedAndTimeMakeTheSameRegistryInSmallTransactions(t *testing.T) {
	first, _ := read(t)
	again := loadCounting(t)
	otherSeed, _ := load(t, 2, noon)
	one, two, other := dump(t, first), dump(t, again), dump(t, otherSeed)
	if one != two {
		t.Error("the same seed made two registries")
	}
	if one == other {
		t.Error("two seeds made the same registry")
	}
}

// dump writes everything but the audit log, whose details are salted.
func dump(t *testing.T, store domain.Store) string {
	t.Helper()
	var phones []string
	people := all(t, store, domain.Tx.People)
	for _, p := range people {
		phones = append(phones, p.Phone.Reveal())
	}
	out, err := json.Marshal([]any{
		people, phones, all(t, store, domain.Tx.Branches), all(t, store, domain.Tx.Groups),
		all(t, store, domain.Tx.Applications), all(t, store, domain.Tx.Transfers),
		all(t, store, domain.Tx.Violations), all(t, store, domain.Tx.Tasks), all(t, store, domain.Tx.Accounts),
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// A fingerprint of the sample can't be that of a key: those are SHA-256 in
// base64, 43 letters. And no account of it counts as a director.
func TestNobodyCanLogInAsSomebodyOfTheSample(t *testing.T) {
	store, o := read(t)
	for _, a := range all(t, store, domain.Tx.Accounts) {
		for _, k := range a.Keys {
			if hash := strings.TrimPrefix(k.Fingerprint, "SHA256:"); len(hash) == 43 || k.Authorized != "" {
				t.Errorf("%s has a usable key %+v", a.Name, k)
			}
		}
		marked(t, a.ID, a.Sample)
	}
	if found, err := o.HasDirector(t.Context()); err != nil || found {
		t.Errorf("HasDirector = %v, %v: the sample must leave that to a real key", found, err)
	}
}

func TestTheSampleIsNotMixedIntoARegistryInUse(t *testing.T) {
	store, _ := read(t)
	if err := sample.Load(context.Background(), store, 2, noon); err == nil {
		t.Error("a second sample was loaded into the same store")
	}
}

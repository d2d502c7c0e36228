package office_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"strings"
	"testing"

	"alumni/db"
	"alumni/db/dbtest"
	"alumni/db/engine"
	"alumni/db/engine/mem"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/registry"
)

// entryKey is where the store keeps an entry of the audit chain.
func entryKey(seq uint64) []byte { return binary.BigEndian.AppendUint64([]byte{'a'}, seq) }

// imported is the entry of the first branch that the test imports: those of the
// rule set and of the table of places come before.
const imported = 20

func TestVerifyAuditFindsWhatWasTamperedWith(t *testing.T) {
	for name, c := range map[string]struct {
		tamper  func(engine.Tx) error
		bad     uint64
		problem string
	}{
		"nothing": {func(engine.Tx) error { return nil }, 0, ""},
		"an entry changed": {func(tx engine.Tx) error {
			b, _, err := tx.Get(entryKey(imported))
			if err != nil {
				return err
			}
			return tx.Put(entryKey(imported), bytes.Replace(b, []byte("none"), []byte("ended"), 1))
		}, imported, "hash"},
		"an entry taken out": {func(tx engine.Tx) error { return tx.Delete(entryKey(imported + 1)) }, imported + 1, "seq"},
		"the last taken out": {func(tx engine.Tx) error { return tx.Delete(entryKey(imported + 3)) }, imported + 3, "head"},
		"an entry put twice": {func(tx engine.Tx) error {
			b, _, err := tx.Get(entryKey(imported))
			if err != nil {
				return err
			}
			return tx.Put(entryKey(imported+1), b)
		}, imported + 1, "seq"},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, e := context.Background(), mem.New()
			store, err := db.Open(e, dbtest.Sealer())
			if err != nil {
				t.Fatal(err)
			}
			o, operator := office.New(store), domain.Caller{Face: domain.FaceLocal}
			if err := o.EnsureReady(ctx); err != nil {
				t.Fatal(err)
			}
			var rows []registry.ImportBranch
			for i, name := range []string{"北京", "上海", "天津", "重庆"} {
				rows = append(rows, registry.ImportBranch{Row: i + 1, Name: name, Kind: domain.BranchMunicipal, State: domain.BranchNone})
			}
			if _, err := o.ImportBranches(ctx, operator, rows); err != nil {
				t.Fatal(err)
			}
			if err := e.Update(ctx, func(tx engine.Tx) error { return c.tamper(dbtest.Forge(tx)) }); err != nil {
				t.Fatal(err)
			}
			r, err := o.VerifyAudit(ctx, operator)
			if err != nil {
				t.Fatal(err)
			}
			if r.OK != (c.bad == 0) || r.BadSeq != c.bad || !strings.Contains(r.Problem, c.problem) {
				t.Errorf("report %+v, want entry %d: %s", r, c.bad, c.problem)
			}
			if r.OK && (r.Entries != imported+3 || r.Head == "") {
				t.Errorf("report %+v", r)
			}
		})
	}
}

func TestM10_AViolationIsJudgedByTheRulesOfItsDay(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	w.join(g.ID, w.alumnus)
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		set := domain.RuleSet{Name: "2026-1", Effective: domain.Date("2026-11-10").Time(), Terms: domain.Terms{
			Capacity: 500, RepeatThreshold: 1, TaskDays: 3, ReviewDays: 5,
		}}
		var err error
		if set.ID, err = tx.NextID(domain.KindRuleSet); err != nil {
			return err
		}
		return tx.RuleSets().Put(&set)
	}))
	first := w.breach(g, domain.OutcomeReminder, "M7.6")
	first.OccurredOn = "2026-11-01"
	_, err := w.RecordViolation(w.ctx, w.director, first)
	w.must(err)
	second := w.breach(g, domain.OutcomeRemoval, "M7.6")
	second.OccurredOn = "2026-11-09" // three incidents make 屡次 then
	_, err = w.RecordViolation(w.ctx, w.director, second)
	if e := w.refused(err, domain.CodeInvalid, domain.FaultRepeatThreshold); e.Args["need"] != 3 {
		t.Errorf("judged by %v", e.Args)
	}
	second.OccurredOn = "2026-11-10" // one does from this day on
	v, err := w.RecordViolation(w.ctx, w.director, second)
	w.must(err)
	if v.RuleSet.Seq != 2 {
		t.Errorf("judged by %s", v.RuleSet)
	}
}

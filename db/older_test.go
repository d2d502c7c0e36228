package db

import (
	"encoding/json"
	"fmt"
	"testing"

	"alumni/db/engine"
	"alumni/db/engine/sum"
	"alumni/domain"
)

// older makes a store of this program one of an earlier schema: as a program of
// then would have left it, but for what the test takes out itself.
func older(t *testing.T, e engine.Engine, schema uint64) {
	t.Helper()
	olderFor(t, e, schema, openSealer{})
}

func olderFor(t *testing.T, e engine.Engine, schema uint64, sealer domain.Sealer) {
	t.Helper()
	err := e.Update(t.Context(), func(tx engine.Tx) error {
		var all []engine.KV
		for kv, err := range tx.Scan(engine.Range{}) {
			if err != nil {
				return err
			}
			all = append(all, kv)
		}
		then := ofSchema(tx, schema)
		for _, kv := range all {
			if len(kv.Value) == 0 || string(kv.Key) == string(keySealer) {
				continue
			}
			value, ok := sum.Take(kv.Key, kv.Value)
			if !ok {
				return fmt.Errorf("%s: no checksum", Locate(kv.Key))
			}
			if schema < 6 {
				value = oldRow(t, &txn{sealer: sealer}, kv.Key, value)
			}
			if err := then.Put(kv.Key, value); err != nil {
				return err
			}
		}
		if schema < summedSince {
			if err := tx.Delete(keyMark); err != nil {
				return err
			}
		}
		return then.Put(keySchema, u64(schema))
	})
	if err != nil {
		t.Fatal(err)
	}
}

// oldRow writes a record as programs did before schema 6: texts in clear, the
// phone of a person and the rows of a filing form sealed.
func oldRow(t *testing.T, tx *txn, key, value []byte) []byte {
	t.Helper()
	row := value
	var err error
	switch {
	case key[0] == spaceMember:
		row, err = inTheOpen[domain.Membership](tx, value)
	case key[0] != spaceRecord:
	case domain.Kind(key[1]) == domain.KindPerson:
		var v domain.Person
		if err = tx.decode(value, &v); err == nil {
			old := personRow{Person: v}
			old.Sealed, _ = tx.sealer.Seal([]byte(v.Phone.Reveal()))
			old.Phone = domain.Phone{}
			row, err = json.Marshal(old)
		}
	case domain.Kind(key[1]) == domain.KindFiling:
		row, err = oldFiling(tx, value)
	case domain.Kind(key[1]) == domain.KindApplication:
		row, err = inTheOpen[domain.Application](tx, value)
	case domain.Kind(key[1]) == domain.KindTransfer:
		row, err = inTheOpen[domain.Transfer](tx, value)
	case domain.Kind(key[1]) == domain.KindViolation:
		row, err = inTheOpen[domain.Violation](tx, value)
	case domain.Kind(key[1]) == domain.KindTask:
		row, err = inTheOpen[domain.Task](tx, value)
	case domain.Kind(key[1]) == domain.KindCampaign:
		row, err = inTheOpen[domain.Campaign](tx, value)
	case domain.Kind(key[1]) == domain.KindConsolidation:
		row, err = inTheOpen[domain.Consolidation](tx, value)
	case domain.Kind(key[1]) == domain.KindRuleSet:
		row, err = inTheOpen[domain.RuleSet](tx, value)
	}
	if err != nil {
		t.Fatal(err)
	}
	return row
}

func inTheOpen[T any](tx *txn, row []byte) ([]byte, error) {
	var v T
	if err := tx.decode(row, &v); err != nil {
		return nil, err
	}
	return json.Marshal(v)
}

func oldFiling(tx *txn, row []byte) ([]byte, error) {
	var v domain.Filing
	if err := tx.decode(row, &v); err != nil {
		return nil, err
	}
	var lines []sealedLine
	for _, r := range v.Rows {
		lines = append(lines, sealedLine{r.Role, r.Person, r.Name, r.Office, r.Phone.Reveal()})
	}
	plain, err := json.Marshal(lines)
	if err != nil {
		return nil, err
	}
	old := filingRow{Filing: v}
	old.Sealed, _ = tx.sealer.Seal(plain)
	old.Rows = nil
	return json.Marshal(old)
}

package db

import (
	"bytes"
	"encoding/json"

	"alumni/db/engine"
	"alumni/domain"
)

// sealTexts seals what people typed in the records and memberships of an
// earlier program, which sealed phones and the rows of filing forms only. What
// does not read is left as it is: Check names it, and the rest can be worked with.
func sealTexts(db *DB, tx engine.Tx, from []byte) (next []byte, err error) {
	t := &txn{kv: tx, sealer: db.sealer}
	rows := map[string][]byte{}
	for _, space := range []byte{spaceMember, spaceRecord} {
		r := engine.Prefix([]byte{space})
		if bytes.Compare(from, r.From) > 0 {
			r.From = from
		}
		for kv, err := range tx.Scan(r) {
			if err != nil {
				return nil, err
			}
			if row, ok := t.renew(kv); ok {
				rows[string(kv.Key)] = row
			}
			if len(rows) == stepRecords {
				return append(kv.Key, 0), t.replace(nil, rows) // the first key after this one
			}
		}
	}
	return nil, t.replace(nil, rows)
}

// renew gives a record or a membership as this program writes it.
func (t *txn) renew(kv engine.KV) (row []byte, ok bool) {
	switch {
	case kv.Key[0] == spaceMember:
		return renewed(t, kv.Value, inClear[domain.Membership])
	case len(kv.Key) < 2:
		return nil, false
	}
	switch kind := domain.Kind(kv.Key[1]); kind {
	case domain.KindPerson:
		return renewed(t, kv.Value, openPerson)
	case domain.KindFiling:
		return renewed(t, kv.Value, openFiling)
	default:
		for _, d := range kinds {
			if d.letter() == kind {
				return d.renew(t, kv.Value)
			}
		}
		return nil, false
	}
}

// renew writes a record anew whose texts lay open in its JSON.
func (d *def[T]) renew(t *txn, b []byte) ([]byte, bool) { return renewed(t, b, inClear[T]) }

func inClear[T any](_ *txn, b []byte, v *T) error { return json.Unmarshal(b, v) }

func renewed[T any](t *txn, b []byte, read func(*txn, []byte, *T) error) ([]byte, bool) {
	var v T
	if read(t, b, &v) != nil {
		return nil, false
	}
	row, err := t.encode(&v)
	return row, err == nil
}

// personRow is a person as an earlier program stored it: the phone is empty in
// the JSON and sealed beside it.
type personRow struct {
	domain.Person
	Sealed []byte `json:"sealed,omitempty"`
}

func openPerson(t *txn, b []byte, v *domain.Person) error {
	var row personRow
	if err := json.Unmarshal(b, &row); err != nil {
		return err
	}
	*v = row.Person
	if len(row.Sealed) == 0 {
		return nil
	}
	digits, err := t.sealer.Open(row.Sealed)
	v.Phone = domain.NewPhone(string(digits))
	return err
}

// filingRow is a filing form as an earlier program stored it: its rows are
// sealed and not in the JSON.
type filingRow struct {
	domain.Filing
	Sealed []byte `json:"sealed,omitempty"`
}

// sealedLine is one row of such a form as it was sealed, its phone in clear.
type sealedLine struct {
	Role   domain.ManagerRole   `json:"role"`
	Person domain.ID            `json:"person"`
	Name   string               `json:"name"`
	Office domain.CouncilOffice `json:"office,omitempty"`
	Phone  string               `json:"phone,omitempty"`
}

func openFiling(t *txn, b []byte, v *domain.Filing) error {
	var row filingRow
	if err := json.Unmarshal(b, &row); err != nil {
		return err
	}
	*v = row.Filing
	plain, err := t.sealer.Open(row.Sealed)
	if err != nil {
		return err
	}
	var lines []sealedLine
	if err := json.Unmarshal(plain, &lines); err != nil {
		return err
	}
	for _, l := range lines {
		v.Rows = append(v.Rows, domain.FilingRow{
			Role: l.Role, Person: l.Person, Name: l.Name, Office: l.Office, Phone: domain.NewPhone(l.Phone),
		})
	}
	return nil
}

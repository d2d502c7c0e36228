package db

import (
	"encoding/json"

	"alumni/domain"
)

// personRow is a person as stored: the phone is empty in the JSON and sealed beside it.
type personRow struct {
	domain.Person
	Sealed []byte `json:"sealed,omitempty"`
}

func sealPerson(t *txn, v *domain.Person) ([]byte, error) {
	row := personRow{Person: *v}
	if digits := v.Phone.Reveal(); digits != "" {
		var err error
		if row.Sealed, err = t.sealer.Seal([]byte(digits)); err != nil {
			return nil, err
		}
	}
	row.Phone = domain.Phone{} // even the masked form shows seven digits of eleven
	return json.Marshal(row)
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

// filingRow is a filing form as stored: its rows, which are personal data, are
// sealed and not in the JSON.
type filingRow struct {
	domain.Filing
	Sealed []byte `json:"sealed,omitempty"`
}

// sealedLine is one row of a filing form as it is sealed, its phone in clear.
type sealedLine struct {
	Role   domain.ManagerRole   `json:"role"`
	Person domain.ID            `json:"person"`
	Name   string               `json:"name"`
	Office domain.CouncilOffice `json:"office,omitempty"`
	Phone  string               `json:"phone,omitempty"`
}

func sealFiling(t *txn, v *domain.Filing) ([]byte, error) {
	lines := make([]sealedLine, 0, len(v.Rows))
	for _, r := range v.Rows {
		lines = append(lines, sealedLine{r.Role, r.Person, r.Name, r.Office, r.Phone.Reveal()})
	}
	plain, err := json.Marshal(lines)
	if err != nil {
		return nil, err
	}
	row := filingRow{Filing: *v}
	row.Rows = nil
	if row.Sealed, err = t.sealer.Seal(plain); err != nil {
		return nil, err
	}
	return json.Marshal(row)
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

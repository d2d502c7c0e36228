package db

import (
	"encoding/json"
	"time"

	"alumni/domain"
)

// The tables, with all that is particular to each.
var (
	branches = def[domain.Branch]{
		kind: domain.KindBranch, head: (*domain.Branch).Head,
		indexes: []index[domain.Branch]{
			by(domain.IndexState, func(v *domain.Branch) string { return string(v.State) }),
			by(domain.IndexKind, func(v *domain.Branch) string { return string(v.Kind) }),
		},
		terms:  func(v *domain.Branch) []string { return named(v.ID, v.Name) },
		encode: encodeJSON[domain.Branch], decode: decodeJSON[domain.Branch],
	}
	groups = def[domain.Group]{
		kind: domain.KindGroup, head: (*domain.Group).Head,
		indexes: []index[domain.Group]{
			by(domain.IndexState, func(v *domain.Group) string { return string(v.State) }),
			by(domain.IndexKind, func(v *domain.Group) string { return string(v.Kind) }),
			by(domain.IndexBranch, func(v *domain.Group) string { return idText(v.Branch) }),
			by(domain.IndexOwner, func(v *domain.Group) string { return idText(v.Owner) }),
			by(domain.IndexFiling, func(v *domain.Group) string { return string(v.Filing) }),
		},
		terms:  func(v *domain.Group) []string { return named(v.ID, v.Name) },
		most:   maxGroupTerms,
		encode: encodeJSON[domain.Group], decode: decodeJSON[domain.Group],
	}
	people = def[domain.Person]{
		kind: domain.KindPerson, head: (*domain.Person).Head,
		terms:  func(v *domain.Person) []string { return named(v.ID, v.Name) },
		encode: sealPerson, decode: openPerson,
	}
	applications = def[domain.Application]{
		kind: domain.KindApplication, head: (*domain.Application).Head,
		indexes: []index[domain.Application]{
			byDue(domain.IndexState, func(v *domain.Application) string { return string(v.State) },
				func(v *domain.Application) time.Time { return v.Due }),
			by(domain.IndexKind, func(v *domain.Application) string { return string(v.Kind) }),
			by(domain.IndexBranch, func(v *domain.Application) string { return idText(v.Branch) }),
		},
		terms:  func(v *domain.Application) []string { return append(idTerms(v.ID), fold(v.Reply.Number)) },
		waits:  func(v *domain.Application) []domain.Wait { return v.Waits() },
		encode: encodeJSON[domain.Application], decode: decodeJSON[domain.Application],
	}
	transfers = def[domain.Transfer]{
		kind: domain.KindTransfer, head: (*domain.Transfer).Head,
		indexes: []index[domain.Transfer]{
			byDue(domain.IndexState, func(v *domain.Transfer) string { return string(v.State) },
				func(v *domain.Transfer) time.Time { return v.Due }),
			by(domain.IndexBranch, func(v *domain.Transfer) string { return idText(v.Branch) }),
			by(domain.IndexGroup, func(v *domain.Transfer) string { return idText(v.Group) }),
		},
		terms:  func(v *domain.Transfer) []string { return append(idTerms(v.ID), fold(v.Reply.Number)) },
		waits:  func(v *domain.Transfer) []domain.Wait { return v.Waits() },
		encode: encodeJSON[domain.Transfer], decode: decodeJSON[domain.Transfer],
	}
	violations = def[domain.Violation]{
		kind: domain.KindViolation, head: (*domain.Violation).Head,
		indexes: []index[domain.Violation]{
			by(domain.IndexState, func(v *domain.Violation) string { return string(v.State) }),
			by(domain.IndexBranch, func(v *domain.Violation) string { return idText(v.Branch) }),
			by(domain.IndexGroup, func(v *domain.Violation) string { return idText(v.Group) }),
			by(domain.IndexPerson, func(v *domain.Violation) string { return idText(v.Person) }),
		},
		terms:  func(v *domain.Violation) []string { return idTerms(v.ID) },
		encode: encodeJSON[domain.Violation], decode: decodeJSON[domain.Violation],
	}
	tasks = def[domain.Task]{
		kind: domain.KindTask, head: (*domain.Task).Head,
		indexes: []index[domain.Task]{
			byDue(domain.IndexState, func(v *domain.Task) string { return string(v.State) },
				func(v *domain.Task) time.Time { return v.Due }),
			by(domain.IndexBranch, func(v *domain.Task) string { return idText(v.Branch) }),
			by(domain.IndexGroup, func(v *domain.Task) string { return idText(v.Group) }),
		},
		waits:  func(v *domain.Task) []domain.Wait { return v.Waits() },
		encode: encodeJSON[domain.Task], decode: decodeJSON[domain.Task],
	}
	accounts = def[domain.Account]{
		kind: domain.KindAccount, head: (*domain.Account).Head,
		indexes: []index[domain.Account]{
			by(domain.IndexState, func(v *domain.Account) string { return string(v.State) }),
			by(domain.IndexRole, func(v *domain.Account) string { return string(v.Role) }),
		},
		terms:  func(v *domain.Account) []string { return named(v.ID, v.Name) },
		encode: encodeJSON[domain.Account], decode: decodeJSON[domain.Account],
	}
	ruleSets = def[domain.RuleSet]{
		kind: domain.KindRuleSet, head: (*domain.RuleSet).Head,
		terms:  func(v *domain.RuleSet) []string { return named(v.ID, v.Name) },
		encode: encodeJSON[domain.RuleSet], decode: decodeJSON[domain.RuleSet],
	}
)

func by[T any](name string, value func(*T) string) index[T] {
	return index[T]{name: name, value: value}
}

func byDue[T any](name string, value func(*T) string, due func(*T) time.Time) index[T] {
	return index[T]{name: name, value: value, due: due}
}

// named gives the terms of a record with a name. Its number is found with its
// letter only: digits alone would find a tenth of all people.
func named(id domain.ID, name string) []string { return append(idTerms(id)[:2:2], nameTerms(name)...) }

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

// Branches implements domain.Tx.
func (t *txn) Branches() domain.Table[domain.Branch] { return table[domain.Branch]{t, &branches} }

// Groups implements domain.Tx.
func (t *txn) Groups() domain.Table[domain.Group] { return table[domain.Group]{t, &groups} }

// People implements domain.Tx.
func (t *txn) People() domain.Table[domain.Person] { return table[domain.Person]{t, &people} }

// Applications implements domain.Tx.
func (t *txn) Applications() domain.Table[domain.Application] {
	return table[domain.Application]{t, &applications}
}

// Transfers implements domain.Tx.
func (t *txn) Transfers() domain.Table[domain.Transfer] { return table[domain.Transfer]{t, &transfers} }

// Violations implements domain.Tx.
func (t *txn) Violations() domain.Table[domain.Violation] {
	return table[domain.Violation]{t, &violations}
}

// Tasks implements domain.Tx.
func (t *txn) Tasks() domain.Table[domain.Task] { return table[domain.Task]{t, &tasks} }

// Accounts implements domain.Tx.
func (t *txn) Accounts() domain.Table[domain.Account] { return table[domain.Account]{t, &accounts} }

// RuleSets implements domain.Tx.
func (t *txn) RuleSets() domain.Table[domain.RuleSet] { return table[domain.RuleSet]{t, &ruleSets} }

package db

import (
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
		terms: func(v *domain.Branch) []string { return named(v.ID, v.Name) },
	}
	groups = def[domain.Group]{
		kind: domain.KindGroup, head: (*domain.Group).Head,
		indexes: []index[domain.Group]{
			by(domain.IndexState, func(v *domain.Group) string { return string(v.State) }),
			by(domain.IndexKind, func(v *domain.Group) string { return string(v.Kind) }),
			by(domain.IndexBranch, func(v *domain.Group) string { return v.Branch.String() }),
			by(domain.IndexOwner, func(v *domain.Group) string { return v.Owner.String() }),
			by(domain.IndexFiling, func(v *domain.Group) string { return string(v.Filing) }),
		},
		terms: groupTerms,
		most:  maxGroupTerms,
		waits: (*domain.Group).Waits,
	}
	people = def[domain.Person]{
		kind: domain.KindPerson, head: (*domain.Person).Head,
		indexes: []index[domain.Person]{
			by(domain.IndexBranch, func(v *domain.Person) string { return v.Branch.String() }), // who registered them
		},
		terms: func(v *domain.Person) []string { return named(v.ID, v.Name) },
		seal:  sealPerson, open: openPerson,
	}
	applications = def[domain.Application]{
		kind: domain.KindApplication, head: (*domain.Application).Head,
		indexes: []index[domain.Application]{
			byDue(domain.IndexState, func(v *domain.Application) string { return string(v.State) },
				func(v *domain.Application) time.Time { return v.Due }),
			by(domain.IndexKind, func(v *domain.Application) string { return string(v.Kind) }),
			by(domain.IndexBranch, func(v *domain.Application) string { return v.Branch.String() }),
			by(domain.IndexGroup, func(v *domain.Application) string { return v.Group.String() }),
		},
		terms: func(v *domain.Application) []string { return append(idTerms(v.ID), fold(v.Reply.Number)) },
		waits: (*domain.Application).Waits,
	}
	transfers = def[domain.Transfer]{
		kind: domain.KindTransfer, head: (*domain.Transfer).Head,
		indexes: []index[domain.Transfer]{
			byDue(domain.IndexState, func(v *domain.Transfer) string { return string(v.State) },
				func(v *domain.Transfer) time.Time { return v.Due }),
			by(domain.IndexBranch, func(v *domain.Transfer) string { return v.Branch.String() }),
			by(domain.IndexGroup, func(v *domain.Transfer) string { return v.Group.String() }),
		},
		terms: func(v *domain.Transfer) []string { return append(idTerms(v.ID), fold(v.Reply.Number)) },
		waits: (*domain.Transfer).Waits,
	}
	violations = def[domain.Violation]{
		kind: domain.KindViolation, head: (*domain.Violation).Head,
		indexes: []index[domain.Violation]{
			by(domain.IndexState, func(v *domain.Violation) string { return string(v.State) }),
			by(domain.IndexBranch, func(v *domain.Violation) string { return v.Branch.String() }),
			by(domain.IndexGroup, func(v *domain.Violation) string { return v.Group.String() }),
			by(domain.IndexPerson, func(v *domain.Violation) string { return v.Person.String() }),
		},
		terms: func(v *domain.Violation) []string { return idTerms(v.ID) },
	}
	tasks = def[domain.Task]{
		kind: domain.KindTask, head: (*domain.Task).Head,
		indexes: []index[domain.Task]{
			byDue(domain.IndexState, func(v *domain.Task) string { return string(v.State) },
				func(v *domain.Task) time.Time { return v.Due }),
			by(domain.IndexBranch, func(v *domain.Task) string { return v.Branch.String() }),
			by(domain.IndexGroup, func(v *domain.Task) string { return v.Group.String() }),
		},
		waits: (*domain.Task).Waits,
	}
	accounts = def[domain.Account]{
		kind: domain.KindAccount, head: (*domain.Account).Head,
		indexes: []index[domain.Account]{
			by(domain.IndexState, func(v *domain.Account) string { return string(v.State) }),
			by(domain.IndexRole, func(v *domain.Account) string { return string(v.Role) }),
		},
		terms: func(v *domain.Account) []string { return named(v.ID, v.Name) },
	}
	keyUses = def[domain.KeyUse]{
		kind: domain.KindKeyUse, head: (*domain.KeyUse).Head,
	}
	invitations = def[domain.Invitation]{
		kind: domain.KindInvitation, head: (*domain.Invitation).Head,
		indexes: []index[domain.Invitation]{
			by(domain.IndexState, func(v *domain.Invitation) string { return string(v.State) }),
		},
		terms: func(v *domain.Invitation) []string { return named(v.ID, v.Name) },
	}
	filings = def[domain.Filing]{
		kind: domain.KindFiling, head: (*domain.Filing).Head,
		indexes: []index[domain.Filing]{
			by(domain.IndexState, func(v *domain.Filing) string { return string(v.State) }),
			by(domain.IndexBranch, func(v *domain.Filing) string { return v.Branch.String() }),
			by(domain.IndexGroup, func(v *domain.Filing) string { return v.Group.String() }),
		},
		terms: func(v *domain.Filing) []string { return idTerms(v.ID) },
		seal:  sealFiling, open: openFiling,
	}
	campaigns = def[domain.Campaign]{
		kind: domain.KindCampaign, head: (*domain.Campaign).Head,
		indexes: []index[domain.Campaign]{
			by(domain.IndexState, func(v *domain.Campaign) string { return string(v.State) }),
		},
		terms: func(v *domain.Campaign) []string { return named(v.ID, v.Name) },
	}
	bulletins = def[domain.Bulletin]{
		kind: domain.KindBulletin, head: (*domain.Bulletin).Head,
		indexes: []index[domain.Bulletin]{
			by(domain.IndexState, func(v *domain.Bulletin) string { return string(v.State) }),
		},
		terms: func(v *domain.Bulletin) []string { return idTerms(v.ID) },
	}
	consolidations = def[domain.Consolidation]{
		kind: domain.KindConsolidation, head: (*domain.Consolidation).Head,
		indexes: []index[domain.Consolidation]{
			by(domain.IndexState, func(v *domain.Consolidation) string { return string(v.State) }),
			by(domain.IndexBranch, func(v *domain.Consolidation) string { return v.Branch.String() }),
		},
		terms: func(v *domain.Consolidation) []string { return idTerms(v.ID) },
	}
	places = def[domain.Place]{
		kind: domain.KindPlace, head: (*domain.Place).Head,
		indexes: []index[domain.Place]{
			by(domain.IndexKind, func(v *domain.Place) string { return string(v.Kind) }),
		},
		terms: placeTerms,
	}
	templates = def[domain.Template]{
		kind: domain.KindTemplate, head: (*domain.Template).Head,
	}
	ruleSets = def[domain.RuleSet]{
		kind: domain.KindRuleSet, head: (*domain.RuleSet).Head,
		terms: func(v *domain.RuleSet) []string { return named(v.ID, v.Name) },
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

// groupTerms finds a group by its name; one of headquarters by 总会 as well,
// which stands where other names have the place, M3.
func groupTerms(v *domain.Group) []string {
	terms := named(v.ID, v.Name)
	if v.Kind == domain.GroupHQ {
		terms = append(terms, hqTerms(v.Name)...)
	}
	return terms
}

// placeTerms finds a place by its name and by each of its aliases.
func placeTerms(v *domain.Place) []string {
	terms := named(v.ID, v.Name)
	for _, a := range v.Aliases {
		terms = append(terms, nameTerms(a)...)
	}
	return terms
}

func over[T any](t *txn, d *def[T]) domain.Table[T] { return table[T]{t, d} }

// Branches implements domain.Tx.
func (t *txn) Branches() domain.Table[domain.Branch] { return over(t, &branches) }

// Groups implements domain.Tx.
func (t *txn) Groups() domain.Table[domain.Group] { return over(t, &groups) }

// People implements domain.Tx.
func (t *txn) People() domain.Table[domain.Person] { return over(t, &people) }

// Applications implements domain.Tx.
func (t *txn) Applications() domain.Table[domain.Application] { return over(t, &applications) }

// Transfers implements domain.Tx.
func (t *txn) Transfers() domain.Table[domain.Transfer] { return over(t, &transfers) }

// Violations implements domain.Tx.
func (t *txn) Violations() domain.Table[domain.Violation] { return over(t, &violations) }

// Tasks implements domain.Tx.
func (t *txn) Tasks() domain.Table[domain.Task] { return over(t, &tasks) }

// Accounts implements domain.Tx.
func (t *txn) Accounts() domain.Table[domain.Account] { return over(t, &accounts) }

// KeyUses implements domain.Tx.
func (t *txn) KeyUses() domain.Table[domain.KeyUse] { return over(t, &keyUses) }

// Invitations implements domain.Tx.
func (t *txn) Invitations() domain.Table[domain.Invitation] { return over(t, &invitations) }

// Filings implements domain.Tx.
func (t *txn) Filings() domain.Table[domain.Filing] { return over(t, &filings) }

// Campaigns implements domain.Tx.
func (t *txn) Campaigns() domain.Table[domain.Campaign] { return over(t, &campaigns) }

// Bulletins implements domain.Tx.
func (t *txn) Bulletins() domain.Table[domain.Bulletin] { return over(t, &bulletins) }

// Consolidations implements domain.Tx.
func (t *txn) Consolidations() domain.Table[domain.Consolidation] { return over(t, &consolidations) }

// Places implements domain.Tx.
func (t *txn) Places() domain.Table[domain.Place] { return over(t, &places) }

// Templates implements domain.Tx.
func (t *txn) Templates() domain.Table[domain.Template] { return over(t, &templates) }

// RuleSets implements domain.Tx.
func (t *txn) RuleSets() domain.Table[domain.RuleSet] { return over(t, &ruleSets) }

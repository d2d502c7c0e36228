package db

import (
	"strings"
	"time"

	"alumni/domain"
)

// The tables, with all that is particular to each.
var (
	branches = def[domain.Branch]{
		kind: domain.KindBranch, head: (*domain.Branch).Head,
		indexes: []index[domain.Branch]{
			one(domain.IndexState, func(v *domain.Branch) domain.BranchState { return v.State }, domain.BranchStates),
			one(domain.IndexKind, func(v *domain.Branch) domain.BranchKind { return v.Kind }, domain.BranchKinds),
		},
		terms: func(v *domain.Branch) []string { return named(v.ID, v.Name) },
	}
	groups = def[domain.Group]{
		kind: domain.KindGroup, head: (*domain.Group).Head,
		indexes: []index[domain.Group]{
			one(domain.IndexState, func(v *domain.Group) domain.GroupState { return v.State }, domain.GroupStates),
			one(domain.IndexKind, func(v *domain.Group) domain.GroupKind { return v.Kind }, domain.GroupKinds),
			by(domain.IndexBranch, func(v *domain.Group) string { return v.Branch.String() }),
			by(domain.IndexOwner, func(v *domain.Group) string { return v.Owner.String() }),
			one(domain.IndexFiling, func(v *domain.Group) domain.FilingState { return v.Filing }, domain.FilingStates),
		},
		terms: groupTerms,
		most:  maxGroupTerms,
		waits: (*domain.Group).Waits,
	}
	people = def[domain.Person]{
		kind: domain.KindPerson, head: (*domain.Person).Head,
		indexes: []index[domain.Person]{
			by(domain.IndexBranch, func(v *domain.Person) string { return v.Branch.String() }), // who registered them
			by(domain.IndexUnverified, func(v *domain.Person) string { return unlessSo(v.Verified()) }),
			by(domain.IndexCity, func(v *domain.Person) string { return strings.ReplaceAll(v.City, "\x00", "") }),
			by(domain.IndexMajor, func(v *domain.Person) string { return strings.ReplaceAll(v.Major, "\x00", "") }),
			by(domain.IndexErasing, func(v *domain.Person) string { return unlessSo(!v.Erasing) }),
			{name: domain.IndexPhone, secret: (*domain.Person).PhoneEnds},
		},
		terms: func(v *domain.Person) []string { return named(v.ID, v.Name) },
		most:  maxPersonTerms,
	}
	applications = def[domain.Application]{
		kind: domain.KindApplication, head: (*domain.Application).Head,
		indexes: []index[domain.Application]{
			one(domain.IndexState, func(v *domain.Application) domain.CaseState { return v.State }, domain.CaseStates).
				ordered(func(v *domain.Application) time.Time { return v.Due }),
			one(domain.IndexKind, func(v *domain.Application) domain.ApplicationKind { return v.Kind }, domain.ApplicationKinds),
			by(domain.IndexBranch, func(v *domain.Application) string { return v.Branch.String() }),
			by(domain.IndexGroup, func(v *domain.Application) string { return v.Group.String() }),
		},
		terms: func(v *domain.Application) []string { return append(idTerms(v.ID), fold(v.Reply.Number)) },
		waits: (*domain.Application).Waits,
	}
	transfers = def[domain.Transfer]{
		kind: domain.KindTransfer, head: (*domain.Transfer).Head,
		indexes: []index[domain.Transfer]{
			one(domain.IndexState, func(v *domain.Transfer) domain.CaseState { return v.State }, domain.CaseStates).
				ordered(func(v *domain.Transfer) time.Time { return v.Due }),
			by(domain.IndexBranch, func(v *domain.Transfer) string { return v.Branch.String() }),
			by(domain.IndexGroup, func(v *domain.Transfer) string { return v.Group.String() }),
		},
		terms: func(v *domain.Transfer) []string { return append(idTerms(v.ID), fold(v.Reply.Number)) },
		waits: (*domain.Transfer).Waits,
	}
	violations = def[domain.Violation]{
		kind: domain.KindViolation, head: (*domain.Violation).Head,
		indexes: []index[domain.Violation]{
			one(domain.IndexState, func(v *domain.Violation) domain.ViolationState { return v.State }, domain.ViolationStates),
			by(domain.IndexBranch, func(v *domain.Violation) string { return v.Branch.String() }),
			by(domain.IndexGroup, func(v *domain.Violation) string { return v.Group.String() }),
			by(domain.IndexPerson, func(v *domain.Violation) string { return v.Person.String() }),
		},
		terms: func(v *domain.Violation) []string { return idTerms(v.ID) },
	}
	tasks = def[domain.Task]{
		kind: domain.KindTask, head: (*domain.Task).Head,
		indexes: []index[domain.Task]{
			one(domain.IndexState, func(v *domain.Task) domain.TaskState { return v.State }, domain.TaskStates).
				ordered(func(v *domain.Task) time.Time { return v.Due }),
			by(domain.IndexBranch, func(v *domain.Task) string { return v.Branch.String() }),
			by(domain.IndexGroup, func(v *domain.Task) string { return v.Group.String() }),
		},
		waits: (*domain.Task).Waits,
	}
	accounts = def[domain.Account]{
		kind: domain.KindAccount, head: (*domain.Account).Head,
		indexes: []index[domain.Account]{
			one(domain.IndexState, func(v *domain.Account) domain.AccountState { return v.State }, domain.AccountStates),
			one(domain.IndexRole, func(v *domain.Account) domain.Role { return v.Role }, domain.Roles),
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
			one(domain.IndexState, func(v *domain.Filing) domain.FilingFormState { return v.State }, domain.FilingFormStates),
			by(domain.IndexBranch, func(v *domain.Filing) string { return v.Branch.String() }),
			by(domain.IndexGroup, func(v *domain.Filing) string { return v.Group.String() }),
		},
		terms: func(v *domain.Filing) []string { return idTerms(v.ID) },
	}
	campaigns = def[domain.Campaign]{
		kind: domain.KindCampaign, head: (*domain.Campaign).Head,
		indexes: []index[domain.Campaign]{
			one(domain.IndexState, func(v *domain.Campaign) domain.CampaignState { return v.State }, domain.CampaignStates),
		},
		terms: func(v *domain.Campaign) []string { return named(v.ID, v.Name) },
	}
	bulletins = def[domain.Bulletin]{
		kind: domain.KindBulletin, head: (*domain.Bulletin).Head,
		indexes: []index[domain.Bulletin]{
			one(domain.IndexState, func(v *domain.Bulletin) domain.BulletinState { return v.State }, domain.BulletinStates),
		},
		terms: func(v *domain.Bulletin) []string { return idTerms(v.ID) },
	}
	consolidations = def[domain.Consolidation]{
		kind: domain.KindConsolidation, head: (*domain.Consolidation).Head,
		indexes: []index[domain.Consolidation]{
			one(domain.IndexState, func(v *domain.Consolidation) domain.ConsolidationState { return v.State }, domain.ConsolidationStates),
			by(domain.IndexBranch, func(v *domain.Consolidation) string { return v.Branch.String() }),
		},
		terms: func(v *domain.Consolidation) []string { return idTerms(v.ID) },
	}
	places = def[domain.Place]{
		kind: domain.KindPlace, head: (*domain.Place).Head,
		indexes: []index[domain.Place]{
			one(domain.IndexKind, func(v *domain.Place) domain.PlaceKind { return v.Kind }, domain.PlaceKinds),
		},
		terms: placeTerms,
	}
	rectifications = def[domain.Rectification]{
		kind: domain.KindRectification, head: (*domain.Rectification).Head,
		indexes: []index[domain.Rectification]{
			one(domain.IndexState, func(v *domain.Rectification) domain.RectificationState { return v.State }, domain.RectificationStates).
				ordered(func(v *domain.Rectification) time.Time { return v.Due }),
			by(domain.IndexBranch, func(v *domain.Rectification) string { return v.Branch.String() }),
			by(domain.IndexGroup, func(v *domain.Rectification) string { return v.Group.String() }),
		},
		terms: func(v *domain.Rectification) []string { return idTerms(v.ID) },
		waits: (*domain.Rectification).Waits,
	}
	refusals = def[domain.Refusal]{
		kind: domain.KindRefusal, head: (*domain.Refusal).Head,
		indexes: []index[domain.Refusal]{
			by(domain.IndexBranch, func(v *domain.Refusal) string { return v.Branch.String() }),
			by(domain.IndexGroup, func(v *domain.Refusal) string { return v.Group.String() }),
			by(domain.IndexPerson, func(v *domain.Refusal) string { return v.Person.String() }),
		},
		terms: func(v *domain.Refusal) []string { return idTerms(v.ID) },
	}
	impostors = def[domain.Impostor]{
		kind: domain.KindImpostor, head: (*domain.Impostor).Head,
		indexes: []index[domain.Impostor]{
			one(domain.IndexState, func(v *domain.Impostor) domain.ImpostorState { return v.State }, domain.ImpostorStates).
				ordered(func(v *domain.Impostor) time.Time { return v.Due }),
			by(domain.IndexBranch, func(v *domain.Impostor) string { return v.Branch.String() }),
		},
		terms: func(v *domain.Impostor) []string { return idTerms(v.ID) },
		waits: (*domain.Impostor).Waits,
	}
	incidents = def[domain.Incident]{
		kind: domain.KindIncident, head: (*domain.Incident).Head,
		indexes: []index[domain.Incident]{
			one(domain.IndexState, func(v *domain.Incident) domain.IncidentState { return v.State }, domain.IncidentStates).
				ordered(func(v *domain.Incident) time.Time { return v.Due }),
			by(domain.IndexBranch, func(v *domain.Incident) string { return v.Branch.String() }),
			by(domain.IndexGroup, func(v *domain.Incident) string { return v.Group.String() }),
		},
		terms: func(v *domain.Incident) []string { return idTerms(v.ID) },
		waits: (*domain.Incident).Waits,
	}
	imports = def[domain.Import]{
		kind: domain.KindImport, head: (*domain.Import).Head,
		indexes: []index[domain.Import]{
			one(domain.IndexState, func(v *domain.Import) domain.ImportState { return v.State }, domain.ImportStates),
			by(domain.IndexBranch, func(v *domain.Import) string { return v.Branch.String() }),
			by(domain.IndexGroup, func(v *domain.Import) string { return v.Group.String() }),
		},
		terms: func(v *domain.Import) []string { return idTerms(v.ID) },
	}
	importParts = def[domain.ImportPart]{
		kind: domain.KindImportPart, head: (*domain.ImportPart).Head,
		indexes: []index[domain.ImportPart]{
			by(domain.IndexImport, func(v *domain.ImportPart) string { return v.Import.String() }),
			by(domain.IndexState, func(v *domain.ImportPart) string { return domain.PartIndex(v.Import, v.State) }),
		},
	}
	reviews = def[domain.Review]{
		kind: domain.KindReview, head: (*domain.Review).Head,
		indexes: []index[domain.Review]{
			one(domain.IndexState, func(v *domain.Review) domain.ReviewState { return v.State }, domain.ReviewStates),
			by(domain.IndexBranch, func(v *domain.Review) string { return v.Branch.String() }),
			by(domain.IndexGroup, func(v *domain.Review) string { return v.Group.String() }),
		},
		terms: func(v *domain.Review) []string { return idTerms(v.ID) },
	}
	templates = def[domain.Template]{
		kind: domain.KindTemplate, head: (*domain.Template).Head,
	}
	ruleSets = def[domain.RuleSet]{
		kind: domain.KindRuleSet, head: (*domain.RuleSet).Head,
		terms: func(v *domain.RuleSet) []string { return named(v.ID, v.Name) },
	}
)

// kinds are all of them, for what is done to every record alike.
var kinds = []anyKind{
	&branches, &groups, &people, &applications, &transfers, &violations, &tasks, &accounts, &keyUses, &invitations, &filings,
	&campaigns, &bulletins, &consolidations, &places, &templates, &ruleSets,
	&rectifications, &refusals, &incidents, &impostors, &imports, &importParts, &reviews,
}

// anyKind is a table whatever its records are.
type anyKind interface {
	letter() domain.Kind
	check(c *checker, key, value []byte)
	renew(t *txn, b []byte) ([]byte, bool)
	derived(t *txn, b []byte) (map[string][]byte, error)
}

func (d *def[T]) letter() domain.Kind { return d.kind }

func by[T any](name string, value func(*T) string) index[T] {
	return index[T]{name: name, value: value}
}

// unlessSo is the value of an index of those of whom something is not so yet.
func unlessSo(so bool) string {
	if so {
		return ""
	}
	return domain.IndexedYes
}

// one is an index by a field that is one of a few known values.
func one[T any, S ~string](name string, value func(*T) S, known []S) index[T] {
	i := by(name, func(v *T) string { return string(value(v)) })
	for _, k := range known {
		i.known = append(i.known, string(k))
	}
	return i
}

// ordered is the index with the records of one value in order of a time.
func (i index[T]) ordered(due func(*T) time.Time) index[T] {
	i.due = due
	return i
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

// Rectifications implements domain.Tx.
func (t *txn) Rectifications() domain.Table[domain.Rectification] { return over(t, &rectifications) }

// Refusals implements domain.Tx.
func (t *txn) Refusals() domain.Table[domain.Refusal] { return over(t, &refusals) }

// Impostors implements domain.Tx.
func (t *txn) Impostors() domain.Table[domain.Impostor] { return over(t, &impostors) }

// Incidents implements domain.Tx.
func (t *txn) Incidents() domain.Table[domain.Incident] { return over(t, &incidents) }

// Imports implements domain.Tx.
func (t *txn) Imports() domain.Table[domain.Import] { return over(t, &imports) }

// ImportParts implements domain.Tx.
func (t *txn) ImportParts() domain.Table[domain.ImportPart] { return over(t, &importParts) }

// Reviews implements domain.Tx.
func (t *txn) Reviews() domain.Table[domain.Review] { return over(t, &reviews) }

// RuleSets implements domain.Tx.
func (t *txn) RuleSets() domain.Table[domain.RuleSet] { return over(t, &ruleSets) }

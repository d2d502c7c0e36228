package desk

import (
	"slices"
	"strings"
	"time"

	"alumni/domain"
)

// HistoryEntry is one line of a record's own history, newest first.
type HistoryEntry struct {
	Seq     uint64            `json:"seq"` // of the entry in the audit log
	At      time.Time         `json:"at"`
	By      string            `json:"by"` // the account's name; "" for the operator
	Action  domain.Action     `json:"action"`
	Subject domain.ID         `json:"subject,omitzero"`
	Changes []domain.Change   `json:"changes,omitempty"`
	Names   map[string]string `json:"-"` // of the records that Changes name, by number; those the caller may see
	Rules   []domain.ClauseID `json:"rules,omitempty"`
	Reason  string            `json:"reason,omitempty"`
}

// HistoryLimit is how many lines of history a view carries.
const HistoryLimit = 20

// History gives the newest entries of a record that the caller may see.
func (d *Desk) History(id domain.ID) ([]HistoryEntry, error) {
	page, err := d.EntriesOf(domain.Query{Index: domain.IndexSubject, Eq: id.String(), Limit: HistoryLimit}, id)
	return page.Items, err
}

// EntriesOf gives a page of the entries of a record, which the caller may see,
// without those that tell of what the caller may not.
func (d *Desk) EntriesOf(q domain.Query, of domain.ID) (domain.Page[HistoryEntry], error) {
	seen := map[domain.ID]bool{of: true, {}: true}
	return Sift(d.Audit, q, func(row domain.AuditRow) (HistoryEntry, bool, error) {
		if d.Actor.SeesAll() { // also what was erased since: the log stays
			return d.historyEntry(row), true, nil
		}
		ok, known := seen[row.Subject]
		if !known {
			err := d.MayRead(row.Subject)
			if err != nil && !domain.IsCode(err, domain.CodeNotFound) && !domain.IsCode(err, domain.CodeForbidden) {
				return HistoryEntry{}, false, err
			}
			ok = err == nil
			seen[row.Subject] = ok
		}
		return d.historyEntry(row), ok && d.ownEntry(row), nil
	})
}

// ownEntry tells whether an entry about a record that spans branches is of the
// caller's own: of a campaign, what names the branch; of a person, what names no
// branch or group, or the caller's. Every other record is one branch's.
func (d *Desk) ownEntry(row domain.AuditRow) bool {
	switch row.Subject.Kind {
	case domain.KindCampaign:
		return d.Actor.Role == domain.RoleBranchOfficer && slices.Contains(row.Related, d.Actor.Scope)
	case domain.KindPerson:
		named := false
		for _, id := range row.Related {
			switch id.Kind {
			case domain.KindBranch:
				named = true
				if id == d.Actor.Scope || id == d.Actor.GroupBranch {
					return true
				}
			case domain.KindGroup:
				named = true
				if d.MayRead(id) == nil {
					return true
				}
			}
		}
		return !named
	}
	return true
}

func (d *Desk) historyEntry(row domain.AuditRow) HistoryEntry {
	h := HistoryEntry{
		Seq: row.Seq, At: row.At, By: d.AccountName(row.Account), Action: row.Action,
		Subject: row.Subject, Changes: row.Changes, Names: d.NamesIn(row.Changes), Rules: row.Rules,
	}
	if row.Text != nil {
		h.Reason = row.Text.Reason
	}
	return h
}

// MayRead tells whether the caller may see a record of any kind, as its own
// view would: nil, or CodeNotFound.
func (d *Desk) MayRead(id domain.ID) (err error) {
	switch id.Kind {
	case domain.KindBranch:
		_, err = d.VisibleBranch(id)
	case domain.KindGroup:
		_, err = d.VisibleGroup(id)
	case domain.KindApplication, domain.KindTransfer:
		_, err = d.VisibleCase(id)
	case domain.KindTask:
		_, err = d.VisibleTask(id)
	case domain.KindPerson: // those in whose council or groups the person is or was
		err = d.VisiblePerson("", id, d.Actor.HomeBranch())
	case domain.KindViolation:
		_, err = d.VisibleViolation(id)
	case domain.KindFiling:
		_, err = d.VisibleFiling(id)
	case domain.KindConsolidation:
		_, err = d.VisibleConsolidation(id)
	case domain.KindCampaign: // of the branches that it asked; their groups see no more than what became of them
		_, err = Visible(d.Campaigns().Get, id, func(c domain.Campaign) bool {
			return d.Actor.SeesAll() || c.EntryOf(d.Actor.Scope) >= 0
		})
	default: // bulletins, places, templates, rules and accounts are headquarters' own
		if !d.Actor.SeesAll() {
			return domain.NotFound(id)
		}
		return d.exists(id)
	}
	return err
}

func (d *Desk) exists(id domain.ID) (err error) {
	switch id.Kind {
	case domain.KindBulletin:
		_, err = d.Bulletins().Get(id)
	case domain.KindPlace:
		_, err = d.Places().Get(id)
	case domain.KindTemplate:
		_, err = d.Templates().Get(id)
	case domain.KindRuleSet:
		_, err = d.RuleSets().Get(id)
	case domain.KindAccount:
		_, err = d.Accounts().Get(id)
	default:
		return domain.NotFound(id)
	}
	return err
}

// NamesIn gives the names of the people, accounts, branches and groups whose
// numbers an entry's changes hold, by number; nil for none. The log itself holds
// numbers only, A2: whoever may not see a record reads its number.
func (d *Desk) NamesIn(changes []domain.Change) map[string]string {
	var names map[string]string
	for _, c := range changes {
		for number := range strings.FieldsSeq(c.Before + " " + c.After) {
			name := d.nameOfNumber(number)
			if name == "" {
				continue
			}
			if names == nil {
				names = make(map[string]string, 2)
			}
			names[number] = name
		}
	}
	return names
}

// nameOfNumber is the name of the record with a number, "" where there is none
// that the caller may see, and for a word that is no number.
func (d *Desk) nameOfNumber(number string) string {
	if len(number) < 2 || number[1] != '-' {
		return ""
	}
	id, err := domain.ParseID(number)
	if err != nil {
		return ""
	}
	if id.Kind == domain.KindAccount {
		return d.AccountName(id) // as who did it, which every history shows
	}
	if d.MayRead(id) != nil {
		return ""
	}
	switch id.Kind {
	case domain.KindPerson:
		name, _, _ := d.PersonName(id)
		return name
	case domain.KindBranch:
		b, _ := d.Branch(id)
		return b.Name
	case domain.KindGroup:
		g, _ := d.Group(id)
		return g.Name
	}
	return ""
}

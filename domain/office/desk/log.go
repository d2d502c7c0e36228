package desk

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"alumni/domain"
)

// Log appends an audit entry for a record in the same transaction and keeps
// the event that is published after the commit. Detail is nil for no free text.
func (d *Desk) Log(e domain.AuditEntry, scope []domain.ID, detail *domain.AuditDetail) error {
	if err := d.timely(); err != nil {
		return err
	}
	e.At, e.Account, e.Fingerprint = d.Now, d.Actor.Account, d.By.Fingerprint
	e.Remote, e.Face, e.Certificate = d.By.Remote, d.By.Face, d.By.Cert.String()
	e.Related = Related(e.Subject, e.Related)
	if e.Certificate != "" { // its name is somebody's: it stands outside the chain, A2
		detail = with(detail, "certificate", d.By.Cert.KeyID)
	}
	if _, err := d.AppendAudit(e, detail); err != nil {
		return err
	}
	d.events = append(d.events, domain.Event{
		Subject: e.Subject, Version: e.Version, Action: e.Action, By: e.Account, Scope: slices.Clone(scope),
	})
	return nil
}

// with is a detail with one more field; the given one stays as it is.
func with(detail *domain.AuditDetail, field, value string) *domain.AuditDetail {
	out := &domain.AuditDetail{Fields: map[string]string{}}
	if detail != nil {
		out.Reason = detail.Reason
		maps.Copy(out.Fields, detail.Fields)
	}
	out.Fields[field] = value
	return out
}

// Because is an entry's free text that says why; nil for no reason.
func Because(reason string) *domain.AuditDetail {
	if reason == "" {
		return nil
	}
	return &domain.AuditDetail{Reason: reason}
}

// StateChange is what a step of a status machine changed, and what else did.
func StateChange[S ~string](before, after S, more ...domain.Change) []domain.Change {
	return append([]domain.Change{{Field: "state", Before: string(before), After: string(after)}}, more...)
}

// Touch publishes the change of a record whose audit entry stands under another subject.
func (d *Desk) Touch(id domain.ID, version uint64, action domain.Action, scope []domain.ID) {
	d.events = append(d.events, domain.Event{
		Subject: id, Version: version, Action: action, By: d.Actor.Account, Scope: slices.Clone(scope),
	})
}

// Related drops zero IDs, the subject itself and repetitions.
func Related(subject domain.ID, ids []domain.ID) []domain.ID {
	var out []domain.ID
	for _, id := range ids {
		if !id.IsZero() && id != subject && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// Scope is the branch and group of a record, for its events.
func Scope(ids ...domain.ID) []domain.ID {
	return slices.DeleteFunc(ids, domain.ID.IsZero)
}

// Allowed checks that the caller may do something to a record at all, which is the
// rule's verdict, and then that it was decided on the record's present version.
func (d *Desk) Allowed(verdict error, m domain.Meta, version uint64) error {
	if verdict != nil {
		return verdict
	}
	return d.Fresh(m, version)
}

// Fresh checks that a decision was made on the record's present version. A
// stale one is refused with who changed what since, from the audit log.
func (d *Desk) Fresh(m domain.Meta, version uint64) error {
	if version == 0 {
		return domain.Required("version", "")
	}
	if version == m.Version {
		return nil
	}
	args := domain.Args{"id": m.ID.String(), "by": "", "at": m.UpdatedAt, "action": domain.Action("")}
	page, err := d.Audit(domain.Query{Index: domain.IndexSubject, Eq: m.ID.String(), Limit: HistoryLimit})
	if err != nil {
		return err
	}
	for i, row := range page.Items {
		if i > 0 && row.Subject != m.ID {
			continue // a related record's entry, unless nothing is newer
		}
		args["by"], args["at"], args["action"] = d.AccountName(row.Account), row.At, row.Action
		if row.Subject == m.ID {
			break
		}
	}
	return domain.Conflict(domain.FaultStale, "", "", args)
}

// ManagersChanged gives what a change of a group's managers changed: the owner,
// each admin who lost or got the role, the filing and the publication, which
// are to be renewed, N2.3. One entry of the audit log holds them all.
func ManagersChanged(before, after domain.Group) []domain.Change {
	var out []domain.Change
	add := func(field, was, is string) {
		if was != is {
			out = append(out, domain.Change{Field: field, Before: was, After: is})
		}
	}
	add("owner", before.Owner.String(), after.Owner.String())
	for _, id := range before.Admins {
		if !slices.Contains(after.Admins, id) {
			add("admins", id.String(), "")
		}
	}
	for _, id := range after.Admins {
		if !slices.Contains(before.Admins, id) {
			add("admins", "", id.String())
		}
	}
	add("filing", string(before.Filing), string(after.Filing))
	add("published", Yes(before.Publication.Complete()), Yes(after.Publication.Complete())) // on both channels, M4.3
	return out
}

// Yes is a yes or no as the audit log holds it: "true" or nothing.
func Yes(v bool) string {
	if v {
		return "true"
	}
	return ""
}

// Changed drops the changes that change nothing.
func Changed(in []domain.Change) []domain.Change {
	return slices.DeleteFunc(in, func(c domain.Change) bool { return c.Before == c.After })
}

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
	// Of an account's history, which only those read who see everything: by which key
	// it was done, as people call it, and which key the account got or lost.
	ByKey string `json:"by_key,omitempty"`
	Key   string `json:"key,omitempty"`
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
			return d.historyEntry(row, of), true, nil
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
		return d.historyEntry(row, of), ok && d.ownEntry(row), nil
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

func (d *Desk) historyEntry(row domain.AuditRow, of domain.ID) HistoryEntry {
	h := HistoryEntry{
		Seq: row.Seq, At: row.At, By: d.AccountName(row.Account), Action: row.Action,
		Subject: row.Subject, Changes: row.Changes, Names: d.NamesIn(row.Changes), Rules: row.Rules,
	}
	if row.Text != nil {
		h.Reason = row.Text.Reason
	}
	if of.Kind == domain.KindAccount {
		h.ByKey, h.Key = d.keyName(row), row.ChangedKey()
	}
	return h
}

// keyName is what people call the key, or the certificate, by which something was done.
func (d *Desk) keyName(row domain.AuditRow) string {
	if row.Certificate != "" {
		if row.Text != nil {
			return cmp.Or(row.Text.Fields["certificate"], row.Certificate)
		}
		return row.Certificate
	}
	acc, err := d.Accounts().Get(row.Account)
	if err != nil {
		return row.Fingerprint
	}
	for _, k := range acc.Keys {
		if k.Fingerprint == row.Fingerprint {
			return k.Label()
		}
	}
	return row.Fingerprint
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
		if err = d.VisiblePerson("", id, d.Actor.HomeBranch()); err != nil && d.Actor.SeesAll() {
			_, err = d.Person(id) // erased on request: what was decided is read all the same
		}
	case domain.KindViolation:
		_, err = d.VisibleViolation(id)
	case domain.KindIncident:
		_, err = d.VisibleIncident(id)
	case domain.KindImpostor:
		_, err = d.VisibleImpostor(id)
	case domain.KindFiling:
		_, err = d.VisibleFiling(id)
	case domain.KindReview:
		_, err = d.VisibleReview(id)
	case domain.KindRectification:
		_, err = Visible(d.Rectifications().Get, id, func(r domain.Rectification) bool { return domain.CanSee(d.Actor, r.Branch, r.Group) })
	case domain.KindRefusal:
		_, err = Visible(d.Refusals().Get, id, func(r domain.Refusal) bool { return domain.CanSee(d.Actor, r.Branch, r.Group) })
	case domain.KindConsolidation:
		_, err = d.VisibleConsolidation(id)
	case domain.KindCampaign: // of the branches that it asked; their groups see no more than what became of them
		_, err = Visible(d.Campaigns().Get, id, func(c domain.Campaign) bool {
			return d.Actor.SeesAll() || c.AskedOf(d.Actor.Scope) >= 0
		})
	case domain.KindImport:
		_, err = Visible(d.Imports().Get, id, func(i domain.Import) bool { return domain.CanSee(d.Actor, i.Branch, i.Group) })
	case domain.KindBulletin:
		err = ofHQ(d, d.Bulletins(), id)
	case domain.KindPlace:
		err = ofHQ(d, d.Places(), id)
	case domain.KindTemplate:
		err = ofHQ(d, d.Templates(), id)
	case domain.KindRuleSet:
		err = ofHQ(d, d.RuleSets(), id)
	case domain.KindAccount:
		err = ofHQ(d, d.Accounts(), id)
	default:
		err = domain.NotFound(id)
	}
	return err
}

// ofHQ is MayRead for what is headquarters' own.
func ofHQ[T any](d *Desk, table domain.Table[T], id domain.ID) error {
	_, err := Visible(table.Get, id, func(T) bool { return d.Actor.SeesAll() })
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
	s := d.Show(domain.Meta{})
	switch {
	case id.Kind == domain.KindAccount:
		return d.AccountName(id) // as who did it, which every history shows
	case d.MayRead(id) != nil:
	case id.Kind == domain.KindPerson:
		return s.Person(id)
	case id.Kind == domain.KindBranch:
		return s.Branch(id).Name
	case id.Kind == domain.KindGroup:
		return s.Group(id).Name
	}
	return ""
}

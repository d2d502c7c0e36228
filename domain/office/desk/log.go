package desk

import (
	"slices"

	"alumni/domain"
)

// Log appends an audit entry for a record in the same transaction and keeps
// the event that is published after the commit. Detail is nil for no free text.
func (d *Desk) Log(e domain.AuditEntry, scope []domain.ID, detail *domain.AuditDetail) error {
	e.At, e.Account, e.Fingerprint = d.Now, d.Actor.Account, d.By.Fingerprint
	e.Remote, e.Face = d.By.Remote, d.By.Face
	e.Related = Related(e.Subject, e.Related)
	if _, err := d.AppendAudit(e, detail); err != nil {
		return err
	}
	d.events = append(d.events, domain.Event{
		Subject: e.Subject, Version: e.Version, Action: e.Action, By: e.Account, Scope: slices.Clone(scope),
	})
	return nil
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

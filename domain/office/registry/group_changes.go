package registry

import (
	"alumni/domain"
	"alumni/domain/office/desk"
)

// RenameGroup gives a group its granted name once it was renamed in WeChat: the
// decision and its execution are two things. What was published and filed names
// the old one, so both are renewed, M4.3, M4.4.
func RenameGroup(d *desk.Desk, t domain.Task) error {
	if t.Subject.Kind != domain.KindApplication {
		return nil
	}
	a, err := d.Applications().Get(t.Subject)
	if err != nil || a.Granted == "" {
		return err
	}
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	if err := domain.LiveGroup(g); err != nil {
		return err
	}
	before := g
	g.Name = a.Granted
	return d.Renewed(before, domain.RenewFiling(g), t.Subject, domain.AuditEntry{
		Action: domain.ActGroupName, Related: []domain.ID{t.ID, t.Subject}, Rules: []domain.ClauseID{"M4.6", "N1.2b"},
	}, &domain.AuditDetail{Fields: map[string]string{"before": before.Name, "name": g.Name}})
}

// EndGroup ends a group that was dissolved in WeChat, N1.4a. What is asked about
// it is decided first: afterwards nothing could be granted.
func EndGroup(d *desk.Desk, t domain.Task) error {
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	if err := domain.Step(domain.GroupFlow, g.ID, g.State, domain.GroupEnded); err != nil {
		return err
	}
	merging, err := d.Merging(g)
	if err != nil {
		return err
	}
	if err := desk.MergedFirst(merging); err != nil {
		return err
	}
	open, err := d.UndecidedBut(g.ID, domain.ID{})
	if err != nil {
		return err
	}
	if !open.IsZero() {
		return domain.OpenCase("", "N1.4a", open)
	}
	return d.CloseGroup(g, t, "N1.4a")
}

// StartGroup puts a group into use that was set up in WeChat.
func StartGroup(d *desk.Desk, t domain.Task) error {
	return d.ChangeGroup(t, func(g *domain.Group) (domain.Change, error) {
		c := domain.Change{Field: "state", Before: string(g.State), After: string(domain.GroupActive)}
		err := domain.Step(domain.GroupFlow, g.ID, g.State, domain.GroupActive)
		g.State = domain.GroupActive
		return c, err
	})
}

// ConvertGroup carries out the conversion of a preparatory group after its
// branch was founded, N1.4b: the proof holds the council's decision, the owner
// may own a group of a branch, M5.2, and publication and filing are renewed.
func ConvertGroup(d *desk.Desk, t domain.Task) error {
	before, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	if before.Kind != domain.GroupPreparatory {
		return nil // converted by an earlier task
	}
	b, err := d.Branch(before.Branch)
	if err != nil {
		return err
	}
	owner, authority := domain.Person{}, domain.Reference{}
	if !before.Owner.IsZero() {
		if owner, err = d.Person(before.Owner); err != nil {
			return err
		}
		if authority, err = d.OwnerAuthority(before); err != nil {
			return err
		}
	}
	review, err := d.OpenReview(before)
	if err != nil {
		return err
	}
	g, err := domain.ConvertGroup(before, b, owner, authority, review)
	if err != nil {
		return err
	}
	return d.Renewed(before, g, t.ID, domain.AuditEntry{
		Action: domain.ActGroupKind, Related: []domain.ID{t.ID}, Rules: []domain.ClauseID{"N1.4b", "M5.2"},
		Changes: []domain.Change{{Field: "kind", Before: string(before.Kind), After: string(g.Kind)}},
	}, &domain.AuditDetail{Reason: t.Proof.Note})
}

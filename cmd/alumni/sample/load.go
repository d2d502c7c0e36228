package sample

import (
	"context"
	"strconv"

	"alumni/domain"
	"alumni/domain/naming"
)

// How many records one transaction takes, so that it stays under a hundred
// writes of the engine: a person costs about twenty with the search terms.
const (
	peopleAtOnce  = 4
	membersAtOnce = 15
)

// clerk is an account of headquarters.
type clerk struct {
	name string
	role domain.Role
}

// clerks decide in the story. The director is whoever runs the sample.
var clerks = []clerk{
	{"李敏", domain.RoleOfficer}, {"何俊", domain.RoleOfficer}, {"林芳", domain.RoleAuditor},
}

// Accounts that act in the story.
const (
	officer       = "李敏"
	secondOfficer = "何俊"
)

func (l *loader) loadStaff(ctx context.Context) error {
	for _, c := range clerks {
		if err := l.addAccount(ctx, domain.Account{Name: c.name, Role: c.role}); err != nil {
			return err
		}
	}
	return nil
}

// loadLocalAccounts makes accounts for a branch's president and a group's owner.
func (l *loader) loadLocalAccounts(ctx context.Context) error {
	for _, at := range []struct {
		branch string
		seat   int // in the council
		role   domain.Role
	}{
		{"北京", 0, domain.RoleBranchOfficer},
		{"北京", 1, domain.RoleGroupManager},
		{"湖南", 0, domain.RoleBranchOfficer},
		{"上海", 0, domain.RoleBranchOfficer},
		{"重庆", 0, domain.RoleBranchOfficer},
	} {
		b := l.plan.branch(at.branch)
		who := l.plan.people[b.council[at.seat]]
		scope := b.id
		if at.role == domain.RoleGroupManager {
			scope = l.plan.groups[b.groups[0]].ID
		}
		err := l.addAccount(ctx, domain.Account{Name: who.Name, Role: at.role, Scope: scope, Person: who.ID})
		if err != nil {
			return err
		}
	}
	return nil
}

// fingerprint is that of no key: a real one is 43 letters of base64.
func fingerprint(name string) string { return "SHA256:sample:" + name }

// addAccount writes an account whose key does not exist, so that nobody can log in with it.
func (l *loader) addAccount(ctx context.Context, a domain.Account) error {
	print := fingerprint(a.Name)
	a.State, a.Sample, a.Lang = domain.AccountActive, true, "zh"
	a.Keys = []domain.AccountKey{{Fingerprint: print, Comment: "sample"}}
	a.CreatedAt, a.UpdatedAt = l.plan.start, l.plan.start
	return l.store.Update(ctx, func(tx domain.Tx) error {
		a := a
		var err error
		if a.ID, err = tx.NextID(domain.KindAccount); err != nil {
			return err
		}
		if err := tx.Claim(domain.ClaimKey, print, a.ID); err != nil {
			return err
		}
		if err := tx.Accounts().Put(&a); err != nil {
			return err
		}
		l.staff[a.Name] = a.ID
		return l.note(tx, domain.AuditEntry{Subject: a.ID, Version: a.Version})
	})
}

func (l *loader) loadPeople(ctx context.Context) error {
	return l.chunks(ctx, len(l.plan.people), peopleAtOnce, func(tx domain.Tx, i int) error {
		who := l.plan.people[i]
		var err error
		if who.ID, err = tx.NextID(domain.KindPerson); err != nil {
			return err
		}
		if v := who.Verification; v != nil {
			v.By = l.staff[officer]
		}
		if err := tx.People().Put(&who); err != nil {
			return err
		}
		l.plan.people[i].ID = who.ID
		return nil
	}, counted("people"))
}

// counted notes how many records a chunk wrote.
func counted(field string) func(from, to int) domain.AuditEntry {
	return func(from, to int) domain.AuditEntry {
		return domain.AuditEntry{Changes: []domain.Change{{Field: field, After: strconv.Itoa(to - from)}}}
	}
}

func (l *loader) loadBranches(ctx context.Context) error {
	return l.chunks(ctx, len(l.plan.branches), 1, func(tx domain.Tx, i int) error {
		row := &l.plan.branches[i]
		b := domain.Branch{
			Name: row.Name, Kind: row.Kind, State: row.State, Reelected: row.Reelected, Sample: row.Sample,
		}
		for n, person := range row.council {
			b.Council = append(b.Council, domain.Seat{Person: l.plan.people[person].ID, Office: offices[n]})
		}
		b.CreatedAt, b.UpdatedAt = l.plan.start, l.plan.start
		var err error
		if b.ID, err = tx.NextID(domain.KindBranch); err != nil {
			return err
		}
		if err := tx.Claim(domain.ClaimBranch, b.Name, b.ID); err != nil {
			return err
		}
		row.id = b.ID
		return tx.Branches().Put(&b)
	}, func(from, _ int) domain.AuditEntry {
		return domain.AuditEntry{
			Subject: l.plan.branches[from].id, Version: 1, Rules: []domain.ClauseID{"N0"},
		}
	})
}

func (l *loader) loadGroups(ctx context.Context) error {
	return l.chunks(ctx, len(l.plan.groups), 1, func(tx domain.Tx, i int) error {
		row := &l.plan.groups[i]
		g := row.Group
		g.Branch = l.plan.branches[row.branch].id
		g.ID, g.Owner, g.Admins = domain.ID{}, domain.ID{}, nil
		if row.owner != none {
			g.Owner = l.plan.people[row.owner].ID
		}
		for _, a := range row.admins {
			g.Admins = append(g.Admins, l.plan.people[a].ID)
		}
		if g.Publication.Complete() {
			g.Published = domain.PublicationOf(g, g.Publication.Account.Date)
		}
		var err error
		if g.ID, err = tx.NextID(domain.KindGroup); err != nil {
			return err
		}
		if g.Seq, err = tx.NextSeq(domain.GroupCounter(g.Branch)); err != nil {
			return err
		}
		if err := tx.Claim(domain.ClaimGroupName, naming.Claim(g.Name), g.ID); err != nil {
			return err
		}
		if err := tx.Groups().Put(&g); err != nil {
			return err
		}
		row.ID, row.Branch = g.ID, g.Branch
		return nil
	}, func(from, _ int) domain.AuditEntry {
		g := l.plan.groups[from]
		return domain.AuditEntry{
			Subject: g.ID, Version: 1, Related: []domain.ID{g.Branch},
			Changes: []domain.Change{{Field: "state", After: string(g.State)}},
			Rules:   []domain.ClauseID{"M4.5"},
		}
	})
}

func (l *loader) loadMembers(ctx context.Context) error {
	for _, g := range l.plan.groups {
		err := l.chunks(ctx, len(g.members), membersAtOnce, func(tx domain.Tx, i int) error {
			m := g.members[i].Membership
			m.Group, m.Person = g.ID, l.plan.people[g.members[i].person].ID
			return tx.PutMembership(m)
		}, counted("members"))
		if err != nil {
			return err
		}
	}
	return nil
}

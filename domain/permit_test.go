package domain_test

import (
	"errors"
	"testing"

	"alumni/domain"
)

func id(k domain.Kind, n uint64) domain.ID { return domain.ID{Kind: k, Seq: n} }

var (
	beijing, shanghai = id('B', 1), id('B', 2)
	groupA, groupB    = id('G', 1), id('G', 2) // both of beijing
	director          = domain.Actor{Account: id('U', 1), Role: domain.RoleDirector}
	officer           = domain.Actor{Account: id('U', 2), Role: domain.RoleOfficer}
	branchOfficer     = domain.Actor{Account: id('U', 3), Role: domain.RoleBranchOfficer, Scope: beijing}
	manager           = domain.Actor{Account: id('U', 4), Role: domain.RoleGroupManager, Scope: groupA, GroupBranch: beijing}
	auditor           = domain.Actor{Account: id('U', 5), Role: domain.RoleAuditor}
)

// verdict is how a permission reads: "" allowed, else the code.
func verdict(err error) domain.Code {
	var e *domain.Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// TestRolesAndScope is the table of design 2: roles × scope. What is out of
// scope looks like what does not exist.
func TestRolesAndScope(t *testing.T) {
	const yes, no, gone, state = domain.Code(""), domain.CodeForbidden, domain.CodeNotFound, domain.CodeConflict
	app := domain.Application{Case: domain.Case{Meta: domain.Meta{ID: id('A', 1)}, Branch: beijing, State: domain.CaseSubmitted}}
	decided := app
	decided.State = domain.CaseApproved
	foreignApp := app
	foreignApp.Branch = shanghai
	move := domain.Transfer{Case: domain.Case{Branch: beijing, Group: groupA, State: domain.CaseSubmitted}}
	mine := domain.Group{Meta: domain.Meta{ID: groupA}, Branch: beijing}
	sister := domain.Group{Meta: domain.Meta{ID: groupB}, Branch: beijing}
	foreign := domain.Group{Meta: domain.Meta{ID: id('G', 9)}, Branch: shanghai}
	task := func(g domain.Group, to domain.Audience) domain.Task {
		return domain.Task{Group: g.ID, Branch: g.Branch, Audience: to, State: domain.TaskOpen}
	}
	done := task(mine, domain.AudienceOf(groupA))
	done.State = domain.TaskDone
	for name, c := range map[string]struct {
		can                                               func(domain.Actor) error
		director, officer, branchOfficer, manager, audits domain.Code
	}{
		"M4.2 approve an application": {func(a domain.Actor) error { return domain.CanApprove(a, app.Case) }, yes, yes, no, gone, no},
		"approve another branch's": {
			func(a domain.Actor) error { return domain.CanApprove(a, foreignApp.Case) }, yes, yes, gone, gone, no,
		},
		"approve what is decided": {
			func(a domain.Actor) error { return domain.CanApprove(a, decided.Case) }, state, state, no, gone, no,
		},
		"N2.3 approve a transfer":       {func(a domain.Actor) error { return domain.CanApprove(a, move.Case) }, yes, yes, no, no, no},
		"M4.1 apply for the own branch": {func(a domain.Actor) error { return domain.CanApply(a, beijing) }, yes, yes, yes, gone, no},
		"M4.1 apply for another":        {func(a domain.Actor) error { return domain.CanApply(a, shanghai) }, yes, yes, gone, gone, no},
		"N2.3 manage the own group":     {func(a domain.Actor) error { return domain.CanManage(a, mine) }, yes, yes, yes, yes, no},
		"manage a sister group":         {func(a domain.Actor) error { return domain.CanManage(a, sister) }, yes, yes, yes, gone, no},
		"manage another branch's group": {func(a domain.Actor) error { return domain.CanManage(a, foreign) }, yes, yes, gone, gone, no},
		"complete the group's task": {
			func(a domain.Actor) error { return domain.CanComplete(a, task(mine, domain.AudienceOf(groupA))) }, yes, yes, yes, yes, no,
		},
		"complete the branch's task": {
			func(a domain.Actor) error { return domain.CanComplete(a, task(mine, domain.AudienceOf(beijing))) }, yes, yes, yes, no, no,
		},
		"M4.3 complete headquarters' task": {
			func(a domain.Actor) error { return domain.CanComplete(a, task(mine, domain.AudienceHQ)) }, yes, yes, no, no, no,
		},
		"complete another branch's task": {
			func(a domain.Actor) error { return domain.CanComplete(a, task(foreign, domain.AudienceOf(shanghai))) }, yes, yes,
			gone, gone, no,
		},
		"complete a task that is done": {
			func(a domain.Actor) error { return domain.CanComplete(a, done) }, state, state, state, state, no,
		},
		"N0 import branches":               {domain.CanImport, yes, yes, no, no, no},
		"A2 reveal a phone":                {domain.CanReveal, yes, yes, no, no, no},
		"read the audit log":               {domain.CanReadAudit, yes, yes, no, no, yes},
		"take a copy of the store":         {domain.CanBackup, yes, no, no, no, no},
		"add and disable accounts":         {domain.CanAdminister, yes, no, no, no, no},
		"M4.3 read bulletins":              {domain.CanReadBulletins, yes, yes, no, no, yes},
		"M9 read templates":                {domain.CanReadTemplates, yes, yes, no, no, yes},
		"M4.1 ask for a change of a group": {func(a domain.Actor) error { return domain.CanAskChange(a, beijing) }, yes, yes, yes, no, no},
		"list accounts":                    {domain.CanListAccounts, yes, no, no, no, yes},
	} {
		t.Run(name, func(t *testing.T) {
			for who, want := range map[*domain.Actor]domain.Code{
				&director: c.director, &officer: c.officer, &branchOfficer: c.branchOfficer, &manager: c.manager, &auditor: c.audits,
			} {
				if got := verdict(c.can(*who)); got != want {
					t.Errorf("%s: %q, want %q", who.Role, got, want)
				}
			}
		})
	}
}

// A campaign spans branches: each sees its own part, and a group's manager no
// more than what became of the own group.
func TestN4_1b_WhoSeesWhatOfACampaign(t *testing.T) {
	entry := func(branch domain.ID, groups ...domain.ID) domain.AskedBranch {
		e := domain.AskedBranch{Branch: branch, Note: "已联系", Reminders: 2}
		for _, g := range groups {
			e.AtClose = append(e.AtClose, domain.GroupAtClose{Group: g})
		}
		return e
	}
	both := domain.Campaign{Asked: []domain.AskedBranch{entry(beijing, groupA, groupB), entry(shanghai)}}
	other := domain.Campaign{Asked: []domain.AskedBranch{entry(shanghai)}}
	stranger := domain.Actor{Role: "root"}
	for _, c := range []struct {
		who             domain.Actor
		sees, seesOther bool
		entries, groups int
	}{
		{director, true, true, 2, 2},
		{auditor, true, true, 2, 2},
		{branchOfficer, true, false, 1, 2},
		{manager, true, false, 1, 1},
		{stranger, false, false, 0, 0},
	} {
		if domain.CanSeeCampaign(c.who, both) != c.sees || domain.CanSeeCampaign(c.who, other) != c.seesOther {
			t.Errorf("%s: sees the one or the other against the rule", c.who.Role)
		}
		seen := domain.SeenOfCampaign(c.who, both)
		if len(seen.Asked) != c.entries || c.entries > 0 && len(seen.Asked[0].AtClose) != c.groups {
			t.Errorf("%s sees %+v", c.who.Role, seen.Asked)
		}
		if c.who.Role == domain.RoleGroupManager && (seen.Asked[0].Note != "" || seen.Asked[0].Reminders != 0) {
			t.Errorf("a group's manager sees what its branch said: %+v", seen.Asked[0])
		}
	}
	if len(both.Asked) != 2 || len(both.Asked[0].AtClose) != 2 {
		t.Errorf("looking has changed the campaign: %+v", both)
	}
}

func TestAnActorWithoutScopeSeesNothing(t *testing.T) {
	for _, role := range []domain.Role{domain.RoleBranchOfficer, domain.RoleGroupManager, "", "root"} {
		if domain.CanSee(domain.Actor{Role: role}, domain.ID{}, domain.ID{}) {
			t.Errorf("%q without scope sees a record without branch", role)
		}
	}
}

func TestWaits_AGroupsTaskIsItsBranchsToo(t *testing.T) {
	task := domain.Task{Group: groupA, Branch: beijing, Audience: domain.AudienceOf(groupA), State: domain.TaskOpen}
	seen := map[domain.Audience]bool{}
	for _, w := range task.Waits() {
		if seen[w.Audience] {
			t.Errorf("waits twice for %s", w.Audience)
		}
		seen[w.Audience] = true
	}
	for _, a := range []domain.Actor{director, branchOfficer, manager, auditor} {
		if !seen[domain.WaitsFor(a)] {
			t.Errorf("not in the inbox of %s", a.Role)
		}
	}
	task.State = domain.TaskDone
	if len(task.Waits()) != 0 {
		t.Error("a task that is done still waits")
	}
}

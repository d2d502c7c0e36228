package office_test

import (
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/history"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
	"alumni/domain/office/task"
	"alumni/domain/office/violation"
)

// records are one of each kind, all of Beijing.
type records struct {
	group     domain.Group
	app       domain.Application
	transfer  domain.Transfer
	violation domain.Violation
	task      domain.Task
}

func (w *world) records() records {
	w.Helper()
	r := records{group: w.newGroup(1)}
	w.join(r.group.ID, w.president)
	w.join(r.group.ID, w.alumnus)
	r.app = w.submit(w.application())
	r.transfer = w.transfer(r.group, w.president)
	v, err := w.RecordViolation(w.ctx, w.director, w.breach(r.group, domain.OutcomeRemoval, "N3.2.1"))
	w.must(err)
	r.violation = v
	r.task = w.task(r.group.ID, domain.TaskRemoveMember)
	return r
}

// changes are all the use-cases that change something, by name.
func (w *world) changes(r records) map[string]func(domain.Caller) error {
	return map[string]func(domain.Caller) error{
		"submit application": func(by domain.Caller) error {
			_, err := w.SubmitApplication(w.ctx, by, w.application())
			return err
		},
		"approve application": func(by domain.Caller) error {
			_, err := w.ApproveApplication(w.ctx, by, approval(r.app.ID, r.app.Version, 50))
			return err
		},
		"reject application": func(by domain.Caller) error {
			_, err := w.RejectCase(w.ctx, by, casework.Reject{ID: r.app.ID, Version: r.app.Version, Reason: "x"})
			return err
		},
		"submit transfer": func(by domain.Caller) error {
			_, err := w.SubmitTransfer(w.ctx, by, casework.SubmitTransfer{
				Group: r.group.ID, Role: domain.ManagerAdmin, From: r.group.Admins[0], To: w.president, Reason: "x",
			})
			return err
		},
		"approve transfer": func(by domain.Caller) error {
			_, err := w.ApproveTransfer(w.ctx, by, approval(r.transfer.ID, r.transfer.Version, 51))
			return err
		},
		"reject transfer": func(by domain.Caller) error {
			_, err := w.RejectCase(w.ctx, by, casework.Reject{ID: r.transfer.ID, Version: r.transfer.Version, Reason: "x"})
			return err
		},
		"record violation": func(by domain.Caller) error {
			_, err := w.RecordViolation(w.ctx, by, w.breach(r.group, domain.OutcomeReminder, "M7.1"))
			return err
		},
		"complete task": func(by domain.Caller) error {
			_, err := w.complete(by, r.task)
			return err
		},
		"reveal phone": func(by domain.Caller) error {
			_, err := w.phone(by, w.alumnus)
			return err
		},
		"add account": func(by domain.Caller) error {
			_, err := w.AddAccount(w.ctx, by, account("new", domain.RoleOfficer, domain.ID{}))
			return err
		},
		"disable account": func(by domain.Caller) error {
			_, err := w.DisableAccount(w.ctx, by, domain.ID{Kind: domain.KindAccount, Seq: 2})
			return err
		},
		"import branches": func(by domain.Caller) error {
			_, err := w.ImportBranches(w.ctx, by, []registry.ImportBranch{
				{Row: 1, Name: "天津", Kind: domain.BranchMunicipal, State: domain.BranchNone},
			})
			return err
		},
	}
}

// reads are the use-cases that show one record of Beijing.
func (w *world) reads(r records) map[string]func(domain.Caller) error {
	return map[string]func(domain.Caller) error{
		"branch": func(by domain.Caller) error { _, err := w.Branch(w.ctx, by, w.beijing); return err },
		"group":  func(by domain.Caller) error { _, err := w.Group(w.ctx, by, r.group.ID); return err },
		"members": func(by domain.Caller) error {
			_, err := w.Members(w.ctx, by, people.MemberFilter{Group: r.group.ID})
			return err
		},
		"application": func(by domain.Caller) error { _, err := w.Application(w.ctx, by, r.app.ID); return err },
		"transfer":    func(by domain.Caller) error { _, err := w.Transfer(w.ctx, by, r.transfer.ID); return err },
		"violation":   func(by domain.Caller) error { _, err := w.Violation(w.ctx, by, r.violation.ID); return err },
		"task":        func(by domain.Caller) error { _, err := w.Task(w.ctx, by, r.task.ID); return err },
	}
}

func (w *world) entries() uint64 {
	w.Helper()
	report, err := w.VerifyAudit(w.ctx, w.operator)
	w.must(err)
	return report.Entries
}

func TestAnAuditorReadsEverythingAndChangesNothing(t *testing.T) {
	w := newWorld(t)
	r := w.records()
	before := w.entries()
	for name, change := range w.changes(r) {
		if err := change(w.auditor); !domain.IsCode(err, domain.CodeForbidden) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if w.entries() != before {
		t.Error("an auditor left an entry")
	}
	for name, read := range w.reads(r) {
		if err := read(w.auditor); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	inbox, err := w.Inbox(w.ctx, w.auditor, task.InboxFilter{})
	w.must(err)
	log, err := w.Audit(w.ctx, w.auditor, history.AuditFilter{Subject: r.app.ID})
	w.must(err)
	if len(inbox.Items) == 0 || len(log.Items) != 1 || log.Items[0].Name != "director" {
		t.Errorf("inbox %d, log %+v", len(inbox.Items), log.Items)
	}
}

func TestWhatIsOutOfScopeDoesNotExist(t *testing.T) {
	w := newWorld(t)
	r := w.records()
	sister := w.newGroup(2)
	managers := map[string]domain.Caller{
		"another branch's officer": w.shanghaiOfficer,
		"a sister group's manager": w.account("sister", domain.RoleGroupManager, sister.ID),
	}
	before := w.entries()
	for who, by := range managers {
		for name, read := range w.reads(r) {
			w.refused(read(by), domain.CodeNotFound, domain.FaultNotFound)
			_ = name
		}
		for name, change := range w.changes(r) {
			err := change(by)
			switch name {
			case "reveal phone", "add account", "disable account", "import branches":
				w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
			default:
				if !domain.IsCode(err, domain.CodeNotFound) {
					t.Errorf("%s by %s: %v", name, who, err)
				}
			}
		}
		_, err := w.Audit(w.ctx, by, history.AuditFilter{})
		w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
	}
	if w.entries() != before {
		t.Error("something was written")
	}
}

func TestListsHoldOnlyTheScope(t *testing.T) {
	w := newWorld(t)
	r := w.records()
	w.newGroup(2)
	manager := w.account("manager", domain.RoleGroupManager, r.group.ID)
	for name, c := range map[string]struct {
		by                                                             domain.Caller
		branches, groups, applications, transfers, violations, waiting int
	}{
		"headquarters":      {w.officer, 4, 2, 3, 1, 1, 9},
		"Beijing":           {w.beijingOfficer, 1, 2, 3, 1, 1, 5},
		"Shanghai":          {w.shanghaiOfficer, 1, 0, 0, 0, 0, 0},
		"a group's manager": {manager, 0, 1, 1, 1, 1, 1},
	} {
		t.Run(name, func(t *testing.T) {
			branches, err := w.Branches(w.ctx, c.by, registry.BranchFilter{})
			w.must(err)
			groups, err := w.Groups(w.ctx, c.by, registry.GroupFilter{})
			w.must(err)
			apps, err := w.Applications(w.ctx, c.by, casework.CaseFilter{})
			w.must(err)
			transfers, err := w.Transfers(w.ctx, c.by, casework.CaseFilter{State: domain.CaseSubmitted})
			w.must(err)
			violations, err := w.Violations(w.ctx, c.by, violation.Filter{})
			w.must(err)
			inbox, err := w.Inbox(w.ctx, c.by, task.InboxFilter{})
			w.must(err)
			got := []int{
				len(branches.Items), len(groups.Items), len(apps.Items), len(transfers.Items), len(violations.Items),
				len(inbox.Items),
			}
			want := []int{c.branches, c.groups, c.applications, c.transfers, c.violations, c.waiting}
			for i := range got {
				if got[i] != want[i] {
					t.Fatalf("branches, groups, applications, transfers, violations, inbox: %v, want %v", got, want)
				}
			}
			counts, err := w.Counts(w.ctx, c.by)
			w.must(err)
			if counts.Inbox != c.waiting || counts.Groups != c.groups || counts.Branches != c.branches ||
				counts.Transfers != c.transfers || counts.Violations != c.violations {
				t.Errorf("counts %+v, want %v", counts, want)
			}
		})
	}
}

func TestAGroupsManagerDoesTheGroupsWork(t *testing.T) {
	w := newWorld(t)
	r := w.records()
	manager := w.account("manager", domain.RoleGroupManager, r.group.ID)
	changes := w.changes(r)
	for _, name := range []string{"submit transfer", "record violation", "complete task"} {
		if err := changes[name](manager); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"approve transfer", "reject transfer"} {
		w.refused(changes[name](manager), domain.CodeForbidden, domain.FaultForbiddenRole)
	}
	_, err := w.complete(manager, w.task(r.group.ID, domain.TaskPublish))
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
	me, err := w.Whoami(w.ctx, manager)
	w.must(err)
	if me.Scope != r.group.ID || me.GroupBranch != w.beijing || me.Role != domain.RoleGroupManager {
		t.Errorf("whoami %+v", me)
	}
}

func TestARevokedKeyBitesAtOnce(t *testing.T) {
	w := newWorld(t)
	r := w.records()
	me, err := w.Whoami(w.ctx, w.officer)
	w.must(err)
	_, err = w.DisableAccount(w.ctx, w.director, me.Account)
	w.must(err)
	for name, change := range w.changes(r) {
		err := change(w.officer)
		if domain.AsError(err).Fault != domain.FaultDisabled {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, by := range []domain.Caller{w.officer, caller("nobody"), {Face: domain.FaceConsole}, {Face: domain.FaceCommand}, {}} {
		_, err := w.Whoami(w.ctx, by)
		w.refused(err, domain.CodeForbidden, domain.FaultDisabled)
	}
	again := account("officer", domain.RoleOfficer, domain.ID{})
	_, err = w.AddAccount(w.ctx, w.director, again)
	if e := w.refused(err, domain.CodeConflict, domain.FaultDuplicate); e.Args["id"] != me.Account.String() {
		t.Errorf("a revoked key is taken by %v", e.Args)
	}
}

func TestInboxIsOldestDueFirstAndCountsWhatIsLate(t *testing.T) {
	w := newWorld(t)
	w.submit(w.application())
	w.clock.Add(int64(24 * time.Hour))
	w.submit(w.application())
	w.clock.Add(int64(4*24*time.Hour + time.Hour)) // the first is an hour late, the second due tomorrow
	late := w.submit(w.application())
	inbox, err := w.Inbox(w.ctx, w.director, task.InboxFilter{Limit: 2})
	w.must(err)
	if len(inbox.Items) != 2 || inbox.Total != 3 || inbox.Overdue != 1 || inbox.Next == "" || !inbox.Items[0].Overdue ||
		inbox.Items[1].Overdue || inbox.Items[0].Type != string(domain.ApplyNewGroup) || inbox.Items[0].Branch != "北京" {
		t.Fatalf("inbox %+v", inbox)
	}
	rest, err := w.Inbox(w.ctx, w.director, task.InboxFilter{After: inbox.Next, Limit: 2})
	w.must(err)
	if len(rest.Items) != 1 || rest.Items[0].Subject != late.ID || rest.Next != "" {
		t.Errorf("second page %+v", rest)
	}
	page, err := w.Applications(w.ctx, w.director, casework.CaseFilter{State: domain.CaseSubmitted, Limit: 1})
	w.must(err)
	if len(page.Items) != 1 || page.Items[0].ID != inbox.Items[0].Subject || !page.Items[0].Overdue {
		t.Errorf("submitted applications begin with %+v", page.Items)
	}
}

package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/registry"
	"alumni/domain/office/task"
)

// decision is the reference to a council's decision.
func decision(number string) domain.Reference {
	return domain.Reference{Number: number, Date: "2026-11-10", Note: "理事会决议"}
}

// made gives the group that an application leads to once it is approved with
// the document number that the office offers.
func (w *world) made(in casework.SubmitApplication) domain.Group {
	w.Helper()
	a := w.submit(in)
	v, err := w.Application(w.ctx, w.director, a.ID)
	w.must(err)
	a, err = w.ApproveApplication(w.ctx, w.director, casework.Approve{ID: a.ID, Version: v.Version, Number: v.SuggestReply})
	w.must(err)
	return w.groupByID(a.Group)
}

// owned makes a group of Beijing that a person owns.
func (w *world) owned(owner domain.ID, authority domain.Reference) domain.Group {
	w.Helper()
	in := w.application()
	in.Owner, in.OwnerAuth, in.Admins = owner, authority, nil
	return w.made(in)
}

// handed hands a group over to a member.
func (w *world) handed(g domain.Group, to domain.ID, authority domain.Reference) domain.Transfer {
	w.Helper()
	tr, err := w.SubmitTransfer(w.ctx, w.director, casework.SubmitTransfer{
		Group: g.ID, Role: domain.ManagerOwner, From: g.Owner, To: to, Authority: authority,
		Document: decision("京校理〔2026〕9号"), Reason: "工作调动",
	})
	w.must(err)
	v, err := w.Transfer(w.ctx, w.director, tr.ID)
	w.must(err)
	tr, err = w.ApproveTransfer(w.ctx, w.director, casework.Approve{ID: tr.ID, Version: v.Version, Number: v.SuggestReply})
	w.must(err)
	return tr
}

func (w *world) branch(id domain.ID) registry.BranchView {
	w.Helper()
	v, err := w.Branch(w.ctx, w.operator, id)
	w.must(err)
	return v
}

func (w *world) unseat(person domain.ID) registry.CouncilResult {
	w.Helper()
	res, err := w.UnseatPerson(w.ctx, w.director, registry.UnseatPerson{
		Branch: w.beijing, Version: w.branch(w.beijing).Version, Person: person, Reason: "任期内辞职", Document: decision("京校理〔2026〕8号"),
	})
	w.must(err)
	return res
}

// openTasks counts a group's open tasks of a kind.
func (w *world) openTasks(group domain.ID, kind domain.TaskKind) (n int) {
	w.Helper()
	v, err := w.Group(w.ctx, w.operator, group)
	w.must(err)
	for _, id := range v.OpenCases {
		if id.Kind != domain.KindTask {
			continue
		}
		t, err := w.Task(w.ctx, w.operator, id)
		w.must(err)
		if t.Kind == kind {
			n++
		}
	}
	return n
}

// inInbox tells whether a record waits for the caller.
func (w *world) inInbox(by domain.Caller, id domain.ID) bool {
	w.Helper()
	page, err := w.Inbox(w.ctx, by, task.InboxFilter{Limit: 200})
	w.must(err)
	return slices.ContainsFunc(page.Items, func(it task.InboxItem) bool { return it.Subject == id })
}

// founded is a council of three.
func (w *world) founded(president domain.ID) []domain.Seat {
	return []domain.Seat{
		{Person: w.vice, Office: domain.OfficeCouncillor},
		{Person: president, Office: domain.OfficePresident},
		{Person: w.secretary, Office: domain.OfficeSecretary},
	}
}

func (w *world) establish(branch domain.ID, president domain.ID) (registry.CouncilResult, error) {
	return w.EstablishBranch(w.ctx, w.director, registry.EstablishBranch{
		Branch: branch, Version: w.branch(branch).Version, On: "2026-11-15",
		Council: w.founded(president), Document: decision("藏校友〔2026〕1号"),
	})
}

func TestN0_ABranchIsFoundedWithAPresident(t *testing.T) {
	w := newWorld(t)
	res, err := w.establish(w.tibet, w.alumnus)
	w.must(err)
	b := w.branch(w.tibet)
	if b.State != domain.BranchEstablished || b.Established != "2026-11-15" || b.Reelected != "2026-11-15" ||
		b.Document.Number != "藏校友〔2026〕1号" || b.Holder(domain.OfficePresident) != w.alumnus || res.Branch.Version != b.Version {
		t.Errorf("founded as %+v", b.Branch)
	}
	if b.Seats[0].Office != domain.OfficePresident {
		t.Error("the president does not stand first")
	}
	if len(b.History) == 0 || b.History[0].Action != domain.ActBranchState {
		t.Errorf("the history does not say so: %+v", b.History)
	}
	_, err = w.establish(w.tibet, w.alumnus)
	w.refused(err, domain.CodeConflict, domain.FaultState)
}

// A branch that came in as established has no council yet: founding enters it,
// once. The day is that of the founding, or of an election since the last known.
func TestN0_AnImportedBranchGetsItsCouncil(t *testing.T) {
	for _, c := range []struct{ known, on, founded, elected domain.Date }{
		{"", "2026-11-15", "2026-11-15", "2026-11-15"},
		{"2024-07-21", "2011-05-08", "2011-05-08", "2024-07-21"},
		{"2024-07-21", "2024-07-21", "", "2024-07-21"},
		{"2024-07-21", "2026-11-15", "", "2026-11-15"},
	} {
		w := newWorld(t)
		_, err := w.ImportBranches(w.ctx, w.director, []registry.ImportBranch{
			{Row: 1, Name: "浙江", Kind: domain.BranchProvincial, State: domain.BranchEstablished, Reelected: c.known},
		})
		w.must(err)
		in := registry.EstablishBranch{
			Branch: w.branchNamed("浙江"), Version: 1, On: c.on, Council: w.founded(w.alumnus), Document: decision("浙校友〔2026〕1号"),
		}
		_, err = w.EstablishBranch(w.ctx, w.director, in)
		w.must(err)
		b := w.branch(in.Branch)
		if b.Established != c.founded || b.Reelected != c.elected || b.Holder(domain.OfficePresident) != w.alumnus ||
			b.Document.Number == "" {
			t.Errorf("on %s, elected %q: %+v", c.on, c.known, b.Branch)
		}
		if b.History[0].Action != domain.ActBranchCouncil {
			t.Errorf("the history calls it %s", b.History[0].Action)
		}
		in.Version = b.Version
		_, err = w.EstablishBranch(w.ctx, w.director, in)
		w.refused(err, domain.CodeConflict, domain.FaultState)
	}
}

func TestN0_WhatFoundsNoBranch(t *testing.T) {
	w := newWorld(t)
	good := registry.EstablishBranch{
		Branch: w.tibet, Version: w.branch(w.tibet).Version, On: "2026-11-15",
		Council: w.founded(w.alumnus), Document: decision("藏校友〔2026〕1号"),
	}
	for name, c := range map[string]struct {
		change func(*registry.EstablishBranch)
		fault  domain.Fault
		field  string
	}{
		"no president": {func(in *registry.EstablishBranch) { in.Council = in.Council[:1] }, domain.FaultLastPresident, "council"},
		"two presidents": {func(in *registry.EstablishBranch) {
			in.Council = append(slices.Clone(in.Council), domain.Seat{Person: w.president, Office: domain.OfficePresident})
		}, domain.FaultBadChoice, "office"},
		"one in two seats": {func(in *registry.EstablishBranch) {
			in.Council = append(slices.Clone(in.Council), domain.Seat{Person: w.vice, Office: domain.OfficeVicePresident})
		}, domain.FaultDuplicate, "council"},
		"tomorrow":    {func(in *registry.EstablishBranch) { in.On = "2026-11-21" }, domain.FaultFutureDate, "established"},
		"no day":      {func(in *registry.EstablishBranch) { in.On = "" }, domain.FaultRequired, "established"},
		"no decision": {func(in *registry.EstablishBranch) { in.Document = domain.Reference{} }, domain.FaultDocument, "document"},
		"of tomorrow": {func(in *registry.EstablishBranch) { in.Document.Date = "2026-11-21" }, domain.FaultFutureDate, "document_date"},
		"nobody": {
			func(in *registry.EstablishBranch) { in.Council = []domain.Seat{{Office: domain.OfficePresident}} },
			domain.FaultRequired, "council",
		},
		"no such one": {func(in *registry.EstablishBranch) {
			in.Council = w.founded(domain.ID{Kind: domain.KindPerson, Seq: 999})
		}, domain.FaultNotFound, "council"},
		"an old state": {func(in *registry.EstablishBranch) { in.Version = 9 }, domain.FaultStale, ""},
	} {
		in := good
		c.change(&in)
		_, err := w.EstablishBranch(w.ctx, w.director, in)
		if e := domain.AsError(err); err == nil || e.Fault != c.fault || e.Field != c.field {
			t.Errorf("%s: %v", name, err)
		}
	}
	if b := w.branch(w.tibet); b.State != domain.BranchNone || b.Version != good.Version {
		t.Errorf("written all the same: %+v", b.Branch)
	}
	_, err := w.EstablishBranch(w.ctx, w.beijingOfficer, good)
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	_, err = w.EstablishBranch(w.ctx, w.auditor, good)
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
}

func TestN0_ABranchIsAddedPreparedAndEnded(t *testing.T) {
	w := newWorld(t)
	b, err := w.AddBranch(w.ctx, w.officer, registry.AddBranch{Name: "浙江省", Kind: domain.BranchProvincial})
	w.must(err)
	if b.Name != "浙江" || b.State != domain.BranchNone {
		t.Errorf("an alias stands for its place; added %+v", b)
	}
	_, err = w.AddBranch(w.ctx, w.officer, registry.AddBranch{Name: "浙江", Kind: domain.BranchProvincial})
	w.refused(err, domain.CodeInvalid, domain.FaultDuplicate)
	_, err = w.AddBranch(w.ctx, w.officer, registry.AddBranch{Name: "浙商行业", Kind: domain.BranchIndustry, State: domain.BranchEstablished})
	w.refused(err, domain.CodeInvalid, domain.FaultBadChoice)
	_, err = w.AddBranch(w.ctx, w.officer, registry.AddBranch{Name: "河北", Kind: domain.BranchIndustry})
	if e := w.refused(err, domain.CodeInvalid, domain.FaultBadChoice); e.Field != "kind" || e.Rule != "M4.6" {
		t.Errorf("a region as an industry: %v", e)
	}
	b, err = w.PrepareBranch(w.ctx, w.officer, registry.PrepareBranch{Branch: b.ID, Version: b.Version})
	w.must(err)
	_, err = w.EndBranch(w.ctx, w.officer, registry.EndBranch{Branch: b.ID, Version: b.Version})
	w.refused(err, domain.CodeInvalid, domain.FaultRequired)
	b, err = w.EndBranch(w.ctx, w.officer, registry.EndBranch{Branch: b.ID, Version: b.Version, Reason: "筹备未成"})
	w.must(err)
	if b.State != domain.BranchEnded {
		t.Errorf("it is %s", b.State)
	}
	_, err = w.establish(b.ID, w.alumnus)
	w.refused(err, domain.CodeConflict, domain.FaultState)
	_, err = w.AddBranch(w.ctx, w.beijingOfficer, registry.AddBranch{Name: "天津", Kind: domain.BranchProvincial})
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
}

func TestN0_ABranchWithGroupsDoesNotEnd(t *testing.T) {
	w := newWorld(t)
	w.owned(w.vice, domain.Reference{})
	in := registry.EndBranch{Branch: w.beijing, Version: w.branch(w.beijing).Version, Reason: "合并"}
	_, err := w.EndBranch(w.ctx, w.director, in)
	if e := w.refused(err, domain.CodeConflict, domain.FaultLiveGroups); e.Rule != "N1.4a" || e.Args["count"] != 1 {
		t.Errorf("refused with %v", e)
	}
}

func TestN0_AReelectionReplacesTheWholeCouncil(t *testing.T) {
	w := newWorld(t)
	in := registry.Reelect{
		Branch: w.shanghai, Version: w.branch(w.shanghai).Version, On: "2026-11-01", Document: decision("沪校友〔2026〕2号"),
		Council: []domain.Seat{{Person: w.alumnus, Office: domain.OfficePresident}},
	}
	if !w.branch(w.shanghai).TermExpired {
		t.Fatal("Shanghai's term is over to begin with")
	}
	res, err := w.Reelect(w.ctx, w.director, in)
	w.must(err)
	b := w.branch(w.shanghai)
	if b.TermExpired || b.Reelected != "2026-11-01" || len(b.Council) != 1 || b.Holder(domain.OfficePresident) != w.alumnus {
		t.Errorf("re-elected as %+v", b.Branch)
	}
	if len(res.Owned) != 0 {
		t.Errorf("the former president owns %+v", res.Owned)
	}
	in.Version, in.On = b.Version, "2026-10-01"
	_, err = w.Reelect(w.ctx, w.director, in)
	if e := w.refused(err, domain.CodeInvalid, domain.FaultBadDate); e.Field != "reelected" {
		t.Errorf("an election before the last: %v", e)
	}
	in.Branch, in.Version = w.tibet, w.branch(w.tibet).Version
	_, err = w.Reelect(w.ctx, w.director, in)
	w.refused(err, domain.CodeConflict, domain.FaultState)
}

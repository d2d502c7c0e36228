package office_test

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"alumni/db"
	"alumni/db/dbtest"
	"alumni/db/engine"
	"alumni/db/engine/mem"
	"alumni/domain"
	"alumni/domain/office"
	officeaccount "alumni/domain/office/account"
	"alumni/domain/office/casework"
	"alumni/domain/office/filing"
	"alumni/domain/office/registry"
	"alumni/domain/office/task"
)

// world is a small registry: two established branches with their councils, one
// that is none yet, one industry, an account of each role, and a clock that
// stands still until a test moves it.
type world struct {
	testing.TB
	*office.Office
	ctx      context.Context
	store    domain.Store
	clock    atomic.Int64
	breaches int
	cast
}

// cast is who and what a world begins with.
type cast struct {
	operator, director, officer, auditor domain.Caller
	beijingOfficer, shanghaiOfficer      domain.Caller
	beijing, shanghai, tibet, grain      domain.ID
	president, vice, secretary           domain.ID // Beijing's council
	shPresident                          domain.ID
	alumnus, unverified                  domain.ID
}

const today = domain.Date("2026-11-20")

func caller(name string) domain.Caller {
	return domain.Caller{Fingerprint: "SHA256:" + name, Remote: "10.0.0.7:5022", Face: domain.FaceConsole}
}

func account(name string, role domain.Role, scope domain.ID) officeaccount.AddAccount {
	return officeaccount.AddAccount{Name: name, Role: role, Scope: scope, Key: domain.AccountKey{
		Fingerprint: "SHA256:" + name, Authorized: "ssh-ed25519 AAAA" + name,
	}}
}

// The furnished registry of which each world begins with a copy.
var (
	mould dbtest.Mould
	first cast
)

func newWorld(t testing.TB) *world {
	t.Helper()
	var opts []mem.Option
	if _, timed := t.(*testing.B); !timed {
		opts = append(opts, mem.WithRetries()) // every use-case here bears to be run twice
	}
	return worldOver(t, func(e *mem.Engine) engine.Engine { return e }, opts...)
}

// worldOver makes a world over what between makes of its engine.
func worldOver(t testing.TB, between func(*mem.Engine) engine.Engine, opts ...mem.Option) *world {
	t.Helper()
	w := &world{TB: t, ctx: context.Background()}
	w.clock.Store(today.Time().Add(10 * time.Hour).UnixNano())
	w.over(dbtest.Open(t, between(mould.Engine(t, func(store *db.DB) {
		w.over(store)
		w.furnish()
		first = w.cast
	}, opts...))))
	w.cast = first
	w.Cleanup(w.chainHolds)
	return w
}

// over puts a world's office over another store.
func (w *world) over(store domain.Store) {
	w.store = store
	w.Office = office.New(store, office.WithClock(func() time.Time { return time.Unix(0, w.clock.Load()) }))
}

// furnish fills a new store.
func (w *world) furnish() {
	w.Helper()
	w.operator = domain.Caller{Face: domain.FaceLocal}
	w.must(w.EnsureReady(w.ctx))
	made, err := w.EnsureDirector(w.ctx, []officeaccount.AddAccount{account("director", domain.RoleDirector, domain.ID{})})
	w.must(err)
	if !made {
		w.Fatal("no director was made")
	}
	w.director = caller("director")
	n, err := w.ImportBranches(w.ctx, w.director, []registry.ImportBranch{
		{Row: 1, Name: "北京", Kind: domain.BranchProvincial, State: domain.BranchEstablished, Reelected: "2024-05-01"},
		{Row: 2, Name: "上海", Kind: domain.BranchProvincial, State: domain.BranchEstablished, Reelected: "2019-05-01"},
		{Row: 3, Name: "西藏", Kind: domain.BranchProvincial, State: domain.BranchNone},
		{Row: 4, Name: "粮食行业", Kind: domain.BranchIndustry, State: domain.BranchEstablished, Reelected: "2024-05-01"},
	})
	w.must(err)
	if n.Imported != 4 {
		w.Fatalf("imported %d branches", n.Imported)
	}
	w.beijing, w.shanghai, w.tibet, w.grain = w.branchNamed("北京"), w.branchNamed("上海"), w.branchNamed("西藏"), w.branchNamed("粮食行业")
	w.people()
	w.officer = w.account("officer", domain.RoleOfficer, domain.ID{})
	w.auditor = w.account("auditor", domain.RoleAuditor, domain.ID{})
	w.beijingOfficer = w.account("beijing", domain.RoleBranchOfficer, w.beijing)
	w.shanghaiOfficer = w.account("shanghai", domain.RoleBranchOfficer, w.shanghai)
}

// chainHolds verifies the audit chain after every test, whatever it did.
func (w *world) chainHolds() {
	r, err := w.VerifyAudit(w.ctx, w.operator)
	if err != nil || !r.OK || r.Entries == 0 {
		w.Errorf("the audit chain does not verify: %+v, %v", r, err)
	}
}

func (w *world) must(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

func (w *world) account(name string, role domain.Role, scope domain.ID) domain.Caller {
	w.Helper()
	_, err := w.AddAccount(w.ctx, w.director, account(name, role, scope))
	w.must(err)
	return caller(name)
}

func (w *world) branchNamed(name string) domain.ID {
	w.Helper()
	var out domain.ID
	w.must(w.store.View(w.ctx, func(tx domain.Tx) (err error) {
		out, err = tx.Claimed(domain.ClaimBranch, name)
		return err
	}))
	return out
}

func (w *world) people() {
	w.president, w.vice, w.secretary = w.person("赵一", true), w.person("钱二", true), w.person("孙三", true)
	w.shPresident = w.person("李四", true)
	w.alumnus, w.unverified = w.person("周五", true), w.person("吴六", false)
	w.seats(w.beijing, domain.Seat{Person: w.president, Office: domain.OfficePresident},
		domain.Seat{Person: w.vice, Office: domain.OfficeVicePresident},
		domain.Seat{Person: w.secretary, Office: domain.OfficeSecretary})
	w.seats(w.shanghai, domain.Seat{Person: w.shPresident, Office: domain.OfficePresident})
	w.seats(w.grain, domain.Seat{Person: w.shPresident, Office: domain.OfficePresident})
}

func (w *world) person(name string, verified bool) domain.ID {
	w.Helper()
	var out domain.ID
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		p := domain.Person{Name: name, City: "北京", Major: "化学", Year: 1997, Phone: domain.NewPhone("13812345678")}
		if verified {
			p.Verification = &domain.Verification{How: "毕业证", At: w.Now()}
		}
		var err error
		if p.ID, err = tx.NextID(domain.KindPerson); err != nil {
			return err
		}
		out = p.ID
		return tx.People().Put(&p)
	}))
	return out
}

func (w *world) seats(branch domain.ID, seats ...domain.Seat) {
	w.Helper()
	w.change(branch, func(b *domain.Branch) { b.Council = seats })
}

// change writes a branch behind the office's back, as another program would.
func (w *world) change(branch domain.ID, fn func(*domain.Branch)) {
	w.Helper()
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		b, err := tx.Branches().Get(branch)
		if err != nil {
			return err
		}
		fn(&b)
		return tx.Branches().Put(&b)
	}))
}

// join puts a person into a group.
func (w *world) join(group, person domain.ID) {
	w.Helper()
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		g, err := tx.Groups().Get(group)
		if err != nil {
			return err
		}
		g.Members++
		if err := tx.Groups().Put(&g); err != nil {
			return err
		}
		return tx.PutMembership(domain.Membership{Group: group, Person: person, Card: "周五-北京-化学97级", JoinedAt: w.Now()})
	}))
}

// application is a correct one of Beijing's president.
func (w *world) application() casework.SubmitApplication {
	return casework.SubmitApplication{
		Kind: domain.ApplyNewGroup, Branch: w.beijing, Applicant: w.president, Owner: w.vice,
		Admins: []domain.ID{w.secretary}, Document: domain.Reference{Number: "京校友〔2026〕3号", Date: "2026-11-01"}, Reason: "校友增多",
		Headcount: 200,
	}
}

func (w *world) submit(in casework.SubmitApplication) domain.Application {
	w.Helper()
	a, err := w.SubmitApplication(w.ctx, w.director, in)
	w.must(err)
	return a
}

// approval approves a case with the next document number; the story's own count
// of its decisions only makes it readable.
func approval(id domain.ID, version uint64, _ int) casework.Approve {
	return casework.Approve{ID: id, Version: version, Number: casework.NumberNext}
}

// group makes a group of Beijing by an application approved.
func (w *world) newGroup(n int) domain.Group {
	w.Helper()
	a := w.submit(w.application())
	a, err := w.ApproveApplication(w.ctx, w.director, approval(a.ID, a.Version, n))
	w.must(err)
	return w.groupByID(a.Group)
}

func (w *world) groupByID(id domain.ID) domain.Group {
	w.Helper()
	v, err := w.Group(w.ctx, w.operator, id)
	w.must(err)
	return v.GroupRow.Group
}

// task finds the open task of a kind in a group.
func (w *world) task(group domain.ID, kind domain.TaskKind) domain.Task {
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
			return t.Task
		}
	}
	w.Fatalf("%s has no open task %s", group, kind)
	return domain.Task{}
}

// complete ends a task as its page does: headquarters ends one about a filing
// form with the form itself, M4.4, any other is ended with a proof.
func (w *world) complete(by domain.Caller, t domain.Task) (domain.Task, error) {
	w.Helper()
	if form := t.Kind == domain.TaskFile || t.Kind == domain.TaskAcceptFiling; form && (by == w.officer || by == w.director) {
		return w.endByForm(by, t)
	}
	proof := domain.Proof{Note: "已办", Link: "https://mp.weixin.qq.com/s/1", Date: today}
	second := domain.Proof{Link: "https://www.whpu.edu.cn/1", Date: today}
	return w.CompleteTask(w.ctx, by, task.CompleteTask{ID: t.ID, Version: t.Version, Proof: proof, Second: second})
}

// endByForm hands a group's form in, or accepts the newest one.
func (w *world) endByForm(by domain.Caller, t domain.Task) (domain.Task, error) {
	v, err := w.FilingForm(w.ctx, by, t.Group)
	w.must(err)
	if t.Kind == domain.TaskFile {
		_, err = w.SubmitFiling(w.ctx, by, filing.SubmitFiling{Group: t.Group, Version: v.Group.Version})
	} else if v.Newest == nil {
		w.Fatalf("%s has no form", t.Group)
	} else {
		_, err = w.AcceptFiling(w.ctx, by, filing.DecideFiling{ID: v.Newest.ID, Version: v.Newest.Version})
	}
	if err != nil {
		return t, err
	}
	done, err := w.Task(w.ctx, by, t.ID)
	return done.Task, err
}

// refused checks the code and the fault of a refusal.
func (w *world) refused(err error, code domain.Code, fault domain.Fault) *domain.Error {
	w.Helper()
	if err == nil {
		w.Fatalf("not refused; want %s", fault)
	}
	e := domain.AsError(err)
	if e.Code != code || e.Fault != fault {
		w.Fatalf("refused with %v; want %s %s", err, code, fault)
	}
	return e
}

// anApplication and aTransfer give the case that a use-case over any case gave.
func anApplication(c domain.AnyCase, err error) (domain.Application, error) {
	if a, ok := c.(*domain.Application); ok {
		return *a, err
	}
	return domain.Application{}, err
}

func aTransfer(c domain.AnyCase, err error) (domain.Transfer, error) {
	if t, ok := c.(*domain.Transfer); ok {
		return *t, err
	}
	return domain.Transfer{}, err
}

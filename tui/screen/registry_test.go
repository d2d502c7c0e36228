package screen_test

import (
	"context"
	"fmt"
	"maps"
	"sync/atomic"
	"testing"
	"time"

	"alumni/db"
	"alumni/db/dbtest"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/account"
	"alumni/domain/office/casework"
	officeregistry "alumni/domain/office/registry"
	"alumni/domain/office/task"
)

// registry is a small one whose story every test knows: Beijing has a group
// and applies for a second; in Hunan the owner wants to hand over to the
// secretary-general; Inner Mongolia's group is reported late.
type registry struct {
	testing.TB
	*office.Office
	ctx   context.Context
	store domain.Store
	clock atomic.Int64
	cast
}

// cast is who and what a registry begins with.
type cast struct {
	operator, director, officer, other, auditor domain.Caller
	people                                      map[string]domain.ID
	branches                                    map[string]domain.ID
	beijing, hunan                              domain.ID // groups
	application, lateFiling                     domain.ID
	transfer                                    domain.ID
	replies                                     int // numbers given by newGroup
}

// The filled registry of which each test begins with a copy.
var (
	mould dbtest.Mould
	first cast
)

func newRegistry(t testing.TB) *registry {
	t.Helper()
	r := bareRegistry(t, nil)
	r.on(mould.New(t, func(store *db.DB) {
		r.on(store)
		r.fill()
		first = r.cast
	}))
	r.cast = first
	r.people, r.branches = maps.Clone(first.people), maps.Clone(first.branches)
	r.at("2026-11-20", 10)
	return r
}

// bareRegistry is a registry in which there is nothing.
func bareRegistry(t testing.TB, store domain.Store) *registry {
	r := &registry{TB: t, ctx: context.Background()}
	r.people, r.branches = map[string]domain.ID{}, map[string]domain.ID{}
	r.on(store)
	return r
}

func (r *registry) on(store domain.Store) {
	r.store = store
	r.Office = office.New(store, office.WithClock(func() time.Time { return time.Unix(0, r.clock.Load()) }))
}

func (r *registry) fill() {
	r.operator = domain.Caller{Face: domain.FaceLocal}
	r.at("2026-11-10", 9)
	r.must(r.EnsureReady(r.ctx))
	_, err := r.EnsureDirector(r.ctx, []account.AddAccount{newAccount("陈主任", domain.RoleDirector)})
	r.must(err)
	r.director = caller("陈主任")
	r.officer, r.other, r.auditor = r.account("李敏", domain.RoleOfficer), r.account("何俊", domain.RoleOfficer),
		r.account("审计员", domain.RoleAuditor)
	r.found()
	r.groups()
	r.cases()
}

func (r *registry) at(day domain.Date, hour int) {
	r.clock.Store(day.Time().Add(time.Duration(hour) * time.Hour).UnixNano())
}

func (r *registry) must(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

func caller(name string) domain.Caller {
	return domain.Caller{Fingerprint: "SHA256:" + name, Remote: "10.0.0.7:5022", Face: domain.FaceConsole}
}

func newAccount(name string, role domain.Role) account.AddAccount {
	return account.AddAccount{Name: name, Role: role, Key: domain.AccountKey{
		Fingerprint: "SHA256:" + name, Authorized: "ssh-ed25519 AAAA" + name,
	}}
}

func (r *registry) account(name string, role domain.Role) domain.Caller {
	r.Helper()
	_, err := r.AddAccount(r.ctx, r.director, newAccount(name, role))
	r.must(err)
	return caller(name)
}

// found makes the branches with their councils.
func (r *registry) found() {
	_, err := r.ImportBranches(r.ctx, r.director, []officeregistry.ImportBranch{
		{Row: 1, Name: "北京", Kind: domain.BranchProvincial, State: domain.BranchEstablished, Reelected: "2024-07-21"},
		{Row: 2, Name: "湖南", Kind: domain.BranchProvincial, State: domain.BranchEstablished, Reelected: "2019-05-01"},
		{Row: 3, Name: "内蒙古", Kind: domain.BranchProvincial, State: domain.BranchEstablished, Reelected: "2023-05-01"},
		{Row: 4, Name: "拉萨", Kind: domain.BranchMunicipal, State: domain.BranchPreparatory},
		{Row: 5, Name: "粮食行业", Kind: domain.BranchIndustry, State: domain.BranchEstablished, Reelected: "2022-06-06"},
	})
	r.must(err)
	for _, name := range []string{"北京", "湖南", "内蒙古", "拉萨", "粮食行业"} {
		r.must(r.store.View(r.ctx, func(tx domain.Tx) (err error) {
			r.branches[name], err = tx.Claimed(domain.ClaimBranch, name)
			return err
		}))
	}
	r.council("北京", "王建国", "赵倩", "孙磊")
	r.council("湖南", "刘洋", "周涛", "陈静")
	r.council("内蒙古", "冯雪", "邓超", "林芳")
	r.council("粮食行业", "高翔", "何丽", "吴敏")
	r.person("郑凯", "北京", true)
	r.person("次仁", "拉萨", false)
	r.person("马强", "长沙", true)
}

func (r *registry) council(branch, president, vice, secretary string) {
	seats := []domain.Seat{
		{Person: r.person(president, branch, true), Office: domain.OfficePresident},
		{Person: r.person(vice, branch, true), Office: domain.OfficeVicePresident},
		{Person: r.person(secretary, branch, true), Office: domain.OfficeSecretary},
	}
	r.must(r.store.Update(r.ctx, func(tx domain.Tx) error {
		b, err := tx.Branches().Get(r.branches[branch])
		if err != nil {
			return err
		}
		b.Council = seats
		return tx.Branches().Put(&b)
	}))
}

func (r *registry) person(name, city string, verified bool) domain.ID {
	r.must(r.store.Update(r.ctx, func(tx domain.Tx) error {
		p := domain.Person{Name: name, City: city, Major: "食工", Year: 2003, Phone: domain.NewPhone("13812345678")}
		if verified {
			p.Verification = &domain.Verification{How: "毕业证", At: r.Now()}
		}
		var err error
		if p.ID, err = tx.NextID(domain.KindPerson); err != nil {
			return err
		}
		r.people[name] = p.ID
		return tx.People().Put(&p)
	}))
	return r.people[name]
}

// groups sets up the groups of Beijing and Hunan, from the application to the filing.
func (r *registry) groups() {
	r.beijing = r.newGroup("北京", "王建国", "赵倩", "孙磊", "京校理〔2026〕1号")
	r.hunan = r.newGroup("湖南", "刘洋", "周涛", "陈静", "湘校理〔2026〕2号")
	r.join(r.beijing, "郑凯", "北京")
	r.join(r.beijing, "王建国", "北京")
	r.join(r.hunan, "刘洋", "长沙")
}

func (r *registry) newGroup(branch, applicant, owner, admin, document string) domain.ID {
	r.Helper()
	a, err := r.SubmitApplication(r.ctx, r.director, casework.SubmitApplication{
		Kind: domain.ApplyNewGroup, Branch: r.branches[branch], Applicant: r.people[applicant],
		Owner: r.people[owner], Admins: []domain.ID{r.people[admin]}, Document: domain.Reference{Number: document, Date: "2026-11-01"},
	})
	r.must(err)
	a, err = r.ApproveApplication(r.ctx, r.director, casework.Approve{
		ID: a.ID, Version: a.Version, Number: fmt.Sprintf("校友办〔2026〕%d号", r.replies+1),
	})
	r.must(err)
	r.replies++
	r.done(a.Group, domain.TaskCreateGroup)
	return a.Group
}

// done completes a group's open task of a kind.
func (r *registry) done(group domain.ID, kind domain.TaskKind) {
	r.Helper()
	v, err := r.Group(r.ctx, r.operator, group)
	r.must(err)
	for _, id := range v.OpenCases {
		if id.Kind != domain.KindTask {
			continue
		}
		t, err := r.Task(r.ctx, r.operator, id)
		r.must(err)
		if t.Kind == kind {
			proof := domain.Proof{Note: "已办", Link: "https://mp.weixin.qq.com/s/1", Date: domain.DateOf(r.Now())}
			_, err = r.CompleteTask(r.ctx, r.director, task.CompleteTask{ID: id, Version: t.Version, Proof: proof, Second: proof})
			r.must(err)
			return
		}
	}
	r.Fatalf("%s has no open task %s", group, kind)
}

func (r *registry) join(group domain.ID, name, city string) {
	r.Helper()
	r.must(r.store.Update(r.ctx, func(tx domain.Tx) error {
		g, err := tx.Groups().Get(group)
		if err != nil {
			return err
		}
		g.Members++
		if err := tx.Groups().Put(&g); err != nil {
			return err
		}
		return tx.PutMembership(domain.Membership{
			Group: group, Person: r.people[name], Card: name + "-" + city + "-食工03级", Basis: domain.BasisWork, JoinedAt: r.Now(),
		})
	}))
}

// cases submits what waits for headquarters.
func (r *registry) cases() {
	r.at("2026-11-13", 9)
	a, err := r.SubmitApplication(r.ctx, r.director, casework.SubmitApplication{
		Kind: domain.ApplyNewGroup, Branch: r.branches["北京"], Applicant: r.people["王建国"], Owner: r.people["赵倩"],
		Admins: []domain.ID{r.people["孙磊"]}, Document: domain.Reference{Number: "京校理〔2026〕3号", Date: "2026-11-01"}, Reason: "01群将满",
		Headcount: 62,
	})
	r.must(err)
	r.application = a.ID
	a, err = r.SubmitApplication(r.ctx, r.director, casework.SubmitApplication{
		Kind: domain.ApplyLateFiling, Branch: r.branches["粮食行业"], Applicant: r.people["高翔"], Owner: r.people["何丽"],
		Document: domain.Reference{Number: "粮校理〔2026〕1号", Date: "2026-11-01"}, Existing: "轻工大粮食行业校友",
	})
	r.must(err)
	r.lateFiling = a.ID
	t, err := r.SubmitTransfer(r.ctx, r.director, casework.SubmitTransfer{
		Group: r.hunan, Role: domain.ManagerOwner, From: r.people["周涛"], To: r.people["陈静"], Reason: "工作调动",
	})
	r.must(err)
	r.transfer = t.ID
}

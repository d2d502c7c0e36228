package office_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
)

// Eight officers work off forty cases at once, some of them twice: every case
// has one reply and the numbers are 1 to 40.
func TestM4_2_EightOfficersAtOnceLeaveNoGapAndLoseNoReply(t *testing.T) {
	w := newWorld(t)
	const cases, officers = 40, 8
	apps := make([]domain.Application, cases)
	for i := range apps {
		apps[i] = w.submit(w.application())
	}
	var mu sync.Mutex
	decided := map[domain.ID]string{}
	var wg sync.WaitGroup
	for o := range officers {
		by := w.account(fmt.Sprintf("officer%d", o), domain.RoleOfficer, domain.ID{})
		wg.Go(func() {
			for i := range cases / officers * 2 { // every case is two officers'
				a := apps[(o*cases/officers+i)%cases]
				var got domain.Application
				var err error
				if a.ID.Seq%3 == 0 {
					got, err = anApplication(w.RejectCase(w.ctx, by, casework.Reject{ID: a.ID, Version: a.Version, Reason: "不宜"}))
				} else {
					got, err = w.ApproveApplication(w.ctx, by, approval(a.ID, a.Version, i))
				}
				mu.Lock()
				if err == nil && decided[a.ID] == "" {
					decided[a.ID] = got.Reply.Number
				} else if err == nil || domain.AsError(err).Fault != domain.FaultStale {
					t.Errorf("%s: %v", a.ID, err)
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	var want, got []string
	for i, a := range apps {
		want = append(want, domain.ReplyNumber(w.terms().Code(), "2026", i+1))
		v := w.app(w.officer, a.ID)
		if v.Reply.Number == "" || v.Reply.Number != decided[a.ID] {
			t.Errorf("%s has %q, its officer was told %q", a.ID, v.Reply.Number, decided[a.ID])
		}
		got = append(got, v.Reply.Number)
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("numbers %v", got)
	}
}

// A group that existed before skips the application and meets every other rule.
func TestM4_5_ALateFilingMeetsEveryOtherRule(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*world, *casework.SubmitApplication)
		want   domain.Fault
		rule   domain.ClauseID
	}{
		"as it should be":          {func(*world, *casework.SubmitApplication) {}, "", ""},
		"a councillor hands it in": {func(w *world, in *casework.SubmitApplication) { in.Applicant = w.secretary }, "", ""},
		"a stranger to the council": {
			func(w *world, in *casework.SubmitApplication) { in.Applicant = w.alumnus }, domain.FaultNotPresident, "M4.1",
		},
		"N2.1a without the council's decision": {
			func(_ *world, in *casework.SubmitApplication) { in.Document = domain.Reference{} }, domain.FaultDocument, "N2.1a",
		},
		"M5.2 an owner without office": {
			func(w *world, in *casework.SubmitApplication) { in.Owner = w.alumnus }, domain.FaultNotEligible, "M5.2",
		},
		"M4.6 another branch's name": {func(_ *world, in *casework.SubmitApplication) {
			in.Existing = "武汉轻工大学上海校友分会群01"
		}, domain.FaultBadChoice, "M4.6"},
		"N1.3 a second one without headcount": {
			func(w *world, in *casework.SubmitApplication) { w.newGroup(1); in.Headcount = 0 }, domain.FaultHeadcount, "N1.3",
		},
		"without the name in use": {
			func(_ *world, in *casework.SubmitApplication) { in.Existing = "\u200b" }, domain.FaultRequired, "M4.5",
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			in := w.application()
			in.Kind, in.Existing = domain.ApplyLateFiling, "武汉轻工大学北京校友会"
			c.change(w, &in)
			_, err := w.SubmitApplication(w.ctx, w.director, in)
			if c.want == "" {
				w.must(err)
			} else if e := domain.AsError(err); err == nil || e.Fault != c.want || e.Rule != c.rule {
				t.Errorf("got %v, want %s by %s", err, c.want, c.rule)
			}
		})
	}
}

// Where no branch exists enthusiastic alumni found a preparatory group: nobody's
// decision is needed, but headquarters' reply is, N1.4b, N2.1b.
func TestN1_4b_N2_1b_APreparatoryGroupIsAnybodysToProposeAndOwn(t *testing.T) {
	w := newWorld(t)
	tibet := w.account("tibet", domain.RoleBranchOfficer, w.tibet)
	in := casework.SubmitApplication{
		Kind: domain.ApplyPreparatory, Branch: w.tibet, Applicant: w.alumnus, Owner: w.alumnus,
		Reason: "校友热心筹备",
	}
	_, err := w.SubmitApplication(w.ctx, tibet, in)
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound) // a stranger to that branch's officer, A2
	a := w.submit(in)
	for _, c := range w.app(w.officer, a.ID).Checks {
		if c.Mark != casework.MarkPass {
			t.Errorf("%s: %s", c.Key, c.Mark)
		}
	}
	groups, err := w.Groups(w.ctx, w.officer, registry.GroupFilter{})
	w.must(err)
	if len(groups.Items) != 0 {
		t.Error("a group before the reply") // M4.2
	}
	a, err = w.ApproveApplication(w.ctx, w.officer, approval(a.ID, a.Version, 1))
	w.must(err)
	g := w.groupByID(a.Group)
	if g.Kind != domain.GroupPreparatory || g.Owner != w.alumnus {
		t.Errorf("the group is %+v", g)
	}
	w.task(g.ID, domain.TaskFile) // reported to headquarters
	// Its volunteers hand it on and name its admins without a council.
	w.join(g.ID, w.vice)
	_, err = w.EditMember(w.ctx, w.officer, people.EditMember{Group: g.ID, Person: w.vice, Basis: domain.BasisWork})
	w.must(err)
	tr, err := w.SubmitTransfer(w.ctx, tibet, casework.SubmitTransfer{
		Group: g.ID, Role: domain.ManagerOwner, From: w.alumnus, To: w.vice, Reason: "工作调动",
	})
	w.must(err)
	v, err := w.Transfer(w.ctx, w.officer, tr.ID)
	w.must(err)
	if slices.ContainsFunc(v.Checks, func(c casework.Check) bool {
		return c.Key == casework.CheckDocument ||
			c.Mark != casework.MarkPass
	}) {
		t.Errorf("checks %+v", v.Checks)
	}
	_, err = w.ApproveTransfer(w.ctx, w.officer, approval(tr.ID, tr.Version, 2))
	w.must(err)
	admins, err := w.SubmitApplication(w.ctx, tibet, casework.SubmitApplication{
		Kind: domain.ApplyAdmins, Group: g.ID, Applicant: w.vice, Admins: []domain.ID{w.alumnus},
	})
	w.must(err)
	_, err = w.ApproveApplication(w.ctx, w.officer, approval(admins.ID, admins.Version, 3))
	w.must(err)
	if g = w.groupByID(g.ID); g.Owner != w.vice || !slices.Equal(g.Admins, []domain.ID{w.alumnus}) {
		t.Errorf("the group is %+v", g)
	}
}

// An owner always, and one: a change of the admins never touches the owner, and
// the owner goes only with a successor, M5.1.
func TestM5_1_NoChangeLeavesAGroupWithoutItsOwner(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	w.join(g.ID, w.alumnus)
	in := w.changeOf(g, domain.ApplyAdmins)
	in.Admins = []domain.ID{g.Owner}
	_, err := w.SubmitApplication(w.ctx, w.director, in)
	if e := w.refused(err, domain.CodeInvalid, domain.FaultBadChoice); e.Rule != "M5.1" || e.Field != "admins" {
		t.Errorf("%v", e)
	}
	// Between the submission and the decision the admin became the owner.
	in.Admins = []domain.ID{w.alumnus, w.secretary}
	a := w.submit(in)
	tr, err := w.SubmitTransfer(w.ctx, w.director, casework.SubmitTransfer{
		Group: g.ID, Role: domain.ManagerOwner, From: g.Owner, To: w.secretary, Reason: "调动",
	})
	w.must(err)
	_, err = w.ApproveTransfer(w.ctx, w.officer, approval(tr.ID, tr.Version, 2))
	w.must(err)
	_, err = w.ApproveApplication(w.ctx, w.officer, approval(a.ID, a.Version, 3))
	w.refused(err, domain.CodeInvalid, domain.FaultBadChoice)
	if got := w.groupByID(g.ID); got.Owner != w.secretary || slices.Contains(got.Admins, w.secretary) {
		t.Errorf("owner %s, admins %v", got.Owner, got.Admins)
	}
}

func TestN1_4a_OnlyTheBranchItselfApplies(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	manager := w.managedBy("manager", g.ID, w.vice)
	for name, by := range map[string]struct {
		caller domain.Caller
		code   domain.Code
	}{
		"another branch's officer": {w.shanghaiOfficer, domain.CodeNotFound},
		"the group's manager":      {manager, domain.CodeNotFound},
		"an auditor":               {w.auditor, domain.CodeForbidden},
		"nobody":                   {caller("stranger"), domain.CodeForbidden},
	} {
		_, err := w.SubmitApplication(w.ctx, by.caller, w.application())
		_, derr := w.SaveDraft(w.ctx, by.caller, w.application())
		if !domain.IsCode(err, by.code) || !domain.IsCode(derr, by.code) {
			t.Errorf("%s: %v, %v", name, err, derr)
		}
	}
	_, err := w.SubmitApplication(w.ctx, w.beijingOfficer, w.application())
	w.must(err)
}

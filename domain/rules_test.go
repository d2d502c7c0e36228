package domain_test

import (
	"slices"
	"testing"
	"time"

	"alumni/domain"
)

// fault is how a rule reads: "" holds, else what it found.
func fault(err error) domain.Fault {
	if err == nil {
		return ""
	}
	return domain.AsError(err).Fault
}

func expect(t *testing.T, err error, want domain.Fault, rule domain.ClauseID) {
	t.Helper()
	if fault(err) != want {
		t.Fatalf("got %v, want %q", err, want)
	}
	if err != nil && domain.AsError(err).Rule != rule {
		t.Errorf("rests on %q, want %q", domain.AsError(err).Rule, rule)
	}
}

var (
	president   = domain.Person{Meta: domain.Meta{ID: id('P', 1)}, Name: "会长"}
	vice        = domain.Person{Meta: domain.Meta{ID: id('P', 2)}, Name: "副会长"}
	secretary   = domain.Person{Meta: domain.Meta{ID: id('P', 3)}, Name: "秘书长"}
	councillor  = domain.Person{Meta: domain.Meta{ID: id('P', 4)}, Name: "理事"}
	stranger    = domain.Person{Meta: domain.Meta{ID: id('P', 5)}, Name: "校友"}
	established = domain.Branch{
		Meta: domain.Meta{ID: beijing}, Name: "北京", Kind: domain.BranchProvincial, State: domain.BranchEstablished,
		Council: []domain.Seat{
			{Person: president.ID, Office: domain.OfficePresident},
			{Person: vice.ID, Office: domain.OfficeVicePresident},
			{Person: secretary.ID, Office: domain.OfficeSecretary},
			{Person: councillor.ID, Office: domain.OfficeCouncillor},
		},
	}
)

func inState(s domain.BranchState) domain.Branch {
	b := established
	b.State = s
	return b
}

func TestM5_2_WhoMayOwnAGroup(t *testing.T) {
	for name, c := range map[string]struct {
		person    domain.Person
		kind      domain.GroupKind
		authority string
		want      domain.Fault
	}{
		"president":                  {president, domain.GroupRegional, "", ""},
		"vice president":             {vice, domain.GroupRegional, "", ""},
		"secretary-general":          {secretary, domain.GroupRegional, "", ""},
		"councillor":                 {councillor, domain.GroupRegional, "", domain.FaultNotEligible},
		"councillor, authorised":     {councillor, domain.GroupRegional, "会长授权〔2026〕1号", ""},
		"no office":                  {stranger, domain.GroupIndustry, "", domain.FaultNotEligible},
		"no office, authorised":      {stranger, domain.GroupIndustry, "会长授权〔2026〕2号", ""},
		"N2.1b volunteer, no branch": {stranger, domain.GroupPreparatory, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, domain.EligibleOwner(established, c.kind, c.person, domain.Reference{Number: c.authority}, "owner_auth"),
				c.want, "M5.2")
		})
	}
}

func TestM4_1_WhoMayApply(t *testing.T) {
	none := inState(domain.BranchNone)
	for name, c := range map[string]struct {
		kind      domain.ApplicationKind
		branch    domain.Branch
		person    domain.Person
		authority string
		want      domain.Fault
	}{
		"president":                   {domain.ApplyNewGroup, established, president, "", ""},
		"vice president":              {domain.ApplyNewGroup, established, vice, "", domain.FaultNotPresident},
		"vice president, authorised":  {domain.ApplyNewGroup, established, vice, "授权书", ""},
		"anybody":                     {domain.ApplyNewGroup, established, stranger, "", domain.FaultNotPresident},
		"N1.4b enthusiastic alumnus":  {domain.ApplyPreparatory, none, stranger, "", ""},
		"M4.5 late filing, council":   {domain.ApplyLateFiling, established, councillor, "", ""},
		"M4.5 late filing, anybody":   {domain.ApplyLateFiling, established, stranger, "", domain.FaultNotPresident},
		"M4.5 late filing, no branch": {domain.ApplyLateFiling, none, stranger, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, domain.ApplicantMayApply(c.kind, c.branch, c.person, domain.Reference{Number: c.authority}), c.want, "M4.1")
		})
	}
}

func TestN1_4_WhichGroupABranchMayHave(t *testing.T) {
	for _, c := range []struct {
		state domain.BranchState
		kind  domain.ApplicationKind
		want  domain.Fault
		rule  domain.ClauseID
	}{
		{domain.BranchEstablished, domain.ApplyNewGroup, "", ""},
		{domain.BranchPreparatory, domain.ApplyNewGroup, domain.FaultBranchEnded, "N1.4a"},
		{domain.BranchNone, domain.ApplyNewGroup, domain.FaultBranchEnded, "N1.4a"},
		{domain.BranchEnded, domain.ApplyNewGroup, domain.FaultBranchEnded, "N1.4a"},
		{domain.BranchEstablished, domain.ApplyPreparatory, domain.FaultBadChoice, "N1.4b"},
		{domain.BranchPreparatory, domain.ApplyPreparatory, "", ""},
		{domain.BranchNone, domain.ApplyPreparatory, "", ""},
		{domain.BranchEnded, domain.ApplyPreparatory, domain.FaultBranchEnded, "N1.4a"},
		{domain.BranchEstablished, domain.ApplyLateFiling, "", ""},
		{domain.BranchEnded, domain.ApplyLateFiling, domain.FaultBranchEnded, "N1.4a"},
	} {
		t.Run(string(c.state)+" "+string(c.kind), func(t *testing.T) {
			expect(t, domain.BranchMayHave(c.kind, inState(c.state)), c.want, c.rule)
		})
	}
}

func TestN1_3_ASecondGroupNeedsItsHeadcount(t *testing.T) {
	expect(t, domain.SecondGroup(0, 0), "", "")
	expect(t, domain.SecondGroup(1, 0), domain.FaultHeadcount, "N1.3")
	expect(t, domain.SecondGroup(1, 320), "", "")
}

func TestM4_1_N2_1a_TheDocumentIsReferredTo(t *testing.T) {
	expect(t, domain.DocumentGiven(domain.ApplyNewGroup, established, domain.Reference{}), domain.FaultDocument, "M4.1")
	expect(t, domain.DocumentGiven(domain.ApplyLateFiling, established, domain.Reference{}), domain.FaultDocument, "N2.1a")
	expect(t, domain.DocumentGiven(domain.ApplyNewGroup, established, domain.Reference{Number: "x"}), "", "")
	expect(t, domain.DocumentGiven(domain.ApplyPreparatory, inState(domain.BranchNone), domain.Reference{}), "", "")
}

func TestN2_3_M5_1_OneOwnerBeforeAndAfter(t *testing.T) {
	g := domain.Group{
		Owner: president.ID, Admins: []domain.ID{vice.ID, secretary.ID}, Filing: domain.FilingFiled,
		FiledAt:     time.Now(),
		Publication: domain.Publication{Account: domain.Notice{Link: "x"}},
	}
	after := domain.HandOver(g, domain.ManagerOwner, president.ID, vice.ID)
	if after.Owner != vice.ID || slices.Contains(after.Admins, vice.ID) || !slices.Contains(after.Admins, secretary.ID) {
		t.Errorf("owner %s, admins %s", after.Owner, after.Admins)
	}
	if after.Filing != domain.FilingMissing || after.Publication != (domain.Publication{}) {
		t.Errorf("filing and published list are not renewed: %+v", after)
	}
	after = domain.HandOver(g, domain.ManagerAdmin, secretary.ID, stranger.ID)
	if after.Owner != president.ID || !slices.Equal(after.Admins, []domain.ID{vice.ID, stranger.ID}) {
		t.Errorf("owner %s, admins %s", after.Owner, after.Admins)
	}
	if !slices.Equal(g.Admins, []domain.ID{vice.ID, secretary.ID}) {
		t.Error("the group before was changed")
	}
}

func TestM10_AnEventIsJudgedByTheRulesOfItsTime(t *testing.T) {
	day := func(d domain.Date) time.Time { return d.Time() }
	sets := []domain.RuleSet{
		{Meta: domain.Meta{ID: id('R', 2)}, Name: "2024-1", Effective: day("2024-03-01")},
		{Meta: domain.Meta{ID: id('R', 1)}, Name: "2020-1", Effective: day("2020-10-01")},
	}
	for at, want := range map[domain.Date]string{
		"2020-09-30": "", "2020-10-01": "2020-1", "2024-02-29": "2020-1", "2024-03-01": "2024-1", "2030-01-01": "2024-1",
	} {
		set, err := domain.RuleSetAt(sets, day(at))
		if set.Name != want || want == "" && fault(err) != domain.FaultNoRule {
			t.Errorf("%s: %q, %v; want %q", at, set.Name, err, want)
		}
	}
}

func TestM10_AnEventOfADayIsJudgedByWhatTookEffectOnIt(t *testing.T) {
	noon := domain.Date("2024-03-01").Time().Add(12 * time.Hour)
	sets := []domain.RuleSet{
		{Meta: domain.Meta{ID: id('R', 1)}, Name: "2020-1", Effective: domain.Date("2020-10-01").Time()},
		{Meta: domain.Meta{ID: id('R', 2)}, Name: "2024-1", Effective: noon},
		{Meta: domain.Meta{ID: id('R', 3)}, Name: "2024-2", Effective: domain.Date("2024-03-02").Time()},
	}
	for day, want := range map[domain.Date]string{
		"2020-09-30": "", "2020-10-01": "2020-1", "2024-02-29": "2020-1", "2024-03-01": "2024-1", "2024-03-02": "2024-2",
	} {
		set, err := domain.RuleSetOn(sets, day)
		if set.Name != want || want == "" && fault(err) != domain.FaultNoRule {
			t.Errorf("%s: %q, %v; want %q", day, set.Name, err, want)
		}
	}
}

func TestN0_StatesMoveOnlyAlongTheirFlow(t *testing.T) {
	expect(t, domain.Step(domain.BranchFlow, beijing, domain.BranchNone, domain.BranchEstablished), "", "")
	expect(t, domain.Step(domain.BranchFlow, beijing, domain.BranchEnded, domain.BranchEstablished), domain.FaultState, "")
	expect(t, domain.Step(domain.CaseFlow, id('A', 1), domain.CaseApproved, domain.CaseRejected), domain.FaultState, "")
	expect(t, domain.Step(domain.GroupFlow, groupA, domain.GroupApproved, domain.GroupActive), "", "")
	expect(t, domain.Step(domain.GroupFlow, groupA, domain.GroupActive, domain.GroupActive), domain.FaultState, "")
	expect(t, domain.Step(domain.AccountFlow, id('U', 1), domain.AccountDisabled, domain.AccountActive), domain.FaultState, "")
}

func TestN0_ACouncilsTermEnds(t *testing.T) {
	terms := domain.Terms{CouncilYears: 5}
	b := established
	b.Reelected = "2019-07-21"
	if got := domain.TermEnds(b, terms); got != "2024-07-20" {
		t.Errorf("ends %s", got)
	}
	last := domain.Date("2024-07-20").Time()
	if domain.TermExpired(b, terms, last) || !domain.TermExpired(b, terms, last.AddDate(0, 0, 1)) {
		t.Error("the term's last day is its last")
	}
	if domain.TermExpired(inState(domain.BranchPreparatory), terms, last.AddDate(9, 0, 0)) {
		t.Error("a branch without council has no term")
	}
}

// After a lost race the record is where the loser wanted it: to name that state
// as the required one would say the opposite of what happened.
func TestAStepRefusedNamesNoStateItIsIn(t *testing.T) {
	e := domain.AsError(domain.Step(domain.CaseFlow, id('A', 14), domain.CaseApproved, domain.CaseApproved))
	if e.Args["state"] != string(domain.CaseApproved) || e.Args["want"] != nil {
		t.Errorf("says %v", e.Args)
	}
}

package domain_test

import (
	"slices"
	"strings"
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
			expect(t, domain.EligibleOwner(established, c.kind, c.person, domain.Reference{Number: c.authority}, "owner_auth"), c.want, "M5.2")
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

func TestN3_2_M8_1b_WhatAViolationRestsOn(t *testing.T) {
	notice, measures := []domain.ClauseID{"N3.2.5"}, []domain.ClauseID{"M7.6"}
	for name, c := range map[string]struct {
		outcome   domain.Outcome
		authority domain.ClauseID
		clauses   []domain.ClauseID
		earlier   int
		want      domain.Fault
		rule      domain.ClauseID
	}{
		"N3.2 removal at the first time":          {domain.OutcomeRemoval, "N3.2", notice, 0, "", ""},
		"N3.2 removal without one of its items":   {domain.OutcomeRemoval, "N3.2", measures, 9, domain.FaultClauseNotListed, "N3.2"},
		"M8.1b removal at the first time":         {domain.OutcomeRemoval, "M8.1b", measures, 0, domain.FaultRepeatThreshold, "M8.1b"},
		"M8.1b removal one short":                 {domain.OutcomeRemoval, "M8.1b", measures, 2, domain.FaultRepeatThreshold, "M8.1b"},
		"M8.1b removal of a repeat offender":      {domain.OutcomeRemoval, "M8.1b", measures, 3, "", ""},
		"removal on a clause that removes nobody": {domain.OutcomeRemoval, "M6.4", notice, 9, domain.FaultBadChoice, ""},
		"reminder":            {domain.OutcomeReminder, "M8.1a", measures, 0, "", ""},
		"N2.2b rectification": {domain.OutcomeRectification, "N2.2b", measures, 0, "", ""},
		"M6.4 withdrawal":     {domain.OutcomeWithdrawal, "M6.4", notice, 0, "", ""},
		"M8.1c referral":      {domain.OutcomeReferral, "M8.1c", notice, 0, "", ""},
		"unknown outcome":     {"banishment", "N3.2", notice, 0, domain.FaultBadChoice, ""},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, domain.CheckAuthority(c.outcome, c.authority, c.clauses, c.earlier, 3), c.want, c.rule)
		})
	}
	if a := domain.DefaultAuthority(domain.OutcomeRemoval, notice); a != "N3.2" {
		t.Errorf("removal citing the notice rests on %s", a)
	}
	if a := domain.DefaultAuthority(domain.OutcomeRemoval, measures); a != "M8.1b" {
		t.Errorf("removal citing the measures alone rests on %s", a)
	}
	for _, o := range domain.Outcomes {
		if a := domain.DefaultAuthority(o, notice); domain.CheckAuthority(o, a, notice, 0, 3) != nil {
			t.Errorf("the default authority %q of %s is not allowed", a, o)
		}
	}
}

func TestN3_2_M7_OnlyItemsOfConductAreCited(t *testing.T) {
	known := func(c domain.ClauseID) bool { return c == "M4.6" || c == "N3.2.1" }
	for name, c := range map[string]struct {
		clauses []domain.ClauseID
		want    domain.Fault
	}{
		"none":             {nil, domain.FaultRequired},
		"the first":        {[]domain.ClauseID{"N3.2.1"}, ""},
		"both documents":   {[]domain.ClauseID{"N3.2.7", "M7.9"}, ""},
		"no conduct":       {[]domain.ClauseID{"N3.2.1", "M4.6"}, domain.FaultClauseNotListed},
		"no such clause":   {[]domain.ClauseID{"M7.10"}, domain.FaultClauseUnknown},
		"the whole clause": {[]domain.ClauseID{"N3.2"}, domain.FaultClauseUnknown},
	} {
		t.Run(name, func(t *testing.T) {
			if got := fault(domain.CheckClauses(c.clauses, known)); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestM5_1_TheOwnerIsNotRemovedWithoutASuccessor(t *testing.T) {
	g := domain.Group{Owner: president.ID}
	expect(t, domain.CheckRemoval(domain.OutcomeRemoval, g, president.ID), domain.FaultOrphan, "M5.1")
	expect(t, domain.CheckRemoval(domain.OutcomeRemoval, g, vice.ID), "", "")
	expect(t, domain.CheckRemoval(domain.OutcomeReminder, g, president.ID), "", "")
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

func TestM4_2_DocumentNumbersThatLookTheSameAreTheSame(t *testing.T) {
	want := domain.ReplyClaim("校友办〔2026〕3号")
	for _, s := range []string{"校友办[2026]3号", "校友办【2026】3号", "校友办（2026）3号", "校友办〔２０２６〕３号", " 校友办〔2026〕 3 号"} {
		if got := domain.ReplyClaim(s); got != want {
			t.Errorf("%q claims %q, want %q", s, got, want)
		}
	}
}

// What the eye or the ear does not tell apart is one number: brackets of every
// make, leading zeros, letters of either case, characters nobody sees.
func TestM4_2_ADocumentNumberHasOneForm(t *testing.T) {
	want := domain.ReplyClaim("校友办〔2026〕50号A")
	for _, s := range []string{
		"校友办﹝2026﹞50号A", "校友办〖2026〗50号A", "校友办❲2026❳50号A", "校友办〔2026〕050号A",
		"校友办〔2026〕50号\ufe0fA", "校友办〔2026〕50号a", "校友办〔2026〕\u200b５０号Ａ",
	} {
		if got := domain.ReplyClaim(s); got != want {
			t.Errorf("%q claims %q, want %q", s, got, want)
		}
	}
	for _, s := range []string{"校友办〔2026〕5号A", "校友办〔2026〕500号A", "校友办〔2026〕0号A"} {
		if domain.ReplyClaim(s) == want {
			t.Errorf("%q is another number", s)
		}
	}
	if n := len(domain.ReplyClaim(strings.Repeat("\ufdfa", domain.MaxReference))); n > 512 {
		t.Errorf("a claim of %d bytes", n)
	}
}

func TestDatesArePlausible(t *testing.T) {
	now := domain.Date("2026-11-22").Time()
	for d, want := range map[domain.Date]domain.Fault{
		"0001-01-01": domain.FaultBadDate, "1951-10-01": "", "2026-11-22": "", "2026-11-23": domain.FaultFutureDate,
	} {
		if got := fault(domain.PastDate("reelected", d, now)); got != want {
			t.Errorf("%s: %q, want %q", d, got, want)
		}
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

func TestM4_3_ATaskEndsOnlyWithProof(t *testing.T) {
	now := domain.Date("2026-11-22").Time().Add(10 * time.Hour)
	page := func(link string) domain.Proof { return domain.Proof{Link: link, Date: "2026-11-22"} }
	full := page("https://mp.weixin.qq.com/s/1")
	for name, c := range map[string]struct {
		kind          domain.TaskKind
		first, second domain.Proof
		want          domain.Fault
		field         string
	}{
		"nothing":                    {domain.TaskCreateGroup, domain.Proof{}, domain.Proof{}, domain.FaultProofMissing, "note"},
		"no date":                    {domain.TaskCreateGroup, domain.Proof{Note: "已建"}, domain.Proof{}, domain.FaultProofMissing, "date"},
		"tomorrow":                   {domain.TaskCreateGroup, domain.Proof{Note: "已建", Date: "2026-11-23"}, domain.Proof{}, domain.FaultFutureDate, "date"},
		"no real day":                {domain.TaskCreateGroup, domain.Proof{Note: "已建", Date: "2026-02-30"}, domain.Proof{}, domain.FaultBadDate, "date"},
		"note and date":              {domain.TaskCreateGroup, domain.Proof{Note: "已建", Date: "2026-11-22"}, domain.Proof{}, "", ""},
		"link and date":              {domain.TaskFile, full, domain.Proof{}, "", ""},
		"M4.3 one channel":           {domain.TaskPublish, full, domain.Proof{}, domain.FaultProofMissing, "second_link"},
		"M4.3 no link":               {domain.TaskPublish, domain.Proof{Note: "发了", Date: "2026-11-22"}, full, domain.FaultProofMissing, "link"},
		"M4.3 second without a date": {domain.TaskPublish, full, domain.Proof{Link: "https://x"}, domain.FaultProofMissing, "second_date"},
		"M4.3 account and website":   {domain.TaskPublish, full, page("http://www.whpu.edu.cn/1"), "", ""},
		"M4.3 no address":            {domain.TaskPublish, page("x"), full, domain.FaultBadChoice, "link"},
		"M4.3 no host":               {domain.TaskPublish, full, page("https:///1"), domain.FaultBadChoice, "second_link"},
		"M4.3 a port is no host":     {domain.TaskPublish, full, page("https://:443/1"), domain.FaultBadChoice, "second_link"},
		"M4.3 not of the web":        {domain.TaskPublish, full, page("javascript://x/%0aalert(1)"), domain.FaultBadChoice, "second_link"},
		"M4.3 an address in a text":  {domain.TaskPublish, full, page("见 https://x/1"), domain.FaultBadChoice, "second_link"},
		"M4.3 one page for both":     {domain.TaskPublish, full, full, domain.FaultBadChoice, "second_link"},
		"M4.3 one page, other marks": {domain.TaskPublish, full, page("HTTP://MP.weixin.qq.com/s/1/#top"), domain.FaultBadChoice, "second_link"},
	} {
		t.Run(name, func(t *testing.T) {
			err := domain.CheckProof(c.kind, c.first, c.second, now)
			if fault(err) != c.want || err != nil && domain.AsError(err).Field != c.field {
				t.Errorf("got %v, want %q on %q", err, c.want, c.field)
			}
		})
	}
}

func TestAuditHashCoversEveryField(t *testing.T) {
	e := domain.AuditEntry{Seq: 7, At: time.Now(), Face: domain.FaceConsole, Action: domain.ActGroupCreate, Prev: "p", Detail: "d"}
	hash := e.ChainHash()
	for name, change := range map[string]func(*domain.AuditEntry){
		"seq": func(e *domain.AuditEntry) { e.Seq++ }, "at": func(e *domain.AuditEntry) { e.At = e.At.Add(1) },
		"account": func(e *domain.AuditEntry) { e.Account = director.Account }, "action": func(e *domain.AuditEntry) { e.Action = "x" },
		"subject": func(e *domain.AuditEntry) { e.Subject = groupA }, "prev": func(e *domain.AuditEntry) { e.Prev = "q" },
		"detail":  func(e *domain.AuditEntry) { e.Detail = "e" },
		"changes": func(e *domain.AuditEntry) { e.Changes = []domain.Change{{Field: "state"}} },
	} {
		c := e
		change(&c)
		if c.ChainHash() == hash {
			t.Errorf("a changed %s keeps the hash", name)
		}
	}
	e.Hash = "h"
	e.At = e.At.In(domain.China)
	if e.ChainHash() != hash {
		t.Error("the hash depends on the hash or the time zone")
	}
}

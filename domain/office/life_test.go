package office_test

import (
	"slices"
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/domain/office/task"
	"alumni/domain/office/violation"
)

// aRoom is a group of Beijing with vice as owner, secretary as admin and the
// alumnus, whose card is right, as a member.
func (w *world) aRoom() domain.ID {
	w.Helper()
	g := w.room(w.beijing, 10, w.vice, w.secretary)
	_, err := w.AddMember(w.ctx, w.officer, people.AddMember{Group: g, Person: w.alumnus, Basis: domain.BasisLiving})
	w.must(err)
	return g
}

func (w *world) memberOf(group, person domain.ID) people.MemberRow {
	w.Helper()
	m, err := w.Member(w.ctx, w.officer, group, person)
	w.must(err)
	return m
}

// later moves the clock on by some days.
func (w *world) later(days int) { w.clock.Add(int64(days) * int64(24*time.Hour)) }

func TestN1_2d_AnExceptionIsRecordedWithWhoAllowedIt(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 10, w.vice)
	manager := w.account("群主", domain.RoleGroupManager, g)
	for name, c := range map[string]struct {
		by        domain.Caller
		why       string
		allowedBy domain.ID
		fault     domain.Fault // "" is let in
		field     string
	}{
		"no reason":                      {w.officer, "", domain.ID{}, domain.FaultRequired, "exception"},
		"a branch allows it itself":      {w.beijingOfficer, "校友家属", domain.ID{}, domain.FaultRequired, "allowed_by"},
		"a manager allows it himself":    {manager, "校友家属", domain.ID{}, domain.FaultRequired, "allowed_by"},
		"a vice president":               {w.beijingOfficer, "校友家属", w.vice, domain.FaultMayNotAllow, "allowed_by"},
		"the president of elsewhere":     {w.officer, "校友家属", w.shPresident, domain.FaultMayNotAllow, "allowed_by"},
		"the president of the branch":    {w.beijingOfficer, "校友家属", w.president, "", ""},
		"the secretary-general":          {manager, "校友家属", w.secretary, "", ""},
		"headquarters by its own office": {w.officer, "校友家属", domain.ID{}, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := w.AddPerson(w.ctx, w.beijingOfficer, people.AddPerson{Name: "郑七", Confirm: true})
			w.must(err)
			who := p.ID
			if c.by == manager { // who knows the council, and nobody else outside the group
				who = map[bool]domain.ID{true: w.president, false: w.secretary}[c.fault == ""]
			}
			m, err := w.AddMember(w.ctx, c.by, people.AddMember{
				Group: g, Person: who, Basis: domain.BasisException, Exception: c.why, AllowedBy: c.allowedBy,
				Reason: "x",
			})
			if c.fault != "" {
				if e := domain.AsError(err); e.Fault != c.fault || e.Field != c.field || e.Rule != "N1.2d" {
					t.Errorf("refused with %v", err)
				}
				return
			}
			w.must(err)
			if m.Exception.Reason != c.why || m.Exception.AllowedBy != c.allowedBy || m.Exception.Account.IsZero() {
				t.Errorf("recorded %+v", m.Exception)
			}
		})
	}
	_, err := w.AddMember(w.ctx, w.officer, people.AddMember{Group: g, Person: w.alumnus, Basis: domain.BasisWork, Exception: "多余"})
	if e := w.refused(err, domain.CodeInvalid, domain.FaultBadChoice); e.Field != "basis" {
		t.Errorf("refused with %v", e)
	}
}

// Owner and admins of an approved group are in it by where they are registered to
// live; what is recorded otherwise stands.
func TestN1_2d_OwnersAndAdminsHaveABasisToo(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1).ID
	v, err := w.Group(w.ctx, w.officer, g)
	w.must(err)
	if m := w.memberOf(g, w.vice); v.Findings.NoBasis != 0 || m.Basis != domain.BasisLiving {
		t.Fatalf("findings %+v, in by %q", v.Findings, m.Basis)
	}
	for _, p := range []domain.ID{w.vice, w.secretary} {
		m, err := w.EditMember(w.ctx, w.beijingOfficer, people.EditMember{Group: g, Person: p, Basis: domain.BasisWork})
		w.must(err)
		if m.Basis != domain.BasisWork || m.Card == "" {
			t.Errorf("recorded %+v", m)
		}
	}
	v, err = w.Group(w.ctx, w.officer, g)
	w.must(err)
	b, err := w.Branch(w.ctx, w.officer, w.beijing)
	w.must(err)
	if v.Findings.NoBasis != 0 || b.Findings.NoBasis != 0 || v.History[0].Action != domain.ActMemberEdit {
		t.Errorf("findings %+v, %+v, history %+v", v.Findings, b.Findings, v.History[0])
	}
}

func TestN1_2c_ACardIsRecordedAsItStandsInWeChat(t *testing.T) {
	w := newWorld(t)
	g := w.aRoom()
	edit := func(by domain.Caller, change func(*people.EditMember)) (domain.Membership, error) {
		in := people.EditMember{Group: g, Person: w.alumnus}
		change(&in)
		return w.EditMember(w.ctx, by, in)
	}
	m, err := edit(w.beijingOfficer, func(in *people.EditMember) { in.Card, in.Nickname = "周五 化学", "北漂🌏" })
	w.must(err)
	if m.Card != "周五 化学" || m.Nickname != "北漂🌏" || m.Basis != domain.BasisLiving {
		t.Errorf("recorded %+v", m)
	}
	row := w.memberOf(g, w.alumnus)
	if len(row.Findings) == 0 || row.Proposal != "周五-北京-化学97级" {
		t.Errorf("findings %v, proposal %q", row.Findings, row.Proposal)
	}
	_, err = edit(w.beijingOfficer, func(in *people.EditMember) { in.Card = "周五 化学" })
	w.refused(err, domain.CodeInvalid, domain.FaultNoChange)
	// A phone on a card is covered; who sends it back as it is shown changes nothing.
	_, err = edit(w.beijingOfficer, func(in *people.EditMember) { in.Card = "周五13812345678" })
	w.must(err)
	shown := w.memberOf(g, w.alumnus).Card
	_, err = edit(w.beijingOfficer, func(in *people.EditMember) { in.Card = shown })
	w.refused(err, domain.CodeInvalid, domain.FaultNoChange)
	if shown == "周五13812345678" || len(w.memberOf(g, w.alumnus).Findings) == 0 {
		t.Errorf("shown as %s", shown)
	}
	_, err = edit(w.shanghaiOfficer, func(in *people.EditMember) { in.Card = "周五" })
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
	_, err = edit(w.auditor, func(in *people.EditMember) { in.Card = "周五" })
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
	in := people.EditMember{Group: g, Person: w.president, Card: "赵一"}
	_, err = w.EditMember(w.ctx, w.beijingOfficer, in)
	w.refused(err, domain.CodeInvalid, domain.FaultNotMember)
	p, err := w.Person(w.ctx, w.officer, w.alumnus)
	w.must(err)
	if len(p.In) != 1 || len(p.In[0].Findings) == 0 || p.History[0].Action != domain.ActMemberEdit {
		t.Errorf("the person's page shows %+v, %+v", p.In, p.History)
	}
}

func TestN1_2d_AMemberLeavesByThemselfAndComesBackWithTheHistory(t *testing.T) {
	w := newWorld(t)
	g := w.aRoom()
	_, err := w.LeaveMember(w.ctx, w.officer, people.LeaveMember{Group: g, Person: w.vice})
	if e := w.refused(err, domain.CodeConflict, domain.FaultOrphan); e.Rule != "M5.1" {
		t.Errorf("the owner left: %v", e)
	}
	for on, fault := range map[domain.Date]domain.Fault{
		"2026-11-21": domain.FaultFutureDate, "2026-11-01": domain.FaultBadDate, "昨天": domain.FaultBadDate,
	} {
		_, err := w.LeaveMember(w.ctx, w.officer, people.LeaveMember{Group: g, Person: w.alumnus, On: on})
		if e := domain.AsError(err); e == nil || e.Fault != fault || e.Field != "on" {
			t.Errorf("%s: %v", on, err)
		}
	}
	w.later(3)
	m, err := w.LeaveMember(w.ctx, w.beijingOfficer, people.LeaveMember{Group: g, Person: w.alumnus, On: "2026-11-22"})
	w.must(err)
	if m.Parting.As != domain.PartedLeft || domain.DateOf(m.RemovedAt) != "2026-11-22" || len(w.present(g)) != 2 {
		t.Errorf("left %+v", m)
	}
	gone, err := w.Members(w.ctx, w.officer, people.MemberFilter{Group: g, Gone: true})
	w.must(err)
	if len(gone.Items) != 1 || gone.Items[0].Person != w.alumnus {
		t.Errorf("gone are %+v", gone.Items)
	}
	_, err = w.LeaveMember(w.ctx, w.officer, people.LeaveMember{Group: g, Person: w.alumnus})
	w.refused(err, domain.CodeInvalid, domain.FaultRemovedMember)
	w.later(1)
	back, err := w.AddMember(w.ctx, w.officer, people.AddMember{Group: g, Person: w.alumnus, Basis: domain.BasisWork}) // owes no reason
	w.must(err)
	if len(back.Past) != 1 || back.Past[0].As != domain.PartedLeft {
		t.Errorf("came back with %+v", back)
	}
}

// An admin who leaves is admin no more: form and publication are renewed.
func TestN2_1a_AnAdminWhoLeavesLosesTheRole(t *testing.T) {
	w := newWorld(t)
	g := w.aRoom()
	_, err := w.LeaveMember(w.ctx, w.officer, people.LeaveMember{Group: g, Person: w.secretary})
	w.must(err)
	if v := w.groupByID(g); len(v.Admins) != 0 || v.Filing != domain.FilingMissing {
		t.Errorf("admins %v, filing %s", v.Admins, v.Filing)
	}
	w.task(g, domain.TaskFile)
	w.task(g, domain.TaskPublish)
}

func TestM6_3_ARefusalIsRecordedAndWhoComesAgainIsShown(t *testing.T) {
	w := newWorld(t)
	g := w.aRoom()
	_, err := w.RefuseMember(w.ctx, w.beijingOfficer, people.RefuseMember{Group: g, Name: "何人"})
	if e := w.refused(err, domain.CodeInvalid, domain.FaultRequired); e.Field != "reason" || e.Rule != "M6.3" {
		t.Errorf("refused with %v", e)
	}
	_, err = w.RefuseMember(w.ctx, w.beijingOfficer, people.RefuseMember{Group: g, Reason: "不是校友"})
	if e := w.refused(err, domain.CodeInvalid, domain.FaultRequired); e.Field != "name" {
		t.Errorf("refused with %v", e)
	}
	_, err = w.RefuseMember(w.ctx, w.beijingOfficer, people.RefuseMember{Group: g, Person: w.alumnus, Reason: "不是校友"})
	w.refused(err, domain.CodeConflict, domain.FaultAlreadyMember)
	_, err = w.RefuseMember(w.ctx, w.shanghaiOfficer, people.RefuseMember{Group: g, Name: "何人", Reason: "不是校友"})
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)

	first, err := w.RefuseMember(w.ctx, w.beijingOfficer, people.RefuseMember{Group: g, Name: "郑七", Reason: "说不出专业和年级"})
	w.must(err)
	again, err := w.RefuseMember(w.ctx, w.beijingOfficer, people.RefuseMember{Group: g, Name: " 郑 七", Reason: "仍无证明"})
	w.must(err)
	if first.Earlier != 0 || again.Earlier != 1 {
		t.Errorf("earlier %d, %d", first.Earlier, again.Earlier)
	}
	page, err := w.Refusals(w.ctx, w.auditor, people.RefusalFilter{Group: g})
	w.must(err)
	if len(page.Items) != 2 || page.Items[0].ID != again.ID || page.Items[0].Earlier != 1 || page.Items[0].Reason != "仍无证明" {
		t.Errorf("listed %+v", page.Items)
	}
	if elsewhere, err := w.Refusals(w.ctx, w.shanghaiOfficer, people.RefusalFilter{}); err != nil || len(elsewhere.Items) > 0 {
		t.Errorf("Shanghai reads %+v, %v", elsewhere.Items, err)
	}

	// The same name comes again, registered meanwhile: by a list not at all, singly with a reason.
	p, err := w.AddPerson(w.ctx, w.beijingOfficer, people.AddPerson{Name: "郑七", City: "北京", Major: "食工", Year: 2003})
	w.must(err)
	row := people.ImportMember{ImportPerson: people.ImportPerson{Row: 2}, Person: p.ID, Basis: domain.BasisWork}
	_, err = w.ImportMembers(w.ctx, w.officer, g, []people.ImportMember{row}, true)
	if bad := wrongRows(t, err); !slices.Equal(bad, []string{"2 refused_before M6.3"}) {
		t.Errorf("wrong rows %v", bad)
	}
	in := people.AddMember{Group: g, Person: p.ID, Basis: domain.BasisWork}
	_, err = w.AddMember(w.ctx, w.officer, in)
	if e := w.refused(err, domain.CodeConflict, domain.FaultRefusedBefore); e.Args["id"] != again.ID.String() || e.Field != "reason" {
		t.Errorf("refused with %v", e)
	}
	in.Reason = "补交了毕业证"
	w.later(1)
	_, err = w.AddMember(w.ctx, w.officer, in)
	w.must(err)
	_, err = w.LeaveMember(w.ctx, w.officer, people.LeaveMember{Group: g, Person: p.ID})
	w.must(err)
	in.Reason = ""
	w.later(1)
	_, err = w.AddMember(w.ctx, w.officer, in) // the refusal was before the last stay
	w.must(err)
}

func TestN2_2c_AMemberWhoDoesNotFitIsRemovedWithAuthority(t *testing.T) {
	w := newWorld(t)
	g := w.aRoom()
	expel := func(change func(*people.ExpelMember)) (domain.Task, error) {
		in := people.ExpelMember{Group: g, Person: w.alumnus, Ground: domain.GroundUnfit, Reason: "查实并非校友"}
		change(&in)
		return w.ExpelMember(w.ctx, w.beijingOfficer, in)
	}
	for name, c := range map[string]struct {
		change func(*people.ExpelMember)
		code   domain.Code
		fault  domain.Fault
		field  string
	}{
		"no reason":    {func(in *people.ExpelMember) { in.Reason = " " }, domain.CodeInvalid, domain.FaultRequired, "reason"},
		"no ground":    {func(in *people.ExpelMember) { in.Ground = "" }, domain.CodeInvalid, domain.FaultRequired, "ground"},
		"none of them": {func(in *people.ExpelMember) { in.Ground = "rude" }, domain.CodeInvalid, domain.FaultBadChoice, "ground"},
		"the owner":    {func(in *people.ExpelMember) { in.Person = w.vice }, domain.CodeConflict, domain.FaultOrphan, "person"},
		"no member":    {func(in *people.ExpelMember) { in.Person = w.president }, domain.CodeInvalid, domain.FaultNotMember, "person"},
		"the card is right": {
			func(in *people.ExpelMember) { in.Ground = domain.GroundCard }, domain.CodeConflict, domain.FaultCardRight, "ground",
		},
	} {
		_, err := expel(c.change)
		if e := domain.AsError(err); err == nil || e.Code != c.code || e.Fault != c.fault || e.Field != c.field {
			t.Errorf("%s: %v", name, err)
		}
	}
	x, err := expel(func(*people.ExpelMember) {})
	w.must(err)
	if x.Kind != domain.TaskRemoveMember || x.Authority != "N2.2c" || w.memberOf(g, w.alumnus).Removal != x.ID {
		t.Errorf("opened %+v", x)
	}

	// What is recorded twice is refused, by whichever way.
	_, err = expel(func(*people.ExpelMember) {})
	if e := w.refused(err, domain.CodeConflict, domain.FaultToBeRemoved); e.Args["id"] != x.ID.String() {
		t.Errorf("refused with %v", e)
	}
	_, err = w.RecordViolation(w.ctx, w.officer, violation.RecordViolation{
		Group: g, Person: w.alumnus, Clauses: []domain.ClauseID{"N3.2.1"}, Evidence: "截图", Outcome: domain.OutcomeRemoval, OccurredOn: today,
	})
	w.refused(err, domain.CodeConflict, domain.FaultToBeRemoved)

	_, err = w.complete(w.beijingOfficer, x)
	w.must(err)
	m := w.memberOf(g, w.alumnus)
	if m.Present() || m.Parting.As != domain.PartedRemoved || m.Parting.Authority != "N2.2c" || m.Parting.Reason != "查实并非校友" {
		t.Errorf("removed as %+v", m.Parting)
	}
	in := people.AddMember{Group: g, Person: w.alumnus, Basis: domain.BasisWork}
	_, err = w.AddMember(w.ctx, w.officer, in)
	w.refused(err, domain.CodeInvalid, domain.FaultRequired)
	in.Reason = "身份已核实"
	back, err := w.AddMember(w.ctx, w.officer, in)
	w.must(err)
	if len(back.Past) != 1 || back.Past[0].Authority != "N2.2c" || back.Past[0].Decision != x.ID {
		t.Errorf("the history is %+v", back.Past)
	}
}

// Removals by a violation store their authority as well; two at once are refused.
func TestM8_1b_TwoOpenRemovalsOfOneMemberAreRefused(t *testing.T) {
	w := newWorld(t)
	g := w.aRoom()
	in := violation.RecordViolation{
		Group: g, Person: w.alumnus, Clauses: []domain.ClauseID{"N3.2.1"}, Evidence: "截图", Outcome: domain.OutcomeRemoval, OccurredOn: today,
	}
	v, err := w.RecordViolation(w.ctx, w.officer, in)
	w.must(err)
	_, err = w.RecordViolation(w.ctx, w.officer, in)
	if e := w.refused(err, domain.CodeConflict, domain.FaultToBeRemoved); e.Args["id"] != v.ID.String() {
		t.Errorf("refused with %v", e)
	}
	_, err = w.complete(w.officer, w.task(g, domain.TaskRemoveMember))
	w.must(err)
	if m := w.memberOf(g, w.alumnus); m.Parting.Authority != "N3.2" || m.Parting.Decision != v.ID {
		t.Errorf("removed as %+v", m.Parting)
	}
}

func TestM4_4_TheSameFormIsNotFiledTwice(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	first := w.handsIn(w.beijingOfficer, g.ID)
	_, err := w.hands(w.beijingOfficer, g.ID)
	if e := w.refused(err, domain.CodeConflict, domain.FaultFiledAlready); e.Args["id"] != first.ID.String() || e.Rule != "M4.4" {
		t.Errorf("refused with %v", e)
	}
}

// askedToMend asks the alumnus, whose card was changed to a wrong one.
func (w *world) askedToMend(g domain.ID, deadline domain.Date) domain.Rectification {
	w.Helper()
	_, err := w.EditMember(w.ctx, w.officer, people.EditMember{Group: g, Person: w.alumnus, Card: "周五"})
	w.must(err)
	out, err := w.AskToRectify(w.ctx, w.beijingOfficer, people.AskToRectify{Group: g, Persons: []domain.ID{w.alumnus}, Deadline: deadline})
	w.must(err)
	return out[0]
}

func (w *world) inboxOf(by domain.Caller, id domain.ID) *task.InboxItem {
	w.Helper()
	page, err := w.Inbox(w.ctx, by, task.InboxFilter{Limit: domain.MaxLimit})
	w.must(err)
	for _, it := range page.Items {
		if it.Subject == id {
			return &it
		}
	}
	return nil
}

func TestN2_2b_ANoticeAsksMembersToMendTheirCardsByADay(t *testing.T) {
	w := newWorld(t)
	g := w.aRoom()
	ask := func(change func(*people.AskToRectify)) ([]domain.Rectification, error) {
		in := people.AskToRectify{Group: g, Persons: []domain.ID{w.alumnus}, Deadline: "2026-12-01"}
		change(&in)
		return w.AskToRectify(w.ctx, w.beijingOfficer, in)
	}
	_, err := ask(func(*people.AskToRectify) {})
	w.refused(err, domain.CodeConflict, domain.FaultCardRight)
	_, err = w.EditMember(w.ctx, w.officer, people.EditMember{Group: g, Person: w.alumnus, Card: "周五13812345678"})
	w.must(err)
	for name, c := range map[string]struct {
		change func(*people.AskToRectify)
		fault  domain.Fault
		field  string
	}{
		"today":        {func(in *people.AskToRectify) { in.Deadline = today }, domain.FaultPastDate, "deadline"},
		"in two years": {func(in *people.AskToRectify) { in.Deadline = "2028-11-20" }, domain.FaultFarDate, "deadline"},
		"no day":       {func(in *people.AskToRectify) { in.Deadline = "快点" }, domain.FaultBadDate, "deadline"},
		"nobody":       {func(in *people.AskToRectify) { in.Persons = nil }, domain.FaultRequired, "persons"},
		"no member":    {func(in *people.AskToRectify) { in.Persons = []domain.ID{w.president} }, domain.FaultNotMember, "person"},
	} {
		_, err := ask(c.change)
		if e := domain.AsError(err); err == nil || e.Fault != c.fault || e.Field != c.field {
			t.Errorf("%s: %v", name, err)
		}
	}
	out, err := ask(func(*people.AskToRectify) {})
	w.must(err)
	if len(out) != 1 || out[0].Members[0].Want != "周五-北京-化学97级" {
		t.Errorf("asked %+v", out)
	}
	_, err = ask(func(*people.AskToRectify) {})
	if e := w.refused(err, domain.CodeConflict, domain.FaultOpenCase); e.Args["id"] != out[0].ID.String() {
		t.Errorf("refused with %v", e)
	}
	for _, by := range []domain.Caller{w.beijingOfficer, w.officer, w.account("群主", domain.RoleGroupManager, g)} {
		if it := w.inboxOf(by, out[0].ID); it == nil || it.Count != 1 || it.Person != "周五" || domain.DateOf(it.Due) != "2026-12-01" {
			t.Errorf("waits %+v", it)
		}
	}
	v, err := w.Notice(w.ctx, w.beijingOfficer, out[0].ID)
	w.must(err)
	if v.About[0].Name != "周五" || v.About[0].Card == "周五13812345678" || v.Waiting != 1 {
		t.Errorf("the notice repeats %+v", v.About)
	}
	if row := w.memberOf(g, w.alumnus); row.Notice != out[0].ID || row.Deadline != "2026-12-01" {
		t.Errorf("the list shows %+v", row)
	}
	_, err = w.Notice(w.ctx, w.shanghaiOfficer, out[0].ID)
	w.refused(err, domain.CodeNotFound, domain.FaultNotFound)
}

func TestN2_2b_ManyAreAskedAtOnceAndNobodyTwice(t *testing.T) {
	w := newWorld(t)
	g := w.room(w.beijing, 100, w.vice)
	for range 45 {
		p := w.person("校友", true)
		w.join(g, p) // with a card that is another's
	}
	v, err := w.Group(w.ctx, w.officer, g)
	w.must(err)
	all := v.Findings.Cards
	out, err := w.AskToRectify(w.ctx, w.beijingOfficer, people.AskToRectify{Group: g, All: true, Deadline: "2026-12-01"})
	w.must(err)
	asked := 0
	for _, r := range out {
		asked += len(r.Members)
		if r.Deadline != "2026-12-01" || len(r.Members) > domain.MaxNoticed {
			t.Errorf("%s asks %d by %s", r.ID, len(r.Members), r.Deadline)
		}
	}
	if v, err = w.Group(w.ctx, w.officer, g); err != nil || asked != all || asked < 45 || v.Findings.Notices != all {
		t.Errorf("%d of %d asked, %+v, %v", asked, all, v.Findings, err)
	}
	_, err = w.AskToRectify(w.ctx, w.beijingOfficer, people.AskToRectify{Group: g, All: true})
	w.refused(err, domain.CodeConflict, domain.FaultCardsRight)
}

func TestN2_2b_ANoticeEndsByItselfOnceTheCardIsRight(t *testing.T) {
	for name, mend := range map[string]func(*world, domain.ID){
		"the card is corrected": func(w *world, g domain.ID) {
			_, err := w.EditMember(w.ctx, w.officer, people.EditMember{Group: g, Person: w.alumnus, Card: "周五-北京-化学97级"})
			w.must(err)
		},
		"the registered name was wrong": func(w *world, g domain.ID) {
			_, err := w.EditMember(w.ctx, w.officer, people.EditMember{Group: g, Person: w.alumnus, Card: "周武-北京-化学97级"})
			w.must(err)
			p, err := w.Person(w.ctx, w.officer, w.alumnus)
			w.must(err)
			_, err = w.EditPerson(w.ctx, w.officer, people.EditPerson{
				ID: p.ID, Version: p.Version, Name: "周武", City: "北京", Major: "化学", Year: 1997,
			})
			w.must(err)
		},
		"a later list shows it": func(w *world, g domain.ID) {
			n := w.importMembers(w.officer, g, people.ImportMember{
				ImportPerson: people.ImportPerson{Row: 2, Card: "周五-北京-化学97级"}, Person: w.alumnus, Basis: domain.BasisLiving,
			})
			if n.Recorded != 1 || n.Joined != 0 {
				w.Errorf("the list came to %+v", n)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			g := w.aRoom()
			r := w.askedToMend(g, "2026-12-01")
			mend(w, g)
			v, err := w.Notice(w.ctx, w.officer, r.ID)
			w.must(err)
			if v.State != domain.RectificationClosed || v.About[0].State != domain.RectifiedMended || w.inboxOf(w.officer, r.ID) != nil {
				t.Errorf("the notice is %s, %+v", v.State, v.About)
			}
			if row := w.memberOf(g, w.alumnus); len(row.Findings) > 0 || !row.Notice.IsZero() {
				t.Errorf("the list shows %+v", row)
			}
			w.later(30)
			if page, err := w.Inbox(w.ctx, w.officer, task.InboxFilter{}); err != nil || w.memberOf(g, w.alumnus).Removal != (domain.ID{}) {
				t.Errorf("a removal followed: %+v, %v", page, err)
			}
		})
	}
}

func TestN2_2c_PastItsDeadlineANoticeBecomesARemoval(t *testing.T) {
	w := newWorld(t)
	g := w.aRoom()
	r := w.askedToMend(g, "2026-12-01")
	w.later(11) // the last day, in the morning
	if it := w.inboxOf(w.beijingOfficer, r.ID); it == nil || it.Overdue {
		t.Fatalf("waits %+v", it)
	}
	w.later(1)
	if it := w.inboxOf(w.beijingOfficer, r.ID); it != nil {
		t.Errorf("the notice waits still: %+v", it)
	}
	row := w.memberOf(g, w.alumnus)
	it := w.inboxOf(w.beijingOfficer, row.Removal)
	if row.Removal.IsZero() || it == nil || it.Type != string(domain.TaskRemoveMember) {
		t.Fatalf("no removal waits: %+v, %+v", row, it)
	}
	x, err := w.Task(w.ctx, w.beijingOfficer, row.Removal)
	w.must(err)
	if x.Authority != "N2.2c" || x.Subject != r.ID || x.Person != w.alumnus {
		t.Errorf("the removal is %+v", x.Task)
	}
	_, err = w.ExpelMember(w.ctx, w.officer, people.ExpelMember{Group: g, Person: w.alumnus, Ground: domain.GroundCard, Reason: "拒不修改"})
	w.refused(err, domain.CodeConflict, domain.FaultToBeRemoved)

	// Who mends the card after all stays.
	_, err = w.EditMember(w.ctx, w.officer, people.EditMember{Group: g, Person: w.alumnus, Card: "周五-北京-化学97级"})
	w.must(err)
	if x, err = w.Task(w.ctx, w.beijingOfficer, x.ID); err != nil || x.State != domain.TaskCancelled {
		t.Errorf("the removal is %s, %v", x.State, err)
	}

	// Who does not is removed, on the authority of the notice.
	r = w.askedToMend(g, "2026-12-10")
	w.later(20)
	_ = w.inboxOf(w.officer, r.ID)
	_, err = w.complete(w.beijingOfficer, w.task(g, domain.TaskRemoveMember))
	w.must(err)
	if m := w.memberOf(g, w.alumnus); m.Parting.Authority != "N2.2c" || m.Parting.Decision != r.ID {
		t.Errorf("removed as %+v", m.Parting)
	}
}

// The owner can't be removed before a transfer: past the deadline it is a task to
// make the owner mend the card.
func TestM5_1_AnOwnerWhoDoesNotMendTheCardIsNotRemoved(t *testing.T) {
	w := newWorld(t)
	g := w.aRoom()
	_, err := w.EditMember(w.ctx, w.officer, people.EditMember{Group: g, Person: w.vice, Card: "钱二"})
	w.must(err)
	_, err = w.AskToRectify(w.ctx, w.officer, people.AskToRectify{Group: g, Persons: []domain.ID{w.vice}, Deadline: "2026-12-01"})
	w.must(err)
	w.later(15)
	_, err = w.Inbox(w.ctx, w.officer, task.InboxFilter{})
	w.must(err)
	x := w.task(g, domain.TaskRectify)
	if x.Person != w.vice {
		t.Errorf("the task is %+v", x)
	}
	_, err = w.EditMember(w.ctx, w.officer, people.EditMember{Group: g, Person: w.vice, Card: "钱二-北京-化学97级"})
	w.must(err)
	if v, err := w.Task(w.ctx, w.officer, x.ID); err != nil || v.State != domain.TaskCancelled {
		t.Errorf("the task is %s, %v", v.State, err)
	}
}

// Removing somebody for the card needs that the person was asked, N2.2b.
func TestN2_2c_NobodyIsRemovedForACardWhoWasNotAsked(t *testing.T) {
	w := newWorld(t)
	g := w.aRoom()
	_, err := w.EditMember(w.ctx, w.officer, people.EditMember{Group: g, Person: w.alumnus, Card: "周五"})
	w.must(err)
	in := people.ExpelMember{Group: g, Person: w.alumnus, Ground: domain.GroundCard, Reason: "明确表示不改"}
	_, err = w.ExpelMember(w.ctx, w.officer, in)
	if e := w.refused(err, domain.CodeConflict, domain.FaultNotAsked); e.Rule != "N2.2b" {
		t.Errorf("refused with %v", e)
	}
	_, err = w.AskToRectify(w.ctx, w.officer, people.AskToRectify{Group: g, All: true})
	w.must(err)
	x, err := w.ExpelMember(w.ctx, w.officer, in)
	w.must(err)
	if x.Subject.Kind != domain.KindRectification {
		t.Errorf("it rests on %s", x.Subject)
	}
	// Who leaves meanwhile needs no removal, and no notice waits.
	_, err = w.LeaveMember(w.ctx, w.officer, people.LeaveMember{Group: g, Person: w.alumnus})
	w.must(err)
	v, err := w.Task(w.ctx, w.officer, x.ID)
	w.must(err)
	n, err := w.Notice(w.ctx, w.officer, x.Subject)
	w.must(err)
	if i := slices.IndexFunc(n.About, func(m people.NoticeMember) bool { return m.Person == w.alumnus }); v.State != domain.TaskCancelled ||
		n.About[i].State != domain.RectifiedGone {
		t.Errorf("the removal is %s, the notice %+v", v.State, n.About)
	}
}

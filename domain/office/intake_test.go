package office_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/domain/office/history"
	"alumni/domain/office/intake"
	"alumni/domain/roster"
)

// sent is a form as a branch sends it, with its managers as rows of cells.
func sent(t testing.TB, place string, rows ...string) intake.Form {
	t.Helper()
	cells := [][]string{{"武汉轻工大学（" + place + "）校友分会微信群备案表"}, {"微信群身份", "姓名", "校友分会职务", "联系电话"}}
	for _, r := range rows {
		cells = append(cells, strings.Split(r, "|"))
	}
	forms, err := roster.Forms([]roster.Sheet{{Rows: roster.Cells(cells)}}, roster.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return intake.Form{Form: forms[0].FilingForm, Bad: forms[0].Bad, Source: domain.SourceXLSX}
}

var tibetan = []string{"群主|多吉|会长|13500000001", "管理员1|央金|副会长|13500000002", "管理员2|周五|名誉会长|13500000003"}

func tibetDecision() casework.SubmitApplication {
	return casework.SubmitApplication{
		Existing: "武汉轻工大学西藏校友分会群01", Document: domain.Reference{Number: "藏校理〔2026〕1号", Date: "2026-11-01"},
	}
}

// lineOf gives the line of a plan by its key.
func lineOf(t testing.TB, p intake.Plan, key string) intake.Line {
	t.Helper()
	for _, l := range p.Lines {
		if l.Key == key {
			return l
		}
	}
	t.Fatalf("no line %s in %+v", key, p.Lines)
	return intake.Line{}
}

// What a form says of somebody's class and city is registered with the one; a doubtful name only where somebody is sure.
func TestA1_AFormBringsTheClassOfItsPeople(t *testing.T) {
	w := newWorld(t)
	cells := [][]string{
		{"武汉轻工大学（西藏）校友分会微信群备案表"},
		{"微信群身份", "姓名", "专业年级", "城市", "校友分会职务", "联系电话"},
		{"群主（兼）", "多吉", "食品05级", "拉萨", "会长（兼）", "手机：13500000001"},
		{"管理员", "央金", "星河05级", "", "", ""},
		{"管理员", "高总", "", "", "", ""},
	}
	forms, err := roster.Forms([]roster.Sheet{{Rows: roster.Cells(cells)}}, roster.Options{})
	w.must(err)
	if len(forms[0].Bad) != 1 || forms[0].Bad[0].Row != 5 || forms[0].Bad[0].Err.Args["confirm"] == nil {
		t.Errorf("not asked: %+v", forms[0].Bad)
	}
	forms, err = roster.Forms([]roster.Sheet{{Rows: roster.Cells(cells)}}, roster.Options{SureNames: map[int]bool{5: true}})
	w.must(err)
	in := intake.Form{Form: forms[0].FilingForm, Bad: forms[0].Bad, Source: domain.SourceXLSX, Late: tibetDecision()}
	p, err := w.PlanForm(w.ctx, w.officer, in)
	w.must(err)
	if l := lineOf(t, p, "person:3"); l.After != "135****0001 拉萨-食品05级" || lineOf(t, p, "seat:3").Office != domain.OfficePresident {
		t.Errorf("shown as %+v", l)
	}
	_, err = w.TakeForm(w.ctx, w.officer, in)
	w.must(err)
	for name, want := range map[string]domain.Person{"多吉": {City: "拉萨", Major: "食品", Year: 2005}, "央金": {}, "高总": {}} {
		if p := w.called(name); len(p) != 1 || p[0].City != want.City || p[0].Major != want.Major || p[0].Year != want.Year {
			t.Errorf("%s is registered as %+v", name, p)
		}
	}
}

// A form of a branch of which the registry knows nobody brings its people, its
// council and the late filing of its group in one step, which headquarters decides.
func TestA1_M4_5_AFormBringsPeopleOfficesAndTheGroup(t *testing.T) {
	w := newWorld(t)
	in := sent(t, "西藏", tibetan...)
	p, err := w.PlanForm(w.ctx, w.officer, in)
	w.must(err)
	for key, want := range map[string]intake.Verdict{
		"person:3": intake.VerdictNew, "person:4": intake.VerdictNew, "person:5": intake.VerdictDecide,
		"seat:3": intake.VerdictNew, "seat:4": intake.VerdictNew, "seat:5": intake.VerdictRefused, "group": intake.VerdictNew,
	} {
		if l := lineOf(t, p, key); l.Verdict != want || l.Rule == "" {
			t.Errorf("%s is %+v, want %s", key, l, want)
		}
	}
	if c := lineOf(t, p, "person:5").Candidates; len(c) != 1 || c[0].Person != w.alumnus || p.Applicant != "多吉" || !p.Document {
		t.Errorf("candidates %+v, applicant %s", c, p.Applicant)
	}
	told, err := json.Marshal(p)
	w.must(err)
	if strings.Contains(string(told), "1350000000") {
		t.Errorf("the plan tells a phone: %s", told)
	}
	in.Late = tibetDecision()
	_, err = w.TakeForm(w.ctx, w.officer, in)
	w.refused(err, domain.CodeInvalid, domain.FaultNamesake) // 周五 is decided by a person
	in.Who = map[int]domain.ID{5: w.alumnus}
	got, err := w.TakeForm(w.ctx, w.officer, in)
	w.must(err)
	if len(got.Registered) != 2 || got.Seats != 2 || got.Application.IsZero() || got.Branch != w.tibet {
		t.Fatalf("took in %+v", got)
	}
	app, err := w.Application(w.ctx, w.director, got.Application)
	w.must(err)
	if app.State != domain.CaseSubmitted || app.Kind != domain.ApplyLateFiling || app.Owner != got.Registered[0] || len(app.Admins) != 2 ||
		app.Admins[1] != w.alumnus || app.Existing != "武汉轻工大学西藏校友分会群01" {
		t.Errorf("applied %+v", app.Application)
	}
	log, err := w.Audit(w.ctx, w.auditor, history.AuditFilter{Subject: w.tibet})
	w.must(err)
	e := log.Items[0]
	if e.Action != domain.ActFilingIntake || e.Text == nil || !strings.Contains(e.Text.Reason, "（西藏）") {
		t.Errorf("the log says %+v", e)
	}
	again, err := w.PlanForm(w.ctx, w.officer, in)
	w.must(err)
	if phone := lineOf(t, again, "phone:5"); phone.Verdict != intake.VerdictDiffers || len(again.Takes()) != 0 {
		t.Errorf("left: %+v", again.Takes())
	}
	_, err = w.TakeForm(w.ctx, w.officer, in)
	w.refused(err, domain.CodeConflict, domain.FaultNoChange)
}

// What was left out is not written, and the same form goes on with it afterwards.
func TestA1_LinesAreLeftOutAndTakenLater(t *testing.T) {
	w := newWorld(t)
	in := sent(t, "西藏", tibetan[:2]...)
	in.Leave = []string{"seat:3", "seat:4", "group"}
	got, err := w.TakeForm(w.ctx, w.officer, in)
	w.must(err)
	if len(got.Registered) != 2 || got.Seats != 0 || !got.Application.IsZero() {
		t.Fatalf("took in %+v", got)
	}
	in.Leave, in.Late = nil, tibetDecision()
	got, err = w.TakeForm(w.ctx, w.officer, in)
	w.must(err)
	if len(got.Registered) != 0 || got.Seats != 2 || got.Application.IsZero() {
		t.Errorf("went on with %+v", got)
	}
	in = sent(t, "西藏", tibetan[:2]...)
	in.Leave, in.Late = []string{"person:3"}, tibetDecision() // without its owner there is no group; the admin known stays
	p, err := w.PlanForm(w.ctx, w.officer, in)
	w.must(err)
	if l := lineOf(t, p, "person:3"); l.Taken {
		t.Errorf("taken though left out: %+v", l)
	}
}

// An office that a decision is needed for is not taken without one.
func TestN2_1a_OfficesOfAFormNeedADecision(t *testing.T) {
	w := newWorld(t)
	in := sent(t, "西藏", tibetan[0])
	in.Leave = []string{"group"}
	_, err := w.TakeForm(w.ctx, w.officer, in)
	w.refused(err, domain.CodeInvalid, domain.FaultDocument)
	if p, err := w.PlanForm(w.ctx, w.officer, in); err != nil || lineOf(t, p, "person:3").Verdict != intake.VerdictNew {
		t.Errorf("somebody was registered: %+v, %v", p, err)
	}
}

// The present president is not replaced by a form unless somebody says so.
func TestA1_WhatDiffersIsTakenOnlyOnPurpose(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	in := sent(t, "北京", "群主|钱二|会长|13700000001", "管理员1|孙三|秘书长|13812345678")
	in.Group, in.Late = g.ID, tibetDecision()
	p, err := w.PlanForm(w.ctx, w.officer, in)
	w.must(err)
	seat, phone := lineOf(t, p, "seat:3"), lineOf(t, p, "phone:3")
	if seat.Verdict != intake.VerdictDiffers || seat.Taken || phone.Before != "138****5678" || phone.After != "137****0001" || phone.Taken {
		t.Errorf("seat %+v, phone %+v", seat, phone)
	}
	_, err = w.TakeForm(w.ctx, w.officer, in)
	w.refused(err, domain.CodeConflict, domain.FaultNoChange)
	in.Take = []string{"phone:3"}
	got, err := w.TakeForm(w.ctx, w.officer, in)
	w.must(err)
	who, err := w.Person(w.ctx, w.officer, w.vice)
	w.must(err)
	if got.Phones != 1 || got.Seats != 0 || who.Phone.Reveal() != "13700000001" {
		t.Errorf("took %+v, %s", got, who.Phone)
	}
}

// A form changes nobody's role in a group that is known; each difference is a line.
func TestA2_AFormChangesNoManager(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	in := sent(t, "北京", "群主|孙三|秘书长|", "管理员1|新人|无|13700000009")
	in.Form.Group = g.Name
	p, err := w.PlanForm(w.ctx, w.officer, in)
	w.must(err)
	if p.Group != g.ID || lineOf(t, p, "manager:3").Verdict != intake.VerdictRefused || lineOf(t, p, "person:4").Verdict != intake.VerdictNew {
		t.Errorf("%+v", p.Lines)
	}
	got, err := w.TakeForm(w.ctx, w.officer, in)
	w.must(err)
	if after := w.groupByID(g.ID); len(got.Registered) != 1 || after.Owner != g.Owner || len(after.Admins) != len(g.Admins) {
		t.Errorf("took %+v, managed by %+v", got, after)
	}
}

// A branch takes in its own forms only, registers people and applies; the council is
// headquarters' to keep.
func TestN2_2a_ABranchTakesInItsOwnForm(t *testing.T) {
	w := newWorld(t)
	in := sent(t, "北京", "群主|赵一|会长|", "管理员1|新人|理事|13700000009")
	in.Late = tibetDecision()
	in.Late.Existing = "轻工京群"
	p, err := w.PlanForm(w.ctx, w.beijingOfficer, in)
	w.must(err)
	if l := lineOf(t, p, "seat:4"); l.Verdict != intake.VerdictRefused || domain.AsError(l.Err).Rule != "N0" {
		t.Errorf("the council: %+v", l)
	}
	got, err := w.TakeForm(w.ctx, w.beijingOfficer, in)
	w.must(err)
	if len(got.Registered) != 1 || got.Seats != 0 || got.Application.IsZero() {
		t.Errorf("took %+v", got)
	}
	_, err = w.PlanForm(w.ctx, w.shanghaiOfficer, in)
	if !domain.IsCode(err, domain.CodeNotFound) {
		t.Errorf("another branch is told %v", err)
	}
	if _, err = w.PlanForm(w.ctx, w.auditor, in); !domain.IsCode(err, domain.CodeForbidden) {
		t.Errorf("an auditor is told %v", err)
	}
	for _, by := range []domain.Caller{w.shanghaiOfficer, w.auditor} {
		if _, err := w.TakeForm(w.ctx, by, in); err == nil {
			t.Errorf("%s took it in", by.Fingerprint)
		}
	}
}

// A branch that the registry doesn't have comes in by its form, once its kind is told.
func TestN0_AFormOfABranchThatIsNew(t *testing.T) {
	w := newWorld(t)
	in := sent(t, "内蒙古", "群主|邓超|会长|13600000001")
	in.Late = tibetDecision()
	in.Late.Existing = "内蒙古轻工大校友群"
	p, err := w.PlanForm(w.ctx, w.officer, in)
	w.must(err)
	if l := lineOf(t, p, "branch"); l.Verdict != intake.VerdictDecide || l.Name != "内蒙古" {
		t.Errorf("%+v", l)
	}
	_, err = w.TakeForm(w.ctx, w.officer, in)
	w.refused(err, domain.CodeInvalid, domain.FaultRequired)
	in.Kind = domain.BranchProvincial
	got, err := w.TakeForm(w.ctx, w.officer, in)
	w.must(err)
	if got.Branch != w.branchNamed("内蒙古") || got.Seats != 1 || got.Application.IsZero() {
		t.Errorf("took %+v", got)
	}
	_, err = w.PlanForm(w.ctx, w.beijingOfficer, sent(t, "宁夏", "群主|邓超|会长|13600000001"))
	w.refused(err, domain.CodeInvalid, domain.FaultFormTitle)
}

// What broke off stands, and the same form goes on where it ended.
func TestA1_AFormThatBrokeOffGoesOn(t *testing.T) {
	w := newWorld(t)
	in := sent(t, "北京", "群主|新主|无|13700000001", "管理员1|新人|无|13700000009")
	in.Late = tibetDecision() // the name is another branch's: the application is refused after the people are in
	got, err := w.TakeForm(w.ctx, w.officer, in)
	var broken *desk.BrokenOff
	if !errors.As(err, &broken) || broken.Done != 2 || len(got.Registered) != 2 {
		t.Fatalf("%+v, %v", got, err)
	}
	in.Late.Existing = "轻工京群"
	in.Late.OwnerAuth = domain.Reference{Number: "京校理〔2026〕2号", Date: "2026-11-02"}
	in.Late.Applicant = w.president
	got, err = w.TakeForm(w.ctx, w.officer, in)
	w.must(err)
	if len(got.Registered) != 0 || got.Application.IsZero() {
		t.Errorf("went on with %+v", got)
	}
}

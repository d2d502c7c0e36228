package office_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/filing"
	"alumni/domain/roster"
)

// hands hands a group's form in from the registry's state.
func (w *world) hands(by domain.Caller, g domain.ID, change ...func(*filing.SubmitFiling)) (domain.Filing, error) {
	in := filing.SubmitFiling{Group: g, Version: w.groupByID(g).Version}
	for _, fn := range change {
		fn(&in)
	}
	return w.SubmitFiling(w.ctx, by, in)
}

// handsIn is hands that must go well.
func (w *world) handsIn(by domain.Caller, g domain.ID, change ...func(*filing.SubmitFiling)) domain.Filing {
	w.Helper()
	f, err := w.hands(by, g, change...)
	w.must(err)
	return f
}

func (w *world) form(g domain.ID) domain.FilingForm {
	w.Helper()
	x, err := w.ExportForm(w.ctx, w.director, filing.ExportForm{ID: g, Reveal: true, Reason: "报送"})
	w.must(err)
	f, err := roster.ReadForm(x.Form.Cells())
	w.must(err)
	return f
}

func TestA1_TheFormOfAGroup(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	v, err := w.FilingForm(w.ctx, w.beijingOfficer, g.ID)
	w.must(err)
	if v.Title != "武汉轻工大学（北京）校友分会微信群备案表" || !slices.Equal(v.Words, []string{"群主", "管理员1"}) || v.Refused != nil {
		t.Errorf("%q %q, %v", v.Title, v.Words, v.Refused)
	}
	if r := v.Rows[0]; r.Name != "钱二" || r.Office != domain.OfficeVicePresident || r.Phone.String() != "138****5678" {
		t.Errorf("the owner's row is %+v", r)
	}
	out, err := json.Marshal(v)
	w.must(err)
	if strings.Contains(string(out), "13812345678") {
		t.Error("the preview tells a phone")
	}
	if v.Task != w.task(g.ID, domain.TaskFile).ID || v.Newest != nil {
		t.Errorf("task %s, newest %+v", v.Task, v.Newest)
	}
}

func TestA2_AnExportIsLoggedAndForFewOnly(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	manager := w.account("manager", domain.RoleGroupManager, g.ID)
	for name, c := range map[string]struct {
		by   domain.Caller
		code domain.Code
	}{
		"director": {w.director, ""}, "officer": {w.officer, ""}, "own branch": {w.beijingOfficer, ""},
		"auditor": {w.auditor, domain.CodeForbidden}, "group manager": {manager, domain.CodeForbidden},
		"another branch": {w.shanghaiOfficer, domain.CodeNotFound},
	} {
		x, err := w.ExportForm(w.ctx, c.by, filing.ExportForm{ID: g.ID, Reveal: true, Reason: "报送总会"})
		if c.code != "" {
			if !domain.IsCode(err, c.code) || len(x.Form.Rows) > 0 {
				t.Errorf("%s: %v, %d rows", name, err, len(x.Form.Rows))
			}
			continue
		}
		w.must(err)
		if cells := x.Form.Cells(); cells[2][4] != "13812345678" {
			t.Errorf("%s: %q", name, cells)
		}
		if e := w.newest(g.ID); e.Action != domain.ActFilingExport || !slices.Contains(e.Related, w.vice) ||
			!slices.Contains(e.Rules, "A2") {
			t.Errorf("%s: logged as %+v", name, e)
		}
	}
	f := w.handsIn(w.director, g.ID)
	x, err := w.ExportForm(w.ctx, w.officer, filing.ExportForm{ID: f.ID})
	w.must(err)
	if cells := x.Form.Cells(); cells[2][4] != "138****5678" {
		t.Errorf("masked by default: %q", cells)
	}
	_, err = w.ExportForm(w.ctx, w.officer, filing.ExportForm{ID: f.ID, Reveal: true})
	if e := domain.AsError(err); err == nil || e.Fault != domain.FaultRequired || e.Field != "reason" {
		t.Errorf("in clear without a reason: %v", err)
	}
	if x.Filing != f.ID || len(x.Form.Rows) != 2 || w.newest(f.ID).Action != domain.ActFilingExport {
		t.Errorf("exported %+v", x)
	}
}

// A form that was read must agree with the registry; all that differs is told
// at once, and nothing is written.
func TestA2_AFormThatDiffersIsRefusedRowByRow(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	form := w.form(g.ID)
	form.Rows[0].Office = "会长"
	form.Rows[1].Name = "周五"
	before := w.groupByID(g.ID)
	_, err := w.hands(w.officer, g.ID, func(in *filing.SubmitFiling) { in.Form, in.Source = &form, domain.SourceCSV })
	var refused *desk.ImportError
	if !errors.As(err, &refused) || len(refused.Rows) != 2 {
		t.Fatalf("refused with %v", err)
	}
	if r := refused.Rows[0]; r.Row != 3 || r.Err.Fault != domain.FaultFormDiffers || r.Err.Field != "office" ||
		r.Err.Args["want"] != "副会长" {
		t.Errorf("the first difference is %d: %v", r.Row, r.Err)
	}
	if r := refused.Rows[1]; r.Row != 4 || r.Err.Field != "admins" || r.Err.Args["value"] != "周五" || r.Err.Args["want"] != "孙三" {
		t.Errorf("the second difference is %d: %v", r.Row, r.Err)
	}
	page, err := w.Filings(w.ctx, w.officer, filing.Filter{})
	w.must(err)
	if len(page.Items) != 0 || w.groupByID(g.ID).Version != before.Version {
		t.Error("something was written")
	}
	form = w.form(g.ID)
	form.Place = "上海"
	_, err = w.hands(w.officer, g.ID, func(in *filing.SubmitFiling) { in.Form, in.Source = &form, domain.SourceCSV })
	if e := w.refused(err, domain.CodeInvalid, domain.FaultFormTitle); e.Args["want"] != "武汉轻工大学（北京）校友分会微信群备案表" {
		t.Errorf("wants %v", e.Args["want"])
	}
}

func TestA1_APhoneThatTheRegistryLacksIsTakenOver(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		p, err := tx.People().Get(w.secretary)
		if err != nil {
			return err
		}
		p.Phone = domain.Phone{}
		return tx.People().Put(&p)
	}))
	form := w.form(g.ID)
	form.Rows[1].Phone = domain.NewPhone("13912345678")
	read := func(in *filing.SubmitFiling) { in.Form, in.Source = &form, domain.SourceXLSX }
	checked := w.handsIn(w.officer, g.ID, read, func(in *filing.SubmitFiling) { in.Check = true })
	if phone, _ := w.phone(w.director, w.secretary); !checked.ID.IsZero() || phone != "" {
		t.Errorf("a dry run wrote %s, %q", checked.ID, phone)
	}
	f := w.handsIn(w.officer, g.ID, read)
	if f.Source != domain.SourceXLSX || f.Rows[1].Phone.Reveal() != "13912345678" {
		t.Errorf("filed %+v", f)
	}
	phone, err := w.phone(w.director, w.secretary)
	w.must(err)
	if phone != "13912345678" {
		t.Errorf("the person has %q", phone)
	}
}

func TestA2_AGroupWithoutOwnerHasNoForm(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		v, err := tx.Groups().Get(g.ID)
		if err != nil {
			return err
		}
		v.Owner, v.VacantSince = domain.ID{}, w.Now()
		return tx.Groups().Put(&v)
	}))
	_, err := w.hands(w.officer, g.ID)
	if e := w.refused(err, domain.CodeConflict, domain.FaultFormVacant); e.Rule != "M5.1" {
		t.Errorf("refused with %v", e)
	}
	v, err := w.FilingForm(w.ctx, w.officer, g.ID)
	w.must(err)
	if domain.AsError(v.Refused).Fault != domain.FaultFormVacant {
		t.Errorf("offered: %v", v.Refused)
	}
}

func TestM4_4_WhoSeesWhichForm(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	f := w.handsIn(w.beijingOfficer, g.ID)
	manager := w.account("manager", domain.RoleGroupManager, g.ID)
	for name, c := range map[string]struct {
		by   domain.Caller
		sees bool
	}{
		"hq": {w.officer, true}, "auditor": {w.auditor, true}, "own branch": {w.beijingOfficer, true}, "own group": {manager, true},
		"another branch": {w.shanghaiOfficer, false},
	} {
		page, err := w.Filings(w.ctx, c.by, filing.Filter{})
		w.must(err)
		_, err = w.Filing(w.ctx, c.by, f.ID)
		if (len(page.Items) == 1) != c.sees || (err == nil) != c.sees {
			t.Errorf("%s: %d rows, %v", name, len(page.Items), err)
		}
	}
	_, err := w.hands(w.auditor, g.ID)
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
	_, err = w.SubmitFiling(w.ctx, w.officer, filing.SubmitFiling{Group: g.ID, Version: g.Version - 1 + 99})
	w.refused(err, domain.CodeConflict, domain.FaultStale)
}

// A form names exactly one owner: while a group has none, no way of handing in
// makes a form of it, and one that is on the way is not accepted.
func TestA2_NoFormOfAGroupWithoutAnOwner(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	f := w.handsIn(w.beijingOfficer, g.ID)
	accept := w.task(g.ID, domain.TaskAcceptFiling)
	w.vacate(w.officer, g.ID, "退群")
	for _, by := range []domain.Caller{w.beijingOfficer, w.officer, w.director} {
		_, err := w.hands(by, g.ID)
		if e := w.refused(err, domain.CodeConflict, domain.FaultFormVacant); e.Rule != "M5.1" || e.Field != "owner" {
			t.Errorf("refused with %+v", e)
		}
		v, err := w.FilingForm(w.ctx, by, g.ID)
		w.must(err)
		w.refused(v.Refused, domain.CodeConflict, domain.FaultFormVacant)
		_, err = w.complete(by, w.task(g.ID, domain.TaskFile))
		w.refused(err, domain.CodeConflict, domain.FaultFormVacant)
	}
	if now, err := w.Filing(w.ctx, w.officer, f.ID); err != nil {
		t.Error(err)
	} else if now.State == domain.FilingFormSubmitted {
		_, err = w.AcceptFiling(w.ctx, w.officer, filing.DecideFiling{ID: f.ID, Version: now.Version})
		if domain.AsError(err) == nil || err == nil {
			t.Error("the form of the owner who left is accepted")
		}
	}
	if accept = w.task(g.ID, domain.TaskAcceptFiling); accept.State == domain.TaskOpen {
		if _, err := w.complete(w.officer, accept); err == nil {
			t.Error("the task to accept it is done")
		}
	}
	if now := w.groupByID(g.ID); now.Filing == domain.FilingFiled {
		t.Error("filed without an owner")
	}
}

// A manager may not read the other managers' phones: a form with a guess in it
// neither tells whether it is right nor sets one, A2.
func TestA2_AManagersFormAsksForNoPhone(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	manager := w.managedBy("manager", g.ID, g.Owner)
	form := w.form(g.ID)
	form.Rows[0].Phone = domain.NewPhone("13900000000")
	wrong := func(in *filing.SubmitFiling) { in.Form, in.Source, in.Check = &form, domain.SourceXLSX, true }
	if _, err := w.hands(manager, g.ID, wrong); err != nil {
		t.Errorf("the manager is told that it is wrong: %v", err)
	}
	if _, err := w.hands(w.beijingOfficer, g.ID, wrong); err == nil {
		t.Error("the branch is not told")
	}
	// Nor is one set that the registry lacks.
	w.must(w.store.Update(w.ctx, func(tx domain.Tx) error {
		p, err := tx.People().Get(g.Owner)
		if err != nil {
			return err
		}
		p.Phone = domain.Phone{}
		return tx.People().Put(&p)
	}))
	f := w.handsIn(manager, g.ID, func(in *filing.SubmitFiling) { in.Form, in.Source = &form, domain.SourceXLSX })
	if phone, _ := w.phone(w.director, g.Owner); phone != "" || f.Rows[0].Phone.Reveal() != "" {
		t.Errorf("the manager set %q", phone)
	}
}

// An office that a manager lost since the form came is something it lacks, A1.
func TestA1_AnOfficeThatIsGoneIsSeen(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	f := w.handsIn(w.beijingOfficer, g.ID)
	lacks := func(want bool) {
		t.Helper()
		v, err := w.Filing(w.ctx, w.officer, f.ID)
		w.must(err)
		if slices.Contains(v.Lacks, domain.MaterialForm) != want {
			t.Errorf("lacks %v", v.Lacks)
		}
	}
	lacks(false)
	w.seats(w.beijing, domain.Seat{Person: w.president, Office: domain.OfficePresident})
	lacks(true)
}

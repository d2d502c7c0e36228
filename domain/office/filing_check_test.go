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
)

// Who compares a form with the registry learns what the registry holds: the log
// says who looked at which group's, and nothing of what they read.
func TestA2_AComparisonIsLoggedAndTellsNothing(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	form := w.form(g.ID)
	read := func(in *filing.SubmitFiling) { in.Form, in.Source = &form, domain.SourcePaste }
	dry := func(in *filing.SubmitFiling) { in.Check = true }
	logged := func(by domain.Caller, differences string) {
		t.Helper()
		e := w.newest(g.ID)
		if e.Action != domain.ActFilingCheck || e.Fingerprint != by.Fingerprint || !slices.Contains(e.Rules, "A2") ||
			!slices.Contains(e.Changes, domain.Change{Field: "differences", After: differences}) {
			t.Errorf("logged as %+v", e)
		}
		raw, err := json.Marshal(e)
		w.must(err)
		for _, secret := range []string{"钱二", "孙三", "13812345678", "13900000000"} {
			if strings.Contains(string(raw), secret) {
				t.Errorf("the entry tells %s", secret)
			}
		}
	}
	f := w.handsIn(w.officer, g.ID, read, dry)
	if !f.ID.IsZero() || w.groupByID(g.ID).Filing != domain.FilingMissing {
		t.Errorf("a dry run filed %+v", f)
	}
	logged(w.officer, "0")

	form.Rows[0].Phone = domain.NewPhone("13900000000")
	form.Rows[1].Name = "李四"
	for name, change := range map[string][]func(*filing.SubmitFiling){"dry run": {read, dry}, "in earnest": {read}} {
		_, err := w.hands(w.beijingOfficer, g.ID, change...)
		var refused *desk.ImportError
		if !errors.As(err, &refused) || len(refused.Rows) != 2 {
			t.Errorf("%s: %v", name, err)
		}
		logged(w.beijingOfficer, "2")
		if w.groupByID(g.ID).Filing != domain.FilingMissing {
			t.Errorf("%s: filed", name)
		}
	}
	page, err := w.Filings(w.ctx, w.officer, filing.Filter{})
	w.must(err)
	if len(page.Items) != 0 {
		t.Errorf("kept %d forms", len(page.Items))
	}

	// What is refused before anything is compared is no entry.
	before := w.newest(g.ID).Seq
	form.Place = "上海"
	_, err = w.hands(w.officer, g.ID, read, dry)
	w.refused(err, domain.CodeInvalid, domain.FaultFormTitle)
	_, err = w.hands(w.auditor, g.ID, read, dry)
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
	w.handsIn(w.officer, g.ID, dry) // the registry with itself
	if now := w.newest(g.ID).Seq; now != before {
		t.Errorf("entry %d follows %d", now, before)
	}
}

// The channel of what comes in here is the face that it came by: a command is
// not the console, N4.1b.
func TestN4_1b_TheChannelIsTheFacesOwn(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	at := func(by domain.Caller, face domain.Face) domain.Caller {
		by.Face = face
		return by
	}
	channel := func(c domain.FilingChannel) func(*filing.SubmitFiling) {
		return func(in *filing.SubmitFiling) { in.Channel = c }
	}
	for _, c := range []struct {
		by   domain.Caller
		say  domain.FilingChannel
		want domain.FilingChannel // "" refused
	}{
		{at(w.beijingOfficer, domain.FaceConsole), "", domain.ChannelConsole},
		{at(w.beijingOfficer, domain.FaceCommand), "", domain.ChannelCommand},
		{at(w.beijingOfficer, domain.FaceCommand), domain.ChannelConsole, ""},
		{at(w.beijingOfficer, domain.FaceConsole), domain.ChannelCommand, ""},
		{at(w.beijingOfficer, domain.FaceConsole), domain.ChannelEmail, ""},
		{at(w.officer, domain.FaceCommand), "", domain.ChannelCommand},
		{at(w.officer, domain.FaceCommand), domain.ChannelEmail, domain.ChannelEmail},
		{at(w.beijingOfficer, domain.FaceCommand), domain.ChannelCommand, domain.ChannelCommand},
	} {
		f, err := w.hands(c.by, g.ID, channel(c.say))
		if c.want == "" {
			if e := w.refused(err, domain.CodeInvalid, domain.FaultBadChoice); e.Field != "channel" || e.Rule != "N4.1b" {
				t.Errorf("%s by %s: %+v", c.say, c.by.Face, e)
			}
			continue
		}
		w.must(err)
		if f.Channel != c.want {
			t.Errorf("%q by %s came by %s", c.say, c.by.Face, f.Channel)
		}
	}
	// A branch's task that is completed by a command hands in by that command.
	g = w.newGroup(2)
	if _, err := w.complete(at(w.beijingOfficer, domain.FaceCommand), w.task(g.ID, domain.TaskFile)); err != nil {
		t.Fatal(err)
	}
	v, err := w.FilingForm(w.ctx, w.officer, g.ID)
	w.must(err)
	if v.Newest == nil || v.Newest.Channel != domain.ChannelCommand {
		t.Errorf("handed in %+v", v.Newest)
	}
}

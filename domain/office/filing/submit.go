package filing

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// SubmitFiling hands in a group's filing form as its next version, M4.4, A1,
// A2. A branch's own is submitted, one that headquarters took in is filed at
// once. A form that was read must agree with the registry: every difference is
// listed by row in one *ImportError and nothing is filed. It fulfils the open
// filing task and answers the open campaign that asks the branch. A form that was
// compared and not handed in, for a dry run or for its differences, is an entry of
// the audit log: what somebody learnt of personal data, A2.
func (o *Service) SubmitFiling(ctx context.Context, by domain.Caller, in SubmitFiling) (domain.Filing, error) {
	in, err := cleanFiling(in, by)
	if err != nil {
		return domain.Filing{}, err
	}
	var out domain.Filing
	var differs *desk.ImportError
	err = o.Update(ctx, by, func(d *desk.Desk) error {
		out, differs = domain.Filing{}, nil
		f, err := submitFiling(d, in)
		if errors.As(err, &differs) {
			return logCheck(d, in, len(differs.Rows))
		}
		if err != nil {
			return err
		}
		out = desk.Covered(d, f)
		if in.Check && in.Form != nil {
			return logCheck(d, in, 0)
		}
		return nil
	})
	switch {
	case err != nil:
		return domain.Filing{}, err
	case differs != nil:
		return domain.Filing{}, differs
	}
	return out, nil
}

// logCheck logs that a form was compared with the registry and how many
// differences there were; not whose names and phones it held.
func logCheck(d *desk.Desk, in SubmitFiling, differences int) error {
	g, err := d.Group(in.Group)
	if err != nil {
		return err
	}
	return d.Log(domain.AuditEntry{
		Action: domain.ActFilingCheck, Subject: g.ID, Version: g.Version, Related: []domain.ID{g.Branch},
		Changes: []domain.Change{
			{Field: "source", After: string(in.Source)},
			{Field: "rows", After: strconv.Itoa(len(in.Form.Rows))},
			{Field: "differences", After: strconv.Itoa(differences)},
		},
		Rules: []domain.ClauseID{"A2"},
	}, nil, nil)
}

func cleanFiling(in SubmitFiling, by domain.Caller) (SubmitFiling, error) {
	if err := desk.NeedID("group", in.Group, domain.KindGroup); err != nil {
		return in, err
	}
	if in.Channel == "" {
		in.Channel = domain.OwnChannel(by.Face)
	}
	if !slices.Contains(domain.FilingChannels, in.Channel) {
		return in, domain.BadChoice("channel", domain.CleanLine(string(in.Channel))).By("N4.1b")
	}
	in.ReceivedOn = domain.Date(domain.CleanLine(string(in.ReceivedOn)))
	switch {
	case in.Form == nil:
		in.Source = domain.SourceState
	case !slices.Contains(domain.ReadSources, in.Source):
		return in, domain.BadChoice("source", domain.CleanLine(string(in.Source))).By("A1")
	}
	return in, nil
}

func submitFiling(d *desk.Desk, in SubmitFiling) (domain.Filing, error) {
	g, err := d.VisibleGroup(in.Group)
	if err != nil {
		return domain.Filing{}, err
	}
	today := domain.DateOf(d.Now)
	in.ReceivedOn = cmp.Or(in.ReceivedOn, today)
	err = cmp.Or(
		d.Allowed(domain.CanFile(d.Actor, g), g.Meta, in.Version),
		domain.LiveGroup(g),
		domain.Citing("N4.1b", domain.PastDate("received_on", in.ReceivedOn, d.Now)),
		domain.CheckReceipt(d.Actor.HQ(), domain.OwnChannel(d.By.Face), in.Channel, in.ReceivedOn, today),
	)
	if err != nil {
		return domain.Filing{}, err
	}
	rows, err := filingRows(d, g)
	if err != nil {
		return domain.Filing{}, err
	}
	if in.Form != nil {
		if rows, err = agree(d, *in.Form, g, rows); err != nil {
			return domain.Filing{}, err
		}
	}
	f := domain.Filing{
		Group: g.ID, Branch: g.Branch, GroupName: g.Name, Rows: rows, Source: in.Source, Channel: in.Channel, ReceivedOn: in.ReceivedOn,
	}
	if in.Check {
		return f, nil
	}
	return fulfil(d, g, f, in.Form != nil)
}

// fulfil hands a form in and ends the open filing task with it as the proof.
func fulfil(d *desk.Desk, g domain.Group, f domain.Filing, read bool) (domain.Filing, error) {
	if read {
		if err := takePhones(d, f); err != nil {
			return f, err
		}
	}
	task, open, err := d.OpenTask(g.ID, domain.TaskFile)
	if err != nil {
		return f, err
	}
	if !open {
		if err := notFiledYet(d, g, f); err != nil {
			return f, err
		}
	}
	f.Task = task.ID
	if f, err = handIn(d, g, f); err != nil || !open {
		return f, err
	}
	return f, closeTask(d, task, f)
}

// notFiledYet refuses a form that nobody asked for and that says what the newest
// one says, which stands, came the same way and answers the same campaign: the
// same form handed in twice is a slip, M4.4. What a branch handed in headquarters may still take in
// itself, which files it.
func notFiledYet(d *desk.Desk, g domain.Group, f domain.Filing) error {
	var newest domain.Filing
	if err := d.FilingsOf(g.ID, func(x domain.Filing) bool { newest = x; return false }); err != nil || newest.ID.IsZero() {
		return err
	}
	asked, err := askedBy(d, g, f.ReceivedOn)
	if err != nil {
		return err
	}
	stands := newest.State == domain.FilingFormAccepted || newest.State == domain.FilingFormSubmitted && !d.Actor.HQ()
	same := newest.GroupName == g.Name && newest.Campaign == asked.ID && newest.Channel == f.Channel && newest.Source == f.Source
	if stands && same && slices.Equal(newest.Rows, f.Rows) {
		return domain.Conflict(domain.FaultFiledAlready, "group", "M4.4", domain.Args{"id": newest.ID.String(), "group": g.Name})
	}
	return nil
}

// agree compares a form that was read with the registry, A1, A2, and gives the
// rows as they would be filed. To whoever may not export the form it tells
// nothing of the phones, nor does it take any from them: else a file with a
// guess in it would ask for what the screen masks.
func agree(d *desk.Desk, form domain.FilingForm, g domain.Group, rows []domain.FilingRow) ([]domain.FilingRow, error) {
	b, err := d.BranchOf(g.Branch)
	if err != nil {
		return nil, err
	}
	other, _, err := d.PlaceNamed(form.Place)
	if err != nil {
		return nil, err
	}
	if err := domain.CheckFormPlace(form, b, other.Name); err != nil {
		return nil, err
	}
	if domain.CanExportForm(d.Actor, g.Branch, g.ID) != nil {
		form.Rows = slices.Clone(form.Rows)
		for i := range form.Rows {
			form.Rows[i].Phone = domain.Phone{}
		}
	}
	filed, differences := domain.CompareForm(form, rows)
	if len(differences) == 0 {
		return filed, nil
	}
	refused := &desk.ImportError{}
	for _, diff := range differences {
		refused.Rows = append(refused.Rows, desk.RowError{Row: diff.Row, Err: diff.Err})
	}
	return nil, refused
}

// takePhones gives people the phones that the registry lacked and the form has,
// A1. One entry of the log tells of them all.
func takePhones(d *desk.Desk, f domain.Filing) error {
	entry := domain.AuditEntry{
		Action: domain.ActPersonEdit, Related: []domain.ID{f.Group},
		Changes: []domain.Change{{Field: "phone", After: "true"}}, Rules: []domain.ClauseID{"A1"},
	}
	where := desk.Scope(f.Branch, f.Group)
	for _, r := range f.Rows {
		p, err := desk.IfAny(d.People().Get(r.Person))
		if err != nil {
			return err
		}
		if p.ID.IsZero() || p.Erased() || p.Phone.Reveal() != "" || r.Phone.Reveal() == "" {
			continue
		}
		p.Phone = r.Phone
		if err := desk.Save(d, d.People(), &p); err != nil {
			return err
		}
		d.SeePerson(p)
		if entry.Subject.IsZero() {
			entry.Subject, entry.Version = p.ID, p.Version
			continue
		}
		entry.Related = append(entry.Related, p.ID)
		d.Touch(p.ID, p.Version, entry.Action, where)
	}
	if entry.Subject.IsZero() {
		return nil
	}
	return d.Log(entry, where, nil)
}

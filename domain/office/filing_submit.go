package office

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"alumni/domain"
	"alumni/domain/naming"
)

// SubmitFiling hands in a group's filing form as its next version, M4.4, A1,
// A2. A branch's own is submitted, one that headquarters took in is filed at
// once. A form that was read must agree with the registry: every difference is
// listed by row in one *ImportError and nothing is filed. It fulfils the open
// filing task and answers the open campaign that asks the branch. A form that was
// compared and not handed in, for a dry run or for its differences, is an entry of
// the audit log: what somebody learnt of personal data, A2.
func (o *Office) SubmitFiling(ctx context.Context, by domain.Caller, in SubmitFiling) (domain.Filing, error) {
	in, err := cleanFiling(in, by)
	if err != nil {
		return domain.Filing{}, err
	}
	var out domain.Filing
	var differs *ImportError
	err = o.update(ctx, by, func(d *desk) error {
		out, differs = domain.Filing{}, nil
		f, err := d.submitFiling(in)
		if errors.As(err, &differs) {
			return d.noteCheck(in, len(differs.Rows))
		}
		if err != nil {
			return err
		}
		out = f
		if in.Check && in.Form != nil {
			return d.noteCheck(in, 0)
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

// noteCheck notes that a form was compared with the registry and how many
// differences there were; not whose names and phones it held.
func (d *desk) noteCheck(in SubmitFiling, differences int) error {
	g, err := d.group(in.Group)
	if err != nil {
		return err
	}
	return d.note(domain.AuditEntry{
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
	if err := needID("group", in.Group, domain.KindGroup); err != nil {
		return in, err
	}
	if in.Channel == "" {
		in.Channel = domain.OwnChannel(by.Face)
	}
	if !slices.Contains(domain.FilingChannels, in.Channel) {
		return in, withRule("N4.1b", domain.BadChoice("channel", domain.CleanLine(string(in.Channel))))
	}
	in.ReceivedOn = domain.Date(domain.CleanLine(string(in.ReceivedOn)))
	switch {
	case in.Form == nil:
		in.Source = domain.SourceState
	case !slices.Contains(domain.ReadSources, in.Source):
		return in, withRule("A1", domain.BadChoice("source", domain.CleanLine(string(in.Source))))
	}
	return in, nil
}

// withRule puts the clause that a refusal rests on into it.
func withRule(rule domain.ClauseID, e *domain.Error) *domain.Error {
	e.Rule = rule
	return e
}

func (d *desk) submitFiling(in SubmitFiling) (domain.Filing, error) {
	g, err := d.visibleGroup(in.Group)
	if err != nil {
		return domain.Filing{}, err
	}
	if err := domain.CanFile(d.actor, g); err != nil {
		return domain.Filing{}, err
	}
	if err := d.fresh(g.Meta, in.Version); err != nil {
		return domain.Filing{}, err
	}
	if err := domain.LiveGroup(g); err != nil {
		return domain.Filing{}, err
	}
	today := domain.DateOf(d.now)
	if in.ReceivedOn == "" {
		in.ReceivedOn = today
	}
	if err := domain.PastDate("received_on", in.ReceivedOn, d.now); err != nil {
		return domain.Filing{}, withRule("N4.1b", domain.AsError(err))
	}
	if err := domain.CheckReceipt(d.actor.HQ(), domain.OwnChannel(d.by.Face), in.Channel, in.ReceivedOn, today); err != nil {
		return domain.Filing{}, err
	}
	rows, err := d.filingRows(g)
	if err != nil {
		return domain.Filing{}, err
	}
	if in.Form != nil {
		if rows, err = d.agree(*in.Form, g, rows); err != nil {
			return domain.Filing{}, err
		}
	}
	h := handIn{group: g, rows: rows, source: in.Source, channel: in.Channel, received: in.ReceivedOn}
	if in.Check {
		return domain.Filing{
			Group: g.ID, Branch: g.Branch, GroupName: g.Name, Rows: rows, Source: in.Source, Channel: in.Channel, ReceivedOn: in.ReceivedOn,
		}, nil
	}
	return d.fulfil(h, in.Form != nil)
}

// fulfil hands a form in and ends the open filing task with it as the proof.
func (d *desk) fulfil(h handIn, read bool) (domain.Filing, error) {
	if read {
		if err := d.takePhones(h); err != nil {
			return domain.Filing{}, err
		}
	}
	task, open, err := d.openTask(h.group.ID, domain.TaskFile)
	if err != nil {
		return domain.Filing{}, err
	}
	h.task = task.ID
	f, err := d.handIn(h)
	if err != nil || !open {
		return f, err
	}
	return f, d.closeTask(task, f)
}

// agree compares a form that was read with the registry, A1, A2, and gives the
// rows as they would be filed. To whoever may not export the form it tells
// nothing of the phones, nor does it take any from them: else a file with a
// guess in it would ask for what the screen masks.
func (d *desk) agree(form domain.Form, g domain.Group, rows []domain.FilingRow) ([]domain.FilingRow, error) {
	b, err := d.branch(g.Branch)
	if err != nil && !missing(err) {
		return nil, err
	}
	other := ""
	if id, err := d.Claimed(domain.ClaimPlace, naming.Claim(form.Place)); err == nil && !id.IsZero() {
		place, err := d.Places().Get(id)
		if err != nil {
			return nil, err
		}
		other = place.Name
	}
	if err := domain.CheckFormPlace(form, b, other); err != nil {
		return nil, err
	}
	if domain.CanExportForm(d.actor, g.Branch, g.ID) != nil {
		form.Rows = slices.Clone(form.Rows)
		for i := range form.Rows {
			form.Rows[i].Phone = domain.Phone{}
		}
	}
	filed, differences := domain.CompareForm(form, rows)
	if len(differences) == 0 {
		return filed, nil
	}
	refused := &ImportError{}
	for _, diff := range differences {
		refused.Rows = append(refused.Rows, RowError{Row: diff.Row, Err: diff.Err})
	}
	return nil, refused
}

// takePhones gives people the phones that the registry lacked and the form has, A1.
func (d *desk) takePhones(h handIn) error {
	for _, r := range h.rows {
		p, err := d.People().Get(r.Person)
		if missing(err) {
			continue
		}
		if err != nil {
			return err
		}
		if p.Phone.Reveal() != "" || r.Phone.Reveal() == "" {
			continue
		}
		p.Phone = r.Phone
		if err := save(d, d.People(), &p); err != nil {
			return err
		}
		d.seePerson(p)
		err = d.note(domain.AuditEntry{
			Action: domain.ActPersonEdit, Subject: p.ID, Version: p.Version, Related: []domain.ID{h.group.ID},
			Changes: []domain.Change{{Field: "phone", After: "true"}}, Rules: []domain.ClauseID{"A1"},
		}, scope(h.group.Branch, h.group.ID), nil)
		if err != nil {
			return err
		}
	}
	return nil
}

// AcceptFiling makes a form that a branch handed in a filing, M4.4. One whose
// managers changed since is refused: the branch's next one comes first.
func (o *Office) AcceptFiling(ctx context.Context, by domain.Caller, in DecideFiling) (domain.Filing, error) {
	return change(ctx, o, by, func(d *desk) (out domain.Filing, _ error) {
		f, err := d.filingToDecide(in.ID, in.Version, domain.FormAccepted)
		if err != nil {
			return out, err
		}
		g, err := d.Groups().Get(f.Group)
		if err != nil {
			return out, err
		}
		if err := d.accept(f, g); err != nil {
			return out, err
		}
		if out, err = d.Filings().Get(f.ID); err != nil {
			return out, err
		}
		return out, d.answered(out)
	})
}

// filingToDecide loads a form that the caller may decide on the version given.
func (d *desk) filingToDecide(id domain.ID, version uint64, to domain.FormState) (domain.Filing, error) {
	f, err := d.visibleFiling(id)
	if err != nil {
		return f, err
	}
	if err := domain.CanDecideFiling(d.actor); err != nil {
		return f, err
	}
	if err := d.fresh(f.Meta, version); err != nil {
		return f, err
	}
	return f, domain.CanDecideForm(d.actor, f, to)
}

package office

import (
	"slices"

	"alumni/domain"
)

// handIn is a form on its way in.
type handIn struct {
	group    domain.Group
	rows     []domain.FilingRow
	source   domain.FilingSource
	channel  domain.FilingChannel
	received domain.Date
	task     domain.ID // the file task that it fulfils
}

// file carries out a filing task, M4.4: the form is the group's present state,
// received on the day that the proof says; a branch's own came today.
func (d *desk) file(t domain.Task) error {
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	received := domain.DateOf(d.now)
	if d.actor.HQ() && t.Proof.Date != "" {
		received = t.Proof.Date
	}
	rows, err := d.filingRows(g)
	if err != nil {
		return err
	}
	_, err = d.handIn(handIn{
		group: g, rows: rows, source: domain.SourceState, channel: domain.OwnChannel(d.by.Face), received: received, task: t.ID,
	})
	return err
}

// filingRows are a group's managers as its form names them now, the owner first.
func (d *desk) filingRows(g domain.Group) ([]domain.FilingRow, error) {
	if err := domain.CheckManagers(g); err != nil {
		return nil, err
	}
	b, err := d.branch(g.Branch)
	if err != nil && !missing(err) {
		return nil, err
	}
	rows := make([]domain.FilingRow, 0, 1+len(g.Admins))
	for i, id := range append([]domain.ID{g.Owner}, g.Admins...) {
		p, err := d.person(id)
		if err != nil && !missing(err) {
			return nil, err
		}
		r := domain.FilingRow{Role: domain.ManagerAdmin, Person: id, Name: p.Name, Phone: p.Phone}
		if i == 0 {
			r.Role = domain.ManagerOwner
		}
		r.Office, _ = b.OfficeOf(id)
		rows = append(rows, r)
	}
	return rows, nil
}

// handIn writes the next version of a group's form. A branch's has to be
// accepted by headquarters; one that headquarters took in is filed at once, M4.4.
// A version that nobody has decided yet gives way to it.
func (d *desk) handIn(in handIn) (domain.Filing, error) {
	f := domain.Filing{
		Group: in.group.ID, Branch: in.group.Branch, GroupName: in.group.Name, Rows: in.rows,
		Source: in.source, Channel: in.channel, ReceivedOn: in.received, Task: in.task,
		State: domain.FormSubmitted, By: d.actor.Account, Sample: in.group.Sample,
	}
	asked, err := d.askedBy(in.group, f.ReceivedOn)
	if err != nil {
		return f, err
	}
	f.Campaign = asked.ID
	if err := d.replace(f.Group); err != nil {
		return f, err
	}
	if f.No, err = d.NextSeq(domain.FilingCounter(f.Group)); err != nil {
		return f, err
	}
	to := domain.FilingSubmitted
	if d.actor.HQ() {
		to = domain.FilingFiled
		f.State, f.DecidedBy, f.DecidedAt = domain.FormAccepted, d.actor.Account, d.now
	}
	if err := save(d, d.Filings(), &f); err != nil {
		return f, err
	}
	if err := d.noteForm(domain.ActFilingSubmit, f, "", in.task); err != nil {
		return f, err
	}
	if err := d.setFiling(f, to); err != nil {
		return f, err
	}
	if to == domain.FilingFiled {
		return f, d.answered(f)
	}
	return f, d.askAcceptance(f)
}

// noteForm notes what was done to a form, with its state before.
func (d *desk) noteForm(action domain.Action, f domain.Filing, before domain.FormState, more ...domain.ID) error {
	changes := stateChange(before, f.State)
	if before == "" {
		changes = append(changes,
			domain.Change{Field: "channel", After: string(f.Channel)},
			domain.Change{Field: "received_on", After: string(f.ReceivedOn)})
	}
	var detail *domain.AuditDetail
	if f.State == domain.FormReturned && f.Returned.Note != "" {
		detail = &domain.AuditDetail{Reason: f.Returned.Note}
	}
	return d.note(domain.AuditEntry{
		Action: action, Subject: f.ID, Version: f.Version,
		Related: append([]domain.ID{f.Group, f.Branch, f.Campaign}, more...),
		Changes: changes, Rules: []domain.ClauseID{"M4.4", "A1"},
	}, scope(f.Branch, f.Group), detail)
}

// undecidedForm is the newest form of a group that nobody has decided yet; the
// zero Filing for none, as for what was handed in before forms were kept.
func (d *desk) undecidedForm(group domain.ID) (found domain.Filing, err error) {
	err = d.formsOf(group, func(f domain.Filing) bool {
		if f.State == domain.FormSubmitted {
			found = f
		}
		return found.ID.IsZero()
	})
	return found, err
}

// fewForms is how many forms of a group are read at once: whoever asks wants
// the newest, and each has to be opened.
const fewForms = 3

// formsOf walks a group's forms, the newest first, while fn wants more.
func (d *desk) formsOf(group domain.ID, fn func(domain.Filing) bool) error {
	q := domain.Query{Index: domain.IndexGroup, Eq: group.String(), Reverse: true, Limit: fewForms}
	for {
		page, err := d.Filings().List(q)
		if err != nil {
			return err
		}
		for _, f := range page.Items {
			if !fn(f) {
				return nil
			}
		}
		if q.After = page.Next; q.After == "" {
			return nil
		}
	}
}

// replace takes a version that nobody has decided yet out of the way of the next.
func (d *desk) replace(group domain.ID) error {
	old, err := d.undecidedForm(group)
	if err != nil || old.ID.IsZero() {
		return err
	}
	old.State = domain.FormReturned
	old.Returned = domain.Correction{By: d.actor.Account, At: d.now}
	if err := save(d, d.Filings(), &old); err != nil {
		return err
	}
	return d.noteForm(domain.ActFilingReturn, old, domain.FormSubmitted)
}

// setFiling tells the group how far its filing has come.
func (d *desk) setFiling(f domain.Filing, to domain.FilingState) error {
	g, err := d.Groups().Get(f.Group)
	if err != nil {
		return err
	}
	before := g.Filing
	if before == to && to != domain.FilingFiled {
		return nil // a newer version of a form that is still in review
	}
	g.Filing = to
	if to == domain.FilingFiled {
		g.FiledAt = d.now
	}
	if err := save(d, d.Groups(), &g); err != nil {
		return err
	}
	return d.note(domain.AuditEntry{
		Action: domain.ActGroupState, Subject: g.ID, Version: g.Version, Related: []domain.ID{g.Branch, f.ID, f.Task},
		Changes: changed([]domain.Change{{Field: "filing", Before: string(before), After: string(to)}}), Rules: []domain.ClauseID{"M4.4"},
	}, scope(g.Branch, g.ID), nil)
}

// accept makes a form that was handed in a filing, M4.4.
func (d *desk) accept(f domain.Filing, g domain.Group) error {
	if err := domain.StillManaged(f, g); err != nil {
		return err
	}
	f.State, f.DecidedBy, f.DecidedAt = domain.FormAccepted, d.actor.Account, d.now
	if err := save(d, d.Filings(), &f); err != nil {
		return err
	}
	if err := d.noteForm(domain.ActFilingAccept, f, domain.FormSubmitted); err != nil {
		return err
	}
	return d.setFiling(f, domain.FilingFiled)
}

// askedBy is the newest open campaign that asks for a group's form and that a
// form received on a day counts for, N4.1b; the zero Campaign for none.
func (d *desk) askedBy(g domain.Group, received domain.Date) (found domain.Campaign, err error) {
	open, err := d.openCampaigns()
	for _, c := range open {
		if c.Asks(g) && received >= c.Opened {
			return c, err
		}
	}
	return found, err
}

// openCampaigns are the campaigns under way, the newest first.
func (d *desk) openCampaigns() (out []domain.Campaign, err error) {
	q := domain.Query{Index: domain.IndexState, Eq: string(domain.CampaignOpen)}
	err = each(d.Campaigns().List, q, func(c domain.Campaign) error {
		out = append(out, c)
		return nil
	})
	slices.Reverse(out)
	return out, err
}

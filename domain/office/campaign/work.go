package campaign

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// RemindBranch counts a reminder to a branch that has not filed, N4.1b, and
// gives what its letter says.
func (o *Service) RemindBranch(ctx context.Context, by domain.Caller, in RemindBranch) (Reminder, error) {
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out Reminder, _ error) {
		c, i, err := entryToRemind(d, in)
		if err != nil {
			return out, err
		}
		before := c.Asked[i].Reminders
		c.Asked = slices.Clone(c.Asked)
		c.Asked[i].Reminders, c.Asked[i].RemindedAt = before+1, d.Now
		if out, err = reminder(d, c, i); err != nil {
			return out, err
		}
		_, err = desk.Keep(d, d.Campaigns(), c, domain.AuditEntry{
			Action: domain.ActCampaignRemind, Related: []domain.ID{in.Branch}, Rules: []domain.ClauseID{"N4.1b"},
			Changes: []domain.Change{{Field: "count", Before: strconv.Itoa(before), After: strconv.Itoa(before + 1)}},
		}, nil, in.Branch)
		return out, err
	})
}

// entryToRemind gives an open campaign that the caller runs and where the branch
// stands in it.
func entryToRemind(d *desk.Desk, in RemindBranch) (domain.Campaign, int, error) {
	c, err := campaignToRun(d, in.Campaign)
	if err != nil {
		return c, 0, err
	}
	i, err := entryAt(c, in.Branch)
	return c, i, err
}

// entryAt finds a branch in a campaign; an unknown one is a wrong choice.
func entryAt(c domain.Campaign, branch domain.ID) (int, error) {
	if err := desk.NeedID("branch", branch, domain.KindBranch); err != nil {
		return 0, err
	}
	i := c.AskedOf(branch)
	if i < 0 {
		return 0, domain.BadChoice("branch", branch.String()).By("N4.1b")
	}
	return i, nil
}

// reminder is the letter's content for the i-th branch. One that has filed is
// not reminded.
func reminder(d *desk.Desk, c domain.Campaign, i int) (Reminder, error) {
	r := Reminder{
		Key: domain.TemplateReminder, Campaign: c.Name, Date: domain.DateOf(d.Now), Deadline: c.Deadline,
		DaysLeft: domain.DaysUntil(c.Deadline.Time(), d.Now), Count: c.Asked[i].Reminders, Groups: []string{},
	}
	row, err := entryRow(d, c, c.Asked[i])
	if err != nil {
		return r, err
	}
	switch {
	case row.Status.Done():
		return r, domain.WrongState("branch", "N4.1b", c.Asked[i].Branch, domain.FilingFiled, "")
	case row.Status == domain.AskedNoGroup:
		return r, domain.BadChoice("branch", row.BranchName).By("N4.1b")
	}
	r.Branch, r.Obstacles = row.BranchName, row.Obstacles
	for _, g := range row.Groups {
		if g.Status.Done() {
			continue
		}
		r.Groups = append(r.Groups, g.Name)
		if g.Form.IsZero() {
			continue
		}
		f, err := d.Filings().Get(g.Form)
		if err != nil {
			return r, err
		}
		for _, m := range f.Returned.Missing {
			if !slices.Contains(r.Missing, m) {
				r.Missing = append(r.Missing, m)
			}
		}
	}
	r.Body, err = d.TemplateBody(domain.TemplateReminder)
	return r, err
}

// ReminderText gives what the letter to a branch says now, without counting a
// reminder: for a face to show before it is sent.
func (o *Service) ReminderText(ctx context.Context, by domain.Caller, in RemindBranch) (Reminder, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (out Reminder, _ error) {
		c, i, err := entryToRemind(d, in)
		if err != nil {
			return out, err
		}
		return reminder(d, c, i)
	})
}

// NoteBranch records what a branch said in a campaign and the day by which it
// had cleaned up its owners and admins, N4.1a. The branch itself may do it.
func (o *Service) NoteBranch(ctx context.Context, by domain.Caller, in NoteBranch) (domain.Campaign, error) {
	var err error
	if in.Note, err = domain.Text("note", in.Note, domain.MaxText); err != nil {
		return domain.Campaign{}, err
	}
	in.CleanedUp = domain.Date(domain.CleanLine(string(in.CleanedUp)))
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Campaign, _ error) {
		c, err := visibleCampaign(d, in.Campaign)
		if err != nil {
			return out, err
		}
		may := cmp.Or(domain.CanNoteEntry(d.Actor, c.ID, in.Branch), domain.Step(domain.CampaignFlow, c.ID, c.State, domain.CampaignClosed))
		if err := d.Allowed(may, c.Meta, in.Version); err != nil {
			return out, err
		}
		i, err := entryAt(c, in.Branch)
		if err != nil {
			return out, err
		}
		if err := domain.Citing("N4.1a", domain.PastDate("cleaned_up", in.CleanedUp, d.Now)); err != nil && in.CleanedUp != "" {
			return out, err
		}
		e := c.Asked[i]
		if e.Note == in.Note && e.CleanedUp == in.CleanedUp {
			return out, domain.Invalid(domain.FaultNoChange, "note", "N4.1a", nil)
		}
		changes := desk.Changed([]domain.Change{{Field: "cleaned_up", Before: string(e.CleanedUp), After: string(in.CleanedUp)}})
		c.Asked = slices.Clone(c.Asked)
		c.Asked[i].Note, c.Asked[i].CleanedUp = in.Note, in.CleanedUp
		c, err = desk.Keep(d, d.Campaigns(), c, domain.AuditEntry{
			Action: domain.ActCampaignNote, Related: []domain.ID{in.Branch}, Changes: changes, Rules: []domain.ClauseID{"N4.1a"},
		}, &domain.AuditDetail{Reason: in.Note}, in.Branch)
		return domain.SeenOfCampaign(d.Actor, c), err
	})
}

// CloseCampaign ends a campaign, N4.1b: what is filed is counted as it stands
// and stays so, whatever is founded, filed or changed afterwards. The filing
// tasks stay open, since M4.4 does.
func (o *Service) CloseCampaign(ctx context.Context, by domain.Caller, in desk.Ref) (domain.Campaign, error) {
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Campaign, _ error) {
		c, err := visibleCampaign(d, in.ID)
		if err != nil {
			return out, err
		}
		if err := d.Allowed(domain.CanCampaign(d.Actor), c.Meta, in.Version); err != nil {
			return out, err
		}
		if err := domain.Step(domain.CampaignFlow, c.ID, c.State, domain.CampaignClosed); err != nil {
			return out, err
		}
		if c.Asked, err = atClose(d, c); err != nil {
			return out, err
		}
		c.State = domain.CampaignClosed
		return desk.Keep(d, d.Campaigns(), c, domain.AuditEntry{
			Action: domain.ActCampaignClose, Changes: desk.StateChange(domain.CampaignOpen, c.State), Rules: []domain.ClauseID{"N4.1b"},
		}, nil)
	})
}

// atClose are a campaign's entries with the groups as they stand now.
func atClose(d *desk.Desk, c domain.Campaign) ([]domain.AskedBranch, error) {
	out := slices.Clone(c.Asked)
	for i, e := range out {
		r, err := entryRow(d, c, e)
		if err != nil {
			return nil, err
		}
		for _, g := range r.Groups {
			out[i].AtClose = append(out[i].AtClose, domain.GroupAtClose{Group: g.ID, Status: g.Status, Form: g.Form})
		}
	}
	return out, nil
}

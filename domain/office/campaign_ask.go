package office

import (
	"context"
	"slices"

	"alumni/domain"
)

// pending counts the branches whose filing tasks are not opened yet.
func pending(c domain.Campaign) int {
	n := 0
	for _, e := range c.Entries {
		if !e.Queued {
			n++
		}
	}
	return n
}

// ResumeCampaign opens the filing tasks that a campaign has not opened yet,
// a few in each transaction; nothing is left to do for one that was not broken off.
func (o *Office) ResumeCampaign(ctx context.Context, by domain.Caller, id domain.ID) (domain.Campaign, error) {
	for {
		var c domain.Campaign
		left := 0
		err := o.update(ctx, by, func(d *desk) (err error) {
			if c, err = d.campaignToRun(id); err != nil {
				return err
			}
			left = pending(c)
			if left == 0 {
				return nil
			}
			if c, err = d.askNext(c); err != nil {
				return err
			}
			left = pending(c)
			return nil
		})
		if err != nil || left == 0 {
			return c, err
		}
		if err := ctx.Err(); err != nil {
			return c, plain(err)
		}
	}
}

// askNext opens the next few filing tasks of a campaign.
func (d *desk) askNext(c domain.Campaign) (domain.Campaign, error) {
	room := tasksAtOnce
	c.Entries = append([]domain.CampaignEntry(nil), c.Entries...)
	for i := range c.Entries {
		if c.Entries[i].Queued {
			continue
		}
		done, err := d.askBranch(c, c.Entries[i].Branch, &room)
		if err != nil {
			return c, err
		}
		c.Entries[i].Queued = done
		if room <= 0 {
			break
		}
	}
	err := save(d, d.Campaigns(), &c)
	return c, err
}

// askBranch opens the filing tasks of one branch's groups while there is
// room, and tells whether all are open.
func (d *desk) askBranch(c domain.Campaign, branch domain.ID, room *int) (bool, error) {
	groups, err := d.campaignGroups(c, branch)
	if err != nil {
		return false, err
	}
	for _, g := range groups {
		if *room <= 0 {
			return false, nil
		}
		written, err := d.askGroup(c, g)
		if err != nil {
			return false, err
		}
		if written {
			*room--
		}
	}
	return true, nil
}

// askGroup opens one group's filing task for the campaign, or makes its open
// one due with it. A group whose form is in needs none, and one that is due
// before the campaign, or overdue, stays so: no campaign puts a filing off.
func (d *desk) askGroup(c domain.Campaign, g domain.Group) (written bool, err error) {
	forms, err := d.formsIn(c, g.ID)
	if err != nil {
		return false, err
	}
	if domain.ProgressOf(c, g, forms).Status != domain.EntryMissing {
		return false, nil
	}
	due := domain.CampaignDue(c.Deadline)
	t, open, err := d.openTask(g.ID, domain.TaskFile)
	if err != nil || open && !due.Before(t.Due) {
		return false, err
	}
	if !open {
		id, err := d.open(domain.Task{Kind: domain.TaskFile, Subject: c.ID, Due: due}, g)
		if err == nil {
			d.touchNew(domain.ActCampaignStart, scope(g.Branch, g.ID), id)
		}
		return true, err
	}
	before := t.Due
	t.Due = due
	if err := save(d, d.Tasks(), &t); err != nil {
		return true, err
	}
	return true, d.note(domain.AuditEntry{
		Action: domain.ActTaskAssign, Subject: t.ID, Version: t.Version, Related: []domain.ID{c.ID, g.ID, g.Branch},
		Changes: []domain.Change{{Field: "due", Before: string(domain.DateOf(before)), After: string(domain.DateOf(due))}},
		Rules:   []domain.ClauseID{"N4.1b"},
	}, scope(g.Branch, g.ID), nil)
}

// campaignGroups are the groups of a branch that a campaign asks for and that are
// live still.
func (d *desk) campaignGroups(c domain.Campaign, branch domain.ID) ([]domain.Group, error) {
	live, err := d.liveGroups(branch)
	return slices.DeleteFunc(live, func(g domain.Group) bool {
		return !c.Asks(g) || d.actor.Role == domain.RoleGroupManager && g.ID != d.actor.Scope
	}), err
}

// formsIn are a group's forms that may count for a campaign, the newest first.
// What counts was handed in since the campaign opened, so the walk ends there.
func (d *desk) formsIn(c domain.Campaign, group domain.ID) (out []domain.Filing, err error) {
	err = d.formsOf(group, func(f domain.Filing) bool {
		if domain.DateOf(f.CreatedAt) < c.Opened {
			return false
		}
		out = append(out, f)
		return true
	})
	return out, err
}

// Package campaign holds the use-cases of headquarters' filing campaigns, N4: who
// is asked, reminded and noted, and how far each is. It knows the core only.
package campaign

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Service runs the filing campaigns.
type Service struct{ *desk.Base }

// Bounds of one transaction: a filing task costs about a dozen writes of the engine.
const (
	tasksAtOnce = 4
	maxAsked    = 2000 // branches in one campaign
)

// StartCampaign asks branches to file all their groups by a day, N4.1b: each
// live group gets a filing task due then, or its open one is due then unless it
// is due before. A group that is founded later is not asked. It goes
// in chunks; broken off in the middle, the same call or ResumeCampaign goes on.
func (o *Service) StartCampaign(ctx context.Context, by domain.Caller, in StartCampaign) (domain.Campaign, error) {
	var err error
	if in.Name, err = domain.NeedName("name", "N4.1b", in.Name, domain.MaxName); err != nil {
		return domain.Campaign{}, err
	}
	in.Deadline = domain.Date(domain.CleanLine(string(in.Deadline)))
	c, err := desk.Change(ctx, o.Only(domain.CanCampaign), by, func(d *desk.Desk) (domain.Campaign, error) {
		return startCampaign(d, in)
	})
	if err != nil {
		return domain.Campaign{}, err
	}
	return o.ResumeCampaign(ctx, by, c.ID)
}

func startCampaign(d *desk.Desk, in StartCampaign) (c domain.Campaign, err error) {
	if err := domain.CheckDeadline(in.Deadline, d.Now); err != nil {
		return c, err
	}
	open, err := d.OpenCampaigns()
	if err != nil {
		return c, err
	}
	for _, other := range open {
		if other.Name != in.Name {
			continue
		}
		if other.Deadline == in.Deadline && pending(other) > 0 {
			return other, nil // broken off before: go on
		}
		return c, domain.Conflict(domain.FaultDuplicate, "name", "N4.1b", domain.Args{"value": in.Name, "id": other.ID.String()})
	}
	c = domain.Campaign{Name: in.Name, Opened: domain.DateOf(d.Now), Deadline: in.Deadline, State: domain.CampaignOpen}
	asked, err := askedBranches(d, in.Branches)
	if err != nil {
		return c, err
	}
	c.Sample = true
	for _, b := range asked {
		c.Asked = append(c.Asked, domain.AskedBranch{Branch: b.ID})
		c.Sample = c.Sample && b.Sample
	}
	return desk.Keep(d, d.Campaigns(), c, domain.AuditEntry{
		Action: domain.ActCampaignStart, Rules: []domain.ClauseID{"N4.1b"},
		Changes: desk.StateChange("", c.State, domain.Change{Field: "deadline", After: string(c.Deadline)},
			domain.Change{Field: "branches", After: strconv.Itoa(len(c.Asked))}),
	}, &domain.AuditDetail{Fields: map[string]string{"name": c.Name}})
}

// askedBranches are the branches that were named, each with a live group, or
// every one that is established or in preparation and has one.
func askedBranches(d *desk.Desk, named []domain.ID) (out []domain.Branch, err error) {
	ask := func(b domain.Branch) error {
		live, err := d.LiveGroups(b.ID)
		switch {
		case err != nil:
			return err
		case len(live) > 0 && (b.State == domain.BranchEstablished || b.State == domain.BranchPreparatory):
			out = append(out, b)
		case len(named) > 0:
			return domain.BadChoice("branches", b.Name).By("N4.1b")
		}
		return nil
	}
	for i, id := range named {
		if slices.Contains(named[:i], id) {
			continue
		}
		if err := desk.NeedID("branches", id, domain.KindBranch); err != nil {
			return nil, err
		}
		b, err := d.Branch(id)
		if err != nil {
			return nil, desk.At("branches", err)
		}
		if err := ask(b); err != nil {
			return nil, err
		}
	}
	if len(named) == 0 {
		err = desk.Each(d.Branches().List, domain.Query{}, ask)
	}
	switch {
	case err != nil:
		return nil, err
	case len(out) == 0:
		return nil, domain.Required("branches", "N4.1b")
	case len(out) > maxAsked:
		return nil, domain.TooLong("branches", maxAsked)
	}
	return out, nil
}

// campaignToRun loads an open campaign that the caller runs.
func campaignToRun(d *desk.Desk, id domain.ID) (domain.Campaign, error) {
	c, err := visibleCampaign(d, id)
	if err != nil {
		return c, err
	}
	return c, cmp.Or(domain.CanCampaign(d.Actor), domain.Step(domain.CampaignFlow, c.ID, c.State, domain.CampaignClosed))
}

// pending counts the branches whose filing tasks are not opened yet.
func pending(c domain.Campaign) int {
	return domain.Count(c.Asked, func(e domain.AskedBranch) bool { return !e.Queued })
}

// ResumeCampaign opens the filing tasks that a campaign has not opened yet,
// a few in each transaction; nothing is left to do for one that was not broken off.
func (o *Service) ResumeCampaign(ctx context.Context, by domain.Caller, id domain.ID) (domain.Campaign, error) {
	var c domain.Campaign
	err := o.Rounds(ctx, by, func(d *desk.Desk) (more bool, err error) {
		if c, err = campaignToRun(d, id); err != nil || pending(c) == 0 {
			return false, err
		}
		c, err = askNext(d, c)
		return pending(c) > 0, err
	})
	return c, err
}

// askNext opens the next few filing tasks of a campaign.
func askNext(d *desk.Desk, c domain.Campaign) (domain.Campaign, error) {
	room := tasksAtOnce
	c.Asked = slices.Clone(c.Asked)
	for i := range c.Asked {
		if c.Asked[i].Queued {
			continue
		}
		done, err := askBranch(d, c, c.Asked[i].Branch, &room)
		if err != nil {
			return c, err
		}
		c.Asked[i].Queued = done
		if room <= 0 {
			break
		}
	}
	err := desk.Save(d, d.Campaigns(), &c)
	return c, err
}

// askBranch opens the filing tasks of one branch's groups while there is
// room, and tells whether all are open.
func askBranch(d *desk.Desk, c domain.Campaign, branch domain.ID, room *int) (bool, error) {
	groups, err := campaignGroups(d, c, branch)
	if err != nil {
		return false, err
	}
	for _, g := range groups {
		if *room <= 0 {
			return false, nil
		}
		written, err := askGroup(d, c, g)
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
func askGroup(d *desk.Desk, c domain.Campaign, g domain.Group) (written bool, err error) {
	forms, err := filingsIn(d, c, g.ID)
	if err != nil {
		return false, err
	}
	if domain.ProgressOf(c, g, forms).Status != domain.AskedMissing {
		return false, nil
	}
	due := domain.CampaignDue(c.Deadline)
	t, open, err := d.OpenTask(g.ID, domain.TaskFile)
	if err != nil || open && !due.Before(t.Due) {
		return false, err
	}
	if !open {
		id, err := d.Open(domain.Task{Kind: domain.TaskFile, Subject: c.ID, Due: due}, g)
		if err == nil {
			d.TouchNew(domain.ActCampaignStart, desk.Scope(g.Branch, g.ID), id)
		}
		return true, err
	}
	before := t.Due
	t.Due = due
	_, err = desk.Keep(d, d.Tasks(), t, domain.AuditEntry{
		Action: domain.ActTaskAssign, Related: []domain.ID{c.ID, g.ID, g.Branch}, Rules: []domain.ClauseID{"N4.1b"},
		Changes: []domain.Change{{Field: "due", Before: string(domain.DateOf(before)), After: string(domain.DateOf(due))}},
	}, nil, g.Branch, g.ID)
	return true, err
}

// campaignGroups are the groups of a branch that a campaign asks for and that are
// live still.
func campaignGroups(d *desk.Desk, c domain.Campaign, branch domain.ID) ([]domain.Group, error) {
	live, err := d.LiveGroups(branch)
	return slices.DeleteFunc(live, func(g domain.Group) bool {
		return !c.Asks(g) || d.Actor.Role == domain.RoleGroupManager && g.ID != d.Actor.Scope
	}), err
}

// filingsIn are a group's forms that may count for a campaign, the newest first.
// What counts was handed in since the campaign opened, so the walk ends there.
func filingsIn(d *desk.Desk, c domain.Campaign, group domain.ID) (out []domain.Filing, err error) {
	err = d.FilingsOf(group, func(f domain.Filing) bool {
		if domain.DateOf(f.CreatedAt) < c.Opened {
			return false
		}
		out = append(out, f)
		return true
	})
	return out, err
}

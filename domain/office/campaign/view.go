package campaign

import (
	"cmp"
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// StartCampaign asks branches to file their groups by a day, N4.1b.
type StartCampaign struct {
	Name     string
	Deadline domain.Date
	Branches []domain.ID // empty: every established or preparatory branch with a live group
}

// Filter narrows the list of campaigns, the newest first.
type Filter struct {
	State domain.CampaignState
	Text  string
	After string
	Limit int
}

// Row is a campaign as a list shows it.
type Row struct {
	domain.Campaign
	Totals  Totals `json:"totals"`
	Overdue bool   `json:"overdue"`
	Stamp   uint64 `json:"-"`
}

// Totals are the numbers of a campaign's branches. Asked counts those
// with a group, so that it is the sum of the four below it.
type Totals struct {
	Asked     int `json:"asked"`
	Filed     int `json:"filed"` // in time
	Late      int `json:"late"`
	Submitted int `json:"submitted"`
	Missing   int `json:"missing"`
	NoGroup   int `json:"no_group"`
}

// Done counts the branches that have filed, in time or late.
func (t Totals) Done() int { return t.Filed + t.Late }

func (t *Totals) add(s domain.AskedStatus) {
	if n := map[domain.AskedStatus]*int{
		domain.AskedFiled: &t.Filed, domain.AskedLate: &t.Late, domain.AskedSubmitted: &t.Submitted, domain.AskedMissing: &t.Missing,
	}[s]; n != nil {
		*n++
		t.Asked++
	} else {
		t.NoGroup++
	}
}

// KindTotals are the numbers of the branches of one kind.
type KindTotals struct {
	Kind domain.BranchKind `json:"kind"`
	Totals
}

// EntryGroup is one group of a branch that a campaign asks for.
type EntryGroup struct {
	ID     domain.ID          `json:"id"`
	Name   string             `json:"name"`
	Status domain.AskedStatus `json:"status"`
	Form   domain.ID          `json:"form,omitzero"` // the newest form that counts
}

// EntryRow is a branch in a campaign with how far it has come.
type EntryRow struct {
	domain.AskedBranch
	BranchName  string             `json:"branch_name"`
	BranchKind  domain.BranchKind  `json:"branch_kind"`
	Status      domain.AskedStatus `json:"status"`
	Groups      []EntryGroup       `json:"groups"` // that were asked: the live ones, or those there were at the close
	GroupsFiled int                `json:"groups_filed"`
	Obstacles   []domain.Obstacle  `json:"obstacles,omitempty"`
	Stamp       uint64             `json:"-"`
}

// View is a campaign with how far every branch has come. A branch
// officer sees the own branch only, in the numbers too, and a group manager of
// it the own group's progress alone: neither the branch's note nor its
// reminders. A closed campaign is as it was when it was closed.
type View struct {
	domain.Campaign
	Rows     []EntryRow          `json:"rows"` // what is not filed first
	Totals   Totals              `json:"totals"`
	Kinds    []KindTotals        `json:"kinds"`
	DaysLeft int                 `json:"days_left"` // to the deadline; negative after it
	Pending  int                 `json:"pending"`   // branches whose tasks are not opened yet
	Beside   int                 `json:"beside"`    // branches with an unfiled group, M4.4, of which an open campaign lacks nothing
	History  []desk.HistoryEntry `json:"history"`
	May      Verdicts            `json:"-"`
}

// Verdicts tells what the caller may do with a campaign: nil, or why not.
type Verdicts struct {
	Run  error // remind, close, resume
	Note error
}

// RemindBranch counts a reminder to a branch, N4.1b.
type RemindBranch struct {
	Campaign domain.ID
	Branch   domain.ID
}

// Reminder is what the letter that reminds a branch says, N4.1b. A face writes
// it by the template; names of groups are in it, phones never.
type Reminder struct {
	Key       domain.TemplateKey `json:"key"`
	Body      string             `json:"-"` // HQ's own template; "" for the default
	Campaign  string             `json:"campaign"`
	Branch    string             `json:"branch"`
	Date      domain.Date        `json:"date"`
	Deadline  domain.Date        `json:"deadline"`
	DaysLeft  int                `json:"days_left"`
	Count     int                `json:"count"`  // of reminders, this one included
	Groups    []string           `json:"groups"` // names of those that are not filed
	Obstacles []domain.Obstacle  `json:"obstacles,omitempty"`
	Missing   []domain.Material  `json:"missing,omitempty"` // what a returned form lacks
}

// NoteBranch records what a branch said and that it cleaned up its owners and
// admins, N4.1a.
type NoteBranch struct {
	Campaign  domain.ID
	Version   uint64
	Branch    domain.ID
	Note      string
	CleanedUp domain.Date // "" leaves it open
}

// visibleCampaign gives a campaign; CodeNotFound if there is none that asks
// the caller's branch.
func visibleCampaign(d *desk.Desk, id domain.ID) (domain.Campaign, error) {
	return desk.Visible(d.Campaigns().Get, id, func(c domain.Campaign) bool { return domain.CanSeeCampaign(d.Actor, c) })
}

// Campaigns pages through the filing campaigns in the caller's scope, the newest first.
func (o *Service) Campaigns(ctx context.Context, by domain.Caller, f Filter) (domain.Page[Row], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Page[Row], error) {
		q := domain.Query{After: f.After, Limit: f.Limit, Reverse: true}.Where(domain.IndexState, string(f.State))
		s := d.Search(f.Text)
		return desk.Sift(d.Campaigns().List, q, func(c domain.Campaign) (Row, bool, error) {
			if !domain.CanSeeCampaign(d.Actor, c) || s.Asked() && !s.FindsID(c.ID) && !s.Finds(c.Name) {
				return Row{}, false, nil
			}
			c = domain.SeenOfCampaign(d.Actor, c)
			row := Row{Campaign: c, Stamp: c.Version, Overdue: over(d, c)}
			_, totals, err := entries(d, c)
			row.Totals = totals
			return row, true, err
		})
	})
}

func over(d *desk.Desk, c domain.Campaign) bool {
	return c.State == domain.CampaignOpen && domain.DateOf(d.Now) > c.Deadline
}

// Campaign gives one campaign with how far every branch has come, N4.1b.
func (o *Service) Campaign(ctx context.Context, by domain.Caller, id domain.ID) (View, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (View, error) { return campaignView(d, id) })
}

func campaignView(d *desk.Desk, id domain.ID) (View, error) {
	c, err := visibleCampaign(d, id)
	if err != nil {
		return View{}, err
	}
	v := View{Campaign: domain.SeenOfCampaign(d.Actor, c), DaysLeft: domain.DaysUntil(c.Deadline.Time(), d.Now)}
	v.Pending = pending(v.Campaign)
	if v.Rows, v.Totals, err = entries(d, v.Campaign); err != nil {
		return v, err
	}
	if v.Beside, err = besideCampaign(d, c, v.Rows); err != nil {
		return v, err
	}
	v.Kinds = kindTotals(v.Rows)
	slices.SortStableFunc(v.Rows, func(a, b EntryRow) int { return domain.Behind(a.Status, b.Status) })
	open := domain.Step(domain.CampaignFlow, c.ID, c.State, domain.CampaignClosed)
	v.May = Verdicts{Run: cmp.Or(domain.CanCampaign(d.Actor), open), Note: open}
	if d.Actor.Role != domain.RoleBranchOfficer {
		v.May.Note = v.May.Run
	}
	v.History, err = d.History(id)
	return v, err
}

// besideCampaign counts the branches that have an unfiled group, M4.4, though the
// campaign, while it is open, lacks nothing of them: it was founded since, or never asked for.
func besideCampaign(d *desk.Desk, c domain.Campaign, rows []EntryRow) (int, error) {
	if c.State != domain.CampaignOpen {
		return 0, nil
	}
	branches := map[domain.ID]bool{}
	for _, s := range []domain.FilingState{domain.FilingMissing, domain.FilingSubmitted} {
		err := desk.Each(d.Groups().List, domain.Query{Index: domain.IndexFiling, Eq: string(s)}, func(g domain.Group) error {
			if g.Unfiled() && !g.Branch.IsZero() && domain.CanSee(d.Actor, g.Branch, g.ID) {
				branches[g.Branch] = true
			}
			return nil
		})
		if err != nil {
			return 0, err
		}
	}
	for _, r := range rows {
		if r.Status.Unfiled() {
			delete(branches, r.Branch)
		}
	}
	return len(branches), nil
}

func kindTotals(rows []EntryRow) []KindTotals {
	out := []KindTotals{}
	for _, k := range domain.BranchKinds {
		t := KindTotals{Kind: k}
		for _, r := range rows {
			if r.BranchKind == k {
				t.add(r.Status)
			}
		}
		if t.Asked+t.NoGroup > 0 {
			out = append(out, t)
		}
	}
	return out
}

func entries(d *desk.Desk, c domain.Campaign) ([]EntryRow, Totals, error) {
	rows := make([]EntryRow, 0, len(c.Asked))
	var totals Totals
	for _, e := range c.Asked {
		r, err := entryRow(d, c, e)
		if err != nil {
			return nil, totals, err
		}
		totals.add(r.Status)
		rows = append(rows, r)
	}
	return rows, totals, nil
}

func entryRow(d *desk.Desk, c domain.Campaign, e domain.AskedBranch) (EntryRow, error) {
	r := EntryRow{AskedBranch: e, Groups: []EntryGroup{}}
	b, err := desk.IfAny(d.Branch(e.Branch))
	if err != nil {
		return r, err
	}
	r.BranchName, r.BranchKind, r.Stamp = b.Name, b.Kind, b.Version+c.Version
	if c.State == domain.CampaignClosed {
		return closedRow(d, r)
	}
	groups, err := campaignGroups(d, c, e.Branch)
	if err != nil {
		return r, err
	}
	var all []domain.GroupProgress
	stuck := map[domain.Obstacle]bool{}
	for _, g := range groups {
		forms, err := filingsIn(d, c, g.ID)
		if err != nil {
			return r, err
		}
		p := domain.ProgressOf(c, g, forms)
		all = append(all, p)
		r.Groups = append(r.Groups, EntryGroup{ID: g.ID, Name: g.Name, Status: p.Status, Form: p.Newest})
		r.Stamp += g.Version
		if p.Status.Done() {
			r.GroupsFiled++
			continue
		}
		if err := groupObstacles(d, g, p, forms, stuck); err != nil {
			return r, err
		}
	}
	r.Status = domain.AskedStatusOf(all)
	if r.Status.Unfiled() {
		r.Obstacles, err = obstacles(d, b, r.Status, stuck)
	}
	return r, err
}

// closedRow fills in how far a branch had come when the campaign was closed.
func closedRow(d *desk.Desk, r EntryRow) (EntryRow, error) {
	s := d.Show(domain.Meta{})
	var all []domain.GroupProgress
	for _, at := range r.AtClose {
		g := s.Group(at.Group)
		all = append(all, domain.GroupProgress{Status: at.Status})
		r.Groups = append(r.Groups, EntryGroup{ID: at.Group, Name: g.Name, Status: at.Status, Form: at.Form})
		if at.Status.Done() {
			r.GroupsFiled++
		}
	}
	r.Stamp += s.Stamp
	r.Status = domain.AskedStatusOf(all)
	return r, s.Err
}

// groupObstacles notes why one group's filing is stuck.
func groupObstacles(d *desk.Desk, g domain.Group, p domain.GroupProgress, forms []domain.Filing, stuck map[domain.Obstacle]bool) error {
	row, err := d.GroupRow(g)
	if err != nil {
		return err
	}
	stuck[domain.ObstacleVacant] = stuck[domain.ObstacleVacant] || g.Owner.IsZero()
	stuck[domain.ObstacleReturned] = stuck[domain.ObstacleReturned] || p.Back
	stuck[domain.ObstacleChanged] = stuck[domain.ObstacleChanged] || p.Changed
	stuck[domain.ObstacleName] = stuck[domain.ObstacleName] || row.NameFinding != ""
	if p.Status != domain.AskedSubmitted {
		return nil
	}
	for _, r := range forms[0].Rows {
		if r.Phone.Reveal() == "" {
			stuck[domain.ObstaclePhone] = true
		}
	}
	return nil
}

// obstacles gives why a branch's filing is stuck, the gravest first. Who sits
// in the council matters only while the branch has something to hand in.
func obstacles(d *desk.Desk, b domain.Branch, s domain.AskedStatus, stuck map[domain.Obstacle]bool) ([]domain.Obstacle, error) {
	if s == domain.AskedMissing && d.Actor.Role != domain.RoleGroupManager {
		terms, err := d.Terms()
		if err != nil {
			return nil, err
		}
		stuck[domain.ObstacleNoPresident] = b.State == domain.BranchEstablished && b.Holder(domain.OfficePresident).IsZero()
		stuck[domain.ObstacleTerm] = domain.TermExpired(b, terms, d.Now)
	}
	return domain.Those(domain.Obstacles, stuck), nil
}

// Progress counts the branches of a campaign that have filed, and those that
// were asked and have a group, without asking why the others have not.
func Progress(d *desk.Desk, c domain.Campaign) (done, asked int, err error) {
	var totals Totals
	for _, e := range c.Asked {
		groups, err := campaignGroups(d, c, e.Branch)
		if err != nil {
			return 0, 0, err
		}
		var all []domain.GroupProgress
		for _, g := range groups {
			var forms []domain.Filing
			if g.Filing == domain.FilingFiled { // no other has filed, so its forms need not be read
				if forms, err = filingsIn(d, c, g.ID); err != nil {
					return 0, 0, err
				}
			}
			all = append(all, domain.ProgressOf(c, g, forms))
		}
		totals.add(domain.AskedStatusOf(all))
	}
	return totals.Done(), totals.Asked, nil
}

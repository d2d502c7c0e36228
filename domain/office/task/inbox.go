package task

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
)

// InboxItem is one thing that waits for the caller.
type InboxItem struct {
	Due     time.Time   `json:"due"`
	Overdue bool        `json:"overdue"`
	Subject domain.ID   `json:"subject"`
	Kind    domain.Kind `json:"-"`
	Version uint64      `json:"version"`
	Branch  string      `json:"branch,omitempty"` // the branch's name
	Group   string      `json:"group,omitempty"`  // the group's name
	From    string      `json:"from,omitempty"`   // transfer: present holder
	To      string      `json:"to,omitempty"`     // transfer: successor
	Person  string      `json:"person,omitempty"` // task: whom it concerns
	What    string      `json:"what,omitempty"`   // duty: what it is; unauthorised group: its name
	Count   int         `json:"count,omitempty"`  // notice: members whose cards are still to be put right
	// Type is the application's kind, the manager's role, the task's kind or the notice's state.
	Type string `json:"type"`
	Seq  int    `json:"seq,omitempty"` // application: which group of the branch it would be
	// Assignee is the name of the account that does a task or claims a case; Mine: it is the caller's.
	Assignee string `json:"assignee,omitempty"`
	Mine     bool   `json:"mine,omitempty"`
}

// InboxFilter narrows the inbox; a text is found in a name that the item shows or in its number.
type InboxFilter = desk.Filter

// InboxPage is a page of the inbox, oldest due first. The numbers are of the
// whole inbox, whatever a text finds of it.
type InboxPage struct {
	Items   []InboxItem `json:"items"`
	Next    string      `json:"next,omitempty"`
	Total   int         `json:"total"`   // at most CountLimit
	Overdue int         `json:"overdue"` // at most CountLimit
	Today   int         `json:"today"`   // due today, not overdue; at most CountLimit
}

// Counts are the numbers beside the console's sections.
type Counts struct {
	Inbox        int // waits for the caller
	Branches     int
	Groups       int
	Applications int // submitted
	Transfers    int // submitted
	Violations   int // open
	Tasks        int // open
	Filings      int // forms that wait for headquarters
	// CampaignDone and CampaignAsked are the branches of the newest open filing
	// campaign that have filed, and all that are to; both 0 without a campaign.
	CampaignDone, CampaignAsked int
}

// Whoami gives the caller's present role; CodeForbidden with FaultDisabled for
// a key that is unknown or disabled.
func (o *Service) Whoami(ctx context.Context, by domain.Caller) (domain.Actor, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Actor, error) {
		return d.Actor, nil
	})
}

// Inbox gives what waits for the caller, across kinds, oldest due first. An
// auditor reads the inbox of headquarters. A text is looked for in the number and
// the names of branch, group and persons, and in what a duty is; one call walks at most scanBudget
// waits: a page may come back short or empty, with a cursor to go on.
func (o *Service) Inbox(ctx context.Context, by domain.Caller, f InboxFilter) (InboxPage, error) {
	if err := people.EndOverdue(ctx, o.Base); err != nil {
		return InboxPage{}, err
	}
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (out InboxPage, _ error) {
		audience := domain.WaitsFor(d.Actor)
		waiting := func(q domain.Query) (domain.Page[domain.WaitingRow], error) { return d.Waiting(audience, q) }
		s := d.Search(f.Text)
		page, err := desk.Sift(waiting, domain.Query{After: f.After, Limit: f.Limit}, func(w domain.WaitingRow) (InboxItem, bool, error) {
			it, ok, err := inboxItem(d, w)
			return it, ok && (!s.Asked() || s.FindsID(it.Subject) || s.Finds(it.Branch, it.Group, it.From, it.To, it.Person, it.What)), err
		})
		if err != nil {
			return out, err
		}
		v := InboxPage{Items: page.Items, Next: page.Next}
		if v.Total, err = d.WaitingCount(audience, desk.CountLimit); err != nil {
			return out, err
		}
		v.Overdue, v.Today, err = dueCounts(d, audience)
		return v, err
	})
}

var errEnough = errors.New("enough")

// dueCounts counts what is overdue and what is due later today, in China. The
// index is in order of due times, so the walk stops at tomorrow.
func dueCounts(d *desk.Desk, a domain.Audience) (overdue, today int, err error) {
	waiting := func(q domain.Query) (domain.Page[domain.WaitingRow], error) { return d.Waiting(a, q) }
	err = desk.Each(waiting, domain.Query{}, func(w domain.WaitingRow) error {
		switch {
		case w.Due.Before(d.Now):
			overdue = min(overdue+1, desk.CountLimit)
		case domain.DateOf(w.Due) == domain.DateOf(d.Now):
			today++
		default:
			return errEnough
		}
		if overdue == desk.CountLimit || today == desk.CountLimit {
			return errEnough
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return overdue, today, err
}

// inboxItem makes an item of what waits; ok is false for a record out of scope.
func inboxItem(d *desk.Desk, w domain.WaitingRow) (it InboxItem, ok bool, err error) {
	it = InboxItem{Due: w.Due, Overdue: w.Due.Before(d.Now), Subject: w.Subject, Kind: w.Subject.Kind}
	var branch, group domain.ID
	switch w.Subject.Kind {
	case domain.KindApplication:
		branch, group, err = applicationItem(d, &it)
	case domain.KindTransfer:
		branch, group, err = transferItem(d, &it)
	case domain.KindTask:
		branch, group, err = taskItem(d, &it)
	case domain.KindGroup:
		branch, group, err = vacancyItem(d, &it)
	case domain.KindRectification:
		branch, group, err = noticeItem(d, &it)
	case domain.KindIncident:
		branch, group, err = incidentItem(d, &it)
	case domain.KindImpostor:
		branch, err = impostorItem(d, &it)
	default:
		return it, false, nil
	}
	if err != nil || !domain.CanSee(d.Actor, branch, group) {
		return it, false, err
	}
	s := d.Show(domain.Meta{})
	it.Branch, it.Group = s.Branch(branch).Name, s.Group(group).Name
	return it, s.Err == nil, s.Err
}

func applicationItem(d *desk.Desk, it *InboxItem) (branch, group domain.ID, err error) {
	a, err := d.Applications().Get(it.Subject)
	if err != nil {
		return branch, group, err
	}
	it.Version, it.Type = a.Version, string(a.Kind)
	it.Assignee, it.Mine = casework.ClaimedBy(d, a.Claim), casework.Mine(d, a.Claim)
	if a.Kind.OnGroup() {
		return a.Branch, a.Group, nil
	}
	it.Seq, err = d.PeekSeq(domain.GroupCounter(a.Branch))
	return a.Branch, a.Group, err
}

func transferItem(d *desk.Desk, it *InboxItem) (branch, group domain.ID, err error) {
	t, err := d.Transfers().Get(it.Subject)
	if err != nil {
		return branch, group, err
	}
	it.Version, it.Type = t.Version, string(t.Role)
	it.Assignee, it.Mine = casework.ClaimedBy(d, t.Claim), casework.Mine(d, t.Claim)
	s := d.Show(t.Meta)
	it.From, it.To = s.Person(t.From), s.Person(t.To)
	return t.Branch, t.Group, s.Err
}

// vacantOwner is the inbox item's type of a group without an owner, M5.1.
const vacantOwner = "vacant"

func vacancyItem(d *desk.Desk, it *InboxItem) (branch, group domain.ID, err error) {
	g, err := d.Group(it.Subject)
	it.Version, it.Type = g.Version, vacantOwner
	return g.Branch, g.ID, err
}

// noticeItem counts the members whose cards are still to be put right; of one it
// says the name, N2.2b.
func noticeItem(d *desk.Desk, it *InboxItem) (branch, group domain.ID, err error) {
	r, err := d.Rectifications().Get(it.Subject)
	if err != nil {
		return branch, group, err
	}
	it.Version, it.Type, it.Count = r.Version, string(r.State), r.Open()
	for _, m := range r.Members {
		if it.Count == 1 && m.State == domain.RectifiedOpen {
			it.Person, _, err = d.PersonName(m.Person)
		}
	}
	return r.Branch, r.Group, err
}

// incidentItem counts the steps of a data incident that are not done, N3.2.6.
func incidentItem(d *desk.Desk, it *InboxItem) (branch, group domain.ID, err error) {
	i, err := d.Incidents().Get(it.Subject)
	it.Version, it.Type, it.Count = i.Version, string(i.State), i.Left()
	return i.Branch, i.Group, err
}

// impostorItem says the name of an unauthorised group that is to be dealt with, M8.3.
func impostorItem(d *desk.Desk, it *InboxItem) (branch domain.ID, err error) {
	i, err := d.Impostors().Get(it.Subject)
	it.Version, it.Type, it.What = i.Version, string(i.State), i.Name
	return i.Branch, err
}

func taskItem(d *desk.Desk, it *InboxItem) (branch, group domain.ID, err error) {
	t, err := d.Tasks().Get(it.Subject)
	if err != nil {
		return branch, group, err
	}
	it.Version, it.Type = t.Version, string(t.Kind)
	it.Assignee = d.AccountName(t.Assignee)
	if t.Kind == domain.TaskDuty {
		it.What = domain.CleanLine(t.Reason)
	}
	it.Mine = !t.Assignee.IsZero() && t.Assignee == d.Actor.Account
	it.Person, _, err = d.PersonName(t.Person)
	return t.Branch, t.Group, err
}

// Counts gives the numbers beside the console's sections, in the caller's scope.
func (o *Service) Counts(ctx context.Context, by domain.Caller) (Counts, error) {
	seen := o.memo.seen()
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (Counts, error) { return counts(d, o.memo, seen) })
}

func counts(d *desk.Desk, memo *progressMemo, seen uint64) (c Counts, err error) {
	if c.Inbox, err = d.WaitingCount(domain.WaitsFor(d.Actor), desk.CountLimit); err != nil {
		return c, err
	}
	if err := countFilings(d, &c, memo, seen); err != nil {
		return c, err
	}
	if c.Branches, c.Groups, err = countPlaces(d); err != nil {
		return c, err
	}
	submitted, open := string(domain.CaseSubmitted), string(domain.ViolationOpen)
	c.Applications, err = countOpen(d, d.Applications(), submitted, func(a domain.Application) bool {
		return a.State == domain.CaseSubmitted && domain.CanSee(d.Actor, a.Branch, a.Group)
	})
	if err != nil {
		return c, err
	}
	c.Transfers, err = countOpen(d, d.Transfers(), submitted, func(t domain.Transfer) bool { return t.State == domain.CaseSubmitted })
	if err != nil {
		return c, err
	}
	c.Violations, err = countOpen(d, d.Violations(), open, func(v domain.Violation) bool { return v.State == domain.ViolationOpen })
	if err != nil {
		return c, err
	}
	c.Tasks, err = countOpen(d, d.Tasks(), string(domain.TaskOpen), func(t domain.Task) bool { return t.State == domain.TaskOpen })
	return c, err
}

// countPlaces counts the branches and the groups in the caller's scope.
func countPlaces(d *desk.Desk) (branches, groups int, err error) {
	branches = 1
	switch {
	case d.Actor.Role == domain.RoleGroupManager:
		return 0, 1, nil
	case d.Actor.SeesAll():
		if branches, err = desk.CountOf(d.Branches(), domain.Query{}); err != nil {
			return 0, 0, err
		}
	}
	groups, err = desk.CountOf(d.Groups(), d.ScopedByGroup(domain.Query{}, domain.ID{}))
	return branches, groups, err
}

// countOpen counts the records of a state. One branch's or one group's, which are
// few, it counts by reading them: the store has no index over scope and state at once.
func countOpen[T any](d *desk.Desk, table domain.Table[T], state string, open func(T) bool) (int, error) {
	if d.Actor.SeesAll() {
		return desk.CountOf(table, domain.Query{Index: domain.IndexState, Eq: state})
	}
	found, err := desk.All(table.List, d.ScopedByGroup(domain.Query{}, domain.ID{}), open)
	return len(found), err
}

// countFilings counts for the rail how far the newest open campaign is, and the
// forms that wait for headquarters, in the caller's scope.
func countFilings(d *desk.Desk, c *Counts, memo *progressMemo, seen uint64) error {
	open, err := d.OpenCampaigns()
	if err != nil {
		return err
	}
	if i := slices.IndexFunc(open, func(work domain.Campaign) bool { return domain.CanSeeCampaign(d.Actor, work) }); i >= 0 {
		count := func() (int, int, error) { return campaign.Progress(d, domain.SeenOfCampaign(d.Actor, open[i])) }
		if d.Actor.SeesAll() {
			c.CampaignDone, c.CampaignAsked, err = memo.count(open[i], seen, d.Now, count)
		} else {
			c.CampaignDone, c.CampaignAsked, err = count() // one branch's, which is little
		}
		if err != nil {
			return err
		}
	}
	if d.Actor.SeesAll() {
		q := domain.Query{Index: domain.IndexState, Eq: string(domain.FilingFormSubmitted)}
		c.Filings, err = desk.CountOf(d.Filings(), q)
	}
	return err
}

// memoLife is how long a count is kept though nothing is known to have changed:
// another server on the same store may have changed something.
const memoLife = time.Minute

// progressMemo keeps how far campaigns are between two changes. Every open
// console asks for it at every event, and counting reads every group that was
// asked and its forms.
type progressMemo struct {
	mu      sync.Mutex
	changes uint64 // of what a campaign counts
	kept    map[memoKey]counted
}

type memoKey struct {
	campaign domain.ID
	version  uint64
}

type counted struct {
	changes     uint64
	at          time.Time
	done, asked int
}

// uncounted are the kinds of records whose change alone moves no campaign.
var uncounted = map[domain.Kind]bool{
	domain.KindPerson: true, domain.KindAccount: true, domain.KindPlace: true,
	domain.KindTemplate: true, domain.KindBulletin: true,
}

func (m *progressMemo) changed(events []domain.Event) {
	for _, e := range events {
		if !uncounted[e.Subject.Kind] {
			m.mu.Lock()
			m.changes++
			clear(m.kept)
			m.mu.Unlock()
			return
		}
	}
}

// seen is how many changes there were. It is taken before the transaction that
// counts, so that a count is never kept as newer than what it saw.
func (m *progressMemo) seen() uint64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.changes
}

// count gives what was counted since the last change, or counts and keeps it.
func (m *progressMemo) count(
	c domain.Campaign, seen uint64, now time.Time, fn func() (done, asked int, err error),
) (done, asked int, err error) {
	key := memoKey{c.ID, c.Version}
	m.mu.Lock()
	v, ok := m.kept[key]
	ok = ok && v.changes == seen && now.Sub(v.at).Abs() < memoLife
	m.mu.Unlock()
	if ok {
		return v.done, v.asked, nil
	}
	if done, asked, err = fn(); err != nil {
		return done, asked, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.changes == seen {
		m.kept[key] = counted{changes: seen, at: now, done: done, asked: asked}
	}
	return done, asked, nil
}

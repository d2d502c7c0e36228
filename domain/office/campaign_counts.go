package office

import (
	"sync"
	"time"

	"alumni/domain"
)

// countFilings counts for the rail how far the newest open campaign is, and the
// forms that wait for headquarters, in the caller's scope.
func (d *desk) countFilings(c *Counts, memo *progressMemo, seen uint64) error {
	open, err := d.openCampaigns()
	if err != nil {
		return err
	}
	for _, campaign := range open {
		if !domain.CanSeeCampaign(d.actor, campaign) {
			continue
		}
		count := func() (int, int, error) { return d.progress(domain.SeenOfCampaign(d.actor, campaign)) }
		var done, asked int
		if d.actor.SeesAll() {
			done, asked, err = memo.count(campaign, seen, d.now, count)
		} else {
			done, asked, err = count() // one branch's, which is little
		}
		if err != nil {
			return err
		}
		c.CampaignDone, c.CampaignAsked = done, asked
		break
	}
	if d.actor.SeesAll() {
		q := domain.Query{Index: domain.IndexState, Eq: string(domain.FormSubmitted)}
		c.Filings, err = d.Filings().Count(q, CountLimit)
	}
	return err
}

// progress counts the branches of a campaign that have filed, and those that
// were asked and have a group, without asking why the others have not.
func (d *desk) progress(c domain.Campaign) (done, asked int, err error) {
	for _, e := range c.Entries {
		groups, err := d.campaignGroups(c, e.Branch)
		if err != nil {
			return 0, 0, err
		}
		var all []domain.GroupProgress
		for _, g := range groups {
			var forms []domain.Filing
			if g.Filing == domain.FilingFiled { // no other has filed, so its forms need not be read
				if forms, err = d.formsIn(c, g.ID); err != nil {
					return 0, 0, err
				}
			}
			all = append(all, domain.ProgressOf(c, g, forms))
		}
		switch s := domain.EntryStatusOf(all); {
		case s.Done():
			done++
			asked++
		case s != domain.EntryNoGroup:
			asked++
		}
	}
	return done, asked, nil
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

// changed tells that a change was committed.
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
func (m *progressMemo) count(c domain.Campaign, seen uint64, now time.Time, fn func() (done, asked int, err error)) (done, asked int, err error) {
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

package task

import (
	"sync"
	"time"

	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/domain/office/desk"
)

// countFilings counts for the rail how far the newest open campaign is, and the
// forms that wait for headquarters, in the caller's scope.
func countFilings(d *desk.Desk, c *Counts, memo *progressMemo, seen uint64) error {
	open, err := d.OpenCampaigns()
	if err != nil {
		return err
	}
	for _, work := range open {
		if !domain.CanSeeCampaign(d.Actor, work) {
			continue
		}
		count := func() (int, int, error) { return campaign.Progress(d, domain.SeenOfCampaign(d.Actor, work)) }
		var done, asked int
		if d.Actor.SeesAll() {
			done, asked, err = memo.count(work, seen, d.Now, count)
		} else {
			done, asked, err = count() // one branch's, which is little
		}
		if err != nil {
			return err
		}
		c.CampaignDone, c.CampaignAsked = done, asked
		break
	}
	if d.Actor.SeesAll() {
		q := domain.Query{Index: domain.IndexState, Eq: string(domain.FormSubmitted)}
		c.Filings, err = d.Filings().Count(q, desk.CountLimit)
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

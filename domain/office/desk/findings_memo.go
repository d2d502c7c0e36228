package desk

import (
	"sync"
	"time"

	"alumni/domain"
)

// findingsLife is how long what was counted is kept though nothing is known to have
// changed: another server on the same store may have changed something.
const findingsLife = time.Minute

// findingsMemo keeps what is to be put right about a group's members between two
// changes. Counting reads every member's card, and every open page of the group or of
// its branch asks for it at every event.
type findingsMemo struct {
	mu      sync.Mutex
	changes uint64
	kept    map[domain.ID]keptFindings
}

type keptFindings struct {
	at    time.Time
	found MemberFindings
}

func newFindingsMemo() *findingsMemo { return &findingsMemo{kept: map[domain.ID]keptFindings{}} }

// apart are the kinds of records that say nothing of a group's members.
var apart = map[domain.Kind]bool{
	domain.KindAccount: true, domain.KindKeyUse: true, domain.KindSession: true, domain.KindInvitation: true,
	domain.KindCampaign: true, domain.KindBulletin: true, domain.KindTemplate: true, domain.KindRefusal: true,
}

// ofGroups are the kinds of records whose events say by their scope which group they
// are about. Any other may be about everybody: a person is in many groups, and a place
// is on many cards.
var ofGroups = map[domain.Kind]bool{
	domain.KindGroup: true, domain.KindRectification: true, domain.KindReview: true, domain.KindTask: true,
	domain.KindFiling: true, domain.KindViolation: true, domain.KindApplication: true, domain.KindTransfer: true,
}

// changed forgets what the events may have changed.
func (m *findingsMemo) changed(events []domain.Event) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, e := range events {
		switch {
		case e.Lost || !apart[e.Subject.Kind] && !ofGroups[e.Subject.Kind]:
			m.changes++
			clear(m.kept)
			return
		case ofGroups[e.Subject.Kind]:
			m.changes++
			delete(m.kept, e.Subject)
			for _, id := range e.Scope {
				delete(m.kept, id)
			}
		}
	}
}

// seen is how many changes there were. It is taken before the transaction that counts,
// so that a count is never kept as newer than what it saw.
func (m *findingsMemo) seen() uint64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.changes
}

func (m *findingsMemo) get(group domain.ID, now time.Time) (MemberFindings, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	k, ok := m.kept[group]
	return k.found, ok && now.Sub(k.at).Abs() < findingsLife
}

func (m *findingsMemo) keep(group domain.ID, seen uint64, now time.Time, found MemberFindings) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.changes == seen {
		m.kept[group] = keptFindings{now, found}
	}
}

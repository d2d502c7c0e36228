package consolidation

import (
	"time"

	"alumni/domain"
)

// FillsUntil is the last day until which a group stays out of every
// consolidation because it was approved just now, as a further one of its branch,
// for people who wait for it, N1.3: to find it half empty says nothing yet, N1.5.
// That is as long as headquarters' own terms give it to be set up, published and
// filed (M4.2, M4.3, M4.4), counted from the approval. "" for a branch's first
// group, for one that holds the people it was approved for, for one that existed
// before it was reported (M4.5), and after that day. The application is the one
// by which the group was approved; the zero value for none.
func FillsUntil(g domain.Group, a domain.Application, t domain.Terms, now time.Time) domain.Date {
	if g.Seq < 2 || a.Headcount <= 0 || a.Kind.Spec().Exists || g.Members >= min(a.Headcount, g.Capacity) {
		return ""
	}
	last := domain.DateOf(g.CreatedAt.AddDate(0, 0, t.TaskDays+t.PublishDays+t.FilingDays))
	if domain.DateOf(now) > last {
		return ""
	}
	return last
}

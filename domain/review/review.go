// Package review holds the rules of the periodic identity review (身份核查) of a
// group's members, M6.1, N2.2a: when it is due, what may be decided of whom, and
// when it is done.
package review

import (
	"slices"
	"time"

	"alumni/domain"
)

// Owed tells whether a group owes reviews: one that is in use in WeChat.
func Owed(g domain.Group) bool {
	return g.State == domain.GroupActive || g.State == domain.GroupSuspended
}

// Due is the last moment, in China, of the day by which a group's members are to
// be reviewed, M6.1: HQ's cycle after the last review ended, or else after the
// group came into the registry, by its approval or its late filing. Zero for a
// group that owes none.
func Due(g domain.Group, t domain.Terms) time.Time {
	if !Owed(g) {
		return time.Time{}
	}
	from := g.ReviewedAt
	if from.IsZero() {
		from = g.CreatedAt
	}
	return domain.NoticeDue(domain.DateOf(from.AddDate(0, t.ReviewCycle(), 0)))
}

// Near tells whether a review that is due at a time is to be told of now: as many
// days ahead as HQ gives for a step in WeChat.
func Near(due, now time.Time, t domain.Terms) bool {
	return !due.IsZero() && !due.After(now.AddDate(0, 0, t.TaskDays))
}

// Count counts the members of each state.
func Count(r domain.Review) map[domain.ReviewedState]int {
	out := map[domain.ReviewedState]int{}
	for _, m := range r.Members {
		out[m.State]++
	}
	return out
}

// Of finds a member in a review; -1 for one who is not in it.
func Of(r domain.Review, person domain.ID) int {
	return slices.IndexFunc(r.Members, func(m domain.Reviewed) bool { return m.Person == person })
}

// Next is who comes next after a place in the roster and is not decided yet, from
// the beginning again after its end; -1 for nobody.
func Next(r domain.Review, after int) int {
	for i := range r.Members {
		if n := (after + 1 + i) % len(r.Members); r.Members[n].State == domain.ReviewedOpen {
			return n
		}
	}
	return -1
}

// CheckDecision checks what is decided of a member of an open review. A verification
// needs how, N2.2a, and an unfit member a reason, N2.2c; who left is in the group no more.
func CheckDecision(r domain.Review, person domain.ID, as domain.ReviewedState, note string) error {
	if err := domain.Step(domain.ReviewFlow, r.ID, r.State, domain.ReviewDone); err != nil {
		return err
	}
	at := Of(r, person)
	switch {
	case as == "":
		return domain.Required("conclusion", "M6.1")
	case !slices.Contains(domain.ReviewDecisions, as):
		return domain.BadChoice("conclusion", domain.CleanLine(string(as))).By("M6.1")
	case at < 0:
		return domain.Conflict(domain.FaultNotReviewed, "person", "M6.1", domain.Args{"id": r.ID.String()})
	case r.Members[at].State == as && as != domain.ReviewedVerified:
		return domain.Conflict(domain.FaultNoChange, "conclusion", "M6.1", domain.Args{"id": r.ID.String()})
	case as == domain.ReviewedVerified && note == "":
		return domain.Required("note", "N2.2a")
	case as == domain.ReviewedUnfit && note == "":
		return domain.Required("note", "N2.2c")
	}
	return nil
}

// CheckDone checks that a review may end: nobody is undecided who is a member still.
func CheckDone(r domain.Review) error {
	if err := domain.Step(domain.ReviewFlow, r.ID, r.State, domain.ReviewDone); err != nil {
		return err
	}
	if open := Count(r)[domain.ReviewedOpen]; open > 0 {
		return domain.Conflict(domain.FaultReviewOpen, "", "M6.1", domain.Args{"id": r.ID.String(), "count": open})
	}
	return nil
}

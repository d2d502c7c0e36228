package domain

import "time"

// Audience is who something waits for: HQ, one branch's officers, or one group's managers.
type Audience string

// AudienceHQ is the staff of headquarters.
const AudienceHQ Audience = "hq"

// AudienceOf is the audience of one branch or one group.
func AudienceOf(scope ID) Audience { return Audience(scope.String()) }

// branchAudience is the audience of a group's branch: headquarters for its own
// groups, which have none, M3.
func branchAudience(branch ID) Audience {
	if branch.IsZero() {
		return AudienceHQ
	}
	return AudienceOf(branch)
}

// Wait says that a record waits for somebody until a time. The store keeps an
// index of all waits over all kinds, in order of their due times.
type Wait struct {
	Audience Audience
	Due      time.Time
}

// Waits tells for whom a case waits: HQ decides what is submitted, the branch
// mends what was returned.
func (c *Case) Waits() []Wait {
	switch c.State {
	case CaseSubmitted:
		return []Wait{{AudienceHQ, c.Due}}
	case CaseReturned:
		return []Wait{{branchAudience(c.Branch), c.Due}}
	}
	return nil
}

// Waits tells for whom a group waits: a group without an owner is headquarters' and its
// branch's to mend, and overdue from the first day, M5.1.
func (g Group) Waits() []Wait {
	if !g.State.Live() || !g.Owner.IsZero() {
		return nil
	}
	if g.Branch.IsZero() {
		return []Wait{{AudienceHQ, g.VacantSince}}
	}
	return []Wait{{AudienceHQ, g.VacantSince}, {AudienceOf(g.Branch), g.VacantSince}}
}

// Waits tells for whom a task waits. A group's tasks are its
// branch's too, and HQ sees what waits for others, to chase it.
func (t Task) Waits() []Wait {
	if t.State != TaskOpen {
		return nil
	}
	if t.Audience == AudienceHQ {
		return []Wait{{AudienceHQ, t.Due}}
	}
	if branch := AudienceOf(t.Branch); t.Audience != branch && !t.Branch.IsZero() {
		return []Wait{{t.Audience, t.Due}, {branch, t.Due}, {AudienceHQ, t.Due}}
	}
	return []Wait{{t.Audience, t.Due}, {AudienceHQ, t.Due}}
}

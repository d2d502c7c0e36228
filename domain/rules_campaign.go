package domain

import (
	"slices"
	"time"
)

// AskedStatus is how far a branch has come in a filing campaign, N4.1b.
type AskedStatus string

// The statuses of a branch in a campaign.
const (
	AskedFiled     AskedStatus = "filed"     // 已备案: every live group, in time
	AskedLate      AskedStatus = "late"      // 迟报: filed, received after the deadline
	AskedSubmitted AskedStatus = "submitted" // 审核中
	AskedMissing   AskedStatus = "missing"   // 未报
	AskedNoGroup   AskedStatus = "no_group"  // 无群: nothing is left to file
)

// AskedStatuses lists every status of a branch in a campaign.
var AskedStatuses = []AskedStatus{AskedFiled, AskedLate, AskedSubmitted, AskedMissing, AskedNoGroup}

// Done tells whether the branch has filed, in time or late.
func (s AskedStatus) Done() bool { return s == AskedFiled || s == AskedLate }

// Unfiled tells whether the campaign still lacks the branch's filing, N4.1b: not
// handed in, or not accepted yet. A group's own standing is Group.Unfiled, M4.4.
func (s AskedStatus) Unfiled() bool { return s == AskedMissing || s == AskedSubmitted }

// Obstacle is why a branch's filing is stuck, as far as the registry knows.
type Obstacle string

// The obstacles.
const (
	ObstacleNoPresident Obstacle = "no_president" // 会长未定, M4.1
	ObstacleVacant      Obstacle = "vacant"       // 群主空缺, M5.1
	ObstacleTerm        Obstacle = "term_expired" // 待换届, N0
	ObstacleReturned    Obstacle = "returned"     // 备案表已退回, M4.4
	ObstacleChanged     Obstacle = "changed"      // 群主、管理员已变更, to be filed again, N2.3
	ObstacleName        Obstacle = "name"         // 群名不合规, M4.6
	ObstaclePhone       Obstacle = "phone"        // 缺联系电话, A1
)

// Obstacles lists every obstacle, the gravest first.
var Obstacles = []Obstacle{
	ObstacleNoPresident, ObstacleVacant, ObstacleTerm, ObstacleReturned, ObstacleChanged, ObstacleName, ObstaclePhone,
}

// CampaignDue is the last moment of the deadline's day, in China.
func CampaignDue(deadline Date) time.Time {
	return deadline.Time().AddDate(0, 0, 1).Add(-time.Second)
}

// maxCampaignYears is how far ahead a campaign's deadline may lie: what is due
// later than that is due never.
const maxCampaignYears = 2

// CheckDeadline checks that a campaign leaves time to file, N4.1b: its last day
// is after today, and not more than two years ahead.
func CheckDeadline(d Date, now time.Time) error {
	switch {
	case d == "":
		return Required("deadline", "N4.1b")
	case !d.Valid():
		return BadDate(FaultBadDate, "deadline", "N4.1b", d)
	case d <= DateOf(now):
		return BadDate(FaultPastDate, "deadline", "N4.1b", d)
	}
	if last := DateOf(now.In(China).AddDate(maxCampaignYears, 0, 0)); d > last {
		return Invalid(FaultFarDate, "deadline", "N4.1b", Args{"value": string(d), "max": string(last)})
	}
	return nil
}

// AskedOf finds a branch in a campaign; -1 if it was not asked.
func (c Campaign) AskedOf(branch ID) int {
	return slices.IndexFunc(c.Asked, func(e AskedBranch) bool { return e.Branch == branch })
}

// Asks tells whether a campaign asks for a group's form: its branch was asked,
// and the group was there when the campaign opened, N4.1b. One that was founded
// later is due by its own filing task, M4.4, and not by the campaign: a branch
// that has filed everything does not fall back because it founds another group.
func (c Campaign) Asks(g Group) bool {
	return c.AskedOf(g.Branch) >= 0 && g.State.Live() && !g.CreatedAt.After(c.CreatedAt)
}

// Counts tells whether a form counts for the campaign: it was received on or
// after the day it opened, N4.1b, and handed in before it closed.
func (c Campaign) Counts(f Filing) bool {
	return f.ReceivedOn >= c.Opened && (c.State != CampaignClosed || !f.CreatedAt.After(c.UpdatedAt))
}

// GroupProgress is how far one group has come in a campaign.
type GroupProgress struct {
	Status  AskedStatus
	Newest  ID   // the newest form that counts; zero for none
	Changed bool // it was filed, and its managers changed since
	Back    bool // the newest form was returned
}

// ProgressOf tells how far a group has come in a campaign, from its forms,
// the newest first. While the campaign runs, a group whose managers changed
// after its filing is missing again, N2.3, M4.4.
func ProgressOf(c Campaign, g Group, forms []Filing) GroupProgress {
	p := GroupProgress{Status: AskedMissing}
	inTime := false
	for _, f := range forms {
		if !c.Counts(f) {
			continue
		}
		if p.Newest.IsZero() {
			p.Newest, p.Back = f.ID, f.State == FilingFormReturned
			switch f.State {
			case FilingFormAccepted:
				p.Status = AskedFiled
			case FilingFormSubmitted:
				p.Status = AskedSubmitted
			}
		}
		inTime = inTime || f.State == FilingFormAccepted && f.ReceivedOn <= c.Deadline
	}
	if c.State == CampaignOpen && g.Filing == FilingMissing && !p.Newest.IsZero() && !p.Back {
		p.Status, p.Changed = AskedMissing, true
	}
	if p.Status == AskedFiled && !inTime {
		p.Status = AskedLate
	}
	return p
}

// AskedStatusOf is how far a branch has come, from its live groups: it has
// filed when all of them are; the worst decides.
func AskedStatusOf(groups []GroupProgress) AskedStatus {
	out := AskedNoGroup
	for _, p := range groups {
		if Behind(p.Status, out) < 0 {
			out = p.Status
		}
	}
	return out
}

// Behind orders statuses, the one of which most is lacking first.
func Behind(a, b AskedStatus) int {
	worst := []AskedStatus{AskedMissing, AskedSubmitted, AskedLate, AskedFiled, AskedNoGroup}
	return slices.Index(worst, a) - slices.Index(worst, b)
}

package domain

import "time"

// DutyFor is who does a duty that somebody gave.
type DutyFor string

// Who does a duty.
const (
	DutyManagers DutyFor = "managers" // 群主和管理员
	DutyBranch   DutyFor = "branch"   // 分会
	DutyHQ       DutyFor = "hq"       // 总会
)

// DutyFors lists who may be given a duty.
var DutyFors = []DutyFor{DutyManagers, DutyBranch, DutyHQ}

// MaxDutyDays is how far ahead a duty's day may lie.
const MaxDutyDays = 366

// DutyAudience is who does a duty in a group, M6.7: headquarters gives one to anybody, a
// branch to itself and its groups, a group's managers to themselves. A group of
// headquarters itself has no branch, M3.
func DutyAudience(a Actor, g Group, who DutyFor) (Audience, error) {
	if err := CanManage(a, g); err != nil {
		return "", Citing("M6.7", err)
	}
	switch {
	case who == "" || who == DutyManagers:
		return AudienceOf(g.ID), nil
	case who == DutyBranch && !g.Branch.IsZero():
		return AudienceOf(g.Branch), Citing("M6.7", only(a.Officer(), "M6.7"))
	case who == DutyHQ:
		return AudienceHQ, only(a.HQ(), "M6.7")
	}
	return "", BadChoice("for", CleanLine(string(who)))
}

// DutyInGroup checks that a group is in use: in an ended one there is nothing to do.
func DutyInGroup(g Group) error {
	if !g.State.Live() {
		return WrongState("group", "M6.7", g.ID, g.State, GroupActive)
	}
	return nil
}

// DutyDue gives the due time of a duty by its day: the end of that day in China, today or
// later, and no further than MaxDutyDays.
func DutyDue(day Date, now time.Time) (time.Time, error) {
	last := DateOf(now.AddDate(0, 0, MaxDutyDays))
	switch {
	case !day.Valid():
		return time.Time{}, BadDate(FaultBadDate, "due", "M6.7", day)
	case day < DateOf(now):
		return time.Time{}, BadDate(FaultPastDue, "due", "M6.7", day)
	case day > last:
		return time.Time{}, Invalid(FaultFarDate, "due", "M6.7", Args{"value": string(day), "max": string(last)})
	}
	return NoticeDue(day), nil
}

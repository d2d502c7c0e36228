package domain

import "time"

// What the time of an entry may be, measured by the entry before it. The times
// of two people who decide at once may cross by as long as one waits for the
// other, and a machine's clock is put right by seconds. An office may rest over
// the turn of the year, but not for a season, and at no time for a year.
const (
	clockSlack  = 2 * time.Minute
	clockYears  = 1
	clockSeason = 122 * 24 * time.Hour
)

// clockFloor is before the first entry that any program of this kind wrote.
var clockFloor = time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)

// ClockDoubt tells why the machine's clock is not to be believed, measured by the
// time of the last entry of the audit log, zero for none: it stands before it,
// more than a year after it, more than a season after it in another year, or at a
// time when there was no such program. Terms, due times and the year of a
// document number would all be wrong. nil for no doubt.
func ClockDoubt(now, last time.Time) error {
	args := Args{"now": now, "last": last}
	switch {
	case now.Before(clockFloor):
		return Conflict(FaultClockEarly, "", "", args)
	case last.IsZero():
		return nil
	case now.Before(last.Add(-clockSlack)):
		return Conflict(FaultClockBehind, "", "", args)
	case now.After(last.AddDate(clockYears, 0, 0)),
		now.After(last.Add(clockSeason)) && now.In(China).Year() != last.In(China).Year():
		return Conflict(FaultClockAhead, "", "", args)
	}
	return nil
}

// IsClockDoubt tells whether somebody has to say that the clock is right first.
func IsClockDoubt(err error) bool {
	switch AsError(err).Fault {
	case FaultClockEarly, FaultClockBehind, FaultClockAhead:
		return err != nil
	}
	return false
}

package domain

import "time"

// Meta is what every record carries.
type Meta struct {
	ID        ID        `json:"id"`
	Version   uint64    `json:"version"` // 1 when created, one more at every write; the store counts
	CreatedAt time.Time `json:"created_at"`
	UpdatedAt time.Time `json:"updated_at"`
}

// Head gives the record's own Meta, for the store.
func (m *Meta) Head() *Meta { return m }

// Date is a calendar day, "2006-01-02", or "" for none.
type Date string

// China is the time zone of every date that people read (UTC+8, no daylight saving).
var China = time.FixedZone("CST", 8*60*60)

// DateOf is the day of t in China.
func DateOf(t time.Time) Date { return Date(t.In(China).Format(time.DateOnly)) }

// Time is the beginning of the day in China; the zero time for "" or nonsense.
func (d Date) Time() time.Time {
	t, err := time.ParseInLocation(time.DateOnly, string(d), China)
	if err != nil {
		return time.Time{}
	}
	return t
}

// Valid tells whether the date is a real day written as 2006-01-02.
func (d Date) Valid() bool {
	return !d.Time().IsZero()
}

// DaysUntil counts the days in China from now's day to t's: 0 is today,
// negative is past.
func DaysUntil(t, now time.Time) int {
	return int(DateOf(t).Time().Sub(DateOf(now).Time()) / (24 * time.Hour))
}

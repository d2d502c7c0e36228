package domain_test

import (
	"testing"
	"time"

	"alumni/domain"
)

func TestTheClockIsDoubtedByTheLastEntry(t *testing.T) {
	last := time.Date(2026, 11, 20, 10, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name      string
		now, last time.Time
		want      domain.Fault
	}{
		{"the same time", last, last, ""},
		{"two people at once", last.Add(-time.Minute), last, ""},
		{"an hour behind", last.Add(-time.Hour), last, domain.FaultClockBehind},
		{"a year behind", last.AddDate(-1, 0, 0), last, domain.FaultClockBehind},
		{"a quiet summer", last.AddDate(0, 3, 0), last, ""},
		{"over the turn of the year", time.Date(2027, 3, 22, 0, 0, 0, 0, time.UTC), last, ""},
		{"a season later in the next year", time.Date(2027, 3, 23, 0, 0, 0, 0, time.UTC), last, domain.FaultClockAhead},
		{"a quiet year but the same", time.Date(2026, 12, 31, 15, 59, 0, 0, time.UTC), time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC), ""},
		{"more than a year ahead", last.AddDate(1, 0, 0).Add(time.Second), last, domain.FaultClockAhead},
		{"2038", time.Date(2038, 1, 19, 3, 14, 8, 0, time.UTC), last, domain.FaultClockAhead},
		{"a machine without a battery", time.Unix(0, 0), last, domain.FaultClockEarly},
		{"the first entry of all", last, time.Time{}, ""},
		{"the first entry, without a battery", time.Unix(0, 0), time.Time{}, domain.FaultClockEarly},
	} {
		err := domain.ClockDoubt(c.now, c.last)
		if got := domain.AsError(err).Fault; err != nil && got != c.want || err == nil && c.want != "" {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
		if domain.IsClockDoubt(err) != (c.want != "") {
			t.Errorf("%s: %v is a doubt: %v", c.name, err, domain.IsClockDoubt(err))
		}
	}
	if domain.IsClockDoubt(domain.Required("name", "")) {
		t.Error("any refusal is a doubt about the clock")
	}
}

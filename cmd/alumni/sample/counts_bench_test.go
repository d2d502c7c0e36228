package sample_test

import (
	"testing"
	"time"

	"alumni/cmd/alumni/sample"
	"alumni/domain"
	"alumni/domain/office"
)

// BenchmarkCounts counts what stands beside the console's sections, as every
// open console does at every event.
func BenchmarkCounts(b *testing.B) {
	store := openStore(b)
	now := time.Now()
	if err := sample.Load(b.Context(), store, 1, now); err != nil {
		b.Fatal(err)
	}
	o := office.New(store, office.WithClock(func() time.Time { return now }))
	by := domain.Caller{Face: domain.FaceLocal}
	b.ReportAllocs()
	for b.Loop() {
		c, err := o.Counts(b.Context(), by)
		if err != nil || c.CampaignAsked == 0 {
			b.Fatal(c, err)
		}
	}
}

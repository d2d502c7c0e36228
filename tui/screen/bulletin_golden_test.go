package screen_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/settings"
)

// The bulletins and the settings as they stand on a small and on a large
// terminal, in Chinese, and on the small one in English.
func TestGoldenBulletinsAndSettings(t *testing.T) {
	r := newRegistry(t)
	_, err := r.ReviseTerms(r.ctx, r.director, settings.ReviseTerms{
		Terms: domain.Terms{
			Capacity: 300, RepeatThreshold: 3, CouncilYears: 5, ReviewDays: 5, TaskDays: 3, PublishDays: 7, FilingDays: 15,
			SeqDigits: 2, ClaimMinutes: 30, ReviewMonths: 12, ReplyCode: domain.DefaultReplyCode,
		}, Effective: "2026-12-01", Reason: "部分群过大",
	})
	r.must(err)
	for _, s := range []struct{ key, list, pane, action, english, englishAction string }{
		{"bulletins", "湖南01群", "赵倩", "选/不选", "2 groups to publish", "space Mark"},
		{"settings", "300 人", "可设 20–500", "条款原文", "Group capacity", "Read clause"},
	} {
		t.Run(s.key, func(t *testing.T) {
			small := r.with(t).sits(r.auditor, "zh", 80, 24)
			small.goes(s.key)
			small.sees(s.list, s.action)
			small.golden(s.key + "-80x24")

			english := r.with(t).sits(r.auditor, "en", 80, 24)
			english.goes(s.key)
			english.sees(s.english, s.englishAction)
			english.golden(s.key + "-80x24-en")

			large := r.with(t).sits(r.officer, "zh", 120, 40)
			large.goes(s.key)
			large.sees(s.list, s.pane)
			large.golden(s.key + "-120x40")
		})
	}
}

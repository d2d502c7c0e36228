package group

import (
	"time"

	"alumni/domain"
	"alumni/domain/office/registry"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// dueDay is the day of a due time; "" for none.
func dueDay(due time.Time) string {
	if due.IsZero() {
		return ""
	}
	return string(domain.DateOf(due))
}

// reviewRows say when the members are next to be reviewed, when they were last, and
// whether it is under way, M6.1.
func reviewRows(t *i18n.Text, now time.Time, v registry.GroupView) (out []show.Row) {
	if v.ReviewDue.IsZero() {
		return nil
	}
	w := &t.Review
	row := show.Row{Label: w.Due, Text: t.Sentence(w.DueOn, domain.Args{"date": dueDay(v.ReviewDue)}), Note: t.Cite("M6.1")}
	if row.Tone = show.DueTone(v.ReviewDue, now); row.Tone == show.ToneDanger {
		row.Sign, row.Text = "!", t.DueDate(v.ReviewDue, now)
	}
	if !v.Review.IsZero() {
		row.Text += t.Label.Semicolon + t.Sentence(w.Running, domain.Args{"id": v.Review})
	}
	out = append(out, row)
	if !v.ReviewedAt.IsZero() {
		out = append(out, show.Row{Label: w.Last, Text: dueDay(v.ReviewedAt) + "  " + v.LastReview.String()})
	}
	return out
}

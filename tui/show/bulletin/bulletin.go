// Package bulletin is what a publication shows of itself.
package bulletin

import (
	"alumni/domain"
	"alumni/domain/office/task"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Boxes are the two boxes of a publication, M4.3: where it is out and since
// when, or that it is not.
func Boxes(t *i18n.Text, p domain.Publication) []show.Row {
	w := &t.Bulletin
	var out []show.Row
	for _, c := range domain.NoticeChannels {
		n := p.On(c)
		r := show.Row{Sign: "○", Label: w.Channel[c], Text: w.Unticked, Tone: show.ToneDue}
		if n.Ticked() {
			r = show.Row{Sign: "✓", Label: w.Channel[c], Text: string(n.Date) + "  " + n.Link, Tone: show.ToneFocus}
		}
		out = append(out, r)
	}
	return out
}

// InDraft says in which draft bulletin an open publication stands; none for none.
func InDraft(t *i18n.Text, v task.View) []show.Row {
	if v.Bulletin.IsZero() {
		return nil
	}
	text := t.Sentence(t.Bulletin.InDraft, domain.Args{"id": v.Bulletin})
	return []show.Row{{Sign: "…", Label: t.Bulletin.Draft, Text: text, Tone: show.ToneDue}}
}

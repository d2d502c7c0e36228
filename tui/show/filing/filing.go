// Package filing is what a filing and its form show of themselves.
package filing

import (
	"strconv"

	"alumni/domain"
	"alumni/domain/office/filing"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Rows are the lines of a form, as annex 1 has them; phones are masked, A2.
func Rows(t *i18n.Text, rows []domain.FilingRow) []show.Row {
	out := make([]show.Row, 0, len(rows))
	form := domain.FormOf("", rows)
	for i, r := range rows {
		phone, tone, sign := r.Phone.String(), show.TonePlain, ""
		if phone == "" {
			phone, tone, sign = t.Filing.NoPhone, show.ToneDue, "!"
		}
		label := t.Word.Manager[r.Role]
		if r.Role == domain.ManagerAdmin {
			label += strconv.Itoa(i)
		}
		text := r.Name
		if office := form.Rows[i].Office; office != "" {
			text += " · " + t.Word.Office[r.Office]
		}
		out = append(out, show.Row{Sign: sign, Label: label, Text: text, Note: phone, Tone: tone})
	}
	return out
}

// Basis says on what the owner stands, whom headquarters confirms by the form,
// N2.1a, M5.2.
func Basis(t *i18n.Text, b *filing.OwnerBasis) []show.Row {
	if b == nil {
		return nil
	}
	r := show.Row{Sign: "✓", Tone: show.ToneFocus, Text: t.OwnerBasis(*b), Note: t.Cite(b.Rule())}
	if !b.Stands() {
		r.Sign, r.Tone = "!", show.ToneDue
	}
	return []show.Row{r}
}

// Findings are what somebody who decides about a form should know.
func Findings(t *i18n.Text, v filing.View) []show.Row {
	out := Basis(t, v.Basis)
	if v.NameFinding != "" {
		out = append(out, show.Row{
			Sign: "!", Tone: show.ToneDue, Note: t.Cite("M4.6"),
			Text: t.Sentence(t.Group.Rectify, domain.Args{"name": v.NameFinding}),
		})
	}
	for _, name := range v.Unverified {
		out = append(out, show.Row{
			Sign: "!", Tone: show.ToneDue, Note: t.Cite("N2.2a"), Text: t.Sentence(t.Filing.Unverified, domain.Args{"name": name}),
		})
	}
	return out
}

// Cell is how far a filing has come, its sign before the word; "" for none.
func Cell(t *i18n.Text, f domain.FilingState) show.Cell {
	sign, tone := Sign(f)
	if sign == "" {
		return show.Cell{Text: "—", Tone: show.ToneLabel}
	}
	return show.Cell{Sign: sign, Text: t.Word.Filing[f], Tone: tone}
}

// Sign is the sign and the colour of a filing.
func Sign(f domain.FilingState) (string, show.Tone) {
	switch f {
	case domain.FilingFiled:
		return "✓", show.ToneFocus
	case domain.FilingSubmitted:
		return "…", show.ToneDue
	case domain.FilingMissing:
		return "!", show.ToneDanger
	}
	return "", show.ToneLabel
}

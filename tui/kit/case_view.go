package kit

import (
	"time"

	"alumni/domain"
	"alumni/domain/office"
)

// clock is a moment of the day in China: 10:32.
func clock(at time.Time) string { return at.In(domain.China).Format("15:04") }

// ClaimRow says who works on a case and until when; ok is false for nobody.
func ClaimRow(env *Env, c *office.ClaimView) (Row, bool) {
	if c == nil {
		return Row{}, false
	}
	t := &env.Text.Case
	r := Row{Label: t.Claim, Sign: "●", Tone: ToneDue}
	tmpl := t.ClaimedBy
	if c.Mine {
		r.Tone, tmpl = ToneFocus, t.ClaimedMine
	}
	r.Text = env.Text.Sentence(tmpl, domain.Args{"name": c.Name, "until": clock(c.Until)})
	return r, true
}

// correctionRows say what a returned case lacks, who asked for it and when;
// none for a case that was never returned.
func correctionRows(env *Env, c domain.Correction, by string) []Row {
	if c.At.IsZero() {
		return nil
	}
	t := env.Text
	out := []Row{{Text: t.Sentence(t.Case.ReturnedBy, domain.Args{"name": by, "at": c.At}), Tone: ToneLabel}}
	for _, m := range c.Missing {
		out = append(out, Row{Sign: "!", Text: t.Word.Material[m], Tone: ToneDue})
	}
	if c.Note != "" {
		out = append(out, Row{Sign: "!", Text: c.Note, Tone: ToneDue})
	}
	return out
}

// correctionSection is the same as a part of a record's page.
func correctionSection(env *Env, c domain.Correction, by string) (Section, bool) {
	rows := correctionRows(env, c, by)
	return Section{Title: env.Text.Case.Return, Rows: rows}, len(rows) > 0
}

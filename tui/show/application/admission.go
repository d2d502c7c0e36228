package application

import (
	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// admissions say on what owner and admins are to be in the group, N1.2d, where the
// application says so.
func admissions(t *i18n.Text, v casework.ApplicationView) (out []show.Row) {
	for _, b := range []struct {
		field string
		basis domain.Basis
	}{{"owner_admission", v.OwnerBasis}, {"admins_admission", v.AdminsBasis}} {
		if b.basis == "" {
			continue
		}
		row := show.Row{Label: t.Heading(b.field), Text: t.Word.Basis[b.basis], Note: t.Cite("N1.2d")}
		if b.basis == domain.BasisException {
			row.Text += t.Label.Colon + t.Sentence(t.Rectify.Exception, domain.Args{
				"reason": v.Exception.Reason, "person": v.AllowedByName,
			})
		}
		out = append(out, row)
	}
	return out
}

// AdmissionFields are on what owner and admins of a new group are in it, N1.2d: at
// first what is registered of each.
func AdmissionFields(in *casework.SubmitApplication) []deed.Field {
	allowed := deed.RecordOf("allowed_by", domain.KindPerson, &in.AllowedBy).Optional().
		Helped("批准例外的会长或秘书长，总会批准的不写", "the president or secretary-general who allowed it; none where headquarters does")
	allowed.With = "exception"
	return []deed.Field{
		basis("owner_admission", &in.OwnerBasis).Helped("群主入群依据，不写为按登记的信息", "on what the owner is in; by what is registered without it"),
		basis("admins_admission", &in.AdminsBasis).Helped("管理员入群依据，不写为按登记的信息", "on what the admins are in; by what is registered without it"),
		deed.TextOf("exception", &in.Exception).Max(domain.MaxText).Optional().
			Hinted("依据为例外时填理由", "why, for an exception").Helped("例外入群的理由", "why an exception is made"),
		allowed,
	}
}

func basis(key string, to *domain.Basis) deed.Field {
	all := append(domain.Bases[:len(domain.Bases):len(domain.Bases)], domain.BasisException)
	f := deed.MaybeOf(key, to, all, func(t *i18n.Text) map[domain.Basis]string { return t.Word.Basis })
	return f.Offering(func(t *i18n.Text) []show.Option {
		known := show.Option{Label: t.Say(i18n.Line{ZH: "按人员资料（工作、居住、生源地）", EN: "by what is registered"})}
		return append([]show.Option{known}, f.Options(t)...)
	})
}

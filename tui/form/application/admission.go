package application

import (
	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/tui/kit"
	show "alumni/tui/show/application"
)

// admissions are the fields of on what owner and admins are to be in a new group,
// N1.2d; an exception needs why, and who allowed it.
func (a *applying) admissions() []kit.Field {
	in := casework.SubmitApplication{
		OwnerBasis: a.prior.OwnerBasis, AdminsBasis: a.prior.AdminsBasis, Exception: a.prior.Application.Exception.Reason,
	}
	t := a.env.Text
	var out []kit.Field
	for _, f := range show.AdmissionFields(&in) {
		field := kit.Field{Key: f.Key, Label: t.FieldName(f.Key), Hint: t.Say(f.Hint), Max: f.Most, Value: f.Get()[0]}
		switch f.Key {
		case "exception":
			field.Show = excepted
		case "allowed_by":
			field.Kind, field.Find, field.Options, field.Show = kit.FieldPick, a.find(), a.known(), excepted
			if field.Value = ""; !a.prior.Application.Exception.AllowedBy.IsZero() {
				field.Value = a.prior.Application.Exception.AllowedBy.String()
			}
		default:
			field.Kind, field.Options = kit.FieldChoice, f.Offered(t)
		}
		out = append(out, field)
	}
	return out
}

// excepted tells whether an exception is asked for.
func excepted(v kit.Values) bool {
	return v.Text["owner_admission"] == string(domain.BasisException) || v.Text["admins_admission"] == string(domain.BasisException)
}

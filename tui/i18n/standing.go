package i18n

import (
	"alumni/domain"
	"alumni/domain/office"
)

// Standing says on what the owner of a group stands, M5.2, N2.1b: {name},
// {office}, {number}, {date}, {id}.
type Standing struct {
	Office, Founder, Authority, None string
	HQAuthority, HQNone              string // of headquarters' own group, which has no council, M3
}

func standingText(l lang) Standing {
	return Standing{
		Office:  l("群主 {name} 任{office}", "Owner {name} is {office}"),
		Founder: l("群主 {name} 为筹备群的建立者或热心校友", "Owner {name} is the founder or a volunteer of a preparatory group"),
		Authority: l("群主 {name} 不任会长、副会长、秘书长，经会长授权：{number}[，{date}]",
			"Owner {name} holds no owning office; authorised by the president: {number}[, {date}]"),
		None: l("群主 {name} 不任会长、副会长、秘书长，也无会长授权[：待复核 {id}]",
			"Owner {name} holds no owning office and no authorisation[: to be reviewed, {id}]"),
		HQAuthority: l("群主 {name} 经总会授权：{number}[，{date}]", "Owner {name} is authorised by headquarters: {number}[, {date}]"),
		HQNone:      l("群主 {name} 无总会授权", "Owner {name} is not authorised by headquarters"),
	}
}

// OwnerBasis says on what the owner of a group stands, M5.2.
func (t *Text) OwnerBasis(b office.OwnerBasis) string {
	args := domain.Args{
		"name": b.Owner, "office": string(b.Office), "number": b.Authority.Number, "date": string(b.Authority.Date),
	}
	tmpl := t.Standing.None
	switch {
	case b.Office.Owns():
		tmpl = t.Standing.Office
	case b.Preparatory:
		tmpl = t.Standing.Founder
	case b.Stands() && b.HQ:
		tmpl = t.Standing.HQAuthority
	case b.HQ:
		tmpl = t.Standing.HQNone
	case b.Stands():
		tmpl = t.Standing.Authority
	case !b.Review.IsZero():
		args["id"] = b.Review
	}
	return t.Sentence(tmpl, args)
}

package people

import (
	"slices"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// RowOf is a member of a group as a list shows one.
func RowOf(d *desk.Desk, g domain.Group, m domain.Membership) (MemberRow, error) {
	open, err := openAbout(d, g)
	if err != nil {
		return MemberRow{}, err
	}
	return memberRow(d, g, m, open)
}

// AskInReview asks a member to put the card right, N2.2b, as a review of the
// members goes: everybody who is found in one day stands in one notice, which is
// pasted into the group once, as long as there is room in it. Last is the notice
// of the review so far, zero for none. Who was asked before is asked no second time:
// that notice is given.
func AskInReview(d *desk.Desk, g domain.Group, person, last domain.ID) (domain.ID, error) {
	open, err := d.OpenNotices(g.ID)
	if err != nil {
		return domain.ID{}, err
	}
	if before := desk.NoticeFor(open, person); !before.ID.IsZero() {
		return before.ID, nil
	}
	at := slices.IndexFunc(open, func(r domain.Rectification) bool {
		return r.ID == last && domain.DateOf(r.CreatedAt) == domain.DateOf(d.Now) && len(r.Members) < domain.MaxNoticed
	})
	if at < 0 {
		r, err := askThese(d, AskToRectify{Group: g.ID}, []domain.ID{person})
		return r.ID, err
	}
	asked, err := askedOf(d, g, person, open)
	if err != nil {
		return domain.ID{}, err
	}
	r := open[at]
	r.Members = append(slices.Clone(r.Members), asked)
	r, err = desk.Keep(d, d.Rectifications(), r, domain.AuditEntry{
		Action: domain.ActRectifyAsk, Related: []domain.ID{g.ID, g.Branch, person},
		Changes: []domain.Change{{Field: "member", After: person.String()}}, Rules: []domain.ClauseID{"N2.2b"},
	}, nil, g.Branch, g.ID)
	return r.ID, err
}

// RecordVerified records that a person's real name was verified, N2.2a, with a how that
// is clean.
func RecordVerified(d *desk.Desk, person domain.ID, how string) error {
	_, err := verifyThese(d, []domain.ID{person}, how)
	return err
}

// MayVerify tells whether the caller may verify a person: nil, or why not.
func MayVerify(d *desk.Desk, person domain.ID) error {
	p, err := desk.IfAny(d.Person(person))
	if err != nil || p.ID.IsZero() {
		return err
	}
	return mayKeep(d, p)
}

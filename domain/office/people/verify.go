package people

import (
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// VerifyPeople records that the real names of several people were verified in one
// way, N2.2a.
type VerifyPeople struct {
	IDs []domain.ID
	How string // required
}

// verifyCap is how many people one call verifies at most, verifyAtOnce how many
// one transaction.
const (
	verifyCap    = 500
	verifyAtOnce = 5
)

// VerifyPeople records the verification of each, on the record as it is: nobody's if
// one of them may not be verified by the caller or is not there. Errors name id or
// how; what broke off half-way is *BrokenOff, and the same call again goes on.
func (o *Service) VerifyPeople(ctx context.Context, by domain.Caller, in VerifyPeople) ([]domain.Person, error) {
	how, err := domain.NeedText("how", "N2.2a", in.How, domain.MaxText)
	if err != nil {
		return nil, err
	}
	var ids []domain.ID
	for _, id := range in.IDs {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	switch {
	case len(ids) == 0:
		return nil, domain.Required("id", "N2.2a")
	case len(ids) > verifyCap:
		return nil, domain.TooLong("id", verifyCap)
	}
	err = o.Only(domain.CanKeepPeople).View(ctx, by, func(d *desk.Desk) error {
		for _, id := range ids {
			if _, err := personAsIs(d, id); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var out []domain.Person
	for chunk := range slices.Chunk(ids, verifyAtOnce) {
		done, err := desk.Change(ctx, o.Base, by, func(d *desk.Desk) ([]domain.Person, error) { return verifyThese(d, chunk, how) })
		if err != nil {
			return out, desk.Broken(len(out), err)
		}
		out = append(out, done...)
	}
	return out, nil
}

// personAsIs loads a person whom the caller may change, on the present version.
func personAsIs(d *desk.Desk, id domain.ID) (domain.Person, error) {
	if err := desk.NeedID("id", id, domain.KindPerson); err != nil {
		return domain.Person{}, err
	}
	p, err := knownPerson(d, id)
	if err == nil {
		err = desk.NotErased(p)
	}
	if err != nil {
		return p, err
	}
	return p, mayKeep(d, p)
}

func verifyThese(d *desk.Desk, ids []domain.ID, how string) (out []domain.Person, err error) {
	for _, id := range ids {
		before, err := personAsIs(d, id)
		if err != nil {
			return nil, err
		}
		after := before
		after.Verification = &domain.Verification{By: d.Actor.Account, How: how, At: d.Now}
		if after, err = keepPerson(d, domain.ActPersonVerify, before, after, how); err != nil {
			return nil, err
		}
		out = append(out, after)
	}
	return out, nil
}

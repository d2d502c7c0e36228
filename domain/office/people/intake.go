package people

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Namesakes gives who bears a name, of those whom the caller may know.
func Namesakes(d *desk.Desk, name string) ([]domain.Person, error) {
	bearers, err := newTwins(d).named(name)
	if err != nil {
		return nil, err
	}
	var out []domain.Person
	for _, p := range bearers {
		known, err := knows(d, p)
		if err != nil {
			return nil, err
		}
		if known {
			out = append(out, p)
		}
	}
	return out, nil
}

// TakePhone gives a person the phone that a document says, A1.
type TakePhone struct {
	ID      domain.ID
	Version uint64
	Phone   domain.Phone
	From    string // the document, for the audit log
}

// TakePhone replaces a person's phone; nothing else of the record changes.
func (o *Service) TakePhone(ctx context.Context, by domain.Caller, in TakePhone) (domain.Person, error) {
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Person, _ error) {
		before, err := personToKeep(d, in.ID, in.Version)
		if err != nil {
			return out, err
		}
		after := before
		after.Phone = in.Phone
		return keepPerson(d, domain.ActPersonEdit, before, after, in.From)
	})
}

package people

import (
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// RevealContacts asks how to reach people, in clear, A2.
type RevealContacts struct {
	People []domain.ID // one at least, MaxReveal at most
	// Of is the record whose people they are, such as a group whose list is written;
	// zero for none.
	Of     domain.ID
	Reason string // required: it stands in the audit log
}

// MaxReveal is how many people one reveal may be about: each is a line of the
// index of the log, and an Update stays small. Who needs more asks again.
const MaxReveal = 50

// Contacts is what is masked of a person everywhere else, in clear.
type Contacts struct {
	ID            domain.ID `json:"id"`
	Name          string    `json:"name" cover:"never"`
	Phone         string    `json:"phone" cover:"never"`
	Phones        []string  `json:"phones,omitempty" cover:"never"` // further ones
	Email         string    `json:"email,omitempty" cover:"never"`
	StudentNumber string    `json:"student_number,omitempty" cover:"never"`
}

// Numbers gives the telephone numbers, the first one first.
func (c Contacts) Numbers() []string {
	return slices.DeleteFunc(append([]string{c.Phone}, c.Phones...), func(s string) bool { return s == "" })
}

// All gives all that there is, the phones first.
func (c Contacts) All() []string {
	return slices.DeleteFunc(append(c.Numbers(), c.Email, c.StudentNumber), func(s string) bool { return s == "" })
}

// RevealContacts gives phones, e-mail addresses and student numbers in clear, in
// the order in which they were asked for. It is an entry of the audit log, with
// who was revealed and why, A2. Errors name people or reason.
func (o *Service) RevealContacts(ctx context.Context, by domain.Caller, in RevealContacts) ([]Contacts, error) {
	reason, err := domain.NeedText("reason", "A2", in.Reason, domain.MaxText)
	switch {
	case err != nil:
		return nil, err
	case len(in.People) == 0:
		return nil, domain.Required("people", "A2")
	case len(in.People) > MaxReveal:
		return nil, domain.TooLong("people", MaxReveal)
	}
	return desk.Change(ctx, o.Only(domain.CanReveal), by, func(d *desk.Desk) ([]Contacts, error) {
		out := make([]Contacts, 0, len(in.People))
		entry := domain.AuditEntry{Action: domain.ActPhoneReveal, Subject: in.Of, Rules: []domain.ClauseID{"A2"}}
		for _, id := range in.People {
			p, err := d.Person(id)
			if err == nil && len(in.People) == 1 {
				err = desk.NotErased(p)
			}
			if err != nil {
				return nil, err
			}
			out = append(out, contactsOf(p))
			entry.Related = append(entry.Related, p.ID)
			if len(in.People) == 1 {
				entry.Subject, entry.Version = p.ID, p.Version
				entry.Related = []domain.ID{in.Of}
			}
		}
		return out, d.Log(entry, nil, desk.Because(reason))
	})
}

func contactsOf(p domain.Person) Contacts {
	c := Contacts{
		ID: p.ID, Name: p.Name, Phone: p.Phone.Reveal(), Email: p.Email.Reveal(), StudentNumber: p.StudentNumber.Reveal(),
	}
	for _, n := range p.Phones {
		c.Phones = append(c.Phones, n.Reveal())
	}
	return c
}

// retypedAll are particulars as they stand where what was typed is how they are
// shown: who leaves a field of a form as it was changes nothing.
func retypedAll(typed, stands domain.Particulars) domain.Particulars {
	if domain.CleanLine(string(typed.StudentNumber)) == stands.StudentNumber.String() {
		typed.StudentNumber = stands.StudentNumber
	}
	typed.Employer = retyped(typed.Employer, stands.Employer)
	typed.Position = retyped(typed.Position, stands.Position)
	typed.Nickname = retyped(typed.Nickname, stands.Nickname)
	return typed
}

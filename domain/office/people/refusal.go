package people

import (
	"cmp"
	"context"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office/desk"
)

// RefuseMember records that somebody was not let into a group, M6.3: a person of
// the registry, or one who is known by name only.
type RefuseMember struct {
	Group  domain.ID
	Person domain.ID   // zero for one who is not registered
	Name   string      // required without Person
	Reason string      // required
	On     domain.Date // "" is today
}

// RefusalFilter narrows the refusals.
type RefusalFilter struct {
	Group  domain.ID // zero for all in the caller's scope
	Person domain.ID
	Text   string
	After  string
	Limit  int
}

// RefusalRow is a refusal as a list shows it.
type RefusalRow struct {
	domain.Refusal
	GroupName string `json:"group_name"`
	Earlier   int    `json:"earlier"` // how often the same one was refused at this door before
	Stamp     uint64 `json:"-"`
}

// RefuseMember records a refusal with its reason, M6.3. It tells how often the
// same one was refused at the group's door before. Errors name person, name,
// reason or on.
func (o *Service) RefuseMember(ctx context.Context, by domain.Caller, in RefuseMember) (RefusalRow, error) {
	if err := cmp.Or(desk.NeedID("group", in.Group, domain.KindGroup),
		desk.OfKind(desk.Named{Field: "person", ID: in.Person, Kind: domain.KindPerson})); err != nil {
		return RefusalRow{}, err
	}
	name, err := domain.Line("name", in.Name, domain.MaxName)
	if err == nil && naming.Normalise(name) == "" && in.Person.IsZero() {
		err = domain.Required("name", "M6.3")
	}
	if err != nil {
		return RefusalRow{}, err
	}
	reason, err := domain.NeedText("reason", "M6.3", in.Reason, domain.MaxText)
	if err != nil {
		return RefusalRow{}, err
	}
	in.On = domain.Date(domain.CleanLine(string(in.On)))
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out RefusalRow, _ error) {
		g, err := d.ManagedGroup(in.Group)
		if err != nil {
			return out, err
		}
		r := domain.Refusal{
			Group: g.ID, Branch: g.Branch, Person: in.Person, Name: name, Reason: reason,
			On: cmp.Or(in.On, domain.DateOf(d.Now)), By: d.Actor.Account, Sample: g.Sample,
		}
		if err := cmp.Or(domain.Admits(g), domain.PastDate("on", r.On, d.Now)); err != nil {
			return out, err
		}
		if !r.Person.IsZero() {
			if r.Name, err = outsider(d, g, r.Person); err != nil {
				return out, err
			}
		}
		if err := refusedOnce(d, r); err != nil {
			return out, err
		}
		r, err = desk.Keep(d, d.Refusals(), r, domain.AuditEntry{
			Action: domain.ActMemberRefuse, Related: []domain.ID{g.ID, g.Branch, r.Person}, Rules: []domain.ClauseID{"M6.3"},
		}, &domain.AuditDetail{Reason: reason, Fields: map[string]string{"name": r.Name}}, g.Branch, g.ID)
		if err != nil {
			return out, err
		}
		return refusalRow(d, r)
	})
}

// refusedOnce refuses to record a refusal that stands on record as it is given: of the
// same one at the same door on the same day, for the same reason.
func refusedOnce(d *desk.Desk, r domain.Refusal) error {
	same, found, err := desk.Last(d.Refusals().List, desk.Of(domain.IndexGroup, r.Group), func(o domain.Refusal) bool {
		return sameRefused(o, r.Person, r.Name) && o.On == r.On && o.Reason == r.Reason
	})
	if err != nil || !found {
		return err
	}
	return domain.Conflict(domain.FaultRecorded, "reason", "M6.3", domain.Args{"id": same.ID.String()})
}

// outsider gives the name of a person who is not in the group; who is in it is
// removed, not refused.
func outsider(d *desk.Desk, g domain.Group, person domain.ID) (string, error) {
	if err := d.VisiblePerson("person", person, g.Branch); err != nil {
		return "", err
	}
	p, err := d.Person(person)
	if err != nil {
		return "", err
	}
	m, err := d.Member(g.ID, person)
	if err == nil && m != nil && m.Present() {
		err = domain.Conflict(domain.FaultAlreadyMember, "person", "M6.3", domain.Args{"person": p.Name, "group": g.Name})
	}
	return p.Name, err
}

// Refusals pages through the refusals at the doors of groups, newest first. A text
// is looked for in the number, the name and the group's name.
func (o *Service) Refusals(ctx context.Context, by domain.Caller, f RefusalFilter) (domain.Page[RefusalRow], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Page[RefusalRow], error) {
		s, q := d.Search(f.Text), domain.Query{After: f.After, Limit: f.Limit, Reverse: true}
		q = d.ScopedByGroup(q, domain.ID{})
		switch {
		case !f.Person.IsZero():
			q.Index, q.Eq = domain.IndexPerson, f.Person.String()
		case !f.Group.IsZero():
			q.Index, q.Eq = domain.IndexGroup, f.Group.String()
		}
		return desk.Sift(d.Refusals().List, q, func(r domain.Refusal) (RefusalRow, bool, error) {
			if !domain.CanSee(d.Actor, r.Branch, r.Group) || !f.Group.IsZero() && r.Group != f.Group {
				return RefusalRow{}, false, nil
			}
			row, err := refusalRow(d, r)
			return row, err == nil && (!s.Asked() || s.FindsID(r.ID) || s.Finds(row.Name, row.GroupName)), err
		})
	})
}

func refusalRow(d *desk.Desk, r domain.Refusal) (RefusalRow, error) {
	s := d.Show(r.Meta)
	row := RefusalRow{Refusal: r, GroupName: s.Group(r.Group).Name}
	if name := s.Person(r.Person); name != "" {
		row.Name = name
	}
	row.Stamp = s.Stamp
	if s.Err != nil {
		return row, s.Err
	}
	before, err := desk.All(d.Refusals().List, desk.Of(domain.IndexGroup, r.Group), func(o domain.Refusal) bool {
		return o.ID.Seq < r.ID.Seq && sameRefused(o, r.Person, row.Name)
	})
	row.Earlier = len(before)
	return row, err
}

// sameRefused tells whether a refusal was of a person: by the number, or for one
// who was not registered then, by the name.
func sameRefused(r domain.Refusal, person domain.ID, name string) bool {
	if !r.Person.IsZero() && !person.IsZero() {
		return r.Person == person
	}
	return naming.Normalise(r.Name) == naming.Normalise(name)
}

// notRefusedByList refuses a row of a list about somebody who was refused at the
// group's door: such a one comes in singly and with a reason, M6.3.
func notRefusedByList(d *desk.Desk, g domain.Group, p domain.Person, was *domain.Membership) error {
	if was != nil && was.Present() {
		return nil
	}
	r, err := lastRefusal(d, g, p, was)
	if err != nil {
		return err
	}
	return domain.NotRefused(r, p.Name, "")
}

// lastRefusal finds the last time that a person was refused at a group's door,
// since the last stay there; the zero one for none.
func lastRefusal(d *desk.Desk, g domain.Group, p domain.Person, was *domain.Membership) (domain.Refusal, error) {
	r, _, err := desk.Last(d.Refusals().List, desk.Of(domain.IndexGroup, g.ID), func(r domain.Refusal) bool {
		return sameRefused(r, p.ID, p.Name) && (was == nil || !r.CreatedAt.Before(was.RemovedAt))
	})
	return r, err
}

// Package incident holds the use-cases of data incidents, N3.2.6, M7.8: who was
// affected, and the steps until an incident is closed. It knows the core only.
package incident

import (
	"cmp"
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Service keeps data incidents.
type Service struct{ *desk.Base }

// Filter narrows the incidents, the newest first.
type Filter struct {
	Branch domain.ID
	Group  domain.ID
	State  domain.IncidentState
	Text   string
	After  string
	Limit  int
}

// Row is an incident as a list shows it.
type Row struct {
	domain.Incident
	GroupName string `json:"group_name"`
	Stamp     uint64 `json:"-"`
}

// View is an incident with what its page shows.
type View struct {
	Row
	BranchName string               `json:"branch_name,omitempty"`
	Affected   []desk.PersonRef     `json:"affected,omitempty"`
	In         []desk.GroupRow      `json:"in,omitempty"` // the groups affected
	Names      map[domain.ID]string `json:"-"`            // of accounts
	History    []desk.HistoryEntry  `json:"history"`
	// Handle and Close are nil where the caller may record steps, or close it; else why not.
	Handle error `json:"-"`
	Close  error `json:"-"`
}

// Tell records who is affected, since when, and of what data.
type Tell struct {
	ID      domain.ID
	Version uint64
	What    string // required: what data
	Since   domain.Date
	Groups  []domain.ID
	People  []domain.ID // where they are known
	Count   int         // 0 counts the people named, or the members of the groups
}

// StepDone records that a step was done, or found not to be needed.
type StepDone struct {
	ID       domain.ID
	Version  uint64
	Step     domain.IncidentStepKind
	Note     string // required
	Evidence string
	Needless bool
}

// Close closes an incident.
type Close struct {
	ID      domain.ID
	Version uint64
	Outcome string // required
}

// Incidents pages through the data incidents in the caller's scope, newest first.
// A text is looked for in the numbers and the group's name.
func (o *Service) Incidents(ctx context.Context, by domain.Caller, f Filter) (domain.Page[Row], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Page[Row], error) {
		s, q := d.Search(f.Text), d.ScopedByGroup(domain.Query{After: f.After, Limit: f.Limit, Reverse: true}, f.Branch)
		q = q.Where(domain.IndexState, string(f.State))
		return desk.Sift(d.Incidents().List, q, func(i domain.Incident) (Row, bool, error) {
			if !domain.CanSee(d.Actor, i.Branch, i.Group) || !f.Branch.IsZero() && i.Branch != f.Branch ||
				!f.Group.IsZero() && i.Group != f.Group || f.State != "" && i.State != f.State {
				return Row{}, false, nil
			}
			row, err := row(d, i)
			return row, err == nil && (!s.Asked() || s.FindsID(i.ID) || s.FindsID(i.Violation) || s.Finds(row.GroupName)), err
		})
	})
}

func row(d *desk.Desk, i domain.Incident) (Row, error) {
	s := d.Show(i.Meta)
	out := Row{Incident: i, GroupName: s.Group(i.Group).Name}
	out.Stamp = s.Stamp
	return out, s.Err
}

// Incident gives one data incident.
func (o *Service) Incident(ctx context.Context, by domain.Caller, id domain.ID) (View, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (v View, err error) {
		i, err := d.VisibleIncident(id)
		if err != nil {
			return v, err
		}
		if v.Row, err = row(d, i); err != nil {
			return v, err
		}
		s := d.Show(i.Meta)
		b := s.Branch(i.Branch)
		v.BranchName, v.Affected, v.History = b.Name, s.Refs(b, i.People), s.History(id)
		v.Names = map[domain.ID]string{i.ClosedBy: d.AccountName(i.ClosedBy)}
		for _, step := range i.Steps {
			v.Names[step.By] = d.AccountName(step.By)
		}
		for _, g := range i.Groups {
			gr, err := d.GroupRow(s.Group(g))
			if err != nil {
				return v, err
			}
			v.In = append(v.In, gr)
		}
		v.Handle = domain.CanHandleIncident(d.Actor, i)
		v.Close = cmp.Or(domain.CanCloseIncident(d.Actor, i), i.CanClose())
		return v, s.Err
	})
}

// TellIncident records who is affected, since when, and of what data. Errors name
// what, since, groups, people or count.
func (o *Service) TellIncident(ctx context.Context, by domain.Caller, in Tell) (domain.Incident, error) {
	what, err := domain.NeedText("what", "N3.2.6", in.What, domain.MaxText)
	switch {
	case err != nil:
		return domain.Incident{}, err
	case len(in.People) > domain.MaxAffected:
		return domain.Incident{}, domain.TooLong("people", domain.MaxAffected)
	case in.Count < 0:
		return domain.Incident{}, domain.BadChoice("count", "")
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (domain.Incident, error) {
		i, err := handled(d, in.ID, in.Version, domain.CanHandleIncident)
		if err != nil {
			return i, err
		}
		i.What, i.Since = what, cmp.Or(domain.Date(domain.CleanLine(string(in.Since))), i.Since)
		if err := domain.PastDate("since", i.Since, d.Now); err != nil {
			return i, err
		}
		if i.Groups, i.People, i.Count, err = affected(d, i, in); err != nil {
			return i, err
		}
		return keep(d, i, domain.ActIncidentTell, nil, what)
	})
}

// affected gives the groups and people affected, and how many people that is.
func affected(d *desk.Desk, i domain.Incident, in Tell) (groups, people []domain.ID, count int, err error) {
	groups = slices.Clone(in.Groups)
	if len(groups) == 0 {
		groups = i.Groups
	}
	members := 0
	for _, id := range groups {
		g, err := d.VisibleGroup(id)
		if err != nil {
			return nil, nil, 0, desk.At("groups", err)
		}
		members += g.Members
	}
	for _, id := range in.People {
		if err := d.VisiblePerson("people", id, i.Branch); err != nil {
			return nil, nil, 0, err
		}
		if !slices.Contains(people, id) {
			people = append(people, id)
		}
	}
	if in.Count > 0 && in.Count < len(people) {
		e := domain.BadChoice("count", "")
		e.Args["value"] = in.Count
		return nil, nil, 0, e.By("N3.2.6")
	}
	count = cmp.Or(in.Count, len(people), members)
	return groups, people, count, nil
}

// StepIncident records that a step was done, by whom and with what proof. Errors
// name step, note or evidence.
func (o *Service) StepIncident(ctx context.Context, by domain.Caller, in StepDone) (domain.Incident, error) {
	note, err := domain.NeedText("note", "N3.2.6", in.Note, domain.MaxText)
	if err != nil {
		return domain.Incident{}, err
	}
	evidence, err := domain.Text("evidence", in.Evidence, domain.MaxText)
	if err != nil {
		return domain.Incident{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (domain.Incident, error) {
		i, err := handled(d, in.ID, in.Version, domain.CanHandleIncident)
		if err != nil {
			return i, err
		}
		i, err = i.WithStep(domain.IncidentStep{
			Kind: in.Step, At: d.Now, By: d.Actor.Account, Note: note, Evidence: evidence, Needless: in.Needless,
		})
		if err != nil {
			return i, err
		}
		changes := []domain.Change{{Field: "step", After: string(in.Step)}}
		return keep(d, i, domain.ActIncidentStep, changes, note)
	})
}

// CloseIncident closes an incident whose steps are done. Errors name outcome.
func (o *Service) CloseIncident(ctx context.Context, by domain.Caller, in Close) (domain.Incident, error) {
	outcome, err := domain.NeedText("outcome", "N3.2.6", in.Outcome, domain.MaxText)
	if err != nil {
		return domain.Incident{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (domain.Incident, error) {
		i, err := handled(d, in.ID, in.Version, domain.CanCloseIncident)
		if err == nil {
			err = i.CanClose()
		}
		if err != nil {
			return i, err
		}
		before := i.State
		i.State, i.ClosedBy, i.ClosedAt, i.Outcome = domain.IncidentClosed, d.Actor.Account, d.Now, outcome
		return keep(d, i, domain.ActIncidentClose, desk.StateChange(before, i.State), outcome)
	})
}

// handled gives an incident that the caller may change on the version given.
func handled(d *desk.Desk, id domain.ID, version uint64, may func(domain.Actor, domain.Incident) error) (domain.Incident, error) {
	i, err := d.VisibleIncident(id)
	if err != nil {
		return i, err
	}
	return i, d.Allowed(may(d.Actor, i), i.Meta, version)
}

// relatedAtOnce is how many people one entry of the log is told under at most: each is a
// write more of its transaction. Of more the record itself tells.
const relatedAtOnce = 50

func keep(d *desk.Desk, i domain.Incident, action domain.Action, changes []domain.Change, why string) (domain.Incident, error) {
	related := []domain.ID{i.Violation, i.Group, i.Branch}
	if action == domain.ActIncidentTell {
		related = append(related, i.People[:min(len(i.People), relatedAtOnce)]...)
	}
	return desk.Keep(d, d.Incidents(), i, domain.AuditEntry{
		Action: action, Related: related, Changes: changes, Rules: []domain.ClauseID{"N3.2.6", "M7.8"},
	}, desk.Because(why), i.Branch, i.Group)
}

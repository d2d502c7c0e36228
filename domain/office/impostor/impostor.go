// Package impostor holds the use-cases of groups that use the school's name without
// authorisation, M8.3: their register, the check of names, the rights letter and what
// came of it. It knows the core only.
package impostor

import (
	"cmp"
	"context"
	"slices"
	"time"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/naming/mimic"
	"alumni/domain/office/desk"
)

// Service keeps the register of unauthorised groups.
type Service struct{ *desk.Base }

// Filter narrows the register, the newest first.
type Filter struct {
	Branch domain.ID
	State  domain.ImpostorState
	Text   string
	After  string
	Limit  int
}

// Row is an unauthorised group as a list shows it.
type Row struct {
	domain.Impostor
	BranchName string `json:"branch_name,omitempty"`
	Stamp      uint64 `json:"-"`
}

// View is an unauthorised group with what its page shows.
type View struct {
	Row
	Found   mimic.Result         `json:"found"` // what its name has of the school's
	Names   map[domain.ID]string `json:"-"`     // of accounts
	History []desk.HistoryEntry  `json:"history"`
	// Letter, Follow and Close are nil where the caller may do so, else why not.
	Letter error `json:"-"`
	Follow error `json:"-"`
	Close  error `json:"-"`
}

// Add enters an unauthorised group.
type Add struct {
	Name     string // required
	Where    string // required
	SeenOn   domain.Date
	SeenBy   string
	Evidence string // required
	Branch   domain.ID
	Meant    bool // somebody looked: the bare 校友 means this school's
}

// Letter records that the rights letter was sent.
type Letter struct {
	ID      domain.ID
	Version uint64
	To      string      // required: the group's owner, or the app
	On      domain.Date // zero is today
	Demand  domain.Date // until when a change is asked for; zero by headquarters' term
}

// Follow records what was found out later.
type Follow struct {
	ID      domain.ID
	Version uint64
	Note    string // required
	Next    domain.Date
}

// Close ends a matter.
type Close struct {
	ID      domain.ID
	Version uint64
	Outcome domain.ImpostorOutcome // required
	Result  string                 // required
	Group   domain.ID              // the official group that it became, for ImpostorAuthorised
}

// Impostors pages through the register in the caller's scope, newest first. A text is
// looked for in the number and the name.
func (o *Service) Impostors(ctx context.Context, by domain.Caller, f Filter) (domain.Page[Row], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Page[Row], error) {
		s, q := d.Search(f.Text), d.Scoped(domain.Query{After: f.After, Limit: f.Limit, Reverse: true}, f.Branch)
		q = q.Where(domain.IndexState, string(f.State))
		return desk.Sift(d.Impostors().List, q, func(i domain.Impostor) (Row, bool, error) {
			if !domain.CanSee(d.Actor, i.Branch, domain.ID{}) || !f.Branch.IsZero() && i.Branch != f.Branch ||
				f.State != "" && i.State != f.State || s.Asked() && !s.FindsID(i.ID) && !s.Finds(i.Name) {
				return Row{}, false, nil
			}
			r, err := row(d, i)
			return r, err == nil, err
		})
	})
}

func row(d *desk.Desk, i domain.Impostor) (Row, error) {
	s := d.Show(i.Meta)
	out := Row{Impostor: i}
	if !i.Branch.IsZero() {
		out.BranchName = s.Branch(i.Branch).Name
	}
	out.Stamp = s.Stamp
	return out, s.Err
}

// Impostor gives one unauthorised group.
func (o *Service) Impostor(ctx context.Context, by domain.Caller, id domain.ID) (View, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (v View, err error) {
		i, err := d.VisibleImpostor(id)
		if err != nil {
			return v, err
		}
		if v.Row, err = row(d, i); err != nil {
			return v, err
		}
		c, err := checker(d)
		if err != nil {
			return v, err
		}
		s := d.Show(i.Meta)
		v.Found, v.History = c.Check(i.Name), s.History(id)
		v.Names = map[domain.ID]string{i.By: d.AccountName(i.By), i.ClosedBy: d.AccountName(i.ClosedBy)}
		for _, n := range i.Notes {
			v.Names[n.By] = d.AccountName(n.By)
		}
		may := domain.CanPursueImpostor(d.Actor, i)
		v.Letter = cmp.Or(may, domain.Step(domain.ImpostorFlow, i.ID, i.State, domain.ImpostorWritten))
		v.Close = cmp.Or(may, domain.Step(domain.ImpostorFlow, i.ID, i.State, domain.ImpostorClosed))
		v.Follow = v.Close
		return v, s.Err
	})
}

// AddImpostor enters an unauthorised group. A name of a registered group is
// FaultOfficialGroup, one with nothing of the school's FaultNoMimicry, one with 校友 alone
// FaultMimicryUnsure unless somebody says that it is meant so, one that is entered
// and open already FaultDuplicate. Other errors name name, where, evidence, seen_on or branch.
func (o *Service) AddImpostor(ctx context.Context, by domain.Caller, in Add) (domain.Impostor, error) {
	i, err := cleanAdd(in)
	if err != nil {
		return domain.Impostor{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (domain.Impostor, error) {
		i := i
		i.SeenOn = cmp.Or(i.SeenOn, domain.DateOf(d.Now))
		if err := cmp.Or(domain.CanReportImpostor(d.Actor, i.Branch), domain.PastDate("seen_on", i.SeenOn, d.Now)); err != nil {
			return i, err
		}
		if !i.Branch.IsZero() {
			if _, err := d.VisibleBranch(i.Branch); err != nil {
				return i, desk.At("branch", err)
			}
		} else if !d.Actor.HQ() {
			i.Branch = d.Actor.Scope
		}
		if err := mimics(d, i.Name, in.Meant); err != nil {
			return i, err
		}
		if err := notEntered(d, i.Name); err != nil {
			return i, err
		}
		terms, err := d.Terms()
		if err != nil {
			return i, err
		}
		i.State, i.By, i.Due = domain.ImpostorSeen, d.Actor.Account, d.Days(terms.TaskDays)
		return keep(d, i, domain.ActImpostorAdd, desk.StateChange("", i.State), i.Evidence)
	})
}

func cleanAdd(in Add) (i domain.Impostor, err error) {
	i = domain.Impostor{Branch: in.Branch, SeenOn: in.SeenOn}
	if i.Name, err = domain.NeedText("name", "M8.3", domain.CleanLine(in.Name), domain.MaxName); err != nil {
		return i, err
	}
	if i.Where, err = domain.NeedText("where", "M8.3", in.Where, domain.MaxText); err != nil {
		return i, err
	}
	if i.Evidence, err = domain.NeedText("evidence", "M8.3", in.Evidence, domain.MaxText); err != nil {
		return i, err
	}
	i.SeenBy, err = domain.Line("seen_by", in.SeenBy, domain.MaxReference)
	return i, err
}

// mimics checks that a name is one for the register, M8.3.
func mimics(d *desk.Desk, name string, meant bool) error {
	c, err := checker(d)
	if err != nil {
		return err
	}
	switch r := c.Check(name); {
	case r.Verdict == mimic.Known:
		return domain.Conflict(domain.FaultOfficialGroup, "name", "M8.3", domain.Args{"id": r.Group.String()})
	case r.Verdict == mimic.Clear:
		return domain.Invalid(domain.FaultNoMimicry, "name", "M8.3", domain.Args{"value": name})
	case r.Verdict == mimic.Asked && !meant:
		return domain.Invalid(domain.FaultMimicryUnsure, "meant", "M8.3", domain.Args{"value": name})
	}
	return nil
}

// notEntered checks that no open matter is about the same name.
func notEntered(d *desk.Desk, name string) error {
	return desk.Each(d.Impostors().List, domain.Query{}, func(i domain.Impostor) error {
		if i.State != domain.ImpostorClosed && naming.Claim(i.Name) == naming.Claim(name) {
			return domain.Conflict(domain.FaultDuplicate, "name", "M8.3", domain.Args{"value": name, "id": i.ID.String()})
		}
		return nil
	})
}

// SendLetter records that the rights letter was sent, with the template in force, and
// until when it asks for a change. Errors name to, on or demand.
func (o *Service) SendLetter(ctx context.Context, by domain.Caller, in Letter) (domain.Impostor, error) {
	to, err := domain.NeedText("to", "M8.3", domain.CleanLine(in.To), domain.MaxReference)
	if err != nil {
		return domain.Impostor{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (domain.Impostor, error) {
		i, err := pursued(d, in.ID, in.Version, domain.ImpostorWritten)
		if err != nil {
			return i, err
		}
		terms, err := d.Terms()
		if err != nil {
			return i, err
		}
		before := i.State
		i.State, i.SentTo, i.SentOn = domain.ImpostorWritten, to, cmp.Or(in.On, domain.DateOf(d.Now))
		i.Demand = cmp.Or(in.Demand, domain.DateOf(d.Days(terms.TaskDays)))
		if err := cmp.Or(domain.PastDate("on", i.SentOn, d.Now), lookAgain("demand", i.Demand, d.Now)); err != nil {
			return i, err
		}
		i.Due = domain.NoticeDue(i.Demand)
		if i.Body, err = d.TemplateBody(domain.TemplateRights); err != nil {
			return i, err
		}
		return keep(d, i, domain.ActImpostorLetter, desk.StateChange(before, i.State, domain.Change{Field: "demand", After: string(i.Demand)}), to)
	})
}

// FollowUp records what was found out later, and when it is looked at again. Errors name
// note or next.
func (o *Service) FollowUp(ctx context.Context, by domain.Caller, in Follow) (domain.Impostor, error) {
	note, err := domain.NeedText("note", "M8.3", in.Note, domain.MaxText)
	if err != nil {
		return domain.Impostor{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (domain.Impostor, error) {
		i, err := pursued(d, in.ID, in.Version, domain.ImpostorClosed)
		switch {
		case err != nil:
			return i, err
		case len(i.Notes) >= domain.MaxImpostorNotes:
			return i, domain.TooLong("note", domain.MaxImpostorNotes)
		}
		if in.Next != "" {
			if err := lookAgain("next", in.Next, d.Now); err != nil {
				return i, err
			}
			i.Due = domain.NoticeDue(in.Next)
		}
		i.Notes = append(slices.Clone(i.Notes), domain.ImpostorNote{At: d.Now, By: d.Actor.Account, Text: note, Next: in.Next})
		return keep(d, i, domain.ActImpostorFollow, nil, note)
	})
}

// CloseImpostor ends a matter. Errors name outcome, result or group.
func (o *Service) CloseImpostor(ctx context.Context, by domain.Caller, in Close) (domain.Impostor, error) {
	result, err := domain.NeedText("result", "M8.3", in.Result, domain.MaxText)
	switch {
	case err != nil:
		return domain.Impostor{}, err
	case !slices.Contains(domain.ImpostorOutcomes, in.Outcome):
		return domain.Impostor{}, domain.BadChoice("outcome", domain.CleanLine(string(in.Outcome)))
	case in.Outcome == domain.ImpostorAuthorised && in.Group.IsZero():
		return domain.Impostor{}, domain.Required("group", "M8.3")
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (domain.Impostor, error) {
		i, err := pursued(d, in.ID, in.Version, domain.ImpostorClosed)
		if err != nil {
			return i, err
		}
		if !in.Group.IsZero() {
			if _, err := d.VisibleGroup(in.Group); err != nil {
				return i, desk.At("group", err)
			}
		}
		before := i.State
		i.State, i.Outcome, i.Result, i.Group = domain.ImpostorClosed, in.Outcome, result, in.Group
		i.ClosedBy, i.ClosedAt = d.Actor.Account, d.Now
		return keep(d, i, domain.ActImpostorClose, desk.StateChange(before, i.State, domain.Change{Field: "outcome", After: string(i.Outcome)}), result)
	})
}

// lookAgain checks a day on which something is to be seen: after today, and not too far.
func lookAgain(field string, on domain.Date, now time.Time) error {
	if err := domain.CheckNoticeDeadline(on, now); err != nil {
		e := domain.AsError(err).On(field)
		e.Rule = "M8.3"
		return e
	}
	return nil
}

// pursued gives an unauthorised group that the caller may bring into a state, on the
// version given.
func pursued(d *desk.Desk, id domain.ID, version uint64, to domain.ImpostorState) (domain.Impostor, error) {
	i, err := d.VisibleImpostor(id)
	if err != nil {
		return i, err
	}
	if err := d.Allowed(domain.CanPursueImpostor(d.Actor, i), i.Meta, version); err != nil {
		return i, err
	}
	return i, domain.Citing("M8.3", domain.Step(domain.ImpostorFlow, i.ID, i.State, to))
}

func keep(d *desk.Desk, i domain.Impostor, action domain.Action, changes []domain.Change, why string) (domain.Impostor, error) {
	return desk.Keep(d, d.Impostors(), i, domain.AuditEntry{
		Action: action, Related: []domain.ID{i.Branch, i.Group}, Changes: changes, Rules: []domain.ClauseID{"M8.3"},
	}, desk.Because(why), i.Branch)
}

package registry

import (
	"cmp"
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/review"
)

// GroupFilter narrows the list of groups.
type GroupFilter struct {
	Branch domain.ID
	HQ     bool // headquarters' own only, M3, which have no branch
	State  domain.GroupState
	Filing domain.FilingState
	// Review leaves only groups whose members are to be reviewed now: the review is
	// near or overdue, M6.1.
	Review bool
	Text   string
	After  string
	Limit  int
}

// GroupView is a group with what its page shows.
type GroupView struct {
	desk.GroupRow
	OwnerRef  desk.PersonRef      `json:"owner_ref"`
	AdminRefs []desk.PersonRef    `json:"admin_refs"`
	Open      []OpenCase          `json:"open"`       // undecided applications and transfers, open violations and tasks
	OpenCases []domain.ID         `json:"open_cases"` // the same, their numbers only
	History   []desk.HistoryEntry `json:"history"`
	// Findings are how many members have something to be put right, until it is.
	Findings desk.MemberFindings `json:"findings"`
	// Review is the open review of the members, M6.1; zero for none.
	Review domain.ID `json:"review,omitzero"`
	// LastReview is the last one that ended; zero for none.
	LastReview domain.ID `json:"last_review,omitzero"`
}

// OpenCase is something about a group that is not done yet.
type OpenCase struct {
	ID domain.ID `json:"id"`
	// Type is the application's kind, the role handed over, the violation's
	// outcome or the task's kind.
	Type string `json:"type"`
}

// Groups pages through the groups in the caller's scope. A text is looked for
// in the group's and the branch's name, the owner's name and the number, within
// the bounds of lookup.
func (o *Service) Groups(ctx context.Context, by domain.Caller, f GroupFilter) (domain.Page[desk.GroupRow], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Page[desk.GroupRow], error) {
		s, q := d.Search(f.Text), domain.Query{After: f.After, Limit: f.Limit}
		terms, err := d.Terms()
		if err != nil {
			return domain.Page[desk.GroupRow]{}, err
		}
		if f.HQ {
			q = q.Where(domain.IndexKind, string(domain.GroupHQ))
		}
		q = q.Where(domain.IndexState, string(f.State)).Where(domain.IndexFiling, string(f.Filing))
		keep := desk.Rows(d, func(g domain.Group) bool {
			return domain.CanSee(d.Actor, g.Branch, g.ID) && f.takes(g) && (!f.Review || review.Near(review.Due(g, terms), d.Now, terms))
		}, (*desk.Desk).GroupRow)
		return desk.Lookup(s, d.Groups(), d.Scoped(q, f.Branch), keep, func(r desk.GroupRow) bool {
			return s.FindsID(r.ID) || s.Finds(r.Name, r.BranchName, r.OwnerName)
		})
	})
}

// takes tells whether a group is one of those asked for. Who asks by filing asks
// what is still to be filed: a group that ended owes none, M4.4, unless its state
// is asked for as well.
func (f GroupFilter) takes(g domain.Group) bool {
	switch {
	case !f.Branch.IsZero() && g.Branch != f.Branch, f.HQ && g.Kind != domain.GroupHQ, f.State != "" && g.State != f.State:
		return false
	}
	return f.Filing == "" || g.Filing == f.Filing && (f.State != "" || g.State.Live())
}

// Group gives one group; out of scope is CodeNotFound.
func (o *Service) Group(ctx context.Context, by domain.Caller, id domain.ID) (GroupView, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (GroupView, error) { return groupView(d, id) })
}

func groupView(d *desk.Desk, id domain.ID) (GroupView, error) {
	g, err := d.VisibleGroup(id)
	if err != nil {
		return GroupView{}, err
	}
	row, err := d.GroupRow(g)
	if err != nil {
		return GroupView{}, err
	}
	s := d.Show(g.Meta)
	b := s.Branch(g.Branch)
	v := GroupView{GroupRow: row, OwnerRef: s.Insider(g, b, g.Owner), AdminRefs: s.Insiders(g, b, g.Admins), History: s.History(id)}
	if v.Open, err = openCases(d, id); err != nil {
		return GroupView{}, err
	}
	if v.Findings, err = d.MemberFindings(g); err != nil {
		return GroupView{}, err
	}
	running, err := d.RunningReview(id)
	if err != nil {
		return GroupView{}, err
	}
	last, _, err := desk.Last(d.Reviews().List, desk.Of(domain.IndexGroup, id), func(r domain.Review) bool { return r.State == domain.ReviewDone })
	if err != nil {
		return GroupView{}, err
	}
	v.Review, v.LastReview, v.OpenCases = running.ID, last.ID, []domain.ID{}
	for _, c := range v.Open {
		v.OpenCases = append(v.OpenCases, c.ID)
	}
	return v, s.Err
}

// openCases gives a group's undecided applications and transfers, open violations
// and open tasks.
func openCases(d *desk.Desk, group domain.ID) ([]OpenCase, error) {
	out := []OpenCase{}
	add := func(open bool, id domain.ID, what string) error {
		if open {
			out = append(out, OpenCase{id, what})
		}
		return nil
	}
	q := desk.Of(domain.IndexGroup, group)
	err := cmp.Or(
		desk.Each(d.Applications().List, q, func(a domain.Application) error { return add(a.State.Undecided(), a.ID, string(a.Kind)) }),
		desk.Each(d.Transfers().List, q, func(t domain.Transfer) error { return add(t.State.Undecided(), t.ID, string(t.Role)) }),
		desk.Each(d.Violations().List, q, func(v domain.Violation) error {
			return add(v.State == domain.ViolationOpen, v.ID, string(v.Outcome))
		}),
		desk.Each(d.Tasks().List, q, func(t domain.Task) error { return add(t.State == domain.TaskOpen, t.ID, string(t.Kind)) }),
		desk.Each(d.Rectifications().List, q, func(r domain.Rectification) error {
			return add(r.State == domain.RectificationOpen, r.ID, "")
		}),
	)
	return out, err
}

// NameFindings pages through the live groups whose name is not the canonical
// one (待整改), N1.2b, with the proposal in GroupRow.NameFinding.
func (o *Service) NameFindings(ctx context.Context, by domain.Caller, f GroupFilter) (domain.Page[desk.GroupRow], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Page[desk.GroupRow], error) {
		q := d.Scoped(domain.Query{Text: domain.CleanLine(f.Text), After: f.After, Limit: f.Limit}, f.Branch)
		return desk.Sift(d.Groups().List, q, func(g domain.Group) (desk.GroupRow, bool, error) {
			if !domain.CanSee(d.Actor, g.Branch, g.ID) || !g.State.Live() || !f.Branch.IsZero() && g.Branch != f.Branch {
				return desk.GroupRow{}, false, nil
			}
			row, err := d.GroupRow(g)
			return row, err == nil && row.NameFinding != "", err
		})
	})
}

// RenameGroup gives a group its granted name once it was renamed in WeChat: the
// decision and its execution are two things. What was published and filed names
// the old one, so both are renewed, M4.3, M4.4.
func RenameGroup(d *desk.Desk, t domain.Task) error {
	if t.Subject.Kind != domain.KindApplication {
		return nil
	}
	a, err := d.Applications().Get(t.Subject)
	if err != nil || a.Granted == "" {
		return err
	}
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	if err := domain.LiveGroup(g); err != nil {
		return err
	}
	before := g
	g.Name = a.Granted
	return d.Renewed(before, domain.RenewFiling(g), t.Subject, domain.AuditEntry{
		Action: domain.ActGroupName, Related: []domain.ID{t.ID, t.Subject}, Rules: []domain.ClauseID{"M4.6", "N1.2b"},
	}, &domain.AuditDetail{Fields: map[string]string{"before": before.Name, "name": g.Name}})
}

// EndGroup ends a group that was dissolved in WeChat, N1.4a. What is asked about
// it is decided first: afterwards nothing could be granted.
func EndGroup(d *desk.Desk, t domain.Task) error {
	g, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	if err := domain.Step(domain.GroupFlow, g.ID, g.State, domain.GroupEnded); err != nil {
		return err
	}
	merging, err := d.Merging(g)
	if err != nil {
		return err
	}
	if err := desk.MergedFirst(merging); err != nil {
		return err
	}
	open, err := d.UndecidedBut(g.ID, domain.ID{})
	if err != nil {
		return err
	}
	if !open.IsZero() {
		return domain.OpenCase("", "N1.4a", open)
	}
	return d.CloseGroup(g, t, "N1.4a")
}

// StartGroup puts a group into use that was set up in WeChat.
func StartGroup(d *desk.Desk, t domain.Task) error {
	return d.ChangeGroup(t, func(g *domain.Group) (domain.Change, error) {
		c := domain.Change{Field: "state", Before: string(g.State), After: string(domain.GroupActive)}
		err := domain.Step(domain.GroupFlow, g.ID, g.State, domain.GroupActive)
		g.State = domain.GroupActive
		return c, err
	})
}

// ConvertGroup carries out the conversion of a preparatory group after its
// branch was founded, N1.4b: the proof holds the council's decision, the owner
// may own a group of a branch, M5.2, and publication and filing are renewed.
func ConvertGroup(d *desk.Desk, t domain.Task) error {
	before, err := d.Groups().Get(t.Group)
	if err != nil {
		return err
	}
	if before.Kind != domain.GroupPreparatory {
		return nil // converted by an earlier task
	}
	b, err := d.Branch(before.Branch)
	if err != nil {
		return err
	}
	owner, authority := domain.Person{}, domain.Reference{}
	if !before.Owner.IsZero() {
		if owner, err = d.Person(before.Owner); err != nil {
			return err
		}
		if authority, err = d.OwnerAuthority(before); err != nil {
			return err
		}
	}
	review, err := d.OpenReview(before)
	if err != nil {
		return err
	}
	g, err := domain.ConvertGroup(before, b, owner, authority, review)
	if err != nil {
		return err
	}
	return d.Renewed(before, g, t.ID, domain.AuditEntry{
		Action: domain.ActGroupKind, Related: []domain.ID{t.ID}, Rules: []domain.ClauseID{"N1.4b", "M5.2"},
		Changes: []domain.Change{{Field: "kind", Before: string(before.Kind), After: string(g.Kind)}},
	}, &domain.AuditDetail{Reason: t.Proof.Note})
}

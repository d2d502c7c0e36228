package office

import (
	"context"

	"alumni/domain"
	"alumni/domain/naming"
)

// GroupFilter narrows the list of groups.
type GroupFilter struct {
	Branch domain.ID
	HQ     bool // headquarters' own only, M3, which have no branch
	State  domain.GroupState
	Filing domain.FilingState
	Text   string
	After  string
	Limit  int
}

// GroupRow is a group as a list shows it.
type GroupRow struct {
	domain.Group
	BranchName string `json:"branch_name"`
	OwnerName  string `json:"owner_name,omitempty"`
	// NameFinding is the canonical name where the present one is not (待整改), N1.2b.
	NameFinding string `json:"name_finding,omitempty"`
	Stamp       uint64 `json:"-"`
}

// GroupView is a group with what its page shows.
type GroupView struct {
	GroupRow
	OwnerRef  PersonRef      `json:"owner_ref"`
	AdminRefs []PersonRef    `json:"admin_refs"`
	Open      []OpenCase     `json:"open"`       // undecided applications and transfers, open violations and tasks
	OpenCases []domain.ID    `json:"open_cases"` // the same, their numbers only
	History   []HistoryEntry `json:"history"`
}

// OpenCase is something about a group that is not done yet.
type OpenCase struct {
	ID domain.ID `json:"id"`
	// Type is the application's kind, the role handed over, the violation's
	// outcome or the task's kind.
	Type string `json:"type"`
}

// MemberFilter narrows a group's members.
type MemberFilter struct {
	Group domain.ID
	Text  string
	After string
	Limit int
}

// MemberRow is a member as a list shows one.
type MemberRow struct {
	domain.Membership
	Name     string             `json:"name"`
	Verified bool               `json:"verified"`
	Role     domain.ManagerRole `json:"role,omitempty"`
	// Office is the council office in the group's branch.
	Office domain.CouncilOffice `json:"office,omitempty"`
	// Incidents is how many violations of this person are on record, M8.1b.
	Incidents int `json:"incidents"`
}

// scoped narrows a query to what the caller may see: a branch officer to the
// own branch, a group manager to the own group's branch, if it has one: a group
// of headquarters itself is in no branch's index, M3. Records that are finer than
// the index are sifted out by CanSee.
func (d *desk) scoped(q domain.Query, branch domain.ID) domain.Query {
	switch {
	case d.actor.Role == domain.RoleBranchOfficer:
		q.Index, q.Eq = domain.IndexBranch, d.actor.Scope.String()
	case d.actor.Role == domain.RoleGroupManager:
		if d.actor.GroupBranch.IsZero() {
			return q
		}
		q.Index, q.Eq = domain.IndexBranch, d.actor.GroupBranch.String()
	case !branch.IsZero():
		q.Index, q.Eq = domain.IndexBranch, branch.String()
	}
	return q
}

// scopedByGroup is scoped for records that have an index by group as well: a
// group's manager walks the own group's only.
func (d *desk) scopedByGroup(q domain.Query, branch domain.ID) domain.Query {
	if d.actor.Role == domain.RoleGroupManager {
		q.Index, q.Eq = domain.IndexGroup, d.actor.Scope.String()
		return q
	}
	return d.scoped(q, branch)
}

// Groups pages through the groups in the caller's scope. A text is looked for
// in the group's and the branch's name, the owner's name and the number, within
// the bounds of lookup.
func (o *Office) Groups(ctx context.Context, by domain.Caller, f GroupFilter) (domain.Page[GroupRow], error) {
	return read(ctx, o, by, func(d *desk) (domain.Page[GroupRow], error) {
		s, q := d.search(f.Text), domain.Query{After: f.After, Limit: f.Limit}
		switch {
		case f.HQ:
			q.Index, q.Eq = domain.IndexKind, string(domain.GroupHQ)
		case f.State != "":
			q.Index, q.Eq = domain.IndexState, string(f.State)
		case f.Filing != "":
			q.Index, q.Eq = domain.IndexFiling, string(f.Filing)
		}
		keep := func(g domain.Group) (GroupRow, bool, error) {
			if !domain.CanSee(d.actor, g.Branch, g.ID) || !f.takes(g) {
				return GroupRow{}, false, nil
			}
			row, err := d.groupRow(g)
			return row, true, err
		}
		return lookup(s, d.Groups(), d.scoped(q, f.Branch), keep, func(r GroupRow) bool {
			return s.findsID(r.ID) || s.finds(r.Name, r.BranchName, r.OwnerName)
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

// groupRow is the group as a list shows it.
func (d *desk) groupRow(g domain.Group) (GroupRow, error) {
	b, err := d.branch(g.Branch)
	if err != nil && !missing(err) {
		return GroupRow{}, err
	}
	name, version, err := d.personName(g.Owner)
	if err != nil {
		return GroupRow{}, err
	}
	terms, err := d.terms()
	if err != nil {
		return GroupRow{}, err
	}
	row := GroupRow{Group: g, BranchName: b.Name, OwnerName: name, Stamp: g.Version + b.Version + version}
	row.NameFinding = naming.Finding(domain.NamingKind(b), b.Name, g.Seq, terms.SeqDigits, g.Name)
	return row, nil
}

// visibleGroup gives a group; CodeNotFound if there is none in the caller's scope.
func (d *desk) visibleGroup(id domain.ID) (domain.Group, error) {
	return visible(d.group, id, func(g domain.Group) bool { return domain.CanSee(d.actor, g.Branch, g.ID) })
}

// managedGroup gives a group that the caller may manage; CodeNotFound if there
// is none in the caller's scope.
func (d *desk) managedGroup(id domain.ID) (domain.Group, error) {
	g, err := d.visibleGroup(id)
	if err != nil {
		return domain.Group{}, err
	}
	return g, domain.CanManage(d.actor, g)
}

// Group gives one group; out of scope is CodeNotFound.
func (o *Office) Group(ctx context.Context, by domain.Caller, id domain.ID) (GroupView, error) {
	return read(ctx, o, by, func(d *desk) (GroupView, error) { return d.groupView(id) })
}

func (d *desk) groupView(id domain.ID) (GroupView, error) {
	g, err := d.visibleGroup(id)
	if err != nil {
		return GroupView{}, err
	}
	row, err := d.groupRow(g)
	if err != nil {
		return GroupView{}, err
	}
	b, err := d.branch(g.Branch)
	if err != nil && !missing(err) {
		return GroupView{}, err
	}
	v := GroupView{GroupRow: row}
	if v.OwnerRef, err = d.ref(b, g.Owner); err != nil {
		return GroupView{}, err
	}
	if v.AdminRefs, err = d.refs(b, g.Admins); err != nil {
		return GroupView{}, err
	}
	if v.Open, err = d.openCases(id); err != nil {
		return GroupView{}, err
	}
	v.OpenCases = []domain.ID{}
	for _, c := range v.Open {
		v.OpenCases = append(v.OpenCases, c.ID)
	}
	v.History, err = d.history(id)
	return v, err
}

// openCases gives a group's undecided applications and transfers, open violations
// and open tasks.
func (d *desk) openCases(group domain.ID) ([]OpenCase, error) {
	out := []OpenCase{}
	err := d.eachUndecided(group, func(a domain.Application) error {
		out = append(out, OpenCase{a.ID, string(a.Kind)})
		return nil
	})
	if err != nil {
		return nil, err
	}
	q := domain.Query{Index: domain.IndexGroup, Eq: group.String()}
	err = each(d.Transfers().List, q, func(t domain.Transfer) error {
		if t.State.Undecided() {
			out = append(out, OpenCase{t.ID, string(t.Role)})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = each(d.Violations().List, q, func(v domain.Violation) error {
		if v.State == domain.ViolationOpen {
			out = append(out, OpenCase{v.ID, string(v.Outcome)})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = each(d.Tasks().List, q, func(t domain.Task) error {
		if t.State == domain.TaskOpen {
			out = append(out, OpenCase{t.ID, string(t.Kind)})
		}
		return nil
	})
	return out, err
}

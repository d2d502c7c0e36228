package office

import (
	"slices"
	"strconv"
	"strings"

	"alumni/domain"
)

// The stages of peopleInScope, as its cursors begin.
const (
	stageRegistered = "r" // whom the branch registered
	stageCouncil    = "c" // who sits in its council
	stageGroup      = "g" // g0:, g1: … the members of its groups
)

// peopleInScope pages through the people of a branch or a group: first whom
// the branch registered, then its council, then the members of its groups.
// Each person comes once. A page may be short, with a cursor to go on.
func (d *desk) peopleInScope(q domain.Query) (domain.Page[domain.Person], error) {
	stage, after, _ := strings.Cut(q.After, ":")
	switch {
	case stage == "" || stage == stageRegistered:
		page, err := d.People().List(domain.Query{
			Index: domain.IndexBranch, Eq: d.actor.HomeBranch().String(), After: after, Limit: q.Limit,
		})
		page.Next = onwards(stageRegistered, page.Next, stageCouncil)
		return page, err
	case stage == stageCouncil:
		page, err := d.councilPeople(domain.Query{After: after, Limit: q.Limit})
		page.Next = onwards(stageCouncil, page.Next, stageGroup+"0")
		return page, err
	}
	n, err := strconv.Atoi(strings.TrimPrefix(stage, stageGroup))
	if err != nil || n < 0 {
		return domain.Page[domain.Person]{}, domain.BadChoice("after", domain.CleanLine(q.After))
	}
	groups, err := d.scopeGroups()
	if err != nil || n >= len(groups) {
		return domain.Page[domain.Person]{Items: []domain.Person{}}, err
	}
	page, err := d.groupPeople(groups, n, domain.Query{After: after, Limit: q.Limit})
	next := ""
	if n+1 < len(groups) {
		next = stageGroup + strconv.Itoa(n+1)
	}
	page.Next = onwards(stage, page.Next, next)
	return page, err
}

// onwards is the cursor within a stage, or the beginning of the next one.
func onwards(stage, cursor, next string) string {
	switch {
	case cursor != "":
		return stage + ":" + cursor
	case next != "":
		return next + ":"
	}
	return ""
}

func (d *desk) scopeGroups() ([]domain.Group, error) {
	groups, err := d.groupsOf(d.actor.HomeBranch())
	return slices.DeleteFunc(groups, func(g domain.Group) bool { return !domain.CanSee(d.actor, g.Branch, g.ID) }), err
}

// councilPeople pages through the home branch's council without whom the branch
// registered, who came before.
func (d *desk) councilPeople(q domain.Query) (domain.Page[domain.Person], error) {
	b, err := d.branch(d.actor.HomeBranch())
	if missing(err) {
		return domain.Page[domain.Person]{Items: []domain.Person{}}, nil
	}
	if err != nil {
		return domain.Page[domain.Person]{}, err
	}
	return d.seatedPage(b, q, func(p domain.Person) bool { return p.Branch.IsZero() || p.Branch != d.actor.HomeBranch() })
}

// groupPeople gives the members of the n-th group who did not come before.
func (d *desk) groupPeople(groups []domain.Group, n int, q domain.Query) (domain.Page[domain.Person], error) {
	out := domain.Page[domain.Person]{Items: []domain.Person{}}
	page, err := d.MembersOf(groups[n].ID, q)
	if err != nil {
		return out, err
	}
	out.Next = page.Next
	for _, m := range page.Items {
		came, err := d.cameBefore(groups[:n], m.Person)
		if err != nil {
			return out, err
		}
		if came {
			continue
		}
		p, err := d.person(m.Person)
		if missing(err) {
			continue
		}
		if err != nil {
			return out, err
		}
		if p.Branch.IsZero() || p.Branch != d.actor.HomeBranch() {
			out.Items = append(out.Items, p)
		}
	}
	return out, nil
}

func (d *desk) cameBefore(groups []domain.Group, person domain.ID) (bool, error) {
	if seated, err := d.seated(person, d.actor.HomeBranch()); err != nil || seated {
		return seated, err
	}
	for _, g := range groups {
		m, err := d.member(g.ID, person)
		if err != nil || m != nil {
			return m != nil, err
		}
	}
	return false, nil
}

package desk

import (
	"slices"
	"strconv"

	"alumni/domain"
)

// OpenNotices gives a group's open notices to put cards right, N2.2b.
func (d *Desk) OpenNotices(group domain.ID) ([]domain.Rectification, error) {
	return All(d.Rectifications().List, Of(domain.IndexGroup, group), func(r domain.Rectification) bool {
		return r.State == domain.RectificationOpen
	})
}

// NoticeFor gives the open notice that waits for a member; the zero one for none.
func NoticeFor(open []domain.Rectification, person domain.ID) domain.Rectification {
	if i := slices.IndexFunc(open, func(r domain.Rectification) bool { return r.OpenFor(person) }); i >= 0 {
		return open[i]
	}
	return domain.Rectification{}
}

// SettleCards looks again at what is open about the cards of some people in a
// group, after a card, a name or a membership changed: a notice ends for whoever
// has a right card now or is gone, N2.2b, and a removal that nothing but the card,
// or the presence, asked for falls away.
func (d *Desk) SettleCards(g domain.Group, people ...domain.ID) error {
	open, err := d.OpenNotices(g.ID)
	if err != nil {
		return err
	}
	now := map[domain.ID]domain.RectifiedState{}
	about, err := d.aboutCards(g.ID, people)
	if err != nil || len(open) == 0 && len(about) == 0 {
		return err
	}
	for _, id := range people {
		if now[id], err = d.cardState(g.ID, id); err != nil {
			return err
		}
	}
	for _, r := range open {
		if err := d.settleNotice(r, now, domain.ActRectifyClose); err != nil {
			return err
		}
	}
	return d.drop(about, now)
}

// cardState is what a notice says of a member now.
func (d *Desk) cardState(group, person domain.ID) (domain.RectifiedState, error) {
	m, err := d.Member(group, person)
	if err != nil || m == nil || !m.Present() {
		return domain.RectifiedGone, err
	}
	p, err := IfAny(d.Person(person))
	if err != nil {
		return domain.RectifiedOpen, err
	}
	if found, err := d.CardFindings(*m, p); err != nil || len(found) > 0 {
		return domain.RectifiedOpen, err
	}
	return domain.RectifiedMended, nil
}

// settleNotice writes a notice in which something became of a member.
func (d *Desk) settleNotice(r domain.Rectification, now map[domain.ID]domain.RectifiedState, by domain.Action) error {
	var settled []domain.ID
	r.Members = slices.Clone(r.Members)
	for i, m := range r.Members {
		to, asked := now[m.Person]
		if !asked || m.State != domain.RectifiedOpen || to == domain.RectifiedOpen {
			continue
		}
		r.Members[i].State, r.Members[i].At = to, d.Now
		settled = append(settled, m.Person)
	}
	if len(settled) == 0 {
		return nil
	}
	return d.KeepNotice(r, by, "N2.2b", settled)
}

// KeepNotice writes a notice after something became of some of its members; one
// that waits for nobody any more is closed.
func (d *Desk) KeepNotice(r domain.Rectification, by domain.Action, rule domain.ClauseID, about []domain.ID) error {
	before := r.State
	if r.Open() == 0 {
		r.State = domain.RectificationClosed
	}
	var changes []domain.Change
	if r.State != before {
		changes = StateChange(before, r.State)
	}
	changes = append(changes, domain.Change{Field: "count", After: strconv.Itoa(len(about))})
	_, err := Keep(d, d.Rectifications(), r, domain.AuditEntry{
		Action: by, Related: append([]domain.ID{r.Group, r.Branch}, about...), Changes: changes, Rules: []domain.ClauseID{rule},
	}, nil, r.Branch, r.Group)
	return err
}

// aboutCards gives the open tasks about some people of a group that no violation
// asks for: removals, and what follows from a notice.
func (d *Desk) aboutCards(group domain.ID, people []domain.ID) ([]domain.Task, error) {
	return All(d.Tasks().List, Of(domain.IndexGroup, group), func(t domain.Task) bool {
		return slices.Contains(people, t.Person) && (OpenExpulsion(t) || fromNotice(t))
	})
}

// drop cancels the tasks about whoever is gone by themself, and those for a card
// that is right now.
func (d *Desk) drop(tasks []domain.Task, now map[domain.ID]domain.RectifiedState) error {
	for _, t := range tasks {
		if state := now[t.Person]; state != domain.RectifiedGone && (state != domain.RectifiedMended || !fromNotice(t)) {
			continue
		}
		t.State = domain.TaskCancelled
		_, err := Keep(d, d.Tasks(), t, domain.AuditEntry{
			Action: domain.ActTaskCancel, Related: []domain.ID{t.Group, t.Branch, t.Person, t.Subject},
			Changes: StateChange(domain.TaskOpen, t.State), Rules: []domain.ClauseID{"N2.2b"},
		}, nil, t.Branch, t.Group)
		if err != nil {
			return err
		}
	}
	return nil
}

// fromNotice tells whether an open task follows from a notice, N2.2b.
func fromNotice(t domain.Task) bool {
	return t.State == domain.TaskOpen && t.Subject.Kind == domain.KindRectification
}

// OpenExpulsion tells whether a task is an open removal that no violation asks
// for, N2.2c.
func OpenExpulsion(t domain.Task) bool {
	return t.Kind == domain.TaskRemoveMember && t.State == domain.TaskOpen && t.Subject.Kind != domain.KindViolation
}

// MemberFindings are how many of a group's members have something to be put
// right (待整改).
type MemberFindings struct {
	Cards      int `json:"cards"`      // the card deviates, N1.2c
	Unverified int `json:"unverified"` // the real name is not verified, N1.2a
	NoBasis    int `json:"no_basis"`   // no basis is recorded, N1.2d
	Notices    int `json:"notices"`    // asked to put the card right, N2.2b
}

// Any tells whether there is anything to be put right.
func (f MemberFindings) Any() bool { return f.Cards+f.Unverified+f.NoBasis > 0 }

// And gives both together.
func (f MemberFindings) And(g MemberFindings) MemberFindings {
	return MemberFindings{f.Cards + g.Cards, f.Unverified + g.Unverified, f.NoBasis + g.NoBasis, f.Notices + g.Notices}
}

// MemberFindings are what is to be put right about a group's members; nothing in a
// group that ended.
func (d *Desk) MemberFindings(g domain.Group) (MemberFindings, error) {
	if !g.State.Live() {
		return MemberFindings{}, nil
	}
	if d.found == nil {
		return d.countFindings(g)
	}
	if found, kept := d.found.get(g.ID, d.Now); kept {
		return found, nil
	}
	found, err := d.countFindings(g)
	if err == nil {
		d.found.keep(g.ID, d.seen, d.Now, found)
	}
	return found, err
}

// countFindings reads every member: a group has no more people than WeChat takes.
func (d *Desk) countFindings(g domain.Group) (out MemberFindings, _ error) {
	open, err := d.OpenNotices(g.ID)
	if err != nil {
		return out, err
	}
	for _, r := range open {
		out.Notices += r.Open()
	}
	members := func(q domain.Query) (domain.Page[domain.Membership], error) { return d.MembersOf(g.ID, q) }
	err = Each(members, domain.Query{}, func(m domain.Membership) error {
		if !m.Present() {
			return nil
		}
		p, err := IfAny(d.Person(m.Person))
		if err != nil || p.ID.IsZero() {
			return err
		}
		found, err := d.CardFindings(m, p)
		if err != nil {
			return err
		}
		if len(found) > 0 {
			out.Cards++
		}
		if !p.Verified() {
			out.Unverified++
		}
		if m.Basis == "" {
			out.NoBasis++
		}
		return nil
	})
	return out, err
}

package people

import (
	"context"
	"slices"
	"time"

	"alumni/domain"
	"alumni/domain/naming/card"
	"alumni/domain/office/desk"
)

// AskToRectify gives members of a group notice to put their cards right by a day,
// N2.2b.
type AskToRectify struct {
	Group    domain.ID
	Persons  []domain.ID
	All      bool        // instead of Persons: everybody whose card deviates and who was not asked yet
	Deadline domain.Date // "" is as long as a step in WeChat takes by HQ's terms
	Note     string
}

// NoticeFilter narrows the notices.
type NoticeFilter struct {
	Branch domain.ID
	Group  domain.ID
	State  domain.RectificationState
	Text   string
	After  string
	Limit  int
}

// NoticeRow is a notice as a list shows it.
type NoticeRow struct {
	domain.Rectification
	GroupName string   `json:"group_name"`
	Whom      []string `json:"whom"`    // the names of those asked, in the notice's order
	Waiting   int      `json:"waiting"` // members whose cards are still to be put right
	Stamp     uint64   `json:"-"`
}

// NoticeMember is one member in a notice, as the card stands now.
type NoticeMember struct {
	domain.Rectified
	Name string `json:"name"`
	Now  string `json:"now,omitempty"` // the card as it stands; "" for who is gone
}

// NoticeView is a notice with what its page shows.
type NoticeView struct {
	NoticeRow
	BranchName string              `json:"branch_name,omitempty"`
	About      []NoticeMember      `json:"about"`
	ByName     string              `json:"by_name,omitempty"`
	History    []desk.HistoryEntry `json:"history"`
}

// noticeCap is how many members one call gives notice to at most.
const noticeCap = 500

// AskToRectify gives the notices, N2.2b: one for up to MaxNoticed members, all with
// the same deadline. It asks nobody whose card is right or who was asked already.
// Errors name persons, deadline or note.
func (o *Service) AskToRectify(ctx context.Context, by domain.Caller, in AskToRectify) ([]domain.Rectification, error) {
	in, err := cleanNotice(in)
	if err != nil {
		return nil, err
	}
	whom, err := desk.Read(ctx, o.Base, by, func(d *desk.Desk) ([]domain.ID, error) {
		g, err := groupToJoin(d, in.Group)
		if err != nil {
			return nil, err
		}
		if in.All {
			return toRectify(d, g)
		}
		open, err := d.OpenNotices(g.ID)
		if err != nil {
			return nil, err
		}
		for _, id := range in.Persons {
			if _, err := askedOf(d, g, id, open); err != nil {
				return nil, err
			}
		}
		return in.Persons, nil
	})
	if err != nil {
		return nil, err
	}
	var out []domain.Rectification
	for chunk := range slices.Chunk(whom, domain.MaxNoticed) {
		r, err := desk.Change(ctx, o.Base, by, func(d *desk.Desk) (domain.Rectification, error) { return askThese(d, in, chunk) })
		if err != nil {
			return out, desk.Broken(len(out), err)
		}
		out = append(out, r)
	}
	return out, nil
}

func cleanNotice(in AskToRectify) (AskToRectify, error) {
	if err := desk.NeedID("group", in.Group, domain.KindGroup); err != nil {
		return in, err
	}
	in.Deadline = domain.Date(domain.CleanLine(string(in.Deadline)))
	var whom []domain.ID
	for _, id := range in.Persons {
		if err := desk.NeedID("persons", id, domain.KindPerson); err != nil {
			return in, err
		}
		if !slices.Contains(whom, id) {
			whom = append(whom, id)
		}
	}
	in.Persons = whom
	switch {
	case len(whom) > noticeCap:
		return in, domain.TooLong("persons", noticeCap)
	case len(whom) == 0 && !in.All:
		return in, domain.Required("persons", "N2.2b")
	case len(whom) > 0 && in.All:
		return in, domain.BadChoice("persons", "").By("N2.2b")
	}
	var err error
	in.Note, err = domain.Text("note", in.Note, domain.MaxText)
	return in, err
}

// toRectify gives the members whose cards deviate and who were not asked yet.
func toRectify(d *desk.Desk, g domain.Group) (out []domain.ID, err error) {
	open, err := d.OpenNotices(g.ID)
	if err != nil {
		return nil, err
	}
	members := func(q domain.Query) (domain.Page[domain.Membership], error) { return d.MembersOf(g.ID, q) }
	err = desk.Each(members, domain.Query{}, func(m domain.Membership) error {
		if !m.Present() || !desk.NoticeFor(open, m.Person).ID.IsZero() {
			return nil
		}
		p, err := desk.IfAny(d.Person(m.Person))
		if err != nil {
			return err
		}
		found, err := d.CardFindings(m, p)
		if len(found) > 0 {
			out = append(out, m.Person)
		}
		return err
	})
	if err == nil && len(out) == 0 {
		err = domain.Conflict(domain.FaultCardsRight, "persons", "N2.2b", domain.Args{"group": g.Name})
	}
	return out, err
}

// askedOf gives what a notice asks of one member.
func askedOf(d *desk.Desk, g domain.Group, person domain.ID, open []domain.Rectification) (domain.Rectified, error) {
	_, m, err := presentMember(d, g.ID, person, 0)
	if err != nil {
		return domain.Rectified{}, desk.At("persons", err)
	}
	p, err := d.Person(person)
	if err != nil {
		return domain.Rectified{}, desk.At("persons", err)
	}
	found, err := d.CardFindings(m, p)
	if err != nil {
		return domain.Rectified{}, err
	}
	if len(found) == 0 {
		return domain.Rectified{}, domain.Conflict(domain.FaultCardRight, "persons", "N2.2b", domain.Args{"person": p.Name})
	}
	if asked := desk.NoticeFor(open, person); !asked.ID.IsZero() {
		return domain.Rectified{}, domain.OpenCase("persons", "N2.2b", asked.ID)
	}
	want, err := d.FixedCard(m, p)
	return domain.Rectified{Person: person, Card: m.Card, Want: want, State: domain.RectifiedOpen}, err
}

func askThese(d *desk.Desk, in AskToRectify, whom []domain.ID) (r domain.Rectification, err error) {
	g, err := groupToJoin(d, in.Group)
	if err != nil {
		return r, err
	}
	if r, err = newNotice(d, g, in); err != nil {
		return r, err
	}
	open, err := d.OpenNotices(g.ID)
	if err != nil {
		return r, err
	}
	for _, id := range whom {
		asked, err := askedOf(d, g, id, open)
		if err != nil {
			return r, err
		}
		r.Members = append(r.Members, asked)
	}
	return desk.Keep(d, d.Rectifications(), r, domain.AuditEntry{
		Action: domain.ActRectifyAsk, Related: append([]domain.ID{g.ID, g.Branch}, whom...),
		Changes: desk.StateChange("", r.State, domain.Change{Field: "deadline", After: string(r.Deadline)}),
		Rules:   []domain.ClauseID{"N2.2b"},
	}, desk.Because(in.Note), g.Branch, g.ID)
}

// newNotice is a notice to nobody yet.
func newNotice(d *desk.Desk, g domain.Group, in AskToRectify) (r domain.Rectification, err error) {
	deadline := in.Deadline
	if deadline == "" {
		set, err := d.Rules(d.Now)
		if err != nil {
			return r, err
		}
		deadline = domain.DateOf(d.Days(set.Terms.TaskDays))
	}
	if err := domain.CheckNoticeDeadline(deadline, d.Now); err != nil {
		return r, err
	}
	r = domain.Rectification{
		Group: g.ID, Branch: g.Branch, Deadline: deadline, Due: domain.NoticeDue(deadline), Note: in.Note,
		State: domain.RectificationOpen, By: d.Actor.Account, Sample: g.Sample,
	}
	r.Body, err = d.TemplateBody(domain.TemplateRectify)
	return r, err
}

// Notices pages through the notices in the caller's scope, newest first.
func (o *Service) Notices(ctx context.Context, by domain.Caller, f NoticeFilter) (domain.Page[NoticeRow], error) {
	if err := EndOverdue(ctx, o.Base); err != nil {
		return domain.Page[NoticeRow]{}, err
	}
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Page[NoticeRow], error) {
		s, q := d.Search(f.Text), domain.Query{After: f.After, Limit: f.Limit, Reverse: true}
		q = d.ScopedByGroup(q.Where(domain.IndexState, string(f.State)), f.Branch)
		if !f.Group.IsZero() {
			q.Index, q.Eq = domain.IndexGroup, f.Group.String()
		}
		keep := desk.Rows(d, func(r domain.Rectification) bool {
			return domain.CanSee(d.Actor, r.Branch, r.Group) && (f.Branch.IsZero() || r.Branch == f.Branch) &&
				(f.Group.IsZero() || r.Group == f.Group) && (f.State == "" || r.State == f.State)
		}, noticeRow)
		return desk.Lookup(s, d.Rectifications(), q, keep, func(r NoticeRow) bool { return s.Finds(append(r.Whom, r.GroupName)...) })
	})
}

// cardOpen tells what is open about a person in one group: the removal, the card, and
// the notice to put it right.
func cardOpen(d *desk.Desk, g domain.Group, m domain.Membership, row *PersonGroup) error {
	p, err := desk.IfAny(d.Person(m.Person))
	if err != nil {
		return err
	}
	if row.Removal, err = d.OpenRemoval(g.ID, m.Person); err != nil {
		return err
	}
	if row.Findings, err = d.CardFindings(m, p); err != nil || len(row.Findings) == 0 {
		return err
	}
	open, err := d.OpenNotices(g.ID)
	row.Notice = desk.NoticeFor(open, row.Person).ID
	return err
}

func noticeRow(d *desk.Desk, r domain.Rectification) (NoticeRow, error) {
	s := d.Show(r.Meta)
	r.Members = slices.Clone(r.Members)
	for i := range r.Members { // what is pasted into a group repeats no phone of a card
		r.Members[i].Card = card.Masked(r.Members[i].Card)
	}
	row := NoticeRow{Rectification: r, GroupName: s.Group(r.Group).Name, Waiting: r.Open()}
	for _, m := range r.Members {
		row.Whom = append(row.Whom, s.Person(m.Person))
	}
	row.Stamp = s.Stamp
	return row, s.Err
}

// Notice gives one notice; out of scope is CodeNotFound.
func (o *Service) Notice(ctx context.Context, by domain.Caller, id domain.ID) (NoticeView, error) {
	if err := EndOverdue(ctx, o.Base); err != nil {
		return NoticeView{}, err
	}
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (out NoticeView, _ error) {
		r, err := desk.Visible(d.Rectifications().Get, id, func(r domain.Rectification) bool {
			return domain.CanSee(d.Actor, r.Branch, r.Group)
		})
		if err != nil {
			return out, err
		}
		if out.NoticeRow, err = noticeRow(d, r); err != nil {
			return out, err
		}
		s := d.Show(r.Meta)
		out.BranchName, out.History, out.ByName = s.Branch(r.Branch).Name, s.History(id), d.AccountName(r.By)
		for _, m := range out.Members {
			about := NoticeMember{Rectified: m, Name: s.Person(m.Person)}
			in, err := d.Member(r.Group, m.Person)
			if err != nil {
				return NoticeView{}, err
			}
			if in != nil && in.Present() {
				about.Now = card.Masked(in.Card)
			}
			out.About = append(out.About, about)
		}
		return out, s.Err
	})
}

// overdueAtOnce is for how many members one transaction opens removals.
const overdueAtOnce = 6

// EndOverdue makes removals of what notices waited for in vain, N2.2c: of
// each whose deadline passed, the members who did not put the card right are to
// be removed in WeChat. The owner can't be, M5.1, and is to be made to put it
// right. Nobody asks for it: whoever looks at what waits finds it done. While the
// machine's clock is doubted it waits: a deadline is a matter of the clock.
func EndOverdue(ctx context.Context, o *desk.Base) error {
	for {
		more, err := anyOverdue(ctx, o)
		if err != nil || !more || o.ClockDoubt(ctx) != nil {
			return err
		}
		err = o.Update(ctx, desk.Operator(), func(d *desk.Desk) error {
			r, found, err := firstOverdue(d)
			if err != nil || !found {
				return err
			}
			return endOverdue(d, r)
		})
		if err != nil {
			return err
		}
	}
}

func anyOverdue(ctx context.Context, o *desk.Base) (found bool, err error) {
	err = o.View(ctx, desk.Operator(), func(d *desk.Desk) (err error) {
		_, found, err = firstOverdue(d)
		return err
	})
	return found, err
}

// firstOverdue gives the open notice that is overdue the longest; the state index
// is in order of the due times.
func firstOverdue(d *desk.Desk) (domain.Rectification, bool, error) {
	page, err := d.Rectifications().List(domain.Query{Index: domain.IndexState, Eq: string(domain.RectificationOpen), Limit: 1})
	if err != nil || len(page.Items) == 0 {
		return domain.Rectification{}, false, err
	}
	return page.Items[0], overdue(page.Items[0].Due, d.Now), nil
}

func overdue(due, now time.Time) bool { return due.Before(now) }

// endOverdue ends an overdue notice for the next few members.
func endOverdue(d *desk.Desk, r domain.Rectification) error {
	g, err := d.Groups().Get(r.Group)
	if err != nil {
		return err
	}
	r.Members = slices.Clone(r.Members)
	var about []domain.ID
	for i, m := range r.Members {
		if m.State != domain.RectifiedOpen || len(about) == overdueAtOnce {
			continue
		}
		if r.Members[i].Task, err = afterDeadline(d, g, r.ID, m.Person); err != nil {
			return err
		}
		r.Members[i].State, r.Members[i].At = domain.RectifiedOverdue, d.Now
		about = append(about, m.Person)
	}
	return d.KeepNotice(r, domain.ActRectifyOverdue, "N2.2c", about)
}

// afterDeadline opens what follows for one member; a removal that is open already
// is enough.
func afterDeadline(d *desk.Desk, g domain.Group, notice, person domain.ID) (domain.ID, error) {
	open, err := d.OpenRemoval(g.ID, person)
	if err != nil || !open.IsZero() {
		return open, err
	}
	if g.Owner == person {
		id, err := d.Open(domain.Task{Kind: domain.TaskRectify, Subject: notice, Person: person}, g)
		if err == nil {
			d.Touch(id, 1, domain.ActRectifyOverdue, desk.Scope(g.Branch, g.ID))
		}
		return id, err
	}
	t, err := openRemoval(d, g, person, notice, "", domain.ActMemberExpel)
	return t.ID, err
}

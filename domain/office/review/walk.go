package review

import (
	"cmp"
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
	"alumni/domain/review"
)

// Walk asks for one member of a review. With all zero but ID it is the first who
// is not decided on.
type Walk struct {
	ID     domain.ID
	Person domain.ID // this one
	After  domain.ID // the next who is not decided on after this one
	Before domain.ID // the one before this one, decided on or not
}

// Decide says what a review finds of one member.
type Decide struct {
	OnReview
	Person   domain.ID
	Decision domain.ReviewedState
	Note     string // how the name was verified and by what evidence; why somebody does not fit
}

// Earlier is what the last review before found of a member.
type Earlier struct {
	Review domain.ID            `json:"review"`
	State  domain.ReviewedState `json:"state"`
	On     domain.Date          `json:"on"`
}

// Seat is a member as the walk shows one, with what is known of the person.
type Seat struct {
	Review    Row                  `json:"review"`
	At        int                  `json:"at"` // the place in the roster, from 1; 0 for nobody: everybody is decided on
	Found     domain.Reviewed      `json:"found"`
	FoundBy   string               `json:"found_by,omitempty"`
	Member    people.MemberRow     `json:"member"`
	Person    domain.Person        `json:"person"`
	Verified  *domain.Verification `json:"verified,omitempty"`
	ByWhom    string               `json:"verified_by,omitempty"`
	Last      Earlier              `json:"last,omitzero"`
	Walk      error                `json:"-"` // nil if the caller may decide now
	MayVerify error                `json:"-"` // and verify this person
	Take      error                `json:"-"`
	Finish    error                `json:"-"`
}

// WalkReview gives one member of a review as the walk shows one.
func (o *Service) WalkReview(ctx context.Context, by domain.Caller, in Walk) (Seat, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (s Seat, _ error) {
		r, err := d.VisibleReview(in.ID)
		if err != nil {
			return s, err
		}
		at, err := place(d, &r, in)
		if err != nil {
			return s, err
		}
		if s.Review, err = rowOf(d, r); err != nil {
			return s, err
		}
		s.Walk, s.Take, s.Finish = mayWalk(d, r), mayTake(d, r), cmp.Or(mayWalk(d, r), review.CheckDone(r))
		if at < 0 {
			return s, nil
		}
		s.At, s.Found = at+1, r.Members[at]
		s.FoundBy = d.AccountName(s.Found.By)
		return s, known(d, r, &s)
	})
}

// place finds whom the walk shows: who is gone meanwhile is passed over.
func place(d *desk.Desk, r *domain.Review, in Walk) (int, error) {
	members := append([]domain.Reviewed(nil), r.Members...)
	r.Members = members
	if err := settleGone(d, r); err != nil {
		return -1, err
	}
	switch {
	case !in.Person.IsZero():
		at := review.Of(*r, in.Person)
		if at < 0 {
			return at, domain.Conflict(domain.FaultNotReviewed, "person", "M6.1", domain.Args{"id": r.ID.String()})
		}
		return at, nil
	case !in.Before.IsZero():
		return max(review.Of(*r, in.Before)-1, 0), nil
	}
	return review.Next(*r, review.Of(*r, in.After)), nil
}

// known fills in what is known of the member.
func known(d *desk.Desk, r domain.Review, s *Seat) error {
	g, err := d.Group(r.Group)
	if err != nil {
		return err
	}
	m, err := d.Member(r.Group, s.Found.Person)
	if err != nil || m == nil {
		return err
	}
	if s.Member, err = people.RowOf(d, g, *m); err != nil {
		return err
	}
	if s.Person, err = desk.IfAny(d.Person(m.Person)); err != nil {
		return err
	}
	if s.Verified = s.Person.Verification; s.Verified != nil {
		s.ByWhom = d.AccountName(s.Verified.By)
	}
	if s.MayVerify, err = mayVerify(d, m.Person); err != nil {
		return err
	}
	s.Last, err = lastReview(d, r, m.Person)
	return err
}

// mayVerify tells why the caller may not verify a person, apart from what failed.
func mayVerify(d *desk.Desk, person domain.ID) (verdict, err error) {
	verdict = people.MayVerify(d, person)
	if domain.IsCode(verdict, domain.CodeInternal) {
		return nil, verdict
	}
	return verdict, nil
}

// lastReview gives what the last review of the group before this one found of a member.
func lastReview(d *desk.Desk, r domain.Review, person domain.ID) (out Earlier, _ error) {
	before, found, err := desk.Last(d.Reviews().List, desk.Of(domain.IndexGroup, r.Group), func(o domain.Review) bool {
		return o.ID.Seq < r.ID.Seq && o.State == domain.ReviewDone && review.Of(o, person) >= 0
	})
	if err != nil || !found {
		return out, err
	}
	return Earlier{
		Review: before.ID, State: before.Members[review.Of(before, person)].State, On: domain.DateOf(before.EndedAt),
	}, nil
}

// DecideReview says what a review finds of one member, and does what follows: the
// notice to mend the card, N2.2b, the verification, N2.2a, the removal's task, N2.2c,
// or that the member left. Decided anew, a removal that this review opened falls
// away; a notice stays as long as the card is wrong. Nobody but for passing over
// decides on themself. Errors name person, conclusion or note.
func (o *Service) DecideReview(ctx context.Context, by domain.Caller, in Decide) (domain.Review, error) {
	note, err := domain.Text("note", in.Note, domain.MaxText)
	if err != nil {
		return domain.Review{}, err
	}
	if in.Note = note; in.Person.IsZero() {
		return domain.Review{}, domain.Required("person", "M6.1")
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (domain.Review, error) {
		r, err := toChange(d, in.OnReview, mayWalk)
		if err != nil {
			return r, err
		}
		if err := review.CheckDecision(r, in.Person, in.Decision, in.Note); err != nil {
			return r, err
		}
		if in.Person == d.Actor.Person && in.Decision != domain.ReviewedSkipped {
			return r, domain.Conflict(domain.FaultOwnReview, "person", "M6.1", nil)
		}
		return decide(d, r, in)
	})
}

func decide(d *desk.Desk, r domain.Review, in Decide) (domain.Review, error) {
	at := review.Of(r, in.Person)
	before := r.Members[at]
	if err := stillMember(d, r, in.Person); err != nil {
		return r, err
	}
	if before.State == domain.ReviewedUnfit && in.Decision != domain.ReviewedUnfit {
		if err := withdraw(d, r, before.Record); err != nil {
			return r, err
		}
	}
	after := domain.Reviewed{Person: in.Person, State: in.Decision, At: d.Now, By: d.Actor.Account, Note: in.Note}
	var err error
	if after.Record, err = follow(d, r, in); err != nil {
		return r, err
	}
	r.Members[at] = after
	if r.Claim, err = claimed(d); err != nil {
		return r, err
	}
	return desk.Keep(d, d.Reviews(), r, domain.AuditEntry{
		Action: domain.ActReviewDecide, Related: []domain.ID{in.Person, r.Group, r.Branch, after.Record},
		Changes: []domain.Change{
			{Field: "member", After: in.Person.String()},
			{Field: "conclusion", Before: string(before.State), After: string(after.State)},
		},
		Rules: []domain.ClauseID{"M6.1", "N2.2a"},
	}, desk.Because(in.Note), r.Branch, r.Group)
}

// stillMember refuses a decision on somebody who is a member no more.
func stillMember(d *desk.Desk, r domain.Review, person domain.ID) error {
	m, err := d.Member(r.Group, person)
	if err != nil {
		return err
	}
	g, err := d.Group(r.Group)
	if err != nil {
		return err
	}
	name, _, err := d.PersonName(person)
	if err != nil {
		return err
	}
	if err := domain.PresentMember(m, name, g.Name, "person"); err != nil {
		return domain.AsError(err).By("M6.1")
	}
	return nil
}

// follow does what a decision leads to, and gives the record of it.
func follow(d *desk.Desk, r domain.Review, in Decide) (domain.ID, error) {
	switch in.Decision {
	case domain.ReviewedVerified:
		return domain.ID{}, asNote(people.RecordVerified(d, in.Person, in.Note))
	case domain.ReviewedLeft:
		_, err := people.RecordLeft(d, people.LeaveMember{Group: r.Group, Person: in.Person, Note: in.Note})
		return domain.ID{}, err
	case domain.ReviewedCard:
		g, err := d.Group(r.Group)
		if err != nil {
			return domain.ID{}, err
		}
		return people.AskInReview(d, g, in.Person, lastNotice(r))
	case domain.ReviewedUnfit:
		open, err := d.OpenRemoval(r.Group, in.Person)
		if err != nil || !open.IsZero() {
			return open, err
		}
		t, err := people.RecordExpelled(d, people.ExpelMember{
			Group: r.Group, Person: in.Person, Ground: domain.GroundUnfit, Reason: in.Note,
		})
		return t.ID, asNote(err)
	}
	return domain.ID{}, nil
}

// asNote names the field of an error as a review has it.
func asNote(err error) error {
	if e := domain.AsError(err); err != nil && (e.Field == "how" || e.Field == "reason") {
		return desk.At("note", err)
	}
	return err
}

// lastNotice is the last notice that a review gave; zero for none.
func lastNotice(r domain.Review) (out domain.ID) {
	for _, m := range r.Members {
		if m.State == domain.ReviewedCard && m.Record.Seq > out.Seq {
			out = m.Record
		}
	}
	return out
}

// withdraw cancels a removal that this review opened and that is decided otherwise
// now; one of before, or a violation's, is not the review's to withdraw.
func withdraw(d *desk.Desk, r domain.Review, id domain.ID) error {
	if id.Kind != domain.KindTask {
		return nil
	}
	t, err := d.Tasks().Get(id)
	if err != nil || t.State != domain.TaskOpen || t.CreatedAt.Before(r.CreatedAt) {
		return err
	}
	t.State = domain.TaskCancelled
	_, err = desk.Keep(d, d.Tasks(), t, domain.AuditEntry{
		Action: domain.ActTaskCancel, Related: []domain.ID{t.Group, t.Branch, t.Person},
		Changes: desk.StateChange(domain.TaskOpen, t.State), Rules: []domain.ClauseID{"M6.1"},
	}, nil, t.Branch, t.Group)
	return err
}

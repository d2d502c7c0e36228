package desk

import (
	"alumni/domain"
)

// RunningReview gives the identity review of a group's members that is open, M6.1;
// the zero one for none.
func (d *Desk) RunningReview(group domain.ID) (domain.Review, error) {
	r, _, err := Last(d.Reviews().List, Of(domain.IndexGroup, group), func(r domain.Review) bool { return r.State == domain.ReviewOpen })
	return r, err
}

// endReview cancels the open review of a group that ends: nobody is in it.
func (d *Desk) endReview(g domain.Group) error {
	r, err := d.RunningReview(g.ID)
	if err != nil || r.ID.IsZero() {
		return err
	}
	r.State, r.EndedAt, r.EndedBy, r.Claim = domain.ReviewCancelled, d.Now, d.Actor.Account, domain.CaseClaim{}
	_, err = Keep(d, d.Reviews(), r, domain.AuditEntry{
		Action: domain.ActReviewCancel, Related: []domain.ID{r.Group, r.Branch},
		Changes: StateChange(domain.ReviewOpen, r.State), Rules: []domain.ClauseID{"M6.1"},
	}, nil, r.Branch, r.Group)
	return err
}

// VisibleReview gives a review; CodeNotFound if there is none in the caller's scope.
func (d *Desk) VisibleReview(id domain.ID) (domain.Review, error) {
	return Visible(d.Reviews().Get, id, func(r domain.Review) bool { return domain.CanSee(d.Actor, r.Branch, r.Group) })
}

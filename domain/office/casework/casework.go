// Package casework holds the use-cases of cases: applications, M4.1, transfers,
// N2.3, an owner who is gone without one, M5.1; their checks, claims, returns,
// replies and letters, and the names that groups get, M4.6. It knows the core only.
package casework

import (
	"cmp"
	"context"
	"slices"
	"time"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Service decides cases.
type Service struct{ *desk.Base }

// NumberNext asks an approval for the next document number of the year, M4.2,
// allocated inside its own transaction: so several officers at once never race
// for one number.
const NumberNext = "next"

// caseKind is what the steps of a kind of case are called in the log, and the
// clause that they rest on.
type caseKind struct {
	rule                                      domain.ClauseID
	draft, submit, giveBack, reject, takeBack domain.Action
}

var caseKinds = map[domain.Kind]caseKind{
	domain.KindApplication: {
		"M4.2", domain.ActApplicationDraft, domain.ActApplicationSubmit, domain.ActApplicationReturn,
		domain.ActApplicationReject, domain.ActApplicationWithdraw,
	},
	domain.KindTransfer: {
		"N2.3", domain.ActTransferDraft, domain.ActTransferSubmit, domain.ActTransferReturn,
		domain.ActTransferReject, domain.ActTransferWithdraw,
	},
}

func kindOf(c domain.AnyCase) caseKind {
	if _, ok := c.(*domain.Transfer); ok {
		return caseKinds[domain.KindTransfer]
	}
	return caseKinds[domain.KindApplication]
}

// saveCase writes a case, a new one under the next number.
func saveCase(d *desk.Desk, c domain.AnyCase) error {
	if t, ok := c.(*domain.Transfer); ok {
		return desk.Save(d, d.Transfers(), t)
	}
	return desk.Save(d, d.Applications(), c.(*domain.Application))
}

// keepCase writes a case and logs the step. Who is in a group does not learn of
// what was never handed in, nor why it was thrown away.
func keepCase(d *desk.Desk, c domain.AnyCase, e domain.AuditEntry, detail *domain.AuditDetail) error {
	if err := saveCase(d, c); err != nil {
		return err
	}
	k := c.Common()
	where := desk.Scope(k.Branch, k.Group)
	if k.Unsent() {
		where = desk.Scope(k.Branch)
	}
	e.Subject, e.Version, e.Related = k.ID, k.Version, append(slices.Clone(where), e.Related...)
	return d.Log(e, where, detail)
}

// keepDraft writes a case that is not handed in yet.
func keepDraft(d *desk.Desk, c domain.AnyCase, changes ...domain.Change) error {
	k := c.Common()
	before := k.State
	k.State = domain.CaseDraft
	return keepCase(d, c, domain.AuditEntry{
		Action: kindOf(c).draft, Changes: desk.StateChange(before, k.State, changes...),
	}, nil)
}

// handInCase hands a case in: it waits for headquarters' reply, M4.2. The entry
// says what it is about and what it asks for.
func handInCase(d *desk.Desk, c domain.AnyCase, terms domain.Terms, e domain.AuditEntry, detail *domain.AuditDetail) error {
	k := c.Common()
	before := k.State
	k.State, k.Due, k.Claim = domain.CaseSubmitted, d.Days(terms.ReviewDays), domain.CaseClaim{}
	if err := saveCase(d, c); err != nil {
		return err
	}
	e.Action, e.Subject, e.Version = kindOf(c).submit, k.ID, k.Version
	e.Changes = desk.StateChange(before, k.State, e.Changes...)
	return d.Log(e, desk.Scope(k.Branch, k.Group), detail)
}

// decidable checks that the caller may decide a case on the version given.
func decidable(d *desk.Desk, c *domain.Case, version uint64, to domain.CaseState) error {
	return cmp.Or(d.Allowed(domain.CanDecide(d.Actor), c.Meta, version), domain.Step(domain.CaseFlow, c.ID, c.State, to), claimFree(d, c))
}

// answer gives a case headquarters' answer, which ends its claim, with the letter
// that says so.
func answer(d *desk.Desk, c domain.AnyCase, s domain.CaseState) error {
	k := c.Common()
	k.State, k.Claim = s, domain.CaseClaim{}
	l, err := letterOf(d, c)
	k.Letter = &l
	return err
}

// putAnswered writes a case with what headquarters answered.
func putAnswered(d *desk.Desk, c domain.AnyCase, s domain.CaseState) error {
	if err := answer(d, c, s); err != nil {
		return err
	}
	return saveCase(d, c)
}

// changeCase runs a step of an application or a transfer that the caller sees.
func (o *Service) changeCase(
	ctx context.Context, by domain.Caller, id domain.ID, step func(*desk.Desk, domain.AnyCase, *domain.Case) error,
) (domain.AnyCase, error) {
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (domain.AnyCase, error) {
		c, err := d.VisibleCase(id)
		if err != nil {
			return nil, err
		}
		return c, step(d, c, c.Common())
	})
}

// RejectCase replies to an application with no and a reason, M4.2, or refuses a
// transfer, N2.3. Nothing changed for the people in it: their own histories stay
// without it.
func (o *Service) RejectCase(ctx context.Context, by domain.Caller, in Reject) (domain.AnyCase, error) {
	return o.changeCase(ctx, by, in.ID, func(d *desk.Desk, c domain.AnyCase, k *domain.Case) (err error) {
		if err := decidable(d, k, in.Version, domain.CaseRejected); err != nil {
			return err
		}
		kind, before := kindOf(c), k.State
		if k.Reply, err = refuse(d, in, kind.rule); err != nil {
			return err
		}
		if err := answer(d, c, domain.CaseRejected); err != nil {
			return err
		}
		return keepCase(d, c, domain.AuditEntry{
			Action: kind.reject, Changes: desk.StateChange(before, k.State), Rules: []domain.ClauseID{kind.rule},
		}, replied(k.Reply))
	})
}

// replied is the free text of the entry of a reply.
func replied(r domain.Reply) *domain.AuditDetail {
	return &domain.AuditDetail{Reason: r.Note, Fields: map[string]string{"number": r.Number}}
}

// ReturnCase sends a case back for correction (退回补正) with what it lacks, M4.2,
// N2.3. It waits for its branch then and takes no document number.
func (o *Service) ReturnCase(ctx context.Context, by domain.Caller, in ReturnCase) (domain.AnyCase, error) {
	var err error
	if in.Missing, in.Note, err = desk.CleanMissing(in.Missing, in.Note, "M4.2"); err != nil {
		return nil, err
	}
	return o.changeCase(ctx, by, in.ID, func(d *desk.Desk, c domain.AnyCase, k *domain.Case) error {
		before := k.State
		err := desk.MayNow(d, k.Meta, in.Version, before, domain.CaseSubmitted, func(s domain.CaseState) error {
			as := *k
			as.State = s
			return domain.CanReturn(d.Actor, as)
		})
		if err = cmp.Or(err, claimFree(d, k)); err != nil {
			return err
		}
		set, err := d.Rules(d.Now)
		if err != nil {
			return err
		}
		k.Due = d.Days(set.Terms.TaskDays)
		k.Returned = domain.Correction{Missing: slices.Clone(in.Missing), Note: in.Note, By: d.Actor.Account, At: d.Now}
		if err := answer(d, c, domain.CaseReturned); err != nil {
			return err
		}
		kind, changes := kindOf(c), desk.StateChange(before, k.State)
		for _, m := range in.Missing {
			changes = append(changes, domain.Change{Field: "missing", After: string(m)})
		}
		return keepCase(d, c, domain.AuditEntry{
			Action: kind.giveBack, Related: c.Parties(), Changes: changes, Rules: []domain.ClauseID{kind.rule},
		}, &domain.AuditDetail{Reason: in.Note})
	})
}

// WithdrawCase takes a case back before its reply, M4.2, N2.3, or throws a draft
// away. A reason may be left out.
func (o *Service) WithdrawCase(ctx context.Context, by domain.Caller, in Withdraw) (domain.AnyCase, error) {
	reason, err := domain.Text("reason", in.Reason, domain.MaxText)
	if err != nil {
		return nil, err
	}
	return o.changeCase(ctx, by, in.ID, func(d *desk.Desk, c domain.AnyCase, k *domain.Case) error {
		before, kind := k.State, kindOf(c)
		if err := mayAsItWas(d, k, in.Version, domain.CaseSubmitted, func() error { return mayWithdraw(d, c) }); err != nil {
			return err
		}
		return withdrawn(d, c, before, domain.AuditEntry{
			Action: kind.takeBack, Rules: []domain.ClauseID{kind.rule},
		}, &domain.AuditDetail{Reason: reason})
	})
}

// mayAsItWas is desk.MayNow for a case that a branch still has in hand: may it in
// the open state, or as a draft, whose scope is narrower, and then as it is.
func mayAsItWas(d *desk.Desk, k *domain.Case, version uint64, open domain.CaseState, may func() error) error {
	if k.State == domain.CaseDraft {
		open = domain.CaseDraft
	}
	return desk.MayNow(d, k.Meta, version, k.State, open, func(s domain.CaseState) error {
		k.State = s
		return may()
	})
}

// withdrawn ends a case without a reply; the entry says why.
func withdrawn(d *desk.Desk, c domain.AnyCase, before domain.CaseState, e domain.AuditEntry, detail *domain.AuditDetail) error {
	k := c.Common()
	k.State, k.Claim = domain.CaseWithdrawn, domain.CaseClaim{}
	e.Related, e.Changes = c.Parties(), desk.StateChange(before, k.State, e.Changes...)
	return keepCase(d, c, e, detail)
}

// mayWithdraw tells whether the caller may withdraw a case as it is.
func mayWithdraw(d *desk.Desk, c domain.AnyCase) error {
	t, ok := c.(*domain.Transfer)
	if !ok {
		return domain.CanWithdrawApplication(d.Actor, *c.(*domain.Application))
	}
	var author domain.Account // the zero one where it is not known
	if !t.Author.IsZero() {
		var err error
		if author, err = desk.IfAny(d.Accounts().Get(t.Author)); err != nil {
			return err
		}
	}
	return domain.CanWithdrawTransfer(d.Actor, *t, author)
}

// Claimed is a case on the version that a claim of it, or giving one back, wrote.
type Claimed struct {
	ID      domain.ID `json:"id"`
	Version uint64    `json:"version"`
	Until   time.Time `json:"until,omitzero"` // zero after it was given back
	// From is the name of the account that it was taken over from.
	From string `json:"from,omitempty"`
}

// ClaimCase puts the caller's name on an application or a transfer (领办) for
// as long as HQ's terms say, so that two officers don't work on the same one. A
// claim of somebody else that still holds is taken over, which the log shows;
// the own one is extended. It expires by itself.
func (o *Service) ClaimCase(ctx context.Context, by domain.Caller, in desk.Ref) (Claimed, error) {
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out Claimed, _ error) {
		c, err := caseToClaim(d, in)
		if err != nil {
			return out, err
		}
		k := c.Common()
		if err := domain.CanClaim(d.Actor, *k); err != nil {
			return out, err
		}
		terms, err := d.Terms()
		if err != nil {
			return out, err
		}
		before, held := k.Claim, holds(d, k.Claim)
		k.Claim = domain.CaseClaim{By: d.Actor.Account, At: d.Now, Until: d.Now.Add(terms.ClaimTime())}
		action, noted := domain.ActCaseClaim, domain.Change{Field: "claim", After: d.Actor.Account.String()}
		if held {
			noted.Before = before.By.String()
			if before.By == d.Actor.Account {
				k.Claim.At = before.At
			} else {
				action, out.From = domain.ActCaseTakeOver, d.AccountName(before.By)
			}
		}
		err = keepCase(d, c, domain.AuditEntry{Action: action, Related: c.Parties(), Changes: []domain.Change{noted}}, nil)
		out.ID, out.Version, out.Until = in.ID, k.Version, k.Claim.Until
		return out, err
	})
}

// ReleaseCase gives the caller's own claim of a case back.
func (o *Service) ReleaseCase(ctx context.Context, by domain.Caller, in desk.Ref) (Claimed, error) {
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out Claimed, _ error) {
		c, err := caseToClaim(d, in)
		if err != nil {
			return out, err
		}
		k := c.Common()
		if err := domain.OwnClaim(d.Actor, *k, d.AccountName(k.Claim.By), d.Now); err != nil {
			return out, err
		}
		noted := domain.Change{Field: "claim", Before: k.Claim.By.String()}
		k.Claim = domain.CaseClaim{}
		err = keepCase(d, c, domain.AuditEntry{
			Action: domain.ActCaseRelease, Related: c.Parties(), Changes: []domain.Change{noted},
		}, nil)
		return Claimed{ID: in.ID, Version: k.Version}, err
	})
}

// caseToClaim loads a case on the version given for who may decide cases.
func caseToClaim(d *desk.Desk, in desk.Ref) (domain.AnyCase, error) {
	c, err := d.VisibleCase(in.ID)
	if err != nil {
		return nil, err
	}
	open := *c.Common()
	open.State = domain.CaseSubmitted // may the caller at all; the state comes after the version
	return c, d.Allowed(domain.CanClaim(d.Actor, open), open.Meta, in.Version)
}

// claimFree refuses a decision on a case that another officer works on.
func claimFree(d *desk.Desk, c *domain.Case) error {
	if !holds(d, c.Claim) {
		return nil
	}
	return domain.ClaimFree(d.Actor, *c, d.AccountName(c.Claim.By), d.Now)
}

// holds tells whether somebody works on a case now: a claim of an account that
// was disabled since is nobody's.
func holds(d *desk.Desk, c domain.CaseClaim) bool {
	if !c.Holds(d.Now) {
		return false
	}
	acc, err := d.Accounts().Get(c.By)
	return err == nil && acc.State == domain.AccountActive
}

// ClaimedBy is the name of who works on a case now; "" for nobody.
func ClaimedBy(d *desk.Desk, c domain.CaseClaim) string {
	if !holds(d, c) {
		return ""
	}
	return d.AccountName(c.By)
}

// Mine tells whether the caller works on a case now.
func Mine(d *desk.Desk, c domain.CaseClaim) bool {
	return c.Holds(d.Now) && c.By == d.Actor.Account
}

// claimView shows who works on a case now; nil for nobody.
func claimView(d *desk.Desk, c domain.CaseClaim) *ClaimView {
	if !holds(d, c) {
		return nil
	}
	return &ClaimView{Name: d.AccountName(c.By), Mine: Mine(d, c), At: c.At, Until: c.Until}
}

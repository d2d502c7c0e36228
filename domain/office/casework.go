package office

import (
	"context"
	"slices"
	"time"

	"alumni/domain"
)

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

// visibleCase gives an application or a transfer by its number; CodeNotFound if
// there is none in the caller's scope.
func (d *desk) visibleCase(id domain.ID) (domain.AnyCase, error) {
	if id.Kind == domain.KindTransfer {
		t, err := d.visibleTransfer(id)
		return &t, err
	}
	a, err := d.visibleApplication(id)
	return &a, err
}

// saveCase writes a case, a new one under the next number.
func (d *desk) saveCase(c domain.AnyCase) error {
	if t, ok := c.(*domain.Transfer); ok {
		return save(d, d.Transfers(), t)
	}
	return save(d, d.Applications(), c.(*domain.Application))
}

// noteCase notes a step of a case as it is now. Who is in a group does not learn
// of what was never handed in, nor why it was thrown away.
func (d *desk) noteCase(c domain.AnyCase, e domain.AuditEntry, detail *domain.AuditDetail) error {
	k := c.Common()
	where := scope(k.Branch, k.Group)
	if k.Unsent() {
		where = scope(k.Branch)
	}
	e.Subject, e.Version, e.Related = k.ID, k.Version, append(slices.Clone(where), e.Related...)
	return d.note(e, where, detail)
}

// keepDraft writes a case that is not handed in yet.
func (d *desk) keepDraft(c domain.AnyCase, changes ...domain.Change) error {
	k := c.Common()
	before := k.State
	k.State = domain.CaseDraft
	if err := d.saveCase(c); err != nil {
		return err
	}
	return d.noteCase(c, domain.AuditEntry{
		Action: caseKinds[k.ID.Kind].draft, Changes: stateChange(before, k.State, changes...),
	}, nil)
}

// handInCase hands a case in: it waits for headquarters' reply, M4.2. The entry
// says what it is about and what it asks for.
func (d *desk) handInCase(c domain.AnyCase, terms domain.Terms, e domain.AuditEntry, detail *domain.AuditDetail) error {
	k := c.Common()
	before := k.State
	k.State, k.Due, k.Claim = domain.CaseSubmitted, d.days(terms.ReviewDays), domain.CaseClaim{}
	if err := d.saveCase(c); err != nil {
		return err
	}
	e.Action, e.Subject, e.Version = caseKinds[k.ID.Kind].submit, k.ID, k.Version
	e.Changes = stateChange(before, k.State, e.Changes...)
	return d.note(e, scope(k.Branch, k.Group), detail)
}

// decidable checks that the caller may decide a case on the version given.
func (d *desk) decidable(c *domain.Case, version uint64, to domain.CaseState) error {
	if err := domain.CanDecide(d.actor); err != nil {
		return err
	}
	if err := d.fresh(c.Meta, version); err != nil {
		return err
	}
	if err := domain.Step(domain.CaseFlow, c.ID, c.State, to); err != nil {
		return err
	}
	return d.claimFree(c)
}

// putAnswered writes a case with what headquarters answered, which ends its claim, and with the
// letter that says so.
func (d *desk) putAnswered(c domain.AnyCase, s domain.CaseState) error {
	k := c.Common()
	k.State, k.Claim = s, domain.CaseClaim{}
	l, err := d.letterOf(c)
	if err != nil {
		return err
	}
	k.Letter = &l
	return d.saveCase(c)
}

// RejectCase replies to an application with no and a reason, M4.2, or refuses a
// transfer, N2.3. Nothing changed for the people in it: their own histories stay
// without it.
func (o *Office) RejectCase(ctx context.Context, by domain.Caller, in Reject) (domain.AnyCase, error) {
	return change(ctx, o, by, func(d *desk) (domain.AnyCase, error) {
		c, err := d.visibleCase(in.ID)
		if err != nil {
			return nil, err
		}
		k, kind := c.Common(), caseKinds[in.ID.Kind]
		if err := d.decidable(k, in.Version, domain.CaseRejected); err != nil {
			return nil, err
		}
		before := k.State
		if k.Reply, err = d.refuse(in, kind.rule); err != nil {
			return nil, err
		}
		if err := d.putAnswered(c, domain.CaseRejected); err != nil {
			return nil, err
		}
		return c, d.noteCase(c, domain.AuditEntry{
			Action: kind.reject, Changes: stateChange(before, k.State), Rules: []domain.ClauseID{kind.rule},
		}, &domain.AuditDetail{Reason: k.Reply.Note, Fields: map[string]string{"number": k.Reply.Number}})
	})
}

// ReturnCase sends a case back for correction (退回补正) with what it lacks, M4.2,
// N2.3. It waits for its branch then and takes no document number.
func (o *Office) ReturnCase(ctx context.Context, by domain.Caller, in ReturnCase) (domain.AnyCase, error) {
	var err error
	if in.Missing, in.Note, err = cleanMissing(in.Missing, in.Note, "M4.2"); err != nil {
		return nil, err
	}
	return change(ctx, o, by, func(d *desk) (domain.AnyCase, error) {
		c, err := d.visibleCase(in.ID)
		if err != nil {
			return nil, err
		}
		k, kind := c.Common(), caseKinds[in.ID.Kind]
		err = mayNow(d, k.Meta, in.Version, k.State, domain.CaseSubmitted, func(s domain.CaseState) error {
			as := *k
			as.State = s
			return domain.CanReturn(d.actor, as)
		})
		if err != nil {
			return nil, err
		}
		if err := d.claimFree(k); err != nil {
			return nil, err
		}
		set, err := d.rules(d.now)
		if err != nil {
			return nil, err
		}
		before := k.State
		k.Due = d.days(set.Terms.TaskDays)
		k.Returned = domain.Correction{Missing: slices.Clone(in.Missing), Note: in.Note, By: d.actor.Account, At: d.now}
		if err := d.putAnswered(c, domain.CaseReturned); err != nil {
			return nil, err
		}
		changes := stateChange(before, k.State)
		for _, m := range in.Missing {
			changes = append(changes, domain.Change{Field: "missing", After: string(m)})
		}
		return c, d.noteCase(c, domain.AuditEntry{
			Action: kind.giveBack, Related: c.Parties(), Changes: changes, Rules: []domain.ClauseID{kind.rule},
		}, &domain.AuditDetail{Reason: in.Note})
	})
}

// cleanMissing cleans what a return asks for: one known material at least,
// nothing twice, and a note that says what the other is. Refusals cite the rule.
func cleanMissing(materials []domain.Material, note string, rule domain.ClauseID) ([]domain.Material, string, error) {
	var out []domain.Material
	for _, m := range materials {
		if !slices.Contains(domain.Materials, m) {
			return nil, "", withRule(rule, domain.BadChoice("missing", domain.CleanLine(string(m))))
		}
		if !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	if len(out) == 0 {
		return nil, "", domain.Required("missing", rule)
	}
	note, err := domain.Text("note", note, domain.MaxText)
	if err == nil && note == "" && slices.Contains(out, domain.MaterialOther) {
		err = domain.Required("note", rule)
	}
	return out, note, err
}

// WithdrawCase takes a case back before its reply, M4.2, N2.3, or throws a draft
// away. A reason may be left out.
func (o *Office) WithdrawCase(ctx context.Context, by domain.Caller, in Withdraw) (domain.AnyCase, error) {
	reason, err := domain.Text("reason", in.Reason, domain.MaxText)
	if err != nil {
		return nil, err
	}
	return change(ctx, o, by, func(d *desk) (domain.AnyCase, error) {
		c, err := d.visibleCase(in.ID)
		if err != nil {
			return nil, err
		}
		k, open := c.Common(), domain.CaseSubmitted
		if k.State == domain.CaseDraft {
			open = domain.CaseDraft // its scope is narrower
		}
		before := k.State
		err = mayNow(d, k.Meta, in.Version, before, open, func(s domain.CaseState) error {
			k.State = s
			return d.mayWithdraw(c)
		})
		if err != nil {
			return nil, err
		}
		kind := caseKinds[in.ID.Kind]
		return c, d.withdrawn(c, before, domain.AuditEntry{
			Action: kind.takeBack, Rules: []domain.ClauseID{kind.rule},
		}, &domain.AuditDetail{Reason: reason})
	})
}

// withdrawn ends a case without a reply; the entry says why.
func (d *desk) withdrawn(c domain.AnyCase, before domain.CaseState, e domain.AuditEntry, detail *domain.AuditDetail) error {
	k := c.Common()
	k.State, k.Claim = domain.CaseWithdrawn, domain.CaseClaim{}
	if err := d.saveCase(c); err != nil {
		return err
	}
	e.Related, e.Changes = c.Parties(), stateChange(before, k.State, e.Changes...)
	return d.noteCase(c, e, detail)
}

// mayWithdraw tells whether the caller may withdraw a case as it is.
func (d *desk) mayWithdraw(c domain.AnyCase) error {
	t, ok := c.(*domain.Transfer)
	if !ok {
		return domain.CanWithdrawApplication(d.actor, *c.(*domain.Application))
	}
	var author domain.Account // the zero one where it is not known
	if !t.Author.IsZero() {
		var err error
		if author, err = d.Accounts().Get(t.Author); err != nil && !missing(err) {
			return err
		}
	}
	return domain.CanWithdrawTransfer(d.actor, *t, author)
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
func (o *Office) ClaimCase(ctx context.Context, by domain.Caller, in CaseRef) (Claimed, error) {
	return change(ctx, o, by, func(d *desk) (out Claimed, _ error) {
		c, err := d.caseToClaim(in)
		if err != nil {
			return out, err
		}
		k := c.Common()
		if err := domain.CanClaim(d.actor, *k); err != nil {
			return out, err
		}
		terms, err := d.terms()
		if err != nil {
			return out, err
		}
		before, held := k.Claim, d.holds(k.Claim)
		k.Claim = domain.CaseClaim{By: d.actor.Account, At: d.now, Until: d.now.Add(terms.ClaimTime())}
		action, noted := domain.ActCaseClaim, domain.Change{Field: "claim", After: d.actor.Account.String()}
		if held {
			noted.Before = before.By.String()
			if before.By == d.actor.Account {
				k.Claim.At = before.At
			} else {
				action, out.From = domain.ActCaseTakeOver, d.accountName(before.By)
			}
		}
		if err := d.saveCase(c); err != nil {
			return out, err
		}
		out.ID, out.Version, out.Until = in.ID, k.Version, k.Claim.Until
		return out, d.noteCase(c, domain.AuditEntry{Action: action, Related: c.Parties(), Changes: []domain.Change{noted}}, nil)
	})
}

// ReleaseCase gives the caller's own claim of a case back.
func (o *Office) ReleaseCase(ctx context.Context, by domain.Caller, in CaseRef) (Claimed, error) {
	return change(ctx, o, by, func(d *desk) (out Claimed, _ error) {
		c, err := d.caseToClaim(in)
		if err != nil {
			return out, err
		}
		k := c.Common()
		if err := domain.OwnClaim(d.actor, *k, d.accountName(k.Claim.By), d.now); err != nil {
			return out, err
		}
		noted := domain.Change{Field: "claim", Before: k.Claim.By.String()}
		k.Claim = domain.CaseClaim{}
		if err := d.saveCase(c); err != nil {
			return out, err
		}
		out.ID, out.Version = in.ID, k.Version
		return out, d.noteCase(c, domain.AuditEntry{
			Action: domain.ActCaseRelease, Related: c.Parties(), Changes: []domain.Change{noted},
		}, nil)
	})
}

// caseToClaim loads a case on the version given for who may decide cases.
func (d *desk) caseToClaim(in CaseRef) (domain.AnyCase, error) {
	c, err := d.visibleCase(in.ID)
	if err != nil {
		return nil, err
	}
	open := *c.Common()
	open.State = domain.CaseSubmitted // may the caller at all; the state comes after the version
	if err := domain.CanClaim(d.actor, open); err != nil {
		return nil, err
	}
	return c, d.fresh(c.Common().Meta, in.Version)
}

// claimFree refuses a decision on a case that another officer works on.
func (d *desk) claimFree(c *domain.Case) error {
	if !d.holds(c.Claim) {
		return nil
	}
	return domain.ClaimFree(d.actor, *c, d.accountName(c.Claim.By), d.now)
}

// holds tells whether somebody works on a case now: a claim of an account that
// was disabled since is nobody's.
func (d *desk) holds(c domain.CaseClaim) bool {
	if !c.Holds(d.now) {
		return false
	}
	acc, err := d.Accounts().Get(c.By)
	return err == nil && acc.State == domain.AccountActive
}

// claimedBy is the name of who works on a case now; "" for nobody.
func (d *desk) claimedBy(c domain.CaseClaim) string {
	if !d.holds(c) {
		return ""
	}
	return d.accountName(c.By)
}

// mine tells whether the caller works on a case now.
func (d *desk) mine(c domain.CaseClaim) bool {
	return c.Holds(d.now) && c.By == d.actor.Account
}

// claimView shows who works on a case now; nil for nobody.
func (d *desk) claimView(c domain.CaseClaim) *ClaimView {
	if !d.holds(c) {
		return nil
	}
	return &ClaimView{Name: d.accountName(c.By), Mine: d.mine(c), At: c.At, Until: c.Until}
}

package casework

import (
	"cmp"
	"context"
	"time"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// CaseFilter narrows applications or transfers.
type CaseFilter struct {
	Branch domain.ID
	HQ     bool // of headquarters' own groups only, M3, which have no branch
	State  domain.CaseState
	Text   string
	After  string
	Limit  int
}

// Approve is the decision to approve an application or a transfer, M4.2, N2.3.
type Approve struct {
	ID      domain.ID
	Version uint64 // the version the decision was made on
	Number  string // document number (文号), required
	Note    string
}

// Reject is the decision to reject an application or a transfer, M4.2; the reason is required.
type Reject = desk.Reasoned

// Withdraw takes back a case before its reply, or throws a draft away.
type Withdraw = desk.Reasoned

// ReturnCase sends a case back for correction (退回补正), M4.2, with what it lacks.
type ReturnCase = desk.Return

// Letter is what a written reply, M4.2, or a notice of correction says.
type Letter = domain.Letter

// ClaimView is who works on a case now.
type ClaimView struct {
	Name  string    `json:"name"` // the account's
	Mine  bool      `json:"mine"`
	At    time.Time `json:"at"`
	Until time.Time `json:"until"`
}

// CaseView is what the pages of applications and of transfers have in common:
// who works on it, what it lacks, and what may be done with it now.
type CaseView struct {
	Record       domain.Case         `json:"-"`
	Rule         domain.ClauseID     `json:"-"` // that its steps rest on
	Checks       []Check             `json:"checks"`
	ReplyBy      string              `json:"reply_by,omitempty"`      // the account's name
	SuggestReply string              `json:"suggest_reply,omitempty"` // a free document number
	History      []desk.HistoryEntry `json:"history"`
	Claim        *ClaimView          `json:"claim,omitempty"`
	ReturnedBy   string              `json:"returned_by,omitempty"` // the account's name
	Lacks        []domain.Material   `json:"lacks,omitempty"`       // what the failing checks suggest for a return
	Decide       error               `json:"-"`                     // nil if the caller may decide now, else why not
	May          Verdicts            `json:"-"`
}

// Verdicts tells what the caller may do with a case now: nil, or why not.
type Verdicts struct {
	Claim    error `json:"-"` // claim it, or take it over
	Release  error `json:"-"` // give the own claim back
	Return   error `json:"-"`
	Withdraw error `json:"-"`
	Edit     error `json:"-"` // hand in a draft or what was returned
}

// Case gives what an application or a transfer has in common with every other.
func (o *Service) Case(ctx context.Context, by domain.Caller, id domain.ID) (CaseView, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (CaseView, error) {
		c, err := d.VisibleCase(id)
		if err != nil {
			return CaseView{}, err
		}
		return caseView(d, c)
	})
}

func caseView(d *desk.Desk, c domain.AnyCase) (v CaseView, err error) {
	k := c.Common()
	v = CaseView{
		Record: *k, Rule: kindOf(c).rule, Checks: []Check{}, Claim: claimView(d, k.Claim),
		ReplyBy: d.AccountName(k.Reply.By), ReturnedBy: d.AccountName(k.Returned.By),
	}
	v.May, v.Decide = verdicts(d, c)
	if k.State.Undecided() {
		found, err := caseChecks(d, c)
		if err != nil {
			return v, err
		}
		v.Checks = checksOf(found)
		v.Lacks = lacks(v.Checks)
		if v.SuggestReply, err = suggestToDecider(d); err != nil {
			return v, err
		}
	}
	v.History, err = d.History(k.ID)
	return v, err
}

func caseChecks(d *desk.Desk, c domain.AnyCase) ([]finding, error) {
	if t, ok := c.(*domain.Transfer); ok {
		loaded, err := loadTransfer(d, *t)
		if err != nil {
			return nil, err
		}
		return loaded.checks(), nil
	}
	loaded, err := loadApplication(d, *c.(*domain.Application))
	if err != nil {
		return nil, err
	}
	return loaded.checks(), nil
}

// verdicts tells what the caller may do with a case now: decide it, and all else.
// The same functions refuse it in the use-cases.
func verdicts(d *desk.Desk, c domain.AnyCase) (out Verdicts, decide error) {
	k := c.Common()
	free := claimFree(d, k)
	return Verdicts{
		Claim:   domain.CanClaim(d.Actor, *k),
		Release: cmp.Or(domain.CanDecide(d.Actor), domain.OwnClaim(d.Actor, *k, d.AccountName(k.Claim.By), d.Now)),
		Return:  cmp.Or(domain.CanReturn(d.Actor, *k), free), Withdraw: mayWithdraw(d, c), Edit: mayHandIn(d, c),
	}, cmp.Or(domain.CanApprove(d.Actor, *k), free)
}

// mayHandIn tells whether the caller may change and hand in a case as it is.
func mayHandIn(d *desk.Desk, c domain.AnyCase) error {
	t, ok := c.(*domain.Transfer)
	if !ok {
		return domain.CanHandInApplication(d.Actor, *c.(*domain.Application))
	}
	g, err := d.Group(t.Group)
	if err != nil {
		return err
	}
	return domain.CanHandInTransfer(d.Actor, *t, g)
}

// toHandIn checks that the caller may hand in a case that is a draft or was
// returned, on the version given.
func toHandIn(d *desk.Desk, c domain.AnyCase, version uint64) error {
	return mayAsItWas(d, c.Common(), version, domain.CaseReturned, func() error { return mayHandIn(d, c) })
}

// materials are what a check that does not hold suggests to ask for.
var materials = map[CheckKey]domain.Material{
	CheckApplicant:   domain.MaterialAuthority,
	CheckDocument:    domain.MaterialDocument,
	CheckUndated:     domain.MaterialDocument,
	CheckName:        domain.MaterialName,
	CheckOwner:       domain.MaterialOwnerAuth,
	CheckOwnerReal:   domain.MaterialVerification,
	CheckSecondGroup: domain.MaterialHeadcount,
	CheckMember:      domain.MaterialOwner,
	CheckNoRemoval:   domain.MaterialOwner,
	CheckSuccessor:   domain.MaterialOwnerAuth,
	CheckSuccessorID: domain.MaterialVerification,
	CheckAdmins:      domain.MaterialAdmins,
	CheckAdminsIn:    domain.MaterialAdmins,
	CheckAdminsReal:  domain.MaterialVerification,
}

func materialOf(c Check) domain.Material {
	switch {
	case c.Key == CheckNoRemoval && c.Args["role"] == string(domain.ManagerAdmin):
		return domain.MaterialAdmins
	case c.Key == CheckUndated && c.Rule == "M5.2":
		return domain.MaterialOwnerAuth
	case c.Key == CheckUndated && c.Args["field"] == "authority":
		return domain.MaterialAuthority
	}
	return materials[c.Key]
}

// lacks gives what the failing checks suggest for a return, each once, in the
// order of domain.Materials; a decision of the council that is not referred to
// is among them, and so is a document without its day.
func lacks(checks []Check) []domain.Material {
	want := map[domain.Material]bool{}
	for _, c := range checks {
		if c.Mark == MarkFail || c.Mark == MarkWarn && (c.Key == CheckDocument || c.Key == CheckUndated) {
			want[materialOf(c)] = true
		}
	}
	return domain.Those(domain.Materials, want)
}

// listCases pages through applications or transfers. The store orders the
// records of one state by their due times: undecided ones come as they fall
// due, all others the newest first. Those of one state are sifted by scope,
// since few are undecided; without a state the scope's own index is walked.
func listCases[T, R any](
	s desk.Search, f CaseFilter, table domain.Table[T], keep func(T) (R, bool, error), named func(R) bool,
) (domain.Page[R], error) {
	q := domain.Query{After: f.After, Limit: f.Limit, Reverse: true}
	if f.State.Undecided() {
		q.Index, q.Eq, q.Reverse = domain.IndexState, string(f.State), false
		return desk.Lookup(s, table, q, keep, named)
	}
	if f.State != "" {
		q.Index, q.Eq = domain.IndexState, string(f.State)
	}
	return desk.Lookup(s, table, s.Desk.ScopedByGroup(q, f.Branch), keep, named)
}

// wants tells whether a case is among those that a list is narrowed to.
func (f CaseFilter) wants(c domain.Case) bool {
	return (f.Branch.IsZero() || c.Branch == f.Branch) && (!f.HQ || c.Branch.IsZero()) && (f.State == "" || c.State == f.State)
}

package registry

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office/desk"
)

// AddBranch registers a branch, N0. Its name is in the table of places, or
// comes into it by this. An established one is founded by EstablishBranch.
type AddBranch struct {
	Name  string
	Kind  domain.BranchKind
	State domain.BranchState // none or preparatory; "" for none
}

// PrepareBranch records that a branch is being prepared (筹备), N1.4b.
type PrepareBranch struct {
	Branch  domain.ID
	Version uint64
	Reason  string
}

// EstablishBranch records the founding of a branch (成立), N0, N1.4b, with its
// first council.
type EstablishBranch struct {
	Branch   domain.ID
	Version  uint64
	On       domain.Date
	Council  []domain.Seat
	Document domain.Reference // the decision; required
}

// EndBranch records that a branch ended (终止).
type EndBranch struct {
	Branch   domain.ID
	Version  uint64
	Reason   string // required
	Document domain.Reference
}

// AddBranch registers a branch that is not established yet. A name that is in
// the table as an alias stands for the place itself; errors name the field
// name, kind or state.
func (o *Service) AddBranch(ctx context.Context, by domain.Caller, in AddBranch) (domain.Branch, error) {
	name, err := domain.NameLine("name", in.Name, domain.MaxPlace)
	if err != nil {
		return domain.Branch{}, err
	}
	if in.State == "" {
		in.State = domain.BranchNone
	}
	if in.State == domain.BranchEstablished || in.State == domain.BranchEnded {
		return domain.Branch{}, domain.BadChoice("state", string(in.State)).By("N0")
	}
	row := ImportBranch{Name: naming.Normalise(name), Kind: in.Kind, State: in.State}
	if err := checkRow(&row); err != nil {
		return domain.Branch{}, err
	}
	return desk.Change(ctx, o.Only(domain.CanKeepRegistry), by, func(d *desk.Desk) (out domain.Branch, _ error) {
		after, before, err := planBranch(d, row)
		if err != nil {
			return out, err
		}
		if before.Version > 0 {
			return out, branchTaken(before)
		}
		return createBranch(d, after, domain.ActBranchState)
	})
}

func branchTaken(b domain.Branch) error {
	return domain.Invalid(domain.FaultDuplicate, "name", "N0", domain.Args{"value": b.Name, "id": b.ID.String()})
}

// createBranch writes a new branch, its place in the table, and its claim.
func createBranch(d *desk.Desk, b domain.Branch, action domain.Action) (domain.Branch, error) {
	if _, err := ensurePlace(d, b.Name, domain.PlaceKindOf(b.Kind), b.Sample); err != nil {
		return b, err
	}
	var err error
	if b.ID, err = d.NextID(domain.KindBranch); err != nil {
		return b, err
	}
	if err := d.Claim(domain.ClaimBranch, b.Name, b.ID); err != nil {
		return b, err
	}
	return keepBranch(d, action, domain.Branch{}, b, nil)
}

// keepBranch writes a branch and logs what changed of it besides its council;
// the rest of the use-case sees it as it now is.
func keepBranch(d *desk.Desk, action domain.Action, before, after domain.Branch, detail *domain.AuditDetail) (domain.Branch, error) {
	after, err := desk.Keep(d, d.Branches(), after, domain.AuditEntry{
		Action: action, Changes: branchChanged(before, after), Rules: []domain.ClauseID{"N0"},
	}, detail, after.ID)
	d.SeeBranch(after)
	return after, err
}

func branchChanged(before, after domain.Branch) []domain.Change {
	return desk.Changed([]domain.Change{
		{Field: "state", Before: string(before.State), After: string(after.State)},
		{Field: "kind", Before: string(before.Kind), After: string(after.Kind)},
		{Field: "established", Before: string(before.Established), After: string(after.Established)},
		{Field: "reelected", Before: string(before.Reelected), After: string(after.Reelected)},
	})
}

// branchToKeep loads a branch that the caller may change on the version given.
func branchToKeep(d *desk.Desk, id domain.ID, version uint64) (domain.Branch, error) {
	b, err := d.VisibleBranch(id)
	if err != nil {
		return b, err
	}
	return b, d.Allowed(domain.CanKeepRegistry(d.Actor), b.Meta, version)
}

// PrepareBranch takes the step to 筹备, N1.4b.
func (o *Service) PrepareBranch(ctx context.Context, by domain.Caller, in PrepareBranch) (domain.Branch, error) {
	reason, err := domain.Text("reason", in.Reason, domain.MaxText)
	if err != nil {
		return domain.Branch{}, err
	}
	return o.stepBranch(ctx, by, in.Branch, in.Version, domain.BranchPreparatory, domain.Reference{}, reason)
}

// EndBranch takes the step to 已终止. It is refused while the branch has groups
// in use: nobody would look after them, N1.4a.
func (o *Service) EndBranch(ctx context.Context, by domain.Caller, in EndBranch) (domain.Branch, error) {
	reason, err := domain.NeedText("reason", "N0", in.Reason, domain.MaxText)
	if err != nil {
		return domain.Branch{}, err
	}
	document, err := domain.CleanReference("document", in.Document)
	if err != nil {
		return domain.Branch{}, err
	}
	return o.stepBranch(ctx, by, in.Branch, in.Version, domain.BranchEnded, document, reason)
}

func (o *Service) stepBranch(
	ctx context.Context, by domain.Caller, id domain.ID, version uint64, to domain.BranchState,
	document domain.Reference, reason string,
) (domain.Branch, error) {
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Branch, _ error) {
		before, err := branchToKeep(d, id, version)
		if err != nil {
			return out, err
		}
		if err := cmp.Or(domain.StepBranch(before, to), checkDecision("N0", document, d.Now)); err != nil {
			return out, err
		}
		after := before
		after.State, after.Council = to, slices.Clone(before.Council)
		if err := groupsAllow(d, before, after); err != nil {
			return out, err
		}
		return keepBranch(d, domain.ActBranchState, before, after, &domain.AuditDetail{
			Reason: reason, Fields: documentFields(document),
		})
	})
}

// checkDecision checks the decision by which a branch changes; a refusal calls
// its parts the decision's, as the forms of branches do.
func checkDecision(rule domain.ClauseID, r domain.Reference, now time.Time) error {
	err := domain.CheckReference("document", rule, r, now)
	if err == nil {
		return nil
	}
	e := *domain.AsError(err)
	args := domain.Args{"field": "decision" + strings.TrimPrefix(e.Field, "document")}
	maps.Copy(args, e.Args)
	e.Args = args
	return &e
}

// documentFields is a reference as the audit log's free text holds it; nil for none.
func documentFields(r domain.Reference) map[string]string {
	if r.IsZero() {
		return nil
	}
	return map[string]string{"document": r.Number, "document_date": string(r.Date), "document_note": r.Note}
}

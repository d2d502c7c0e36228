package casework

import (
	"cmp"
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// TransferRow is a transfer as a list shows it.
type TransferRow struct {
	domain.Transfer
	GroupName  string `json:"group_name"`
	BranchName string `json:"branch_name"`
	FromName   string `json:"from_name"`
	ToName     string `json:"to_name"`
	Overdue    bool   `json:"overdue"`
	ClaimedBy  string `json:"claimed_by,omitempty"` // the account's name
	Stamp      uint64 `json:"-"`
}

// TransferView is a transfer with its checks.
type TransferView struct {
	TransferRow
	FromRef desk.PersonRef `json:"from_ref"`
	ToRef   desk.PersonRef `json:"to_ref"`
	CaseView
}

// SubmitTransfer asks to hand a role over, N2.3. ID and Version name the draft or
// the returned transfer that it hands in; zero for a new one.
type SubmitTransfer struct {
	ID        domain.ID
	Version   uint64
	Group     domain.ID
	Role      domain.ManagerRole
	From      domain.ID
	To        domain.ID
	Authority domain.Reference
	Document  domain.Reference // the council's decision, N2.1a
	Reason    string
}

// Transfers pages through transfers, undecided ones by due time, others newest first.
// A text is looked for in the number, the document number and the names of group, branch
// and both persons, within the bounds of lookup.
func (o *Service) Transfers(ctx context.Context, by domain.Caller, f CaseFilter) (domain.Page[TransferRow], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Page[TransferRow], error) {
		s := d.Search(f.Text)
		keep := desk.Rows(d, func(t domain.Transfer) bool { return domain.CanSeeTransfer(d.Actor, t) && f.wants(t.Case) }, transferRow)
		return listCases(s, f, d.Transfers(), keep, func(r TransferRow) bool {
			return s.Finds(r.GroupName, r.BranchName, r.FromName, r.ToName)
		})
	})
}

func transferRow(d *desk.Desk, t domain.Transfer) (TransferRow, error) {
	t.Letter = nil // a letter is asked for by itself
	s := d.Show(t.Meta)
	row := TransferRow{
		Transfer: t, GroupName: s.Group(t.Group).Name, BranchName: s.Branch(t.Branch).Name,
		FromName: s.Person(t.From), ToName: s.Person(t.To), Overdue: t.Overdue(d.Now), ClaimedBy: ClaimedBy(d, t.Claim),
	}
	row.Stamp = s.Stamp
	return row, s.Err
}

// Transfer gives one transfer with its checks.
func (o *Service) Transfer(ctx context.Context, by domain.Caller, id domain.ID) (TransferView, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (v TransferView, _ error) {
		t, err := d.VisibleTransfer(id)
		if err != nil {
			return v, err
		}
		if v.TransferRow, err = transferRow(d, t); err != nil {
			return v, err
		}
		s := d.Show(t.Meta)
		b := s.Branch(t.Branch)
		if v.FromRef, v.ToRef = s.Ref(b, t.From), s.Ref(b, t.To); s.Err != nil {
			return v, s.Err
		}
		v.CaseView, err = caseView(d, &t)
		return v, err
	})
}

// SubmitTransfer asks to hand a role over, N2.3: a new transfer, or with ID and
// Version a draft or a returned one, which keeps its number and its history. ID
// without a Role hands it in as it stands. A successor whose real name is not
// verified yet is a check that headquarters sees, all else is refused here.
func (o *Service) SubmitTransfer(ctx context.Context, by domain.Caller, in SubmitTransfer) (domain.Transfer, error) {
	in, err := cleanTransfer(in)
	if err != nil {
		return domain.Transfer{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (domain.Transfer, error) {
		t, g, err := transferToSubmit(d, in)
		if err != nil {
			return t, err
		}
		set, err := d.Rules(d.Now)
		if err != nil {
			return t, err
		}
		t.Sample = g.Sample
		err = handInCase(d, &t, set.Terms, domain.AuditEntry{
			Related: []domain.ID{t.Group, t.Branch, t.From, t.To},
			Changes: []domain.Change{{Field: string(t.Role), Before: t.From.String(), After: t.To.String()}},
			Rules:   []domain.ClauseID{"N2.3"},
		}, &domain.AuditDetail{Reason: t.Reason})
		return t, err
	})
}

// SaveTransferDraft keeps a transfer that is not handed in yet (草稿): a new one,
// or with ID and Version one that is a draft already. Only the group and the role
// must be given; what else is given is real: dates that are not in the future and
// people whom the caller may name. A draft waits for nobody; its branch,
// headquarters and who wrote it see it.
func (o *Service) SaveTransferDraft(ctx context.Context, by domain.Caller, in SubmitTransfer) (domain.Transfer, error) {
	in, err := cleanTransfer(in)
	if err != nil {
		return domain.Transfer{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (domain.Transfer, error) {
		t, g, err := transferInHand(d, in)
		if err != nil {
			return t, err
		}
		if t.State != "" && t.State != domain.CaseDraft {
			return t, domain.Step(domain.CaseFlow, t.ID, t.State, domain.CaseDraft)
		}
		t = filledTransfer(t, g, in)
		err = cmp.Or(d.VisiblePeople(t.Branch, parties(t.From, t.To)...), pastGiven(transferReferences(&t.Authority, &t.Document), d.Now))
		if err != nil {
			return t, err
		}
		t.Sample = g.Sample
		err = keepDraft(d, &t)
		return t, err
	})
}

// asItIs tells whether a draft or a returned transfer is handed in without a change.
func (in SubmitTransfer) asItIs() bool { return !in.ID.IsZero() && in.Role == "" }

// cleanTransfer cleans what was typed and checks what needs no record: that it
// says of which group and which role it is.
func cleanTransfer(in SubmitTransfer) (SubmitTransfer, error) {
	if in.asItIs() {
		return in, nil
	}
	if err := desk.NeedID("group", in.Group, domain.KindGroup); err != nil {
		return in, err
	}
	if in.Role != domain.ManagerOwner && in.Role != domain.ManagerAdmin {
		return in, domain.BadChoice("role", domain.CleanLine(string(in.Role)))
	}
	if err := desk.OfKind(parties(in.From, in.To)...); err != nil {
		return in, err
	}
	err := cleanGiven(transferReferences(&in.Authority, &in.Document))
	if err != nil {
		return in, err
	}
	in.Reason, err = domain.Text("reason", in.Reason, domain.MaxText)
	return in, err
}

// transferToSubmit fills a transfer in, a new one or the one that the input
// names, and checks all that a submission needs.
func transferToSubmit(d *desk.Desk, in SubmitTransfer) (t domain.Transfer, g domain.Group, err error) {
	if t, g, err = transferInHand(d, in); err != nil {
		return t, g, err
	}
	t = filledTransfer(t, g, in)
	switch {
	case t.Role == domain.ManagerAdmin && t.From.IsZero():
		return t, g, domain.Required("from", "N2.3")
	case t.To.IsZero():
		return t, g, domain.Required("to", "N2.3")
	case t.Reason == "":
		return t, g, domain.Required("reason", "N2.3")
	}
	err = cmp.Or(d.VisiblePeople(t.Branch, parties(t.From, t.To)...), checkGiven(transferReferences(&t.Authority, &t.Document), d.Now))
	if err != nil {
		return t, g, err
	}
	return t, g, transferable(d, t, g)
}

// filledTransfer gives the transfer with what the input says.
func filledTransfer(t domain.Transfer, g domain.Group, in SubmitTransfer) domain.Transfer {
	if in.asItIs() {
		return t
	}
	t.Group, t.Branch, t.Role, t.From, t.To = g.ID, g.Branch, in.Role, in.From, in.To
	t.Authority, t.Document, t.Reason = in.Authority, in.Document, in.Reason
	return t
}

func transferReferences(authority, document *domain.Reference) []given {
	return []given{{"authority", "M5.2", authority}, {"document", "N2.1a", document}}
}

// parties are those whom a transfer names, each with its field, as they are asked for.
func parties(from, to domain.ID) []desk.Named {
	return []desk.Named{{Field: "from", ID: from, Kind: domain.KindPerson}, {Field: "to", ID: to, Kind: domain.KindPerson}}
}

// transferInHand gives the draft or the returned transfer that the input names,
// on the version given, or a new one, and its group. It is mended, not made one
// of another group; only a draft may still change its role.
func transferInHand(d *desk.Desk, in SubmitTransfer) (t domain.Transfer, g domain.Group, err error) {
	if in.ID.IsZero() {
		if g, err = d.VisibleGroup(in.Group); err != nil {
			return t, g, err
		}
		return domain.Transfer{Case: domain.Case{Author: d.Actor.Account}}, g, domain.CanManage(d.Actor, g)
	}
	if t, err = d.VisibleTransfer(in.ID); err != nil {
		return t, g, err
	}
	if g, err = d.VisibleGroup(t.Group); err != nil {
		return t, g, err
	}
	if err = toHandIn(d, &t, in.Version); err != nil || in.asItIs() {
		return t, g, err
	}
	switch {
	case in.Group != t.Group:
		return t, g, domain.BadChoice("group", in.Group.String())
	case in.Role != t.Role && t.State != domain.CaseDraft:
		return t, g, domain.BadChoice("role", string(in.Role))
	}
	return t, g, nil
}

// transferable checks what a transfer can't do without: a live group, a rule
// that lets it through, and no other transfer of the same role undecided.
func transferable(d *desk.Desk, t domain.Transfer, g domain.Group) error {
	if err := domain.LiveGroup(g); err != nil {
		return err
	}
	c, err := loadTransfer(d, t)
	if err != nil {
		return err
	}
	if err := cmp.Or(domain.SuccessorAllowed(g, t.Role, t.From, t.To, c.to.Name), refusal(c.checks(), CheckSuccessorID)); err != nil {
		return err
	}
	return desk.Each(d.Transfers().List, desk.Of(domain.IndexGroup, g.ID), func(other domain.Transfer) error {
		if other.ID != t.ID && other.State.Undecided() && other.Role == t.Role &&
			(t.Role == domain.ManagerOwner || other.From == t.From) {
			return domain.Conflict(domain.FaultOpenTransfer, "group", "N2.3", domain.Args{"id": other.ID.String()})
		}
		return nil
	})
}

// ApproveTransfer hands the role over: exactly one owner before and after, in
// one transaction, N2.3, M5.1. The step in WeChat, the renewed publication and
// the renewed filing are tasks.
func (o *Service) ApproveTransfer(ctx context.Context, by domain.Caller, in Approve) (domain.Transfer, error) {
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (domain.Transfer, error) {
		t, err := d.VisibleTransfer(in.ID)
		if err != nil {
			return t, err
		}
		if err := decidable(d, &t.Case, in.Version, domain.CaseApproved); err != nil {
			return t, err
		}
		c, err := loadTransfer(d, t)
		if err != nil {
			return t, err
		}
		if err := domain.LiveGroup(c.group); err != nil {
			return t, err
		}
		if t.Reply, err = takeReply(d, in); err != nil {
			return t, err
		}
		if err := refusal(c.checks()); err != nil {
			return t, err
		}
		g := domain.HandOver(c.group, t.Role, t.From, t.To)
		if err := desk.Save(d, d.Groups(), &g); err != nil {
			return t, err
		}
		tasks, err := transferTasks(d, t, g)
		if err != nil {
			return t, err
		}
		if err := putAnswered(d, &t, domain.CaseApproved); err != nil {
			return t, err
		}
		if err := d.EndReviews(g, t.ID); err != nil {
			return t, err
		}
		return t, logTransfer(d, t, c.group, g, tasks)
	})
}

// transferTasks opens what follows a transfer. The group's managers do the
// step in WeChat; their branch and headquarters see it wait.
func transferTasks(d *desk.Desk, t domain.Transfer, g domain.Group) ([]domain.ID, error) {
	kind := domain.TaskTransferOwner
	if t.Role == domain.ManagerAdmin {
		kind = domain.TaskChangeAdmin
	}
	return followUp(d, domain.Task{Kind: kind, Subject: t.ID, Person: t.To}, g)
}

func logTransfer(d *desk.Desk, t domain.Transfer, before, after domain.Group, tasks []domain.ID) error {
	where := desk.Scope(t.Branch, t.Group)
	err := d.Log(domain.AuditEntry{
		Action: domain.ActTransferApprove, Subject: t.ID, Version: t.Version,
		Related: append([]domain.ID{t.Group, t.Branch, t.From, t.To}, tasks...),
		Changes: desk.StateChange(domain.CaseSubmitted, t.State, domain.Change{
			Field: string(t.Role), Before: t.From.String(), After: t.To.String(),
		}),
		Rules: []domain.ClauseID{"N2.3", "M5.1"},
	}, where, replied(t.Reply))
	if err != nil {
		return err
	}
	action, rules := domain.ActGroupOwner, []domain.ClauseID{"M5.1", "N2.3"}
	if t.Role == domain.ManagerAdmin {
		action, rules = domain.ActGroupAdmins, []domain.ClauseID{"N2.3"}
	}
	err = d.Log(domain.AuditEntry{
		Action: action, Subject: after.ID, Version: after.Version, Related: []domain.ID{t.ID},
		Changes: desk.ManagersChanged(before, after), Rules: rules,
	}, where, nil)
	d.TouchNew(domain.ActTransferApprove, where, tasks...)
	return err
}

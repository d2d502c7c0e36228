package office

import (
	"context"

	"alumni/domain"
)

// Transfers pages through transfers, undecided ones by due time, others newest first.
// A text is looked for in the number, the document number and the names of group, branch
// and both persons, within the bounds of lookup.
func (o *Office) Transfers(ctx context.Context, by domain.Caller, f CaseFilter) (domain.Page[TransferRow], error) {
	var out domain.Page[TransferRow]
	err := o.view(ctx, by, func(d *desk) (err error) {
		keep := func(t domain.Transfer) (TransferRow, bool, error) {
			if !domain.CanSee(d.actor, t.Branch, t.Group) || !f.Branch.IsZero() && t.Branch != f.Branch ||
				f.State != "" && t.State != f.State {
				return TransferRow{}, false, nil
			}
			row, err := d.transferRow(t)
			return row, true, err
		}
		s := d.search(f.Text)
		out, err = listCases(s, f, d.Transfers(), keep, func(r TransferRow) bool {
			return s.finds(r.GroupName, r.BranchName, r.FromName, r.ToName)
		})
		return err
	})
	return out, err
}

func (d *desk) transferRow(t domain.Transfer) (TransferRow, error) {
	row := TransferRow{Transfer: t, Stamp: t.Version, Overdue: undecided(t.State) && t.Due.Before(d.now)}
	g, err := d.group(t.Group)
	if err != nil && !missing(err) {
		return row, err
	}
	b, err := d.branch(t.Branch)
	if err != nil && !missing(err) {
		return row, err
	}
	row.GroupName, row.BranchName = g.Name, b.Name
	from, fromVersion, err := d.personName(t.From)
	if err != nil {
		return row, err
	}
	to, toVersion, err := d.personName(t.To)
	row.FromName, row.ToName = from, to
	row.Stamp += g.Version + b.Version + fromVersion + toVersion
	return row, err
}

// visibleTransfer gives a transfer; CodeNotFound if there is none in the caller's scope.
func (d *desk) visibleTransfer(id domain.ID) (domain.Transfer, error) {
	if id.Kind != domain.KindTransfer {
		return domain.Transfer{}, domain.NotFound(id)
	}
	t, err := d.Transfers().Get(id)
	if err != nil {
		return domain.Transfer{}, err
	}
	if !domain.CanSee(d.actor, t.Branch, t.Group) {
		return domain.Transfer{}, domain.NotFound(id)
	}
	return t, nil
}

// Transfer gives one transfer with its checks.
func (o *Office) Transfer(ctx context.Context, by domain.Caller, id domain.ID) (TransferView, error) {
	var out TransferView
	err := o.view(ctx, by, func(d *desk) (err error) {
		out, err = d.transferView(id)
		return err
	})
	return out, err
}

func (d *desk) transferView(id domain.ID) (TransferView, error) {
	t, err := d.visibleTransfer(id)
	if err != nil {
		return TransferView{}, err
	}
	row, err := d.transferRow(t)
	if err != nil {
		return TransferView{}, err
	}
	b, err := d.branch(t.Branch)
	if err != nil && !missing(err) {
		return TransferView{}, err
	}
	v := TransferView{TransferRow: row, Checks: []Check{}}
	if v.FromRef, err = d.ref(b, t.From); err != nil {
		return TransferView{}, err
	}
	if v.ToRef, err = d.ref(b, t.To); err != nil {
		return TransferView{}, err
	}
	v.ReplyBy = d.accountName(t.Reply.By)
	v.Decide = domain.CanApproveTransfer(d.actor, t)
	if undecided(t.State) {
		c, err := d.loadTransfer(t)
		if err != nil {
			return TransferView{}, err
		}
		v.Checks = checksOf(c.checks())
		if v.SuggestReply, err = d.suggestToDecider(); err != nil {
			return TransferView{}, err
		}
	}
	v.History, err = d.history(id)
	return v, err
}

// SubmitTransfer asks to hand a role over, N2.3. A successor whose real name
// is not verified yet is a check that headquarters sees, all else is refused here.
func (o *Office) SubmitTransfer(ctx context.Context, by domain.Caller, in SubmitTransfer) (domain.Transfer, error) {
	in, err := cleanTransfer(in)
	if err != nil {
		return domain.Transfer{}, err
	}
	var out domain.Transfer
	err = o.update(ctx, by, func(d *desk) error {
		g, err := d.visibleGroup(in.Group)
		if err != nil {
			return err
		}
		if err := domain.CanManage(d.actor, g); err != nil {
			return err
		}
		if err := d.visiblePerson("to", in.To, g.Branch); err != nil {
			return err
		}
		if !in.From.IsZero() {
			if err := d.visiblePerson("from", in.From, g.Branch); err != nil {
				return err
			}
		}
		t := domain.Transfer{
			Group: g.ID, Branch: g.Branch, Role: in.Role, From: in.From, To: in.To,
			Authority: in.Authority, Reason: in.Reason, State: domain.CaseSubmitted, Sample: g.Sample,
		}
		if err := d.transferable(t, g); err != nil {
			return err
		}
		set, err := d.rules(d.now)
		if err != nil {
			return err
		}
		if t.ID, err = d.NextID(domain.KindTransfer); err != nil {
			return err
		}
		t.CreatedAt, t.UpdatedAt, t.Due = d.now, d.now, d.days(set.Terms.ReviewDays)
		if err := d.Transfers().Put(&t); err != nil {
			return err
		}
		out = t
		return d.note(domain.AuditEntry{
			Action: domain.ActTransferSubmit, Subject: t.ID, Version: t.Version,
			Related: []domain.ID{t.Group, t.Branch, t.From, t.To},
			Changes: []domain.Change{
				{Field: "state", After: string(t.State)},
				{Field: string(t.Role), Before: t.From.String(), After: t.To.String()},
			},
			Rules: []domain.ClauseID{"N2.3"},
		}, scope(t.Branch, t.Group), &domain.AuditDetail{Reason: t.Reason})
	})
	return out, err
}

func cleanTransfer(in SubmitTransfer) (SubmitTransfer, error) {
	if err := needID("group", in.Group, domain.KindGroup); err != nil {
		return in, err
	}
	if in.Role != domain.ManagerOwner && in.Role != domain.ManagerAdmin {
		return in, domain.BadChoice("role", domain.CleanLine(string(in.Role)))
	}
	if err := needID("to", in.To, domain.KindPerson); err != nil {
		return in, err
	}
	if !in.From.IsZero() || in.Role == domain.ManagerAdmin {
		if err := needID("from", in.From, domain.KindPerson); err != nil {
			return in, err
		}
	}
	var err error
	if in.Authority, err = domain.CleanReference("authority", in.Authority); err != nil {
		return in, err
	}
	if in.Reason, err = domain.Text("reason", in.Reason, domain.MaxText); err != nil {
		return in, err
	}
	if in.Reason == "" {
		return in, domain.Required("reason", "N2.3")
	}
	return in, nil
}

// transferable checks what a transfer can't do without: a live group, a rule
// that lets it through, and no other transfer of the same role undecided.
func (d *desk) transferable(t domain.Transfer, g domain.Group) error {
	if err := domain.LiveGroup(g); err != nil {
		return err
	}
	c, err := d.loadTransfer(t)
	if err != nil {
		return err
	}
	if err := domain.SuccessorAllowed(g, t.Role, t.From, t.To, c.to.Name); err != nil {
		return err
	}
	if err := refusal(c.checks(), CheckSuccessorID); err != nil {
		return err
	}
	q := domain.Query{Index: domain.IndexGroup, Eq: g.ID.String()}
	return each(d.Transfers().List, q, func(other domain.Transfer) error {
		if undecided(other.State) && other.Role == t.Role && (t.Role == domain.ManagerOwner || other.From == t.From) {
			return &domain.Error{
				Code: domain.CodeConflict, Fault: domain.FaultOpenTransfer, Rule: "N2.3", Field: "group",
				Args: domain.Args{"id": other.ID.String()},
			}
		}
		return nil
	})
}

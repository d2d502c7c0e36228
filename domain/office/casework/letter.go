package casework

import (
	"context"
	"strings"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Letter gives what the written reply to a decided application or transfer
// says, M4.2, or the notice of correction to a returned one. Who sees the case
// sees its letter. A case without either is FaultState. Of a transfer, From is
// who hands over, and the successor is the Owner or the only one of the Admins.
// It says what it said when it was given, whatever was changed since; one that
// was given before letters were kept is Rebuilt.
func (o *Service) Letter(ctx context.Context, by domain.Caller, id domain.ID) (Letter, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (Letter, error) {
		c, err := d.VisibleCase(id)
		if err != nil {
			return Letter{}, err
		}
		l, err := letterOf(d, c)
		if err != nil {
			return Letter{}, err
		}
		if kept := c.Common().Letter; kept != nil && kept.Key == l.Key {
			return *kept, nil
		}
		l.Rebuilt = true
		return l, nil
	})
}

// letterOf writes the letter of a case as it would be given now, by its state.
func letterOf(d *desk.Desk, c domain.AnyCase) (Letter, error) {
	k := c.Common()
	l := Letter{Case: k.ID, Number: k.Reply.Number, Date: domain.DateOf(k.Reply.At), Note: k.Reply.Note, Document: k.Document}
	switch k.State {
	case domain.CaseApproved:
		l.Key = domain.TemplateApproval
	case domain.CaseRejected:
		l.Key = domain.TemplateRejection
	case domain.CaseReturned:
		l.Key, l.Number, l.Missing = domain.TemplateCorrection, "", k.Returned.Missing
		l.Date, l.Note = domain.DateOf(k.Returned.At), k.Returned.Note
	default:
		return l, domain.WrongState("", "M4.2", k.ID, k.State, "")
	}
	var err error
	if l.Body, err = d.TemplateBody(l.Key); err != nil {
		return l, err
	}
	if t, ok := c.(*domain.Transfer); ok {
		return transferLetter(d, l, *t)
	}
	return applicationLetter(d, l, *c.(*domain.Application))
}

func applicationLetter(d *desk.Desk, l Letter, a domain.Application) (Letter, error) {
	row, err := applicationRow(d, a)
	if err != nil {
		return l, err
	}
	l.Kind, l.Branch, l.Applicant = string(a.Kind), row.BranchName, row.ApplicantName
	l.Owner, l.Rules = row.OwnerName, a.Kind.Spec().Rules
	if l.Group = row.Name; l.Group == "" && a.Kind.Spec().Exists {
		l.Group = a.Existing
	}
	shown := d.Show(a.Meta)
	for _, id := range a.Admins {
		l.Admins = append(l.Admins, shown.Person(id))
	}
	if shown.Err != nil || !a.Kind.Spec().Exists || a.State != domain.CaseApproved {
		return l, shown.Err
	}
	g, err := d.Group(a.Group)
	if err != nil {
		return l, err
	}
	of, err := d.GroupRow(g)
	l.Canonical = of.NameFinding
	return l, err
}

func transferLetter(d *desk.Desk, l Letter, t domain.Transfer) (Letter, error) {
	row, err := transferRow(d, t)
	if err != nil {
		return l, err
	}
	l.Kind, l.Branch, l.Group, l.From, l.Applicant = string(t.Role), row.BranchName, row.GroupName, row.FromName, row.FromName
	l.Rules = []domain.ClauseID{"N2.3", "M4.2"}
	if t.Role == domain.ManagerAdmin {
		l.Admins = []string{row.ToName}
		return l, nil
	}
	l.Owner, l.Rules = row.ToName, append(l.Rules, "M5.2")
	return l, nil
}

// year is the year of HQ's document numbers, in China.
func year(d *desk.Desk) string { return d.Now.In(domain.China).Format("2006") }

// nextReply gives the next document number of the year and its count, M4.2.
// Numbers that were given out of order, before they had to follow each other,
// are passed over: what lies between is filled first, so that no gap stays.
func nextReply(d *desk.Desk) (number string, n int, err error) {
	terms, err := d.Terms()
	if err != nil {
		return "", 0, err
	}
	if n, err = d.PeekSeq(domain.ReplyCounter(year(d))); err != nil {
		return "", 0, err
	}
	for ; ; n++ { // ends, since finitely many are claimed
		number = domain.ReplyNumber(terms.Code(), year(d), n)
		holder, err := d.Claimed(domain.ClaimReply, domain.ReplyClaim(number))
		if err != nil || holder.IsZero() {
			return number, n, err
		}
	}
}

// suggestToDecider suggests the next number to who may use it; "" to anybody else.
func suggestToDecider(d *desk.Desk) (string, error) {
	if domain.CanDecide(d.Actor) != nil {
		return "", nil
	}
	number, _, err := nextReply(d)
	return number, err
}

// giveReply gives a case the next document number of the year: unique over
// applications and transfers, approvals and rejections, and without a gap, M4.2.
// What is not committed gives its number back.
func giveReply(d *desk.Desk, id domain.ID, note string) (domain.Reply, error) {
	number, n, err := nextReply(d)
	if err != nil {
		return domain.Reply{}, err
	}
	counter := domain.ReplyCounter(year(d))
	for got := 0; got < n; {
		if got, err = d.NextSeq(counter); err != nil {
			return domain.Reply{}, err
		}
	}
	if err := d.Claim(domain.ClaimReply, domain.ReplyClaim(number), id); err != nil {
		return domain.Reply{}, err
	}
	return domain.Reply{Number: number, Note: note, By: d.Actor.Account, At: d.Now}, nil
}

// takeReply makes the reply of an approval, M4.2: a number is required, and it
// is the next of the series, however its brackets and digits are typed.
// NumberNext stands for whichever is the next.
func takeReply(d *desk.Desk, in Approve) (domain.Reply, error) {
	number, err := domain.Line("number", in.Number, domain.MaxReference)
	if err != nil {
		return domain.Reply{}, err
	}
	if number == "" {
		return domain.Reply{}, domain.Invalid(domain.FaultReplyMissing, "number", "M4.2", nil)
	}
	note, err := domain.Text("note", in.Note, domain.MaxText)
	if err != nil {
		return domain.Reply{}, err
	}
	if !strings.EqualFold(number, NumberNext) {
		if err := inOrder(d, number); err != nil {
			return domain.Reply{}, err
		}
	}
	return giveReply(d, in.ID, note)
}

// inOrder checks that a number is the next of the series and nobody else's, M4.2.
func inOrder(d *desk.Desk, number string) error {
	want, _, err := nextReply(d)
	if err != nil || domain.ReplyClaim(number) == domain.ReplyClaim(want) {
		return err
	}
	holder, err := d.Claimed(domain.ClaimReply, domain.ReplyClaim(number))
	if err != nil {
		return err
	}
	if !holder.IsZero() {
		return domain.Conflict(domain.FaultReplyTaken, "number", "M4.2", domain.Args{"number": number, "id": holder.String()})
	}
	return domain.Invalid(domain.FaultReplyOrder, "number", "M4.2", domain.Args{"number": number, "want": want})
}

// refuse makes the reply of a rejection, which needs a reason, M4.2 for an
// application, N2.3 for a transfer. It is written and numbered like any other.
func refuse(d *desk.Desk, in Reject, rule domain.ClauseID) (domain.Reply, error) {
	reason, err := domain.Text("reason", in.Reason, domain.MaxText)
	if err != nil {
		return domain.Reply{}, err
	}
	if reason == "" {
		return domain.Reply{}, domain.Invalid(domain.FaultReasonMissing, "reason", rule, nil)
	}
	return giveReply(d, in.ID, reason)
}

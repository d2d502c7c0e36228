package office

import (
	"strings"

	"alumni/domain"
)

// year is the year of HQ's document numbers, in China.
func (d *desk) year() string { return d.now.In(domain.China).Format("2006") }

// nextReply gives the next document number of the year and its count, M4.2.
// Numbers that were given out of order, before they had to follow each other,
// are passed over: what lies between is filled first, so that no gap stays.
func (d *desk) nextReply() (number string, n int, err error) {
	terms, err := d.terms()
	if err != nil {
		return "", 0, err
	}
	if n, err = d.PeekSeq(domain.ReplyCounter(d.year())); err != nil {
		return "", 0, err
	}
	for ; ; n++ { // ends, since finitely many are claimed
		number = domain.ReplyNumber(terms.Code(), d.year(), n)
		holder, err := d.Claimed(domain.ClaimReply, domain.ReplyClaim(number))
		if err != nil || holder.IsZero() {
			return number, n, err
		}
	}
}

// suggestToDecider suggests the next number to who may use it; "" to anybody else.
func (d *desk) suggestToDecider() (string, error) {
	if domain.CanDecide(d.actor) != nil {
		return "", nil
	}
	number, _, err := d.nextReply()
	return number, err
}

// giveReply gives a case the next document number of the year: unique over
// applications and transfers, approvals and rejections, and without a gap, M4.2.
// What is not committed gives its number back.
func (d *desk) giveReply(id domain.ID, note string) (domain.Reply, error) {
	number, n, err := d.nextReply()
	if err != nil {
		return domain.Reply{}, err
	}
	counter := domain.ReplyCounter(d.year())
	for got := 0; got < n; {
		if got, err = d.NextSeq(counter); err != nil {
			return domain.Reply{}, err
		}
	}
	if err := d.Claim(domain.ClaimReply, domain.ReplyClaim(number), id); err != nil {
		return domain.Reply{}, err
	}
	return domain.Reply{Number: number, Note: note, By: d.actor.Account, At: d.now}, nil
}

// takeReply makes the reply of an approval, M4.2: a number is required, and it
// is the next of the series, however its brackets and digits are typed.
// NumberNext stands for whichever is the next.
func (d *desk) takeReply(in Approve) (domain.Reply, error) {
	number, err := domain.Line("number", in.Number, domain.MaxReference)
	if err != nil {
		return domain.Reply{}, err
	}
	if number == "" {
		return domain.Reply{}, &domain.Error{
			Code: domain.CodeInvalid, Fault: domain.FaultReplyMissing, Rule: "M4.2", Field: "number",
		}
	}
	note, err := domain.Text("note", in.Note, domain.MaxText)
	if err != nil {
		return domain.Reply{}, err
	}
	if !strings.EqualFold(number, NumberNext) {
		if err := d.inOrder(number); err != nil {
			return domain.Reply{}, err
		}
	}
	return d.giveReply(in.ID, note)
}

// inOrder checks that a number is the next of the series and nobody else's, M4.2.
func (d *desk) inOrder(number string) error {
	want, _, err := d.nextReply()
	if err != nil || domain.ReplyClaim(number) == domain.ReplyClaim(want) {
		return err
	}
	holder, err := d.Claimed(domain.ClaimReply, domain.ReplyClaim(number))
	if err != nil {
		return err
	}
	if !holder.IsZero() {
		return &domain.Error{
			Code: domain.CodeConflict, Fault: domain.FaultReplyTaken, Rule: "M4.2", Field: "number",
			Args: domain.Args{"number": number, "id": holder.String()},
		}
	}
	return &domain.Error{
		Code: domain.CodeInvalid, Fault: domain.FaultReplyOrder, Rule: "M4.2", Field: "number",
		Args: domain.Args{"number": number, "want": want},
	}
}

// refuse makes the reply of a rejection, which needs a reason, M4.2 for an
// application, N2.3 for a transfer. It is written and numbered like any other.
func (d *desk) refuse(in Reject, rule domain.ClauseID) (domain.Reply, error) {
	reason, err := domain.Text("reason", in.Reason, domain.MaxText)
	if err != nil {
		return domain.Reply{}, err
	}
	if reason == "" {
		return domain.Reply{}, &domain.Error{
			Code: domain.CodeInvalid, Fault: domain.FaultReasonMissing, Rule: rule, Field: "reason",
		}
	}
	return d.giveReply(in.ID, reason)
}

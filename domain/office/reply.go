package office

import "alumni/domain"

// replyTries bounds the search for a free document number.
const replyTries = 40

// year is the year of HQ's document numbers, in China.
func (d *desk) year() string { return d.now.In(domain.China).Format("2006") }

// suggestReply gives the next free document number of the year, M4.2; "" if
// too many after the counter are taken.
func (d *desk) suggestReply() (string, error) {
	n, err := d.PeekSeq(domain.ReplyCounter(d.year()))
	if err != nil {
		return "", err
	}
	for i := range replyTries {
		number := domain.ReplyNumber(d.year(), n+i)
		holder, err := d.Claimed(domain.ClaimReply, domain.ReplyClaim(number))
		if err != nil {
			return "", err
		}
		if holder.IsZero() {
			return number, nil
		}
	}
	return "", nil
}

// suggestToDecider suggests a number to who may use it; "" to anybody else.
func (d *desk) suggestToDecider() (string, error) {
	if domain.CanDecide(d.actor) != nil {
		return "", nil
	}
	return d.suggestReply()
}

// takeReply takes a document number for a case: required, M4.2, and unique
// over applications and transfers. The suggested number moves the counter on.
func (d *desk) takeReply(in Approve, by domain.ID) (domain.Reply, error) {
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
	holder, err := d.Claimed(domain.ClaimReply, domain.ReplyClaim(number))
	if err != nil {
		return domain.Reply{}, err
	}
	if !holder.IsZero() {
		return domain.Reply{}, &domain.Error{
			Code: domain.CodeConflict, Fault: domain.FaultReplyTaken, Rule: "M4.2", Field: "number",
			Args: domain.Args{"number": number, "id": holder.String()},
		}
	}
	if err := d.Claim(domain.ClaimReply, domain.ReplyClaim(number), in.ID); err != nil {
		return domain.Reply{}, err
	}
	if err := d.advanceReply(); err != nil {
		return domain.Reply{}, err
	}
	return domain.Reply{Number: number, Note: note, By: by, At: d.now}, nil
}

// advanceReply moves the counter past the numbers that are taken. One that is
// ahead of the series leaves it where it is: what lies between is not skipped.
func (d *desk) advanceReply() error {
	counter := domain.ReplyCounter(d.year())
	next, err := d.PeekSeq(counter)
	if err != nil {
		return err
	}
	for range replyTries {
		holder, err := d.Claimed(domain.ClaimReply, domain.ReplyClaim(domain.ReplyNumber(d.year(), next)))
		if err != nil || holder.IsZero() {
			return err
		}
		if next, err = d.NextSeq(counter); err != nil {
			return err
		}
		next++
	}
	return nil
}

// refuse makes the reply of a rejection, which needs a reason: M4.2 for an
// application, N2.3 for a transfer.
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
	return domain.Reply{Note: reason, By: d.actor.Account, At: d.now}, nil
}

package domain

import "time"

// CleanProof cleans the texts of a proof. Prefix stands before the field names
// of errors: "" for the first, "second_" for the second proof of a publication.
func CleanProof(p Proof, prefix string) (Proof, error) {
	var err error
	if p.Note, err = Text(prefix+"note", p.Note, MaxText); err != nil {
		return Proof{}, err
	}
	if p.Link, err = Line(prefix+"link", p.Link, MaxText); err != nil {
		return Proof{}, err
	}
	p.Date = Date(CleanLine(string(p.Date)))
	return p, nil
}

// CheckProof checks that a task ends with proof of the step: a date that is
// not in the future, and a note or a link. A publication needs a link and a
// date on both channels, M4.3. FaultProofMissing names the field.
func CheckProof(kind TaskKind, first, second Proof, now time.Time) error {
	if kind == TaskPublish {
		if err := checkNotice(first, "", now); err != nil {
			return err
		}
		return checkNotice(second, "second_", now)
	}
	if first.Note == "" && first.Link == "" {
		return proofMissing("note", "")
	}
	return checkProofDate(first, "", "", now)
}

func checkNotice(p Proof, prefix string, now time.Time) error {
	if p.Link == "" {
		return proofMissing(prefix+"link", "M4.3")
	}
	return checkProofDate(p, prefix, "M4.3", now)
}

func checkProofDate(p Proof, prefix string, rule ClauseID, now time.Time) error {
	if p.Date == "" {
		return proofMissing(prefix+"date", rule)
	}
	return PastDate(prefix+"date", p.Date, now)
}

func proofMissing(field string, rule ClauseID) error {
	return &Error{Code: CodeInvalid, Fault: FaultProofMissing, Rule: rule, Field: field}
}

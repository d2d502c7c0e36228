package domain

import (
	"net/url"
	"strings"
	"time"
	"unicode"
)

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
// not in the future, and a note or a link. A publication needs a web address
// and a date on both channels, and the two are two pages, M4.3. The error names
// the field: FaultProofMissing for an empty one, FaultBadChoice for an address
// that is none. The review of an owner ends with the president's authorisation, M5.2.
func CheckProof(kind TaskKind, first, second Proof, now time.Time) error {
	if kind == TaskPublish {
		if err := checkNotice(first, "", now); err != nil {
			return err
		}
		if err := checkNotice(second, "second_", now); err != nil {
			return err
		}
		if samePage(first.Link, second.Link) {
			return badNotice("second_link", second.Link)
		}
		return nil
	}
	if kind == TaskReviewOwner {
		return checkAuthorisation(first, now)
	}
	if first.Note == "" && first.Link == "" {
		return proofMissing("note", "")
	}
	return checkProofDate(first, "", "", now)
}

// checkAuthorisation checks the proof that ends the review of an owner, which is
// registered as the president's authorisation, M5.2: the number of its document
// as the note and the day it was signed. A number has digits, so that a
// remark does not pass for one; a link alone is no document.
func checkAuthorisation(p Proof, now time.Time) error {
	refuse := func(err error, field, value string) error {
		e := *AsError(err)
		e.Rule, e.Args = "M5.2", Args{"field": field, "value": value}
		return &e
	}
	switch _, err := Line("note", p.Note, MaxReference); {
	case p.Note == "":
		return refuse(proofMissing("note", "M5.2"), "authority_number", "")
	case err != nil:
		return err
	case !strings.ContainsFunc(p.Note, unicode.IsDigit):
		return refuse(BadChoice("note", p.Note), "authority_number", p.Note)
	}
	if err := checkProofDate(p, "", "M5.2", now); err != nil {
		return refuse(err, "authority_date", string(p.Date))
	}
	return nil
}

func checkNotice(p Proof, prefix string, now time.Time) error {
	if p.Link == "" {
		return proofMissing(prefix+"link", "M4.3")
	}
	if pageOf(p.Link) == "" {
		return badNotice(prefix+"link", p.Link)
	}
	return checkProofDate(p, prefix, "M4.3", now)
}

func checkProofDate(p Proof, prefix string, rule ClauseID, now time.Time) error {
	if p.Date == "" {
		return proofMissing(prefix+"date", rule)
	}
	err := PastDate(prefix+"date", p.Date, now)
	if err == nil || rule != "M4.3" {
		return err
	}
	e := AsError(err) // of two dates it says which one
	e.Rule, e.Args["field"] = rule, channelField(e.Field, rule)
	return e
}

func proofMissing(field string, rule ClauseID) error {
	return &Error{Code: CodeInvalid, Fault: FaultProofMissing, Rule: rule, Field: field, Args: Args{"field": channelField(field, rule)}}
}

// channelField names a field of a publication with its channel, M4.3; "" for
// the proof of any other task, which has no channels to tell apart.
func channelField(field string, rule ClauseID) string {
	switch {
	case rule != "M4.3":
		return ""
	case strings.HasPrefix(field, "second_"):
		return field
	}
	return "official_" + field
}

func badNotice(field, link string) error {
	e := BadChoice(field, link)
	e.Rule, e.Args["field"], e.Args["allowed"] = "M4.3", channelField(field, "M4.3"), "https://…"
	return e
}

// pageOf is what tells one web page from another in its address: host, path
// and query; "" for what is no address of the web.
func pageOf(link string) string {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return ""
	}
	return strings.ToLower(u.Host) + strings.TrimRight(u.EscapedPath(), "/") + "?" + u.RawQuery
}

func samePage(a, b string) bool { return pageOf(a) == pageOf(b) }

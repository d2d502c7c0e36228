package office

import (
	"time"

	"alumni/domain"
)

// NumberNext asks an approval for the next document number of the year, M4.2,
// allocated inside its own transaction: so several officers at once never race
// for one number.
const NumberNext = "next"

// caseFile is what applications and transfers have in common, so that claims,
// returns, rejections and withdrawals are written once.
type caseFile struct {
	meta          *domain.Meta
	branch, group domain.ID
	state         *domain.CaseState
	due           *time.Time
	claim         *domain.CaseClaim
	returned      *domain.Correction
	reply         *domain.Reply
	people        []domain.ID  // whose history it belongs to
	letter        func() error // keeps the letter that the case's state gives
	put           func() error
}

func (d *desk) applicationFile(a *domain.Application) caseFile {
	return caseFile{
		meta: &a.Meta, branch: a.Branch, group: a.Group, state: &a.State, due: &a.Due, claim: &a.Claim,
		returned: &a.Returned, reply: &a.Reply, people: []domain.ID{a.Applicant, a.Owner},
		letter: func() error { return d.keepLetter(a) }, put: func() error { return d.Applications().Put(a) },
	}
}

func (d *desk) transferFile(t *domain.Transfer) caseFile {
	return caseFile{
		meta: &t.Meta, branch: t.Branch, group: t.Group, state: &t.State, due: &t.Due, claim: &t.Claim,
		returned: &t.Returned, reply: &t.Reply, people: []domain.ID{t.From, t.To},
		letter: func() error { return d.keepTransferLetter(t) }, put: func() error { return d.Transfers().Put(t) },
	}
}

// visibleCase gives an application or a transfer by its number; CodeNotFound if
// there is none in the caller's scope.
func (d *desk) visibleCase(id domain.ID) (caseFile, error) {
	if id.Kind == domain.KindTransfer {
		t, err := d.visibleTransfer(id)
		return d.transferFile(&t), err
	}
	a, err := d.visibleApplication(id)
	return d.applicationFile(&a), err
}

// claimFree refuses a decision on a case that another officer works on.
func (d *desk) claimFree(id domain.ID, c domain.CaseClaim) error {
	if !d.holds(c) {
		return nil
	}
	return domain.ClaimFree(d.actor, id, c, d.accountName(c.By), d.now)
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

// noteCase notes a step of a case; what it wrote is the file's present version.
func (d *desk) noteCase(f caseFile, action domain.Action, detail *domain.AuditDetail, rule domain.ClauseID, changes ...domain.Change) error {
	e := domain.AuditEntry{
		Action: action, Subject: f.meta.ID, Version: f.meta.Version,
		Related: append([]domain.ID{f.branch, f.group}, f.people...), Changes: changes,
	}
	if rule != "" {
		e.Rules = []domain.ClauseID{rule}
	}
	return d.note(e, scope(f.branch, f.group), detail)
}

// ruleOfCase is the clause that a case's steps rest on.
func ruleOfCase(id domain.ID) domain.ClauseID {
	if id.Kind == domain.KindTransfer {
		return "N2.3"
	}
	return "M4.2"
}

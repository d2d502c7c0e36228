package office_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	officeaccount "alumni/domain/office/account"
	"alumni/domain/office/history"
)

// codes are numbered, and their digests are not they.
type codes struct{ n *int }

func (c codes) New() (code, digest string) {
	*c.n++
	code = fmt.Sprintf("code-%d", *c.n)
	return code, c.Digest(code)
}

func (codes) Digest(typed string) string { return "digest of " + strings.ToLower(typed) }

// enrolling is a world whose office makes codes.
func enrolling(t *testing.T) *world {
	w := newWorld(t)
	w.Office = office.New(w.store, office.WithCodes(codes{new(int)}),
		office.WithClock(func() time.Time { return time.Unix(0, w.clock.Load()) }))
	return w
}

func (w *world) invite(name string, role domain.Role, scope domain.ID) officeaccount.Invited {
	w.Helper()
	v, err := w.Invite(w.ctx, w.director, officeaccount.Invite{Name: name, Role: role, Scope: scope})
	w.must(err)
	return v
}

// enrols tries a code with a new key, from an address.
func (w *world) enrols(who, code, address string) (domain.Account, error) {
	by := domain.Caller{Fingerprint: "SHA256:" + who, Remote: address + ":5022", Face: domain.FaceCommand}
	return w.Enrol(w.ctx, by, officeaccount.Enrol{Code: code, Key: key(who)})
}

func TestAnInvitationIsUsedOnceByWhoeverHasItsCode(t *testing.T) {
	w := enrolling(t)
	if w.Enrolling(w.ctx) {
		t.Error("keys may enrol without an invitation")
	}
	v := w.invite("新同事", domain.RoleBranchOfficer, w.beijing)
	if v.Code == "" || !v.Expires.Equal(w.Now().Add(domain.InviteDays*24*time.Hour)) || !w.Enrolling(w.ctx) {
		t.Errorf("invited %+v", v)
	}
	acc, err := w.enrols("new", strings.ToUpper(v.Code), "192.0.2.1")
	w.must(err)
	me, err := w.Whoami(w.ctx, caller("new"))
	w.must(err)
	if me.Account != acc.ID || me.Role != domain.RoleBranchOfficer || me.Scope != w.beijing || me.Name != "新同事" {
		t.Errorf("whoami %+v", me)
	}
	if w.Enrolling(w.ctx) {
		t.Error("keys may enrol after the last invitation was used")
	}
	used, err := w.Invitation(w.ctx, w.auditor, v.ID)
	w.must(err)
	if used.State != domain.InvitationUsed || used.Account != acc.ID || used.Live {
		t.Errorf("used %+v", used)
	}
	log, err := w.Audit(w.ctx, w.director, history.AuditFilter{Action: domain.ActEnrol})
	w.must(err)
	if len(log.Items) != 1 || log.Items[0].Account != acc.ID || log.Items[0].Fingerprint != "SHA256:new" ||
		log.Items[0].Remote != "192.0.2.1:5022" {
		t.Errorf("the log has %+v", log.Items)
	}
}

// Whatever is wrong with a code, the answer is one and the same, and it is logged.
func TestAStrangerLearnsNothingOfACode(t *testing.T) {
	w := enrolling(t)
	used, revoked, expired, open := w.invite("甲", domain.RoleOfficer, domain.ID{}), w.invite("乙", domain.RoleOfficer, domain.ID{}),
		w.invite("丙", domain.RoleOfficer, domain.ID{}), w.invite("丁", domain.RoleOfficer, domain.ID{})
	_, err := w.enrols("first", used.Code, "192.0.2.1")
	w.must(err)
	_, err = w.RevokeInvitation(w.ctx, w.director, revoked.ID)
	w.must(err)
	w.clock.Add(int64(domain.InviteDays * 24 * time.Hour))
	said := map[string]bool{}
	for i, code := range []string{"", "nonsense", used.Code, revoked.Code, expired.Code} {
		_, err := w.enrols("stranger", code, fmt.Sprintf("192.0.2.%d", 10+i))
		e := w.refused(err, domain.CodeInvalid, domain.FaultBadCode)
		said[fmt.Sprint(e)] = true
	}
	if len(said) != 1 {
		t.Errorf("a stranger can tell codes apart: %v", said)
	}
	log, err := w.Audit(w.ctx, w.director, history.AuditFilter{Action: domain.ActEnrolRefused})
	w.must(err)
	if len(log.Items) != 5 || log.Items[0].Fingerprint != "SHA256:stranger" {
		t.Errorf("the log has %+v", log.Items)
	}
	by := domain.Caller{Fingerprint: "SHA256:proven", Remote: "192.0.2.60:1", Face: domain.FaceCommand}
	_, err = w.Enrol(w.ctx, by, officeaccount.Enrol{Code: open.Code, Key: key("another")})
	w.refused(err, domain.CodeInvalid, domain.FaultBadCode) // only the key that was proven
}

// A key that an account has enrols nobody: its owner is told whose it is, it is
// logged under that account, and the code can be used by whom it was made for.
func TestWhoHasAnAccountIsToldSoAndUsesNoCodeUp(t *testing.T) {
	w := enrolling(t)
	v := w.invite("新同事", domain.RoleOfficer, domain.ID{})
	me, err := w.Whoami(w.ctx, w.auditor)
	w.must(err)
	byCert := domain.Caller{Fingerprint: "SHA256:certified", Face: domain.FaceCommand, Cert: domain.Certificate{
		Account:   me.Account,
		Authority: "SHA256:ca",
	}}
	for _, by := range []domain.Caller{w.auditor, byCert} {
		for _, code := range []string{v.Code, "nonsense", ""} {
			_, err := w.Enrol(w.ctx, by, officeaccount.Enrol{Code: code, Key: domain.AccountKey{Fingerprint: by.Fingerprint}})
			e := w.refused(err, domain.CodeConflict, domain.FaultEnrolled)
			if e.Args["id"] != me.Account.String() || e.Args["name"] != me.Name {
				t.Errorf("%q is refused with %v", code, e.Args)
			}
		}
	}
	log, err := w.Audit(w.ctx, w.director, history.AuditFilter{Action: domain.ActEnrolRefused})
	w.must(err)
	if len(log.Items) != 6 || log.Items[0].Account != me.Account || log.Items[0].Subject != me.Account {
		t.Errorf("the log has %+v", log.Items)
	}
	_, err = w.enrols("new", v.Code, "192.0.2.1")
	w.must(err)
}

func TestTriesOfCodesAreLimited(t *testing.T) {
	w := enrolling(t)
	v := w.invite("甲", domain.RoleOfficer, domain.ID{})
	until := func(who, address func(i int) string) int {
		for i := 0; ; i++ {
			if _, err := w.enrols(who(i), "wrong", address(i)); domain.AsError(err).Fault == domain.FaultTooManyTries {
				return i
			}
		}
	}
	fixed := func(s string) func(int) string { return func(int) string { return s } }
	key := func(i int) string { return fmt.Sprint("key", i) }
	if n := until(fixed("one"), func(i int) string { return fmt.Sprintf("192.0.2.%d", i) }); n != 5 {
		t.Errorf("one key tries %d times", n)
	}
	if n := until(key, func(i int) string { return fmt.Sprintf("[2001:db8:0:%x::%x]", i, i) }); n != 10 {
		t.Errorf("one subscriber tries %d times", n)
	}
	if n := until(key, func(i int) string { return fmt.Sprintf("198.51.100.%d", i) }); n != 45 {
		t.Errorf("everybody together tries %d times more", n)
	}
	revoked := w.invite("乙", domain.RoleOfficer, domain.ID{})
	_, err := w.RevokeInvitation(w.ctx, w.director, revoked.ID)
	w.must(err)
	for _, wrong := range []string{"wrong", revoked.Code} {
		_, err = w.enrols("late", wrong, "203.0.113.9")
		w.refused(err, domain.CodeInvalid, domain.FaultTooManyTries)
	}
	_, err = w.enrols("one", v.Code, "198.51.100.1") // strangers keep nobody out
	w.must(err)
	log, err := w.Audit(w.ctx, w.director, history.AuditFilter{Action: domain.ActEnrolRefused, Limit: 100})
	w.must(err)
	if len(log.Items) != 60 {
		t.Errorf("the log has %d entries", len(log.Items))
	}
	w.clock.Add(int64(time.Hour))
	_, err = w.enrols("late", "wrong", "203.0.113.9")
	w.refused(err, domain.CodeInvalid, domain.FaultBadCode)
}

func TestOnlyADirectorInvites(t *testing.T) {
	w := enrolling(t)
	for _, by := range []domain.Caller{w.officer, w.auditor, w.beijingOfficer} {
		_, err := w.Invite(w.ctx, by, officeaccount.Invite{Name: "x", Role: domain.RoleOfficer})
		w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
	}
	for fault, in := range map[domain.Fault]officeaccount.Invite{
		domain.FaultInviteDays: {Name: "x", Role: domain.RoleOfficer, Days: 31},
		domain.FaultRequired:   {Name: "x", Role: domain.RoleBranchOfficer},
		domain.FaultBadChoice:  {Name: "x", Role: "king"},
	} {
		_, err := w.Invite(w.ctx, w.director, in)
		w.refused(err, domain.CodeInvalid, fault)
	}
	for range domain.MaxInvitations {
		w.invite("x", domain.RoleOfficer, domain.ID{})
	}
	_, err := w.Invite(w.ctx, w.director, officeaccount.Invite{Name: "x", Role: domain.RoleOfficer})
	w.refused(err, domain.CodeConflict, domain.FaultTooManyInvitations)
	_, err = w.RevokeInvitation(w.ctx, w.officer, domain.ID{Kind: domain.KindInvitation, Seq: 1})
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
}

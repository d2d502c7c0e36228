package office_test

import (
	"testing"

	"alumni/domain"
	officeaccount "alumni/domain/office/account"
	"alumni/domain/office/people"
)

// A dash takes away what is told of a person, as it does a phone.
func TestN2_2a_ADashTakesAwayWhatIsTold(t *testing.T) {
	w := newWorld(t)
	p, err := w.AddPerson(w.ctx, w.officer, people.AddPerson{Name: "郑七", Further: people.Further{
		Particulars: domain.Particulars{College: "食品学院", Nickname: "小郑"},
	}})
	w.must(err)
	p, err = w.EditPerson(w.ctx, w.officer, people.EditPerson{ID: p.ID, Version: p.Version, Name: p.Name, Further: people.Further{
		Particulars: domain.Particulars{College: "-", Nickname: "-"},
	}})
	w.must(err)
	if p.College != "" || p.Nickname != "" {
		t.Errorf("kept %q, %q", p.College, p.Nickname)
	}
	g := w.aRoom()
	for _, n := range []string{"北漂", "-"} {
		m, err := w.EditMember(w.ctx, w.officer, people.EditMember{Group: g, Person: w.alumnus, Nickname: n})
		w.must(err)
		if n == "-" && m.Nickname != "" {
			t.Errorf("the member's is %q", m.Nickname)
		}
	}
}

// Who registers a namesake is told how to do it on purpose; an error about a name is
// about a person's.
func TestN2_2a_ARefusedNamesakeSaysHowToRegisterOne(t *testing.T) {
	w := newWorld(t)
	in := people.AddPerson{Name: "郑七", Major: "化学", Year: 1997}
	_, err := w.AddPerson(w.ctx, w.officer, in)
	w.must(err)
	_, err = w.AddPerson(w.ctx, w.officer, in)
	if e := w.refused(err, domain.CodeInvalid, domain.FaultDuplicate); e.Args["confirm"] != "--confirm" {
		t.Errorf("refused with %v", e)
	}
	_, err = w.AddPerson(w.ctx, w.officer, people.AddPerson{Name: " "})
	if e := w.refused(err, domain.CodeInvalid, domain.FaultRequired); e.Args["field"] != "person_name" || e.Field != "name" {
		t.Errorf("refused with %v", e)
	}
}

// A key that was taken from an account is said to be that, not to be in use.
func TestARemovedKeyIsNoKeyInUse(t *testing.T) {
	w := newWorld(t)
	made, err := w.AddAccount(w.ctx, w.director, officeaccount.AddAccount{
		Name: "轮换", Role: domain.RoleOfficer, Key: domain.AccountKey{Fingerprint: "SHA256:old", Authorized: "ssh-ed25519 AAAAold"},
	})
	w.must(err)
	made, err = w.AddAccountKey(w.ctx, w.director, officeaccount.AddKey{
		Account: made.ID, Key: domain.AccountKey{Fingerprint: "SHA256:new", Authorized: "ssh-ed25519 AAAAnew"},
	})
	w.must(err)
	made, err = w.RemoveAccountKey(w.ctx, w.director, officeaccount.RemoveKey{Account: made.ID, Key: "SHA256:old"})
	w.must(err)
	_, err = w.AddAccount(w.ctx, w.director, officeaccount.AddAccount{
		Name: "另一位", Role: domain.RoleOfficer, Key: domain.AccountKey{Fingerprint: "SHA256:old", Authorized: "ssh-ed25519 AAAAold"},
	})
	if e := w.refused(err, domain.CodeConflict, domain.FaultKeyRetired); e.Args["id"] != made.ID.String() {
		t.Errorf("refused with %v", e)
	}
}

// Whoever is named twice among many is verified once, wherever the second stands.
func TestN2_2a_WhoIsNamedTwiceIsVerifiedOnce(t *testing.T) {
	w := newWorld(t)
	a, b := w.person("郑七", false), w.person("郑八", false)
	out, err := w.VerifyPeople(w.ctx, w.officer, people.VerifyPeople{IDs: []domain.ID{a, b, a}, How: "查验毕业证"})
	w.must(err)
	if len(out) != 2 {
		t.Errorf("verified %d", len(out))
	}
}

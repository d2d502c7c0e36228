package office_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/people"
)

// full is somebody of whom all is told.
func full() people.AddPerson {
	return people.AddPerson{
		Name: "郑七", City: "武汉", Major: "化学", Year: 1997, Phone: "13900001111",
		Further: people.Further{
			Particulars: domain.Particulars{
				Kind: domain.PersonAlumnus, College: "食品学院", Left: 2001, Degree: domain.DegreeBachelor, StudentNumber: "９７01234",
				Native: "宜昌", WorkCity: "黄石", Industry: "食品", Employer: "某某公司", Position: "经理", Nickname: "七七 🍀",
			},
			Phones: "027-83900000，+1 212 555 0123", Email: "zheng.qi@example.cn",
		},
	}
}

// reveal reveals one person for a reason.
func (w *world) reveal(by domain.Caller, id domain.ID) (people.Contacts, error) {
	known, err := w.RevealContacts(w.ctx, by, people.RevealContacts{People: []domain.ID{id}, Reason: "通知换届会议"})
	if err != nil {
		return people.Contacts{}, err
	}
	return known[0], nil
}

// phone is a person's first telephone number, as a reveal tells it.
func (w *world) phone(by domain.Caller, id domain.ID) (string, error) {
	known, err := w.reveal(by, id)
	return known.Phone, err
}

func TestN1_2a_WhatIsToldOfAPersonIsKept(t *testing.T) {
	w := newWorld(t)
	p, err := w.AddPerson(w.ctx, w.officer, full())
	w.must(err)
	v, err := w.Person(w.ctx, w.officer, p.ID)
	w.must(err)
	told := full().Particulars
	if v.Particulars != told {
		t.Errorf("kept %+v of %+v", v.Particulars, told)
	}
	var phones []string
	for _, n := range v.Phones {
		phones = append(phones, n.Reveal())
	}
	if !slices.Equal(phones, []string{"02783900000", "12125550123"}) || v.Email.Reveal() != "zheng.qi@example.cn" {
		t.Errorf("reached by %v, %s", phones, v.Email.Reveal())
	}
	b, err := json.Marshal(v)
	w.must(err)
	for _, hidden := range append(phones, "13900001111", "zheng.qi", "９７01234") {
		if strings.Contains(string(b), hidden) {
			t.Errorf("%s is told to everybody: %s", hidden, b)
		}
	}
	if !strings.Contains(string(b), `"email":"z***@example.cn"`) {
		t.Errorf("masked as %s", b)
	}
}

// What is not given of phones and e-mail stays, since nobody sees them; a dash
// takes them away. The log says that they changed and not to what, A2.
func TestN1_2a_ContactsAreLeftOrTakenAway(t *testing.T) {
	w := newWorld(t)
	p, err := w.AddPerson(w.ctx, w.officer, full())
	w.must(err)
	edit := people.EditPerson{ID: p.ID, Version: p.Version, Name: p.Name, City: p.City, Major: p.Major, Year: p.Year}
	edit.Particulars = p.Particulars
	edit.Degree = domain.DegreeMaster
	p, err = w.EditPerson(w.ctx, w.officer, edit)
	w.must(err)
	if len(p.Phones) != 2 || p.Email.Reveal() == "" || p.Degree != domain.DegreeMaster {
		t.Errorf("edited into %+v", p)
	}
	known, err := w.reveal(w.officer, p.ID)
	w.must(err)
	if all := []string{"13900001111", "02783900000", "12125550123", "zheng.qi@example.cn", "９７01234"}; !slices.Equal(known.All(), all) {
		t.Errorf("revealed %q", known.All())
	}
	edit.Version, edit.Phone, edit.Phones, edit.Email = p.Version, people.NoContact, people.NoContact, people.NoContact
	p, err = w.EditPerson(w.ctx, w.officer, edit)
	w.must(err)
	if p.Reachable() || p.Email.Reveal() != "" {
		t.Errorf("edited into %+v", p)
	}
	v, err := w.Person(w.ctx, w.officer, p.ID)
	w.must(err)
	var fields []string
	for _, c := range v.History[0].Changes {
		fields = append(fields, c.Field+c.Before+c.After)
	}
	if !slices.Equal(fields, []string{"phonetrue", "phonestrue", "emailtrue"}) {
		t.Errorf("the history says %v", fields)
	}
	edit.Version = p.Version
	if _, err := w.EditPerson(w.ctx, w.officer, edit); domain.AsError(err).Fault != domain.FaultNoChange {
		t.Errorf("the same again: %v", err)
	}
}

func TestN1_2a_ParticularsThatAreNone(t *testing.T) {
	w := newWorld(t)
	for name, c := range map[string]struct {
		change func(*people.AddPerson)
		fault  domain.Fault
		field  string
	}{
		"kind":            {func(in *people.AddPerson) { in.Kind = "guest" }, domain.FaultBadChoice, "person_kind"},
		"degree":          {func(in *people.AddPerson) { in.Degree = "博导" }, domain.FaultBadChoice, "degree"},
		"left before":     {func(in *people.AddPerson) { in.Left = 1996 }, domain.FaultBadChoice, "left"},
		"left in a dream": {func(in *people.AddPerson) { in.Left = 2099 }, domain.FaultBadChoice, "left"},
		"a long employer": {
			func(in *people.AddPerson) { in.Employer = strings.Repeat("长", domain.MaxName+1) }, domain.FaultTooLong, "employer",
		},
		"a long nickname": {
			func(in *people.AddPerson) { in.Nickname = strings.Repeat("长", domain.MaxName+1) }, domain.FaultTooLong, "nickname",
		},
		"another phone": {func(in *people.AddPerson) { in.Phones = "13900001111，一三九" }, domain.FaultBadPhone, "phones"},
		"phones, no end": {
			func(in *people.AddPerson) { in.Phones = "10001,10002,10003,10004,10005,10006" }, domain.FaultBadPhone, "phones",
		},
		"many phones": {
			func(in *people.AddPerson) { in.Phones = "20001,20002,20003,20004,20005,20006" }, domain.FaultTooLong, "phones",
		},
		"half an address":  {func(in *people.AddPerson) { in.Email = "zheng@" }, domain.FaultBadEmail, "email"},
		"a named address":  {func(in *people.AddPerson) { in.Email = "郑七 <z@example.cn>" }, domain.FaultBadEmail, "email"},
		"a bare host":      {func(in *people.AddPerson) { in.Email = "z@localhost" }, domain.FaultBadEmail, "email"},
		"several at once":  {func(in *people.AddPerson) { in.Email = "a@b.cn, c@d.cn" }, domain.FaultBadEmail, "email"},
		"a script, though": {func(in *people.AddPerson) { in.Email = "=HYPERLINK(1)" }, domain.FaultBadEmail, "email"},
	} {
		in := full()
		c.change(&in)
		_, err := w.AddPerson(w.ctx, w.officer, in)
		if e := domain.AsError(err); err == nil || e.Fault != c.fault || e.Field != c.field {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Somebody is found again by any of the telephone numbers.
func TestN2_2a_ATwinIsFoundByAnyPhone(t *testing.T) {
	w := newWorld(t)
	p, err := w.AddPerson(w.ctx, w.officer, full())
	w.must(err)
	_, err = w.AddPerson(w.ctx, w.officer, people.AddPerson{Name: "郑七", Phone: "027-83900000", Year: 2003, Major: "会计"})
	if e := domain.AsError(err); err == nil || e.Fault != domain.FaultDuplicate || e.Args["id"] != p.ID.String() {
		t.Errorf("registered a second time: %v", err)
	}
}

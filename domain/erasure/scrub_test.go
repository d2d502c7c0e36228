package erasure_test

import (
	"reflect"
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/erasure"
)

// records are one of each kind that an erasure goes through.
func records() []any {
	return []any{
		&domain.Branch{}, &domain.Application{}, &domain.Transfer{}, &domain.Violation{}, &domain.Task{}, &domain.Filing{},
		&domain.Rectification{}, &domain.Refusal{}, &domain.Incident{}, &domain.Import{}, &domain.ImportPart{}, &domain.Review{},
		&domain.Invitation{}, &domain.Consolidation{}, &domain.Campaign{}, &domain.RuleSet{}, &domain.Person{}, &domain.Membership{},
	}
}

// fill writes a text into every string of a value, and the number of a person into every
// number of a record.
func fill(v reflect.Value, text string, id domain.ID) {
	switch {
	case v.Type() == reflect.TypeFor[domain.ID]():
		v.Set(reflect.ValueOf(id))
	case v.Kind() == reflect.String:
		v.SetString(text)
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), text, id)
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), text, id)
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i), text, id)
			}
		}
	}
}

// strings calls fn for every string of a value with its type and where it stands.
func strings(v reflect.Value, at string, fn func(at string, v reflect.Value)) {
	switch {
	case v.Type() == reflect.TypeFor[domain.ID]():
	case v.Kind() == reflect.String:
		fn(at, v)
	case v.Kind() == reflect.Pointer && !v.IsNil():
		strings(v.Elem(), at, fn)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			strings(v.Index(i), at, fn)
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				strings(v.Field(i), v.Type().Name()+"."+f.Name, fn)
			}
		}
	}
}

// A state, a day, a clause or another word of a few is never a person's name, whatever
// somebody is called: what was valid stays so.
func TestPIPL47_OnlyFreeTextIsScrubbed(t *testing.T) {
	for _, name := range []string{"ed", "open", "a", "2", "N1", "会", "群", "closed", "李小"} {
		s := erasure.ByKnown(p45, domain.Known{Names: []string{name}, Numbers: []string{"open1"}, Phones: []string{"19900001111"}}).Among(nil, nil)
		for _, r := range records() {
			fill(reflect.ValueOf(r).Elem(), name, p45)
			s.Scrub(r)
			strings(reflect.ValueOf(r).Elem(), "", func(at string, v reflect.Value) {
				word := v.Type() != reflect.TypeFor[string]() && v.Type() != reflect.TypeFor[domain.StudentNumber]()
				if word && v.String() != name {
					t.Errorf("%s of %T is %q for somebody called %q", at, r, v, name)
				}
			})
		}
	}
}

// Each plain string of a record is free text or the name of a person, and goes, or is one
// of these: whoever adds a field says which.
func TestPIPL47_EveryTextIsJudged(t *testing.T) {
	none := []string{
		"Application.Existing", "Application.Granted", "Branch.Name", "Filing.GroupName", "Import.Mark", "Invitation.Lang",
		"Letter.Body", "Letter.Branch", "Letter.Canonical", "Letter.Group", "Letter.Kind", "Letter.Number", "Reply.Number",
		// Of the person's own record, and of the rows of an import, which are taken out as a whole.
		"ImportRow.Card", "ImportRow.How", "ImportRow.Name", "Known.Emails", "Known.Major", "Known.Names", "Known.Numbers", "Known.Phones",
		"Particulars.College", "Particulars.Industry", "Particulars.Native", "Particulars.WorkCity",
		"Person.City", "Person.Major", "Person.Name",
		// Of the rules and their terms.
		"RuleSet.Name", "Terms.ReplyCode",
	}
	s := erasure.ByKnown(p45, domain.Known{Names: []string{"李小"}}).Among(nil, nil)
	used := map[string]bool{}
	for _, r := range records() {
		fill(reflect.ValueOf(r).Elem(), "李小", p45)
		s.Scrub(r)
		strings(reflect.ValueOf(r).Elem(), "", func(at string, v reflect.Value) {
			if v.Type() != reflect.TypeFor[string]() || v.String() != "李小" {
				return
			}
			used[at] = true
			if !slices.Contains(none, at) {
				t.Errorf("%s is not judged: tag it as text or as a name, or list it here", at)
			}
		})
	}
	for _, at := range none {
		if !used[at] {
			t.Errorf("%s is listed and there is none", at)
		}
	}
}

// What a part says of another stays, and so does the name of somebody who is called alike.
func TestPIPL47_WhatIsOfOthersStays(t *testing.T) {
	other := domain.ID{Kind: domain.KindPerson, Seq: 7}
	s := erasure.ByKnown(p45, domain.Known{Names: []string{"李小"}, Phones: []string{"19900001111"}}).Among([]string{"李小龙"}, nil)
	f := domain.Filing{Rows: []domain.FilingRow{
		{Person: p45, Name: "李小", Phone: domain.NewPhone("19900001111")},
		{Person: other, Name: "李小龙", Phone: domain.NewPhone("19900001111")},
	}}
	s.Scrub(&f)
	if f.Rows[0].Name != "P-2145" || f.Rows[0].Phone.Reveal() != "" || f.Rows[1].Name != "李小龙" || f.Rows[1].Phone.Reveal() == "" {
		t.Errorf("the rows are %+v", f.Rows)
	}
	v := domain.Violation{Person: other, Evidence: "与李小同行，电话 19900001111", State: domain.ViolationOpen}
	s.Scrub(&v)
	if v.Evidence != "与李小同行，电话 ***" {
		t.Errorf("the evidence is %q", v.Evidence)
	}
	r := domain.Refusal{Name: "李小鹏", Person: p45, Reason: "x"}
	l := domain.Refusal{Name: "李小", Reason: "李小未证明"}
	s.Scrub(&r)
	s.Scrub(&l)
	if r.Name != "P-2145" || l.Name != "P-2145" || l.Reason != "" {
		t.Errorf("refused %+v, %+v", r, l)
	}
	twin := erasure.ByKnown(p45, domain.Known{Names: []string{"李小"}}).Among([]string{"李小"}, nil)
	l = domain.Refusal{Name: "李小", Reason: "李小未证明"}
	if twin.Scrub(&l); l.Name != "李小" {
		t.Errorf("a namesake's refusal is %+v", l)
	}
}

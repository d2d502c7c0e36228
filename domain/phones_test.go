package domain_test

import (
	"slices"
	"testing"

	"alumni/domain"
)

// A number reads as it is kept in a spreadsheet; one that was rounded or covered is refused.
func TestA1_PhonesAreReadAsSpreadsheetsKeepThem(t *testing.T) {
	for text, want := range map[string][]string{
		"'13900000001": {"13900000001"}, `="13900000001"`: {"13900000001"}, "13900000001.0": {"13900000001"},
		"13900000001（微信同号）": {"13900000001"}, "13900000001 13900000002": {"13900000001", "13900000002"},
		"139 0000 0001": {"13900000001"}, "13900000001/0591-87650000": {"13900000001", "059187650000"},
		"1.39E+10": nil, "139****0001": nil, "13900000001（转2）": nil, "wx_abc": nil, "139000000010": nil,
	} {
		phones, err := domain.ParsePhones(text)
		var got []string
		for _, p := range phones {
			got = append(got, p.Reveal())
		}
		if !slices.Equal(got, want) || (err == nil) != (want != nil) {
			t.Errorf("%q is read as %q, %v", text, got, err)
		}
	}
}

// A number is the number, whatever label people write before it in its own field.
func TestA1_ATelephoneIsReadBehindItsLabel(t *testing.T) {
	for _, s := range []string{
		"手机：19900000001", "手机号码:19900000001", "Tel 19900000001", "tel:19900000001", "电话/微信同号：19900000001", "19900000001（微信同号）", "联系电话 19900000001", "Mobile: 19900000001",
	} {
		p, err := domain.ParsePhones(s)
		if err != nil || len(p) != 1 || p[0].Reveal() != "19900000001" {
			t.Errorf("%q: %d, %v", s, len(p), err)
		}
	}
	if p, err := domain.ParsePhones("手机：19900000001 电话：027-12345678"); err == nil && len(p) != 2 {
		t.Errorf("two: %d", len(p))
	}
	if p, err := domain.ParsePhones("微信：abc19900000001"); err == nil {
		t.Errorf("an account: %d", len(p))
	}
}

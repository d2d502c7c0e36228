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

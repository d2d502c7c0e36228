package naming_test

import (
	"slices"
	"testing"

	"alumni/domain/naming"
)

func TestM4_6_AGroupIsCalledByItsPlaceAndItsNumber(t *testing.T) {
	for name, want := range map[string]struct {
		short  string
		spoken []string
	}{
		"武汉轻工大学江苏校友分会群03":   {"江苏03群", []string{"江苏03群", "江苏3群"}},
		"武汉轻工大学江苏校友分会群12":   {"江苏12群", []string{"江苏12群"}},
		"武汉轻工大学粮食行业校友群1":    {"粮食行业1群", []string{"粮食行业1群"}},
		"武汉轻工大学西藏校友分会筹备群01": {"西藏筹备01群", []string{"西藏筹备01群", "西藏筹备1群"}},
		"武汉轻工大学江苏校友分会群":     {"江苏群", nil}, // without a number
		"武汉轻工大学北京校友会":       {"北京校友会", nil},
		"武汉轻工大学校友总会群01":     {"校友总会01群", []string{"校友总会01群", "校友总会1群"}},
		"武汉轻工大学":            {"武汉轻工大学", nil},
		"轻工大老乡群03":          {"轻工大老乡群03", nil},
		"":                  {"", nil},
	} {
		if got := naming.Short(name); got != want.short {
			t.Errorf("%q is short %q", name, got)
		}
		if got := naming.Spoken(name); !slices.Equal(got, want.spoken) {
			t.Errorf("%q is called %q", name, got)
		}
	}
}

package naming_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"alumni/domain"
	"alumni/domain/naming"
)

func TestN1_2b_EveryDeviationOfANameIsAFindingOfItsOwn(t *testing.T) {
	const regional, industry = domain.GroupRegional, domain.GroupIndustry
	for _, c := range []struct {
		name string
		kind domain.GroupKind
		want []naming.NameFinding
	}{
		{"武汉轻工大学北京校友分会群01", regional, nil},
		{"武汉轻工大学粮食行业校友群01", industry, nil},
		{"武汉轻工大学北京校友分会群12", regional, nil},
		{"武汉轻工大学北京校友分会群123", regional, nil},
		{"武汉轻工大学北京校友会", regional, []naming.NameFinding{naming.NameEnding, naming.NameNoNumber}},
		{"武汉轻工大学北京校友分会群", regional, []naming.NameFinding{naming.NameNoNumber}},
		{"武汉轻工大学北京校友分会群1", regional, []naming.NameFinding{naming.NameZeros}},
		{"武汉轻工大学北京校友分会群001", regional, []naming.NameFinding{naming.NameZeros}},
		{"武汉轻工大学北京校友分会群00", regional, []naming.NameFinding{naming.NameBadSeq}},
		{"武汉轻工大学北京校友分会群９９９９９９９９９９", regional, []naming.NameFinding{naming.NameWidth, naming.NameBadSeq}},
		{"武汉轻工大学北京校友分会群 01", regional, []naming.NameFinding{naming.NameSpaces}},
		{"武汉轻工大学北京校友分会群０１", regional, []naming.NameFinding{naming.NameWidth}},
		{"武汉轻工大学北\u200b京校友分会群01", regional, []naming.NameFinding{naming.NameHidden}},
		{"武汉轻工大学粮食行业校友分会群01", industry, []naming.NameFinding{naming.NameFormula}},
		{"武汉轻工大学北京校友群01", regional, []naming.NameFinding{naming.NameFormula}},
		{"轻工大海南校友群", regional, []naming.NameFinding{naming.NameSchool, naming.NameFormula, naming.NameNoNumber}},
		{"武汉轻工业大学北京校友分会群01", regional, []naming.NameFinding{naming.NameSchool}},
		{"武汉轻工大学校友分会群01", regional, []naming.NameFinding{naming.NameNoPlace}},
		{"\u200b \u2060", regional, []naming.NameFinding{naming.NameEmpty}},
	} {
		if got := naming.Lint(c.kind, 2, c.name); !slices.Equal(got, c.want) {
			t.Errorf("Lint(%q) = %v, want %v", c.name, got, c.want)
		}
	}
}

func TestN1_2b_ThePlaceIsFoundWhateverStandsAroundIt(t *testing.T) {
	for name, want := range map[string]naming.Dissected{
		"武汉轻工大学北京校友分会群01":  {School: "武汉轻工大学", Place: "北京", Ending: "校友分会群", Digits: "01"},
		"武汉轻工大学北京市校友会":     {School: "武汉轻工大学", Place: "北京市", Ending: "校友会"},
		"轻工大海南校友微信群３":      {School: "轻工大", Place: "海南", Ending: "校友微信群", Digits: "3"},
		"武 汉 轻工大学粮食行业校友群2": {School: "武汉轻工大学", Place: "粮食行业", Ending: "校友群", Digits: "2"},
		"老乡聚会": {Place: "老乡聚会"},
	} {
		if got := naming.Dissect(name); got != want {
			t.Errorf("Dissect(%q) = %+v, want %+v", name, got, want)
		}
	}
}

// TestM4_6_OnlyTheCanonicalNameHasNoFinding holds Lint and Finding together:
// the one has nothing to say exactly where the other proposes nothing.
func TestM4_6_OnlyTheCanonicalNameHasNoFinding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]domain.GroupKind{domain.GroupRegional, domain.GroupIndustry}).Draw(t, "kind")
		place := rapid.SampledFrom([]string{"北京", "内蒙古", "粮食行业", "长三角"}).Draw(t, "place")
		seq, digits := rapid.IntRange(1, 1200).Draw(t, "seq"), rapid.IntRange(1, 4).Draw(t, "digits")
		name := naming.Canonical(kind, place, seq, digits)
		if got := naming.Lint(kind, digits, name); len(got) > 0 {
			t.Fatalf("the canonical %q has the findings %v", name, got)
		}
		runes := []rune(name)
		at := rapid.IntRange(0, len(runes)).Draw(t, "at")
		broken := string(runes[:at]) + rapid.SampledFrom([]string{" ", "\u200b", "　"}).Draw(t, "look") + string(runes[at:])
		if got := naming.Lint(kind, digits, broken); len(got) == 0 {
			t.Fatalf("%q has no finding", broken)
		}
	})
}

package naming_test

import (
	"testing"

	"pgregory.net/rapid"

	"alumni/domain"
	"alumni/domain/naming"
)

func TestM4_6_CanonicalGroupNames(t *testing.T) {
	for _, c := range []struct {
		kind        domain.GroupKind
		place       string
		seq, digits int
		want        string
	}{
		{domain.GroupRegional, "北京", 1, 2, "武汉轻工大学北京校友分会群01"},
		{domain.GroupRegional, "内蒙古", 12, 2, "武汉轻工大学内蒙古校友分会群12"},
		{domain.GroupRegional, "广东", 100, 2, "武汉轻工大学广东校友分会群100"},
		{domain.GroupPreparatory, "拉萨", 1, 2, "武汉轻工大学拉萨校友分会群01"},
		{domain.GroupIndustry, "粮食行业", 1, 2, "武汉轻工大学粮食行业校友群01"},
		{domain.GroupIndustry, "油脂行业", 3, 3, "武汉轻工大学油脂行业校友群003"},
		{domain.GroupHQ, "", 1, 2, "武汉轻工大学校友总会群01"},
	} {
		if got := naming.Canonical(c.kind, c.place, c.seq, c.digits); got != c.want {
			t.Errorf("Canonical(%s, %s, %d, %d) = %s, want %s", c.kind, c.place, c.seq, c.digits, got, c.want)
		}
	}
}

func TestM4_6_CanonicalRoundTripsThroughParse(t *testing.T) {
	kinds := []domain.GroupKind{domain.GroupRegional, domain.GroupIndustry, domain.GroupPreparatory, domain.GroupHQ}
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom(kinds).Draw(t, "kind")
		place := naming.Normalise(rapid.StringMatching(`[\p{Han}A-Za-z0-9]{1,12}(校友|分会|群|行业|总会)?`).Draw(t, "place"))
		if kind == domain.GroupHQ {
			place = ""
		} else if place == "" {
			return
		}
		seq := rapid.IntRange(1, 99999).Draw(t, "seq")
		digits := rapid.IntRange(1, 4).Draw(t, "digits")
		name := naming.Canonical(kind, place, seq, digits)
		want := naming.Parsed{Kind: kind, Place: place, Seq: seq, Form: naming.FormCanonical, Exact: true}
		if kind == domain.GroupPreparatory {
			want.Kind = domain.GroupRegional // the name does not tell them apart
		}
		got, ok := naming.Parse(name)
		if !ok || got != want {
			t.Fatalf("Parse(%q) = %+v, %v; want %+v", name, got, ok, want)
		}
		if f := naming.Finding(kind, place, seq, digits, name); f != "" {
			t.Fatalf("a canonical name %q has the finding %q", name, f)
		}
	})
}

func TestN1_2b_ParseKnowsEveryForm(t *testing.T) {
	for _, c := range []struct {
		name string
		want naming.Parsed
		ok   bool
	}{
		{"武汉轻工大学北京校友分会群01", naming.Parsed{Kind: domain.GroupRegional, Place: "北京", Seq: 1, Form: naming.FormCanonical, Exact: true}, true},
		{"武汉轻工大学北京校友分会群", naming.Parsed{Kind: domain.GroupRegional, Place: "北京", Form: naming.FormFormula, Exact: true}, true},
		{"武汉轻工大学北京校友会", naming.Parsed{Kind: domain.GroupRegional, Place: "北京", Form: naming.FormExample, Exact: true}, true},
		{"武汉轻工大学北京校友会群2", naming.Parsed{Kind: domain.GroupRegional, Place: "北京", Seq: 2, Form: naming.FormExample, Exact: true}, true},
		{"武汉轻工大学粮食行业校友会", naming.Parsed{Kind: domain.GroupIndustry, Place: "粮食行业", Form: naming.FormExample, Exact: true}, true},
		{"武汉轻工大学 北京 校友分会群 ０１", naming.Parsed{Kind: domain.GroupRegional, Place: "北京", Seq: 1, Form: naming.FormCanonical}, true},
		{"武汉轻工大学北\u200b京校友分会群\u206001", naming.Parsed{Kind: domain.GroupRegional, Place: "北京", Seq: 1, Form: naming.FormCanonical}, true},
		{"武汉轻工大学校友分会群01", naming.Parsed{}, false},
		{"武汉轻工大学北京校友分会群00", naming.Parsed{}, false},
		{"武汉轻工大学北京校友分会群99999999999999999999", naming.Parsed{}, false},
		{"轻工大北京老乡群", naming.Parsed{}, false},
		{"", naming.Parsed{}, false},
	} {
		got, ok := naming.Parse(c.name)
		if got != c.want || ok != c.ok {
			t.Errorf("Parse(%q) = %+v, %v; want %+v, %v", c.name, got, ok, c.want, c.ok)
		}
	}
}

func TestN1_2b_AnotherFormIsAFindingWithTheCanonicalName(t *testing.T) {
	const beijing = "武汉轻工大学北京校友分会群01"
	for _, c := range []struct{ name, want string }{
		{beijing, ""},
		{"武汉轻工大学北京校友会", beijing},
		{"武汉轻工大学北京校友分会群", beijing},
		{"武汉轻工大学北京校友分会群1", beijing},
		{"武汉轻工大学北京校友分会群０１", beijing},
		{"武汉轻工大学北京校友分会群 01", beijing},
		{"武汉轻工大学北京校友分会群01\u200b", beijing},
		{"武汉轻工大学北京校友分会群02", beijing},
		{"轻工大北京群", beijing},
	} {
		if got := naming.Finding(domain.GroupRegional, "北京", 1, 2, c.name); got != c.want {
			t.Errorf("Finding(%q) = %q, want %q", c.name, got, c.want)
		}
	}
	if got, want := naming.Finding(domain.GroupIndustry, "粮食行业", 0, 2, "武汉轻工大学粮食行业校友会３"), "武汉轻工大学粮食行业校友群03"; got != want {
		t.Errorf("without a number of its own the finding is %q, want the name's number: %q", got, want)
	}
}

func TestM4_6_NamesThatLookTheSameAreOne(t *testing.T) {
	want := naming.Claim("武汉轻工大学北京校友分会群01")
	for _, s := range []string{
		"武汉轻工大学北京校友分会群０１", "武汉轻工大学北京校友分会群 01", "武汉轻工大学北京校友分会群1", "武汉轻工大学北京校友分会群01\ufe0f",
	} {
		if got := naming.Claim(s); got != want {
			t.Errorf("%q claims %q, want %q", s, got, want)
		}
	}
	for _, s := range []string{"武汉轻工大学北京校友分会群10", "武汉轻工大学北京校友分会群", "武汉轻工大学北京校友群01"} {
		if naming.Claim(s) == want {
			t.Errorf("%q is another name", s)
		}
	}
}

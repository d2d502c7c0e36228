package naming_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/naming"
)

func TestM4_6_ABranchIsNamedAfterItsPlaceAlone(t *testing.T) {
	for written, want := range map[string]string{
		"北京": "北京", "北京校友分会": "北京", "北京分会": "北京", "北京校友会": "北京", "北京校友分会校友分会": "北京",
		"武汉轻工大学北京校友分会": "北京", "武汉轻工大学北京": "北京", "轻工大北京校友会": "北京", " 北京　校友分会\u200b": "北京",
		"粮食行业": "粮食行业", "粮食行业分会": "粮食行业", "武汉轻工大学粮食行业校友会": "粮食行业",
		"轻工行业": "轻工行业", "轻工大区": "轻工大区", "内蒙古自治区": "内蒙古自治区", "光电产业集群": "光电产业集群",
	} {
		if got, err := naming.PlaceName("name", written); err != nil || got != want {
			t.Errorf("%q is named after %q (%v), want %q", written, got, err, want)
		}
		if naming.IsPlace(written) != (written == want) {
			t.Errorf("IsPlace(%q) is %t", written, written != want)
		}
	}
	for written, meant := range map[string]string{
		"北京校友群": "北京", "武汉轻工大学北京校友分会群01": "北京", "北京校友联谊会": "北京", "北京微信群": "北京", "北京群": "北京",
		"校友分会": "", "武汉轻工大学校友总会": "", "武汉轻工大学校友会": "", "行业分会": "", "分会": "",
	} {
		_, err := naming.PlaceName("name", written)
		e := domain.AsError(err)
		if err == nil || e.Fault != domain.FaultNotPlace || e.Rule != "M4.6" || e.Field != "name" || e.Args["place"] != meant {
			t.Errorf("%q: %v, want a refusal with the place %q", written, err, meant)
		}
	}
}

func TestM4_6_ANameWithTheBranchTwiceIsFound(t *testing.T) {
	for _, name := range []string{"武汉轻工大学北京校友分会校友分会群01", "武汉轻工大学北京分会校友分会群01", "武汉轻工大学武汉轻工大学北京校友分会群01"} {
		if got := naming.Lint(domain.GroupRegional, 2, name); !slices.Equal(got, []naming.NameFinding{naming.NamePlaceWords}) {
			t.Errorf("%s: %v", name, got)
		}
	}
	if got := naming.Lint(domain.GroupIndustry, 2, "武汉轻工大学粮食行业校友群01"); len(got) > 0 {
		t.Errorf("an industry's name: %v", got)
	}
}

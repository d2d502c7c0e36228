package screen_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"alumni/domain"
	officeregistry "alumni/domain/office/registry"
)

// The keys that README names on the way from nothing to the first filed group
// are those of the screens it names.
func TestREADMENamesTheKeysOfItsFirstSteps(t *testing.T) {
	page, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, steps, _ := strings.Cut(string(page), "### A new registry")
	steps, _, ok := strings.Cut(steps, "\n## ")
	if !ok {
		t.Fatal("the README has no first steps")
	}
	r := newRegistry(t)
	_, err = r.ImportBranches(r.ctx, r.director, []officeregistry.ImportBranch{
		{Row: 1, Name: "浙江", Kind: domain.BranchProvincial, State: domain.BranchEstablished},
	})
	r.must(err)
	li := r.sits(r.director, "zh", 120, 40)
	offers := func(key, where string) {
		t.Helper()
		if !regexp.MustCompile(`(^|\s)` + regexp.QuoteMeta(key) + `  ?\p{Han}`).MatchString(li.screen()) {
			t.Errorf("README names %s %s, which offers no such key:\n%s", key, where, li.screen())
		}
	}
	sections := regexp.MustCompile("`(\\S+)` in (分会|人员|微信群)").FindAllStringSubmatch(steps, -1)
	onPage := regexp.MustCompile("`(\\S)` on the branch's page").FindAllStringSubmatch(steps, -1)
	if len(sections) != 4 || len(onPage) != 2 {
		t.Errorf("README names the keys %q and %q", sections, onPage)
	}
	for _, m := range sections {
		li.section(m[2])
		offers(m[1], "in "+m[2])
	}
	li.opens(domain.ID{Kind: domain.KindBranch, Seq: 6})
	li.sees("尚无理事会")
	for _, m := range onPage {
		offers(m[1], "on the branch's page")
	}
}

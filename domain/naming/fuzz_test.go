package naming_test

import (
	"strings"
	"testing"
	"unicode"

	"alumni/domain"
	"alumni/domain/naming"
)

// FuzzName gives any text as a group's name, M4.6: what is taken from it is
// harmless, a proposal has no finding, and doing it again changes nothing.
func FuzzName(f *testing.F) {
	for _, s := range []string{
		"武汉轻工大学北京校友分会群01", "武汉轻工大学粮食行业校友群2", "武汉轻工大学校友总会群01", "武汉轻工大学 北京 校友会", "轻工大江苏分会微信群００３", "艾某•某提\u200b", "群999999999999",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		clean := naming.Normalise(s)
		if strings.ContainsFunc(clean, func(r rune) bool { return domain.Unseen(r) || unicode.IsSpace(r) }) {
			t.Fatalf("%q came through", clean)
		}
		for _, once := range []func(string) string{naming.Normalise, naming.Claim} {
			if got := once(once(s)); got != once(s) {
				t.Fatalf("%q becomes %q, and that %q", s, once(s), got)
			}
		}
		if p, ok := naming.Parse(s); ok && p.Seq > 0 {
			name := naming.Canonical(p.Kind, p.Place, p.Seq, 2)
			again, ok := naming.Parse(name)
			if p.Form, p.Exact = naming.FormCanonical, true; !ok || again != p {
				t.Fatalf("%q is %+v, and its canonical name %q is %+v", s, p, name, again)
			}
		}
		_, _, _ = naming.Short(s), naming.Spoken(s), naming.Lint("", 2, s)
		place, err := naming.PlaceName("name", s)
		if err != nil {
			if e := domain.AsError(err); e.Fault != domain.FaultNotPlace || e.Field != "name" {
				t.Fatalf("%q is refused by %v", s, err)
			}
			return
		}
		if again, err := naming.PlaceName("name", place); err != nil || again != place {
			t.Fatalf("%q is the place %q, and that is %q, %v", s, place, again, err)
		}
		name := naming.Canonical(domain.GroupRegional, place, 1, 2)
		if got := naming.Finding(domain.GroupRegional, place, 1, 2, name); got != "" {
			t.Fatalf("%q has the finding %q", name, got)
		}
	})
}

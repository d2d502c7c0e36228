package i18n

import (
	"testing"

	"alumni/domain/naming"
)

func TestM4_6_EveryFindingOfANameHasItsSentence(t *testing.T) {
	for _, text := range []*Text{For("zh"), For("en")} {
		r := &text.Name
		var keys []string
		for _, f := range constants[naming.NameFinding](t, "domain/naming", "NameFinding", "") {
			keys = append(keys, string(f))
		}
		keys = append(keys, constants[string](t, "domain/office/casework", "", "Name")...)
		for _, k := range keys {
			if r.Finding[k] == "" {
				t.Errorf("%s: no sentence for %s", text.Lang, k)
			}
		}
		if len(r.Finding) != len(keys) {
			t.Errorf("%s: %d sentences for %d findings", text.Lang, len(r.Finding), len(keys))
		}
		for _, f := range []naming.Form{naming.FormCanonical, naming.FormFormula, naming.FormExample} {
			if r.Form[f] == "" {
				t.Errorf("%s: no word for %s", text.Lang, f)
			}
		}
	}
}

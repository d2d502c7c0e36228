package i18n_test

import (
	"errors"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/tui/i18n"
)

func TestDamageIsNamedInBothLanguages(t *testing.T) {
	for _, lang := range i18n.Langs {
		text := i18n.For(lang)
		for _, v := range domain.StoredValues {
			if text.Damage.Value[v] == "" {
				t.Errorf("%s: no word for %s", lang, v)
			}
		}
		for _, f := range domain.DamageFaults {
			if text.Damage.Fault[f] == "" {
				t.Errorf("%s: no word for %s", lang, f)
			}
		}
		for want, said := range map[string]string{
			"A-0012": text.Damage.Of(&domain.Damage{
				Value: domain.StoredRecord, Fault: domain.DamageChecksum, ID: domain.ID{Kind: domain.KindApplication, Seq: 12},
			}),
			"17": text.Damage.Of(&domain.Damage{Value: domain.StoredAudit, Fault: domain.DamageChain, Entry: 17, Err: errors.New("prev")}),
			"3":  text.Damage.More(3),
		} {
			if !strings.Contains(said, want) {
				t.Errorf("%s: %q lacks %s", lang, said, want)
			}
		}
	}
}

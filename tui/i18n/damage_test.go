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
		lines := text.Damage.All(errors.Join(
			&domain.Damage{Value: domain.StoredRecord, Fault: domain.DamageChecksum, ID: domain.ID{Kind: domain.KindApplication, Seq: 12}},
			&domain.Damage{Value: domain.StoredAudit, Fault: domain.DamageChain, Entry: 17, Err: errors.New("prev")},
			errors.New("page 7:\n can't be read"),
			domain.MoreDamage(3),
		))
		if len(lines) != 4 || !strings.Contains(lines[0], "A-0012") || !strings.Contains(lines[1], "17") ||
			lines[2] != "page 7: can't be read" || !strings.Contains(lines[3], "3") {
			t.Errorf("%s: %q", lang, lines)
		}
	}
}

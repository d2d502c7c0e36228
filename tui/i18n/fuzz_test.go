package i18n

import (
	"strings"
	"testing"

	"alumni/domain"
)

// FuzzTemplate gives any text as HQ's template of a letter, and any as a value
// in it: what the check lets through is written with all that it must say, and a
// value is never read as a template itself.
func FuzzTemplate(f *testing.F) {
	for _, s := range templates {
		f.Add(s, "武汉{office}[x]")
	}
	f.Add("[{number}]{group}{number}", "}")
	f.Add("{number}{group}{{note}[[", "")
	f.Fuzz(func(t *testing.T, body, value string) {
		for _, text := range []*Text{&zh, &en} {
			_ = text.Sentence(body, domain.Args{"n": value, "state": value, "id": value})
		}
		for _, key := range domain.TemplateKeys {
			if err := domain.CheckTemplate(key, body); err != nil {
				if e := domain.AsError(err); e.Code != domain.CodeInvalid || e.Fault == "" {
					t.Fatalf("refused by %v", err)
				}
				continue
			}
			if len(domain.TemplatePlaceholders[key]) == 0 { // no letter
				continue
			}
			args := domain.Args{}
			for _, p := range domain.TemplatePlaceholders[key] {
				args[p.Name] = value
			}
			if got := WriteTemplate(body, args); !strings.Contains(got, strings.TrimSpace(value)) {
				t.Fatalf("%q with %q says %q", body, value, got)
			}
		}
	})
}

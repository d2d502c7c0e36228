package i18n

import (
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/rulebook"
)

// Every official text calls the measures by the title in their own heading.
func TestM4_3_OfficialTextsCallTheMeasuresByTheirTitle(t *testing.T) {
	heading, _ := rulebook.Lookup("M")
	title, named := "《"+heading.Text+"》", 0
	for _, key := range domain.TemplateKeys {
		text := DefaultTemplate(key)
		if n := strings.Count(text, "办法》"); n != strings.Count(text, title) {
			t.Errorf("%s names the measures %d times, not always as %s", key, n, title)
		}
		named += strings.Count(text, title)
	}
	if named < 2 {
		t.Errorf("%d texts name the measures, want the bulletin and the reminder", named)
	}
}

package rulebook_test

import (
	_ "embed"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"alumni/domain"
	"alumni/domain/rulebook"
)

//go:embed testdata/seed.zh.md
var seed string

// bare leaves the words: no spaces, no marks of the page's layout, no bars of the form.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("#*|｜", r) {
			return -1
		}
		return r
	}, strings.ReplaceAll(s, "\n---\n", "\n"))
}

// The rule book is the regulation's text from the first word to the last:
// nothing added, nothing left out, nothing moved.
func TestM1_TheTextIsCompleteWordForWord(t *testing.T) {
	var b strings.Builder
	for _, c := range rulebook.Clauses() {
		b.WriteString(c.Number + c.Text)
	}
	got, want := []rune(bare(b.String())), []rune(bare(seed))
	for i := range want {
		if i >= len(got) || got[i] != want[i] {
			t.Fatalf("the text parts from the regulation at %q, where the rule book has %q",
				string(want[i:min(i+30, len(want))]), string(got[min(i, len(got)):min(i+30, len(got))]))
		}
	}
	if len(got) != len(want) {
		t.Fatalf("the rule book goes on after the regulation's end: %q", string(got[len(want):]))
	}
}

// Every ID of the obligations, as regulation/obligations.md lists them.
const obligations = `N0 N1.1 N1.2a N1.2b N1.2c N1.2d N1.3 N1.4a N1.4b N1.5 N2.1a N2.1b N2.2a N2.2b N2.2c N2.3
	N3.1 N3.2 N3.2.1 N3.2.2 N3.2.3 N3.2.4 N3.2.5 N3.2.6 N3.2.7 N4.1a N4.1b N4.2 A1 A2
	M1 M2 M3 M4.1 M4.2 M4.3 M4.4 M4.5 M4.6 M5.1 M5.2 M5.3 M6.1 M6.2 M6.3 M6.4 M6.5 M6.6 M6.7
	M7.1 M7.2 M7.3 M7.4 M7.5 M7.6 M7.7 M7.8 M7.9 M8.1a M8.1b M8.1c M8.2a M8.2b M8.3 M9 M10`

func TestN4_2_EveryObligationResolvesToItsText(t *testing.T) {
	chinese := regexp.MustCompile(`^(办法 [一二三四五六七八九十]+(\([一二三四五六七八九]\))?|通知 (首段|[一二三四]\.\d(\(\d\))?)|附件1)$`)
	for _, id := range strings.Fields(obligations) {
		c, ok := rulebook.Lookup(domain.ClauseID(id))
		if !ok || c.Heading || c.Text == "" {
			t.Errorf("Lookup(%s) = %+v, %v", id, c, ok)
			continue
		}
		if want := strings.TrimRight(id, "abcd"); string(c.ID) != want {
			t.Errorf("Lookup(%s) gives %s, want %s", id, c.ID, want)
		}
		if cite := rulebook.Cite(domain.ClauseID(id)); !chinese.MatchString(cite) {
			t.Errorf("Cite(%s) = %q", id, cite)
		}
	}
}

func TestM10_UnknownClausesDoNotResolve(t *testing.T) {
	for _, id := range []domain.ClauseID{"", "M11", "M4.7", "N1.2bb", "b", "Mb", "X1", "M4.", "n1.2"} {
		if c, ok := rulebook.Lookup(id); ok {
			t.Errorf("Lookup(%q) = %+v", id, c)
		}
		if got := rulebook.Cite(id); got != string(id) {
			t.Errorf("Cite(%q) = %q, want it as it is", id, got)
		}
	}
}

func TestM9_Citations(t *testing.T) {
	for _, c := range []struct{ id, short, full, english string }{
		{"M4.6", "办法 四(六)", "《办法》第四条(六)", "Measures Art. 4(6)"},
		{"M5.2", "办法 五", "《办法》第五条", "Measures Art. 5"},
		{"M8.1b", "办法 八(一)", "《办法》第八条(一)", "Measures Art. 8(1)"},
		{"M10", "办法 十", "《办法》第十条", "Measures Art. 10"},
		{"M7", "办法 七", "《办法》第七条", "Measures Art. 7"},
		{"M", "办法", "《办法》", "Measures"},
		{"N2.3", "通知 二.3", "《通知》二.3", "Notice II.3"},
		{"N1.2b", "通知 一.2", "《通知》一.2", "Notice I.2"},
		{"N3.2.1", "通知 三.2(1)", "《通知》三.2(1)", "Notice III.2(1)"},
		{"N4.1a", "通知 四.1", "《通知》四.1", "Notice IV.1"},
		{"N0", "通知 首段", "《通知》首段", "Notice, preamble"},
		{"N", "通知", "《通知》", "Notice"},
		{"A2", "附件1", "《通知》附件1", "Annex 1"},
	} {
		id := domain.ClauseID(c.id)
		if got := rulebook.Cite(id); got != c.short {
			t.Errorf("Cite(%s) = %q, want %q", id, got, c.short)
		}
		if got := rulebook.CiteFull(id); got != c.full {
			t.Errorf("CiteFull(%s) = %q, want %q", id, got, c.full)
		}
		if got := rulebook.CiteEnglish(id); got != c.english {
			t.Errorf("CiteEnglish(%s) = %q, want %q", id, got, c.english)
		}
	}
}

func TestN3_2_M7_ConductIsEverySelectableItem(t *testing.T) {
	var ids []string
	for _, c := range rulebook.Conduct() {
		ids = append(ids, string(c.ID))
	}
	want := "N3.2.1 N3.2.2 N3.2.3 N3.2.4 N3.2.5 N3.2.6 N3.2.7 M7.1 M7.2 M7.3 M7.4 M7.5 M7.6 M7.7 M7.8 M7.9"
	if got := strings.Join(ids, " "); got != want {
		t.Errorf("conduct is %s", got)
	}
}

func TestM1_ClausesAreOneLineUnderTheirHeadings(t *testing.T) {
	var heading string
	seen := map[domain.ClauseID]bool{}
	for i, c := range rulebook.Clauses() {
		switch {
		case c.Heading:
			heading = c.Text
		case c.ID == "" || c.Article == "" || strings.ContainsAny(c.Text, "\n\t"):
			t.Errorf("clause %d: %+v", i, c)
		case c.Article != heading && c.ID != "M9" && c.ID != "M10":
			t.Errorf("%s says it stands under %s, but %s is above it", c.ID, c.Article, heading)
		}
		if seen[c.ID] {
			t.Errorf("%s is there twice", c.ID)
		}
		seen[c.ID] = true
	}
	all := rulebook.Clauses()
	all[0].Text = "changed by a caller"
	if rulebook.Clauses()[0].Text == all[0].Text {
		t.Error("a caller can change the regulation")
	}
}

func TestM2_FindBySomeOfTheText(t *testing.T) {
	for _, c := range []struct {
		text string
		want domain.ClauseID
	}{
		{"屡次不改", "M8.1"}, {"m4.6", "M4.6"}, {"通知 二.3", "N2.3"}, {" 解释 ", "M9"},
	} {
		if got := rulebook.Find(c.text); len(got) != 1 || got[0].ID != c.want {
			t.Errorf("Find(%q) = %+v, want %s", c.text, got, c.want)
		}
	}
	if got := rulebook.Find("没有这句话"); len(got) != 0 {
		t.Errorf("Find of nothing gives %+v", got)
	}
	if len(rulebook.Find("")) != len(rulebook.Clauses()) {
		t.Error("Find of the empty text is not everything")
	}
}

func TestM10_TheFirstRuleSetIsInForceBeforeTheFilingDeadline(t *testing.T) {
	r := rulebook.Default()
	if deadline := time.Date(2020, 12, 31, 0, 0, 0, 0, domain.China); !r.Effective.Before(deadline) {
		t.Errorf("in force from %s, after the deadline of N4.1", r.Effective)
	}
	want := domain.Terms{
		Capacity: 500, RepeatThreshold: 3, CouncilYears: 5, ReviewDays: 5,
		TaskDays: 3, PublishDays: 7, FilingDays: 15, SeqDigits: 2,
	}
	if r.Name != "2020-1" || r.Terms != want {
		t.Errorf("the first rule set is %+v", r)
	}
}

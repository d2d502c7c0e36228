package card_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"alumni/domain"
	"alumni/domain/naming/card"
)

// FuzzCard gives any text as a member card, N1.2c: nothing unseen gets into its
// parts, no character is invented, no digit of a phone reaches a part or the
// proposal, and the proposal reads as what it was made of, without a finding.
func FuzzCard(f *testing.F) {
	for _, c := range slices.Concat(labelledCards(f, "cards.tsv"), labelledCards(f, "kept.tsv")) {
		f.Add(c.line, c.registered)
	}
	for _, s := range []string{
		"\u202e-\u200b-", "艾某•某提_上海_老师", "一一一级", "1.2.3.4", "①②③", "[玫瑰", "(((((", "9701-9702-9703级", "微信:", "+86", "@@", "·", "张·-·三",
	} {
		f.Add(s, "张三")
	}
	known := card.NewKnown(nowYear, nil, nil, nil)
	f.Fuzz(func(t *testing.T, text, name string) {
		if name = domain.PersonName(name); !domain.NameLike(name) {
			name = ""
		}
		holds(t, text, domain.Person{Name: name}, known)
		holds(t, text, domain.Person{Name: name, City: "北京", Major: "化学", Year: 1997}, known)
	})
}

// longDigits is what may be a telephone number.
var longDigits = regexp.MustCompile(`[0-9]{5}`)

// holds checks what is so of every card.
func holds(t *testing.T, text string, p domain.Person, known *card.Known) {
	t.Helper()
	r := card.Read(text, p, known)
	for _, part := range []string{r.Name, r.City, r.Major} {
		if strings.ContainsFunc(part, func(r rune) bool { return domain.Unseen(r) || unicode.In(r, unicode.Co) }) {
			t.Fatalf("%q is read as %+v", text, r.Parts)
		}
		if strings.IndexFunc(part, unicode.IsSpace) == 0 {
			t.Fatalf("%q: the part %q", text, part)
		}
	}
	if fix := card.Propose(text, p, known); longDigits.MatchString(r.Name + "|" + r.City + "|" + r.Major + "|" + strings.TrimPrefix(fix, p.Name)) {
		t.Fatalf("%q: what may be a phone is in %+v or in %q", text, r.Parts, fix)
	}
	eyes := domain.Eyes(text)
	for _, c := range r.Name + r.Major {
		if !strings.ContainsRune(eyes+p.Name+p.Major+"·  级届", c) && !strings.ContainsRune(strings.Map(domain.PlainDot, eyes), c) {
			t.Fatalf("%q: %q of %+v is invented", text, c, r.Parts)
		}
	}
	if r.Entered != 0 && (r.Entered < 1951 || r.Entered > nowYear) {
		t.Fatalf("%q: entered in %d", text, r.Entered)
	}
	if !slices.Equal(r.Findings, domain.Those(card.Findings, asSet(r.Findings))) {
		t.Fatalf("%q: findings %v", text, r.Findings)
	}
	fix := card.Propose(text, p, known)
	if fix == "" {
		return
	}
	if p.Name != "" && !strings.HasPrefix(fix, p.Name+"-") {
		t.Fatalf("%q is corrected to %q", text, fix)
	}
	q := domain.Person{Name: p.Name, City: p.City, Major: p.Major, Year: p.Year}
	if again := card.Propose(fix, q, known); again != fix {
		t.Fatalf("%q is corrected to %q, and that to %q", text, fix, again)
	}
	if found := card.Check(fix, q, known); len(found) > 0 {
		t.Fatalf("%q is corrected to %q, which has %v", text, fix, found)
	}
}

func asSet(in []card.Finding) map[card.Finding]bool {
	out := map[card.Finding]bool{}
	for _, f := range in {
		out[f] = true
	}
	return out
}

// BenchmarkRead tells what a card costs; 100,000 of them are read in well under two seconds.
func BenchmarkRead(b *testing.B) {
	known := card.NewKnown(nowYear, nil, nil, nil)
	cards := labelledCards(b, "cards.tsv")
	for i := 0; b.Loop(); i++ {
		c := cards[i%len(cards)]
		card.Read(c.line, domain.Person{Name: c.registered}, known)
	}
}

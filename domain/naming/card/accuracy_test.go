package card_test

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"alumni/domain"
	"alumni/domain/naming/card"
)

// labelled is one line of the labelled cards.
type labelled struct {
	line, registered string
	want             card.Parts
	surplus          string
}

var degreeNames = map[string]domain.Degree{
	"": "", "本科": domain.DegreeBachelor, "硕士": domain.DegreeMaster, "博士": domain.DegreeDoctor, "研究生": domain.DegreeMaster,
	"专科": domain.DegreeDiploma, "专升本": domain.DegreeUpgraded, "成教": domain.DegreeOther,
}

func labelledCards(t testing.TB, name string) []labelled {
	t.Helper()
	file, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var out []labelled
	for s := bufio.NewScanner(file); s.Scan(); {
		if strings.HasPrefix(s.Text(), "# ") || strings.HasPrefix(s.Text(), "## ") {
			continue
		}
		c := strings.Split(s.Text(), "\t")
		if len(c) != 9 {
			t.Fatalf("%q has %d cells", s.Text(), len(c))
		}
		for _, i := range []int{0, 1} {
			if c[i], err = strconv.Unquote(`"` + strings.NewReplacer(`\u`, `\u`, `\`, `\\`, `"`, `\"`).Replace(c[i]) + `"`); err != nil {
				t.Fatalf("%q: %v", s.Text(), err)
			}
		}
		degree, ok := degreeNames[c[7]]
		if !ok {
			t.Fatalf("degree %q", c[7])
		}
		number := func(s string) int { n, _ := strconv.Atoi(s); return n }
		out = append(out, labelled{
			line: c[0], registered: c[1], surplus: c[8],
			want: card.Parts{Name: c[2], City: c[3], Major: c[4], Entered: number(c[5]), Left: number(c[6]), Degree: degree},
		})
	}
	return out
}

// tally is what a run over labelled cards counted.
type tally struct{ cards, parts, right, facts, wrongFacts int }

// letters is a surplus as it is compared: without signs and spaces.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Han, r) {
			return r
		}
		return -1
	}, s)
}

// one gives a card's part as text.
func one(p card.Parts, f card.Field) string {
	switch f {
	case card.FieldName:
		return p.Name
	case card.FieldCity:
		return p.City
	case card.FieldMajor:
		return p.Major
	case card.FieldEntered:
		return strconv.Itoa(p.Entered)
	case card.FieldLeft:
		return strconv.Itoa(p.Left)
	}
	return string(p.Degree)
}

func measure(t *testing.T, cards []labelled, known *card.Known, quiet bool) tally {
	var n tally
	for _, c := range cards {
		n.cards++
		r := card.Read(c.line, domain.Person{Name: c.registered}, known)
		facts := r.Facts()
		for _, f := range card.Fields {
			want, got := one(c.want, f), one(r.Parts, f)
			if fact := one(facts, f); fact != "" && fact != "0" {
				n.facts++
				if fact != want {
					n.wrongFacts++
					t.Errorf("%q: the fact %d is written as %q, and is %q", c.line, f, fact, want)
				}
			}
			if want == "" && got == "" || want == "0" && got == "0" {
				continue
			}
			n.parts++
			if want == got {
				n.right++
			} else if !quiet {
				t.Logf("%q: %d is read as %q, and is %q", c.line, f, got, want)
			}
		}
		if want, got := letters(c.surplus), letters(strings.Join(r.Surplus, "")); want != "" || got != "" {
			n.parts++
			if want == got {
				n.right++
			} else if !quiet {
				t.Logf("%q: surplus %q, want %q", c.line, got, want)
			}
		}
	}
	return n
}

func (n tally) share() float64 { return 100 * float64(n.right) / float64(n.parts) }

func (n tally) String() string {
	return fmt.Sprintf("%d cards: %d of %d parts right (%.2f %%); %d facts, %d of them wrong",
		n.cards, n.right, n.parts, n.share(), n.facts, n.wrongFacts)
}

const nowYear = 2026

func TestN1_2c_CardsAreReadAsPeopleWriteThem(t *testing.T) {
	known := card.NewKnown(nowYear, nil, nil, nil)
	n := measure(t, labelledCards(t, "cards.tsv"), known, false)
	t.Log(n)
	if n.share() < 99 || n.wrongFacts > 0 {
		t.Errorf("%.2f %% of parts are right, %d facts wrong", n.share(), n.wrongFacts)
	}
}

// TestN1_2c_CardsKeptApartAreReadAsWell holds what was kept apart while the
// reader was written, with the same bar.
func TestN1_2c_CardsKeptApartAreReadAsWell(t *testing.T) {
	known := card.NewKnown(nowYear, nil, nil, nil)
	n := measure(t, labelledCards(t, "heldout.tsv"), known, false)
	t.Log("kept apart:", n)
	if n.share() < 99 || n.wrongFacts > 0 {
		t.Errorf("%.2f %% of parts are right, %d facts wrong", n.share(), n.wrongFacts)
	}
}

// TestN1_2c_CardsOfOtherUniversitiesAreReadAsWell holds cards by the naming rules of
// other universities, which were written after the reader.
func TestN1_2c_CardsOfOtherUniversitiesAreReadAsWell(t *testing.T) {
	known := card.NewKnown(nowYear, nil, nil, nil)
	cards := labelledCards(t, "elsewhere.tsv")
	n := measure(t, cards, known, false)
	t.Log("of other universities:", n)
	if n.share() < 99 || n.wrongFacts > 0 || n.cards < 150 {
		t.Errorf("%d cards, %.2f %% of parts are right, %d facts wrong", n.cards, n.share(), n.wrongFacts)
	}
}

// TestN1_2c_CardsOfOfficesListsAreReadAsWell holds the lines of lists as offices keep them, written without a look at the reader.
func TestN1_2c_CardsOfOfficesListsAreReadAsWell(t *testing.T) {
	known := card.NewKnown(nowYear, nil, nil, nil)
	cards := labelledCards(t, "kept.tsv")
	n := measure(t, cards, known, false)
	t.Log("of lists:", n)
	if n.share() < 99 || n.wrongFacts > 0 || n.cards < 220 {
		t.Errorf("%d cards, %.2f %% of parts are right, %d facts wrong", n.cards, n.share(), n.wrongFacts)
	}
}

// TestN1_2c_WhatIsNoMajorAndNoNameIsAskedAbout holds what was once written as a fact: brands, teams and colleges
// for majors, forms of address and short forms of universities for names.
func TestN1_2c_WhatIsNoMajorAndNoNameIsAskedAbout(t *testing.T) {
	known := card.NewKnown(nowYear, nil, nil, []string{"阿里", "团委", "食品学院", "足球队"}) // what a list brought in by a mistake proves nothing
	cards := labelledCards(t, "asked.tsv")
	n := measure(t, cards, known, false)
	t.Log("asked:", n)
	if n.share() < 99 || n.wrongFacts > 0 || n.cards < 85 {
		t.Errorf("%d cards, %.2f %% of parts are right, %d facts wrong", n.cards, n.share(), n.wrongFacts)
	}
	for _, c := range cards {
		r := card.Read(c.line, domain.Person{Name: c.registered}, known)
		f := r.Facts()
		if c.registered == "" && domain.PersonName(c.want.Name) == c.want.Name && !domain.NameLike(c.want.Name) && f.Name != "" {
			t.Errorf("%s: the name %q is written", c.line, f.Name)
		}
		if f.Major == "" && c.want.Major == "" && !slices.ContainsFunc(r.Findings, func(v card.Finding) bool {
			return v == card.NoMajor || v == card.DoubtMajor || v == card.NoClass
		}) {
			t.Errorf("%s: no finding about the major: %v", c.line, r.Findings)
		}
		if strings.Contains(fmt.Sprint(r.Parts)+card.Propose(c.line, domain.Person{Name: c.registered}, known), "1990") {
			t.Errorf("%s: the phone is in %+v", c.line, r.Parts)
		}
	}
}

// A major that no list knows is shown and never written: the form of a card proves nothing.
func TestN1_2c_AMajorThatNoListKnowsIsAsked(t *testing.T) {
	for _, line := range []string{"邹平-武汉-星河05级", "邹平-武汉-05级星河", "邹平 武汉 星河2005级", "邹平-武汉-星河-05级", "邹平-武汉-食品星河05级"} {
		who := domain.Person{Name: "邹平", City: "武汉"}
		r := card.Read(line, who, card.NewKnown(nowYear, nil, nil, nil))
		if r.Facts().Major != "" || !slices.Contains(r.Findings, card.DoubtMajor) || card.Propose(line, who, lists) != "" {
			t.Errorf("%s: %+v, %v", line, r.Facts(), r.Findings)
		}
	}
	taught := card.NewKnown(nowYear, nil, nil, []string{"星河"})
	if r := card.Read("邹平-武汉-星河05级", domain.Person{}, taught); r.Facts().Major != "星河" || len(r.Findings) > 0 {
		t.Errorf("a major of the registry: %+v, %v", r.Facts(), r.Findings)
	}
}

// What is not seen for sure in a year or a class is a finding and no fact.
func TestN1_2c_AMisreadYearIsAFinding(t *testing.T) {
	known := card.NewKnown(nowYear, nil, nil, nil)
	for line, want := range map[string]card.Finding{
		"石岚-兰州-英语2O03级": card.OddYear, "石岚-兰州-英语O3级": card.OddYear, "石岚-兰州-英语l998级": card.OddYear,
		"石岚-兰州-英语200l届": card.OddYear, "关山-保定-C语言班03级": card.DoubtMajor, "12. 05.贺敏-厦门-会计": card.DoubtYear,
	} {
		r := card.Read(line, domain.Person{Name: "石岚"}, known)
		if !slices.Contains(r.Findings, want) {
			t.Errorf("%s: %v, and not %s", line, r.Findings, want)
		}
		if f := r.Facts(); want == card.DoubtMajor && f.Major != "" || want != card.DoubtMajor && (f.Entered != 0 || f.Left != 0) {
			t.Errorf("%s: written as %+v", line, f)
		}
	}
}

// TestREADMETellsHowWellCardsAreRead holds the figures that README names.
func TestREADMETellsHowWellCardsAreRead(t *testing.T) {
	page, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	known := card.NewKnown(nowYear, nil, nil, nil)
	tuned, apart := labelledCards(t, "cards.tsv"), labelledCards(t, "heldout.tsv")
	all := measure(t, slices.Concat(tuned, apart, labelledCards(t, "elsewhere.tsv"), labelledCards(t, "kept.tsv"), labelledCards(t, "asked.tsv")), known, true)
	kept := measure(t, apart, known, true)
	text := strings.Join(strings.Fields(string(page)), " ")
	for _, want := range []string{
		fmt.Sprintf("of the %d labelled in", all.cards), fmt.Sprintf("(now %s %%,", figure(all.share())),
		fmt.Sprintf("and %s %% of the %d kept apart", figure(kept.share()), kept.cards),
	} {
		if !strings.Contains(text, want) {
			t.Errorf("README does not say %q", want)
		}
	}
}

// figure writes a share with what digits it needs.
func figure(share float64) string { return strconv.FormatFloat(math.Floor(share*10)/10, 'f', -1, 64) }

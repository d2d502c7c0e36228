package card

import (
	"bufio"
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"alumni/domain"
)

// kind is what a piece of a card is.
type kind int

const (
	kUnknown  kind = iota
	kName          // the registered name
	kPlace         // a place
	kMajor         // a major
	kUnit          // a college or an office: 食品学院, 动科系
	kYear          // a year, or the number of a class
	kDegree        // 本科, 硕士
	kGroup         // a class: 1班
	kSurplus       // an employer, a school, an office held, a phone
	kLabel         // 姓名, 专业: says what stands beside it
	kTeacher       // 老师
	kPersonal      // a phone, an account, an address
)

// word is what the lists know of a text.
type word struct {
	kind     kind
	value    string // by its usual name
	province string // of a place: the one that it lies in; its own name for a province
	surname  bool   // of a place: people are called so too
	degree   domain.Degree
	vague    bool // of a degree: 研究生, mostly a master's
}

// Known is what decides what is a city and what a major: the lists of this
// package, and what the registry holds beside them. The zero value knows the lists.
type Known struct {
	more  map[string]*word
	heads heads
	year  int // now: nobody enters later; 0 for no limit
}

// heads tells of each character how long the longest word is that begins with
// it, so that most texts are seen to be no word without a look into the lists.
type heads map[rune]int

func (h heads) add(text string) {
	head, _ := utf8.DecodeRuneInString(text)
	h[head] = max(h[head], utf8.RuneCountInString(text))
}

// NewKnown makes what is known of the registry's places, each with its aliases,
// of further cities and of majors, in a year. A city of the registry that may be
// somebody's name is believed only if the lists know it: lists that were read
// wrong once must not prove themselves.
func NewKnown(year int, places []domain.Place, cities, majors []string) *Known {
	k := &Known{more: map[string]*word{}, heads: heads{}, year: year}
	for _, p := range places {
		if p.Kind != domain.PlaceRegion {
			continue
		}
		name := piece(p.Name)
		at := cmpWord(base()[name], &word{kind: kPlace, value: name})
		for _, text := range append([]string{name}, p.Aliases...) {
			k.add(piece(text), at)
		}
	}
	for _, c := range cities {
		c = piece(c)
		if _, known := base()[c]; !known && !likeName([]rune(c)) {
			k.add(c, &word{kind: kPlace, value: c})
		}
	}
	for _, m := range majors {
		m = piece(m)
		if _, known := base()[m]; !known && plausibleMajor(m) {
			k.add(m, &word{kind: kMajor, value: m})
		}
	}
	return k
}

// cmpWord gives the list's word if it is a place, else the other.
func cmpWord(listed, other *word) *word {
	if listed != nil && listed.kind == kPlace {
		return listed
	}
	return other
}

func (k *Known) add(text string, w *word) {
	if n := utf8.RuneCountInString(text); n > 0 && n <= maxWord {
		k.more[text] = w
		k.heads.add(text)
	}
}

func (k *Known) word(text string) (*word, bool) {
	if w, ok := k.more[text]; ok {
		return w, true
	}
	if w, ok := base()[text]; ok {
		return w, true
	}
	return noWord, false
}

// maxWord is the most characters of a word of the lists.
const maxWord = 20

// piece is a text as a card's pieces are compared.
func piece(s string) string { return strings.TrimSpace(domain.Eyes(s)) }

//go:embed places.txt
var placesText string

//go:embed majors.txt
var majorsText string

// base gives the words of this package's lists.
var base = sync.OnceValue(func() map[string]*word {
	out := map[string]*word{}
	for _, w := range surplusWords {
		out[w] = &word{kind: kSurplus}
	}
	for _, w := range labelWords {
		out[w] = &word{kind: kLabel}
	}
	for degree, words := range degreeWords {
		for _, w := range strings.Fields(words) {
			out[w] = &word{kind: kDegree, degree: degree}
		}
	}
	out["研究生"] = &word{kind: kDegree, degree: domain.DegreeMaster, vague: true}
	out[staffWord] = &word{kind: kTeacher, value: staffWord}
	for _, line := range lines(majorsText) {
		for _, m := range strings.Fields(line) {
			out[m] = &word{kind: kMajor, value: m}
		}
	}
	addPlaces(out)
	return out
})

// addPlaces reads the lists of places: each with and without 市, a province with
// its aliases.
func addPlaces(out map[string]*word) {
	for _, line := range lines(placesText) {
		province, rest, _ := strings.Cut(line, ":")
		for i, name := range append([]string{province}, strings.Fields(rest)...) {
			name, called := strings.CutSuffix(name, "?")
			if i == 0 && name == "国外" {
				continue
			}
			w := word{kind: kPlace, value: name, province: province, surname: called}
			out[name] = &w
			exact := w
			exact.surname = false
			for _, end := range []string{"市", "县", "省", "州", "地区", "城区"} {
				if utf8.RuneCountInString(name) > 1 && !strings.HasSuffix(name, end) {
					out[name+end] = &exact
				}
			}
		}
	}
	for _, p := range domain.SeedPlaces {
		for _, alias := range p.Aliases {
			out[alias] = &word{kind: kPlace, value: p.Name, province: p.Name}
		}
	}
}

// baseHeads are the heads of the lists' words.
var baseHeads = sync.OnceValue(func() heads {
	out := heads{}
	for text := range base() {
		out.add(text)
	}
	return out
})

// firstHan is the first of the common Han characters.
const firstHan = 0x4E00

// hanHeads are baseHeads of the common Han characters, by their distance from the first.
var hanHeads = sync.OnceValue(func() []uint8 {
	out := make([]uint8, 0x9FFF-firstHan+1)
	for head, n := range baseHeads() {
		if i := int(head) - firstHan; i >= 0 && i < len(out) {
			out[i] = uint8(n)
		}
	}
	return out
})

func lines(text string) []string {
	var out []string
	for s := bufio.NewScanner(strings.NewReader(text)); s.Scan(); {
		if line := strings.TrimSpace(s.Text()); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

// likeName tells whether a text reads as a Han name: a surname of the lists and
// one or two characters, or a double surname and one or two.
func likeName(r []rune) bool {
	if len(r) < 2 || len(r) > 4 || strings.ContainsRune(noGiven, r[len(r)-1]) {
		return false
	}
	if !domain.Surname(string(r[:1])) && !domain.Surname(string(r[:2])) {
		return false
	}
	if text := string(r); domain.Surname(text) || nicknames[text] || !domain.NameLike(text) || len(r) == 2 && strings.ContainsRune(noSecond, r[1]) {
		return false
	}
	for _, c := range r {
		if !han(c) {
			return false
		}
	}
	if len(r) > 2 && domain.Surname(string(r[:2])) {
		return true
	}
	return len(r) < 4 && domain.Surname(string(r[:1]))
}

// plausibleMajor tells whether a text that no list knows may be a major.
func plausibleMajor(s string) bool {
	n, letters := 0, 0
	for _, r := range s {
		n++
		switch {
		case han(r), r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z':
			letters++
		case r >= '0' && r <= '9', r == '+', r == '&':
		default:
			return false
		}
	}
	return n >= 2 && n <= maxWord && letters >= 2 && !contains(s, noMajor) && !ends(s, noMajorEnds) && !domain.Brand(s)
}

package card

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"alumni/domain"
)

// item is a piece of a card and what it is.
type item struct {
	kind
	text  string
	word  *word // never nil
	year  year
	token int  // the number of its token
	alone bool // it is its whole token
	aside bool // it stands in brackets
	used  bool
}

// own is a word of the person's.
type own struct {
	head  rune
	runes int
}

func ownOf(text string) own {
	head, _ := utf8.DecodeRuneInString(text)
	return own{head, utf8.RuneCountInString(text)}
}

// noWord is the word of what no list knows.
var noWord = &word{}

// lexer cuts tokens into items by what is known.
type lexer struct {
	*Known
	city, major own // the person's own
	who         domain.Person
	personal    []string
}

// lookup gives what the registry's person or the lists know of a text.
func (l *lexer) lookup(text string) (*word, bool) {
	switch {
	case text == "":
		return noWord, false
	case text == l.who.Major:
		return &word{kind: kMajor, value: text}, true
	}
	w, ok := l.word(text)
	if !ok && text == l.who.City {
		return &word{kind: kPlace, value: text}, true
	}
	return w, ok
}

// find looks up a piece of a card.
func (l *lexer) find(t []rune) (*word, bool) {
	if len(t) > l.reach(t[0]) {
		return noWord, false
	}
	return l.lookup(string(t))
}

// reach is how long a word may be that begins with a character.
func (l *lexer) reach(head rune) int {
	n := 0
	if i := head - firstHan; i >= 0 && int(i) < len(hanHeads()) {
		n = int(hanHeads()[i])
	} else {
		n = baseHeads()[head]
	}
	if len(l.heads) > 0 {
		n = max(n, l.heads[head])
	}
	for _, o := range []own{l.city, l.major} {
		if o.head == head {
			n = max(n, o.runes)
		}
	}
	return n
}

// knows tells whether a text is known, as something else than a name.
func (l *lexer) knows(text string) bool {
	_, ok := l.lookup(text)
	return ok
}

// items cuts all tokens.
func (l *lexer) items(tokens []token) []item {
	out := make([]item, 0, 8)
	for n, t := range tokens {
		from := len(out)
		out = append(out, l.token(t.text)...)
		for i := range out[from:] {
			it := &out[from+i]
			it.token, it.alone, it.aside = n, len(out)-from == 1, t.before == bracket
		}
	}
	return out
}

// token cuts one token.
func (l *lexer) token(t []rune) []item {
	if whole, ok := l.whole(t); ok {
		return []item{whole}
	}
	var out []item
	from := 0
	flush := func(to int) {
		if to > from {
			out = append(out, l.segment(t[from:to])...)
		}
	}
	for i := 0; i < len(t); {
		it, end := l.at(t, i, out)
		if end == 0 {
			i++
			continue
		}
		if i > from { // a degree is short right behind a year only: what stands before is read first
			flush(i)
			from = i
			it, end = l.at(t, i, out)
		}
		if it.kind == kPersonal {
			it.text, l.personal = l.personal[0], l.personal[1:]
		}
		out = append(out, it)
		i, from = end, end
	}
	flush(len(t))
	return out
}

// whole reads a token that is one piece: known as it is, an employer, a unit or a remark.
func (l *lexer) whole(t []rune) (item, bool) {
	if w, ok := l.find(t); ok {
		text := string(t)
		return item{kind: w.kind, text: text, word: w}, true
	}
	if w, ok := latinPlace(t); ok {
		return item{kind: kPlace, text: string(t), word: w}, true
	}
	for _, r := range t {
		if isDigit(r) || r >= markName && r <= markPersonal {
			return item{}, false
		}
	}
	text := string(t)
	switch {
	case domain.Titled(text): // 张会长, 李大夫: nobody's name for sure
		return item{kind: kUnknown, text: text, word: noWord}, true
	case begins(text, noteBegins), contains(text, employers) && !ends(text, unitEnds[:2]), ends(text, employerEnds):
		return item{kind: kSurplus, text: text, word: noWord}, true
	case ends(text, unitEnds) && len(t) > 1 && len(t) <= maxWord && !likeName(t):
		return item{kind: kUnit, text: text, word: &word{value: text}}, true
	}
	return item{}, false
}

// at reads what is no plain text at a place: a mark, a year, a class, a degree
// right behind a year. before is what was read of the token; end is 0 for text.
func (l *lexer) at(t []rune, i int, before []item) (it item, end int) {
	r := t[i]
	if isDigit(r) || strings.ContainsRune("OoIl", r) {
		if end := misread(t, i); end > 0 {
			return item{kind: kYear, text: string(t[i:end]), word: noWord, year: year{is: odd, sure: Unsure}}, end
		}
	}
	if ordinary(r) && !isDigit(r) && shortDegrees[r] == nil && hanDigit(r) < 0 && r != '十' {
		return it, 0
	}
	switch {
	case r == markName:
		return item{kind: kName, text: l.who.Name, word: noWord}, i + 1
	case r == markPersonal:
		return item{kind: kPersonal, word: noWord}, i + 1
	case isDigit(r) && (i == 0 || !isDigit(t[i-1])):
		return l.digits(t, i)
	case hanDigit(r) >= 0 || r == '十':
		if y, end := l.hanYearAt(t, i); end > 0 {
			return item{kind: kYear, text: string(t[i:end]), word: noWord, year: y}, end
		}
		if end := hanClass(t, i); end > 0 {
			return item{kind: kGroup, text: string(t[i:end]), word: noWord}, end
		}
	case shortDegrees[r] != nil && l.shortDegree(t, i, before):
		return item{kind: kDegree, text: string(r), word: shortDegrees[r]}, i + 1
	}
	return it, 0
}

// shortDegree tells whether 本, 研 … at a place is a degree: right behind a year,
// 02本, or before one and behind a known word, 化学硕93级.
func (l *lexer) shortDegree(t []rune, i int, before []item) bool {
	if _, n := l.longest(t, i); n > 1 {
		return false
	}
	if i > 0 && (isDigit(t[i-1]) || strings.ContainsRune("级届年", t[i-1])) {
		return len(before) > 0 && before[len(before)-1].kind == kYear
	}
	if i+1 >= len(t) || !isDigit(t[i+1]) {
		return false
	}
	_, end := l.yearAt(t, i+1)
	return end > 0 && (i == 0 || l.knows(string(t[:i])))
}

func (l *lexer) hanYearAt(t []rune, i int) (year, int) {
	if _, n := hanYear(t, i); n == 0 {
		return year{}, 0
	}
	return l.yearAt(t, i)
}

// digits reads digits: of a word that has some, of a class, or a year.
func (l *lexer) digits(t []rune, i int) (item, int) {
	if _, n := l.longest(t, i); n > 0 {
		return item{}, 0 // 3D打印
	}
	if end := jointClass(t, i); end > 0 {
		return item{kind: kGroup, text: string(t[i:end]), word: noWord}, end
	}
	end := skip(t, i, isDigit)
	if end-i <= 2 && end < len(t) && t[end] == '班' {
		return item{kind: kGroup, text: string(t[i : end+1]), word: noWord}, end + 1
	}
	if y, end := l.yearAt(t, i); end > 0 {
		return item{kind: kYear, text: strings.ReplaceAll(string(t[i:end]), string(markRange), dash), word: noWord, year: y}, end
	}
	return item{}, 0
}

// hanClass gives where 二班 ends; 0 for none.
func hanClass(t []rune, i int) int {
	end := skip(t, i, func(r rune) bool { return hanDigit(r) > 0 || r == '十' })
	if end-i <= 2 && end < len(t) && t[end] == '班' {
		return end + 1
	}
	return 0
}

// longest gives the longest known word at a place, of two characters at least.
func (l *lexer) longest(t []rune, i int) (*word, int) {
	for n := min(l.reach(t[i]), len(t)-i); n > 1; n-- {
		if w, ok := l.lookup(string(t[i : i+n])); ok {
			return w, n
		}
	}
	return noWord, 0
}

// The costs of the pieces that a text is cut into: of all ways the cheapest holds.
const (
	costKnown   = 2
	costName    = 8
	costUnknown = 14 // and its length
	maxSegment  = 40 // a longer text is cut no further
)

// step is the cheapest way to cut a text up to a place.
type step struct {
	cost, from int
	it         item
}

// segment cuts a text into known words and what is left between them.
func (l *lexer) segment(t []rune) []item {
	if it, ok := l.whole(t); ok {
		return []item{it}
	}
	if len(t) > maxSegment {
		return []item{{kind: kUnknown, text: string(t), word: noWord}}
	}
	ways := make([]step, len(t)+1)
	for end := 1; end <= len(t); end++ {
		best := step{cost: 1 << 20}
		for from := end - 1; from >= 0; from-- {
			if s, ok := l.piece(t[from:end], from > 0 && ways[from].it.kind == kUnknown); ok && s.cost+ways[from].cost < best.cost {
				s.cost += ways[from].cost
				s.from = from
				best = s
			}
		}
		ways[end] = best
	}
	var out []item
	for end := len(t); end > 0; end = ways[end].from {
		it := ways[end].it
		if it.kind == kUnknown {
			it.text = string(t[ways[end].from:end])
		}
		out = append(out, it)
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// piece gives the cost of a text as one piece. Two unknown ones never stand side
// by side, unless one reads as a name.
func (l *lexer) piece(t []rune, afterUnknown bool) (step, bool) {
	if len(t) > 1 {
		if w, ok := l.find(t); ok {
			text := string(t)
			return step{cost: costKnown, it: item{kind: w.kind, text: text, word: w}}, true
		}
	}
	text := ""
	if n := len(t); n > 2 && n <= maxWord && !strings.ContainsRune("与和及", t[0]) && (t[n-1] == '院' && t[n-2] == '学' || t[n-1] == '系') {
		text = string(t)
		return step{cost: costKnown + len(t), it: item{kind: kUnit, text: text, word: &word{value: text}}}, true
	}
	if likeName(t) {
		return step{cost: costName, it: item{kind: kUnknown, word: noWord}}, true
	}
	return step{cost: costUnknown + len(t), it: item{kind: kUnknown, word: noWord}}, !afterUnknown
}

func begins(s string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func ends(s string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) && s != w {
			return true
		}
	}
	return false
}

func contains(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// nameLike tells whether an item may be a name: of Han, or words of letters, or
// with a middle dot.
func (it item) nameLike() bool {
	if it.kind == kPlace {
		return it.word.surname
	}
	if it.kind != kUnknown {
		return false
	}
	r := []rune(it.text)
	if likeName(r) {
		return true
	}
	return strings.ContainsRune(it.text, domain.MiddleDot) && domain.NameLike(it.text) ||
		strings.ContainsRune(it.text, ' ') && domain.NameLike(it.text) && latin(r) && unicode.IsUpper(r[0])
}

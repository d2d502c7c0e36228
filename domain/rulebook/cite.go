package rulebook

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"alumni/domain"
)

// numerals are the Chinese numbers as the regulation writes them.
var numerals = []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}

// romans are the notice's sections in an English citation.
var romans = []string{"", "I", "II", "III", "IV"}

// place is where a clause stands: the document and its numbers, outermost first.
type place struct {
	doc     byte // N, A or M
	numbers []int
}

// placeOf reads an ID; the zero place for one that the rule book does not hold.
func placeOf(id domain.ClauseID) (p place) {
	c, ok := Lookup(id)
	if !ok {
		return p
	}
	s := string(c.ID)
	p.doc = s[0]
	for part := range strings.SplitSeq(s[1:], ".") {
		if n, err := strconv.Atoi(part); err == nil {
			p.numbers = append(p.numbers, n)
		}
	}
	if p.doc == 'M' && len(p.numbers) == 2 && p.numbers[0] == 5 {
		p.numbers = p.numbers[:1] // article five has no numbered items
	}
	return p
}

// Cite is the short Chinese citation, as it stands beside a check: 办法 四(六),
// 通知 二.3, 通知 三.2(1), 附件1, 办法 五. An unknown ID is given as it is.
func Cite(id domain.ClauseID) string {
	p := placeOf(id)
	switch p.doc {
	case 'A':
		return "附件1"
	case 'M':
		return strings.TrimSpace("办法 " + measureNumbers(p.numbers, "", ""))
	case 'N':
		return strings.TrimSpace("通知 " + noticeNumbers(p.numbers, numerals))
	}
	return string(id)
}

// CiteFull is the Chinese citation for a sentence, as in 依据《办法》第四条(六):
// 《办法》第四条(六), 《通知》二.3, 《通知》附件1.
func CiteFull(id domain.ClauseID) string {
	p := placeOf(id)
	switch p.doc {
	case 'A':
		return "《通知》附件1"
	case 'M':
		return "《办法》" + measureNumbers(p.numbers, "第", "条")
	case 'N':
		return "《通知》" + noticeNumbers(p.numbers, numerals)
	}
	return string(id)
}

// CiteEnglish is the English citation: Measures Art. 4(6), Notice II.3,
// Notice III.2(1), Annex 1.
func CiteEnglish(id domain.ClauseID) string {
	p := placeOf(id)
	switch {
	case p.doc == 0:
		return string(id)
	case p.doc == 'A':
		return "Annex 1"
	case p.doc == 'N' && len(p.numbers) == 1 && p.numbers[0] == 0:
		return "Notice, preamble"
	case p.doc == 'N':
		return strings.TrimSpace("Notice " + noticeNumbers(p.numbers, romans))
	case len(p.numbers) == 0:
		return "Measures"
	}
	s := "Measures Art. " + strconv.Itoa(p.numbers[0])
	for _, n := range p.numbers[1:] {
		s += "(" + strconv.Itoa(n) + ")"
	}
	return s
}

// measureNumbers writes 四(六), or with what stands around an article's number 第四条(六).
func measureNumbers(numbers []int, before, after string) string {
	var s string
	for i, n := range numbers {
		if i == 0 {
			s = before + numerals[n] + after
			continue
		}
		s += "(" + numerals[n] + ")"
	}
	return s
}

// noticeNumbers writes 二.3 and 三.2(1), the section in the given numerals. The
// paragraph before the first section has no number; it is cited as 首段.
func noticeNumbers(numbers []int, section []string) string {
	var s string
	for i, n := range numbers {
		switch {
		case i == 0 && n == 0:
			return "首段"
		case i == 0:
			s = section[n]
		case i == 1:
			s += "." + strconv.Itoa(n)
		default:
			s += "(" + strconv.Itoa(n) + ")"
		}
	}
	return s
}

// documents are what the documents are called, the longer before what it begins with.
var documents = []struct{ word, id string }{
	{"附件2", "M"},
	{"annex2", "M"},
	{"附件", "A"},
	{"annex", "A"},
	{"办法", "M"},
	{"measures", "M"},
	{"通知", "N"},
	{"notice", "N"},
	{"a", "A"},
	{"m", "M"},
	{"n", "N"},
}

// loose drops what tells no clause from another, and writes the rest one way.
var loose = strings.NewReplacer(
	" ", "", "《", "", "》", "", "武汉轻工大学", "", "校友微信群", "", "管理使用", "", "管理办法", "办法", "通知》附件", "附件",
	"article", ".", "art", ".", "preamble", "0", "首段", "0",
)

var (
	numberWords  = regexp.MustCompile(`[0-9]+|[一二三四五六七八九十]|iv|i+`)
	finerLetter  = regexp.MustCompile(`[0-9]([a-d])$`)
	betweenParts = ".,、()-第条款项"
)

// Read reads a clause as people write it: by its ID (M8.1b, m8.1) and as it is
// cited (办法 八(一), 《办法》第八条(一), 通知 三.2(1), Notice III.2(1)), in any width.
// 条 alone means the measures: the notice has none. Ok is false for what names no
// clause of the rule book; the finer letter of an ID stays.
func Read(text string) (id domain.ClauseID, ok bool) {
	s := loose.Replace(strings.ToLower(norm.NFKC.String(domain.CleanLine(text))))
	doc := ""
	for _, d := range documents {
		if rest, found := strings.CutPrefix(s, d.word); found {
			doc, s = d.id, rest
			break
		}
	}
	letter := ""
	if m := finerLetter.FindStringSubmatch(s); m != nil {
		letter, s = m[1], s[:len(s)-1]
	}
	var numbers []string
	for _, w := range numberWords.FindAllString(s, -1) {
		numbers = append(numbers, arabic(w))
	}
	if doc == "" && len(numbers) > 0 && strings.Contains(s, "条") {
		doc = "M"
	}
	if doc == "" || strings.Trim(numberWords.ReplaceAllString(s, ""), betweenParts) != "" {
		return "", false
	}
	id = domain.ClauseID(doc + strings.Join(numbers, ".") + letter)
	_, ok = Lookup(id)
	return id, ok
}

// arabic writes a number of a citation in digits.
func arabic(word string) string {
	for _, written := range [][]string{numerals, romans} {
		if n := slices.Index(written, strings.ToUpper(word)); n > 0 {
			return strconv.Itoa(n)
		}
	}
	return word
}

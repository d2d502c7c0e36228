package rulebook

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"alumni/domain"
)

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

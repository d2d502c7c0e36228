package mimic

import (
	"strings"
	"sync"
	"unicode"

	"github.com/longbridgeapp/opencc"
	"golang.org/x/text/unicode/norm"

	"alumni/domain"
)

// glyph is a letter or digit of a name, and how it differs from the plain one.
type glyph struct {
	base     rune // plain: composed, of one width, in lower case, simplified
	from, to int  // where it stands in the name, in bytes
	how      []Disguise
}

// text is a name as glyphs; what stands between two of them is told by the second.
type text struct {
	name   string
	glyphs []glyph
}

// read takes a name apart.
func read(name string) text {
	t := text{name: strings.ToValidUTF8(name, "")}
	var between []Disguise
	for from, r := range t.name {
		to := from + len(string(r))
		if b, ok := separator(r); ok {
			between = append(between, b)
			continue
		}
		for _, p := range norm.NFKC.String(string(r)) {
			if !unicode.IsLetter(p) && !unicode.IsDigit(p) {
				continue
			}
			g := glyph{from: from, to: to, how: between}
			between = nil
			if p != r {
				g.how = append(g.how, ByWidth)
			}
			g.base = unicode.ToLower(p)
			if s := simplified(g.base); s != g.base {
				g.base, g.how = s, append(g.how, ByTraditional)
			}
			t.glyphs = append(t.glyphs, g)
		}
	}
	return t
}

// separator tells what a character is that is no letter and no digit.
func separator(r rune) (Disguise, bool) {
	switch {
	case r == '丶' || r == '丨': // a stroke serves as a dot or a bar
		return BySigns, true
	case r == '\u3164' || r == '\uffa0' || domain.Unseen(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Variation_Selector, r):
		return ByHidden, true
	case unicode.IsSpace(r):
		return BySpaces, true
	case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.No, r):
		return "", false
	}
	if p := norm.NFKC.String(string(r)); p != string(r) && strings.ContainsFunc(p, unicode.IsLetter) {
		return "", false // ㊫, 🅆
	}
	return BySigns, true
}

var chinese = sync.OnceValues(func() (*opencc.OpenCC, error) { return opencc.New("t2s") })

// simplified gives the simplified form of a Han character.
func simplified(r rune) rune {
	if !unicode.Is(unicode.Han, r) {
		return r
	}
	cc, err := chinese()
	if err != nil {
		return r // the tables are part of the program
	}
	s, err := cc.Convert(string(r))
	if err != nil {
		return r
	}
	for _, out := range s {
		return out
	}
	return r
}

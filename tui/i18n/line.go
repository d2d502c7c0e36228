package i18n

import "alumni/domain"

// Line is one text in both languages, for what is declared beside the thing it
// names and not in this package.
type Line struct{ ZH, EN string }

// Optional says of a field that it may stay empty.
var Optional = Line{ZH: "可不填", EN: "optional"}

// Say gives a line in the language of the text.
func (t *Text) Say(l Line) string {
	if t.Lang == "en" {
		return l.EN
	}
	return l.ZH
}

// wordsOf gives one text of every row of a table, by the row's key.
func wordsOf[K comparable, R any](l lang, rows map[K]R, line func(R) Line) map[K]string {
	out := make(map[K]string, len(rows))
	for k, r := range rows {
		s := line(r)
		out[k] = l(s.ZH, s.EN)
	}
	return out
}

// Both is a text of this package as a line.
func Both(of func(*Text) string) Line { return Line{ZH: of(&zh), EN: of(&en)} }

// Tell gives a line filled with values; see Sentence.
func (t *Text) Tell(l Line, args domain.Args) string { return t.Sentence(t.Say(l), args) }

package i18n

import (
	"fmt"
	"strings"

	"alumni/domain"
)

// Sentence puts values into a sentence of this language; see the templates in
// this package for the names each of them takes. {name} is a value; a part in
// [brackets] is left out when one of its values is missing or empty, so that one
// sentence serves "holds an office" and "authorised by the president" alike, and
// {n|group|groups} is the word for one or for more. Values are never read as
// template themselves.
func (t *Text) Sentence(tmpl string, args domain.Args) string {
	var out strings.Builder
	for tmpl != "" {
		i := strings.IndexByte(tmpl, '[')
		j := strings.IndexByte(tmpl, ']')
		if i < 0 || j < i {
			s, _ := t.values(tmpl, args)
			out.WriteString(s)
			break
		}
		s, _ := t.values(tmpl[:i], args)
		out.WriteString(s)
		if part, whole := t.values(tmpl[i+1:j], args); whole {
			out.WriteString(part)
		}
		tmpl = tmpl[j+1:]
	}
	return out.String()
}

// values puts values into a part without brackets; whole is false if one is missing.
func (t *Text) values(tmpl string, args domain.Args) (s string, whole bool) {
	var out strings.Builder
	whole = true
	for {
		i := strings.IndexByte(tmpl, '{')
		j := strings.IndexByte(tmpl, '}')
		if i < 0 || j < i {
			out.WriteString(tmpl)
			return out.String(), whole
		}
		out.WriteString(tmpl[:i])
		v := t.arg(tmpl[i+1:j], args)
		if v == "" {
			whole = false
		}
		out.WriteString(v)
		tmpl = tmpl[j+1:]
	}
}

// arg is one named value; a state is read by the kind of the record beside it,
// since an approved group and an approved application have different words.
func (t *Text) arg(name string, args domain.Args) string {
	if name == "state" || name == "want" {
		if id, err := domain.ParseID(fmt.Sprint(args["id"])); err == nil {
			if s := t.stateOf(id.Kind, fmt.Sprint(args[name])); s != "" {
				return s
			}
		}
	}
	if n, words, ok := strings.Cut(name, "|"); ok {
		return counted(fmt.Sprint(args[n]), words)
	}
	return t.Value(name, args[name])
}

// counted is the first of two words for one, the second for any other number:
// {n|group|groups}.
func counted(n, words string) string {
	one, many, _ := strings.Cut(words, "|")
	if n == "1" {
		return one
	}
	return many
}

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

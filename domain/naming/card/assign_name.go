package card

import (
	"unicode"
	"unicode/utf8"
)

// takeName finds the name: the registered one decides. Where it is not known, one
// piece that reads as a name must be the only one.
func (a *assigner) takeName() {
	if at := a.where(func(it item) bool { return it.kind == kName }); len(at) > 0 {
		a.name = at[0]
		sure := Sure
		for _, j := range []int{at[0] - 1, at[0] + 1} { // a longer name, or somebody of 冯兰's: 马上海, 冯兰妈妈, 介绍人冯兰
			if a.glued(at[0], j) && a.items[j].kind == kUnknown {
				sure = Likely
			}
		}
		a.setName(a.who.Name, sure)
		return
	}
	i, sure := a.guessName()
	if i < 0 {
		return
	}
	a.name = i
	if a.who.Name != "" {
		sure = Unsure
		a.f.add(OtherName)
	}
	a.setName(a.items[i].text, sure)
}

func (a *assigner) setName(name string, sure Sureness) {
	a.take(a.name)
	a.r.Name = name
	a.set(FieldName, sure)
}

// guessName finds what may be the name where the registered one does not stand.
func (a *assigner) guessName() (int, Sureness) {
	alone := a.where(func(it item) bool { return it.alone && it.kind == kUnknown && it.nameLike() })
	places := a.where(func(it item) bool { return it.kind == kPlace })
	strange := a.where(func(it item) bool { return it.alone && it.kind == kUnknown && !it.nameLike() })
	if len(alone) > 0 {
		i := alone[0]
		first := i == 0
		called := len(places) > 0 && places[0] < i && a.items[places[0]].word.surname
		proven := !first && len(strange) == 0 && len(places) > 0
		if first {
			proven = len(places) > 0 || len(strange) == 0 || a.yearAfter(i)
		}
		proven = proven && len(alone) == 1 && !called
		if proven && len(a.items) > 1 {
			return i, Sure
		}
		return i, Likely
	}
	if len(places) > 1 {
		for _, i := range places {
			if a.items[i].alone && a.items[i].word.surname {
				return i, Likely
			}
		}
	}
	if glued := a.where(func(it item) bool { return it.kind == kUnknown && it.nameLike() }); len(glued) > 0 {
		return glued[0], Likely
	}
	for _, i := range strange {
		if plausibleName(a.items[i].text) {
			return i, Unsure
		}
	}
	return -1, None
}

// plausibleName tells whether a text that begins with no known surname may be a name.
func plausibleName(s string) bool {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if !unicode.IsLetter(r) && !han(r) && r != ' ' && r != '·' {
			return false
		}
	}
	return n >= 2 && (n <= 4 || latin([]rune(s)))
}

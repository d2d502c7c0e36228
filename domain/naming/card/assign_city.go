package card

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// takeCity finds the city: a known place, the smaller one of two of which one
// lies in the other.
func (a *assigner) takeCity() {
	at := a.where(func(it item) bool { return it.kind == kPlace })
	if len(at) == 0 {
		a.guessCity()
		return
	}
	sure, best := Sure, at[0]
	for _, i := range at[1:] {
		p, q := *a.items[best].word, *a.items[i].word
		switch {
		case p.value == q.value:
		case p.value == q.province:
			best = i
		case q.value == p.province:
		default:
			sure = Unsure
		}
	}
	it := a.take(best)
	a.city = best
	a.r.City = it.word.value
	if a.glued(best, best+1) && autonomous(a.items[best+1].text) { // 恩施土家族苗族自治州
		a.take(best + 1)
		a.f.add(CityForm)
	} else if a.ofSomething(best) {
		sure = min(sure, Likely)
	}
	a.set(FieldCity, sure)
	if len(at) > 1 || it.text != it.word.value {
		a.f.add(CityForm)
	}
}

// autonomous tells whether a text is what the law adds to the names of autonomous
// places, which nobody says: 土家族苗族自治州, 自治县.
func autonomous(s string) bool {
	head, tail, ok := strings.Cut(s, "自治")
	return ok && strings.Contains("州县旗区", tail) && (head == "" || strings.HasSuffix(head, "族"))
}

// ofSomething tells whether a place only says where something is: 上海交大, not 武汉洪山区.
func (a *assigner) ofSomething(i int) bool {
	if !a.glued(i, i+1) || a.items[i+1].used {
		return false
	}
	next := a.items[i+1]
	r := []rune(next.text)
	return next.kind == kSurplus || next.kind == kUnknown && !strings.ContainsRune("区县镇乡路街道盟旗市", r[len(r)-1])
}

// guessCity takes what stands between the name and the class for the city.
func (a *assigner) guessCity() {
	i := a.name + 1
	if i == 0 || i >= len(a.items) {
		return
	}
	it := a.items[i]
	n := utf8.RuneCountInString(it.text)
	if it.used || it.kind != kUnknown || !it.alone || n < 2 || n > 4 || latin([]rune(it.text)) || !a.yearAfter(i) || a.lastBeforeYear(i) {
		return
	}
	a.take(i)
	a.city = i
	a.r.City = strings.TrimSuffix(it.text, "市")
	a.set(FieldCity, Likely)
}

func (a *assigner) yearAfter(i int) bool {
	return slices.ContainsFunc(a.items[i+1:], func(it item) bool { return it.kind == kYear })
}

// lastBeforeYear tells whether nothing that may be a major stands between an item and the year.
func (a *assigner) lastBeforeYear(i int) bool {
	for _, it := range a.items[i+1:] {
		if it.kind == kYear {
			break
		}
		if it.kind == kMajor || it.kind == kUnknown || it.kind == kUnit {
			return false
		}
	}
	return true
}

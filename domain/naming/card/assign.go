package card

import (
	"slices"
)

// assigner gives each item of a card its place among the parts.
type assigner struct {
	*lexer
	items []item
	r     *Reading
	f     *found

	name, city, major, entered int // the items of the parts; -1 for none
}

func (a *assigner) run() {
	a.name, a.city, a.major, a.entered = -1, -1, -1, -1
	a.takeName()
	a.compound()
	a.takeCity()
	a.takeYears()
	a.takeMajor()
	a.takeDegree()
	a.takeStaff()
	a.doubtful()
	a.rest()
}

func (a *assigner) take(i int) *item {
	a.items[i].used = true
	return &a.items[i]
}

func (a *assigner) set(f Field, s Sureness) { a.r.Sureness[f] = s }

// where lists the items that are so and not used yet.
func (a *assigner) where(is func(item) bool) []int {
	var out []int
	for i, it := range a.items {
		if !it.used && is(it) {
			out = append(out, i)
		}
	}
	return out
}

// glued tells whether two items stand side by side in one token.
func (a *assigner) glued(i, j int) bool {
	return i >= 0 && j >= 0 && i < len(a.items) && j < len(a.items) && a.items[i].token == a.items[j].token
}

// compound puts together what is glued into one major that no list knows:
// 食品 and 加工. A piece that reads as a name belongs to it once the name is found.
func (a *assigner) compound() {
	part := func(it item) bool { return !it.used && (it.kind == kMajor || it.kind == kUnknown) }
	one := func(x, y item) bool {
		return x.token == y.token && part(x) && part(y) && (x.kind == kMajor || y.kind == kMajor || y.nameLike())
	}
	out := a.items[:0]
	for i, it := range a.items {
		if last := len(out) - 1; last >= 0 && one(out[last], it) {
			out[last].kind, out[last].text, out[last].word = kUnknown, out[last].text+it.text, noWord
			out[last].alone = false
			continue
		}
		if i == a.name {
			a.name = len(out)
		}
		out = append(out, it)
	}
	a.items = out
}

// doubtful tells of every part that is not sure.
func (a *assigner) doubtful() {
	for field, finding := range doubts { // a degree has no finding of its own but that it stands there
		if s := a.r.Sureness[field]; (s == Unsure || s == Likely) && (field != int(FieldName) || !slices.Contains(*a.f, OtherName)) {
			a.f.add(finding)
		}
	}
}

// rest lists what is no part.
func (a *assigner) rest() {
	for i := range a.items {
		it := &a.items[i]
		if it.used {
			continue
		}
		switch it.kind {
		case kLabel:
			a.f.add(Form)
			continue
		case kPersonal:
			a.f.add(Phone)
		default:
			a.f.add(Surplus)
		}
		a.r.Surplus = append(a.r.Surplus, it.text)
	}
}

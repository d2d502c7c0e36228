package card

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
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
		proven := len(alone) == 1 && !called && (first && (len(places) > 0 || len(strange) == 0 || a.yearAfter(i)) || !first && len(strange) == 0 && len(places) > 0)
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

// compound puts together what is glued into one major that no list knows:
// 食品 and 加工. A piece that reads as a name belongs to it once the name is found.
func (a *assigner) compound() {
	part := func(it item) bool { return !it.used && (it.kind == kMajor || it.kind == kUnknown) }
	out := a.items[:0]
	for i, it := range a.items {
		last := len(out) - 1
		if i > 0 && a.glued(i, i-1) && part(it) && last >= 0 && part(out[last]) && (it.kind == kMajor || out[last].kind == kMajor || it.nameLike()) {
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
	if a.ofSomething(best) {
		sure = min(sure, Likely)
	}
	a.set(FieldCity, sure)
	if len(at) > 1 || it.text != it.word.value {
		a.f.add(CityForm)
	}
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
	for i := a.name + 1; i > 0 && i < len(a.items); i++ {
		it := a.items[i]
		if it.used || it.kind != kUnknown || !it.alone {
			return
		}
		if n := utf8.RuneCountInString(it.text); n < 2 || n > 4 || latin([]rune(it.text)) || !a.yearAfter(i) || a.lastBeforeYear(i) {
			return
		}
		a.take(i)
		a.city = i
		a.r.City = strings.TrimSuffix(it.text, "市")
		a.set(FieldCity, Likely)
		return
	}
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

// takeYears finds the year of entering and that of leaving. Of several of
// entering the first is the card's; the others are a later course.
func (a *assigner) takeYears() {
	years := a.where(func(it item) bool { return it.kind == kYear })
	explicit := slices.IndexFunc(years, func(i int) bool { return a.items[i].year.is == entering || a.items[i].year.is == ranged })
	for n, i := range years {
		y := a.items[i].year
		switch {
		case y.is == odd:
			a.take(i)
			a.f.add(OddYear)
		case y.is == leaving:
			if a.r.Left == 0 {
				a.take(i)
				a.r.Left = y.year
				a.set(FieldLeft, y.sure)
				a.f.add(Leaving)
			}
		case a.entered < 0 && (explicit < 0 || n >= explicit || a.degreeBehind(i)):
			a.takeEntered(i, y)
		case a.entered >= 0 && a.r.Entered == y.year && y.is != classNo:
			a.take(i) // said twice
			a.f.add(Form)
		}
	}
}

func (a *assigner) degreeBehind(i int) bool {
	return i+1 < len(a.items) && a.items[i+1].kind == kDegree
}

func (a *assigner) takeEntered(i int, y year) {
	it := a.take(i)
	a.entered = i
	a.r.Entered = y.year
	sure := y.sure
	if y.is == bare && !a.besideMajor(i) || a.otherYear(i, y) {
		sure = min(sure, Likely)
	}
	a.set(FieldEntered, sure)
	switch {
	case y.is == classNo:
		a.f.add(Class)
	case y.is == ranged:
		a.r.Left = y.left
		a.set(FieldLeft, Sure)
		a.f.add(Leaving)
	case !y.form || it.text == "":
		a.f.add(YearForm)
	}
}

// besideMajor tells whether a major, or what may be one, stands right beside a
// year, in one token with it.
func (a *assigner) besideMajor(i int) bool {
	return slices.ContainsFunc([]int{i - 1, i + 1}, func(j int) bool { return a.glued(i, j) && a.items[j].kind != kPersonal && a.items[j].kind != kName })
}

// otherYear tells whether another year may be that of the class as well, with no
// degree beside either to tell the courses apart: 05/06级.
func (a *assigner) otherYear(i int, y year) bool {
	for j, it := range a.items {
		if j == i || it.kind != kYear || it.used || it.year.year == y.year || a.degreeBehind(i) || a.degreeBehind(j) {
			continue
		}
		if it.year.is == entering || it.year.is == ranged || it.year.is == bare && utf8.RuneCountInString(it.text) == 2 {
			return true
		}
	}
	return false
}

// takeMajor finds the major: known, and nearest to the year; or else what stands
// right beside the year, or alone where the form has it.
func (a *assigner) takeMajor() {
	year := a.entered
	if year < 0 {
		year = slices.IndexFunc(a.items, func(it item) bool { return it.kind == kYear })
	}
	known := a.where(func(it item) bool { return it.kind == kMajor })
	if len(known) > 0 {
		best, sure := known[0], Sure
		for _, i := range known {
			if a.near(i, year) < a.near(best, year) {
				best = i
			}
		}
		for _, i := range known { // 英语-05级食品
			if year >= 0 && i != best && (i == year-1 || i == year+1) && a.items[i].word.value != a.items[best].word.value {
				sure = Likely
			}
		}
		a.setMajor(best, sure)
		return
	}
	if i := a.besideYear(year); i >= 0 {
		sure := Likely
		if a.proves(i, year) {
			sure = Sure
		}
		a.setMajor(i, sure)
		return
	}
	for _, i := range a.where(func(it item) bool { return it.kind == kUnknown && it.alone }) {
		last := a.lastToken() == a.items[i].token || year == i+1
		if last && i > a.name && plausibleMajor(a.items[i].text) && (a.city >= 0 || year == i+1) && a.items[i].token != a.nameToken() {
			a.setMajor(i, Likely)
			return
		}
	}
}

func (a *assigner) lastToken() int { return a.items[len(a.items)-1].token }

func (a *assigner) nameToken() int {
	if a.name < 0 {
		return -1
	}
	return a.items[a.name].token
}

func (a *assigner) setMajor(i int, sure Sureness) {
	it := a.take(i)
	a.major = i
	a.r.Major = it.text
	if it.word.value != "" {
		a.r.Major = it.word.value
	}
	a.set(FieldMajor, sure)
}

// near is how far an item stands from the year, in items; in its token is
// nearest, and before it is nearer.
func (a *assigner) near(i, year int) int {
	d := 0
	if year >= 0 && !a.glued(i, year) {
		d = len(a.items) * 2
	}
	switch {
	case year < 0:
		return i
	case i < year:
		return d + 2*(year-i) - 1
	}
	return d + 2*(i-year)
}

// besideYear finds a text that no list knows in the year's token: before it, or
// behind it.
func (a *assigner) besideYear(year int) int {
	for _, step := range []int{-1, 1} {
		for j := year + step; year >= 0 && a.glued(year, j); j += step {
			it := a.items[j]
			if it.used || it.kind == kDegree || it.kind == kLabel || it.kind == kGroup {
				continue
			}
			if it.kind == kUnknown && plausibleMajor(it.text) {
				return j
			}
			break
		}
	}
	return -1
}

// proves tells whether the form of the card itself says that a text is the major:
// 姓名-城市-专业年级, with a sure name and a sure city before it.
func (a *assigner) proves(i, year int) bool {
	return a.r.Sureness[FieldName] == Sure && a.r.Sureness[FieldCity] == Sure && a.name < a.city && a.city < i && i < year &&
		a.items[year].year.is != odd && a.items[i].token != a.items[a.city].token
}

// takeDegree finds what the year was entered for: said beside it, not behind a later year.
func (a *assigner) takeDegree() {
	for _, i := range a.where(func(it item) bool { return it.kind == kDegree }) {
		later := slices.ContainsFunc(a.items[:i], func(it item) bool { return it.kind == kYear && !it.used })
		if later || a.r.Degree != "" {
			continue
		}
		a.r.Degree = a.take(i).word.degree
		a.set(FieldDegree, Sure)
		a.f.add(Degree)
	}
}

// takeStaff takes a unit or 老师 for the class of somebody who has no year, and a
// college for the major where nothing else is one.
func (a *assigner) takeStaff() {
	if a.r.Major != "" {
		return
	}
	hasYear := slices.ContainsFunc(a.items, func(it item) bool { return it.kind == kYear })
	for _, i := range a.where(func(it item) bool { return it.kind == kUnit || it.kind == kTeacher && it.alone }) {
		sure := Sure
		if hasYear {
			if a.items[i].kind == kTeacher {
				continue
			}
			sure = Likely
		}
		a.setMajor(i, sure)
		return
	}
}

// doubtful tells of every part that is not sure.
func (a *assigner) doubtful() {
	for field, finding := range doubts {
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

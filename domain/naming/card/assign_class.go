package card

import (
	"slices"
	"strings"
	"unicode/utf8"
)

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
	return slices.ContainsFunc([]int{i - 1, i + 1}, func(j int) bool {
		return a.glued(i, j) && a.items[j].kind != kPersonal && a.items[j].kind != kName
	})
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
		if i := a.bracketed(best); i >= 0 { // 机械设计(数控)07级: what stands in brackets only says which
			if best = i; a.items[i].kind != kMajor {
				sure = Likely
			}
		}
		a.setMajor(best, sure)
		return
	}
	if i := a.besideYear(year); i >= 0 { // 阿里05级: the form alone proves no major
		a.setMajor(i, Likely)
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

// bracketed gives the item that a major in brackets only says more of; -1 for none.
func (a *assigner) bracketed(i int) int {
	if !a.items[i].aside || !a.items[i].alone || i == 0 {
		return -1
	}
	if it := a.items[i-1]; !it.used && (it.kind == kMajor || it.kind == kUnknown && plausibleMajor(it.text)) {
		return i - 1
	}
	return -1
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

// takeDegree finds what the year was entered for: said beside it, not behind a later year.
func (a *assigner) takeDegree() {
	for _, i := range a.where(func(it item) bool { return it.kind == kDegree }) {
		later := slices.ContainsFunc(a.items[:i], func(it item) bool { return it.kind == kYear && !it.used })
		if later || a.r.Degree != "" {
			continue
		}
		w := a.take(i).word
		a.r.Degree = w.degree
		a.set(FieldDegree, Sure)
		if w.vague {
			a.set(FieldDegree, Likely)
		}
		a.f.add(Degree)
	}
}

// takeStaff takes a unit or 老师 for the class of somebody who has no year. It is sure
// for staff alone: others wrote their college, which is no major. With a year only a
// department (系) may stand for one.
func (a *assigner) takeStaff() {
	if a.r.Major != "" {
		return
	}
	hasYear := slices.ContainsFunc(a.items, func(it item) bool { return it.kind == kYear })
	for _, i := range a.where(func(it item) bool { return it.kind == kUnit || it.kind == kTeacher && it.alone }) {
		teacher := a.items[i].kind == kTeacher
		if hasYear && (teacher || !strings.HasSuffix(a.items[i].text, "系")) {
			continue
		}
		sure := Likely
		if !hasYear && (teacher || a.who.Kind.Staff()) {
			sure = Sure
		}
		a.setMajor(i, sure)
		return
	}
}

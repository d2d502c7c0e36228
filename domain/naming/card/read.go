package card

import (
	"slices"
	"strings"
	"unicode"

	"alumni/domain"
)

// maxText is the most characters of a card that are read; WeChat allows half as many.
const maxText = 200

// Read reads a member card as people write it: the number of a list before it,
// the parts in any order, with any dash between them or none, full width, 97 and
// 1997, the number of a class, the year of leaving, a degree, and what no card
// has. Known decides what is a city and what a major, and so do the person's own;
// the person's name, if registered, decides what the name is. A part that is
// not sure is a finding.
func Read(text string, who domain.Person, known *Known) Reading {
	if known == nil {
		known = &Known{}
	}
	who.Name, who.City, who.Major = domain.PersonName(who.Name), piece(who.City), piece(who.Major)
	var r Reading
	f := &found{}
	t := clean(text, f)
	if len(t) > maxText {
		t = t[:maxText]
		f.add(Surplus)
	}
	t, named := markNamed(t, who.Name)
	t, personal := takePersonal(t)
	t = dropNumbers(t, f)
	if named {
		t = dashOne(t, f)
	}
	l := &lexer{Known: known, city: ownOf(who.City), major: ownOf(who.Major), who: who, personal: personal}
	cut := tokens(markRanges(withoutMonths(t)), l.knows, f)
	if len(cut) == 0 {
		f.add(Empty)
		r.Findings = f.told()
		return r
	}
	a := assigner{lexer: l, items: l.items(cut), r: &r, f: f}
	a.run()
	separators(cut, &a)
	missing(&a)
	order(&a)
	if len(*f) == 0 && r.Parts.String() != text {
		f.add(Form)
	}
	r.Findings = f.told()
	return r
}

// separators tells how the parts are parted.
func separators(cut []token, a *assigner) {
	dashes := len(cut) == 1
	for _, t := range cut {
		dashes = dashes || t.before >= dotted
	}
	for i, t := range cut {
		switch {
		case i == 0 && t.before == none:
		case t.before == soft && (dashes || i == 0), t.dashed && t.spaced:
			a.f.add(Spaces)
		case i == 0, !t.dashed:
			a.f.add(Separator)
		}
	}
	if a.name >= 0 && (a.glued(a.name, a.city) || a.glued(a.name, a.major)) || a.glued(a.city, a.major) {
		a.f.add(Separator)
	}
	if a.major >= 0 && a.entered >= 0 && !a.glued(a.major, a.entered) {
		if later := max(a.items[a.major].token, a.items[a.entered].token); cut[later].before > soft {
			a.f.add(TooMany)
		}
	}
	if !dashes { // spaces part it, here or there
		*a.f = slices.DeleteFunc(*a.f, func(v Finding) bool { return v == Spaces })
	}
}

// missing tells of the parts that are not there.
func missing(a *assigner) {
	r, f := a.r, a.f
	if r.Name == "" {
		f.add(NoName)
	}
	if r.City == "" {
		f.add(NoCity)
	}
	switch {
	case r.Major == "" && r.Entered == 0:
		f.add(NoClass)
	case r.Major == "":
		f.add(NoMajor)
	case r.Entered == 0 && !unit(r.Major) && !a.who.Kind.Staff():
		f.add(NoYear)
	}
	if r.Name != "" && a.items[a.name].kind == kUnknown && strings.ContainsFunc(r.Name, unicode.IsSpace) {
		r.Name = domain.PersonName(r.Name)
	}
}

// order tells whether the parts stand in the order of the notice.
func order(a *assigner) {
	last := -1
	for _, i := range []int{a.name, a.city, a.major, a.entered} {
		if i < 0 {
			continue
		}
		if i < last {
			a.f.add(Order)
		}
		last = i
	}
}

// unit tells whether a class is a staff member's: 老师, or an office or college.
func unit(major string) bool { return major == staffWord || ends(major, unitEnds) }

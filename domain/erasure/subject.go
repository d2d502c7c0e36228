package erasure

import (
	"cmp"
	"slices"
	"strings"

	"alumni/domain"
)

// Subject is whose data is taken out, and by what it is known: every name, number and
// address that the registry has or had of the one, in the form in which texts are
// compared.
type Subject struct {
	ID      domain.ID
	known   domain.Known
	names   []word
	phones  []word
	emails  []word
	numbers []word
	shared  [][]rune // phones that somebody else has, too
	longer  [][]rune // names of others that begin with, end in or hold one of the names
	alone   bool     // nobody else is registered by one of the names
}

// word is something by which the person is known, as texts are compared.
type word struct {
	runes []rune
	lone  bool // of one character: it stands for the person only where a text is nothing else
}

// leastDigits is how many characters a number has at least that is looked for in a text;
// fewer may be anything's. One of uniqueDigits is nobody else's and nothing else's.
const (
	leastDigits  = 5
	uniqueDigits = 7
)

// Of is a person as the registry knows and knew them.
func Of(p domain.Person) Subject {
	k := p.Known
	if !p.Erased() {
		k = k.With(p)
	}
	return ByKnown(p.ID, k)
}

// ByKnown is the person of a number by what they are known by.
func ByKnown(id domain.ID, k domain.Known) Subject {
	s := Subject{ID: id, known: k}
	for _, n := range k.Names {
		s.names = append(s.names, wordOf(compared(n)))
	}
	for _, n := range k.Phones {
		s.phones = append(s.phones, wordOf(digits(n)))
	}
	for _, n := range k.Emails {
		s.emails = append(s.emails, wordOf(compared(n)))
	}
	for _, n := range k.Numbers {
		s.numbers = append(s.numbers, wordOf(compared(n)))
	}
	long := func(w word) bool { return len(w.runes) < leastDigits }
	s.phones, s.numbers = slices.DeleteFunc(s.phones, long), slices.DeleteFunc(s.numbers, long)
	for _, words := range []*[]word{&s.names, &s.phones, &s.emails, &s.numbers} {
		*words = slices.DeleteFunc(*words, func(w word) bool { return len(w.runes) == 0 })
		slices.SortFunc(*words, func(a, b word) int { return cmp.Compare(len(b.runes), len(a.runes)) })
	}
	s.longer = [][]rune{compared(Pseudonym(id))} // what was taken out before stays as it is
	return s
}

func wordOf(runes []rune) word { return word{runes, len(runes) == 1} }

// Names gives the names of the person, the present one last.
func (s Subject) Names() []string { return s.known.Names }

// Phones gives the telephone numbers of the person.
func (s Subject) Phones() []string { return s.known.Phones }

// Known is by what the person is known.
func (s Subject) Known() domain.Known { return s.known }

// Among is the subject among others who are registered: their names tell what is no name
// of the one, a text that is part of a longer name. shared are numbers of the one's that
// somebody else has, too.
func (s Subject) Among(names, shared []string) Subject {
	s.alone = true
	s.longer = slices.Clone(s.longer)
	for _, n := range names {
		if s.IsName(n) {
			s.alone = false
		}
		s.longer = append(s.longer, s.partly([]string{n})...)
	}
	for _, n := range shared {
		s.shared = append(s.shared, digits(n))
	}
	return s
}

// partly gives those names that hold one of the subject's and are another.
func (s Subject) partly(names []string) (out [][]rune) {
	for _, n := range names {
		runes := compared(n)
		for _, w := range s.names {
			if len(runes) > len(w.runes) && strings.Contains(string(runes), string(w.runes)) {
				out = append(out, runes)
				break
			}
		}
	}
	return out
}

// Within tells whether a name of somebody else is the person's or holds it.
func (s Subject) Within(name string) bool { return s.IsName(name) || len(s.partly([]string{name})) > 0 }

// IsName tells whether a name is the person's, however it is written.
func (s Subject) IsName(name string) bool {
	runes := compared(name)
	return slices.ContainsFunc(s.names, func(w word) bool { return slices.Equal(w.runes, runes) })
}

// Has tells whether a person as a list has them has a number or an address of the subject's.
func (s Subject) Has(p domain.Person) bool {
	k := domain.Known{}.With(p)
	same := func(words []word, texts []string, as func(string) []rune) bool {
		return slices.ContainsFunc(texts, func(t string) bool {
			return slices.ContainsFunc(words, func(w word) bool { return slices.Equal(w.runes, as(t)) })
		})
	}
	return same(s.phones, k.Phones, digits) || same(s.emails, k.Emails, compared) || same(s.numbers, k.Numbers, compared)
}

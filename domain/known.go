package domain

import "slices"

// Known is by what somebody was known (曾用信息): what the registry held of them before
// and holds no more. It is kept for one end, that an erasure on request finds it wherever
// it was written, and goes with the erasure, PIPL 47.
type Known struct {
	Names   []string `json:"names,omitempty"`
	Phones  []string `json:"phones,omitempty"`
	Emails  []string `json:"emails,omitempty"`
	Numbers []string `json:"numbers,omitempty"` // that the person had at the school
	Major   string   `json:"major,omitempty"`
	Year    int      `json:"year,omitempty"`
}

// String tells nothing of it, so that no log does.
func (Known) String() string { return "…" }

// GoString tells nothing of it either.
func (Known) GoString() string { return "…" }

// With is Known with all that a record says of somebody.
func (k Known) With(p Person) Known {
	phones := []string{p.Phone.Reveal()}
	for _, n := range p.Phones {
		phones = append(phones, n.Reveal())
	}
	return k.And(Known{
		Names: []string{p.Name}, Phones: phones, Emails: []string{p.Email.Reveal()}, Numbers: []string{p.StudentNumber.Reveal()},
		Major: p.Major, Year: p.Year,
	})
}

// And is Known with what else is known.
func (k Known) And(more Known) Known {
	k.Names, k.Phones = union(k.Names, more.Names), union(k.Phones, more.Phones)
	k.Emails, k.Numbers = union(k.Emails, more.Emails), union(k.Numbers, more.Numbers)
	if more.Major != "" {
		k.Major = more.Major
	}
	if more.Year != 0 {
		k.Year = more.Year
	}
	return k
}

// Past is Known once a person's record was changed: with what it says no more.
func (k Known) Past(before, after Person) Known {
	was, is := k.With(before), Known{}.With(after)
	return Known{
		Names: except(was.Names, is.Names), Phones: except(was.Phones, is.Phones),
		Emails: except(was.Emails, is.Emails), Numbers: except(was.Numbers, is.Numbers),
	}
}

// union is some texts with those of others that are not among them; none is empty.
func union(a, b []string) []string {
	out := slices.Clone(a)
	for _, t := range b {
		if t != "" && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

func except(a, b []string) []string {
	var out []string
	for _, t := range a {
		if !slices.Contains(b, t) {
			out = append(out, t)
		}
	}
	return out
}

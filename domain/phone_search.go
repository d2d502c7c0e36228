package domain

import (
	"slices"
	"strings"
)

// phoneEnd is how many of a telephone number's last digits find it.
const phoneEnd = 4

// PhoneEnd gives the last digits of a telephone number, by which it is indexed;
// a number that is asked for whole is looked for among those.
func PhoneEnd(digits string) string { return digits[max(0, len(digits)-phoneEnd):] }

// PhoneEnds are the last digits of each of the person's telephone numbers.
func (p *Person) PhoneEnds() []string {
	var out []string
	for _, n := range append([]Phone{p.Phone}, p.Phones...) {
		if end := PhoneEnd(n.Reveal()); end != "" && !slices.Contains(out, end) {
			out = append(out, end)
		}
	}
	return out
}

// PhoneAsked reads a search text as a telephone number, whole or its last four
// digits; "" for any other text.
func PhoneAsked(text string) string {
	n, err := ParsePhone(text)
	if err == nil {
		return n.Reveal()
	}
	digits := plain(CleanLine(text))
	if len(digits) == phoneEnd && strings.Trim(digits, "0123456789") == "" {
		return digits
	}
	return ""
}

// FoundByPhone tells whether a number that was asked for, whole or its last
// digits, is one of the person's.
func (p *Person) FoundByPhone(asked string) bool {
	return p.HasPhone(NewPhone(asked)) || len(asked) == phoneEnd && slices.Contains(p.PhoneEnds(), asked)
}

package domain

import "strings"

// PhoneEnd is how many of a telephone number's last digits find it.
const PhoneEnd = 4

// PhoneKeys are what a person is found by for those who may see the phone: each
// number whole, and its last digits.
func (p *Person) PhoneKeys() []string {
	var out []string
	seen := map[string]bool{"": true}
	for _, n := range append([]Phone{p.Phone}, p.Phones...) {
		digits := n.Reveal()
		for _, key := range []string{digits, digits[max(0, len(digits)-PhoneEnd):]} {
			if !seen[key] {
				seen[key] = true
				out = append(out, key)
			}
		}
	}
	return out
}

// PhoneAsked reads a search text as a telephone number, whole or its last
// PhoneEnd digits; "" for any other text.
func PhoneAsked(text string) string {
	n, err := ParsePhone(text)
	if err == nil {
		return n.Reveal()
	}
	digits := plain(CleanLine(text))
	if len(digits) == PhoneEnd && strings.Trim(digits, "0123456789") == "" {
		return digits
	}
	return ""
}

// HasPhoneKey tells whether the person is found by a number that was asked for.
func (p *Person) HasPhoneKey(asked string) bool {
	for _, key := range p.PhoneKeys() {
		if key == asked {
			return true
		}
	}
	return false
}

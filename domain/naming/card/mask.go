package card

import (
	"strings"

	"alumni/domain"
)

// Masked gives a card as it may be shown: what it holds of telephone numbers,
// accounts and addresses is covered, A2.
func Masked(text string) string {
	t := []rune(strings.ReplaceAll(domain.Eyes(text), string(markPersonal), ""))
	out, personal := takePersonal(t)
	if len(personal) == 0 {
		return text
	}
	var b strings.Builder
	for _, r := range out {
		if r != markPersonal || len(personal) == 0 {
			b.WriteRune(r)
			continue
		}
		b.WriteString(covered(personal[0]))
		personal = personal[1:]
	}
	return b.String()
}

// covered covers a telephone number as everywhere, anything else behind its first character.
func covered(s string) string {
	digits := strings.Map(func(r rune) rune {
		if isDigit(r) {
			return r
		}
		return -1
	}, s)
	if len(digits) >= 7 && len(digits) >= len(s)-4 {
		return domain.NewPhone(digits).String()
	}
	return string([]rune(s)[:1]) + "****"
}

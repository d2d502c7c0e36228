package domain

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/width"
)

// Phone is a telephone number. It prints and marshals masked everywhere;
// Reveal is the one way to the digits, and who calls it for a person to see
// writes an audit entry.
type Phone struct{ digits string }

// NewPhone makes a phone of its digits.
func NewPhone(digits string) Phone { return Phone{digits} }

// Reveal gives the digits.
func (p Phone) Reveal() string { return p.digits }

// String masks the middle: 138****5678; of a shorter number all but the end.
func (p Phone) String() string {
	n := len(p.digits)
	switch {
	case n == 0:
		return ""
	case n < 8:
		return "****"
	case n < mobileDigits:
		return "****" + p.digits[n-3:]
	default:
		return p.digits[:3] + "****" + p.digits[n-4:]
	}
}

// Covered is a phone of which no more is known than its mask, for a file that
// shows no more.
func (p Phone) Covered() Phone { return Phone{p.String()} }

// GoString masks too, so that %#v in a log leaks nothing.
func (p Phone) GoString() string { return p.String() }

// MarshalJSON writes the masked form; the store seals the digits by itself.
func (p Phone) MarshalJSON() ([]byte, error) { return json.Marshal(p.String()) }

// UnmarshalJSON reads nothing: a masked phone is no phone.
func (p *Phone) UnmarshalJSON([]byte) error { return nil }

// Verification is the proof that a person is who the card says (实名核验), N2.2a.
type Verification struct {
	By  ID        `json:"by"`             // account
	How string    `json:"how" seal:"yes"` // free text: the document seen, the council member who vouches
	At  time.Time `json:"at"`
}

// The actions on a person.
const (
	ActPersonAdd     Action = "person.add"
	ActPersonEdit    Action = "person.edit"
	ActPersonVerify  Action = "person.verify"
	ActPersonCheck   Action = "person.check" // a file of people was compared with the registry and not imported
	ActPhoneReveal   Action = "person.reveal_phone"
	ActPersonErasing Action = "person.erasing" // it was decided on the person's request, and goes on
	ActPersonErase   Action = "person.erase"   // every record was gone through
)

// Person is an alumna, alumnus, teacher or staff member. All but the name is
// optional.
type Person struct {
	Meta
	Name  string `json:"name"`
	City  string `json:"city"`  // where the person lives
	Major string `json:"major"` // short form: 化学
	Year  int    `json:"year"`  // year of entering (级): 1997; 0 for staff, and if not known
	Phone Phone  `json:"phone"`
	Particulars
	Phones       []Phone       `json:"phones,omitempty"` // further ones
	Email        Email         `json:"email,omitzero"`
	Verification *Verification `json:"verification,omitempty"`
	// Branch is the branch that registered the person; zero for headquarters. Its
	// officers may name the person before any group has them.
	Branch ID   `json:"branch,omitzero"`
	Sample bool `json:"sample,omitempty"`
	// ErasedAt is when it was decided to take all that is personal out on request; the
	// number stays, since decisions name it.
	ErasedAt time.Time `json:"erased_at,omitzero"`
	// Erasing is set from then on until every other record was gone through.
	Erasing bool `json:"erasing,omitempty"`
	// Known is by what the person was known before; while the erasure goes on, by what
	// it finds them. No face shows it.
	Known Known `json:"-" seal:"yes"`
}

// Erased tells whether all that is personal was taken out on request.
func (p Person) Erased() bool { return !p.ErasedAt.IsZero() }

// Verified tells whether the real name was verified.
func (p Person) Verified() bool { return p.Verification != nil }

// HasPhone tells whether a telephone number is one of the person's.
func (p Person) HasPhone(n Phone) bool {
	return n.Reveal() != "" && (p.Phone == n || slices.Contains(p.Phones, n))
}

// Reachable tells whether a telephone number of the person is known.
func (p Person) Reachable() bool { return p.Phone.Reveal() != "" || len(p.Phones) > 0 }

// MaskedPhone tells whether a text is a telephone number as it is shown masked.
func MaskedPhone(s string) bool {
	head, tail, masked := strings.Cut(CleanLine(s), "****")
	return masked && len(head)+len(tail) < mobileDigits && digitsOnly(head+tail)
}

// The least and the most digits of a telephone number, E.164.
const (
	leastDigits = 5
	mostDigits  = 15

	mobileDigits = 11
)

// ParsePhone reads a telephone number as people write it: full-width digits,
// spaces, dashes, brackets and +86 before a Chinese number. "" is none. The digits
// alone are kept. Those that begin with 1 are a Chinese mobile's or, after a plus,
// North America's, and are eleven. Anything else is FaultBadPhone on phone, without
// the digits, since an error goes into logs, A2.
func ParsePhone(s string) (Phone, error) {
	var digits strings.Builder
	text := width.Fold.String(CleanLine(s))
	text = strings.TrimPrefix(text, "+86")
	for i, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits.WriteRune(r)
		case r == '+' && i == 0, r == '-', r == '(', r == ')', unicode.IsSpace(r):
		default:
			return Phone{}, badPhone()
		}
	}
	n := digits.Len()
	if text != "" && (n < leastDigits || n > mostDigits) || strings.HasPrefix(digits.String(), "1") && n != mobileDigits {
		return Phone{}, badPhone()
	}
	return NewPhone(digits.String()), nil
}

func badPhone() *Error {
	return Invalid(FaultBadPhone, "phone", "A1", Args{})
}

// CheckYear checks a year of enrolment: 0 for staff, else since the school's
// founding and not after this year.
func CheckYear(year int, now time.Time) error {
	if year == 0 || year >= FirstDate.Time().Year() && year <= now.In(China).Year() {
		return nil
	}
	e := BadChoice("year", "")
	e.Args["value"], e.Rule = year, "N1.2c"
	return e
}

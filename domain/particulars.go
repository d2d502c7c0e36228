package domain

import (
	"encoding/json"
	"net/mail"
	"regexp"
	"slices"
	"strings"
	"time"
)

// PersonKind is what somebody is to the school (人员类别), N1.2d.
type PersonKind string

// The kinds of people.
const (
	PersonAlumnus PersonKind = "alumnus" // 校友
	PersonLeader  PersonKind = "leader"  // 学校领导
	PersonTeacher PersonKind = "teacher" // 老师
	PersonStaff   PersonKind = "staff"   // 工作人员
)

// PersonKinds lists every kind.
var PersonKinds = []PersonKind{PersonAlumnus, PersonLeader, PersonTeacher, PersonStaff}

// Staff tells whether the person works at the school: such a person has no year of entering.
func (k PersonKind) Staff() bool { return k == PersonLeader || k == PersonTeacher || k == PersonStaff }

// Degree is what somebody studied for (学历).
type Degree string

// The degrees.
const (
	DegreeDiploma  Degree = "diploma"  // 专科
	DegreeBachelor Degree = "bachelor" // 本科
	DegreeUpgraded Degree = "upgraded" // 专升本
	DegreeMaster   Degree = "master"   // 硕士
	DegreeDoctor   Degree = "doctor"   // 博士
	DegreeOther    Degree = "other"    // 成人教育、进修 and the like
)

// Degrees lists every degree, from the shortest study.
var Degrees = []Degree{DegreeDiploma, DegreeBachelor, DegreeUpgraded, DegreeMaster, DegreeDoctor, DegreeOther}

// Particulars is what may be known of a person beside the name, the class and
// how to reach them. All of it is optional.
type Particulars struct {
	Kind          PersonKind    `json:"person_kind,omitempty"`
	College       string        `json:"college,omitempty"`
	Left          int           `json:"left,omitempty"` // year of leaving (届); 0 if not known
	Degree        Degree        `json:"degree,omitempty"`
	StudentNumber StudentNumber `json:"student_number,omitempty" seal:"yes"`
	Native        string        `json:"native_place,omitempty"` // where the person came to the school from (生源地)
	WorkCity      string        `json:"work_city,omitempty"`    // where the person works, if it is not where they live
	Industry      string        `json:"industry,omitempty"`
	Employer      string        `json:"employer,omitempty" seal:"yes" cover:"always"`
	Position      string        `json:"position,omitempty" seal:"yes" cover:"always"` // office held there
	Nickname      string        `json:"nickname,omitempty" seal:"yes" cover:"always"` // in WeChat, as it came
}

// latestLeaving is how many years ahead somebody may be known to leave.
const latestLeaving = 10

// Checked gives the particulars with each text in its canonical form. entered is
// the year of entering, 0 if not known. Errors name the field, by its JSON name.
func (p Particulars) Checked(entered int, now time.Time) (Particulars, error) {
	if p.Kind != "" && !slices.Contains(PersonKinds, p.Kind) {
		return p, BadChoice("person_kind", CleanLine(string(p.Kind)))
	}
	if p.Degree != "" && !slices.Contains(Degrees, p.Degree) {
		return p, BadChoice("degree", CleanLine(string(p.Degree)))
	}
	last := now.In(China).Year() + latestLeaving
	if p.Left != 0 && (p.Left < max(entered, FirstDate.Time().Year()) || p.Left > last) {
		e := BadChoice("left", "")
		e.Args["value"], e.Rule = p.Left, "N1.2c"
		return p, e
	}
	for _, f := range []struct {
		name string
		text *string
		read func(field, s string, limit int) (string, error)
	}{
		{"college", &p.College, OpenLine},
		{"student_number", (*string)(&p.StudentNumber), Line},
		{"native_place", &p.Native, OpenLine},
		{"work_city", &p.WorkCity, OpenLine},
		{"industry", &p.Industry, OpenLine},
		{"employer", &p.Employer, Line},
		{"position", &p.Position, Line},
	} {
		text, err := f.read(f.name, *f.text, MaxName)
		if err != nil {
			return p, err
		}
		*f.text = text
	}
	_, err := Line("nickname", p.Nickname, MaxName) // kept as it came
	return p, err
}

// Email is an e-mail address (电子邮箱). It prints and marshals masked
// everywhere, as a Phone does.
type Email struct{ address string }

// NewEmail makes an e-mail address of its text.
func NewEmail(address string) Email { return Email{address} }

// Reveal gives the address.
func (e Email) Reveal() string { return e.address }

// String masks all but the first letter and the domain: f***@example.cn.
func (e Email) String() string {
	name, host, ok := strings.Cut(e.address, "@")
	if !ok || name == "" {
		return ""
	}
	return string([]rune(name)[:1]) + "***@" + host
}

// GoString masks too, so that %#v in a log leaks nothing.
func (e Email) GoString() string { return e.String() }

// MarshalJSON writes the masked form; the store seals the address by itself.
func (e Email) MarshalJSON() ([]byte, error) { return json.Marshal(e.String()) }

// UnmarshalJSON reads nothing: a masked address is none.
func (e *Email) UnmarshalJSON([]byte) error { return nil }

// ParseEmail reads an e-mail address as people write it; "" is none. Anything
// else is FaultBadEmail on email, without the text, A2.
func ParseEmail(s string) (Email, error) {
	text := plain(CleanLine(s))
	if text == "" {
		return Email{}, nil
	}
	a, err := mail.ParseAddress(text)
	if err != nil || a.Name != "" || a.Address != text || len(text) > 254 || !strings.Contains(text[strings.LastIndex(text, "@"):], ".") {
		return Email{}, Invalid(FaultBadEmail, "email", "A1", Args{})
	}
	return NewEmail(text), nil
}

// MaxPhones is how many telephone numbers a person may have beside the first.
const MaxPhones = 5

// ParsePhones reads several telephone numbers, parted by commas, slashes or lines;
// each once.
// Errors are ParsePhone's, on phones.
func ParsePhones(s string) ([]Phone, error) {
	var out []Phone
	for _, text := range ReadPhones(s) {
		p, err := ParsePhone(text)
		if err != nil {
			return nil, AsError(err).On("phones")
		}
		if p.Reveal() != "" && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	if len(out) > MaxPhones {
		return nil, Invalid(FaultTooLong, "phones", "", Args{"max": MaxPhones})
	}
	return out, nil
}

// ReadPhones parts telephone numbers as people write them into one field: by
// commas, 、 or a slash, and whole mobile numbers by spaces. None of them is checked.
func ReadPhones(s string) []string {
	s = phoneNote.ReplaceAllString(phoneLabel.ReplaceAllString(s, "$1"), "")
	s = twoMobiles.ReplaceAllString(s, "$1,")
	parts := strings.FieldsFunc(s, func(r rune) bool { return comma(r) || r == '/' || r == '／' || r == '\n' })
	for i, p := range parts {
		if m := keptPhone.FindStringSubmatch(strings.TrimSpace(p)); m != nil {
			parts[i] = m[1]
		}
	}
	return parts
}

var (
	// phoneLabel is what people write before a number in its own field: 手机：, Tel, 电话/微信同号.
	phoneLabel = regexp.MustCompile(`(?i)(?:联系电话|移动电话|手机号码|电话号码|手机号|手机|电话|telephone|mobile|phone|tel)(?:/微信同号|/微信)?\.?\s*[:：]?\s*(\+?\d)`)
	// phoneNote is what they write behind it.
	phoneNote = regexp.MustCompile(`\s*[（(]?(?:微信|手机)同号[)）]?`)
)

// twoMobiles is a whole mobile number before another: a line break in a cell is a space.
var twoMobiles = regexp.MustCompile(`(\b1\d{10})\s+(?:\b)`)

// keptPhone is a number as spreadsheets keep it so that it stays whole, '13900000001,
// ="13900000001" and 13900000001.0, or with what people say about it in brackets.
var keptPhone = regexp.MustCompile(`^(?:'|=")?(1\d{10})(?:"|\.0+)?\s*(?:[（(][^0-9０-９（）()]*[）)])?$`)

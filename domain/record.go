package domain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Kind is the letter that begins a record's short number.
type Kind byte

// The kinds of records.
const (
	KindBranch      Kind = 'B'
	KindGroup       Kind = 'G'
	KindPerson      Kind = 'P'
	KindApplication Kind = 'A'
	KindTransfer    Kind = 'T'
	KindViolation   Kind = 'V'
	KindTask        Kind = 'W'
	KindAccount     Kind = 'U'
	KindRuleSet     Kind = 'R'

	KindFiling        Kind = 'F'
	KindCampaign      Kind = 'C'
	KindBulletin      Kind = 'N'
	KindConsolidation Kind = 'M'
	KindPlace         Kind = 'L'
	KindTemplate      Kind = 'D'
	KindKeyUse        Kind = 'K' // numbered as its account
	KindSession       Kind = 'S' // is open, and stored nowhere
	KindInvitation    Kind = 'I'

	KindRectification Kind = 'X'
	KindRefusal       Kind = 'Q'
	KindIncident      Kind = 'E'
	KindImport        Kind = 'J'
	KindImportPart    Kind = 'Z' // some rows of an import; shown only there
	KindReview        Kind = 'Y'
	KindImpostor      Kind = 'H'
)

// Kinds lists every kind, in the order in which people meet them.
var Kinds = []Kind{
	KindBranch, KindGroup, KindPerson, KindApplication, KindTransfer,
	KindViolation, KindTask, KindAccount, KindRuleSet,
	KindFiling, KindCampaign, KindBulletin, KindConsolidation, KindPlace, KindTemplate,
	KindIncident,
	KindKeyUse, KindSession, KindInvitation, KindRectification, KindRefusal, KindImport, KindImportPart, KindReview,
	KindImpostor,
}

// ID is a record's short number (编号): a letter and a count, like G-0031. It
// is the key in the store and what people read out over the phone, the same on
// every face. The zero ID stands for "none".
type ID struct {
	Kind Kind
	Seq  uint64
}

// IsZero tells whether the ID stands for "none".
func (id ID) IsZero() bool { return id == ID{} }

// String writes the ID with at least four digits: G-0031. The zero ID is "".
func (id ID) String() string {
	if id.IsZero() {
		return ""
	}
	return fmt.Sprintf("%c-%04d", id.Kind, id.Seq)
}

// Spellings gives the ways in which people type the ID: A-0012, A12, 0012, 12;
// none for the zero ID.
func (id ID) Spellings() []string {
	if id.IsZero() {
		return nil
	}
	full, bare := id.String(), strconv.FormatUint(id.Seq, 10)
	_, digits, _ := strings.Cut(full, "-")
	return []string{full, full[:1] + bare, digits, bare}
}

// MarshalText implements encoding.TextMarshaler.
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText implements encoding.TextUnmarshaler; the empty text is the zero ID.
func (id *ID) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*id = ID{}
		return nil
	}
	v, err := ParseID(string(b))
	if err == nil {
		*id = v
	}
	return err
}

// ParseID reads a short number as people type it: G-0031, g31, "G 31", Ｇ－３１. It
// fails with CodeInvalid for anything else.
func ParseID(s string) (ID, error) {
	id, ok := parseID(s)
	if !ok {
		id, ok = parseID(plain(s)) // only now: stored numbers are read by the thousand
	}
	if !ok {
		return ID{}, badID(s)
	}
	return id, nil
}

func badID(s string) *Error {
	return Invalid(FaultBadID, "id", "", Args{"value": clip(CleanLine(s))})
}

func parseID(s string) (ID, bool) {
	t := strings.ToUpper(strings.TrimSpace(s))
	if len(t) < 2 || len(t) > 24 {
		return ID{}, false
	}
	kind, digits := Kind(t[0]), strings.TrimLeft(t[1:], "- ")
	if !slices.Contains(Kinds, kind) || digits == "" || digits[0] == '+' {
		return ID{}, false
	}
	n, err := strconv.ParseUint(digits, 10, 63)
	if err != nil || n == 0 {
		return ID{}, false
	}
	return ID{Kind: kind, Seq: n}, true
}

// Meta is what every record carries.
type Meta struct {
	ID        ID        `json:"id"`
	Version   uint64    `json:"version"` // 1 when created, one more at every write; the store counts
	CreatedAt time.Time `json:"created_at"`
	UpdatedAt time.Time `json:"updated_at"`
}

// Head gives the record's own Meta, for the store.
func (m *Meta) Head() *Meta { return m }

// Date is a calendar day, "2006-01-02", or "" for none.
type Date string

// China is the time zone of every date that people read (UTC+8, no daylight saving).
var China = time.FixedZone("CST", 8*60*60)

// DateOf is the day of t in China.
func DateOf(t time.Time) Date { return Date(t.In(China).Format(time.DateOnly)) }

// Time is the beginning of the day in China; the zero time for "" or nonsense.
func (d Date) Time() time.Time {
	t, err := time.ParseInLocation(time.DateOnly, string(d), China)
	if err != nil {
		return time.Time{}
	}
	return t
}

// Valid tells whether the date is a real day written as 2006-01-02.
func (d Date) Valid() bool { return !d.Time().IsZero() }

// DaysUntil counts the days in China from now's day to t's: 0 is today,
// negative is past.
func DaysUntil(t, now time.Time) int {
	return int(DateOf(t).Time().Sub(DateOf(now).Time()) / (24 * time.Hour))
}

package naming

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"alumni/domain"
)

// The fixed words of a member card, from the notice's 一.2.
const (
	cardDash  = "-"
	yearSign  = "级"
	staffWord = "老师"
)

// CardFinding is one deviation of a member card from the format, N1.2c.
type CardFinding string

// The findings.
const (
	CardEmpty     CardFinding = "empty"      // nothing on the card
	CardWidth     CardFinding = "width"      // full-width digits, letters or dashes
	CardHidden    CardFinding = "hidden"     // characters that nobody sees
	CardSeparator CardFinding = "separator"  // parted by something else than "-"
	CardSpaces    CardFinding = "spaces"     // spaces inside
	CardYear      CardFinding = "year"       // 1997级, 97 or 97届 instead of 97级
	CardOrder     CardFinding = "order"      // the class before the city, or the year before the major
	CardTooMany   CardFinding = "too_many"   // more parts than three
	CardNoCity    CardFinding = "no_city"    // the city is missing
	CardNoClass   CardFinding = "no_class"   // major and year are missing
	CardNoYear    CardFinding = "no_year"    // the year is missing
	CardNoMajor   CardFinding = "no_major"   // the major is missing
	CardOtherName CardFinding = "other_name" // another name than the person's
)

// CardFindings lists every finding.
var CardFindings = []CardFinding{
	CardEmpty, CardWidth, CardHidden, CardSeparator, CardSpaces, CardYear, CardOrder,
	CardTooMany, CardNoCity, CardNoClass, CardNoYear, CardNoMajor, CardOtherName,
}

// CardParts is what a member card says; an empty part is missing.
type CardParts struct {
	Name  string
	City  string
	Major string // the major in short, or a staff member's unit
	Year  int    // four digits; 0 for none
}

// Card gives a person's member card in the format of N1.2c, 姓名-城市-专业年级:
// 张三-北京-化学97级, the year with two digits as in the notice's example. Staff
// have no year; their unit stands there, or 老师. A part that the registry does
// not know is left out; of whom it knows the name alone, the card is the name.
func Card(p domain.Person) string {
	if p.City == "" && p.Major == "" && p.Year == 0 {
		return p.Name
	}
	return cardOf(CardParts{Name: p.Name, City: p.City, Major: p.Major, Year: p.Year})
}

func cardOf(c CardParts) string {
	class := c.Major
	switch {
	case c.Year > 0:
		class += fmt.Sprintf("%02d%s", c.Year%100, yearSign)
	case class == "":
		class = staffWord
	}
	parts := slices.DeleteFunc([]string{c.Name, c.City, class}, func(s string) bool { return s == "" })
	return strings.Join(parts, cardDash)
}

// ParseCard reads a member card and lists how it deviates from N1.2c, in the
// order of CardFindings. It understands full-width digits and dashes, spaces,
// other separators, 97 or 1997 with or without 级, and missing parts.
func ParseCard(s string) (CardParts, []CardFinding) {
	found := map[CardFinding]bool{}
	text := cleanCard(s, found)
	fields := strings.FieldsFunc(text, func(r rune) bool { return r == '-' })
	if len(fields) == 0 {
		found[CardEmpty] = true
		return CardParts{}, domain.Those(CardFindings, found)
	}
	c := CardParts{Name: fields[0]}
	city, class := splitRest(fields[1:], found)
	c.City = city
	c.Major, c.Year = readClass(class, found)
	if c.City == "" {
		found[CardNoCity] = true
	}
	return c, domain.Those(CardFindings, found)
}

// cleanCard gives the card with "-" as its only separator.
func cleanCard(s string, found map[CardFinding]bool) string {
	if strings.ContainsFunc(s, hidden) {
		found[CardHidden] = true
	}
	text := visible(s)
	if text != withoutHidden(s) {
		found[CardWidth] = true
	}
	dashed := separators.Replace(text)
	if dashed != text {
		found[CardSeparator] = true
	}
	trimmed := strings.TrimSpace(dashed)
	if !strings.Contains(trimmed, cardDash) && len(strings.Fields(trimmed)) > 1 {
		// Spaces are all that parts it: 张三 北京 化学97级.
		found[CardSeparator] = true
		return joinYear(strings.Fields(trimmed))
	}
	if flat := dropSpaces(dashed); flat != dashed {
		found[CardSpaces] = true
		return flat
	}
	return dashed
}

// joinYear joins 化学 97 级 again where spaces parted the whole card.
func joinYear(parts []string) string {
	out := parts[:1:1]
	for i, p := range parts[1:] {
		if i > 1 || bareYear.MatchString(p) {
			out[len(out)-1] += p
			continue
		}
		out = append(out, p)
	}
	return strings.Join(out, cardDash)
}

// separators are what people type for "-". The middle dot is none: it is part
// of many names (阿依古丽·买买提).
var separators = strings.NewReplacer(
	"—", "-", "–", "-", "―", "-", "‐", "-", "‑", "-", "−", "-", "─", "-", "ー", "-", "~", "-",
	"_", "-", "+", "-", "/", "-", "|", "-", "、", "-", ",", "-",
)

var (
	bareYear  = regexp.MustCompile(`^(\d{4}|\d{2})?[级届]?$`)
	yearAtEnd = regexp.MustCompile(`^(.*?)(\d{4}|\d{2})([级届]?)$`)
	yearFirst = regexp.MustCompile(`^(\d{4}|\d{2})([级届])(.*)$`)
)

// splitRest tells the city from the class in what follows the name.
func splitRest(rest []string, found map[CardFinding]bool) (city, class string) {
	switch {
	case len(rest) == 0:
		return "", ""
	case len(rest) == 1 && hasYear(rest[0]):
		return "", rest[0]
	case len(rest) == 1:
		return rest[0], ""
	case hasYear(rest[0]) && !hasYear(rest[1]):
		found[CardOrder] = true
		rest = append([]string{rest[1], rest[0]}, rest[2:]...)
	}
	if len(rest) > 2 {
		found[CardTooMany] = true
	}
	return rest[0], strings.Join(rest[1:], "")
}

func hasYear(s string) bool { return yearAtEnd.MatchString(s) || yearFirst.MatchString(s) }

// readClass reads 化学97级, 化学1997级, 化学97 and 97级化学.
func readClass(class string, found map[CardFinding]bool) (major string, year int) {
	if class == "" {
		found[CardNoClass] = true
		return "", 0
	}
	digits, sign := "", ""
	if m := yearAtEnd.FindStringSubmatch(class); m != nil {
		major, digits, sign = m[1], m[2], m[3]
	} else if m := yearFirst.FindStringSubmatch(class); m != nil {
		digits, sign, major = m[1], m[2], m[3]
		found[CardOrder] = true
	} else {
		if !staffClass(class) {
			found[CardNoYear] = true
		}
		return class, 0
	}
	if major == "" {
		found[CardNoMajor] = true
	}
	if len(digits) == 4 || sign != yearSign {
		found[CardYear] = true
	}
	year, _ = domain.ReadYear("year", digits) // digits, by the patterns
	return major, year
}

// staffClass tells whether the part reads as a staff member's unit or role.
func staffClass(s string) bool {
	units := []string{staffWord, "教师", "领导", "工作人员", "学院", "处", "部", "中心", "办公室", "馆"}
	return slices.ContainsFunc(units, func(end string) bool { return strings.HasSuffix(s, end) })
}

// CheckCard lists how a person's card deviates, N1.2c: what ParseCard finds,
// and a name that is not the person's (N1.2a). A year is not asked of staff.
func CheckCard(s string, p domain.Person) []CardFinding {
	parts, found := ParseCard(s)
	if p.Year == 0 {
		found = slices.DeleteFunc(found, func(f CardFinding) bool { return f == CardNoYear })
	}
	if parts.Name != "" && p.Name != "" && parts.Name != p.Name {
		found = append(found, CardOtherName)
	}
	return found
}

// FixCard proposes the corrected card, N1.2c. The name is the registry's,
// since cards carry the real name (N1.2a); city, major and year are the
// card's where it can be read, else the registry's. Of whom neither tells a
// class it proposes nothing, "": who is no teacher must not be called one.
func FixCard(s string, p domain.Person) string {
	c, _ := ParseCard(s)
	if p.Name != "" {
		if c.Name != p.Name && c.City == "" {
			// Nothing on the card is certain: 小张在北京.
			c = CardParts{}
		}
		c.Name = p.Name
	}
	c.City, c.Major, c.Year = cmp.Or(c.City, p.City), cmp.Or(c.Major, p.Major), cmp.Or(c.Year, p.Year)
	if c.Major == "" && c.Year == 0 {
		return ""
	}
	return cardOf(c)
}

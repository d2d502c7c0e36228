package domain

import (
	"slices"
	"strings"
)

// MaxTemplate is the most characters of a template: several pages of a letter,
// and few enough for any terminal and any store.
const MaxTemplate = 8000

// Placeholder is a {name} in a template that stands for a value of the letter.
type Placeholder struct {
	Name     string
	Required bool // a text without it would not be what the regulation asks for
	Rule     ClauseID
}

// TemplatePlaceholders are what each template may name, and must: an approval
// without its document number would be no reply, M4.2, a bulletin without the
// groups would publish nothing, M4.3.
var TemplatePlaceholders = map[TemplateKey][]Placeholder{
	TemplateApproval: append([]Placeholder{
		{Name: "number", Required: true, Rule: "M4.2"}, {Name: "group", Required: true, Rule: "M4.2"},
	}, letterNames("date", "branch", "applicant", "document", "kind", "from", "owner", "admins", "note", "rules", "case",
		"title", "request", "decision", "managers", "follow_up", "you", "office")...),
	TemplateRejection: append([]Placeholder{
		{Name: "note", Required: true, Rule: "M4.2"},
	}, letterNames("number", "group", "date", "branch", "applicant", "document", "kind", "from", "owner", "admins", "rules", "case",
		"title", "request", "you", "office")...),
	TemplateCorrection: append([]Placeholder{
		{Name: "missing", Required: true, Rule: "M4.2"},
	}, letterNames("note", "date", "branch", "applicant", "document", "kind", "group", "from", "owner", "admins", "rules", "case",
		"title", "request", "you", "office")...),
	TemplateBulletin: append([]Placeholder{
		{Name: "groups", Required: true, Rule: "M4.3"},
	}, letterNames("number", "date", "count", "title", "office")...),
	TemplateRectify: append([]Placeholder{
		{Name: "members", Required: true, Rule: "N2.2b"}, {Name: "deadline", Required: true, Rule: "N2.2b"},
	}, letterNames("group", "branch", "date", "count", "note")...),
	TemplateRights: append([]Placeholder{
		{Name: "name", Required: true, Rule: "M8.3"}, {Name: "deadline", Required: true, Rule: "M8.3"},
	}, letterNames("words", "where", "seen", "to", "date", "note", "rules", "office")...),
	TemplateReminder: append([]Placeholder{
		{Name: "branch", Required: true, Rule: "N4.1b"}, {Name: "deadline", Required: true, Rule: "N4.1b"},
	}, letterNames("campaign", "date", "groups", "missing", "late", "count", "days", "title", "office")...),
}

func letterNames(names ...string) []Placeholder {
	out := make([]Placeholder, len(names))
	for i, n := range names {
		out[i] = Placeholder{Name: n}
	}
	return out
}

// CheckTemplate checks a template's text: every {placeholder} is one that its
// letter has, every brace and bracket is closed, and what the letter must say
// is there. Parts in [brackets] are left out when one of their values is empty,
// so a required placeholder stands outside of them. FaultPlaceholder names what
// is wrong, FaultRequired an empty text.
func CheckTemplate(key TemplateKey, body string) error {
	if !slices.Contains(TemplateKeys, key) {
		return BadChoice("key", CleanLine(string(key)))
	}
	if strings.TrimSpace(body) == "" {
		return Required("body", "M9")
	}
	switch key { // these are no letters
	case TemplateColumns:
		_, err := ReadColumnWords(body)
		return err
	case TemplateImpostor:
		_, err := ReadImpostorWords(body)
		return err
	}
	names, always, wrong := readTemplate(body)
	if wrong != "" {
		return badPlaceholder(wrong)
	}
	known := TemplatePlaceholders[key]
	for _, name := range names {
		if !slices.ContainsFunc(known, func(p Placeholder) bool { return p.Name == name }) {
			return badPlaceholder("{" + name + "}")
		}
	}
	for _, p := range known {
		if p.Required && !always[p.Name] {
			return Invalid(FaultPlaceholderMissing, "body", p.Rule, Args{"value": "{" + p.Name + "}"})
		}
	}
	return nil
}

func badPlaceholder(value string) error {
	return Invalid(FaultPlaceholder, "body", "M9", Args{"value": firstOf(value, 24)})
}

func firstOf(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}

// readTemplate finds the placeholders, as they stand; always tells whether one
// stands outside of brackets. Wrong is the piece that is not closed or nested.
func readTemplate(body string) (names []string, always map[string]bool, wrong string) {
	always = map[string]bool{}
	open, rest := false, body
	for {
		i := strings.IndexAny(rest, "{}[]")
		if i < 0 {
			if open {
				return nil, nil, "["
			}
			return names, always, ""
		}
		sign := rest[i]
		switch {
		case sign == '{':
			j := strings.IndexAny(rest[i+1:], "{}[]\n")
			if j < 0 || rest[i+1+j] != '}' {
				return nil, nil, firstOf(strings.TrimSpace(rest[i:]), 24)
			}
			name := rest[i+1 : i+1+j]
			names, always[name] = append(names, name), always[name] || !open
			i += 1 + j
		case sign == '[' && !open:
			open = true
		case sign == ']' && open:
			open = false
		default:
			return nil, nil, string(sign)
		}
		rest = rest[i+1:]
	}
}

package deed

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"alumni/domain"
	"alumni/domain/rulebook"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Kind is how a field is filled in.
type Kind int

// The kinds of fields.
const (
	Line    Kind = iota // one line
	Number              // a whole number
	Area                // several lines; a command reads "-" from standard input
	Choice              // one of Options
	Yes                 // yes or no: a flag without a value, a choice on the form
	List                // several lines of text
	Day                 // a day
	Person              // one person
	People              // several people
	Choices             // several of Options
	Key                 // an SSH public key; a command reads "-" from standard input, in any encoding
)

// Field is one field of a deed, bound to its input. A command has it as a flag, a
// form as a field.
type Field struct {
	Key    string // the use-case's name for it, as in domain.Error.Field
	Flag   string // of the command
	Kind   Kind
	Needed bool      // a command without it is a wrong command line
	Blank  bool      // a command's empty value leaves it as it is: a script's empty variable
	Label  i18n.Line // on the form; empty is the field's own name
	Help   i18n.Line // of the flag
	Hint   i18n.Line // in the empty field of the form
	Piped  bool      // a command reads "-" from standard input, though it is one line
	Unset  bool      // of a choice: on the form nothing is chosen before the person does
	Unkept bool      // a form does not keep what is typed until it is submitted: it may be a secret
	Most   int       // characters; 0 for the form's own limit
	With   string    // on the form it stands only once the field of this key is filled in
	// Options are what a choice takes. A flag without a text of its own lists them.
	Options func(*i18n.Text) []show.Option
	Offered func(*i18n.Text) []show.Option // what a form offers of them; nil for all
	// Get gives what the input holds, as it would be typed.
	Get func() []string
	// Set reads what was typed into the input.
	Set func(c Call, typed []string) error
}

// one makes a field of one value.
func one(key string, kind Kind, get func() string, set func(Call, string) error) Field {
	return Field{
		Key: key, Flag: strings.ReplaceAll(key, "_", "-"), Kind: kind,
		Get: func() []string { return []string{get()} },
		Set: func(c Call, typed []string) error { return set(c, typed[len(typed)-1]) },
	}
}

// TextOf is a line of text.
func TextOf[T ~string](key string, to *T) Field {
	return one(key, Line, func() string { return string(*to) }, func(_ Call, s string) error { *to = T(s); return nil })
}

// Func is a line of which something else is made.
func Func(key string, get func() string, set func(typed string) error) Field {
	return one(key, Line, get, func(_ Call, s string) error { return set(s) })
}

// AreaOf is a text of several lines.
func AreaOf(key string, to *string) Field {
	f := TextOf(key, to)
	f.Kind, f.Most = Area, domain.MaxText
	return f
}

// KeyOf is an SSH public key, as people paste it. A private one pasted by mistake
// must be left nowhere, so no form keeps it.
func KeyOf(key string, to *domain.AccountKey) Field {
	f := one(key, Key, func() string { return "" }, func(c Call, s string) (err error) {
		if strings.TrimSpace(s) == "" {
			return nil // for the use-case to refuse, where it needs one
		}
		*to, err = c.Office.ReadKey(s)
		return err
	})
	f.Unkept = true
	return f
}

// CountOf is a count of people or things; an empty field is 0.
// An input that holds none begins with an empty field, which says what 0 means by its hint.
func CountOf(key string, to *int) Field {
	f := numberOf(key, to, domain.ReadCount)
	f.Get = func() []string {
		if *to == 0 {
			return []string{""}
		}
		return []string{strconv.Itoa(*to)}
	}
	return f
}

// YearOf is a year of entering; an empty field and 0 are staff, N1.2c.
func YearOf(key string, to *int) Field { return numberOf(key, to, domain.ReadYear).Max(5) }

// VersionOf is the version of a record that a change is made on.
func VersionOf(to *uint64) Field {
	return numberOf("version", to, func(key, s string) (uint64, error) {
		n, err := domain.ReadCount(key, s)
		if err == nil && n < 0 {
			err = domain.BadChoice(key, s)
		}
		return uint64(max(n, 0)), err
	})
}

func numberOf[N int | uint64](key string, to *N, read func(key, s string) (N, error)) Field {
	return one(key, Number, func() string { return fmt.Sprint(*to) }, func(_ Call, s string) (err error) {
		*to, err = read(key, s)
		return err
	})
}

// DayOf is a day, in any of the ways in which people write one.
func DayOf(key string, to *domain.Date) Field {
	return one(key, Day, func() string { return string(*to) }, func(c Call, s string) error {
		if *to = domain.ReadDate(s); c.Office != nil { // a tree that is only looked at has none
			*to = domain.ReadDay(s, c.Office.Now())
		}
		return nil
	})
}

// RecordOf is one record by its number, a person by number or name; an empty
// field is none, for the use-case to refuse.
func RecordOf(key string, kind domain.Kind, to *domain.ID) Field {
	return one(key, kindOf(kind, Line, Person), to.String, func(c Call, s string) (err error) {
		var id domain.ID
		if strings.TrimSpace(s) != "" {
			id, err = c.Record(key, kind, s)
		}
		if err == nil {
			*to = id
		}
		return err
	})
}

// RecordsOf are several records.
func RecordsOf(key string, kind domain.Kind, to *[]domain.ID) Field {
	get := func() []string {
		out := make([]string, len(*to))
		for i, id := range *to {
			out[i] = id.String()
		}
		return out
	}
	return EachOf(key, kindOf(kind, List, People), to, get, func(c Call, s string) (domain.ID, error) { return c.Record(key, kind, s) })
}

func kindOf(record domain.Kind, other, person Kind) Kind {
	if record == domain.KindPerson {
		return person
	}
	return other
}

// EachOf is a list of which each item is read alike.
func EachOf[T any](key string, kind Kind, to *[]T, get func() []string, read func(c Call, s string) (T, error)) Field {
	f := one(key, kind, nil, nil)
	f.Get = get
	f.Set = func(c Call, typed []string) (err error) {
		*to, err = domain.ReadEach(strings.Join(typed, ","), func(s string) (T, error) { return read(c, s) })
		return err
	}
	return f
}

// ReferenceOf are the fields of a document outside the program: its number, and
// once there is one its day and a note.
func ReferenceOf(key string, to *domain.Reference) []Field {
	day, note := DayOf(key+"_date", &to.Date), TextOf(key+"_note", &to.Note).Max(domain.MaxText).Optional()
	day.With, note.With = key, key
	return []Field{TextOf(key, &to.Number).Max(domain.MaxReference), day, note}
}

// YesOf is a yes or no, with what the form says for each; a command has it as a
// flag without a value.
func YesOf(key string, to *bool, no, yes i18n.Line) Field {
	f := one(key, Yes, func() string { return strconv.FormatBool(*to) }, func(_ Call, s string) (err error) {
		*to, err = domain.ReadYes(key, s)
		return err
	})
	f.Options = func(t *i18n.Text) []show.Option {
		return []show.Option{{Value: "false", Label: t.Say(no)}, {Value: "true", Label: t.Say(yes)}}
	}
	return f
}

// ChoiceOf is one of a list, by its code or by the word for it in either
// language. A refusal gives the codes: a script can rely on them.
func ChoiceOf[T ~string](key string, to *T, of []T, words func(*i18n.Text) map[T]string) Field {
	f := one(key, Choice, func() string { return string(*to) }, func(_ Call, s string) (err error) {
		*to, err = choice(key, s, of, words)
		return err
	})
	f.Blank, f.Options = true, Options(of, words)
	return f
}

// MaybeOf is ChoiceOf for what need not be known: a form offers to leave it open
// first.
func MaybeOf[T ~string](key string, to *T, of []T, words func(*i18n.Text) map[T]string) Field {
	f := ChoiceOf(key, to, of, words)
	read := f.Set
	f.Set = func(c Call, typed []string) error {
		if strings.TrimSpace(typed[len(typed)-1]) == "" {
			*to = ""
			return nil
		}
		return read(c, typed)
	}
	f.Offered = func(t *i18n.Text) []show.Option {
		return append([]show.Option{{Label: t.Say(i18n.Line{ZH: "不填", EN: "not told"})}}, f.Options(t)...)
	}
	return f
}

// ChoicesOf are several of a list.
func ChoicesOf[T ~string](key string, to *[]T, of []T, words func(*i18n.Text) map[T]string) Field {
	f := EachOf(key, Choices, to, texts(to), func(_ Call, s string) (T, error) { return choice(key, s, of, words) })
	f.Options = Options(of, words)
	return f
}

// choice reads one of a list. A refusal gives the codes: a script can rely on them.
func choice[T ~string](key, s string, of []T, words func(*i18n.Text) map[T]string) (T, error) {
	return domain.ReadChoice(key, s, of, nil, words(i18n.For("zh")), words(i18n.For("en")))
}

// Options are the values of a list with their words.
func Options[T ~string](of []T, words func(*i18n.Text) map[T]string) func(*i18n.Text) []show.Option {
	return func(t *i18n.Text) []show.Option {
		out := make([]show.Option, len(of))
		for i, v := range of {
			out[i] = show.Option{Value: string(v), Label: words(t)[v]}
		}
		return out
	}
}

// ListOf is a list of short texts.
func ListOf[T ~string](key string, to *[]T) Field {
	f := one(key, List, nil, nil)
	f.Get = texts(to)
	f.Set = func(_ Call, typed []string) error {
		*to = nil
		for _, s := range domain.ReadList(strings.Join(typed, ",")) {
			*to = append(*to, T(s))
		}
		return nil
	}
	return f
}

// ClausesOf is a list of clauses, each as people cite it, with spaces of its own:
// 办法 七(六). What names no clause stays whole, for the rule to refuse.
func ClausesOf(key string, to *[]domain.ClauseID) Field {
	names := func(s string) bool { _, ok := rulebook.Read(s); return ok }
	return EachOf(key, List, to, texts(to), func(_ Call, s string) (domain.ClauseID, error) {
		several := strings.Fields(s)
		if !names(s) && len(several) > 1 && !slices.ContainsFunc(several, func(w string) bool { return !names(w) }) {
			return "", domain.BadChoice(key, s) // each is read by itself
		}
		return domain.ClauseID(s), nil
	})
}

func texts[T ~string](of *[]T) func() []string {
	return func() (out []string) {
		for _, v := range *of {
			out = append(out, string(v))
		}
		return out
	}
}

// Usage is what the flag is for: the text that it was given, or what it takes.
func (f Field) Usage(t *i18n.Text) string {
	s := t.Say(f.Help)
	if s != "" || f.Options == nil || f.Kind == Yes {
		return s
	}
	var parts []string
	for _, o := range f.Options(t) {
		if t.Lang == "en" { // an English word says no more than the code
			o.Label = ""
		}
		parts = append(parts, strings.TrimSpace(o.Value+" "+o.Label))
	}
	name := t.FieldName(f.Key)
	if f.Kind == Choices {
		name += t.Say(i18n.Line{ZH: "，可多次或用逗号分开", EN: ", repeatable or with commas"})
	}
	return name + t.Label.Colon + strings.Join(parts, t.Label.Comma)
}

// As gives the flag another name than the field's own.
func (f Field) As(flag string) Field { f.Flag = flag; return f }

// Must makes the field one that a command must be given.
func (f Field) Must() Field { f.Needed = true; return f }

// Unchosen keeps a form from choosing for the person: none of the values is what
// people mean by default.
func (f Field) Unchosen() Field { f.Unset = true; return f }

// Pipe lets a command read the line from standard input.
func (f Field) Pipe() Field { f.Piped = true; return f }

// Optional says in the empty field that it may stay so.
func (f Field) Optional() Field { f.Hint = i18n.Optional; return f }

// Max bounds the field, in characters.
func (f Field) Max(n int) Field { f.Most = n; return f }

// Offering gives the values that a form offers, where it offers not all.
func (f Field) Offering(options func(*i18n.Text) []show.Option) Field { f.Offered = options; return f }

// Named gives the field a label of its own on the form.
func (f Field) Named(zh, en string) Field { f.Label = i18n.Line{ZH: zh, EN: en}; return f }

// Helped says what the flag is for.
func (f Field) Helped(zh, en string) Field { f.Help = i18n.Line{ZH: zh, EN: en}; return f }

// Hinted says what stands in the empty field.
func (f Field) Hinted(zh, en string) Field { f.Hint = i18n.Line{ZH: zh, EN: en}; return f }

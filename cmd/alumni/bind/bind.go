// Package bind declares what a command takes as a list of fields, each bound to
// the place in a use-case's input that it fills. A field is told once: it
// declares its flag, or takes the next argument, and reads it by the one reader
// of its kind in domain. The fields are read in the order of the list, so that
// the same wrong line gets the same refusal every time; what is not said leaves
// the input as it is. Commands are made fresh for every run, and their fields
// with them.
package bind

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/tui/deed"
	"alumni/tui/i18n"
)

// Line is what reading a command line needs.
type Line struct {
	Text *i18n.Text
	// Call tells who asks; it opens the office where it is not open yet.
	Call func(ctx context.Context) (deed.Call, error)
}

// Fields are what a command takes, in the order in which it is read.
type Fields []Field

// Field is one flag, one argument, a few that belong together, or a step
// between them.
type Field struct {
	name  string // of the flag; "" for an argument or a step
	help  string // where it is declared with the flag
	said  *said
	need  bool
	read  func(c *reading, said []string) error
	step  func(ctx context.Context) error
	door  func(ctx context.Context) error
	parts Fields
}

// said is what the command line says of a field; it implements pflag.Value.
type said struct {
	kind   string // as the help tells it
	many   bool   // every flag adds to what was said before
	given  bool
	values []string
}

func (s *said) Set(v string) error {
	if !s.many {
		s.values = nil
	}
	s.given, s.values = true, append(s.values, v)
	return nil
}

func (s *said) String() string { return strings.Join(s.values, ",") }

func (s *said) Type() string { return s.kind }

// reading is one command line that is being read.
type reading struct {
	Line
	cmd *cobra.Command
}

// Command makes a command of its words (“show ID”, “submit [ID]”, “text
// [ID...]”), the fields it takes and what it does once they are read. A line that
// lacks what is needed is refused before anything is read.
func Command(use string, line Line, fields Fields, run func(cmd *cobra.Command) error) *cobra.Command {
	fields = flat(fields)
	cmd := &cobra.Command{Use: use, Args: arguments(use, line.Text)}
	for _, f := range fields {
		if f.name == "" {
			continue
		}
		flag := cmd.Flags().VarPF(f.said, f.name, "", f.help)
		if f.said.kind == "bool" {
			flag.NoOptDefVal = "true"
		}
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := fields.read(&reading{line, cmd}, args); err != nil {
			return err
		}
		return run(cmd)
	}
	return cmd
}

func flat(fields Fields) (out Fields) {
	for _, f := range fields {
		if f.parts == nil {
			out = append(out, f)
			continue
		}
		out = append(out, flat(f.parts)...)
	}
	return out
}

func (fields Fields) read(c *reading, args []string) error {
	// Who may not is told so before anything that the line says is looked at.
	for _, f := range fields {
		if f.door != nil {
			if err := f.door(c.cmd.Context()); err != nil {
				return err
			}
		}
	}
	for _, f := range fields {
		if f.need && strings.TrimSpace(f.said.String()) == "" {
			return &cli.UsageError{Text: fmt.Sprintf(c.Text.Command.MissingFlag, f.name)}
		}
	}
	for _, f := range fields {
		var err error
		switch {
		case f.door != nil:
		case f.step != nil:
			err = f.step(c.cmd.Context())
		case f.name != "" && f.said.given:
			err = c.refused(f, f.read(c, f.said.values))
		case f.name == "" && f.said.many && len(args) > 0:
			err, args = c.refused(f, f.read(c, args)), nil
		case f.name == "" && len(args) > 0:
			err, args = c.refused(f, f.read(c, args[:1])), args[1:]
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// refused makes of what a reader did not understand a wrong command line, which
// says what the flag takes.
func (c *reading) refused(f Field, err error) error {
	if err == nil || !domain.IsCode(err, domain.CodeInvalid) {
		return err
	}
	e := domain.AsError(err)
	text := c.Text.Error(err)
	switch {
	case e.Fault != domain.FaultBadID && e.Fault != domain.FaultBadChoice:
		return err
	case f.name != "":
		text = fmt.Sprintf(c.Text.Command.FlagBadValue, f.name, cli.Clean(fmt.Sprint(e.Args["value"])))
		if allowed, ok := e.Args["allowed"].([]string); ok {
			text += fmt.Sprintf(c.Text.Label.OneOf, strings.Join(allowed, c.Text.Label.Comma))
		}
	}
	return &cli.UsageError{Text: text}
}

// arguments checks how many there are, by the words of the command: “ID” is
// needed, “[ID]” may be left out, of “[ID...]” there may be any number.
func arguments(use string, t *i18n.Text) cobra.PositionalArgs {
	names := strings.Fields(use)[1:]
	if len(names) != 1 || !strings.HasPrefix(names[0], "[") {
		return cli.Args(t, names...)
	}
	if strings.HasSuffix(names[0], "...]") {
		return cobra.ArbitraryArgs
	}
	return func(cmd *cobra.Command, args []string) error {
		return cli.Args(t, names[:min(1, len(args))]...)(cmd, args)
	}
}

// Need makes a flag one that must be given.
func Need(f Field) Field {
	f.need = true
	return f
}

// All is fields that belong together as one.
func All(fields ...Field) Field { return Field{parts: fields} }

// Door asks something before the line is looked at, wherever it stands.
func Door(ask func(ctx context.Context) error) Field { return Field{door: ask} }

// Step does something between the fields, like loading what they change.
func Step(do func(ctx context.Context) error) Field { return Field{step: do} }

// Of is a field of a deed as a flag.
func Of(t *i18n.Text, f deed.Field) Field {
	out := bound(f)
	out.name, out.need, out.help = f.Flag, f.Needed, f.Usage(t)
	return out
}

// bound is a flag of a field's own name.
func bound(f deed.Field) Field {
	out := Field{name: f.Key, said: &said{kind: "string"}, read: func(c *reading, said []string) error {
		if f.Blank && strings.TrimSpace(said[len(said)-1]) == "" {
			return nil
		}
		if (f.Kind == deed.Area || f.Piped) && said[len(said)-1] == "-" {
			text, err := Input(c.cmd, c.Text)
			if err != nil {
				return err
			}
			said = []string{text}
		}
		if f.Kind == deed.Key && said[len(said)-1] == "-" {
			b, err := input(c.cmd, c.Text)
			if err != nil {
				return err
			}
			said = []string{string(b)}
		}
		call := deed.Call{Ctx: c.cmd.Context(), Text: c.Text}
		yearless := f.Kind == deed.Day && !domain.ReadDate(said[len(said)-1]).Valid()         // which one is meant depends on today
		if yearless || f.Kind == deed.Person || f.Kind == deed.People || f.Kind == deed.Key { // who is meant by a name stands in the store
			var err error
			if call, err = c.Call(call.Ctx); err != nil {
				return err
			}
		}
		return f.Set(call, said)
	}}
	switch f.Kind {
	case deed.Yes:
		out.said.kind = "bool"
	case deed.Number:
		out.said.kind = "int"
	case deed.Day:
		out.said.kind = "date"
	case deed.List, deed.People, deed.Choices:
		out.said.many = true
	}
	return out
}

// argument makes of a flag the next argument.
func argument(f Field) Field {
	f.name = ""
	return f
}

// Text is a flag that is taken as it is.
func Text(name string, to *string) Field { return bound(deed.TextOf(name, to)) }

// Long is a flag of text that may be long: “-” takes standard input.
func Long(name string, to *string) Field { return bound(deed.AreaOf(name, to)) }

// Func is a flag of which something else is made.
func Func(name string, read func(s string) error) Field {
	return Field{name: name, said: &said{kind: "string"}, read: func(_ *reading, said []string) error { return read(said[len(said)-1]) }}
}

// maxInput is the most that is read from standard input for one text, in bytes.
const maxInput = 64 << 10

// Input is the text on standard input.
func Input(cmd *cobra.Command, t *i18n.Text) (string, error) {
	b, err := input(cmd, t)
	if err != nil {
		return "", err
	}
	s, ok := domain.PlainText(b)
	if !ok {
		return "", &cli.UsageError{Text: t.Command.NotUTF8}
	}
	return strings.TrimSpace(s), nil
}

func input(cmd *cobra.Command, t *i18n.Text) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(cmd.InOrStdin(), maxInput+1))
	if err == nil && len(b) > maxInput {
		err = &cli.UsageError{Text: fmt.Sprintf(t.Command.InputTooLong, maxInput)}
	}
	return b, err
}

// Date is a day; what is none stays as it is, for the rule to refuse.
func Date(name string, to *domain.Date) Field { return bound(deed.DayOf(name, to)) }

// Ref is a document: its number as --name, --name-date and --name-note.
func Ref(name string, to *domain.Reference) Field {
	return All(Text(name, &to.Number), Date(name+"-date", &to.Date), Text(name+"-note", &to.Note))
}

// ID is a record by its number, a person by number or name.
func ID(name string, kind domain.Kind, to *domain.ID) Field {
	f := bound(deed.RecordOf(name, kind, to))
	read := f.read
	f.read = func(c *reading, said []string) error {
		if strings.TrimSpace(said[len(said)-1]) == "" {
			return nil // a script's empty variable
		}
		return read(c, said)
	}
	return f
}

// IDs is a list of records.
func IDs(name string, kind domain.Kind, to *[]domain.ID) Field {
	return bound(deed.RecordsOf(name, kind, to))
}

// Each is a list of which each item is made of more than one thing; person reads
// a person out of it.
func Each[T any](name string, to *[]T, read func(s string, person func(s string) (domain.ID, error)) (T, error)) Field {
	return bound(deed.EachOf(name, deed.People, to, nil, func(c deed.Call, s string) (T, error) {
		return read(s, func(s string) (domain.ID, error) { return c.Record(name, domain.KindPerson, s) })
	}))
}

// Arg is the next argument, a record. Only who is meant by a name is asked of the
// office: a wrong number is a wrong command line before anything is opened.
func Arg(kind domain.Kind, to *domain.ID) Field {
	return Field{said: &said{}, read: func(c *reading, said []string) (err error) {
		if kind != domain.KindPerson {
			*to, err = domain.ReadID(said[0], kind)
			return err
		}
		call, err := c.Call(c.cmd.Context())
		if err == nil {
			*to, err = call.Record("", kind, said[0])
		}
		return err
	}}
}

// Record is the next argument, a record of any kind.
func Record(to *domain.ID) Field {
	return argument(Func("", func(s string) (err error) { *to, err = domain.ParseID(s); return err }))
}

// Word is the next argument, taken as it is.
func Word(to *string) Field { return argument(Text("", to)) }

// Words are all further arguments.
func Words(to *[]string) Field {
	return Field{said: &said{many: true}, read: func(_ *reading, said []string) error { *to = said; return nil }}
}

// Choice is one of a list, by its code or by a word for it in one of the languages.
func Choice[T ~string](name string, to *T, of []T, words ...map[T]string) Field {
	return Func(name, func(s string) (err error) {
		if s != "" {
			*to, err = domain.ReadChoice(name, s, of, coded(words)...)
		}
		return err
	})
}

// Choices are several of a list.
func Choices[T ~string](name string, to *[]T, of []T, words ...map[T]string) Field {
	return bound(deed.EachOf(name, deed.List, to, nil, func(_ deed.Call, s string) (T, error) {
		return domain.ReadChoice(name, s, of, coded(words)...)
	}))
}

// coded puts no words first, so that a refusal gives the codes: a script can rely on them.
func coded[T ~string](words []map[T]string) []map[T]string {
	return append([]map[T]string{nil}, words...)
}

// Count is a count of people or rows.
func Count(name string, to *int) Field { return bound(deed.CountOf(name, to)) }

// Version is the version of a record that a change is made on.
func Version(to *uint64) Field { return bound(deed.VersionOf(to)) }

// Yes is a flag that stands for itself; --name=否 takes it back.
func Yes(name string, to *bool) Field { return bound(deed.YesOf(name, to, i18n.Line{}, i18n.Line{})) }

// Pairs are titles with what each stands for, one a flag: --column 手机号=电话; nothing
// behind the sign is allowed too.
func Pairs(name string, to *map[string]string, of []string) Field {
	return Field{name: name, said: &said{kind: "string", many: true}, read: func(_ *reading, said []string) error {
		*to = map[string]string{}
		for _, s := range said {
			title, column, ok := domain.ReadPair(s)
			if !ok || title == "" || column != "" && !slices.Contains(of, column) {
				bad := domain.BadChoice(name, domain.CleanLine(s))
				bad.Args["allowed"] = of
				return bad
			}
			(*to)[title] = column
		}
		return nil
	}}
}

// Package filing has the forms by which filing forms are handed in, M4.4.
package filing

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/desk"
	officefiling "alumni/domain/office/filing"
	"alumni/domain/roster"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/filing"
)

// handing is how the caller hands a form in: as a branch does, which
// headquarters reviews, or as headquarters does that received it.
type handing struct {
	intro, after, button, done string
	fields                     []kit.Field // by which channel it came, and when
}

func handingOf(env *kit.Env) handing {
	t := &env.Text.Filing
	if !env.Actor().HQ() {
		return handing{intro: t.SubmitIntro, after: t.SubmitAfter, button: t.SubmitButton, done: t.Submitted}
	}
	channel := kit.Field{Key: "channel", Label: env.Text.FieldName("channel"), Kind: kit.FieldChoice, Value: string(domain.ChannelEmail)}
	for _, c := range []domain.FilingChannel{domain.ChannelEmail, domain.ChannelPaper, domain.ChannelWeChat, domain.ChannelConsole} {
		channel.Options = append(channel.Options, kit.Option{Value: string(c), Label: env.Text.Word.Channel[c]})
	}
	return handing{
		intro: t.ReceiveIntro, after: t.ReceiveAfter, button: t.ReceiveButton, done: t.TookIn,
		fields: []kit.Field{channel, kit.DateField(env, "received_on", domain.DateOf(env.Office.Now()))},
	}
}

// do hands a group's form in.
func (h handing) do(
	ctx context.Context, env *kit.Env, group desk.GroupRow, in officefiling.SubmitFiling, val kit.Values,
) (string, error) {
	in.Group, in.Version = group.ID, group.Version
	in.Channel, in.ReceivedOn = domain.FilingChannel(val.Text["channel"]), domain.ReadDate(val.Text["received_on"])
	filed, err := env.Office.SubmitFiling(ctx, env.By, in)
	return env.Text.Sentence(h.done, domain.Args{"id": filed.ID, "group": i18n.ShortGroup(group.Name)}), err
}

// Submit builds the form that hands a group's filing form in, M4.4, of several
// groups the one that is chosen. It shows the rows, A1.
func Submit(env *kit.Env, groups ...domain.ID) func(ctx context.Context) (kit.Form, error) {
	return func(ctx context.Context) (kit.Form, error) {
		t, h, views := env.Text, handingOf(env), map[string]officefiling.FormView{}
		which := kit.Field{Key: "group", Label: t.FieldName("group"), Kind: kit.FieldChoice, Value: groups[0].String()}
		rows := []show.Row{{Text: h.intro, Tone: show.ToneStrong}}
		for _, id := range groups {
			v, err := env.Office.FilingForm(ctx, env.By, id)
			if err == nil && len(groups) == 1 {
				err = v.Refused
			}
			if err != nil {
				return kit.Form{}, err
			}
			views[id.String()] = v
			which.Options = append(which.Options, kit.Option{Value: id.String(), Label: i18n.ShortGroup(v.Group.Name)})
			rows = append(rows, show.Row{Text: v.Title + " · " + i18n.ShortGroup(v.Group.Name)})
			rows = append(append(rows, filing.Rows(t, v.Rows)...), filing.Basis(t, v.Basis)...)
		}
		rows = append(rows, show.Row{}, show.Row{Text: h.after, Tone: show.ToneLabel})
		if env.Actor().HQ() {
			rows = append(rows, show.Row{Text: t.Filing.ReceiveCompare, Tone: show.ToneLabel})
		}
		first := views[which.Value].Group
		f := kit.Form{
			Title: t.Sentence(t.Filing.SubmitTitle, domain.Args{"group": i18n.ShortGroup(first.Name)}),
			Intro: rows, Fields: h.fields, Rules: []domain.ClauseID{"M4.4", "A1"}, Submit: h.button,
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				picked := views[cmp.Or(val.Text["group"], which.Value)].Group
				return h.do(ctx, env, picked, officefiling.SubmitFiling{}, val)
			},
		}
		if len(groups) > 1 {
			f.Title = t.Sentence(t.Filing.SubmitTitle, domain.Args{"group": t.BranchName(first.BranchName)})
			f.Fields = append([]kit.Field{which}, h.fields...)
		}
		return f, nil
	}
}

// PasteBinding is the key that reads a group's filing form in from a
// spreadsheet's cells, A1; refused is why the caller may not.
func PasteBinding(env *kit.Env, refused error, group domain.ID, name string) kit.Binding {
	return kit.Binding{
		Key: "i", Label: env.Text.Filing.Paste, Allowed: func() error { return refused },
		Run: func() tea.Cmd { return kit.OpenPaste(env, pastePage(env, group, name)) },
	}
}

// pastePage is the page on which a group's form is pasted: it is compared with
// the registry as a file is, and confirmed with its channel and its day.
func pastePage(env *kit.Env, group domain.ID, name string) kit.PasteSpec {
	t := env.Text
	return kit.PasteSpec{
		Title: t.Sentence(t.Filing.PasteTitle, domain.Args{"group": i18n.ShortGroup(name)}),
		Lead:  t.Filing.PasteLead, Columns: domain.FilingFormColumns,
		Check: func(ctx context.Context, cells [][]string) (kit.PasteReport, error) {
			v, err := env.Office.FilingForm(ctx, env.By, group)
			if err == nil {
				err = v.Refused
			}
			if err != nil {
				return kit.PasteReport{}, err
			}
			read, err := roster.PastedForm(cells, v.Place, roster.Options{})
			if err != nil {
				return kit.PasteReport{}, err
			}
			form, err := read.Whole()
			if err != nil && domain.AsError(err).Fault == domain.FaultFormOwners {
				return tooManyOwners(env, err, read), nil
			}
			if err != nil {
				return kit.PasteReport{}, err
			}
			checked, err := env.Office.SubmitFiling(ctx, env.By, officefiling.SubmitFiling{
				Group: group, Version: v.Group.Version, Source: domain.SourcePaste, Form: &form, Check: true,
			})
			var differs *desk.ImportError
			if errors.As(err, &differs) {
				return differences(env, differs), nil
			}
			if err != nil {
				return kit.PasteReport{}, err
			}
			return agreement(env, v, form, checked), nil
		},
	}
}

// tooManyOwners is a form that names another number of owners than one, A2; the
// rows that name them are marked.
func tooManyOwners(env *kit.Env, err error, read roster.Form) kit.PasteReport {
	out := kit.PasteReport{Head: show.Row{Sign: "✗", Text: env.Text.Error(err), Tone: show.ToneDanger}, Marks: map[int]string{}}
	for _, r := range read.Rows {
		if r.Role == domain.ManagerOwner {
			out.Marks[r.Row] = "✗"
		}
	}
	return out
}

// differences are what the form and the registry don't agree on, row by row,
// with the way in which each is put right: no form changes who manages a group.
func differences(env *kit.Env, found *desk.ImportError) kit.PasteReport {
	t := env.Text
	out := kit.PasteReport{
		Head: show.Row{
			Sign: "✗", Text: t.Sentence(t.Filing.Differ, domain.Args{"n": strconv.Itoa(len(found.Rows))}),
			Tone: show.ToneDanger, Note: t.Cite("A2"),
		},
		Marks: map[int]string{},
	}
	var fields []string
	for _, r := range found.Rows {
		row := show.Row{Sign: "!", Label: t.Filing.LacksRow, Tone: show.ToneDue}
		if r.Row > 0 {
			row.Label = t.Sentence(t.Filing.AtRow, domain.Args{"row": strconv.Itoa(r.Row)})
			out.Marks[r.Row] = "✗"
		}
		args := domain.Args{"field": t.FieldName(r.Err.Field), "value": r.Err.Args["value"], "want": r.Err.Args["want"]}
		row.Text = t.Sentence(t.Filing.Difference, args)
		out.Rows = append(out.Rows, row)
		if !slices.Contains(fields, r.Err.Field) {
			fields = append(fields, r.Err.Field)
		}
	}
	for _, f := range fields {
		out.Rows = append(out.Rows, show.Row{
			Sign: env.Styles.Glyphs.Crumb, Label: t.FieldName(f), Text: t.Filing.Way[f], Note: t.Cite(wayRules[f]),
		})
	}
	return out
}

// wayRules are the clauses by which a difference is put right.
var wayRules = map[string]domain.ClauseID{"owner": "N2.3", "admins": "N2.1a", "office": "M5.2", "phone": "A1"}

// agreement is a form that can be handed in; it says which phones the registry
// takes from it.
func agreement(env *kit.Env, v officefiling.FormView, form domain.FilingForm, checked domain.Filing) kit.PasteReport {
	t := env.Text
	out := kit.PasteReport{
		Head: show.Row{
			Sign: "✓", Text: t.Sentence(t.Filing.AgreesPasted, domain.Args{"rows": strconv.Itoa(len(form.Rows))}),
			Tone: show.ToneFocus, Note: t.Cite("A2"),
		},
		Next: handingOf(env).button, Marks: map[int]string{},
	}
	for _, r := range form.Rows {
		out.Marks[r.Row] = "✓"
	}
	out.Rows = takenPhones(env, v.Rows, checked.Rows)
	if n := withoutPhone(form); n > 0 {
		out.Rows = append(out.Rows, show.Row{
			Sign: "!", Tone: show.ToneDue, Note: t.Cite("A1"), Text: t.Sentence(t.Filing.NoPhones, domain.Args{"n": n}),
		})
	}
	out.Confirm = confirmPasted(env, v, form, checked.Rows)
	return out
}

// withoutPhone counts the rows of a form whose phone is left open, which nobody
// can compare with the registry's.
func withoutPhone(form domain.FilingForm) (n int) {
	for _, r := range form.Rows {
		if r.Phone.Reveal() == "" {
			n++
		}
	}
	return n
}

// takenPhones says which phones the registry lacks and the form has, A1.
func takenPhones(env *kit.Env, registered, form []domain.FilingRow) []show.Row {
	t := env.Text
	var out []show.Row
	for i, r := range form {
		if i < len(registered) && registered[i].Phone.Reveal() == "" && r.Phone.Reveal() != "" {
			out = append(out, show.Row{Sign: "+", Tone: show.ToneDue, Note: t.Cite("A1"), Text: t.Sentence(t.Filing.TakesPhone, domain.Args{
				"name": r.Name, "phone": r.Phone.String(),
			})})
		}
	}
	return out
}

// confirmPasted builds the form that hands in what was pasted: for headquarters
// with the channel by which it came and the day, N4.1b. Rows are those of the
// check; if the group has changed since, it shows those of the registry, and
// handing in compares anew.
func confirmPasted(
	env *kit.Env, at officefiling.FormView, form domain.FilingForm, rows []domain.FilingRow,
) func(ctx context.Context) (kit.Form, error) {
	refused := func(v officefiling.FormView) error { return v.Refused }
	return kit.FormOn(env, env.Office.FilingForm, at.Group.ID, refused, func(_ context.Context, v officefiling.FormView) (kit.Form, error) {
		t, h, shown := env.Text, handingOf(env), rows
		if v.Group.Version != at.Group.Version {
			shown = v.Rows
		}
		intro := append([]show.Row{{Text: t.Filing.PastedIntro, Tone: show.ToneStrong}}, filing.Rows(t, shown)...)
		intro = append(intro, takenPhones(env, v.Rows, shown)...)
		f := kit.Form{
			Title: t.Sentence(t.Filing.SubmitTitle, domain.Args{"group": i18n.ShortGroup(v.Group.Name)}), Submit: h.button, Leaves: true,
			Intro: append(intro, show.Row{}, show.Row{Text: h.after, Tone: show.ToneLabel}), Fields: h.fields,
			Rules: []domain.ClauseID{"M4.4", "A1"}, // A2 is cited by the same annex
			Run: func(ctx context.Context, val kit.Values) (string, error) {
				return h.do(ctx, env, v.Group, officefiling.SubmitFiling{Source: domain.SourcePaste, Form: &form}, val)
			},
		}
		if env.Actor().HQ() {
			f.Rules = append(f.Rules, "N4.1b")
		}
		return f, nil
	})
}

package person

import (
	"context"
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
	"alumni/domain/roster"
	decide "alumni/tui/form/imports"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/imports"
)

// paste is the key under which a list of people is pasted; who registers nobody has none.
func paste(env *kit.Env) []kit.Binding {
	if domain.CanKeepPeople(env.Actor()) != nil {
		return nil
	}
	return []kit.Binding{{
		Key: "i", Label: env.Text.List.Paste,
		Run: func() tea.Cmd { return kit.OpenPaste(env, pasteSpec(env)) },
	}}
}

// pasteSpec is the page on which a list is pasted: each row is shown with what will be
// written of it, then a form registers the rows that are right.
func pasteSpec(env *kit.Env) kit.PasteSpec {
	t, said := env.Text, &decide.Decided{}
	return kit.PasteSpec{
		Title: t.List.PasteTitle, Lead: t.List.Lead, Columns: roster.PeopleColumns()[:6],
		Check: func(ctx context.Context, cells [][]string) (kit.PasteReport, error) {
			words, err := env.Office.ColumnWords(ctx, env.By)
			if err != nil {
				return kit.PasteReport{}, err
			}
			list, err := roster.People([]roster.Sheet{{Rows: roster.Cells(cells)}}, roster.Options{Synonyms: words, Columns: said.Read()})
			var wrong *desk.ImportError
			switch {
			case errors.As(err, &wrong):
				out := refused(env, wrong.Rows)
				out.Adjust, out.AdjustLabel = said.Form(env, roster.PeopleColumns(), nil, nil), t.List.Adjust
				return out, nil
			case err != nil:
				return kit.PasteReport{}, err
			}
			said.Of(list.Cells, list.LeaveOut)
			list.Bad = said.Unskipped(list.Bad)
			list.Rows = decide.Onto(said, list.Rows, func(r *people.ImportPerson) *people.ImportPerson { return r })
			plan, err := env.Office.PreviewPeople(ctx, env.By, list.Rows)
			if err != nil {
				return kit.PasteReport{}, err
			}
			out := report(env, list, plan)
			out.Adjust, out.AdjustLabel = said.Form(env, roster.PeopleColumns(), list.Columns, asked(list, plan)), t.List.Adjust
			return out, nil
		},
	}
}

// asked are the rows about which somebody decides one by one.
func asked(list roster.Table[people.ImportPerson], plan people.PeoplePreview) (out []decide.Asked) {
	for _, r := range plan.Rows {
		ask := decide.Asked{Row: r.Row, Name: r.Name}
		switch r.Verdict {
		case people.VerdictNamesake:
			ask.Looks = r.Person
		case people.VerdictDiffers, people.VerdictChange:
			ask.Differs = r.Differs
		default:
			if ask.Unsure = decide.UnsureName(r.Err); !ask.Unsure {
				continue
			}
		}
		out = append(out, ask)
	}
	return out
}

// refused shows why a list can't be read at all.
func refused(env *kit.Env, rows []desk.RowError) kit.PasteReport {
	out := kit.PasteReport{Head: show.Row{Sign: "✗", Text: env.Text.List.NotRead, Tone: show.ToneDanger}, Marks: map[int]string{}}
	for _, r := range rows {
		out.Rows = append(out.Rows, show.Row{Sign: "✗", Text: env.Text.RowError(r), Tone: show.ToneDanger})
	}
	return out
}

// report shows what each row comes to.
func report(env *kit.Env, list roster.Table[people.ImportPerson], plan people.PeoplePreview) kit.PasteReport {
	t := env.Text
	plan.Counts[people.VerdictWrong] += len(list.Bad)
	said := t.PeoplePlan(plan)
	if plan.Counts[people.VerdictNamesake] > 0 { // here they are decided by keys
		said = said[:len(said)-1]
	}
	out := kit.PasteReport{Marks: map[int]string{}, Next: t.Member.Next}
	out.Head = show.Row{Sign: "✓", Text: said[0], Tone: show.ToneFocus}
	bad := append(list.Bad, plan.Bad()...)
	slices.SortStableFunc(bad, func(a, b desk.RowError) int { return a.Row - b.Row })
	for _, r := range bad {
		out.Marks[r.Row] = "✗"
		out.Rows = append(out.Rows, show.Row{Sign: "✗", Text: t.RowError(r), Tone: show.ToneDanger})
	}
	var right []people.ImportPerson
	for i, r := range plan.Rows {
		switch {
		case r.Err != nil:
			continue
		case r.Verdict == people.VerdictDiffers, r.Verdict == people.VerdictChange:
			out.Marks[r.Row] = "!"
		case r.Verdict == people.VerdictSame:
			out.Marks[r.Row] = "✓"
		}
		right = append(right, list.Rows[i])
	}
	for _, line := range append(t.Reading(list.Sheet, list.Heading, list.Columns, list.Passed), said[1:]...) {
		out.Rows = append(out.Rows, show.Row{Text: line, Tone: show.ToneLabel})
	}
	if will := plan.Imported(); will.Added+will.Changed == 0 {
		return out
	}
	out.Confirm = func(context.Context) (kit.Form, error) { return confirm(env, right, said[0], list, bad), nil }
	return out
}

func confirm(
	env *kit.Env, rows []people.ImportPerson, counts string, list roster.Table[people.ImportPerson], bad []desk.RowError,
) kit.Form {
	t := env.Text
	intro := []show.Row{{Text: counts}}
	var offer *kit.Binding
	if len(bad) > 0 {
		intro = append(intro, show.Row{Sign: "!", Text: t.Sentence(t.List.Without, domain.Args{"n": len(bad)}), Tone: show.ToneDue})
		offer = refusals(env, list, bad)
	}
	return kit.Form{
		Offer: offer, Title: t.List.PasteTitle, Intro: intro, Rules: []domain.ClauseID{"N2.2a"}, Submit: t.Member.Submit, Leaves: true, Cancels: true,
		Run: func(ctx context.Context, _ kit.Values) (string, error) {
			imp, n, err := env.Office.BringPeople(ctx, env.By, rows, people.Bringing{
				Source: t.List.Paste, Left: len(bad), Progress: func(i domain.Import) { kit.Progress(ctx, imports.Progress(t, i)) },
			})
			if err != nil {
				return "", err
			}
			changed := any("")
			if n.Changed > 0 {
				changed = n.Changed
			}
			said := []string{t.Sentence(t.Person.Imported, domain.Args{"added": n.Added, "changed": changed, "known": n.Known})}
			return strings.Join(append(said, t.Recorded(imp, n.LeftOut)...), " "), nil
		},
	}
}

// refusals gives the rows that were not registered, with the reasons, as they are pasted
// again once they are mended.
func refusals(env *kit.Env, list roster.Table[people.ImportPerson], bad []desk.RowError) *kit.Binding {
	t := env.Text
	return &kit.Binding{Key: "t", Label: t.List.Refusals, Run: func() tea.Cmd {
		return kit.OpenText(env, t.List.Refusals, func(context.Context) (string, error) {
			var out strings.Builder
			for _, row := range t.RefusedRows(list.Columns, list.Cells, bad) {
				out.WriteString(strings.Join(row, "\t") + "\n")
			}
			return out.String(), nil
		})
	}}
}

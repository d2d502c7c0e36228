package filing

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/intake"
	"alumni/domain/roster"
	"alumni/tui/form"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
)

// IntakeBinding is the key that takes in what a pasted form implies, A1: of a branch, or
// of the one that the form's title names.
func IntakeBinding(env *kit.Env, key string, branch domain.ID, name string) kit.Binding {
	return kit.Binding{
		Key: key, Label: env.Text.Intake.Key, Allowed: func() error { return domain.CanKeepPeople(env.Actor()) },
		Run: func() tea.Cmd { return kit.OpenPaste(env, intakePage(env, branch, name)) },
	}
}

// intakePage is the page on which a form is pasted: what it implies is shown line by
// line, then chosen and confirmed.
func intakePage(env *kit.Env, branch domain.ID, name string) kit.PasteSpec {
	t := env.Text
	return kit.PasteSpec{
		Title: t.Sentence(t.Intake.Title, domain.Args{"branch": name}), Lead: t.Intake.Lead, Columns: domain.FilingFormColumns,
		Check: func(ctx context.Context, cells [][]string) (kit.PasteReport, error) {
			words, err := env.Office.ColumnWords(ctx, env.By)
			if err != nil {
				return kit.PasteReport{}, err
			}
			read, err := roster.PastedForm(cells, name, roster.Options{Synonyms: words})
			if err != nil {
				return kit.PasteReport{}, err
			}
			in := intake.Form{Form: read.FilingForm, Bad: read.Bad, Source: domain.SourcePaste, Branch: branch}
			plan, err := env.Office.PlanForm(ctx, env.By, in)
			if err != nil {
				return kit.PasteReport{}, err
			}
			return intakeReport(env, in, read, plan), nil
		},
	}
}

// verdictSigns are the signs and tones of the lines.
var verdictSigns = map[intake.Verdict]show.Row{
	intake.VerdictNew: {Sign: "+", Tone: show.ToneFocus}, intake.VerdictDiffers: {Sign: "!", Tone: show.ToneDue},
	intake.VerdictDecide: {Sign: "!", Tone: show.ToneDue}, intake.VerdictSame: {Sign: "✓", Tone: show.ToneLabel},
	intake.VerdictRefused: {Sign: "✗", Tone: show.ToneDanger},
}

// intakeReport shows each line with its rule, and what of the paste was left out.
func intakeReport(env *kit.Env, in intake.Form, read roster.Form, plan intake.Plan) kit.PasteReport {
	t := env.Text
	out := kit.PasteReport{
		Head: show.Row{Sign: "✓", Text: t.IntakeHead(plan), Tone: show.ToneFocus}, Marks: map[int]string{}, Next: t.Intake.Next,
	}
	for _, b := range plan.Bad {
		out.Marks[b.Row] = "✗"
		out.Rows = append(out.Rows, show.Row{Sign: "✗", Text: t.Error(b.Err), Tone: show.ToneDanger})
	}
	open := 0
	for _, l := range plan.Lines {
		if l.Row > 0 && out.Marks[l.Row] != "✗" && l.Verdict != intake.VerdictSame {
			out.Marks[l.Row] = verdictSigns[l.Verdict].Sign
		}
		if l.Verdict == intake.VerdictNew || l.Verdict == intake.VerdictDiffers || l.Verdict == intake.VerdictDecide {
			open++
		}
		row := verdictSigns[l.Verdict]
		for i, text := range t.IntakeRow(l) {
			row.Text = text
			if row.Note = ""; i == 0 {
				row.Note = t.IntakeRule(l)
			}
			out.Rows = append(out.Rows, row)
		}
	}
	for _, line := range t.Reading(read.Sheet, read.Heading, read.Columns, read.Passed) {
		out.Rows = append(out.Rows, show.Row{Text: line, Tone: show.ToneLabel})
	}
	if open > 0 {
		out.Confirm = func(context.Context) (kit.Form, error) { return confirmIntake(env, in, plan), nil }
	}
	return out
}

// The fields of the form that confirms, beside those of the late filing.
const (
	fieldLines = "form"
	fieldWho   = "person:"
	leftOut    = "skip"
	anotherOne = "new"
)

// confirmIntake builds the form in which lines are left out or taken over, namesakes
// decided and the late filing completed.
func confirmIntake(env *kit.Env, in intake.Form, plan intake.Plan) kit.Form {
	t := env.Text
	out := kit.Form{
		Title: t.Sentence(t.Intake.Title, domain.Args{"branch": plan.BranchName}), Submit: t.Intake.Submit, Leaves: true,
		Intro: []show.Row{{Text: t.Intake.Intro, Tone: show.ToneStrong}},
	}
	if n := len(plan.Bad); n > 0 {
		out.Intro = append(out.Intro, show.Row{Sign: "!", Text: t.Sentence(t.Intake.Wrong, domain.Args{"n": n}), Tone: show.ToneDue})
	}
	lines := kit.Field{Key: fieldLines, Label: t.Intake.Leave, Kind: kit.FieldMulti}
	for _, l := range plan.Lines {
		switch l.Verdict {
		case intake.VerdictDecide:
			out.Fields = append(out.Fields, decideField(env, l))
		case intake.VerdictNew, intake.VerdictDiffers:
			lines.Options = append(lines.Options, kit.Option{Value: l.Key, Label: strings.TrimSpace(t.IntakeRow(l)[0])})
			if l.Taken {
				lines.Values = append(lines.Values, l.Key)
			}
		default:
			continue
		}
		if !slices.Contains(out.Rules, l.Rule) {
			out.Rules = append(out.Rules, l.Rule)
		}
	}
	out.Fields = append(out.Fields, lines)
	if plan.Group.IsZero() {
		out.Fields = append(out.Fields, kit.Field{Key: "existing", Label: t.FieldName("existing"), Value: plan.Existing, Max: domain.MaxName})
	}
	if plan.Document {
		out.Fields = append(out.Fields, form.Reference(env, "document", t.FieldName("document"), domain.Reference{}, nil)...)
	}
	if plan.Group.IsZero() {
		out.Fields = append(out.Fields, form.Reference(env, "owner_auth", t.FieldName("owner_auth"), domain.Reference{}, nil)...)
	}
	out.Run = func(ctx context.Context, v kit.Values) (string, error) {
		done, err := env.Office.TakeForm(ctx, env.By, decidedForm(in, plan, v))
		if err != nil {
			return "", err
		}
		return t.IntakeDone(done), nil
	}
	return out
}

// decideField asks who a row is, or of which kind a new branch is: nothing is meant by
// default.
func decideField(env *kit.Env, l intake.Line) kit.Field {
	t := env.Text
	if l.What == intake.WhatBranch {
		of := t.Tell(i18n.Line{ZH: "{branch}的类别", EN: "Kind of {branch}"}, domain.Args{"branch": t.BranchName(l.Name)})
		f := kit.Field{Key: "kind", Label: of, Kind: kit.FieldChoice, Unchosen: true}
		for _, k := range domain.BranchKinds {
			f.Options = append(f.Options, kit.Option{Value: string(k), Label: t.Word.BranchKind[k]})
		}
		return f
	}
	f := kit.Field{
		Key: fieldWho + strconv.Itoa(l.Row), Kind: kit.FieldChoice, Unchosen: true,
		Label: t.Sentence(t.Intake.Who, domain.Args{"name": l.Name, "row": l.Row}),
	}
	for _, c := range l.Candidates {
		f.Options = append(f.Options, kit.Option{Value: c.Person.String(), Label: strings.TrimSpace(t.IntakeCandidate(c))})
	}
	f.Options = append(f.Options, kit.Option{Value: anotherOne, Label: t.Intake.Somebody}, kit.Option{Value: leftOut, Label: t.Intake.Pick})
	return f
}

// decidedForm is a form with what was chosen: what was not shown as a line of its own is
// left out, whatever a decision makes of it.
func decidedForm(in intake.Form, plan intake.Plan, v kit.Values) intake.Form {
	in.Leave, in.Take, in.Who, in.New = nil, nil, map[int]domain.ID{}, map[int]bool{}
	for _, l := range plan.Lines {
		ticked := slices.Contains(v.Multi[fieldLines], l.Key)
		switch {
		case l.Verdict == intake.VerdictDecide && l.What == intake.WhatPerson:
			in.Leave = append(in.Leave, fmt.Sprintf("%s:%d", intake.WhatPhone, l.Row))
			switch said := v.Text[fieldWho+strconv.Itoa(l.Row)]; said {
			case anotherOne:
				in.New[l.Row] = true
			case leftOut:
				in.Leave = append(in.Leave, l.Key)
			default:
				if id, err := domain.ReadID(said, domain.KindPerson); err == nil {
					in.Who[l.Row] = id
				}
			}
		case l.Verdict == intake.VerdictDiffers && ticked:
			in.Take = append(in.Take, l.Key)
		case l.Verdict == intake.VerdictNew && !ticked:
			in.Leave = append(in.Leave, l.Key)
		}
	}
	in.Kind = domain.BranchKind(v.Text["kind"])
	in.Late = casework.SubmitApplication{
		Existing: v.Text["existing"], Document: form.ReferenceIn(v, "document"), OwnerAuth: form.ReferenceIn(v, "owner_auth"),
	}
	return in
}

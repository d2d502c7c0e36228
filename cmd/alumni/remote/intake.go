package remote

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/filingform"
	"alumni/domain"
	"alumni/domain/office/intake"
	"alumni/domain/roster"
)

// intakeFlags are those of the command that takes in what a filing form implies.
type intakeFlags struct {
	in           intake.Form
	list         listFlags
	sheet        string
	dry, confirm bool
}

func (f *intakeFlags) fields() bind.Fields {
	late := &f.in.Late
	return bind.Fields{
		bind.ID("branch", domain.KindBranch, &f.in.Branch), bind.ID("group", domain.KindGroup, &f.in.Group),
		bind.Choice("format", &f.in.Source, []domain.FilingSource{domain.SourceXLSX, domain.SourceCSV}), bind.Text("sheet", &f.sheet),
		bind.Pairs("column", &f.list.read.Columns, roster.FormColumns()), bind.Each("row", &f.list.decided, readDecision),
		bind.Each("leave", &f.in.Leave, asTyped), bind.Each("take", &f.in.Take, asTyped),
		bind.Choice("kind", &f.in.Kind, domain.BranchKinds, zh.BranchKind, en.BranchKind),
		bind.Text("existing", &late.Existing), bind.ID("applicant", domain.KindPerson, &late.Applicant),
		bind.Ref("document", &late.Document), bind.Ref("authority", &late.Authority), bind.Ref("owner-auth", &late.OwnerAuth),
		bind.Count("headcount", &late.Headcount), bind.Yes("dry-run", &f.dry), bind.Yes("confirm", &f.confirm),
	}
}

func asTyped(s string, _ func(string) (domain.ID, error)) (string, error) {
	return domain.CleanLine(s), nil
}

// filingIntake takes in what a form on standard input implies, A1: first it is
// shown line by line, then it is confirmed.
func (env *Env) filingIntake() *cobra.Command {
	var f intakeFlags
	return env.command("intake", append(bind.Fields{env.may(domain.CanKeepPeople)}, f.fields()...), func(cmd *cobra.Command) error {
		ctx := cmd.Context()
		if f.dry && f.confirm {
			return env.oneOf("confirm", "dry-run")
		}
		if err := f.list.words(ctx, env); err != nil {
			return err
		}
		f.list.read.SureNames = f.list.sureNames()
		forms, err := filingform.ReadAll(ctx, cmd.InOrStdin(), f.in.Source, f.list.read)
		if err != nil {
			return err
		}
		form, err := roster.OneForm(forms, f.sheet)
		if err != nil {
			return err
		}
		f.decide(form)
		if f.confirm {
			return env.takeForm(ctx, f.in)
		}
		return env.showIntake(ctx, f.in, form)
	})
}

// decide writes what was said of the rows.
func (f *intakeFlags) decide(form roster.Form) {
	f.in.Form, f.in.Bad = form.FilingForm, form.Bad
	if f.in.Source == "" {
		f.in.Source = domain.SourceCSV
		if form.Sheet != "" { // only a workbook's have names
			f.in.Source = domain.SourceXLSX
		}
	}
	f.in.Who, f.in.New = map[int]domain.ID{}, map[int]bool{}
	for _, d := range f.list.decided {
		switch {
		case d.skip:
			f.in.Leave = append(f.in.Leave, fmt.Sprintf("%s:%d", intake.WhatPerson, d.row))
		case d.new:
			f.in.New[d.row] = true
		case d.name: // the form was read with it
		default:
			f.in.Who[d.row] = d.person
		}
	}
}

func (env *Env) showIntake(ctx context.Context, in intake.Form, form roster.Form) error {
	p, err := env.Office.PlanForm(ctx, env.By, in)
	if err != nil {
		return err
	}
	lines := append([]string{env.Text.IntakeHead(p)}, env.Text.Reading(form.Sheet, form.Heading, form.Columns, form.Passed)...)
	for _, l := range p.Lines {
		lines = append(lines, env.Text.IntakeLine(l)...)
	}
	for _, b := range p.Bad {
		lines = append(lines, env.Text.Error(b.Err))
	}
	if p.Count(intake.VerdictDecide) > 0 {
		lines = append(lines, env.Text.Intake.Decide)
	}
	return env.told(struct {
		intake.Plan
		Form roster.Form `json:"form"`
	}{p, masked(form)}, lines)
}

// masked is a form without its rows, which the lines tell.
func masked(f roster.Form) roster.Form {
	f.Rows = nil
	return f
}

func (env *Env) takeForm(ctx context.Context, in intake.Form) error {
	n, err := env.Office.TakeForm(ctx, env.By, in)
	if err != nil {
		return err
	}
	return env.done(n, env.Text.IntakeDone(n))
}

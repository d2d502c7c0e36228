package remote

import (
	"bytes"
	"context"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/filingform"
	"alumni/domain"
	"alumni/domain/office"
	officefiling "alumni/domain/office/filing"
	"alumni/tui/show/filing"
)

// filings are the commands of filing forms, A1, A2, M4.4. Forms come by
// standard input and go to standard output, never to a file of the server.
func (env *Env) filings() *cobra.Command {
	return noun(env, filing.List, filing.View, env.filingForm(), env.filingExport(), env.filingRead(), env.filingSubmit())
}

func (env *Env) filingForm() *cobra.Command {
	return showAs(env, "form ID", domain.KindGroup, (*office.Office).FilingForm, func(v officefiling.FormView) any {
		return struct {
			officefiling.FormView
			Refused *Failure `json:"submit_refused,omitempty"`
		}{v, env.refusal(v.Refused)}
	}, func(p *page, v officefiling.FormView) {
		p.document(filing.Form(env.Text, v), v.Group.Version)
		p.refused(v.Refused)
	})
}

// filingExport writes a form to standard output, the phones masked unless they are
// asked for with a reason. Either is an entry of the audit log, A2.
func (env *Env) filingExport() *cobra.Command {
	var word string
	var in officefiling.ExportForm
	var asCSV, asXLSX bool
	return env.command("export ID", bind.Fields{
		bind.Yes("csv", &asCSV), bind.Yes("xlsx", &asXLSX), env.reveal(&in.Reveal, &in.Reason), bind.Word(&word),
		bind.Step(func(context.Context) (err error) {
			if asCSV == asXLSX {
				return env.missing("xlsx / --csv")
			}
			if in.ID, err = domain.ReadID(word, domain.KindFiling); err != nil {
				in.ID, err = domain.ReadID(word, domain.KindGroup)
			}
			if err != nil {
				return &cli.UsageError{Text: env.Text.Error(err)}
			}
			return nil
		}),
	}, func(cmd *cobra.Command) error {
		x, err := env.Office.ExportForm(cmd.Context(), env.By, in)
		if err != nil {
			return err
		}
		format := domain.SourceCSV
		if asXLSX {
			format = domain.SourceXLSX
		}
		var file bytes.Buffer
		if err := filingform.Write(&file, format, x.Form); err != nil {
			return err
		}
		_, err = env.Stdout.Write(file.Bytes())
		return err
	})
}

// receipt are the fields of how and when a form of a group came, on which
// version of the group it rests.
func (env *Env) receipt(in *officefiling.SubmitFiling, fields ...bind.Field) bind.Fields {
	fields = append(fields,
		bind.Choice("channel", &in.Channel, domain.FilingChannels, zh.Channel, en.Channel), bind.Date("received", &in.ReceivedOn))
	return changes(env, domain.KindGroup, (*office.Office).Group, &in.Group, &in.Version, fields...)
}

// filingRead takes in a form from standard input and compares it with the registry.
func (env *Env) filingRead() *cobra.Command {
	var in officefiling.SubmitFiling
	formats := []domain.FilingSource{domain.SourceXLSX, domain.SourceCSV}
	fields := env.receipt(&in, bind.Need(bind.Choice("format", &in.Source, formats)), bind.Yes("dry-run", &in.Check))
	return env.command("read ID", append(bind.Fields{env.may(domain.CanChange)}, fields...), func(cmd *cobra.Command) error {
		v, err := env.Office.FilingForm(cmd.Context(), env.By, in.Group)
		if err != nil {
			return err
		}
		if e := domain.AsError(v.Refused); v.Refused != nil && (e.Fault == domain.FaultFormVacant || e.Code == domain.CodeForbidden) {
			return v.Refused // before the form is read, as the console says it
		}
		form, err := filingform.Read(cmd.Context(), cmd.InOrStdin(), in.Source)
		if err != nil {
			return err
		}
		in.Form = &form
		f, err := env.Office.SubmitFiling(cmd.Context(), env.By, in)
		if err != nil {
			return err
		}
		said := env.handedIn(f)
		if in.Check {
			said = env.Text.Sentence(env.Text.Filing.Agrees, domain.Args{"group": f.GroupName, "rows": len(f.Rows)})
		}
		return env.done(f, said)
	})
}

func (env *Env) filingSubmit() *cobra.Command {
	var in officefiling.SubmitFiling
	return env.deed("submit ID", domain.CanChange, env.receipt(&in), func(ctx context.Context) (any, string, error) {
		f, err := env.Office.SubmitFiling(ctx, env.By, in)
		return f, env.handedIn(f), err
	})
}

func (env *Env) handedIn(f domain.Filing) string {
	said := env.Text.Filing.Submitted
	if f.State == domain.FilingFormAccepted {
		said = env.Text.Filing.TookIn
	}
	return env.Text.Sentence(said, domain.Args{"id": f.ID, "group": f.GroupName})
}

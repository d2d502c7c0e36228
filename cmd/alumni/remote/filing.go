package remote

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/filingform"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/filing"
	showcase "alumni/tui/show/casework"
)

// filings are the commands of filing forms, A1, A2, M4.4. Forms come by
// standard input and go to standard output, never to a file of the server.
func (env *Env) filings() *cobra.Command {
	return parent("filing",
		env.filingList(), env.filingShow(), env.filingForm(), env.filingExport(), env.filingRead(), env.filingSubmit(),
		env.filingAccept(), env.filingReturn(),
	)
}

func (env *Env) filingList() *cobra.Command {
	var f filing.Filter
	fields := bind.Fields{
		bind.ID("branch", domain.KindBranch, &f.Branch), bind.ID("group", domain.KindGroup, &f.Group),
		bind.Choice("state", &f.State, domain.FormStates, zh.Form, en.Form), bind.Text("text", &f.Text),
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[filing.Row], error) {
		f.After, f.Limit = after, limit
		return env.Office.Filings(ctx, env.By, f)
	}
	return list(env, "list", fields, get, []column[filing.Row]{
		{"id", func(r filing.Row) string { return r.ID.String() }},
		{"group", func(r filing.Row) string { return r.GroupName + " " + r.Group.String() }},
		{"form_version", func(r filing.Row) string { return strconv.Itoa(r.No) }},
		{"state", func(r filing.Row) string { return env.Text.Word.Form[r.State] }},
		{"received_on", func(r filing.Row) string { return string(r.ReceivedOn) }},
		{"channel", func(r filing.Row) string { return env.Text.Word.Channel[r.Channel] }},
	})
}

func (env *Env) filingShow() *cobra.Command {
	return record(env, "show ID", domain.KindFiling, (*office.Office).Filing, func(p *page, v filing.View) {
		p.field("id", v.ID.String())
		p.field("group", v.GroupName+" "+v.Group.String())
		p.home(v.Branch, v.BranchName)
		p.field("form_version", strconv.Itoa(v.No))
		p.field("state", env.Text.Word.Form[v.State])
		p.field("received_on", string(v.ReceivedOn))
		p.field("channel", env.Text.Word.Channel[v.Channel])
		p.field("source", env.Text.Word.Source[v.Source])
		p.field("campaign", strings.TrimSpace(v.Campaigns+" "+v.Campaign.String()))
		p.field("by", v.ByName)
		for _, m := range v.Returned.Missing {
			p.field("missing", env.Text.Word.Material[m])
		}
		p.field("note", v.Returned.Note)
		p.field("version", fmt.Sprint(v.Version))
		if v.Basis != nil {
			p.field("owner_basis", env.Text.OwnerBasis(*v.Basis))
		}
		p.section(v.Title, formLines(v.Rows))
		p.history(v.History, v.ID)
	})
}

// formLines are a form's rows as annex 1 writes them, with the phones masked, A2.
func formLines(rows []domain.FilingRow) []string {
	var out []string
	for i, cells := range domain.FormOf("", rows).Cells()[2:] {
		cells[4] = rows[i].Phone.String()
		out = append(out, strings.Join(strings.Fields(strings.Join(cells, " ")), "  "))
	}
	return out
}

func (env *Env) filingForm() *cobra.Command {
	return showAs(env, "form ID", domain.KindGroup, (*office.Office).FilingForm, func(v filing.FormView) any {
		return struct {
			filing.FormView
			Refused *Failure `json:"submit_refused,omitempty"`
		}{v, env.refusal(v.Refused)}
	}, func(p *page, v filing.FormView) {
		p.field("group", v.Group.Name+" "+v.Group.ID.String())
		p.field("filing", env.Text.Word.Filing[v.Group.Filing])
		p.field("task", v.Task.String())
		p.field("campaign", strings.TrimSpace(v.CampaignAs+" "+v.Campaign.String()))
		if v.Newest != nil {
			p.field("newest_form", v.Newest.ID.String()+" "+env.Text.Word.Form[v.Newest.State])
		}
		if v.Basis != nil {
			p.field("owner_basis", env.Text.OwnerBasis(*v.Basis))
		}
		p.section(v.Title, append([]string{strings.Join(v.Columns, "  ")}, formLines(v.Rows)...))
		if v.Refused != nil {
			p.section(env.Text.Command.MayDecide, []string{env.Text.Error(v.Refused)})
		}
	})
}

// filingExport writes a form to standard output with the phones in clear, which
// is an entry of the audit log, A2.
func (env *Env) filingExport() *cobra.Command {
	var word string
	var id domain.ID
	var asCSV, asXLSX bool
	return env.command("export ID", bind.Fields{
		bind.Yes("csv", &asCSV), bind.Yes("xlsx", &asXLSX), bind.Word(&word),
		bind.Step(func(context.Context) (err error) {
			if asCSV == asXLSX {
				return env.missing("xlsx / --csv")
			}
			if id, err = domain.ReadID(word, domain.KindFiling); err != nil {
				id, err = domain.ReadID(word, domain.KindGroup)
			}
			if err != nil {
				return &cli.UsageError{Text: env.Text.Error(err)}
			}
			return nil
		}),
	}, func(cmd *cobra.Command) error {
		x, err := env.Office.ExportForm(cmd.Context(), env.By, id)
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
func (env *Env) receipt(in *filing.SubmitFiling, fields ...bind.Field) bind.Fields {
	fields = append(fields,
		bind.Choice("channel", &in.Channel, domain.FilingChannels, zh.Channel, en.Channel), bind.Date("received", &in.ReceivedOn))
	return changes(env, domain.KindGroup, (*office.Office).Group, &in.Group, &in.Version, fields...)
}

// filingRead takes in a form from standard input and compares it with the registry.
func (env *Env) filingRead() *cobra.Command {
	var in filing.SubmitFiling
	formats := []domain.FilingSource{domain.SourceXLSX, domain.SourceCSV}
	fields := env.receipt(&in, bind.Need(bind.Choice("format", &in.Source, formats)), bind.Yes("dry-run", &in.Check))
	return env.command("read ID", fields, func(cmd *cobra.Command) error {
		v, err := env.Office.FilingForm(cmd.Context(), env.By, in.Group)
		if err != nil {
			return err
		}
		if v.Refused != nil && domain.AsError(v.Refused).Fault == domain.FaultFormVacant {
			return v.Refused // before the form's own faults, as the console says it
		}
		form, err := filingform.Read(cmd.InOrStdin(), in.Source)
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
	var in filing.SubmitFiling
	return env.deed("submit ID", env.receipt(&in), func(ctx context.Context) (any, string, error) {
		f, err := env.Office.SubmitFiling(ctx, env.By, in)
		return f, env.handedIn(f), err
	})
}

func (env *Env) handedIn(f domain.Filing) string {
	said := env.Text.Filing.Submitted
	if f.State == domain.FormAccepted {
		said = env.Text.Filing.TookIn
	}
	return env.Text.Sentence(said, domain.Args{"id": f.ID, "group": f.GroupName})
}

func (env *Env) filingAccept() *cobra.Command {
	var in filing.DecideFiling
	fields := changes(env, domain.KindFiling, (*office.Office).Filing, &in.ID, &in.Version)
	return env.deed("accept ID", fields, func(ctx context.Context) (any, string, error) {
		f, err := env.Office.AcceptFiling(ctx, env.By, in)
		return f, env.Text.Sentence(env.Text.Filing.Accepted, domain.Args{"id": f.ID, "group": f.GroupName}), err
	})
}

func (env *Env) filingReturn() *cobra.Command {
	var in filing.ReturnFiling
	fields := changes(env, domain.KindFiling, (*office.Office).Filing, &in.ID, &in.Version,
		bind.Of(env.Text, showcase.Missing(&in.Missing).Must()), bind.Long("note", &in.Note))
	return env.deed("return ID", fields, func(ctx context.Context) (any, string, error) {
		f, err := env.Office.ReturnFiling(ctx, env.By, in)
		return f, env.Text.Sentence(env.Text.Filing.Returned, domain.Args{"id": f.ID, "group": f.GroupName}), err
	})
}

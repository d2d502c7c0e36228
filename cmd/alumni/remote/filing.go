package remote

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/filingform"
	"alumni/domain"
	"alumni/domain/office"
)

// filings are the commands of filing forms, A1, A2, M4.4. Forms come by
// standard input and go to standard output, never to a file of the server.
func (env *Env) filings() *cobra.Command {
	export := env.command("export ID", []string{"ID"}, env.filingExport)
	export.Flags().Bool("xlsx", false, "")
	export.Flags().Bool("csv", false, "")
	read := texts(env.command("read ID", []string{"ID"}, env.filingRead), "format", "channel", "received")
	read.Flags().Bool("dry-run", false, "")
	submit := texts(env.command("submit ID", []string{"ID"}, env.filingSubmit), "channel", "received")
	accept := env.command("accept ID", []string{"ID"}, env.filingAccept)
	back := texts(env.command("return ID", []string{"ID"}, env.filingReturn), "note")
	back.Flags().StringSlice("missing", nil, "")
	return parent("filing",
		filters(env.command("list", nil, env.filingList), "branch", "group", "state", "text"),
		env.command("show ID", []string{"ID"}, env.filingShow),
		env.command("form ID", []string{"ID"}, env.filingForm),
		export, versioned(read), versioned(submit), versioned(accept), versioned(back),
	)
}

func (env *Env) filingList(cmd *cobra.Command, _ []string) error {
	f := office.FilingFilter{Text: text(cmd, "text")}
	var err error
	if f.State, err = choice(env, cmd, "state", domain.FormStates); err != nil {
		return err
	}
	if f.Branch, err = env.idFlag(cmd, "branch", domain.KindBranch); err != nil {
		return err
	}
	if f.Group, err = env.idFlag(cmd, "group", domain.KindGroup); err != nil {
		return err
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[office.FilingRow], error) {
		f.After, f.Limit = after, limit
		return env.Office.Filings(ctx, env.By, f)
	}
	return list(env, cmd, get, []column[office.FilingRow]{
		{"id", func(r office.FilingRow) string { return r.ID.String() }},
		{"group", func(r office.FilingRow) string { return r.GroupName + " " + r.Group.String() }},
		{"form_version", func(r office.FilingRow) string { return strconv.Itoa(r.No) }},
		{"state", func(r office.FilingRow) string { return env.Text.Word.Form[r.State] }},
		{"received_on", func(r office.FilingRow) string { return string(r.ReceivedOn) }},
		{"channel", func(r office.FilingRow) string { return env.Text.Word.Channel[r.Channel] }},
	})
}

func (env *Env) filingShow(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindFiling)
	if err != nil {
		return err
	}
	v, err := env.Office.Filing(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	return env.show(cmd, v, func(p *page) {
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

func (env *Env) filingForm(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindGroup)
	if err != nil {
		return err
	}
	v, err := env.Office.FilingForm(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	out := struct {
		office.FormView
		Refused *Failure `json:"submit_refused,omitempty"`
	}{v, env.refusal(v.Refused)}
	return env.show(cmd, out, func(p *page) {
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
func (env *Env) filingExport(cmd *cobra.Command, args []string) error {
	asCSV, _ := cmd.Flags().GetBool("csv")
	asXLSX, _ := cmd.Flags().GetBool("xlsx")
	if asCSV == asXLSX {
		return &cli.UsageError{Text: fmt.Sprintf(env.Text.Command.MissingFlag, "xlsx / --csv")}
	}
	id, err := domain.ParseID(args[0])
	if err != nil || id.Kind != domain.KindGroup && id.Kind != domain.KindFiling {
		if id, err = env.id(args[0], domain.KindGroup); err != nil {
			return err
		}
	}
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
	_, err = cmd.OutOrStdout().Write(file.Bytes())
	return err
}

// receipt reads how and when a form came, and on which version of its group it rests.
func (env *Env) receipt(cmd *cobra.Command, arg string) (office.SubmitFiling, error) {
	var in office.SubmitFiling
	var err error
	if in.Group, err = env.id(arg, domain.KindGroup); err != nil {
		return in, err
	}
	if in.Channel, err = choice(env, cmd, "channel", domain.FilingChannels); err != nil {
		return in, err
	}
	in.ReceivedOn = domain.Date(text(cmd, "received"))
	in.Version, err = decidedOn(env, cmd, in.Group, env.Office.Group)
	return in, err
}

// filingRead takes in a form from standard input and compares it with the registry.
func (env *Env) filingRead(cmd *cobra.Command, args []string) error {
	if err := cli.Require(cmd, env.Text, "format"); err != nil {
		return err
	}
	format, err := choice(env, cmd, "format", []domain.FilingSource{domain.SourceXLSX, domain.SourceCSV})
	if err != nil {
		return err
	}
	in, err := env.receipt(cmd, args[0])
	if err != nil {
		return err
	}
	v, err := env.Office.FilingForm(cmd.Context(), env.By, in.Group)
	if err != nil {
		return err
	}
	if v.Refused != nil && domain.AsError(v.Refused).Fault == domain.FaultFormVacant {
		return v.Refused // before the form's own faults, as the console says it
	}
	form, err := filingform.Read(cmd.InOrStdin(), format)
	if err != nil {
		return err
	}
	in.Form, in.Source = &form, format
	in.Check, _ = cmd.Flags().GetBool("dry-run")
	f, err := env.Office.SubmitFiling(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	if in.Check {
		return env.say(cmd, f, env.Text.Filing.Agrees, domain.Args{"group": f.GroupName, "rows": len(f.Rows)})
	}
	return env.handedIn(cmd, f)
}

func (env *Env) filingSubmit(cmd *cobra.Command, args []string) error {
	in, err := env.receipt(cmd, args[0])
	if err != nil {
		return err
	}
	f, err := env.Office.SubmitFiling(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	return env.handedIn(cmd, f)
}

func (env *Env) handedIn(cmd *cobra.Command, f domain.Filing) error {
	said := env.Text.Filing.Submitted
	if f.State == domain.FormAccepted {
		said = env.Text.Filing.TookIn
	}
	return env.say(cmd, f, said, domain.Args{"id": f.ID, "group": f.GroupName})
}

func (env *Env) filingAccept(cmd *cobra.Command, args []string) error {
	id, version, err := subject(env, cmd, args[0], domain.KindFiling, env.Office.Filing)
	if err != nil {
		return err
	}
	f, err := env.Office.AcceptFiling(cmd.Context(), env.By, office.DecideFiling{ID: id, Version: version})
	if err != nil {
		return err
	}
	return env.say(cmd, f, env.Text.Filing.Accepted, domain.Args{"id": f.ID, "group": f.GroupName})
}

func (env *Env) filingReturn(cmd *cobra.Command, args []string) error {
	if err := cli.Require(cmd, env.Text, "missing"); err != nil {
		return err
	}
	var in office.ReturnFiling
	var err error
	if in.ID, in.Version, err = subject(env, cmd, args[0], domain.KindFiling, env.Office.Filing); err != nil {
		return err
	}
	if in.Missing, err = choices(env, cmd, "missing", domain.Materials); err != nil {
		return err
	}
	if in.Note, err = env.long(cmd, text(cmd, "note")); err != nil {
		return err
	}
	f, err := env.Office.ReturnFiling(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	return env.say(cmd, f, env.Text.Filing.Returned, domain.Args{"id": f.ID, "group": f.GroupName})
}

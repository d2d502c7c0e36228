package remote

import (
	"fmt"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
)

// applicationForm is a command that takes the fields of an application; with an
// ID it changes what that draft or returned application says already.
func (env *Env) applicationForm(use string, run func(*cobra.Command, []string) error) *cobra.Command {
	cmd := references(texts(env.optional(use, run), "kind", "branch", "group", "applicant", "owner", "reason", "existing"),
		"document", "authority", "owner-auth")
	cmd.Flags().Bool("hq", false, "")
	cmd.Flags().StringSlice("admin", nil, "")
	cmd.Flags().Int("headcount", 0, "")
	cmd.Flags().Int("capacity", 0, "")
	return versioned(cmd)
}

// optional is a leaf with at most one argument.
func (env *Env) optional(use string, run func(*cobra.Command, []string) error) *cobra.Command {
	cmd := env.command(use, nil, run)
	cmd.Args = func(_ *cobra.Command, args []string) error {
		if len(args) > 1 {
			return &cli.UsageError{Text: fmt.Sprintf(env.Text.Command.ExtraArg, cli.Clean(args[1]))}
		}
		return nil
	}
	return cmd
}

// references declares the flags of documents: the number, --x-date and --x-note.
func references(cmd *cobra.Command, names ...string) *cobra.Command {
	for _, n := range names {
		texts(cmd, n, n+"-date", n+"-note")
	}
	return cmd
}

// reference reads what is given of a document into r.
func reference(cmd *cobra.Command, name string, r *domain.Reference) {
	for flag, to := range map[string]*string{name: &r.Number, name + "-note": &r.Note} {
		if cmd.Flags().Changed(flag) {
			*to = text(cmd, flag)
		}
	}
	if cmd.Flags().Changed(name + "-date") {
		r.Date = day(text(cmd, name+"-date"))
	}
}

func (env *Env) applicationSubmit(cmd *cobra.Command, args []string) error {
	in, err := env.applicationInput(cmd, args)
	if err != nil {
		return err
	}
	app, err := env.Office.SubmitApplication(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	return env.done(cmd, app, env.Text.Command.Submitted, app.ID)
}

func (env *Env) applicationDraft(cmd *cobra.Command, args []string) error {
	in, err := env.applicationInput(cmd, args)
	if err != nil {
		return err
	}
	app, err := env.Office.SaveDraft(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	return env.say(cmd, app, env.Text.Case.Drafted, domain.Args{"id": app.ID})
}

// applicationInput reads the fields over those of the application that the
// command line names, if it does.
func (env *Env) applicationInput(cmd *cobra.Command, args []string) (in office.SubmitApplication, err error) {
	if len(args) > 0 {
		if in, err = env.applicationInHand(cmd, args[0]); err != nil {
			return in, err
		}
	} else if err := cli.Require(cmd, env.Text, "kind"); err != nil {
		return in, err
	}
	kind, err := choice(env, cmd, "kind", domain.ApplicationKinds)
	if err != nil {
		return in, err
	}
	if kind != "" {
		in.Kind = kind
	}
	if len(args) == 0 {
		if in.HQ, err = env.whoseGroup(cmd, in.Kind); err != nil {
			return in, err
		}
	}
	if err := env.applicationPeople(cmd, &in); err != nil {
		return in, err
	}
	reference(cmd, "document", &in.Document)
	reference(cmd, "authority", &in.Authority)
	reference(cmd, "owner-auth", &in.OwnerAuth)
	if cmd.Flags().Changed("existing") {
		in.Existing = text(cmd, "existing")
	}
	for flag, to := range map[string]*int{"headcount": &in.Headcount, "capacity": &in.Capacity} {
		if cmd.Flags().Changed(flag) {
			*to, _ = cmd.Flags().GetInt(flag)
		}
	}
	if cmd.Flags().Changed("reason") {
		in.Reason, err = env.long(cmd, text(cmd, "reason"))
	}
	return in, err
}

// whoseGroup checks that a new application says of which group it is: of the one
// that shall change, or a branch's or headquarters' own, M3, and only one of these.
func (env *Env) whoseGroup(cmd *cobra.Command, kind domain.ApplicationKind) (hq bool, err error) {
	if kind.OnGroup() {
		return false, cli.Require(cmd, env.Text, "group")
	}
	if hq, _ = cmd.Flags().GetBool("hq"); hq == (text(cmd, "branch") != "") {
		err = &cli.UsageError{Text: fmt.Sprintf(env.Text.Command.OneFlag, "branch", "hq")}
	}
	return hq, err
}

// applicationPeople reads where the application is for and whom it names.
func (env *Env) applicationPeople(cmd *cobra.Command, in *office.SubmitApplication) error {
	for flag, to := range map[string]struct {
		id   *domain.ID
		kind domain.Kind
	}{
		"branch": {&in.Branch, domain.KindBranch}, "group": {&in.Group, domain.KindGroup},
		"applicant": {&in.Applicant, domain.KindPerson}, "owner": {&in.Owner, domain.KindPerson},
	} {
		id, err := env.idFlag(cmd, flag, to.kind)
		if err != nil {
			return err
		}
		if !id.IsZero() {
			*to.id = id
		}
	}
	if !cmd.Flags().Changed("admin") {
		return nil
	}
	admins, _ := cmd.Flags().GetStringSlice("admin")
	in.Admins = nil
	for _, s := range admins {
		id, err := env.id(s, domain.KindPerson)
		if err != nil {
			return err
		}
		in.Admins = append(in.Admins, id)
	}
	return nil
}

// applicationInHand is what a draft or a returned application says now.
func (env *Env) applicationInHand(cmd *cobra.Command, arg string) (office.SubmitApplication, error) {
	id, err := env.id(arg, domain.KindApplication)
	if err != nil {
		return office.SubmitApplication{}, err
	}
	v, err := env.Office.Application(cmd.Context(), env.By, id)
	if err != nil {
		return office.SubmitApplication{}, err
	}
	in := office.SubmitApplication{
		ID: v.ID, Version: onVersion(cmd, v.Version), Kind: v.Kind, Branch: v.Branch, HQ: v.HQ, Applicant: v.Applicant, Authority: v.Authority,
		Owner: v.Owner, OwnerAuth: v.OwnerAuth, Admins: v.Admins, Document: v.Document, Reason: v.Reason,
		Headcount: v.Headcount, Capacity: v.Capacity, Existing: v.Existing,
	}
	if v.Kind.OnGroup() {
		in.Group = v.Group
	}
	return in, nil
}

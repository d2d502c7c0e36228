package remote

import (
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
)

// byDecision declares the flags of the decision that a change rests on.
func byDecision(cmd *cobra.Command) *cobra.Command {
	return texts(cmd, "document", "document-date", "document-note")
}

// withCouncil declares the flags of a whole council and of its day.
func withCouncil(cmd *cobra.Command) *cobra.Command {
	texts(cmd, "on", "president", "secretary")
	cmd.Flags().StringSlice("vice", nil, "")
	cmd.Flags().StringSlice("councillor", nil, "")
	return cmd
}

func document(cmd *cobra.Command) domain.Reference {
	return domain.Reference{
		Number: text(cmd, "document"), Date: domain.Date(text(cmd, "document-date")), Note: text(cmd, "document-note"),
	}
}

// council reads the seats of a council from the flags.
func (env *Env) council(cmd *cobra.Command) ([]domain.Seat, error) {
	var out []domain.Seat
	add := func(office domain.CouncilOffice, ids ...string) error {
		for _, s := range ids {
			if s == "" {
				continue
			}
			id, err := env.id(s, domain.KindPerson)
			if err != nil {
				return err
			}
			out = append(out, domain.Seat{Person: id, Office: office})
		}
		return nil
	}
	vices, _ := cmd.Flags().GetStringSlice("vice")
	councillors, _ := cmd.Flags().GetStringSlice("councillor")
	for _, part := range []struct {
		office domain.CouncilOffice
		ids    []string
	}{
		{domain.OfficePresident, []string{text(cmd, "president")}},
		{domain.OfficeVicePresident, vices},
		{domain.OfficeSecretary, []string{text(cmd, "secretary")}},
		{domain.OfficeCouncillor, councillors},
	} {
		if err := add(part.office, part.ids...); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// say writes what a change led to, by a sentence of the registry.
func (env *Env) say(cmd *cobra.Command, v any, sentence string, args domain.Args) error {
	return env.done(cmd, v, "%s", env.Text.Sentence(sentence, args))
}

func (env *Env) branchAdd(cmd *cobra.Command, _ []string) error {
	if err := cli.Require(cmd, env.Text, "name", "kind"); err != nil {
		return err
	}
	in := office.AddBranch{Name: text(cmd, "name")}
	var err error
	if in.Kind, err = choice(env, cmd, "kind", domain.BranchKinds); err != nil {
		return err
	}
	if in.State, err = choice(env, cmd, "state", []domain.BranchState{domain.BranchNone, domain.BranchPreparatory}); err != nil {
		return err
	}
	b, err := env.Office.AddBranch(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	said := env.Text.Sentence(env.Text.Branch.Added, domain.Args{"id": b.ID, "name": b.Name})
	return env.done(cmd, b, "%s", said+env.Text.NamedAfter(in.Name, b.Name))
}

func (env *Env) branchPrepare(cmd *cobra.Command, args []string) error {
	id, version, err := subject(env, cmd, args[0], domain.KindBranch, env.Office.Branch)
	if err != nil {
		return err
	}
	b, err := env.Office.PrepareBranch(cmd.Context(), env.By, office.PrepareBranch{Branch: id, Version: version, Reason: text(cmd, "reason")})
	if err != nil {
		return err
	}
	return env.say(cmd, b, env.Text.Branch.Prepared, domain.Args{"branch": env.Text.BranchName(b.Name)})
}

func (env *Env) branchEnd(cmd *cobra.Command, args []string) error {
	id, version, err := subject(env, cmd, args[0], domain.KindBranch, env.Office.Branch)
	if err != nil {
		return err
	}
	in := office.EndBranch{Branch: id, Version: version, Document: document(cmd)}
	if in.Reason, err = env.long(cmd, text(cmd, "reason")); err != nil {
		return err
	}
	b, err := env.Office.EndBranch(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	return env.say(cmd, b, env.Text.Branch.Ended, domain.Args{"branch": env.Text.BranchName(b.Name)})
}

func (env *Env) branchEstablish(cmd *cobra.Command, args []string) error {
	id, version, err := subject(env, cmd, args[0], domain.KindBranch, env.Office.Branch)
	if err != nil {
		return err
	}
	in := office.EstablishBranch{Branch: id, Version: version, On: domain.Date(text(cmd, "on")), Document: document(cmd)}
	if in.Council, err = env.council(cmd); err != nil {
		return err
	}
	res, err := env.Office.EstablishBranch(cmd.Context(), env.By, in)
	return env.changedCouncil(cmd, res, err, env.Text.Branch.Founded, nil)
}

func (env *Env) branchReelect(cmd *cobra.Command, args []string) error {
	id, version, err := subject(env, cmd, args[0], domain.KindBranch, env.Office.Branch)
	if err != nil {
		return err
	}
	in := office.Reelect{Branch: id, Version: version, On: domain.Date(text(cmd, "on")), Document: document(cmd)}
	if in.Council, err = env.council(cmd); err != nil {
		return err
	}
	res, err := env.Office.Reelect(cmd.Context(), env.By, in)
	return env.changedCouncil(cmd, res, err, env.Text.Branch.ReelectDone, nil)
}

func (env *Env) branchSeat(cmd *cobra.Command, args []string) error {
	if err := cli.Require(cmd, env.Text, "person", "office"); err != nil {
		return err
	}
	id, version, err := subject(env, cmd, args[0], domain.KindBranch, env.Office.Branch)
	if err != nil {
		return err
	}
	in := office.SeatPerson{Branch: id, Version: version, Document: document(cmd)}
	if in.Person, err = env.idFlag(cmd, "person", domain.KindPerson); err != nil {
		return err
	}
	if in.Office, err = choice(env, cmd, "office", domain.CouncilOffices); err != nil {
		return err
	}
	res, err := env.Office.SeatPerson(cmd.Context(), env.By, in)
	return env.changedCouncil(cmd, res, err, env.Text.Branch.Seated, domain.Args{
		"name": in.Person, "office": env.Text.Word.Office[in.Office],
	})
}

func (env *Env) branchUnseat(cmd *cobra.Command, args []string) error {
	if err := cli.Require(cmd, env.Text, "person", "reason"); err != nil {
		return err
	}
	id, version, err := subject(env, cmd, args[0], domain.KindBranch, env.Office.Branch)
	if err != nil {
		return err
	}
	in := office.UnseatPerson{Branch: id, Version: version, Document: document(cmd)}
	if in.Person, err = env.idFlag(cmd, "person", domain.KindPerson); err != nil {
		return err
	}
	if in.Reason, err = env.long(cmd, text(cmd, "reason")); err != nil {
		return err
	}
	res, err := env.Office.UnseatPerson(cmd.Context(), env.By, in)
	return env.changedCouncil(cmd, res, err, env.Text.Branch.Unseated, domain.Args{"name": in.Person})
}

// changedCouncil says what a change of a council led to, with the groups that
// those who left still own.
func (env *Env) changedCouncil(cmd *cobra.Command, res office.CouncilResult, err error, sentence string, args domain.Args) error {
	if err != nil {
		return err
	}
	if args == nil {
		args = domain.Args{"branch": env.Text.BranchName(res.Branch.Name)}
	}
	t := &env.Text.Branch
	said := []string{env.Text.Sentence(sentence, args)}
	if len(res.Owned) > 0 {
		said = append(said, env.Text.Sentence(t.StillOwns, domain.Args{"groups": owned(env, res.Owned)}))
	}
	if len(res.Tasks) > 0 {
		said = append(said, env.Text.Sentence(t.Queued, domain.Args{"n": len(res.Tasks)}))
	}
	return env.done(cmd, res, "%s", strings.Join(said, " "))
}

func owned(env *Env, groups []office.OwnerOutside) string {
	var out []string
	for _, o := range groups {
		out = append(out, o.Group.String()+" "+o.Name)
	}
	return strings.Join(out, env.Text.Label.Comma)
}

func (env *Env) branchReview(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindBranch)
	if err != nil {
		return err
	}
	tasks, err := env.Office.QueueBranch(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	if tasks == nil {
		tasks = []domain.ID{}
	}
	return env.say(cmd, map[string][]domain.ID{"tasks": tasks}, env.Text.Branch.Queued, domain.Args{"n": len(tasks)})
}

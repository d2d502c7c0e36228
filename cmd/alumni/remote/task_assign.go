package remote

import (
	"fmt"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
)

// nobody is what --to takes for "anybody of the audience again".
const nobody = "none"

func (env *Env) taskAssignCommand() *cobra.Command {
	return versioned(texts(env.command("assign ID", []string{"ID"}, env.taskAssign), "to", "due"))
}

// taskAssign says who does a task and until when; without --to it stays with
// whom it is.
func (env *Env) taskAssign(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindTask)
	if err != nil {
		return err
	}
	to := text(cmd, "to")
	if to == "" && text(cmd, "due") == "" {
		return &cli.UsageError{Text: fmt.Sprintf(env.Text.Command.MissingFlag, "to")}
	}
	t, err := env.Office.Task(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	in := office.AssignTask{ID: id, Version: onVersion(cmd, t.Version), Account: t.Assignee, Due: day(text(cmd, "due"))}
	switch to {
	case "":
	case nobody:
		in.Account = domain.ID{}
	default:
		if in.Account, err = env.idFlag(cmd, "to", domain.KindAccount); err != nil {
			return err
		}
	}
	out, err := env.Office.AssignTask(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	return env.say(cmd, out, env.Text.Task.Assigned, domain.Args{"id": out.ID})
}

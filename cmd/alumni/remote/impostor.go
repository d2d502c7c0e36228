package remote

import (
	"bufio"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/naming/mimic"
	officeimpostor "alumni/domain/office/impostor"
	"alumni/tui/show/impostor"
)

func (env *Env) impostors() *cobra.Command {
	return noun(env, impostor.List, impostor.View, env.impostorCheck(), env.impostorText())
}

// impostorCheck judges one name, or those on standard input, one a line. It fails where
// one is flagged, after it has said which: a script relies on the exit code.
func (env *Env) impostorCheck() *cobra.Command {
	var name string
	fields := bind.Fields{env.may(domain.CanCheckImpostor), bind.Text("name", &name)}
	return env.command("check", fields, func(cmd *cobra.Command) error {
		names := []string{name}
		if name == "" {
			var err error
			if names, err = lines(cmd.InOrStdin()); err != nil {
				return err
			}
		}
		results, err := env.Office.CheckNames(cmd.Context(), env.By, names)
		if err != nil {
			return err
		}
		said := []string{impostor.Counted(env.Text, results)}
		flagged := false
		for _, r := range impostor.Checked(env.Text, results) {
			said = append(said, r.Sign+" "+r.Label+"  "+r.Text)
		}
		for _, r := range results {
			flagged = flagged || r.Verdict == mimic.Flagged
		}
		if err := env.told(results, said); err != nil || !flagged {
			return err
		}
		return &cli.ExitError{Code: cli.ExitRefused}
	})
}

// lines gives the lines that say anything, of at most as many as are checked at once.
func lines(r io.Reader) (out []string, err error) {
	s := bufio.NewScanner(io.LimitReader(r, 4<<20))
	for s.Scan() && len(out) <= officeimpostor.MaxChecked {
		if line := strings.TrimSpace(domain.CleanLine(s.Text())); line != "" {
			out = append(out, line)
		}
	}
	return out, s.Err()
}

// letterOf is an unauthorised group with the letter to it.
type letterOf struct {
	officeimpostor.View
	Text string `json:"text"`
}

// impostorText gives the rights letter.
func (env *Env) impostorText() *cobra.Command {
	var id domain.ID
	return env.command("text ID", bind.Fields{bind.Arg(domain.KindImpostor, &id)}, func(cmd *cobra.Command) error {
		v, err := env.Office.Impostor(cmd.Context(), env.By, id)
		if err != nil {
			return err
		}
		text := env.Text.RightsLetter(v)
		return env.paste(letterOf{v, text}, text)
	})
}

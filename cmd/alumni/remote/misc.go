package remote

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/rulebook"
)

// clauseJSON is a clause for a program to read.
type clauseJSON struct {
	ID      domain.ClauseID `json:"id"`
	Number  string          `json:"number,omitempty"`
	Article string          `json:"article,omitempty"`
	Text    string          `json:"text"`
	Heading bool            `json:"heading,omitempty"`
	Conduct bool            `json:"conduct,omitempty"`
}

// rules prints the named clauses, those that --text finds, or all of them.
func (env *Env) rules() *cobra.Command {
	var args []string
	var text string
	show := env.command("show [CLAUSE...]", bind.Fields{bind.Words(&args), bind.Text("text", &text)}, func(*cobra.Command) error {
		clauses := rulebook.Find(text)
		if len(args) > 0 {
			clauses = nil
			for _, a := range args {
				id, ok := rulebook.Read(a)
				if !ok {
					return &cli.UsageError{Text: fmt.Sprintf(env.Text.Command.BadClause, cli.Clean(a))}
				}
				c, _ := rulebook.Lookup(id)
				clauses = append(clauses, c)
			}
		}
		add, done := env.sink([]string{env.label("clause"), env.label("text")})
		for _, c := range clauses {
			line := c.Text
			if c.Number != "" && !c.Heading {
				line = c.Number + " " + line
			}
			v := clauseJSON{ID: c.ID, Number: c.Number, Article: c.Article, Text: c.Text, Heading: c.Heading, Conduct: c.Conduct}
			if err := add(v, []string{string(c.ID), line}); err != nil {
				return err
			}
		}
		return done()
	})
	return parent("rule", show)
}

// whoamiJSON is the caller as the server knows them.
type whoamiJSON struct {
	Account     domain.ID   `json:"account"`
	Name        string      `json:"name"`
	Role        domain.Role `json:"role"`
	Scope       domain.ID   `json:"scope,omitzero"`
	Lang        string      `json:"lang,omitempty"`
	Fingerprint string      `json:"fingerprint"`
	Remote      string      `json:"remote"`
}

func (env *Env) whoami() *cobra.Command {
	return env.command("whoami", nil, func(cmd *cobra.Command) error {
		a, err := env.Office.Whoami(cmd.Context(), env.By)
		if err != nil {
			return err
		}
		v := whoamiJSON{
			Account: a.Account, Name: a.Name, Role: a.Role, Scope: a.Scope, Lang: a.Lang,
			Fingerprint: env.By.Fingerprint, Remote: env.By.Remote,
		}
		return env.show(v, func(p *page) {
			p.field("account", a.Account.String())
			p.field("person_name", a.Name)
			p.field("role", env.Text.Word.Role[a.Role])
			p.field("scope", a.Scope.String())
			p.field("keys", env.By.Fingerprint)
			p.field("remote", env.By.Remote)
		})
	})
}

func (env *Env) version() *cobra.Command {
	return env.command("version", nil, func(*cobra.Command) error {
		if env.json {
			return cli.WriteJSON(env.Stdout, map[string]string{"version": env.Version, "go": runtime.Version()})
		}
		_, err := fmt.Fprintf(env.Stdout, env.Text.Server.Version+"\n", env.Version, runtime.Version())
		return err
	})
}

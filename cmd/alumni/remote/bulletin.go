package remote

import (
	"context"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/domain"
	officebulletin "alumni/domain/office/bulletin"
	"alumni/tui/show/bulletin"
)

func (env *Env) bulletins() *cobra.Command {
	return noun(env, bulletin.Waiting, bulletin.View, env.bulletinText(), env.bulletinIssue(), env.bulletinList())
}

// written is a bulletin's data with the text to paste.
type written struct {
	officebulletin.Wording
	Text string `json:"text"`
}

// groupFields are the groups of a bulletin, or that all changes are meant; text
// may name a bulletin instead.
func (env *Env) groupFields(args *[]string, groups *[]domain.ID, since *bool, bulletin *domain.ID) bind.Fields {
	return bind.Fields{bind.Words(args), bind.Yes("since", since), bind.Step(func(context.Context) error {
		for _, a := range *args {
			id, err := domain.ParseID(a)
			switch {
			case err == nil && id.Kind == domain.KindBulletin && bulletin != nil && len(*args) == 1:
				*bulletin = id
				return nil
			case err == nil && id.Kind == domain.KindGroup:
				*groups = append(*groups, id)
			default:
				_, err = domain.ReadID(a, domain.KindGroup)
				return &cli.UsageError{Text: env.Text.Error(err)}
			}
		}
		if *since == (len(*groups) > 0) {
			return &cli.UsageError{Text: env.Text.Command.Label["groups_or_since"]}
		}
		return nil
	})}
}

func (env *Env) bulletinText() *cobra.Command {
	var args []string
	var q officebulletin.Query
	return env.command("text [ID...]", env.groupFields(&args, &q.Groups, &q.Since, &q.ID), func(cmd *cobra.Command) error {
		v, err := env.Office.BulletinText(cmd.Context(), env.By, q)
		if err != nil {
			return err
		}
		return env.paste(written{v, env.Text.BulletinBody(v)}, env.Text.BulletinBody(v))
	})
}

func (env *Env) bulletinIssue() *cobra.Command {
	var args []string
	var in officebulletin.IssueBulletin
	fields := env.groupFields(&args, &in.Groups, &in.Since, nil)
	return env.deed("issue [ID...]", domain.CanPublish, fields, func(ctx context.Context) (any, string, error) {
		b, err := env.Office.IssueBulletin(ctx, env.By, in)
		return b, env.Text.Sentence(env.Text.Bulletin.Issued, domain.Args{"id": b.ID, "n": len(b.Groups)}), err
	})
}

func (env *Env) bulletinList() *cobra.Command {
	var f officebulletin.Filter
	fields := bind.Fields{bind.Choice("state", &f.State, domain.BulletinStates, zh.Bulletin, en.Bulletin)}
	get := func(ctx context.Context, after string, limit int) (domain.Page[officebulletin.Row], error) {
		f.After, f.Limit = after, limit
		return env.Office.Bulletins(ctx, env.By, f)
	}
	return table(env, "list", fields, get, bulletin.Out(env.Text, env.now))
}

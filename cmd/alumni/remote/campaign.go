package remote

import (
	"cmp"
	"context"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/domain"
	officecampaign "alumni/domain/office/campaign"
	"alumni/tui/show"
	"alumni/tui/show/campaign"
)

// campaigns are the commands of filing campaigns, N4.1.
func (env *Env) campaigns() *cobra.Command {
	return noun(env, campaign.List, campaign.View, env.campaignRemind(), env.campaignNote())
}

// campaignRemind counts a reminder and writes its letter; a dry run writes it only.
func (env *Env) campaignRemind() *cobra.Command {
	var in officecampaign.RemindBranch
	var dry bool
	return env.command("remind ID", bind.Fields{
		env.may(domain.CanCampaign), bind.Arg(domain.KindCampaign, &in.Campaign),
		bind.Need(bind.ID("branch", domain.KindBranch, &in.Branch)), bind.Yes("dry-run", &dry),
	}, func(cmd *cobra.Command) error {
		write := env.Office.RemindBranch
		if dry {
			write = env.Office.ReminderText
		}
		letter, err := write(cmd.Context(), env.By, in)
		if err != nil {
			return err
		}
		body := show.CleanLines(env.Text.Reminder(letter))
		return env.paste(struct {
			officecampaign.Reminder
			Text string `json:"text"`
		}{letter, body}, body)
	})
}

func (env *Env) campaignNote() *cobra.Command {
	var in officecampaign.NoteBranch
	return env.deed("note ID", domain.CanCampaign, bind.Fields{
		bind.Arg(domain.KindCampaign, &in.Campaign), bind.Need(bind.ID("branch", domain.KindBranch, &in.Branch)), bind.Version(&in.Version),
		bind.Step(func(ctx context.Context) error {
			v, err := env.Office.Campaign(ctx, env.By, in.Campaign)
			if err != nil {
				return err
			}
			in.Version = cmp.Or(in.Version, v.Version)
			if i := v.AskedOf(in.Branch); i >= 0 { // what is not given stays
				in.Note, in.CleanedUp = v.Asked[i].Note, v.Asked[i].CleanedUp
			}
			return nil
		}),
		bind.Long("note", &in.Note), bind.Date("cleaned", &in.CleanedUp),
	}, func(ctx context.Context) (any, string, error) {
		c, err := env.Office.NoteBranch(ctx, env.By, in)
		return c, env.Text.Sentence(env.Text.Campaign.Noted, domain.Args{"branch": in.Branch}), err
	})
}

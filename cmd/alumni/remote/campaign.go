package remote

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/campaign"
	"alumni/domain/office/desk"
	"alumni/tui/show"
)

// campaigns are the commands of filing campaigns, N4.1.
func (env *Env) campaigns() *cobra.Command {
	return parent("campaign",
		env.campaignList(), env.campaignShow(), env.campaignStart(), env.campaignRemind(), env.campaignNote(),
		env.campaignClose(), env.campaignResume(),
	)
}

func (env *Env) campaignList() *cobra.Command {
	var f campaign.Filter
	fields := bind.Fields{bind.Choice("state", &f.State, domain.CampaignStates, zh.Campaign, en.Campaign), bind.Text("text", &f.Text)}
	get := func(ctx context.Context, after string, limit int) (domain.Page[campaign.Row], error) {
		f.After, f.Limit = after, limit
		return env.Office.Campaigns(ctx, env.By, f)
	}
	return list(env, "list", fields, get, []column[campaign.Row]{
		{"id", func(c campaign.Row) string { return c.ID.String() }},
		{"name", func(c campaign.Row) string { return c.Name }},
		{"state", func(c campaign.Row) string { return env.Text.Word.Campaign[c.State] }},
		{"deadline", func(c campaign.Row) string { return string(c.Deadline) }},
		{"filed", func(c campaign.Row) string { return done(c.Totals) }},
	})
}

func done(t campaign.Totals) string {
	return strconv.Itoa(t.Done()) + "/" + strconv.Itoa(t.Asked)
}

func (env *Env) campaignShow() *cobra.Command {
	return record(env, "show ID", domain.KindCampaign, (*office.Office).Campaign, func(p *page, v campaign.View) {
		w := &env.Text.Campaign
		p.field("id", v.ID.String())
		p.field("name", v.Name)
		p.field("state", env.Text.Word.Campaign[v.State])
		p.field("deadline", string(v.Deadline))
		p.field("filed", done(v.Totals))
		for _, n := range []struct {
			label string
			count int
		}{{"late", v.Totals.Late}, {"in_review", v.Totals.Submitted}, {"not_filed", v.Totals.Missing}, {"not_filed_beside", v.Beside}} {
			if n.count > 0 {
				p.field(n.label, strconv.Itoa(n.count))
			}
		}
		p.field("version", fmt.Sprint(v.Version))
		var lines []string
		for _, r := range v.Rows {
			lines = append(lines, env.entryLine(r))
		}
		p.section(w.Everyone, lines)
		p.history(v.History, v.ID)
	})
}

// entryLine is one branch in a campaign, in words.
func (env *Env) entryLine(r campaign.EntryRow) string {
	t := &env.Text.Campaign
	parts := []string{r.Branch.String(), r.BranchName, t.Status[r.Status], fmt.Sprintf("%d/%d", r.GroupsFiled, len(r.Groups))}
	for _, o := range r.Obstacles {
		parts = append(parts, t.Obstacle[o])
	}
	if r.Reminders > 0 {
		parts = append(parts, env.Text.Sentence(t.Reminded, domain.Args{"n": r.Reminders}))
	}
	if r.CleanedUp != "" {
		parts = append(parts, env.Text.Sentence(t.Cleaned, domain.Args{"date": string(r.CleanedUp)}))
	}
	if r.Note != "" {
		parts = append(parts, cli.Clean(r.Note))
	}
	return strings.Join(parts, "  ")
}

func (env *Env) campaignStart() *cobra.Command {
	var in campaign.StartCampaign
	return env.deed("start", bind.Fields{
		bind.Need(bind.Text("name", &in.Name)), bind.Need(bind.Date("deadline", &in.Deadline)),
		bind.IDs("branch", domain.KindBranch, &in.Branches),
	}, func(ctx context.Context) (any, string, error) {
		c, err := env.Office.StartCampaign(ctx, env.By, in)
		return c, env.Text.Sentence(env.Text.Campaign.Started, domain.Args{"id": c.ID, "n": len(c.Entries)}), err
	})
}

// campaignRemind counts a reminder and writes its letter; a dry run writes it only.
func (env *Env) campaignRemind() *cobra.Command {
	var in campaign.RemindBranch
	var dry bool
	return env.command("remind ID", bind.Fields{
		bind.Arg(domain.KindCampaign, &in.Campaign), bind.Need(bind.ID("branch", domain.KindBranch, &in.Branch)), bind.Yes("dry-run", &dry),
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
			campaign.Reminder
			Text string `json:"text"`
		}{letter, body}, body)
	})
}

func (env *Env) campaignNote() *cobra.Command {
	var in campaign.NoteBranch
	return env.deed("note ID", bind.Fields{
		bind.Arg(domain.KindCampaign, &in.Campaign), bind.Need(bind.ID("branch", domain.KindBranch, &in.Branch)), bind.Version(&in.Version),
		bind.Step(func(ctx context.Context) error {
			v, err := env.Office.Campaign(ctx, env.By, in.Campaign)
			if err != nil {
				return err
			}
			in.Version = cmp.Or(in.Version, v.Version)
			if i := v.EntryOf(in.Branch); i >= 0 { // what is not given stays
				in.Note, in.CleanedUp = v.Entries[i].Note, v.Entries[i].CleanedUp
			}
			return nil
		}),
		bind.Long("note", &in.Note), bind.Date("cleaned", &in.CleanedUp),
	}, func(ctx context.Context) (any, string, error) {
		c, err := env.Office.NoteBranch(ctx, env.By, in)
		return c, env.Text.Sentence(env.Text.Campaign.Noted, domain.Args{"branch": in.Branch}), err
	})
}

func (env *Env) campaignClose() *cobra.Command {
	var in desk.Ref
	fields := changes(env, domain.KindCampaign, (*office.Office).Campaign, &in.ID, &in.Version)
	return env.deed("close ID", fields, func(ctx context.Context) (any, string, error) {
		c, err := env.Office.CloseCampaign(ctx, env.By, in)
		return c, env.Text.Sentence(env.Text.Campaign.Closed, domain.Args{"id": c.ID}), err
	})
}

func (env *Env) campaignResume() *cobra.Command {
	var id domain.ID
	return env.deed("resume ID", bind.Fields{bind.Arg(domain.KindCampaign, &id)}, func(ctx context.Context) (any, string, error) {
		c, err := env.Office.ResumeCampaign(ctx, env.By, id)
		return c, env.Text.Sentence(env.Text.Campaign.Resumed, domain.Args{"id": c.ID}), err
	})
}

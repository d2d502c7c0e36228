package remote

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/tui/show"
)

// campaigns are the commands of filing campaigns, N4.1.
func (env *Env) campaigns() *cobra.Command {
	start := texts(env.command("start", nil, env.campaignStart), "name", "deadline")
	start.Flags().StringSlice("branch", nil, "")
	remind := texts(env.command("remind ID", []string{"ID"}, env.campaignRemind), "branch")
	remind.Flags().Bool("dry-run", false, "")
	note := texts(env.command("note ID", []string{"ID"}, env.campaignNote), "branch", "note", "cleaned")
	closing := env.command("close ID", []string{"ID"}, env.campaignClose)
	return parent("campaign",
		filters(env.command("list", nil, env.campaignList), "state", "text"),
		env.command("show ID", []string{"ID"}, env.campaignShow),
		start, remind, versioned(note), versioned(closing),
		env.command("resume ID", []string{"ID"}, env.campaignResume),
	)
}

func (env *Env) campaignList(cmd *cobra.Command, _ []string) error {
	state, err := choice(env, cmd, "state", domain.CampaignStates)
	if err != nil {
		return err
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[office.CampaignRow], error) {
		return env.Office.Campaigns(ctx, env.By, office.CampaignFilter{State: state, Text: text(cmd, "text"), After: after, Limit: limit})
	}
	return list(env, cmd, get, []column[office.CampaignRow]{
		{"id", func(c office.CampaignRow) string { return c.ID.String() }},
		{"name", func(c office.CampaignRow) string { return c.Name }},
		{"state", func(c office.CampaignRow) string { return env.Text.Word.Campaign[c.State] }},
		{"deadline", func(c office.CampaignRow) string { return string(c.Deadline) }},
		{"filed", func(c office.CampaignRow) string { return done(c.Totals) }},
	})
}

func done(t office.CampaignTotals) string {
	return strconv.Itoa(t.Done()) + "/" + strconv.Itoa(t.Asked)
}

func (env *Env) campaignShow(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindCampaign)
	if err != nil {
		return err
	}
	v, err := env.Office.Campaign(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	return env.show(cmd, v, func(p *page) {
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
func (env *Env) entryLine(r office.EntryRow) string {
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

func (env *Env) campaignStart(cmd *cobra.Command, _ []string) error {
	if err := cli.Require(cmd, env.Text, "name", "deadline"); err != nil {
		return err
	}
	in := office.StartCampaign{Name: text(cmd, "name"), Deadline: domain.ReadDate(text(cmd, "deadline"))}
	branches, _ := cmd.Flags().GetStringSlice("branch")
	for _, b := range branches {
		id, err := env.id(b, domain.KindBranch)
		if err != nil {
			return err
		}
		in.Branches = append(in.Branches, id)
	}
	c, err := env.Office.StartCampaign(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	return env.say(cmd, c, env.Text.Campaign.Started, domain.Args{"id": c.ID, "n": len(c.Entries)})
}

// entryFlags reads which branch of which campaign is meant.
func (env *Env) entryFlags(cmd *cobra.Command, arg string) (campaign, branch domain.ID, err error) {
	if err := cli.Require(cmd, env.Text, "branch"); err != nil {
		return campaign, branch, err
	}
	if campaign, err = env.id(arg, domain.KindCampaign); err != nil {
		return campaign, branch, err
	}
	branch, err = env.idFlag(cmd, "branch", domain.KindBranch)
	return campaign, branch, err
}

// campaignRemind counts a reminder and writes its letter; a dry run writes it only.
func (env *Env) campaignRemind(cmd *cobra.Command, args []string) error {
	campaign, branch, err := env.entryFlags(cmd, args[0])
	if err != nil {
		return err
	}
	in := office.RemindBranch{Campaign: campaign, Branch: branch}
	write := env.Office.RemindBranch
	if dry, _ := cmd.Flags().GetBool("dry-run"); dry {
		write = env.Office.ReminderText
	}
	letter, err := write(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	body := show.CleanLines(env.Text.Reminder(letter))
	return env.paste(cmd, struct {
		office.Reminder
		Text string `json:"text"`
	}{letter, body}, body)
}

func (env *Env) campaignNote(cmd *cobra.Command, args []string) error {
	campaign, branch, err := env.entryFlags(cmd, args[0])
	if err != nil {
		return err
	}
	v, err := env.Office.Campaign(cmd.Context(), env.By, campaign)
	if err != nil {
		return err
	}
	in := office.NoteBranch{Campaign: campaign, Branch: branch, Version: onVersion(cmd, v.Version)}
	if i := v.EntryOf(branch); i >= 0 { // what is not given stays
		in.Note, in.CleanedUp = v.Entries[i].Note, v.Entries[i].CleanedUp
	}
	if cmd.Flags().Changed("note") {
		if in.Note, err = env.long(cmd, text(cmd, "note")); err != nil {
			return err
		}
	}
	if cmd.Flags().Changed("cleaned") {
		in.CleanedUp = domain.ReadDate(text(cmd, "cleaned"))
	}
	c, err := env.Office.NoteBranch(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	return env.say(cmd, c, env.Text.Campaign.Noted, domain.Args{"branch": branch})
}

func (env *Env) campaignClose(cmd *cobra.Command, args []string) error {
	id, version, err := subject(env, cmd, args[0], domain.KindCampaign, env.Office.Campaign)
	if err != nil {
		return err
	}
	c, err := env.Office.CloseCampaign(cmd.Context(), env.By, office.CaseRef{ID: id, Version: version})
	if err != nil {
		return err
	}
	return env.say(cmd, c, env.Text.Campaign.Closed, domain.Args{"id": c.ID})
}

func (env *Env) campaignResume(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindCampaign)
	if err != nil {
		return err
	}
	c, err := env.Office.ResumeCampaign(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	return env.say(cmd, c, env.Text.Campaign.Resumed, domain.Args{"id": c.ID})
}

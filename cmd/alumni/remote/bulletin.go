package remote

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
)

func (env *Env) bulletins() *cobra.Command {
	groups := func(use string, run func(*cobra.Command, []string) error) *cobra.Command {
		cmd := env.command(use, nil, run)
		cmd.Args = cobra.ArbitraryArgs
		cmd.Flags().Bool("since", false, "")
		return cmd
	}
	publish := texts(env.command("publish ID", []string{"ID"}, env.bulletinPublish),
		"account-link", "account-date", "website-link", "website-date")
	drop := texts(env.command("drop ID", []string{"ID"}, env.bulletinDrop), "reason")
	return parent("bulletin",
		filters(env.command("waiting", nil, env.bulletinWaiting), "text"),
		groups("text [ID...]", env.bulletinText),
		groups("issue [ID...]", env.bulletinIssue),
		versioned(publish), versioned(drop),
		filters(env.command("list", nil, env.bulletinList), "state"),
		env.command("show ID", []string{"ID"}, env.bulletinShow),
	)
}

// notice ticks one box of a publication; it is a command of the tasks.
func (env *Env) notice() *cobra.Command {
	return versioned(texts(env.command("notice ID", []string{"ID"}, env.taskNotice), "channel", "link", "date"))
}

func (env *Env) taskNotice(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindTask)
	if err != nil {
		return err
	}
	if err := cli.Require(cmd, env.Text, "channel", "link"); err != nil {
		return err
	}
	in := office.RecordNotice{Task: id, Link: text(cmd, "link"), Date: env.day(cmd, "date")}
	if in.Channel, err = choice(env, cmd, "channel", domain.NoticeChannels); err != nil {
		return err
	}
	if in.Version, err = decidedOn(env, cmd, id, env.Office.Task); err != nil {
		return err
	}
	t, err := env.Office.RecordNotice(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	b := &env.Text.Bulletin
	if t.State == domain.TaskDone {
		return env.done(cmd, t, "%s", env.Text.Sentence(b.Complete, domain.Args{"id": t.ID}))
	}
	return env.done(cmd, t, "%s", env.Text.Sentence(b.Ticked, domain.Args{
		"id": t.ID, "channel": b.Channel[in.Channel], "missing": env.Text.ChannelNames(t.Boxes().Missing()),
	}))
}

// day reads a flag that takes a day; today if it was not given.
func (env *Env) day(cmd *cobra.Command, flag string) domain.Date {
	if s := text(cmd, flag); s != "" {
		return domain.Date(s)
	}
	return domain.DateOf(env.Office.Now())
}

func (env *Env) bulletinWaiting(cmd *cobra.Command, _ []string) error {
	get := func(ctx context.Context, after string, limit int) (domain.Page[office.PublicationRow], error) {
		return env.Office.Publications(ctx, env.By, office.PublicationFilter{Text: text(cmd, "text"), After: after, Limit: limit})
	}
	return list(env, cmd, get, []column[office.PublicationRow]{
		{"id", func(r office.PublicationRow) string { return r.ID.String() }},
		{"group", func(r office.PublicationRow) string { return r.GroupName + " " + r.Group.String() }},
		{"group_changes", func(r office.PublicationRow) string { return env.Text.GroupChanges(r.Changes) }},
		{"notice_account", func(r office.PublicationRow) string { return string(r.Boxes.Account.Date) }},
		{"notice_website", func(r office.PublicationRow) string { return string(r.Boxes.Website.Date) }},
		{"bulletin_draft", func(r office.PublicationRow) string { return r.Bulletin.String() }},
		{"due", func(r office.PublicationRow) string { return env.due(r.Due, r.Overdue) }},
	})
}

// groupArgs reads the groups named, or that all changes are meant.
func (env *Env) groupArgs(cmd *cobra.Command, args []string) (groups []domain.ID, since bool, err error) {
	since, _ = cmd.Flags().GetBool("since")
	for _, a := range args {
		id, err := env.id(a, domain.KindGroup)
		if err != nil {
			return nil, false, err
		}
		groups = append(groups, id)
	}
	if since == (len(groups) > 0) {
		return nil, false, &cli.UsageError{Text: env.Text.Command.Label["groups_or_since"]}
	}
	return groups, since, nil
}

// written is a bulletin's data with the text to paste.
type written struct {
	office.BulletinText
	Text string `json:"text"`
}

func (env *Env) bulletinText(cmd *cobra.Command, args []string) error {
	q := office.BulletinQuery{}
	var err error
	if len(args) == 1 && strings.HasPrefix(strings.ToUpper(args[0]), "N") {
		q.ID, err = env.id(args[0], domain.KindBulletin)
	} else {
		q.Groups, q.Since, err = env.groupArgs(cmd, args)
	}
	if err != nil {
		return err
	}
	v, err := env.Office.BulletinText(cmd.Context(), env.By, q)
	if err != nil {
		return err
	}
	return env.paste(cmd, written{v, env.Text.BulletinBody(v)}, env.Text.BulletinBody(v))
}

// paste writes a text of several lines as it is to be pasted.
func (env *Env) paste(cmd *cobra.Command, v any, text string) error {
	if env.json {
		return cli.WriteJSON(cmd.OutOrStdout(), v)
	}
	var out strings.Builder
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		rest := strings.TrimLeft(line, " 　") // a letter's own indentation stays
		out.WriteString(line[:len(line)-len(rest)] + cli.Clean(rest) + "\n")
	}
	_, err := io.WriteString(cmd.OutOrStdout(), out.String())
	return err
}

func (env *Env) bulletinIssue(cmd *cobra.Command, args []string) error {
	groups, since, err := env.groupArgs(cmd, args)
	if err != nil {
		return err
	}
	b, err := env.Office.IssueBulletin(cmd.Context(), env.By, office.IssueBulletin{Groups: groups, Since: since})
	if err != nil {
		return err
	}
	return env.done(cmd, b, "%s", env.Text.Sentence(env.Text.Bulletin.Issued, domain.Args{"id": b.ID, "n": len(b.Entries)}))
}

func (env *Env) bulletinPublish(cmd *cobra.Command, args []string) error {
	id, version, err := subject(env, cmd, args[0], domain.KindBulletin, env.Office.Bulletin)
	if err != nil {
		return err
	}
	b, err := env.Office.PublishBulletin(cmd.Context(), env.By, office.PublishBulletin{
		ID: id, Version: version,
		AccountLink: text(cmd, "account-link"), AccountDate: env.day(cmd, "account-date"),
		WebsiteLink: text(cmd, "website-link"), WebsiteDate: env.day(cmd, "website-date"),
	})
	if err != nil {
		return err
	}
	done, left := b.Tally()
	a := domain.Args{"id": b.ID, "done": fmt.Sprint(done)}
	if left > 0 {
		a["left"] = left
	}
	return env.done(cmd, b, "%s", env.Text.Sentence(env.Text.Bulletin.Published, a))
}

func (env *Env) bulletinDrop(cmd *cobra.Command, args []string) error {
	id, version, err := subject(env, cmd, args[0], domain.KindBulletin, env.Office.Bulletin)
	if err != nil {
		return err
	}
	if err := cli.Require(cmd, env.Text, "reason"); err != nil {
		return err
	}
	reason, err := env.long(cmd, text(cmd, "reason"))
	if err != nil {
		return err
	}
	b, err := env.Office.DropBulletin(cmd.Context(), env.By, office.DropBulletin{ID: id, Version: version, Reason: reason})
	if err != nil {
		return err
	}
	return env.done(cmd, b, "%s", env.Text.Sentence(env.Text.Bulletin.Dropped, domain.Args{"id": b.ID}))
}

func (env *Env) bulletinList(cmd *cobra.Command, _ []string) error {
	state, err := choice(env, cmd, "state", domain.BulletinStates)
	if err != nil {
		return err
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[office.BulletinRow], error) {
		return env.Office.Bulletins(ctx, env.By, office.BulletinFilter{State: state, After: after, Limit: limit})
	}
	return list(env, cmd, get, []column[office.BulletinRow]{
		{"id", func(r office.BulletinRow) string { return r.ID.String() }},
		{"at", func(r office.BulletinRow) string { return env.time(r.CreatedAt) }},
		{"group", func(r office.BulletinRow) string { return r.First }},
		{"groups", func(r office.BulletinRow) string { return fmt.Sprint(len(r.Entries)) }},
		{"state", func(r office.BulletinRow) string { return env.Text.Word.Bulletin[r.State] }},
		{"by", func(r office.BulletinRow) string { return r.ByName }},
	})
}

func (env *Env) bulletinShow(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindBulletin)
	if err != nil {
		return err
	}
	v, err := env.Office.Bulletin(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	return env.show(cmd, v, func(p *page) {
		p.field("id", v.ID.String())
		p.field("state", env.Text.Word.Bulletin[v.State])
		p.field("by", v.ByName)
		p.field("notice_account", strings.TrimSpace(string(v.Publication.Account.Date)+" "+v.Publication.Account.Link))
		p.field("notice_website", strings.TrimSpace(string(v.Publication.Website.Date)+" "+v.Publication.Website.Link))
		p.field("version", fmt.Sprint(v.Version))
		var lines []string
		for _, g := range v.Text.Groups {
			mark := " "
			switch {
			case g.Done:
				mark = env.Text.Command.Mark["pass"]
			case g.Left:
				mark = env.Text.Command.Mark["warn"]
			}
			lines = append(lines, mark+" "+g.Group.String()+"  "+g.Name+"  "+env.Text.GroupChanges(g.Changes))
		}
		p.section(env.Text.Bulletin.Entries, lines)
		p.history(v.History, v.ID)
	})
}

package remote

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/bulletin"
)

func (env *Env) bulletins() *cobra.Command {
	return parent("bulletin",
		env.bulletinWaiting(), env.bulletinText(), env.bulletinIssue(), env.bulletinPublish(), env.bulletinDrop(),
		env.bulletinList(), env.bulletinShow(),
	)
}

func (env *Env) bulletinWaiting() *cobra.Command {
	var f bulletin.PublicationFilter
	get := func(ctx context.Context, after string, limit int) (domain.Page[bulletin.PublicationRow], error) {
		f.After, f.Limit = after, limit
		return env.Office.Publications(ctx, env.By, f)
	}
	return list(env, "waiting", bind.Fields{bind.Text("text", &f.Text)}, get, []column[bulletin.PublicationRow]{
		{"id", func(r bulletin.PublicationRow) string { return r.ID.String() }},
		{"group", func(r bulletin.PublicationRow) string { return r.GroupName + " " + r.Group.String() }},
		{"group_changes", func(r bulletin.PublicationRow) string { return env.Text.GroupChanges(r.Changes) }},
		{"notice_account", func(r bulletin.PublicationRow) string { return string(r.Boxes.Account.Date) }},
		{"notice_website", func(r bulletin.PublicationRow) string { return string(r.Boxes.Website.Date) }},
		{"bulletin_draft", func(r bulletin.PublicationRow) string { return r.Bulletin.String() }},
		{"due", func(r bulletin.PublicationRow) string { return env.due(r.Due, r.Overdue) }},
	})
}

// written is a bulletin's data with the text to paste.
type written struct {
	bulletin.Wording
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
	var q bulletin.Query
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
	var in bulletin.IssueBulletin
	return env.deed("issue [ID...]", env.groupFields(&args, &in.Groups, &in.Since, nil), func(ctx context.Context) (any, string, error) {
		b, err := env.Office.IssueBulletin(ctx, env.By, in)
		return b, env.Text.Sentence(env.Text.Bulletin.Issued, domain.Args{"id": b.ID, "n": len(b.Entries)}), err
	})
}

func (env *Env) bulletinPublish() *cobra.Command {
	var in bulletin.PublishBulletin
	fields := changes(env, domain.KindBulletin, (*office.Office).Bulletin, &in.ID, &in.Version,
		bind.Text("account-link", &in.AccountLink), bind.Date("account-date", &in.AccountDate),
		bind.Text("website-link", &in.WebsiteLink), bind.Date("website-date", &in.WebsiteDate))
	return env.deed("publish ID", fields, func(ctx context.Context) (any, string, error) {
		in.AccountDate, in.WebsiteDate = cmp.Or(in.AccountDate, env.today()), cmp.Or(in.WebsiteDate, env.today())
		b, err := env.Office.PublishBulletin(ctx, env.By, in)
		done, left := b.Tally()
		a := domain.Args{"id": b.ID, "done": fmt.Sprint(done)}
		if left > 0 {
			a["left"] = left
		}
		return b, env.Text.Sentence(env.Text.Bulletin.Published, a), err
	})
}

func (env *Env) bulletinDrop() *cobra.Command {
	var in bulletin.DropBulletin
	fields := changes(env, domain.KindBulletin, (*office.Office).Bulletin, &in.ID, &in.Version, bind.Need(bind.Long("reason", &in.Reason)))
	return env.deed("drop ID", fields, func(ctx context.Context) (any, string, error) {
		b, err := env.Office.DropBulletin(ctx, env.By, in)
		return b, env.Text.Sentence(env.Text.Bulletin.Dropped, domain.Args{"id": b.ID}), err
	})
}

func (env *Env) bulletinList() *cobra.Command {
	var f bulletin.Filter
	fields := bind.Fields{bind.Choice("state", &f.State, domain.BulletinStates, zh.Bulletin, en.Bulletin)}
	get := func(ctx context.Context, after string, limit int) (domain.Page[bulletin.Row], error) {
		f.After, f.Limit = after, limit
		return env.Office.Bulletins(ctx, env.By, f)
	}
	return list(env, "list", fields, get, []column[bulletin.Row]{
		{"id", func(r bulletin.Row) string { return r.ID.String() }},
		{"at", func(r bulletin.Row) string { return env.time(r.CreatedAt) }},
		{"group", func(r bulletin.Row) string { return r.First }},
		{"groups", func(r bulletin.Row) string { return fmt.Sprint(len(r.Entries)) }},
		{"state", func(r bulletin.Row) string { return env.Text.Word.Bulletin[r.State] }},
		{"by", func(r bulletin.Row) string { return r.ByName }},
	})
}

func (env *Env) bulletinShow() *cobra.Command {
	return record(env, "show ID", domain.KindBulletin, (*office.Office).Bulletin, func(p *page, v bulletin.View) {
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

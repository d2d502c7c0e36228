package remote

import (
	"context"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/tui/show/member"
	"alumni/tui/show/rectification"
)

func (env *Env) rectifications() *cobra.Command {
	return noun(env, rectification.List, rectification.View, env.rectificationText())
}

// pasted is a notice with the text to paste.
type pasted struct {
	people.NoticeView
	Text string `json:"text"`
}

// rectificationText gives the text of a notice, to be pasted into the group.
func (env *Env) rectificationText() *cobra.Command {
	var id domain.ID
	return env.command("text ID", bind.Fields{bind.Arg(domain.KindRectification, &id)}, func(cmd *cobra.Command) error {
		v, err := env.Office.Notice(cmd.Context(), env.By, id)
		if err != nil {
			return err
		}
		text := env.Text.RectifyText(v)
		return env.paste(pasted{v, text}, text)
	})
}

// memberShow shows one member of a group, present or past.
func (env *Env) memberShow() *cobra.Command {
	var group, person domain.ID
	fields := bind.Fields{bind.Need(bind.ID("group", domain.KindGroup, &group)), bind.Need(bind.ID("person", domain.KindPerson, &person))}
	return env.command("show", fields, func(cmd *cobra.Command) error {
		m, err := env.Office.Member(cmd.Context(), env.By, group, person)
		if err != nil {
			return err
		}
		g, err := env.Office.Group(cmd.Context(), env.By, group)
		if err != nil {
			return err
		}
		return env.show(m, func(p *page) {
			d := member.Document(env.Text, m, g.Name)
			p.fields = append(p.fields, [2]string{d.ID, d.Title}, [2]string{"", d.Subtitle})
			p.parts(d)
		})
	})
}

// refusals lists who was not let in.
func (env *Env) refusals() *cobra.Command {
	var f people.RefusalFilter
	fields := bind.Fields{
		bind.ID("group", domain.KindGroup, &f.Group), bind.ID("person", domain.KindPerson, &f.Person), bind.Text("text", &f.Text),
	}
	return table(env, "refusals", fields, func(ctx context.Context, after string, limit int) (domain.Page[people.RefusalRow], error) {
		f.After, f.Limit = after, limit
		return env.Office.Refusals(ctx, env.By, f)
	}, member.Refusals(env.Text))
}

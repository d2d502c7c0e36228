package remote

import (
	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/domain"
	officereview "alumni/domain/office/review"
	"alumni/tui/show/review"
)

func (env *Env) reviews() *cobra.Command {
	return noun(env, review.List, review.View, env.reviewNext())
}

// reviewNext shows the next member of a review who is not decided on, or the one
// that is named.
func (env *Env) reviewNext() *cobra.Command {
	in := officereview.Walk{}
	fields := bind.Fields{bind.Arg(domain.KindReview, &in.ID), bind.ID("person", domain.KindPerson, &in.Person)}
	return env.command("next ID", fields, func(cmd *cobra.Command) error {
		s, err := env.Office.WalkReview(cmd.Context(), env.By, in)
		if err != nil {
			return err
		}
		return env.show(s, func(p *page) {
			d := review.Seat(env.Text, s)
			p.fields = append(p.fields, [2]string{d.ID, d.Title}, [2]string{"", d.Subtitle})
			p.parts(d)
		})
	})
}

package remote

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
)

func (env *Env) places() *cobra.Command {
	add := texts(env.command("add", nil, env.placeAdd), "name", "kind")
	add.Flags().StringSlice("alias", nil, "")
	edit := versioned(texts(env.command("edit ID", []string{"ID"}, env.placeEdit), "name"))
	edit.Flags().StringSlice("alias", nil, "")
	edit.Flags().Bool("retired", false, "")
	return parent("place",
		filters(env.command("list", nil, env.placeList), "kind", "text"),
		env.command("show ID", []string{"ID"}, env.placeShow), add, edit,
	)
}

func (env *Env) placeList(cmd *cobra.Command, _ []string) error {
	kind, err := choice(env, cmd, "kind", domain.PlaceKinds)
	if err != nil {
		return err
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[office.PlaceRow], error) {
		return env.Office.Places(ctx, env.By, office.PlaceFilter{Kind: kind, Text: text(cmd, "text"), After: after, Limit: limit})
	}
	return list(env, cmd, get, []column[office.PlaceRow]{
		{"id", func(p office.PlaceRow) string { return p.ID.String() }},
		{"name", func(p office.PlaceRow) string { return p.Name }},
		{"kind", func(p office.PlaceRow) string { return env.Text.Word.PlaceKind[p.Kind] }},
		{"aliases", func(p office.PlaceRow) string { return strings.Join(p.Aliases, env.Text.Label.Comma) }},
		{"branch", func(p office.PlaceRow) string { return p.Branch.String() }},
		{"groups", func(p office.PlaceRow) string { return fmt.Sprint(p.Groups) }},
		{"retired", func(p office.PlaceRow) string { return sampled(env, p.Retired) }},
	})
}

func (env *Env) placeShow(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindPlace)
	if err != nil {
		return err
	}
	v, err := env.Office.Place(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	return env.show(cmd, v, func(p *page) {
		p.field("id", v.ID.String())
		p.field("name", v.Name)
		p.field("kind", env.Text.Word.PlaceKind[v.Kind])
		p.field("aliases", strings.Join(v.Aliases, env.Text.Label.Comma))
		p.field("branch", strings.TrimSpace(v.BranchName+" "+v.Branch.String()))
		p.field("groups", fmt.Sprint(v.Groups))
		p.field("retired", sampled(env, v.Retired))
		p.field("version", fmt.Sprint(v.Version))
		p.history(v.History, v.ID)
	})
}

func (env *Env) placeAdd(cmd *cobra.Command, _ []string) error {
	if err := cli.Require(cmd, env.Text, "name", "kind"); err != nil {
		return err
	}
	in := office.AddPlace{Name: text(cmd, "name")}
	var err error
	if in.Kind, err = choice(env, cmd, "kind", domain.PlaceKinds); err != nil {
		return err
	}
	in.Aliases, _ = cmd.Flags().GetStringSlice("alias")
	p, err := env.Office.AddPlace(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	said := env.Text.Sentence(env.Text.Place.Added, domain.Args{"id": p.ID, "name": p.Name})
	return env.done(cmd, p, "%s", said+env.Text.NamedAfter(in.Name, p.Name))
}

// placeEdit changes what is given and leaves the rest.
func (env *Env) placeEdit(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindPlace)
	if err != nil {
		return err
	}
	v, err := env.Office.Place(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	in := office.EditPlace{ID: id, Version: onVersion(cmd, v.Version), Name: v.Name, Aliases: v.Aliases, Retired: v.Retired}
	if cmd.Flags().Changed("name") {
		in.Name = text(cmd, "name")
	}
	if cmd.Flags().Changed("alias") {
		in.Aliases, _ = cmd.Flags().GetStringSlice("alias")
	}
	if cmd.Flags().Changed("retired") {
		in.Retired, _ = cmd.Flags().GetBool("retired")
	}
	p, err := env.Office.EditPlace(cmd.Context(), env.By, in)
	if err != nil {
		return err
	}
	said := env.Text.Sentence(env.Text.Place.Edited, domain.Args{"id": p.ID, "name": p.Name})
	return env.done(cmd, p, "%s", said+env.Text.NamedAfter(in.Name, p.Name))
}

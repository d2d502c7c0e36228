package remote

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/registry"
)

func (env *Env) places() *cobra.Command {
	return parent("place", env.placeList(), env.placeShow(), env.placeAdd(), env.placeEdit())
}

func (env *Env) placeList() *cobra.Command {
	var f registry.PlaceFilter
	fields := bind.Fields{bind.Choice("kind", &f.Kind, domain.PlaceKinds, zh.PlaceKind, en.PlaceKind), bind.Text("text", &f.Text)}
	get := func(ctx context.Context, after string, limit int) (domain.Page[registry.PlaceRow], error) {
		f.After, f.Limit = after, limit
		return env.Office.Places(ctx, env.By, f)
	}
	return list(env, "list", fields, get, []column[registry.PlaceRow]{
		{"id", func(p registry.PlaceRow) string { return p.ID.String() }},
		{"name", func(p registry.PlaceRow) string { return p.Name }},
		{"kind", func(p registry.PlaceRow) string { return env.Text.Word.PlaceKind[p.Kind] }},
		{"aliases", func(p registry.PlaceRow) string { return strings.Join(p.Aliases, env.Text.Label.Comma) }},
		{"branch", func(p registry.PlaceRow) string { return p.Branch.String() }},
		{"groups", func(p registry.PlaceRow) string { return fmt.Sprint(p.Groups) }},
		{"retired", func(p registry.PlaceRow) string { return sampled(env, p.Retired) }},
	})
}

func (env *Env) placeShow() *cobra.Command {
	return record(env, "show ID", domain.KindPlace, (*office.Office).Place, func(p *page, v registry.PlaceView) {
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

func (env *Env) placeAdd() *cobra.Command {
	var in registry.AddPlace
	return env.deed("add", bind.Fields{
		bind.Need(bind.Text("name", &in.Name)),
		bind.Need(bind.Choice("kind", &in.Kind, domain.PlaceKinds, zh.PlaceKind, en.PlaceKind)),
		bind.Names("alias", &in.Aliases),
	}, func(ctx context.Context) (any, string, error) {
		p, err := env.Office.AddPlace(ctx, env.By, in)
		said := env.Text.Sentence(env.Text.Place.Added, domain.Args{"id": p.ID, "name": p.Name})
		return p, said + env.Text.NamedAfter(in.Name, p.Name), err
	})
}

// placeEdit changes what is given and leaves the rest.
func (env *Env) placeEdit() *cobra.Command {
	var in registry.EditPlace
	return env.deed("edit ID", bind.Fields{
		bind.Arg(domain.KindPlace, &in.ID), bind.Version(&in.Version),
		bind.Step(func(ctx context.Context) error {
			v, err := env.Office.Place(ctx, env.By, in.ID)
			in = registry.EditPlace{
				ID: in.ID, Version: cmp.Or(in.Version, v.Version), Name: v.Name, Aliases: v.Aliases, Retired: v.Retired,
			}
			return err
		}),
		bind.Text("name", &in.Name), bind.Names("alias", &in.Aliases), bind.Yes("retired", &in.Retired),
	}, func(ctx context.Context) (any, string, error) {
		p, err := env.Office.EditPlace(ctx, env.By, in)
		said := env.Text.Sentence(env.Text.Place.Edited, domain.Args{"id": p.ID, "name": p.Name})
		return p, said + env.Text.NamedAfter(in.Name, p.Name), err
	})
}

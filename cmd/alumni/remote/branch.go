package remote

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/importfile"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/desk"
	"alumni/domain/office/registry"
)

func (env *Env) branches() *cobra.Command {
	return parent("branch",
		env.branchList(), env.branchShow(), env.BranchImport(), env.branchAdd(), env.branchPrepare(), env.branchEstablish(),
		env.branchReelect(), env.branchSeat(), env.branchUnseat(), env.branchEnd(), env.branchReview(),
	)
}

// BranchImport is the command that imports branches from CSV on standard input.
func (env *Env) BranchImport() *cobra.Command {
	load := env.command("import", nil, func(cmd *cobra.Command) error {
		rows, err := importfile.Branches(cmd.InOrStdin())
		if err != nil {
			return err
		}
		o, err := env.desk()
		if err != nil {
			return err
		}
		n, err := o.ImportBranches(cmd.Context(), env.By, rows)
		if err != nil {
			return err
		}
		said := fmt.Sprintf(env.Text.Command.Imported, n.Imported)
		for _, b := range n.Named {
			said += "\n" + strings.TrimSpace(env.Text.NamedAfter(b.Given, b.Name))
		}
		return env.done(n, said)
	})
	load.Long = env.Text.Command.BranchColumns
	return load
}

func (env *Env) branchList() *cobra.Command {
	var f registry.BranchFilter
	only := []registry.BranchOnly{registry.OnlyUnfiled, registry.OnlyOrphaned, registry.OnlyTermExpired, registry.OnlyOwnerLeft}
	fields := bind.Fields{
		bind.Choice("kind", &f.Kind, domain.BranchKinds, zh.BranchKind, en.BranchKind),
		bind.Choice("state", &f.State, domain.BranchStates, zh.BranchState, en.BranchState),
		bind.Choice("only", &f.Only, only), bind.Text("text", &f.Text),
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[registry.BranchRow], error) {
		f.After, f.Limit = after, limit
		return env.Office.Branches(ctx, env.By, f)
	}
	return list(env, "list", fields, get, []column[registry.BranchRow]{
		{"id", func(b registry.BranchRow) string { return b.ID.String() }},
		{"name", func(b registry.BranchRow) string { return b.Name }},
		{"kind", func(b registry.BranchRow) string { return env.Text.Word.BranchKind[b.Kind] }},
		{"state", func(b registry.BranchRow) string { return env.Text.Word.BranchState[b.State] }},
		{"groups", func(b registry.BranchRow) string { return fmt.Sprint(b.Groups) }},
		{"members", func(b registry.BranchRow) string { return fmt.Sprint(b.Members) }},
		{"owner", func(b registry.BranchRow) string { return env.owner(b.Owner, b.Orphaned) }},
		{"filing", func(b registry.BranchRow) string { return env.Text.Word.Filing[b.Filing] }},
		{"reelected", func(b registry.BranchRow) string { return string(b.Reelected) }},
	})
}

func (env *Env) owner(name string, orphaned bool) string {
	if name == "" && orphaned {
		return env.Text.Command.Vacant
	}
	return name
}

func (env *Env) branchShow() *cobra.Command {
	return record(env, "show ID", domain.KindBranch, (*office.Office).Branch, func(p *page, b registry.BranchView) {
		p.field("id", b.ID.String())
		p.field("name", b.Name)
		p.field("kind", env.Text.Word.BranchKind[b.Kind])
		p.field("state", env.Text.Word.BranchState[b.State])
		p.field("reelected", string(b.Reelected))
		p.field("term_ends", string(b.TermEnds))
		p.field("groups", fmt.Sprint(b.Groups))
		p.field("members", fmt.Sprintf("%d / %d", b.Members, b.Capacity))
		p.field("filing", env.Text.Word.Filing[b.Filing])
		var seats, groups []string
		for _, s := range b.Seats {
			seats = append(seats, env.Text.Word.Office[s.Office]+" "+s.Person.Name+" "+s.Person.ID.String())
		}
		p.section(env.Text.Command.Council, seats)
		for _, g := range b.GroupRows {
			groups = append(groups, env.groupLine(g))
		}
		p.section(env.Text.Command.Groups, groups)
		p.history(b.History, b.ID)
	})
}

func (env *Env) groupLine(g desk.GroupRow) string {
	return fmt.Sprintf("%s %s %s %s %d/%d", g.ID, g.Name, env.Text.Word.GroupState[g.State],
		env.owner(g.OwnerName, g.Owner.IsZero()), g.Members, g.Capacity)
}

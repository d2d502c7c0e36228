package remote

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/importfile"
	"alumni/domain"
	"alumni/domain/office"
)

func (env *Env) branches() *cobra.Command {
	return parent("branch",
		filters(env.command("list", nil, env.branchList), "kind", "state", "only", "text"),
		env.command("show ID", []string{"ID"}, env.branchShow),
		env.BranchImport(),
		texts(env.command("add", nil, env.branchAdd), "name", "kind", "state"),
		versioned(texts(env.command("prepare ID", []string{"ID"}, env.branchPrepare), "reason")),
		versioned(byDecision(withCouncil(env.command("establish ID", []string{"ID"}, env.branchEstablish)))),
		versioned(byDecision(withCouncil(env.command("reelect ID", []string{"ID"}, env.branchReelect)))),
		versioned(byDecision(texts(env.command("seat ID", []string{"ID"}, env.branchSeat), "person", "office"))),
		versioned(byDecision(texts(env.command("unseat ID", []string{"ID"}, env.branchUnseat), "person", "reason"))),
		versioned(byDecision(texts(env.command("end ID", []string{"ID"}, env.branchEnd), "reason"))),
		env.command("review ID", []string{"ID"}, env.branchReview),
	)
}

// BranchImport is the command that imports branches from CSV on standard input.
func (env *Env) BranchImport() *cobra.Command {
	load := env.command("import", nil, func(cmd *cobra.Command, _ []string) error {
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
		return env.done(cmd, n, "%s", said)
	})
	load.Long = env.Text.Command.BranchColumns
	return load
}

func (env *Env) branchList(cmd *cobra.Command, _ []string) error {
	kind, err := choice(env, cmd, "kind", domain.BranchKinds)
	if err != nil {
		return err
	}
	state, err := choice(env, cmd, "state", domain.BranchStates)
	if err != nil {
		return err
	}
	only, err := choice(env, cmd, "only", []office.BranchOnly{office.OnlyUnfiled, office.OnlyOrphaned, office.OnlyTermExpired, office.OnlyOwnerLeft})
	if err != nil {
		return err
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[office.BranchRow], error) {
		return env.Office.Branches(ctx, env.By, office.BranchFilter{
			Kind: kind, State: state, Only: only, Text: text(cmd, "text"), After: after, Limit: limit,
		})
	}
	return list(env, cmd, get, []column[office.BranchRow]{
		{"id", func(b office.BranchRow) string { return b.ID.String() }},
		{"name", func(b office.BranchRow) string { return b.Name }},
		{"kind", func(b office.BranchRow) string { return env.Text.Word.BranchKind[b.Kind] }},
		{"state", func(b office.BranchRow) string { return env.Text.Word.BranchState[b.State] }},
		{"groups", func(b office.BranchRow) string { return fmt.Sprint(b.Groups) }},
		{"members", func(b office.BranchRow) string { return fmt.Sprint(b.Members) }},
		{"owner", func(b office.BranchRow) string { return env.owner(b.Owner, b.Orphaned) }},
		{"filing", func(b office.BranchRow) string { return env.Text.Word.Filing[b.Filing] }},
		{"reelected", func(b office.BranchRow) string { return string(b.Reelected) }},
	})
}

func (env *Env) owner(name string, orphaned bool) string {
	if name == "" && orphaned {
		return env.Text.Command.Vacant
	}
	return name
}

func (env *Env) branchShow(cmd *cobra.Command, args []string) error {
	id, err := env.id(args[0], domain.KindBranch)
	if err != nil {
		return err
	}
	b, err := env.Office.Branch(cmd.Context(), env.By, id)
	if err != nil {
		return err
	}
	return env.show(cmd, b, func(p *page) {
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

func (env *Env) groupLine(g office.GroupRow) string {
	return fmt.Sprintf("%s %s %s %s %d/%d", g.ID, g.Name, env.Text.Word.GroupState[g.State],
		env.owner(g.OwnerName, g.Owner.IsZero()), g.Members, g.Capacity)
}

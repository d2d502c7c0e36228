package remote

import (
	"cmp"
	"context"
	"slices"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/importfile"
	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
	"alumni/domain/roster"
	"alumni/tui/deed"
	"alumni/tui/show/group"
	"alumni/tui/show/member"
)

func (env *Env) groups() *cobra.Command {
	whose := func(f *registry.GroupFilter) bind.Field { return env.whose(&f.Branch, &f.HQ) }
	return parent("group", append(plains(env, group.View.Commands),
		listing(env, group.List, whose), viewing(env, group.View), env.memberList("members ID"))...)
}

func (env *Env) members() *cobra.Command {
	deeds := plains(env, []deed.Offer{member.Add, member.Edit, member.Leave, member.Remove, member.Refuse})
	return parent("member", append(deeds, env.memberList("list GROUP"), env.memberShow(), env.refusals(), env.memberImport())...)
}

// memberList lists a group's members; it is a command of the groups and of the members.
func (env *Env) memberList(use string) *cobra.Command {
	var f people.MemberFilter
	fields := bind.Fields{
		bind.Arg(domain.KindGroup, &f.Group), bind.Yes("findings", &f.Findings), bind.Yes("gone", &f.Gone), bind.Text("text", &f.Text),
	}
	get := func(ctx context.Context, after string, limit int) (domain.Page[people.MemberRow], error) {
		f.After, f.Limit = after, limit
		return env.Office.Members(ctx, env.By, f)
	}
	who := func(r people.MemberRow) domain.ID { return r.Person }
	return revealing(env, use, fields, get, member.Columns(env.Text), who, func() domain.ID { return f.Group })
}

// memberImport registers a group's members from a list on standard input.
func (env *Env) memberImport() *cobra.Command {
	var (
		group domain.ID
		f     listFlags

		changed bool
	)
	fields := append(bind.Fields{
		env.may(domain.CanChange), bind.Arg(domain.KindGroup, &group), bind.Yes("changed", &changed),
		bind.Choice("basis", &f.read.Basis, domain.Bases, env.Text.Word.Basis),
	}, f.fields(roster.MemberColumns())...)
	return env.command("import GROUP", fields, func(cmd *cobra.Command) error {
		ctx := cmd.Context()
		if err := f.settle(env); err != nil {
			return err
		}
		if err := f.words(ctx, env); err != nil {
			return err
		}
		list, err := importfile.Members(ctx, cmd.InOrStdin(), f.read)
		if err != nil {
			return err
		}
		row := func(r people.ImportMember) int { return r.Row }
		f.leaveOut(list.LeaveOut)
		list.Bad = f.unskipped(list.Bad)
		rows := decide(&f, list.Rows, row, func(r *people.ImportMember, d decision) {
			r.New, r.Person, r.Change, r.SureName = d.new, cmp.Or(d.person, r.Person), d.change, d.name
		})
		for i := range rows {
			rows[i].Change = rows[i].Change || changed
		}
		if !f.dry && !f.partial && !f.refused {
			if err := desk.Wrong(list.Bad); err != nil {
				return err
			}
			return env.importMembers(ctx, &f, group, list, rows, nil)
		}
		plan, err := env.Office.PreviewMembers(ctx, env.By, group, rows)
		if err != nil {
			return err
		}
		bad := byRow(list.Bad, plan.Bad)
		switch {
		case f.refused:
			return env.writeRefused(list.Columns, list.Cells, bad)
		case f.dry:
			return cmp.Or(env.showMembers(list, plan, f.left(bad)), f.stands(bad))
		}
		return env.importMembers(ctx, &f, group, list, without(rows, bad, row), bad)
	})
}

// importMembers writes rows that are right, and says which ones were not.
func (env *Env) importMembers(
	ctx context.Context, f *listFlags, group domain.ID, list roster.Table[people.ImportMember], rows []people.ImportMember, bad []desk.RowError,
) error {
	imp, n, err := env.Office.BringMembers(ctx, env.By, group, rows, f.bringing(bad))
	if err != nil {
		return err
	}
	lines := append([]string{member.Outcome(env.Text, env.Text.Member.Imported, n)}, env.Text.MemberFindings(n)...)
	lines = append(append(lines, env.Text.Recorded(imp, n.LeftOut)...), env.Text.RowsLeft(bad)...)
	return env.told(struct {
		people.MembersImported
		Import  domain.ID `json:"import,omitzero"`
		Refused int       `json:"refused"`
		List    any       `json:"list"`
	}{n, imp.ID, len(bad), list}, append(lines, env.Text.Reading(list.Sheet, list.Heading, list.Columns, list.Passed)...))
}

// showMembers says what an import would write, row by row, and who is in the group and
// not on the list.
func (env *Env) showMembers(list roster.Table[people.ImportMember], plan people.MembersPreview, left []desk.RowError) error {
	lines := []string{member.Outcome(env.Text, env.Text.Member.Checked, plan.MembersImported)}
	lines = append(lines, env.Text.MemberFindings(plan.MembersImported)...)
	lines = append(lines, env.Text.Reading(list.Sheet, list.Heading, list.Columns, list.Passed)...)
	return env.told(struct {
		people.MembersPreview
		List any `json:"list"`
	}{plan, list}, slices.Concat(lines, env.Text.MembersPlan(plan), env.Text.RowsLeft(left)))
}

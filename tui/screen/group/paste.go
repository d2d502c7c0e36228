package group

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
	"alumni/domain/roster"
	decide "alumni/tui/form/imports"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/show"
	"alumni/tui/show/imports"
	"alumni/tui/show/member"
)

// paste is the page on which a list of members is pasted: it is checked against
// the registry, then a form says what will happen.
func (m *members) paste() kit.PasteSpec {
	t, said := m.env.Text, &decide.Decided{}
	return kit.PasteSpec{
		Title:   t.Sentence(t.Member.PasteTitle, domain.Args{"group": i18n.ShortGroup(m.group.Name)}),
		Lead:    t.Member.Lead,
		Columns: roster.MemberColumns(),
		Check: func(ctx context.Context, cells [][]string) (kit.PasteReport, error) {
			words, err := m.env.Office.ColumnWords(ctx, m.env.By)
			if err != nil {
				return kit.PasteReport{}, err
			}
			list, asks, err := readMembers(cells, roster.Options{Synonyms: words, Columns: said.Read()})
			var wrong *desk.ImportError
			switch {
			case errors.As(err, &wrong):
				return m.adjusted(wrongRows(m.env, wrong.Rows), said, nil, nil), nil
			case err != nil:
				return kit.PasteReport{}, err
			}
			said.Of(list.Cells, list.LeaveOut)
			list.Bad = said.Unskipped(list.Bad)
			list.Rows = decide.Onto(said, list.Rows, func(r *people.ImportMember) *people.ImportPerson { return &r.ImportPerson })
			plan, err := m.env.Office.PreviewMembers(ctx, m.env.By, m.group.ID, list.Rows)
			if err != nil {
				return kit.PasteReport{}, err
			}
			out := m.report(list, plan, asks)
			if bad := append(list.Bad, plan.Bad...); len(bad) > 0 {
				out = wrongRows(m.env, bad)
			}
			return m.adjusted(out, said, list.Columns, askedOf(list, plan)), nil
		},
	}
}

// adjusted offers the form in which columns and rows are decided.
func (m *members) adjusted(out kit.PasteReport, said *decide.Decided, columns []roster.Column, asked []decide.Asked) kit.PasteReport {
	out.Adjust, out.AdjustLabel = said.Form(m.env, roster.MemberColumns(), columns, asked), m.env.Text.List.Adjust
	return out
}

// askedOf are the rows about which somebody decides one by one: who looks like somebody
// known, what the list says otherwise of one, and what is wrong, which can be left out.
func askedOf(list roster.Table[people.ImportMember], plan people.MembersPreview) (out []decide.Asked) {
	names := map[int]string{}
	for _, r := range list.Rows {
		names[r.Row] = r.Name
	}
	for _, b := range append(slices.Clone(list.Bad), plan.Bad...) {
		if b.Row == 0 {
			continue
		}
		ask := decide.Asked{Row: b.Row, Name: names[b.Row], Unsure: decide.UnsureName(b.Err)}
		if id, is := b.Err.Args["id"].(string); is && (b.Err.Fault == domain.FaultDuplicate || b.Err.Fault == domain.FaultNamesake) {
			ask.Looks, _ = domain.ParseID(id)
		}
		out = append(out, ask)
	}
	for _, r := range plan.Rows {
		if len(r.Differs) > 0 {
			out = append(out, decide.Asked{Row: r.Row, Name: r.Name, Differs: r.Differs})
		}
	}
	slices.SortStableFunc(out, func(a, b decide.Asked) int { return cmp.Compare(a.Row, b.Row) })
	return out
}

// wrongRows shows every row that the import refuses.
func wrongRows(env *kit.Env, bad []desk.RowError) kit.PasteReport {
	t := env.Text
	out := kit.PasteReport{
		Head:  show.Row{Sign: "✗", Text: t.Sentence(t.Member.Refused, domain.Args{"n": len(bad)}), Tone: show.ToneDanger},
		Marks: map[int]string{},
	}
	for _, r := range bad {
		out.Marks[r.Row] = "✗"
		out.Rows = append(out.Rows, show.Row{Sign: "✗", Text: t.RowError(r), Tone: show.ToneDanger})
	}
	return out
}

// report shows what a list that is right comes to, and its cards' deviations,
// which stand against nothing, N1.2c.
func (m *members) report(list roster.Table[people.ImportMember], plan people.MembersPreview, asks bool) kit.PasteReport {
	t, n := m.env.Text, plan.MembersImported
	out := kit.PasteReport{Marks: map[int]string{}, Next: t.Member.Next}
	for _, r := range n.Rows {
		if differs := t.MemberDiffers(r); differs != "" {
			out.Marks[r.Row] = "!"
			out.Rows = append(out.Rows, show.Row{Sign: "!", Text: differs, Tone: show.ToneDue})
		}
		switch {
		case len(r.Findings) > 0:
			out.Marks[r.Row] = "!"
			out.Rows = append(out.Rows, show.Row{Sign: "!", Text: t.CardFinding(r), Tone: show.ToneDue})
		case r.Already && len(r.Differs) == 0:
			out.Marks[r.Row] = "✓"
		}
	}
	if left := t.LeftSince(plan); left != "" {
		out.Rows = append(out.Rows, show.Row{Sign: "!", Text: left, Tone: show.ToneDue})
	}
	if n.Joined+n.Recorded+n.Changed == 0 {
		out.Head = show.Row{Sign: "✓", Text: t.Sentence(t.Member.AllIn, domain.Args{"already": n.Already}), Tone: show.ToneFocus}
		return out
	}
	out.Head = show.Row{Sign: "✓", Text: member.Outcome(t, t.Member.Will, n), Tone: show.ToneFocus}
	if n.Unverified > 0 || n.Cards > 0 {
		open := t.Sentence(t.Member.Open, domain.Args{"unverified": n.Unverified, "cards": n.Cards})
		out.Rows = append([]show.Row{{Sign: "!", Text: open, Note: t.Cite("N2.2a"), Tone: show.ToneDue}}, out.Rows...)
	}
	for _, line := range t.Reading(list.Sheet, list.Heading, list.Columns, list.Passed) {
		out.Rows = append(out.Rows, show.Row{Text: line, Tone: show.ToneLabel})
	}
	if asks {
		out.Rows = append(out.Rows, show.Row{Sign: "!", Text: t.List.NoBasis, Note: t.Cite("N1.2d"), Tone: show.ToneDue})
	}
	out.Confirm = func(context.Context) (kit.Form, error) { return m.confirm(list.Rows, out.Head, asks), nil }
	return out
}

// readMembers reads a list that was pasted. One of which no row says a basis is read
// as well: asks tells that the form has to ask for it.
func readMembers(cells [][]string, how roster.Options) (list roster.Table[people.ImportMember], asks bool, err error) {
	sheets := []roster.Sheet{{Rows: roster.Cells(cells)}}
	list, err = roster.Members(sheets, how)
	if err != nil || slices.ContainsFunc(list.Columns, func(c roster.Column) bool { return c.As == roster.ColumnBasis }) {
		return list, false, err
	}
	// Which basis it is changes nothing of the check.
	how.Basis = domain.BasisWork
	list, err = roster.Members(sheets, how)
	return list, true, err
}

func (m *members) confirm(rows []people.ImportMember, head show.Row, asks bool) kit.Form {
	t := m.env.Text
	var fields []kit.Field
	if asks {
		basis := kit.Field{Key: "basis", Label: t.Member.Basis, Kind: kit.FieldChoice, Unchosen: true}
		for _, b := range domain.Bases {
			basis.Options = append(basis.Options, kit.Option{Value: string(b), Label: t.Word.Basis[b]})
		}
		fields = append(fields, basis)
	}
	return kit.Form{
		Fields: fields,
		Title:  t.Sentence(t.Member.PasteTitle, domain.Args{"group": m.group.Name}),
		Intro:  []show.Row{{Text: head.Text}},
		Rules:  []domain.ClauseID{"N1.2d", "M6.1"},
		Submit: t.Member.Submit,
		Leaves: true, Cancels: true,
		Run: func(ctx context.Context, v kit.Values) (string, error) {
			rows := slices.Clone(rows)
			for i := range rows {
				if asks {
					rows[i].Basis = domain.Basis(v.Text["basis"])
				}
			}
			imp, done, err := m.env.Office.BringMembers(ctx, m.env.By, m.group.ID, rows, people.Bringing{
				Source: t.List.Paste, Progress: func(i domain.Import) { kit.Progress(ctx, imports.Progress(t, i)) },
			})
			if err != nil {
				return "", err
			}
			said := append([]string{member.Outcome(t, t.Member.Imported, done)}, t.Recorded(imp, done.LeftOut)...)
			return strings.Join(said, " "), nil
		},
	}
}

// Package member tells of a group's members (群成员): their list, what is known of
// one, and how one is registered, for every face.
package member

import (
	"fmt"
	"strings"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/people"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Columns are the columns of a group's members.
func Columns(t *i18n.Text) []show.Column[people.MemberRow] {
	w := &t.Member
	return []show.Column[people.MemberRow]{
		{Key: "person", Title: t.Label.Number, Text: func(r people.MemberRow) string { return r.Person.String() }},
		{Key: "name", Title: w.Name, Width: 8, Grow: 1, Text: func(r people.MemberRow) string { return t.Erased(r.Name) }},
		{Key: "card", Title: w.Card, Width: 20, Grow: 1, Tone: show.ToneLabel, Cell: func(r people.MemberRow) show.Cell {
			if len(r.Findings) > 0 {
				return show.Cell{Text: "! " + r.Card, Tone: show.ToneDue}
			}
			return show.Cell{Text: r.Card, Tone: show.ToneLabel}
		}},
		{Key: "verified", Title: w.Real, Width: 8, Cell: func(r people.MemberRow) show.Cell {
			row := real(t, r)
			return show.Cell{Sign: row.Sign, Tone: row.Tone, Long: row.Text}
		}},
		{Key: "role", Title: w.Role, Width: 6, Text: func(r people.MemberRow) string { return t.Word.Manager[r.Role] }},
		{Key: "office", Title: w.Office, Width: 6, Wide: true, Text: func(r people.MemberRow) string { return t.Word.Office[r.Office] }},
		{Key: "basis", Title: w.Basis, Text: func(r people.MemberRow) string { return t.Word.Basis[r.Basis] }},
		{Key: "findings", Title: t.Rectify.Findings, Text: func(r people.MemberRow) string {
			return strings.Join(open(t, r), t.Label.Comma)
		}},
		{Key: "incidents", Title: w.Incidents, Width: 5, Right: true, Cell: func(r people.MemberRow) show.Cell {
			if r.Incidents == 0 {
				return show.Cell{Text: "—", Tone: show.ToneLabel}
			}
			return show.Cell{Text: fmt.Sprintf("! %d", r.Incidents), Tone: show.ToneDue}
		}},
	}
}

// real says whether the real name was verified, N1.2a.
func real(t *i18n.Text, r people.MemberRow) show.Row {
	if r.Verified {
		return show.Row{Sign: "✓", Label: t.Member.Real, Text: t.Label.Verified, Note: t.Cite("N1.2a"), Tone: show.ToneFocus}
	}
	return show.Row{Sign: "!", Label: t.Member.Real, Text: t.Label.Unverified, Note: t.Cite("N1.2a"), Tone: show.ToneDue}
}

// Document is what a group's list says of a member: a person is nobody's to
// read outside a group.
func Document(t *i18n.Text, r people.MemberRow, group string) show.Doc {
	w := &t.Member
	s := show.Section{Rows: Rows(t, r)}
	s.Field(t.Rectify.Nickname, r.Nickname)
	s.Field(w.Joined, string(domain.DateOf(r.JoinedAt)))
	if r.Incidents > 0 {
		s.Rows = append(s.Rows, show.Row{
			Sign: "!", Label: w.Incidents, Tone: show.ToneDue, Note: t.Cite("M8.1b"),
			Text: t.Sentence(t.Violation.EarlierCount, domain.Args{"n": r.Incidents}),
		})
	}
	sections := []show.Section{s}
	if past := stays(t, r); len(past.Rows) > 0 {
		sections = append(sections, past)
	}
	return show.Doc{ID: r.Person.String(), Title: t.Erased(r.Name), Subtitle: i18n.ShortGroup(group), Sections: sections}
}

// Rows are what a membership says of who somebody is, and what is to be put right.
func Rows(t *i18n.Text, r people.MemberRow) []show.Row {
	w := &t.Member
	var s show.Section
	s.Field(w.Card, r.Card)
	s.Rows = append(s.Rows, real(t, r))
	s.Field(w.Role, t.Word.Manager[r.Role])
	s.Field(w.Office, t.Word.Office[r.Office])
	s.Field(w.Basis, t.Word.Basis[r.Basis])
	return append(s.Rows, toPutRight(t, r)...)
}

// open are what is to be put right about a member, in words.
func open(t *i18n.Text, r people.MemberRow) (out []string) {
	if !r.Present() {
		return nil
	}
	if len(r.Findings) > 0 {
		out = append(out, t.CardWrong(r.Findings))
	}
	if r.Basis == "" {
		out = append(out, t.Rectify.NoBasis)
	}
	return out
}

// toPutRight says what is to be put right about a member until it is, N2.2b, and
// on what exception the person is in the group, N1.2d.
func toPutRight(t *i18n.Text, r people.MemberRow) (out []show.Row) {
	w := &t.Rectify
	if r.Basis == domain.BasisException {
		out = append(out, show.Row{Label: t.Word.Basis[r.Basis], Note: t.Cite("N1.2d"), Text: t.Sentence(w.Exception, domain.Args{
			"reason": r.Exception.Reason, "person": r.AllowedBy,
		})})
	}
	if !r.Present() {
		return out
	}
	if r.Basis == "" {
		out = append(out, show.Row{Sign: "!", Label: w.Findings, Text: w.NoBasis, Note: t.Cite("N1.2d"), Tone: show.ToneDue})
	}
	if len(r.Findings) > 0 {
		text := t.Sentence(w.Proposal, domain.Args{"what": t.CardWrong(r.Findings), "proposal": r.Proposal})
		out = append(out, show.Row{Sign: "!", Label: w.Findings, Text: text, Note: t.Cite("N1.2c"), Tone: show.ToneDue})
	}
	if !r.Notice.IsZero() {
		text := t.Sentence(w.NoticeRow, domain.Args{"id": r.Notice, "date": string(r.Deadline)})
		out = append(out, show.Row{Sign: "…", Label: w.Notice, Text: text, Note: t.Cite("N2.2b"), Tone: show.ToneDue, ID: r.Notice})
	}
	if !r.Removal.IsZero() {
		out = append(out, show.Row{
			Sign: "!", Label: w.Removal, Text: r.Removal.String(), Note: t.Cite("M6.3"), Tone: show.ToneDanger, ID: r.Removal,
		})
	}
	return out
}

// stays are how the last stay of somebody ended who is gone, and the earlier ones
// of who came back, the latest first.
func stays(t *i18n.Text, r people.MemberRow) show.Section {
	s := show.Section{Title: t.Rectify.Past}
	past := r.Again()
	for i := len(past) - 1; i >= 0; i-- {
		s.Rows = append(s.Rows, show.Row{Text: t.StayLine(past[i])})
	}
	return s
}

// Add registers somebody as a member. In the console members come as a list.
var Add = deed.Deed[people.AddMember, domain.Membership]{
	Words: "member add", Short: i18n.Line{ZH: "登记一名群成员", EN: "register a member"},
	Fields: func(in *people.AddMember) []deed.Field {
		return []deed.Field{
			deed.RecordOf("group", domain.KindGroup, &in.Group).Must(), deed.RecordOf("person", domain.KindPerson, &in.Person).Must(),
			basis(&in.Basis).Must(),
			deed.TextOf("card", &in.Card).Helped("群名片，不写为规范名片", "the member card; the canonical one without it"),
			nickname(&in.Nickname), exception(&in.Exception), allowedBy(&in.AllowedBy),
			deed.AreaOf("reason", &in.Reason).Helped("理由：曾被清理或拒绝的人须写", "why, for who was removed or refused before"),
		}
	},
	Do: (*office.Office).AddMember,
	Said: func(t *i18n.Text, _ people.AddMember, m domain.Membership) string {
		said := t.Sentence(t.Consolidation.CommandMember, domain.Args{"person": m.Person, "group": m.Group})
		if n := len(m.Past); n > 0 { // comes back
			said += " " + t.Rectify.Past + t.Label.Colon + t.StayLine(m.Past[n-1])
		}
		return said
	},
}

// Outcome says what a list of members comes to.
func Outcome(t *i18n.Text, sentence string, n people.MembersImported) string {
	args := domain.Args{
		"joined": n.Joined, "registered": n.Registered, "already": n.Already, "members": n.Members, "capacity": n.Capacity,
	}
	if n.Changed > 0 {
		args["changed"] = n.Changed
	}
	if n.Recorded > 0 {
		args["recorded"] = n.Recorded
	}
	return t.Sentence(sentence, args)
}

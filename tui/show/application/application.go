// Package application tells of applications for groups (申请), M4.1: their list,
// their document and the reply to them, for every face.
package application

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
	showcase "alumni/tui/show/casework"
)

// List is the list of applications.
var List = showcase.List(showcase.Application, deed.Listing[casework.ApplicationRow, casework.CaseFilter]{
	Short: i18n.Line{ZH: "列出申请", EN: "list applications"},
	Do:    (*office.Office).Applications, Columns: columns,
	Title: i18n.Line{ZH: "申请", EN: "Applications"},
	Empty: i18n.Line{ZH: "没有符合的申请。", EN: "No such application."},
	None:  i18n.Line{ZH: "还没有申请。在分会页按 n 申请建群。", EN: "No applications yet: n on a branch's page."},
	ID:    func(r casework.ApplicationRow) domain.ID { return r.ID },
	Stamp: func(r casework.ApplicationRow) uint64 { return r.Stamp },
})

func columns(t *i18n.Text, now func() time.Time) []show.Column[casework.ApplicationRow] {
	of := func(r casework.ApplicationRow) domain.Case { return r.Case }
	return []show.Column[casework.ApplicationRow]{
		showcase.Due(t, now, of),
		showcase.Number(t, of),
		{Key: "kind", Title: t.Label.Kind, Width: t.Cells(10, 16), Text: func(r casework.ApplicationRow) string {
			return t.Word.Application[r.Kind]
		}},
		{Key: "name", Title: t.Application.Group, Width: 14, Grow: 1, Cell: func(r casework.ApplicationRow) show.Cell {
			if r.Name == "" { // it led to none
				return show.Cell{Text: t.Whose(r.Branch, r.BranchName), Tone: show.ToneLabel}
			}
			return show.GroupCell(r.Name)
		}},
		showcase.State(t, of, func(r casework.ApplicationRow) string { return r.ClaimedBy }),
		{Key: "owner", Title: t.Application.Owner, Width: 8, Text: func(r casework.ApplicationRow) string { return r.OwnerName }},
		{Key: "applicant", Title: t.Application.Applicant, Text: func(r casework.ApplicationRow) string { return r.ApplicantName }},
		{Key: "branch", Title: t.Application.Branch, Text: func(r casework.ApplicationRow) string {
			return t.Whose(r.Branch, r.BranchName)
		}},
	}
}

// View is one application with its checks.
var View = deed.Viewing[casework.ApplicationView]{
	Words: "application show", On: domain.KindApplication, Short: i18n.Line{ZH: "一份申请及核对结果", EN: "one application and its checks"},
	Do: (*office.Office).Application, Doc: document,
	Version: func(v casework.ApplicationView) uint64 { return v.Version },
	Refused: func(v casework.ApplicationView) error { return showcase.Undecidable(v.CaseView) },
}

func document(t *i18n.Text, now time.Time, v casework.ApplicationView) show.Doc {
	d := show.Doc{
		Title: t.Sentence(t.Application.Heading, domain.Args{"kind": string(v.Kind)}),
		Subtitle: t.Sentence(t.Application.Submitted, domain.Args{
			"branch": t.Whose(v.Branch, v.BranchName), "date": string(domain.DateOf(v.CreatedAt)),
			"office": string(v.ApplicantRef.Office), "name": v.ApplicantName,
		}),
	}
	if v.State == domain.CaseDraft {
		d.Subtitle = showcase.Draft(t, v.Case, v.BranchName)
	}
	return showcase.Document(t, now, v.CaseView, d, proposal(t, now, v))
}

// proposal says what is asked for, and how far it has come.
// numbered names people as a command does: by the numbers that the next takes.
func numbered(t *i18n.Text, people []desk.PersonRef) string {
	out := make([]string, len(people))
	for i, p := range people {
		out[i] = strings.TrimSpace(p.Name + " " + p.ID.String() + " " + t.Word.Office[p.Office])
	}
	return cmp.Or(strings.Join(out, t.Label.Comma), "—")
}

func proposal(t *i18n.Text, now time.Time, v casework.ApplicationView) show.Section {
	var s show.Section
	kind, w := v.Kind.Spec(), &t.Application
	name := show.Row{Label: w.NewName, Text: v.Name, Tone: show.ToneFocus}
	switch g, found := Present(v); {
	case kind.Renames && found && v.Name != g.Name:
		s.Field(w.Existing, g.Name)
	case kind.OnGroup:
		name.Label, name.Tone, name.ID = t.Transfer.Group, show.TonePlain, v.Group
	case kind.Exists:
		name.Label, name.Text = w.Existing, v.Existing
	case v.Name == "":
		name.Text, name.Tone = w.NotMade, show.ToneLabel
	}
	s.Rows = append(s.Rows, name)
	s.Field(w.Branch, strings.TrimSpace(v.Branch.String()+"  "+t.Whose(v.Branch, v.BranchName)))
	if v.ApplicantName != "" {
		s.Who(t, w.Applicant, v.ApplicantRef)
	}
	s.Field(w.Authority, show.Reference(t, v.Authority))
	if !kind.OnGroup {
		s.Who(t, w.Owner, v.OwnerRef)
		s.Field(w.OwnerAuth, show.Reference(t, v.OwnerAuth))
		s.Rows = append(s.Rows, admissions(t, v)...)
	}
	if len(v.AdminRefs) > 0 || kind.Admins {
		s.Rows = append(s.Rows, show.Row{Label: w.Admins, Text: t.Names(v.AdminRefs), Long: w.Admins + "  " + numbered(t, v.AdminRefs), Links: show.IDs(v.AdminRefs)})
	}
	if v.Headcount > 0 {
		s.Field(w.Headcount, t.People(v.Headcount))
	}
	if v.Capacity > 0 {
		s.Field(w.Capacity, t.People(v.Capacity))
	}
	s.Field(w.Reason, v.Reason)
	s.Field(t.Case.Document, show.Reference(t, v.Document))
	if v.State != domain.CaseDraft {
		s.Rows = append(s.Rows, showcase.Standing(t, now, v.CaseView)...)
	}
	if !v.Group.IsZero() && !kind.OnGroup {
		s.Field(w.Created, v.Group.String())
	}
	return s
}

// Present is the group that a change is asked for, as it is now.
func Present(v casework.ApplicationView) (desk.GroupRow, bool) {
	i := slices.IndexFunc(v.Groups, func(g desk.GroupRow) bool { return g.ID == v.Group })
	if i < 0 {
		return desk.GroupRow{}, false
	}
	return v.Groups[i], true
}

// Approved is an application that was approved, and the group that it led to or
// changes.
type Approved struct {
	domain.Application
	name string
}

// Approve replies with yes.
var Approve = showcase.Approve(showcase.Application, deed.Deed[casework.Approve, Approved]{
	Do: func(o *office.Office, ctx context.Context, by domain.Caller, in casework.Approve) (Approved, error) {
		app, err := o.ApproveApplication(ctx, by, in)
		if err != nil {
			return Approved{}, err
		}
		g, err := o.Group(ctx, by, app.Group)
		if err != nil { // it is approved all the same
			return Approved{Application: app}, nil
		}
		if app.Kind.Spec().Renames { // in WeChat and the registry it follows by a task
			g.Name = app.Granted
		}
		return Approved{app, g.Name}, nil
	},
	Said: func(t *i18n.Text, _ casework.Approve, a Approved) string {
		args := domain.Args{"id": a.ID, "number": a.Reply.Number, "group": a.Group, "name": a.name}
		if a.name != "" {
			args["done"] = t.Sentence(t.Say(i18n.ApplicationKindOf(a.Kind).Done), args)
		}
		return t.Sentence(t.Case.ApprovedBy, args)
	},
})

// Reject replies with no.
var Reject = showcase.Reject(showcase.Application, deed.From((*office.Office).Application, rejection))

func rejection(t *i18n.Text, v casework.ApplicationView) deed.Loaded[casework.Reject] {
	after := t.Application.RejectAfter
	if v.Kind.OnGroup() {
		after = t.Application.RejectChange
	}
	intro := t.Sentence(t.Application.RejectIntro, domain.Args{"branch": t.Whose(v.Branch, v.BranchName), "kind": string(v.Kind)})
	return deed.Loaded[casework.Reject]{
		In: casework.Reject{ID: v.ID, Version: v.Version}, Name: v.ID.String(), Refused: v.Decide,
		Warn: []show.Row{{Text: intro, Tone: show.ToneStrong}, {Text: after}},
	}
}

// Kind is what is applied for.
func Kind(to *domain.ApplicationKind) deed.Field {
	words := func(t *i18n.Text) map[domain.ApplicationKind]string { return t.Word.Application }
	return deed.ChoiceOf("kind", to, domain.ApplicationKinds, words)
}

// Group is the group that a change is asked for.
func Group(to *domain.ID) deed.Field {
	var kinds []string
	for _, k := range domain.ApplicationSpecs {
		if k.OnGroup {
			kinds = append(kinds, string(k.Kind))
		}
	}
	of := strings.Join(kinds, ", ")
	return deed.RecordOf("group", domain.KindGroup, to).Helped("要变更的微信群编号（"+of+"）", "the group to change ("+of+")")
}

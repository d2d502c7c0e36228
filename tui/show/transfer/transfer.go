// Package transfer tells of transfers of a role (移交), N2.3: their list, their
// document and the reply to them, for every face.
package transfer

import (
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/casework"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
	showcase "alumni/tui/show/casework"
)

// List is the list of transfers.
var List = showcase.List(showcase.Transfer, deed.Listing[casework.TransferRow, casework.CaseFilter]{
	Short: i18n.Line{ZH: "列出移交", EN: "list transfers"},
	Do:    (*office.Office).Transfers, Columns: columns,
	Title: i18n.Line{ZH: "移交", EN: "Transfers"},
	Empty: i18n.Line{ZH: "没有符合的移交申请。", EN: "No such transfer."},
	ID:    func(r casework.TransferRow) domain.ID { return r.ID },
	Stamp: func(r casework.TransferRow) uint64 { return r.Stamp },
})

func columns(t *i18n.Text, now func() time.Time) []show.Column[casework.TransferRow] {
	of := func(r casework.TransferRow) domain.Case { return r.Case }
	return []show.Column[casework.TransferRow]{
		showcase.Due(t, now, of),
		showcase.Number(t, of),
		{Key: "group", Title: t.Transfer.Group, Width: 8, Grow: 1, Cell: func(r casework.TransferRow) show.Cell {
			return show.GroupCell(r.GroupName)
		}},
		{Key: "role", Title: t.Transfer.Role, Width: 6, Spare: true, Text: func(r casework.TransferRow) string {
			return t.Word.Manager[r.Role]
		}},
		{Key: "to", Title: t.Transfer.From + " → " + t.Transfer.To, Width: 16, Grow: 1, Text: func(r casework.TransferRow) string {
			return t.Vacancy(r.FromName) + " → " + r.ToName
		}},
		showcase.State(t, of, func(r casework.TransferRow) string { return r.ClaimedBy }),
	}
}

// View is one transfer with its checks.
var View = deed.Viewing[casework.TransferView]{
	Words: "transfer show", On: domain.KindTransfer, Short: i18n.Line{ZH: "一份移交及核对结果", EN: "one transfer and its checks"},
	Do: (*office.Office).Transfer, Doc: document,
	Version: func(v casework.TransferView) uint64 { return v.Version },
	Refused: func(v casework.TransferView) error { return showcase.Undecidable(v.CaseView) },
}

func document(t *i18n.Text, now time.Time, v casework.TransferView) show.Doc {
	d := show.Doc{
		Title: Heading(t, v.Role),
		Subtitle: t.Sentence(t.Transfer.Submitted, domain.Args{
			"group": t.Whose(v.Branch, v.BranchName), "date": string(domain.DateOf(v.CreatedAt)),
		}),
	}
	if v.State == domain.CaseDraft {
		d.Subtitle = showcase.Draft(t, v.Case, v.BranchName)
	}
	var s show.Section
	s.Field(t.Transfer.Group, v.Group.String()+"  "+v.GroupName)
	s.Field(t.Transfer.Role, t.Word.Manager[v.Role])
	s.Who(t, t.Transfer.From, v.FromRef)
	if !v.To.IsZero() { // a draft may lack the successor
		s.Rows = append(s.Rows, show.Row{Label: t.Transfer.To, Text: t.Who(v.ToRef), Tone: show.ToneFocus, ID: v.To})
	}
	s.Field(t.Transfer.Authority, show.Reference(t, v.Authority))
	s.Field(t.Case.Document, show.Reference(t, v.Document))
	s.Field(t.Label.Reason, v.Reason)
	s.Rows = append(s.Rows, showcase.Standing(t, now, v.CaseView)...)
	return showcase.Document(t, now, v.CaseView, d, s)
}

// Heading names a transfer by its role.
func Heading(t *i18n.Text, role domain.ManagerRole) string {
	return t.Sentence(t.Transfer.Heading, domain.Args{"role": string(role)})
}

// Approve hands the role over, N2.3.
var Approve = showcase.Approve(showcase.Transfer, deed.Deed[casework.Approve, domain.Transfer]{
	Do: (*office.Office).ApproveTransfer,
	Said: func(t *i18n.Text, _ casework.Approve, out domain.Transfer) string {
		return t.Sentence(t.Case.ApprovedBy, domain.Args{"id": out.ID, "number": out.Reply.Number})
	},
})

// Reject leaves the role where it is.
var Reject = showcase.Reject(showcase.Transfer, deed.From((*office.Office).Transfer, rejection))

func rejection(t *i18n.Text, v casework.TransferView) deed.Loaded[casework.Reject] {
	intro := t.Sentence(t.Transfer.RejectIntro, domain.Args{
		"group": v.GroupName, "role": string(v.Role), "from": t.Vacancy(v.FromName), "to": v.ToName,
	})
	return deed.Loaded[casework.Reject]{
		In: casework.Reject{ID: v.ID, Version: v.Version}, Name: v.ID.String(), Refused: v.Decide,
		Warn: []show.Row{{Text: intro, Tone: show.ToneStrong}},
	}
}

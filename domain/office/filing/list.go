package filing

import (
	"cmp"
	"context"
	"slices"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Filter narrows the list of filed forms, the newest first.
type Filter struct {
	Branch domain.ID
	Group  domain.ID
	State  domain.FilingFormState
	Text   string
	After  string
	Limit  int
}

// Row is a filed form as a list shows it.
type Row struct {
	domain.Filing
	BranchName string `json:"branch_name"`
	// Phones is how many of its managers have a phone, A1.
	Phones int    `json:"phones"`
	Stamp  uint64 `json:"-"`
}

// View is a filed form with what its page shows.
type View struct {
	Row
	Title        string                    `json:"title"` // as annex 1 has it, A1
	ByName       string                    `json:"by_name,omitempty"`
	DecidedName  string                    `json:"decided_name,omitempty"`
	ReturnedName string                    `json:"returned_name,omitempty"`
	Campaigns    string                    `json:"campaign_name,omitempty"`
	Before       domain.ID                 `json:"before,omitzero"` // the version before
	Changes      []domain.FilingFormChange `json:"changes"`         // against the version before
	// Basis is on what the group's owner stands; nil on a form that is decided, or
	// that names another owner.
	Basis *OwnerBasis `json:"owner_basis,omitempty"`
	// Lacks is what a return would ask for, as far as the form shows it.
	Lacks []domain.Material `json:"lacks,omitempty"`
	// NameFinding is the canonical name where the group's present one is not, M4.6.
	NameFinding string `json:"name_finding,omitempty"`
	// Unverified are the managers whose real name is not verified, N2.2a.
	Unverified []string `json:"unverified,omitempty"`
	// NoBasis are the managers of whom no basis of admission is recorded, N1.2d.
	NoBasis []string            `json:"no_basis,omitempty"`
	History []desk.HistoryEntry `json:"history"`
	May     Verdicts            `json:"-"`
}

// Verdicts tells what the caller may do with a form: nil, or why not.
type Verdicts struct {
	Accept error
	Return error
	Export error
	Submit error // hand in the group's next version
}

// FormView is a group's filing form as it would be handed in now, from the
// registry's state, with the phones masked, A2.
type FormView struct {
	Group      desk.GroupRow      `json:"group"`
	Title      string             `json:"title"`
	Place      string             `json:"-"` // in the title's brackets
	Columns    []string           `json:"columns"`
	Rows       []domain.FilingRow `json:"rows"`
	Basis      *OwnerBasis        `json:"owner_basis,omitempty"` // on what the owner stands; nil without an owner
	Words      []string           `json:"-"`                     // 微信群身份 of each row, as the form writes it
	Refused    error              `json:"-"`                     // why it can't be handed in; nil if it can
	Task       domain.ID          `json:"task,omitzero"`
	Campaign   domain.ID          `json:"campaign,omitzero"` // the open campaign that asks for it
	CampaignAs string             `json:"campaign_name,omitempty"`
	Newest     *Row               `json:"newest,omitempty"`
	Export     error              `json:"-"`
}

// ExportForm asks for a filing form as a file, of a group's state or of a version
// that was handed in.
type ExportForm struct {
	ID     domain.ID
	Reveal bool   // the phones in clear
	Reason string // required with Reveal
}

// FormExport is a filing form for a file.
type FormExport struct {
	Form   domain.FilingForm
	Name   string // of the group, for the file's name
	Group  domain.ID
	Filing domain.ID // zero for the group's state
}

// SubmitFiling hands in a group's filing form, M4.4.
type SubmitFiling struct {
	Group   domain.ID
	Version uint64 // of the group
	// Channel and ReceivedOn are headquarters' to say; "" is the caller's own
	// face, today.
	Channel    domain.FilingChannel
	ReceivedOn domain.Date
	Source     domain.FilingSource // of Form
	Form       *domain.FilingForm  // read from a file or a paste; nil: from the registry's state
	// Check only compares and files nothing: what a dry run asks for.
	Check bool
}

// DecideFiling accepts a form, M4.4.
type DecideFiling = desk.Ref

// ReturnFiling sends a form back for correction, M4.4, with what it lacks.
type ReturnFiling = desk.Return

// Filings pages through the filed forms in the caller's scope, the newest
// first. A text is looked for in the number and the names of group and branch.
func (o *Service) Filings(ctx context.Context, by domain.Caller, f Filter) (domain.Page[Row], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Page[Row], error) {
		q := d.ScopedByGroup(domain.Query{}, f.Branch)
		if !f.Group.IsZero() {
			q = desk.Of(domain.IndexGroup, f.Group)
		}
		q = q.Where(domain.IndexState, string(f.State))
		q.After, q.Limit, q.Reverse = f.After, f.Limit, true
		s := d.Search(f.Text)
		return desk.Sift(d.Filings().List, q, func(v domain.Filing) (Row, bool, error) {
			if !domain.CanSee(d.Actor, v.Branch, v.Group) || !f.Branch.IsZero() && v.Branch != f.Branch ||
				!f.Group.IsZero() && v.Group != f.Group || f.State != "" && v.State != f.State {
				return Row{}, false, nil
			}
			row, err := filingRow(d, v)
			return row, !s.Asked() || s.FindsID(v.ID) || s.Finds(v.GroupName, row.BranchName), err
		})
	})
}

func filingRow(d *desk.Desk, f domain.Filing) (Row, error) {
	s := d.Show(f.Meta)
	row := Row{Filing: f, BranchName: s.Branch(f.Branch).Name}
	row.Stamp = s.Stamp
	row.Phones = domain.Count(f.Rows, func(r domain.FilingRow) bool { return r.Phone.Reveal() != "" })
	return row, s.Err
}

// Filing gives one filed form with what it changed against the version before.
func (o *Service) Filing(ctx context.Context, by domain.Caller, id domain.ID) (View, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (View, error) { return filingView(d, id) })
}

func filingView(d *desk.Desk, id domain.ID) (View, error) {
	f, err := d.VisibleFiling(id)
	if err != nil {
		return View{}, err
	}
	v := View{Changes: []domain.FilingFormChange{}}
	if v.Row, err = filingRow(d, f); err != nil {
		return v, err
	}
	s := d.Show(f.Meta)
	v.Title = domain.FilingFormTitle(domain.FilingFormPlace(s.Branch(f.Branch)))
	v.ByName, v.DecidedName, v.ReturnedName = d.AccountName(f.By), d.AccountName(f.DecidedBy), d.AccountName(f.Returned.By)
	c, err := desk.IfAny(d.Campaigns().Get(f.Campaign))
	if err != nil {
		return v, err
	}
	v.Campaigns = c.Name
	g := s.Group(f.Group)
	v.History = s.History(id)
	if s.Err != nil {
		return v, s.Err
	}
	err = d.FilingsOf(f.Group, func(old domain.Filing) bool {
		if old.No == f.No-1 {
			v.Before, v.Changes = old.ID, domain.FilingFormChanges(old.Rows, f.Rows)
		}
		return old.No >= f.No
	})
	if err != nil {
		return v, err
	}
	if err := formFindings(d, &v, g); err != nil {
		return v, err
	}
	v.May = Verdicts{
		Accept: cmp.Or(domain.CanDecideForm(d.Actor, f, domain.FilingFormAccepted), domain.StillManaged(f, g)),
		Return: domain.CanDecideForm(d.Actor, f, domain.FilingFormReturned),
		Export: domain.CanExportForm(d.Actor, f.Branch, f.Group),
		Submit: cmp.Or(domain.CanFile(d.Actor, g), domain.LiveGroup(g)),
	}
	return v, nil
}

// formFindings fills in what an undecided form shows as lacking: phones, A1, a
// canonical name, M4.6, verified managers, N2.2a, an office that the manager
// still has, A1. A person must look; none of it stops the decision.
func formFindings(d *desk.Desk, v *View, g domain.Group) error {
	if v.State != domain.FilingFormSubmitted {
		return nil
	}
	if v.Phones < len(v.Rows) {
		v.Lacks = append(v.Lacks, domain.MaterialPhone)
	}
	row, err := d.GroupRow(g)
	if err != nil {
		return err
	}
	if v.NameFinding = row.NameFinding; v.NameFinding != "" {
		v.Lacks = append(v.Lacks, domain.MaterialName)
	}
	b, err := d.BranchOf(v.Branch)
	if err != nil {
		return err
	}
	moved := false
	for _, r := range v.Rows {
		office, _ := b.OfficeOf(r.Person)
		moved = moved || office != r.Office
		p, err := desk.IfAny(d.Person(r.Person))
		if err != nil {
			return err
		}
		if !p.Verified() {
			v.Unverified = append(v.Unverified, r.Name)
		}
		m, err := d.Member(g.ID, r.Person)
		if err != nil {
			return err
		}
		if m != nil && m.Present() && m.Basis == "" && !slices.Contains(v.NoBasis, r.Name) {
			v.NoBasis = append(v.NoBasis, r.Name)
		}
	}
	if len(v.Unverified) > 0 {
		v.Lacks = append(v.Lacks, domain.MaterialVerification)
	}
	if err := formBasis(d, v, b, g); err != nil {
		return err
	}
	if moved {
		v.Lacks = append(v.Lacks, domain.MaterialForm)
	}
	return nil
}

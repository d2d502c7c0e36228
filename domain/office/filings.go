package office

import (
	"context"

	"alumni/domain"
)

// FilingFilter narrows the list of filed forms, the newest first.
type FilingFilter struct {
	Branch domain.ID
	Group  domain.ID
	State  domain.FormState
	Text   string
	After  string
	Limit  int
}

// FilingRow is a filed form as a list shows it.
type FilingRow struct {
	domain.Filing
	BranchName string `json:"branch_name"`
	// Phones is how many of its managers have a phone, A1.
	Phones int    `json:"phones"`
	Stamp  uint64 `json:"-"`
}

// FilingView is a filed form with what its page shows.
type FilingView struct {
	FilingRow
	Title        string              `json:"title"` // as annex 1 has it, A1
	ByName       string              `json:"by_name,omitempty"`
	DecidedName  string              `json:"decided_name,omitempty"`
	ReturnedName string              `json:"returned_name,omitempty"`
	Campaigns    string              `json:"campaign_name,omitempty"`
	Before       domain.ID           `json:"before,omitzero"` // the version before
	Changes      []domain.FormChange `json:"changes"`         // against the version before
	// Basis is on what the group's owner stands; nil on a form that is decided, or
	// that names another owner.
	Basis *OwnerBasis `json:"owner_basis,omitempty"`
	// Lacks is what a return would ask for, as far as the form shows it.
	Lacks []domain.Material `json:"lacks,omitempty"`
	// NameFinding is the canonical name where the group's present one is not, M4.6.
	NameFinding string `json:"name_finding,omitempty"`
	// Unverified are the managers whose real name is not verified, N2.2a.
	Unverified []string       `json:"unverified,omitempty"`
	History    []HistoryEntry `json:"history"`
	Actions    FilingActions  `json:"-"`
}

// FilingActions tells what the caller may do with a form: nil, or why not.
type FilingActions struct {
	Accept error
	Return error
	Export error
	Submit error // hand in the group's next version
}

// FormView is a group's filing form as it would be handed in now, from the
// registry's state, with the phones masked, A2.
type FormView struct {
	Group      GroupRow           `json:"group"`
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
	Newest     *FilingRow         `json:"newest,omitempty"`
	Export     error              `json:"-"`
}

// FormExport is a filing form with the phones in clear, for a file.
type FormExport struct {
	Form   domain.Form
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
	Form       *domain.Form        // read from a file or a paste; nil: from the registry's state
	// Check only compares and files nothing: what a dry run asks for.
	Check bool
}

// DecideFiling accepts a form, M4.4.
type DecideFiling struct {
	ID      domain.ID
	Version uint64
}

// ReturnFiling sends a form back for correction, M4.4, with what it lacks.
type ReturnFiling struct {
	ID      domain.ID
	Version uint64
	Missing []domain.Material // one at least
	Note    string            // required with MaterialOther
}

// Filings pages through the filed forms in the caller's scope, the newest
// first. A text is looked for in the number and the names of group and branch.
func (o *Office) Filings(ctx context.Context, by domain.Caller, f FilingFilter) (domain.Page[FilingRow], error) {
	return read(ctx, o, by, func(d *desk) (domain.Page[FilingRow], error) {
		q := d.scopedByGroup(domain.Query{}, f.Branch)
		switch {
		case !f.Group.IsZero():
			q.Index, q.Eq = domain.IndexGroup, f.Group.String()
		case q.Index == "" && f.State != "":
			q.Index, q.Eq = domain.IndexState, string(f.State)
		}
		q.After, q.Limit, q.Reverse = f.After, f.Limit, true
		s := d.search(f.Text)
		return sift(d.Filings().List, q, func(v domain.Filing) (FilingRow, bool, error) {
			if !domain.CanSee(d.actor, v.Branch, v.Group) || !f.Branch.IsZero() && v.Branch != f.Branch ||
				!f.Group.IsZero() && v.Group != f.Group || f.State != "" && v.State != f.State {
				return FilingRow{}, false, nil
			}
			row, err := d.filingRow(v)
			return row, !s.asked() || s.findsID(v.ID) || s.finds(v.GroupName, row.BranchName), err
		})
	})
}

func (d *desk) filingRow(f domain.Filing) (FilingRow, error) {
	b, err := d.branch(f.Branch)
	if err != nil && !missing(err) {
		return FilingRow{}, err
	}
	row := FilingRow{Filing: f, BranchName: b.Name, Stamp: f.Version + b.Version}
	for _, r := range f.Rows {
		if r.Phone.Reveal() != "" {
			row.Phones++
		}
	}
	return row, nil
}

// visibleFiling gives a filed form; CodeNotFound if there is none in the caller's scope.
func (d *desk) visibleFiling(id domain.ID) (domain.Filing, error) {
	return visible(d.Filings().Get, id, func(f domain.Filing) bool { return domain.CanSee(d.actor, f.Branch, f.Group) })
}

// Filing gives one filed form with what it changed against the version before.
func (o *Office) Filing(ctx context.Context, by domain.Caller, id domain.ID) (FilingView, error) {
	return read(ctx, o, by, func(d *desk) (FilingView, error) { return d.filingView(id) })
}

func (d *desk) filingView(id domain.ID) (FilingView, error) {
	f, err := d.visibleFiling(id)
	if err != nil {
		return FilingView{}, err
	}
	v := FilingView{Changes: []domain.FormChange{}}
	if v.FilingRow, err = d.filingRow(f); err != nil {
		return v, err
	}
	b, err := d.branch(f.Branch)
	if err != nil && !missing(err) {
		return v, err
	}
	v.Title = domain.FormTitle(domain.FormPlace(b))
	v.ByName, v.DecidedName, v.ReturnedName = d.accountName(f.By), d.accountName(f.DecidedBy), d.accountName(f.Returned.By)
	if !f.Campaign.IsZero() {
		c, err := d.Campaigns().Get(f.Campaign)
		if err != nil && !missing(err) {
			return v, err
		}
		v.Campaigns = c.Name
	}
	err = d.formsOf(f.Group, func(old domain.Filing) bool {
		if old.No == f.No-1 {
			v.Before, v.Changes = old.ID, domain.FormChanges(old.Rows, f.Rows)
		}
		return old.No >= f.No
	})
	if err != nil {
		return v, err
	}
	g, err := d.group(f.Group)
	if err != nil && !missing(err) {
		return v, err
	}
	if err := d.formFindings(&v, g); err != nil {
		return v, err
	}
	v.Actions = FilingActions{
		Accept: domain.CanDecideForm(d.actor, f, domain.FormAccepted),
		Return: domain.CanDecideForm(d.actor, f, domain.FormReturned),
		Export: domain.CanExportForm(d.actor, f.Branch, f.Group),
		Submit: domain.CanFile(d.actor, g),
	}
	if v.Actions.Accept == nil {
		v.Actions.Accept = domain.StillManaged(f, g)
	}
	if v.Actions.Submit == nil {
		v.Actions.Submit = domain.LiveGroup(g)
	}
	v.History, err = d.history(id)
	return v, err
}

// formFindings fills in what an undecided form shows as lacking: phones, A1, a
// canonical name, M4.6, verified managers, N2.2a, an office that the manager
// still has, A1. A person must look; none of it stops the decision.
func (d *desk) formFindings(v *FilingView, g domain.Group) error {
	if v.State != domain.FormSubmitted {
		return nil
	}
	if v.Phones < len(v.Rows) {
		v.Lacks = append(v.Lacks, domain.MaterialPhone)
	}
	row, err := d.groupRow(g)
	if err != nil {
		return err
	}
	if v.NameFinding = row.NameFinding; v.NameFinding != "" {
		v.Lacks = append(v.Lacks, domain.MaterialName)
	}
	b, err := d.branch(v.Branch)
	if err != nil && !missing(err) {
		return err
	}
	moved := false
	for _, r := range v.Rows {
		office, _ := b.OfficeOf(r.Person)
		moved = moved || office != r.Office
		p, err := d.person(r.Person)
		if err != nil && !missing(err) {
			return err
		}
		if !p.Verified() {
			v.Unverified = append(v.Unverified, r.Name)
		}
	}
	if len(v.Unverified) > 0 {
		v.Lacks = append(v.Lacks, domain.MaterialVerification)
	}
	if err := d.formBasis(v, b, g); err != nil {
		return err
	}
	if moved {
		v.Lacks = append(v.Lacks, domain.MaterialForm)
	}
	return nil
}

package people

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// ImportFilter narrows the imports.
type ImportFilter struct {
	State      domain.ImportState
	Unfinished bool // only what waits for somebody to go on with it
	Group      domain.ID
	Text       string
	After      string
	Limit      int
}

// ImportListRow is an import as a list shows it.
type ImportListRow struct {
	domain.Import
	ByName    string `json:"by_name,omitempty"`
	GroupName string `json:"group_name,omitempty"`
	Stamp     uint64 `json:"-"`
}

// ImportedRow is a row of an import as it is shown.
type ImportedRow struct {
	Row     int                  `json:"row"`
	Name    string               `json:"name,omitempty"`
	Outcome domain.ImportOutcome `json:"outcome,omitempty"`
	Person  domain.ID            `json:"person,omitzero"`
	Fault   domain.Fault         `json:"fault,omitempty"`
}

// ImportView is an import with its rows.
type ImportView struct {
	ImportListRow
	BranchName string              `json:"branch_name,omitempty"`
	UndoByName string              `json:"undo_by_name,omitempty"`
	List       []ImportedRow       `json:"list"`           // the first rows
	More       int                 `json:"more,omitempty"` // rows that List leaves out
	History    []desk.HistoryEntry `json:"history"`
	// Keep is nil if the caller may go on with the import and take it back, else why not.
	Keep error `json:"-"`
}

// importedShown is how many rows of an import are shown.
const importedShown = 500

// Imports pages through the imports in the caller's scope, the newest first.
func (o *Service) Imports(ctx context.Context, by domain.Caller, f ImportFilter) (domain.Page[ImportListRow], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Page[ImportListRow], error) {
		s, q := d.Search(f.Text), domain.Query{After: f.After, Limit: f.Limit, Reverse: true}
		q = d.ScopedByGroup(q, domain.ID{}).Where(domain.IndexState, string(f.State))
		return desk.Sift(d.Imports().List, q, func(i domain.Import) (ImportListRow, bool, error) {
			switch {
			case !domain.CanSee(d.Actor, i.Branch, i.Group), f.State != "" && i.State != f.State,
				f.Unfinished && !i.State.Unfinished(), !f.Group.IsZero() && i.Group != f.Group:
				return ImportListRow{}, false, nil
			}
			row, err := importRow(d, i)
			return row, err == nil && (!s.Asked() || s.FindsID(i.ID) || s.Finds(row.GroupName, row.ByName, row.Source)), err
		})
	})
}

func importRow(d *desk.Desk, i domain.Import) (ImportListRow, error) {
	s := d.Show(i.Meta)
	i.Mark = "" // nobody's business but the next import's
	row := ImportListRow{Import: i, ByName: d.AccountName(i.By), GroupName: s.Group(i.Group).Name}
	row.Stamp = s.Stamp
	return row, s.Err
}

// Import gives one import with its rows.
func (o *Service) Import(ctx context.Context, by domain.Caller, id domain.ID) (ImportView, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (v ImportView, _ error) {
		imp, err := visibleImport(d, id)
		if err != nil {
			return v, err
		}
		if v.ImportListRow, err = importRow(d, imp); err != nil {
			return v, err
		}
		_, v.Keep = importToKeep(d, id)
		s := d.Show(imp.Meta)
		v.BranchName, v.UndoByName, v.History = s.Branch(imp.Branch).Name, d.AccountName(imp.UndoBy), s.History(id)
		if s.Err != nil {
			return v, s.Err
		}
		v.List, v.More = []ImportedRow{}, max(0, imp.Rows-importedShown)
		shown := desk.Of(domain.IndexImport, id)
		shown.Limit = (importedShown + domain.PartRows - 1) / domain.PartRows
		page, err := d.ImportParts().List(shown)
		for _, p := range page.Items {
			for _, r := range p.Rows[:min(len(p.Rows), importedShown-len(v.List))] {
				v.List = append(v.List, ImportedRow{Row: r.Row, Name: r.Name, Outcome: r.Outcome, Person: r.Person, Fault: r.Fault})
			}
		}
		return v, err
	})
}

// ResumeImport goes on with an import that is unfinished: registers what is left of its
// rows, or takes back what is left where an undo broke off.
func (o *Service) ResumeImport(ctx context.Context, by domain.Caller, id domain.ID) (domain.Import, error) {
	return o.ResumeWith(ctx, by, id, nil)
}

// ResumeWith is ResumeImport that tells how far it is.
func (o *Service) ResumeWith(
	ctx context.Context, by domain.Caller, id domain.ID, progress func(domain.Import),
) (domain.Import, error) {
	imp, err := desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Import, error) { return importToKeep(d, id) })
	switch {
	case err != nil:
		return imp, err
	case imp.State == domain.ImportUndoing:
		return o.take(ctx, by, id, progress)
	case imp.State == domain.ImportRunning:
		return o.goOn(ctx, by, imp, progress)
	case imp.State == domain.ImportStaging:
		return imp, domain.Conflict(domain.FaultImportStaging, "import", "", domain.Args{"id": id.String()})
	}
	return imp, domain.WrongState("import", "", id, imp.State, domain.ImportRunning)
}

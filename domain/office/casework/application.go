package casework

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// ApplicationRow is an application as a list shows it.
type ApplicationRow struct {
	domain.Application
	BranchName    string `json:"branch_name"`
	ApplicantName string `json:"applicant_name"`
	OwnerName     string `json:"owner_name"`
	HQ            bool   `json:"hq,omitempty"` // about a group of headquarters itself, M3: it has no branch
	// Name is the canonical name it would get now, or has got, M4.6.
	Name    string `json:"name"`
	Seq     int    `json:"seq"`
	Overdue bool   `json:"overdue"`
	// ClaimedBy is the name of the account that works on it now.
	ClaimedBy string `json:"claimed_by,omitempty"`
	Stamp     uint64 `json:"-"`
}

// ApplicationView is an application with its checks.
type ApplicationView struct {
	ApplicationRow
	ApplicantRef desk.PersonRef   `json:"applicant_ref"`
	OwnerRef     desk.PersonRef   `json:"owner_ref"`
	AdminRefs    []desk.PersonRef `json:"admin_refs"`
	Groups       []desk.GroupRow  `json:"groups"` // the branch's live groups
	CaseView
}

// SubmitApplication asks for a group or a change of one, M4.1. ID and Version
// name the draft or the returned application that it hands in; zero for a new one.
type SubmitApplication struct {
	ID        domain.ID
	Version   uint64
	Kind      domain.ApplicationKind
	Branch    domain.ID // whose group it shall be; zero with HQ
	HQ        bool      // it shall be headquarters' own, M3: said on purpose, so that a branch forgotten is not taken for it
	Group     domain.ID // the group that a change is asked for; its branch needs no naming
	Applicant domain.ID
	Authority domain.Reference
	Owner     domain.ID
	OwnerAuth domain.Reference
	Admins    []domain.ID
	Document  domain.Reference
	Reason    string
	Headcount int
	Capacity  int
	Existing  string
}

// Applications pages through applications, undecided ones by due time, others newest first.
// A text is looked for in the number, the document number, the names of branch, applicant
// and owner and the group's name, proposed or registered, within the bounds of lookup.
func (o *Service) Applications(ctx context.Context, by domain.Caller, f CaseFilter) (domain.Page[ApplicationRow], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Page[ApplicationRow], error) {
		keep := func(a domain.Application) (ApplicationRow, bool, error) {
			if !domain.CanSeeApplication(d.Actor, a) || !f.wants(a.Case) {
				return ApplicationRow{}, false, nil
			}
			row, err := applicationRow(d, a)
			return row, true, err
		}
		s := d.Search(f.Text)
		return listCases(s, f, d.Applications(), keep, func(r ApplicationRow) bool {
			return s.Finds(r.BranchName, r.ApplicantName, r.OwnerName, r.Name)
		})
	})
}

func applicationRow(d *desk.Desk, a domain.Application) (ApplicationRow, error) {
	a.Letter = nil // a letter is asked for by itself
	row := ApplicationRow{Application: a, Stamp: a.Version, ClaimedBy: ClaimedBy(d, a.Claim), HQ: a.Branch.IsZero()}
	b, err := d.Branch(a.Branch)
	if err != nil && !desk.Missing(err) {
		return row, err
	}
	row.BranchName = b.Name
	row.Stamp += b.Version
	for _, p := range []struct {
		id   domain.ID
		name *string
	}{{a.Applicant, &row.ApplicantName}, {a.Owner, &row.OwnerName}} {
		name, version, err := d.PersonName(p.id)
		if err != nil {
			return row, err
		}
		*p.name = name
		row.Stamp += version
	}
	if a.Granted != "" {
		row.Name = a.Granted
	}
	if a.State.Undecided() || a.State == domain.CaseDraft {
		row.Overdue = a.State.Undecided() && a.Due.Before(d.Now)
		return proposedName(d, row, b)
	}
	if !a.Group.IsZero() {
		g, err := d.Group(a.Group)
		if err != nil && !desk.Missing(err) {
			return row, err
		}
		if row.Seq = g.Seq; row.Name == "" {
			row.Name = g.Name
		}
		row.Stamp += g.Version
	}
	return row, nil
}

// proposedName fills in the name that an undecided application's group would have
// now: for a late filing the one in use, for a rename the canonical one.
func proposedName(d *desk.Desk, row ApplicationRow, b domain.Branch) (ApplicationRow, error) {
	terms, err := d.Terms()
	if err != nil {
		return row, err
	}
	plan, err := planName(d, applicationCase{app: row.Application, branch: b, terms: terms})
	if err != nil {
		return row, err
	}
	row.Name, row.Seq = plan.name, plan.seq
	row.Stamp += uint64(plan.seq) // a sequence number is never negative
	return row, nil
}

// Application gives one application with its checks.
func (o *Service) Application(ctx context.Context, by domain.Caller, id domain.ID) (ApplicationView, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (v ApplicationView, _ error) {
		a, err := d.VisibleApplication(id)
		if err != nil {
			return v, err
		}
		if v.ApplicationRow, err = applicationRow(d, a); err != nil {
			return v, err
		}
		b, err := d.Branch(a.Branch)
		if err != nil && !desk.Missing(err) {
			return v, err
		}
		if v.ApplicantRef, err = d.Ref(b, a.Applicant); err != nil {
			return v, err
		}
		if v.OwnerRef, err = d.Ref(b, a.Owner); err != nil {
			return v, err
		}
		if v.AdminRefs, err = d.Refs(b, a.Admins); err != nil {
			return v, err
		}
		if v.Groups, err = liveRows(d, a); err != nil {
			return v, err
		}
		v.CaseView, err = caseView(d, &a)
		return v, err
	})
}

// liveRows gives the live groups of an application's branch, or of headquarters
// itself, that the caller may see: a group's manager the own one only.
func liveRows(d *desk.Desk, a domain.Application) ([]desk.GroupRow, error) {
	out := []desk.GroupRow{}
	live, err := d.LiveGroups(a.Branch)
	if err != nil {
		return nil, err
	}
	for _, g := range live {
		if !domain.CanSee(d.Actor, g.Branch, g.ID) {
			continue
		}
		r, err := d.GroupRow(g)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

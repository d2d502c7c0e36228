package casework

import (
	"cmp"
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
	// AllowedByName is the councillor's who allowed the exception, N1.2d.
	AllowedByName string `json:"allowed_by_name,omitempty"`
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

	// On what owner and admins are in the group, N1.2d: "" for what is registered of
	// each; with BasisException why, and who allowed it, zero for headquarters.
	OwnerBasis, AdminsBasis domain.Basis
	Exception               string
	AllowedBy               domain.ID
}

// Applications pages through applications, undecided ones by due time, others newest first.
// A text is looked for in the number, the document number, the names of branch, applicant
// and owner and the group's name, proposed or registered, within the bounds of lookup.
func (o *Service) Applications(ctx context.Context, by domain.Caller, f CaseFilter) (domain.Page[ApplicationRow], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (domain.Page[ApplicationRow], error) {
		s := d.Search(f.Text)
		keep := desk.Rows(d, func(a domain.Application) bool {
			return domain.CanSeeApplication(d.Actor, a) && f.wants(a.Case)
		}, applicationRow)
		return listCases(s, f, d.Applications(), keep, func(r ApplicationRow) bool {
			return s.Finds(r.BranchName, r.ApplicantName, r.OwnerName, r.Name)
		})
	})
}

func applicationRow(d *desk.Desk, a domain.Application) (ApplicationRow, error) {
	a.Letter = nil // a letter is asked for by itself
	s := d.Show(a.Meta)
	b := s.Branch(a.Branch)
	row := ApplicationRow{
		Application: a, BranchName: b.Name, ApplicantName: s.Person(a.Applicant), OwnerName: s.Person(a.Owner), Name: a.Granted,
		Overdue: a.Overdue(d.Now), ClaimedBy: ClaimedBy(d, a.Claim), HQ: a.Branch.IsZero(),
	}
	proposed := a.State.Undecided() || a.State == domain.CaseDraft
	if !proposed {
		g := s.Group(a.Group)
		row.Seq, row.Name = g.Seq, cmp.Or(row.Name, g.Name)
	}
	if row.Stamp = s.Stamp; s.Err != nil || !proposed {
		return row, s.Err
	}
	return proposedName(d, row, b)
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
		s := d.Show(a.Meta)
		b := s.Branch(a.Branch)
		v.AllowedByName = s.Person(a.Exception.AllowedBy)
		v.ApplicantRef, v.OwnerRef, v.AdminRefs = s.Ref(b, a.Applicant), s.Ref(b, a.Owner), s.Refs(b, a.Admins)
		if s.Err != nil {
			return v, s.Err
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

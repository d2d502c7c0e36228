package people

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// restingOn gives what rests on the rows of an import.
func restingOn(ctx context.Context, d *desk.Desk, imp domain.Import) ([]Resting, error) {
	var out []Resting
	group, err := desk.IfAny(d.Group(imp.Group))
	if err != nil {
		return nil, err
	}
	named, err := namedIn(d)
	if err != nil {
		return nil, err
	}
	err = eachRow(d, imp.ID, func(r domain.ImportRow) error {
		if err := ctx.Err(); err != nil || !r.Outcome.Wrote() {
			return err
		}
		rest, err := restsOn(d, imp, group, r)
		if on, is := named[r.Person]; rest == nil && is && (r.Outcome == domain.ImportAdded || r.Outcome == domain.ImportEnrolled) {
			rest = &Resting{On: on}
		}
		if rest != nil {
			rest.Row, rest.Name, rest.Person = r.Row, r.Name, r.Person
			out = append(out, *rest)
		}
		return err
	})
	return out, err
}

// eachRow walks the rows of an import in the order of the list.
func eachRow(d *desk.Desk, id domain.ID, fn func(r domain.ImportRow) error) error {
	return walk(d.ImportParts().List, desk.Of(domain.IndexImport, id), func(p domain.ImportPart) error {
		for _, r := range p.Rows {
			if err := fn(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// walk calls fn for all that a query selects, however many there are.
func walk[T any](list func(domain.Query) (domain.Page[T], error), q domain.Query, fn func(T) error) error {
	for q.Limit = partsAtOnce; ; {
		page, err := list(q)
		if err != nil {
			return err
		}
		for _, v := range page.Items {
			if err := fn(v); err != nil {
				return err
			}
		}
		if q.After = page.Next; q.After == "" {
			return nil
		}
	}
}

// restsOn gives what rests on a row since it was written; nil for nothing, also where
// what it wrote is gone.
func restsOn(d *desk.Desk, imp domain.Import, g domain.Group, r domain.ImportRow) (*Resting, error) {
	p, err := desk.IfAny(d.People().Get(r.Person))
	if err != nil || p.ID.IsZero() {
		return nil, err
	}
	switch r.Outcome {
	case domain.ImportChanged:
		if p.Version != r.Version {
			return since(d, imp, r, true)
		}
		return nil, nil
	case domain.ImportCarded:
		m, err := d.Member(g.ID, r.Person)
		if err != nil || m != nil && m.Present() && m.Card == r.Card {
			return nil, err
		}
		return &Resting{On: g.ID, Action: domain.ActMemberEdit}, nil
	case domain.ImportAdded, domain.ImportEnrolled:
		if p.Version != r.Version {
			return since(d, imp, r, true)
		}
		in, err := d.GroupsOf(p.ID)
		if err != nil {
			return nil, err
		}
		for _, m := range in {
			if m.Group != imp.Group {
				return &Resting{On: m.Group}, nil
			}
		}
	}
	if !imp.Group.IsZero() && (!g.State.Live() || g.RoleOf(p.ID) != "") {
		return &Resting{On: g.ID}, nil
	}
	return since(d, imp, r, false)
}

// sinceShown is how many of the latest entries about somebody are looked at.
const sinceShown = 20

// since gives what the audit log tells of a person since a row was written, beyond the
// import itself and who looked at the phone. Changed says that something must have been.
func since(d *desk.Desk, imp domain.Import, r domain.ImportRow, changed bool) (*Resting, error) {
	page, err := d.Audit(domain.Query{Index: domain.IndexSubject, Eq: r.Person.String(), Limit: sinceShown})
	if err != nil {
		return nil, err
	}
	for _, e := range page.Items {
		if e.Seq > r.Entry && e.Subject != imp.ID && e.Action != domain.ActPhoneReveal {
			return &Resting{On: e.Subject, Action: e.Action}, nil
		}
	}
	if changed {
		return &Resting{On: r.Person, Action: domain.ActPersonEdit}, nil
	}
	return nil, nil
}

// namedIn gives who is named where the audit log does not say so under the person: in
// councils, as owner or admin, in applications and in filing forms.
func namedIn(d *desk.Desk) (map[domain.ID]domain.ID, error) {
	out := map[domain.ID]domain.ID{}
	note := func(on domain.ID, who ...domain.ID) {
		for _, id := range who {
			out[id] = on
		}
	}
	if err := walk(d.Branches().List, domain.Query{}, func(b domain.Branch) error {
		for _, s := range b.Council {
			note(b.ID, s.Person)
		}
		return nil
	}); err != nil {
		return nil, err
	}
	if err := walk(d.Groups().List, domain.Query{}, func(g domain.Group) error {
		note(g.ID, append(g.Admins, g.Owner)...)
		return nil
	}); err != nil {
		return nil, err
	}
	if err := walk(d.Applications().List, domain.Query{}, func(a domain.Application) error {
		note(a.ID, append(a.Admins, a.Owner, a.Applicant)...)
		return nil
	}); err != nil {
		return nil, err
	}
	err := walk(d.Filings().List, domain.Query{}, func(f domain.Filing) error {
		for _, r := range f.Rows {
			note(f.ID, r.Person)
		}
		return nil
	})
	delete(out, domain.ID{})
	return out, err
}

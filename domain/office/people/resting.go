package people

import (
	"context"
	"errors"

	"alumni/domain"
	"alumni/domain/erasure"
	"alumni/domain/office/desk"
)

// restingOn gives what rests on the rows of an import.
func restingOn(ctx context.Context, d *desk.Desk, imp domain.Import) ([]Resting, error) {
	var out []Resting
	group, err := desk.IfAny(d.Group(imp.Group))
	if err != nil {
		return nil, err
	}
	named, err := namedIn(ctx, d, imp)
	if err != nil {
		return nil, err
	}
	err = eachRow(d, imp.ID, func(r domain.ImportRow) error {
		if err := ctx.Err(); err != nil || !r.Outcome.Wrote() {
			return err
		}
		rest, err := restsOn(d, imp, group, named, r)
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
func restsOn(d *desk.Desk, imp domain.Import, g domain.Group, named mentions, r domain.ImportRow) (*Resting, error) {
	p, err := desk.IfAny(d.People().Get(r.Person))
	if err != nil || p.ID.IsZero() {
		return nil, err
	}
	if r.Was != nil && p.Version != r.Version {
		return since(d, imp, r, true)
	}
	if on, is := named.mended[r.Person]; is && (r.Outcome == domain.ImportChanged || r.Outcome == domain.ImportCarded) {
		return &Resting{On: on, Action: domain.ActRectifyClose}, nil
	}
	switch r.Outcome {
	case domain.ImportChanged:
		return nil, nil
	case domain.ImportCarded:
		m, err := d.Member(g.ID, r.Person)
		if err != nil || m != nil && m.Present() && m.Card == r.Card {
			return nil, err
		}
		return &Resting{On: g.ID, Action: domain.ActMemberEdit}, nil
	case domain.ImportAdded, domain.ImportEnrolled:
		if rest, err := restsOnPerson(d, imp, named, p, r); rest != nil || err != nil {
			return rest, err
		}
	}
	if !imp.Group.IsZero() && (!g.State.Live() || g.RoleOf(p.ID) != "") {
		return &Resting{On: g.ID}, nil
	}
	if on, is := named.here[p.ID]; is {
		return &Resting{On: on}, nil
	}
	return since(d, imp, r, false)
}

// restsOnPerson gives what rests on somebody whom the import registered.
func restsOnPerson(d *desk.Desk, imp domain.Import, named mentions, p domain.Person, r domain.ImportRow) (*Resting, error) {
	if on, is := named.anywhere[p.ID]; is {
		return &Resting{On: on}, nil
	}
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
	return nil, nil
}

// since gives what the audit log tells of a person since a row was written, beyond the
// import itself and who looked at the phone. Changed says that something must have been.
func since(d *desk.Desk, imp domain.Import, r domain.ImportRow, changed bool) (*Resting, error) {
	var found *Resting
	q := domain.Query{Index: domain.IndexSubject, Eq: r.Person.String()}
	err := walk(d.Audit, q, func(e domain.AuditRow) error {
		switch {
		case e.Seq <= r.Entry:
			return errEnough
		case e.Subject == imp.ID, e.Action == domain.ActPhoneReveal:
			return nil
		}
		found = &Resting{On: e.Subject, Action: e.Action}
		return errEnough
	})
	if err != nil && !errors.Is(err, errEnough) {
		return nil, err
	}
	if found == nil && changed {
		found = &Resting{On: r.Person, Action: domain.ActPersonEdit}
	}
	return found, nil
}

// errEnough ends a walk that has found what it looked for.
var errEnough = errors.New("enough")

// mentions tell of people which record names them: in an office, as an owner, in a case, a
// form, a task, a review, the first one that is found. The audit log does not say all of
// that under the person.
type mentions struct {
	anywhere map[domain.ID]domain.ID
	mended   map[domain.ID]domain.ID // notices that were settled since the import began, N2.2b
	here     map[domain.ID]domain.ID // in what is about the import's group and began after the import
}

// namedIn gives whom the records name. Every record with a number of a person in it rests
// on the person, whatever the number stands for.
func namedIn(ctx context.Context, d *desk.Desk, imp domain.Import) (mentions, error) {
	out := mentions{map[domain.ID]domain.ID{}, map[domain.ID]domain.ID{}, map[domain.ID]domain.ID{}}
	for _, look := range []func() error{
		func() error { return note(ctx, &out, imp, d.Branches()) },
		func() error { return note(ctx, &out, imp, d.Groups()) },
		func() error { return note(ctx, &out, imp, d.Applications()) },
		func() error { return note(ctx, &out, imp, d.Transfers()) },
		func() error { return note(ctx, &out, imp, d.Violations()) },
		func() error { return note(ctx, &out, imp, d.Tasks()) },
		func() error { return note(ctx, &out, imp, d.Filings()) },
		func() error { return note(ctx, &out, imp, d.Rectifications()) },
		func() error { return noteMended(d, &out, imp) },
		func() error { return note(ctx, &out, imp, d.Refusals()) },
		func() error { return note(ctx, &out, imp, d.Reviews()) },
		func() error { return note(ctx, &out, imp, d.Incidents()) },
		func() error { return note(ctx, &out, imp, d.Consolidations()) },
		func() error { return note(ctx, &out, imp, d.Bulletins()) },
		func() error { return note(ctx, &out, imp, d.Accounts()) },
		func() error { return note(ctx, &out, imp, d.Invitations()) },
	} {
		if err := look(); err != nil {
			return out, err
		}
	}
	return out, nil
}

// noteMended notes whose cards were found right since an import began: what it wrote may
// have settled a notice, which its undo would leave settled over the card of before.
func noteMended(d *desk.Desk, out *mentions, imp domain.Import) error {
	return walk(d.Rectifications().List, domain.Query{}, func(r domain.Rectification) error {
		for _, m := range r.Members {
			if m.State == domain.RectifiedMended && !m.At.Before(imp.CreatedAt) {
				out.mended[m.Person] = r.ID
			}
		}
		return nil
	})
}

// note notes whom the records of a table name.
func note[T any, P interface {
	*T
	Head() *domain.Meta
}](ctx context.Context, out *mentions, imp domain.Import, table domain.Table[T],
) error {
	return walk(table.List, domain.Query{}, func(v T) error {
		head := *P(&v).Head()
		here := false
		if !imp.Group.IsZero() && head.ID != imp.Group && !head.CreatedAt.Before(imp.CreatedAt) {
			here = erasure.Refers(&v, func(id domain.ID) bool { return id == imp.Group })
		}
		erasure.Refers(&v, func(id domain.ID) bool {
			if id.Kind != domain.KindPerson || id.IsZero() {
				return false
			}
			if out.anywhere[id].IsZero() {
				out.anywhere[id] = head.ID
			}
			if here && out.here[id].IsZero() {
				out.here[id] = head.ID
			}
			return false
		})
		return ctx.Err()
	})
}

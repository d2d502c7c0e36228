package people

import (
	"context"
	"errors"
	"maps"

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
	upTo     uint64                  // the last entry of the audit log by then
}

func noMentions() mentions {
	return mentions{anywhere: map[domain.ID]domain.ID{}, mended: map[domain.ID]domain.ID{}, here: map[domain.ID]domain.ID{}}
}

// and adds what was found later.
func (m *mentions) and(later mentions) {
	maps.Copy(m.anywhere, later.anywhere)
	maps.Copy(m.mended, later.mended)
	maps.Copy(m.here, later.here)
	m.upTo = max(m.upTo, later.upTo)
}

// namedIn gives whom the records name. Every record with a number of a person in it rests
// on the person, whatever the number stands for.
func namedIn(ctx context.Context, d *desk.Desk, imp domain.Import) (out mentions, err error) {
	out = noMentions()
	if _, out.upTo, err = d.AuditHead(); err != nil {
		return out, err
	}
	tables := notedTables(ctx, d, &out, imp)
	for _, kind := range domain.Kinds { // the first that names somebody is the one that is told
		if n, is := tables[kind]; is {
			if err := n.all(); err != nil {
				return out, err
			}
		}
	}
	return out, nil
}

// namedSince gives whom the records name that were written after an entry of the audit
// log: each is told of there, by its own number. What the import itself wrote is left out.
func namedSince(ctx context.Context, d *desk.Desk, imp domain.Import, entry uint64) (out mentions, err error) {
	out = noMentions()
	if _, out.upTo, err = d.AuditHead(); err != nil || out.upTo == entry {
		return out, err
	}
	written := map[domain.ID]bool{}
	err = walk(d.Audit, domain.Query{}, func(e domain.AuditRow) error {
		if e.Seq <= entry {
			return errEnough
		}
		if e.Subject != imp.ID {
			for _, id := range append(e.Related, e.Subject) {
				written[id] = true
			}
		}
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		return out, err
	}
	tables := notedTables(ctx, d, &out, imp)
	for id := range written {
		if n, is := tables[id.Kind]; is {
			if err := n.one(id); err != nil {
				return out, err
			}
		}
	}
	return out, nil
}

// noted notes whom the records of a table name: of all of them, or of one.
type noted struct {
	all func() error
	one func(domain.ID) error
}

// notedTables are those whose records may name people.
func notedTables(ctx context.Context, d *desk.Desk, out *mentions, imp domain.Import) map[domain.Kind]noted {
	return map[domain.Kind]noted{
		domain.KindBranch:        notes(ctx, out, imp, d.Branches()),
		domain.KindGroup:         notes(ctx, out, imp, d.Groups()),
		domain.KindApplication:   notes(ctx, out, imp, d.Applications()),
		domain.KindTransfer:      notes(ctx, out, imp, d.Transfers()),
		domain.KindViolation:     notes(ctx, out, imp, d.Violations()),
		domain.KindTask:          notes(ctx, out, imp, d.Tasks()),
		domain.KindFiling:        notes(ctx, out, imp, d.Filings()),
		domain.KindRectification: notes(ctx, out, imp, d.Rectifications()),
		domain.KindRefusal:       notes(ctx, out, imp, d.Refusals()),
		domain.KindReview:        notes(ctx, out, imp, d.Reviews()),
		domain.KindIncident:      notes(ctx, out, imp, d.Incidents()),
		domain.KindConsolidation: notes(ctx, out, imp, d.Consolidations()),
		domain.KindBulletin:      notes(ctx, out, imp, d.Bulletins()),
		domain.KindAccount:       notes(ctx, out, imp, d.Accounts()),
		domain.KindInvitation:    notes(ctx, out, imp, d.Invitations()),
	}
}

func notes[T any, P interface {
	*T
	Head() *domain.Meta
}](ctx context.Context, out *mentions, imp domain.Import, table domain.Table[T],
) noted {
	return noted{
		all: func() error {
			return walk(table.List, domain.Query{}, func(v T) error {
				note[T, P](out, imp, v)
				return ctx.Err()
			})
		},
		one: func(id domain.ID) error {
			v, err := table.Get(id)
			if err == nil {
				note[T, P](out, imp, v)
			} else if desk.Missing(err) {
				err = nil
			}
			return err
		},
	}
}

// note notes whom a record names.
func note[T any, P interface {
	*T
	Head() *domain.Meta
}](out *mentions, imp domain.Import, v T,
) {
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
	if r, is := any(v).(domain.Rectification); is {
		noteMended(out, imp, r)
	}
}

// noteMended notes whose cards were found right since an import began: what it wrote may
// have settled a notice, which its undo would leave settled over the card of before.
func noteMended(out *mentions, imp domain.Import, r domain.Rectification) {
	for _, m := range r.Members {
		if m.State == domain.RectifiedMended && !m.At.Before(imp.CreatedAt) {
			out.mended[m.Person] = r.ID
		}
	}
}

package people

import (
	"context"
	"slices"
	"strings"

	"alumni/domain"
	"alumni/domain/erasure"
	"alumni/domain/office/desk"
)

// eraseAtOnce is how many records and details one transaction of an erasure writes.
const eraseAtOnce = 20

// eraser takes one person out of the records, after it was decided. It can be done again
// from the beginning: what was done already is found clean.
type eraser struct {
	ctx      context.Context
	base     *desk.Base
	by       domain.Caller
	subject  erasure.Subject
	refers   map[domain.ID]bool // records that refer to the person: the log's details about them are, too
	done     Erased
	progress func(Erased)
}

// sweep goes through one table once: it looks at page after page, which keeps nobody
// waiting, and writes what it found.
type sweep struct {
	kind domain.Kind
	look func(d *desk.Desk, after string) (lookedAt, error)
	mend func(d *desk.Desk, at found) (bool, error)
	tell func(*Erased) *int // what it counts
}

// found is where there is something of the person: a record, a membership, a line of the log.
type found struct {
	id    domain.ID
	group domain.ID // of a membership
	entry uint64
}

// lookedAt is one page that was looked at.
type lookedAt struct {
	rows  int
	found []found
	next  string
}

// eraseAll takes the person out of everything, and ends the erasure.
func eraseAll(ctx context.Context, o *desk.Base, by domain.Caller, id domain.ID, progress func(Erased)) (Erased, error) {
	s, err := desk.Read(ctx, o, by, func(d *desk.Desk) (erasure.Subject, error) {
		p, err := d.People().Get(id)
		if err != nil {
			return erasure.Subject{}, err
		}
		return subjectOf(d, p)
	})
	if err != nil {
		return Erased{}, err
	}
	e := &eraser{ctx: ctx, base: o, by: by, subject: s, refers: map[domain.ID]bool{id: true}, progress: progress}
	e.done.ID = id
	for _, step := range []func() error{e.leave, e.records, e.unsent, func() error { return e.run(e.log()) }, e.finish} {
		if err := step(); err != nil {
			return e.done, &domain.Error{
				Code: domain.CodeConflict, Fault: domain.FaultErasing, Args: domain.Args{"id": id.String()}, Err: err,
			}
		}
	}
	return e.done, nil
}

func (e *eraser) records() error {
	for _, s := range e.sweeps() {
		if err := e.run(s); err != nil {
			return err
		}
	}
	return nil
}

// run does one sweep.
func (e *eraser) run(s sweep) error {
	for after, first := "", true; first || after != ""; first = false {
		page, err := desk.Read(e.ctx, e.base, e.by, func(d *desk.Desk) (lookedAt, error) { return s.look(d, after) })
		if err != nil {
			return err
		}
		for chunk := range slices.Chunk(page.found, eraseAtOnce) {
			n, err := desk.Change(e.ctx, e.base, e.by, func(d *desk.Desk) (n int, _ error) {
				for _, at := range chunk {
					wrote, err := s.mend(d, at)
					if err != nil {
						return n, err
					}
					if wrote {
						n++
					}
				}
				return n, nil
			})
			if err != nil {
				return err
			}
			*s.tell(&e.done) += n
		}
		e.done.Looked += page.rows
		if after = page.next; e.progress != nil {
			e.progress(e.done)
		}
	}
	return nil
}

// count counts what a sweep would write.
func (s sweep) count(d *desk.Desk) (n int, _ error) {
	for after, first := "", true; first || after != ""; first = false {
		page, err := s.look(d, after)
		if err != nil {
			return n, err
		}
		n, after = n+len(page.found), page.next
	}
	return n, nil
}

func inRecords(e *Erased) *int { return &e.Records }

// sweeps are one for every table that holds what people type.
func (e *eraser) sweeps() []sweep {
	return []sweep{
		e.memberships(),
		tableOf(e, domain.KindBranch, (*desk.Desk).Branches),
		tableOf(e, domain.KindApplication, (*desk.Desk).Applications),
		tableOf(e, domain.KindTransfer, (*desk.Desk).Transfers),
		tableOf(e, domain.KindViolation, (*desk.Desk).Violations),
		tableOf(e, domain.KindTask, (*desk.Desk).Tasks),
		tableOf(e, domain.KindFiling, (*desk.Desk).Filings),
		tableOf(e, domain.KindRectification, (*desk.Desk).Rectifications),
		tableOf(e, domain.KindRefusal, (*desk.Desk).Refusals),
		tableOf(e, domain.KindIncident, (*desk.Desk).Incidents),
		tableOf(e, domain.KindImport, (*desk.Desk).Imports),
		e.importParts(),
		tableOf(e, domain.KindReview, (*desk.Desk).Reviews),
		tableOf(e, domain.KindInvitation, (*desk.Desk).Invitations),
		tableOf(e, domain.KindConsolidation, (*desk.Desk).Consolidations),
		tableOf(e, domain.KindCampaign, (*desk.Desk).Campaigns),
		tableOf(e, domain.KindRuleSet, (*desk.Desk).RuleSets),
		tableOf(e, domain.KindPerson, (*desk.Desk).People),
	}
}

// scrub takes the person out of a record and remembers whether it refers to them.
func (e *eraser) scrub(v any, id domain.ID) bool {
	changed, refers := e.subject.Scrub(v)
	if refers {
		e.refers[id] = true
	}
	return changed
}

// tableOf is the sweep of a table whose records are scrubbed each by itself.
func tableOf[T any, P interface {
	*T
	Head() *domain.Meta
}](e *eraser, kind domain.Kind, table func(*desk.Desk) domain.Table[T],
) sweep {
	return tableBy[T, P](e, kind, table, func(v *T) bool { return e.scrub(v, P(v).Head().ID) })
}

func tableBy[T any, P interface {
	*T
	Head() *domain.Meta
}](e *eraser, kind domain.Kind, table func(*desk.Desk) domain.Table[T], scrub func(*T) bool,
) sweep {
	return sweep{
		kind: kind, tell: inRecords,
		look: func(d *desk.Desk, after string) (out lookedAt, _ error) {
			page, err := table(d).List(domain.Query{After: after, Limit: domain.MaxLimit})
			if err != nil {
				return out, err
			}
			for i := range page.Items {
				id := P(&page.Items[i]).Head().ID
				if id != e.subject.ID && scrub(&page.Items[i]) {
					out.found = append(out.found, found{id: id})
				}
			}
			out.rows, out.next = len(page.Items), page.Next
			return out, e.ctx.Err()
		},
		mend: func(d *desk.Desk, at found) (bool, error) {
			v, err := table(d).Get(at.id)
			if err != nil || !scrub(&v) {
				return false, err
			}
			return true, table(d).Put(&v)
		},
	}
}

// memberships is the sweep of everybody's, a group a page: what is said of others there
// may name the person.
func (e *eraser) memberships() sweep {
	return sweep{
		kind: domain.KindGroup, tell: inRecords,
		look: func(d *desk.Desk, after string) (out lookedAt, _ error) {
			groups, err := d.Groups().List(domain.Query{After: after, Limit: 1})
			if err != nil {
				return out, err
			}
			for _, g := range groups.Items {
				err := walk(func(q domain.Query) (domain.Page[domain.Membership], error) { return d.MembersOf(g.ID, q) }, domain.Query{},
					func(m domain.Membership) error {
						who := m.Person
						out.rows++
						if changed, _ := e.subject.Scrub(&m); changed {
							out.found = append(out.found, found{id: who, group: g.ID})
						}
						return e.ctx.Err()
					})
				if err != nil {
					return out, err
				}
			}
			out.next = groups.Next
			return out, nil
		},
		mend: func(d *desk.Desk, at found) (bool, error) {
			m, err := d.Membership(at.group, at.id)
			if err != nil {
				return false, err
			}
			if changed, _ := e.subject.Scrub(&m); !changed {
				return false, nil
			}
			return true, d.Tx.PutMembership(m) // who was in a group at its end stays in its archive
		},
	}
}

// log is the sweep of the audit log's details: those of the person's own entries go, of
// the others the ones that name the person. What was decided about the erasure stays, it
// says nothing of them.
func (e *eraser) log() sweep {
	return sweep{
		tell: func(d *Erased) *int { return &d.Details },
		look: func(d *desk.Desk, after string) (out lookedAt, _ error) {
			page, err := d.Audit(domain.Query{After: after, Limit: domain.MaxLimit})
			if err != nil {
				return out, err
			}
			for _, row := range page.Items {
				if row.Text != nil && e.tells(row) {
					out.found = append(out.found, found{entry: row.Seq})
				}
			}
			out.rows, out.next = len(page.Items), page.Next
			return out, e.ctx.Err()
		},
		mend: func(d *desk.Desk, at found) (bool, error) { return true, d.EraseDetail(at.entry) },
	}
}

// tells tells whether the text of an entry goes.
func (e *eraser) tells(row domain.AuditRow) bool {
	if row.Subject == e.subject.ID {
		return row.Action != domain.ActPersonErasing && row.Action != domain.ActPersonErase
	}
	own := e.refers[row.Subject] || slices.ContainsFunc(row.Related, func(id domain.ID) bool { return e.refers[id] })
	for _, text := range row.Text.Fields {
		if e.subject.Told(text, own) {
			return true
		}
	}
	return e.subject.Told(row.Text.Reason, own)
}

// leave ends the memberships in groups in use, a group a transaction.
func (e *eraser) leave() error {
	for {
		left, err := desk.Change(e.ctx, e.base, e.by, e.leaveOne)
		if err != nil || !left {
			return err
		}
		e.done.Records++
	}
}

// leaveOne ends one of them; false where there is none.
func (e *eraser) leaveOne(d *desk.Desk) (bool, error) {
	in, err := d.GroupsOf(e.subject.ID)
	if err != nil {
		return false, err
	}
	for _, m := range in {
		g, err := desk.IfAny(d.Groups().Get(m.Group))
		if err != nil {
			return false, err
		}
		if m.In(g) {
			return true, e.leaves(d, g, m)
		}
	}
	return false, nil
}

func (e *eraser) leaves(d *desk.Desk, g domain.Group, m domain.Membership) error {
	e.subject.Scrub(&m)
	m.Parting = domain.Parting{As: domain.PartedLeft}
	if err := d.Leave(&g, m); err != nil {
		return err
	}
	_, err := desk.Keep(d, d.Groups(), g, domain.AuditEntry{
		Action: domain.ActMemberLeave, Related: []domain.ID{g.Branch, m.Person},
	}, nil, g.Branch, g.ID)
	return err
}

// unsent forgets what was not submitted about the person: what names them, and every form
// on their record.
func (e *eraser) unsent() error {
	number := erasure.Pseudonym(e.subject.ID)
	told := func(text string) bool {
		return slices.Contains(strings.Fields(text), number) || e.subject.Told(text, true)
	}
	_, err := desk.Change(e.ctx, e.base, e.by, func(d *desk.Desk) (int, error) { return d.DropUnsentOf(told) })
	return err
}

func (e *eraser) finish() error {
	_, err := desk.Change(e.ctx, e.base, e.by, func(d *desk.Desk) (domain.Person, error) { return end(d, e.subject.ID) })
	return err
}

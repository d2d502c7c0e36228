package sample

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"alumni/domain"
	"alumni/domain/office/bulletin"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/domain/office/filing"
	"alumni/domain/office/task"
)

// story is what happened since the registry was loaded: steps that go through
// the office's own use-cases with its clock turned back, so that the history
// and the audit chain are those of real decisions.
type story struct {
	*loader
	steps    []step
	campaign domain.ID
	cases    map[string]domain.ID // applications, transfers and violations by the story's own names
}

type step struct {
	name string
	at   time.Time
	run  func(ctx context.Context) error
}

// tell tells the whole story in order of time.
func (l *loader) tell(ctx context.Context) error {
	s := &story{loader: l, cases: map[string]domain.ID{}}
	s.applications()
	s.transfers()
	s.violations()
	s.changes()
	s.consolidations()
	s.filings()
	s.hqGroup()
	slices.SortStableFunc(s.steps, func(a, b step) int { return cmp.Compare(a.at.UnixNano(), b.at.UnixNano()) })
	for _, st := range s.steps {
		l.clock = st.at
		if err := st.run(ctx); err != nil {
			return fmt.Errorf("%s at %s: %w", st.name, st.at.Format(time.DateTime), err)
		}
	}
	return nil
}

// ago is a time so many days before now, a little later in the day, so that
// what was due so many days after it is due today and not overdue. Today
// itself is a little before now. Steps of one day keep their order.
func (s *story) ago(days int) time.Time {
	if days == 0 {
		return s.now.Add(-10 * time.Minute)
	}
	rest := domain.DateOf(s.now).Time().AddDate(0, 0, 1).Sub(s.now)
	return s.now.AddDate(0, 0, -days).Add(min(2*time.Hour, rest/2))
}

// on adds a step so many days before now.
func (s *story) on(days int, name string, run func(ctx context.Context) error) {
	s.steps = append(s.steps, step{name: name, at: s.ago(days), run: run})
}

// as is a caller of the sample, from an address that documentation may use.
func as(name string) domain.Caller {
	return domain.Caller{Fingerprint: fingerprint(name), Remote: "192.0.2.10", Face: domain.FaceConsole}
}

// seat gives the person in a seat of a branch's council.
func (s *story) seat(branch string, n int) domain.ID {
	return s.plan.people[s.plan.branch(branch).council[n]].ID
}

// group gives a branch's n-th group, from 0.
func (s *story) group(branch string, n int) *groupPlan {
	return &s.plan.groups[s.plan.branch(branch).groups[n]]
}

// ordinary gives the n-th ordinary member of a branch's group, who sits in no
// council and manages nothing.
func (s *story) ordinary(branch string, group, n int) domain.ID {
	return s.plan.people[s.group(branch, group).members[len(offices)+n].person].ID
}

// apply submits an application and marks it as sample data.
func (s *story) apply(days int, key, by string, in casework.SubmitApplication) {
	s.submit(days, "apply "+key, key, by, in, s.office.SubmitApplication)
}

// draft keeps an application that is not handed in.
func (s *story) draft(days int, key, by string, in casework.SubmitApplication) {
	s.submit(days, "draft "+key, key, by, in, s.office.SaveDraft)
}

func (s *story) submit(
	days int, name, key, by string, in casework.SubmitApplication,
	do func(context.Context, domain.Caller, casework.SubmitApplication) (domain.Application, error),
) {
	in = s.signed(days, in)
	s.on(days, name, func(ctx context.Context) error {
		a, err := do(ctx, as(by), in)
		if err != nil {
			return err
		}
		s.cases[key] = a.ID
		return s.mark(ctx, a.ID)
	})
}

// signed gives an application's references their days: two before it was handed in.
func (s *story) signed(days int, in casework.SubmitApplication) casework.SubmitApplication {
	for _, r := range []*domain.Reference{&in.Document, &in.Authority, &in.OwnerAuth} {
		if !r.IsZero() {
			*r = s.signedOn(s.ago(days+2), *r)
		}
	}
	return in
}

func (s *story) signedOn(at time.Time, r domain.Reference) domain.Reference {
	r.Date = domain.DateOf(at)
	r.Number = strings.Replace(r.Number, yearOf, at.In(domain.China).Format("2006"), 1)
	return r
}

// mark marks an application as sample data, which no use-case does.
func (s *story) mark(ctx context.Context, id domain.ID) error {
	return s.store.Update(ctx, func(tx domain.Tx) error {
		a, err := tx.Applications().Get(id)
		if err != nil {
			return err
		}
		a.Sample, a.UpdatedAt = true, s.clock
		if err := tx.Applications().Put(&a); err != nil {
			return err
		}
		e := domain.AuditEntry{At: s.clock, Subject: id, Version: a.Version}
		if !a.Branch.IsZero() {
			e.Related = []domain.ID{a.Branch}
		}
		return s.note(tx, e)
	})
}

// decide adds a step that somebody takes on a case, an application or a
// transfer, in the version that it then has.
func (s *story) decide(days int, deed, key string, run func(ctx context.Context, c desk.Ref) error) {
	s.on(days, deed+" "+key, func(ctx context.Context) error {
		c := desk.Ref{ID: s.cases[key]}
		err := s.store.View(ctx, func(tx domain.Tx) error {
			if c.ID.Kind == domain.KindTransfer {
				t, err := tx.Transfers().Get(c.ID)
				c.Version = t.Version
				return err
			}
			a, err := tx.Applications().Get(c.ID)
			c.Version = a.Version
			return err
		})
		if err != nil {
			return err
		}
		return run(ctx, c)
	})
}

// approve approves a case.
func (s *story) approve(days int, key, by, note string) {
	s.decide(days, "approve", key, func(ctx context.Context, c desk.Ref) (err error) {
		in := casework.Approve{ID: c.ID, Version: c.Version, Number: casework.NumberNext, Note: note}
		if c.ID.Kind == domain.KindTransfer {
			_, err = s.office.ApproveTransfer(ctx, as(by), in)
		} else {
			_, err = s.office.ApproveApplication(ctx, as(by), in)
		}
		return err
	})
}

// reject rejects a case.
func (s *story) reject(days int, key, by, reason string) {
	s.decide(days, "reject", key, func(ctx context.Context, c desk.Ref) error {
		in := casework.Reject{ID: c.ID, Version: c.Version, Reason: reason}
		_, err := s.office.RejectCase(ctx, as(by), in)
		return err
	})
}

// giveBack returns a case for correction, M4.2.
func (s *story) giveBack(days int, key, by, note string, missing ...domain.Material) {
	s.decide(days, "return", key, func(ctx context.Context, c desk.Ref) error {
		in := casework.ReturnCase{ID: c.ID, Version: c.Version, Missing: missing, Note: note}
		_, err := s.office.ReturnCase(ctx, as(by), in)
		return err
	})
}

// withdraw takes a case back before its reply.
func (s *story) withdraw(days int, key, by, reason string) {
	s.decide(days, "withdraw", key, func(ctx context.Context, c desk.Ref) error {
		in := casework.Withdraw{ID: c.ID, Version: c.Version, Reason: reason}
		_, err := s.office.WithdrawCase(ctx, as(by), in)
		return err
	})
}

// claim puts an officer's name on a case.
func (s *story) claim(days int, key, by string) {
	s.decide(days, "claim", key, func(ctx context.Context, c desk.Ref) error {
		_, err := s.office.ClaimCase(ctx, as(by), c)
		return err
	})
}

// finish completes the open tasks of a case, all or those of some kinds, for headquarters.
func (s *story) finish(days int, key string, kinds ...domain.TaskKind) {
	s.finishAs(days, key, officer, kinds...)
}

// finishAs is finish by somebody with an account.
func (s *story) finishAs(days int, key, by string, kinds ...domain.TaskKind) {
	s.on(days, "finish "+key, func(ctx context.Context) error {
		tasks, err := s.openTasks(ctx, s.cases[key])
		if err != nil {
			return err
		}
		day := domain.DateOf(s.clock)
		for _, t := range tasks {
			if len(kinds) > 0 && !slices.Contains(kinds, t.Kind) {
				continue
			}
			if t.Kind == domain.TaskFile { // ended by the form itself, M4.4
				if err := s.handIn(ctx, by, t.Group); err != nil {
					return err
				}
				continue
			}
			proof := domain.Proof{Note: proofs[t.Kind], Date: day}
			in := task.CompleteTask{ID: t.ID, Version: t.Version, Proof: proof}
			if t.Kind == domain.TaskPublish {
				page := "/" + string(day) + "/" + strconv.FormatUint(t.ID.Seq, 10)
				in.Proof.Link = "https://example.org/account" + page
				in.Second = domain.Proof{Link: "https://example.org/news" + page, Date: day}
			}
			if _, err := s.office.CompleteTask(ctx, as(by), in); err != nil {
				return err
			}
		}
		return nil
	})
}

// handIn hands a group's filing form in, as it is registered.
func (s *story) handIn(ctx context.Context, by string, group domain.ID) error {
	v, err := s.office.FilingForm(ctx, as(by), group)
	if err != nil {
		return err
	}
	_, err = s.office.SubmitFiling(ctx, as(by), filing.SubmitFiling{Group: group, Version: v.Group.Version})
	return err
}

// openTasks gives the open tasks that a case led to.
func (s *story) openTasks(ctx context.Context, subject domain.ID) (out []domain.Task, err error) {
	err = s.store.View(ctx, func(tx domain.Tx) error {
		page, err := tx.Tasks().List(domain.Query{
			Index: domain.IndexState, Eq: string(domain.TaskOpen), Limit: domain.MaxLimit,
		})
		out = slices.DeleteFunc(page.Items, func(t domain.Task) bool { return t.Subject != subject })
		return err
	})
	return out, err
}

// bulletin publishes all changes since the last bulletin, M4.3: the text is
// taken, and it comes out on both channels on the same day.
func (s *story) bulletin(days int, by string) {
	s.on(days, "bulletin", func(ctx context.Context) error {
		b, err := s.office.IssueBulletin(ctx, as(by), bulletin.IssueBulletin{Since: true})
		if err != nil {
			return err
		}
		day := domain.DateOf(s.clock)
		_, err = s.office.PublishBulletin(ctx, as(by), bulletin.PublishBulletin{
			ID: b.ID, Version: b.Version,
			AccountLink: "https://example.org/account/" + string(day), AccountDate: day,
			WebsiteLink: "https://example.org/news/" + string(day), WebsiteDate: day,
		})
		return err
	})
}

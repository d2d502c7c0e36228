package desk

import (
	"slices"
	"time"

	"alumni/domain"
)

// Days is so many days after now, as due times are counted.
func (d *Desk) Days(n int) time.Time { return d.Now.AddDate(0, 0, n) }

// untick clears the boxes of a group's open publication: its text changed, so
// what is out on a channel already is not what is to be published, M4.3.
func (d *Desk) untick(group domain.ID, kind domain.TaskKind) error {
	if kind != domain.TaskPublish {
		return nil
	}
	t, ok, err := d.OpenTask(group, kind)
	if err != nil || !ok || t.Proof == (domain.Proof{}) && t.Second == (domain.Proof{}) {
		return err
	}
	before := t.Boxes()
	t.Proof, t.Second = domain.Proof{}, domain.Proof{}
	var changes []domain.Change
	for _, c := range domain.NoticeChannels {
		if n := before.On(c); n.Ticked() {
			changes = append(changes, domain.Change{Field: "notice_" + string(c), Before: string(n.Date)})
		}
	}
	_, err = Keep(d, d.Tasks(), t, domain.AuditEntry{
		Action: domain.ActNoticeRecord, Related: []domain.ID{t.Group, t.Branch}, Changes: changes, Rules: []domain.ClauseID{"M4.3"},
	}, nil, t.Branch, t.Group)
	return err
}

// RenewalTasks opens the publication, M4.3, and the filing, M4.4, of a group
// whose managers are new, unless one is open still: a group is published and
// filed once, as it then is.
func (d *Desk) RenewalTasks(subject domain.ID, g domain.Group) ([]domain.ID, error) {
	return d.Renew(g, domain.Task{Kind: domain.TaskPublish, Subject: subject}, domain.Task{Kind: domain.TaskFile, Subject: subject})
}

// Renewed writes a group whose publication and filing no longer hold, opens both
// anew by what changed it, and logs the change of its managers and what else the
// entry holds.
func (d *Desk) Renewed(before, g domain.Group, subject domain.ID, e domain.AuditEntry, detail *domain.AuditDetail) error {
	if err := Save(d, d.Groups(), &g); err != nil {
		return err
	}
	tasks, err := d.RenewalTasks(subject, g)
	if err != nil {
		return err
	}
	where := Scope(g.Branch, g.ID)
	d.TouchNew(e.Action, where, tasks...)
	e.Subject, e.Version = g.ID, g.Version
	e.Related = slices.Concat([]domain.ID{g.Branch}, e.Related, tasks)
	e.Changes = append(e.Changes, ManagersChanged(before, g)...)
	return d.Log(e, where, detail)
}

// Renew opens those of the tasks of which the group has none open.
func (d *Desk) Renew(g domain.Group, tasks ...domain.Task) ([]domain.ID, error) {
	var out []domain.ID
	for _, t := range tasks {
		open, err := d.HasOpen(g.ID, t.Kind)
		if err != nil {
			return nil, err
		}
		if open {
			if err := d.untick(g.ID, t.Kind); err != nil {
				return nil, err
			}
			continue
		}
		id, err := d.Open(t, g)
		if err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, nil
}

// HasOpen tells whether a group has an open task of a kind.
func (d *Desk) HasOpen(group domain.ID, kind domain.TaskKind) (bool, error) {
	_, open, err := d.OpenTask(group, kind)
	return open, err
}

// OpenTask gives a group's open task of a kind.
func (d *Desk) OpenTask(group domain.ID, kind domain.TaskKind) (domain.Task, bool, error) {
	return Last(d.Tasks().List, Of(domain.IndexGroup, group), func(t domain.Task) bool {
		return t.Kind == kind && t.State == domain.TaskOpen
	})
}

// Open writes a new task of a group and gives its ID. Who does it, and until
// when, follows from its kind, unless it is said.
func (d *Desk) Open(t domain.Task, g domain.Group) (domain.ID, error) {
	spec := t.Kind.Spec()
	if t.Audience == "" {
		t.Audience = spec.AudienceIn(g)
	}
	if t.Due.IsZero() {
		set, err := d.Rules(d.Now)
		if err != nil {
			return domain.ID{}, err
		}
		t.Due = d.Days(spec.Days(set.Terms))
	}
	t.Group, t.Branch, t.State, t.Sample = g.ID, g.Branch, domain.TaskOpen, g.Sample
	err := Save(d, d.Tasks(), &t)
	return t.ID, err
}

// CancelTasks ends a group's open tasks of some kinds, but for one. A group has
// a handful of them: mostly one of a kind. One entry of the log holds them all.
func (d *Desk) CancelTasks(group, but domain.ID, rule domain.ClauseID, which func(domain.TaskKind) bool) error {
	open, err := All(d.Tasks().List, Of(domain.IndexGroup, group), func(t domain.Task) bool {
		return t.State == domain.TaskOpen && t.ID != but && which(t.Kind)
	})
	if err != nil || len(open) == 0 {
		return err
	}
	ids := make([]domain.ID, 0, len(open))
	for _, t := range open {
		t.State = domain.TaskCancelled
		if err := Save(d, d.Tasks(), &t); err != nil {
			return err
		}
		ids = append(ids, t.ID)
	}
	first := open[0]
	for _, t := range open[1:] {
		d.Touch(t.ID, t.Version+1, domain.ActTaskCancel, Scope(t.Branch, t.Group))
	}
	return d.Log(domain.AuditEntry{
		Action: domain.ActTaskCancel, Subject: first.ID, Version: first.Version + 1,
		Related: append([]domain.ID{group, first.Branch}, ids...),
		Changes: StateChange(domain.TaskOpen, domain.TaskCancelled),
		Rules:   []domain.ClauseID{rule},
	}, Scope(first.Branch, first.Group), nil)
}

// EndTask ends an open task with its proof, which was checked; what the end does
// besides is its noun's. More are other records whose history it belongs to.
func (d *Desk) EndTask(t domain.Task, first, second domain.Proof, more ...domain.ID) (domain.Task, error) {
	t.State, t.Proof = domain.TaskDone, d.Signed(first)
	if t.Kind == domain.TaskPublish {
		t.Second = d.Signed(second)
	}
	return d.keepEnded(t, append([]domain.ID{t.Subject, t.Group, t.Branch, t.Person}, more...), t.Kind.Spec().Rules,
		&domain.AuditDetail{Reason: first.Note, Fields: proofFields(first, second)})
}

// EndByRecord ends an open task whose proof is a record of a day, by its number:
// what was to be done was done by it.
func (d *Desk) EndByRecord(t domain.Task, by domain.ID, on domain.Date, related []domain.ID, rule domain.ClauseID) error {
	t.State, t.Proof = domain.TaskDone, d.Signed(domain.Proof{Note: by.String(), Date: on})
	_, err := d.keepEnded(t, append([]domain.ID{by}, related...), []domain.ClauseID{rule}, nil)
	return err
}

func (d *Desk) keepEnded(t domain.Task, related []domain.ID, rules []domain.ClauseID, detail *domain.AuditDetail) (domain.Task, error) {
	return Keep(d, d.Tasks(), t, domain.AuditEntry{
		Action: domain.ActTaskComplete, Related: related, Rules: rules,
		Changes: StateChange(domain.TaskOpen, t.State, domain.Change{Field: "kind", After: string(t.Kind)}),
	}, detail, t.Branch, t.Group)
}

// Signed is a proof with who gave it and when, unless it has both: a box that
// was ticked before stays its officer's.
func (d *Desk) Signed(p domain.Proof) domain.Proof {
	if p.At.IsZero() {
		p.By, p.At = d.Actor.Account, d.Now
	}
	return p
}

func proofFields(first, second domain.Proof) map[string]string {
	out := map[string]string{}
	for k, v := range map[string]string{
		"link": first.Link, "date": string(first.Date), "second_link": second.Link, "second_date": string(second.Date),
	} {
		if v != "" {
			out[k] = v
		}
	}
	return out
}

// TaskToChange loads a task on the version given for who may do something to it.
func (d *Desk) TaskToChange(id domain.ID, version uint64, may func(domain.Actor, domain.Task) error) (domain.Task, error) {
	t, err := d.VisibleTask(id)
	if err != nil {
		return t, err
	}
	return t, MayNow(d, t.Meta, version, t.State, domain.TaskOpen, func(s domain.TaskState) error {
		as := t
		as.State = s
		return may(d.Actor, as)
	})
}

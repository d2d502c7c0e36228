package office

import (
	"context"
	"strconv"

	"alumni/domain"
)

// PublicationFilter pages through what waits to be published, M4.3, the
// earliest due first.
type PublicationFilter struct {
	Text  string
	After string
	Limit int
}

// PublicationRow is an open publication as a list shows it.
type PublicationRow struct {
	domain.Task
	GroupName  string               `json:"group_name"`
	BranchName string               `json:"branch_name"`
	Changes    []domain.GroupChange `json:"group_changes"`
	Boxes      domain.Publication   `json:"boxes"`
	// Bulletin is the draft whose text has the group as it is now; zero for none.
	Bulletin domain.ID `json:"bulletin,omitzero"`
	Overdue  bool      `json:"overdue"`
	Stamp    uint64    `json:"-"`
}

// BulletinQuery says what a bulletin's text is about: some groups, the changes
// since the last bulletin (every group with an open publication, those that
// ended included), or what a bulletin that was issued said.
type BulletinQuery struct {
	Groups []domain.ID
	Since  bool
	ID     domain.ID
}

// BulletinText is what a bulletin says, M4.3: names and roles, never phones. A
// face writes it by the template.
type BulletinText struct {
	Body   string         `json:"-"`           // HQ's own template; "" for the default
	ID     domain.ID      `json:"id,omitzero"` // zero before it is issued
	Date   domain.Date    `json:"date"`        // the day of the text
	Groups []BulletinLine `json:"groups"`
	More   bool           `json:"more,omitempty"` // further groups wait: one bulletin holds domain.MaxBulletin
}

// BulletinLine is one group in a bulletin.
type BulletinLine struct {
	domain.BulletinEntry
	Name   string           `json:"name"`
	Branch string           `json:"branch"` // "" for a group of headquarters
	Kind   domain.GroupKind `json:"kind"`
	Owner  string           `json:"owner"` // "" while it is vacant
	Admins []string         `json:"admins"`
}

// IssueBulletin makes a draft bulletin of some groups or, with Since, of all
// changes since the last one.
type IssueBulletin struct {
	Groups []domain.ID
	Since  bool
}

// PublishBulletin records that a bulletin is out on both channels, M4.3.
type PublishBulletin struct {
	ID          domain.ID
	Version     uint64
	AccountLink string
	AccountDate domain.Date
	WebsiteLink string
	WebsiteDate domain.Date
}

// DropBulletin throws a draft away.
type DropBulletin struct {
	ID      domain.ID
	Version uint64
	Reason  string
}

// BulletinFilter pages through bulletins, newest first.
type BulletinFilter struct {
	State domain.BulletinState
	After string
	Limit int
}

// BulletinRow is a bulletin as a list shows it.
type BulletinRow struct {
	domain.Bulletin
	First  string `json:"first"` // the first group's name
	ByName string `json:"by_name,omitempty"`
	Done   int    `json:"done"` // entries whose publication is recorded
	Left   int    `json:"left"` // entries that changed meanwhile
	Stamp  uint64 `json:"-"`
}

// BulletinView is a bulletin with its text and what the caller may do.
type BulletinView struct {
	BulletinRow
	Text    BulletinText   `json:"text"`
	Stale   []domain.ID    `json:"stale,omitempty"` // groups of a draft that changed since
	History []HistoryEntry `json:"history"`
	Publish error          `json:"-"` // nil if the caller may publish it now
	Drop    error          `json:"-"`
}

// visibleBulletin gives a bulletin; CodeNotFound if there is none or the caller
// is neither headquarters nor an auditor.
func (d *desk) visibleBulletin(id domain.ID) (domain.Bulletin, error) {
	if id.Kind != domain.KindBulletin || domain.CanReadBulletins(d.actor) != nil {
		return domain.Bulletin{}, domain.NotFound(id)
	}
	return d.Bulletins().Get(id)
}

// Bulletins pages through bulletins, newest first: headquarters' and auditors' to read.
func (o *Office) Bulletins(ctx context.Context, by domain.Caller, f BulletinFilter) (domain.Page[BulletinRow], error) {
	return read(ctx, o, by, func(d *desk) (out domain.Page[BulletinRow], _ error) {
		if err := domain.CanReadBulletins(d.actor); err != nil {
			return out, err
		}
		q := domain.Query{After: f.After, Limit: f.Limit, Reverse: true}
		if f.State != "" {
			q.Index, q.Eq = domain.IndexState, string(f.State)
		}
		return sift(d.Bulletins().List, q, func(b domain.Bulletin) (BulletinRow, bool, error) {
			row, err := d.bulletinRow(b)
			return row, true, err
		})
	})
}

func (d *desk) bulletinRow(b domain.Bulletin) (BulletinRow, error) {
	row := BulletinRow{Bulletin: b, ByName: d.accountName(b.By), Stamp: b.Version}
	if len(b.Entries) > 0 {
		row.First = b.Entries[0].As.Name
	}
	for _, e := range b.Entries {
		if e.Done {
			row.Done++
		}
		if e.Left {
			row.Left++
		}
	}
	return row, nil
}

// Bulletin gives one bulletin with its text.
func (o *Office) Bulletin(ctx context.Context, by domain.Caller, id domain.ID) (BulletinView, error) {
	return read(ctx, o, by, func(d *desk) (out BulletinView, _ error) {
		b, err := d.visibleBulletin(id)
		if err != nil {
			return out, err
		}
		v := BulletinView{}
		if v.BulletinRow, err = d.bulletinRow(b); err != nil {
			return out, err
		}
		if v.Text, err = d.bulletinText(b); err != nil {
			return out, err
		}
		for _, e := range b.Entries {
			if !e.Pending() {
				continue
			}
			ok, _, err := d.stands(e)
			if err != nil {
				return out, err
			}
			if !ok {
				v.Stale = append(v.Stale, e.Group)
			}
		}
		v.Publish, v.Drop = domain.CanPublish(d.actor), domain.CanPublish(d.actor)
		if v.Publish == nil {
			v.Publish, v.Drop = domain.Step(domain.BulletinFlow, b.ID, b.State, domain.BulletinPublished), b.CanDrop()
		}
		v.History, err = d.history(id)
		return v, err
	})
}

// stands tells whether an entry of a bulletin still says what is so: its
// publication is open and the group is as the text has it.
func (d *desk) stands(e domain.BulletinEntry) (bool, domain.Task, error) {
	if e.Task.IsZero() {
		return false, domain.Task{}, nil
	}
	t, err := d.Tasks().Get(e.Task)
	if err != nil {
		return false, t, err
	}
	g, err := d.Groups().Get(e.Group)
	if err != nil {
		return false, t, err
	}
	return t.State == domain.TaskOpen && e.As.Says(domain.PublicationOf(g, "")), t, nil
}

// IssueBulletin makes a draft bulletin, M4.3: it takes the text of the groups as
// they are now. Of all changes it takes those that no other draft has; a group
// named that another draft has as it is now is refused with that draft, and one
// that does not wait to be published with FaultNoChange.
func (o *Office) IssueBulletin(ctx context.Context, by domain.Caller, in IssueBulletin) (domain.Bulletin, error) {
	return change(ctx, o, by, func(d *desk) (out domain.Bulletin, _ error) {
		if err := domain.CanPublish(d.actor); err != nil {
			return out, err
		}
		drafts, err := d.drafted()
		if err != nil {
			return out, err
		}
		entries, _, err := d.bulletinEntries(in.Groups, in.Since, func(t domain.Task, as domain.PublishedAs) bool {
			return !saidIn(drafts[t.ID], as).IsZero()
		})
		if err != nil {
			return out, err
		}
		for _, e := range entries {
			if e.Task.IsZero() {
				return out, &domain.Error{
					Code: domain.CodeInvalid, Fault: domain.FaultNoChange, Rule: "M4.3", Field: "groups",
					Args: domain.Args{"field": e.As.Name},
				}
			}
			if id := saidIn(drafts[e.Task], e.As); !id.IsZero() {
				return out, &domain.Error{
					Code: domain.CodeConflict, Fault: domain.FaultDuplicate, Rule: "M4.3", Field: "groups",
					Args: domain.Args{"value": e.As.Name, "id": id.String()},
				}
			}
		}
		b := domain.Bulletin{Entries: entries, State: domain.BulletinDraft, By: d.actor.Account}
		if err := save(d, d.Bulletins(), &b); err != nil {
			return out, err
		}
		return b, d.note(domain.AuditEntry{
			Action: domain.ActBulletinIssue, Subject: b.ID, Version: b.Version,
			Changes: []domain.Change{
				{Field: "state", After: string(b.State)},
				{Field: "entries", After: strconv.Itoa(len(entries))},
			},
			Rules: []domain.ClauseID{"M4.3"},
		}, nil, nil)
	})
}

// DropBulletin throws a draft away. Its groups wait for the next bulletin; one
// that is out on a channel can't be dropped.
func (o *Office) DropBulletin(ctx context.Context, by domain.Caller, in DropBulletin) (domain.Bulletin, error) {
	reason, err := domain.Text("reason", in.Reason, domain.MaxText)
	if err != nil {
		return domain.Bulletin{}, err
	}
	return change(ctx, o, by, func(d *desk) (out domain.Bulletin, _ error) {
		b, err := d.bulletinToChange(in.ID, in.Version)
		if err != nil {
			return out, err
		}
		if err := b.CanDrop(); err != nil {
			return out, err
		}
		if reason == "" {
			return out, domain.Required("reason", "M4.3")
		}
		before := b.State
		b.State = domain.BulletinDropped
		if err := save(d, d.Bulletins(), &b); err != nil {
			return out, err
		}
		return b, d.note(domain.AuditEntry{
			Action: domain.ActBulletinDrop, Subject: b.ID, Version: b.Version,
			Changes: stateChange(before, b.State),
			Rules:   []domain.ClauseID{"M4.3"},
		}, nil, &domain.AuditDetail{Reason: reason})
	})
}

// bulletinToChange loads a bulletin that the caller may change, on the version given.
func (d *desk) bulletinToChange(id domain.ID, version uint64) (domain.Bulletin, error) {
	b, err := d.visibleBulletin(id)
	if err != nil {
		return b, err
	}
	if err := domain.CanPublish(d.actor); err != nil {
		return b, err
	}
	return b, d.fresh(b.Meta, version)
}

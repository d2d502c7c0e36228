// Package bulletin holds the use-cases of publication, M4.3: what waits to be
// published, the bulletins that say it, and the two boxes of each group. It
// knows the core only.
package bulletin

import (
	"cmp"
	"context"
	"strconv"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Service publishes groups.
type Service struct{ *desk.Base }

// PublicationFilter pages through what waits to be published, M4.3, the
// earliest due first.
type PublicationFilter = desk.Filter

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

// Query says what a bulletin's text is about: some groups, the changes
// since the last bulletin (every group with an open publication, those that
// ended included), or what a bulletin that was issued said.
type Query struct {
	Groups []domain.ID
	Since  bool
	ID     domain.ID
}

// Wording is what a bulletin says, M4.3: names and roles, never phones. A
// face writes it by the template.
type Wording struct {
	Body   string      `json:"-"`           // HQ's own template; "" for the default
	ID     domain.ID   `json:"id,omitzero"` // zero before it is issued
	Date   domain.Date `json:"date"`        // the day of the text
	Groups []Line      `json:"groups"`
	More   bool        `json:"more,omitempty"` // further groups wait: one bulletin holds domain.MaxBulletin
}

// Line is one group in a bulletin.
type Line struct {
	domain.BulletinGroup
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
type DropBulletin = desk.Reasoned

// Filter pages through bulletins, newest first.
type Filter struct {
	State domain.BulletinState
	After string
	Limit int
}

// Row is a bulletin as a list shows it.
type Row struct {
	domain.Bulletin
	First  string `json:"first"` // the first group's name
	ByName string `json:"by_name,omitempty"`
	Done   int    `json:"done"` // entries whose publication is recorded
	Left   int    `json:"left"` // entries that changed meanwhile
	Stamp  uint64 `json:"-"`
}

// View is a bulletin with its text and what the caller may do.
type View struct {
	Row
	Text    Wording             `json:"text"`
	Stale   []domain.ID         `json:"stale,omitempty"` // groups of a draft that changed since
	History []desk.HistoryEntry `json:"history"`
	Publish error               `json:"-"` // nil if the caller may publish it now
	Drop    error               `json:"-"`
}

// visibleBulletin gives a bulletin; CodeNotFound if there is none or the caller
// is neither headquarters nor an auditor.
func visibleBulletin(d *desk.Desk, id domain.ID) (domain.Bulletin, error) {
	if id.Kind != domain.KindBulletin || domain.CanReadBulletins(d.Actor) != nil {
		return domain.Bulletin{}, domain.NotFound(id)
	}
	return d.Bulletins().Get(id)
}

// Bulletins pages through bulletins, newest first: headquarters' and auditors' to read.
func (o *Service) Bulletins(ctx context.Context, by domain.Caller, f Filter) (domain.Page[Row], error) {
	return desk.Read(ctx, o.Only(domain.CanReadBulletins), by, func(d *desk.Desk) (domain.Page[Row], error) {
		q := domain.Query{After: f.After, Limit: f.Limit, Reverse: true}.Where(domain.IndexState, string(f.State))
		return desk.Sift(d.Bulletins().List, q, func(b domain.Bulletin) (Row, bool, error) { return bulletinRow(d, b), true, nil })
	})
}

func bulletinRow(d *desk.Desk, b domain.Bulletin) Row {
	row := Row{Bulletin: b, ByName: d.AccountName(b.By), Stamp: b.Version}
	if len(b.Groups) > 0 {
		row.First = b.Groups[0].As.Name
	}
	row.Done, row.Left = b.Tally()
	return row
}

// Bulletin gives one bulletin with its text.
func (o *Service) Bulletin(ctx context.Context, by domain.Caller, id domain.ID) (View, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (out View, _ error) {
		b, err := visibleBulletin(d, id)
		if err != nil {
			return out, err
		}
		v := View{Row: bulletinRow(d, b)}
		if v.Text, err = bulletinText(d, b); err != nil {
			return out, err
		}
		for _, e := range b.Groups {
			if !e.Pending() {
				continue
			}
			ok, _, err := stands(d, e)
			if err != nil {
				return out, err
			}
			if !ok {
				v.Stale = append(v.Stale, e.Group)
			}
		}
		may := domain.CanPublish(d.Actor)
		v.Publish = cmp.Or(may, domain.Step(domain.BulletinFlow, b.ID, b.State, domain.BulletinPublished))
		v.Drop = cmp.Or(may, b.CanDrop())
		v.History, err = d.History(id)
		return v, err
	})
}

// stands tells whether an entry of a bulletin still says what is so: its
// publication is open and the group is as the text has it.
func stands(d *desk.Desk, e domain.BulletinGroup) (bool, domain.Task, error) {
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
func (o *Service) IssueBulletin(ctx context.Context, by domain.Caller, in IssueBulletin) (domain.Bulletin, error) {
	return desk.Change(ctx, o.Only(domain.CanPublish), by, func(d *desk.Desk) (out domain.Bulletin, _ error) {
		drafts, err := drafted(d)
		if err != nil {
			return out, err
		}
		entries, _, err := bulletinEntries(d, in.Groups, in.Since, func(t domain.Task, as domain.PublishedAs) bool {
			return !saidIn(drafts[t.ID], as).IsZero()
		})
		if err != nil {
			return out, err
		}
		for _, e := range entries {
			if e.Task.IsZero() {
				return out, domain.Invalid(domain.FaultNoChange, "groups", "M4.3", domain.Args{"field": e.As.Name})
			}
			if id := saidIn(drafts[e.Task], e.As); !id.IsZero() {
				return out, domain.Conflict(domain.FaultDuplicate, "groups", "M4.3", domain.Args{"value": e.As.Name, "id": id.String()})
			}
		}
		b := domain.Bulletin{Groups: entries, State: domain.BulletinDraft, By: d.Actor.Account}
		return desk.Keep(d, d.Bulletins(), b, domain.AuditEntry{
			Action: domain.ActBulletinIssue, Rules: []domain.ClauseID{"M4.3"},
			Changes: desk.StateChange("", b.State, domain.Change{Field: "entries", After: strconv.Itoa(len(entries))}),
		}, nil)
	})
}

// DropBulletin throws a draft away. Its groups wait for the next bulletin; one
// that is out on a channel can't be dropped.
func (o *Service) DropBulletin(ctx context.Context, by domain.Caller, in DropBulletin) (domain.Bulletin, error) {
	reason, err := domain.Text("reason", in.Reason, domain.MaxText)
	if err != nil {
		return domain.Bulletin{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Bulletin, _ error) {
		b, err := bulletinToChange(d, in.ID, in.Version)
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
		return desk.Keep(d, d.Bulletins(), b, domain.AuditEntry{
			Action: domain.ActBulletinDrop, Changes: desk.StateChange(before, b.State), Rules: []domain.ClauseID{"M4.3"},
		}, desk.Because(reason))
	})
}

// bulletinToChange loads a bulletin that the caller may change, on the version given.
func bulletinToChange(d *desk.Desk, id domain.ID, version uint64) (domain.Bulletin, error) {
	b, err := visibleBulletin(d, id)
	if err != nil {
		return b, err
	}
	return b, d.Allowed(domain.CanPublish(d.Actor), b.Meta, version)
}

package bulletin

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// Publications pages through what waits to be published in the caller's scope,
// M4.3, the earliest due first. A text is looked for in the names of group and
// branch and in the numbers. One call walks at most scanBudget open tasks: a
// page may come back short, with a cursor to go on.
func (o *Service) Publications(ctx context.Context, by domain.Caller, f PublicationFilter) (domain.Page[PublicationRow], error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (out domain.Page[PublicationRow], _ error) {
		drafts, err := drafted(d)
		if err != nil {
			return out, err
		}
		s := d.Search(f.Text)
		return desk.Sift(d.Tasks().List, openPublications(d, f.After, f.Limit), func(t domain.Task) (PublicationRow, bool, error) {
			if !isPublication(d, t) {
				return PublicationRow{}, false, nil
			}
			row, err := publicationRow(d, t, drafts)
			found := !s.Asked() || s.FindsID(t.ID) || s.FindsID(t.Group) || s.Finds(row.GroupName, row.BranchName)
			return row, found, err
		})
	})
}

// openPublications asks for open tasks in order of their due times; a branch's
// callers ask for their branch's only, a group's for their group's.
func openPublications(d *desk.Desk, after string, limit int) domain.Query {
	q := domain.Query{Index: domain.IndexState, Eq: string(domain.TaskOpen), After: after, Limit: limit}
	return d.ScopedByGroup(q, domain.ID{})
}

func isPublication(d *desk.Desk, t domain.Task) bool {
	return t.Kind == domain.TaskPublish && t.State == domain.TaskOpen && domain.CanSee(d.Actor, t.Branch, t.Group)
}

func publicationRow(d *desk.Desk, t domain.Task, drafts map[domain.ID][]draftEntry) (PublicationRow, error) {
	s := d.Show(t.Meta)
	g := s.Group(t.Group)
	row := PublicationRow{Task: t, Boxes: t.Boxes(), Overdue: t.Due.Before(d.Now), GroupName: g.Name, BranchName: s.Branch(g.Branch).Name}
	row.Stamp = s.Stamp
	if g.ID.IsZero() {
		return row, s.Err
	}
	now := domain.PublicationOf(g, "")
	row.Changes = domain.ChangesOf(g.Published, now)
	if row.Bulletin = saidIn(drafts[t.ID], now); !row.Bulletin.IsZero() {
		row.Stamp += 1 << 32
	}
	return row, s.Err
}

// saidIn is the draft that says of a group what is so now; the zero ID for none.
func saidIn(drafts []draftEntry, now domain.PublishedAs) domain.ID {
	for _, e := range drafts {
		if e.entry.As.Says(now) {
			return e.bulletin
		}
	}
	return domain.ID{}
}

// DraftOf is the draft bulletin that an open publication stands in as its group
// is now; the zero ID for none, and for every other task.
func DraftOf(d *desk.Desk, t domain.Task, g domain.Group) (domain.ID, error) {
	if t.Kind != domain.TaskPublish || t.State != domain.TaskOpen {
		return domain.ID{}, nil
	}
	drafts, err := drafted(d)
	return saidIn(drafts[t.ID], domain.PublicationOf(g, "")), err
}

// draftEntry is a group that stands in a draft bulletin.
type draftEntry struct {
	bulletin domain.ID
	entry    domain.BulletinGroup
}

// drafted gives the publications that stand in draft bulletins, by task. Drafts are few.
func drafted(d *desk.Desk) (map[domain.ID][]draftEntry, error) {
	out := map[domain.ID][]draftEntry{}
	q := domain.Query{Index: domain.IndexState, Eq: string(domain.BulletinDraft)}
	err := desk.Each(d.Bulletins().List, q, func(b domain.Bulletin) error {
		for _, e := range b.Groups {
			if e.Pending() {
				out[e.Task] = append(out[e.Task], draftEntry{b.ID, e})
			}
		}
		return nil
	})
	return out, err
}

// Wording gives the text to paste for one group, for several, or for all
// changes since the last bulletin, M4.3; or what a bulletin said.
func (o *Service) BulletinText(ctx context.Context, by domain.Caller, q Query) (Wording, error) {
	return desk.Read(ctx, o.Base, by, func(d *desk.Desk) (out Wording, _ error) {
		if !q.ID.IsZero() {
			b, err := visibleBulletin(d, q.ID)
			if err != nil {
				return out, err
			}
			return bulletinText(d, b)
		}
		entries, more, err := bulletinEntries(d, q.Groups, q.Since, nil)
		if err != nil {
			return out, err
		}
		out, err = bulletinText(d, domain.Bulletin{Groups: entries})
		out.More = more
		return out, err
	})
}

// bulletinEntries are the groups of a bulletin as they are now; more tells that
// further ones wait. Since leaves out the publications that skip names.
func bulletinEntries(
	d *desk.Desk, groups []domain.ID, since bool, skip func(domain.Task, domain.PublishedAs) bool,
) (out []domain.BulletinGroup, more bool, err error) {
	if since {
		return entriesSince(d, skip)
	}
	groups = desk.Related(domain.ID{}, groups)
	switch {
	case len(groups) == 0:
		return nil, false, domain.Required("groups", "M4.3")
	case len(groups) > domain.MaxBulletin:
		return nil, false, domain.TooLong("groups", domain.MaxBulletin)
	}
	for _, id := range groups {
		g, err := d.VisibleGroup(id)
		if err != nil {
			return nil, false, err
		}
		t, _, err := d.OpenTask(id, domain.TaskPublish)
		if err != nil {
			return nil, false, err
		}
		e, err := bulletinEntry(d, g, t.ID)
		if err != nil {
			return nil, false, err
		}
		out = append(out, e)
	}
	return out, false, nil
}

// entriesSince are the groups with an open publication, by the index of open
// tasks, the earliest due first.
func entriesSince(d *desk.Desk, skip func(domain.Task, domain.PublishedAs) bool) ([]domain.BulletinGroup, bool, error) {
	keep := func(t domain.Task) (domain.BulletinGroup, bool, error) {
		if !isPublication(d, t) {
			return domain.BulletinGroup{}, false, nil
		}
		g, err := d.Group(t.Group)
		if err != nil || skip != nil && skip(t, domain.PublicationOf(g, "")) {
			return domain.BulletinGroup{}, false, err
		}
		e, err := bulletinEntry(d, g, t.ID)
		return e, true, err
	}
	page, err := desk.Sift(d.Tasks().List, openPublications(d, "", domain.MaxBulletin), keep)
	if err != nil {
		return nil, false, err
	}
	more := page.Next != ""
	if more && len(page.Items) == domain.MaxBulletin {
		rest, err := desk.Sift(d.Tasks().List, openPublications(d, page.Next, 1), keep)
		if err != nil {
			return nil, false, err
		}
		more = len(rest.Items) > 0
	}
	if len(page.Items) == 0 {
		return nil, false, domain.Invalid(domain.FaultNoChange, "groups", "M4.3", nil)
	}
	return page.Items, more, nil
}

// bulletinEntry is a group as a bulletin would publish it now.
func bulletinEntry(d *desk.Desk, g domain.Group, task domain.ID) (domain.BulletinGroup, error) {
	as := domain.PublicationOf(g, "")
	e := domain.BulletinGroup{
		Group: g.ID, Version: g.Version, Task: task, As: as, Changes: domain.ChangesOf(g.Published, as),
	}
	if g.Published.Name != g.Name {
		e.Was = g.Published.Name
	}
	b, err := desk.IfAny(d.Branch(g.Branch))
	if err != nil {
		return e, err
	}
	e.Office, _ = b.OfficeOf(as.Owner)
	return e, nil
}

// bulletinText puts the names to a bulletin's entries.
func bulletinText(d *desk.Desk, b domain.Bulletin) (Wording, error) {
	out := Wording{ID: b.ID, Date: domain.DateOf(d.Now), Groups: make([]Line, 0, len(b.Groups))}
	if b.State == domain.BulletinPublished {
		out.Date = b.Publication.Account.Date
	}
	var err error
	if out.Body, err = d.TemplateBody(domain.TemplateBulletin); err != nil {
		return out, err
	}
	for _, e := range b.Groups {
		line, err := bulletinLine(d, e)
		if err != nil {
			return out, err
		}
		out.Groups = append(out.Groups, line)
	}
	return out, nil
}

func bulletinLine(d *desk.Desk, e domain.BulletinGroup) (Line, error) {
	s := d.Show(domain.Meta{})
	g := s.Group(e.Group)
	line := Line{
		BulletinGroup: e, Name: e.As.Name, Kind: g.Kind, Branch: s.Branch(g.Branch).Name, Owner: s.Person(e.As.Owner), Admins: []string{},
	}
	for _, id := range e.As.Admins {
		if name := s.Person(id); name != "" {
			line.Admins = append(line.Admins, name)
		}
	}
	return line, s.Err
}

package bulletin

import (
	"context"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// RecordNotice ticks one box of an open publication, M4.3. With the other one
// ticked before, it completes it.
type RecordNotice struct {
	Task    domain.ID
	Version uint64
	Channel domain.NoticeChannel
	Link    string
	Date    domain.Date
}

// RecordNotice records that a group was published on one of the two channels,
// M4.3. The publication stays open and shows what is missing; with both boxes
// ticked it is complete, in this same transaction, as CompleteTask completes
// it. A box may be ticked anew while the publication is open. Errors name
// task, channel, link or date.
func (o *Service) RecordNotice(ctx context.Context, by domain.Caller, in RecordNotice) (domain.Task, error) {
	notice, err := domain.CleanProof(domain.Proof{Link: in.Link, Date: in.Date}, "")
	if err != nil {
		return domain.Task{}, err
	}
	if err := desk.NeedID("task", in.Task, domain.KindTask); err != nil {
		return domain.Task{}, err
	}
	return desk.Change(ctx, o.Base, by, func(d *desk.Desk) (out domain.Task, _ error) {
		t, err := d.TaskToChange(in.Task, in.Version, domain.CanComplete)
		if err != nil {
			return out, err
		}
		if err := domain.CanPublish(d.Actor); err != nil {
			return out, err
		}
		if t.Kind != domain.TaskPublish {
			return out, domain.BadChoice("task", t.ID.String())
		}
		return tick(d, t, in.Channel, notice)
	})
}

// tick writes one box of a publication and completes it where it was the last.
func tick(d *desk.Desk, t domain.Task, c domain.NoticeChannel, notice domain.Proof) (domain.Task, error) {
	mine, other := &t.Proof, &t.Second
	if c == domain.NoticeWebsite {
		mine, other = other, mine
	}
	if err := domain.CheckNotice(c, notice, *other, d.Now); err != nil {
		return t, err
	}
	if mine.Link == notice.Link && mine.Date == notice.Date {
		return t, domain.Invalid(domain.FaultNoChange, "link", "M4.3", nil)
	}
	before := mine.Date
	*mine = d.Signed(notice)
	if len(t.Boxes().Missing()) == 0 {
		return publish(d, t, t.Proof, t.Second)
	}
	return desk.Keep(d, d.Tasks(), t, domain.AuditEntry{
		Action: domain.ActNoticeRecord, Related: []domain.ID{t.Group, t.Branch}, Rules: []domain.ClauseID{"M4.3"},
		Changes: []domain.Change{{Field: "notice_" + string(c), Before: string(before), After: string(notice.Date)}},
	}, &domain.AuditDetail{Fields: map[string]string{"link": notice.Link}}, t.Branch, t.Group)
}

// Ticked completes the proofs of a publication with the boxes that were ticked
// before; any other task keeps what was given.
func Ticked(d *desk.Desk, t domain.Task, first, second domain.Proof) (domain.Proof, domain.Proof) {
	if t.Kind != domain.TaskPublish {
		return first, second
	}
	keep := func(given, box domain.Proof) domain.Proof {
		if box.Link == "" || given.Link != "" && (given.Link != box.Link || given.Date != box.Date) {
			return given
		}
		box.Note = given.Note
		return box
	}
	return keep(first, t.Proof), keep(second, t.Second)
}

// publish ends a publication that is out on both channels, M4.3. More are other
// records whose history it belongs to.
func publish(d *desk.Desk, t domain.Task, first, second domain.Proof, more ...domain.ID) (domain.Task, error) {
	t, err := d.EndTask(t, first, second, more...)
	if err != nil {
		return t, err
	}
	return t, Published(d, t)
}

// Published marks the group of a publication that ended as published.
func Published(d *desk.Desk, t domain.Task) error {
	return d.ChangeGroup(t, func(g *domain.Group) (domain.Change, error) {
		g.Publication = t.Boxes()
		g.Published = domain.PublicationOf(*g, g.Publication.Account.Date)
		return domain.Change{Field: "published", After: "true"}, nil
	})
}

package office

import (
	"context"

	"alumni/domain"
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
func (o *Office) RecordNotice(ctx context.Context, by domain.Caller, in RecordNotice) (domain.Task, error) {
	notice, err := domain.CleanProof(domain.Proof{Link: in.Link, Date: in.Date}, "")
	if err != nil {
		return domain.Task{}, err
	}
	if err := needID("task", in.Task, domain.KindTask); err != nil {
		return domain.Task{}, err
	}
	return change(ctx, o, by, func(d *desk) (out domain.Task, _ error) {
		t, err := d.taskToChange(in.Task, in.Version, domain.CanComplete)
		if err != nil {
			return out, err
		}
		if err := domain.CanPublish(d.actor); err != nil {
			return out, err
		}
		if t.Kind != domain.TaskPublish {
			return out, domain.BadChoice("task", t.ID.String())
		}
		return d.tick(t, in.Channel, notice)
	})
}

// tick writes one box of a publication and completes it where it was the last.
func (d *desk) tick(t domain.Task, c domain.NoticeChannel, notice domain.Proof) (domain.Task, error) {
	mine, other := &t.Proof, &t.Second
	if c == domain.NoticeWebsite {
		mine, other = other, mine
	}
	if err := domain.CheckNotice(c, notice, *other, d.now); err != nil {
		return t, err
	}
	if mine.Link == notice.Link && mine.Date == notice.Date {
		return t, &domain.Error{
			Code: domain.CodeInvalid, Fault: domain.FaultNoChange, Rule: "M4.3", Field: "link",
		}
	}
	before := mine.Date
	*mine = d.signed(notice)
	if len(t.Boxes().Missing()) == 0 {
		return d.publish(t, t.Proof, t.Second)
	}
	if err := save(d, d.Tasks(), &t); err != nil {
		return t, err
	}
	return t, d.note(domain.AuditEntry{
		Action: domain.ActNoticeRecord, Subject: t.ID, Version: t.Version,
		Related: []domain.ID{t.Group, t.Branch},
		Changes: []domain.Change{{Field: "notice_" + string(c), Before: string(before), After: string(notice.Date)}},
		Rules:   []domain.ClauseID{"M4.3"},
	}, scope(t.Branch, t.Group), &domain.AuditDetail{Fields: map[string]string{"link": notice.Link}})
}

// ticked completes the proofs of a publication with the boxes that were ticked
// before; any other task keeps what was given.
func (d *desk) ticked(t domain.Task, first, second domain.Proof) (domain.Proof, domain.Proof) {
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

// untick clears the boxes of a group's open publication: its text changed, so
// what is out on a channel already is not what is to be published, M4.3.
func (d *desk) untick(group domain.ID, kind domain.TaskKind) error {
	if kind != domain.TaskPublish {
		return nil
	}
	t, ok, err := d.openTask(group, kind)
	if err != nil || !ok || t.Proof == (domain.Proof{}) && t.Second == (domain.Proof{}) {
		return err
	}
	before := t.Boxes()
	t.Proof, t.Second = domain.Proof{}, domain.Proof{}
	if err := save(d, d.Tasks(), &t); err != nil {
		return err
	}
	var changes []domain.Change
	for _, c := range domain.NoticeChannels {
		if n := before.On(c); n.Ticked() {
			changes = append(changes, domain.Change{Field: "notice_" + string(c), Before: string(n.Date)})
		}
	}
	return d.note(domain.AuditEntry{
		Action: domain.ActNoticeRecord, Subject: t.ID, Version: t.Version, Related: []domain.ID{t.Group, t.Branch},
		Changes: changes, Rules: []domain.ClauseID{"M4.3"},
	}, scope(t.Branch, t.Group), nil)
}

// publish ends a publication that is out on both channels, M4.3. More are other
// records whose history it belongs to.
func (d *desk) publish(t domain.Task, first, second domain.Proof, more ...domain.ID) (domain.Task, error) {
	t, err := d.endTask(t, first, second, more...)
	if err != nil {
		return t, err
	}
	return t, d.published(t)
}

// published marks the group of a publication that ended as published.
func (d *desk) published(t domain.Task) error {
	return d.changeGroup(t, func(g *domain.Group) (domain.Change, error) {
		g.Publication = t.Boxes()
		g.Published = domain.PublicationOf(*g, g.Publication.Account.Date)
		return domain.Change{Field: "published", After: "true"}, nil
	})
}

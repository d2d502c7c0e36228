package bulletin

import (
	"context"
	"slices"
	"strconv"

	"alumni/domain"
	"alumni/domain/office/desk"
)

// bulletinChunk is how many publications one transaction records: each writes
// its task, its group and two entries of the audit log.
const bulletinChunk = 2

// PublishBulletin records that a bulletin is out on both channels, M4.3, and
// completes the publication of every group in it, in chunks: it ticks the boxes
// that are empty, a box ticked before keeps its page. A call that was
// cut short is mended by calling again, with the same pages or with none: what
// is recorded stays, the rest follows. A group that changed since the text was
// made stays open, marked Left in the result; where every one did, nothing is
// published and nothing written, FaultNothingStands. Errors name account_link,
// account_date, website_link or website_date.
func (o *Service) PublishBulletin(ctx context.Context, by domain.Caller, in PublishBulletin) (domain.Bulletin, error) {
	account, err := domain.CleanProof(domain.Proof{Link: in.AccountLink, Date: in.AccountDate}, "account_")
	if err != nil {
		return domain.Bulletin{}, err
	}
	website, err := domain.CleanProof(domain.Proof{Link: in.WebsiteLink, Date: in.WebsiteDate}, "website_")
	if err != nil {
		return domain.Bulletin{}, err
	}
	var out domain.Bulletin
	for first := true; first || out.State == domain.BulletinDraft; first = false {
		version := in.Version
		if !first {
			version = out.Version
		}
		err := o.Update(ctx, by, func(d *desk.Desk) error {
			b, err := bulletinToChange(d, in.ID, version)
			if err != nil {
				return err
			}
			if err := domain.Step(domain.BulletinFlow, b.ID, b.State, domain.BulletinPublished); err != nil {
				return err
			}
			if b.Publication, err = bulletinOut(d, b.Publication, account, website); err != nil {
				return err
			}
			out, err = publishSome(d, b)
			return err
		})
		if err != nil {
			return out, err
		}
	}
	return out, nil
}

// bulletinOut checks the pages of a bulletin. One that began to come out keeps
// its pages: others would not be where its first groups were published.
func bulletinOut(d *desk.Desk, was domain.Publication, account, website domain.Proof) (domain.Publication, error) {
	if was.Complete() {
		for _, c := range []struct {
			field string
			was   domain.Notice
			now   domain.Proof
		}{{"account_link", was.Account, account}, {"website_link", was.Website, website}} {
			if c.now.Link != "" && c.now.Link != c.was.Link {
				e := domain.BadChoice(c.field, c.now.Link)
				e.Rule, e.Args["allowed"] = "M4.3", c.was.Link
				return was, e
			}
		}
		return was, nil
	}
	if err := domain.CheckNotice(domain.NoticeAccount, account, domain.Proof{}, d.Now); err != nil {
		return was, domain.AsError(err).On("account_" + domain.AsError(err).Field)
	}
	if err := domain.CheckNotice(domain.NoticeWebsite, website, account, d.Now); err != nil {
		return was, domain.AsError(err).On("website_" + domain.AsError(err).Field)
	}
	return domain.Publication{Account: account.Notice(), Website: website.Notice()}, nil
}

// publishSome records the next few publications of a bulletin, and with the
// last of them that it is published.
func publishSome(d *desk.Desk, b domain.Bulletin) (domain.Bulletin, error) {
	done, pending := 0, 0
	for i := range b.Groups {
		e := &b.Groups[i]
		if !e.Pending() {
			continue
		}
		if done == bulletinChunk {
			pending++
			continue
		}
		ok, t, err := stands(d, *e)
		if err != nil {
			return b, err
		}
		if !ok {
			e.Left = true
			continue
		}
		first, second := domain.BulletinProofs(t, b)
		if _, err := publish(d, t, first, second, b.ID); err != nil {
			return b, err
		}
		e.Done = true
		done++
	}
	if !slices.ContainsFunc(b.Groups, func(e domain.BulletinGroup) bool { return e.Done }) {
		// Nothing that it says is so any more: it is to be dropped and made anew.
		return b, domain.Conflict(domain.FaultNothingStands, "", "M4.3", domain.Args{"id": b.ID.String()})
	}
	before := b.State
	if pending == 0 {
		b.State = domain.BulletinPublished
	}
	return desk.Keep(d, d.Bulletins(), b, domain.AuditEntry{
		Action: domain.ActBulletinPublish, Rules: []domain.ClauseID{"M4.3"},
		Changes: desk.StateChange(before, b.State, domain.Change{Field: "pending", After: strconv.Itoa(pending)}),
	}, &domain.AuditDetail{Fields: map[string]string{
		"link": b.Publication.Account.Link, "second_link": b.Publication.Website.Link,
	}})
}

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
	if mine.Notice() == notice.Notice() {
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

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
	return domain.Publication{
		Account: domain.Notice{Link: account.Link, Date: account.Date},
		Website: domain.Notice{Link: website.Link, Date: website.Date},
	}, nil
}

// publishSome records the next few publications of a bulletin, and with the
// last of them that it is published.
func publishSome(d *desk.Desk, b domain.Bulletin) (domain.Bulletin, error) {
	done, pending := 0, 0
	for i := range b.Entries {
		e := &b.Entries[i]
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
	if !slices.ContainsFunc(b.Entries, func(e domain.BulletinEntry) bool { return e.Done }) {
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

package office_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/bulletin"
)

// A box that was ticked before a bulletin came out keeps its page, its day and
// its officer; the bulletin fills the empty one.
func TestM4_3_ABulletinKeepsABoxThatWasTickedBefore(t *testing.T) {
	const earlier = "https://mp.weixin.qq.com/s/earlier"
	const onSite = "https://www.whpu.edu.cn/earlier"
	for name, c := range map[string]struct {
		channel        domain.NoticeChannel
		link           string
		account, wants string // the pages on the two channels afterwards
	}{
		"the official account":               {domain.NoticeAccount, earlier, earlier, websitePage},
		"the website":                        {domain.NoticeWebsite, onSite, accountPage, onSite},
		"the page of the other channel, too": {domain.NoticeAccount, websitePage, accountPage, websitePage},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			ticked, plain := w.newGroup(1), w.newGroup(2)
			task, err := w.RecordNotice(w.ctx, w.director, bulletin.RecordNotice{
				Task: w.task(ticked.ID, domain.TaskPublish).ID, Version: 1, Channel: c.channel, Link: c.link, Date: "2026-11-18",
			})
			w.must(err)
			b := w.issue()
			_, err = w.PublishBulletin(w.ctx, w.officer, outOn(b))
			w.must(err)
			got := w.groupByID(ticked.ID)
			if got.Publication.Account.Link != c.account || got.Publication.Website.Link != c.wants || !got.Publication.Complete() {
				t.Errorf("published on %+v", got.Publication)
			}
			if other := w.groupByID(plain.ID); other.Publication.Account.Link != accountPage ||
				other.Publication.Website.Link != websitePage {
				t.Errorf("the other group on %+v", other.Publication)
			}
			done, err := w.Task(w.ctx, w.officer, task.ID)
			w.must(err)
			kept, filled := done.Proof, done.Second
			if c.channel == domain.NoticeWebsite {
				kept, filled = filled, kept
			}
			if kept.Link != c.link {
				if kept.Note != b.ID.String() {
					t.Errorf("both are the bulletin's, noted %q", kept.Note)
				}
				return
			}
			if kept.Date != "2026-11-18" || kept.By == filled.By || filled.Note != b.ID.String() || got.Published.On != done.Proof.Date {
				t.Errorf("kept %+v, filled %+v, published on %s", kept, filled, got.Published.On)
			}
		})
	}
}

// What waits to be published says in which draft it stands, as long as the
// draft says what is so.
func TestM4_3_WhatStandsInADraftSaysSo(t *testing.T) {
	w := newWorld(t)
	g, other := w.newGroup(1), w.newGroup(2)
	in := func(group domain.ID) domain.ID {
		v, err := w.Task(w.ctx, w.officer, w.task(group, domain.TaskPublish).ID)
		w.must(err)
		page, err := w.Publications(w.ctx, w.officer, bulletin.PublicationFilter{})
		w.must(err)
		for _, row := range page.Items {
			if row.Group == group && row.Bulletin != v.Bulletin {
				t.Errorf("the list says %s, the task %s", row.Bulletin, v.Bulletin)
			}
		}
		return v.Bulletin
	}
	b := w.issue(g.ID)
	if in(g.ID) != b.ID || !in(other.ID).IsZero() {
		t.Errorf("%s stands in %s, %s in %s", g.ID, in(g.ID), other.ID, in(other.ID))
	}
	w.join(g.ID, w.secretary)
	tr := w.transfer(w.groupByID(g.ID), w.secretary)
	_, err := w.ApproveTransfer(w.ctx, w.director, approval(tr.ID, tr.Version, 3))
	w.must(err)
	if !in(g.ID).IsZero() {
		t.Error("a draft of before the transfer still counts")
	}
}

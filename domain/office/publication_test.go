package office_test

import (
	"slices"
	"testing"

	"alumni/domain"
	"alumni/domain/office/bulletin"
	"alumni/domain/office/task"
)

const (
	accountPage = "https://mp.weixin.qq.com/s/1"
	websitePage = "https://www.whpu.edu.cn/1"
)

func (w *world) notice(by domain.Caller, t domain.Task, c domain.NoticeChannel, link string) (domain.Task, error) {
	return w.RecordNotice(w.ctx, by, bulletin.RecordNotice{Task: t.ID, Version: t.Version, Channel: c, Link: link, Date: today})
}

func TestM4_3_APublicationIsCompleteWithBothBoxesOnly(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	item := w.task(g.ID, domain.TaskPublish)
	item, err := w.notice(w.officer, item, domain.NoticeWebsite, websitePage)
	w.must(err)
	if item.State != domain.TaskOpen || !item.Boxes().Website.Ticked() || item.Boxes().Account.Ticked() {
		t.Fatalf("one box: %s %+v", item.State, item.Boxes())
	}
	if got := w.groupByID(g.ID); got.Publication.Complete() {
		t.Error("published with one box")
	}
	if e := w.newest(item.ID); e.Action != domain.ActNoticeRecord ||
		!slices.Equal(e.Changes, []domain.Change{{Field: "notice_website", After: string(today)}}) {
		t.Errorf("audit %s %+v", e.Action, e.Changes)
	}
	_, err = w.CompleteTask(w.ctx, w.officer, task.CompleteTask{
		ID: item.ID, Version: item.Version, Second: domain.Proof{Link: websitePage, Date: today},
	})
	w.refused(err, domain.CodeInvalid, domain.FaultProofMissing)
	item, err = w.notice(w.director, item, domain.NoticeAccount, accountPage)
	w.must(err)
	got := w.groupByID(g.ID)
	if item.State != domain.TaskDone || !got.Publication.Complete() || got.Publication.Account.Link != accountPage ||
		got.Publication.Website.Link != websitePage {
		t.Errorf("both boxes: %s, published %+v", item.State, got.Publication)
	}
	if item.Second.By == item.Proof.By {
		t.Error("who ticked the first box is forgotten")
	}
	if got.Published.On != today || got.Published.Name != g.Name || got.Published.Owner != g.Owner {
		t.Errorf("published as %+v", got.Published)
	}
}

// CompleteTask may bring the one page that is missing.
func TestM4_3_TheOtherBoxMayComeWithTheCompletion(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	item, err := w.notice(w.officer, w.task(g.ID, domain.TaskPublish), domain.NoticeAccount, accountPage)
	w.must(err)
	done, err := w.CompleteTask(w.ctx, w.director, task.CompleteTask{
		ID: item.ID, Version: item.Version, Proof: domain.Proof{Note: "两处都有"}, Second: domain.Proof{Link: websitePage, Date: today},
	})
	w.must(err)
	if done.Proof.By != item.Proof.By || done.Second.By == item.Proof.By {
		t.Errorf("ticked by %s and %s", done.Proof.By, done.Second.By)
	}
	if p := w.groupByID(g.ID).Publication; done.State != domain.TaskDone || p.Account.Link != accountPage || p.Website.Link != websitePage {
		t.Errorf("%s, published %+v", done.State, p)
	}
}

func TestM4_3_ABoxIsRefusedByItsField(t *testing.T) {
	for name, c := range map[string]struct {
		by     func(*world) domain.Caller
		change func(*world, *bulletin.RecordNotice)
		code   domain.Code
		fault  domain.Fault
		field  string
	}{
		"no channel": {
			change: func(_ *world, in *bulletin.RecordNotice) { in.Channel = "" }, fault: domain.FaultBadChoice, field: "channel",
		},
		"newspaper": {
			change: func(_ *world, in *bulletin.RecordNotice) { in.Channel = "newspaper" }, fault: domain.FaultBadChoice, field: "channel",
		},
		"no link": {
			change: func(_ *world, in *bulletin.RecordNotice) { in.Link = " " }, fault: domain.FaultProofMissing, field: "link",
		},
		"no address": {
			change: func(_ *world, in *bulletin.RecordNotice) { in.Link = "公众号" }, fault: domain.FaultBadChoice, field: "link",
		},
		"the same page": {
			change: func(_ *world, in *bulletin.RecordNotice) { in.Link = accountPage + "/" }, fault: domain.FaultBadChoice, field: "link",
		},
		"no date": {
			change: func(_ *world, in *bulletin.RecordNotice) { in.Date = "" }, fault: domain.FaultProofMissing, field: "date",
		},
		"tomorrow": {
			change: func(_ *world, in *bulletin.RecordNotice) { in.Date = "2026-11-21" }, fault: domain.FaultFutureDate, field: "date",
		},
		"no day": {
			change: func(_ *world, in *bulletin.RecordNotice) { in.Date = "2026-02-30" }, fault: domain.FaultBadDate, field: "date",
		},
		"another task": {change: func(w *world, in *bulletin.RecordNotice) {
			in.Task, in.Version = w.task(w.groupOf(in.Task), domain.TaskFile).ID, 1
		}, fault: domain.FaultBadChoice, field: "task"},
		"a group": {
			change: func(w *world, in *bulletin.RecordNotice) { in.Task = w.groupOf(in.Task) }, fault: domain.FaultBadID, field: "task",
		},
		"stale": {
			change: func(_ *world, in *bulletin.RecordNotice) { in.Version-- }, code: domain.CodeConflict, fault: domain.FaultStale,
		},
		"no version": {
			change: func(_ *world, in *bulletin.RecordNotice) { in.Version = 0 }, fault: domain.FaultRequired, field: "version",
		},
		"branch officer": {
			by: func(w *world) domain.Caller { return w.beijingOfficer }, code: domain.CodeForbidden, fault: domain.FaultForbiddenRole,
		},
		"auditor": {
			by: func(w *world) domain.Caller { return w.auditor }, code: domain.CodeForbidden, fault: domain.FaultForbiddenRole,
		},
		"another branch": {
			by: func(w *world) domain.Caller { return w.shanghaiOfficer }, code: domain.CodeNotFound, fault: domain.FaultNotFound,
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			g := w.newGroup(1)
			task, err := w.notice(w.officer, w.task(g.ID, domain.TaskPublish), domain.NoticeAccount, accountPage)
			w.must(err)
			in := bulletin.RecordNotice{Task: task.ID, Version: task.Version, Channel: domain.NoticeWebsite, Link: websitePage, Date: today}
			if c.change != nil {
				c.change(w, &in)
			}
			by := w.officer
			if c.by != nil {
				by = c.by(w)
			}
			if c.code == "" {
				c.code = domain.CodeInvalid
			}
			_, err = w.RecordNotice(w.ctx, by, in)
			if e := w.refused(err, c.code, c.fault); e.Field != c.field {
				t.Errorf("field %q, want %q", e.Field, c.field)
			}
			after, err := w.Task(w.ctx, w.officer, task.ID)
			w.must(err)
			if after.Version != task.Version {
				t.Error("something was written")
			}
		})
	}
}

func (w *world) groupOf(task domain.ID) domain.ID {
	w.Helper()
	t, err := w.Task(w.ctx, w.operator, task)
	w.must(err)
	return t.Group
}

// handOver gives a group's ownership to its admin.
func (w *world) handOver(g domain.Group, n int) {
	w.Helper()
	tr := w.transfer(w.groupByID(g.ID), w.secretary)
	_, err := w.ApproveTransfer(w.ctx, w.director, approval(tr.ID, tr.Version, n))
	w.must(err)
}

// openOf counts a group's open tasks of a kind.
func (w *world) openOf(group domain.ID, kind domain.TaskKind) int {
	w.Helper()
	v, err := w.Group(w.ctx, w.operator, group)
	w.must(err)
	n := 0
	for _, id := range v.OpenCases {
		if id.Kind != domain.KindTask {
			continue
		}
		task, err := w.Task(w.ctx, w.operator, id)
		w.must(err)
		if task.Kind == kind {
			n++
		}
	}
	return n
}

func TestM4_3_AChangeOpensPublicationAndFilingAnew(t *testing.T) {
	w := newWorld(t)
	g := w.settled(1)
	if w.openOf(g.ID, domain.TaskPublish) != 0 {
		t.Fatal("still to be published")
	}
	w.handOver(g, 2)
	if w.openOf(g.ID, domain.TaskPublish) != 1 || w.openOf(g.ID, domain.TaskFile) != 1 {
		t.Error("a transfer opened no publication and filing")
	}
	after := w.groupByID(g.ID)
	if after.Publication.Complete() || after.Published.Owner != g.Owner {
		t.Errorf("publication %+v, before %+v", after.Publication, after.Published)
	}
	line := w.textOf(g.ID)
	if !slices.Equal(line.Changes, []domain.GroupChange{domain.ChangeManagers}) || line.Owner != "孙三" {
		t.Errorf("the text says %+v", line)
	}
}

func (w *world) textOf(group domain.ID) bulletin.Line {
	w.Helper()
	v, err := w.BulletinText(w.ctx, w.officer, bulletin.Query{Groups: []domain.ID{group}})
	w.must(err)
	return v.Groups[0]
}

// A second change before anything is published doubles no task, but what is out
// on one channel already says something else.
func TestM4_3_AChangeClearsTheBoxOfAnOpenPublication(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	item, err := w.notice(w.officer, w.task(g.ID, domain.TaskPublish), domain.NoticeAccount, accountPage)
	w.must(err)
	w.handOver(g, 2)
	if n := w.openOf(g.ID, domain.TaskPublish); n != 1 {
		t.Fatalf("%d open publications", n)
	}
	again := w.task(g.ID, domain.TaskPublish)
	if again.ID != item.ID || len(again.Boxes().Missing()) != 2 {
		t.Errorf("%s with %+v", again.ID, again.Boxes())
	}
	if e := w.newest(item.ID); !slices.Equal(e.Changes, []domain.Change{{Field: "notice_account", Before: string(today)}}) {
		t.Errorf("audit %+v", e.Changes)
	}
	_, err = w.CompleteTask(w.ctx, w.officer, task.CompleteTask{
		ID: again.ID, Version: again.Version, Second: domain.Proof{Link: websitePage, Date: today},
	})
	w.refused(err, domain.CodeInvalid, domain.FaultProofMissing)
}

func TestM4_3_APublicationNamesNoPhone(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	line := w.textOf(g.ID)
	if line.Owner != "钱二" || line.Office != domain.OfficeVicePresident || !slices.Equal(line.Admins, []string{"孙三"}) ||
		!slices.Equal(line.Changes, []domain.GroupChange{domain.ChangeNew}) || line.Branch != "北京" {
		t.Errorf("%+v", line)
	}
	holds(t, line, "138")
}

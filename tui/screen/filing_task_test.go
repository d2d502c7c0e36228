package screen_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/filing"
	"alumni/tui/i18n"
)

// waitingTask is the newest open task of a kind of a group.
func (r *registry) waitingTask(group domain.ID, kind domain.TaskKind) (found domain.ID) {
	r.Helper()
	r.must(r.store.View(r.ctx, func(tx domain.Tx) error {
		page, err := tx.Tasks().List(domain.Query{Index: domain.IndexGroup, Eq: group.String(), Limit: domain.MaxLimit})
		for _, t := range page.Items {
			if t.Kind == kind && t.State == domain.TaskOpen {
				found = t.ID
			}
		}
		return err
	}))
	if found.IsZero() {
		r.Fatalf("%s has no open task %s", group, kind)
	}
	return found
}

// A filing task is ended by the form itself, seen with its channel and its day,
// and one to accept a form by that form: not by words about WeChat.
func TestM4_4_AFilingTaskShowsItsForm(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	wechat := i18n.For("zh").Task.CompleteIntro
	li.opens(r.waitingTask(r.hunan, domain.TaskFile))
	li.presses("d")
	li.sees("备案表 · 湖南01群", "武汉轻工大学（湖南）校友分会微信群备案表", "周涛 · 副会长", "138****5678", "电子邮件", "依据《办法》第四条(四)")
	li.doesNotSee(wechat)
	li.presses("enter")
	li.sees("F-0001 已备案：湖南01群")
	f, err := r.Filing(r.ctx, r.operator, domain.ID{Kind: domain.KindFiling, Seq: 1})
	r.must(err)
	if f.Channel != domain.ChannelEmail || f.State != domain.FilingFormAccepted || f.Task.IsZero() {
		t.Errorf("recorded %+v", f.Filing)
	}

	// A branch's own goes to headquarters, whose task shows what came.
	by := r.clerk("京办", "北京")
	file := r.waitingTask(r.beijing, domain.TaskFile)
	clerk := r.sits(by, "zh", 120, 40)
	clerk.opens(file)
	clerk.presses("d")
	clerk.sees("将按登记的群主和管理员报送备案表", "赵倩 · 副会长")
	clerk.doesNotSee("电子邮件")
	clerk.doesNotSee(wechat)
	clerk.presses("enter")
	clerk.sees("F-0002 已报送：北京01群，待总会审核")
	li.opens(r.waitingTask(r.beijing, domain.TaskAcceptFiling))
	li.presses("d")
	li.sees("准予备案 · F-0002", "北京01群 的第 1 版备案表将成为备案", "赵倩 · 副会长")
	li.doesNotSee(wechat)
	li.presses("enter")
	li.sees("F-0002 已备案：北京01群")
	if r.filed(r.beijing) != domain.FilingFiled {
		t.Error("Beijing is not filed")
	}
}

// Headquarters' task to look at a form sends it back too, by the form's own form.
func TestM4_4_AFormIsReturnedFromItsTask(t *testing.T) {
	r := newRegistry(t)
	by := r.clerk("京办", "北京")
	g, err := r.Group(r.ctx, by, r.beijing)
	r.must(err)
	_, err = r.SubmitFiling(r.ctx, by, filing.SubmitFiling{Group: g.ID, Version: g.Version})
	r.must(err)
	li := r.sits(r.officer, "zh", 120, 40)
	li.opens(r.waitingTask(r.beijing, domain.TaskAcceptFiling))
	li.sees("b 退回补正")
	li.presses("b")
	li.sees("退回补正 · F-0001", "分会得到新的备案任务")
	li.presses("enter")
	li.sees("请填写所缺材料")
	li.presses("space", "enter")
	li.sees("F-0001 已退回：北京01群")
	if got := r.forms(r.beijing); got[0].State != domain.FilingFormReturned || r.filed(r.beijing) != domain.FilingMissing {
		t.Errorf("the form is %s", got[0].State)
	}
	clerk := r.sits(by, "zh", 120, 40)
	clerk.opens(r.waitingTask(r.beijing, domain.TaskFile))
	clerk.sees("i 读备案表")
	clerk.opens(domain.ID{Kind: domain.KindFiling, Seq: 1})
	clerk.sees("备案表第 1 版", "i 读备案表")
}

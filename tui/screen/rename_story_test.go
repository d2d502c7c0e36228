package screen_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
)

// A group that filed late under a name of its own is renamed: applied for on its
// page, granted, and called so only once that is done in WeChat.
func TestN1_2b_AGroupIsRenamedByKeys(t *testing.T) {
	r := newRegistry(t)
	v, err := r.Application(r.ctx, r.director, r.lateFiling)
	r.must(err)
	a, err := r.ApproveApplication(r.ctx, r.director, casework.Approve{ID: v.ID, Version: v.Version, Number: casework.NumberNext})
	r.must(err)
	name := func() string {
		g, err := r.Group(r.ctx, r.operator, a.Group)
		r.must(err)
		return g.Name
	}
	was := name()
	li := r.sits(r.officer, "zh", 120, 40)
	li.opens(a.Group)
	li.sees("规范群名")
	li.presses("n")
	li.sees("规范群名 · ")
	li.presses("tab")
	li.types("粮校理〔2026〕2号")
	li.presses("tab")
	li.types("20261110")
	li.presses("enter")
	li.sees("已提交 A-0005")
	rename := domain.ID{Kind: domain.KindApplication, Seq: 5}
	li.opens(rename)
	li.sees("批复同意")
	li.presses("a")
	li.sees("批复同意 · A-0005")
	li.presses("enter")
	li.sees("A-0005", "已同意")
	if name() != was {
		t.Errorf("called %q before it was renamed in WeChat", name())
	}
	g, err := r.Group(r.ctx, r.operator, a.Group)
	r.must(err)
	for _, c := range g.Open {
		if c.Type == string(domain.TaskRenameGroup) {
			li.opens(c.ID)
		}
	}
	li.sees("在微信把群名改为核定的名称")
	li.presses("d")
	li.sees("请先在微信中办理")
	li.types("群名已改")
	li.presses("enter")
	li.sees("已办结")
	if want := "武汉轻工大学粮食行业校友群01"; name() != want {
		t.Errorf("called %q, not %q", name(), want)
	}
}

package screen_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/people"
	officeregistry "alumni/domain/office/registry"
)

// local makes an account of a branch's officer.
func (r *registry) local(name, branch string) domain.Caller {
	r.Helper()
	in := newAccount(name, domain.RoleBranchOfficer)
	in.Scope = r.branches[branch]
	_, err := r.AddAccount(r.ctx, r.director, in)
	r.must(err)
	return caller(name)
}

// visits opens a section of the rail, whatever its digit is.
func (p *person) visits(section, seen string) {
	p.Helper()
	p.goes(section)
	p.sees(seen)
}

// TestM5_2_SomebodyLeavesTheCouncilAndTheBranchHandsTheGroupOver is the whole
// story by keys: headquarters records that the vice president left, the branch
// sees the group she still owns, and hands it over.
func TestM5_2_SomebodyLeavesTheCouncilAndTheBranchHandsTheGroupOver(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.visits("branches", "5 个分会")
	li.sees("B-0001 北京校友分会", "离任")
	li.presses("x")
	li.sees("理事会离任 · 北京校友分会", "仍归其名", "《办法》第五条")
	li.sees("孙磊 秘书长")
	li.presses("right", "tab") // to 赵倩, the vice president
	li.types("调往外地")
	li.presses("enter")
	li.sees("赵倩 已离任", "名下仍有 北京01群", "新列待办 1 项")
	li.sees("群主非现任会长、副会长、秘书长", "北京01群 · 赵倩 · 待复核 W-")

	local := r.local("京办", "北京")
	beijing := r.sits(local, "zh", 120, 40)
	beijing.sees("复核群主资格")
	beijing.visits("branches", "北京校友分会")
	beijing.sees("北京01群 · 赵倩 · 待复核 W-", "移交群主 北京01群", "会长授权 北京01群")
	beijing.doesNotSee("离任") // councils are headquarters' to keep
	beijing.presses("t")
	beijing.sees("申请移交 · 武汉轻工大学北京校友分会群01")
	beijing.presses("tab")
	beijing.types("王建国")
	beijing.sees("› 王建国")
	beijing.presses("enter")
	beijing.types("京校理〔2026〕8号")
	beijing.presses("tab")
	beijing.types("20261115")
	beijing.presses("tab", "tab")
	beijing.types("原群主离任")
	beijing.presses("enter")
	beijing.sees("待总会审核")

	page, err := r.Transfers(r.ctx, r.officer, casework.CaseFilter{State: domain.CaseSubmitted})
	r.must(err)
	for _, tr := range page.Items {
		if tr.Group != r.beijing {
			continue
		}
		v, err := r.Transfer(r.ctx, r.officer, tr.ID)
		r.must(err)
		_, err = r.ApproveTransfer(r.ctx, r.officer, casework.Approve{ID: tr.ID, Version: v.Version, Number: v.SuggestReply})
		r.must(err)
	}
	b, err := r.Branch(r.ctx, r.officer, r.branches["北京"])
	r.must(err)
	if b.OwnerLeft || len(b.Outside) != 0 {
		t.Errorf("after the transfer the branch still shows %+v", b.Outside)
	}
	g, err := r.Group(r.ctx, r.officer, r.beijing)
	r.must(err)
	if g.OwnerName != "王建国" {
		t.Errorf("the owner is %s", g.OwnerName)
	}
}

func TestN0_ABranchIsFoundedByKeysWithAPersonRegisteredOnTheWay(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.visits("branches", "5 个分会")
	li.presses("down", "down", "down")
	li.sees("B-0004 拉萨校友分会", "筹备", "成立")
	li.presses("E")
	li.sees("成立 · 拉萨校友分会", "须有会长")
	li.presses("enter") // nobody named yet
	li.sees("须有会长，请填写会长")
	li.types("格桑")
	li.sees("格桑 登记人员")
	li.presses("enter", "tab")
	li.types("马强")
	li.sees("› 马强")
	li.presses("enter", "enter")
	li.sees("缺书面申请或理事会决议的文号")
	li.types("藏校友〔2026〕1号")
	li.presses("tab")
	li.types("2026/11/18")
	li.presses("enter")
	li.sees("拉萨校友分会 已成立", "已成立", "会长 格桑", "马强")

	b, err := r.Branch(r.ctx, r.officer, r.branches["拉萨"])
	r.must(err)
	if b.State != domain.BranchEstablished || b.Established != "2026-11-20" || len(b.Council) != 2 || b.Document.Date != "2026-11-18" {
		t.Errorf("founded as %+v", b.Branch)
	}
	page, err := r.People(r.ctx, r.officer, people.PersonFilter{Text: "格桑"})
	r.must(err)
	if len(page.Items) != 1 {
		t.Errorf("格桑 is registered %d times", len(page.Items))
	}
}

func TestN0_ABranchWithGroupsIsNotEndedByKeys(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.visits("branches", "5 个分会")
	li.sees("终止分会")
	li.presses("D")
	li.sees("终止 · 北京校友分会", "不可恢复")
	li.types("合并")
	li.presses("tab", "tab")
	li.types("北京")
	li.presses("enter")
	li.sees("还有 1 个群在用", "《通知》一.4")
}

// A branch that was imported as established, or as being prepared, gets its
// council on its page, by the form that founds a branch.
func TestN0_AnImportedBranchGetsItsCouncilByKeys(t *testing.T) {
	for _, c := range []struct {
		name  string
		state domain.BranchState
		day   string // as the form offers it
	}{
		{"浙江", domain.BranchEstablished, "2024-07-21"}, {"青海", domain.BranchPreparatory, "2026-11-20"},
	} {
		r := newRegistry(t)
		in := officeregistry.ImportBranch{Row: 1, Name: c.name, Kind: domain.BranchProvincial, State: c.state}
		if c.state == domain.BranchEstablished {
			in.Reelected = "2024-07-21"
		}
		_, err := r.ImportBranches(r.ctx, r.director, []officeregistry.ImportBranch{in})
		r.must(err)
		li := r.sits(r.officer, "zh", 120, 40)
		id := domain.ID{Kind: domain.KindBranch, Seq: 6}
		li.opens(id)
		li.sees(c.name+"校友分会", "E 成立")
		li.presses("E")
		li.sees("成立 · "+c.name+"校友分会", c.day, "须有会长")
		li.presses("ctrl+u")
		li.types("20110508")
		li.presses("tab")
		li.types("马强")
		li.sees("› 马强")
		li.presses("enter", "tab", "tab", "tab")
		li.types("校友〔2011〕1号")
		li.presses("tab")
		li.types("20110508")
		li.presses("enter")
		li.sees(c.name+"校友分会 已成立", "成立  2011-05-08", "会长    马强")
		li.doesNotSee("E 成立")
		b, err := r.Branch(r.ctx, r.operator, id)
		r.must(err)
		if b.State != domain.BranchEstablished || b.Established != "2011-05-08" || b.Holder(domain.OfficePresident) != r.people["马强"] {
			t.Errorf("registered %+v", b.Branch)
		}
	}
}

package screen_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/tui/kit"
)

// goes opens a section by its key, wherever it stands in the rail.
func (p *person) goes(section string) { p.asks(kit.OpenSection(p.env, section, "")) }

// opens opens a record's page by its number.
func (p *person) opens(id domain.ID) { p.asks(kit.OpenRecord(p.env, id)) }

func (p *person) saves() { p.tell(tea.KeyPressMsg{Code: 's', Mod: tea.ModCtrl}) }

func TestM4_2_ACaseIsClaimedTakenOverAndGivenBack(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.goes("applications")
	li.sees("2 件待审核", "c 领办")
	li.presses("c")
	li.sees("已领办 A-0003，到 10:30", "● 李敏", "由您领办，到 10:30", "c 放回")

	he := r.sits(r.other, "zh", 120, 40)
	he.goes("applications")
	he.sees("● 李敏", "李敏 领办中，到 10:30", "c 接办")
	he.presses("c")
	he.sees("接办 · A-0003", "李敏 于 11-20 10:00 领办", "双方都记入经过")
	if v, err := r.Application(r.ctx, r.officer, r.application); err != nil || !v.Claim.Mine {
		t.Fatalf("it was taken over unasked: %+v, %v", v.Claim, err)
	}
	he.presses("enter")
	he.sees("已领办 A-0003，到 10:30，由李敏转来", "由您领办")
	li.sees("何俊 领办中", "何俊 接办")

	he.presses("c")
	he.sees("已放回 A-0003", "c 领办")
	v, err := r.Application(r.ctx, r.operator, r.application)
	r.must(err)
	if v.Claim != nil || v.History[0].Action != domain.ActCaseRelease || v.History[1].Action != domain.ActCaseTakeOver {
		t.Errorf("after giving it back: claim %+v, history %+v", v.Claim, v.History[:2])
	}
}

func TestM4_2_AClaimThatIsOverIsNobodys(t *testing.T) {
	r := newRegistry(t)
	v, err := r.Transfer(r.ctx, r.officer, r.transfer)
	r.must(err)
	_, err = r.ClaimCase(r.ctx, r.officer, desk.Ref{ID: v.ID, Version: v.Version})
	r.must(err)
	he := r.sits(r.other, "zh", 120, 40)
	he.goes("transfers")
	he.sees("● 李敏", "李敏 领办中")
	r.at("2026-11-20", 12)
	he.goes("transfers")
	he.sees("… 待审核", "c 领办")
	he.doesNotSee("李敏 领办中")
}

func TestM4_2_AReturnListsWhatIsMissingAndWritesTheNotice(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.goes("applications")
	li.sees("b 退回补正")
	li.presses("b")
	li.sees("退回补正 · A-0003", "书面申请或理事会决议", "依据《办法》第四条(二)")
	li.presses("enter")
	li.sees("请填写所缺材料") // nothing fails, so nothing was ticked
	li.presses("down", "down", "down", "space", "tab")
	li.types("请附01群的成员名单")
	li.presses("enter")
	li.sees("已退回 A-0003 补正", "l 文书")
	li.presses("l")
	li.sees("关于补正建立校友微信群申请材料的通知", "1. 增设群的人数依据", "说明：请附01群的成员名单", "编号 A-0003", "y 复制")
	li.presses("esc")
	li.sees("1 件待审核")

	branch := r.branchOfficer("北京")
	wang := r.sits(branch, "zh", 120, 40)
	wang.opens(r.application)
	wang.sees("李敏 于 11-20 10:00 退回", "增设群的人数依据", "请附01群的成员名单", "e 修改后提交")
	wang.presses("e")
	wang.sees("新建群 · 补正 A-0003", "增设群的人数依据", "京校理〔2026〕3号", "2026-11-01", "62")
	wang.doesNotSee("存草稿") // what was handed in once is no draft
	wang.presses("enter")
	wang.sees("已提交 A-0003")
	r.stays(r.application, domain.CaseSubmitted)
}

// branchOfficer makes an account for a branch.
func (r *registry) branchOfficer(branch string) domain.Caller {
	r.Helper()
	name := branch + "干事"
	in := newAccount(name, domain.RoleBranchOfficer)
	in.Scope = r.branches[branch]
	_, err := r.AddAccount(r.ctx, r.director, in)
	r.must(err)
	return caller(name)
}

func TestN2_3_AReturnedTransferIsMendedAndHandedInAgain(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.goes("transfers")
	li.sees("b 退回补正")
	li.presses("b")
	li.sees("退回补正 · T-0001", "[✓] 书面申请或理事会决议", "依据《通知》二.3") // what the checks found is ticked
	li.presses("enter")
	li.sees("已退回 T-0001 补正")
	li.presses("l")
	li.sees("关于补正移交微信群群主申请材料的通知", "1. 书面申请或理事会决议")

	liu := r.sits(r.branchOfficer("湖南"), "zh", 120, 40)
	liu.opens(r.transfer)
	liu.sees("需补正", "e 修改后提交")
	liu.presses("e")
	liu.sees("移交群主申请 · 补正 T-0001", "陈静", "工作调动")
	liu.presses("tab", "tab")
	liu.types("湘校理〔2026〕7号")
	liu.presses("tab")
	liu.types("2026/11/19")
	liu.presses("enter")
	liu.sees("已提交 T-0001")
	v, err := r.Transfer(r.ctx, r.operator, r.transfer)
	r.must(err)
	if v.State != domain.CaseSubmitted || v.Document != (domain.Reference{Number: "湘校理〔2026〕7号", Date: "2026-11-19"}) || v.ToName != "陈静" {
		t.Errorf("handed in %+v", v.Transfer)
	}
}

func TestM4_2_AnotherOfficersCaseIsNotDecidedUnawares(t *testing.T) {
	r := newRegistry(t)
	v, err := r.Application(r.ctx, r.officer, r.application)
	r.must(err)
	_, err = r.ClaimCase(r.ctx, r.officer, desk.Ref{ID: v.ID, Version: v.Version})
	r.must(err)
	he := r.sits(r.other, "zh", 120, 40)
	he.goes("applications")
	he.sees("李敏 领办中")
	he.presses("a")
	he.sees("A-0003 由 李敏 领办中", "确需处理请先接办")
	r.stays(r.application, domain.CaseSubmitted)
}

func TestM4_2_AnApplicantWithdrawsUntilTheReply(t *testing.T) {
	r := newRegistry(t)
	wang := r.sits(r.branchOfficer("北京"), "zh", 120, 40)
	wang.opens(r.application)
	wang.sees("w 撤回")
	wang.presses("w")
	wang.sees("撤回 · A-0003", "批复之前可以撤回")
	wang.types("改期再报")
	wang.presses("enter")
	wang.sees("已撤回 A-0003", "撤回申请：改期再报")
	wang.doesNotSee("w 撤回")
	r.stays(r.application, domain.CaseWithdrawn)
}

func TestM4_2_TheReplyIsOfferedAsALetter(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.goes("applications")
	li.sees("北京02群")
	li.presses("enter")
	li.sees("批复同意")
	li.presses("a")
	li.sees("批复同意 · A-0003")
	li.presses("enter")
	li.sees("已同意 A-0003", "l 文书")
	li.presses("l")
	li.sees("关于同意建立校友微信群的批复", "校友办〔2026〕3号", "北京校友分会：", "（京校理〔2026〕3号，2026年11月1日）",
		"群名为“武汉轻工大学北京校友分会群02”", "该群群主为赵倩，管理员为孙磊",
		"依据《办法》第四条(一)、(二)、(六)、第五条", "武汉轻工大学校友总会办公室", "2026年11月20日")
	li.doesNotSee("138")
	li.presses("esc")
	li.sees("已同意", "l 文书")
}

func TestM4_2_ANumberThatAnotherTookIsRenewedInTheOpenForm(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.goes("applications")
	li.sees("批复同意")
	li.presses("a")
	li.sees("批复同意 · A-0003", "校友办〔2026〕3号")
	li.presses("tab")
	li.types("请按时建群")

	v, err := r.Application(r.ctx, r.other, r.lateFiling)
	r.must(err)
	_, err = r.ApproveApplication(r.ctx, r.other, casework.Approve{ID: v.ID, Version: v.Version, Number: casework.NumberNext})
	r.must(err)

	li.presses("enter")
	li.sees("文号 校友办〔2026〕3号 已用于 A-0004", "校友办〔2026〕4号", "请按时建群")
	li.presses("enter")
	li.sees("已同意 A-0003")
	if v, err = r.Application(r.ctx, r.operator, r.application); err != nil || v.Reply.Number != "校友办〔2026〕4号" || v.Reply.Note != "请按时建群" {
		t.Errorf("the reply is %+v, %v", v.Reply, err)
	}
}

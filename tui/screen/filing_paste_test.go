package screen_test

import (
	"fmt"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/campaign"
	"alumni/domain/office/casework"
	"alumni/domain/office/filing"
	"alumni/domain/office/history"
	"alumni/domain/office/people"
)

// theForm is Beijing's form as a spreadsheet copies it.
func theForm(rows ...string) string {
	lines := append([]string{
		"武汉轻工大学（北京）校友分会微信群备案表\t\t\t\t", "序号\t微信群身份\t姓名\t校友分会职务\t联系电话",
	}, rows...)
	return strings.Join(lines, "\r\n") + "\r\n"
}

const (
	ownerRow = "1\t群主\t赵倩\t副会长\t13812345678"
	adminRow = "2\t管理员1\t孙磊\t秘书长\t138 1234 5678"
)

// forms are a group's filed forms, the newest first.
func (r *registry) forms(group domain.ID) []filing.Row {
	r.Helper()
	p, err := r.Filings(r.ctx, r.operator, filing.Filter{Group: group})
	r.must(err)
	return p.Items
}

// An officer got a form by e-mail: its cells are copied, pasted, compared with
// the registry and filed with the channel and the day.
func TestA1_AFormIsPastedInTheConsoleAndFiled(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.opens(r.beijing)
	li.sees("武汉轻工大学北京校友分会群01", "i 读备案表")
	li.presses("i")
	li.sees("读备案表 · 北京01群", "在 Excel 或 WPS 里选中备案表", "序号 微信群身份 姓名", "在这里粘贴")
	if c := li.model.View().Cursor; c == nil || c.X != 6 || c.Y != 5 {
		t.Errorf("the real cursor stands at %+v", c)
	}
	li.pastes(theForm(ownerRow, adminRow))
	li.sees("3 1 群主 赵倩 副会长 138****5678", "已粘贴 4 行")
	li.doesNotSee("13812345678")
	li.presses("enter")
	li.sees("与登记一致，共 2 行", "✓ 3", "登记备案")
	if got := r.forms(r.beijing); len(got) != 0 {
		t.Fatalf("a check filed %+v", got)
	}
	li.presses("enter")
	li.sees("备案表 · 北京01群", "粘贴的备案表与登记一致", "电子邮件", "登记后即为已备案", "《通知》四.1")
	li.presses("tab")
	li.types("2026-11-21")
	li.presses("enter")
	li.sees("还没到")
	li.presses("ctrl+u")
	li.types("20261118")
	li.presses("enter")
	li.sees("F-0001 已备案：北京01群", "✓ 备案 已备案 · 2026-11-20") // the page has closed
	li.doesNotSee("已粘贴")
	got := r.forms(r.beijing)
	if len(got) != 1 || got[0].Source != domain.SourcePaste || got[0].Channel != domain.ChannelEmail ||
		got[0].ReceivedOn != "2026-11-18" || got[0].State != domain.FilingFormAccepted || got[0].Task.IsZero() {
		t.Errorf("filed %+v", got)
	}
}

// Only the managers' rows are copied, as CSV; the branch hands in today.
func TestA1_ABranchPastesTheRowsAlone(t *testing.T) {
	r := newRegistry(t)
	clerk := r.sits(r.clerk("京办", "北京"), "en", 80, 24)
	clerk.opens(r.waitingTask(r.beijing, domain.TaskFile))
	clerk.sees("i Read a form")
	clerk.presses("i")
	clerk.sees("Select the form in Excel or WPS", "Paste here")
	clerk.pastes("1,群主,赵倩,副会长,\n2,管理员1,孙磊,秘书长,\n")
	clerk.presses("enter")
	clerk.sees("It agrees with the registry, 2 rows")
	clerk.presses("enter")
	clerk.sees("What was pasted agrees with the registry")
	clerk.doesNotSee("email")
	clerk.presses("enter")
	clerk.sees("F-0001 handed in")
	if got := r.forms(r.beijing); len(got) != 1 || got[0].Source != domain.SourcePaste || got[0].Channel != domain.ChannelConsole ||
		got[0].State != domain.FilingFormSubmitted {
		t.Errorf("handed in %+v", got)
	}
}

func TestA2_TwoOwnersAreRefusedAndThePasteKept(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	for name, c := range map[string]struct {
		text string
		says []string
	}{
		"two owners":    {theForm(ownerRow, "2\t群主\t孙磊\t秘书长\t"), []string{"只应有一位群主，表中有 2 位", "依据《通知》附件1", "孙磊", "✗ 3", "✗ 4"}},
		"no owner":      {theForm(adminRow), []string{"表中有 0 位", "依据《通知》附件1", "孙磊"}},
		"another title": {strings.Replace(theForm(ownerRow), "（北京）", "（上海）", 1), []string{"备案表标题应为“武汉轻工大学（北京）校友分会微信群备案表”", "依据《通知》附件1"}},
		"no title":      {strings.Replace(theForm(ownerRow), "武汉轻工大学（北京）校友分会微信群备案表", "群管理员", 1), []string{"备案表标题应为", "群管理员"}},
		"other columns": {strings.Replace(theForm(ownerRow), "联系电话", "邮编", 1), []string{"备案表的列应为", "联系电话", "依据《通知》附件1"}},
		"four columns":  {"1\t群主\t赵倩\t13812345678\n", []string{"第 1 行有 4 列，备案表的列应为", "赵倩"}},
		"a cut phone":   {theForm("1\t群主\t赵倩\t副会长\t1.38E+10"), []string{"备案表第 3 行不对", "1.38E+10"}},
	} {
		li.opens(r.beijing)
		li.presses("i")
		li.sees("在这里粘贴")
		li.pastes(c.text)
		li.presses("enter")
		li.sees(append(c.says, "没有写入任何内容", "再核对")...)
		li.presses("esc")
		li.sees("再按一次 esc")
		li.presses("esc")
		li.sees("武汉轻工大学北京校友分会群01", "备案")
		if got := r.forms(r.beijing); len(got) != 0 || r.filed(r.beijing) != domain.FilingMissing {
			t.Fatalf("%s: filed %+v", name, got)
		}
	}
}

// A form can't change who manages a group: each difference is named with its
// row and the way that leads there; the corrected form takes its place.
func TestA2_DifferencesNameTheWay(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.opens(r.beijing)
	li.presses("i")
	li.sees("在这里粘贴")
	li.pastes(theForm("1\t群主\t王建国\t会长\t13900000000", adminRow, "3\t管理员2\t郑凯\t\t"))
	li.presses("enter")
	li.sees("与登记有 2 处不符，不能报送", "第 3 行", "群主：表中“王建国”，登记为“赵倩”", "第 5 行", "管理员：表中“郑凯”，登记为“—”",
		"换群主先申请移交：在群页按 t", "通知 二.3", "增减管理员先申请变更：在群页按 a", "没有写入任何内容")
	li.presses("enter") // nothing goes on: it is compared again
	li.sees("与登记有 2 处不符")
	li.pastes(theForm(strings.Replace(ownerRow, "副会长", "会长", 1), strings.Replace(adminRow, "138", "139", 1)))
	li.sees("已换成刚粘贴的内容")
	li.presses("enter")
	li.sees("职务以登记为准", "电话以登记为准", "139****5678", "138****5678")
	li.doesNotSee("13912345678")
	if got := r.forms(r.beijing); len(got) != 0 {
		t.Errorf("filed %+v", got)
	}
	log, err := r.Audit(r.ctx, r.auditor, history.AuditFilter{Subject: r.beijing})
	r.must(err)
	checks := 0
	for _, line := range log.Items {
		if line.Action == domain.ActFilingCheck {
			checks++
		}
	}
	if checks != 3 {
		t.Errorf("%d of 3 comparisons are in the log", checks)
	}
}

// Whatever is pasted, the page stands and says why it is not taken.
func TestA1_HostilePastesAreRefused(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.opens(r.beijing)
	li.presses("i")
	li.sees("在这里粘贴")
	li.pastes(strings.Repeat("备案", 1<<20/6))
	li.sees("最多 64 KiB，没有收下")
	li.pastes(strings.Repeat("1\t群主\n", 2001))
	li.sees("最多 2000 行，没有收下")
	li.pastes(theForm("1\t群主\t赵\x1b[31m倩\u202e\u200b\x1b]0;x\x07\t副会长\t", adminRow))
	raw := li.model.View().Content
	for _, bad := range []string{"\x1b[31m倩", "\x1b]0", "\u202e", "\u200b", "\x07"} {
		if strings.Contains(raw, bad) {
			t.Errorf("the screen holds %q", bad)
		}
	}
	li.presses("enter")
	li.sees("不像真实姓名")
	li.presses("ctrl+u")
	li.sees("在这里粘贴")
	li.pastes(strings.Repeat("x\t", 30_000) + "\n")
	li.presses("enter")
	li.sees("备案表")
	li.presses("esc", "esc")
	li.sees("武汉轻工大学北京校友分会群01")
}

// What is not an own group's is not offered, and an auditor reads only.
func TestA2_WhoMayNotFileIsNotOfferedThePaste(t *testing.T) {
	r := newRegistry(t)
	auditor := r.sits(r.auditor, "zh", 120, 40)
	auditor.opens(r.beijing)
	auditor.sees("武汉轻工大学北京校友分会群01", "群主")
	auditor.doesNotSee("读备案表")
	auditor.presses("i")
	auditor.doesNotSee("在这里粘贴")
}

// The registry changes while a page is open: the form is compared again.
func TestA2_WhatChangedSinceTheCheckIsRefused(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.opens(r.hunan)
	li.presses("i")
	li.sees("在这里粘贴")
	li.pastes("1\t群主\t周涛\t副会长\t\n2\t管理员1\t陈静\t秘书长\t\n")
	li.presses("enter")
	li.sees("与登记一致，共 2 行")
	li.presses("enter")
	li.sees("粘贴的备案表与登记一致")
	tr, err := r.Transfer(r.ctx, r.other, r.transfer)
	r.must(err)
	_, err = r.ApproveTransfer(r.ctx, r.other, casework.Approve{ID: tr.ID, Version: tr.Version, Number: fmt.Sprintf("校友办〔2026〕%d号", 3)})
	r.must(err)
	li.presses("enter")
	li.sees("您看到的不是最新内容", "已按最新情况刷新")
	li.presses("enter")
	li.sees("与登记不符", "表中“周涛”，登记为“陈静”")
	li.presses("esc")
	li.sees("与登记一致，共 2 行") // the page with its paste
	if got := r.forms(r.hunan); len(got) != 0 {
		t.Errorf("filed %+v", got)
	}
}

// A phone that the registry lacks is said before it is taken from the form.
func TestA1_AMissingPhoneIsTakenFromThePaste(t *testing.T) {
	r := newRegistry(t)
	r.must(r.store.Update(r.ctx, func(tx domain.Tx) error {
		p, err := tx.People().Get(r.people["孙磊"])
		if err != nil {
			return err
		}
		p.Phone = domain.Phone{}
		return tx.People().Put(&p)
	}))
	li := r.sits(r.officer, "zh", 80, 24)
	li.goes("groups")
	li.sees("北京01群")
	li.opens(r.beijing)
	li.presses("i")
	li.sees("在这里粘贴")
	li.pastes(theForm(ownerRow, "2\t管理员1\t孙磊\t秘书长\t13987654321"))
	li.presses("enter")
	li.sees("与登记一致", "登记中缺 孙磊 的电话，报送后登记为 139****4321")
	li.presses("enter")
	li.sees("粘贴的备案表与登记一致", "孙磊 · 秘书长", "登记中缺 孙磊 的电话")
	li.doesNotSee("缺电话")
	li.presses("enter")
	li.sees("F-0001 已备案：北京01群")
	known, err := r.RevealContacts(r.ctx, r.director, people.RevealContacts{People: []domain.ID{r.people["孙磊"]}, Reason: "核对"})
	r.must(err)
	if known[0].Phone != "13987654321" {
		t.Errorf("the registry has %q", known[0].Phone)
	}
}

// A form without phones agrees, but says that nobody compared them.
func TestA1_PhonesLeftOpenAreSaidToBeSo(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.opens(r.beijing)
	li.sees("i 读备案表")
	li.presses("i")
	li.sees("在这里粘贴")
	li.pastes(theForm("1\t群主\t赵倩\t副会长\t", adminRow))
	li.presses("enter")
	li.sees("与登记一致，共 2 行", "有 1 行未填联系电话", "未作核对")
}

// The filing section reads a form in too: from the list by groups, and on the
// board from a branch's row.
func TestA1_TheFilingSectionReadsAFormIn(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.goes("filing")
	li.sees("北京01群", "i 读备案表")
	li.presses("i")
	li.sees("读备案表 · 北京01群", "在这里粘贴")
	li.presses("esc")
	_, err := r.StartCampaign(r.ctx, r.director, campaign.StartCampaign{Name: "年度备案", Deadline: "2026-12-31"})
	r.must(err)
	board := r.sits(r.officer, "zh", 80, 24)
	board.goes("filing")
	board.sees("年度备案", "北京")
	board.presses("i")
	board.sees("在这里粘贴")
	board.pastes(theForm(ownerRow, adminRow))
	board.presses("enter")
	board.sees("与登记一致")
	board.presses("enter")
	board.sees("粘贴的备案表与登记一致")
	board.presses("enter")
	board.sees("F-0001 已备案：北京01群", "已备案 1/2")
}

package screen_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/task"
)

func TestM4_2_AnApplicationIsApprovedWithADocumentNumber(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.presses("4")
	li.sees("2 件待审核", "A-0003", "北京02群", "补办备案")
	li.sees("审核要点", "申请人 王建国 任会长", "办法 四(一)", "批复同意")

	li.presses("a")
	li.sees("批复同意 · A-0003", "将建立 武汉轻工大学北京校友分会群02，群主 赵倩", "依据《办法》第四条(二)、《办法》第四条(六)")
	li.sees("校友办〔2026〕3号")
	li.presses("enter")
	li.sees("已同意 A-0003：武汉轻工大学北京校友分会群02", "1 件待审核")

	v, err := r.Application(r.ctx, r.operator, r.application)
	r.must(err)
	if v.State != domain.CaseApproved || v.Reply.Number != "校友办〔2026〕3号" || v.Group.IsZero() {
		t.Errorf("the application is %s with number %q and group %s", v.State, v.Reply.Number, v.Group)
	}
	li.presses("tab", "tab") // 退回, 已同意
	li.sees("✓ 已同意", "文号 校友办〔2026〕3号", "已建群")
}

func TestM4_2_NoApprovalWithoutANumber(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.presses("4")
	li.sees("批复同意")
	li.presses("a")
	li.sees("批复同意 · A-0003")
	li.presses("ctrl+u", "enter")
	li.sees("不能批准：缺批复文号", "依据《办法》第四条(二)")
	r.stays(r.application, domain.CaseSubmitted)
}

func TestAStaleApprovalIsRefusedAndKeepsTheDraft(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.presses("4")
	li.sees("批复同意")
	li.presses("a")
	li.sees("批复同意 · A-0003")
	li.presses("tab")
	li.types("请按时建群")

	v, err := r.Application(r.ctx, r.other, r.application)
	r.must(err)
	_, err = r.RejectCase(r.ctx, r.other, casework.Reject{ID: v.ID, Version: v.Version, Reason: "缺人数说明"})
	r.must(err)

	li.presses("enter")
	li.sees("何俊 已于 11-20 10:00 驳回申请", "请按时建群")
	r.stays(r.application, domain.CaseRejected)
}

func TestM4_2_ARejectionNeedsAReason(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.presses("4")
	li.sees("北京02群")
	li.presses("enter")
	li.sees("新建群申请", "驳回")
	li.presses("x")
	li.sees("驳回 · A-0003", "将驳回北京校友分会的新建群申请")
	li.presses("tab", "enter")
	li.sees("不能驳回：缺理由")
	r.stays(r.application, domain.CaseSubmitted)

	li.types("缺理事会决议")
	li.presses("tab", "enter")
	li.sees("已驳回 A-0003")
	r.stays(r.application, domain.CaseRejected)
}

func (r *registry) stays(id domain.ID, want domain.CaseState) {
	r.Helper()
	v, err := r.Application(r.ctx, r.operator, id)
	r.must(err)
	if v.State != want {
		r.Errorf("%s is %s, not %s", id, v.State, want)
	}
}

func TestN2_3_ATransferSaysWhoTakesOverFromWhom(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.presses("5")
	li.sees("湖南01群", "周涛 → 陈静", "陈静 是本群成员", "陈静 任秘书长")
	li.presses("a")
	li.sees("移交群主 · T-0001", "武汉轻工大学湖南校友分会群01 的群主将由 周涛 变为 陈静", "依据《通知》二.3、《办法》第五条")
	li.presses("enter")
	li.sees("群主现为 陈静")
	g, err := r.Group(r.ctx, r.operator, r.hunan)
	r.must(err)
	if g.OwnerName != "陈静" {
		t.Errorf("the owner is %s", g.OwnerName)
	}
}

func TestM5_2_ASuccessorWithoutOfficeIsRefusedWithTheRule(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.presses("3")
	li.sees("北京01群", "申请移交")
	li.presses("t")
	li.sees("申请移交 · 武汉轻工大学北京校友分会群01")
	li.presses("tab")
	li.types("郑凯")
	li.sees("› 郑凯")
	li.presses("enter") // picked; the authorisation, now asked for, is left empty
	li.sees("会长授权")
	li.presses("tab", "tab")
	li.types("出国")
	li.presses("enter")
	li.sees("郑凯 不是会长、副会长或秘书长", "《办法》第五条")
}

func TestN2_3_TheSuccessorIsPickedAmongTheMembers(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.presses("3")
	li.sees("北京01群", "申请移交")
	li.presses("t")
	li.sees("申请移交 · ")
	li.presses("tab")
	li.types("马强") // lives in Hunan and is in no group
	li.sees("没有")
	li.presses("enter")
	li.sees("请填写接任人")
}

func TestN3_2_AViolationIsRecordedByKeys(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.presses("9")
	li.sees("没有违规记录")
	li.presses("n")
	li.sees("选择微信群", "武汉轻工大学北京校友分会群01")
	li.presses("enter")
	li.sees("记录违规 · 武汉轻工大学北京校友分会群01")
	li.types("zk")
	li.sees("› 郑凯")
	li.presses("enter")
	li.sees("通知 三.2(1)")
	li.presses("down", "down", "down", "down", "space") // N3.2.5
	li.presses("tab")
	li.types("群内发布代购广告三次")
	li.presses("tab", "right", "right", "right", "right") // removal under N3.2
	li.presses("tab", "enter")
	li.sees("已记录 V-0001：清理出群")

	v, err := r.Violation(r.ctx, r.operator, domain.ID{Kind: domain.KindViolation, Seq: 1})
	r.must(err)
	if v.PersonName != "郑凯" || len(v.Clauses) != 1 || v.Clauses[0] != "N3.2.5" || v.Outcome != domain.OutcomeRemoval ||
		v.Authority != "N3.2" {
		t.Errorf("recorded %+v", v.Violation)
	}
	li.presses("esc")
	li.sees("违规 · 郑凯", "以营利为目的发布商业性推销、广告的", "群内发布代购广告三次")
}

func TestA2_APhoneIsMaskedUntilItIsRevealedAndThatIsLogged(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.presses("3")
	li.sees("北京01群", "查看电话")
	li.doesNotSee("13812345678")
	li.presses("p")
	li.sees("查看完整的电话、邮箱和学号", "记入审计")
	li.types("群主联系")
	li.presses("enter")
	li.sees("群主", "赵倩", "13812345678", "y 复制")
	li.presses("down")
	li.doesNotSee("13812345678")
	li.presses("0")
	li.sees("查看电话", r.people["赵倩"].String())
}

func TestM4_3_APublicationNeedsBothChannels(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.sees("北京01群 待公布")
	r.opens(li, domain.TaskPublish)
	li.presses("d")
	li.sees("须在公众号和网站都公布")
	li.types("https://mp.weixin.qq.com/s/2")
	li.presses("enter")
	li.sees("缺办理凭证", "依据《办法》第四条(三)")
}

// opens goes to the first open task of a kind by the palette.
func (r *registry) opens(p *person, kind domain.TaskKind) {
	r.Helper()
	page, err := r.Inbox(r.ctx, r.officer, task.InboxFilter{Limit: 50})
	r.must(err)
	for _, it := range page.Items {
		if it.Kind == domain.KindTask && it.Type == string(kind) {
			p.presses(":")
			p.types(it.Subject.String())
			p.presses("enter")
			p.sees("任务 · ", it.Subject.String())
			return
		}
	}
	r.Fatalf("no open task %s", kind)
}

func TestAnAuditorSeesWhyNothingCanBeDecided(t *testing.T) {
	r := newRegistry(t)
	auditor := r.sits(r.auditor, "zh", 120, 40)
	auditor.presses("4")
	auditor.sees("您的角色不能这样做")
	auditor.presses("a")
	auditor.doesNotSee("同意并批复")
	auditor.presses("0", "v")
	auditor.sees("审计链完整")
}

func TestM4_1_ABranchAppliesFromItsPage(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.presses("2")
	li.sees("5 个分会", "北京校友分会", "申请建群")
	li.presses("down", "down")
	li.sees("内蒙古校友分会", "尚无微信群")
	li.presses("n")
	li.sees("申请建群 · 内蒙古校友分会", "冯雪") // the president applies
	li.doesNotSee("授权")             // and needs no authorisation
	li.presses("tab")               // the owner
	li.types("邓超")
	li.sees("› 邓超")
	li.presses("enter")    // picked; the owner needs no authorisation either
	li.doesNotSee("待入群人数") // there is no group yet
	li.doesNotSee("现群名")
	li.types("林芳")
	li.sees("› 林芳")
	li.presses("enter", "enter")
	li.sees("缺书面申请或理事会决议的文号", "依据《办法》第四条(一)")
	li.types("蒙校理〔2026〕1号")
	li.presses("enter")
	li.sees("请填写申请文件日期")
	li.types("20261102")
	li.presses("enter")
	li.sees("已提交 A-0005，待总会审核")
	v, err := r.Application(r.ctx, r.officer, domain.ID{Kind: domain.KindApplication, Seq: 5})
	r.must(err)
	if v.Kind != domain.ApplyNewGroup || len(v.AdminRefs) != 1 || v.AdminRefs[0].Name != "林芳" {
		t.Errorf("submitted %s with the admins %+v", v.Kind, v.AdminRefs)
	}
}

func TestTheRulesAreReadAndSearched(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.goes("rules")
	li.sees("N1.1", "有序建立各校友分会微信群")
	li.presses("/")
	li.types("屡次不改")
	li.presses("enter")
	li.sees("M8.1", "对于屡次不改者", "第八条 违规处理")
	li.presses("#")
	li.types("m4.6")
	li.presses("enter")
	li.sees("M4.6", "官方微信群应当以统一格式命名")
	li.presses("/")
	li.types("没有的话")
	li.presses("enter")
	li.sees("没有找到“没有的话”")
}

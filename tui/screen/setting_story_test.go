package screen_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/settings"
)

func TestM9_ATermIsRevisedByKeys(t *testing.T) {
	r := newRegistry(t)
	chen := r.sits(r.director, "zh", 120, 40)
	chen.section("设置")
	chen.sees("规则版本 2020-1", "群容量", "500 人", "规定 · 群容量", "通知 一.5", "随规则首次载入", "可设 20–500", "修订规定")
	chen.presses("e")
	chen.sees("修订规定", "此刻起施行", "此前发生的事项仍按当时施行的版本判断", "机关代字", "施行日期", "依据《办法》第九条、《办法》第十条")
	chen.presses("ctrl+u")
	chen.types("5000")
	chen.presses("enter")
	chen.sees("群容量不能是“5000”，可用：20–500")
	chen.presses("ctrl+u")
	chen.types("300")
	for range domain.TermSpecs {
		chen.presses("tab")
	}
	chen.presses("ctrl+u")
	chen.types("2026-11-19")
	chen.presses("tab")
	chen.types("部分群过大")
	chen.presses("enter")
	chen.sees("施行日期不能早于今天")
	chen.presses("ctrl+u")
	chen.types("20261201")
	chen.presses("enter")
	chen.sees("规则版本 2026-1 自 2026-12-01 起施行", "500 人 → 300 人", "300 人，2026-12-01 起")
	chen.presses("tab")
	chen.sees("2 个版本，最新在前", "尚未施行", "群容量 500 人 → 300 人", "施行中", "部分群过大")
	v, err := r.Terms(r.ctx, r.operator)
	r.must(err)
	if v.Set.Terms.Capacity != 500 || v.Terms[0].Next != "300" {
		t.Errorf("in force %+v, next %q", v.Set.Terms, v.Terms[0].Next)
	}
}

func TestM9_OnlyTheDirectorRevises(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.section("设置")
	li.sees("规则版本 2020-1", "500 人")
	li.presses("e")
	li.sees("您的角色不能这样做")
}

func TestM9_ARevisionThatWasOvertakenKeepsWhatWasTyped(t *testing.T) {
	r := newRegistry(t)
	chen := r.sits(r.director, "zh", 120, 40)
	chen.section("设置")
	chen.sees("规定 · 群容量")
	chen.presses("e")
	chen.sees("修订产生新的规则版本")
	chen.presses("ctrl+u")
	chen.types("300")
	terms, err := r.Terms(r.ctx, r.director)
	r.must(err)
	in := settings.ReviseTerms{Terms: terms.Set.Terms, Effective: "2026-11-20", Reason: "另有决定"}
	in.Terms.ReviewDays, in.Terms.ClaimMinutes, in.Terms.ReviewMonths, in.Terms.ReplyCode = 7, 30, 12, domain.DefaultReplyCode
	_, err = r.ReviseTerms(r.ctx, r.director, in)
	r.must(err)
	for range len(domain.TermSpecs) + 1 {
		chen.presses("tab")
	}
	chen.types("部分群过大")
	chen.presses("enter")
	chen.sees("您看到的不是最新内容", "您填写的内容保留")
	chen.presses("enter")
	chen.sees("规则版本 2026-2 自 2026-11-20 起施行")
	v, err := r.Terms(r.ctx, r.operator)
	r.must(err)
	if v.Set.Terms.Capacity != 300 || v.Set.Terms.ReviewDays != 7 {
		t.Errorf("in force %+v", v.Set.Terms)
	}
}

func TestM9_ATemplateIsEditedPreviewedAndReset(t *testing.T) {
	r := newRegistry(t)
	chen := r.sits(r.director, "zh", 120, 40)
	chen.section("设置")
	chen.sees("规则版本 2020-1")
	chen.presses("tab", "tab")
	chen.sees("9 份文书模板", "批复（同意）", "文书模板 · 批复（同意）", "修改模板")
	chen.presses("p")
	chen.sees("关于同意建立校友微信群的批复", "李四", "武汉轻工大学校友总会办公室")
	chen.presses("esc")
	chen.sees("9 份文书模板")
	chen.presses("m")
	chen.sees("修改模板 · 批复（同意）", "必须写出：{number} {group}")
	chen.types("{phone}")
	chen.presses("tab")
	chen.types("加电话")
	chen.presses("enter")
	chen.sees("模板里没有“{phone}”这个占位符")
	chen.presses("esc", "esc")
	chen.sees("9 份文书模板")

	_, err := r.SetTemplate(r.ctx, r.director, settings.SetTemplate{
		Key: domain.TemplateApproval, Body: "同意 {group}，{number}",
		Reason: "从简",
	})
	r.must(err)
	chen.sees("自定", "恢复默认", "从简")
	chen.presses("x")
	chen.sees("恢复默认 · 批复（同意）", "已发出的文书不变")
	chen.types("照旧")
	chen.presses("enter")
	chen.sees("已修改模板：批复（同意）")
	chen.presses("G")
	chen.sees("文书模板 · 名单列名")
	chen.presses("m")
	chen.sees("修改模板 · 名单列名", "每行一列，冒号后写各处对它的叫法", "微信昵称")
	chen.presses("esc")
	list, err := r.Templates(r.ctx, r.operator)
	r.must(err)
	if list[0].Body != "" || list[0].Version != 2 {
		t.Errorf("%+v", list[0])
	}
}

package domain_test

import (
	"strings"
	"testing"

	"alumni/domain"
)

// However a name was typed, one form of it is stored, shown and compared.
func TestN1_2a_ANameHasOneForm(t *testing.T) {
	for want, written := range map[string][]string{
		"张三":          {"张三", " 张三 ", "张 三", "张　三", "张\u200b三", "\ufeff张三"},
		"艾某·某提":       {"艾某·某提", "艾某•某提", "艾某‧某提", "艾某・某提", "艾某．某提", "艾某.某提", "艾某 · 某提", "艾某･某提"},
		"José":        {"José", "Jose\u0301", "Ｊｏｓé"},
		"Li Lei":      {"Li Lei", "Li  Lei", "Ｌｉ　Ｌｅｉ", " Li Lei "},
		"John·Smith":  {"John·Smith", "John • Smith"},
		"J. R. Smith": {"J. R. Smith"},
		"𠮷田":          {"𠮷田", "𠮷 田"},
	} {
		for _, s := range written {
			if got := domain.PersonName(s); got != want {
				t.Errorf("PersonName(%q) = %q, want %q", s, got, want)
			}
			if domain.NameKey(s) != domain.NameKey(want) {
				t.Errorf("%q and %q have two keys", s, want)
			}
			if got, err := domain.ReadName("name", s); err != nil || got != want {
				t.Errorf("ReadName(%q) = %q, %v", s, got, err)
			}
		}
	}
}

// What stands in lists where a name is wanted is asked about by its rule, and
// no number of a telephone gets into the message.
func TestN1_2a_WhatIsNoNameIsRefused(t *testing.T) {
	for _, s := range []string{
		"合计", "合 计", "总计", "无", "同上", "13800000000", "138 0000 0000", "=HYPERLINK(1)", "#N/A", "#REF!", "-", "—", "/", "姓名", "1.冯兰", "1. 冯兰",
		"（1）冯兰", "冯兰13800000000", "上海", "湖北", "N/A", "null", "😀", "冯兰😀", "冯兰-上海-食品05级", "冯兰-上海", "3", "·", "@冯兰", "冯兰、马冬",
		"王老师", "张先生", "欧阳女士", "李秘书", "王某", "王某某", "张XX", "李x", "马冬 男", "马冬　女", "专业", "联系方式", "张三李四王五赵六钱",
		"合计120", "人数12", "同上3", "𝐧𝐮𝐥𝐥", "⽆", "方\u0301明",
	} {
		got, err := domain.ReadName("name", s)
		e := domain.AsError(err)
		if err == nil || e.Fault != domain.FaultNotName || e.Rule != "N1.2a" || e.Field != "name" {
			t.Errorf("%q is the name %q, %v", s, got, err)
			continue
		}
		if strings.Contains(e.Error(), "13800000000") || strings.Contains(e.Error(), "0000 0000") {
			t.Errorf("the refusal tells the phone: %v", e)
		}
	}
	for _, s := range []string{"冯兰", "欧阳静", "司马相如是也", "Anna-Maria", "O'Neil", "江苏", "海南", "金华", "张三2", "王𠮷", "〇三", "冯 男", "阿依古丽买买提", "李校", "马博", "Max", "王师师"} {
		if _, err := domain.ReadName("name", s); err != nil {
			t.Errorf("%q is refused: %v", s, err)
		}
	}
	if _, err := domain.ReadName("name", " \u200b"); domain.AsError(err).Fault != domain.FaultRequired {
		t.Errorf("nothing: %v", err)
	}
	if _, err := domain.ReadName("name", strings.Repeat("长", domain.MaxName+1)); domain.AsError(err).Fault != domain.FaultTooLong {
		t.Errorf("too long: %v", err)
	}
}

// FuzzPersonName gives any text as a name: its form has nothing unseen, and the form of it is itself.
func FuzzPersonName(f *testing.F) {
	for _, s := range []string{"艾某•某提", "Jose\u0301 ", "Ｌｉ　Ｌｅｉ", "张 三", "a . b", "张.三", "\u1100 \u1161", "· ·", "ｶﾞ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := domain.PersonName(s)
		if again := domain.PersonName(once); again != once {
			t.Fatalf("%q has the form %q, and that %q", s, once, again)
		}
		if strings.ContainsFunc(once, func(r rune) bool { return domain.Unseen(r) }) {
			t.Fatalf("%q has the form %q", s, once)
		}
		if domain.NameKey(once) != domain.NameKey(s) {
			t.Fatalf("%q and %q have two keys", s, once)
		}
		if name, err := domain.ReadName("name", s); err == nil && name != once {
			t.Fatalf("%q is read as %q", s, name)
		}
	})
}

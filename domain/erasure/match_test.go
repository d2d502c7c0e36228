package erasure_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/erasure"
)

var p45 = domain.ID{Kind: domain.KindPerson, Seq: 2145}

// A number, an address and a name are found however they are written, and only where they
// stand as such.
func TestPIPL47_WhatSaysWhoItIsIsFoundHoweverItIsWritten(t *testing.T) {
	s := erasure.ByKnown(p45, domain.Known{
		Names: []string{"李小", "阿依古丽·买买提", "José Li"}, Phones: []string{"19900001111", "95533"},
		Emails: []string{"li.xiao@example.cn"}, Numbers: []string{"9701234"},
	}).Among([]string{"李小龙"}, nil)
	for text, want := range map[string]string{
		"李小来函":             "P-2145来函",
		"李 小、李\u200b小、李·小": "P-2145、P-2145、P-2145",
		"李小龙与李小同行，李 小龙未到":  "李小龙与P-2145同行，李 小龙未到",
		"阿依古丽•买买提；阿依古丽.买买提；阿依古丽买买提":                 "P-2145；P-2145；P-2145",
		"jose\u0301 li, JOSÉ LI, Josés Li":          "P-2145, P-2145, Josés Li",
		"199-0000-1111，199 0000 1111":               "***，***",
		"＋86 １９９００００１１１１ / 0086-19900001111":        "*** / ***",
		"一九九零零零零一一一一":                               "***",
		"tel19900001111。":                           "tel***。",
		"订单 219900001111、199000011112":              "订单 219900001111、199000011112",
		"LI.XIAO＠Example.CN；li.xiao @ example.cn.":  "***；***.",
		"xli.xiao@example.cn li.xiao@example.cn.hk": "xli.xiao@example.cn li.xiao@example.cn.hk",
		"学号 9701234，9701234班":                       "学号 ***，***班",
		"97012345、A9701234、19701234":                "97012345、A9701234、19701234",
		"拨 95533 或 955330":                          "拨 *** 或 955330",
		"P-2145 已记":                                 "P-2145 已记",
		"":                                          "",
	} {
		if got := s.Text(text); got != want {
			t.Errorf("%q\nis   %q\nwant %q", text, got, want)
		}
	}
}

// In what is not about the person only what is nobody else's goes, as a whole.
func TestPIPL47_WhatIsNotAboutThePersonStaysAsItIs(t *testing.T) {
	s := erasure.ByKnown(p45, domain.Known{
		Names: []string{"李小"}, Phones: []string{"19900001111", "95533", "02783900000"}, Numbers: []string{"20031"},
	}).Among(nil, []string{"02783900000"})
	for text, told := range map[string]bool{
		"李小说":               false,
		"号码 20031 与 200310": false,
		"95533":             false,
		"027-83900000":      false, // somebody else's, too
		"199 0000 1111":     true,
		"AB19900001111":     false,
		"19900001111.xlsx":  true, // the kind of a file is no part of the number
		"19900001111.25":    false,
	} {
		if got := s.Told(text, false); got != told {
			t.Errorf("%q: %t", text, got)
		}
	}
}

// A name of one character, or one that is a word, is one only where it stands alone.
func TestPIPL47_AShortNameIsNoWord(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"ed", "closed by ed, edited", "closed by P-2145, edited"},
		{"a", "a list", "a list"},
		{"a", "a", "P-2145"},
		{"2", "2 人", "2 人"},
		{"N1", "依据 N1.2c，N1 说", "依据 N1.2c，P-2145 说"},
		{"会", "分会开会", "分会开会"},
		{"会", "会", "P-2145"},
		{"群", "群主", "群主"},
		{"张一", "张一一直未到", "P-2145一直未到"},
	} {
		if got := erasure.ByKnown(p45, domain.Known{Names: []string{c.name}}).Text(c.text); got != c.want {
			t.Errorf("%s in %q is %q", c.name, c.text, got)
		}
	}
}

// The request is kept without any number or address, also one that was never registered.
func TestPIPL47_TheRequestTellsNoNumber(t *testing.T) {
	s := erasure.ByKnown(p45, domain.Known{Names: []string{"李小"}, Phones: []string{"19900001111"}})
	for text, want := range map[string]string{
		"李小 2026-11-19 来函，电话 199 0000 1111，新号 19900002222，邮箱 new＠example.cn": "P-2145 2026-11-19 来函,电话 ***,新号 ***,邮箱 ***",
		"本人来函": "本人来函",
	} {
		if got := s.InRequest(text); got != want {
			t.Errorf("%q\nis %q", text, got)
		}
	}
	for text, says := range map[string]bool{".": false, "。。。": false, "x": false, "来函": true} {
		if erasure.Says(text) != says {
			t.Errorf("%q", text)
		}
	}
}

package mimic

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

func beginsWith(s string, any ...string) bool {
	return slices.ContainsFunc(any, func(p string) bool { return strings.HasPrefix(s, p) })
}

func endsWith(s string, any ...string) bool {
	return slices.ContainsFunc(any, func(p string) bool { return strings.HasSuffix(s, p) })
}

// building: 轻工大厦, 轻工大道 are places, 轻工大会 a meeting.
func building(_, after string) bool {
	return beginsWith(after, "厦", "楼", "道", "市场", "世界", "卖场", "赛", "展", "会堂", "全", "集", "院", "众", "批发")
}

// industry: 武汉轻工业, 武汉轻工局 are the trade.
func industry(_, after string) bool {
	return beginsWith(after, "业", "局", "机械", "设备", "产品", "展", "市场", "批发", "厂", "制品", "设计院", "研究", "供应", "物流", "商会",
		"协会", "联社", "集团", "公司", "招聘", "技校", "学校")
}

// unlessGroup: 武汉轻工 alone is a trade as well, unless the name goes on like that of a group of alumni.
func unlessGroup(_, after string) bool {
	return !beginsWith(after, "校", "大", "同学", "老乡", "学院", "学生", "院友", "群", "人", "学子", "毕业", "xiao") &&
		!strings.Contains(after, "校友") && !strings.Contains(after, "同学") && !yearOfStudy.MatchString(after)
}

var yearOfStudy = regexp.MustCompile(`^([0-9]{2}){1,2}[级届]`)

// otherSchool: other places have schools of the same words.
func otherSchool(before, _ string) bool {
	return endsWith(before, "郑州", "郑", "大连", "天津", "西北", "陕西", "北京", "河南", "中原", "河北", "山东", "四川", "上海", "南京", "江南", "广东")
}

// otherWords: 武轻 by chance.
func otherWords(before, after string) bool {
	return beginsWith(after, "松", "视", "功", "骑", "装", "型", "微", "易", "奢", "音", "纺", "断", "风", "伤", "文") ||
		endsWith(before, "比", "尚", "习", "练", "威", "文", "英", "动", "汉", "玄", "神", "用", "孙", "耀", "宣", "洪", "建")
}

// insideLatin: SWPU, NWPU are other schools, and wpu is part of many words.
func insideLatin(before, after string) bool {
	b, _ := utf8.DecodeLastRuneInString(before)
	if latin(b) {
		return true
	}
	a, _ := utf8.DecodeRuneInString(after)
	return latin(a) && !beginsWith(after, "er", "alumni", "club", "group", "family", "fan", "food", "bj", "sz", "sh", "gz")
}

func latin(r rune) bool { return unicode.Is(unicode.Latin, r) }

// ofOther is the name of another school right before 校友.
var ofOther = regexp.MustCompile(`(大学|学院|中学|小学|高中|附中|附小|师范|卫校|技校|党校|职校|商学院|一中|二中|三中|四中|五中|六中|七中|八中|九中|十中|` +
	`实验学校|外国语学校|北大|清华|武大|华科|复旦|交大|浙大|南大|中大|厦大|华师|地大|财大|理工大|农大|华农|湖大|科大|师大|民大|工大|人大|` +
	`同济|哈工大|川大|山大|黄埔|西点|哈佛|剑桥|牛津|斯坦福|mit|中欧|长江商学院|老年大学|电大|nwpu|swpu|mba|emba)\p{Han}{0,4}$`)

// ofOthers: 校友 of a school that is named, and is not this one.
func ofOthers(before, _ string) bool {
	return ofOther.MatchString(before) && !strings.Contains(before, "轻工大") || endsWith(before, "非", "无")
}

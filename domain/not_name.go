package domain

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// noNames are what stands in lists where a name is wanted: footers, headings,
// and words for nothing, as NameKey writes them.
var noNames = strings.Fields(
	"空 有 否 是 合计 总计 小计 共计 总数 人数 无 没有 暂无 同上 同前 未知 不详 不明 待定 待补 待补充 待查 待确认 略 保密 匿名 已故 退休 " +
		"家属 群友 见附件 见备注 已退群 不参加 姓名 名字 真实姓名 校友姓名 成员姓名 序号 编号 备注 电话 手机 手机号 手机号码 联系电话 联系方式 性别 " +
		"专业 年级 班级 专业班级 城市 所在城市 工作城市 学院 院系 学历 学号 生源地 籍贯 行业 单位 工作单位 职务 邮箱 微信 微信号 微信昵称 " +
		"填表人 联系人 审核人 负责人 制表人 经办人 群主 管理员 群昵称 群名片 昵称 男 女 本人 测试 校友 同学 " +
		"null nil none nan na n/a n.a. name test undefined true false",
)

// courtesies stand behind a surname where people don't tell the whole name: 王老师 is
// how somebody is called, not what the name is.
var courtesies = strings.Fields(
	"先生 女士 小姐 老师 同学 师傅 校长 副校长 院长 书记 会长 副会长 秘书长 秘书 主任 处长 科长 局长 部长 主席 " +
		"经理 总经理 董事长 老板 教授 博士 医生 律师 师兄 师姐 学长 学姐 某 某某 某人",
)

// mostSurname is how many characters a surname has at most.
const mostSurname = 2

// placesOnly are the provinces after which nobody is called: their first
// character is no surname.
var placesOnly = []string{
	"北京", "天津", "河北", "山西", "内蒙古", "辽宁", "黑龙江", "上海", "浙江", "山东", "湖北", "湖南",
	"广东", "广西", "重庆", "四川", "西藏", "陕西", "青海", "新疆", "香港", "澳门", "台湾",
}

const (
	// mostSuffix is how many digits a name may end with: 张三2 tells namesakes apart
	// in many a list. A telephone number has more.
	mostSuffix = 6
	// mostHan is how many Han characters a name has at most without a middle dot:
	// those of many peoples are written in a row (阿依古丽买买提).
	mostHan = 8
)

// bodies end the name of what is nobody: a list has 食品学院 as a heading among its
// rows, and an employer in the name's place.
var bodies = []string{"学院", "大学", "公司", "集团", "校友会", "委员会", "理事会", "监事会", "秘书处"}

// NameLike tells whether a text may be somebody's real name, N1.2a: letters in
// words, with middle dots, hyphens and apostrophes, and none of what stands in
// lists in a name's place (1. 冯兰, 合计, 无, 同上, 王老师, 王某, 张XX, a phone, a formula, #N/A). The
// text is one that PersonName gave.
func NameLike(name string) bool {
	letters := strings.TrimRight(name, "0123456789")
	if len(name)-len(letters) > mostSuffix {
		return false
	}
	han, other, last := 0, 0, ' '
	for _, r := range letters {
		onHan := unicode.Is(unicode.Han, last)
		last = r
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case r == 0x115F, r == 0x1160, r == 0x3164, r == 0xFFA0, onHan && unicode.IsMark(r): // not seen, or not written so
			return false
		case unicode.IsLetter(r):
			other++
		case unicode.IsMark(r), strings.ContainsRune(" ·-'’.", r):
		default:
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(letters)
	if han > 0 && strings.Contains(letters, "-") { // a card: 冯兰-上海
		return false
	}
	if han == 0 && other < 2 || !unicode.In(first, unicode.Han, unicode.L) {
		return false
	}
	if han > 0 && crossed(letters) || han > mostHan && !strings.ContainsRune(letters, MiddleDot) {
		return false
	}
	return !slices.ContainsFunc(bodies, func(end string) bool { return strings.HasSuffix(letters, end) }) &&
		!slices.Contains(noNames, NameKey(letters)) && !slices.Contains(placesOnly, name) && !courtesy(letters)
}

// crossed tells whether part of a name was crossed out: 张XX, 王x.
func crossed(name string) bool {
	left := strings.TrimRight(name, "xX×")
	return left != name && left != "" && strings.TrimFunc(left, func(r rune) bool { return unicode.Is(unicode.Han, r) }) == ""
}

// courtesy tells whether a text is a surname with a form of address or an office.
func courtesy(name string) bool {
	for _, c := range courtesies {
		if surname, found := strings.CutSuffix(name, c); found && surname != "" && utf8.RuneCountInString(surname) <= mostSurname {
			return true
		}
	}
	return false
}

// sexBehind tells whether a word for the sex stands behind a name: 马冬 男, which would be
// 马冬男. One character with a space is a name that was padded: 冯 男.
func sexBehind(s string) bool {
	parts := strings.Fields(Eyes(s))
	if len(parts) != 2 || parts[1] != "男" && parts[1] != "女" {
		return false
	}
	return utf8.RuneCountInString(parts[0]) > 1 && strings.TrimFunc(parts[0], func(r rune) bool { return unicode.Is(unicode.Han, r) }) == ""
}

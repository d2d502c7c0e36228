package domain

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// MiddleDot parts the names of many people (阿依古丽·买买提): the one form of a
// sign of which keyboards and fonts have many.
const MiddleDot = '·'

// middleDots are the other signs that people type for it.
var middleDots = []rune{'•', '‧', '・', '･', '∙', '⋅', '●', '・', '᛫', '▪'}

// PlainDot gives MiddleDot for whatever people type for it, any other character as it is.
func PlainDot(r rune) rune {
	if slices.Contains(middleDots, r) {
		return MiddleDot
	}
	return r
}

// Eyes gives a text as the eye reads it: composed letters (NFC), full-width
// letters, digits and signs as ordinary ones, and nothing that is not seen. Spaces stay.
func Eyes(s string) string {
	if plainHan(s) {
		return s
	}
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if Unseen(r) && !unicode.IsSpace(r) || unicode.Is(unicode.Variation_Selector, r) {
			return -1
		}
		return r
	}, usual(width.Fold.String(strings.ToValidUTF8(s, "")))))
}

// lookalikes are characters that stand for ordinary ones which look the same: the
// radicals that some documents hold instead of Han characters, and the letters and
// digits of formulas.
var lookalikes = &unicode.RangeTable{
	R16: []unicode.Range16{{Lo: 0x2F00, Hi: 0x2FD5, Stride: 1}},
	R32: []unicode.Range32{{Lo: 0x1D400, Hi: 0x1D7FF, Stride: 1}},
}

// usual writes ordinary characters for those that look the same.
func usual(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(lookalikes, r) }) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if unicode.Is(lookalikes, r) {
			b.WriteString(norm.NFKC.String(string(r)))
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// plainHan tells, at a glance, that a text is common Han characters: most names are.
func plainHan(s string) bool {
	for _, r := range s {
		if r < 0x4E00 || r > 0x9FFF {
			return false
		}
	}
	return true
}

// PersonName gives a person's name in its one canonical form, in which it is
// stored and shown: as the eye reads it, with MiddleDot, without spaces but the
// single ones that part words of letters. A full stop between Han characters is
// a middle dot too.
func PersonName(s string) string {
	if plainHan(s) {
		return s
	}
	runes := []rune(Eyes(s))
	out := make([]rune, 0, len(runes))
	for i, r := range runes {
		before, after := neighbours(runes, i)
		r = PlainDot(r)
		switch {
		case unicode.IsSpace(r):
			if len(out) == 0 || out[len(out)-1] == ' ' || !spaced(before) || !spaced(after) {
				continue
			}
			r = ' '
		case r == '.' && unicode.Is(unicode.Han, before) && unicode.Is(unicode.Han, after):
			r = MiddleDot
		}
		out = append(out, r)
	}
	return string(out)
}

// neighbours gives the characters around one, spaces passed over; 0 for none.
func neighbours(runes []rune, i int) (before, after rune) {
	for j := i - 1; j >= 0 && before == 0; j-- {
		if !unicode.IsSpace(runes[j]) {
			before = PlainDot(runes[j])
		}
	}
	for j := i + 1; j < len(runes) && after == 0; j++ {
		if !unicode.IsSpace(runes[j]) {
			after = PlainDot(runes[j])
		}
	}
	return before, after
}

// spaced tells whether a space beside a character parts words: not beside Han
// and not beside a middle dot.
func spaced(r rune) bool {
	return r != 0 && r != MiddleDot && !unicode.Is(unicode.Han, r)
}

// NameKey is the form in which two names are one, whatever their case and spaces.
func NameKey(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' {
			return -1
		}
		return unicode.ToLower(r)
	}, PersonName(s))
}

// noNames are what stands in lists where a name is wanted: footers, headings,
// and words for nothing, as NameKey writes them.
var noNames = []string{
	"空", "有", "否", "是", "合计", "总计", "小计", "共计", "总数", "人数", "无", "没有", "暂无", "同上", "同前", "未知", "不详", "不明", "待定", "待补", "待补充", "待查", "略",
	"姓名", "名字", "真实姓名", "校友姓名", "成员姓名", "序号", "编号", "备注", "电话", "手机", "填表人", "联系人", "审核人", "负责人", "制表人", "经办人",
	"群主", "管理员", "群昵称", "群名片", "昵称", "男", "女", "本人", "测试", "校友", "同学",
	"null", "nil", "none", "nan", "na", "n/a", "n.a.", "name", "test", "undefined", "true", "false",
}

// placesOnly are the provinces after which nobody is called: their first
// character is no surname.
var placesOnly = []string{
	"北京", "天津", "河北", "山西", "内蒙古", "辽宁", "黑龙江", "上海", "浙江", "山东", "湖北", "湖南",
	"广东", "广西", "重庆", "四川", "西藏", "陕西", "青海", "新疆", "香港", "澳门", "台湾",
}

// mostSuffix is how many digits a name may end with: 张三2 tells namesakes apart
// in many a list. A telephone number has more.
const mostSuffix = 6

// bodies end the name of what is nobody: a list has 食品学院 as a heading among its
// rows, and an employer in the name's place.
var bodies = []string{"学院", "大学", "公司", "集团", "校友会", "委员会", "理事会", "监事会", "秘书处"}

// NameLike tells whether a text may be somebody's real name, N1.2a: letters in
// words, with middle dots, hyphens and apostrophes, and none of what stands in
// lists in a name's place (1. 冯兰, 合计, 无, 同上, a phone, a formula, #N/A). The
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
	return !slices.ContainsFunc(bodies, func(end string) bool { return strings.HasSuffix(letters, end) }) &&
		!slices.Contains(noNames, NameKey(letters)) && !slices.Contains(placesOnly, name)
}

// ReadName reads a person's real name: in its canonical form, or FaultNotName
// by N1.2a on the field. What may be a number is kept out of the message, A2.
func ReadName(field, s string) (string, error) {
	name, err := bounded(field, PersonName(s), MaxName)
	switch {
	case err != nil:
	case name == "":
		err = Required(field, "N1.2a")
	case !NameLike(name):
		err = Invalid(FaultNotName, field, "N1.2a", Args{"value": clip(maskDigits(name))})
	default:
		return name, nil
	}
	return "", ofPerson(err)
}

// ofPerson says of an error about a name that it is a person's (姓名), which is not
// called as that of a thing is (名称).
func ofPerson(err error) error {
	e := AsError(err)
	if e.Field == "name" {
		args := maps.Clone(e.Args)
		if args == nil {
			args = Args{}
		}
		args["field"] = "person_name"
		e.Args = args
	}
	return e
}

// maskDigits puts * for what may be digits of a telephone number.
func maskDigits(s string) string {
	if strings.ContainsFunc(s, unicode.IsDigit) && len(strings.Map(onlyDigits, s)) >= leastDigits {
		return strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return '*'
			}
			return r
		}, s)
	}
	return s
}

func onlyDigits(r rune) rune {
	if unicode.IsDigit(r) {
		return r
	}
	return -1
}

package roster

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"alumni/domain"
	"alumni/domain/naming"
)

// Why says why a row of a list is no record.
type Why string

// Why rows are passed over.
const (
	WhyTitle   Why = "title"   // stands above the heading
	WhyHeading Why = "heading" // the heading again, as at the top of a page
	WhyFooter  Why = "footer"  // a sum, a signature, a remark
	WhyDecided Why = "decided" // somebody decided to leave it out
)

// Passed is a row that is no record, with what stands in it.
type Passed struct {
	Row  int    `json:"row"`
	Text string `json:"text"`
	Why  Why    `json:"why"`
}

// passedText bounds how much of a row is told, in characters.
const passedText = 40

// longDigits may be a telephone number, which is told nowhere in clear, A2.
var longDigits = regexp.MustCompile(`(\d{3})\d{4,}`)

func passed(row Row, why Why) Passed {
	var parts []string
	for _, c := range row.Cells {
		if c = domain.CleanLine(c); c != "" {
			parts = append(parts, c)
		}
	}
	text := longDigits.ReplaceAllString(strings.Join(parts, " "), "$1****")
	if utf8.RuneCountInString(text) > passedText {
		text = string([]rune(text)[:passedText-1]) + "…"
	}
	return Passed{Row: row.Line, Text: text, Why: why}
}

// sums end a list, as the only word of a cell or before a number.
var sums = []string{"合计", "总计", "小计", "共计", "总人数", "人数合计", "合计人数", "总数", "累计", "本页小计", "共", "total", "sum"}

// signatures begin a cell below a list, before a colon or as all of it.
var signatures = []string{
	"填表人", "填表时间", "填表日期", "填报人", "填报单位", "填报时间", "填报日期", "填写人", "填写时间", "制表", "制表人", "制表时间", "制表日期", "制表单位",
	"审核", "审核人", "复核", "复核人", "经办人", "负责人", "负责人签字", "签字", "签名", "盖章", "单位盖章", "单位(盖章)", "联系人", "联系电话", "日期", "统计人", "统计时间",
	"统计日期", "录入人", "制作人", "备注", "注", "说明", "附注", "填表说明", "填写说明", "注意", "注意事项", "截至", "截止日期", "更新时间", "更新日期", "数据来源",
	"preparedby", "note", "notes", "remark", "remarks",
}

// footer tells whether a row is no record but ends a list: 合计, 填表人:, 备注:. Who
// has a name and more particulars is a record, whatever stands before it: 负责人
// may be somebody's office.
func footer(row Row, order []string) bool {
	first, who, more := "", "", false
	for i, c := range row.Cells {
		if c = domain.CleanLine(c); c == "" {
			continue
		}
		if first == "" {
			first = c
		}
		switch {
		case i >= len(order) || order[i] == "":
		case who == "" && slices.Contains(identity, order[i]):
			who = c
		default:
			more = true
		}
	}
	first, who = naming.Normalise(first), naming.Normalise(who)
	switch {
	case who == "" || ends(who):
		return ends(first) || ends(who)
	case !ends(first):
		return false
	}
	return !more || strings.Contains(first, ":") || signed(row) > 1
}

// ends tells whether a cell stands below a list only.
func ends(s string) bool { return isSum(s) || isSignature(s) || isPage(s) || isDay(s) }

// signed is how many cells of a row are signatures.
func signed(row Row) (n int) {
	for _, c := range row.Cells {
		if isSignature(naming.Normalise(c)) {
			n++
		}
	}
	return n
}

// identity are the columns that say whom or what a row is about.
var identity = []string{colName, colCard, colNumber, colBranch}

// isDay tells whether a cell is a day or a month, as stands below a signature.
func isDay(s string) bool {
	return domain.ReadDate(s).Valid() || dayOpen.MatchString(s)
}

// dayOpen is a month, or a day that was left open to be written in: 2026年11月, 2026年 月 日.
var dayOpen = regexp.MustCompile(`^(\d{4}|二[〇零○][一二三四五六七八九〇零○]{2})?年\d{0,2}月(\d{0,2}日)?$`)

func isSum(s string) bool {
	s = strings.ToLower(strings.TrimRight(s, ":"))
	for _, all := range []string{"以上", "本表", "全部", "总"} {
		if rest, found := strings.CutPrefix(s, all); found && strings.HasPrefix(rest, "共") {
			s = rest
		}
	}
	for _, w := range sums {
		rest, ok := strings.CutPrefix(s, w)
		if !ok || w == "共" && rest == "" {
			continue
		}
		rest = strings.TrimSuffix(strings.TrimLeft(rest, ":=("), ")")
		rest = strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(rest, "人"), "名"), "位条")
		if strings.TrimFunc(rest, unicode.IsDigit) == "" {
			return true
		}
	}
	return false
}

func isSignature(s string) bool {
	s = strings.ToLower(strings.TrimLeft(s, "*※#"))
	word, _, colon := strings.Cut(s, ":")
	for _, w := range signatures {
		if word == w && (colon || utf8.RuneCountInString(w) > 1) {
			return true
		}
	}
	return false
}

// isPage tells whether a cell is a page's number: 第3页, 第3页共7页, 3/7页.
func isPage(s string) bool {
	return strings.HasSuffix(s, "页") && strings.Trim(s, "第共页/,，-0123456789") == ""
}

package domain

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// ListColumns are the columns of the lists by which people, members and branches come
// into the registry many at a time (名单), by the words of their headings.
var ListColumns = []string{
	"姓名", "城市", "专业", "年级", "电话", "核验方式", "编号", "群名片", "入群依据", "人员类别", "学院", "届", "学历", "学号", "生源地",
	"工作城市", "行业", "工作单位", "职务", "微信昵称", "其他电话", "邮箱", "班级", "分会", "类别", "状态", "最近换届",
}

// ReadColumnWords reads headquarters' own words for the columns of lists, a column a
// line: 电话：手机号码、Mobile. It gives each word with its column. A line that is none,
// or a column that is none, is FaultBadChoice on body, with the columns.
func ReadColumnWords(body string) (map[string]string, error) {
	out := map[string]string{}
	for line := range strings.Lines(body) {
		if line = CleanLine(line); line == "" {
			continue
		}
		column, words, ok := strings.Cut(strings.ReplaceAll(line, "：", ":"), ":")
		if column = strings.TrimSpace(column); !ok || !slices.Contains(ListColumns, column) {
			return nil, badColumn(line)
		}
		for _, word := range strings.FieldsFunc(words, comma) { // a word may have spaces of its own
			if word = strings.TrimSpace(word); utf8.RuneCountInString(word) > MaxName {
				return nil, badColumn(word)
			} else if word != "" {
				out[word] = column
			}
		}
	}
	return out, nil
}

func badColumn(value string) *Error {
	e := BadChoice("body", clip(value))
	e.Rule, e.Args["allowed"] = "M9", ListColumns
	return e
}

package i18n

import (
	"slices"
	"strings"
)

// sectionSpelt is how the sections are typed without an input method: in full
// and by initials, in either language of the console.
var sectionSpelt = map[string][]string{
	"inbox": {"daiban", "db"}, "branches": {"fenhui", "fh"}, "groups": {"weixinqun", "wxq", "qun"},
	"applications": {"shenqing", "sq"}, "transfers": {"yijiao", "yj"}, "filing": {"beian", "ba"},
	"bulletins": {"gonggao", "gg"}, "consolidations": {"zhenghe", "zh"}, "violations": {"weigui", "wg"},
	"audit": {"shenji", "sj"}, "rules": {"guize", "gz"}, "people": {"renyuan", "ry"}, "settings": {"shezhi", "sz"},
}

// SpellsSection tells whether a text begins a section's pinyin or is its initials.
func SpellsSection(section, text string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(sectionSpelt[section], func(s string) bool { return strings.HasPrefix(s, text) })
}

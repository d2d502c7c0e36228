package screen_test

import (
	"strings"
	"testing"

	"alumni/domain"
)

// mongolian is a form of a branch of whose council nobody is registered.
const mongolian = "武汉轻工大学（内蒙古）校友分会微信群备案表\t\t\t\r\n身份\t姓名\t职务\t手机\t备注\r\n" +
	"群主\t乌兰\t秘书长\t13500000001\t\r\n管理员\t巴特尔\t理事\t13500000002\t暂代\r\n\t邓超\t名誉会长\t\t\r\n填表人：乌兰\t\t\t\t\r\n"

// A form of a group that the registry doesn't know brings its people, its offices
// and its late filing, each of which can be left out, by keys.
func TestA1_M4_5_AFormBringsPeopleByKeys(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 34}} {
		r := newRegistry(t)
		li := r.sits(r.officer, "zh", size[0], size[1])
		li.section("备案")
		li.presses("B")
		li.sees("按备案表登记", "连同标题和表头")
		li.pastes(mongolian)
		li.presses("enter")
		li.sees("选定并登记", "略过第 6 行", "未采用的列：备注")
		li.doesNotSee("13500000001")
		li.presses("enter")
		li.sees("按备案表登记 · 内蒙古", "补办备案由总会审核", "第 3 行 理事会：登记 乌兰")
		li.presses("enter")
		li.sees("请填写现群名")
		li.types("内蒙古轻工大校友群")
		li.presses("enter")
		li.sees("决议")
		li.types("蒙校理〔2026〕1号")
		li.presses("tab")
		li.types("20261102")
		li.presses("enter")
		li.sees("已按备案表登记：人员 2，理事会职务 2，电话 0，补办备案申请 A-0005")
		li.opens(domain.ID{Kind: domain.KindApplication, Seq: 5})
		li.sees("补办备案申请", "内蒙古轻工大校友群", "乌兰")
		li.section("备案")
		li.presses("B")
		li.pastes(mongolian)
		li.presses("enter")
		li.sees("表中没有新内容")
		li.doesNotSee("选定并登记")
	}
}

// Of which kind a branch is that the registry doesn't know is asked by its proper name.
func TestA1_TheKindOfANewBranchIsAskedByItsName(t *testing.T) {
	for lang, c := range map[string]struct{ asked, chosen, twice string }{
		"zh": {"襄阳校友分会的类别", "请选择襄阳校友分会的类别", "依据《"}, "en": {"Kind of 襄阳 branch", "Choose: Kind of 襄阳 branch", "(Notice"},
	} {
		r := newRegistry(t)
		li := r.sits(r.officer, lang, 80, 24)
		li.goes("filing")
		li.presses("B")
		li.pastes(strings.ReplaceAll(mongolian, "内蒙古", "襄阳"))
		li.presses("enter")
		li.sees("襄阳", "P-0008")
		li.doesNotSee(c.twice) // beside the sentence, and not in it again
		li.presses("enter")
		li.sees(c.asked)
		li.presses("enter")
		li.sees(c.chosen)
	}
}

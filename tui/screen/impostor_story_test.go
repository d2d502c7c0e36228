package screen_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/impostor"
)

// Names are checked by a paste, one is entered, written to and closed, by keys.
func TestM8_3_AnUnauthorisedGroupByKeys(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.section("违规")
	li.sees("m 冒用群")
	li.presses("m")
	li.sees("没有冒用群。C 检查群名，n 登记。", "C 检查群名")
	li.presses("C")
	li.sees("检查不登记任何内容")
	li.pastes("武漢輕工大學香港校友\n武汉轻工大学北京校友分会群01\n校友之家\n美食群\n")
	li.presses("enter")
	li.sees("4 个群名：涉嫌冒用 1，请人判断 1，官方群 1，不涉及 1", "写作“武漢輕工大學”（繁", "官方群")
	li.presses("esc", "esc")
	li.sees("C 检查群名")
	li.presses("n")
	li.sees("登记冒用群", "所见群名", "依据《办法》第八条(三)")
	li.types("武漢輕工大學香港校友")
	li.presses("tab")
	li.types("微信搜索")
	li.presses("tab")
	li.types("截图7")
	li.presses("tab", "enter")
	li.sees("H-0001", "武漢輕工大學香港校友", "待处理")
	li.opens(domain.ID{Kind: domain.KindImpostor, Seq: 1})
	li.sees("冒用群 · 武漢輕工大學香港校友", "涉嫌冒用", "繁体", "d 发维权函", "t 维权函")
	li.presses("d")
	li.sees("收函人", "限期改正")
	li.types("该群群主")
	li.presses("tab", "tab", "enter")
	li.sees("H-0001 已发函", "李敏 发维权函")
	li.presses("t")
	li.sees("关于停止冒用武汉轻工大学校友微信群名称的函", "该群群主", "“武漢輕工大學”")
	li.presses("esc")
	li.sees("x 了结")
	li.presses("x")
	li.sees("结果", "处理情况")
	li.presses("tab")
	li.types("已改名为老乡群")
	li.presses("tab", "enter")
	li.sees("H-0001 已了结", "李敏 了结冒用群")
	page, err := r.Impostors(r.ctx, r.officer, impostor.Filter{})
	r.must(err)
	if len(page.Items) != 1 || page.Items[0].State != domain.ImpostorClosed || page.Items[0].Outcome != domain.ImpostorRenamed {
		t.Errorf("closed %+v", page.Items)
	}
}

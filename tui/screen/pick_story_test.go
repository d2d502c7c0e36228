package screen_test

import (
	"strings"
	"testing"

	"alumni/domain"
)

// inThisOrder checks that the texts stand on the screen one below the other.
func (p *person) inThisOrder(texts ...string) {
	p.Helper()
	screen, at := p.screen(), 0
	for _, text := range texts {
		i := strings.Index(screen[at:], text)
		if i < 0 {
			p.Fatalf("%q does not stand below the one before:\n%s", text, screen)
		}
		at += i + len(text)
	}
}

func TestM4_1_TheBranchsOwnPeopleArePickedFirstAndNobodyTwice(t *testing.T) {
	r := newRegistry(t)
	secretary := r.people["林芳"]
	namesake := r.person("林芳", "上海", true)
	li := r.sits(r.officer, "zh", 120, 40)
	li.goes("branches")
	li.sees("5 个分会")
	li.presses("down", "down")
	li.sees("内蒙古校友分会", "尚无微信群")
	li.presses("n")
	li.sees("申请建群 · 内蒙古校友分会", "冯雪")
	li.presses("tab") // the owner

	li.types("l") // others fit it better: 磊 and 丽 end their names
	li.sees("› 林芳  "+secretary.String()+" 秘书长", "刘洋  "+r.people["刘洋"].String())
	li.inThisOrder("› 林芳  "+secretary.String(), "孙磊  ", "林芳  "+namesake.String(), "刘洋  ")

	li.presses("ctrl+u")
	li.types("林芳")
	li.sees("› 林芳  "+secretary.String()+" 秘书长", "林芳  "+namesake.String()+" 上海")
	li.doesNotSee("登记")

	li.presses("ctrl+u")
	li.types("马强") // somebody of Hunan
	li.sees("› 马强  "+r.people["马强"].String(), "马强  另行登记同名人员")

	li.presses("ctrl+u")
	li.types("秦朗")
	li.sees("› 秦朗  登记人员")
}

func TestM5_2_TheCouncilComesFirstAmongTheSuccessors(t *testing.T) {
	r := newRegistry(t)
	zhu := r.person("朱明", "北京", true)
	r.join(r.beijing, "朱明", "北京")
	r.must(r.store.Update(r.ctx, func(tx domain.Tx) error {
		b, err := tx.Branches().Get(r.branches["北京"])
		if err != nil {
			return err
		}
		b.Council = append(b.Council, domain.Seat{Person: zhu, Office: domain.OfficeVicePresident})
		return tx.Branches().Put(&b)
	}))
	li := r.sits(r.officer, "zh", 120, 40)
	li.goes("groups")
	li.sees("北京01群", "申请移交")
	li.presses("t")
	li.sees("申请移交 · 武汉轻工大学北京校友分会群01")
	li.presses("tab")
	li.types("z")
	li.sees("朱明  "+zhu.String()+" 副会长", "郑凯  "+r.people["郑凯"].String())
	li.inThisOrder("› 赵倩  ", "朱明  ", "郑凯  ")
}

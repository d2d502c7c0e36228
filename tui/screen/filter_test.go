package screen_test

import "testing"

func TestN0_BranchesAreFilteredByKindAndState(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 80, 24)
	li.presses("2")
	li.sees("5 个分会", "粮食行业")
	li.presses("f") // 省级
	li.sees("3 个分会", "北京", "湖南", "内蒙古")
	li.doesNotSee("粮食行业")
	li.presses("f", "f", "f") // 市级, 地区, 行业
	li.sees("1 个分会", "粮食行业")
	li.doesNotSee("湖南")
}

func TestTheAuditLogIsFiltered(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.presses("0")
	li.sees("导入分会", "提交申请")
	li.presses("tab")
	li.sees("条 · 批复同意")
	li.doesNotSee("导入分会")
	li.presses("0") // the section anew, unfiltered
	li.sees("导入分会")
	li.presses("/")
	li.types("A-0004")
	li.sees("条 · 提交申请")
	li.doesNotSee("A-0003")
}

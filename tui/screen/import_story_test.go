package screen_test

import (
	"testing"

	"alumni/domain"
	"alumni/domain/office/people"
)

// From an import's page each row leads to its person and back; an import that is done offers
// nothing to go on with, and what is taken back is in no list any more.
func TestN2_2a_ARowOfAnImportLeadsToItsPersonByKeys(t *testing.T) {
	r := newRegistry(t)
	_, err := r.ImportPeople(r.ctx, r.officer, []people.ImportPerson{
		{Row: 2, Name: "覃大海", City: "桂林", Phone: "13900000051"}, {Row: 3, Name: "莫小河", City: "南宁", Phone: "13900000052"},
	}, false)
	r.must(err)
	li := r.sits(r.officer, "zh", 80, 24)
	li.section("人员")
	li.sees("覃大海", "莫小河")
	li.opens(domain.ID{Kind: domain.KindImport, Seq: 1})
	li.sees("J-0001", "新登记 2", "覃大海 · 新登记", "u 撤销")
	li.doesNotSee("c 继续")
	li.presses("enter")
	li.sees("相关记录", "› P-0016", "莫小河 · 新登记") // whose page is to be opened
	li.presses("down", "enter")
	li.sees("P-0017  莫小河", "南宁")
	li.presses("esc")
	li.sees("› P-0017")
	li.presses("esc")
	li.sees("u 撤销导入")
	li.presses("u")
	li.sees("撤销导入 · J-0001")
	li.presses("enter")
	li.sees("J-0001 已撤销")
	li.section("人员")
	li.doesNotSee("覃大海")
}

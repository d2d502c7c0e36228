package roster_test

import (
	"errors"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/roster"
)

// FuzzLists gives any lines as a list of people and of members: a list is refused whole,
// by what it is, or each of its lines is read, named as wrong, or named as passed over.
func FuzzLists(f *testing.F) {
	for _, s := range []string{
		"姓名|手机*|备注\n庚一|13900000001|\n合计|1|\n", "#接龙\n登记\n1. 冯兰-上海-食品05级\n2、马冬\n", "冯兰-上海-食品05级\n注：无\n",
		"标题\n\n序号|【必填】姓名|单位：\n1|冯兰|x\n序号|【必填】姓名|单位：\n填表人：甲|\n", "姓名|姓名\n", "电话|手机|联系方式|姓名\n1|2|3|#N/A\n", "(|)|姓名\n",
		"@冯兰-上海-食品05级 @马冬-北京-化学97级\n@庚一-上海-食品05级\n", "张三19900000001李四19900000002\n", "武汉分会\n张三|19900000001|食品\n李四|19900000002|化学\n",
		"姓名：张三\n电话：19900000001\n\n姓名：李四\n爱好：棋\n以上\n", "姓名|城市\n一、理事会\n冯兰|武汉\n马冬|同上\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		lines := strings.Split(text, "\n")
		filled := 0
		for _, l := range lines {
			if domain.CleanLine(strings.ReplaceAll(l, "|", "")) != "" {
				filled++
			}
		}
		people, err := roster.People(sheet(lines...), roster.Options{})
		told := map[int]bool{}
		for _, r := range people.Rows {
			told[r.Row] = true
		}
		whole(t, err, filled, distinct(told, people.Bad, people.Passed, people.Below), people.Heading)
		members, err := roster.Members(sheet(lines...), roster.Options{Basis: domain.BasisWork})
		told = map[int]bool{}
		for _, r := range members.Rows {
			told[r.Row] = true
		}
		whole(t, err, filled, distinct(told, members.Bad, members.Passed, members.Below), members.Heading)
		for _, b := range append(people.Bad, members.Bad...) {
			if b.Row < 1 || b.Err.Code != domain.CodeInvalid || b.Err.Fault == "" {
				t.Fatalf("row %d is refused by %v", b.Row, b.Err)
			}
		}
	})
}

// distinct counts the lines of which a list tells: one may hold several people, and be wrong for one of them.
func distinct(told map[int]bool, bad []desk.RowError, passed []roster.Passed, below []int) int {
	for _, b := range bad {
		told[b.Row] = true
	}
	for _, p := range passed {
		told[p.Row] = true
	}
	for _, line := range below { // read with the one above
		told[line] = true
	}
	return len(told)
}

// whole fails if a line of a list is lost.
func whole(t *testing.T, err error, filled, told, heading int) {
	t.Helper()
	var refused *desk.ImportError
	switch {
	case err != nil && (!errors.As(err, &refused) || len(refused.Rows) != 1 || refused.Rows[0].Row != 0):
		t.Fatalf("refused by %v", err)
	case err != nil:
	case heading > 0 && told != filled-1, heading == 0 && told != filled:
		t.Fatalf("of %d lines %d are told of, the heading is %d", filled, told, heading)
	}
}

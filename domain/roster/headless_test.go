package roster_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/people"
	"alumni/domain/roster"
)

// read tells of a list in short: each person's row, name, phone, major and year, and what was passed over.
func read(t *testing.T, lines ...string) (out []string, list roster.Table[people.ImportPerson]) {
	t.Helper()
	list, err := roster.People(sheet(lines...), roster.Options{})
	if err != nil || len(list.Bad) > 0 {
		t.Errorf("%q: %v, wrong %v", lines, err, list.Bad)
	}
	for _, r := range list.Rows {
		out = append(out, strings.TrimRight(fmt.Sprintf("%d %s %s %s %d", r.Row, r.Name, r.Phone, r.Major, r.Year), " "))
	}
	return out, list
}

// A table without a heading is read by what its columns hold, where that is sure; what is not is left out by its letter.
func TestN2_2a_ATableWithoutAHeadingIsReadWhereItsColumnsAreSure(t *testing.T) {
	for name, c := range map[string]struct {
		lines   []string
		want    []string
		leftOut string
	}{
		"names and phones": {[]string{"冯兰|19900000001", "马冬|19900000002"}, []string{"1 冯兰 19900000001  0", "2 马冬 19900000002  0"}, ""},
		"with a number, a place and a major": {
			[]string{"1|冯兰|上海|19900000001|食品", "2|马冬|北京|199 0000 0002|化学"}, []string{"1 冯兰 19900000001 食品 0", "2 马冬 199 0000 0002 化学 0"}, "A C",
		},
		"below a title, above a sum": {
			[]string{"武汉分会通讯录", "冯兰|19900000001|05级", "马冬|19900000002|97级", "合计|2"}, []string{"2 冯兰 19900000001  2005", "3 马冬 19900000002  1997"}, "",
		},
		"a class":       {[]string{"食工9701|冯兰|19900000001", "食品15级|马冬|19900000002"}, []string{"1 冯兰 19900000001 食工 1997", "2 马冬 19900000002 食品 2015"}, ""},
		"one line":      {[]string{"张三19900000001李四19900000002，王五 19900000003"}, []string{"1 张三 19900000001  0", "1 李四 19900000002  0", "1 王五 19900000003  0"}, ""},
		"several lines": {[]string{"1、张三：19900000001", "2、李四：19900000002"}, []string{"1 张三 19900000001  0", "2 李四 19900000002  0"}, ""},
	} {
		got, list := read(t, c.lines...)
		if !slices.Equal(got, c.want) || strings.Join(list.LeftOut(), " ") != c.leftOut {
			t.Errorf("%s: %q, left out %q", name, got, list.LeftOut())
		}
	}
	said, err := roster.People(sheet("1|冯兰|上海|19900000001", "2|马冬|北京|19900000002"), roster.Options{Columns: map[string]string{"C": "城市"}})
	if err != nil || len(said.Rows) != 2 || said.Rows[1].City != "北京" {
		t.Errorf("what somebody says of a letter: %+v, %v", said.Rows, err)
	}
	for name, lines := range map[string][]string{ // nobody knows which column holds the names, or what the rows are
		"two columns of names": {"冯兰|李强|19900000001", "马冬|周平|19900000002"},
		"nicknames":            {"快乐|19900000001", "开心果|19900000002"},
		"half of phones":       {"冯兰|19900000001", "马冬|三号楼"},
	} {
		if list, err := roster.People(sheet(lines...), roster.Options{}); err == nil && len(list.Rows) > 0 && list.Rows[0].Name != "" {
			t.Errorf("%s: guessed %+v", name, list.Rows)
		}
	}
}

// Forms and messages give each person a block of labelled lines.
func TestN2_2a_LabelledLinesAreOnePersonABlock(t *testing.T) {
	want := []string{"张三 19900000001 食品 2005", "李四 19900000002 化学 1997"}
	for name, c := range map[string][]string{
		"a line each":       {"姓名：张三 电话：19900000001 专业：食品 年级：05级", "姓名：李四 电话：19900000002 专业：化学 年级：97级"},
		"numbered":          {"校友登记", "1、姓名：张三，手机：19900000001，专业：食品，年级：05级", "2、姓名：李四，手机：19900000002，专业：化学，年级：97级"},
		"blocks":            {"姓名：张三", "电话/微信同号：19900000001", "专业：食品", "年级：05级", "", "姓名：李四", "电话：19900000002", "专业：化学", "年级：97级"},
		"blocks, no blanks": {"姓名:张三", "tel:19900000001", "专业:食品", "年级:05级", "姓名:李四", "tel:19900000002", "专业:化学", "年级:97级"},
		"unknown labels":    {"姓名：张三 爱好：下棋 手机：19900000001 专业：食品 年级：05级", "姓名：李四 爱好：无 手机：19900000002 专业：化学 年级：97级"},
		"another order":     {"手机：19900000001", "姓名：张三", "专业：食品", "年级：05级", "手机：19900000002", "姓名：李四", "专业：化学", "年级：97级"},
	} {
		got, _ := read(t, c...)
		for i := range got {
			_, got[i], _ = strings.Cut(got[i], " ")
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got, list := read(t, "姓名：张三", "爱好：下棋", "手机：19900000001", "", "姓名：李四", "手机：19900000002"); len(got) != 2 || !slices.Equal(list.LeftOut(), []string{"爱好"}) {
		t.Errorf("%q, left out %q", got, list.LeftOut())
	}
	got, list := read(t, "名单如下", "姓名：张三 电话：19900000001 专业：食品 年级：05级", "", "以上请核对")
	if len(got) != 1 || len(list.Passed) != 2 || list.Rows[0].Row != 2 {
		t.Errorf("%q, passed %+v", got, list.Passed)
	}
}

// A part of a list has a title, which is nobody.
func TestN2_2a_TheTitleOfAPartIsNobody(t *testing.T) {
	got, list := read(t, "序号|姓名|电话", "一、理事会", "1|冯兰|19900000001", "（二）会员||", "|武汉分会|", "2|马冬|19900000002", "食品05级||", "3|单雄信|19900000003")
	if len(got) != 3 || len(list.Passed) != 4 || got[2] != "8 单雄信 19900000003  0" {
		t.Errorf("%q, passed %+v", got, list.Passed)
	}
	one, err := roster.People(sheet("姓名|电话", "马冬|", "13900000|"), roster.Options{}) // one who tells no more is somebody
	if err != nil || len(one.Rows)+len(one.Bad) != 2 || len(one.Passed) != 0 {
		t.Errorf("%+v, %+v, %v", one.Rows, one.Passed, err)
	}
}

// What a cell says of nothing is no value, and 同上 is the value above; telephones and names are nobody else's.
func TestN2_2a_TheSameAsAboveIsTheValueAbove(t *testing.T) {
	list, err := roster.People(sheet(
		"姓名|城市|专业|年级（届）|工作单位及职务|学历/学位|联系人电话", "冯兰|Shanghai|食品|05级|某厂 厂长|硕士|19900000001", "马冬|同上|〃|同上|—|同上|19900000002",
		"周平|同上|不详|无|同上|无|", "吴九|NEW YORK|化学|2003届|无|本|同上",
	), roster.Options{})
	if err != nil || len(list.Rows) != 4 || list.Rows[3].Phone != "同上" { // which is no telephone, and is refused as one
		t.Fatalf("%+v, %v, %v", list.Rows, list.Bad, err)
	}
	if r := list.Rows[3]; r.City != "纽约" || r.Left != 2003 {
		t.Errorf("%+v", r)
	}
	if r := list.Rows[1]; r.City != "上海" || r.Major != "食品" || r.Year != 2005 || r.Employer != "" || r.Degree != domain.DegreeMaster || r.Phone != "19900000002" {
		t.Errorf("%+v", r)
	}
	if r := list.Rows[2]; r.City != "上海" || r.Major != "" || r.Year != 0 || r.Employer != "" || r.Degree != "" {
		t.Errorf("%+v", r)
	}
	members, err := roster.Members(sheet("姓名|入群依据（必填）", "冯兰|生活", "马冬|同上", "周平|—"), roster.Options{})
	if err != nil || len(members.Rows) != 2 || members.Rows[1].Basis != domain.BasisLiving || len(members.Bad) != 1 || members.Bad[0].Err.Fault != domain.FaultRequired {
		t.Errorf("%+v, %v, %v", members.Rows, members.Bad, err)
	}
	if bad, err := roster.People(sheet("姓名|手机号码（必填）", "冯兰|19900000001", "同上|19900000002"), roster.Options{}); err != nil || bad.Rows[1].Name != "同上" {
		t.Errorf("a name is nobody else's: %+v, %v", bad.Rows, err)
	}
}

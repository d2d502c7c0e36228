package roster_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/roster"
)

// Cells that say nothing are nothing, whatever word is written for it, and take
// nothing away; a name is asked for all the same.
func TestN2_2a_ACellThatSaysNothingIsNothing(t *testing.T) {
	for _, void := range []string{"无", "没有", "暂无", "不详", "-", "——", "/", "N/A", "0", "待补"} {
		list, err := roster.People(sheet("姓名|电话|邮箱|学历|核验方式|城市|年级", strings.Replace("冯兰|x|x|x|x|x|x", "x", void, -1)), roster.Options{})
		if err != nil || len(list.Bad) > 0 || len(list.Rows) != 1 {
			t.Errorf("%s: %+v, %v", void, list.Bad, err)
			continue
		}
		if r := list.Rows[0]; r.Phone+r.Email+string(r.Degree)+r.How+r.City != "" || r.Year != 0 {
			t.Errorf("%s: %+v", void, r)
		}
	}
}

// A number that a spreadsheet shortened is refused with what happened to it, in any
// column of long numbers; one that only has a nought behind a point is whole.
func TestN2_2a_AShortenedNumberIsNotTakenForOne(t *testing.T) {
	for column, field := range map[string]string{"电话": "phone", "办公电话": "phone", "学号": "student_number"} {
		list, err := roster.People(sheet("姓名|"+column, "冯兰|1.38E+10", "马冬|13800000002.0"), roster.Options{})
		if err != nil || len(list.Bad) != 1 || len(list.Rows) != 1 {
			t.Errorf("%s: %+v, %v", column, list, err)
			continue
		}
		bad, r := list.Bad[0].Err, list.Rows[0]
		if bad.Fault != domain.FaultCellScientific || bad.Field != field || r.Phone+r.Phones+r.StudentNumber.Reveal() != "13800000002" {
			t.Errorf("%s: %v, %+v", column, bad, r)
		}
	}
}

// Several telephones of a row are all kept, whatever number their columns bear.
func TestN2_2a_NumberedTelephonesAreAllKept(t *testing.T) {
	list, err := roster.People(sheet("姓名|手机1|手机2|手机3|办公电话", "冯兰|13800000001|13800000002|13800000003|027-12345678"), roster.Options{})
	if err != nil || len(list.Rows) != 1 {
		t.Fatalf("%+v, %v", list, err)
	}
	if r := list.Rows[0]; r.Phone != "13800000001" || r.Phones != "13800000002,13800000003,027-12345678" {
		t.Errorf("%+v", r)
	}
}

// A list in blocks has a title above each heading, which is nobody's name, and days and
// sums below that people write as they speak.
func TestN2_2a_BlocksAndSpokenFootersAreNobody(t *testing.T) {
	list, err := roster.People(sheet(
		"食品05级", "姓名|电话", "冯兰|13800000001", "油脂03级", "姓名|电话", "马冬|13800000002", "以上共2人", "2026年11月1日", "2026年 月 日", "总共 2 人",
	), roster.Options{})
	var names []string
	for _, r := range list.Rows {
		names = append(names, r.Name)
	}
	if err != nil || len(list.Bad) > 0 || !slices.Equal(names, []string{"冯兰", "马冬"}) || len(list.Passed) != 7 {
		t.Errorf("%q, wrong %+v, passed %+v, %v", names, list.Bad, list.Passed, err)
	}
}

// A table that lies on its side, or has a column twice, is refused with what to do.
func TestN2_2a_ATableThatLiesOtherwiseIsNamed(t *testing.T) {
	for fault, lines := range map[domain.Fault][]string{
		domain.FaultSideways:   {"姓名|冯兰|马冬", "电话|13800000001|13800000002", "专业|食品|油脂"},
		domain.FaultTitleTwice: {"序号|姓名|电话||序号|姓名|电话", "1|冯兰|13800000001||2|马冬|13800000002"},
	} {
		_, err := roster.People(sheet(lines...), roster.Options{})
		var bad *desk.ImportError
		if !errors.As(err, &bad) || bad.Rows[0].Err.Fault != fault {
			t.Errorf("%s: %v", fault, err)
		}
	}
}

// A chain of answers may have each in several lines, and what was copied out of a chat
// says above each message who wrote it and when: that is no card.
func TestN1_2c_AnswersOfSeveralLinesAndMessagesAreCards(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		cards []string
	}{
		"lines below": {
			[]string{"#接龙", "【理事报名】", "1. 冯兰", "上海 食品05级", "2. 马冬", "武汉 油脂03级"}, []string{"冯兰 上海 食品05级", "马冬 武汉 油脂03级"},
		},
		"a remark below": {[]string{"1. 冯兰-上海-食品05级", "（带家属）", "2. 马冬-武汉-油脂03级"}, []string{"冯兰-上海-食品05级", "马冬-武汉-油脂03级"}},
		"a card that is wrong": {
			[]string{"王伟2b-杭州-会计05级", "冯兰-上海-食品05级"}, []string{"王伟2b-杭州-会计05级", "冯兰-上海-食品05级"},
		},
		"a chat": {
			[]string{"张会长 2026/11/1 10:00", "冯兰-上海-食品05级", "李秘书 2026/11/1 10:02:09", "马冬-武汉-油脂03级"},
			[]string{"冯兰-上海-食品05级", "马冬-武汉-油脂03级"},
		},
	} {
		list, err := roster.People(sheet(c.lines...), roster.Options{})
		var cards []string
		for _, r := range list.Rows {
			cards = append(cards, r.Card)
		}
		if err != nil || len(list.Bad) > 0 || !slices.Equal(cards, c.cards) {
			t.Errorf("%s: %q, wrong %+v, %v", name, cards, list.Bad, err)
		}
	}
}

// Why somebody is in a group is said in many words.
func TestN1_2d_TheBasisIsReadInTheWordsOfAList(t *testing.T) {
	for word, want := range map[string]domain.Basis{
		"居住": domain.BasisLiving, "在当地工作": domain.BasisWork, "籍贯": domain.BasisOrigin, "校领导": domain.BasisLeader, "教职工": domain.BasisStaff,
	} {
		list, err := roster.Members(sheet("姓名|入群依据", "冯兰|"+word), roster.Options{})
		if err != nil || len(list.Rows) != 1 || list.Rows[0].Basis != want {
			t.Errorf("%s: %+v, %v", word, list, err)
		}
	}
}

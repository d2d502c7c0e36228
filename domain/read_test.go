package domain

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestADayIsReadAsPeopleWriteIt(t *testing.T) {
	for typed, want := range map[string]Date{
		"2026-11-02": "2026-11-02", "20261102": "2026-11-02", "2026/11/2": "2026-11-02", "2026.11.2": "2026-11-02",
		"2026-11-2": "2026-11-02", "2026年11月2日": "2026-11-02", "2026年11月2号": "2026-11-02", " 2026 年 11 月 2 日 ": "2026-11-02",
		"２０２６．１１．２": "2026-11-02", "２０２６年１１月２日": "2026-11-02", "2026—11—02": "2026-11-02", "2026。11。2": "2026-11-02",
		"2026/11/2 0:00": "2026-11-02", "2026/11/2 00:00:00": "2026-11-02", "2026 11 2": "2026-11-02", "\u200b2026/11/2": "2026-11-02",
		"二〇二六年十一月二日": "2026-11-02", "二○二六年十月三十一日": "2026-10-31", "二零二六年一月二十日": "2026-01-20",
		"2 Nov 2026": "2026-11-02", "November 2, 2026": "2026-11-02", "nov 2, 2026": "2026-11-02",
		"": "", "明天": "明天", "2026-13-45": "2026-13-45", "11-2": "11-2", "202611": "202611", "26/11/2": "26/11/2",
		"2026/11/2 8:30": "2026/11/2 8:30",
	} {
		if got := ReadDate(typed); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
}

// Who is asked for a day may leave the year out: it is the nearest day of that name.
func TestADayWithoutItsYearIsTheNearest(t *testing.T) {
	now := Date("2026-12-01").Time().Add(9 * time.Hour)
	for typed, want := range map[string]Date{
		"12月8日": "2026-12-08", "12-8": "2026-12-08", "12/8": "2026-12-08", "12.8": "2026-12-08", "12月8号": "2026-12-08",
		"十二月八日": "2026-12-08", "１２月８日": "2026-12-08", "Dec 8": "2026-12-08", "8 Dec": "2026-12-08", " 12 - 8 ": "2026-12-08",
		"1-8": "2027-01-08", "11-2": "2026-11-02", "6月2日": "2026-06-02", "5月30日": "2027-05-30", "2026.12.8": "2026-12-08",
		"2-29": "2-29", "13-1": "13-1", "12-32": "12-32", "明天": "明天", "": "", "8": "8", "12-8-9": "12-8-9",
	} {
		if got := ReadDay(typed, now); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
	if got := ReadDay("2-29", Date("2028-01-10").Time()); got != "2028-02-29" {
		t.Errorf("in a leap year it is %q", got)
	}
}

func TestANumberIsReadAsPeopleWriteIt(t *testing.T) {
	want := ID{Kind: KindApplication, Seq: 12}
	for _, typed := range []string{"A-0012", "a12", "A 12", " a-12 ", "Ａ－００１２", "ａ１２", "A—0012", "A–12", "A‑12", "A\u200b-12"} {
		if got, err := ReadID(typed, KindApplication); err != nil || got != want {
			t.Errorf("%q is %v, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"", "12", "A", "A-0", "A+1", "G-0012", "A-12-1", "甲-12", strings.Repeat("A", 30)} {
		if got, err := ReadID(typed, KindApplication); !IsCode(err, CodeInvalid) || AsError(err).Fault != FaultBadID || !got.IsZero() {
			t.Errorf("%q is %v, %v", typed, got, err)
		}
	}
}

func TestAPersonIsReadByNumberOrName(t *testing.T) {
	one, two, three := ID{Kind: KindPerson, Seq: 1}, ID{Kind: KindPerson, Seq: 2}, ID{Kind: KindPerson, Seq: 3}
	known := map[string][]ID{"张三": {one}, "李四": {two, three}}
	find := func(name string) ([]ID, error) { return known[name], nil }
	for typed, want := range map[string]ID{"P-1": one, "ｐ３": three, "张三": one, " 张三 ": one} {
		if got, err := ReadPerson("person", typed, find); err != nil || got != want {
			t.Errorf("%q is %v, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"", "王五", "G-1", "13812345678"} {
		if got, err := ReadPerson("person", typed, find); err == nil || AsError(err).Fault != FaultBadID {
			t.Errorf("%q is %v, %v", typed, got, err)
		}
	}
	_, err := ReadPerson("person", "李四", find)
	if e := AsError(err); e.Fault != FaultSeveral || e.Field != "person" || fmt.Sprint(e.Args["ids"]) != "[P-0002 P-0003]" {
		t.Errorf("two of one name: %v", err)
	}
	broken := NotFound(one)
	if _, err := ReadPerson("person", "张三", func(string) ([]ID, error) { return nil, broken }); err != error(broken) {
		t.Errorf("a find that fails: %v", err)
	}
}

func TestAChoiceIsReadByCodeOrWord(t *testing.T) {
	of := []CouncilOffice{OfficePresident, OfficeVicePresident, OfficeSecretary}
	words := map[CouncilOffice]string{OfficePresident: "会长", OfficeVicePresident: "副会长", OfficeSecretary: "秘书长"}
	english := map[CouncilOffice]string{OfficePresident: "President", OfficeVicePresident: "Vice president", OfficeSecretary: "President"}
	for typed, want := range map[string]CouncilOffice{
		"vice_president": OfficeVicePresident, "Vice-President": OfficeVicePresident, "VICE PRESIDENT": OfficeVicePresident,
		"副会长": OfficeVicePresident, " 会长 ": OfficePresident, "president": OfficePresident,
	} {
		if got, err := ReadChoice("office", typed, of, words, english); err != nil || got != want {
			t.Errorf("%q is %q, %v", typed, got, err)
		}
	}
	shared := map[CouncilOffice]string{OfficePresident: "领导", OfficeSecretary: "领导"}
	for _, typed := range []string{"", "长", "领导", "none"} {
		got, err := ReadChoice("office", typed, of, words, shared)
		if e := AsError(err); err == nil || e.Fault != FaultBadChoice || e.Field != "office" ||
			fmt.Sprint(e.Args["allowed"]) != "[会长 副会长 秘书长]" {
			t.Errorf("%q is %q, %v", typed, got, err)
		}
	}
}

func TestListsCountsYearsAndYesAreReadAsPeopleWriteThem(t *testing.T) {
	if got := ReadList(" 武汉市、江城，汉口;武昌；汉阳 青山,"); !slices.Equal(got, []string{"武汉市", "江城", "汉口", "武昌", "汉阳", "青山"}) {
		t.Errorf("%q", got)
	}
	read := func(s string) (ID, error) { return ReadID(s, KindGroup) }
	for _, list := range []string{"G-1,G-2", "G-1、g2", "G-1 G-2", "G 1；G 2", "Ｇ－１，\tG-2"} {
		if got, err := ReadEach(list, read); err != nil || fmt.Sprint(got) != "[G-0001 G-0002]" {
			t.Errorf("%q is %v, %v", list, got, err)
		}
	}
	if got, err := ReadEach("G-1,X", read); err == nil || got != nil {
		t.Errorf("a wrong one in a list: %v", got)
	}
	for typed, want := range map[string]int{
		"": 0, "62": 62, "62人": 62, "６２ 人": 62, "62 people": 62, "-5": -5, "六十": -1,
		"62.5": -1, "1e3": -1,
	} {
		if got, err := ReadCount("headcount", typed); (err == nil) == (want == -1) || err == nil && got != want {
			t.Errorf("count %q is %d, %v", typed, got, err)
		}
	}
	for typed, want := range map[string]int{
		"": 0, "0": 0, "1997": 1997, "1997级": 1997, "97级": 1997, "97": 1997, "０３级": 2003, "50": 2050, "51": 1951, "2003年": 2003,
		"97 级": 1997,
		"级":    -1, "7": -1, "九七": 1997, "二〇〇三级": 2003, "七": -1, "某年": -1, "19971": -1, "97届": -1, "-97": -1, "-7": -1, "+7": -1, "+123": -1,
	} {
		if got, err := ReadYear("year", typed); (err == nil) == (want == -1) || err == nil && got != want {
			t.Errorf("year %q is %d, %v", typed, got, err)
		}
	}
	for typed, want := range map[string]bool{
		"yes": true, "Y": true, "是": true, "１": true, "true": true, "no": false, "否": false,
		"0": false,
	} {
		if got, err := ReadYes("retired", typed); err != nil || got != want {
			t.Errorf("%q is %v, %v", typed, got, err)
		}
	}
	if _, err := ReadYes("retired", "也许"); err == nil {
		t.Error("也许 is neither")
	}
}

// What the program prints is read back, and as people spell it too.
func TestWhatIsPrintedIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := FirstDate.Time().AddDate(0, 0, rapid.IntRange(0, 40_000).Draw(t, "day"))
		for _, layout := range []string{time.DateOnly, "20060102", "2006/1/2", "2006.1.2", "2006年1月2日", "2 Jan 2006", "January 2, 2006"} {
			if got := ReadDate(day.Format(layout)); got != DateOf(day) {
				t.Fatalf("%s is %s", day.Format(layout), got)
			}
		}
		id := ID{Kind: rapid.SampledFrom(Kinds).Draw(t, "kind"), Seq: rapid.Uint64Range(1, 1<<62).Draw(t, "seq")}
		for _, s := range id.Spellings()[:2] {
			if got, err := ReadID(s, id.Kind); err != nil || got != id {
				t.Fatalf("%s is %v, %v", s, got, err)
			}
		}
		n := rapid.IntRange(0, 1<<30).Draw(t, "count")
		if got, err := ReadCount("headcount", fmt.Sprint(n)); err != nil || got != n {
			t.Fatalf("%d is %d, %v", n, got, err)
		}
		year := rapid.IntRange(1951, 2050).Draw(t, "year")
		for _, s := range []string{fmt.Sprint(year), fmt.Sprintf("%02d级", year%100)} {
			if got, err := ReadYear("year", s); err != nil || got != year {
				t.Fatalf("%s is %d, %v", s, got, err)
			}
		}
	})
}

func TestATemplateIsRefusedForItsFirstUnknownPlaceholder(t *testing.T) {
	for range 50 {
		err := CheckTemplate(TemplateApproval, "{甲}{乙}{丙}{丁}")
		if AsError(err).Args["value"] != "{甲}" {
			t.Fatalf("refused by %v", err)
		}
	}
}

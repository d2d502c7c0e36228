package remote

import (
	"strings"
	"testing"

	"alumni/cmd/alumni/cli"
)

const sentForm = "附件1,,,\n武汉轻工大学,,,\n（西藏）校友分会微信群备案表,,,\n群名称：西藏轻工校友,,,\n身份,姓名,职务,手机,备注\n" +
	"群主,多吉,会长,13500000001,\n管理员,央金,副会长,135-0000-0002,驻日喀则\n,扎西,青年委员,13500000003,\n填表人：多吉,,日期：2026年11月,\n"

// A form of a branch of which nothing is known is shown line by line, then taken in
// by one step; a second time it says nothing new.
func TestA1_AFormBringsPeopleByCommand(t *testing.T) {
	s := newShell(t)
	s.does("branch add --name 西藏 --kind provincial")
	code, out, errs := s.file(sentForm, "filing intake --dry-run")
	if code != cli.ExitDone {
		t.Fatalf("exit %d, %s", code, errs)
	}
	for _, want := range []string{
		"将登记 6 项", "person:6 人员：登记 多吉 群主 135****0001", "seat:7 理事会：登记 央金 副会长", "seat:8 理事会：不登记 扎西 青年委员",
		"group 补办备案：登记 西藏轻工校友，群主 多吉", "未采用的列：备注", "略过第 9 行", "“职务”列按“校友分会职务”读",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if strings.Contains(out, "13500000001") {
		t.Errorf("a phone is told: %s", out)
	}
	code, _, errs = s.file(sentForm, "filing intake --confirm")
	if code != cli.ExitRefused || !strings.Contains(errs, "决议") || strings.Contains(errs, "1350000") {
		t.Errorf("without a decision: exit %d, %s", code, errs)
	}
	const confirm = "filing intake --confirm --document 藏校理〔2026〕1号 --document-date 2026-11-01"
	code, out, errs = s.file(sentForm, confirm)
	if code != cli.ExitDone || !strings.Contains(out, "人员 3，理事会职务 2，电话 0，补办备案申请 A-0001") {
		t.Fatalf("exit %d, %q, %q", code, out, errs)
	}
	if out := s.does("application show A-1"); !strings.Contains(out, "西藏轻工校友") || !strings.Contains(out, "多吉") {
		t.Error(out)
	}
	code, _, errs = s.file(sentForm, confirm)
	if code != cli.ExitRefused || errs == "" {
		t.Errorf("a second time: exit %d, %s", code, errs)
	}
	if code, out, _ = s.file(sentForm, "filing intake --dry-run"); code != cli.ExitDone || !strings.Contains(out, "表中没有新内容") {
		t.Errorf("a second time: exit %d, %s", code, out)
	}
	for line, want := range map[string]string{
		"filing intake --confirm --dry-run": "--dry-run", "filing intake --dry-run --row x=new": "--row", "filing intake --dry-run --kind moon": "provincial",
	} {
		if code, _, errs := s.file(sentForm, line); code != cli.ExitUsage || !strings.Contains(errs, want) {
			t.Errorf("%s: exit %d, %s", line, code, errs)
		}
	}
}

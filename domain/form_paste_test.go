package domain_test

import (
	"slices"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/roster"
)

// pastedForm reads a paste for Shanghai's group, whole.
func pastedForm(cells [][]string) (domain.FilingForm, error) {
	f, err := roster.PastedForm(cells, "上海", roster.Options{})
	if err != nil {
		return domain.FilingForm{}, err
	}
	return f.Whole()
}

func TestA1_APastedFormMayLackTitleAndColumns(t *testing.T) {
	for name, c := range map[string]struct {
		cells [][]string
		place string
		row   int
	}{
		"whole":                  {annex(), "北京", 3},
		"without title":          {annex()[1:], "上海", 2},
		"without both":           {annex()[2:], "上海", 1},
		"title without columns":  {slices.Delete(annex(), 1, 2), "北京", 2},
		"the annex's number":     {append([][]string{{"附件1"}, {}}, annex()...), "北京", 5},
		"a title over all cells": {append([][]string{{annex()[0][0], "", "", "", ""}}, annex()[1:]...), "北京", 3},
		"blank rows above":       {append([][]string{nil, {"", "", "", "", ""}}, annex()[2:]...), "上海", 3},
		"the number left out":    {[][]string{{"群主", "赵一", "会长", "13812345678"}, {"管理员", "钱二"}, {"管理员", "孙三"}}, "上海", 1},
		"other columns":          {append([][]string{{"编号", "身份", "姓名", "职务", "电话"}}, annex()[2:]...), "上海", 2},
		"a column more":          {append([][]string{append(slices.Clone(annex()[1]), "备注")}, annex()[2:]...), "上海", 2},
		"unused template rows":   {append(annex()[2:], []string{"4", "管理员3", "", "", ""}), "上海", 1},
		"numbers left out": {[][]string{
			{"", "群主", "赵一", "会长", "13812345678"}, {"", "管理员1", "钱二", "", ""}, {"", "管理员2", "孙三", "", ""},
		}, "上海", 1},
	} {
		f, err := pastedForm(c.cells)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if f.Place != c.place || len(f.Rows) != 3 || f.Rows[0].Name != "赵一" || f.Rows[0].Role != domain.ManagerOwner ||
			f.Rows[0].Row != c.row {
			t.Errorf("%s: read %+v", name, f)
		}
	}
}

func TestA1_A2_OtherPastesAreRefused(t *testing.T) {
	bare := func() [][]string { return annex()[2:] }
	for name, c := range map[string]struct {
		cells [][]string
		fault domain.Fault
		rule  domain.ClauseID
		args  domain.Args
	}{
		"nothing": {nil, domain.FaultRequired, "A1", nil},
		"blanks":  {[][]string{nil, {"", " ", "\u200b"}}, domain.FaultRequired, "A1", nil},
		"another title": {
			append([][]string{{"北京群管理员名单"}}, annex()[1:]...), domain.FaultFormTitle, "A1", domain.Args{"value": "北京群管理员名单"},
		},
		"a title of no place": {append([][]string{{"武汉轻工大学（）校友分会微信群备案表"}}, annex()[1:]...), domain.FaultFormTitle, "A1", nil},
		"columns of another":  {append([][]string{{"编号", "单位", "校友", "职称", "邮箱"}}, bare()...), domain.FaultFormColumns, "A1", nil},
		"four columns": {
			[][]string{{"1", "群主", "赵一", "13812345678"}}, domain.FaultFormColumns, "A1", domain.Args{"row": 1, "have": 4},
		},
		"six columns": {
			append(bare(), []string{"4", "管理员3", "李四", "", "", "已退休"}), domain.FaultFormColumns, "A1", domain.Args{"row": 4, "have": 6},
		},
		"names alone":        {[][]string{{"赵一"}, {"钱二"}}, domain.FaultFormTitle, "A1", nil},
		"two owners":         {append(bare(), []string{"4", "群主", "李四", "", ""}), domain.FaultFormOwners, "A2", domain.Args{"count": 2}},
		"no owner":           {bare()[1:], domain.FaultFormOwners, "A2", domain.Args{"count": 0}},
		"a title alone":      {annex()[:1], domain.FaultFormOwners, "A2", domain.Args{"count": 0}},
		"another role":       {append(bare(), []string{"4", "副群主", "李四", "", ""}), domain.FaultFormRow, "A1", domain.Args{"row": 4}},
		"another role first": {[][]string{{"1", "副群主", "李四", "", ""}}, domain.FaultFormRow, "A1", domain.Args{"row": 1}},
		"a phone cut short":  {[][]string{{"1", "群主", "赵一", "会长", "1.38123E+10"}}, domain.FaultFormRow, "A1", domain.Args{"row": 1}},
		"rows without end":   {slices.Repeat([][]string{{"1", "管理员", "李四", "", ""}}, 99), domain.FaultFileSize, "A1", nil},
	} {
		_, err := pastedForm(c.cells)
		e := domain.AsError(err)
		if err == nil || e.Code != domain.CodeInvalid || e.Fault != c.fault || e.Rule != c.rule || e.Field == "" {
			t.Errorf("%s: %v, want %s by %s", name, err, c.fault, c.rule)
			continue
		}
		for k, want := range c.args {
			if e.Args[k] != want {
				t.Errorf("%s: %s is %v, want %v", name, k, e.Args[k], want)
			}
		}
		if strings.Contains(err.Error(), "13812345678") {
			t.Errorf("%s: the refusal tells a phone: %v", name, err)
		}
	}
}

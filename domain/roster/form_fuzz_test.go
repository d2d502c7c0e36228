package roster_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"alumni/domain"
	"alumni/domain/roster"
)

// FuzzForm gives any cells, parted by tabs and lines, as a filing form, A1: what
// is read has its one owner first, and is read again when it is written.
func FuzzForm(f *testing.F) {
	const title = "附件1\n武汉轻工大学（北京）校友分会微信群备案表\n序号\t微信群身份\t姓名\t校友分会职务\t联系电话\n"
	f.Add(title + "1\t群主\t赵一\t会长\t13812345678\n2\t管理员1\t钱二\t\t\n3\t管理员二\t\t\t")
	f.Add("1\t群主\t赵\u200b一\t会长\t138 1234 5678\n")
	f.Add(title + "1\t群主\t赵一\t会长\t138****5678\n")
	f.Add("\t群主\t\t\t0(0(0(0(") // masked by half a bracket once
	f.Fuzz(func(t *testing.T, text string) {
		var cells [][]string
		for line := range strings.SplitSeq(text, "\n") {
			cells = append(cells, strings.Split(line, "\t"))
		}
		for _, read := range []func() (domain.FilingForm, error){
			func() (domain.FilingForm, error) { return roster.ReadForm(cells) },
			func() (domain.FilingForm, error) {
				f, err := roster.PastedForm(cells, "北京", roster.Options{})
				if err != nil {
					return domain.FilingForm{}, err
				}
				return f.Whole()
			},
		} {
			form, err := read()
			if err != nil {
				formRefused(t, err)
				continue
			}
			sameForm(t, form)
		}
	})
}

// formRefused fails unless a refusal says what is wrong in a line, without a phone.
func formRefused(t *testing.T, err error) {
	t.Helper()
	var e *domain.Error
	if !errors.As(err, &e) || e.Code != domain.CodeInvalid || e.Fault == "" || e.Field == "" || e.Rule == "" {
		t.Fatalf("refused by %v", err)
	}
	value, _ := e.Args["value"].(string)
	if utf8.RuneCountInString(value) > 200 || strings.ContainsFunc(value, domain.Unseen) || !utf8.ValidString(value) {
		t.Fatalf("%s repeats %q", e.Fault, value)
	}
}

func sameForm(t *testing.T, form domain.FilingForm) {
	t.Helper()
	if len(form.Rows) > domain.MaxFormRows || form.Rows[0].Role != domain.ManagerOwner {
		t.Fatalf("read %+v", form)
	}
	got, err := roster.ReadForm(form.Cells())
	if err != nil || got.Place != form.Place || len(got.Rows) != len(form.Rows) {
		t.Fatalf("%+v is read again as %+v, %v", form, got, err)
	}
	for i, r := range form.Rows {
		if strings.ContainsFunc(form.Place+r.Name+r.Office, domain.Unseen) {
			t.Fatalf("%+v holds what is not seen", form)
		}
		r.Row, r.City, r.Major, r.Year = got.Rows[i].Row, "", "", 0 // the annex has no columns for them
		if r != got.Rows[i] {
			t.Fatalf("%+v is read again as %+v", r, got.Rows[i])
		}
	}
}

package importfile_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"alumni/cmd/alumni/importfile"
	"alumni/domain"
	"alumni/domain/office/desk"
)

// FuzzTables gives any bytes as a file of branches, of people and of members:
// either every row has what it needs and nothing that acts unseen, or none is
// given and each wrong one is named with what is wrong.
func FuzzTables(f *testing.F) {
	for _, s := range []string{
		branchFile, "分会,类别,状态,最近换届\n宁夏,省级,已成立,2026/5/1\n青海,省级,已成立,2026年5月1日\n", "\"\n", "\x81\x30\xff",
		"姓名,群名片,入群依据\n甲一,甲一-北京-食工9701,工作\n丁四,丁四-北京-化学93级97届,生源\n", "编号\t入群依据\nP-1\t学校领导\n" + strings.Repeat("9", 300) + "\t老师\n",
		"姓名,城市,专业,年级,电话,核验方式\n己一,北京,\"化学\n工程\",1997,,校友卡\n艾某•某提,北京\x1b[31m,化学,97级,138\u200b,校友卡\n",
	} {
		f.Add([]byte(s))
	}
	for _, s := range []string{
		"某地校友会\n序号;姓名*;手机号码;入学年份\n1;庚一;13900000001;1997/9/1\n合计;1\n", "sep=;\n姓名;专业\n甲;食品,油脂\n",
		"#接龙\n\n1. 冯兰-上海-食品05级\n", "\xff\xfe\xd3\x59\x0d\x54\n\x00", "姓名，城市\n\"己\n一\"，北京\n",
	} {
		f.Add([]byte(s))
	}
	f.Add(peopleBook(f))
	f.Fuzz(func(t *testing.T, raw []byte) {
		branches, err := importfile.Branches(t.Context(), bytes.NewReader(raw))
		whole(t, len(branches), err)
		for _, b := range branches {
			if b.Name == "" || b.Kind == "" || b.State == "" || b.Row == 0 || b.Reelected != "" && !b.Reelected.Valid() {
				t.Fatalf("an incomplete row passed: %+v", b)
			}
			harmless(t, b.Name)
		}
		people, err := readPeople(t, string(raw))
		whole(t, len(people), err)
		for _, p := range people {
			if p.Name == "" && p.Card == "" || p.Row == 0 {
				t.Fatalf("an incomplete row passed: %+v", p)
			}
			harmless(t, p.Name+p.Card+p.City+p.Major+p.Phone+p.How)
		}
		members, err := readMembers(t, string(raw))
		whole(t, len(members), err)
		for _, m := range members {
			if m.Person.IsZero() && m.Name == "" && m.Card == "" || m.Basis == "" || m.Row == 0 {
				t.Fatalf("an incomplete row passed: %+v", m)
			}
			harmless(t, m.Name+m.Card+m.City+m.Major+m.Phone+m.How)
		}
	})
}

// whole fails unless there are rows or a refusal that names what is wrong.
func whole(t *testing.T, rows int, err error) {
	t.Helper()
	if err == nil {
		return
	}
	var bad *desk.ImportError
	if rows != 0 || !errors.As(err, &bad) || len(bad.Rows) == 0 {
		t.Fatalf("%d rows and %v", rows, err)
	}
	for _, r := range bad.Rows {
		if r.Row < 0 || r.Err.Code != domain.CodeInvalid || r.Err.Fault == "" {
			t.Fatalf("row %d is refused by %v", r.Row, r.Err)
		}
	}
}

func harmless(t *testing.T, s string) {
	t.Helper()
	if strings.ContainsFunc(s, domain.Unseen) {
		t.Fatalf("%q came through", s)
	}
}

func peopleBook(f *testing.F) []byte {
	f.Helper()
	book := excelize.NewFile()
	for at, row := range map[string][]any{
		"A1": {"姓名", "城市", "专业", "年级", "电话", "核验方式"}, "A2": {"张三", "北京", "化学", 1997, 13812345678.0, "校友卡"},
	} {
		if err := book.SetSheetRow(book.GetSheetName(0), at, &row); err != nil {
			f.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		f.Fatal(err)
	}
	return b.Bytes()
}

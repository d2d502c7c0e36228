package remote

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"alumni/cmd/alumni/cli"
	"alumni/db/dbtest"
	"alumni/db/engine"
	"alumni/db/engine/bolt"
	"alumni/domain/office"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
)

const headMembers = "编号,姓名,城市,专业,年级,电话,群名片,入群依据\n"

func TestN1_2d_MembersByCommand(t *testing.T) {
	d := newSampleDesk(t)
	var g registry.GroupView
	d.json("group show G-0001", &g)
	file := headMembers + ",覃大海,桂林,化学,99级,13900001111,覃大海 桂林 化学99级,工作\n,莫小河,桂林,会计,2001,,,生源地\n"
	d.says(d.run(cli.ExitDone, file, "member import G-0001 --dry-run"), "可登记群成员 2 人（其中新登记人员 2 人）", "未写入")
	d.says(d.run(cli.ExitDone, file, "member import G-0001 --confirm"),
		"已登记群成员 2 人", "\n未实名核验 2 人，群名片待整改 1 人", "\n第 2 行 群名片“覃大海 桂林 化学99级”：分隔符不是“-”，应为“覃大海-桂林-化学99级”", "一.2")
	var n people.MembersImported
	d.jsonIn(strings.ReplaceAll(file, ",", "\t"), "member import G-0001 --confirm", &n) // as a spreadsheet copies it
	if n.Joined != 0 || n.Already != 2 || n.Members != g.Members+2 {
		t.Errorf("the same file again gives %+v", n)
	}
	d.says(d.run(cli.ExitDone, "", "member list G-0001 --text 莫小河"), "莫小河-桂林-会计01级")
	d.says(d.run(cli.ExitDone, "", "person list --unverified --text 莫小河"), "莫小河")
	wrong := headMembers + ",覃小海,桂林,化学,99级,13900001112,,同学\nP-0001,覃大海,,,,,,工作\n"
	d.says(d.run(cli.ExitRefused, wrong, "member import G-0001 --confirm"), "第 2 行", "入群依据", "一.2")
	d.says(d.run(cli.ExitRefused, strings.Replace(wrong, "同学", "工作", 1), "member import G-0001 --confirm"), "第 3 行", "P-0001 登记的姓名是")
	d.says(d.run(cli.ExitRefused, file, "member import G-9999 --confirm"), "G-9999")
}

// A chain of answers in WeChat has neither a heading nor a basis of admission.
func TestN1_2d_MembersFromAChainOfAnswers(t *testing.T) {
	d := newSampleDesk(t)
	chain := "#接龙\n食品系校友登记\n\n1. 覃大海-桂林-化学99级\n2. 莫小河-桂林-会计01级\n"
	d.says(d.run(cli.ExitRefused, chain, "member import G-0001 --confirm"), "第 4 行", "入群依据", "一.2")
	d.says(d.run(cli.ExitDone, chain, "member import G-0001 --confirm --basis 工作"), "已登记群成员 2 人", "逐行按群名片读", "略过第 1 行（标题）：#接龙")
	d.says(d.run(cli.ExitDone, "", "member list G-0001 --text 莫小河"), "莫小河-桂林-会计01级", "工作")
}

func TestN1_2d_MembersFromAWorkbook(t *testing.T) {
	d := newSampleDesk(t)
	f := excelize.NewFile()
	for i, row := range [][]any{
		{"姓名", "专业", "年级", "电话", "入群依据", "群名片"}, {"覃大海", "化学", 1999, 13900001111, "工作"}, {}, {"莫小河", "会计", "2001级", "", "生活"},
	} {
		if err := f.SetSheetRow(f.GetSheetName(0), fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	d.says(d.run(cli.ExitDone, b.String(), "member import G-0001 --confirm"), "已登记群成员 2 人")
	d.says(d.run(cli.ExitDone, b.String(), "member import G-0001 --confirm"), "2 人先前已在群内")
}

// jsonIn runs a line that reads a file and writes JSON.
func (d *sampleDesk) jsonIn(stdin, line string, v any) {
	d.Helper()
	out := d.run(cli.ExitDone, stdin, line+" --json")
	if err := json.Unmarshal([]byte(out), v); err != nil {
		d.Fatalf("%s: %v\n%s", line, err, out)
	}
}

// counted notes the transactions of an engine and the most keys one wrote.
type counted struct {
	engine.Engine
	updates, most int
}

type countedTx struct {
	engine.Tx
	writes *int
}

func (t countedTx) Put(k, v []byte) error { *t.writes++; return t.Tx.Put(k, v) }
func (t countedTx) Delete(k []byte) error { *t.writes++; return t.Tx.Delete(k) }

func (c *counted) Update(ctx context.Context, fn func(engine.Tx) error) error {
	return c.Engine.Update(ctx, func(tx engine.Tx) error {
		n := 0
		err := fn(countedTx{tx, &n})
		c.updates, c.most = c.updates+1, max(c.most, n)
		return err
	})
}

// sampleInto copies the sample registry into another engine.
func sampleInto(t *testing.T, to engine.Engine) {
	t.Helper()
	from := sampleMould.Engine(t, fillSample(t))
	err := from.View(t.Context(), func(read engine.Tx) error {
		return to.Update(t.Context(), func(write engine.Tx) error {
			for kv, err := range read.Scan(engine.Range{}) {
				if err == nil {
					err = write.Put(kv.Key, kv.Value)
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A real group of five hundred comes in by one file over the real store, each
// transaction small, and again without a change.
func TestM6_1_FiveHundredMembersOverTheRealStore(t *testing.T) {
	e, err := bolt.Open(t.TempDir(), bolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	sampleInto(t, e)
	if err := e.Sync(); err != nil {
		t.Fatal(err)
	}
	c := &counted{Engine: e}
	d := &sampleDesk{t, office.New(dbtest.Open(t, c), office.WithClock(sampleClock))}
	var groups []desk.GroupRow
	d.json("group list --state active --limit 100", &groups)
	g := slices.MinFunc(groups, func(a, b desk.GroupRow) int { return a.Members - b.Members })
	rows := g.Capacity - g.Members
	load := "member import --confirm " + g.ID.String()
	file := strings.Builder{}
	file.WriteString(headMembers)
	for i := range rows {
		name := string([]rune("赵钱孙李周吴郑王冯陈")[i%10]) + string([]rune("伟芳娜敏静丽强磊军洋")[i/10%10]) + string([]rune("一二三四五")[i/100])
		fmt.Fprintf(&file, ",%s,北京,化学,%d,139%08d,%s-北京-化学99级,工作\n", name, 1970+i%40, i, name)
	}
	c.updates, c.most = 0, 0
	from := time.Now()
	var n people.MembersImported
	d.jsonIn(file.String(), load, &n)
	t.Logf("%d rows: %v, %d transactions, %d writes at most", rows, time.Since(from), c.updates, c.most)
	if n.Joined != rows || n.Registered != rows || n.Members != g.Members+rows || c.most >= 100 {
		t.Errorf("joined %d, registered %d, %d members, a transaction of %d writes", n.Joined, n.Registered, n.Members, c.most)
	}
	from, c.updates = time.Now(), 0
	d.jsonIn(file.String(), load, &n)
	t.Logf("again: %v", time.Since(from))
	if n.Joined != 0 || n.Already != rows || c.updates != 0 {
		t.Errorf("again: joined %d, already %d, %d transactions", n.Joined, n.Already, c.updates)
	}
}

package remote

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/sample"
	"alumni/db"
	"alumni/db/dbtest"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/bulletin"
	"alumni/domain/office/settings"
	"alumni/tui/i18n"
)

// sampleDesk runs command lines of the operator over the sample registry.
type sampleDesk struct {
	testing.TB
	office *office.Office
}

var sampleMould dbtest.Mould

func newSampleDesk(t *testing.T) *sampleDesk {
	t.Helper()
	return &sampleDesk{t, office.New(sampleMould.New(t, fillSample(t)), office.WithClock(sampleClock))}
}

func sampleClock() time.Time { return time.Date(2026, time.November, 22, 12, 0, 0, 0, domain.China) }

func fillSample(t *testing.T) func(*db.DB) {
	return func(store *db.DB) {
		if err := sample.Load(t.Context(), store, 1, sampleClock()); err != nil {
			t.Fatal(err)
		}
	}
}

// run runs a line and wants an exit code; it gives what was written to stdout
// and stderr. Words in the line stand between spaces.
func (d *sampleDesk) run(want int, stdin, line string) string {
	d.Helper()
	return d.words(want, stdin, strings.Fields(line)...)
}

// words is run for words that have spaces of their own.
func (d *sampleDesk) words(want int, stdin string, args ...string) string {
	d.Helper()
	var o, e bytes.Buffer
	env := &Env{
		Office: d.office, By: domain.Caller{Face: domain.FaceLocal}, Text: i18n.For("zh"),
		Stdin: strings.NewReader(stdin), Stdout: &o, Stderr: &e, Version: "v1",
	}
	if code := Run(context.Background(), env, args); code != want {
		d.Fatalf("%q: exit %d, want %d\n%s%s", args, code, want, o.String(), e.String())
	}
	return o.String() + e.String()
}

func (d *sampleDesk) json(line string, v any) {
	d.Helper()
	out := d.run(cli.ExitDone, "", line+" --json")
	if err := json.Unmarshal([]byte(out), v); err != nil {
		d.Fatalf("%s: %v\n%s", line, err, out)
	}
}

func (d *sampleDesk) says(out string, want ...string) {
	d.Helper()
	for _, w := range want {
		if !strings.Contains(out, w) {
			d.Errorf("no %q in\n%s", w, out)
		}
	}
}

func TestM4_3_PublishingByCommand(t *testing.T) {
	d := newSampleDesk(t)
	var waiting []bulletin.PublicationRow
	d.json("bulletin waiting", &waiting)
	if len(waiting) < 3 {
		t.Fatalf("%d wait", len(waiting))
	}
	first := waiting[0]
	text := d.run(cli.ExitDone, "", "bulletin text "+first.Group.String())
	d.says(text, first.GroupName, "　　　 群主：", "共 1 个群")
	if strings.Contains(text, "139") || strings.Contains(text, "138") {
		t.Errorf("a phone is in\n%s", text)
	}
	notice := fmt.Sprintf("task notice %s --channel account --link https://mp.weixin.qq.com/s/9", first.ID)
	d.says(d.run(cli.ExitDone, "", notice), "已登记公众号公布，还缺网站")
	d.says(d.run(cli.ExitRefused, "", notice+" --version 1"), "您看到的不是最新内容")
	d.says(d.run(cli.ExitUsage, "", "task notice "+first.ID.String()+" --channel radio --link https://x.org/1"), "account", "website")
	d.says(d.run(cli.ExitRefused, "", "task notice "+first.ID.String()+" --channel website --link https://mp.weixin.qq.com/s/9"), "网站链接不能是",
		"《办法》第四条(三)")
	d.says(d.run(cli.ExitRefused, "", "task notice "+first.ID.String()+" --channel website --link https://x.org/1 --date 2030-01-01"),
		"还没到")
	d.says(d.run(cli.ExitDone, "", "task notice "+first.ID.String()+" --channel website --link https://x.org/1"), "公布完成")

	d.says(d.run(cli.ExitUsage, "", "bulletin issue"), "--since")
	var b domain.Bulletin
	d.json("bulletin issue --since", &b)
	if len(b.Groups) != len(waiting)-1 {
		t.Errorf("%d of %d", len(b.Groups), len(waiting)-1)
	}
	d.says(d.run(cli.ExitRefused, "", "bulletin publish "+b.ID.String()+" --account-link https://mp.weixin.qq.com/s/10"), "网站链接")
	d.says(d.run(cli.ExitDone, "",
		"bulletin publish "+b.ID.String()+" --account-link https://mp.weixin.qq.com/s/10 --website-link https://x.org/10"), "已发布")
	d.says(d.run(cli.ExitDone, "", "bulletin show "+b.ID.String()), "已公布", "https://x.org/10", "✓ G-")
	d.says(d.run(cli.ExitDone, "", "bulletin text "+b.ID.String()), "2026年11月22日", b.ID.String())
	d.says(d.run(cli.ExitRefused, "", "bulletin drop "+b.ID.String()+" --reason 误"), "现为“已公布”")
	d.says(d.run(cli.ExitDone, "", "bulletin list --state published"), b.ID.String())
	d.says(d.run(cli.ExitRefused, "", "bulletin text --since"), "没有改动")
}

func TestM9_TemplatesAndTermsByCommand(t *testing.T) {
	d := newSampleDesk(t)
	own := "公告\n\n{groups}\n"
	d.says(d.run(cli.ExitRefused, "公告{phone}", "template set bulletin --reason 试"), "{phone}")
	d.says(d.run(cli.ExitDone, own, "template set bulletin --reason 新版式"), "已修改模板：公告")
	if got := d.run(cli.ExitDone, "", "template show bulletin"); got != own {
		t.Errorf("shown %q", got)
	}
	d.says(d.run(cli.ExitDone, "", "template list"), "文书模板", "自定", "默认")
	d.says(d.run(cli.ExitUsage, own, "template set bulletn --reason 试"), "文书模板不能是“bulletn”，可用：", "bulletin")
	d.says(d.run(cli.ExitDone, "", "template reset bulletin --reason 照旧"), "已修改模板")
	d.says(d.run(cli.ExitDone, "", "template show bulletin"), "{title}")
	d.says(d.run(cli.ExitUsage, "", "template show poem"), "bulletin")

	d.says(d.run(cli.ExitUsage, "", "setting revise --capacity 300"), "--effective")
	d.says(d.run(cli.ExitRefused, "", "setting revise --capacity many --effective 2026-12-01 --reason 控制"), "群容量不能是“many”")
	d.says(d.run(cli.ExitRefused, "", "setting revise --capacity 9 --effective 2026-12-01 --reason 控制"), "20–500")
	d.says(d.run(cli.ExitRefused, "", "setting revise --capacity 300 --effective 2026-11-21 --reason 控制"), "不能早于今天")
	d.says(d.run(cli.ExitRefused, "", "setting revise --effective 2026-12-01 --reason 控制"), "没有改动")
	d.says(d.run(cli.ExitDone, "", "setting revise --capacity 300 --effective 2026-12-01 --reason 控制"), "2026-1 自 2026-12-01 起施行")
	d.says(d.run(cli.ExitDone, "", "setting show"), "500 人", "300 人，2026-12-01 起", "通知 一.5")
	d.says(d.run(cli.ExitDone, "", "setting history"), "群容量 500 人 → 300 人", "尚未施行", "施行中")
	var v settings.TermsView
	d.json("setting show", &v)
	if v.Terms[0].Next != "300" || v.Set.Name != "2020-1" {
		t.Errorf("%+v", v.Terms[0])
	}
}

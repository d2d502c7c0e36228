package remote

import (
	"encoding/json"
	"strings"
	"testing"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office/people"
)

// What a refusal offers as the authority is what the flag takes, M8.1.
func TestM8_1_TheAuthorityIsTakenAsItsRefusalNamesIt(t *testing.T) {
	d := newSampleDesk(t)
	var members []people.MemberRow
	d.json("member list G-0001", &members)
	person := members[len(members)-1].Person.String()
	add := "violation add --group G-0001 --person " + person + " --evidence 截图 --outcome removal --clause 办法七(六)"
	out := d.run(cli.ExitRefused, "", add+" --authority 办法六(四)")
	_, offered, _ := strings.Cut(strings.TrimSpace(out), "可用：")
	choices := strings.Split(strings.TrimSuffix(offered, "。"), "、")
	if len(choices) != 2 {
		t.Fatalf("offered %q by %s", choices, out)
	}
	for _, cited := range choices {
		got := d.run(cli.ExitRefused, "", add+" --authority "+strings.ReplaceAll(cited, " ", ""))
		if strings.Contains(got, "处理依据") || strings.Contains(got, "不是成员行为条款") {
			t.Errorf("--authority %s: %s", cited, got)
		}
	}
	d.says(d.run(cli.ExitRefused, "", add+" --authority M8.1"), "屡次")
	d.says(d.run(cli.ExitRefused, "", add+" --authority M8.1b"), "屡次")
	refused := d.run(cli.ExitRefused, "", add+" --authority N3.2")
	d.says(refused, "不能依通知 三.2清理出群", "所选条款中没有该款所列", "办法 八(一)")
	if n := strings.Count(refused, "三.2"); n != 1 { // what it is refused by is cited once
		t.Errorf("cited %d times: %s", n, refused)
	}
	d.says(d.run(cli.ExitDone, "", add+" --clause 通知三.2(5) --authority 通知三.2"), "已记录")
}

func TestM9_RuleShowTakesAClauseAsItIsCited(t *testing.T) {
	d := newSampleDesk(t)
	for _, written := range []string{"M8.1", "m8.1b", "办法八(一)", "《办法》第八条（一）", "第八条第一项"} {
		d.says(d.run(cli.ExitDone, "", "rule show "+written), "M8.1", "屡次不改")
	}
}

// A clause is taken as the program itself cites it, with its space, and several
// with spaces between them; what names none is refused as it was typed, and so
// is a day, N3.2, M7.
func TestN3_2_ClausesAreTakenAsTheyAreCited(t *testing.T) {
	d := newSampleDesk(t)
	var members []people.MemberRow
	d.json("member list G-0001", &members)
	add := func(want int, clause string, more ...string) string {
		return d.words(want, "", append([]string{
			"violation", "add", "--group", "G-0001", "--person", members[len(members)-1].Person.String(),
			"--outcome", "reminder", "--evidence", "截图：" + clause, "--json", "--clause", clause,
		}, more...)...)
	}
	for given, want := range map[string]int{"办法 七(六)": 1, "M7.6 M7.5": 2, "办法 七(六)、M7.5": 2} {
		var v domain.Violation
		if err := json.Unmarshal([]byte(add(cli.ExitDone, given)), &v); err != nil || len(v.Clauses) != want {
			t.Errorf("%q gave %v, %v", given, v.Clauses, err)
		}
	}
	d.says(add(cli.ExitRefused, "办法 七(九十)"), "办法 七(九十)")
	d.says(add(cli.ExitRefused, "M7.6", "--date", "2026/13/45"), "2026/13/45")
}

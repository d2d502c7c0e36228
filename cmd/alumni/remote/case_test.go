package remote

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"alumni/cmd/alumni/cli"
	"alumni/db"
	"alumni/db/dbtest"
	"alumni/db/engine/mem"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/account"
	"alumni/domain/office/desk"
	"alumni/domain/office/registry"
	"alumni/keys"
	"alumni/tui/i18n"
)

// shell is a registry with one branch at which a director types commands.
type shell struct {
	testing.TB
	env   *Env
	store domain.Store
}

var shellMould dbtest.Mould

func newShell(t *testing.T) *shell {
	t.Helper()
	now := domain.Date("2026-11-22").Time().Add(10 * time.Hour)
	clock := office.WithClock(func() time.Time { return now })
	reader := office.WithKeys(keys.ParsePublicKey)
	s := &shell{TB: t}
	s.env = &Env{
		By:   domain.Caller{Fingerprint: "SHA256:chen", Remote: "10.0.0.7:5022", Face: domain.FaceCommand},
		Text: i18n.For("zh"), Version: "v1",
	}
	fill := func(store *db.DB) {
		s.store, s.env.Office = store, office.New(store, clock, reader)
		s.fill()
	}
	store := shellMould.New(t, fill, mem.WithRetries())
	s.store, s.env.Office = store, office.New(store, clock, reader)
	return s
}

// fill makes a director and a branch with its council.
func (s *shell) fill() {
	o := s.env.Office
	s.must(o.EnsureReady(s.Context()))
	_, err := o.EnsureDirector(s.Context(), []account.AddAccount{{
		Name: "陈主任", Role: domain.RoleDirector, Key: domain.AccountKey{Fingerprint: "SHA256:chen", Authorized: "ssh-ed25519 AAAAchen"},
	}})
	s.must(err)
	_, err = o.ImportBranches(s.Context(), s.env.By, []registry.ImportBranch{
		{Row: 1, Name: "北京", Kind: domain.BranchProvincial, State: domain.BranchEstablished, Reelected: "2024-07-21"},
	})
	s.must(err)
	s.must(s.store.Update(s.Context(), func(tx domain.Tx) error {
		b, err := tx.Branches().Get(domain.ID{Kind: domain.KindBranch, Seq: 1})
		if err != nil {
			return err
		}
		b.Council = nil
		for i, name := range []string{"王建国", "赵倩", "孙磊"} {
			p := domain.Person{Name: name, City: "北京", Major: "食工", Year: 2003, Verification: &domain.Verification{How: "毕业证", At: o.Now()}}
			if p.ID, err = tx.NextID(domain.KindPerson); err != nil {
				return err
			}
			if err := tx.People().Put(&p); err != nil {
				return err
			}
			office := []domain.CouncilOffice{domain.OfficePresident, domain.OfficeVicePresident, domain.OfficeSecretary}[i]
			b.Council = append(b.Council, domain.Seat{Person: p.ID, Office: office})
		}
		return tx.Branches().Put(&b)
	}))
}

func (s *shell) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// run types one command; words with blanks are given whole.
func (s *shell) run(stdin string, args ...string) (code int, out, errs string) {
	s.Helper()
	var o, e bytes.Buffer
	env := *s.env
	env.Stdin, env.Stdout, env.Stderr = strings.NewReader(stdin), &o, &e
	code = Run(s.Context(), &env, args)
	return code, o.String(), e.String()
}

// does runs a command that must succeed.
func (s *shell) does(line string) string {
	s.Helper()
	code, out, errs := s.run("", strings.Fields(line)...)
	if code != cli.ExitDone {
		s.Fatalf("%q: exit %d: %s", line, code, errs)
	}
	return out
}

// refused runs a command that must be refused with a sentence.
func (s *shell) refused(line string, wants ...string) {
	s.Helper()
	code, out, errs := s.run("", strings.Fields(line)...)
	if code != cli.ExitRefused || out != "" {
		s.Fatalf("%q: exit %d, stdout %q, stderr %q", line, code, out, errs)
	}
	for _, w := range wants {
		if !strings.Contains(errs, w) {
			s.Errorf("%q lacks %q: %s", line, w, errs)
		}
	}
}

func TestM4_1_ADraftIsFilledInAndHandedInByCommands(t *testing.T) {
	s := newShell(t)
	if out := s.does("application draft --kind new_group --branch B-1"); !strings.Contains(out, "已存草稿 A-0001") {
		t.Error(out)
	}
	s.refused("application submit A-1", "申请人")
	s.refused("application submit A-1 --applicant P-1 --owner P-2", "书面申请", "《办法》第四条(一)")
	s.refused("application submit A-1 --applicant P-1 --owner P-2 --document 京1号 --document-date 2026/11/23", "2026-11-23", "还没到")
	s.does("application draft A-1 --owner P-2 --admin P-3 --reason 首个群")
	s.does("application submit A-1 --applicant P-1 --document 京1号 --document-date 20261101")
	var app domain.Application
	s.must(json.Unmarshal([]byte(s.does("application show A-1 --json")), &app))
	if app.State != domain.CaseSubmitted || app.Owner.Seq != 2 || len(app.Admins) != 1 || app.Reason != "首个群" ||
		app.Document != (domain.Reference{Number: "京1号", Date: "2026-11-01"}) {
		t.Errorf("handed in %+v", app)
	}
	s.refused("application draft A-1 --reason 再改", "待审核")
}

func TestN2_3_ATransfersDraftIsKeptAndHandedInByCommands(t *testing.T) {
	s := newShell(t)
	s.does("application submit --kind new_group --branch B-1 --applicant P-1 --owner P-2 --admin P-3 --document 京1号 --document-date " +
		"2026-11-01")
	s.does("application approve A-1 --number next")
	s.usage("transfer draft --group G-1", "--role")
	if out := s.does("transfer draft --group G-1 --role owner --from P-2"); !strings.Contains(out, "已存草稿 T-0001") {
		t.Error(out)
	}
	s.refused("transfer submit T-1", "接任人", "《通知》二.3")
	s.does("transfer draft T-1 --to P-3 --authority 授1号 --authority-date 2026-11-01")
	s.does("transfer submit T-1 --reason 工作调动")
	var out domain.Transfer
	s.must(json.Unmarshal([]byte(s.does("transfer show T-1 --json")), &out))
	if out.State != domain.CaseSubmitted || out.To.Seq != 3 || out.From.Seq != 2 || out.Authority.Number != "授1号" {
		t.Errorf("handed in %+v", out)
	}
	s.refused("transfer draft T-1 --reason 再改", "待审核")
}

func TestM4_2_ClaimReturnReplyAndLetterByCommands(t *testing.T) {
	s := newShell(t)
	s.does("application submit --kind new_group --branch B-1 --applicant P-1 --owner P-2 --admin P-3 --document 京1号 --document-date " +
		"2026-11-01")
	if out := s.does("application claim A-1"); !strings.Contains(out, "已领办 A-0001，到 2026-11-22 10:30") {
		t.Error(out)
	}
	if out := s.does("application list"); !strings.Contains(out, "陈主任") {
		t.Errorf("the list does not say who works on it:\n%s", out)
	}
	s.does("application release A-1")
	s.refused("application return A-1 --missing other", "请填写", "《办法》第四条(二)")
	s.does("application return A-1 --missing headcount,other --note 附名单")
	if out := s.does("application show A-1"); !strings.Contains(out, "增设群的人数依据") || !strings.Contains(out, "附名单") {
		t.Errorf("a returned application:\n%s", out)
	}
	if out := s.does("application letter A-1"); !strings.Contains(out, "1. 增设群的人数依据") || strings.Contains(out, "\x1b") {
		t.Errorf("the notice of correction:\n%s", out)
	}
	s.does("application submit A-1 --headcount 40")
	s.refused("application letter A-1", "待审核")
	if out := s.does("application approve A-1 --number next"); !strings.Contains(out, "校友办〔2026〕1号") {
		t.Error(out)
	}
	letter := s.does("application letter A-1")
	for _, want := range []string{"关于同意建立校友微信群的批复", "北京校友分会：", "武汉轻工大学北京校友分会群01", "2026年11月22日"} {
		if !strings.Contains(letter, want) {
			t.Errorf("the reply lacks %q:\n%s", want, letter)
		}
	}
	var v struct{ Number, Text string }
	s.must(json.Unmarshal([]byte(s.does("application letter A-1 --json")), &v))
	if v.Number != "校友办〔2026〕1号" || v.Text != letter {
		t.Errorf("the letter as JSON: %+v", v)
	}
}

func TestN2_1a_ChangesOfAGroupByCommands(t *testing.T) {
	s := newShell(t)
	s.does("application submit --kind new_group --branch B-1 --applicant P-1 --owner P-2 --document 京1号 --document-date 2026-11-01")
	s.does("application approve A-1 --number next")
	s.refused("application submit --kind admins --group G-1 --applicant P-1 --admin P-3 --document 京2号 --document-date 2026-11-02 "+
		"--reason 补充", "孙磊 不是", "本群成员")
	s.must(s.store.Update(t.Context(), func(tx domain.Tx) error {
		g, err := tx.Groups().Get(domain.ID{Kind: domain.KindGroup, Seq: 1})
		if err != nil {
			return err
		}
		g.Members++
		m := domain.Membership{
			Group: g.ID, Person: domain.ID{Kind: domain.KindPerson, Seq: 3}, Card: "孙磊-北京-食工03级",
			Basis: domain.BasisWork, JoinedAt: s.env.Office.Now(),
		}
		if err := tx.PutMembership(m); err != nil {
			return err
		}
		return tx.Groups().Put(&g)
	}))
	s.does("application submit --kind admins --group G-1 --applicant P-1 --admin P-3 --document 京2号 --document-date 2026-11-02 --reason 补充")
	s.refused("application submit --kind admins --group G-1 --applicant P-1 --document 京3号 --document-date 2026-11-02 --reason 撤销",
		"A-0002")
	s.does("application withdraw A-2 --reason 改期")
	if out := s.does("application show A-2"); !strings.Contains(out, "已撤回") {
		t.Error(out)
	}
	code, _, errs := s.run("", "application", "submit", "--kind", "admins", "--branch", "B-1")
	if code != cli.ExitUsage || !strings.Contains(errs, "--group") {
		t.Errorf("exit %d: %s", code, errs)
	}
}

func TestATaskIsAssignedAndAHistoryReadByCommands(t *testing.T) {
	s := newShell(t)
	s.does("application submit --kind new_group --branch B-1 --applicant P-1 --owner P-2 --document 京1号 --document-date 2026-11-01")
	s.does("application approve A-1 --number next")
	var waiting []struct{ Subject, Type string }
	s.must(json.Unmarshal([]byte(s.does("task list --json")), &waiting))
	i := slices.IndexFunc(waiting, func(w struct{ Subject, Type string }) bool { return w.Type == string(domain.TaskPublish) })
	if i < 0 {
		t.Fatalf("no publication waits: %+v", waiting)
	}
	task := waiting[i].Subject
	s.does("task assign " + task + " --to U-1 --due 2026.12.1")
	if out := s.does("task show " + task); !strings.Contains(out, "陈主任") || !strings.Contains(out, "2026-12-01") {
		t.Errorf("an assigned task:\n%s", out)
	}
	if out := s.does("task list"); !strings.Contains(out, "陈主任") {
		t.Errorf("the list of tasks:\n%s", out)
	}
	s.does("task assign " + task + " --to none")
	s.refused("task complete "+task+" --link https://a/1 --date 2027-01-01 --link2 https://b/1 --date2 2026-11-02",
		"公众号日期 2027-01-01", "第四条(三)")
	s.refused("task complete "+task+" --link https://a/1 --date 2026-11-02 --link2 https://b/1 --date2 2027-01-01",
		"网站日期 2027-01-01", "第四条(三)")
	var entries []desk.HistoryEntry
	s.must(json.Unmarshal([]byte(s.does("history A-1 --json")), &entries))
	if len(entries) < 2 || entries[len(entries)-1].Action != domain.ActApplicationSubmit || entries[0].Seq <= entries[1].Seq {
		t.Errorf("the history: %+v", entries)
	}
	if out := s.does("history " + task + " --limit 1"); !strings.Contains(out, "指派任务") || strings.Count(out, "\n") != 2 {
		t.Errorf("one line of history:\n%s", out)
	}
	s.refused("history A-99", "A-0099")
}

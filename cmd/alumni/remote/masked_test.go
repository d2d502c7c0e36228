package remote

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office/account"
	"alumni/tui/i18n"
)

// spoken is a shell in which telephone numbers stand in every text that people type.
type spoken struct {
	*shell
	open, always []string // numbers in free text, and in what is covered for everybody
}

func (s *spoken) number() string {
	return fmt.Sprintf("1990000%04d", 1001+len(s.open)+len(s.always))
}

// fills puts a number of its own for every % (free text) and $ (a card, an employer,
// a nickname) of a line.
func (s *spoken) fills(line string) string {
	for i := strings.IndexAny(line, "%$"); i >= 0; i = strings.IndexAny(line, "%$") {
		n, to := s.number(), &s.open
		if line[i] == '$' {
			to = &s.always
		}
		*to = append(*to, n)
		line = line[:i] + n + line[i+1:]
	}
	return line
}

// says runs commands that must succeed, and checks what each of them answers.
func (s *spoken) says(lines ...string) {
	s.Helper()
	for _, line := range lines {
		code, out, errs := s.run("", strings.Fields(s.fills(line)+" --json")...)
		if code != cli.ExitDone {
			s.Errorf("%q: exit %d: %s", line, code, errs)
		}
		s.shows(line, out+errs, s.always)
	}
}

// shows checks that nothing of what must not stand in a text does.
func (s *spoken) shows(line, text string, numbers []string) {
	s.Helper()
	for _, n := range numbers {
		if i := strings.Index(text, n); i >= 0 {
			s.Errorf("%q shows %s: …%.120q", line, n, text[max(0, i-60):])
		}
	}
}

// as is a shell of an account of a role.
func (s *spoken) as(name string, role domain.Role, scope domain.ID) *shell {
	s.Helper()
	key := domain.AccountKey{Fingerprint: "SHA256:" + name, Authorized: "ssh-ed25519 AAAA" + name}
	_, err := s.env.Office.AddAccount(s.Context(), s.env.By, account.AddAccount{Name: name, Role: role, Scope: scope, Key: key})
	s.must(err)
	other := *s.shell
	env := *s.env
	env.By.Fingerprint = key.Fingerprint
	other.env = &env
	return &other
}

// life fills the registry by commands that take text, each with a number in it.
func (s *spoken) life() {
	s.Helper()
	s.says(
		"application draft --kind new_group --branch B-1 --reason 请联系% --document 京1号 --document-date 2026-11-01 --document-note 经办%",
		"application submit A-1 --applicant P-1 --owner P-2 --admin P-3",
		"application return A-1 --missing other --note 请回电%",
		"application submit A-1 --reason 请改打%",
		"application approve A-1 --number 校友办〔2026〕1号 --note 已致电%",
	)
	s.says(
		"task complete "+s.taskOf(domain.TaskCreateGroup)+" --note 群主%已建群",
		"application draft --kind admins --group G-1 --reason 见%",
		"application withdraw A-2 --reason 撤回%",
		"person add --name 郑有才 --city 武汉 --major 化学 --year 1998 --phone 19911112222 --employer 某公司$ --position 经理$ --nickname 有才$ --how 毕业证，电话%",
		"person edit P-4 --employer 另一公司$ --nickname 才$",
		"person verify P-4 --how 本人来电%",
		"person add --name 钱有余 --city 武汉 --major 化学 --year 1999 --employer 公司$",
		"member add --group G-1 --person P-4 --basis exception --exception 会长来电% --allowed-by P-1 --card 郑有才-$ --nickname 才$",
		"member edit --group G-1 --person P-4 --card 才-$ --nickname 有才$",
		"member add --group G-1 --person P-5 --basis work --card 余-$ --nickname 有余$",
		"rectification ask G-1 --person P-4 --note 请回电% --deadline 2026-12-20",
		"member refuse --group G-1 --name 周某 --reason 来电%",
		"review start G-1",
		"review decide Y-1 --person P-5 --as verified --note 电话核实%",
		"violation add --group G-1 --person P-4 --clause N3.2.6 --outcome reminder --evidence 截图，举报人% --date 2026-11-20",
		"incident tell E-1 --what 名单里有% --person P-2 --count 12",
		"incident step E-1 --step contain --note 已致电% --evidence 群主%",
		"member remove --group G-1 --person P-5 --ground unfit --reason 不符%",
		"member leave --group G-1 --person P-4 --note 本人来电%",
		"campaign start --name 2026年备案 --deadline 2026-12-20",
		"campaign note C-1 --branch B-1 --note 已电话%",
		"member add --group G-1 --person P-1 --basis work --nickname 国$ --card 国-$",
		"transfer draft --group G-1 --role owner --from P-2 --to P-1 --reason 因故% --document 京2号 --document-date 2026-11-02 --document-note 经办%",
		"transfer submit T-1",
		"transfer reject T-1 --reason 请回电%",
		"branch seat B-1 --person P-4 --office vice_president --document 京3号 --document-date 2026-11-03 --document-note 经办%",
		"branch unseat B-1 --person P-4 --reason 来电% --document 京3号 --document-date 2026-11-03",
	)
	if code, out, errs := s.run("姓名\t城市\t专业\t年级\n孙有福\t武汉\t化学\t1998\n", strings.Fields(s.fills("person import --source 来电%.txt --json"))...); code != 0 {
		s.Fatal(out, errs)
	}
}

// reads are the commands that only show something, with each record they may be about.
func (s *spoken) reads() (lines [][]string) {
	asks := regexp.MustCompile(`^(list|show|next|history|inbox|members|refusals|letter|text|form|waiting|findings|candidates|moves|erasure|whoami)$`)
	cli.Each(Tree(&Env{Text: i18n.For("zh")}), func(c *cobra.Command) {
		path := strings.Fields(cli.Path(c))
		if len(path) == 0 || !c.Runnable() || !asks.MatchString(path[len(path)-1]) {
			return
		}
		if !strings.Contains(c.Use, " ") {
			lines = append(lines, path)
			return
		}
		for _, k := range domain.Kinds {
			for seq := range uint64(5) {
				line := append(slices.Clone(path), domain.ID{Kind: k, Seq: seq + 1}.String())
				if code, _, _ := s.run("", line...); code == cli.ExitUsage || code == cli.ExitRefused && seq > 0 {
					break // not about such a record, or there are no more of it
				}
				lines = append(lines, line)
			}
		}
	})
	for _, p := range []string{"P-4", "P-5"} {
		lines = append(lines, []string{"member", "show", "--group", "G-1", "--person", p}, []string{"review", "next", "Y-1", "--person", p})
	}
	return append(lines, []string{"member", "list", "G-1", "--gone"}, []string{"violation", "add", "--group", "G-1"})
}

// Nothing that any command answers to who may not reveal holds a telephone number that
// somebody wrote into a text, and nothing that it answers to anybody one of a card, an
// employer or a nickname, as a table and as JSON, A2.
func TestA2_NoCommandShowsANumberInAnyText(t *testing.T) {
	s := &spoken{shell: newShell(t)}
	s.life()
	if len(s.open) < 27 || len(s.always) < 12 {
		t.Fatalf("only %d and %d were written", len(s.open), len(s.always))
	}
	branch := domain.ID{Kind: domain.KindBranch, Seq: 1}
	all := slices.Concat(s.open, s.always)
	manager := s.as("managing", domain.RoleOfficer, domain.ID{})
	lines := s.reads()
	for who, numbers := range map[*shell][]string{
		manager: s.always,
		s.as("auditing", domain.RoleAuditor, domain.ID{}):  all,
		s.as("ofbranch", domain.RoleBranchOfficer, branch): all,
	} {
		answered := 0
		for _, line := range lines {
			for _, form := range []string{"", "--json"} {
				args := line
				if form != "" {
					args = append(slices.Clone(line), form)
				}
				code, out, errs := who.run("", args...)
				s.shows(who.env.By.Fingerprint+" "+strings.Join(args, " "), out+errs, numbers)
				if code == cli.ExitDone && len(out) > 5 {
					answered++
				}
			}
		}
		if answered < 80 {
			t.Errorf("%s: only %d answers", who.env.By.Fingerprint, answered)
		}
	}
}

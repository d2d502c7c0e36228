package screen_test

import (
	"crypto/rand"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/account"
	"alumni/tui"
)

// pasted reads a key that a person pastes: its second word is the name of it.
func pasted(text string) (domain.AccountKey, error) {
	words := strings.Fields(text)
	if len(words) < 2 || words[0] != "ssh-ed25519" {
		return domain.AccountKey{}, &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultBadKey, Field: "key"}
	}
	return domain.AccountKey{
		Fingerprint: "SHA256:" + words[1], Authorized: words[0] + " " + words[1],
		Comment: strings.Join(words[2:], " "),
	}, nil
}

// withKeys lets people paste keys.
func (r *registry) withKeys() {
	r.Office = office.New(r.store, office.WithKeys(pasted), office.WithClock(func() time.Time { return time.Unix(0, r.clock.Load()) }))
}

func TestADirectorKeepsAccountsUnderTheSettings(t *testing.T) {
	r := newRegistry(t)
	r.withKeys()
	chen := r.sits(r.director, "zh", 120, 40)
	chen.section("设置")
	chen.sees("规则版本 2020-1")
	chen.presses("A")
	chen.sees("账号", "李敏", "总会工作人员", "新增账号")
	chen.presses("n")
	chen.sees("每人一个账号", "姓名", "角色", "范围", "公钥")
	chen.types("周明")
	chen.presses("enter")
	chen.sees("请选择角色。")
	chen.presses("right", "right", "tab", "tab", "tab", "tab")
	chen.types("hello")
	chen.presses("tab", "enter")
	chen.sees("这不是 SSH 公钥")
	for range "hello" {
		chen.presses("backspace")
	}
	chen.types("ssh-ed25519 AAAAzhou zhou@office")
	chen.presses("tab", "enter")
	chen.sees("已新增：周明（总会工作人员）", "U-0005 周明")
	chen.presses("down", "down", "down", "down")
	chen.sees("zhou@office", "SHA256:AAAAzhou")
	chen.presses("a")
	chen.sees("增加密钥")
	chen.types("ssh-ed25519 AAAAhome zhou@home")
	chen.presses("tab")
	chen.types("家里")
	chen.presses("enter")
	chen.sees("增加了密钥 SHA256:AAAAhome，现有 2 把", "家里")
	chen.presses("e")
	chen.sees("修改账号", "语言下次登录起生效")
	chen.types("（新）")
	chen.presses("tab", "tab", "tab", "tab", "enter")
	chen.sees("已修改：周明（新）")
	chen.presses("x")
	chen.sees("移除密钥", "用它打开的连接立即结束", "zhou@office")
	chen.presses("right", "enter")
	chen.sees("移除了一把密钥，还有 1 把")
}

func TestOnlyWhoMayIsOfferedTheAccounts(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.section("设置")
	li.sees("规则版本 2020-1")
	li.presses("A")
	li.presses("?")
	li.sees("修订规定")
	li.doesNotSee("在线连接")
	li.doesNotSee("A 账号")
	auditor := r.sits(r.auditor, "zh", 120, 40)
	auditor.section("设置")
	auditor.sees("规则版本 2020-1")
	auditor.presses("A")
	auditor.sees("李敏", "陈主任")
	auditor.presses("n")
	auditor.sees("您的角色不能这样做")
}

// served is a server with an officer's session.
type served struct {
	ended chan domain.ID
	later atomic.Bool // a second one is open
}

func (s *served) OpenSessions() []domain.Session {
	out := []domain.Session{{
		ID: domain.ID{Kind: domain.KindSession, Seq: 4}, Fingerprint: "SHA256:李敏", Remote: "192.0.2.4:99",
		Face: domain.FaceConsole,
	}}
	if s.later.Load() {
		out = append(out, domain.Session{
			ID: domain.ID{Kind: domain.KindSession, Seq: 5}, Fingerprint: "SHA256:何俊", Remote: "192.0.2.5:99", Face: domain.FaceCommand,
		})
	}
	return out
}

func (s *served) EndSession(id domain.ID) bool { s.ended <- id; return true }

func TestADirectorEndsASessionByKeys(t *testing.T) {
	r := newRegistry(t)
	s := &served{ended: make(chan domain.ID, 1)}
	r.ServedBy(s)
	chen := r.sits(r.director, "zh", 120, 40)
	chen.section("设置")
	chen.sees("规则版本 2020-1")
	chen.presses("O")
	chen.sees("1 个连接", "李敏", "192.0.2.4:99", "控制台")
	chen.sees("结束连接")
	s.later.Store(true) // the list follows by itself
	chen.sees("2 个连接", "何俊", "192.0.2.5:99")
	s.later.Store(false)
	chen.sees("1 个连接")
	chen.doesNotSee("何俊")
	chen.presses("x")
	chen.sees("对方会看到是总会负责人结束的", "李敏 U-0002 · 总会工作人员", "192.0.2.4:99") // whose it is
	chen.presses("enter")
	chen.sees("S-0004 已结束：李敏")
	if id := <-s.ended; id.Seq != 4 {
		t.Errorf("ended %s", id)
	}
}

// A new role and scope hold in a console that is open: the header, what is
// offered and the events that come are the new ones.
func TestARoleThatChangesBitesInAnOpenConsole(t *testing.T) {
	r := newRegistry(t)
	li := r.sits(r.officer, "zh", 120, 40)
	li.sees("李敏 · 总会工作人员")
	me, err := r.Whoami(r.ctx, r.officer)
	r.must(err)
	v, err := r.Account(r.ctx, r.director, me.Account)
	r.must(err)
	a, err := r.EditAccount(r.ctx, r.director, account.EditAccount{
		ID: v.ID, Version: v.Version, Name: "李敏", Role: domain.RoleBranchOfficer, Scope: r.branches["湖南"],
	})
	r.must(err)
	li.sees("您的权限已变更", "李敏 · 分会工作人员")
	if got := li.env.Actor(); got.Scope != r.branches["湖南"] {
		t.Errorf("the console is %+v's", got)
	}
	a, err = r.EditAccount(r.ctx, r.director, account.EditAccount{ID: a.ID, Version: a.Version, Name: "李敏", Role: domain.RoleAuditor})
	r.must(err)
	li.sees("李敏 · 审计员")
	_, err = r.DisableAccount(r.ctx, r.director, a.ID)
	r.must(err)
	li.leaves("已停用")
}

// leaves waits until the console has ended with a sentence.
func (p *person) leaves(said string) {
	p.Helper()
	deadline := time.After(10 * time.Minute)
	for !strings.Contains(p.model.(*tui.Model).Farewell(), said) {
		select {
		case msg := <-p.msgs:
			p.tell(msg)
		case <-deadline:
			p.Fatalf("the console goes on:\n%s", p.screen())
		}
	}
}

// coder makes one code, as long as a real one.
type coder struct{}

const aCode = "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV"

func (coder) New() (code, digest string) { return aCode, rand.Text() }

func (coder) Digest(string) string { return "digest" }

// The code is seen once, whole, on the smallest screen, until it is dismissed.
func TestADirectorInvitesByKeys(t *testing.T) {
	r := newRegistry(t)
	r.Office = office.New(r.store, office.WithCodes(coder{}), office.WithClock(func() time.Time { return time.Unix(0, r.clock.Load()) }))
	r.ReachedAt(domain.Reach{User: "alumni", Host: "192.0.2.10", Port: 2222})
	chen := r.sits(r.director, "zh", 80, 24)
	chen.section("设置")
	chen.sees("规则版本 2020-1")
	chen.presses("I")
	chen.sees("没有邀请")
	chen.presses("n")
	chen.sees("邀请码只显示这一次", "有效天数 7")
	chen.types(strings.Repeat("欧阳", 25))
	chen.presses("enter")
	chen.sees("请选择角色。")
	chen.presses("right", "right", "enter")
	chen.sees("ssh -p 2222 alumni@192.0.2.10 enroll "+aCode, "邀请 欧阳", "只在这里显示这一次", "角色", "总会工作人员", "有效至", "2026-", "y 复制", "esc 已记下")
	chen.presses("enter", "q", "y")
	chen.sees("已复制到您的剪贴板", "enroll "+aCode)
	chen.presses("esc")
	chen.doesNotSee(aCode)
	chen.sees("1 个邀请", "待使用")

	r.ReachedAt(domain.Reach{Port: 2222})
	chen.presses("n")
	chen.types("王芳")
	chen.presses("tab", "right", "right", "enter")
	chen.sees("ssh -p 2222 alumni@主机 enroll "+aCode, "“主机”请换成")
}

// The way to the accounts stands in the footer of the settings, in either language,
// on the smallest screen.
func TestTheWayToTheAccountsIsInSight(t *testing.T) {
	r := newRegistry(t)
	for lang, want := range map[string][]string{
		"zh": {"L 地名", "A 账号", "I 邀请", "O 在线连接", "? 帮助"},
		"en": {"L Places", "A Accounts", "I Invites", "O Sessions", "? Help"},
	} {
		chen := r.sits(r.director, lang, 80, 24)
		chen.presses(`\`)
		chen.sees(want...)
	}
}

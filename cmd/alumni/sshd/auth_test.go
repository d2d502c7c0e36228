package sshd

import (
	"errors"
	"io"
	"net"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"
)

// thief offers somebody's public key without having the private one.
type thief struct {
	key   gossh.PublicKey
	forge func() (*gossh.Signature, error)
}

func (k thief) PublicKey() gossh.PublicKey { return k.key }

func (k thief) Sign(io.Reader, []byte) (*gossh.Signature, error) { return k.forge() }

func TestTrap_OfferedKeyIsNobody(t *testing.T) {
	w := newWorld(t, nil)
	victim := newPerson(t)
	w.setAccount(victim.fingerprint(), true)

	t.Run("OpenSSH offers the victim's key, then proves its own", func(t *testing.T) {
		stolen := victim.files(t)
		write(t, stolen, []byte("not the private key")) // only the .pub is good
		cmd := w.openssh(w.staff, "-v", "-i", stolen, DefaultUser+"@127.0.0.1", "who")
		// The victim's key goes first.
		cmd.Args = append([]string{"ssh", "-i", stolen}, cmd.Args[1:]...)
		out, trace, code := finish(cmd)
		if !strings.Contains(trace, "Server accepts key: "+stolen) {
			t.Fatalf("the test did not offer the victim's key:\n%s", trace)
		}
		if code != 0 || out != w.staff.fingerprint() {
			t.Errorf("caller = %q (exit %d), want the proven key %q", out, code, w.staff.fingerprint())
		}
	})
	for name, forge := range map[string]func() (*gossh.Signature, error){
		"no signature":    func() (*gossh.Signature, error) { return nil, errors.New("no private key") },
		"wrong signature": func() (*gossh.Signature, error) { return w.staff.Sign(nil, []byte("something else")) },
	} {
		t.Run(name, func(t *testing.T) {
			c, err := w.dial(DefaultUser, thief{victim.PublicKey(), forge}, w.staff)
			if err != nil {
				return // the whole connection is refused
			}
			defer func() { _ = c.Close() }()
			if got := whoami(t, c); got != w.staff.fingerprint() {
				t.Errorf("caller = %q, want the proven key %q", got, w.staff.fingerprint())
			}
		})
	}
	if strings.Contains(w.log.String(), victim.fingerprint()) {
		t.Errorf("the victim appears in the log as connected:\n%s", w.log.String())
	}
}

func whoami(t *testing.T, c *gossh.Client) string {
	t.Helper()
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	out, err := s.Output("who")
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestTrap_UserNameIsNoIdentity(t *testing.T) {
	w := newWorld(t, nil)
	for _, user := range []string{DefaultUser, "root", "校友总会", "\x1b[2J\x07evil\nline"} {
		c, err := w.dial(user, w.staff)
		if err != nil {
			t.Fatalf("user %q: %v", user, err)
		}
		if got := whoami(t, c); got != w.staff.fingerprint() {
			t.Errorf("user %q is %q", user, got)
		}
		_ = c.Close()
	}
	for _, bad := range []string{"\x1b", "\x07", "evil\n", `\x1b`, `\n`} {
		if strings.Contains(strings.TrimSpace(w.log.String()), bad) {
			t.Errorf("the log carries %q from a user name:\n%q", bad, w.log.String())
		}
	}
}

func TestTrap_OnlyKnownKeysGetIn(t *testing.T) {
	w := newWorld(t, nil)
	stranger, disabled := newPerson(t), newPerson(t)
	w.setAccount(disabled.fingerprint(), false)
	for name, who := range map[string]person{"unknown": stranger, "disabled": disabled} {
		out, errOut, code := finish(w.openssh(who, "-tt", DefaultUser+"@127.0.0.1"))
		if code != 255 || out != "" || !strings.Contains(errOut, "Permission denied (publickey)") {
			t.Errorf("%s key: exit %d, screen %q, %q", name, code, out, errOut)
		}
		w.log.await(t, who.fingerprint())
		if n := strings.Count(w.log.String(), who.fingerprint()); n != 1 {
			t.Errorf("%s key is logged %d times, want once per attempt", name, n)
		}
	}
	for name, auth := range map[string]gossh.AuthMethod{
		"password": gossh.Password("secret"),
		"keyboard": gossh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil }),
		"none":     nil,
	} {
		cfg := &gossh.ClientConfig{User: DefaultUser, HostKeyCallback: gossh.FixedHostKey(w.hostKey.PublicKey())}
		if auth != nil {
			cfg.Auth = []gossh.AuthMethod{auth}
		}
		if c, err := gossh.Dial("tcp", w.addr, cfg); err == nil {
			_ = c.Close()
			t.Errorf("%s got in", name)
		}
	}
	if w.srv.Sessions() != 0 || len(w.sessions) != 0 {
		t.Error("a session was opened")
	}
}

// A key disabled while its connection is open opens nothing new on it.
func TestDisabledKeyOpensNoNewSession(t *testing.T) {
	w := newWorld(t, nil)
	c := w.client()
	if got := whoami(t, c); got != w.staff.fingerprint() {
		t.Fatal(got)
	}
	w.setAccount(w.staff.fingerprint(), false)
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	out, err := s.CombinedOutput("who")
	if exitCode(err) != ExitFailed || string(out) != "<disabled>\n" {
		t.Errorf("got %q, exit %d", out, exitCode(err))
	}
}

func TestTrap_ManyKeysDoNotLockAPersonOut(t *testing.T) {
	w := newWorld(t, nil)
	keys := make([]gossh.Signer, 0, 11)
	for range 10 {
		keys = append(keys, newPerson(t))
	}
	c, err := w.dial(DefaultUser, append(keys, w.staff)...)
	if err != nil {
		t.Fatalf("the eleventh key is the right one: %v", err)
	}
	_ = c.Close()
	if _, err := w.dial(DefaultUser, append(append(keys, keys...), w.staff)...); err == nil {
		t.Error("twenty wrong keys are let try on")
	}
}

func TestForwardingIsRefused(t *testing.T) {
	w := newWorld(t, nil)
	c := w.client()
	if _, err := c.Dial("tcp", w.addr); err == nil {
		t.Error("local forwarding works")
	}
	if l, err := c.Listen("tcp", "127.0.0.1:0"); err == nil {
		_ = l.Close()
		t.Error("reverse forwarding works")
	}
	if _, _, err := c.OpenChannel("x11", nil); err == nil {
		t.Error("an X11 channel opens")
	}
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"auth-agent-req@openssh.com", "x11-req", "signal", "break", "nonsense"} {
		if ok, _ := s.SendRequest(name, true, []byte{0, 0, 0, 1, 'x'}); ok {
			t.Errorf("request %s is granted", name)
		}
	}
	if err := s.RequestSubsystem("sftp"); err == nil {
		t.Error("an undeclared subsystem is served")
	}
	out, err := s.Output("echo still here")
	if err != nil || string(out) != "[\"still\" \"here\"]\n" {
		t.Errorf("after the refusals: %q, %v", out, err)
	}
}

func TestRawRefusalBeforeTheHandshake(t *testing.T) {
	w := newWorld(t, func(c *Config, _ *Handlers) { c.MaxPreAuthEach = 2 })
	for range 2 {
		nc, err := net.Dial("tcp", w.addr)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = nc.Close() }()
		if _, err := nc.Read(make([]byte, 8)); err != nil { // the server's version: it counts
			t.Fatal(err)
		}
	}
	nc, err := net.Dial("tcp", w.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = nc.Close() }()
	// A client says its version at once; that must not cost it the line.
	if _, err := nc.Write([]byte("SSH-2.0-client\r\n")); err != nil {
		t.Fatal(err)
	}
	w.log.await(t, "turned away")
	if b, err := io.ReadAll(nc); string(b) != "<busy>\r\n" || err != nil {
		t.Errorf("the third connection reads %q, %v", b, err)
	}
}

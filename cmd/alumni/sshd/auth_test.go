package sshd

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"reflect"
	"slices"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"

	"alumni/domain"
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
	for line := range strings.Lines(w.log.String()) {
		if strings.Contains(line, victim.fingerprint()) && !strings.Contains(line, "offered and not proven") {
			t.Errorf("the victim appears in the log as more than offered:\n%s", line)
		}
	}
	w.log.await(t, "offered and not proven")
	w.eventually("every connection is logged", func() bool { return strings.Count(w.log.String(), victim.fingerprint()) == 3 })
}

// A key that its owner does not unlock, or that a thief offers, is logged once a
// connection; one that is proven is not.
func TestARegisteredKeyThatIsOfferedAndNotProvenIsLogged(t *testing.T) {
	w := newWorld(t, nil)
	closed := newPerson(t)
	w.setAccount(closed.fingerprint(), false)
	for _, victim := range []person{w.staff, closed} {
		forge := func() (*gossh.Signature, error) { return nil, errors.New("no private key") }
		if c, err := w.dial(DefaultUser, thief{victim.PublicKey(), forge}); err == nil {
			_ = c.Close()
			t.Fatal("a thief got in")
		}
		w.log.await(t, `msg="ssh key offered and not proven"`)
		w.log.await(t, "fingerprint="+victim.fingerprint())
	}
	n := strings.Count(w.log.String(), "offered and not proven")
	whoami(t, w.client())
	if _, err := w.dial(DefaultUser, closed); err == nil {
		t.Error("a disabled key got in")
	}
	if got := strings.Count(w.log.String(), "offered and not proven"); n != 2 || got != n {
		t.Errorf("%d lines after two thieves, %d in all:\n%s", n, got, w.log.String())
	}
}

// The owner of a closed key may have another one that opens.
func TestAClosedKeyDoesNotKeepItsOwnersOtherKeyOut(t *testing.T) {
	w := newWorld(t, nil)
	old := newPerson(t)
	w.setEntry(old.fingerprint(), domain.EntryRemoved)
	c, err := w.dial(DefaultUser, old, w.staff)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	if got := whoami(t, c); got != w.staff.fingerprint() {
		t.Errorf("caller = %q", got)
	}
}

var errNoStore = errors.New("the store is closed")

// What can't be asked is no reason to call anybody disabled.
func TestOnlyTheDisabledAreCalledSo(t *testing.T) {
	w := newWorld(t, nil)
	c := w.client()
	whoami(t, c)
	w.mu.Lock()
	w.broken = errNoStore
	w.mu.Unlock()
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if out, err := s.CombinedOutput("who"); exitCode(err) != ExitFailed || string(out) != "<internal>\n" {
		t.Errorf("got %q, exit %d", out, exitCode(err))
	}
	w.srv.mu.Lock()
	w.srv.closing = true
	w.srv.mu.Unlock()
	if why := w.srv.refusal(t.Context(), domain.Caller{Fingerprint: w.staff.fingerprint()}); why != MsgShutdown {
		t.Errorf("at a shutdown: %q", why)
	}
	w.srv.mu.Lock()
	w.srv.closing = false
	w.srv.mu.Unlock()
}

// kexInit reads what the server offers, from its first packet, which is in clear.
func kexInit(t *testing.T, addr string) (lists [][]string) {
	t.Helper()
	nc, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = nc.Close() }()
	if _, err := nc.Write([]byte("SSH-2.0-test\r\n")); err != nil {
		t.Fatal(err)
	}
	r := bufio.NewReader(nc)
	if _, err := r.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	head := make([]byte, 5)
	if _, err := io.ReadFull(r, head); err != nil {
		t.Fatal(err)
	}
	packet := make([]byte, binary.BigEndian.Uint32(head)-1)
	if _, err := io.ReadFull(r, packet); err != nil {
		t.Fatal(err)
	}
	for rest := packet[17:]; len(lists) < 8; {
		n := binary.BigEndian.Uint32(rest)
		lists = append(lists, strings.Split(string(rest[4:4+n]), ","))
		rest = rest[4+n:]
	}
	return lists
}

// Nothing that is offered rests on SHA-1, and the list is known.
func TestTheAlgorithmsThatAreOffered(t *testing.T) {
	w := newWorld(t, nil)
	ciphers := []string{
		"aes128-gcm@openssh.com", "aes256-gcm@openssh.com", "chacha20-poly1305@openssh.com", "aes128-ctr", "aes192-ctr", "aes256-ctr",
	}
	macs := []string{"hmac-sha2-256-etm@openssh.com", "hmac-sha2-512-etm@openssh.com", "hmac-sha2-256", "hmac-sha2-512"}
	want := [][]string{
		{
			"mlkem768x25519-sha256", "curve25519-sha256", "curve25519-sha256@libssh.org", "ecdh-sha2-nistp256", "ecdh-sha2-nistp384",
			"ecdh-sha2-nistp521", "diffie-hellman-group16-sha512", "diffie-hellman-group14-sha256", "kex-strict-s-v00@openssh.com",
		},
		{"ssh-ed25519"},
		ciphers, ciphers, macs, macs,
		{"none"},
		{"none"},
	}
	if got := kexInit(t, w.addr); !reflect.DeepEqual(got, want) {
		t.Errorf("offered:\n%q\nwant\n%q", got, want)
	}
	_, trace, code := finish(w.openssh(w.staff, "-v", DefaultUser+"@127.0.0.1", "who"))
	if _, list, ok := strings.Cut(trace, "server-sig-algs=<"); code != 0 || !ok ||
		slices.Contains(strings.Split(list[:strings.IndexByte(list, '>')], ","), "ssh-rsa") || !strings.Contains(list, "rsa-sha2-256") {
		t.Errorf("exit %d:\n%s", code, trace)
	}
	for what, args := range map[string][]string{
		"key exchange": {"-o", "KexAlgorithms=diffie-hellman-group14-sha1"},
		"MAC":          {"-c", "aes128-ctr", "-o", "MACs=hmac-sha1"},
	} {
		_, errs, code := finish(w.openssh(w.staff, append(args, DefaultUser+"@127.0.0.1", "who")...))
		if code != 255 || !strings.Contains(errs, "no matching") {
			t.Errorf("%s of SHA-1: exit %d, %s", what, code, errs)
		}
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
	for _, entry := range domain.Entries[1:] {
		who := newPerson(t)
		if entry != domain.EntryUnknown {
			w.setEntry(who.fingerprint(), entry)
		}
		out, errOut, code := finish(w.openssh(who, "-tt", DefaultUser+"@127.0.0.1"))
		if code != 255 || out != "" || !strings.Contains(errOut, "Permission denied (publickey)") {
			t.Errorf("%s key: exit %d, screen %q, %q", entry, code, out, errOut)
		}
		// Whoever proved the key reads why; of an unknown key nothing is told.
		if told := strings.Contains(errOut, "<"+string(entry)+">"); told != (entry != domain.EntryUnknown) {
			t.Errorf("%s key: told %q", entry, errOut)
		}
		w.log.await(t, who.fingerprint())
		if n := strings.Count(w.log.String(), who.fingerprint()); n != 1 {
			t.Errorf("%s key is logged %d times, want once per attempt", entry, n)
		}
		if entry != domain.EntryUnknown {
			w.log.await(t, "why="+string(entry))
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

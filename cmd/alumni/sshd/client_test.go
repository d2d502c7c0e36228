package sshd

import (
	"bytes"
	"crypto/ed25519"
	"encoding/pem"
	"errors"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// person is somebody with a key.
type person struct {
	gossh.Signer
	private ed25519.PrivateKey
}

func newPerson(t *testing.T) person {
	t.Helper()
	_, priv, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	s, err := gossh.NewSignerFromKey(priv)
	if err != nil {
		t.Fatal(err)
	}
	return person{s, priv}
}

func (p person) fingerprint() string { return gossh.FingerprintSHA256(p.PublicKey()) }

// files writes the key as OpenSSH keeps it and gives the private one's path.
func (p person) files(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "key")
	block, err := gossh.MarshalPrivateKey(p.private, "")
	if err != nil {
		t.Fatal(err)
	}
	write(t, path, pem.EncodeToMemory(block))
	write(t, path+".pub", gossh.MarshalAuthorizedKey(p.PublicKey()))
	return path
}

// dial connects with x/crypto as the person.
func (w *world) dial(user string, keys ...gossh.Signer) (*gossh.Client, error) {
	nc, err := w.connect()
	if err != nil {
		return nil, err
	}
	return w.over(nc, user, keys...)
}

// over speaks SSH over a connection, as the person.
func (w *world) over(nc net.Conn, user string, keys ...gossh.Signer) (*gossh.Client, error) {
	c, chans, reqs, err := gossh.NewClientConn(nc, w.addr, &gossh.ClientConfig{
		User: user, Auth: []gossh.AuthMethod{gossh.PublicKeys(keys...)},
		HostKeyCallback: gossh.FixedHostKey(w.hostKey.PublicKey()),
	})
	if err != nil {
		return nil, errors.Join(err, nc.Close())
	}
	return gossh.NewClient(c, chans, reqs), nil
}

func (w *world) client() *gossh.Client {
	w.t.Helper()
	c, err := w.dial(DefaultUser, w.staff)
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = c.Close() })
	return c
}

// screen is a client's terminal.
type screen struct {
	*gossh.Session
	in   io.WriteCloser
	out  *buffer
	done chan error
}

// terminal opens a console on the connection.
func (w *world) terminal(c *gossh.Client, width, height int) *screen {
	w.t.Helper()
	s, err := c.NewSession()
	if err != nil {
		w.t.Fatal(err)
	}
	x := &screen{Session: s, out: newBuffer(), done: make(chan error, 1)}
	x.in, _ = s.StdinPipe()
	s.Stdout, s.Stderr = x.out, x.out
	if err := s.RequestPty("xterm-256color", height, width, nil); err != nil {
		w.t.Fatal(err)
	}
	if err := s.Shell(); err != nil {
		w.t.Fatal(err)
	}
	go func() { x.done <- s.Wait() }()
	return x
}

func (x *screen) typeKeys(s string) { _, _ = io.WriteString(x.in, s) }

// running tells whether the session goes on.
func (x *screen) running() bool { return len(x.done) == 0 }

// ended waits for the end and gives the exit code; -1 if there was none.
func (x *screen) ended(t *testing.T) int {
	t.Helper()
	select {
	case err := <-x.done:
		return exitCode(err)
	case <-time.After(patience):
		t.Fatalf("the session does not end; it shows %q", x.out.String())
		return -1
	}
}

func exitCode(err error) int {
	var far *gossh.ExitError
	var near *exec.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &far):
		return far.ExitStatus()
	case errors.As(err, &near):
		return near.ExitCode()
	}
	return -1
}

// openssh prepares the real client, without anything of this machine's setup.
func (w *world) openssh(who person, args ...string) *exec.Cmd {
	w.t.Helper()
	host, port, _ := net.SplitHostPort(w.addr)
	known := filepath.Join(w.t.TempDir(), "known_hosts")
	write(w.t, known, []byte("["+host+"]:"+port+" "+string(gossh.MarshalAuthorizedKey(w.hostKey.PublicKey()))))
	base := []string{
		"-F", "none", "-p", port, "-i", who.files(w.t), "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none",
		"-o", "BatchMode=yes", "-o", "UserKnownHostsFile=" + known, "-o", "StrictHostKeyChecking=yes",
	}
	cmd := exec.CommandContext(w.t.Context(), "ssh", append(base, args...)...)
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + w.t.TempDir(), "TERM=xterm-256color"}
	cmd.WaitDelay = patience
	return cmd
}

// run runs the real client to its end.
func (w *world) run(args ...string) (stdout, stderr string, code int) {
	w.t.Helper()
	return finish(w.openssh(w.staff, args...))
}

func finish(cmd *exec.Cmd) (stdout, stderr string, code int) {
	var out, err bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &err
	code = exitCode(cmd.Run())
	return out.String(), err.String(), code
}

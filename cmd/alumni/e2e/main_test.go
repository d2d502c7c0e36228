package e2e

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// patience is reached by what hangs, however slow and busy the machine is.
const patience = 10 * time.Minute

var (
	binary    string   // the program under test
	suiteHome string   // where what outlives one test is kept
	raceFlags []string // for its build: the tests' own
)

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "alumni-e2e-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	binary, suiteHome = filepath.Join(dir, "alumni"), dir
	args := append([]string{"build"}, raceFlags...)
	build := exec.Command("go", append(args, "-o", binary, "alumni/cmd/alumni")...)
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "build: %v\n%s", err, out)
		return 1
	}
	defer endShared()
	return m.Run()
}

// output collects what a process writes and wakes who waits for a line.
type output struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buf.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buf.String()
}

// server is a running alumni process.
type server struct {
	t      *testing.T
	cmd    *exec.Cmd
	lines  *bufio.Reader
	errs   *output
	waited chan error
	line   string // the ssh line that it printed
	port   string
	dir    string // demo: the throw-away folder; serve: the data folder
}

// launch starts the binary with arguments and reads its stdout until a line
// that the pattern matches.
func launch(t *testing.T, until *regexp.Regexp, args ...string) (*server, []string) {
	t.Helper()
	s, found, err := begin(until, cleanEnv(t), args...)
	if err != nil {
		t.Fatal(err)
	}
	s.t = t
	t.Cleanup(func() { s.kill(syscall.SIGTERM) })
	return s, found
}

// begin is launch for a server that the caller ends.
func begin(until *regexp.Regexp, env []string, args ...string) (*server, []string, error) {
	s := &server{errs: &output{}, waited: make(chan error, 1)}
	s.cmd = exec.Command(binary, args...)
	s.cmd.Env = env
	s.cmd.Stderr = s.errs
	r, w, err := os.Pipe()
	if err != nil {
		return nil, nil, err
	}
	s.cmd.Stdout = w
	if err := s.cmd.Start(); err != nil {
		return nil, nil, err
	}
	w.Close()
	go func() { s.waited <- s.cmd.Wait() }()
	_ = r.SetReadDeadline(time.Now().Add(patience))
	s.lines = bufio.NewReader(r)
	for {
		line, err := s.lines.ReadString('\n')
		if found := until.FindStringSubmatch(strings.TrimSpace(line)); found != nil {
			return s, found, nil
		}
		if err != nil {
			_ = s.cmd.Process.Kill()
			return nil, nil, fmt.Errorf("%v ended before it was ready: %w\n%s", args, err, s.errs)
		}
	}
}

// cleanEnv is an environment that nothing of this machine reaches into.
func cleanEnv(t *testing.T) []string {
	t.Helper()
	return homeEnv(t.TempDir())
}

func homeEnv(home string) []string {
	return []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + home, "TMPDIR=" + home, "LANG=en_US.UTF-8", "TERM=xterm-256color",
		"GORACE=atexit_sleep_ms=0", // else each process under the race detector waits a second at its end
	}
}

var (
	demoLine    = regexp.MustCompile(`^ssh .*-p (\d+) .*$`)
	connectLine = regexp.MustCompile(`ssh -p (\d+) (\S+)@\S+`)
	clientKey   = regexp.MustCompile(`-i (\S+)/client_key`)
)

// demo starts the demo itself, for tests of how it starts and ends.
func demo(t *testing.T) *server {
	t.Helper()
	s, found := launch(t, demoLine, "demo", "--no-open")
	s.describe(found)
	return s
}

func (s *server) describe(found []string) {
	s.line, s.port = found[0], found[1]
	s.dir = clientKey.FindStringSubmatch(s.line)[1]
}

// mould is a demo's folder without its server, and the ssh line to it. To fill
// a registry with sample data takes ten seconds under the race detector, so it
// is done once and each server gets a copy.
var mould = sync.OnceValues(func() (*server, error) {
	home := filepath.Join(suiteHome, "mould")
	if err := os.Mkdir(home, 0o700); err != nil {
		return nil, err
	}
	s, found, err := begin(demoLine, homeEnv(home), "demo", "--no-open")
	if err != nil {
		return nil, err
	}
	s.describe(found)
	_ = s.cmd.Process.Kill() // any other end takes the folder away
	<-s.waited
	return s, nil
})

// sample starts a server on sample data of its own.
func sample(t *testing.T) *server {
	t.Helper()
	s, err := serveSample(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	s.t = t
	t.Cleanup(func() { s.kill(syscall.SIGTERM) })
	return s
}

// serveSample serves a copy of the mould below a folder.
func serveSample(home string) (*server, error) {
	m, err := mould()
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(home, filepath.Base(m.dir))
	if err := copyFolder(m.dir, dir); err != nil {
		return nil, err
	}
	s, found, err := begin(connectLine, homeEnv(home), "serve", "--data", filepath.Join(dir, "data"), "--listen", "127.0.0.1:0",
		"--log", filepath.Join(dir, "server.log"), "--max-consoles", "256")
	if err != nil {
		return nil, err
	}
	s.port, s.dir = found[1], dir
	s.line = strings.NewReplacer(m.dir, dir, "-p "+m.port+" ", "-p "+s.port+" ").Replace(m.line)
	known := filepath.Join(dir, "known_hosts")
	hosts, err := os.ReadFile(known)
	if err != nil {
		return nil, err
	}
	return s, os.WriteFile(known, bytes.ReplaceAll(hosts, []byte(":"+m.port+" "), []byte(":"+s.port+" ")), 0o600)
}

// copyFolder copies files and folders that only their owner may read.
func copyFolder(from, to string) error {
	return filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		at := to + strings.TrimPrefix(path, from)
		if entry.IsDir() {
			return os.Mkdir(at, 0o700)
		}
		if !entry.Type().IsRegular() {
			return nil // the socket of the server that is gone
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(at, b, 0o600)
	})
}

// shared is the server of all tests that change nothing which another of them
// looks at.
var shared *server

// sharedSample gives the shared server. Its tests run one after the other.
func sharedSample(t *testing.T) *server {
	t.Helper()
	if shared == nil {
		home := filepath.Join(suiteHome, "shared")
		if err := os.Mkdir(home, 0o700); err != nil {
			t.Fatal(err)
		}
		s, err := serveSample(home)
		if err != nil {
			t.Fatal(err)
		}
		shared = s
	}
	own := *shared
	own.t = t
	return &own
}

func endShared() {
	if shared == nil {
		return
	}
	_ = shared.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-shared.waited:
	case <-time.After(patience):
		_ = shared.cmd.Process.Kill()
		<-shared.waited
	}
}

// serve starts a real server on a data folder.
func serve(t *testing.T, data string, args ...string) *server {
	t.Helper()
	args = append([]string{"serve", "--data", data, "--listen", "127.0.0.1:0"}, args...)
	s, found := launch(t, connectLine, args...)
	s.port, s.dir = found[1], data
	return s
}

// kill ends the process, waits for it, and gives its exit code.
func (s *server) kill(sig syscall.Signal) int {
	_ = s.cmd.Process.Signal(sig)
	return s.wait()
}

func (s *server) wait() int {
	select {
	case err := <-s.waited:
		s.waited <- err
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			return exit.ExitCode()
		}
		if err != nil {
			return -1
		}
		return 0
	case <-time.After(patience):
		_ = s.cmd.Process.Kill()
		s.t.Errorf("the server did not end; stderr:\n%s", s.errs)
		return -1
	}
}

// result is what a finished command gave.
type result struct {
	out, err string
	code     int
}

// runCommand runs a command to its end.
func runCommand(t *testing.T, env []string, stdin, name string, args ...string) result {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = env
	cmd.Stdin = strings.NewReader(stdin)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	r := result{out: out.String(), err: errs.String()}
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		r.code = exit.ExitCode()
	case err != nil:
		t.Fatalf("%s %v: %v", name, args, err)
	}
	return r
}

// local runs the binary itself.
func local(t *testing.T, args ...string) result {
	t.Helper()
	return runCommand(t, cleanEnv(t), "", binary, args...)
}

// ssh runs a remote command through the printed line, by a shell, as a person would.
func (s *server) ssh(stdin, command string) result {
	s.t.Helper()
	return runCommand(s.t, cleanEnv(s.t), stdin, "sh", "-c", s.line+" "+command)
}

// must is ssh for a command that has to succeed.
func (s *server) must(command string) string {
	s.t.Helper()
	r := s.ssh("", command)
	if r.code != 0 {
		s.t.Fatalf("%s: exit %d\n%s%s", command, r.code, r.out, r.err)
	}
	return r.out
}

// newKey makes a key pair and gives the private key's file.
func newKey(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "key")
	r := runCommand(t, cleanEnv(t), "", "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test person", "-f", path)
	if r.code != 0 {
		t.Fatal(r.err)
	}
	return path
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// lineFor is the ssh line of a server for a key and a user name.
func (s *server) lineFor(key, user string) string {
	return fmt.Sprintf("ssh -F none -p %s -i %s -o IdentitiesOnly=yes -o UserKnownHostsFile=%s -o StrictHostKeyChecking=accept-new "+
		"-o LogLevel=ERROR -o BatchMode=yes -o SendEnv=LANG %s@127.0.0.1", s.port, key, key+".known", user)
}

// as is the same server for another person.
func (s *server) as(key, user string) *server {
	other := *s
	other.line = s.lineFor(key, user)
	return &other
}

var _ io.Writer = (*output)(nil)

// Package load measures a whole server from outside, over the loopback: what
// many people cost, and what one who means harm can do to the others. All of it
// is benchmarks, since figures need a machine that is quiet:
//
//	go test -run '^$' -bench . -benchtime 1x -timeout 60m ./cmd/alumni/load
//
// A bar that is missed fails the benchmark.
package load

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"alumni/cmd/alumni/sample"
	"alumni/db"
	"alumni/db/engine/bolt"
	"alumni/keys"
)

var binary string

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	if line := os.Getenv(crowdEnv); line != "" {
		return beCrowd(line)
	}
	dir, err := os.MkdirTemp("", "alumni-load-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	binary = filepath.Join(dir, "alumni")
	return m.Run()
}

// build makes the program as it is shipped, without the race detector, and a
// data folder with the sample registry.
var build = sync.OnceValue(func() error {
	if out, err := exec.Command("go", "build", "-o", binary, "alumni/cmd/alumni").CombinedOutput(); err != nil {
		return fmt.Errorf("build: %w\n%s", err, out)
	}
	if err := os.Mkdir(folder(), 0o700); err != nil {
		return err
	}
	if _, err := keys.NewIdentity(filepath.Join(folder(), "host_ed25519")); err != nil {
		return err
	}
	sealer, err := keys.LoadDataKey(filepath.Join(folder(), "data.key"), true)
	if err != nil {
		return err
	}
	engine, err := bolt.Open(folder(), bolt.Options{NoSync: true})
	if err != nil {
		return err
	}
	store, err := db.Open(engine, sealer)
	if err == nil {
		err = sample.Load(context.Background(), store, 1952, time.Now())
	}
	return errors.Join(err, engine.Sync(), engine.Close())
})

func folder() string { return filepath.Join(filepath.Dir(binary), "data") }

// server is a running server with the sample registry.
type server struct {
	target
	b        *testing.B
	pid      int
	director ssh.Signer
}

// target is where a server is reached.
type target struct{ addr string }

var connectLine = regexp.MustCompile(`ssh -p (\d+) `)

// start serves a copy of the sample registry; it ends with the benchmark.
func start(b *testing.B) *server {
	b.Helper()
	if err := build(); err != nil {
		b.Fatal(err)
	}
	home := b.TempDir()
	data := filepath.Join(home, "data")
	if err := os.CopyFS(data, os.DirFS(folder())); err != nil {
		b.Fatal(err)
	}
	if err := closed(data); err != nil {
		b.Fatal(err)
	}
	s := &server{b: b, director: keyOf(newKey())}
	admin := strings.TrimSpace(string(ssh.MarshalAuthorizedKey(s.director.PublicKey()))) + " director"
	cmd := exec.Command(binary, "serve", "--data", data, "--listen", "127.0.0.1:0", "--log", filepath.Join(home, "log"),
		"--admin-key", admin)
	cmd.Env = []string{"HOME=" + home, "TMPDIR=" + home, "PATH=" + os.Getenv("PATH"), "LANG=zh_CN.UTF-8"}
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = cmd.Process.Signal(syscall.SIGTERM); _ = cmd.Wait() })
	s.pid = cmd.Process.Pid
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if found := connectLine.FindStringSubmatch(lines.Text()); found != nil {
			s.addr = "127.0.0.1:" + found[1]
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return s
		}
	}
	b.Fatal("the server did not start")
	return nil
}

// closed makes a copied folder its owner's only.
func closed(data string) error {
	files, err := os.ReadDir(data)
	errs := []error{err, os.Chmod(data, 0o700)}
	for _, f := range files {
		errs = append(errs, os.Chmod(filepath.Join(data, f.Name()), 0o600))
	}
	return errors.Join(errs...)
}

// newKey gives the seed of a key, by which another process has it too.
func newKey() string { return rand.Text() }

func keyOf(seed string) ssh.Signer {
	digest := sha256.Sum256([]byte(seed))
	key, err := ssh.NewSignerFromKey(ed25519.NewKeyFromSeed(digest[:]))
	if err != nil {
		panic(err) // an ed25519 key is always a signer
	}
	return key
}

// account makes an account of a role and scope, and gives its key.
func (s *server) account(role, scope string) ssh.Signer { return keyOf(s.member(role, scope)) }

// member makes an account of a role and scope, and gives the seed of its key.
func (s *server) member(role, scope string) (seed string) {
	s.b.Helper()
	seed = newKey()
	line := fmt.Sprintf("account add --name %s --role %s --key -", role, role)
	if scope != "" {
		line += " --scope " + scope
	}
	c := s.dial(s.director)
	defer c.Close()
	if out, err := command(c, line, bytes.NewReader(ssh.MarshalAuthorizedKey(keyOf(seed).PublicKey()))); err != nil {
		s.b.Fatalf("%s: %v: %s", line, err, out)
	}
	return seed
}

func (s *server) dial(key ssh.Signer) *ssh.Client {
	s.b.Helper()
	c, err := s.connect(key)
	if err != nil {
		s.b.Fatal(err)
	}
	return c
}

func (s target) connect(key ssh.Signer) (*ssh.Client, error) { return s.connectFrom("127.0.0.1", key) }

// connectFrom connects from another loopback address.
func (s target) connectFrom(from string, key ssh.Signer) (*ssh.Client, error) {
	nc, err := s.wire(from)
	if err != nil {
		return nil, err
	}
	c, chans, reqs, err := ssh.NewClientConn(nc, s.addr, &ssh.ClientConfig{
		User: "alumni", Auth: []ssh.AuthMethod{ssh.PublicKeys(key)}, HostKeyCallback: ssh.InsecureIgnoreHostKey(),
	})
	if err != nil {
		return nil, errors.Join(err, nc.Close())
	}
	return ssh.NewClient(c, chans, reqs), nil
}

func (s target) wire(from string) (net.Conn, error) {
	d := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(from)}}
	return d.Dial("tcp", s.addr)
}

// command runs a remote command and gives all that it said.
func command(c *ssh.Client, line string, in io.Reader) ([]byte, error) {
	x, err := c.NewSession()
	if err != nil {
		return nil, err
	}
	defer x.Close()
	x.Stdin = in
	return x.CombinedOutput(line)
}

// console is an open terminal; what it shows is counted.
type console struct {
	*ssh.Session
	in    io.WriteCloser
	mu    sync.Mutex
	bytes int
	tail  []byte
	moved chan struct{}
}

// open opens a console of a size on the connection and waits for its first frame.
func open(c *ssh.Client, width, height int) (*console, error) {
	x, err := c.NewSession()
	if err != nil {
		return nil, err
	}
	t := &console{Session: x, moved: make(chan struct{}, 1)}
	t.in, _ = x.StdinPipe()
	x.Stdout = t
	if err := errors.Join(x.RequestPty("xterm-256color", height, width, nil), x.Shell()); err != nil {
		return nil, err
	}
	return t, nil
}

// Write takes what the server paints.
func (t *console) Write(p []byte) (int, error) {
	t.mu.Lock()
	t.bytes += len(p)
	t.tail = append(t.tail, p...)
	t.tail = t.tail[max(0, len(t.tail)-64<<10):]
	t.mu.Unlock()
	select {
	case t.moved <- struct{}{}:
	default:
	}
	return len(p), nil
}

func (t *console) shown() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.bytes
}

// painted waits until more than n bytes came in all; false if nothing did for long.
func (t *console) painted(n int) bool {
	limit := time.After(time.Minute)
	for t.shown() <= n {
		select {
		case <-t.moved:
		case <-limit:
			return false
		}
	}
	return true
}

// figures of the server's process, in bytes and time.

func (s *server) status(name string) int {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.pid))
	if err != nil {
		s.b.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, name+":"); ok {
			n, _ := strconv.Atoi(strings.Fields(rest)[0])
			return n << 10
		}
	}
	s.b.Fatalf("no %s", name)
	return 0
}

func (s *server) memory() int { return s.status("VmRSS") }

// peak is the most memory since forget.
func (s *server) peak() int { return s.status("VmHWM") }

func (s *server) forget() {
	if err := os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", s.pid), []byte("5"), 0); err != nil {
		s.b.Fatal(err)
	}
}

// cpu is the processor time that the server has used.
func (s *server) cpu() time.Duration {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.pid))
	if err != nil {
		s.b.Fatal(err)
	}
	fields := strings.Fields(string(b)[strings.LastIndex(string(b), ")")+1:])
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

// p95 is the time within which 95 of 100 were.
func p95(times []time.Duration) time.Duration {
	if len(times) == 0 {
		return 0
	}
	slices.Sort(times)
	return times[len(times)*95/100]
}

const mb = 1 << 20

var errNothing = errors.New("nothing was painted")

// rest lets time pass while what is measured goes on.
func rest(d time.Duration) { <-time.After(d) }

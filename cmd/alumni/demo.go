package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
	gossh "golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"

	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/sample"
	"alumni/cmd/alumni/sshd"
	"alumni/keys"
)

func (m *Main) demoCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:  "demo",
		Args: cli.Args(m.text),
		RunE: func(cmd *cobra.Command, _ []string) error {
			noOpen, _ := cmd.Flags().GetBool("no-open")
			return m.demo(cmd.Context(), noOpen)
		},
	}
	cmd.Flags().Bool("no-open", false, "")
	return cmd
}

// demo serves a sample registry from a throw-away folder until the person
// leaves the console, or with noOpen until ctx ends. Nothing stays behind.
func (m *Main) demo(ctx context.Context, noOpen bool) (err error) {
	t := &m.text.Server
	ssh := "ssh"
	if !noOpen {
		if ssh, err = exec.LookPath("ssh"); err != nil {
			return say(t.NoSSH)
		}
		if !m.onTerminal() {
			return say(t.NoTerminalDemo)
		}
	}
	dir, err := os.MkdirTemp("", "alumni-demo-") // 0700
	if err != nil {
		return refuse(t.NotWritable, os.TempDir(), m.why(err))
	}
	defer os.RemoveAll(dir)
	ctx, cancel := untilOrphaned(ctx)
	defer cancel()
	fmt.Fprintln(m.Stderr, t.DemoReady)

	run, err := m.startDemo(ctx, dir)
	if err != nil {
		return err
	}
	rosters := filepath.Join(dir, "rosters")
	if err := sample.WriteRosters(rosters); err != nil {
		return errors.Join(err, run.stop())
	}
	fmt.Fprintf(m.Stderr, t.DemoRosters+"\n", rosters)
	line := demoLine(dir, run.port(), m.chosenLang())
	if noOpen {
		fmt.Fprintln(m.Stdout, quote(append([]string{ssh}, line...)))
		fmt.Fprintln(m.Stderr, t.DemoNote)
		m.ready(run)
		err = run.wait(ctx)
	} else {
		m.ready(run)
		err = errors.Join(m.openConsole(ctx, run, ssh, line), run.stop())
	}
	if rmErr := os.RemoveAll(dir); rmErr == nil && err == nil {
		fmt.Fprintln(m.Stderr, t.DemoGone)
	}
	return err
}

// demoConsoles may be open at once with the demo's one key: who tries the demo
// out may well put a load on it. It listens on the loopback only.
const demoConsoles = 256

// startDemo makes the folder's content (a client key, the sample, known_hosts)
// and serves it on a free loopback port.
func (m *Main) startDemo(ctx context.Context, dir string) (*instance, error) {
	key, err := keys.NewIdentity(filepath.Join(dir, "client_key"))
	if err != nil {
		return nil, err
	}
	run, err := m.start(ctx, serveConfig{
		data:      filepath.Join(dir, "data"),
		listen:    "127.0.0.1:0",
		adminKeys: strings.TrimSpace(string(gossh.MarshalAuthorizedKey(key.PublicKey()))) + " " + m.text.Server.DemoName,
		user:      sshd.DefaultUser,
		log:       logConfig{path: filepath.Join(dir, "server.log"), level: "info", format: "text"},
		sample:    true,
		yesClock:  true, // sample data has no deadlines
		consoles:  demoConsoles,
	})
	if err != nil {
		return nil, err
	}
	host := knownhosts.Line([]string{knownhosts.Normalize(run.ln.Addr().String())}, run.hostKey.PublicKey())
	if err := os.WriteFile(filepath.Join(dir, "known_hosts"), []byte(host+"\n"), 0o600); err != nil {
		return nil, errors.Join(err, run.stop())
	}
	return run, nil
}

// demoLine is the ssh command line, after "ssh", that reaches the demo from any
// folder, whatever the person's own configuration and agent hold.
func demoLine(dir string, port int, lang string) []string {
	known := strings.ReplaceAll(filepath.Join(dir, "known_hosts"), "%", "%%")
	args := []string{
		"-F", "none",
		"-p", fmt.Sprint(port),
		"-i", strings.ReplaceAll(filepath.Join(dir, "client_key"), "%", "%%"),
		"-o", "IdentitiesOnly=yes",
		"-o", `UserKnownHostsFile="` + known + `"`,
		"-o", "GlobalKnownHostsFile=/dev/null",
		"-o", "StrictHostKeyChecking=yes",
		"-o", "LogLevel=ERROR",
	}
	if lang != "" {
		args = append(args, "-o", "SetEnv=LANG="+lang, "-o", "SendEnv=COLORTERM NO_COLOR")
	} else {
		args = append(args, "-o", "SendEnv=LANG LC_ALL LC_MESSAGES COLORTERM NO_COLOR")
	}
	return append(args, sshd.DefaultUser+"@127.0.0.1")
}

// openConsole runs the ssh client in this terminal until it ends. When ctx ends
// first, the server says goodbye, and the client gets a moment to put the
// terminal back before it is ended.
func (m *Main) openConsole(ctx context.Context, run *instance, ssh string, args []string) error {
	life, end := context.WithCancel(context.Background())
	defer end()
	client := exec.CommandContext(life, ssh, args...)
	client.Cancel = func() error { return client.Process.Signal(os.Interrupt) }
	client.WaitDelay = time.Second // then it is killed
	client.Stdin, client.Stdout, client.Stderr = m.Stdin, m.Stdout, m.Stderr
	if err := client.Start(); err != nil {
		return refuse(m.text.Server.SSHFailed, m.why(err))
	}
	gone := make(chan error, 1)
	go func() { gone <- client.Wait() }()
	select {
	case err := <-gone:
		return m.clientEnd(err)
	case <-run.done: // the server failed
	case <-ctx.Done():
	}
	err := run.stop()
	defer time.AfterFunc(20*time.Second, end).Stop()
	<-gone
	return err
}

// clientEnd tells a console that was left from a client that never got in.
// OpenSSH ends with 255 when the connection failed.
func (m *Main) clientEnd(err error) error {
	var exit *exec.ExitError
	if err == nil || (errors.As(err, &exit) && exit.ExitCode() != 255) {
		return nil
	}
	return refuse(m.text.Server.SSHFailed, m.why(err))
}

func (m *Main) onTerminal() bool {
	in, ok := m.Stdin.(*os.File)
	out, ok2 := m.Stdout.(*os.File)
	return ok && ok2 && term.IsTerminal(in.Fd()) && term.IsTerminal(out.Fd())
}

func (i *instance) port() int { return i.ln.Addr().(*net.TCPAddr).Port }

// quote writes a command line so that a POSIX shell reads it back as it is.
func quote(args []string) string {
	var words []string
	for _, a := range args {
		plain := a != "" && strings.Trim(a, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=:@%+,") == ""
		if !plain {
			a = "'" + strings.ReplaceAll(a, "'", `'\''`) + "'"
		}
		words = append(words, a)
	}
	return strings.Join(words, " ")
}

// untilOrphaned ends the context too when "go run", which does not pass SIGTERM
// on to the program it runs, has gone.
func untilOrphaned(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	parent := os.Getppid()
	comm, err := os.ReadFile(fmt.Sprintf("/proc/%d/comm", parent))
	if err != nil || strings.TrimSpace(string(comm)) != "go" {
		return ctx, cancel
	}
	go func() {
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				if os.Getppid() != parent {
					cancel()
				}
			}
		}
	}()
	return ctx, cancel
}

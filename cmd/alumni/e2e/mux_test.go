package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A multiplexed client that dies leaves its connection up, since the master
// holds it: only the end of its channel's input tells the server.
func TestAMultiplexedClientThatDiesEndsItsConsole(t *testing.T) {
	t.Parallel()
	s := sample(t)
	control := filepath.Join(t.TempDir(), "c")
	master := exec.Command("sh", "-c", "exec "+strings.Replace(s.line, "ssh ", "ssh -M -N -S "+control+" ", 1))
	master.Env = cleanEnv(t)
	if err := master.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = master.Process.Kill(); _ = master.Wait() })
	mux := *s
	mux.line = strings.Replace(s.line, "ssh ", "ssh -S "+control+" ", 1)
	waitFor(t, "the master", func() bool { _, err := os.Stat(control); return err == nil })
	first := mux.open(120, 34)
	c := mux.open(100, 30)
	first.see("北京 branch")
	first.press("q")
	first.ended()
	mux.must("branch list")
	c.see("北京 branch")
	if err := c.cmd.Process.Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	// A master of OpenSSH 9 may keep the end to itself until something else
	// happens on the connection; in life that is the server's next sign of life.
	mux.must("branch list")
	c.ended()
	if code := s.kill(syscall.SIGTERM); code != 0 {
		t.Errorf("exit %d", code)
	}
}

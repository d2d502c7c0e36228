package sshd

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

func cpuTime(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// Two sessions over one connection (ControlMaster): one goes, the other stays,
// nothing spins and nothing of the first is left.
func TestTrap_ClosingOneMultiplexedSessionSpins(t *testing.T) {
	w := newWorld(t, nil)
	socket := filepath.Join(t.TempDir(), "s")
	to := DefaultUser + "@127.0.0.1"
	master := w.openssh(w.staff, "-M", "-S", socket, "-N", to)
	if err := master.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = master.Process.Kill(); _ = master.Wait() }()
	w.log.await(t, "ssh connected")
	w.eventually("the master listens", func() bool { _, err := os.Stat(socket); return err == nil })

	open := func() (kill func(), in io.Writer, out *buffer) {
		cmd := w.openssh(w.staff, "-S", socket, "-tt", to)
		pipe, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		out = newBuffer()
		cmd.Stdout = out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
		out.await(t, "typed")
		return func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }, pipe, out
	}
	_, in, out := open()
	kill, _, _ := open()
	if n := strings.Count(w.log.String(), "ssh connected"); n != 1 {
		t.Fatalf("%d connections: the sessions are not multiplexed", n)
	}
	kill()
	// A master of OpenSSH 9 may keep the end to itself until something else
	// happens on the connection; in life that is the server's next sign of life.
	if _, errOut, code := finish(w.openssh(w.staff, "-S", socket, to, "who")); code != 0 {
		t.Fatalf("exit %d: %s", code, errOut)
	}
	w.eventually("one session is left", func() bool { return w.srv.Sessions() == 1 })
	w.eventually("its goroutines end", func() bool {
		return running("sshd.(*channel).serve(") == 1 && running("bubbletea/v2.(*Program).Run(") == 1
	})

	// What spins never rests; anything else does, if not at once.
	w.eventually("the server rests", func() bool {
		const span = 200 * time.Millisecond
		cpu := cpuTime(t)
		pause(span)
		return cpuTime(t)-cpu < span/4
	})
	_, _ = io.WriteString(in, "still-here")
	out.await(t, "still-here")
}

func TestTrap_ChannelsOfAConnectionEndApart(t *testing.T) {
	w := newWorld(t, nil)
	c := w.client()
	a, b := w.terminal(c, 80, 24), w.terminal(c, 80, 24)
	a.out.await(t, "typed")
	b.out.await(t, "typed")
	_ = a.Close()
	w.eventually("one session is left", func() bool { return w.srv.Sessions() == 1 })
	b.typeKeys("q")
	if code := b.ended(t); code != 0 {
		t.Errorf("the other session ended with %d", code)
	}
}

// Keys that are left over when the program quits must not keep it in memory.
func TestTrap_LeftOverKeysKeepNoProgram(t *testing.T) {
	w := newWorld(t, nil)
	c := w.client()
	for range 10 {
		x := w.terminal(c, 80, 24)
		x.typeKeys("q" + strings.Repeat("j", 200))
		x.ended(t)
	}
	w.eventually("every program ends", func() bool { return running("bubbletea") == 0 && running("sshd.(*channel)") == 0 })
}

// running counts the goroutines whose stack names what.
func running(what string) (n int) {
	buf := make([]byte, 1<<20)
	for stack := range strings.SplitSeq(string(buf[:runtime.Stack(buf, true)]), "\n\n") {
		if strings.Contains(stack, what) {
			n++
		}
	}
	return n
}

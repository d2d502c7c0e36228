package main

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
)

// Whoever may write where the log lies can put a link there before SIGHUP.
func TestAReopenedLogLeadsIntoNoData(t *testing.T) {
	data, dir := t.TempDir(), t.TempDir()
	path := filepath.Join(dir, "log")
	l, err := openLog(path, data)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	m := &Main{}
	run := &instance{logFile: l, log: slog.New(slog.NewTextHandler(l, nil))}
	first := filepath.Join(dir, "log.1")
	if err := os.Rename(path, first); err != nil {
		t.Fatal(err)
	}
	for _, to := range []string{storeFile(data), hostKeyFile(data), dataKeyFile(data), "/dev/null"} {
		if to != "/dev/null" {
			if err := os.WriteFile(to, nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Symlink(to, path); err != nil {
			t.Fatal(err)
		}
		was := fileSize(first)
		m.hangup(run, nil)
		run.log.Info("goes on")
		if b, err := os.ReadFile(to); err != nil || len(b) != 0 {
			t.Errorf("%s holds %q, %v", to, b, err)
		}
		b, err := os.ReadFile(first)
		for _, want := range []string{"log not reopened", "goes on"} {
			if err != nil || !bytes.Contains(b[was:], []byte(want)) {
				t.Errorf("with %s the old log goes on with %q, %v", to, b[was:], err)
			}
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	m.hangup(run, nil)
	if b, err := os.ReadFile(path); err != nil || !bytes.Contains(b, []byte("log reopened")) {
		t.Errorf("the new log has %q, %v", b, err)
	}
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"alumni/cmd/alumni/cli"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// mayLog refuses a log that can't be written, before anything is made. A log
// that is not there yet may lie in a data folder that is still to be made.
func (m *Main) mayLog(path, data string) error {
	if path == "" {
		return nil
	}
	t := &m.text.Server
	if slices.ContainsFunc(dataFiles(data), func(own string) bool { return sameFile(path, own) }) {
		return refuse(t.LogIsData, path)
	}
	// Without O_NONBLOCK a pipe that nobody reads would hold the start up.
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY|unix.O_NONBLOCK, 0)
	if err == nil {
		return f.Close()
	}
	if _, gone := os.Stat(path); !os.IsNotExist(gone) {
		return refuse(t.BadLog, path, m.why(err))
	}
	folder := filepath.Dir(path)
	if sameFile(folder, data) && !there(folder) {
		return nil
	}
	info, err := os.Stat(folder)
	if err == nil && !info.IsDir() {
		err = unix.ENOTDIR
	}
	if err == nil {
		err = unix.Access(folder, unix.W_OK|unix.X_OK)
	}
	if err != nil {
		return refuse(t.BadLog, path, m.why(err))
	}
	return nil
}

// dataFiles are the files of a data folder.
func dataFiles(data string) []string {
	return []string{storeFile(data), hostKeyFile(data), dataKeyFile(data)}
}

// sameFile tells whether two paths name one file, be it one that is not there.
func sameFile(a, b string) bool {
	var infos [2]fs.FileInfo
	var paths [2]string
	for i, p := range []string{a, b} {
		infos[i], _ = os.Stat(p)
		paths[i], _ = filepath.Abs(p)
	}
	if infos[0] != nil && infos[1] != nil {
		return os.SameFile(infos[0], infos[1])
	}
	return paths[0] == paths[1]
}

// logConfig is where and how a server logs.
type logConfig struct {
	path   string // "" for stderr
	level  string // debug, info, warn, error
	format string // text, json
}

// readLog refuses a level or a format that is none.
func (m *Main) readLog(l logConfig) error {
	if _, ok := logLevels[l.level]; !ok {
		return m.badChoice("log-level", l.level, "debug", "info", "warn", "error")
	}
	if l.format != "text" && l.format != "json" {
		return m.badChoice("log-format", l.format, "text", "json")
	}
	return nil
}

// badChoice refuses the value of a flag that takes one of a few words.
func (m *Main) badChoice(flag, v string, words ...string) error {
	label := &m.text.Label
	return &cli.UsageError{Text: fmt.Sprintf(m.text.Command.FlagBadValue, flag, cli.Clean(v)) +
		fmt.Sprintf(label.OneOf, strings.Join(words, label.Comma))}
}

var logLevels = map[string]slog.Level{
	"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError,
}

// logger writes to the named file, or to stderr.
func (m *Main) logger(run *instance, l logConfig) (*slog.Logger, error) {
	var w io.Writer = m.Stderr
	if l.path != "" {
		f, err := openLog(l.path, run.data)
		if err != nil {
			return nil, refuse(m.text.Server.BadLog, l.path, m.why(err))
		}
		run.logFile = f
		run.closers = append(run.closers, f.Close)
		w = f
	}
	opts := &slog.HandlerOptions{Level: logLevels[l.level]}
	if l.format == "json" {
		return slog.New(slog.NewJSONHandler(w, opts)), nil
	}
	return slog.New(slog.NewTextHandler(w, opts)), nil
}

// logFile is a log that is opened anew once its file was moved away.
type logFile struct {
	path, data string // data is the folder that it may not lead into
	mu         sync.Mutex
	f          *os.File
}

// The errors of a log that is opened anew.
var (
	errLogIsData = errors.New("the log leads to a file of the data")
	errNoLog     = errors.New("neither a file nor a pipe")
)

func openLog(path, data string) (*logFile, error) {
	l := &logFile{path: path, data: data}
	return l, l.Reopen()
}

// Reopen goes on in the file that the path names now. If that can't be, it stays
// with the one that it has.
func (l *logFile) Reopen() error {
	f, err := os.OpenFile(l.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY|unix.O_NONBLOCK, 0o600)
	if err != nil {
		return err
	}
	if err := l.fits(f); err != nil {
		return errors.Join(err, f.Close())
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.f != nil {
		_ = l.f.Close()
	}
	l.f = f
	return nil
}

// fits refuses what an opened log may not be: a file of the data, or in place of
// another anything but a file or a pipe. The path may lead elsewhere by now, so
// the file itself is asked.
func (l *logFile) fits(f *os.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	for _, own := range dataFiles(l.data) {
		if at, err := os.Stat(own); err == nil && os.SameFile(info, at) {
			return errLogIsData
		}
	}
	if t := info.Mode().Type(); l.f != nil && t != 0 && t != fs.ModeNamedPipe {
		return errNoLog
	}
	return nil
}

// Write implements io.Writer: whole lines, each in one file.
func (l *logFile) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.f.Write(p)
}

// Close closes the file.
func (l *logFile) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.f.Close()
}

// hangup is what SIGHUP does to a server: its log goes on in a new file. A
// server that logs to a terminal ends with it, and one under a service manager
// has nothing to reopen.
func (m *Main) hangup(run *instance, end context.CancelFunc) {
	switch {
	case run.logFile != nil:
		if err := run.logFile.Reopen(); err != nil {
			run.log.Error("log not reopened", "err", err)
			return
		}
		run.log.Info("log reopened")
	case isTerminal(m.Stderr):
		end()
	}
}

// isTerminal tells whether a writer is a terminal.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}

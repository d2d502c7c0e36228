package main

import (
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// mayLog refuses a log that can't be written, before anything is made. A log
// that is not there yet may lie in a data folder that is still to be made.
func (m *Main) mayLog(path, data string) error {
	if path == "" {
		return nil
	}
	t := &m.text.Server
	for _, own := range []string{storeFile(data), hostKeyFile(data), dataKeyFile(data)} {
		if sameFile(path, own) {
			return refuse(t.LogIsData, path)
		}
	}
	// Without O_NONBLOCK a pipe that nobody reads would hold the start up.
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY|unix.O_NONBLOCK, 0)
	if err == nil {
		return f.Close()
	}
	if _, gone := os.Stat(path); !os.IsNotExist(gone) {
		return refuse(t.BadLog, path, cause(err))
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
		return refuse(t.BadLog, path, cause(err))
	}
	return nil
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

// logger writes to the named file, or to stderr.
func (m *Main) logger(run *instance, path string) (*slog.Logger, error) {
	var w io.Writer = m.Stderr
	if path != "" {
		f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			return nil, refuse(m.text.Server.BadLog, path, cause(err))
		}
		run.closers = append(run.closers, f.Close)
		w = f
	}
	return slog.New(slog.NewTextHandler(w, nil)), nil
}

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"alumni/cmd/alumni/backup"
	"alumni/domain/office/desk"
	"alumni/keys"
	"alumni/tui/i18n"
)

// A running server holds the store, so the operator's commands on the same
// machine ask it for what they want, over a socket in the data folder that only
// the folder's owner can reach.

// socketFile is the name of the socket in a data folder.
const socketFile = ".alumni.sock"

// socketPath is how long the path of a socket may be, in bytes.
const socketPath = 107

// viaFolder gives a path to a file in a folder that is short enough for a
// socket, and a function that ends its use.
func viaFolder(dir, name string) (string, func(), error) {
	if path := filepath.Join(dir, name); len(path) <= socketPath {
		return path, func() {}, nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return "", nil, err
	}
	return fmt.Sprintf("/proc/self/fd/%d/%s", d.Fd(), name), func() { _ = d.Close() }, nil
}

// serveControl answers the operator's commands until the instance closes. The
// store is ours, so a socket that is there was left by a server that is gone.
func (m *Main) serveControl(run *instance) error {
	path := filepath.Join(run.data, socketFile)
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	short, done, err := viaFolder(run.data, socketFile)
	if err != nil {
		return err
	}
	defer done()
	ln, err := net.Listen("unix", short)
	if err != nil {
		return err
	}
	ln.(*net.UnixListener).SetUnlinkOnClose(false) // by the short path, which is gone by then
	if err := os.Chmod(path, 0o600); err != nil {
		return errors.Join(err, ln.Close())
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /backup", m.answerBackup(run))
	mux.HandleFunc("GET /health", func(w http.ResponseWriter, r *http.Request) {
		_ = json.NewEncoder(w).Encode(m.health(r.Context(), run))
	})
	srv := &http.Server{Handler: mux, ReadHeaderTimeout: time.Minute, ErrorLog: slog.NewLogLogger(run.log.Handler(), slog.LevelWarn)}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = srv.Serve(ln)
	}()
	run.closers = append(run.closers, func() error {
		_ = srv.Close() // what still runs is cut off and fails there
		<-ended
		return os.Remove(path)
	})
	return nil
}

// langHeader carries the language of who asks.
const langHeader = "Accept-Language"

// madeHeader carries what a copy is, before the copy.
const madeHeader = "Alumni-Made"

func (m *Main) answerBackup(run *instance) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		t := i18n.For(r.Header.Get(langHeader))
		lines, err := io.ReadAll(io.LimitReader(r.Body, 64<<10))
		if err != nil {
			return
		}
		to, err := keys.ParseRecipients(string(lines))
		if err != nil {
			http.Error(w, why(t, err).Error(), http.StatusBadRequest)
			return
		}
		ctx := r.Context()
		if r.URL.Query().Has("yes-clock") {
			ctx = desk.SureOfClock(ctx)
		}
		if err = run.office.Backup(ctx, operator()); err != nil {
			http.Error(w, doubted(t, err).Error(), http.StatusConflict)
			return
		}
		f, made, err := run.keeper.ByHand(r.Context(), backup.OverSocket, to)
		if err != nil {
			run.log.Error("backup failed", "err", err)
			http.Error(w, why(t, err).Error(), failedStatus(err))
			return
		}
		defer f.Close()
		head, _ := json.Marshal(made)
		w.Header().Set(madeHeader, string(head))
		w.Header().Set("Content-Length", strconv.FormatInt(made.Bytes, 10))
		if _, err := io.Copy(w, f); err != nil {
			run.log.Warn("backup not taken", "err", err)
			return
		}
		run.log.Info("backup taken", "by", "operator", "bytes", made.Bytes, "entries", made.Entries, "recipients", made.Recipients)
	}
}

// failedStatus is how a full disk and taken places are told from other faults.
func failedStatus(err error) int {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return http.StatusInsufficientStorage
	case errors.Is(err, backup.ErrBusy):
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// errNoServer says that no server runs on a data folder.
var errNoServer = errors.New("no server runs on the data folder")

// ask sends a request to the server on a data folder; errNoServer if none runs.
func (m *Main) ask(ctx context.Context, dir, method, path string, body io.Reader) (*http.Response, error) {
	client := http.Client{Transport: &http.Transport{
		DisableKeepAlives: true,
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			short, done, err := viaFolder(dir, socketFile)
			if err != nil {
				return nil, errors.Join(errNoServer, err)
			}
			defer done()
			var d net.Dialer
			conn, err := d.DialContext(ctx, "unix", short)
			if errors.Is(err, syscall.ENOENT) || errors.Is(err, syscall.ECONNREFUSED) {
				return nil, errors.Join(errNoServer, err)
			}
			return conn, err
		},
	}}
	req, err := http.NewRequestWithContext(ctx, method, "http://alumni"+path, body)
	if err != nil {
		return nil, err
	}
	req.Header.Set(langHeader, m.text.Lang)
	return client.Do(req)
}

// askBackup has the running server write a copy to w.
func (m *Main) askBackup(ctx context.Context, dir, recipients string, yesClock bool, w io.Writer) (made backup.Made, err error) {
	path := "/backup"
	if yesClock {
		path += "?yes-clock"
	}
	res, err := m.ask(ctx, dir, http.MethodPost, path, strings.NewReader(recipients))
	if err != nil {
		return made, err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(io.LimitReader(res.Body, 4096))
		text = bytes.TrimSpace(text)
		switch res.StatusCode {
		case http.StatusInsufficientStorage:
			return made, fmt.Errorf("%s: %w", text, syscall.ENOSPC)
		case http.StatusServiceUnavailable:
			return made, backup.ErrBusy
		}
		return made, &refusal{line: string(text)}
	}
	if err := json.Unmarshal([]byte(res.Header.Get(madeHeader)), &made); err != nil {
		return made, err
	}
	n, err := io.Copy(w, res.Body)
	if err == nil && n != made.Bytes {
		err = io.ErrUnexpectedEOF
	}
	return made, err
}

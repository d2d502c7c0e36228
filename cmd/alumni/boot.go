package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	gossh "golang.org/x/crypto/ssh"
	"golang.org/x/sys/unix"

	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/sample"
	"alumni/cmd/alumni/sshd"
	"alumni/db"
	"alumni/db/engine"
	"alumni/db/engine/bolt"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/account"
	"alumni/keys"
)

// The files of a data folder.
func storeFile(dir string) string   { return filepath.Join(dir, bolt.FileName) }
func hostKeyFile(dir string) string { return filepath.Join(dir, "host_ed25519") }
func dataKeyFile(dir string) string { return filepath.Join(dir, "data.key") }

// operator is who works on the server's own shell.
func operator() domain.Caller { return domain.Caller{Face: domain.FaceLocal} }

// start brings a server up. Everything that can be refused is asked first: the
// keys, the port, the folder, the host key, the store. Only then is anything
// made, so a refusal changes nothing.
func (m *Main) start(ctx context.Context, cfg serveConfig) (_ *instance, err error) {
	admins, err := m.parseAdminKeys(cfg.adminFrom, cfg.adminKeys)
	if err != nil {
		return nil, err
	}
	run := &instance{done: make(chan struct{}), ended: make(chan struct{}), broken: make(chan error, 1)}
	if run.authority, err = m.authority(cfg.userCA, cfg.revoked); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			_ = run.close()
		}
	}()
	if run.ln, err = m.listen(cfg.listen); err != nil {
		return nil, err
	}
	run.closers = append(run.closers, func() error { _ = run.ln.Close(); return nil })
	exists, err := m.inspect(cfg.data)
	if err != nil {
		return nil, err
	}
	if !exists && len(admins) == 0 {
		return nil, say(m.text.Server.NoDirector)
	}
	run.created = !exists
	if run.hostKey, err = m.oldHostKey(cfg.data); err != nil {
		return nil, err
	}
	if err := m.openInto(ctx, run, cfg, admins); err != nil {
		return nil, err
	}
	log, err := m.logger(run, cfg.log)
	if err != nil {
		return nil, err
	}
	sealer, err := keys.LoadDataKey(dataKeyFile(cfg.data), false)
	if err != nil {
		return nil, refuse(m.text.Server.BadDataKey, dataKeyFile(cfg.data), cause(err))
	}
	run.office = office.New(toldStore{run.store, log}, office.WithKeys(keys.ParsePublicKey), office.WithCodes(keys.Codes{Sealer: sealer}))
	if err := m.serveSSH(run, cfg, log); err != nil {
		return nil, err
	}
	return run, nil
}

// openInto opens or makes the keys and the store, and what a store must hold.
func (m *Main) openInto(ctx context.Context, run *instance, cfg serveConfig, admins []domain.AccountKey) error {
	store, eng, err := m.openStore(cfg.data, !run.created, cfg.sample, m.text.Server.LockedServe, cfg.data)
	if err != nil {
		return err
	}
	run.closers = append(run.closers, eng.Close)
	run.store, run.engine = store, eng
	run.office = office.New(toldStore{store, slog.New(slog.NewTextHandler(m.Stderr, nil))})
	if !run.created && len(admins) == 0 {
		ok, err := run.office.HasDirector(ctx)
		if err != nil {
			return err
		}
		if !ok {
			return say(m.text.Server.NoDirector)
		}
	}
	if run.hostKey == nil {
		if run.hostKey, err = keys.NewIdentity(hostKeyFile(cfg.data)); err != nil {
			return refuse(m.text.Server.BadHostKey, hostKeyFile(cfg.data), cause(err))
		}
	}
	if cfg.sample {
		if err := sample.Load(ctx, store, sampleSeed, run.office.Now()); err != nil {
			return err
		}
		if err := eng.Sync(); err != nil {
			return err
		}
	}
	return m.furnish(ctx, run, admins)
}

// sampleSeed makes every demo the same.
const sampleSeed = 1952

// listen takes the port before anything is touched.
func (m *Main) listen(addr string) (net.Listener, error) {
	ln, err := net.Listen("tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, refuse(m.text.Server.PortInUse, addr)
	case err != nil:
		return nil, refuse(m.text.Server.BadListen, addr, cause(err))
	}
	return ln, nil
}

// cause is the innermost error: "permission denied" instead of the whole chain.
func cause(err error) error {
	for {
		next := errors.Unwrap(err)
		if next == nil {
			return err
		}
		err = next
	}
}

// inspect looks at the folder without changing it: is there a store, may we
// write, is the data key where it must be.
func (m *Main) inspect(dir string) (exists bool, err error) {
	t := &m.text.Server
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := unix.Access(ancestor(dir), unix.W_OK|unix.X_OK); err != nil {
			return false, refuse(t.NotWritable, dir, err)
		}
		return false, nil
	case err != nil:
		return false, refuse(t.NotWritable, dir, cause(err))
	case !info.IsDir():
		return false, refuse(t.NotFolder, dir)
	}
	if err := unix.Access(dir, unix.W_OK|unix.X_OK); err != nil {
		return false, refuse(t.NotWritable, dir, err)
	}
	if _, err := os.Stat(storeFile(dir)); err != nil {
		return false, nil
	}
	if _, err := os.Stat(dataKeyFile(dir)); err != nil {
		return true, refuse(t.NoDataKey, dataKeyFile(dir))
	}
	return true, nil
}

// ancestor is the nearest folder above dir that exists.
func ancestor(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "."
	}
	for {
		abs = filepath.Dir(abs)
		if _, err := os.Stat(abs); err == nil || abs == filepath.Dir(abs) {
			return abs
		}
	}
}

// openStore opens the store of a folder; locked and its value are what to say
// when another process has it.
func (m *Main) openStore(dir string, mustExist, noSync bool, locked string, values ...any) (*db.DB, *bolt.Engine, error) {
	t := &m.text.Server
	if !mustExist {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, nil, refuse(t.NotWritable, dir, cause(err))
		}
	}
	sealer, err := keys.LoadDataKey(dataKeyFile(dir), !mustExist)
	switch path := dataKeyFile(dir); {
	case errors.Is(err, keys.ErrExposed):
		return nil, nil, refuse(t.DataKeyOpen, path, path)
	case err != nil:
		return nil, nil, refuse(t.BadDataKey, path, cause(err))
	}
	eng, err := bolt.Open(dir, bolt.Options{MustExist: mustExist, NoSync: noSync})
	if err != nil {
		return nil, nil, m.storeError(dir, err, locked, values...)
	}
	store, err := db.Open(eng, sealer)
	if err != nil {
		_ = eng.Close()
		return nil, nil, m.storeError(dir, err, locked, values...)
	}
	return store, eng, nil
}

func (m *Main) storeError(dir string, err error, locked string, values ...any) error {
	t := &m.text.Server
	switch {
	case errors.Is(err, engine.ErrLocked):
		return refuse(locked, values...)
	case errors.Is(err, db.ErrNewerSchema):
		return refuse(t.NewerSchema, storeFile(dir))
	case errors.Is(err, engine.ErrNotWritable):
		return refuse(t.NotWritable, dir, cause(err))
	case errors.Is(err, db.ErrWrongKey):
		return refuse(t.WrongDataKey, dataKeyFile(dir), storeFile(dir))
	case errors.Is(err, engine.ErrDamaged), errors.Is(err, db.ErrForeign):
		return refuse(t.Damaged, storeFile(dir), m.text.Damage.Of(err))
	}
	return refuse(t.BadFile, storeFile(dir), err)
}

// oldHostKey loads the server's identity if there is one; nil at the first
// start. A key that others can read is no identity any more.
func (m *Main) oldHostKey(dir string) (gossh.Signer, error) {
	t, path := &m.text.Server, hostKeyFile(dir)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, refuse(t.BadHostKey, path, cause(err))
	case info.Mode().Perm()&0o077 != 0:
		return nil, refuse(t.HostKeyOpen, path, fmt.Sprintf("%04o", info.Mode().Perm()), path)
	}
	key, err := keys.LoadHostKey(path)
	if err != nil {
		return nil, refuse(t.BadHostKey, path, cause(err))
	}
	return key, nil
}

// logger writes to the named file, or to stderr.
func (m *Main) logger(run *instance, path string) (*slog.Logger, error) {
	var w io.Writer = m.Stderr
	if path != "" {
		f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			return nil, refuse(m.text.Server.BadFile, path, cause(err))
		}
		run.closers = append(run.closers, f.Close)
		w = f
	}
	return slog.New(slog.NewTextHandler(w, nil)), nil
}

// serveSSH starts the server on the listener. It runs until run.stop.
func (m *Main) serveSSH(run *instance, cfg serveConfig, log *slog.Logger) error {
	m.boundMemory(log)
	var srv *sshd.Server
	online := func() int { return srv.People() }
	srv, err := sshd.New(sshd.Config{
		User: cfg.user, HostKey: run.hostKey, IdleTimeout: cfg.idle, MaxSession: cfg.max, Log: log,
		// Commands cost little, and each may come on a connection of its own.
		MaxConsolesPerKey: cfg.consoles, MaxConnsPerKey: 2 * cfg.consoles, MaxSessionsPerKey: 4 * cfg.consoles,
	}, handlers(run.office, run.authority, log, online))
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(context.Background())
	run.cancel = cancel
	run.office.ServedBy(srv)
	go watchAccounts(ctx, run.office, srv)
	go watchCertificates(ctx, run.authority, srv)
	go func() {
		var tidy sync.WaitGroup
		tidy.Go(func() { tidyUp(ctx, run.office, log) })
		run.err = srv.Serve(ctx, run.ln)
		cancel()
		tidy.Wait()
		close(run.done)
	}()
	go m.mind(run, storeFile(cfg.data), log)
	return nil
}

// tidyEvery is how often a server forgets what has been kept for long enough.
const tidyEvery = time.Hour

// tidyUp forgets what was filled into forms and not submitted, now and every hour
// until ctx ends.
func tidyUp(ctx context.Context, o *office.Office, log *slog.Logger) {
	tick := time.NewTicker(tidyEvery)
	defer tick.Stop()
	for {
		if err := o.ExpireUnsent(ctx); err != nil && ctx.Err() == nil {
			log.Error("forms that were not submitted are not forgotten", "err", err)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// furnish gives a store what it must hold before anybody connects: the rule
// set, M10, and the directors, all of them or none. Each step looks first, so a
// start that was cut off is finished by the next one.
func (m *Main) furnish(ctx context.Context, run *instance, admins []domain.AccountKey) error {
	if err := run.office.EnsureReady(ctx); err != nil {
		return err
	}
	var first []account.AddAccount
	for _, key := range admins {
		name := cli.Clean(key.Comment)
		if name == "" {
			name = m.text.Word.Role[domain.RoleDirector]
		}
		first = append(first, account.AddAccount{Name: name, Role: domain.RoleDirector, Key: key})
	}
	made, err := run.office.EnsureDirector(ctx, first)
	if made {
		run.firstDirectors = first
	}
	return err
}

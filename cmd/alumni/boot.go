package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"strings"
	"sync"
	"syscall"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/remote"
	"alumni/cmd/alumni/sample"
	"alumni/cmd/alumni/sshd"
	"alumni/db"
	"alumni/db/engine"
	"alumni/db/engine/bolt"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/account"
	"alumni/domain/office/desk"
	"alumni/keys"
	"alumni/tui/i18n"
)

// operator is who works on the server's own shell.
func operator() domain.Caller { return domain.Caller{Face: domain.FaceLocal} }

// start brings a server up. Everything that can be refused is asked first: the
// keys, the log, the port, the folder, the host key, the store. Only then is
// anything made, so a refusal changes nothing.
func (m *Main) start(ctx context.Context, cfg serveConfig) (_ *instance, err error) {
	admins, err := m.parseAdminKeys(cfg.adminFrom, cfg.adminKeys)
	if err != nil {
		return nil, err
	}
	run := &instance{
		done: make(chan struct{}), ended: make(chan struct{}), broken: make(chan error, 1),
		data: cfg.data, started: m.now(), metrics: newMetrics(),
	}
	if run.authority, err = m.authority(cfg.userCA, cfg.revoked); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			_ = run.close()
		}
	}()
	if err := m.mayStart(run, cfg, len(admins) > 0); err != nil {
		return nil, err
	}
	if err := m.openInto(ctx, run, cfg, admins); err != nil {
		return nil, err
	}
	if run.log, err = m.logger(run, cfg.log); err != nil {
		return nil, err
	}
	sealer, err := keys.LoadDataKey(dataKeyFile(cfg.data), false)
	if err != nil {
		return nil, refuse(m.text.Server.BadDataKey, dataKeyFile(cfg.data), m.why(err))
	}
	told := toldStore{Store: run.store, log: run.log, failed: []func(){run.metrics.failures.Inc}}
	run.office = m.newOffice(told, office.WithCodes(keys.Codes{Sealer: sealer}))
	run.keeper = m.newKeeper(run, cfg)
	if err := run.office.ClockDoubt(ctx); domain.IsClockDoubt(err) {
		run.log.Warn("the clock is doubted", "err", err)
		fmt.Fprintf(m.Stderr, m.text.Server.Problem+"\n", m.text.Error(err))
	}
	if err := m.serveControl(run); err != nil {
		run.log.Warn("no socket for the operator's commands", "err", err)
		fmt.Fprintf(m.Stderr, m.text.Server.Problem+"\n", fmt.Sprintf(m.text.Server.NoSocket, m.why(err)))
	}
	m.serveMetrics(run)
	if err := m.serveSSH(run, cfg); err != nil {
		return nil, err
	}
	return run, nil
}

// mayStart asks everything that can be refused before anything is made, and
// takes the ports.
func (m *Main) mayStart(run *instance, cfg serveConfig, director bool) error {
	if err := m.mayLog(cfg.log.path, cfg.data); err != nil {
		return err
	}
	if err := m.mayBackUp(cfg); err != nil {
		return err
	}
	var err error
	if run.ln, err = m.listen("--listen", cfg.listen); err != nil {
		return err
	}
	run.closers = append(run.closers, func() error { _ = run.ln.Close(); return nil })
	if err := m.listenMetrics(run, cfg.metrics); err != nil {
		return err
	}
	has, err := m.mayServe(cfg)
	if err != nil {
		return err
	}
	if !has.store && !director {
		return say(m.text.Server.NoDirector)
	}
	run.created = !has.store
	if run.created && !cfg.yesClock { // what is written first is what all else is measured by
		if err := domain.ClockDoubt(m.now(), time.Time{}); err != nil {
			return doubted(m.text, err)
		}
	}
	run.hostKey, err = m.oldHostKey(cfg.data)
	return err
}

// openInto opens or makes the keys and the store, and what a store must hold.
func (m *Main) openInto(ctx context.Context, run *instance, cfg serveConfig, admins []domain.AccountKey) error {
	if run.created {
		if err := beginFirst(cfg.data); err != nil {
			return refuse(m.text.Server.NotWritable, cfg.data, m.why(err))
		}
	}
	store, eng, err := m.openStore(cfg.data, !run.created, cfg.sample, m.text.Server.LockedServe, cfg.data)
	if err != nil {
		return err
	}
	run.closers = append(run.closers, eng.Close)
	run.store, run.engine = store, eng
	run.office = m.newOffice(m.localStore(store))
	if cfg.yesClock {
		ctx = desk.SureOfClock(ctx)
	}
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
			return refuse(m.text.Server.BadHostKey, hostKeyFile(cfg.data), m.why(err))
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
	if err := m.furnish(ctx, run, admins); err != nil {
		return doubted(m.text, err)
	}
	return endFirst(cfg.data)
}

// newOffice makes the office of a store, which tells the log of its faults.
func (m *Main) newOffice(store toldStore, more ...office.Option) *office.Office {
	own := []office.Option{office.WithClock(m.now), office.WithKeys(keys.ParsePublicKey), purgingAfter(store)}
	return office.New(store, append(own, more...)...)
}

func (m *Main) now() time.Time {
	if m.Clock != nil {
		return m.Clock()
	}
	return time.Now()
}

// doubted is the refusal of what the operator does while the clock is doubted,
// with how to say that it is right.
func doubted(t *i18n.Text, err error) error {
	if !domain.IsClockDoubt(err) {
		return err
	}
	return say(t.Error(err) + t.Command.ClockSure)
}

// sampleSeed makes every demo the same.
const sampleSeed = 1952

// noPort refuses an address that names no port.
func noPort(addr string) error { return &net.AddrError{Err: "missing port in address", Addr: addr} }

// listen takes the port before anything is touched. An address without a port
// is none: the system would choose one that nobody knows.
func (m *Main) listen(flag, addr string) (net.Listener, error) {
	if strings.HasSuffix(addr, ":") {
		return nil, refuse(m.text.Server.BadListen, addr, m.why(noPort(addr)))
	}
	ln, err := net.Listen("tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, refuse(m.text.Server.PortInUse, addr, flag)
	case err != nil:
		return nil, refuse(m.text.Server.BadListen, addr, m.why(err))
	}
	return ln, nil
}

// openStore opens the store of a folder; locked and its value are what to say
// when another process has it.
func (m *Main) openStore(dir string, mustExist, noSync bool, locked string, values ...any) (*db.DB, *bolt.Engine, error) {
	t := &m.text.Server
	if err := m.closeToOthers(dir); err != nil {
		return nil, nil, err
	}
	sealer, err := keys.LoadDataKey(dataKeyFile(dir), !mustExist)
	switch path := dataKeyFile(dir); {
	case errors.Is(err, keys.ErrExposed):
		return nil, nil, refuse(t.DataKeyOpen, path, path)
	case err != nil:
		return nil, nil, refuse(t.BadDataKey, path, m.why(err))
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
		return refuse(t.NotWritable, dir, m.why(err))
	case errors.Is(err, db.ErrWrongKey):
		return refuse(t.WrongDataKey, dataKeyFile(dir), storeFile(dir))
	case errors.Is(err, engine.ErrDamaged), errors.Is(err, db.ErrForeign):
		return refuse(t.Damaged, storeFile(dir), m.why(err))
	}
	return refuse(t.BadFile, storeFile(dir), m.why(err))
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
		return nil, refuse(t.BadHostKey, path, m.why(err))
	case info.Mode().Perm()&0o077 != 0:
		return nil, refuse(t.HostKeyOpen, path, fmt.Sprintf("%04o", info.Mode().Perm()), path)
	}
	key, err := keys.LoadHostKey(path)
	if err != nil {
		return nil, refuse(t.BadHostKey, path, m.why(err))
	}
	return key, nil
}

// serveSSH starts the server on the listener. It runs until run.stop.
func (m *Main) serveSSH(run *instance, cfg serveConfig) error {
	m.boundMemory(run.log)
	srv, err := sshd.New(sshd.Config{
		User: cfg.user, HostKey: run.hostKey, IdleTimeout: cfg.idle, MaxSession: cfg.max, Log: run.log,
		// Commands cost little, and each may come on a connection of its own.
		MaxConsolesPerKey: cfg.consoles, MaxConnsPerKey: 2 * cfg.consoles, MaxSessionsPerKey: 4 * cfg.consoles,
	}, handlers(run.office, run.authority, run.log, services{
		online: run.people, copied: remoteBackup(run.keeper), counted: run.metrics.command,
		health: func(ctx context.Context) (remote.Health, error) { return m.health(ctx, run), nil },
	}))
	if err != nil {
		return err
	}
	run.srv.Store(srv)
	ctx, cancel := context.WithCancel(context.Background())
	run.life, run.cancel = ctx, cancel
	run.office.ServedBy(srv)
	run.office.ReachedAt(reach(cfg.user, run.ln.Addr()))
	if cfg.backups.dir != "" {
		run.goes.Go(func() { run.keeper.Run(ctx) })
	}
	go watchAccounts(ctx, run.office, srv)
	go watchCertificates(ctx, run.authority, srv)
	go func() {
		var tidy sync.WaitGroup
		tidy.Go(func() { tidyUp(ctx, run.office, run.log) })
		run.err = srv.Serve(ctx, run.ln)
		cancel()
		tidy.Wait()
		close(run.done)
	}()
	go m.mind(run, storeFile(cfg.data), run.log)
	return nil
}

// tidyEvery is how often a server does what is to be done at a time.
const tidyEvery = time.Hour

// tidyUp does what is to be done at a time and by nobody in particular, now and
// every hour until ctx ends.
func tidyUp(ctx context.Context, o *office.Office, log *slog.Logger) {
	tick := time.NewTicker(tidyEvery)
	defer tick.Stop()
	for {
		if err := o.Tend(ctx); err != nil && ctx.Err() == nil {
			log.Error("what is due was not done", "err", err)
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

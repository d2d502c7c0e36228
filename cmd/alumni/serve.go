package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"
	gossh "golang.org/x/crypto/ssh"

	"alumni/cmd/alumni/backup"
	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/sshd"
	"alumni/db"
	"alumni/db/engine/bolt"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/account"
	"alumni/keys"
)

// serveConfig is what serve and demo start a server with.
type serveConfig struct {
	data      string
	listen    string
	adminKeys string // the text of a file of public keys
	adminFrom string // that file; "" where the text was given itself
	user      string
	idle, max time.Duration
	consoles  int // that one key may have open
	log       logConfig
	metrics   string // address of the metrics; "" for none
	sample    bool   // load the sample registry into a new store
	userCA    string // file of the keys that sign user certificates; "" for none
	revoked   string // file of what is revoked; "" for none
	fresh     bool   // --new: what is missing is made new on purpose
	backups   backupFlags
	yesClock  bool // the operator says that the clock is right though it is doubted
}

func (m *Main) serveCommand() *cobra.Command {
	var (
		cfg      serveConfig
		adminKey string
	)
	cmd := &cobra.Command{
		Use:  "serve",
		Args: cli.Args(m.text),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := cli.Require(cmd, m.text, "data"); err != nil {
				return err
			}
			if err := cli.Require(cmd, m.text, "listen"); err != nil { // "" would be any port of every address
				return err
			}
			if cfg.consoles < 1 {
				return &cli.UsageError{Text: fmt.Sprintf(m.text.Command.FlagBadValue, "max-consoles", fmt.Sprint(cfg.consoles))}
			}
			if err := m.readLog(cfg.log); err != nil {
				return err
			}
			if err := m.readBackupFlags(cmd.Flags(), &cfg.backups); err != nil {
				return err
			}
			var err error
			if cfg.adminKeys, cfg.adminFrom, err = m.readKeys(adminKey); err != nil {
				return err
			}
			return m.serve(cmd.Context(), cfg)
		},
	}
	f := cmd.Flags()
	f.StringVar(&cfg.data, "data", "", "")
	f.StringVar(&cfg.listen, "listen", ":2222", "")
	f.StringVar(&adminKey, "admin-key", "", "")
	f.StringVar(&cfg.userCA, "user-ca", "", "")
	f.StringVar(&cfg.revoked, "revoked", "", "")
	f.StringVar(&cfg.user, "user", sshd.DefaultUser, "")
	f.DurationVar(&cfg.idle, "idle-timeout", 30*time.Minute, "")
	f.DurationVar(&cfg.max, "max-session", 12*time.Hour, "")
	f.IntVar(&cfg.consoles, "max-consoles", 16, "")
	f.StringVar(&cfg.log.path, "log", "", "")
	f.StringVar(&cfg.log.level, "log-level", "info", "")
	f.StringVar(&cfg.log.format, "log-format", "text", "")
	f.StringVar(&cfg.metrics, "metrics-listen", "", "")
	f.BoolVar(&cfg.fresh, "new", false, "")
	cfg.backups.declare(f)
	f.BoolVar(&cfg.yesClock, "yes-clock", false, "")
	return cmd
}

func (m *Main) serve(ctx context.Context, cfg serveConfig) error {
	ctx, end := context.WithCancel(ctx)
	defer end()
	run, err := m.start(ctx, cfg)
	if err != nil {
		return err
	}
	hung := func() { m.hangup(run, end) }
	m.hung.Store(&hung)
	t := &m.text.Server
	if run.created {
		fmt.Fprintf(m.Stdout, t.Created+"\n", cfg.data)
	}
	for _, a := range run.firstDirectors {
		fmt.Fprintf(m.Stdout, t.FirstDirector+"\n", a.Name, a.Key.Fingerprint)
	}
	fmt.Fprintf(m.Stdout, t.Listening+"\n", run.ln.Addr())
	fmt.Fprintf(m.Stdout, t.HostKey+"\n", gossh.FingerprintSHA256(run.hostKey.PublicKey()))
	fmt.Fprintf(m.Stdout, t.Connect+"\n", connectLine(cfg.user, run.ln.Addr()))
	m.notifyReady(run)
	m.ready(run)
	err = run.wait(ctx)
	if err == nil {
		fmt.Fprintln(m.Stderr, t.Stopped)
	}
	return err
}

// connectLine is the ssh line that staff type. A server that listens everywhere
// is named by the machine's own name.
func connectLine(user string, addr net.Addr) string {
	host, _ := os.Hostname()
	return reach(user, addr).SSH(host)
}

// reach is how people come to a server that listens on an address. What a machine
// calls itself others know only if it is a whole name.
func reach(user string, addr net.Addr) domain.Reach {
	at := domain.Reach{User: user}
	tcp, ok := addr.(*net.TCPAddr)
	if !ok {
		at.Host = addr.String()
		return at
	}
	at.Port = tcp.Port
	if !tcp.IP.IsUnspecified() {
		at.Host = tcp.IP.String()
	} else if name, err := os.Hostname(); err == nil && strings.Contains(name, ".") {
		at.Host = name
	}
	return at
}

// instance is a running server with all it has open.
type instance struct {
	ln             net.Listener
	hostKey        gossh.Signer
	store          *db.DB
	engine         *bolt.Engine
	keeper         *backup.Keeper
	log            *slog.Logger
	logFile        *logFile // nil for stderr
	metrics        *metrics
	metricsLn      net.Listener // nil for none
	data           string
	started        time.Time
	srv            atomic.Pointer[sshd.Server] // nil until it serves
	stopping       atomic.Bool
	office         *office.Office
	authority      *keys.Authority // of user certificates; nil for none
	created        bool
	firstDirectors []account.AddAccount
	closers        []func() error  // in the order in which they were opened
	life           context.Context // of what runs beside the server; ended by cancel
	cancel         context.CancelFunc
	goes           sync.WaitGroup // what runs beside the server, until cancel
	done           chan struct{}  // the server has stopped
	err            error          // why; read after done
	ended          chan struct{}  // everything is closed
	ending         sync.Once
	broken         chan error // what to say of a store that broke; holds one
}

// people is how many have a console open.
func (i *instance) people() int {
	if s := i.srv.Load(); s != nil {
		return s.People()
	}
	return 0
}

// wait blocks until ctx ends, which stops the server in order, or until the
// server fails.
func (i *instance) wait(ctx context.Context) error {
	select {
	case <-ctx.Done():
	case <-i.done:
	}
	return i.stop()
}

// stop refuses what is new, lets programs and commands finish, and closes the
// store after the last of them. It may be called again.
func (i *instance) stop() error {
	i.stopping.Store(true)
	notifyStopping()
	i.cancel()
	<-i.done
	i.goes.Wait()
	err := i.err
	if errors.Is(err, sshd.ErrShutdown) {
		err = nil // the grace is over; what still ran was cut off, and its transactions with it
	}
	err = errors.Join(err, i.close())
	i.ending.Do(func() { close(i.ended) })
	select {
	case broken := <-i.broken:
		return broken
	default:
		return err
	}
}

func (i *instance) close() error {
	var errs []error
	for n := len(i.closers) - 1; n >= 0; n-- {
		errs = append(errs, i.closers[n]())
	}
	i.closers = nil
	return errors.Join(errs...)
}

func (m *Main) ready(run *instance) {
	if m.Ready != nil {
		m.Ready(run.ln.Addr().String())
	}
}

package main

import (
	"cmp"
	"context"
	"io"
	"log/slog"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	gossh "golang.org/x/crypto/ssh"

	"alumni/cmd/alumni/remote"
	"alumni/cmd/alumni/sshd"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/keys"
	"alumni/tui"
	"alumni/tui/i18n"
	"alumni/tui/kit"
)

// services are what the faces need of the server around the office.
type services struct {
	online  func() int // how many people have a console open
	copied  remoteCopy
	health  func(context.Context) (remote.Health, error)
	counted func(command string, code int, took time.Duration)
}

// remoteCopy makes a copy of the store for somebody who may have one.
type remoteCopy = func(ctx context.Context, w io.Writer, recipients string) (remote.Copied, error)

// handlers join the SSH server to the use-cases and the console.
func handlers(o *office.Office, authority *keys.Authority, log *slog.Logger, has services) sshd.Handlers {
	return sshd.Handlers{
		Authorize:   func(ctx context.Context, by domain.Caller) (domain.Entry, error) { return o.Entry(ctx, by) },
		Certificate: certificates(authority),
		Console: func(ctx context.Context, s *sshd.Session) (tea.Model, error) {
			actor, err := o.Whoami(ctx, s.Caller)
			if err != nil {
				return nil, err
			}
			used(ctx, o, log, s.Caller)
			return newConsole(ctx, o, s, actor, has.online), nil
		},
		Command: func(ctx context.Context, s *sshd.Session, argv []string) int {
			lang := s.Lang
			if actor, err := o.Whoami(ctx, s.Caller); err == nil {
				lang = cmp.Or(actor.Lang, lang)
				used(ctx, o, log, s.Caller)
			}
			env := &remote.Env{
				Office: o, By: s.Caller, Text: i18n.For(lang), Version: version(),
				Stdin: s.Stdin, Stdout: s.Stdout, Stderr: s.Stderr, Terminal: s.Terminal, Copy: has.copied, Health: has.health,
			}
			begun := time.Now()
			code := remote.Run(ctx, env, argv)
			if has.counted != nil {
				has.counted(env.Ran, code, time.Since(begun))
			}
			log.Info("command", "account", s.Caller.Fingerprint, "command", env.Ran, "code", code)
			return code
		},
		Enrolling: func(ctx context.Context) bool { return o.Enrolling(ctx) },
		Enrol: func(ctx context.Context, s *sshd.Session, key gossh.PublicKey, words []string) int {
			env := &remote.Env{Office: o, By: s.Caller, Text: i18n.For(s.Lang), Stdout: s.Stdout, Stderr: s.Stderr}
			own, err := keys.ParsePublicKey(string(gossh.MarshalAuthorizedKey(key)))
			if err != nil {
				return env.Report(err)
			}
			return remote.Enroll(ctx, env, own, words)
		},
		Message: func(lang string, key sshd.MessageKey) string {
			return i18n.For(lang).Session[string(key)]
		},
	}
}

// used takes note that somebody came in by a key, which nothing waits for: who
// comes in when the store can't be written reads all the same.
func used(ctx context.Context, o *office.Office, log *slog.Logger, by domain.Caller) {
	if err := o.KeyUsed(ctx, by); err != nil {
		log.Warn("the use of a key could not be kept", "fingerprint", by.Fingerprint, "err", err)
	}
}

// watchAccounts puts out whoever an account's change leaves nothing open to,
// until the context ends.
func watchAccounts(ctx context.Context, o *office.Office, srv *sshd.Server) {
	events, cancel := o.Subscribe(domain.Actor{Role: domain.RoleAuditor})
	context.AfterFunc(ctx, cancel)
	for e := range events {
		if e.Lost || e.Subject.Kind == domain.KindAccount {
			srv.Recheck(ctx)
		}
	}
}

// newConsole makes the root model of one terminal session.
func newConsole(ctx context.Context, o *office.Office, s *sshd.Session, actor domain.Actor, online func() int) tea.Model {
	// The character set of the client, as POSIX ranks the variables.
	locale := cmp.Or(s.Env["LC_ALL"], s.Env["LC_CTYPE"], s.Env["LANG"])
	profile := colorprofile.Env([]string{"TERM=" + s.Term, "COLORTERM=" + s.ColorTerm, "NO_COLOR=" + s.Env["NO_COLOR"], "TTY_FORCE=1"})
	env := &kit.Env{
		Ctx: ctx, Office: o, By: s.Caller, Text: i18n.For(cmp.Or(actor.Lang, s.Lang)).ByKeys(),
		// Dark until the terminal tells its background.
		Styles: kit.NewStyles(true, profile, kit.ASCIIOnly(s.Term, locale)),
	}
	env.SetActor(actor)
	opts := tui.Routes(env.Text)
	opts.Online, opts.Painted = online, s.Painted
	return tui.New(env, opts)
}

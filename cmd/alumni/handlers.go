package main

import (
	"cmp"
	"context"
	"io"
	"log/slog"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"alumni/cmd/alumni/remote"
	"alumni/cmd/alumni/sshd"
	"alumni/domain"
	"alumni/domain/office"
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
func handlers(o *office.Office, log *slog.Logger, has services) sshd.Handlers {
	return sshd.Handlers{
		Authorize: func(ctx context.Context, fingerprint string) error {
			_, err := o.Whoami(ctx, domain.Caller{Fingerprint: fingerprint, Face: domain.FaceConsole})
			return err
		},
		Console: func(ctx context.Context, s *sshd.Session) (tea.Model, error) {
			actor, err := o.Whoami(ctx, s.Caller)
			if err != nil {
				return nil, err
			}
			return newConsole(ctx, o, s, actor, has.online), nil
		},
		Command: func(ctx context.Context, s *sshd.Session, argv []string) int {
			lang := s.Lang
			if actor, err := o.Whoami(ctx, s.Caller); err == nil {
				lang = cmp.Or(actor.Lang, lang)
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
		Message: func(lang string, key sshd.MessageKey) string {
			return i18n.For(lang).Session[string(key)]
		},
	}
}

// newConsole makes the root model of one terminal session.
func newConsole(ctx context.Context, o *office.Office, s *sshd.Session, actor domain.Actor, online func() int) tea.Model {
	// The character set of the client, as POSIX ranks the variables.
	locale := cmp.Or(s.Env["LC_ALL"], s.Env["LC_CTYPE"], s.Env["LANG"])
	profile := colorprofile.Env([]string{"TERM=" + s.Term, "COLORTERM=" + s.ColorTerm, "NO_COLOR=" + s.Env["NO_COLOR"], "TTY_FORCE=1"})
	env := &kit.Env{
		Ctx: ctx, Office: o, By: s.Caller, Actor: actor, Text: i18n.For(cmp.Or(actor.Lang, s.Lang)),
		// Dark until the terminal tells its background.
		Styles: kit.NewStyles(true, profile, kit.ASCIIOnly(s.Term, locale)),
	}
	opts := tui.Routes(env.Text)
	opts.Online = online
	return tui.New(env, opts)
}

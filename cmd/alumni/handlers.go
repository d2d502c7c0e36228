package main

import (
	"context"
	"log/slog"
	"sync"

	tea "charm.land/bubbletea/v2"

	"alumni/cmd/alumni/remote"
	"alumni/cmd/alumni/sshd"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/tui/i18n"
)

// handlers join the SSH server to the use-cases and the console.
func handlers(o *office.Office, log *slog.Logger, people *presence) sshd.Handlers {
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
			people.enter(ctx, s.Caller.Fingerprint)
			return newConsole(ctx, o, s, actor, people.count), nil
		},
		Command: func(ctx context.Context, s *sshd.Session, argv []string) int {
			lang := s.Lang
			if actor, err := o.Whoami(ctx, s.Caller); err == nil && actor.Lang != "" {
				lang = actor.Lang
			}
			env := &remote.Env{
				Office: o, By: s.Caller, Text: i18n.For(lang), Version: version(),
				Stdin: s.Stdin, Stdout: s.Stdout, Stderr: s.Stderr,
			}
			code := remote.Run(ctx, env, argv)
			log.Info("command", "account", s.Caller.Fingerprint, "command", env.Ran, "code", code)
			return code
		},
		Message: func(lang string, key sshd.MessageKey) string {
			return i18n.For(lang).Session[string(key)]
		},
	}
}

// presence counts the people whose console is open: one person with two
// windows is one.
type presence struct {
	mu   sync.Mutex
	keys map[string]int
}

// enter counts a person in until ctx, the session's, ends.
func (p *presence) enter(ctx context.Context, fingerprint string) {
	p.mu.Lock()
	p.keys[fingerprint]++
	p.mu.Unlock()
	context.AfterFunc(ctx, func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.keys[fingerprint]--; p.keys[fingerprint] == 0 {
			delete(p.keys, fingerprint)
		}
	})
}

func (p *presence) count() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.keys)
}

package main

import (
	"context"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"alumni/cmd/alumni/sshd"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/tui"
	"alumni/tui/i18n"
	"alumni/tui/kit"
)

// newConsole makes the root model of one terminal session.
func newConsole(ctx context.Context, o *office.Office, s *sshd.Session, actor domain.Actor, online func() int) tea.Model {
	lang := s.Lang
	if actor.Lang != "" {
		lang = actor.Lang
	}
	profile := colorprofile.Env([]string{"TERM=" + s.Term, "COLORTERM=" + s.ColorTerm, "NO_COLOR=" + s.Env["NO_COLOR"], "TTY_FORCE=1"})
	env := &kit.Env{
		Ctx: ctx, Office: o, By: s.Caller, Actor: actor, Text: i18n.For(lang),
		// Dark until the terminal tells its background.
		Styles: kit.NewStyles(true, profile, kit.ASCIIOnly(s.Term, locale(s.Env))),
	}
	opts := tui.Routes(env.Text)
	opts.Online = online
	return tui.New(env, opts)
}

// locale is the client's, in the order in which POSIX asks.
func locale(env map[string]string) string {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := env[name]; v != "" {
			return v
		}
	}
	return ""
}

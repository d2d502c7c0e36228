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
	"alumni/tui/screen/application"
	"alumni/tui/screen/audit"
	"alumni/tui/screen/branch"
	"alumni/tui/screen/group"
	"alumni/tui/screen/inbox"
	"alumni/tui/screen/rule"
	"alumni/tui/screen/task"
	"alumni/tui/screen/transfer"
	"alumni/tui/screen/violation"
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
	return tui.New(env, tui.Options{
		Sections: sections(env.Text),
		Online:   online,
		Clause:   rule.NewAt,
		Detail: map[domain.Kind]func(context.Context, *kit.Env, domain.ID) (kit.Detail, error){
			domain.KindBranch:      branch.Detail,
			domain.KindGroup:       group.Detail,
			domain.KindApplication: application.Detail,
			domain.KindTransfer:    transfer.Detail,
			domain.KindViolation:   violation.Detail,
			domain.KindTask:        task.Detail,
		},
	})
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

// sections are the entries of the rail, in its order.
func sections(t *i18n.Text) []tui.Section {
	list := []tui.Section{
		{Key: "inbox", New: inbox.New, Count: func(c office.Counts) int { return c.Inbox }},
		{Key: "branches", New: branch.New, Search: true, Count: func(c office.Counts) int { return c.Branches }},
		{Key: "groups", New: group.New, Search: true, Count: func(c office.Counts) int { return c.Groups }},
		{Key: "applications", New: application.New, Search: true, Count: func(c office.Counts) int { return c.Applications }},
		{Key: "transfers", New: transfer.New, Search: true, Count: func(c office.Counts) int { return c.Transfers }},
		{Key: "violations", New: violation.New, Search: true, Count: func(c office.Counts) int { return c.Violations }},
		{Key: "audit", New: audit.New},
		{Key: "rules", New: rule.New, Search: true},
	}
	for i := range list {
		list[i].Label = t.Console.Sections[list[i].Key]
	}
	return list
}

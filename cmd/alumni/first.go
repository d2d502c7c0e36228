package main

import (
	"context"
	"errors"
	"net"
	"os"
	"strings"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/rulebook"
	"alumni/keys"
)

// furnish gives a store what it must hold before anybody connects: the rule
// set, and a director. Each step looks first, so a start that was cut off is
// finished by the next one.
func (m *Main) furnish(ctx context.Context, run *instance, store domain.Store, admins []domain.AccountKey) error {
	if err := loadRules(ctx, store, run.office); err != nil {
		return err
	}
	ok, err := hasDirector(ctx, store)
	if err != nil || ok {
		return err
	}
	for _, key := range admins {
		name := cli.Clean(key.Comment)
		if name == "" {
			name = m.text.Word.Role[domain.RoleDirector]
		}
		a, err := run.office.AddAccount(ctx, operator(), office.AddAccount{Name: name, Role: domain.RoleDirector, Key: key})
		if err != nil {
			return err
		}
		run.firstDirectors = append(run.firstDirectors, a)
	}
	return nil
}

// loadRules puts the first version of the rules into a store that has none, M10.
func loadRules(ctx context.Context, store domain.Store, o *office.Office) error {
	now := o.Now()
	return store.Update(ctx, func(tx domain.Tx) error {
		have, err := tx.RuleSets().Count(domain.Query{}, 1)
		if err != nil || have > 0 {
			return err
		}
		rules := rulebook.Default()
		if rules.ID, err = tx.NextID(domain.KindRuleSet); err != nil {
			return err
		}
		rules.CreatedAt, rules.UpdatedAt = now, now
		if err := tx.RuleSets().Put(&rules); err != nil {
			return err
		}
		_, err = tx.AppendAudit(domain.AuditEntry{
			At: now, Face: domain.FaceLocal, Action: domain.ActRuleSetAdd, Subject: rules.ID, Version: rules.Version,
			Rules: []domain.ClauseID{"M10"},
		}, nil)
		return err
	})
}

func hasDirector(ctx context.Context, store domain.Store) (found bool, err error) {
	err = store.View(ctx, func(tx domain.Tx) error {
		found = false
		after := ""
		for {
			page, err := tx.Accounts().List(domain.Query{
				Index: domain.IndexRole, Eq: string(domain.RoleDirector), After: after, Limit: domain.MaxLimit,
			})
			if err != nil {
				return err
			}
			for _, a := range page.Items {
				found = found || a.State == domain.AccountActive
			}
			if after = page.Next; after == "" || found {
				return nil
			}
		}
	})
	return found, err
}

// readAdminKeys gives the key lines of --admin-key, a file, or of its variable,
// which may hold the lines themselves.
func (m *Main) readAdminKeys(value string) (string, error) {
	if value == "" || looksLikeKey(value) {
		return value, nil
	}
	b, err := os.ReadFile(value)
	if err != nil {
		return "", refuse(m.text.Command.Server.NoAdminKeyFile, value, cause(err))
	}
	return string(b), nil
}

// looksLikeKey tells lines of authorized_keys from a file's name.
func looksLikeKey(s string) bool {
	for line := range strings.Lines(s) {
		word, _, more := strings.Cut(strings.TrimSpace(line), " ")
		if more && (strings.HasPrefix(word, "ssh-") || strings.HasPrefix(word, "ecdsa-") || strings.HasPrefix(word, "sk-")) {
			return true
		}
	}
	return false
}

// parseAdminKeys reads key lines; empty lines and comments are passed over.
func (m *Main) parseAdminKeys(lines string) ([]domain.AccountKey, error) {
	var out []domain.AccountKey
	for line := range strings.Lines(lines) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, err := keys.ParsePublicKey(line)
		if err != nil {
			return nil, refuse(m.text.Command.Server.BadAdminKey, "--admin-key", errors.New(m.text.Error(err)))
		}
		out = append(out, key)
	}
	return out, nil
}

// listenPort is the port of a listen address, the default's if it names none.
func listenPort(addr string) string {
	if addr == "" {
		addr = defaultListen
	}
	_, port, err := net.SplitHostPort(addr)
	if err != nil || port == "" {
		_, port, _ = net.SplitHostPort(defaultListen)
	}
	return port
}

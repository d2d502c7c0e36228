package main

import (
	"context"
	"errors"
	"net"
	"os"
	"slices"
	"strings"

	"alumni/cmd/alumni/cli"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/keys"
)

// furnish gives a store what it must hold before anybody connects: the rule
// set, M10, and the directors, all of them or none. Each step looks first, so a
// start that was cut off is finished by the next one.
func (m *Main) furnish(ctx context.Context, run *instance, admins []domain.AccountKey) error {
	if err := run.office.EnsureReady(ctx); err != nil {
		return err
	}
	var first []office.AddAccount
	for _, key := range admins {
		name := cli.Clean(key.Comment)
		if name == "" {
			name = m.text.Word.Role[domain.RoleDirector]
		}
		first = append(first, office.AddAccount{Name: name, Role: domain.RoleDirector, Key: key})
	}
	made, err := run.office.EnsureDirector(ctx, first)
	if made {
		run.firstDirectors = first
	}
	return err
}

// readAdminKeys gives the key lines of --admin-key, a file, or of its variable,
// which may hold the lines themselves.
func (m *Main) readAdminKeys(value string) (string, error) {
	if value == "" || looksLikeKey(value) {
		return value, nil
	}
	b, err := os.ReadFile(value)
	if err != nil {
		return "", refuse(m.text.Server.NoAdminKeyFile, value, cause(err))
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

// parseAdminKeys reads key lines; empty lines, comments and a key that comes
// again are passed over.
func (m *Main) parseAdminKeys(lines string) ([]domain.AccountKey, error) {
	var out []domain.AccountKey
	for line := range strings.Lines(lines) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, err := keys.ParsePublicKey(line)
		if err != nil {
			return nil, refuse(m.text.Server.BadAdminKey, "--admin-key", errors.New(m.text.Error(err)))
		}
		same := func(k domain.AccountKey) bool { return k.Fingerprint == key.Fingerprint }
		if !slices.ContainsFunc(out, same) {
			out = append(out, key)
		}
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

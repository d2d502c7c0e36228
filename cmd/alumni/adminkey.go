package main

import (
	"cmp"
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"alumni/domain"
	"alumni/keys"
)

// maxKeyFile is more than any file of public keys holds, in bytes.
const maxKeyFile = 64 << 10

// readKeys gives the keys that a flag names by a file, or that it, or its
// variable, holds itself, and the name of the file.
func (m *Main) readKeys(value string) (text, file string, err error) {
	if value == "" || looksLikeKey(value) {
		return value, "", nil
	}
	f, err := os.Open(value)
	if err != nil {
		return "", value, refuse(m.text.Server.NoAdminKeyFile, value, m.why(err))
	}
	defer func() { _ = f.Close() }()
	b, err := io.ReadAll(io.LimitReader(f, maxKeyFile+1))
	if err != nil {
		return "", value, refuse(m.text.Server.NoAdminKeyFile, value, m.why(err))
	}
	return string(b), value, nil
}

// looksLikeKey tells the text of a key file from a file's name.
func looksLikeKey(s string) bool {
	if strings.ContainsAny(strings.TrimSpace(s), "\r\n") {
		return true
	}
	words := strings.Fields(s)
	return slices.ContainsFunc(words[:max(len(words)-1, 0)], func(word string) bool {
		return strings.HasPrefix(word, "ssh-") || strings.HasPrefix(word, "ecdsa-") || strings.HasPrefix(word, "sk-")
	})
}

// parseAdminKeys reads the keys of the first directors; a key that comes again
// is passed over. From is the file that they come from, "" for the variable.
func (m *Main) parseAdminKeys(from, text string) ([]domain.AccountKey, error) {
	if strings.TrimSpace(text) == "" && from == "" {
		return nil, nil
	}
	all, err := keys.ParsePublicKeys(text)
	if err != nil {
		return nil, refuse(m.text.Server.BadAdminKey, cmp.Or(from, "--admin-key"), errors.New(m.text.Error(err)))
	}
	var out []domain.AccountKey
	for _, key := range all {
		same := func(k domain.AccountKey) bool { return k.Fingerprint == key.Fingerprint }
		if !slices.ContainsFunc(out, same) {
			out = append(out, key)
		}
	}
	return out, nil
}

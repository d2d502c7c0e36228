// Package keys holds the identities and secrets of a server: its host key, the
// public keys of the people who connect, and the key that protects personal
// data at rest.
package keys

import (
	"crypto/ed25519"
	"encoding/pem"
	"errors"
	"fmt"

	"golang.org/x/crypto/ssh"
)

// ErrHostKey says that a file holds no private key that a server can use.
var ErrHostKey = errors.New("keys: no host key")

// NewIdentity makes an ed25519 key, a server's or a person's, and writes it to a
// new file of mode 0600 in OpenSSH's format. It fails with fs.ErrExist if there
// is one.
func NewIdentity(path string) (ssh.Signer, error) {
	_, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		return nil, err
	}
	block, err := ssh.MarshalPrivateKey(private, "alumni")
	if err != nil {
		return nil, err
	}
	if err := writeSecret(path, pem.EncodeToMemory(block)); err != nil {
		return nil, err
	}
	return ssh.NewSignerFromKey(private)
}

// LoadHostKey reads the server's identity. It fails with fs.ErrNotExist if
// there is none and with ErrExposed if others can read it.
func LoadHostKey(path string) (ssh.Signer, error) {
	data, err := readSecret(path)
	if err != nil {
		return nil, err
	}
	signer, err := ssh.ParsePrivateKey(data)
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrHostKey, path, err)
	}
	return signer, nil
}

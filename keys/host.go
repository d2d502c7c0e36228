package keys

import (
	"crypto/ed25519"
	"encoding/pem"
	"fmt"

	"golang.org/x/crypto/ssh"
)

// NewHostKey makes the server's ed25519 identity and writes it to a new file
// of mode 0600 in OpenSSH's format. It fails with fs.ErrExist if there is one.
func NewHostKey(path string) (ssh.Signer, error) {
	_, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		return nil, err
	}
	block, err := ssh.MarshalPrivateKey(private, "alumni host key")
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
		return nil, fmt.Errorf("keys: host key %s: %w", path, err)
	}
	return signer, nil
}

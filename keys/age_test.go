package keys_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/pem"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/crypto/ssh"

	"alumni/keys"
)

// A wrong passphrase is told from a copy that was changed.
func TestAPassphraseOpensWhatIsSealedOrIsSaidToBeWrong(t *testing.T) {
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKeyWithPassphrase(private, "", []byte("right"))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "id_ed25519")
	if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
	key, err := ssh.NewPublicKey(public)
	if err != nil {
		t.Fatal(err)
	}
	to, err := keys.ParseRecipients(string(ssh.MarshalAuthorizedKey(key)))
	if err != nil {
		t.Fatal(err)
	}
	var sealed bytes.Buffer
	w, err := to.Seal(&sealed)
	if err == nil {
		_, err = w.Write([]byte("a copy"))
	}
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	open := func(passphrase func() ([]byte, error)) (string, error) {
		ids, err := keys.LoadIdentities(file, passphrase)
		if err != nil {
			t.Fatal(err)
		}
		r, err := keys.OpenSealed(bytes.NewReader(sealed.Bytes()), ids)
		if err != nil {
			return "", err
		}
		b, err := io.ReadAll(r)
		return string(b), err
	}
	if got, err := open(func() ([]byte, error) { return []byte("right"), nil }); err != nil || got != "a copy" {
		t.Errorf("it opens as %q: %v", got, err)
	}
	for name, passphrase := range map[string]func() ([]byte, error){
		"wrong": func() ([]byte, error) { return []byte("wrong"), nil }, "nobody to ask": func() ([]byte, error) {
			return nil, os.ErrNotExist
		},
	} {
		if _, err := open(passphrase); !errors.Is(err, keys.ErrIdentity) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

package keys_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"alumni/keys"
)

func TestHostKeyIsMadeOnceForItsOwnerOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "host")
	if _, err := keys.LoadHostKey(path); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("loading none: %v", err)
	}
	made, err := keys.NewIdentity(path)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("mode %v, %v; want 0600", info.Mode(), err)
	}
	if _, err := keys.NewIdentity(path); !errors.Is(err, fs.ErrExist) {
		t.Fatalf("a second one: %v; the identity must not change", err)
	}
	loaded, err := keys.LoadHostKey(path)
	if err != nil {
		t.Fatal(err)
	}
	if keys.Fingerprint(made.PublicKey()) != keys.Fingerprint(loaded.PublicKey()) {
		t.Fatal("the loaded key is another one")
	}
	if files, _ := os.ReadDir(filepath.Dir(path)); len(files) != 1 {
		t.Fatalf("files left behind: %v", files)
	}
}

func TestSecretsThatOthersCanReadAreRefused(t *testing.T) {
	for _, mode := range []os.FileMode{0o644, 0o640, 0o604, 0o660} {
		dir := t.TempDir()
		host, data := filepath.Join(dir, "host"), filepath.Join(dir, "data")
		if _, err := keys.NewIdentity(host); err != nil {
			t.Fatal(err)
		}
		if _, err := keys.LoadDataKey(data, true); err != nil {
			t.Fatal(err)
		}
		for _, p := range []string{host, data} {
			if err := os.Chmod(p, mode); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := keys.LoadHostKey(host); !errors.Is(err, keys.ErrExposed) || !strings.Contains(err.Error(), host) {
			t.Errorf("host key of mode %o: %v", mode, err)
		}
		if _, err := keys.LoadDataKey(data, true); !errors.Is(err, keys.ErrExposed) {
			t.Errorf("data key of mode %o: %v", mode, err)
		}
	}
}

func TestDataKeyIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data.key")
	if _, err := keys.LoadDataKey(path, false); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("without create: %v", err)
	}
	first, err := keys.LoadDataKey(path, true)
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := first.Seal([]byte("10000000001"))
	if err != nil {
		t.Fatal(err)
	}
	again, err := keys.LoadDataKey(path, true)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := again.Open(sealed)
	if err != nil || string(plain) != "10000000001" {
		t.Fatalf("opened %q, %v", plain, err)
	}
	if !bytes.Equal(first.Digest(plain), again.Digest(plain)) {
		t.Fatal("the digest changed with the restart")
	}
	if err := os.WriteFile(path, []byte("short"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := keys.LoadDataKey(path, true); err == nil {
		t.Fatal("a key of 5 bytes was taken")
	}
}

func TestSealedDataDoesNotOpenOtherwise(t *testing.T) {
	s, err := keys.NewSealer(bytes.Repeat([]byte{1}, 32))
	if err != nil {
		t.Fatal(err)
	}
	other, err := keys.NewSealer(bytes.Repeat([]byte{2}, 32))
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := s.Seal([]byte("10000000001"))
	if err != nil {
		t.Fatal(err)
	}
	twice, _ := s.Seal([]byte("10000000001"))
	if bytes.Equal(sealed, twice) || bytes.Contains(sealed, []byte("1000000")) {
		t.Fatal("sealing gives the secret away")
	}
	changed := bytes.Clone(sealed)
	changed[len(changed)-1] ^= 1
	for name, try := range map[string]func() error{
		"another key": func() error { _, err := other.Open(sealed); return err },
		"changed":     func() error { _, err := s.Open(changed); return err },
		"cut":         func() error { _, err := s.Open(sealed[:5]); return err },
		"empty":       func() error { _, err := s.Open(nil); return err },
	} {
		if err := try(); !errors.Is(err, keys.ErrSealed) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func authorized(t *testing.T, public any) string {
	t.Helper()
	k, err := ssh.NewPublicKey(public)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(ssh.MarshalAuthorizedKey(k)))
}

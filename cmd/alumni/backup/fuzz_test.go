package backup_test

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"alumni/cmd/alumni/backup"
	"alumni/db/engine/bolt"
	"alumni/keys"
)

// FuzzUnpack gives any bytes as a copy of a store: what is unpacked is what its
// manifest says, byte for byte, nothing is written beside it, and a refusal says
// whether it is no copy, cut off, changed, newer or sealed.
func FuzzUnpack(f *testing.F) {
	good := packed(f, []string{bolt.FileName, backup.DataKey}, "store")
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add(packed(f, []string{"../../evil"}, "x"))
	f.Add([]byte("age-encryption.org/v1\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		dir := filepath.Join(t.TempDir(), "into")
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		m, err := backup.Unpack(bytes.NewReader(raw), dir, nil)
		if err != nil {
			if !saidWhy(err) {
				t.Fatalf("refused by %v", err)
			}
			m.Files = nil
		}
		for _, file := range m.Files {
			b, err := os.ReadFile(filepath.Join(dir, file.Name))
			if sum := sha256.Sum256(b); err != nil || int64(len(b)) != file.Size || hex.EncodeToString(sum[:]) != file.SHA256 {
				t.Fatalf("%+v is unpacked as %q, %v", file, b, err)
			}
		}
		onlyKnown(t, dir, err == nil, len(m.Files))
	})
}

func saidWhy(err error) bool {
	for _, why := range []error{
		backup.ErrNotBackup, backup.ErrCutOff, backup.ErrChanged, backup.ErrNewer, backup.ErrSealed, keys.ErrNoIdentity,
	} {
		if errors.Is(err, why) {
			return true
		}
	}
	return false
}

// onlyKnown fails if anything but a copy's files was written, or not all of them.
func onlyKnown(t *testing.T, dir string, unpacked bool, want int) {
	t.Helper()
	for at, names := range map[string][]string{
		dir:               {bolt.FileName, backup.DataKey, backup.HostKey},
		filepath.Dir(dir): {filepath.Base(dir)},
	} {
		found, err := os.ReadDir(at)
		if err != nil || unpacked && at == dir && len(found) != want {
			t.Fatalf("%d files in %s, not %d: %v", len(found), at, want, err)
		}
		for _, file := range found {
			known := false
			for _, name := range names {
				known = known || file.Name() == name
			}
			if !known {
				t.Fatalf("%s was written", file.Name())
			}
		}
	}
}

// packed is a small archive as a copy is one, with any names.
func packed(f *testing.F, names []string, content string) []byte {
	f.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	put := func(name, content string) {
		err := w.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: name, Size: int64(len(content)), Mode: 0o600})
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			f.Fatal(err)
		}
	}
	m := backup.Manifest{Format: 1}
	sum := sha256.Sum256([]byte(content))
	for _, name := range names {
		put(name, content)
		m.Files = append(m.Files, backup.File{Name: name, Size: int64(len(content)), SHA256: hex.EncodeToString(sum[:])})
	}
	manifest, err := json.Marshal(m)
	if err != nil {
		f.Fatal(err)
	}
	put("manifest.json", string(manifest))
	if err := w.Close(); err != nil {
		f.Fatal(err)
	}
	return b.Bytes()
}

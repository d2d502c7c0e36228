// Package backup makes copies of a running store and proves them: a tar of the
// store, of the server's keys if the copy is sealed to recipients, and of a
// manifest with their checksums and the head of the audit log. The manifest
// comes last, so that a copy that was cut off has none.
package backup

import (
	"archive/tar"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"alumni/db"
	"alumni/db/engine/bolt"
	"alumni/keys"
)

// format is the form of a copy that this program writes, the newest that it reads.
const format = 1

// manifestName is the last file of a copy.
const manifestName = "manifest.json"

// Manifest tells what a copy holds.
type Manifest struct {
	Format  int       `json:"format"`
	Made    time.Time `json:"made"`
	Program string    `json:"program"`
	Entries uint64    `json:"audit_entries"`
	Head    string    `json:"audit_head"`
	Files   []File    `json:"files"`
}

// File is one file of a copy.
type File struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"` // in bytes
	SHA256 string `json:"sha256"`
}

// Has tells whether a file of the name is in the copy.
func (m Manifest) Has(name string) bool {
	for _, f := range m.Files {
		if f.Name == name {
			return true
		}
	}
	return false
}

// Made is a finished copy.
type Made struct {
	Manifest
	Bytes      int64 `json:"bytes"`      // of the whole copy
	Recipients int   `json:"recipients"` // 0: not sealed, and no key is inside
}

// Source is what copies are made of.
type Source struct {
	Store   *db.DB
	Keys    []string // files that a sealed copy holds besides the store
	Program string   // its version
	Now     func() time.Time
}

// Write writes a copy of the store as it is in one moment. The store's file
// grows while it is written, so w must be a file and no network.
func (s Source) Write(ctx context.Context, w io.Writer, to keys.Recipients) (Made, error) {
	made := Made{Recipients: len(to), Manifest: Manifest{Format: format, Made: s.Now().UTC().Truncate(time.Second), Program: s.Program}}
	counted := &counter{w: w}
	out := io.WriteCloser(counted)
	if len(to) > 0 {
		sealed, err := to.Seal(counted)
		if err != nil {
			return made, err
		}
		out = sealed
	}
	a := &archive{tar: tar.NewWriter(out), made: &made.Manifest}
	if err := a.store(ctx, s.Store); err != nil {
		return made, err
	}
	if len(to) > 0 {
		for _, path := range s.Keys {
			if err := a.key(path); err != nil {
				return made, err
			}
		}
	}
	if err := a.end(); err != nil {
		return made, err
	}
	if err := out.Close(); err != nil {
		return made, err
	}
	made.Bytes = counted.n
	return made, nil
}

// archive is a copy that is being written.
type archive struct {
	tar  *tar.Writer
	made *Manifest
}

func (a *archive) begin(name string, size int64) error {
	return a.tar.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: name, Size: size, Mode: 0o600, ModTime: a.made.Made})
}

func (a *archive) store(ctx context.Context, store *db.DB) error {
	sum := sha256.New()
	f := File{Name: bolt.FileName}
	err := store.Copy(ctx, io.MultiWriter(a.tar, sum), func(m db.Moment) error {
		a.made.Entries, a.made.Head, f.Size = m.Entries, m.Head, m.Size
		return a.begin(f.Name, f.Size)
	})
	f.SHA256 = hex.EncodeToString(sum.Sum(nil))
	a.made.Files = append(a.made.Files, f)
	return err
}

func (a *archive) key(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	f := File{Name: filepath.Base(path), Size: int64(len(data)), SHA256: hex.EncodeToString(sum[:])}
	a.made.Files = append(a.made.Files, f)
	if err := a.begin(f.Name, f.Size); err != nil {
		return err
	}
	_, err = a.tar.Write(data)
	return err
}

func (a *archive) end() error {
	b, err := json.MarshalIndent(a.made, "", "  ")
	if err != nil {
		return err
	}
	if err := a.begin(manifestName, int64(len(b))); err != nil {
		return err
	}
	if _, err := a.tar.Write(b); err != nil {
		return err
	}
	return a.tar.Close()
}

// counter counts the bytes of a copy.
type counter struct {
	w io.Writer
	n int64
}

// Write implements io.Writer.
func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

// Close implements io.Closer; what is counted stays open.
func (c *counter) Close() error { return nil }

// ToFile makes a file of what write gives, all of it or nothing: beside the
// final name at first, durable, then under it. It fails with fs.ErrExist if the
// name is taken.
func ToFile(path string, write func(w io.Writer) error) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("backup: %s: %w", path, os.ErrExist)
	}
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, "."+filepath.Base(path)+".*"+partial) // 0600
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }()
	err = write(f)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncFolder(dir)
}

// partial ends the name of a copy that is not whole yet.
const partial = ".part"

func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	if closed := d.Close(); err == nil {
		err = closed
	}
	return err
}

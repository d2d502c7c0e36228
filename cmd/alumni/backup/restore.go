package backup

import (
	"archive/tar"
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"filippo.io/age"
	"golang.org/x/sys/unix"

	"alumni/db"
	"alumni/db/engine/bolt"
	"alumni/keys"
)

// The errors of reading a copy, to be asked for with errors.Is.
var (
	ErrNotBackup = errors.New("backup: no copy of a store")
	ErrCutOff    = errors.New("backup: the copy was cut off")
	ErrChanged   = errors.New("backup: the copy is not what was written")
	ErrNewer     = errors.New("backup: the copy was made by a newer version of this program")
	ErrSealed    = errors.New("backup: the copy is sealed and no identity was given")
	ErrHead      = errors.New("backup: the audit log does not end as the copy says")
)

// The names of a server's key files in a copy.
const (
	DataKey = "data.key"
	HostKey = "host_ed25519"
)

// most is how large a file of a copy may be, by its name; 0 is without limit.
var most = map[string]int64{bolt.FileName: 0, DataKey: 64 << 10, HostKey: 64 << 10, manifestName: 1 << 20}

// Unpack writes the files of a copy to an empty folder and compares them with
// the manifest. What it wrote before it failed is left there.
func Unpack(r io.Reader, dir string, identities []age.Identity) (Manifest, error) {
	in := bufio.NewReader(r)
	begin, _ := in.Peek(64)
	plain := io.Reader(in)
	if keys.IsSealed(begin) {
		if len(identities) == 0 {
			return Manifest{}, ErrSealed
		}
		var err error
		if plain, err = keys.OpenSealed(in, identities); err != nil {
			return Manifest{}, wrong(err)
		}
	}
	first := bufio.NewReader(plain) // a copy begins with the name of the store
	switch name, err := first.Peek(len(bolt.FileName)); {
	case err != nil && !errors.Is(err, io.EOF):
		return Manifest{}, wrong(err)
	case !strings.HasPrefix(bolt.FileName, string(name)):
		return Manifest{}, ErrNotBackup
	}
	plain = first
	u := &unpacking{dir: dir}
	u.tar = tar.NewReader(io.TeeReader(plain, &u.read))
	m, err := u.all()
	if err != nil {
		return m, err
	}
	if _, err := io.Copy(io.Discard, plain); err != nil { // the end of a sealed copy vouches for it
		return m, wrong(err)
	}
	return m, u.compare(m)
}

// wrong tells a failing disk from a copy that is not whole.
func wrong(err error) error {
	var path *os.PathError
	switch {
	case errors.As(err, &path), errors.Is(err, unix.ENOSPC), errors.Is(err, keys.ErrNoIdentity),
		errors.Is(err, keys.ErrIdentity), errors.Is(err, ErrNotBackup):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return ErrCutOff
	}
	return fmt.Errorf("%w: %w", ErrChanged, err)
}

type unpacking struct {
	tar   *tar.Reader
	dir   string
	files []File
	read  tally // of the copy
	wrote tally // of its files
}

// tally counts bytes.
type tally int64

// Write implements io.Writer.
func (t *tally) Write(p []byte) (int, error) {
	*t += tally(len(p))
	return len(p), nil
}

// Write implements io.Writer for what is unpacked: never more than was read, so
// that no small copy fills a disk.
func (u *unpacking) Write(p []byte) (int, error) {
	if _, _ = u.wrote.Write(p); u.wrote > u.read {
		return 0, fmt.Errorf("%w: it unpacks to more than it is", ErrNotBackup)
	}
	return len(p), nil
}

// holes tells whether a file's data is less than the file.
func holes(h *tar.Header) bool {
	for key := range h.PAXRecords {
		if strings.HasPrefix(key, "GNU.sparse.") {
			return true
		}
	}
	return false
}

func (u *unpacking) all() (Manifest, error) {
	for {
		h, err := u.tar.Next()
		switch {
		case err != nil && len(u.files) == 0 && !errors.Is(err, io.ErrUnexpectedEOF):
			return Manifest{}, fmt.Errorf("%w: %w", ErrNotBackup, err)
		case err != nil:
			return Manifest{}, wrong(err) // the end comes after the manifest
		}
		limit, known := most[h.Name]
		again := slices.ContainsFunc(u.files, func(f File) bool { return f.Name == h.Name })
		if !known || again || h.Typeflag != tar.TypeReg || holes(h) || limit > 0 && h.Size > limit {
			return Manifest{}, fmt.Errorf("%w: %q in it", ErrNotBackup, h.Name)
		}
		if h.Name == manifestName {
			return u.manifest()
		}
		if err := u.file(h.Name); err != nil {
			return Manifest{}, err
		}
	}
}

func (u *unpacking) file(name string) error {
	f, err := os.OpenFile(filepath.Join(u.dir, name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(u, &roomy{w: f, left: room(u.dir) - reserve}, sum), u.tar)
	if err != nil {
		_ = f.Close()
		return wrong(err)
	}
	u.files = append(u.files, File{Name: name, Size: n, SHA256: hex.EncodeToString(sum.Sum(nil))})
	return errors.Join(f.Sync(), f.Close())
}

func (u *unpacking) manifest() (m Manifest, err error) {
	b, err := io.ReadAll(u.tar)
	if err != nil {
		return m, wrong(err)
	}
	if err := json.Unmarshal(b, &m); err != nil {
		return m, fmt.Errorf("%w: %w", ErrChanged, err)
	}
	if m.Format > format {
		return m, ErrNewer
	}
	switch _, err := u.tar.Next(); {
	case err == nil:
		return m, fmt.Errorf("%w: more after the manifest", ErrChanged)
	case !errors.Is(err, io.EOF):
		return m, wrong(err)
	}
	return m, nil
}

func (u *unpacking) compare(m Manifest) error {
	if !m.Has(bolt.FileName) || !slices.Equal(m.Files, u.files) {
		return fmt.Errorf("%w: the checksums differ", ErrChanged)
	}
	return nil
}

// Prove opens an unpacked copy as a server would and checks all that there is:
// the data key, every page and record, the audit chain and its head. What the
// store contradicts is in found.
func Prove(ctx context.Context, dir string, m Manifest) (found, err error) {
	sealer, err := keys.LoadDataKey(filepath.Join(dir, DataKey), false)
	if err != nil {
		return nil, err
	}
	eng, err := bolt.Open(dir, bolt.Options{MustExist: true})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, eng.Close()) }()
	store, err := db.Open(eng, sealer)
	if err != nil {
		return nil, err
	}
	now, err := store.Moment(ctx)
	if err != nil {
		return nil, err
	}
	if now.Head != m.Head || now.Entries != m.Entries {
		return nil, ErrHead
	}
	found = store.Check(ctx)
	return found, ctx.Err()
}

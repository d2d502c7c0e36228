package keys

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// ErrExposed says that a secret can be read by others than its owner, so that
// it is no secret any more.
var ErrExposed = errors.New("keys: file can be read by group or others")

// ErrNotFile says that what should hold a secret is no ordinary file.
var ErrNotFile = errors.New("keys: no regular file")

// maxFile is more than any key file holds, in bytes.
const maxFile = 64 << 10

// readSecret reads a file that only its owner may read. The check is on the
// open file, so that nobody can exchange it in between.
func readSecret(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%w: %s", ErrNotFile, path)
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, fmt.Errorf("%w: %s has mode %04o", ErrExposed, path, info.Mode().Perm())
	}
	return io.ReadAll(io.LimitReader(f, maxFile))
}

// writeSecret makes a new file of mode 0600 that holds data, all of it or
// nothing, durable when it returns. It fails with fs.ErrExist if there is one.
func writeSecret(path string, data []byte) error {
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }()
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(0o600), f.Sync(), f.Close())
	if err != nil {
		return err
	}
	if err := os.Link(f.Name(), path); err != nil {
		return err
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

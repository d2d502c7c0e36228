package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"

	"alumni/db/engine/bolt"
)

// The files of a data folder.
func storeFile(dir string) string   { return filepath.Join(dir, bolt.FileName) }
func hostKeyFile(dir string) string { return filepath.Join(dir, "host_ed25519") }
func dataKeyFile(dir string) string { return filepath.Join(dir, "data.key") }

// firstFile stands in a folder from the beginning of its first start to the
// end, so that a start that was cut off is told from a store that was lost.
func firstFile(dir string) string { return filepath.Join(dir, ".first-start") }

// folder is what a data folder holds.
type folder struct {
	store, dataKey, hostKey bool
	unfinished              bool // its first start was cut off
}

func (f folder) whole() bool { return f.store && f.dataKey && f.hostKey }

// inspect looks at the folder without changing it: what does it hold, may we
// write, and, if it has to be ours, is it.
func (m *Main) inspect(dir string, ours bool) (folder, error) {
	t := &m.text.Server
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := unix.Access(ancestor(dir), unix.W_OK|unix.X_OK); err != nil {
			return folder{}, refuse(t.NotWritable, dir, m.why(err))
		}
		return folder{}, nil
	case err != nil:
		return folder{}, refuse(t.NotWritable, dir, m.why(err))
	case !info.IsDir():
		return folder{}, refuse(t.NotFolder, dir)
	}
	if owner, ok := info.Sys().(*syscall.Stat_t); ok && ours && int(owner.Uid) != os.Geteuid() {
		return folder{}, refuse(t.NotOurs, dir, userName(int(owner.Uid)), userName(os.Geteuid()))
	}
	if err := unix.Access(dir, unix.W_OK|unix.X_OK); err != nil {
		return folder{}, refuse(t.NotWritable, dir, m.why(err))
	}
	has := folder{
		store: there(storeFile(dir)), dataKey: there(dataKeyFile(dir)), hostKey: there(hostKeyFile(dir)),
		unfinished: there(firstFile(dir)),
	}
	if has.store && !has.dataKey {
		return has, refuse(t.NoDataKey, dataKeyFile(dir))
	}
	return has, m.mayClose(dir, info, has)
}

// mayServe inspects the folder for a server. What was lost is not made anew
// unless --new asks for it; what is there is never made anew.
func (m *Main) mayServe(cfg serveConfig) (folder, error) {
	t := &m.text.Server
	has, err := m.inspect(cfg.data, true)
	switch {
	case err != nil:
		return has, err
	case cfg.fresh && has.whole():
		return has, refuse(t.NothingNew, cfg.data)
	case cfg.fresh || has.unfinished:
		return has, nil
	case has.store && !has.hostKey:
		return has, refuse(t.NoHostKey, hostKeyFile(cfg.data))
	case !has.store && (has.dataKey || has.hostKey):
		return has, m.noStore(cfg.data, has)
	}
	return has, nil
}

// noStore refuses a folder without a store, by whether one was lost from it.
func (m *Main) noStore(dir string, has folder) error {
	if !has.unfinished && (has.dataKey || has.hostKey) {
		return refuse(m.text.Server.KeysAlone, storeFile(dir))
	}
	return refuse(m.text.Server.NoStore, dir)
}

// mayClose refuses a folder that others can read and that is not for us to
// close to them: one that everybody shares, or that holds other things.
func (m *Main) mayClose(dir string, info fs.FileInfo, has folder) error {
	if info.Mode().Perm()&0o077 == 0 || info.Mode()&fs.ModeSticky == 0 && (has.store || has.dataKey || has.hostKey) {
		return nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return refuse(m.text.Server.NotWritable, dir, m.why(err))
	}
	for _, e := range entries {
		if info.Mode()&fs.ModeSticky != 0 || !strings.HasPrefix(e.Name(), ".") && e.Name() != "lost+found" {
			return refuse(m.text.Server.SharedFolder, dir)
		}
	}
	return nil
}

// closeToOthers makes the folder if there is none, and takes it and the store
// from everybody but the owner, with a line that says so.
func (m *Main) closeToOthers(dir string) error {
	t := &m.text.Server
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return refuse(t.NotWritable, dir, m.why(err))
	}
	for _, f := range []struct {
		path string
		mode fs.FileMode
	}{{dir, 0o700}, {storeFile(dir), 0o600}} {
		info, err := os.Stat(f.path)
		if err != nil || info.Mode().Perm()&0o077 == 0 {
			continue
		}
		if err := os.Chmod(f.path, f.mode); err != nil {
			return refuse(t.OpenToOthers, f.path, fmt.Sprintf("%04o", f.mode), f.path, m.why(err))
		}
		fmt.Fprintf(m.Stderr, t.Problem+"\n", fmt.Sprintf(t.Closed, f.path, info.Mode().Perm(), f.mode))
	}
	return nil
}

// beginFirst makes the folder and marks its first start as begun.
func beginFirst(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(firstFile(dir), os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close(), syncFolder(dir))
}

// endFirst marks the first start as done; on a later one it has nothing to do.
func endFirst(dir string) error {
	err := os.Remove(firstFile(dir))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return errors.Join(err, syncFolder(dir))
}

// syncFolder makes durable which files a folder holds.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// there tells whether something stands at the path, if only a link to nowhere:
// nothing is made in its place.
func there(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// ancestor is the nearest folder above dir that exists.
func ancestor(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "."
	}
	for {
		abs = filepath.Dir(abs)
		if _, err := os.Stat(abs); err == nil || abs == filepath.Dir(abs) {
			return abs
		}
	}
}

// userName is the name of a user of this machine, the number where it has none.
func userName(uid int) string {
	if u, err := user.LookupId(strconv.Itoa(uid)); err == nil {
		return u.Username
	}
	return strconv.Itoa(uid)
}

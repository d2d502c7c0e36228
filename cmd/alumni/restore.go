package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"filippo.io/age"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"alumni/cmd/alumni/backup"
	"alumni/cmd/alumni/cli"
	"alumni/db/engine/bolt"
	"alumni/keys"
	"alumni/tui/i18n"
)

// restoring is what restore is asked to do.
type restoring struct {
	file, data string
	identities []string // files
	keys       string   // folder with the keys of a copy that holds none
	drill      bool
}

// restoreCommand makes a data folder of a copy, or proves with --drill that it
// could.
func (m *Main) restoreCommand() *cobra.Command {
	var r restoring
	cmd := &cobra.Command{
		Use:  "restore FILE",
		Args: cli.Args(m.text, "FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			r.file = args[0]
			if !r.drill {
				if err := cli.Require(cmd, m.text, "data"); err != nil {
					return err
				}
			}
			return m.restore(cmd.Context(), r)
		},
	}
	f := cmd.Flags()
	f.StringVar(&r.data, "data", "", "")
	f.StringArrayVar(&r.identities, "identity", nil, "")
	f.StringVar(&r.keys, "keys", "", "")
	f.BoolVar(&r.drill, "drill", false, "")
	return cmd
}

// restore unpacks a copy beside where it is to be, proves it, and only then puts
// it in its place. A drill ends before that.
func (m *Main) restore(ctx context.Context, r restoring) error {
	identities, err := m.identities(r.identities)
	if err != nil {
		return err
	}
	in, err := m.openCopy(r.file)
	if err != nil {
		return err
	}
	defer in.Close()
	tmp, undo, err := m.restoreFolder(r)
	if err != nil {
		return err
	}
	defer func() { undo(err == nil && !r.drill) }()
	man, err := backup.Unpack(heeding{ctx, in}, tmp, identities)
	if ctx.Err() != nil {
		err = ctx.Err()
		return err
	}
	if err != nil {
		return m.badCopy(r.file, err)
	}
	if err = m.addKeys(tmp, r, man); err != nil {
		return err
	}
	if err = m.prove(ctx, tmp, r, man); err != nil {
		return err
	}
	t := &m.text.Server
	if r.drill {
		fmt.Fprintf(m.Stdout, t.DrillOK+"\n", r.file, i18n.Minute(man.Made), man.Entries, man.Head)
	} else {
		if err = settle(tmp, r.data); err != nil {
			return refuse(t.NotWritable, r.data, m.why(err))
		}
		fmt.Fprintf(m.Stdout, t.Restored+"\n", r.data, i18n.Minute(man.Made), man.Entries, man.Head)
	}
	if !there(hostKeyFile(tmp)) && (r.drill || !there(hostKeyFile(r.data))) {
		fmt.Fprintln(m.Stderr, t.RestoredNoHost)
	}
	return nil
}

// heeding is a reader that ends with its context.
type heeding struct {
	ctx context.Context
	io.Reader
}

// Read implements io.Reader.
func (h heeding) Read(p []byte) (int, error) {
	if err := h.ctx.Err(); err != nil {
		return 0, err
	}
	return h.Reader.Read(p)
}

// openCopy opens a copy; “-” is standard input.
func (m *Main) openCopy(file string) (io.ReadCloser, error) {
	if file == "-" {
		return io.NopCloser(m.Stdin), nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, refuse(m.text.Server.BadFile, file, m.why(err))
	}
	return f, nil
}

// restoreFolder makes a folder to unpack in: for a drill anywhere, else inside
// the data folder, which must be empty. undo takes away what was made.
func (m *Main) restoreFolder(r restoring) (tmp string, undo func(done bool), err error) {
	t := &m.text.Server
	if r.drill {
		// Others may be under way, but none takes a day.
		removeLeft(os.TempDir(), drillPrefix, m.now().Add(-24*time.Hour))
		tmp, err = os.MkdirTemp("", drillPrefix)
		if err != nil {
			return "", nil, refuse(t.NotWritable, os.TempDir(), m.why(err))
		}
		return tmp, func(bool) { _ = os.RemoveAll(tmp) }, nil
	}
	removeLeft(r.data, restorePrefix, time.Time{})
	entries, err := os.ReadDir(r.data)
	made := errors.Is(err, fs.ErrNotExist)
	switch {
	case made:
		err = os.MkdirAll(r.data, 0o700)
	case errors.Is(err, syscall.ENOTDIR):
		return "", nil, refuse(t.NotFolder, r.data)
	}
	if err != nil {
		return "", nil, refuse(t.NotWritable, r.data, m.why(err))
	}
	for _, e := range entries {
		if e.Name() != "lost+found" {
			return "", nil, refuse(t.RestoreNotEmpty, r.data)
		}
	}
	if tmp, err = os.MkdirTemp(r.data, restorePrefix); err != nil {
		return "", nil, refuse(t.NotWritable, r.data, m.why(err))
	}
	return tmp, func(done bool) {
		_ = os.RemoveAll(tmp)
		if made && !done {
			_ = os.Remove(r.data)
		}
	}, nil
}

// How the folders begin that a run works in and takes away at its end.
const (
	drillPrefix   = "alumni-drill-"
	restorePrefix = ".restore-"
	compactPrefix = ".compact-"
)

// removeLeft takes away what a run of our own user that was killed left half done
// in a folder, but for what changed since then; the zero time spares nothing.
func removeLeft(dir, prefix string, since time.Time) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.IsDir() || !strings.HasPrefix(e.Name(), prefix) || !since.IsZero() && info.ModTime().After(since) {
			continue
		}
		if owner, ok := info.Sys().(*syscall.Stat_t); ok && int(owner.Uid) == os.Geteuid() {
			_ = os.RemoveAll(filepath.Join(dir, e.Name()))
		}
	}
}

// addKeys puts the keys of --keys beside a store whose copy holds none.
func (m *Main) addKeys(tmp string, r restoring, man backup.Manifest) error {
	t := &m.text.Server
	if r.keys == "" {
		if !man.Has(backup.DataKey) {
			return refuse(t.RestoreNoKey, r.file)
		}
		return nil
	}
	for _, name := range []string{backup.DataKey, backup.HostKey} {
		path := filepath.Join(r.keys, name)
		data, err := os.ReadFile(path)
		switch {
		case errors.Is(err, fs.ErrNotExist) && (name == backup.HostKey || man.Has(name)):
			continue
		case err == nil:
			_ = os.Remove(filepath.Join(tmp, name)) // what was named counts
			err = os.WriteFile(filepath.Join(tmp, name), data, 0o600)
		}
		if err != nil {
			return refuse(t.BadFile, path, m.why(err))
		}
	}
	return nil
}

// prove refuses a copy that does not hold what it should.
func (m *Main) prove(ctx context.Context, tmp string, r restoring, man backup.Manifest) error {
	t := &m.text.Server
	found, err := backup.Prove(ctx, tmp, man)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, backup.ErrHead):
		return m.badCopy(r.file, err)
	case err != nil:
		return m.storeError(tmp, err, t.LockedServe, tmp)
	case found != nil:
		return refuse(t.BackupBad, r.file, m.why(found))
	}
	if there(hostKeyFile(tmp)) {
		if _, err := m.oldHostKey(tmp); err != nil {
			return err
		}
	}
	return nil
}

// badCopy says why a copy can't be read.
func (m *Main) badCopy(file string, err error) error {
	t := &m.text.Server
	switch {
	case errors.Is(err, backup.ErrSealed):
		return refuse(t.BackupSealed, file)
	case errors.Is(err, keys.ErrNoIdentity):
		return refuse(t.BackupNotFor, file)
	case errors.Is(err, backup.ErrNotBackup):
		return refuse(t.BackupNone, file)
	case errors.Is(err, backup.ErrCutOff):
		return refuse(t.BackupCutOff, file)
	case errors.Is(err, keys.ErrIdentity):
		return refuse(t.BackupNotOpened, file)
	case errors.Is(err, backup.ErrNewer):
		return refuse(t.NewerSchema, file)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return refuse(t.BackupFull, file)
	}
	return refuse(t.BackupBad, file, m.why(err))
}

// settle moves the files into the data folder, the store last: until it is there
// the folder is refused as one that lost it. They belong to the folder's owner.
func settle(tmp, dir string) error {
	info, err := os.Stat(dir)
	if err != nil {
		return err
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return err
	}
	for _, name := range []string{backup.DataKey, backup.HostKey, bolt.FileName} {
		from := filepath.Join(tmp, name)
		if !there(from) {
			continue
		}
		if owner, ok := info.Sys().(*syscall.Stat_t); ok && os.Geteuid() == 0 {
			if err := os.Chown(from, int(owner.Uid), int(owner.Gid)); err != nil {
				return err
			}
		}
		if err := os.Rename(from, filepath.Join(dir, name)); err != nil {
			return err
		}
	}
	return syncFolder(dir)
}

// identities reads the files of --identity.
func (m *Main) identities(files []string) (all []age.Identity, err error) {
	for _, path := range files {
		ids, err := keys.LoadIdentities(path, func() ([]byte, error) { return m.passphrase(path) })
		if err != nil {
			return nil, refuse(m.text.Server.BadIdentity, path, m.why(err))
		}
		all = append(all, ids...)
	}
	return all, nil
}

// passphrase asks for that of an SSH key on the terminal.
func (m *Main) passphrase(path string) ([]byte, error) {
	tty, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	defer tty.Close()
	fmt.Fprintf(tty, m.text.Server.Passphrase, path)
	defer fmt.Fprintln(tty)
	return term.ReadPassword(tty.Fd())
}

// compactCommand writes a stopped store anew without the room that nothing uses.
func (m *Main) compactCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:  "compact",
		Args: cli.Args(m.text),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := cli.Require(cmd, m.text, "data"); err != nil {
				return err
			}
			return m.compact(cmd.Context(), cmd.Flag("data").Value.String())
		},
	}
	cmd.Flags().String("data", "", "")
	return cmd
}

func (m *Main) compact(ctx context.Context, dir string) error {
	t := &m.text.Server
	has, err := m.inspect(dir, os.Geteuid() != 0)
	if err != nil {
		return err
	}
	if !has.store {
		return m.noStore(dir, has)
	}
	store, eng, err := m.openStore(dir, true, false, t.LockedCompact, dir)
	if err != nil {
		return err
	}
	defer func() { _ = eng.Close() }()
	was, err := store.Moment(ctx)
	if err != nil {
		return err
	}
	removeLeft(dir, compactPrefix, time.Time{})
	tmp, err := os.MkdirTemp(dir, compactPrefix)
	if err != nil {
		return refuse(t.NotWritable, dir, m.why(err))
	}
	defer os.RemoveAll(tmp)
	before := fileSize(storeFile(dir))
	if err := m.compactInto(ctx, eng, tmp, dir, backup.Manifest{Entries: was.Entries, Head: was.Head}); err != nil {
		return err
	}
	after := fileSize(storeFile(tmp))
	if err := eng.Replace(tmp); err != nil {
		return refuse(t.NotWritable, dir, m.why(err))
	}
	fmt.Fprintf(m.Stdout, t.Compacted+"\n", storeFile(dir), m.text.Bytes(before), m.text.Bytes(after))
	return nil
}

// compactInto makes the new store in a folder and proves that it holds the same.
func (m *Main) compactInto(ctx context.Context, eng *bolt.Engine, tmp, dir string, man backup.Manifest) error {
	t := &m.text.Server
	err := eng.CompactTo(tmp)
	if errors.Is(err, syscall.ENOSPC) {
		return refuse(t.BackupFull, dir)
	}
	if err != nil {
		return m.storeError(dir, err, t.LockedCompact, dir)
	}
	if err := os.Link(dataKeyFile(dir), dataKeyFile(tmp)); err != nil {
		return refuse(t.BadFile, dataKeyFile(dir), m.why(err))
	}
	found, err := backup.Prove(ctx, tmp, man)
	if err == nil {
		err = found
	}
	if err != nil {
		return refuse(t.CompactBad, storeFile(dir), m.why(err))
	}
	return nil
}

func fileSize(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

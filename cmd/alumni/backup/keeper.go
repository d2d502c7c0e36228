package backup

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"

	"golang.org/x/sys/unix"

	"alumni/keys"
)

// Keeper makes the copies of a running server: on time into a folder, which it
// thins, and whenever somebody asks.
type Keeper struct {
	Source  Source
	Spool   string // folder for a copy that somebody waits for
	Dir     string // of the copies on time; "" for none
	Every   time.Duration
	Keep    int             // how many stay in Dir
	To      keys.Recipients // of the copies on time, and of one that names nobody
	Sound   func(ctx context.Context) error
	Log     *slog.Logger
	once    sync.Once
	making  chan struct{} // one copy at a time
	mu      sync.Mutex
	taken   [2]int // copies that somebody takes, by Taker
	last    Last
	started time.Time
}

// Last tells how the copies on time stand.
type Last struct {
	At    time.Time     `json:"at,omitzero"` // of the last good one
	File  string        `json:"file,omitempty"`
	Error string        `json:"error,omitempty"` // of the last try, if it failed
	Every time.Duration `json:"-"`
	Due   time.Time     `json:"due"` // when the next one is made
}

// Overdue tells whether a copy on time is missing: none came for more than twice
// as long as one should take.
func (l Last) Overdue(now time.Time) bool { return now.After(l.Due.Add(l.Every)) }

// Last gives how the copies on time stand; false where none are made.
func (k *Keeper) Last() (Last, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	l := k.last
	l.Every = k.Every
	if l.Due = k.started; !l.At.IsZero() {
		l.Due = l.At.Add(k.Every)
	}
	return l, k.Dir != ""
}

// name is how the keeper calls its copies, by the time in UTC: in order of names
// they are in order of time. Nothing else in the folder is the keeper's.
const nameTime = "20060102T150405Z"

var nameForm = regexp.MustCompile(`^alumni-(\d{8}T\d{6}Z)\.tar(\.age)?$`)

func nameOf(at time.Time, sealed bool) string {
	name := "alumni-" + at.UTC().Format(nameTime) + ".tar"
	if sealed {
		name += ".age"
	}
	return name
}

// Run makes the copies on time until ctx ends: the first at once if none is in
// the folder or the last is too old. One that failed is tried again soon.
func (k *Keeper) Run(ctx context.Context) {
	k.begin()
	retry := min(k.Every, 10*time.Minute)
	for {
		l, _ := k.Last()
		wait := l.Due.Sub(k.Source.Now())
		if l.Error != "" {
			wait = retry
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(min(wait, k.Every)): // a clock that was put back delays no longer than that
		}
		k.onTime(ctx)
	}
}

// begin looks for the last copy of an earlier run and takes away what it left
// half done.
func (k *Keeper) begin() {
	all := k.copies()
	k.mu.Lock()
	defer k.mu.Unlock()
	k.started = k.Source.Now()
	if n := len(all); n > 0 {
		k.last.File = filepath.Join(k.Dir, all[n-1])
		k.last.At, _ = time.Parse(nameTime, nameForm.FindStringSubmatch(all[n-1])[1])
	}
	entries, _ := os.ReadDir(k.Dir)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".alumni-") && strings.HasSuffix(e.Name(), partial) {
			_ = os.Remove(filepath.Join(k.Dir, e.Name()))
		}
	}
}

// copies are the names of the keeper's copies, the oldest first.
func (k *Keeper) copies() (names []string) {
	entries, _ := os.ReadDir(k.Dir) // sorted; a folder that is not there has none
	for _, e := range entries {
		if nameForm.MatchString(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names
}

// onTime makes one copy and tells what became of it.
func (k *Keeper) onTime(ctx context.Context) {
	path, made, err := k.make(ctx)
	if ctx.Err() != nil {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.last.Error = ""
	if err != nil {
		k.last.Error = err.Error()
		k.Log.Error("backup failed", "dir", k.Dir, "err", err)
	}
	if path == "" {
		return
	}
	k.last.At, k.last.File = made.Made, path
	k.Log.Info("backup made", "file", path, "bytes", made.Bytes, "entries", made.Entries, "head", made.Head, "recipients", made.Recipients)
}

// make makes a copy in the folder and thins it; path is "" if it is no good one. Only a copy of a store whose
// audit chain holds may take the place of an older one.
func (k *Keeper) make(ctx context.Context) (path string, made Made, err error) {
	if err := os.MkdirAll(k.Dir, 0o700); err != nil {
		return "", made, err
	}
	path = filepath.Join(k.Dir, nameOf(k.Source.Now(), len(k.To) > 0))
	err = ToFile(path, func(w io.Writer) (err error) {
		made, err = k.write(ctx, w, k.Dir, k.To)
		return err
	})
	if err != nil {
		return "", made, err
	}
	if err := k.Sound(ctx); err != nil {
		return "", made, fmt.Errorf("%s holds a store that is not sound; no older copy was removed: %w", path, err)
	}
	return path, made, k.thin()
}

// thin removes the oldest copies until as many are left as are to be kept.
func (k *Keeper) thin() error {
	all := k.copies()
	var errs []error
	for _, name := range all[:max(0, len(all)-k.Keep)] {
		errs = append(errs, os.Remove(filepath.Join(k.Dir, name)))
	}
	if len(errs) == 0 {
		return nil
	}
	return cmp.Or(errors.Join(errs...), syncFolder(k.Dir))
}

// write makes one copy at a time, and none that would fill the disk: people
// could not decide any more.
func (k *Keeper) write(ctx context.Context, w io.Writer, dir string, to keys.Recipients) (Made, error) {
	k.once.Do(func() { k.making = make(chan struct{}, 1) })
	select {
	case k.making <- struct{}{}:
	case <-ctx.Done():
		return Made{}, ctx.Err()
	}
	defer func() { <-k.making }()
	return k.Source.Write(ctx, &roomy{w: w, left: room(dir) - reserve}, to)
}

// Taker is who takes a copy. Each kind has places of its own: a client that
// reads nothing must not stand in the operator's way.
type Taker int

// The takers.
const (
	OverSSH Taker = iota
	OverSocket
)

// takers is how many copies of a kind there are at once that somebody takes: each
// has its room on the disk until it is taken.
const takers = 2

// ErrBusy says that as many copies are being taken as may be.
var ErrBusy = errors.New("backup: others are taking copies")

// enter takes a place; ErrBusy if none is free.
func (k *Keeper) enter(from Taker) (leave func(), err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.taken[from] >= takers {
		return nil, ErrBusy
	}
	k.taken[from]++
	return func() {
		k.mu.Lock()
		defer k.mu.Unlock()
		k.taken[from]--
	}, nil
}

// Taken is a copy that somebody takes. Close it after use.
type Taken struct {
	*os.File
	leave func()
}

// Close gives the room of the copy back.
func (t *Taken) Close() error {
	defer t.leave()
	return t.File.Close()
}

// ByHand makes a copy for somebody who waits for it, sealed to those whom they
// name, else to the keeper's recipients. It is spooled first: a slow reader
// would hold the store's old pages. The file has no name any more, so that
// nothing is left of it however this ends. It fails with ErrBusy.
func (k *Keeper) ByHand(ctx context.Context, from Taker, to keys.Recipients) (*Taken, Made, error) {
	if len(to) == 0 {
		to = k.To
	}
	leave, err := k.enter(from)
	if err != nil {
		return nil, Made{}, err
	}
	f, err := os.CreateTemp(k.Spool, ".backup.*"+partial)
	if err != nil {
		leave()
		return nil, Made{}, err
	}
	taken := &Taken{f, sync.OnceFunc(leave)}
	err = os.Remove(f.Name())
	var made Made
	if err == nil {
		made, err = k.write(ctx, f, k.Spool, to)
	}
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		_ = taken.Close()
		return nil, made, err
	}
	return taken, made, nil
}

// reserve is what a copy leaves free on its disk, in bytes.
const reserve = 32 << 20

// room is what is free where a folder lies, in bytes.
func room(dir string) int64 {
	var disk unix.Statfs_t
	if unix.Statfs(dir, &disk) != nil {
		return math.MaxInt64 // the disk itself will say
	}
	return int64(disk.Bavail) * disk.Bsize
}

// roomy is a file that is full before its disk is.
type roomy struct {
	w    io.Writer
	left int64
}

// Write implements io.Writer.
func (r *roomy) Write(p []byte) (int, error) {
	if r.left -= int64(len(p)); r.left < 0 {
		return 0, unix.ENOSPC
	}
	return r.w.Write(p)
}

// Prepared tells whether copies can be made in the folder, or the folder itself,
// by trying. Nothing is left of it.
func Prepared(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, os.ErrNotExist): // it is made with the first copy, if it can be
		if err := os.Mkdir(dir, 0o700); err != nil {
			return err
		}
		return os.Remove(dir)
	case err != nil:
		return err
	case !info.IsDir():
		return &os.PathError{Op: "backup", Path: dir, Err: unix.ENOTDIR}
	}
	f, err := os.CreateTemp(dir, ".alumni-*"+partial)
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

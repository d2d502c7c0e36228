package backup_test

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"alumni/cmd/alumni/backup"
	"alumni/db"
	"alumni/db/engine/bolt"
	"alumni/domain"
	"alumni/keys"
)

// source is a store with an entry in its log, and the key of its data.
func source(t *testing.T) backup.Source {
	t.Helper()
	dir := t.TempDir()
	sealer, err := keys.LoadDataKey(filepath.Join(dir, backup.DataKey), true)
	if err != nil {
		t.Fatal(err)
	}
	eng, err := bolt.Open(dir, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = eng.Close() })
	store, err := db.Open(eng, sealer)
	if err != nil {
		t.Fatal(err)
	}
	err = store.Update(t.Context(), func(tx domain.Tx) error {
		_, err := tx.AppendAudit(domain.AuditEntry{At: time.Now(), Action: domain.ActStoreInit}, nil)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return backup.Source{Store: store, Keys: []string{filepath.Join(dir, backup.DataKey)}, Program: "v1", Now: time.Now}
}

// told gets what a keeper logs.
type told struct {
	slog.Handler
	lines chan string
}

func (h told) Handle(_ context.Context, r slog.Record) error {
	h.lines <- r.Message
	return nil
}

func keeper(t *testing.T, now func() time.Time) (*backup.Keeper, told) {
	t.Helper()
	s := source(t)
	s.Now = now
	log := told{slog.DiscardHandler, make(chan string, 100)}
	return &backup.Keeper{
		Source: s, Dir: filepath.Join(t.TempDir(), "copies"), Every: time.Hour, Keep: 3,
		Sound: func(context.Context) error { return nil }, Log: slog.New(loud{log}),
	}, log
}

// loud is a handler that is told everything.
type loud struct{ told }

func (loud) Enabled(context.Context, slog.Level) bool { return true }

// patience is reached by what hangs, however slow the machine is.
const patience = 10 * time.Minute

// once has the keeper make the copy that is due, of which it must log what is wanted.
func once(t *testing.T, k *backup.Keeper, log told, want string) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() { k.Run(ctx) })
	defer running.Wait()
	defer cancel()
	select {
	case said := <-log.lines:
		if said != want {
			t.Fatalf("it says %q: %+v", said, last(k))
		}
	case <-time.After(patience):
		t.Fatal("it says nothing")
	}
}

func last(k *backup.Keeper) backup.Last {
	l, _ := k.Last()
	return l
}

func names(t *testing.T, dir string) (out []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestCopiesOnTimeAreMadeAndThinned(t *testing.T) {
	now := time.Date(2026, 11, 20, 3, 0, 0, 0, time.UTC)
	k, log := keeper(t, func() time.Time { return now })
	for range 5 {
		once(t, k, log, "backup made")
		if l, ok := k.Last(); !ok || !l.At.Equal(now) || l.Error != "" || !l.Due.Equal(now.Add(time.Hour)) || l.Overdue(now) {
			t.Errorf("it stands so: %+v", l)
		}
		now = now.Add(time.Hour)
	}
	want := "alumni-20261120T050000Z.tar alumni-20261120T060000Z.tar alumni-20261120T070000Z.tar"
	if got := strings.Join(names(t, k.Dir), " "); got != want {
		t.Errorf("the folder holds %s", got)
	}
	if l, _ := k.Last(); l.Overdue(now.Add(time.Minute)) || !l.Overdue(now.Add(time.Hour+time.Minute)) {
		t.Error("it is overdue too early or never")
	}
}

// What an earlier run left: its last copy counts, what is half done goes, and
// what is not the keeper's stays.
func TestAKeeperGoesOnWhereTheLastRunEnded(t *testing.T) {
	now := time.Date(2026, 11, 20, 3, 0, 0, 0, time.UTC)
	k, log := keeper(t, func() time.Time { return now })
	once(t, k, log, "backup made")
	for _, name := range []string{".alumni-20261119T030000Z.tar.123.part", "letter.txt", "alumni-old.tar"} {
		if err := os.WriteFile(filepath.Join(k.Dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	next, log := keeper(t, func() time.Time { return now })
	next.Dir, next.Keep = k.Dir, 1
	now = now.Add(2 * time.Hour)
	once(t, next, log, "backup made")
	if got := strings.Join(names(t, k.Dir), " "); got != "alumni-20261120T050000Z.tar alumni-old.tar letter.txt" {
		t.Errorf("the folder holds %s", got)
	}
}

// A copy of a store whose chain does not hold takes no good copy's place.
func TestACopyOfAStoreThatIsNotSoundRemovesNoOlderOne(t *testing.T) {
	now := time.Date(2026, 11, 20, 3, 0, 0, 0, time.UTC)
	k, log := keeper(t, func() time.Time { return now })
	k.Keep = 1
	once(t, k, log, "backup made")
	good := now
	k.Sound = func(context.Context) error { return errors.New("audit entry 1: hash") }
	now = now.Add(2 * time.Hour)
	once(t, k, log, "backup failed")
	if l, _ := k.Last(); !l.At.Equal(good) || !strings.Contains(l.Error, "not sound") || len(names(t, k.Dir)) != 2 {
		t.Errorf("it stands so: %+v, with %v", l, names(t, k.Dir))
	}
}

func TestAFolderThatCanNotBeWrittenIsTold(t *testing.T) {
	k, log := keeper(t, time.Now)
	if err := os.WriteFile(k.Dir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	once(t, k, log, "backup failed")
	if l, _ := k.Last(); l.Error == "" || !l.At.IsZero() {
		t.Errorf("it stands so: %+v", l)
	}
}

// full takes a few bytes, then the disk is full.
type full struct{ left int }

func (f *full) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, syscall.ENOSPC
	}
	return len(p), nil
}

func TestAFullDiskLeavesNoHalfFile(t *testing.T) {
	s := source(t)
	path := filepath.Join(t.TempDir(), "copy.tar")
	for _, room := range []int{0, 100, 5000, 9000} {
		err := backup.ToFile(path, func(w io.Writer) error {
			_, err := s.Write(t.Context(), io.MultiWriter(w, &full{room}), nil)
			return err
		})
		if !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("%d bytes of room: %v", room, err)
		}
		if left := names(t, filepath.Dir(path)); len(left) != 0 {
			t.Errorf("it left %v", left)
		}
	}
}

func TestACopyByHandIsSpooledAndLeavesNothing(t *testing.T) {
	k, _ := keeper(t, time.Now)
	k.Spool = t.TempDir()
	f, made, err := k.ByHand(t.Context(), backup.OverSSH, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if left := names(t, k.Spool); len(left) != 0 {
		t.Errorf("the folder holds %v", left)
	}
	if n, err := io.Copy(io.Discard, f); err != nil || n != made.Bytes || made.Entries != 1 {
		t.Errorf("%d bytes, %v: %+v", n, err, made)
	}
	// Each has its room on the disk, so others are refused until one is closed;
	// but the operator is not, whoever reads nothing over SSH.
	second, _, err := k.ByHand(t.Context(), backup.OverSSH, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := k.ByHand(t.Context(), backup.OverSSH, nil); !errors.Is(err, backup.ErrBusy) {
		t.Errorf("a third: %v", err)
	}
	operators, _, err := k.ByHand(t.Context(), backup.OverSocket, nil)
	if err != nil {
		t.Fatalf("the operator's: %v", err)
	}
	defer operators.Close()
	if err := second.Close(); err != nil {
		t.Error(err)
	}
	k.Spool = filepath.Join(k.Spool, "none")
	if _, _, err := k.ByHand(t.Context(), backup.OverSSH, nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("without a folder: %v", err)
	}
}

// A copy is of one moment, whatever is written meanwhile, and proves itself.
func TestACopyIsOfOneMoment(t *testing.T) {
	s := source(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "copy.tar")
	var made backup.Made
	err := backup.ToFile(path, func(w io.Writer) (err error) {
		ctx, cancel := context.WithCancel(t.Context())
		var writing sync.WaitGroup
		writing.Go(func() {
			for ctx.Err() == nil {
				_ = s.Store.Update(ctx, func(tx domain.Tx) error {
					_, err := tx.AppendAudit(domain.AuditEntry{At: time.Now(), Action: domain.ActStoreInit}, nil)
					return err
				})
			}
		})
		made, err = s.Write(ctx, w, nil)
		cancel()
		writing.Wait()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	to := t.TempDir()
	m, err := backup.Unpack(f, to, nil)
	if err != nil || m.Head != made.Head || m.Entries != made.Entries {
		t.Fatalf("%+v, %v; made %+v", m, err, made)
	}
	key, err := os.ReadFile(s.Keys[0])
	if err == nil {
		err = os.WriteFile(filepath.Join(to, backup.DataKey), key, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if found, err := backup.Prove(t.Context(), to, m); found != nil || err != nil {
		t.Errorf("found %v, %v", found, err)
	}
}

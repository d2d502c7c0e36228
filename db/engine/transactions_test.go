package engine_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strconv"
	"sync"
	"testing"

	"alumni/db/engine"
)

func readsOwnWrites(t *testing.T, e engine.Engine) {
	putAll(t, e, "a", "b", "c")
	update(t, e, func(tx engine.Tx) error {
		err := errors.Join(tx.Put([]byte("aa"), []byte("vaa")), tx.Delete([]byte("b")), tx.Delete([]byte("none")))
		if err != nil {
			return err
		}
		if _, ok, err := tx.Get([]byte("b")); ok || err != nil {
			t.Errorf("a deleted key is there (%v)", err)
		}
		if v, ok, _ := tx.Get([]byte("aa")); !ok || string(v) != "vaa" {
			t.Errorf("own write reads %q %v", v, ok)
		}
		if got := keysOf(t, tx, engine.Range{}); !slices.Equal(got, []string{"a", "aa", "c"}) {
			t.Errorf("own writes scan as %q", got)
		}
		return nil
	})
}

func viewsAreSnapshots(t *testing.T, e engine.Engine) {
	putAll(t, e, "a", "b")
	view(t, e, func(tx engine.Tx) error {
		update(t, e, func(tx engine.Tx) error {
			return errors.Join(tx.Put([]byte("c"), []byte("vc")), tx.Put([]byte("a"), []byte("new")), tx.Delete([]byte("b")))
		})
		if got := keysOf(t, tx, engine.Range{}); !slices.Equal(got, []string{"a", "b"}) {
			t.Errorf("the view changed under the reader: %q", got)
		}
		return nil
	})
	view(t, e, func(tx engine.Tx) error {
		if v, _, _ := tx.Get([]byte("a")); string(v) != "new" {
			t.Errorf("a later view reads %q", v)
		}
		return nil
	})
}

func rollsBack(t *testing.T, e engine.Engine) {
	putAll(t, e, "a")
	harm := func(tx engine.Tx) error {
		return errors.Join(tx.Put([]byte("b"), []byte("vb")), tx.Delete([]byte("a")))
	}
	oops := errors.New("oops")
	err := e.Update(t.Context(), func(tx engine.Tx) error {
		if err := harm(tx); err != nil {
			return err
		}
		return oops
	})
	if !errors.Is(err, oops) {
		t.Errorf("the function's error came back as %v", err)
	}
	func() {
		defer func() {
			if r := recover(); r != "ouch" {
				t.Errorf("recovered %v, want the function's own panic", r)
			}
		}()
		_ = e.Update(t.Context(), func(tx engine.Tx) error {
			if err := harm(tx); err != nil {
				return err
			}
			panic("ouch")
		})
	}()
	view(t, e, func(tx engine.Tx) error {
		if got := keysOf(t, tx, engine.Range{}); !slices.Equal(got, []string{"a"}) {
			t.Errorf("left behind: %q", got)
		}
		return nil
	})
	putAll(t, e, "z") // and the engine still takes writes
}

func serialises(t *testing.T, e engine.Engine) {
	const workers, each = 8, 10
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for range each {
				err := e.Update(context.Background(), func(tx engine.Tx) error {
					v, _, err := tx.Get([]byte("n"))
					if err != nil {
						return err
					}
					n, _ := strconv.Atoi(string(v))
					return tx.Put([]byte("n"), []byte(strconv.Itoa(n+1)))
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	view(t, e, func(tx engine.Tx) error {
		if v, _, _ := tx.Get([]byte("n")); string(v) != strconv.Itoa(workers*each) {
			t.Errorf("%d increments counted as %s", workers*each, v)
		}
		return nil
	})
}

func copies(t *testing.T, e engine.Engine) {
	update(t, e, func(tx engine.Tx) error {
		key, value := []byte("key"), []byte("vkey")
		if err := tx.Put(key, value); err != nil {
			return err
		}
		key[0], value[0] = 'X', 'X'
		return nil
	})
	var kept [][]byte
	view(t, e, func(tx engine.Tx) error {
		v, ok, err := tx.Get([]byte("key"))
		if err != nil || !ok {
			t.Errorf("changing the slices after Put changed the store (%v)", err)
		}
		kept = append(kept, v)
		for kv, err := range tx.Scan(engine.Range{}) {
			if err != nil {
				return err
			}
			kept = append(kept, kv.Value)
		}
		return nil
	})
	for _, v := range kept {
		if string(v) != "vkey" {
			t.Fatalf("read %q", v)
		}
		v[0] = 'Y' // the caller's own, to keep and to change
	}
	view(t, e, func(tx engine.Tx) error {
		if v, _, _ := tx.Get([]byte("key")); string(v) != "vkey" {
			t.Errorf("changing a read value changed the store: %q", v)
		}
		return nil
	})
}

func values(t *testing.T, e engine.Engine) {
	big := bytes.Repeat([]byte("0123456789abcdef"), 1<<16) // 1 MB
	update(t, e, func(tx engine.Tx) error {
		return errors.Join(tx.Put([]byte("nil"), nil), tx.Put([]byte("empty"), []byte{}), tx.Put([]byte("big"), big))
	})
	view(t, e, func(tx engine.Tx) error {
		for _, k := range []string{"nil", "empty"} {
			if v, ok, err := tx.Get([]byte(k)); !ok || len(v) != 0 || err != nil {
				t.Errorf("%s value: %q %v %v", k, v, ok, err)
			}
		}
		if v, ok, err := tx.Get([]byte("big")); !ok || !bytes.Equal(v, big) || err != nil {
			t.Errorf("big value: %d bytes, %v", len(v), err)
		}
		return nil
	})
}

func refuses(t *testing.T, e engine.Engine) {
	view(t, e, func(tx engine.Tx) error {
		for _, err := range []error{tx.Put([]byte("a"), nil), tx.Delete([]byte("a"))} {
			if !errors.Is(err, engine.ErrReadOnly) {
				t.Errorf("a write in a view gave %v", err)
			}
		}
		return nil
	})
	var kept engine.Tx
	update(t, e, func(tx engine.Tx) error {
		for _, k := range [][]byte{nil, {}, make([]byte, engine.MaxKey+1)} {
			if err := tx.Put(k, nil); !errors.Is(err, engine.ErrKey) {
				t.Errorf("key of %d bytes gave %v", len(k), err)
			}
		}
		kept = tx
		return nil
	})
	if err := kept.Put([]byte("late"), nil); !errors.Is(err, engine.ErrClosed) {
		t.Errorf("a write after the end gave %v", err)
	}
	if _, _, err := kept.Get([]byte("late")); !errors.Is(err, engine.ErrClosed) {
		t.Errorf("a read after the end gave %v", err)
	}
	for _, err := range kept.Scan(engine.Range{}) {
		if !errors.Is(err, engine.ErrClosed) {
			t.Errorf("a scan after the end gave %v", err)
		}
	}
}

func mindsContext(t *testing.T, e engine.Engine) {
	ctx, cancel := context.WithCancel(t.Context())
	err := e.Update(ctx, func(tx engine.Tx) error {
		cancel()
		return tx.Put([]byte("a"), nil)
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("an update cancelled in the middle gave %v", err)
	}
	ran := false
	run := func(engine.Tx) error { ran = true; return nil }
	for _, err := range []error{e.Update(ctx, run), e.View(ctx, run)} {
		if !errors.Is(err, context.Canceled) || ran {
			t.Errorf("with a dead context: %v, ran %v", err, ran)
		}
	}
	view(t, e, func(tx engine.Tx) error {
		if _, ok, _ := tx.Get([]byte("a")); ok {
			t.Error("a cancelled update was committed")
		}
		return nil
	})
}

func watches(t *testing.T, e engine.Engine) {
	heard, stop := e.Watch()
	pending := func() bool {
		select {
		case <-heard:
			return true
		default:
			return false
		}
	}
	view(t, e, func(engine.Tx) error { return nil })
	_ = e.Update(t.Context(), func(tx engine.Tx) error {
		_ = tx.Put([]byte("a"), nil)
		return errors.New("no")
	})
	if pending() {
		t.Error("told of something that was not committed")
	}
	putAll(t, e, "a")
	putAll(t, e, "b")
	if !pending() {
		t.Error("not told of a commit")
	}
	stop()
	putAll(t, e, "c")
	if pending() {
		t.Error("told after the end of the watch")
	}
}

func closes(t *testing.T, e engine.Engine) {
	putAll(t, e, "a")
	if err := errors.Join(e.Close(), e.Close()); err != nil {
		t.Error(err)
	}
	fn := func(engine.Tx) error { t.Error("ran on a closed engine"); return nil }
	for _, err := range []error{e.View(t.Context(), fn), e.Update(t.Context(), fn)} {
		if !errors.Is(err, engine.ErrClosed) {
			t.Errorf("after Close: %v", err)
		}
	}
}

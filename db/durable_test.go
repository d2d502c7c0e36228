package db_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"syscall"
	"testing"

	"alumni/db"
	"alumni/db/dbtest"
	"alumni/db/engine/bolt"
	"alumni/domain"
)

// writerDir tells the test binary to be the child of the crash test.
const writerDir = "ALUMNI_TEST_WRITER_DIR"

func TestMain(m *testing.M) {
	if dir := os.Getenv(writerDir); dir != "" {
		if err := writeForever(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// writeForever commits one numbered person with its audit entry after the
// other, and prints each number when Update has returned.
func writeForever(dir string) error {
	e, err := bolt.Open(dir, bolt.Options{})
	if err != nil {
		return err
	}
	d, err := db.Open(e, dbtest.Sealer())
	if err != nil {
		return err
	}
	for {
		var who domain.ID
		err := d.Update(context.Background(), func(tx domain.Tx) error {
			if who, err = tx.NextID(domain.KindPerson); err != nil {
				return err
			}
			p := domain.Person{Meta: domain.Meta{ID: who}, Name: "张三", Major: string(make([]byte, 2000))}
			if err := tx.People().Put(&p); err != nil {
				return err
			}
			_, err := tx.AppendAudit(domain.AuditEntry{At: noon, Subject: who}, &domain.AuditDetail{Reason: who.String()})
			return err
		})
		if err != nil {
			return err
		}
		fmt.Println(who.Seq)
	}
}

// runUntilKilled runs the child until it has acknowledged n writes, kills it
// while it goes on, and gives the last number it acknowledged.
func runUntilKilled(t *testing.T, dir string, n int) uint64 {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), writerDir+"="+dir)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	last := uint64(0)
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		seq, err := strconv.ParseUint(lines.Text(), 10, 64)
		if err != nil {
			break // the last line may be cut off
		}
		last = seq
		if n--; n == 0 {
			if err := child.Process.Signal(syscall.SIGKILL); err != nil {
				t.Fatal(err)
			}
		}
	}
	_ = child.Wait() // killed, as it should be
	if n > 0 {
		t.Fatalf("the child ended %d writes early", n)
	}
	return last
}

func TestAfterKill9EveryAcknowledgedWriteIsThere(t *testing.T) {
	dir := t.TempDir()
	for round := range 4 {
		acknowledged := runUntilKilled(t, dir, 1+rand.IntN(60))
		e, err := bolt.Open(dir, bolt.Options{})
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		d, err := db.Open(e, dbtest.Sealer())
		if err != nil {
			t.Fatal(err)
		}
		view(t, d, func(tx domain.Tx) error {
			for seq := uint64(1); seq <= acknowledged; seq++ {
				if _, err := tx.People().Get(id(domain.KindPerson, seq)); err != nil {
					t.Errorf("acknowledged, and gone: %v", err)
				}
			}
			return nil
		})
		if r := verify(t, d); !r.OK || r.Entries < acknowledged {
			t.Errorf("%+v after %d acknowledged writes", r, acknowledged)
		}
		for _, err := range []error{d.Check(t.Context()), e.Check(), e.Close()} {
			if err != nil {
				t.Error(err)
			}
		}
	}
}

func TestTheStoreIsTheSameOverBolt(t *testing.T) {
	dir := t.TempDir()
	e, err := bolt.Open(dir, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	full(t, e)
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if e, err = bolt.Open(dir, bolt.Options{}); err != nil {
		t.Fatal(err)
	}
	d := dbtest.Open(t, e)
	view(t, d, func(tx domain.Tx) error {
		if got := numbers(t, tx.Groups(), domain.Query{Text: "bj"}, (*domain.Group).Head); len(got) != 1 {
			t.Errorf("found %v", got)
		}
		if got := numbers(t, tx.Applications(), domain.Query{Reverse: true, Limit: 1}, (*domain.Application).Head); len(got) != 2 ||
			got[0] != 2 {
			t.Errorf("listed %v", got)
		}
		return nil
	})
	if err := e.Check(); err != nil {
		t.Error(err)
	}
}

// Package dbtest gives tests a registry in memory. When the test ends, the
// whole store is checked for consistency.
package dbtest

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/sha256"
	"testing"

	"alumni/db"
	"alumni/db/engine"
	"alumni/db/engine/mem"
	"alumni/db/engine/sum"
	"alumni/domain"
)

// New gives an empty registry in memory. Options are those of mem:
// mem.WithRetries() proves that use-cases bear to be run twice.
func New(t testing.TB, opts ...mem.Option) *db.DB {
	t.Helper()
	return Open(t, mem.New(opts...))
}

// Open makes a registry over an engine. The cleanup checks it and closes the engine.
func Open(t testing.TB, e engine.Engine) *db.DB {
	t.Helper()
	return OpenWith(t, e, Sealer())
}

// OpenWith is Open with a sealer of the test's own.
func OpenWith(t testing.TB, e engine.Engine, sealer domain.Sealer) *db.DB {
	t.Helper()
	d, err := db.Open(e, sealer)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Check(context.Background()); err != nil {
			t.Errorf("the store is inconsistent after the test: %v", err)
		}
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// Forge gives the transaction in which a test changes a store behind the
// program's back, with checksums as the program would write them.
func Forge(tx engine.Tx) engine.Tx { return sum.Tx{Tx: tx} }

// Sealer gives a real sealer (AES-GCM) under a key that is the same in every test.
func Sealer() domain.Sealer {
	key := sha256.Sum256([]byte("dbtest"))
	block, err := aes.NewCipher(key[:])
	if err != nil {
		panic(err)
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		panic(err)
	}
	return sealer{aead: aead, key: key[:]}
}

type sealer struct {
	aead cipher.AEAD
	key  []byte
}

// Seal implements domain.Sealer.
func (s sealer) Seal(plain []byte) ([]byte, error) { return s.aead.Seal(nil, nil, plain, nil), nil }

// Open implements domain.Sealer.
func (s sealer) Open(sealed []byte) ([]byte, error) { return s.aead.Open(nil, nil, sealed, nil) }

// Digest implements domain.Sealer.
func (s sealer) Digest(plain []byte) []byte {
	h := hmac.New(sha256.New, s.key)
	_, _ = h.Write(plain)
	return h.Sum(nil)
}

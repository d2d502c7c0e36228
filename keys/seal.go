package keys

import (
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"

	"golang.org/x/crypto/chacha20poly1305"
)

// ErrSealed says that sealed data was not sealed with this key, or was changed.
var ErrSealed = errors.New("keys: sealed data does not open with this key")

// ErrDataKey says that a secret is no data-protection key.
var ErrDataKey = errors.New("keys: no data key")

// dataKeySize is the length of the data-protection key in bytes.
const dataKeySize = 32

// Sealer protects personal data at rest with XChaCha20-Poly1305; its digest is
// HMAC-SHA-256. It implements domain.Sealer and is safe for concurrent use.
type Sealer struct {
	aead  cipher.AEAD
	index []byte
}

// LoadDataKey reads the data-protection key; with create it makes a new one,
// of mode 0600, where there is none. It fails with fs.ErrNotExist, with
// ErrExposed if others can read it, and for a file of another length.
func LoadDataKey(path string, create bool) (*Sealer, error) {
	key, err := readSecret(path)
	if create && errors.Is(err, fs.ErrNotExist) {
		key = make([]byte, dataKeySize)
		if _, err := rand.Read(key); err != nil {
			return nil, err
		}
		err = writeSecret(path, key)
	}
	if err != nil {
		return nil, err
	}
	s, err := NewSealer(key)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return s, nil
}

// NewSealer makes a sealer of a secret of 32 bytes. Sealing and indexing use
// keys of their own, derived from it, so that one can't help against the other.
func NewSealer(secret []byte) (*Sealer, error) {
	if len(secret) != dataKeySize {
		return nil, fmt.Errorf("%w: it has %d bytes, not %d", ErrDataKey, len(secret), dataKeySize)
	}
	seal, err := hkdf.Key(sha256.New, secret, nil, "alumni seal", chacha20poly1305.KeySize)
	if err != nil {
		return nil, err
	}
	index, err := hkdf.Key(sha256.New, secret, nil, "alumni index", sha256.Size)
	if err != nil {
		return nil, err
	}
	aead, err := chacha20poly1305.NewX(seal)
	if err != nil {
		return nil, err
	}
	return &Sealer{aead: aead, index: index}, nil
}

// Seal encrypts plain under a fresh nonce, which stands before the result.
func (s *Sealer) Seal(plain []byte) ([]byte, error) {
	nonce := make([]byte, s.aead.NonceSize(), s.aead.NonceSize()+len(plain)+s.aead.Overhead())
	if _, err := rand.Read(nonce); err != nil {
		return nil, err
	}
	return s.aead.Seal(nonce, nonce, plain, nil), nil
}

// Open decrypts what Seal gave; ErrSealed if it is not that.
func (s *Sealer) Open(sealed []byte) ([]byte, error) {
	n := s.aead.NonceSize()
	if len(sealed) < n {
		return nil, ErrSealed
	}
	plain, err := s.aead.Open(nil, sealed[:n], sealed[n:], nil)
	if err != nil {
		return nil, ErrSealed
	}
	return plain, nil
}

// Digest is a keyed hash of plain, for looking a sealed value up.
func (s *Sealer) Digest(plain []byte) []byte {
	mac := hmac.New(sha256.New, s.index)
	mac.Write(plain)
	return mac.Sum(nil)
}

package keys

import (
	"bytes"
	"crypto/rsa"
	"errors"
	"strings"

	"golang.org/x/crypto/ssh"

	"alumni/domain"
)

const (
	minRSABits  = 2048
	maxKeyLine  = 16 << 10 // bytes; an RSA key of 16384 bits is shorter
	maxKeyLabel = 80       // characters of a key's comment that are kept
)

// Fingerprint is the name of a key in the registry and in logs: SHA256:….
func Fingerprint(k ssh.PublicKey) string { return ssh.FingerprintSHA256(k) }

// ParsePublicKey reads one line of authorized_keys. Options such as command=
// are refused, since nothing here would obey them; so are DSA keys, RSA keys
// under 2048 bits, certificates and private keys. It fails with
// domain.FaultBadKey.
func ParsePublicKey(line string) (domain.AccountKey, error) {
	line = strings.TrimSpace(line)
	if len(line) > maxKeyLine || strings.ContainsAny(line, "\r\n\x00") {
		return domain.AccountKey{}, badKey(errors.New("not one line"))
	}
	key, comment, options, _, err := ssh.ParseAuthorizedKey([]byte(line))
	switch {
	case err != nil:
		return domain.AccountKey{}, badKey(err)
	case len(options) > 0:
		return domain.AccountKey{}, badKey(errors.New("options are not supported"))
	}
	if err := acceptable(key); err != nil {
		return domain.AccountKey{}, badKey(err)
	}
	label := []rune(domain.CleanLine(comment))
	return domain.AccountKey{
		Fingerprint: Fingerprint(key),
		Authorized:  string(bytes.TrimSpace(ssh.MarshalAuthorizedKey(key))),
		Comment:     string(label[:min(len(label), maxKeyLabel)]),
	}, nil
}

func acceptable(key ssh.PublicKey) error {
	switch key.Type() {
	case ssh.KeyAlgoED25519, ssh.KeyAlgoECDSA256, ssh.KeyAlgoECDSA384, ssh.KeyAlgoECDSA521,
		ssh.KeyAlgoSKED25519, ssh.KeyAlgoSKECDSA256:
		return nil
	case ssh.KeyAlgoRSA:
		crypto, ok := key.(ssh.CryptoPublicKey)
		if !ok {
			return errors.New("unreadable RSA key")
		}
		public, ok := crypto.CryptoPublicKey().(*rsa.PublicKey)
		if !ok || public.N.BitLen() < minRSABits {
			return errors.New("RSA key is shorter than 2048 bits")
		}
		return nil
	}
	return errors.New("key type " + key.Type() + " is not supported")
}

func badKey(cause error) error {
	return &domain.Error{Code: domain.CodeInvalid, Fault: domain.FaultBadKey, Field: "key", Err: cause}
}

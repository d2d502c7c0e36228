package keys

import (
	"crypto/rsa"
	"strings"

	"golang.org/x/crypto/ssh"

	"alumni/domain"
)

const (
	minRSABits  = 2048
	maxKeyLabel = 80 // characters of a key's comment that are kept
)

// Fingerprint is the name of a key in the registry and in logs: SHA256:….
func Fingerprint(k ssh.PublicKey) string { return ssh.FingerprintSHA256(k) }

// ParsePublicKey reads the text of a file that holds one public key, as
// ParsePublicKeys does. More than one fails with domain.FaultManyKeys.
func ParsePublicKey(text string) (domain.AccountKey, error) {
	all, err := ParsePublicKeys(text)
	switch {
	case err != nil:
		return domain.AccountKey{}, err
	case len(all) > 1:
		return domain.AccountKey{}, badKey(domain.FaultManyKeys, domain.Args{"count": len(all)})
	}
	return all[0], nil
}

// ParsePublicKeys reads the text of a file of public keys, at least one: lines of
// authorized_keys, or blocks of RFC 4716 as PuTTYgen writes them, with any ends of
// lines, in UTF-8 or UTF-16, with or without a byte order mark. Empty lines and
// comments are passed over. What is no public key, and what is one that is not
// taken, is refused by what it is, with the line where there is more than one:
// private keys, certificates, DSA, RSA under 2048 bits, options such as command=,
// since nothing here would obey them.
func ParsePublicKeys(text string) ([]domain.AccountKey, error) {
	if len(text) > maxFile {
		return nil, badKey(domain.FaultBadKey, nil)
	}
	r := keyReader{lines: keyLines(text)}
	for r.next < len(r.lines) {
		if err := r.read(); err != nil {
			return nil, err
		}
	}
	if len(r.keys) == 0 {
		return nil, badKey(domain.FaultBadKey, nil)
	}
	return r.keys, nil
}

// account is a key as an account has it.
func account(key ssh.PublicKey, comment string) domain.AccountKey {
	label := []rune(domain.CleanLine(comment))
	return domain.AccountKey{
		Fingerprint: Fingerprint(key),
		Authorized:  strings.TrimSpace(string(ssh.MarshalAuthorizedKey(key))),
		Comment:     string(label[:min(len(label), maxKeyLabel)]),
	}
}

// refused tells why a key that could be read is not taken; nil if it is.
func refused(key ssh.PublicKey) error {
	if _, ok := key.(*ssh.Certificate); ok {
		return badKey(domain.FaultCertificateKey, nil)
	}
	switch key.Type() {
	case ssh.KeyAlgoED25519, ssh.KeyAlgoECDSA256, ssh.KeyAlgoECDSA384, ssh.KeyAlgoECDSA521,
		ssh.KeyAlgoSKED25519, ssh.KeyAlgoSKECDSA256:
		return nil
	case ssh.KeyAlgoRSA:
		return refusedRSA(key)
	}
	return badKey(domain.FaultKeyType, domain.Args{"value": key.Type()})
}

func refusedRSA(key ssh.PublicKey) error {
	crypto, ok := key.(ssh.CryptoPublicKey)
	if !ok {
		return badKey(domain.FaultBadKey, nil)
	}
	public, ok := crypto.CryptoPublicKey().(*rsa.PublicKey)
	if !ok {
		return badKey(domain.FaultBadKey, nil)
	}
	if bits := public.N.BitLen(); bits < minRSABits {
		return badKey(domain.FaultShortKey, domain.Args{"count": bits, "min": minRSABits})
	}
	return nil
}

func badKey(fault domain.Fault, args domain.Args) *domain.Error {
	return &domain.Error{Code: domain.CodeInvalid, Fault: fault, Field: "key", Args: args}
}

package keys

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"filippo.io/age"
	"filippo.io/age/agessh"
	"filippo.io/age/armor"
	"golang.org/x/crypto/ssh"

	"alumni/domain"
)

// The errors of opening what was sealed to recipients.
var (
	// ErrNoIdentity says that none of the identities is a recipient's.
	ErrNoIdentity = errors.New("keys: sealed to other recipients")
	// ErrIdentity says that a private key can't be used, or that its passphrase was wrong.
	ErrIdentity = errors.New("keys: no identity that can be used")
	// ErrRecipient says that a line names no recipient.
	ErrRecipient = errors.New("keys: no age or SSH public key (ed25519 or RSA)")
)

// Recipients are who can open what is sealed to them.
type Recipients []age.Recipient

// ParseRecipients reads age public keys (age1…) and SSH public keys (ed25519,
// RSA), one a line; empty lines and comments are passed over. It fails with
// ErrRecipient, which names the line and quotes nothing of it, and with
// domain.FaultPrivateKey where a private key is given.
func ParseRecipients(lines string) (Recipients, error) {
	if form := privateIn(lines); form != "" {
		return nil, badKey(domain.FaultPrivateKey, domain.Args{"value": form})
	}
	var out Recipients
	n := 0
	for line := range strings.Lines(lines) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		r, err := parseRecipient(line)
		if err != nil {
			return nil, fmt.Errorf("%w: line %d", ErrRecipient, n)
		}
		out = append(out, r)
	}
	return out, nil
}

// privateIn is whose format the first private key among lines is in; "" for none.
func privateIn(lines string) string {
	for _, line := range keyLines(lines) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(strings.ToUpper(line), "AGE-SECRET-KEY-") {
			return "age"
		}
		if form := privateForm(line); form != "" {
			return form
		}
	}
	return ""
}

func parseRecipient(line string) (age.Recipient, error) {
	if strings.HasPrefix(line, "ssh-") {
		return agessh.ParseRecipient(line)
	}
	all, err := age.ParseRecipients(strings.NewReader(line))
	if err != nil || len(all) != 1 {
		return nil, ErrRecipient
	}
	return all[0], nil
}

// Seal gives a writer whose content only the recipients can read. Closing it
// ends the sealed file; w stays open.
func (r Recipients) Seal(w io.Writer) (io.WriteCloser, error) { return age.Encrypt(w, r...) }

// ageMagic begins a file that is sealed to recipients.
const ageMagic = "age-encryption.org/"

// IsSealed tells whether a file begins as one that is sealed to recipients.
func IsSealed(begin []byte) bool {
	return bytes.HasPrefix(begin, []byte(ageMagic)) || bytes.HasPrefix(begin, []byte(armor.Header))
}

// OpenSealed gives the content of a sealed file to who has one of the
// identities. It fails with ErrNoIdentity; a file that was changed or cut off
// fails while it is read.
func OpenSealed(r io.Reader, identities []age.Identity) (io.Reader, error) {
	in := bufio.NewReader(r)
	if begin, _ := in.Peek(len(armor.Header)); string(begin) == armor.Header {
		r = armor.NewReader(in)
	} else {
		r = in
	}
	if len(identities) == 0 {
		return nil, ErrNoIdentity
	}
	plain, err := age.Decrypt(r, identities...)
	var none *age.NoIdentityMatchError
	if errors.As(err, &none) {
		return nil, ErrNoIdentity
	}
	return plain, err
}

// LoadIdentities reads the identities of a file: age secret keys, or an SSH
// private key, whose passphrase is asked for if it has one.
func LoadIdentities(path string, passphrase func() ([]byte, error)) ([]age.Identity, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(io.LimitReader(f, maxFile))
	if err != nil {
		return nil, err
	}
	if !bytes.Contains(data, []byte("PRIVATE KEY-----")) {
		ids, err := age.ParseIdentities(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrIdentity, err)
		}
		return ids, nil
	}
	id, err := agessh.ParseIdentity(data)
	var locked *ssh.PassphraseMissingError
	if errors.As(err, &locked) && locked.PublicKey != nil {
		id, err = agessh.NewEncryptedSSHIdentity(locked.PublicKey, data, passphrase)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrIdentity, err)
	}
	return []age.Identity{unlocking{id}}, nil
}

// unlocking tells an SSH key that could not be unlocked from a file that is not
// what was sealed.
type unlocking struct{ age.Identity }

// Unwrap implements age.Identity.
func (u unlocking) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	key, err := u.Identity.Unwrap(stanzas)
	if err != nil && !errors.Is(err, age.ErrIncorrectIdentity) {
		err = fmt.Errorf("%w: %w", ErrIdentity, err)
	}
	return key, err
}

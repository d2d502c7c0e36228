package keys

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"

	"alumni/domain"
)

// maxRevoked is more than any list of what is revoked holds, in bytes.
const maxRevoked = 4 << 20

// revocations is a file that lists what is revoked. It is read anew when it
// changed. Its lines are those from which ssh-keygen -k makes a list:
//
//	serial: 17        a certificate by its serial number
//	serial: 20-29     several
//	id: zhou@office   certificates by their key ID
//	sha256: SHA256:…  a key by its fingerprint, also that of an authority
//	key: ssh-ed25519 AAAA…
//
// Empty lines and those that begin with # are passed over; a key or a fingerprint
// may stand for itself.
type revocations struct {
	file string

	mu   sync.Mutex
	info fs.FileInfo
	list revokedList
}

// revokedList is what such a file says.
type revokedList struct {
	serials [][2]uint64
	ids     []string
	prints  []string
}

func (l revokedList) has(cert *ssh.Certificate) bool {
	return slices.Contains(l.ids, cert.KeyId) || slices.Contains(l.prints, Fingerprint(cert.Key)) ||
		slices.Contains(l.prints, Fingerprint(cert.SignatureKey)) ||
		slices.ContainsFunc(l.serials, func(r [2]uint64) bool { return r[0] <= cert.Serial && cert.Serial <= r[1] })
}

// current gives the list as the file has it now.
func (r *revocations) current() (revokedList, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	info, err := os.Stat(r.file)
	if err != nil {
		return revokedList{}, err
	}
	if r.info != nil && same(r.info, info) {
		return r.list, nil
	}
	if info.Size() > maxRevoked {
		return revokedList{}, fmt.Errorf("%s holds more than %d bytes", r.file, maxRevoked)
	}
	text, err := os.ReadFile(r.file)
	if err != nil {
		return revokedList{}, err
	}
	list, err := parseRevoked(string(text))
	if err != nil {
		return revokedList{}, err
	}
	r.info, r.list = info, list
	return list, nil
}

func same(a, b fs.FileInfo) bool {
	return os.SameFile(a, b) && a.ModTime().Equal(b.ModTime()) && a.Size() == b.Size() &&
		time.Since(a.ModTime()) > time.Second // a file that was just written may be written again within the clock's grain
}

func parseRevoked(text string) (out revokedList, err error) {
	for i, line := range keyLines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := out.add(line); err != nil {
			bad := badKey(domain.FaultRevokedLine, domain.Args{"line": i + 1})
			bad.Field, bad.Err = "revoked", err
			return out, bad
		}
	}
	return out, nil
}

func (l *revokedList) add(line string) error {
	kind, value, named := strings.Cut(line, ":")
	value = strings.TrimSpace(value)
	switch strings.ToLower(kind) {
	case "serial":
		return l.addSerials(value)
	case "id":
		l.ids = append(l.ids, value)
		return nil
	case "key", "sha256":
		if !strings.HasPrefix(line, "SHA256:") {
			line = value
		}
	default:
		if named && !strings.Contains(kind, " ") {
			return errors.New("unknown kind of line")
		}
	}
	if strings.HasPrefix(line, "SHA256:") {
		l.prints = append(l.prints, line)
		return nil
	}
	key, err := ParsePublicKey(line)
	l.prints = append(l.prints, key.Fingerprint)
	return err
}

func (l *revokedList) addSerials(value string) error {
	from, to, several := strings.Cut(value, "-")
	if !several {
		to = from
	}
	first, err := strconv.ParseUint(strings.TrimSpace(from), 0, 64)
	if err != nil {
		return err
	}
	last, err := strconv.ParseUint(strings.TrimSpace(to), 0, 64)
	if err != nil {
		return err
	}
	if last < first {
		return errors.New("a range that ends before it begins")
	}
	l.serials = append(l.serials, [2]uint64{first, last})
	return nil
}

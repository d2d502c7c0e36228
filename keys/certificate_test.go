package keys_test

import (
	"crypto/rand"
	"errors"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"alumni/domain"
	"alumni/keys"
)

// signer makes a key that can sign.
func signer(t *testing.T) ssh.Signer {
	t.Helper()
	s, err := keys.NewIdentity(filepath.Join(t.TempDir(), "k"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func file(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

var noon = time.Date(2026, 11, 30, 4, 0, 0, 0, time.UTC)

// certificate is a good one of U-0003, changed before it is signed.
func certificate(t *testing.T, ca ssh.Signer, change func(*ssh.Certificate)) *ssh.Certificate {
	t.Helper()
	c := &ssh.Certificate{
		Key: aKey(t), CertType: ssh.UserCert, KeyId: "zhou@\x1boffice", Serial: 17, ValidPrincipals: []string{"zhou", "U-0003"},
		ValidAfter: uint64(noon.Add(-time.Hour).Unix()), ValidBefore: uint64(noon.Add(time.Hour).Unix()),
	}
	change(c)
	if err := c.SignCert(rand.Reader, ca); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestACertificateCountsIfEverythingInItIsHeeded(t *testing.T) {
	ca, other := signer(t), signer(t)
	a, err := keys.LoadAuthority(file(t, "\ufeff"+line(ca.PublicKey())+" ca\r\n"), "")
	if err != nil {
		t.Fatal(err)
	}
	from := &net.TCPAddr{IP: net.ParseIP("192.0.2.7"), Port: 5022}
	for name, c := range map[string]struct {
		ca     ssh.Signer
		change func(*ssh.Certificate)
		want   domain.Entry
	}{
		"good":         {ca, func(*ssh.Certificate) {}, domain.EntryOpen},
		"a stranger's": {other, func(*ssh.Certificate) {}, domain.EntryCertStranger},
		"for hosts":    {ca, func(c *ssh.Certificate) { c.CertType = ssh.HostCert }, domain.EntryCertHost},
		"not yet":      {ca, func(c *ssh.Certificate) { c.ValidAfter = uint64(noon.Unix()) + 1 }, domain.EntryCertEarly},
		"expired":      {ca, func(c *ssh.Certificate) { c.ValidBefore = uint64(noon.Unix()) }, domain.EntryCertExpired},
		"for ever":     {ca, func(c *ssh.Certificate) { c.ValidAfter, c.ValidBefore = 0, ssh.CertTimeInfinity }, domain.EntryOpen},
		"a command": {
			ca, func(c *ssh.Certificate) { c.CriticalOptions = map[string]string{"force-command": "sh"} }, domain.EntryCertOption,
		},
		"an unknown option": {
			ca, func(c *ssh.Certificate) { c.CriticalOptions = map[string]string{"verify-required": ""} }, domain.EntryCertOption,
		},
		"from here":         {ca, source("10.0.0.0/8,192.0.2.0/24"), domain.EntryOpen},
		"from this address": {ca, source("192.0.2.7"), domain.EntryOpen},
		"from elsewhere":    {ca, source("192.0.2.8,10.0.0.0/8"), domain.EntryCertSource},
		"from nonsense":     {ca, source("*"), domain.EntryCertSource},
		"of everybody":      {ca, func(c *ssh.Certificate) { c.ValidPrincipals = nil }, domain.EntryCertPrincipal},
		"of no account": {
			ca, func(c *ssh.Certificate) { c.ValidPrincipals = []string{"root", "alumni", "G-0003"} }, domain.EntryCertPrincipal,
		},
		"of an account almost": {
			ca, func(c *ssh.Certificate) { c.ValidPrincipals = []string{"u3", "U-3", "Ｕ－０００３"} }, domain.EntryCertPrincipal,
		},
		"of two": {
			ca, func(c *ssh.Certificate) { c.ValidPrincipals = []string{"U-0003", "U-0004"} }, domain.EntryCertSeveral,
		},
	} {
		cert := certificate(t, c.ca, c.change)
		got, entry, err := a.Check(cert, from, noon)
		if err != nil || entry != c.want {
			t.Errorf("%s: %s, %v; want %s", name, entry, err, c.want)
		}
		if entry == domain.EntryOpen && (got.Account.String() != "U-0003" || got.KeyID != "zhou@office" || got.Serial != 17 ||
			got.Authority != keys.Fingerprint(ca.PublicKey())) {
			t.Errorf("%s: %+v", name, got)
		}
	}
	forged := certificate(t, ca, func(*ssh.Certificate) {})
	forged.ValidPrincipals = []string{"U-0001"}
	if _, entry, _ := a.Check(forged, from, noon); entry != domain.EntryCertStranger {
		t.Errorf("a certificate that was changed: %s", entry)
	}
}

func source(list string) func(*ssh.Certificate) {
	return func(c *ssh.Certificate) { c.CriticalOptions = map[string]string{"source-address": list} }
}

// What is revoked is heeded as soon as the file says so, and while it can't be
// read no certificate counts.
func TestWhatIsRevokedIsHeeded(t *testing.T) {
	ca := signer(t)
	cert := certificate(t, ca, func(*ssh.Certificate) {})
	path := file(t, "# nothing yet\n")
	a, err := keys.LoadAuthority(file(t, line(ca.PublicKey())), path)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]domain.Entry{
		"":                                      domain.EntryOpen,
		"serial: 16\nserial: 0x12-20\n":         domain.EntryOpen,
		"serial: 17\r\n":                        domain.EntryCertRevoked,
		"\ufeffserial: 10-20 \n":                domain.EntryCertRevoked,
		"id: zhou@\x1boffice":                   domain.EntryCertRevoked,
		"id: zhou":                              domain.EntryOpen,
		keys.Fingerprint(cert.Key):              domain.EntryCertRevoked,
		"sha256: " + keys.Fingerprint(cert.Key): domain.EntryCertRevoked,
		"key: " + line(cert.Key) + " lost":      domain.EntryCertRevoked,
		line(ca.PublicKey()):                    domain.EntryCertRevoked,
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, entry, err := a.Check(cert, nil, noon); err != nil || entry != want {
			t.Errorf("%q: %s, %v; want %s", text, entry, err, want)
		}
	}
	for name, spoil := range map[string]func() error{
		"no text": func() error { return os.WriteFile(path, []byte("serial: 1\nserail: 2"), 0o600) },
		"gone":    func() error { return os.Remove(path) },
	} {
		if err := spoil(); err != nil {
			t.Fatal(err)
		}
		if _, entry, err := a.Check(cert, nil, noon); err == nil || entry != domain.EntryCertUnchecked {
			t.Errorf("%s: %s, %v", name, entry, err)
		}
	}
}

func TestAWrongAuthorityIsRefusedAtTheStart(t *testing.T) {
	ca := file(t, line(aKey(t)))
	for name, c := range map[string]struct {
		ca, revoked string
		fault       domain.Fault
	}{
		"no key":      {file(t, "hello"), "", domain.FaultBadKey},
		"private":     {file(t, "-----BEGIN OPENSSH PRIVATE KEY-----"), "", domain.FaultPrivateKey},
		"bad line":    {ca, file(t, "serial: 1\nserial: 5-3\n"), domain.FaultRevokedLine},
		"binary list": {ca, file(t, "SSHKRL\n\x00\x00\x00\x00\x01"), domain.FaultRevokedLine},
	} {
		_, err := keys.LoadAuthority(c.ca, c.revoked)
		var bad *domain.Error
		if !errors.As(err, &bad) || bad.Fault != c.fault {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := keys.LoadAuthority(ca, filepath.Join(t.TempDir(), "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a list that is not there: %v", err)
	}
}

// An authority's public key is no secret: what a certificate says that was not
// signed by it is told nobody, whatever stands in it.
func TestAForgedCertificateTellsNothing(t *testing.T) {
	ca := signer(t)
	a, err := keys.LoadAuthority(file(t, line(ca.PublicKey())+"\n"), file(t, "serial: 42\n"))
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*ssh.Certificate){
		"revoked":      func(c *ssh.Certificate) { c.Serial = 42 },
		"expired":      func(c *ssh.Certificate) { c.ValidBefore = 1 },
		"of a host":    func(c *ssh.Certificate) { c.CertType = ssh.HostCert },
		"of nobody":    func(c *ssh.Certificate) { c.ValidPrincipals = nil },
		"good in form": func(*ssh.Certificate) {},
	} {
		forged := certificate(t, signer(t), change)
		forged.SignatureKey = ca.PublicKey()
		for _, blob := range [][]byte{make([]byte, 64), forged.Signature.Blob} {
			forged.Signature.Blob = blob
			got, entry, err := a.Check(forged, &net.TCPAddr{}, noon)
			if entry != domain.EntryCertStranger || err != nil || got.KeyID != "" || got.Serial != 0 {
				t.Errorf("%s: %v %+v %v", name, entry, got, err)
			}
		}
	}
}

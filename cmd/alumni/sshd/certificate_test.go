package sshd

import (
	"crypto/rand"
	"errors"
	"net"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"

	"alumni/domain"
)

// certified is a person's certificate of some authority; what it is worth the
// server's handler says.
func (p person) certified(t *testing.T, ca gossh.Signer) gossh.Signer {
	t.Helper()
	cert := &gossh.Certificate{Key: p.PublicKey(), CertType: gossh.UserCert, ValidBefore: gossh.CertTimeInfinity}
	if err := cert.SignCert(rand.Reader, ca); err != nil {
		t.Fatal(err)
	}
	s, err := gossh.NewCertSigner(cert, p)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// told connects by keys and gives what the server said before it let them in or not.
func (w *world) told(keys ...gossh.Signer) (in bool, said string) {
	w.t.Helper()
	nc, err := w.connect()
	if err != nil {
		w.t.Fatal(err)
	}
	defer func() { _ = nc.Close() }()
	c, _, _, err := gossh.NewClientConn(nc, w.addr, &gossh.ClientConfig{
		User: DefaultUser, Auth: []gossh.AuthMethod{gossh.PublicKeys(keys...)},
		HostKeyCallback: gossh.FixedHostKey(w.hostKey.PublicKey()),
		BannerCallback:  func(s string) error { said += s; return nil },
	})
	if err == nil {
		_ = c.Close()
	}
	return err == nil, said
}

// Whatever is wrong with a certificate is told to whoever has its key, in both
// languages, and to nobody who has not: for a thief every one is the same.
func TestARefusedCertificateIsToldWhyToItsOwnerAlone(t *testing.T) {
	for _, entry := range domain.Entries {
		if !strings.HasPrefix(string(entry), "cert_") {
			continue
		}
		t.Run(string(entry), func(t *testing.T) {
			w := newWorld(t, func(_ *Config, h *Handlers) {
				h.Certificate = func(*gossh.Certificate, net.Addr) (domain.Certificate, domain.Entry, error) {
					return domain.Certificate{}, entry, nil
				}
			})
			owner := newPerson(t)
			signer := owner.certified(t, newPerson(t))
			if in, said := w.told(signer); in || !strings.Contains(said, "zh<"+string(entry)+">") ||
				!strings.Contains(said, "en<"+string(entry)+">") {
				t.Errorf("the owner: in %v, told %q", in, said)
			}
			w.log.await(t, "why="+string(entry))
			forge := func() (*gossh.Signature, error) { return nil, errors.New("no private key") }
			if in, said := w.told(thief{signer.PublicKey(), forge}); in || said != "" {
				t.Errorf("a thief: in %v, told %q", in, said)
			}
			w.log.await(t, "offered and not proven")
		})
	}
}

// A server that knows no authority says so too.
func TestACertificateIsToldWhereNoneCounts(t *testing.T) {
	w := newWorld(t, nil)
	if in, said := w.told(newPerson(t).certified(t, newPerson(t))); in || !strings.Contains(said, "<cert_stranger>") {
		t.Errorf("in %v, told %q", in, said)
	}
}

// Who carries another place's certificate of the key that is registered here comes
// in by that key, and is not told of the certificate at every connection.
func TestAStrangersCertificateBesideARegisteredKeySaysNothing(t *testing.T) {
	w := newWorld(t, nil)
	if in, said := w.told(w.staff.certified(t, newPerson(t)), w.staff); !in || said != "" {
		t.Errorf("in %v, told %q", in, said)
	}
}

package keys

import (
	"fmt"
	"net"
	"net/netip"
	"os"
	"slices"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"

	"alumni/domain"
)

// optionSource is the one critical option that is heeded; force-command and all
// others are refused, since nothing here would obey them.
const optionSource = "source-address"

// Authority knows whose user certificates of OpenSSH count, and which are revoked.
type Authority struct {
	file    string
	trusted []string // fingerprints, as the file had them at the start
	revoked *revocations
}

// LoadAuthority reads the public keys of those who sign certificates and, unless
// its name is empty, the list of what is revoked; see revocations.
func LoadAuthority(caFile, revokedFile string) (*Authority, error) {
	a := &Authority{file: caFile}
	var err error
	if a.trusted, err = a.read(); err != nil {
		return nil, err
	}
	if revokedFile != "" {
		a.revoked = &revocations{file: revokedFile}
		_, err = a.revoked.current()
	}
	return a, err
}

// read gives the fingerprints of those who sign certificates, as the file has them now.
func (a *Authority) read() (out []string, _ error) {
	text, err := os.ReadFile(a.file)
	if err != nil {
		return nil, err
	}
	all, err := ParsePublicKeys(string(text))
	for _, k := range all {
		out = append(out, k.Fingerprint)
	}
	return out, err
}

// CheckFiles tells what is wrong with the two files now: with authority the next
// start would fail, with revoked no certificate opens until it is mended.
func (a *Authority) CheckFiles() (authority, revoked error) {
	if a == nil {
		return nil, nil
	}
	_, authority = a.read()
	if a.revoked != nil {
		_, revoked = a.revoked.current()
	}
	return authority, revoked
}

// Check tells which account a certificate names, and if it does not count, why.
// It fails with EntryCertUnchecked if what is revoked can't be read: then none counts.
func (a *Authority) Check(cert *ssh.Certificate, remote net.Addr, now time.Time) (domain.Certificate, domain.Entry, error) {
	out := domain.Certificate{
		KeyID: label(cert.KeyId), Serial: cert.Serial, Authority: Fingerprint(cert.SignatureKey),
	}
	// Whoever has not the authority's signature is a stranger, and told nothing
	// else: an authority's public key is no secret.
	if !slices.Contains(a.trusted, out.Authority) || !signed(cert) {
		return domain.Certificate{Authority: out.Authority}, domain.EntryCertStranger, nil
	}
	revoked, err := a.isRevoked(cert)
	if err != nil {
		return out, domain.EntryCertUnchecked, err
	}
	named := accountsOf(cert)
	if len(named) == 1 {
		out.Account = named[0]
	}
	switch {
	case cert.CertType != ssh.UserCert:
		return out, domain.EntryCertHost, nil
	case refused(cert.Key) != nil || cert.Signature.Format == ssh.KeyAlgoRSA:
		return out, domain.EntryCertWeak, nil
	case revoked:
		return out, domain.EntryCertRevoked, nil
	case unix(now) < cert.ValidAfter:
		return out, domain.EntryCertEarly, nil
	case unix(now) >= cert.ValidBefore:
		return out, domain.EntryCertExpired, nil
	case otherOptions(cert):
		return out, domain.EntryCertOption, nil
	case !fromAllowed(cert, remote):
		return out, domain.EntryCertSource, nil
	case len(named) == 0:
		return out, domain.EntryCertPrincipal, nil
	case len(named) > 1:
		return out, domain.EntryCertSeveral, nil
	}
	// The last word is the library's.
	check := ssh.CertChecker{Clock: func() time.Time { return now }}
	if err := check.CheckCert(out.Account.String(), cert); err != nil {
		return out, domain.EntryCertStranger, nil
	}
	return out, domain.EntryOpen, nil
}

// signed tells whether the certificate's authority has signed it: all of it but
// the signature itself, which comes last, behind its length.
func signed(cert *ssh.Certificate) bool {
	if cert.Signature == nil {
		return false
	}
	bare := *cert
	bare.Signature = nil
	text := bare.Marshal()
	return cert.SignatureKey.Verify(text[:len(text)-4], cert.Signature) == nil
}

func unix(t time.Time) uint64 { return uint64(max(t.Unix(), 0)) }

func label(s string) string {
	runes := []rune(domain.CleanLine(s))
	return string(runes[:min(len(runes), maxKeyLabel)])
}

// accountsOf are the accounts whose numbers are principals of the certificate,
// written as they are everywhere.
func accountsOf(cert *ssh.Certificate) (out []domain.ID) {
	for _, p := range cert.ValidPrincipals {
		id, err := domain.ParseID(p)
		if err == nil && id.Kind == domain.KindAccount && id.String() == p && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func otherOptions(cert *ssh.Certificate) bool {
	for option := range cert.CriticalOptions {
		if option != optionSource {
			return true
		}
	}
	return false
}

// fromAllowed tells whether a certificate may be used from an address.
func fromAllowed(cert *ssh.Certificate, remote net.Addr) bool {
	list, bound := cert.CriticalOptions[optionSource]
	if !bound {
		return true
	}
	tcp, ok := remote.(*net.TCPAddr)
	if !ok {
		return false
	}
	from := tcp.AddrPort().Addr().Unmap().WithZone("")
	for s := range strings.SplitSeq(list, ",") {
		if prefix, err := netip.ParsePrefix(s); err == nil && prefix.Contains(from) {
			return true
		}
		if one, err := netip.ParseAddr(s); err == nil && one.Unmap() == from {
			return true
		}
	}
	return false
}

func (a *Authority) isRevoked(cert *ssh.Certificate) (bool, error) {
	if a.revoked == nil {
		return false, nil
	}
	list, err := a.revoked.current()
	if err != nil {
		return true, fmt.Errorf("keys: what is revoked can't be read: %w", err)
	}
	return list.has(cert), nil
}

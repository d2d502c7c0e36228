package keys

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"net"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/crypto/ssh"

	"alumni/domain"
)

// fixedSigner is the same key in every process: fuzzing has several.
func fixedSigner(f *testing.F, n byte) ssh.Signer {
	f.Helper()
	s, err := ssh.NewSignerFromKey(ed25519.NewKeyFromSeed(bytes.Repeat([]byte{n}, ed25519.SeedSize)))
	if err != nil {
		f.Fatal(err)
	}
	return s
}

// FuzzKeyFile gives any bytes as a file of public keys, as one of what is revoked,
// as one of recipients and as the code of an invitation: a key that is read is read
// again as the same, a refusal says what is wrong, and nothing that acts on a
// terminal comes through.
func FuzzKeyFile(f *testing.F) {
	key := strings.TrimSpace(string(ssh.MarshalAuthorizedKey(fixedSigner(f, 1).PublicKey())))
	blob := strings.Fields(key)[1]
	for _, s := range []string{
		key + " 李敏 \x1b[2J\u202elaptop\r\n", "\ufeff# mine\n" + key + "\n" + key, "\xff\xfes\x00s\x00h\x00",
		"---- BEGIN SSH2 PUBLIC KEY ----\r\nComment: \"a very \\\r\nlong one\"\r\n" + blob + "\r\n---- END SSH2 PUBLIC KEY ----\r\n",
		`command="id",no-pty ` + key, "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjE\n", "PuTTY-User-Key-File-3: ssh-ed25519",
		"serial: 20-29\nid: zhou@office\nsha256: SHA256:abc\nkey: " + key, "serial: 0x11",
		"age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p", "0O1i-lLuV",
	} {
		f.Add(s)
	}
	sealer, err := NewSealer(bytes.Repeat([]byte{7}, dataKeySize))
	if err != nil {
		f.Fatal(err)
	}
	codes := Codes{sealer}
	f.Fuzz(func(t *testing.T, s string) {
		all, err := ParsePublicKeys(s)
		refusedKey(t, err)
		for _, k := range all {
			harmlessKey(t, k)
		}
		if _, err := ParsePublicKey(s); (err == nil) != (len(all) == 1) {
			t.Fatalf("one key of %d: %v", len(all), err)
		}
		list, err := parseRevoked(s)
		refusedKey(t, err)
		for _, r := range list.serials {
			if r[0] > r[1] {
				t.Fatalf("%q revokes from %d to %d", s, r[0], r[1])
			}
		}
		if code := strings.ToLower(s); codes.Digest(strings.ToUpper(code)) != codes.Digest(" "+strings.ReplaceAll(code, "-", "")+"-") {
			t.Fatalf("the code %q depends on how it is written", s)
		}
		if to, err := ParseRecipients(s); err != nil {
			var private *domain.Error
			if to != nil || !errors.Is(err, ErrRecipient) && !errors.As(err, &private) {
				t.Fatalf("%d recipients and %v", len(to), err)
			}
		}
	})
}

func refusedKey(t *testing.T, err error) {
	t.Helper()
	if err == nil {
		return
	}
	var e *domain.Error
	if !errors.As(err, &e) || e.Code != domain.CodeInvalid || e.Fault == "" || e.Field == "" {
		t.Fatalf("refused by %v", err)
	}
	if value, ok := e.Args["value"].(string); ok && (value != domain.CleanLine(value) || len(value) > 4<<10) {
		t.Fatalf("%s repeats %q", e.Fault, value)
	}
}

func harmlessKey(t *testing.T, k domain.AccountKey) {
	t.Helper()
	again, err := ParsePublicKey(k.Authorized + " " + k.Comment)
	if err != nil || again != k {
		t.Fatalf("%+v is read again as %+v, %v", k, again, err)
	}
	if utf8.RuneCountInString(k.Comment) > maxKeyLabel || strings.ContainsFunc(k.Comment, domain.Unseen) {
		t.Fatalf("the comment %q came through", k.Comment)
	}
}

// FuzzCertificate gives any bytes as a certificate of OpenSSH, and any as its
// source addresses: no other than the one that was signed opens anything.
func FuzzCertificate(f *testing.F) {
	ca, now := fixedSigner(f, 2), time.Unix(1_790_000_000, 0)
	cert := &ssh.Certificate{
		Key: fixedSigner(f, 1).PublicKey(), CertType: ssh.UserCert, KeyId: "zhou@office", Serial: 17, ValidPrincipals: []string{"U-0001"},
		ValidAfter: unix(now) - 60, ValidBefore: unix(now) + 60,
	}
	cert.CriticalOptions = map[string]string{optionSource: "127.0.0.0/8,::1"}
	if err := cert.SignCert(rand.Reader, ca); err != nil {
		f.Fatal(err)
	}
	signed := func(c *ssh.Certificate) []byte { // what the signature is of, but for the nonce, which differs between processes
		open := *c
		open.Nonce, open.Signature = nil, &ssh.Signature{Format: "none"}
		return open.Marshal()
	}
	whole := signed(cert)
	f.Add(cert.Marshal(), "127.0.0.1/33,fe80::1%eth0,::ffff:127.0.0.1")
	authority := &Authority{trusted: []string{Fingerprint(ca.PublicKey())}}
	from := &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 22}
	f.Fuzz(func(t *testing.T, raw []byte, sources string) {
		_ = fromAllowed(&ssh.Certificate{Permissions: ssh.Permissions{CriticalOptions: map[string]string{optionSource: sources}}}, from)
		key, err := ssh.ParsePublicKey(raw)
		got, ok := key.(*ssh.Certificate)
		if err != nil || !ok {
			return
		}
		who, entry, err := authority.Check(got, from, now)
		if err != nil || who.KeyID != domain.CleanLine(who.KeyID) {
			t.Fatalf("%+v, %v", who, err)
		}
		if entry == domain.EntryOpen && !bytes.Equal(signed(got), whole) {
			t.Fatalf("a certificate that nobody signed opens %s: %+v", who.Account, got)
		}
	})
}

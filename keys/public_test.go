package keys_test

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/binary"
	"encoding/pem"
	"math/big"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/crypto/ssh"

	"alumni/domain"
	"alumni/keys"
)

// aKey gives a person's public key.
func aKey(t *testing.T) ssh.PublicKey {
	t.Helper()
	s, err := keys.NewIdentity(filepath.Join(t.TempDir(), "k"))
	if err != nil {
		t.Fatal(err)
	}
	return s.PublicKey()
}

func line(k ssh.PublicKey) string { return strings.TrimSpace(string(ssh.MarshalAuthorizedKey(k))) }

// rfc4716 is a key as PuTTYgen saves it, with the header given.
func rfc4716(k ssh.PublicKey, header string) string {
	body := base64.StdEncoding.EncodeToString(k.Marshal())
	var lines []string
	for len(body) > 64 {
		lines, body = append(lines, body[:64]), body[64:]
	}
	lines = append(lines, body)
	return "---- BEGIN SSH2 PUBLIC KEY ----\r\n" + header + strings.Join(lines, "\r\n") + "\r\n---- END SSH2 PUBLIC KEY ----\r\n"
}

func utf16Text(order binary.AppendByteOrder, s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

// The files of ../shared/cases/windows-key-files, and their relatives.
func TestAKeyFileIsReadAsWindowsMadeIt(t *testing.T) {
	k := aKey(t)
	text := line(k) + " 李敏 laptop"
	for name, c := range map[string]struct{ text, comment string }{
		"a line":               {text + "\n", "李敏 laptop"},
		"spaces and an ESC":    {"  " + line(k) + " 李敏 \x1b[2Jlaptop \n", "李敏 [2Jlaptop"},
		"byte order mark":      {"\ufeff" + text + "\n", "李敏 laptop"},
		"CRLF":                 {"# mine\r\n\r\n" + text + "\r\n", "李敏 laptop"},
		"CR":                   {text + "\r", "李敏 laptop"},
		"UTF-16LE with a mark": {"\xff\xfe" + utf16Text(binary.LittleEndian, text+"\r\n"), "李敏 laptop"},
		"UTF-16BE with a mark": {"\xfe\xff" + utf16Text(binary.BigEndian, text+"\r\n"), "李敏 laptop"},
		"UTF-16LE without":     {utf16Text(binary.LittleEndian, text), "李敏 laptop"},
		"UTF-16BE without":     {utf16Text(binary.BigEndian, text), "李敏 laptop"},
		"a comment in GBK":     {line(k) + " \xc0\xee\xc3\xf4@PC\r\n", "@PC"},
		"PuTTYgen":             {rfc4716(k, "Comment: \"李敏: laptop\"\r\n"), "李敏: laptop"},
		"PuTTYgen without quotes": {
			rfc4716(k, "Subject: me\r\nComment: eddsa-key-20261130\r\nx-owner: a\\\r\nb\r\n"), "eddsa-key-20261130",
		},
		"PuTTYgen, a long header": {rfc4716(k, "Comment: \"a very \\\r\nlong one\"\r\n"), "a very long one"},
		"PuTTYgen without any":    {rfc4716(k, ""), ""},
		"PuTTYgen in UTF-16":      {"\xff\xfe" + utf16Text(binary.LittleEndian, rfc4716(k, "Comment: x\r\n")), "x"},
	} {
		got, err := keys.ParsePublicKey(c.text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got.Fingerprint != keys.Fingerprint(k) || got.Authorized != line(k) || got.Comment != c.comment {
			t.Errorf("%s: read %+v", name, got)
		}
	}
}

func TestAFileOfSeveralKeysIsReadWhole(t *testing.T) {
	one, two := aKey(t), aKey(t)
	all, err := keys.ParsePublicKeys("\ufeff# directors\r\n" + line(one) + " Ann\r\n\r\n" + rfc4716(two, "Comment: Bo\r\n"))
	if err != nil || len(all) != 2 || all[0].Comment != "Ann" || all[1].Comment != "Bo" || all[1].Authorized != line(two) {
		t.Errorf("read %+v, %v", all, err)
	}
}

func TestWhatIsNoPublicKeyIsRefusedByWhatItIs(t *testing.T) {
	k := aKey(t)
	good := line(k)
	weak, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	private, err := keys.NewIdentity(filepath.Join(t.TempDir(), "ca"))
	if err != nil {
		t.Fatal(err)
	}
	cert := &ssh.Certificate{Key: k, CertType: ssh.UserCert, ValidBefore: ssh.CertTimeInfinity}
	if err := cert.SignCert(rand.Reader, private); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		text  string
		fault domain.Fault
		args  domain.Args
	}{
		"nothing":        {"", domain.FaultBadKey, nil},
		"comments only":  {"# a\n#b\n", domain.FaultBadKey, nil},
		"text":           {"hello", domain.FaultBadKey, nil},
		"text on line 3": {"\n" + good + "\nhello\n", domain.FaultBadKey, domain.Args{"line": 2}},
		"two keys":       {good + "\n" + good, domain.FaultManyKeys, domain.Args{"count": 2}},
		"options": {
			`command="sh",no-pty ` + good, domain.FaultKeyOptions, domain.Args{"value": "command,no-pty", "name": "ssh-ed25519"},
		},
		"from on line 2":  {"# x\r\nfrom=\"10.0.0.0/8\" " + good, domain.FaultKeyOptions, domain.Args{"line": 2, "value": "from"}},
		"cut":             {good[:len(good)-20], domain.FaultBadKey, nil},
		"a short RSA key": {authorized(t, &weak.PublicKey), domain.FaultShortKey, domain.Args{"count": 1024, "min": 2048}},
		"OpenSSH private": {
			"-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk=\n-----END OPENSSH PRIVATE KEY-----", domain.FaultPrivateKey,
			domain.Args{"value": "OpenSSH"},
		},
		"PEM private":   {pemText("RSA PRIVATE KEY"), domain.FaultPrivateKey, domain.Args{"value": "PEM"}},
		"PKCS8 private": {pemText("ENCRYPTED PRIVATE KEY"), domain.FaultPrivateKey, domain.Args{"value": "PEM"}},
		"PuTTY private": {
			"PuTTY-User-Key-File-3: ssh-ed25519\r\nEncryption: none\r\n", domain.FaultPrivateKey, domain.Args{"value": "PuTTY"},
		},
		"PuTTY in UTF-16": {
			"\xff\xfe" + utf16Text(binary.LittleEndian, "PuTTY-User-Key-File-2: x\r\n"), domain.FaultPrivateKey,
			domain.Args{"value": "PuTTY"},
		},
		"PEM public":           {pemText("PUBLIC KEY"), domain.FaultBadKey, nil},
		"a certificate":        {line(cert), domain.FaultCertificateKey, nil},
		"a certificate, block": {rfc4716(cert, ""), domain.FaultCertificateKey, nil},
		"DSA":                  {oldKey(), domain.FaultKeyType, domain.Args{"value": "DSA"}},
		"a block without end":  {strings.Split(rfc4716(k, ""), "---- END")[0], domain.FaultBadKey, nil},
		"absurd":               {strings.Repeat("A", 100_000), domain.FaultBadKey, nil},
	} {
		_, err := keys.ParsePublicKey(c.text)
		e := domain.AsError(err)
		if err == nil || e.Code != domain.CodeInvalid || e.Fault != c.fault {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for k, want := range c.args {
			if e.Args[k] != want {
				t.Errorf("%s: %s is %v, want %v", name, k, e.Args[k], want)
			}
		}
	}
}

// A private key is refused without a word of it.
func TestAPrivateKeyIsNotRepeated(t *testing.T) {
	_, err := keys.ParsePublicKey("PuTTY-User-Key-File-3: ssh-ed25519\r\nPrivate-Lines: 1\r\nSECRETSECRET\r\n")
	if err == nil || strings.Contains(err.Error(), "SECRET") {
		t.Errorf("%v", err)
	}
}

func pemText(kind string) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: []byte("no key")}))
}

// oldKey is a DSA key as a line.
func oldKey() string {
	blob := ssh.Marshal(struct {
		Type       string
		P, Q, G, Y *big.Int
	}{"ssh-dss", new(big.Int).Lsh(big.NewInt(1), 1023), new(big.Int).Lsh(big.NewInt(1), 159), big.NewInt(2), big.NewInt(4)})
	return "ssh-dss " + base64.StdEncoding.EncodeToString(blob) + " old"
}

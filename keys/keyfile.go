package keys

import (
	"encoding/base64"
	"encoding/binary"
	"strings"

	"golang.org/x/crypto/ssh"

	"alumni/domain"
)

// The marks of RFC 4716, as PuTTYgen and ssh-keygen -e write them.
const (
	beginPublic = "---- BEGIN SSH2 PUBLIC KEY ----"
	endPublic   = "---- END SSH2 PUBLIC KEY ----"
)

// privateMarks are how the first line of a private key begins, and whose format it is.
var privateMarks = []struct{ mark, form string }{
	{"-----BEGIN OPENSSH PRIVATE KEY", "OpenSSH"},
	{"PuTTY-User-Key-File-", "PuTTY"},
	{"---- BEGIN SSH2 ENCRYPTED PRIVATE KEY", "SSH2"},
	{"---- BEGIN SSH2 PRIVATE KEY", "SSH2"},
}

// keyLines are the lines of a file, in whichever way Windows wrote it. A comment
// in another encoding loses what is no text: the key counts.
func keyLines(text string) []string {
	if plain, ok := domain.PlainText([]byte(text)); ok {
		text = plain
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\ufeff", "").Replace(strings.ToValidUTF8(text, ""))
	return strings.Split(strings.TrimSpace(text), "\n")
}

// keyReader reads the keys of a file, line by line.
type keyReader struct {
	lines []string
	next  int
	keys  []domain.AccountKey
}

func (r *keyReader) read() error {
	at := r.next
	line := strings.TrimSpace(r.lines[at])
	r.next++
	if line == "" || strings.HasPrefix(line, "#") {
		return nil
	}
	var (
		key domain.AccountKey
		bad *domain.Error
	)
	if line == beginPublic {
		key, bad = r.block()
	} else {
		key, bad = oneLine(line)
	}
	if bad == nil {
		r.keys = append(r.keys, key)
		return nil
	}
	if len(r.lines) > 1 && bad.Fault != domain.FaultPrivateKey {
		if bad.Args == nil {
			bad.Args = domain.Args{}
		}
		bad.Args["line"] = at + 1
	}
	return bad
}

// oneLine reads a line of authorized_keys.
func oneLine(line string) (domain.AccountKey, *domain.Error) {
	if form := privateForm(line); form != "" {
		return domain.AccountKey{}, badKey(domain.FaultPrivateKey, domain.Args{"value": form})
	}
	if bad := ofType(typeOf(line)); bad != nil {
		return domain.AccountKey{}, bad
	}
	key, comment, options, _, err := ssh.ParseAuthorizedKey([]byte(line))
	switch {
	case err != nil:
		return domain.AccountKey{}, badKey(domain.FaultBadKey, nil)
	case len(options) > 0:
		return domain.AccountKey{}, badKey(domain.FaultKeyOptions, domain.Args{"value": strings.Join(names(options), ","), "name": key.Type()})
	}
	return taken(key, comment)
}

func taken(key ssh.PublicKey, comment string) (domain.AccountKey, *domain.Error) {
	if err := refused(key); err != nil {
		return domain.AccountKey{}, domain.AsError(err)
	}
	return account(key, comment), nil
}

// names are those of options: what they say may be personal.
func names(options []string) []string {
	out := make([]string, len(options))
	for i, o := range options {
		name, _, _ := strings.Cut(o, "=")
		out[i] = domain.CleanLine(name)
	}
	return out
}

// privateForm is whose format a private key is in; "" if it is none.
func privateForm(line string) string {
	for _, p := range privateMarks {
		if strings.HasPrefix(line, p.mark) {
			return p.form
		}
	}
	if strings.HasPrefix(line, "-----BEGIN ") && strings.Contains(line, "PRIVATE KEY") {
		return "PEM"
	}
	return ""
}

// block reads a block of RFC 4716 whose first line was read.
func (r *keyReader) block() (domain.AccountKey, *domain.Error) {
	var comment, header string
	var body strings.Builder
	for r.next < len(r.lines) {
		line := strings.TrimSpace(r.lines[r.next])
		r.next++
		name, value, isHeader := strings.Cut(line, ":")
		switch {
		case line == endPublic:
			return fromBlob(body.String(), comment)
		case header != "" || isHeader: // a header goes on after a line that ends with a backslash
			if header == "" {
				header = strings.ToLower(name)
			} else {
				value = line
			}
			rest, more := strings.CutSuffix(value, `\`)
			if header == "comment" {
				comment += rest
			}
			if !more {
				header = ""
			}
		default:
			body.WriteString(line)
		}
	}
	return domain.AccountKey{}, badKey(domain.FaultBadKey, nil)
}

func fromBlob(encoded, comment string) (domain.AccountKey, *domain.Error) {
	blob, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil {
		return domain.AccountKey{}, badKey(domain.FaultBadKey, nil)
	}
	if bad := ofType(blobType(blob)); bad != nil {
		return domain.AccountKey{}, bad
	}
	key, err := ssh.ParsePublicKey(blob)
	if err != nil {
		return domain.AccountKey{}, badKey(domain.FaultBadKey, nil)
	}
	comment = strings.TrimSpace(comment)
	if inner, ok := strings.CutPrefix(comment, `"`); ok {
		comment = strings.TrimSuffix(inner, `"`)
	}
	return taken(key, comment)
}

// typeOf is the type of the first key that stands in a line; "" for none.
func typeOf(line string) string {
	for word := range strings.FieldsSeq(line) {
		if !strings.HasPrefix(word, "AAAA") {
			continue
		}
		blob, _ := base64.StdEncoding.DecodeString(word)
		if t := blobType(blob); t != "" {
			return t
		}
	}
	return ""
}

// blobType is the type that a key's own bytes name.
func blobType(blob []byte) string {
	if len(blob) < 4 {
		return ""
	}
	n := binary.BigEndian.Uint32(blob)
	if n == 0 || n > 64 || int(n) > len(blob)-4 {
		return ""
	}
	return domain.CleanLine(string(blob[4 : 4+n]))
}

// ofType refuses a type by its name, however well the rest may read.
func ofType(name string) *domain.Error {
	switch {
	case strings.Contains(name, "-cert-v0"):
		return badKey(domain.FaultCertificateKey, nil)
	case name == "ssh-dss":
		return badKey(domain.FaultKeyType, domain.Args{"value": "DSA"})
	}
	return nil
}

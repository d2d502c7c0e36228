package keys

import (
	"crypto/rand"
	"encoding/hex"
	"strings"

	"alumni/domain"
)

// The alphabet of codes is Crockford's: no I, L, O or U, which are read as 1, 1, 0
// and V. Seven groups of four are 140 bits.
const (
	codeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	codeGroups   = 7
	codeGroup    = 4
)

// Codes makes the codes of invitations. They are kept as digests only, keyed by
// the data key: who has the store has no code, and can try none.
type Codes struct{ Sealer domain.Sealer }

// New makes a code and its digest.
func (c Codes) New() (code, digest string) {
	raw := make([]byte, codeGroups*codeGroup)
	_, _ = rand.Read(raw) // never fails
	var b strings.Builder
	for i, r := range raw {
		if i > 0 && i%codeGroup == 0 {
			b.WriteByte('-')
		}
		b.WriteByte(codeAlphabet[r%32])
	}
	code = b.String()
	return code, c.Digest(code)
}

// Digest is the digest of a code as somebody typed it.
func (c Codes) Digest(typed string) string {
	plain := strings.NewReplacer("-", "", " ", "", "O", "0", "I", "1", "L", "1", "U", "V").Replace(strings.ToUpper(typed))
	return hex.EncodeToString(c.Sealer.Digest([]byte("invitation " + plain)))
}

package keys_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"alumni/keys"
)

func TestACodeIsLongAndKnownHoweverItIsTyped(t *testing.T) {
	s, err := keys.NewSealer(bytes.Repeat([]byte{1}, 32))
	if err != nil {
		t.Fatal(err)
	}
	other, err := keys.NewSealer(bytes.Repeat([]byte{2}, 32))
	if err != nil {
		t.Fatal(err)
	}
	form := regexp.MustCompile(`^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$`) // 28 of 5 bits: 140
	seen := map[string]bool{}
	for range 100 {
		code, digest := keys.Codes{Sealer: s}.New()
		if !form.MatchString(code) || seen[code] || strings.Contains(digest, code) {
			t.Fatalf("code %q, digest %q", code, digest)
		}
		seen[code] = true
		typed := strings.ToLower(strings.NewReplacer("-", " ", "0", "O", "1", "l").Replace(code))
		if got := (keys.Codes{Sealer: s}).Digest(typed); got != digest {
			t.Errorf("%q is not known as %q", typed, code)
		}
		if got := (keys.Codes{Sealer: other}).Digest(code); got == digest {
			t.Error("the digest does not depend on the data key")
		}
	}
}

package account

import (
	"testing"

	"alumni/domain/office/account"
	"alumni/tui/deed"
)

// Every field into which a key is pasted is one that a form does not keep.
func TestNoFormKeepsAPastedKey(t *testing.T) {
	for name, fields := range map[string][]deed.Field{
		"account add": Add.Fields(&account.AddAccount{}), "account key add": KeyAdd.Fields(&account.AddKey{}),
	} {
		n := 0
		for _, f := range fields {
			if f.Kind == deed.Key {
				n++
			}
			if f.Unkept != (f.Kind == deed.Key) {
				t.Errorf("%s: %s: unkept %v", name, f.Key, f.Unkept)
			}
		}
		if n != 1 {
			t.Errorf("%s has %d keys", name, n)
		}
	}
}

package db

import (
	"encoding/base64"
	"strconv"

	"alumni/db/engine"
	"alumni/domain"
)

// source is a walk over the keys with one prefix.
type source struct {
	name   string // tells sources apart whose query looks the same
	prefix []byte
	tail   int                                   // bytes of every key behind the prefix
	longer bool                                  // or more: the rest of a text
	keep   func(key, value []byte) (bool, error) // nil keeps everything
}

// fits fails for a key that no program writes.
func (s source) fits(key []byte) error {
	if n := len(key) - len(s.prefix); n == s.tail || s.longer && n > s.tail {
		return nil
	}
	return damaged(key, domain.DamageKey, nil)
}

// macLen is how many bytes of a cursor prove that this store gave it for this query.
const macLen = 12

// mac binds a cursor to its query and to where it points.
func (t *txn) mac(src source, q domain.Query, at []byte) []byte {
	b := texts(nil, "cursor", src.name, q.Index, q.Eq, q.Text, strconv.FormatBool(q.Reverse))
	b = append(append(b, src.prefix...), 0)
	d := t.sealer.Digest(append(b, at...))
	return d[:min(macLen, len(d))]
}

func (t *txn) cursor(src source, q domain.Query, key []byte) string {
	at := key[len(src.prefix):]
	return base64.RawURLEncoding.EncodeToString(append(t.mac(src, q, at), at...))
}

// rangeOf gives the keys that a query still has to walk. A cursor of another
// query, or nonsense, is CodeInvalid.
func (t *txn) rangeOf(src source, q domain.Query) (engine.Range, error) {
	r := engine.Prefix(src.prefix)
	r.Reverse = q.Reverse
	if q.After == "" {
		return r, nil
	}
	bad := domain.Invalid(domain.FaultBadChoice, "after", "", domain.Args{"value": q.After})
	if len(q.After) > 2*engine.MaxKey {
		bad.Args["value"] = ""
		return r, bad
	}
	b, err := base64.RawURLEncoding.DecodeString(q.After)
	if err != nil || len(b) < macLen || string(t.mac(src, q, b[macLen:])) != string(b[:macLen]) {
		return r, bad
	}
	key := append(append([]byte(nil), src.prefix...), b[macLen:]...)
	if q.Reverse {
		r.To = key
	} else {
		r.From = append(key, 0) // the least key behind it
	}
	return r, nil
}

// page collects one page of a walk.
func page[T any](t *txn, src source, q domain.Query, read func(key, value []byte) (T, error)) (domain.Page[T], error) {
	none := domain.Page[T]{}
	r, err := t.rangeOf(src, q)
	if err != nil {
		return none, err
	}
	out := domain.Page[T]{Items: []T{}}
	var last []byte
	for kv, err := range t.kv.Scan(r) {
		if err == nil {
			err = src.fits(kv.Key)
		}
		if err != nil {
			return none, err
		}
		if src.keep != nil {
			keep, err := src.keep(kv.Key, kv.Value)
			if err != nil {
				return none, err
			}
			if !keep {
				continue
			}
		}
		if len(out.Items) == q.Rows() {
			out.Next = t.cursor(src, q, last)
			break
		}
		v, err := read(kv.Key, kv.Value)
		if err != nil {
			return none, err
		}
		out.Items, last = append(out.Items, v), kv.Key
	}
	return out, nil
}

// count counts what a walk keeps, up to limit; a limit below 1 counts nothing.
func (t *txn) count(src source, limit int) (int, error) {
	if limit < 1 {
		return 0, nil
	}
	r := engine.Prefix(src.prefix)
	r.KeysOnly = src.keep == nil
	n := 0
	for kv, err := range t.kv.Scan(r) {
		if err != nil {
			return 0, err
		}
		if src.keep != nil {
			keep, err := src.keep(kv.Key, kv.Value)
			if err != nil {
				return 0, err
			}
			if !keep {
				continue
			}
		}
		if n++; n == limit {
			break
		}
	}
	return n, nil
}

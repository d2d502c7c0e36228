package mem

import (
	"bytes"
	"hash/maphash"

	"alumni/db/engine"
)

// node is a node of a persistent treap: ordered by key, heap-ordered by a
// priority drawn from the key. Nodes never change once made, so a snapshot is
// just a pointer to a root, and a discarded transaction leaves no trace.
type node struct {
	key, value  []byte
	priority    uint64
	left, right *node
}

var seed = maphash.MakeSeed()

func get(n *node, key []byte) (value []byte, ok bool) {
	for n != nil {
		switch c := bytes.Compare(key, n.key); {
		case c < 0:
			n = n.left
		case c > 0:
			n = n.right
		default:
			return n.value, true
		}
	}
	return nil, false
}

// split parts a tree into the keys below key and those above; key itself is dropped.
func split(n *node, key []byte) (below, above *node) {
	if n == nil {
		return nil, nil
	}
	c := bytes.Compare(n.key, key)
	if c == 0 {
		return n.left, n.right
	}
	m := *n
	if c < 0 {
		m.right, above = split(n.right, key)
		return &m, above
	}
	below, m.left = split(n.left, key)
	return below, &m
}

// merge joins two trees of which every key of a is below every key of b.
func merge(a, b *node) *node {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	case a.priority > b.priority:
		m := *a
		m.right = merge(a.right, b)
		return &m
	default:
		m := *b
		m.left = merge(a, b.left)
		return &m
	}
}

func put(root *node, key, value []byte) *node {
	below, above := split(root, key)
	n := &node{key: key, value: value, priority: maphash.Bytes(seed, key)}
	return merge(merge(below, n), above)
}

func remove(root *node, key []byte) *node {
	below, above := split(root, key)
	return merge(below, above)
}

// walk visits the range in order until visit returns false; it tells whether to go on.
func walk(n *node, r engine.Range, visit func(*node) bool) bool {
	if n == nil {
		return true
	}
	low := r.From == nil || bytes.Compare(n.key, r.From) >= 0
	high := r.To == nil || bytes.Compare(n.key, r.To) < 0
	first, second, before, after := n.left, n.right, low, high
	if r.Reverse {
		first, second, before, after = n.right, n.left, high, low
	}
	if before && !walk(first, r, visit) {
		return false
	}
	if low && high && !visit(n) {
		return false
	}
	return !after || walk(second, r, visit)
}

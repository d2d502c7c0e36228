package db

import (
	"slices"
	"strings"
)

// Matches implements domain.Tx.
func (t *txn) Matches(text, name string) bool { return matches(text, name) }

// matches tells whether a name is found by a text, by the terms that the search
// index is made of; a long name by all of them, since here none takes room.
func matches(text, name string) bool {
	if unfindable(text) {
		return false
	}
	term := foldQuery(text)
	found := func(s string) bool { return strings.HasPrefix(s, term) }
	return term == "" || slices.ContainsFunc(nameTerms(name), found) || slices.ContainsFunc(hqTerms(name), found)
}

// fits tells whether a name is found by a term; the terms are settled.
func fits(terms []string, term string) bool {
	i, _ := slices.BinarySearch(terms, term)
	return i < len(terms) && strings.HasPrefix(terms[i], term)
}

// Found implements domain.Table.
func (tb table[T]) Found(text string, v T) bool {
	if unfindable(text) {
		return false
	}
	term := foldQuery(text)
	return term == "" || tb.terms != nil && fits(settle(tb.terms(&v), tb.most), term)
}

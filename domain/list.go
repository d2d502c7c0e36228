package domain

import "slices"

// firstWhere is the first of a list that is so; the zero value for none.
func firstWhere[T any](list []T, is func(T) bool) (found T) {
	if i := slices.IndexFunc(list, is); i >= 0 {
		found = list[i]
	}
	return found
}

// Count counts those of a list that are so.
func Count[T any](list []T, is func(T) bool) (n int) {
	for _, v := range list {
		if is(v) {
			n++
		}
	}
	return n
}

// Those gives the words of a list that are among some, in the order of the list.
func Those[T comparable](list []T, among map[T]bool) (out []T) {
	for _, v := range list {
		if among[v] {
			out = append(out, v)
		}
	}
	return out
}

// texts are words of the domain as a refusal's values hold them.
func texts[S ~string](words []S) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = string(w)
	}
	return out
}

// SameIDs tells whether two lists name the same records, in whatever order.
func SameIDs(a, b []ID) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(id ID) bool { return !slices.Contains(b, id) })
}

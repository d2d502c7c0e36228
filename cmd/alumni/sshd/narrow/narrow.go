// Package narrow fixes the width of the characters whose width is ambiguous
// ("…", "·", "“") at one cell, whatever the locale of the server says.
//
// The width libraries read RUNEWIDTH_EASTASIAN, and go-runewidth also LC_ALL,
// LC_CTYPE and LANG, once, while they are initialised. The environment belongs
// to whoever started the server and says nothing about the terminals of those
// who connect, so the variable has to be set before. Go initialises packages
// in the order of their import paths as soon as their imports are ready. This
// package needs only os, which those libraries need too, and its path sorts
// before theirs and before the rest of the standard library: it comes first
// in every program that links it, wherever it is imported.
package narrow

import "os"

// Variable is the environment variable that the width libraries read.
const Variable = "RUNEWIDTH_EASTASIAN"

func init() {
	// Setenv fails only on a malformed name.
	_ = os.Setenv(Variable, "0")
}

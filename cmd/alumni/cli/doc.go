// Package cli is what the commands on the server and the commands over SSH
// have in common: a cobra tree dressed in the session's language, exit codes,
// tables aligned by cell width, JSON that is harmless on a terminal. It keeps
// no package-level state: a tree is made fresh for every run.
package cli

// The exit codes of every command, on the server and over SSH.
const (
	ExitDone    = 0 // it was done
	ExitRefused = 1 // it was refused or it failed
	ExitUsage   = 2 // the command line is wrong
)

// UsageError is a wrong command line; Text is what a person reads.
type UsageError struct{ Text string }

// Error implements error.
func (e *UsageError) Error() string { return e.Text }

// ExitError ends a command with a code after it has said everything itself.
type ExitError struct{ Code int }

// Error implements error.
func (e *ExitError) Error() string { return "exit" }

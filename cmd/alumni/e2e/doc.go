// Package e2e tests the whole program from outside: the real binary, real keys
// and the real OpenSSH client.
package e2e

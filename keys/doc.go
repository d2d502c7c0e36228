// Package keys holds the identities and secrets of a server: its host key, the
// public keys of the people who connect, and the key that protects personal
// data at rest.
package keys

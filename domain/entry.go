package domain

import "fmt"

// Entry is what a proven key opens, and if nothing, why. It is for the log and
// for whoever proved the key: to anybody else every closed one is the same.
type Entry string

// The entries.
const (
	EntryOpen       Entry = "open"
	EntryUnknown    Entry = "unknown"     // no account has or had the key
	EntryDisabled   Entry = "disabled"    // the account is disabled
	EntryHandedOver Entry = "handed_over" // the person is no manager of the account's group any more, M5.1, M6
	EntryRemoved    Entry = "key_removed" // the key was taken from its account

	EntryCertStranger  Entry = "cert_stranger"  // nobody's certificate: another authority signed it, or none
	EntryCertHost      Entry = "cert_host"      // a certificate for hosts
	EntryCertEarly     Entry = "cert_early"     // is not valid yet
	EntryCertExpired   Entry = "cert_expired"   // is valid no more
	EntryCertRevoked   Entry = "cert_revoked"   // its serial, its name or its key was revoked
	EntryCertSource    Entry = "cert_source"    // may not be used from here
	EntryCertOption    Entry = "cert_option"    // asks for what is not done here, such as force-command
	EntryCertWeak      Entry = "cert_weak"      // its key, or what signed it, is too weak
	EntryCertPrincipal Entry = "cert_principal" // names no account, or one whose key it is not
	EntryCertUnchecked Entry = "cert_unchecked" // what is revoked can't be read: none counts till then
	EntryCertSeveral   Entry = "cert_several"   // names more than one account
)

// Entries lists every entry.
var Entries = []Entry{
	EntryOpen, EntryUnknown, EntryDisabled, EntryHandedOver, EntryRemoved,
	EntryCertStranger, EntryCertHost, EntryCertEarly, EntryCertExpired, EntryCertRevoked,
	EntryCertSource, EntryCertOption, EntryCertWeak, EntryCertPrincipal, EntryCertSeveral, EntryCertUnchecked,
}

// Certificate is what a user certificate says of a caller; the zero one is none.
type Certificate struct {
	Account   ID     `json:"account"` // that its principal names
	KeyID     string `json:"key_id"`  // what the authority called it
	Serial    uint64 `json:"serial"`
	Authority string `json:"authority"` // fingerprint of the key that signed it
}

// String names the certificate without what the authority wrote of a person.
func (c Certificate) String() string {
	if c.Authority == "" {
		return ""
	}
	return fmt.Sprintf("%s serial %d", c.Authority, c.Serial)
}

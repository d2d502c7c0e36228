package domain

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
)

// Entries lists every entry.
var Entries = []Entry{EntryOpen, EntryUnknown, EntryDisabled, EntryHandedOver, EntryRemoved}

package domain

import (
	"fmt"
	"strings"
)

// StoredValue is what a damaged value in the store is.
type StoredValue string

// What the store holds.
const (
	StoredRecord     StoredValue = "record"
	StoredMembership StoredValue = "membership"
	StoredCounter    StoredValue = "counter"
	StoredClaim      StoredValue = "claim"
	StoredAudit      StoredValue = "audit entry"
	StoredDetail     StoredValue = "audit detail"
	StoredIndex      StoredValue = "index entry"
	StoredSearch     StoredValue = "search term"
	StoredWaiting    StoredValue = "inbox entry"
	StoredAuditIndex StoredValue = "audit index entry"
	StoredUnsent     StoredValue = "unsent form"
	StoredMark       StoredValue = "mark"    // of the store itself: schema, data key, end of the audit chain
	StoredUnknown    StoredValue = "unknown" // a key that no program writes
)

// StoredValues lists what the store holds.
var StoredValues = []StoredValue{
	StoredRecord, StoredMembership, StoredCounter, StoredClaim, StoredAudit, StoredDetail, StoredIndex,
	StoredSearch, StoredWaiting, StoredAuditIndex, StoredUnsent, StoredMark, StoredUnknown,
}

// DamageFault is what is wrong with a stored value.
type DamageFault string

// The faults of a stored value.
const (
	DamageChecksum DamageFault = "checksum" // its bytes are not those that were written
	DamageForm     DamageFault = "form"     // it does not decode, or not to what it must be
	DamageKey      DamageFault = "key"      // it stands under the key of another, or of none
	DamageMissing  DamageFault = "missing"  // it must be there and is not
	DamageStray    DamageFault = "stray"    // it belongs to nothing that is there
	DamageDiffers  DamageFault = "differs"  // it is not what follows from what it belongs to
	DamageBehind   DamageFault = "behind"   // a counter below a number in use
	DamageChain    DamageFault = "chain"    // an audit entry that does not fit its neighbours or its hash
)

// DamageFaults lists every fault of a stored value.
var DamageFaults = []DamageFault{
	DamageChecksum, DamageForm, DamageKey, DamageMissing, DamageStray, DamageDiffers, DamageBehind, DamageChain,
}

// MoreDamage ends a list of damage with how much of it is left out.
type MoreDamage int

// Error implements error, in English.
func (n MoreDamage) Error() string { return fmt.Sprintf("and %d more", int(n)) }

// Damage is what is wrong with one value in the store (损坏), named as people name
// the record. It never holds the value itself.
type Damage struct {
	Value StoredValue
	Fault DamageFault
	ID    ID     // the record that it is or belongs to; zero for none or for one that can't be told
	Other ID     // the person of a membership
	Entry uint64 // of the audit log
	Name  string // of a counter, a claim, an index, a mark
	Err   error  // the cause, if any
}

// Error implements error, in English: "record A-0012: checksum".
func (d *Damage) Error() string {
	b := strings.Builder{}
	b.WriteString(string(d.Value))
	if d.Entry > 0 {
		fmt.Fprintf(&b, " %d", d.Entry)
	}
	for _, part := range []string{d.Name, d.ID.String(), d.Other.String()} {
		if part != "" {
			b.WriteString(" " + part)
		}
	}
	b.WriteString(": " + string(d.Fault))
	if d.Err != nil {
		fmt.Fprintf(&b, " (%v)", d.Err)
	}
	return b.String()
}

// Unwrap gives the cause.
func (d *Damage) Unwrap() error { return d.Err }

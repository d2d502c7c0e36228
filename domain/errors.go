package domain

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Code is the class of an error; it decides how a face reacts.
type Code string

// The classes of errors.
const (
	CodeInvalid   Code = "invalid"   // the input breaks a rule; mend it and try again
	CodeForbidden Code = "forbidden" // this person may not do this
	CodeConflict  Code = "conflict"  // the record is no longer what the decision was made on
	CodeNotFound  Code = "not_found" // no such record, or none in the caller's scope
	CodeInternal  Code = "internal"  // a fault of the program or the machine
)

// Fault names what exactly is wrong. tui/i18n holds one sentence for each.
type Fault string

// Args are the values that a fault's sentence names.
type Args map[string]any

// Error is what every use-case fails with. Error() is English and for logs;
// tui/i18n renders what a person reads, with Rule cited.
type Error struct {
	Code  Code
	Fault Fault
	Rule  ClauseID // the clause the refusal rests on, if any
	Field string   // the input field that is wrong, if one is
	Args  Args
	Err   error // the cause, if any
}

// Error implements error, in English.
func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", e.Code, e.Fault)
	if e.Field != "" {
		fmt.Fprintf(&b, " (field %s)", e.Field)
	}
	if e.Rule != "" {
		fmt.Fprintf(&b, " by %s", e.Rule)
	}
	for _, k := range slices.Sorted(maps.Keys(e.Args)) {
		fmt.Fprintf(&b, " %s=%q", k, fmt.Sprint(e.Args[k]))
	}
	if e.Err != nil {
		fmt.Fprintf(&b, ": %v", e.Err)
	}
	return b.String()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// AsError gives err as a domain error; what is none becomes CodeInternal.
func AsError(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return &Error{Code: CodeInternal, Fault: FaultInternal, Err: err}
}

// IsCode tells whether err is a domain error of the class.
func IsCode(err error, c Code) bool {
	var e *Error
	return errors.As(err, &e) && e.Code == c
}

// NotFound is the error for a record that does not exist or is out of scope;
// the two look the same on purpose.
func NotFound(id ID) *Error {
	return &Error{Code: CodeNotFound, Fault: FaultNotFound, Args: Args{"id": id.String()}}
}

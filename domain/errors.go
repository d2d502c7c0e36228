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

// By gives the refusal with the clause that it rests on.
func (e *Error) By(rule ClauseID) *Error {
	c := *e
	c.Rule = rule
	return &c
}

// Citing is a refusal, if it is one, under the clause that it rests on.
func Citing(rule ClauseID, err error) error {
	if err == nil {
		return nil
	}
	return AsError(err).By(rule)
}

// On gives the refusal with the input field that it is about.
func (e *Error) On(field string) *Error {
	c := *e
	c.Field = field
	return &c
}

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

// Invalid is the refusal of an input that breaks a rule. Field is the input
// field, if one is wrong, and rule the clause, if it rests on one.
func Invalid(f Fault, field string, rule ClauseID, args Args) *Error {
	return &Error{Code: CodeInvalid, Fault: f, Field: field, Rule: rule, Args: args}
}

// Conflict is the refusal of what the records as they are don't let be; field
// and rule are those of Invalid.
func Conflict(f Fault, field string, rule ClauseID, args Args) *Error {
	return &Error{Code: CodeConflict, Fault: f, Field: field, Rule: rule, Args: args}
}

// Forbidden is the refusal of a role that may not do this.
func Forbidden(rule ClauseID) *Error {
	return &Error{Code: CodeForbidden, Fault: FaultForbiddenRole, Rule: rule}
}

// Required is the refusal for an input field that is empty.
func Required(field string, rule ClauseID) *Error { return Invalid(FaultRequired, field, rule, nil) }

// TooLong is the refusal for a field with more than limit characters or items.
func TooLong(field string, limit int) *Error {
	return Invalid(FaultTooLong, field, "", Args{"max": limit})
}

// BadChoice is the refusal for a value that is none of the allowed ones.
func BadChoice(field, value string) *Error {
	return Invalid(FaultBadChoice, field, "", Args{"value": value})
}

// BadDate is the refusal for a day, by what is wrong with it.
func BadDate(f Fault, field string, rule ClauseID, d Date) *Error {
	return Invalid(f, field, rule, Args{"value": string(d)})
}

// OpenCase is the refusal while something about a group or a branch is open still.
func OpenCase(field string, rule ClauseID, id ID) *Error {
	return Conflict(FaultOpenCase, field, rule, Args{"id": id.String()})
}

// WrongState is the refusal of a step that a record's state does not have. Want
// is the only state that would do, "" where there is more than one.
func WrongState[S ~string](field string, rule ClauseID, id ID, state, want S) *Error {
	args := Args{"id": id.String(), "state": string(state)}
	if want != "" {
		args["want"] = string(want)
	}
	return Conflict(FaultState, field, rule, args)
}

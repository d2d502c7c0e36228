package settings

import (
	"alumni/domain"
)

// ReviseTerms sets the open terms anew, M9, from a day on, M10.
type ReviseTerms struct {
	Terms     domain.Terms // all of them
	Effective domain.Date  // today or later
	Reason    string       // required
	Name      string       // "" for the year and a number: 2026-2
	// Only, unless nil, are the terms that are set: the others stay as they are in
	// force on the day of effect, whatever Terms says of them.
	Only []domain.TermKey
	// Base, if given, is the newest version when the terms were looked at:
	// another one made since is not overwritten unseen.
	Base domain.ID
}

// RuleSetView is one version of the rules with what it changed.
type RuleSetView struct {
	domain.RuleSet
	By      string          `json:"by,omitempty"` // the account's name; "" for the operator
	Changes []domain.Change `json:"changes"`      // from the version before
	InForce bool            `json:"in_force"`
	Ahead   bool            `json:"ahead"` // takes effect later
}

// TermRow is one term as it is in force.
type TermRow struct {
	domain.TermSpec
	Value  string      `json:"value"`
	Since  domain.Date `json:"since"`            // from when it has had this value
	Set    domain.ID   `json:"set"`              // the version that gave it
	Reason string      `json:"reason,omitempty"` // why
	// Next and NextFrom are what a version that takes effect later makes of it; "" for no change.
	Next     string      `json:"next,omitempty"`
	NextFrom domain.Date `json:"next_from,omitempty"`
}

// TermsView is what is in force now.
type TermsView struct {
	Set    domain.RuleSet `json:"set"` // in force
	Terms  []TermRow      `json:"terms"`
	Newest domain.ID      `json:"newest"` // the version recorded last, in force or ahead
	Revise error          `json:"-"`      // nil if the caller may revise
}

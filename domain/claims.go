package domain

import "strings"

// The spaces of unique values, for Tx.Claim.
const (
	ClaimKey       = "key"        // fingerprint of an account's key; stays claimed after the account is disabled
	ClaimReply     = "reply"      // document number of a reply (文号), as ReplyClaim writes it, M4.2
	ClaimBranch    = "branch"     // name of a branch
	ClaimGroupName = "group_name" // name of a group
)

// The names of counters, for Tx.NextSeq.

// GroupCounter counts the sequence numbers of a branch's groups, M4.6.
func GroupCounter(branch ID) string { return "group/" + branch.String() }

// ReplyCounter counts the document numbers of one year, M4.2.
func ReplyCounter(year string) string { return "reply/" + year }

// ReplyClaim is the form in which a document number is unique: two numbers
// that differ only in width, spaces or the shape of their brackets are the
// same document.
func ReplyClaim(number string) string {
	return strings.Map(func(r rune) rune {
		if r == '\u3000' || r == ' ' {
			return -1
		}
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		switch r {
		case '(', '[', '【', '「', '〈', '<':
			return '〔'
		case ')', ']', '】', '」', '〉', '>':
			return '〕'
		}
		return r
	}, number)
}

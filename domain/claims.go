package domain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The spaces of unique values, for Tx.Claim.
const (
	ClaimInvitation = "invitation" // keyed digest of an invitation's code; stays claimed
	ClaimKey        = "key"        // fingerprint of an account's key; stays claimed after the account is disabled
	ClaimReply      = "reply"      // document number of a reply (文号), as ReplyClaim writes it, M4.2
	ClaimBranch     = "branch"     // name of a branch
	ClaimPlace      = "place"      // name or alias of a place or an industry, as naming.Claim writes it
	ClaimTemplate   = "template"   // key of a template
	ClaimGroupName  = "group_name" // name of a group, as naming.Claim writes it
)

// The names of counters, for Tx.NextSeq.

// GroupCounter counts the sequence numbers of a branch's groups, M4.6; with the
// zero ID those of the groups of headquarters itself, M3.
func GroupCounter(branch ID) string {
	if branch.IsZero() {
		return "group/hq"
	}
	return "group/" + branch.String()
}

// ReplyCounter counts the document numbers of one year, M4.2.
func ReplyCounter(year string) string { return "reply/" + year }

// maxClaim is the most bytes of a ReplyClaim. No document number comes near it;
// ligatures that compatibility forms take apart would, and a store's keys are bounded.
const maxClaim = 512

// ReplyClaim is the form in which a document number is unique, M4.2: numbers
// that differ only in width, case, spaces, the make of their brackets, leading
// zeros or characters that nobody sees are the same document.
func ReplyClaim(number string) string {
	s := strings.Map(plainRune, norm.NFKC.String(strings.ToValidUTF8(number, "")))
	var b strings.Builder
	digit := false
	for i, r := range s {
		next := ' '
		if i+1 < len(s) {
			next = rune(s[i+1])
		}
		if r == '0' && !digit && next >= '0' && next <= '9' {
			continue // a leading zero
		}
		digit = r >= '0' && r <= '9'
		if b.Len() >= maxClaim-utf8.UTFMax {
			break
		}
		b.WriteRune(r)
	}
	return b.String()
}

// plainRune gives a character of a document number as ReplyClaim compares it;
// below 0 it is left out.
func plainRune(r rune) rune {
	switch {
	case unicode.IsSpace(r), unicode.In(r, unicode.C, unicode.Variation_Selector):
		return -1
	case strings.ContainsRune("([{<【「『〈《〖〘〚❨❪❬❰❲❴⟦⟨⦅", r):
		return '〔'
	case strings.ContainsRune(")]}>】」』〉》〗〙〛❩❫❭❱❳❵⟧⟩⦆", r):
		return '〕'
	}
	return unicode.ToLower(r)
}

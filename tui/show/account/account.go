// Package account tells of the accounts: their list, and how one is disabled.
package account

import (
	"strings"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/account"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Columns are the columns of the list of accounts.
func Columns(t *i18n.Text) []show.Column[account.View] {
	return []show.Column[account.View]{
		{Key: "id", Title: t.Label.Number, Text: func(a account.View) string { return a.ID.String() }},
		{Key: "name", Title: t.Person.Name, Text: func(a account.View) string { return a.Name }},
		{Key: "role", Title: t.Member.Role, Text: func(a account.View) string { return t.Word.Role[a.Role] }},
		{Key: "scope", Title: t.Heading("scope"), Text: func(a account.View) string { return a.Scope.String() }},
		{Key: "state", Title: t.Label.State, Text: func(a account.View) string { return State(t, a) }},
		{Key: "keys", Title: t.Heading("key"), Cell: func(a account.View) show.Cell {
			prints := make([]string, len(a.Keys))
			for i, k := range a.Keys {
				prints[i] = k.Fingerprint
			}
			return show.Cell{Text: strings.Join(prints, " ")}
		}},
	}
}

// State is the account's state; of one that is active and opens nothing, why.
func State(t *i18n.Text, a account.View) string {
	if a.Entry == domain.EntryHandedOver {
		return t.Word.Entry[a.Entry]
	}
	return t.Word.Account[a.State]
}

// Disable keeps an account from coming in any more.
var Disable = deed.Deed[domain.ID, domain.Account]{
	Words: "account disable", On: domain.KindAccount, Short: i18n.Line{ZH: "停用账号", EN: "disable an account"},
	Load: deed.ByID, Do: (*office.Office).DisableAccount,
	Said: func(t *i18n.Text, _ domain.ID, a domain.Account) string {
		return t.Tell(i18n.Line{ZH: "{id} 已停用：{name}。", EN: "{id} disabled: {name}."}, domain.Args{"id": a.ID, "name": a.Name})
	},
}

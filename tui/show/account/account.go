// Package account tells of the accounts (账号) and of the sessions that are open
// (会话): their lists, their documents and their plain deeds, for every face.
package account

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/account"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// List is the list of accounts.
var List = deed.Listing[account.View, account.Filter]{
	Words: "account list", Short: i18n.Line{ZH: "列出账号", EN: "list accounts"},
	Narrow: func(f *account.Filter) []deed.Field {
		return []deed.Field{
			deed.ChoiceOf("role", &f.Role, domain.Roles, roles).Named("角色", "Role").Helped(rolesZH, rolesEN),
			deed.ChoiceOf("state", &f.State, states, stateWords).Helped("active 启用、disabled 停用", "active, disabled"),
		}
	},
	Page: func(f *account.Filter, text, after string, limit int) {
		f.Text, f.After, f.Limit = text, after, limit
	},
	Do:      (*office.Office).Accounts,
	Columns: columns,
	Title:   i18n.Line{ZH: "账号", EN: "Accounts"},
	Count:   i18n.Line{ZH: "{n} 个[{chip}]账号", EN: "{n}[ {chip}] {n|account|accounts}"},
	Empty:   i18n.Line{ZH: "没有符合的账号。", EN: "No such account."},
	Chips:   []deed.Chip[account.Filter]{chip(domain.AccountActive), deed.All[account.Filter](), chip(domain.AccountDisabled)},
	ID:      func(a account.View) domain.ID { return a.ID },
	Stamp:   func(a account.View) uint64 { return a.Version<<8 + uint64(len(a.Entry)) },
	Kinds:   []domain.Kind{domain.KindAccount},
	Deeds:   []deed.Offer{Add},
}

var states = []domain.AccountState{domain.AccountActive, domain.AccountDisabled}

const (
	rolesZH = "director、officer、branch_officer、group_manager、auditor"
	rolesEN = "director, officer, branch_officer, group_manager, auditor"
)

func roles(t *i18n.Text) map[domain.Role]string { return t.Word.Role }

func stateWords(t *i18n.Text) map[domain.AccountState]string { return t.Word.Account }

func langs(t *i18n.Text) map[string]string { return t.Word.Lang }

func chip(s domain.AccountState) deed.Chip[account.Filter] {
	return deed.Chip[account.Filter]{
		Label: func(t *i18n.Text) string { return t.Word.Account[s] },
		Set:   func(f *account.Filter) { f.State = s },
	}
}

func columns(t *i18n.Text, _ func() time.Time) []show.Column[account.View] {
	return []show.Column[account.View]{
		{Key: "id", Title: t.Label.Number, Width: 6, Tone: show.ToneLabel, Text: func(a account.View) string { return a.ID.String() }},
		{Key: "name", Title: t.Person.Name, Width: 10, Grow: 1, Text: func(a account.View) string { return a.Name }},
		{Key: "role", Title: t.Account.Role, Width: t.Cells(12, 14), Text: func(a account.View) string { return t.Word.Role[a.Role] }},
		{Key: "scope", Title: t.Heading("scope"), Width: 10, Spare: true, Cell: func(a account.View) show.Cell {
			return scopeCell(a.Scope, a.ScopeName)
		}},
		{Key: "state", Title: t.Label.State, Width: 8, Cell: func(a account.View) show.Cell { return state(t, a) }},
		{Key: "keys", Title: t.Heading("key"), Cell: func(a account.View) show.Cell {
			prints := make([]string, len(a.Keys))
			for i, k := range a.Keys {
				prints[i] = k.Fingerprint
			}
			if byCertificate(a) {
				prints = append(prints, t.FieldName("certificate"))
			}
			return show.Cell{Text: strings.Join(prints, " ")}
		}},
		{Key: "used", Title: t.Account.Used, Width: 16, Wide: true, Tone: show.ToneLabel, Text: func(a account.View) string {
			return used(t, lastUsed(a))
		}},
	}
}

// scopeCell is the branch or group that a role is for, by its name where there is no room for the number too.
func scopeCell(id domain.ID, name string) show.Cell {
	return show.Cell{Text: cmp.Or(i18n.ShortGroup(name), id.String()), Long: id.String()}
}

// standing is what somebody may do: the role, its scope, and who that is in the registry.
func standing(t *i18n.Text, s *show.Section, role domain.Role, scope domain.ID, scopeName string, person domain.ID) {
	s.Field(t.Account.Role, t.Word.Role[role])
	if !scope.IsZero() {
		s.Rows = append(s.Rows, show.Row{Label: t.Heading("scope"), Text: scope.String() + " " + scopeName, ID: scope})
	}
	if !person.IsZero() {
		s.Rows = append(s.Rows, show.Row{Label: t.Account.Person, Text: person.String(), ID: person})
	}
}

// state is the account's state; of one that is active and opens nothing, why.
func state(t *i18n.Text, a account.View) show.Cell {
	switch a.Entry {
	case domain.EntryOpen:
		return show.Cell{Text: t.Word.Account[a.State]}
	case domain.EntryHandedOver:
		return show.Cell{Sign: "!", Text: t.Word.Entry[a.Entry], Tone: show.ToneDue}
	}
	return show.Cell{Text: t.Word.Account[a.State], Tone: show.ToneLabel}
}

// byCertificate tells whether somebody comes, or came, by certificate: an account
// without a key opens to nothing else.
func byCertificate(a account.View) bool { return len(a.Keys) == 0 || !a.Certified.At.IsZero() }

func lastUsed(a account.View) (at time.Time) {
	at = a.Certified.At
	for _, k := range a.Keys {
		if k.Used.After(at) {
			at = k.Used
		}
	}
	return at
}

func used(t *i18n.Text, at time.Time) string {
	if at.IsZero() {
		return t.Account.Never
	}
	return i18n.Minute(at)
}

// View is one account with its keys.
var View = deed.Viewing[account.View]{
	Words: "account show", On: domain.KindAccount, Short: i18n.Line{ZH: "一个账号的详情", EN: "one account"},
	Do: (*office.Office).Account, Doc: document, Version: func(v account.View) uint64 { return v.Version },
	Deeds: []deed.Offer{Edit, KeyAdd, KeyRemove, Disable},
}

func document(t *i18n.Text, now time.Time, v account.View) show.Doc {
	x, c := &t.Account, state(t, v)
	s := show.Section{Rows: []show.Row{{Sign: c.Sign, Label: t.Label.State, Text: c.Text, Tone: c.Tone}}}
	standing(t, &s, v.Role, v.Scope, v.ScopeName, v.Person)
	s.Field(x.Lang, t.Word.Lang[v.Lang])
	keys := show.Section{Title: t.Heading("key")}
	for _, k := range v.Keys {
		keys.Rows = append(keys.Rows,
			show.Row{Label: x.KeyName, Text: k.Label(), Tone: show.ToneStrong},
			show.Row{Label: x.Fingerprint, Text: k.Fingerprint},
			show.Row{Label: x.Used, Text: used(t, k.Used)},
		)
		if !k.AddedAt.IsZero() {
			keys.Rows = append(keys.Rows, show.Row{
				Label: x.Added, Text: i18n.Minute(k.AddedAt) + "  " + cmp.Or(k.By, t.Label.Operator), Tone: show.ToneLabel,
			})
		}
	}
	return show.Doc{
		ID: v.ID.String(), Title: v.Name, Subtitle: t.Word.Role[v.Role],
		Sections: show.Filled(s, keys, certified(t, v), show.History(t, now, v.History, v.ID)),
	}
}

// certified tells by which certificate the account was opened last.
func certified(t *i18n.Text, v account.View) show.Section {
	x, u := &t.Account, v.Certified
	s := show.Section{Title: t.FieldName("certificate")}
	switch {
	case !u.At.IsZero():
		s.Rows = append(s.Rows, show.Row{Label: x.Certificate, Text: u.Label(), Tone: show.ToneStrong})
		s.Field(x.Serial, fmt.Sprint(u.Serial))
		s.Field(x.Authority, u.Authority)
		s.Field(x.Used, i18n.Minute(u.At))
	case len(v.Keys) == 0:
		s.Rows = append(s.Rows, show.Row{Text: x.NoKeys, Tone: show.ToneLabel}, show.Row{Label: x.Used, Text: x.Never})
	}
	return s
}

// Ways are what opens an account: its keys, and its certificate as one of them.
func Ways(t *i18n.Text, v account.View) []account.KeyView {
	if !byCertificate(v) {
		return v.Keys
	}
	name := t.FieldName("certificate")
	if u := v.Certified; !u.At.IsZero() {
		name = t.Sentence(t.Account.Certified, domain.Args{"name": u.Label(), "n": u.Serial})
	}
	return append(slices.Clone(v.Keys), account.KeyView{
		AccountKey: domain.AccountKey{Name: name, Fingerprint: v.Certified.Authority}, Used: v.Certified.At,
	})
}

// Keys are the columns of an account's keys.
func Keys(t *i18n.Text) []show.Column[account.KeyView] {
	x := &t.Account
	return []show.Column[account.KeyView]{
		{Key: "name", Title: x.KeyName, Text: func(k account.KeyView) string { return k.Label() }},
		{Key: "fingerprint", Title: x.Fingerprint, Text: func(k account.KeyView) string { return k.Fingerprint }},
		{Key: "added", Title: x.Added, Text: func(k account.KeyView) string {
			if k.AddedAt.IsZero() {
				return ""
			}
			return i18n.Minute(k.AddedAt)
		}},
		{Key: "by", Title: t.Audit.Who, Text: func(k account.KeyView) string {
			if k.AddedAt.IsZero() {
				return ""
			}
			return cmp.Or(k.By, t.Label.Operator)
		}},
		{Key: "used", Title: x.Used, Text: func(k account.KeyView) string { return used(t, k.Used) }},
	}
}

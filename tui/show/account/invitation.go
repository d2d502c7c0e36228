package account

import (
	"strings"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/account"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Invitations is the list of invitations (邀请).
var Invitations = deed.Listing[account.InvitationView, account.InvitationFilter]{
	Words: "invitation list", Short: i18n.Line{ZH: "列出邀请", EN: "list invitations"},
	Narrow: func(f *account.InvitationFilter) []deed.Field {
		return []deed.Field{deed.ChoiceOf("state", &f.State, invitationStates, invitationWords)}
	},
	Page: func(f *account.InvitationFilter, text, after string, limit int) {
		f.Text, f.After, f.Limit = text, after, limit
	},
	Do:      (*office.Office).Invitations,
	Columns: invitationColumns,
	Title:   i18n.Line{ZH: "邀请", EN: "Invitations"},
	Count:   i18n.Line{ZH: "{n} 个邀请", EN: "{n} {n|invitation|invitations}"},
	Empty:   i18n.Line{ZH: "没有邀请。", EN: "No invitation."},
	ID:      func(v account.InvitationView) domain.ID { return v.ID },
	Stamp:   func(v account.InvitationView) uint64 { return v.Version },
	Kinds:   []domain.Kind{domain.KindInvitation},
	Deeds:   []deed.Offer{Invite},
}

var invitationStates = []domain.InvitationState{domain.InvitationOpen, domain.InvitationUsed, domain.InvitationRevoked}

func invitationWords(t *i18n.Text) map[domain.InvitationState]string { return t.Word.Invitation }

func invitationColumns(t *i18n.Text, _ func() time.Time) []show.Column[account.InvitationView] {
	type view = account.InvitationView
	return []show.Column[view]{
		{Key: "id", Title: t.Label.Number, Width: 6, Tone: show.ToneLabel, Text: func(v view) string { return v.ID.String() }},
		{Key: "name", Title: t.Person.Name, Width: 10, Grow: 1, Text: func(v view) string { return v.Name }},
		{Key: "role", Title: t.Account.Role, Width: t.Cells(12, 14), Text: func(v view) string { return t.Word.Role[v.Role] }},
		{Key: "scope", Title: t.Heading("scope"), Width: 10, Spare: true, Cell: func(v view) show.Cell {
			return scopeCell(v.Scope, v.ScopeName)
		}},
		{Key: "state", Title: t.Label.State, Width: 8, Text: func(v view) string { return invitationState(t, v) }},
		{Key: "expires", Title: t.Account.Expires, Width: 16, Text: func(v view) string { return i18n.Minute(v.Expires) }},
		{Key: "account", Title: t.Heading("account"), Text: func(v view) string { return v.Account.String() }},
	}
}

func invitationState(t *i18n.Text, v account.InvitationView) string {
	if v.State == domain.InvitationOpen && !v.Live {
		return t.Account.Expired
	}
	return t.Word.Invitation[v.State]
}

// Invitation is one invitation.
var Invitation = deed.Viewing[account.InvitationView]{
	Words: "invitation show", On: domain.KindInvitation, Short: i18n.Line{ZH: "一个邀请的详情", EN: "one invitation"},
	Do: (*office.Office).Invitation, Doc: invitationDoc, Version: func(v account.InvitationView) uint64 { return v.Version },
	Deeds: []deed.Offer{Revoke},
}

func invitationDoc(t *i18n.Text, now time.Time, v account.InvitationView) show.Doc {
	s := show.Section{Rows: []show.Row{{Label: t.Label.State, Text: invitationState(t, v), Tone: show.ToneStrong}}}
	standing(t, &s, v.Role, v.Scope, v.ScopeName, v.Person)
	s.Field(t.Account.Expires, i18n.Minute(v.Expires))
	s.Field(t.Heading("account"), v.Account.String())
	return show.Doc{
		ID: v.ID.String(), Title: v.Name, Subtitle: t.Word.Role[v.Role],
		Sections: []show.Section{s, show.History(t, now, v.History, v.ID)},
	}
}

// days is for how long an invitation lasts. A 0 that somebody typed is a number of
// days like any other, and refused as such; silence is not.
func days(to *int) deed.Field {
	f := deed.CountOf("days", to).Named("有效天数", "Days").Hinted("7", "7").
		Helped("有效几天，默认 7，最多 30", "for so many days; 7 if not said, at most 30")
	set := f.Set
	f.Set = func(c deed.Call, typed []string) error {
		err := set(c, typed)
		if err == nil && *to == 0 && strings.TrimSpace(typed[len(typed)-1]) != "" {
			*to = -1
		}
		return err
	}
	return f
}

// Invite lets somebody register a key of their own, once.
var Invite = deed.Deed[account.Invite, account.Invited]{
	Words: "invitation add", Key: "n",
	Name: i18n.Line{ZH: "邀请", EN: "Invite"},
	Intro: i18n.Line{
		ZH: "对方用自己的密钥运行一次 ssh alumni@主机 enroll 邀请码，密钥即登记。邀请码只显示这一次。",
		EN: "They run ssh alumni@HOST enroll CODE once, with a key of their own, which is registered then. The code is shown only now.",
	},
	Short: i18n.Line{ZH: "邀请一个人用自己的密钥登记", EN: "invite somebody to register a key of their own"},
	May:   domain.CanAdminister,
	Fields: func(in *account.Invite) []deed.Field {
		return append(profile(&in.Name, &in.Role, &in.Lang, &in.Scope, &in.Person, nil, true), days(&in.Days))
	},
	Do: (*office.Office).Invite,
	Said: func(t *i18n.Text, _ account.Invite, v account.Invited) string {
		return t.Sentence(t.Account.Invited, domain.Args{
			"id": v.ID, "name": v.Name, "value": enrolLine(t, v),
			"until": i18n.Minute(v.Expires),
		})
	},
	Once: func(t *i18n.Text, v account.Invited) show.Once {
		x := &t.Account
		s := show.Section{Rows: []show.Row{{Text: x.InvitedOnce, Tone: show.ToneDue}}}
		if v.Reach.Host == "" {
			s.Rows = append(s.Rows, show.Row{Text: x.InvitedHost})
		}
		s.Field(x.Role, t.Word.Role[v.Role])
		s.Field(x.Expires, i18n.Minute(v.Expires))
		return show.Once{Title: t.Sentence(x.InvitedTitle, domain.Args{"name": v.Name}), Rows: s.Rows, Copy: enrolLine(t, v)}
	},
}

// enrolLine is what the invited person runs.
func enrolLine(t *i18n.Text, v account.Invited) string {
	return v.Reach.SSH(t.Account.Host) + " enroll " + v.Code
}

// Revoke takes an open invitation back.
var Revoke = deed.Deed[domain.ID, domain.Invitation]{
	Words: "invitation revoke", Key: "x", On: domain.KindInvitation, Danger: true,
	Name:  i18n.Line{ZH: "撤销", EN: "Revoke"},
	Title: i18n.Line{ZH: "撤销邀请", EN: "Revoke the invitation"},
	Short: i18n.Line{ZH: "撤销待使用的邀请", EN: "revoke an open invitation"},
	May:   domain.CanAdminister,
	Load:  deed.ByID, Do: (*office.Office).RevokeInvitation,
	Said: func(t *i18n.Text, _ domain.ID, v domain.Invitation) string {
		return t.Sentence(t.Account.InviteRevoked, domain.Args{"id": v.ID, "name": v.Name})
	},
}

package account

import (
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/account"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Sessions is the list of what is open now.
var Sessions = deed.Listing[account.SessionView, account.SessionFilter]{
	Words: "session list", Short: i18n.Line{ZH: "列出打开着的连接", EN: "list the open sessions"},
	Narrow: func(f *account.SessionFilter) []deed.Field {
		return []deed.Field{deed.RecordOf("account", domain.KindAccount, &f.Account).Helped("账号编号", "account ID")}
	},
	Page: func(f *account.SessionFilter, text, after string, limit int) {
		f.Text, f.After, f.Limit = text, after, limit
	},
	Do:      (*office.Office).Sessions,
	Columns: sessionColumns,
	Title:   i18n.Line{ZH: "在线连接", EN: "Sessions"},
	Count:   i18n.Line{ZH: "{n} 个连接", EN: "{n} {n|session|sessions}"},
	Empty:   i18n.Line{ZH: "没有符合的连接。", EN: "No such session."},
	ID:      func(s account.SessionView) domain.ID { return s.ID },
	Stamp:   func(s account.SessionView) uint64 { return uint64(s.Active.UnixNano()) },
	Kinds:   []domain.Kind{domain.KindAccount},
	Again:   2 * time.Second, // sessions come and go unrecorded
}

func sessionColumns(t *i18n.Text, now func() time.Time) []show.Column[account.SessionView] {
	x := &t.Account
	type view = account.SessionView
	return []show.Column[view]{
		{Key: "id", Title: t.Label.Number, Width: 6, Tone: show.ToneLabel, Text: func(s view) string { return s.ID.String() }},
		{Key: "account", Title: t.Heading("account"), Text: func(s view) string { return s.Account.String() }},
		{Key: "name", Title: t.Person.Name, Width: 10, Grow: 1, Text: func(s view) string { return s.Name }},
		{Key: "key", Title: x.KeyName, Width: 12, Grow: 1, Spare: true, Cell: func(s account.SessionView) show.Cell {
			return show.Cell{Text: s.Key}
		}},
		{Key: "fingerprint", Title: x.Fingerprint, Text: func(s view) string { return s.Fingerprint }},
		{Key: "remote", Title: x.Remote, Width: 21, Text: func(s view) string { return s.Remote }},
		{Key: "face", Title: x.Face, Width: t.Cells(8, 8), Text: func(s view) string { return t.Word.Face[s.Face] }},
		{Key: "since", Title: x.Since, Width: 16, Wide: true, Tone: show.ToneLabel, Text: func(s view) string {
			return i18n.Minute(s.Since)
		}},
		{Key: "idle", Title: x.Idle, Width: 8, Tone: show.ToneLabel, Text: func(s view) string { return idle(t, s, now()) }},
	}
}

func idle(t *i18n.Text, s account.SessionView, now time.Time) string {
	return t.Sentence(t.Account.Minutes, domain.Args{"n": int(max(now.Sub(s.Active), 0).Minutes())})
}

// Session is one open session.
var Session = deed.Viewing[account.SessionView]{
	Words: "session show", On: domain.KindSession, Short: i18n.Line{ZH: "一个连接的详情", EN: "one session"},
	Do: (*office.Office).Session, Doc: sessionDoc, Version: func(account.SessionView) uint64 { return 0 },
	Deeds: []deed.Offer{End},
}

func sessionDoc(t *i18n.Text, now time.Time, v account.SessionView) show.Doc {
	x := &t.Account
	var s show.Section
	s.Rows = append(s.Rows, show.Row{Label: t.Heading("account"), Text: v.Account.String() + " " + v.Name, ID: v.Account})
	s.Field(x.Role, t.Word.Role[v.Role])
	s.Field(x.KeyName, v.Key)
	s.Field(x.Fingerprint, v.Fingerprint)
	s.Field(x.Remote, v.Remote)
	s.Field(x.Face, t.Word.Face[v.Face])
	s.Field(x.Since, i18n.Minute(v.Since))
	s.Field(x.Idle, idle(t, v, now))
	return show.Doc{ID: v.ID.String(), Title: v.Name, Sections: []show.Section{s}}
}

// End ends somebody's session; who was in it is told so.
var End = deed.Deed[domain.ID, account.SessionView]{
	Words: "session end", Key: "x", On: domain.KindSession, Danger: true,
	Name:  i18n.Line{ZH: "结束连接", EN: "End"},
	Title: i18n.Line{ZH: "结束连接", EN: "End the session"},
	Intro: i18n.Line{
		ZH: "对方会看到是总会负责人结束的，可以再连；不让再连，请停用账号或移除密钥。",
		EN: "The person is told that a director ended it, and may come again; disable the account or remove the key to prevent that.",
	},
	Short: i18n.Line{ZH: "结束一个打开着的连接", EN: "end an open session"},
	May:   domain.CanAdminister,
	Load: deed.From((*office.Office).Session, func(t *i18n.Text, v account.SessionView) deed.Loaded[domain.ID] {
		return deed.Loaded[domain.ID]{In: v.ID, Name: v.Name, Warn: []show.Row{
			{Text: v.Name + " " + v.Account.String() + " · " + t.Word.Role[v.Role], Tone: show.ToneStrong},
			{Text: t.Account.Remote + t.Label.Colon + v.Remote, Tone: show.ToneLabel},
		}}
	}),
	Do: (*office.Office).EndSession,
	Said: func(t *i18n.Text, _ domain.ID, s account.SessionView) string {
		return t.Sentence(t.Account.Ended, domain.Args{"id": s.ID, "name": s.Name})
	},
}

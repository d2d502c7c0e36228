package person

import (
	"context"
	"strings"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/people"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Reveal shows phones, e-mail address and student number in clear for a reason; the
// use-case logs both, A2. The console shows them where the person stands.
var Reveal = deed.Deed[people.RevealContacts, people.Contacts]{
	Words: "person reveal", Key: "p", On: domain.KindPerson,
	May:   domain.CanReveal,
	Name:  i18n.Line{ZH: "查看电话", EN: "View phone"},
	Title: i18n.Line{ZH: "查看完整的电话、邮箱和学号", EN: "Phones, e-mail and student number in clear"},
	Intro: i18n.Line{
		ZH: "查看人、时间和理由记入审计，本人的历史里也看得到。号码只显示到离开本页为止。",
		EN: "Who looked, when and why goes into the audit log and the person's history. The numbers stand until this page is left.",
	},
	Submit: i18n.Line{ZH: "查看", EN: "View"},
	Short:  i18n.Line{ZH: "查看完整的电话、邮箱和学号（须写理由，记入审计）", EN: "phones, e-mail and student number in clear (with a reason, logged)"},
	Rules:  []domain.ClauseID{"A2"},
	Load: deed.From((*office.Office).Person, func(_ *i18n.Text, v people.PersonView) deed.Loaded[people.RevealContacts] {
		return deed.Loaded[people.RevealContacts]{Name: v.Name, In: people.RevealContacts{People: []domain.ID{v.ID}}}
	}),
	Fields: func(in *people.RevealContacts) []deed.Field {
		return []deed.Field{
			deed.TextOf("reason", &in.Reason).Max(domain.MaxText).Must().
				Hinted("如 通知本人参加换届会议", "e.g. to invite to the re-election").Helped("查看的理由", "why they are looked at"),
		}
	},
	Do: func(o *office.Office, ctx context.Context, by domain.Caller, in people.RevealContacts) (people.Contacts, error) {
		known, err := o.RevealContacts(ctx, by, in)
		if err != nil {
			return people.Contacts{}, err
		}
		return known[0], nil
	},
	Said: func(t *i18n.Text, _ people.RevealContacts, c people.Contacts) string {
		if len(c.All()) == 0 {
			return t.Tell(noContacts, domain.Args{"name": c.Name})
		}
		return strings.Join(c.All(), "\n")
	},
	Clear: func(t *i18n.Text, c people.Contacts) show.Clear {
		return show.Clear{Of: c.ID, Rows: inClear(t, c), Copy: strings.Join(c.All(), " ")}
	},
}

var noContacts = i18n.Line{
	ZH: "{name} 没有登记电话、邮箱或学号（查看已记入审计）。",
	EN: "{name} has no phone, e-mail or student number on record (this view is in the audit log).",
}

// inClear are the rows of what was revealed, by the labels under which it is masked.
func inClear(t *i18n.Text, c people.Contacts) []show.Row {
	var out []show.Row
	for _, f := range []struct{ label, text string }{
		{t.Person.Phone, strings.Join(c.Numbers(), t.Label.Comma)},
		{t.Heading("email"), c.Email},
		{t.Heading("student_number"), c.StudentNumber},
	} {
		if f.text != "" {
			out = append(out, show.Row{Label: f.label, Text: f.text, Tone: show.ToneStrong})
		}
	}
	if len(out) == 0 {
		out = append(out, show.Row{Label: t.Person.Phone, Text: t.Tell(noContacts, domain.Args{"name": c.Name}), Tone: show.ToneLabel})
	}
	return out
}

// masked are the particulars as a form shows them; what is left as it stands there
// stays as it is.
func masked(p domain.Particulars) domain.Particulars {
	p.StudentNumber = domain.StudentNumber(p.StudentNumber.String())
	return p
}

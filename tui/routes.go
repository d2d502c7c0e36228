package tui

import (
	"cmp"

	"alumni/domain"
	officetask "alumni/domain/office/task"
	"alumni/tui/console"
	"alumni/tui/i18n"
	"alumni/tui/screen/application"
	"alumni/tui/screen/audit"
	"alumni/tui/screen/branch"
	"alumni/tui/screen/bulletin"
	"alumni/tui/screen/consolidation"
	"alumni/tui/screen/filing"
	"alumni/tui/screen/group"
	"alumni/tui/screen/inbox"
	"alumni/tui/screen/person"
	"alumni/tui/screen/review"
	"alumni/tui/screen/rule"
	"alumni/tui/screen/setting"
	"alumni/tui/screen/task"
	"alumni/tui/screen/transfer"
	"alumni/tui/screen/violation"
	"alumni/tui/show/account"
	"alumni/tui/show/place"
)

// settingParts are the lists that belong to the settings.
var settingParts = []setting.Part{
	{Key: "L", Label: func(t *i18n.Text) string { return t.Setting.Places }, New: console.Screen(place.List)},
	{
		Key: "A", Label: func(t *i18n.Text) string { return t.Account.Accounts }, May: domain.CanListAccounts,
		New: console.Screen(account.List),
	},
	{
		Key: "I", Label: func(t *i18n.Text) string { return t.Account.Invitations }, May: domain.CanListAccounts,
		New: console.Screen(account.Invitations),
	},
	{
		Key: "O", Label: func(t *i18n.Text) string { return t.Account.Sessions }, May: domain.CanAdminister,
		New: console.Screen(account.Sessions),
	},
}

// Routes are the console's sections in the order of the rail, each with the
// pages of its records. The screens never import each other; they meet here.
func Routes(text *i18n.Text) Options {
	sections := []Section{
		{
			Key: "inbox", New: inbox.New, Pages: Pages{domain.KindTask: task.Detail},
			Count: func(c officetask.Counts) string { return countText(c.Inbox) },
		},
		{
			Key: "branches", New: branch.New, Search: true, Pages: Pages{domain.KindBranch: branch.Detail},
			Count: func(c officetask.Counts) string { return countText(c.Branches) },
		},
		{
			Key: "groups", New: group.New, Search: true,
			Pages: Pages{domain.KindGroup: group.Detail, domain.KindRectification: group.Notice, domain.KindReview: review.Detail},
			Count: func(c officetask.Counts) string { return countText(c.Groups) },
		},
		{
			Key: "applications", New: application.New, Search: true, Pages: Pages{domain.KindApplication: application.Detail},
			Count: func(c officetask.Counts) string { return countText(c.Applications) },
		},
		{
			Key: "transfers", New: transfer.New, Search: true, Pages: Pages{domain.KindTransfer: transfer.Detail},
			Count: func(c officetask.Counts) string { return countText(c.Transfers) },
		},
		{
			Key: "filing", New: filing.New, Count: filing.Count,
			Pages: Pages{domain.KindFiling: filing.Detail, domain.KindCampaign: filing.Detail},
		},
		{Key: "bulletins", New: bulletin.New, Search: true, Pages: Pages{domain.KindBulletin: bulletin.Detail}},
		{Key: "consolidations", New: consolidation.New, Search: true, Pages: Pages{domain.KindConsolidation: consolidation.Detail}},
		{
			Key: "violations", New: violation.New, Search: true, Pages: Pages{domain.KindViolation: violation.Detail, domain.KindIncident: violation.Incident, domain.KindImpostor: violation.Impostor},
			Count: func(c officetask.Counts) string { return countText(c.Violations) },
		},
		{Key: "audit", New: audit.New},
		{Key: "rules", New: rule.New},
		{Key: "people", New: person.New, Search: true, Pages: Pages{
			domain.KindPerson: person.Detail, domain.KindImport: person.Import,
		}},
		{Key: "settings", New: setting.New(settingParts...), Pages: Pages{
			domain.KindRuleSet: setting.Detail, domain.KindTemplate: setting.Detail, domain.KindPlace: console.Page(place.View, nil),
			domain.KindAccount: console.Page(account.View, nil), domain.KindSession: console.Page(account.Session, nil),
			domain.KindInvitation: console.Page(account.Invitation, nil),
		}},
	}
	for i, s := range sections {
		sections[i].Label = cmp.Or(s.Label, text.Console.Sections[s.Key])
	}
	return Options{Sections: sections, Clause: rule.NewAt, History: audit.History}
}

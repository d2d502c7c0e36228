package tui

import (
	"context"

	"alumni/domain"
	officetask "alumni/domain/office/task"
	"alumni/tui/i18n"
	"alumni/tui/kit"
	"alumni/tui/screen/application"
	"alumni/tui/screen/audit"
	"alumni/tui/screen/branch"
	"alumni/tui/screen/bulletin"
	"alumni/tui/screen/consolidation"
	"alumni/tui/screen/filing"
	"alumni/tui/screen/group"
	"alumni/tui/screen/inbox"
	"alumni/tui/screen/person"
	"alumni/tui/screen/place"
	"alumni/tui/screen/rule"
	"alumni/tui/screen/setting"
	"alumni/tui/screen/task"
	"alumni/tui/screen/transfer"
	"alumni/tui/screen/violation"
)

// Routes are the console's sections in the order of the rail, and the document
// of every kind of record. The screens never import each other; they meet here.
func Routes(text *i18n.Text) Options {
	label := text.Console.Sections
	return Options{
		Sections: []Section{
			{
				Key: "inbox", Kinds: kinds(domain.KindTask), Label: label["inbox"], New: inbox.New,
				Count: func(c officetask.Counts) int { return c.Inbox },
			},
			{
				Key: "branches", Kinds: kinds(domain.KindBranch), Label: label["branches"], New: branch.New, Search: true,
				Count: func(c officetask.Counts) int { return c.Branches },
			},
			{
				Key: "groups", Kinds: kinds(domain.KindGroup), Label: label["groups"], New: group.New, Search: true,
				Count: func(c officetask.Counts) int { return c.Groups },
			},
			{
				Key: "applications", Kinds: kinds(domain.KindApplication), Label: label["applications"], New: application.New, Search: true,
				Count: func(c officetask.Counts) int { return c.Applications },
			},
			{
				Key: "transfers", Kinds: kinds(domain.KindTransfer), Label: label["transfers"], New: transfer.New, Search: true,
				Count: func(c officetask.Counts) int { return c.Transfers },
			},
			{Key: "filing", Kinds: kinds(domain.KindFiling, domain.KindCampaign), Label: label["filing"], New: filing.New, CountText: filing.Count},
			{Key: "bulletins", Kinds: kinds(domain.KindBulletin), Label: label["bulletins"], New: bulletin.New, Search: true},
			{Key: "consolidations", Kinds: kinds(domain.KindConsolidation), Label: label["consolidations"], New: consolidation.New, Search: true},
			{
				Key: "violations", Kinds: kinds(domain.KindViolation), Label: label["violations"], New: violation.New, Search: true,
				Count: func(c officetask.Counts) int { return c.Violations },
			},
			{Key: "audit", Label: label["audit"], New: audit.New},
			{Key: "rules", Label: label["rules"], New: rule.New},
			{Key: "people", Kinds: kinds(domain.KindPerson), Label: label["people"], New: person.New, Search: true},
			{Key: "settings", Kinds: kinds(domain.KindRuleSet, domain.KindTemplate, domain.KindPlace), Label: label["settings"], New: setting.New(place.New)},
		},
		Detail: map[domain.Kind]func(context.Context, *kit.Env, domain.ID) (kit.Detail, error){
			domain.KindBranch:        branch.Detail,
			domain.KindPerson:        person.Detail,
			domain.KindPlace:         place.Detail,
			domain.KindGroup:         group.Detail,
			domain.KindApplication:   application.Detail,
			domain.KindTransfer:      transfer.Detail,
			domain.KindViolation:     violation.Detail,
			domain.KindTask:          task.Detail,
			domain.KindConsolidation: consolidation.Detail,
			domain.KindBulletin:      bulletin.Detail,
			domain.KindFiling:        filing.Detail,
			domain.KindCampaign:      filing.Detail,
			domain.KindRuleSet:       setting.Detail,
			domain.KindTemplate:      setting.Detail,
		},
		Clause:  rule.NewAt,
		History: audit.History,
	}
}

func kinds(k ...domain.Kind) []domain.Kind { return k }

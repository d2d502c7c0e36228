package campaign

import (
	"strconv"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/campaign"
	"alumni/domain/office/desk"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Start starts a campaign, N4.1b. Its form chooses the branches among all, and is
// by hand.
var Start = deed.Deed[campaign.StartCampaign, domain.Campaign]{
	Words:  "campaign start",
	Name:   i18n.Line{ZH: "开展备案", EN: "Start campaign"},
	Submit: i18n.Line{ZH: "开展备案", EN: "Start"},
	Short:  i18n.Line{ZH: "开展备案工作", EN: "start a filing campaign"},
	Rules:  []domain.ClauseID{"N4.1b", "M4.4"}, May: domain.CanCampaign,
	Fields: func(in *campaign.StartCampaign) []deed.Field {
		return []deed.Field{
			deed.TextOf("name", &in.Name).Must().Helped("备案工作的名称", "the campaign's name"),
			deed.DayOf("deadline", &in.Deadline).Must().Helped("截止日期，如 2026-12-31", "last day, as 2026-12-31"),
			deed.RecordsOf("branches", domain.KindBranch, &in.Branches).As("branch").
				Helped("分会编号，可多次；不写为全部有群的分会", "branch's number, repeatable; every branch with a group if left out"),
		}
	},
	Do: (*office.Office).StartCampaign,
	Said: func(t *i18n.Text, _ campaign.StartCampaign, c domain.Campaign) string {
		said := i18n.Line{ZH: "{id} 已开展，{n} 个分会", EN: "{id} started, {n} {n|branch|branches}"}
		return t.Sentence(t.Say(said), domain.Args{"id": c.ID, "n": len(c.Entries)})
	},
}

// Resume goes on with a campaign that was broken off; it asks nothing.
var Resume = deed.Deed[domain.ID, domain.Campaign]{
	Words: "campaign resume", On: domain.KindCampaign,
	Name:  i18n.Line{ZH: "继续开任务", EN: "Go on opening tasks"},
	Short: i18n.Line{ZH: "继续开出备案任务", EN: "go on opening filing tasks"},
	Load: func(_ deed.Call, id domain.ID) (deed.Loaded[domain.ID], error) {
		return deed.Loaded[domain.ID]{In: id}, nil
	},
	Do: (*office.Office).ResumeCampaign,
	Said: func(t *i18n.Text, id domain.ID, _ domain.Campaign) string {
		said := i18n.Line{ZH: "{id} 的备案任务已全部开出", EN: "{id}: every filing task is open"}
		return t.Sentence(t.Say(said), domain.Args{"id": id})
	},
}

// Close ends a campaign.
var Close = deed.Deed[desk.Ref, domain.Campaign]{
	Words: "campaign close", Key: "x", On: domain.KindCampaign,
	Name:   i18n.Line{ZH: "结束备案", EN: "Close campaign"},
	Title:  i18n.Line{ZH: "结束备案", EN: "Close"},
	Submit: i18n.Line{ZH: "结束备案", EN: "Close"},
	Short:  i18n.Line{ZH: "结束备案", EN: "close a campaign"},
	Danger: true, Rules: []domain.ClauseID{"N4.1b"},
	Load: deed.From((*office.Office).Campaign, func(t *i18n.Text, v campaign.View) deed.Loaded[desk.Ref] {
		intro := i18n.Line{
			ZH: "{asked} 个分会中 {done} 个已备案，{missing} 个未报。", EN: "{done} of {asked} branches have filed; missing: {missing}.",
		}
		after := i18n.Line{
			ZH: "结束后不再计入新的备案表，也不再催报；未报群的备案任务保留。",
			EN: "New forms no longer count and nobody is reminded; the filing tasks of the missing groups stay.",
		}
		n := v.Totals
		args := domain.Args{"done": strconv.Itoa(n.Done()), "asked": strconv.Itoa(n.Asked), "missing": strconv.Itoa(n.Missing)}
		return deed.Loaded[desk.Ref]{
			In: desk.Ref{ID: v.ID, Version: v.Version}, Name: v.Name, Refused: v.Actions.Run,
			Warn: []show.Row{{Text: t.Sentence(t.Say(intro), args), Tone: show.ToneStrong}, {Text: t.Say(after)}},
		}
	}),
	Version: func(in *desk.Ref) *uint64 { return &in.Version },
	Do:      (*office.Office).CloseCampaign,
	Said: func(t *i18n.Text, in desk.Ref, _ domain.Campaign) string {
		return t.Sentence(t.Say(i18n.Line{ZH: "{id} 已结束", EN: "{id} closed"}), domain.Args{"id": in.ID})
	},
}

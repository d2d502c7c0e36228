package impostor

import (
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/impostor"
	"alumni/tui/deed"
	"alumni/tui/i18n"
)

var rules = []domain.ClauseID{"M8.3"}

// Add enters an unauthorised group.
var Add = deed.Deed[impostor.Add, domain.Impostor]{
	Words: "impostor add", Key: "n",
	Name:  i18n.Line{ZH: "登记冒用群", EN: "Enter a group"},
	Short: i18n.Line{ZH: "登记一个冒用校名的群", EN: "enter a group that uses the school's name"},
	Rules: rules,
	Load: func(deed.Call, domain.ID) (l deed.Loaded[impostor.Add], _ error) {
		return l, nil
	},
	Fields: func(in *impostor.Add) []deed.Field {
		return []deed.Field{
			deed.TextOf("name", &in.Name).Must().Max(domain.MaxName).Named(seenName.ZH, seenName.EN).
				Helped("群名，照看到的写", "the name as it was seen"),
			deed.TextOf("where", &in.Where).Must().Max(domain.MaxText).Named(where.ZH, where.EN).
				Hinted("如 微信搜索、某群转发的二维码", "e.g. a search in WeChat, a code that somebody sent on").Helped("在哪里看到的", "where it was seen"),
			deed.AreaOf("evidence", &in.Evidence).Must().Named(evidence.ZH, evidence.EN).
				Helped("截图编号、链接等，- 表示从标准输入读", "number of a picture, a link; - reads standard input"),
			deed.DayOf("seen_on", &in.SeenOn).Named(seenOn.ZH, seenOn.EN).Helped("发现日期，不写为今天", "when; today if left out"),
			deed.TextOf("seen_by", &in.SeenBy).Max(domain.MaxReference).Optional().Named(seenBy.ZH, seenBy.EN).Helped("发现人", "who saw it"),
			deed.RecordOf("branch", domain.KindBranch, &in.Branch).Named("涉及分会", "Branch").Helped("涉及的分会，知道才写", "whose members it courts, if known"),
			deed.YesOf("meant", &in.Meant, i18n.Line{ZH: "未判断", EN: "not judged"}, i18n.Line{ZH: "确与本校有关", EN: "it means this school"}).
				Named("判断", "Judged").Helped("群名只有“校友”等字样时，确与本校有关", "where the name has 校友 alone: it means this school"),
		}
	},
	Do: (*office.Office).AddImpostor,
	Said: func(t *i18n.Text, _ impostor.Add, i domain.Impostor) string {
		return t.Tell(i18n.Line{ZH: "{id} 已登记。", EN: "{id} is entered."}, domain.Args{"id": i.ID})
	},
}

// Letter records that the rights letter was sent.
var Letter = deed.Deed[impostor.Letter, domain.Impostor]{
	Words: "impostor letter", Key: "d", On: domain.KindImpostor,
	Name:  i18n.Line{ZH: "发维权函", EN: "Send letter"},
	Short: i18n.Line{ZH: "登记已发维权函，限期改正", EN: "record that the rights letter was sent, and until when it asks for a change"},
	Rules: rules,
	Load: deed.From((*office.Office).Impostor, func(_ *i18n.Text, v impostor.View) deed.Loaded[impostor.Letter] {
		return deed.Loaded[impostor.Letter]{Name: v.ID.String(), In: impostor.Letter{ID: v.ID, Version: v.Version}, Refused: v.Letter}
	}),
	Version: func(in *impostor.Letter) *uint64 { return &in.Version },
	Fields: func(in *impostor.Letter) []deed.Field {
		return []deed.Field{
			deed.TextOf("to", &in.To).Must().Max(domain.MaxReference).Named(sentTo.ZH, sentTo.EN).
				Hinted("如 该群群主、微信投诉", "e.g. the group's owner").Helped("函发给谁", "to whom it was sent"),
			deed.DayOf("on", &in.On).Named("发函日期", "Sent on").Helped("发函日期，不写为今天", "when; today if left out"),
			deed.DayOf("demand", &in.Demand).Named(demand.ZH, demand.EN).
				Helped("限期改正的最后一天，不写按办理期限", "the last day for a change; by HQ's term without it"),
		}
	},
	Do: (*office.Office).SendLetter,
	Said: func(t *i18n.Text, _ impostor.Letter, i domain.Impostor) string {
		return t.Tell(i18n.Line{ZH: "{id} 已发函，限 {day} 前改正。", EN: "{id}: letter sent, to change by {day}."},
			domain.Args{"id": i.ID, "day": string(i.Demand)})
	},
}

// Follow records what was found out later.
var Follow = deed.Deed[impostor.Follow, domain.Impostor]{
	Words: "impostor follow", Key: "e", On: domain.KindImpostor,
	Name:  i18n.Line{ZH: "记录跟进", EN: "Follow up"},
	Short: i18n.Line{ZH: "记录后来查看的情况和下次查看的日期", EN: "record what was found later, and when to look again"},
	Rules: rules,
	Load: deed.From((*office.Office).Impostor, func(_ *i18n.Text, v impostor.View) deed.Loaded[impostor.Follow] {
		return deed.Loaded[impostor.Follow]{Name: v.ID.String(), In: impostor.Follow{ID: v.ID, Version: v.Version}, Refused: v.Follow}
	}),
	Version: func(in *impostor.Follow) *uint64 { return &in.Version },
	Fields: func(in *impostor.Follow) []deed.Field {
		return []deed.Field{
			deed.AreaOf("note", &in.Note).Must().Named(note.ZH, note.EN).Helped("看到什么，- 表示从标准输入读", "what was found; - reads standard input"),
			deed.DayOf("next", &in.Next).Named(next.ZH, next.EN).Helped("下次查看的日期", "when to look again"),
		}
	},
	Do: (*office.Office).FollowUp,
	Said: func(t *i18n.Text, _ impostor.Follow, i domain.Impostor) string {
		return t.Tell(i18n.Line{ZH: "{id} 已记录。", EN: "{id}: recorded."}, domain.Args{"id": i.ID})
	},
}

// Close ends a matter.
var Close = deed.Deed[impostor.Close, domain.Impostor]{
	Words: "impostor close", Key: "x", On: domain.KindImpostor,
	Name:  i18n.Line{ZH: "了结", EN: "Close"},
	Short: i18n.Line{ZH: "了结：已改名、已解散、已补办、追究责任或误报", EN: "close the matter with what it came to"},
	Rules: rules,
	Load: deed.From((*office.Office).Impostor, func(_ *i18n.Text, v impostor.View) deed.Loaded[impostor.Close] {
		return deed.Loaded[impostor.Close]{Name: v.ID.String(), In: impostor.Close{ID: v.ID, Version: v.Version}, Refused: v.Close}
	}),
	Version: func(in *impostor.Close) *uint64 { return &in.Version },
	Fields: func(in *impostor.Close) []deed.Field {
		return []deed.Field{
			deed.ChoiceOf("outcome", &in.Outcome, domain.ImpostorOutcomes, (*i18n.Text).ImpostorOutcomeWords).Named(outcome.ZH, outcome.EN),
			deed.AreaOf("result", &in.Result).Must().Named(result.ZH, result.EN).Helped("处理情况，- 表示从标准输入读", "what it came to; - reads standard input"),
			deed.RecordOf("group", domain.KindGroup, &in.Group).Named("成为的官方群", "Official group").
				Helped("补办后的官方群，结果为 authorised 时须写", "the official group that it became"),
		}
	},
	Do: (*office.Office).CloseImpostor,
	Said: func(t *i18n.Text, _ impostor.Close, i domain.Impostor) string {
		return t.Tell(i18n.Line{ZH: "{id} 已了结：{outcome}。", EN: "{id} is closed: {outcome}."},
			domain.Args{"id": i.ID, "outcome": t.ImpostorOutcomeWords()[i.Outcome]})
	},
}

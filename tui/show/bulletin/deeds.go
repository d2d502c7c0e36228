package bulletin

import (
	"cmp"
	"strconv"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/bulletin"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Tick ticks one box of an open publication, at first one that is missing.
var Tick = deed.Deed[bulletin.RecordNotice, domain.Task]{
	Words: "task notice", Key: "t", On: domain.KindTask,
	Name:   i18n.Line{ZH: "登记公布", EN: "Tick a box"},
	Submit: i18n.Line{ZH: "登记", EN: "Record"},
	Short:  i18n.Line{ZH: "登记一个渠道的公布；两个渠道齐全即完成", EN: "record one channel of a publication; both complete it"},
	Rules:  []domain.ClauseID{"M4.3"},
	Load: func(c deed.Call, id domain.ID) (deed.Loaded[bulletin.RecordNotice], error) {
		v, err := c.Office.Task(c.Ctx, c.By, id)
		w, missing := &c.Text.Bulletin, append(v.Boxes().Missing(), domain.NoticeAccount)
		l := deed.Loaded[bulletin.RecordNotice]{
			In:   bulletin.RecordNotice{Task: v.ID, Version: v.Version, Channel: missing[0], Date: domain.DateOf(c.Office.Now())},
			Name: v.GroupName, Refused: v.Complete,
			Warn: append([]show.Row{{Text: w.TickIntro, Tone: show.ToneStrong}}, Boxes(c.Text, v.Boxes())...),
		}
		if len(missing) == 2 { // one box and the end of the list
			l.Warn = append(l.Warn, show.Row{Text: w.TickBoth, Tone: show.ToneFocus})
		}
		return l, err
	},
	Version: func(in *bulletin.RecordNotice) *uint64 { return &in.Version },
	Fields: func(in *bulletin.RecordNotice) []deed.Field {
		words := func(t *i18n.Text) map[domain.NoticeChannel]string { return t.Bulletin.Channel }
		return []deed.Field{
			page("link", &in.Link).Must(),
			deed.DayOf("date", &in.Date),
			deed.ChoiceOf("channel", &in.Channel, domain.NoticeChannels, words).Must().Named("公布渠道", "Channel").
				Helped("公布渠道：account 公众号、website 网站", "account (official account) or website"),
		}
	},
	Do: (*office.Office).RecordNotice,
	Said: func(t *i18n.Text, in bulletin.RecordNotice, out domain.Task) string {
		said := i18n.Line{ZH: "{id} 已登记{channel}公布，还缺{missing}", EN: "{id}: {channel} recorded, {missing} is missing"}
		if out.State == domain.TaskDone {
			said = i18n.Line{ZH: "{id} 两个渠道都已公布，公布完成", EN: "{id}: published on both channels"}
		}
		return t.Sentence(t.Say(said), domain.Args{
			"id": out.ID, "channel": t.Bulletin.Channel[in.Channel], "missing": t.ChannelNames(out.Boxes().Missing()),
		})
	},
}

// page is the address of a page.
func page(key string, to *string) deed.Field {
	return deed.TextOf(key, to).Max(domain.MaxText).Hinted("https://…", "https://…")
}

// Publish records where a bulletin is out.
var Publish = deed.Deed[bulletin.PublishBulletin, domain.Bulletin]{
	Words: "bulletin publish", Key: "a", On: domain.KindBulletin,
	Name:   i18n.Line{ZH: "登记发布", EN: "Record as published"},
	Submit: i18n.Line{ZH: "登记发布", EN: "Record"},
	Short: i18n.Line{
		ZH: "登记公告已在两个渠道发布，各群公布一并完成；中断后再次执行即可补完",
		EN: "record that a bulletin is out on both channels; run it again to mend one that was cut short",
	},
	Rules: []domain.ClauseID{"M4.3"},
	Load: func(c deed.Call, id domain.ID) (deed.Loaded[bulletin.PublishBulletin], error) {
		v, err := c.Office.Bulletin(c.Ctx, c.By, id)
		today, account, website := domain.DateOf(c.Office.Now()), v.Publication.Account, v.Publication.Website
		t, w := c.Text, &c.Text.Bulletin
		l := deed.Loaded[bulletin.PublishBulletin]{
			In: bulletin.PublishBulletin{
				ID: v.ID, Version: v.Version, AccountLink: account.Link, AccountDate: cmp.Or(account.Date, today),
				WebsiteLink: website.Link, WebsiteDate: cmp.Or(website.Date, today),
			},
			Name: v.ID.String(), Refused: v.Publish,
			Warn: []show.Row{
				{Text: t.Sentence(w.PublishIntro, domain.Args{"n": len(v.Entries) - v.Done - len(v.Stale)}), Tone: show.ToneStrong},
				{Text: w.PublishAfter},
			},
		}
		if n := len(v.Stale); n > 0 {
			l.Warn = append(l.Warn, show.Row{Sign: "!", Text: t.Sentence(w.PublishStale, domain.Args{"n": n}), Tone: show.ToneDue})
		}
		return l, err
	},
	Version: func(in *bulletin.PublishBulletin) *uint64 { return &in.Version },
	Fields: func(in *bulletin.PublishBulletin) []deed.Field {
		return []deed.Field{
			page("account_link", &in.AccountLink).Helped("公众号网页", "page on the official account"),
			deed.DayOf("account_date", &in.AccountDate).Helped("公众号日期，不写为今天", "its day, today if not given"),
			page("website_link", &in.WebsiteLink).Helped("网站网页", "page on the website"),
			deed.DayOf("website_date", &in.WebsiteDate).Helped("网站日期，不写为今天", "its day, today if not given"),
		}
	},
	Do: (*office.Office).PublishBulletin,
	Said: func(t *i18n.Text, _ bulletin.PublishBulletin, b domain.Bulletin) string {
		done, left := b.Tally()
		args := domain.Args{"id": b.ID, "done": strconv.Itoa(done)}
		if left > 0 {
			args["left"] = left
		}
		return t.Sentence(t.Bulletin.Published, args)
	},
}

// Drop throws a draft away.
var Drop = deed.Deed[bulletin.DropBulletin, domain.Bulletin]{
	Words: "bulletin drop", Key: "x", On: domain.KindBulletin,
	Name:   i18n.Line{ZH: "作废", EN: "Drop"},
	Short:  i18n.Line{ZH: "作废公告拟稿", EN: "drop a draft bulletin"},
	Danger: true, Rules: []domain.ClauseID{"M4.3"},
	Load: deed.From((*office.Office).Bulletin, func(t *i18n.Text, v bulletin.View) deed.Loaded[bulletin.DropBulletin] {
		after := i18n.Line{
			ZH: "作废后各群仍待公布，可编入下一份公告。", EN: "Its groups still wait to be published and may go into the next bulletin.",
		}
		return deed.Loaded[bulletin.DropBulletin]{
			In: bulletin.DropBulletin{ID: v.ID, Version: v.Version}, Name: v.ID.String(), Refused: v.Drop,
			Warn: []show.Row{{Text: t.Say(after), Tone: show.ToneStrong}},
		}
	}),
	Version: func(in *bulletin.DropBulletin) *uint64 { return &in.Version },
	Fields: func(in *bulletin.DropBulletin) []deed.Field {
		return []deed.Field{deed.AreaOf("reason", &in.Reason).Named("理由", "Reason").Must()}
	},
	Do: (*office.Office).DropBulletin,
	Said: func(t *i18n.Text, in bulletin.DropBulletin, _ domain.Bulletin) string {
		return t.Sentence(t.Say(i18n.Line{ZH: "{id} 已作废", EN: "{id} dropped"}), domain.Args{"id": in.ID})
	},
}

// Package bulletin tells of publications and bulletins (公布、公告), M4.3: what
// waits to be published, the bulletins, their documents and plain deeds, for
// every face.
package bulletin

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/bulletin"
	"alumni/domain/office/task"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Row is a line of the mixed list: an open publication or a bulletin.
type Row struct {
	Open *bulletin.PublicationRow
	Out  *bulletin.Row
}

// OfPublication is the row of what waits to be published.
func OfPublication(r bulletin.PublicationRow) Row { return Row{Open: &r} }

// OfBulletin is the row of a bulletin.
func OfBulletin(r bulletin.Row) Row { return Row{Out: &r} }

// ID is the record's.
func (r Row) ID() domain.ID {
	if r.Open != nil {
		return r.Open.ID
	}
	return r.Out.ID
}

func (r Row) boxes() domain.Publication {
	if r.Open != nil {
		return r.Open.Boxes
	}
	return r.Out.Publication
}

// Columns are those of the mixed list.
func Columns(t *i18n.Text, now func() time.Time) []show.Column[Row] {
	w := &t.Bulletin
	return []show.Column[Row]{
		{Key: "date", Title: w.Date, Width: 8, Cell: func(r Row) show.Cell {
			if r.Out != nil {
				day := string(domain.DateOf(r.Out.CreatedAt))
				return show.Cell{Text: day[5:], Long: day, Tone: show.ToneLabel}
			}
			return show.Cell{Text: t.DueWord(r.Open.Due, now()), Long: t.DueDate(r.Open.Due, now()), Tone: show.DueTone(r.Open.Due, now())}
		}},
		{Key: "id", Title: t.Label.Number, Width: 6, Spare: true, Tone: show.ToneLabel, Text: func(r Row) string {
			return r.ID().String()
		}},
		{Key: "group", Title: w.Group, Width: 10, Grow: 1, Cell: func(r Row) show.Cell { return subject(t, r) }},
		{Key: "change", Title: w.Change, Width: t.Cells(10, 11), Cell: func(r Row) show.Cell {
			if r.Out != nil {
				return state(t, r.Out.State)
			}
			return show.Cell{Text: t.GroupChanges(r.Open.Changes)}
		}},
		{Key: "account", Title: w.Account, Width: 9, Cell: func(r Row) show.Cell { return box(r.boxes().Account) }},
		{Key: "website", Title: w.Website, Width: 9, Cell: func(r Row) show.Cell { return box(r.boxes().Website) }},
		{Key: "draft", Title: w.Draft, Width: 6, Wide: true, Cell: func(r Row) show.Cell {
			if r.Open != nil {
				return show.Cell{Text: r.Open.Bulletin.String(), Tone: show.ToneLabel}
			}
			return show.Cell{}
		}},
	}
}

func subject(t *i18n.Text, r Row) show.Cell {
	if r.Open != nil {
		return show.Cell{Text: i18n.ShortGroup(r.Open.GroupName), Long: r.Open.GroupName + " " + r.Open.Group.String()}
	}
	args := domain.Args{"name": i18n.ShortGroup(r.Out.First)}
	if n := len(r.Out.Groups); n > 1 {
		args["n"] = n
	}
	return show.Cell{Text: t.Sentence(t.Bulletin.Groups, args)}
}

// box is one box: ticked with its day, or empty.
func box(n domain.Notice) show.Cell {
	if !n.Ticked() {
		return show.Cell{Sign: "[ ]", Tone: show.ToneDue}
	}
	return show.Cell{Sign: "[✓]", Text: string(n.Date)[5:], Long: string(n.Date), Tone: show.ToneFocus}
}

func state(t *i18n.Text, s domain.BulletinState) show.Cell { return looks[s].Cell(t.Word.Bulletin[s]) }

var looks = map[domain.BulletinState]show.Look{
	domain.BulletinDraft: {Sign: "…", Tone: show.ToneDue}, domain.BulletinPublished: {Sign: "✓", Tone: show.ToneFocus},
	domain.BulletinDropped: {Sign: "✗", Tone: show.ToneLabel},
}

// Waiting is the list of what waits to be published.
var Waiting = deed.Listing[bulletin.PublicationRow, bulletin.PublicationFilter]{
	Words: "bulletin waiting", Short: i18n.Line{ZH: "列出待公布的群", EN: "list what waits to be published"},
	Page: func(f *bulletin.PublicationFilter, text, after string, limit int) {
		f.Text, f.After, f.Limit = text, after, limit
	},
	Do: (*office.Office).Publications,
	Columns: func(t *i18n.Text, now func() time.Time) []show.Column[bulletin.PublicationRow] {
		cols := show.Of(Columns(t, now), OfPublication)
		cols[6].Title = t.FieldName("bulletin_draft") // not the draft itself
		return cols
	},
}

// Out are the columns of the bulletins, with who issued them.
func Out(t *i18n.Text, now func() time.Time) []show.Column[bulletin.Row] {
	cols := show.Of(Columns(t, now), OfBulletin)
	cols[0].Title, cols[3].Title = t.FieldName("date"), t.Label.State
	cols[6] = show.Column[bulletin.Row]{Key: "by", Title: t.Bulletin.Issuer, Text: func(r bulletin.Row) string { return r.ByName }}
	return cols
}

// View is one bulletin: its groups as the text has them, and where it is out.
var View = deed.Viewing[bulletin.View]{
	Words: "bulletin show", On: domain.KindBulletin, Short: i18n.Line{ZH: "一份公告的详情", EN: "one bulletin in full"},
	Do: (*office.Office).Bulletin, Doc: document, Version: func(v bulletin.View) uint64 { return v.Version },
	Commands: []deed.Offer{Publish, Drop},
}

func document(t *i18n.Text, now time.Time, v bulletin.View) show.Doc {
	w := &t.Bulletin
	s := show.Section{Rows: append([]show.Row{looks[v.State].Row(t.Label.State, t.Word.Bulletin[v.State])}, Boxes(t, v.Publication)...)}
	if v.State != domain.BulletinDropped {
		s.Field(w.Recorded, t.Sentence(w.RecordedCount, domain.Args{"done": strconv.Itoa(v.Done), "n": len(v.Groups)}))
	}
	return show.Doc{
		ID: v.ID.String(), Title: t.Sentence(w.BulletinHeading, domain.Args{"n": len(v.Groups)}),
		Subtitle: t.Sentence(w.By, domain.Args{"by": cmp.Or(v.ByName, t.Label.Operator), "date": string(domain.DateOf(v.CreatedAt))}),
		Sections: []show.Section{s, entries(t, v), show.History(t, now, v.History, v.ID)},
	}
}

func entries(t *i18n.Text, v bulletin.View) show.Section {
	s := show.Section{Title: t.Bulletin.Entries}
	for _, g := range v.Text.Groups {
		r := show.Row{Sign: "·", Text: g.Group.String() + "  " + g.Name + "  " + t.GroupChanges(g.Changes)}
		switch {
		case g.Done:
			r.Sign, r.Tone = "✓", show.ToneFocus
		case g.Left:
			r.Sign, r.Tone, r.Note = "!", show.ToneDue, t.Bulletin.LeftOpen
		case slices.Contains(v.Stale, g.Group):
			r.Sign, r.Tone, r.Note = "!", show.ToneDue, t.Bulletin.Stale
		}
		s.Rows = append(s.Rows, r)
	}
	return s
}

// Boxes are the two boxes of a publication, M4.3: where it is out and since
// when, or that it is not.
func Boxes(t *i18n.Text, p domain.Publication) []show.Row {
	w := &t.Bulletin
	var out []show.Row
	for _, c := range domain.NoticeChannels {
		n := p.On(c)
		r := show.Row{Sign: "○", Label: w.Channel[c], Text: w.Unticked, Tone: show.ToneDue}
		if n.Ticked() {
			r = show.Row{Sign: "✓", Label: w.Channel[c], Text: string(n.Date) + "  " + n.Link, Tone: show.ToneFocus}
		}
		out = append(out, r)
	}
	return out
}

// InDraft says in which draft bulletin an open publication stands; none for none.
func InDraft(t *i18n.Text, v task.View) []show.Row {
	if v.Bulletin.IsZero() {
		return nil
	}
	text := t.Sentence(t.Bulletin.InDraft, domain.Args{"id": v.Bulletin})
	return []show.Row{{Sign: "…", Label: t.Bulletin.Draft, Text: text, Tone: show.ToneDue}}
}

// Tick ticks one box of an open publication, at first one that is missing.
var Tick = deed.Deed[bulletin.RecordNotice, domain.Task]{
	Words: "task notice", Key: "t", On: domain.KindTask,
	May:    domain.CanPublish,
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
	May:    domain.CanPublish,
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
				{Text: t.Sentence(w.PublishIntro, domain.Args{"n": len(v.Groups) - v.Done - len(v.Stale)}), Tone: show.ToneStrong},
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
	May:    domain.CanPublish,
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

// Package campaign tells of filing campaigns (备案工作), N4.1: their list, how far
// each branch has come, their document and their plain deeds, for every face.
package campaign

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/campaign"
	"alumni/domain/office/desk"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// List is the list of campaigns.
var List = deed.Listing[campaign.Row, campaign.Filter]{
	Words: "campaign list", Short: i18n.Line{ZH: "列出备案工作", EN: "list campaigns"},
	Narrow: func(f *campaign.Filter) []deed.Field {
		words := func(t *i18n.Text) map[domain.CampaignState]string { return t.Word.Campaign }
		return []deed.Field{
			deed.ChoiceOf("state", &f.State, domain.CampaignStates, words).Helped("状态：open 进行中、closed 已结束", "state: open, closed"),
		}
	},
	Page:    func(f *campaign.Filter, text, after string, limit int) { f.Text, f.After, f.Limit = text, after, limit },
	Do:      (*office.Office).Campaigns,
	Columns: columns,
}

func columns(t *i18n.Text, _ func() time.Time) []show.Column[campaign.Row] {
	return []show.Column[campaign.Row]{
		{Key: "id", Title: t.Label.Number, Text: func(c campaign.Row) string { return c.ID.String() }},
		{Key: "name", Title: t.Campaign.Name, Text: func(c campaign.Row) string { return c.Name }},
		{Key: "state", Title: t.Label.State, Cell: func(c campaign.Row) show.Cell { return State(t, c) }},
		{Key: "deadline", Title: t.FieldName("deadline"), Text: func(c campaign.Row) string { return string(c.Deadline) }},
		{Key: "filed", Title: t.Campaign.Progress, Text: func(c campaign.Row) string { return done(c.Totals) }},
	}
}

// State is how a campaign stands.
func State(t *i18n.Text, c campaign.Row) show.Cell {
	if c.Overdue {
		return show.Cell{Sign: "!", Text: t.Word.Campaign[c.State], Tone: show.ToneDanger}
	}
	return show.Cell{Text: t.Word.Campaign[c.State], Tone: show.ToneLabel}
}

func done(n campaign.Totals) string { return show.Ratio(n.Done(), n.Asked) }

// Entries are the columns of the branches in a campaign.
func Entries(t *i18n.Text) []show.Column[campaign.EntryRow] {
	w := &t.Campaign
	return []show.Column[campaign.EntryRow]{
		{Title: w.Branch, Width: 10, Cell: func(r campaign.EntryRow) show.Cell { return Looks[r.Status].Cell(r.BranchName) }},
		{Title: w.Situation, Width: t.Cells(10, 15), Grow: 1, Cell: func(r campaign.EntryRow) show.Cell { return situation(t, r) }},
		{Title: w.State, Width: t.Cells(12, 18), Cell: func(r campaign.EntryRow) show.Cell { return progress(t, r) }},
		{Title: w.GroupsDone, Width: 4, Spare: true, Right: true, Tone: show.ToneLabel, Text: func(r campaign.EntryRow) string {
			return show.Ratio(r.GroupsFiled, len(r.Groups))
		}},
	}
}

// Looks are the signs and the colours of a branch's status.
var Looks = map[domain.AskedStatus]show.Look{
	domain.AskedFiled: {Sign: "✓", Tone: show.ToneFocus}, domain.AskedLate: {Sign: "*", Tone: show.ToneDue},
	domain.AskedSubmitted: {Sign: "…", Tone: show.ToneDue}, domain.AskedMissing: {Sign: "!", Tone: show.ToneDanger},
	domain.AskedNoGroup: {Sign: "-", Tone: show.ToneLabel},
}

// situation says why a branch is stuck, by the registry or by its own words.
func situation(t *i18n.Text, r campaign.EntryRow) show.Cell {
	switch text := strings.Join(obstacles(t, r), t.Label.Comma); {
	case r.Status != domain.AskedMissing:
		return show.Cell{Text: t.Campaign.Status[r.Status]}
	case text == "" && r.Note == "":
		return show.Cell{Text: "—", Tone: show.ToneLabel}
	case text == "":
		return show.Cell{Text: r.Note}
	default:
		return show.Cell{Text: text}
	}
}

func obstacles(t *i18n.Text, r campaign.EntryRow) (words []string) {
	for _, o := range r.Obstacles {
		words = append(words, t.Campaign.Obstacle[o])
	}
	return words
}

// progress says what was done about a branch, or what is wrong with its form.
func progress(t *i18n.Text, r campaign.EntryRow) show.Cell {
	text := "—"
	switch {
	case r.Status == domain.AskedSubmitted && len(r.Obstacles) > 0:
		return show.Cell{Text: strings.Join(obstacles(t, r), t.Label.Comma), Tone: show.ToneDue}
	case r.Status == domain.AskedMissing && r.Reminders > 0:
		text = reminded(t, r)
	case r.CleanedUp != "":
		text = cleaned(t, string(r.CleanedUp)[5:])
	case r.Status == domain.AskedMissing:
		text = t.Campaign.NotReminded
	}
	return show.Cell{Text: text, Tone: show.ToneLabel}
}

func reminded(t *i18n.Text, r campaign.EntryRow) string {
	return t.Sentence(t.Campaign.Reminded, domain.Args{"n": r.Reminders})
}

func cleaned(t *i18n.Text, day string) string {
	return t.Sentence(t.Campaign.Cleaned, domain.Args{"date": day})
}

// Until says how much time is left.
func Until(t *i18n.Text, v campaign.View) show.Cell {
	say := func(sentence string, days int, tone show.Tone) show.Cell {
		return show.Cell{Text: t.Sentence(sentence, domain.Args{"date": string(v.Deadline), "days": days}), Tone: tone}
	}
	switch {
	case v.State == domain.CampaignClosed:
		return say(t.Campaign.Ended, v.DaysLeft, show.ToneLabel)
	case v.DaysLeft < 0:
		return say(t.Campaign.Past, -v.DaysLeft, show.ToneDanger)
	case v.DaysLeft == 0:
		return say(t.Campaign.LastDay, 0, show.ToneDue)
	case v.DaysLeft <= 7:
		return say(t.Campaign.Deadline, v.DaysLeft, show.ToneDue)
	}
	return say(t.Campaign.Deadline, v.DaysLeft, show.ToneLabel)
}

// View is one campaign with how far every branch has come.
var View = deed.Viewing[campaign.View]{
	Words: "campaign show", On: domain.KindCampaign, Short: i18n.Line{ZH: "一次备案工作的进展", EN: "how far a campaign has come"},
	Do: (*office.Office).Campaign, Doc: document, Version: func(v campaign.View) uint64 { return v.Version },
	Commands: []deed.Offer{Start, Close, Resume},
}

// Rest is how many are late, in review and missing, and how many were not asked.
func Rest(t *i18n.Text, v campaign.View) (out []show.Row) {
	w, n := &t.Campaign, v.Totals
	count := map[domain.AskedStatus]int{domain.AskedLate: n.Late, domain.AskedSubmitted: n.Submitted, domain.AskedMissing: n.Missing}
	for _, s := range domain.AskedStatuses {
		if count[s] > 0 {
			out = append(out, show.Row{Label: w.Rest[s], Text: strconv.Itoa(count[s]), Tone: Looks[s].Tone})
		}
	}
	if v.Beside > 0 {
		n := strconv.Itoa(v.Beside)
		out = append(out, show.Row{Label: w.Beside, Text: n, Tone: show.ToneLabel, Long: w.NotAsked + "  " + n})
	}
	return out
}

func document(t *i18n.Text, now time.Time, v campaign.View) show.Doc {
	w, until := &t.Campaign, Until(t, v)
	s := show.Section{Rows: []show.Row{
		{Label: t.Label.State, Text: t.Word.Campaign[v.State] + " · " + until.Text, Tone: until.Tone, Note: t.Cite("N4.1b")},
		{Label: w.Progress, Text: done(v.Totals), Tone: show.ToneFocus},
	}}
	for _, r := range Rest(t, v) {
		s.Rows = append(s.Rows, show.Row{Long: cmp.Or(r.Long, r.Label+"  "+r.Text)})
	}
	for _, k := range v.Kinds {
		s.Field(t.Word.BranchKind[k.Kind], show.Ratio(k.Done(), k.Asked))
	}
	branches := show.Section{Title: w.Everyone}
	for _, r := range v.Rows {
		l := Looks[r.Status]
		branches.Rows = append(branches.Rows, show.Row{
			Sign: l.Sign, Label: r.BranchName, Text: situation(t, r).Text, Note: progress(t, r).Text, Tone: l.Tone, Long: entry(t, r),
		})
	}
	return show.Doc{ID: v.ID.String(), Title: v.Name, Sections: show.Filled(s, branches, show.History(t, now, v.History, v.ID))}
}

// entry is all there is to say of a branch in a campaign.
func entry(t *i18n.Text, r campaign.EntryRow) string {
	parts := []string{r.Branch.String(), r.BranchName, t.Campaign.Status[r.Status], show.Ratio(r.GroupsFiled, len(r.Groups))}
	parts = append(parts, obstacles(t, r)...)
	if r.Reminders > 0 {
		parts = append(parts, reminded(t, r))
	}
	if r.CleanedUp != "" {
		parts = append(parts, cleaned(t, string(r.CleanedUp)))
	}
	if r.Note != "" {
		parts = append(parts, r.Note)
	}
	return strings.Join(parts, "  ")
}

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
		return t.Sentence(t.Say(said), domain.Args{"id": c.ID, "n": len(c.Asked)})
	},
}

// Resume goes on with a campaign that was broken off; it asks nothing.
var Resume = deed.Deed[domain.ID, domain.Campaign]{
	Words: "campaign resume", Key: "R", On: domain.KindCampaign,
	May:   domain.CanCampaign,
	Name:  i18n.Line{ZH: "继续开任务", EN: "Go on opening tasks"},
	Short: i18n.Line{ZH: "继续开出备案任务", EN: "go on opening filing tasks"},
	Load:  deed.ByID, Do: (*office.Office).ResumeCampaign,
	Said: func(t *i18n.Text, id domain.ID, _ domain.Campaign) string {
		said := i18n.Line{ZH: "{id} 的备案任务已全部开出", EN: "{id}: every filing task is open"}
		return t.Sentence(t.Say(said), domain.Args{"id": id})
	},
}

// Close ends a campaign.
var Close = deed.Deed[desk.Ref, domain.Campaign]{
	Words: "campaign close", Key: "x", On: domain.KindCampaign,
	May:    domain.CanCampaign,
	Name:   i18n.Line{ZH: "结束备案", EN: "Close campaign"},
	Title:  i18n.Line{ZH: "结束备案", EN: "Close"},
	Submit: i18n.Line{ZH: "结束备案", EN: "Close"},
	Short:  i18n.Line{ZH: "结束备案工作", EN: "close a campaign"},
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
			In: desk.Ref{ID: v.ID, Version: v.Version}, Name: v.Name, Refused: v.May.Run,
			Warn: []show.Row{{Text: t.Sentence(t.Say(intro), args), Tone: show.ToneStrong}, {Text: t.Say(after)}},
		}
	}),
	Version: func(in *desk.Ref) *uint64 { return &in.Version },
	Do:      (*office.Office).CloseCampaign,
	Said: func(t *i18n.Text, in desk.Ref, _ domain.Campaign) string {
		return t.Sentence(t.Say(i18n.Line{ZH: "{id} 已结束", EN: "{id} closed"}), domain.Args{"id": in.ID})
	},
}

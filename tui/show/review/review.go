// Package review tells of identity reviews (身份核查) of a group's members, M6.1,
// N2.2a, for every face.
package review

import (
	"cmp"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/review"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
	"alumni/tui/show/member"
	"alumni/tui/show/person"
)

// List is the list of reviews.
var List = deed.Listing[review.Row, review.Filter]{
	Words: "review list", Short: i18n.Line{ZH: "列出身份核查", EN: "list identity reviews"},
	Narrow: func(f *review.Filter) []deed.Field {
		return []deed.Field{
			deed.RecordOf("branch", domain.KindBranch, &f.Branch), deed.RecordOf("group", domain.KindGroup, &f.Group),
			deed.ChoiceOf("state", &f.State, domain.ReviewStates, func(t *i18n.Text) map[domain.ReviewState]string {
				return t.Review.State
			}),
		}
	},
	Page: func(f *review.Filter, text, after string, limit int) { f.Text, f.After, f.Limit = text, after, limit },
	Do:   (*office.Office).Reviews, Columns: columns,
	Title: i18n.Line{ZH: "身份核查", EN: "Identity reviews"},
	Count: i18n.Line{ZH: "{n} 次身份核查[，{chip}]", EN: "{n} {n|review|reviews}[, {chip}]"},
	Empty: i18n.Line{ZH: "没有身份核查的记录。在群页按 w 开始核查。", EN: "No review. It begins with w on a group's page."},
	Chips: []deed.Chip[review.Filter]{deed.All[review.Filter](), inState(domain.ReviewOpen), inState(domain.ReviewDone)},
	ID:    func(r review.Row) domain.ID { return r.ID },
	Stamp: func(r review.Row) uint64 { return r.Stamp },
	Kinds: []domain.Kind{domain.KindReview, domain.KindGroup},
}

func inState(s domain.ReviewState) deed.Chip[review.Filter] {
	return deed.Chip[review.Filter]{
		Label: func(t *i18n.Text) string { return t.Review.State[s] }, Set: func(f *review.Filter) { f.State = s },
	}
}

var looks = map[domain.ReviewState]show.Look{
	domain.ReviewOpen: {Sign: "…", Tone: show.ToneDue}, domain.ReviewDone: {Sign: "✓", Tone: show.ToneFocus},
	domain.ReviewCancelled: {Sign: "—", Tone: show.ToneLabel},
}

// found is how each finding is drawn.
var found = map[domain.ReviewedState]show.Look{
	domain.ReviewedOpen: {Sign: "…", Tone: show.ToneDue}, domain.ReviewedFits: {Sign: "✓", Tone: show.ToneFocus},
	domain.ReviewedVerified: {Sign: "✓", Tone: show.ToneFocus}, domain.ReviewedCard: {Sign: "!", Tone: show.ToneDue},
	domain.ReviewedUnfit: {Sign: "✗", Tone: show.ToneDanger}, domain.ReviewedLeft: {Sign: "—", Tone: show.ToneLabel},
	domain.ReviewedSkipped: {Sign: "!", Tone: show.ToneDue}, domain.ReviewedGone: {Sign: "—", Tone: show.ToneLabel},
}

func columns(t *i18n.Text, _ func() time.Time) []show.Column[review.Row] {
	return []show.Column[review.Row]{
		{Key: "id", Title: t.Label.Number, Width: 6, Tone: show.ToneLabel, Text: func(r review.Row) string { return r.ID.String() }},
		{Key: "group", Title: t.Group.Name, Width: 10, Grow: 1, Cell: func(r review.Row) show.Cell { return show.GroupCell(r.GroupName) }},
		{Key: "decided", Title: t.FieldName("decided"), Width: 8, Right: true, Text: func(r review.Row) string {
			return show.Ratio(r.Decided, len(r.Members))
		}},
		{Key: "began", Title: t.Review.Begun, Width: 10, Tone: show.ToneLabel, Text: func(r review.Row) string {
			return string(domain.DateOf(r.CreatedAt))
		}},
		{Key: "ended", Title: t.Review.Ended, Width: 10, Wide: true, Text: func(r review.Row) string { return day(r.EndedAt) }},
		{Key: "walker", Title: t.Review.Walker, Width: 8, Wide: true, Text: func(r review.Row) string { return r.ClaimedBy }},
		{Key: "state", Title: t.Label.State, Width: t.Cells(8, 11), Cell: func(r review.Row) show.Cell {
			return looks[r.State].Cell(t.Review.State[r.State])
		}},
	}
}

func day(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return string(domain.DateOf(at))
}

// View is one review: how far it has come or what it found, member by member.
var View = deed.Viewing[review.View]{
	Words: "review show", On: domain.KindReview, Short: i18n.Line{ZH: "一次身份核查的进度与结果", EN: "one review: how far it is, what it found"},
	Do: (*office.Office).Review, Doc: document, Version: func(v review.View) uint64 { return v.Version },
	Commands: []deed.Offer{Start, Take, Decide, Finish},
}

func document(t *i18n.Text, now time.Time, v review.View) show.Doc {
	return show.Doc{
		ID: v.ID.String(), Title: t.Sentence(t.Review.Heading, domain.Args{"group": i18n.ShortGroup(v.GroupName)}),
		Subtitle: t.Whose(v.Branch, v.BranchName),
		Sections: show.Filled(standing(t, now, v), joined(t, v), decisions(t, v), show.History(t, now, v.History, v.ID)),
	}
}

func standing(t *i18n.Text, now time.Time, v review.View) show.Section {
	w := &t.Review
	var s show.Section
	s.Field(t.Group.Name, v.Group.String()+"  "+v.GroupName)
	s.Rows = append(s.Rows, looks[v.State].Row(t.Label.State, t.Review.State[v.State]))
	s.Field(t.FieldName("decided"), t.Sentence(w.Progress, domain.Args{"n": v.Decided, "total": len(v.Members)}))
	s.Field(w.Counts, t.ReviewCounts(v.Counts))
	if v.State == domain.ReviewOpen {
		s.Rows = append(s.Rows, show.DueRow(t, v.Due, now))
		s.Field(w.Walker, v.ClaimedBy)
	}
	s.Field(w.Begun, i18n.Minute(v.CreatedAt)+" "+v.ByName)
	if !v.EndedAt.IsZero() {
		s.Field(w.Ended, i18n.Minute(v.EndedAt)+" "+v.EndedByWho)
	}
	return s
}

// joined names who is not covered, since they joined after it began.
func joined(t *i18n.Text, v review.View) show.Section {
	s := show.Section{Title: t.Review.Joined}
	for _, p := range v.JoinedNow {
		s.Rows = append(s.Rows, show.Row{Sign: "!", Label: p.Name, Text: p.ID.String(), ID: p.ID, Tone: show.ToneDue})
	}
	return s
}

func decisions(t *i18n.Text, v review.View) show.Section {
	s := show.Section{Title: t.Review.Found}
	for _, d := range v.Decisions {
		look := found[d.State]
		text := t.Review.Reviewed[d.State]
		for _, more := range []string{d.Note, t.ReviewRecord(d.Record)} {
			if more != "" {
				text += " · " + more
			}
		}
		row := look.Row(d.Name, text)
		row.ID, row.Note = d.Person, d.ByName
		s.Rows = append(s.Rows, row)
	}
	return s
}

// Seat is the document of a member in the walk.
func Seat(t *i18n.Text, s review.Seat) show.Doc {
	w := &t.Review
	doc := show.Doc{
		ID: s.Review.ID.String(), Title: t.Sentence(w.Heading, domain.Args{"group": i18n.ShortGroup(s.Review.GroupName)}),
		Subtitle: t.Sentence(w.Progress, domain.Args{"n": s.Review.Decided, "total": len(s.Review.Members)}),
	}
	bar := show.Bar(s.Review.Decided, len(s.Review.Members), 20)
	if s.At == 0 {
		doc.Sections = []show.Section{{Rows: []show.Row{{Text: bar, Tone: show.ToneFocus}, {}, {Sign: "✓", Text: w.AllDone, Tone: show.ToneFocus}}}}
		return doc
	}
	place := t.Sentence(w.Place, domain.Args{"n": s.At, "total": len(s.Review.Members)})
	head := show.Section{Rows: []show.Row{
		{Text: bar + "  " + place, Tone: show.ToneLabel}, {}, {Text: s.Member.Name + "  " + s.Member.Person.String(), Tone: show.ToneStrong},
	}}
	if s.Found.State != domain.ReviewedOpen {
		text := t.Sentence(w.DecidedAlready, domain.Args{"state": w.Reviewed[s.Found.State], "person": s.FoundBy, "note": s.Found.Note})
		if record := t.ReviewRecord(s.Found.Record); record != "" {
			text += " · " + record
		}
		head.Rows = append(head.Rows, show.Row{Sign: found[s.Found.State].Sign, Text: text, Tone: found[s.Found.State].Tone})
	}
	doc.Sections = []show.Section{head, about(t, s)}
	return doc
}

// about is what is known of the member: the card and what is wrong with it, the
// person, on what they are in the group, who verified them, and the last review.
func about(t *i18n.Text, s review.Seat) show.Section {
	out := show.Section{Rows: member.Rows(t, s.Member)}
	if x := s.Verified; x != nil {
		out.Field(t.Person.Verification, x.How+" · "+cmp.Or(s.ByWhom, t.Label.Operator)+" · "+day(x.At))
	}
	out.Field(t.Rectify.Nickname, s.Member.Nickname)
	out.Rows = append(out.Rows, person.Brief(t, s.Person)...)
	out.Field(t.Member.Joined, day(s.Member.JoinedAt))
	out.Field(t.Review.Last, t.ReviewEarlier(s.Last))
	return out
}

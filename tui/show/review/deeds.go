package review

import (
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/registry"
	"alumni/domain/office/review"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Start begins a review of a group's members.
var Start = deed.Deed[review.StartReview, domain.Review]{
	Words: "review start", On: domain.KindGroup, Key: "w",
	Name:  i18n.Line{ZH: "身份核查", EN: "Review members"},
	Short: i18n.Line{ZH: "开始核查一个群的成员身份", EN: "begin to review the members of a group"},
	Intro: i18n.Line{
		ZH: "逐人核查现有成员；随时可以离开，下次接着核，别人也可以接手。开始后入群的人不在本次范围内。",
		EN: "Everybody who is a member now, one by one. Leave at any time and go on later; others may take it over. Who joins later is " +
			"not covered.",
	},
	Submit: i18n.Line{ZH: "开始核查", EN: "Begin"},
	Rules:  []domain.ClauseID{"M6.1", "N2.2a"},
	Load: deed.From((*office.Office).Group, func(t *i18n.Text, v registry.GroupView) deed.Loaded[review.StartReview] {
		l := deed.Loaded[review.StartReview]{In: review.StartReview{Group: v.ID}, Name: i18n.ShortGroup(v.Name)}
		l.Warn = []show.Row{{Text: t.Headcount(v.Group), Tone: show.ToneStrong}}
		return l
	}),
	Do: (*office.Office).StartReview,
	Said: func(t *i18n.Text, _ review.StartReview, r domain.Review) string {
		return t.Tell(i18n.Line{ZH: "已开始身份核查 {id}，共 {n} 人。", EN: "{id}: the review of {n} {n|member|members} has begun."},
			domain.Args{"id": r.ID, "n": len(r.Members)})
	},
}

// on loads a step of a review on the version that it has now.
func on(_ *i18n.Text, v review.View) deed.Loaded[review.OnReview] {
	return deed.Loaded[review.OnReview]{In: review.OnReview{ID: v.ID, Version: v.Version}, Name: v.ID.String()}
}

// Take goes on with a review that somebody else walks.
var Take = deed.Deed[review.OnReview, domain.Review]{
	Words: "review take", On: domain.KindReview, Key: "T",
	Name:  i18n.Line{ZH: "接手", EN: "Take over"},
	Short: i18n.Line{ZH: "接手别人正在进行的核查", EN: "go on with a review that somebody else walks"},
	Rules: []domain.ClauseID{"M6.1"},
	Load: deed.From((*office.Office).Review, func(t *i18n.Text, v review.View) deed.Loaded[review.OnReview] {
		l := on(t, v)
		if l.Refused = v.Take; v.ClaimedBy != "" && !v.Mine {
			l.Warn = []show.Row{{Sign: "!", Text: t.Review.Walker + t.Label.Colon + v.ClaimedBy, Tone: show.ToneDue}}
		}
		return l
	}),
	Version: func(in *review.OnReview) *uint64 { return &in.Version },
	Do:      (*office.Office).TakeReview,
	Said: func(t *i18n.Text, _ review.OnReview, r domain.Review) string {
		return t.Sentence(t.Review.Taken, domain.Args{"id": r.ID})
	},
}

// Decide says what a review finds of one member. In the console each decision has
// a key of its own.
var Decide = deed.Deed[review.Decide, domain.Review]{
	Words: "review decide", On: domain.KindReview,
	Name:  i18n.Line{ZH: "核查一人", EN: "Decide"},
	Short: i18n.Line{ZH: "登记对一名成员的核查结论", EN: "say what the review finds of one member"},
	Rules: []domain.ClauseID{"M6.1", "N2.2a"},
	Load: deed.From((*office.Office).Review, func(_ *i18n.Text, v review.View) deed.Loaded[review.Decide] {
		return deed.Loaded[review.Decide]{In: review.Decide{OnReview: review.OnReview{ID: v.ID, Version: v.Version}}, Name: v.ID.String()}
	}),
	Version: func(in *review.Decide) *uint64 { return &in.Version },
	Fields: func(in *review.Decide) []deed.Field {
		words := func(t *i18n.Text) map[domain.ReviewedState]string { return t.Review.Reviewed }
		return []deed.Field{
			deed.RecordOf("person", domain.KindPerson, &in.Person).Must(),
			deed.ChoiceOf("conclusion", &in.Decision, domain.ReviewDecisions, words).As("as").Must().
				Helped("结论：fits 符合、card 名片待改、verified 当场实名、unfit 不再符合、left 已退群、skipped 未核",
					"fits, card (wrong), verified, unfit, left or skipped"),
			Note(in).Helped("核验方式与证据（verified），或不符合的理由（unfit）",
				"how the name was verified and by what (verified), or why (unfit)"),
		}
	},
	Do: (*office.Office).DecideReview,
	Said: func(t *i18n.Text, in review.Decide, r domain.Review) string {
		for _, m := range r.Members {
			if m.Person == in.Person {
				return t.ReviewDecided(in.Person.String(), m)
			}
		}
		return ""
	},
}

// Note is what a decision says in words of its own.
func Note(in *review.Decide) deed.Field { return deed.AreaOf("note", &in.Note) }

// Finish ends a review in which everybody is decided on.
var Finish = deed.Deed[review.OnReview, domain.Review]{
	Words: "review finish", On: domain.KindReview, Key: "e",
	Name:  i18n.Line{ZH: "完成核查", EN: "End review"},
	Short: i18n.Line{ZH: "完成核查并留存结果", EN: "end a review; what it found stays on record"},
	Rules: []domain.ClauseID{"M6.1", "N2.2a"},
	Load: deed.From((*office.Office).Review, func(t *i18n.Text, v review.View) deed.Loaded[review.OnReview] {
		l := on(t, v)
		l.Refused = v.Finish
		l.Warn = []show.Row{{Text: t.ReviewCounts(v.Counts), Tone: show.ToneStrong}}
		for _, p := range v.JoinedNow {
			l.Warn = append(l.Warn, show.Row{Sign: "!", Label: p.Name, Text: t.Review.Joined, Tone: show.ToneDue})
		}
		return l
	}),
	Version: func(in *review.OnReview) *uint64 { return &in.Version },
	Do:      (*office.Office).FinishReview,
	Said: func(t *i18n.Text, _ review.OnReview, r domain.Review) string {
		return t.Sentence(t.Review.Finished, domain.Args{"id": r.ID})
	},
}

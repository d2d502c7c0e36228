// Package casework is what an application or a transfer shows of itself.
package casework

import (
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/domain/office/task"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Clock is a moment of the day in China: 10:32.
func Clock(at time.Time) string { return at.In(domain.China).Format("15:04") }

// Standing says how far a case has come and who works on it, or how and when it
// was decided.
func Standing(t *i18n.Text, now time.Time, v casework.CaseView) []show.Row {
	c := v.Record
	if !c.State.Undecided() {
		text := t.Word.Case[c.State]
		if !c.Reply.At.IsZero() {
			text = t.Sentence(t.Case.Decided, domain.Args{
				"by": v.ReplyBy, "at": c.Reply.At, "state": text, "number": c.Reply.Number,
			})
		}
		s := show.Section{Rows: []show.Row{looks[c.State].Row(t.Label.State, text)}}
		s.Field(t.Case.Reply, c.Reply.Note)
		return s.Rows
	}
	rows := []show.Row{show.DueRow(t, c.Due, now)}
	if v.Claim == nil {
		return rows
	}
	r, tmpl := show.Row{Label: t.Case.Claim, Sign: "●", Tone: show.ToneDue}, t.Case.ClaimedBy
	if v.Claim.Mine {
		r.Tone, tmpl = show.ToneFocus, t.Case.ClaimedMine
	}
	r.Text = t.Sentence(tmpl, domain.Args{"name": v.Claim.Name, "until": Clock(v.Claim.Until)})
	return append(rows, r)
}

// Correction says what a returned case lacks, who asked for it and when;
// none for a case that was never returned.
func Correction(t *i18n.Text, c domain.Correction, by string) []show.Row {
	if c.At.IsZero() {
		return nil
	}
	out := []show.Row{{Text: t.Sentence(t.Case.ReturnedBy, domain.Args{"name": by, "at": c.At}), Tone: show.ToneLabel}}
	for _, m := range c.Missing {
		out = append(out, show.Row{Sign: "!", Text: t.Word.Material[m], Tone: show.ToneDue})
	}
	if c.Note != "" {
		out = append(out, show.Row{Sign: "!", Text: c.Note, Tone: show.ToneDue})
	}
	return out
}

// Document is what a case shows: what is asked for; while it is not decided what
// it lacks since it was returned, and its checks; its history. Of one that was
// handed in again the checks come first, and what it lacked is past.
func Document(t *i18n.Text, now time.Time, v casework.CaseView, d show.Doc, asked show.Section) show.Doc {
	c := v.Record
	d.ID, d.Sections = c.ID.String(), []show.Section{asked}
	lacks, checks := show.Section{Title: t.Case.Return, Rows: Correction(t, c.Returned, v.ReturnedBy)}, show.Section{}
	if len(v.Checks) > 0 {
		checks = show.Section{Title: t.Case.Checks, Rows: Checks(t, v.Checks)}
	}
	switch past := c.State != domain.CaseReturned; {
	case !c.State.Undecided():
	case past && len(lacks.Rows) > 0:
		lacks.Rows[0].Text = t.Sentence(t.Case.WasReturned, domain.Args{"name": v.ReturnedBy, "at": c.Returned.At})
		for i := range lacks.Rows {
			lacks.Rows[i].Sign, lacks.Rows[i].Tone = "", show.ToneLabel
		}
		d.Sections = append(d.Sections, checks, lacks)
	default:
		d.Sections = append(d.Sections, lacks, checks)
	}
	d.Sections = show.Filled(append(d.Sections, show.History(t, now, v.History, c.ID))...)
	return d
}

// Undecidable is why the caller may not decide a case that waits for it.
func Undecidable(v casework.CaseView) error {
	if v.Record.State != domain.CaseSubmitted {
		return nil
	}
	return v.Decide
}

// Draft stands under the title of a case that was not handed in yet: whose it is.
func Draft(t *i18n.Text, c domain.Case, branch string) string {
	return t.Whose(c.Branch, branch) + " · " + t.Case.Draft
}

// Checks are the rows of a case's checks, each with its sign and clause.
func Checks(t *i18n.Text, checks []casework.Check) []show.Row {
	rows := make([]show.Row, 0, len(checks))
	for _, c := range checks {
		sign, tone := "✓", show.ToneFocus
		switch c.Mark {
		case casework.MarkWarn:
			sign, tone = "!", show.ToneDue
		case casework.MarkFail:
			sign, tone = "✗", show.ToneDanger
		}
		rows = append(rows, show.Row{Sign: sign, Text: t.Check(c), Note: t.Cite(c.Rule), Tone: tone})
	}
	return rows
}

// NameFinding is the canonical name that the checks propose for a group that
// has another one, N1.2b, M4.6; "" for none.
func NameFinding(checks []casework.Check) string {
	for _, c := range checks {
		if name, ok := c.Args["name"].(string); ok && c.Key == casework.CheckName && c.Mark == casework.MarkWarn {
			return name
		}
	}
	return ""
}

// looks are the signs and colours of a case's states.
var looks = map[domain.CaseState]show.Look{
	domain.CaseDraft:     {Sign: "○", Tone: show.ToneLabel},
	domain.CaseSubmitted: {Sign: "…", Tone: show.ToneDue},
	domain.CaseReturned:  {Sign: "!", Tone: show.ToneDue},
	domain.CaseApproved:  {Sign: "✓", Tone: show.ToneFocus},
	domain.CaseRejected:  {Sign: "✗", Tone: show.ToneDanger},
	domain.CaseWithdrawn: {Sign: "-", Tone: show.ToneLabel},
}

// The columns that every list of cases has; of tells of a row which case it is.

// Due is when a case is due while it waits, and when it was decided after; what
// was withdrawn has no reply, and its last change was the withdrawal.
func Due[R any](t *i18n.Text, now func() time.Time, of func(R) domain.Case) show.Column[R] {
	return show.Column[R]{Key: "due", Title: t.Case.DueOrDate, Width: 9, Cell: func(r R) show.Cell {
		c := of(r)
		if c.State.Undecided() {
			return show.Cell{Text: t.DueWord(c.Due, now()), Long: t.DueDate(c.Due, now()), Tone: show.DueTone(c.Due, now())}
		}
		at := c.Reply.At
		if at.IsZero() {
			at = c.UpdatedAt
		}
		if at.IsZero() {
			return show.Cell{Text: "—", Tone: show.ToneLabel}
		}
		return show.Cell{Text: at.In(domain.China).Format("01-02"), Long: string(domain.DateOf(at)), Tone: show.ToneLabel}
	}}
}

// Number is the case's number.
func Number[R any](t *i18n.Text, of func(R) domain.Case) show.Column[R] {
	return show.Column[R]{Key: "id", Title: t.Label.Number, Width: 6, Tone: show.ToneLabel, Text: func(r R) string {
		return of(r).ID.String()
	}}
}

// State is a case's state with its sign; of one that somebody works on, who that is.
func State[R any](t *i18n.Text, of func(R) domain.Case, claimedBy func(R) string) show.Column[R] {
	return show.Column[R]{Key: "state", Title: t.Label.State, Width: t.Cells(10, 11), Cell: func(r R) show.Cell {
		s, by := of(r).State, claimedBy(r)
		if by != "" && s == domain.CaseSubmitted {
			return show.Cell{Sign: "●", Text: by, Long: t.Word.Case[s] + " · " + by, Tone: show.ToneFocus}
		}
		return looks[s].Cell(t.Word.Case[s])
	}}
}

// Of is one of the two kinds of cases, as its commands speak of it.
type Of struct {
	Kind     domain.Kind
	Word     string          // of its commands
	Name     i18n.Line       // with an article
	Rule     domain.ClauseID // that its steps rest on
	Reject   i18n.Line       // the title of a reply with no
	Rejected i18n.Line       // what that led to: {id}
	Waiting  func(task.Counts) int
}

// The kinds of cases.
var (
	Application = Of{
		Kind: domain.KindApplication, Word: "application", Name: i18n.Line{ZH: "申请", EN: "an application"},
		Rule: "M4.2", Reject: i18n.Line{ZH: "驳回", EN: "Reject"},
		Rejected: i18n.Line{ZH: "已驳回 {id}", EN: "{id} rejected"},
		Waiting:  func(c task.Counts) int { return c.Applications },
	}
	Transfer = Of{
		Kind: domain.KindTransfer, Word: "transfer", Name: i18n.Line{ZH: "移交", EN: "a transfer"},
		Rule: "N2.3", Reject: i18n.Line{ZH: "驳回移交", EN: "Reject transfer"},
		Rejected: i18n.Line{ZH: "已驳回 {id}，职务不变", EN: "{id} rejected, the role stays"},
		Waiting:  func(c task.Counts) int { return c.Transfers },
	}
)

// List is a list of cases: what its commands and its screen have in common.
func List[R any](of Of, l deed.Listing[R, casework.CaseFilter]) deed.Listing[R, casework.CaseFilter] {
	l.Words = of.Word + " list"
	l.Narrow = func(f *casework.CaseFilter) []deed.Field {
		return []deed.Field{deed.ChoiceOf("state", &f.State, domain.CaseStates, states)}
	}
	l.Page = func(f *casework.CaseFilter, text, after string, limit int) {
		f.Text, f.After, f.Limit = text, after, limit
	}
	l.Count = i18n.Line{ZH: "{n} 件[{chip}]", EN: "{n}[ {chip}]"}
	l.Kinds = []domain.Kind{of.Kind, domain.KindGroup}
	for _, s := range domain.CaseStates {
		word := func(t *i18n.Text) string { return t.Word.Case[s] }
		c := deed.Chip[casework.CaseFilter]{Label: word, Said: i18n.Both(word), Set: func(f *casework.CaseFilter) { f.State = s }}
		switch s {
		case domain.CaseSubmitted:
			c.Count = of.Waiting
		case domain.CaseReturned:
			c.Label = func(t *i18n.Text) string { return t.Case.ReturnedChip }
		}
		l.Chips = append(l.Chips, c)
	}
	l.Chips = append(l.Chips, deed.All[casework.CaseFilter]())
	return l
}

func states(t *i18n.Text) map[domain.CaseState]string { return t.Word.Case }

// on is what the deeds on a case have in common: unless the kind of case has more
// to say of it, it is loaded with its version.
func on[In, Out any](
	of Of, verb string, short i18n.Line, in func(*i18n.Text, casework.CaseView) deed.Loaded[In], d deed.Deed[In, Out],
) deed.Deed[In, Out] {
	d.Words, d.Short, d.On = of.Word+" "+verb, short, of.Kind
	if d.Load == nil {
		d.Load = deed.From((*office.Office).Case, in)
	}
	return d
}

// Claim takes a case on, or over from whom works on it.
func Claim(of Of) deed.Deed[desk.Ref, casework.Claimed] {
	short := i18n.Line{ZH: "领办" + of.Name.ZH + "，他人领办的即接办", EN: "claim " + of.Name.EN + ", or take it over"}
	return on(of, "claim", short, ref, deed.Deed[desk.Ref, casework.Claimed]{
		May: domain.CanDecide, Version: refVersion, Do: (*office.Office).ClaimCase,
		Said: func(t *i18n.Text, _ desk.Ref, c casework.Claimed) string {
			until := string(domain.DateOf(c.Until)) + " " + Clock(c.Until)
			return t.Sentence(t.Case.Claimed, domain.Args{"id": c.ID, "until": until, "from": c.From})
		},
	})
}

// Release gives the own claim back.
func Release(of Of) deed.Deed[desk.Ref, casework.Claimed] {
	short := i18n.Line{ZH: "放回领办的" + of.Name.ZH, EN: "give the own claim back"}
	return on(of, "release", short, ref, deed.Deed[desk.Ref, casework.Claimed]{
		May: domain.CanDecide, Version: refVersion, Do: (*office.Office).ReleaseCase,
		Said: func(t *i18n.Text, in desk.Ref, _ casework.Claimed) string {
			return t.Sentence(t.Case.Released, domain.Args{"id": in.ID})
		},
	})
}

func ref(_ *i18n.Text, v casework.CaseView) deed.Loaded[desk.Ref] {
	return deed.Loaded[desk.Ref]{In: desk.Ref{ID: v.Record.ID, Version: v.Record.Version}}
}

func refVersion(in *desk.Ref) *uint64 { return &in.Version }

// Approve is a reply with yes, M4.2, which is carried out kind by kind.
func Approve[Out any](of Of, d deed.Deed[casework.Approve, Out]) deed.Deed[casework.Approve, Out] {
	d.May = domain.CanDecide
	d.Version = func(in *casework.Approve) *uint64 { return &in.Version }
	d.Fields = func(in *casework.Approve) []deed.Field {
		return []deed.Field{
			deed.TextOf("number", &in.Number).Helped("批复文号，next 为自动取下一个", "document number, next for the next one"),
			deed.AreaOf("note", &in.Note),
		}
	}
	short := i18n.Line{ZH: "同意" + of.Name.ZH + "并批复文号", EN: "approve with a document number"}
	return on(of, "approve", short, func(_ *i18n.Text, v casework.CaseView) deed.Loaded[casework.Approve] {
		return deed.Loaded[casework.Approve]{In: casework.Approve{ID: v.Record.ID, Version: v.Record.Version}}
	}, d)
}

// Reject is a reply with no, which needs a reason, M4.2; load says of a kind of
// case what it leads to.
func Reject(of Of, load func(deed.Call, domain.ID) (deed.Loaded[casework.Reject], error)) deed.Deed[casework.Reject, domain.AnyCase] {
	short := i18n.Line{ZH: "驳回" + of.Name.ZH + "并说明理由", EN: "reject with a reason"}
	return on(of, "reject", short, nil, deed.Deed[casework.Reject, domain.AnyCase]{
		Title: of.Reject, Submit: i18n.Line{ZH: "驳回申请", EN: "Reject"}, Danger: true, Rules: []domain.ClauseID{of.Rule}, Load: load,
		May:     domain.CanDecide,
		Version: func(in *casework.Reject) *uint64 { return &in.Version },
		Fields: func(in *casework.Reject) []deed.Field {
			return []deed.Field{
				deed.AreaOf("reason", &in.Reason).Must().Named("驳回理由", "Reason").Hinted("必填，会告知申请人", "required; the applicant is told"),
			}
		},
		Do: (*office.Office).RejectCase,
		Said: func(t *i18n.Text, in casework.Reject, _ domain.AnyCase) string {
			return t.Sentence(t.Say(of.Rejected), domain.Args{"id": in.ID})
		},
	})
}

// Return sends a case back for correction, M4.2, with a list of what it lacks;
// what the failing checks suggest stands in it already. About says in one line
// what the case is about.
func Return(of Of, about string) deed.Deed[casework.ReturnCase, domain.AnyCase] {
	short := i18n.Line{ZH: "退回补正，列明所缺材料", EN: "return for correction with what is missing"}
	in := func(t *i18n.Text, v casework.CaseView) deed.Loaded[casework.ReturnCase] {
		return deed.Loaded[casework.ReturnCase]{
			In:   casework.ReturnCase{ID: v.Record.ID, Version: v.Record.Version, Missing: v.Lacks},
			Name: v.Record.ID.String(), Refused: v.May.Return,
			Warn: []show.Row{{Text: about, Tone: show.ToneStrong}, {Text: t.Case.ReturnIntro, Tone: show.ToneLabel}},
		}
	}
	return on(of, "return", short, in, deed.Deed[casework.ReturnCase, domain.AnyCase]{
		Name: i18n.Line{ZH: "退回补正", EN: "Return"}, Rules: []domain.ClauseID{of.Rule},
		May:     domain.CanDecide,
		Version: func(in *casework.ReturnCase) *uint64 { return &in.Version },
		Fields: func(in *casework.ReturnCase) []deed.Field {
			return []deed.Field{
				Missing(&in.Missing).Must(),
				deed.AreaOf("note", &in.Note).Named("说明", "Note").Hinted("选“其他”时必填", "required with “other”").
					Helped("说明，选 other 时必写；- 表示从标准输入读", "note, required with other; - to read standard input"),
			}
		},
		Do: (*office.Office).ReturnCase,
		Said: func(t *i18n.Text, in casework.ReturnCase, _ domain.AnyCase) string {
			return t.Sentence(t.Case.Returned, domain.Args{"id": in.ID})
		},
	})
}

// Missing is what a case or a form lacks.
func Missing(to *[]domain.Material) deed.Field {
	return deed.ChoicesOf("missing", to, domain.Materials, func(t *i18n.Text) map[domain.Material]string { return t.Word.Material })
}

// Withdraw takes a case in a state back before its reply; a draft is thrown away.
func Withdraw(of Of, state domain.CaseState, about string) deed.Deed[casework.Withdraw, domain.AnyCase] {
	d := deed.Deed[casework.Withdraw, domain.AnyCase]{
		Name: i18n.Line{ZH: "撤回", EN: "Withdraw"}, Danger: true, Rules: []domain.ClauseID{of.Rule},
		Version: func(in *casework.Withdraw) *uint64 { return &in.Version },
		Fields: func(in *casework.Withdraw) []deed.Field {
			return []deed.Field{deed.AreaOf("reason", &in.Reason).Hinted("可不填", "optional")}
		},
		Do: (*office.Office).WithdrawCase,
	}
	intro, done := func(t *i18n.Text) string { return t.Case.WithdrawIntro }, func(t *i18n.Text) string { return t.Case.Withdrawn }
	if state == domain.CaseDraft {
		d.Name, d.Rules, d.Fields = i18n.Line{ZH: "删除草稿", EN: "Delete draft"}, nil, nil
		intro, done = func(t *i18n.Text) string { return t.Case.DiscardIntro }, func(t *i18n.Text) string { return t.Case.Discarded }
	}
	d.Said = func(t *i18n.Text, in casework.Withdraw, _ domain.AnyCase) string {
		return t.Sentence(done(t), domain.Args{"id": in.ID})
	}
	short := i18n.Line{ZH: "批复前撤回，或删除草稿", EN: "withdraw before the reply, or delete a draft"}
	return on(of, "withdraw", short, func(t *i18n.Text, v casework.CaseView) deed.Loaded[casework.Withdraw] {
		return deed.Loaded[casework.Withdraw]{
			In: casework.Withdraw{ID: v.Record.ID, Version: v.Record.Version}, Name: v.Record.ID.String(), Refused: v.May.Withdraw,
			Warn: []show.Row{{Text: about, Tone: show.ToneStrong}, {Text: intro(t)}},
		}
	}, d)
}

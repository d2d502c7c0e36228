package casework

import (
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/domain/office/task"
	"alumni/tui/deed"
	"alumni/tui/i18n"
)

// Of is one of the two kinds of cases, as its commands speak of it.
type Of struct {
	Kind     domain.Kind
	Word     string    // of its commands
	Name     i18n.Line // with an article
	Rejected i18n.Line // what a reply with no led to: {id}
	Waiting  func(task.Counts) int
}

// The kinds of cases.
var (
	Application = Of{
		Kind: domain.KindApplication, Word: "application", Name: i18n.Line{ZH: "申请", EN: "an application"},
		Rejected: i18n.Line{ZH: "已驳回 {id}", EN: "{id} rejected"},
		Waiting:  func(c task.Counts) int { return c.Applications },
	}
	Transfer = Of{
		Kind: domain.KindTransfer, Word: "transfer", Name: i18n.Line{ZH: "移交", EN: "a transfer"},
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
		c := deed.Chip[casework.CaseFilter]{Label: word, Said: word, Set: func(f *casework.CaseFilter) { f.State = s }}
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

// on is what the deeds on a case have in common: it is loaded with its version.
func on[In, Out any](of Of, verb string, short i18n.Line, in func(domain.Meta) In, d deed.Deed[In, Out]) deed.Deed[In, Out] {
	d.Words, d.Short, d.On = of.Word+" "+verb, short, of.Kind
	d.Load = deed.From((*office.Office).Case, func(_ *i18n.Text, v casework.CaseView) deed.Loaded[In] {
		return deed.Loaded[In]{In: in(v.Record.Meta)}
	})
	return d
}

// Claim takes a case on, or over from whom works on it.
func Claim(of Of) deed.Deed[desk.Ref, casework.Claimed] {
	short := i18n.Line{ZH: "领办" + of.Name.ZH + "，他人领办的即接办", EN: "claim " + of.Name.EN + ", or take it over"}
	return on(of, "claim", short, ref, deed.Deed[desk.Ref, casework.Claimed]{
		Version: refVersion, Do: (*office.Office).ClaimCase,
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
		Version: refVersion, Do: (*office.Office).ReleaseCase,
		Said: func(t *i18n.Text, in desk.Ref, _ casework.Claimed) string {
			return t.Sentence(t.Case.Released, domain.Args{"id": in.ID})
		},
	})
}

func ref(m domain.Meta) desk.Ref { return desk.Ref{ID: m.ID, Version: m.Version} }

func refVersion(in *desk.Ref) *uint64 { return &in.Version }

// Approve is a reply with yes, M4.2, which is carried out kind by kind.
func Approve[Out any](of Of, d deed.Deed[casework.Approve, Out]) deed.Deed[casework.Approve, Out] {
	d.Version = func(in *casework.Approve) *uint64 { return &in.Version }
	d.Fields = func(in *casework.Approve) []deed.Field {
		return []deed.Field{
			deed.TextOf("number", &in.Number).Helped("批复文号，next 为自动取下一个", "document number, next for the next one"),
			deed.AreaOf("note", &in.Note),
		}
	}
	short := i18n.Line{ZH: "同意" + of.Name.ZH + "并批复文号", EN: "approve with a document number"}
	return on(of, "approve", short, func(m domain.Meta) casework.Approve { return casework.Approve{ID: m.ID, Version: m.Version} }, d)
}

// Reject is a reply with no, which needs a reason, M4.2.
func Reject(of Of) deed.Deed[casework.Reject, domain.AnyCase] {
	short := i18n.Line{ZH: "驳回" + of.Name.ZH + "并说明理由", EN: "reject with a reason"}
	in := func(m domain.Meta) casework.Reject { return casework.Reject{ID: m.ID, Version: m.Version} }
	return on(of, "reject", short, in, deed.Deed[casework.Reject, domain.AnyCase]{
		Version: func(in *casework.Reject) *uint64 { return &in.Version }, Do: (*office.Office).RejectCase,
		Fields: func(in *casework.Reject) []deed.Field { return []deed.Field{deed.AreaOf("reason", &in.Reason).Must()} },
		Said: func(t *i18n.Text, in casework.Reject, _ domain.AnyCase) string {
			return t.Sentence(t.Say(of.Rejected), domain.Args{"id": in.ID})
		},
	})
}

// Return sends a case back for correction, M4.2, with what it lacks.
func Return(of Of) deed.Deed[casework.ReturnCase, domain.AnyCase] {
	short := i18n.Line{ZH: "退回补正，列明所缺材料", EN: "return for correction with what is missing"}
	in := func(m domain.Meta) casework.ReturnCase { return casework.ReturnCase{ID: m.ID, Version: m.Version} }
	return on(of, "return", short, in, deed.Deed[casework.ReturnCase, domain.AnyCase]{
		Version: func(in *casework.ReturnCase) *uint64 { return &in.Version }, Do: (*office.Office).ReturnCase,
		Fields: func(in *casework.ReturnCase) []deed.Field {
			return []deed.Field{
				Missing(&in.Missing).Must(),
				deed.AreaOf("note", &in.Note).
					Helped("说明，选 other 时必写；- 表示从标准输入读", "note, required with other; - to read standard input"),
			}
		},
		Said: func(t *i18n.Text, in casework.ReturnCase, _ domain.AnyCase) string {
			return t.Sentence(t.Case.Returned, domain.Args{"id": in.ID})
		},
	})
}

// Missing is what a case or a form lacks.
func Missing(to *[]domain.Material) deed.Field {
	return deed.ChoicesOf("missing", to, domain.Materials, func(t *i18n.Text) map[domain.Material]string { return t.Word.Material })
}

// Withdraw takes a case back before its reply, or throws a draft away.
func Withdraw(of Of) deed.Deed[casework.Withdraw, domain.AnyCase] {
	short := i18n.Line{ZH: "批复前撤回，或删除草稿", EN: "withdraw before the reply, or delete a draft"}
	in := func(m domain.Meta) casework.Withdraw { return casework.Withdraw{ID: m.ID, Version: m.Version} }
	return on(of, "withdraw", short, in, deed.Deed[casework.Withdraw, domain.AnyCase]{
		Version: func(in *casework.Withdraw) *uint64 { return &in.Version }, Do: (*office.Office).WithdrawCase,
		Fields: func(in *casework.Withdraw) []deed.Field { return []deed.Field{deed.AreaOf("reason", &in.Reason)} },
		Said: func(t *i18n.Text, in casework.Withdraw, _ domain.AnyCase) string {
			return t.Sentence(t.Case.Withdrawn, domain.Args{"id": in.ID})
		},
	})
}

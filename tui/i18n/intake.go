package i18n

import (
	"strconv"

	"alumni/domain"
	"alumni/domain/office/intake"
)

// Intake holds the text of taking in what a filing form implies (按备案表登记), A1.
type Intake struct {
	Key, Title, Head, Nothing, Done string
	Lead                            []string
	What                            map[intake.What]string
	Verdict                         map[intake.Verdict]string
	Line, Group                     string // a line that is taken or holds already
	Differs, Refused, Candidate     string
	Decide                          string // how namesakes are decided by command
	Next, Submit, Intro             string
	Leave, Take, Who, Somebody      string // fields of the form that confirms
	Pick, Applicant                 string
	Wrong                           string // rows that could not be read
}

func intakeText(l lang) Intake {
	return Intake{
		Key: l("按备案表登记", "take a form in"), Title: l("按备案表登记[ · {branch}]", "Take a filing form in[ · {branch}]"),
		Head: l("{title}：将登记 {new} 项，有出入 {differs}，待定 {decide}，不能登记 {refused}，已有 {same}",
			"{title}: {new} to take, {differs} differing, {decide} to decide, {refused} not possible, {same} held already"),
		Nothing: l("表中没有新内容：登记里都有了。", "The form says nothing new."),
		Done: l("已按备案表登记：人员 {people}，理事会职务 {seats}，电话 {phones}[，补办备案申请 {application}]",
			"Taken in: people {people}, offices {seats}, phones {phones}[, late filing {application}]"),
		Lead: []string{
			l("从 Excel、WPS 或 Word 里连同标题和表头一起复制备案表，粘贴到这里，按回车。",
				"Copy the form with its title and heading from Excel, WPS or Word, paste it here and press Enter."),
			l("先逐项显示表中意味着什么：登记人员、理事会职务、电话、补办备案；每项都可以不登记，确认后才写入。",
				"What it implies is shown first, line by line: people, offices, phones, the late filing. Each can be left out; "+
					"nothing is written before you confirm."),
		},
		What: map[intake.What]string{
			intake.WhatBranch: l("分会", "branch"), intake.WhatPerson: l("人员", "person"), intake.WhatSeat: l("理事会", "council"),
			intake.WhatPhone: l("电话", "phone"), intake.WhatManager: l("管理人员", "manager"), intake.WhatGroup: l("补办备案", "late filing"),
		},
		Verdict: map[intake.Verdict]string{
			intake.VerdictNew: l("登记", "take"), intake.VerdictDiffers: l("有出入", "differs"), intake.VerdictDecide: l("待定", "decide"),
			intake.VerdictSame: l("已有", "held"), intake.VerdictRefused: l("不登记", "not possible"),
		},
		Line:      l("[{key} ]{what}：{verdict} {name}[ {role}][ {id}][ {after}]", "[{key} ]{what}: {verdict} {name}[ {role}][ {id}][ {after}]"),
		Group:     l("[{key} ]{what}：{verdict}[ {name}]，群主 {after}[，见 {before}]", "[{key} ]{what}: {verdict}[ {name}], owner {after}[, see {before}]"),
		Differs:   l("[{key} ]{what}：{name} {before} → {after}；登记不改，选定才采用", "[{key} ]{what}: {name} {before} → {after}; kept unless it is chosen"),
		Refused:   l("[{key} ]{what}：{verdict} {name}[ {after}]：{why}", "[{key} ]{what}: {verdict} {name}[ {after}]: {why}"),
		Candidate: l("  可能是 {id} {name}[ {class}][ {city}][ {office}][ {phone}]", "  perhaps {id} {name}[ {class}][ {city}][ {office}][ {phone}]"),
		Decide: l("同名的逐个决定：--row 行号=new（另一个人）、--row 行号=P-编号（就是此人）、--row 行号=skip（不登记）。",
			"Decide namesakes one by one: --row N=new (somebody else), --row N=P-0001 (that one), --row N=skip."),
		Next: l("选定并登记", "choose and take in"), Submit: l("登记", "Take in"),
		Intro: l("将登记勾选的各项；补办备案由总会审核。", "The ticked lines are taken in; headquarters reviews the late filing."),
		Leave: l("登记", "Take"), Take: l("采用表中的", "Take the form's"), Who: l("{name}（第 {row} 行）", "{name} (row {row})"),
		Somebody: l("另一个人", "somebody else"), Pick: l("不登记", "leave out"), Applicant: l("申请人", "applicant"),
		Wrong: l("{n} 行读不准，不登记", "{n} {n|row|rows} can't be read and are left out"),
	}
}

// IntakeHead says in a sentence what a form comes to.
func (t *Text) IntakeHead(p intake.Plan) string {
	if len(p.Takes())+p.Count(intake.VerdictNew)+p.Count(intake.VerdictDiffers)+p.Count(intake.VerdictDecide) == 0 {
		return t.Intake.Nothing
	}
	return t.Sentence(t.Intake.Head, domain.Args{
		"title": p.Title, "new": p.Count(intake.VerdictNew), "differs": p.Count(intake.VerdictDiffers),
		"decide": p.Count(intake.VerdictDecide), "refused": p.Count(intake.VerdictRefused), "same": p.Count(intake.VerdictSame),
	})
}

// IntakeRow is IntakeLine as a person reads it: by the row of the form instead of the key,
// without the clause, which stands beside it: IntakeRule.
func (t *Text) IntakeRow(l intake.Line) []string {
	at := ""
	if l.Row > 0 {
		at = t.Sentence(t.Filing.AtRow, domain.Args{"row": l.Row})
	}
	l.Key = at
	why := ""
	if l.Err != nil {
		why = t.sentence(domain.AsError(l.Err))
	}
	return t.intakeLine(l, why)
}

// IntakeRule cites the clause of a line: of what is wrong with it before that of what it is.
func (t *Text) IntakeRule(l intake.Line) string {
	if l.Err != nil && domain.AsError(l.Err).Rule != "" {
		return t.Cite(domain.AsError(l.Err).Rule)
	}
	return t.Cite(l.Rule)
}

// IntakeLine says what is made of one line, by its key, with its candidates below it.
func (t *Text) IntakeLine(l intake.Line) []string {
	why := ""
	if l.Err != nil {
		why = t.Error(l.Err)
	}
	return t.intakeLine(l, why)
}

func (t *Text) intakeLine(l intake.Line, why string) []string {
	args := domain.Args{
		"key": l.Key, "what": t.Intake.What[l.What], "verdict": t.Intake.Verdict[l.Verdict], "name": l.Name, "before": l.Before,
		"after": l.After, "role": t.Word.Manager[l.Role], "id": "", "why": why,
	}
	if !l.Person.IsZero() {
		args["id"] = l.Person.String()
	}
	if l.What == intake.WhatBranch {
		args["after"] = t.Word.BranchKind[domain.BranchKind(l.After)]
	}
	sentence := t.Intake.Line
	switch {
	case l.Err != nil:
		sentence = t.Intake.Refused
	case l.Verdict == intake.VerdictDiffers:
		sentence = t.Intake.Differs
	case l.What == intake.WhatGroup:
		sentence = t.Intake.Group
	}
	out := []string{t.Sentence(sentence, args)}
	for _, c := range l.Candidates {
		out = append(out, t.IntakeCandidate(c))
	}
	return out
}

// IntakeCandidate tells somebody of the name apart; the phone is masked.
func (t *Text) IntakeCandidate(c intake.Candidate) string {
	class := c.Major
	if c.Year > 0 {
		class += strconv.Itoa(c.Year)
	}
	return t.Sentence(t.Intake.Candidate, domain.Args{
		"id": c.Person.String(), "name": c.Name, "class": class, "city": c.City, "office": t.Word.Office[c.Office], "phone": c.Phone.String(),
	})
}

// IntakeDone says what was taken in.
func (t *Text) IntakeDone(n intake.Taken) string {
	args := domain.Args{"people": len(n.Registered), "seats": n.Seats, "phones": n.Phones, "application": ""}
	if !n.Application.IsZero() {
		args["application"] = n.Application.String()
	}
	return t.Sentence(t.Intake.Done, args)
}

package member

import (
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/people"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// admissions are the bases and the exception, N1.2d.
var admissions = append(domain.Bases[:len(domain.Bases):len(domain.Bases)], domain.BasisException)

func basis(to *domain.Basis) deed.Field {
	return deed.ChoiceOf("basis", to, admissions, func(t *i18n.Text) map[domain.Basis]string { return t.Word.Basis }).
		Helped("入群依据：origin 生源地、work 工作、living 生活、leader 学校领导、teacher 老师、staff 工作人员；exception 例外，须写 --exception",
			"origin, work, living, leader, teacher or staff; exception, with --exception")
}

// unrecorded offers first that a choice stays as it is: not recorded.
func unrecorded(f deed.Field) deed.Field {
	set := f.Set
	f.Set = func(c deed.Call, typed []string) error {
		if typed[len(typed)-1] == "" {
			return nil
		}
		return set(c, typed)
	}
	return f.Offering(func(t *i18n.Text) []show.Option {
		none := show.Option{Label: t.Say(i18n.Line{ZH: "未登记", EN: "not recorded"})}
		return append([]show.Option{none}, f.Options(t)...)
	})
}

func nickname(to *string) deed.Field {
	return deed.TextOf("nickname", to).Max(domain.MaxReference).Optional().Helped("微信昵称", "WeChat nickname")
}

func exception(to *string) deed.Field {
	return deed.TextOf("exception", to).Max(domain.MaxText).Optional().
		Hinted("不属于入群范围而例外入群的理由", "why somebody is in who does not qualify").
		Helped("例外入群的理由", "why an exception is made")
}

func allowedBy(to *domain.ID) deed.Field {
	f := deed.RecordOf("allowed_by", domain.KindPerson, to).Optional().
		Helped("批准例外的会长或秘书长，总会批准的不写", "the president or secretary-general who allowed it; none where headquarters does")
	f.With = "exception"
	return f
}

// whose are the fields that name a member.
func whose(group, person *domain.ID) []deed.Field {
	return []deed.Field{
		deed.RecordOf("group", domain.KindGroup, group).Must(), deed.RecordOf("person", domain.KindPerson, person).Must(),
	}
}

// Of is a deed on one member of a list: who it is about is not asked.
func Of[In, Out any](d deed.Deed[In, Out], in In, name string, fields func(in *In) []deed.Field) deed.Deed[In, Out] {
	d.Load = func(deed.Call, domain.ID) (deed.Loaded[In], error) { return deed.Loaded[In]{In: in, Name: name}, nil }
	d.Fields = fields
	return d
}

// Edit records what changed about a member in WeChat.
var Edit = deed.Deed[people.EditMember, domain.Membership]{
	Words: "member edit", Key: "e",
	Name:   i18n.Line{ZH: "改名片", EN: "Edit card"},
	Title:  i18n.Line{ZH: "修改群成员", EN: "Change member"},
	Intro:  i18n.Line{ZH: "按微信里现在的样子填写。", EN: "As it stands in WeChat now."},
	Submit: i18n.Line{ZH: "保存", EN: "Save"},
	Short:  i18n.Line{ZH: "修改群成员的群名片、昵称、入群依据，不写的项不变", EN: "change a member's card, nickname or basis; what is not given stays"},
	Rules:  []domain.ClauseID{"N1.2c", "N1.2d"},
	Fields: func(in *people.EditMember) []deed.Field {
		return append(append(whose(&in.Group, &in.Person), deed.VersionOf(&in.Version)), EditFields(in)...)
	},
	Do: (*office.Office).EditMember,
	Said: func(t *i18n.Text, _ people.EditMember, m domain.Membership) string {
		return t.Tell(i18n.Line{ZH: "已修改 {person} 在 {group} 的登记。", EN: "{person} in {group} is changed."},
			domain.Args{"person": m.Person, "group": m.Group})
	},
}

// EditFields are what can be changed about a member. A basis that was never
// recorded is not proposed: none is chosen until somebody chooses.
func EditFields(in *people.EditMember) []deed.Field {
	b := basis(&in.Basis)
	if in.Basis == "" {
		b = unrecorded(b)
	}
	return []deed.Field{
		deed.TextOf("card", &in.Card).Max(domain.MaxReference).Optional().Helped("群名片，照微信里的写", "the card as it stands in WeChat"),
		nickname(&in.Nickname), b.Optional(), exception(&in.Exception), allowedBy(&in.AllowedBy),
	}
}

// Again registers somebody who was in the group before: the command is that of
// whoever joins.
var Again = deed.Deed[people.AddMember, domain.Membership]{
	Words: Add.Words, Key: "a",
	Name:  i18n.Line{ZH: "重新入群", EN: "Take in again"},
	Rules: []domain.ClauseID{"N1.2d", "M6.3"},
	Do:    Add.Do, Said: Add.Said,
}

// Before is what somebody's return rests on, and is read before it is decided: how the
// earlier stays ended, and when and why they were refused at the door, M6.3.
func Before(t *i18n.Text, r people.MemberRow, refused []people.RefusalRow) (out []show.Row) {
	if past := stays(t, r); len(past.Rows) > 0 {
		out = append(append(out, show.Row{Text: past.Title, Tone: show.ToneStrong}), past.Rows...)
	}
	for _, q := range refused {
		out = append(out, show.Row{Sign: "!", Text: t.Tell(i18n.Line{ZH: "{date} 拒绝入群 {id}：{reason}", EN: "{date} refused, {id}: {reason}"},
			domain.Args{"date": string(q.On), "id": q.ID, "reason": q.Reason}), Tone: show.ToneDue})
	}
	return out
}

// AgainFields are what somebody comes back with; who was removed or refused needs
// a reason.
func AgainFields(in *people.AddMember) []deed.Field {
	return []deed.Field{
		basis(&in.Basis).Unchosen(), deed.TextOf("card", &in.Card).Max(domain.MaxReference).Optional(), exception(&in.Exception), allowedBy(&in.AllowedBy),
		deed.AreaOf("reason", &in.Reason),
	}
}

// Leave records that a member left by themself.
var Leave = deed.Deed[people.LeaveMember, domain.Membership]{
	Words: "member leave", Key: "o",
	Name:  i18n.Line{ZH: "登记退群", EN: "Record leaving"},
	Short: i18n.Line{ZH: "登记成员自行退群", EN: "record that a member left"},
	Fields: func(in *people.LeaveMember) []deed.Field {
		return append(append(whose(&in.Group, &in.Person), deed.VersionOf(&in.Version)), LeaveFields(in)...)
	},
	Do: (*office.Office).LeaveMember,
	Said: func(t *i18n.Text, _ people.LeaveMember, m domain.Membership) string {
		left := i18n.Line{ZH: "已登记 {person} 退出 {group}。", EN: "{person} left {group}."}
		return t.Tell(left, domain.Args{"person": m.Person, "group": m.Group})
	},
}

// LeaveFields are the day on which somebody left and a remark.
func LeaveFields(in *people.LeaveMember) []deed.Field {
	return []deed.Field{
		deed.DayOf("on", &in.On).Optional().Named("退群日期", "Left on").Helped("退群日期，不写为今天", "the day; today without it"),
		deed.TextOf("note", &in.Note).Max(domain.MaxText).Optional().Named("备注", "Remark").Helped("备注", "remark"),
	}
}

// Remove decides that a member is removed under N2.2c.
var Remove = deed.Deed[people.ExpelMember, domain.Task]{
	Words: "member remove", Key: "x", Danger: true,
	Name: i18n.Line{ZH: "清理出群", EN: "Remove"},
	Intro: i18n.Line{
		ZH: "作出决定并列入待办；在微信移出后，凭证填在任务里。违规的人请用“记录违规”。",
		EN: "Decides it; the task ends with the proof of the step in WeChat. For a breach of conduct record a violation.",
	},
	Short: i18n.Line{ZH: "决定将不符合身份或拒不改名片的成员清理出群", EN: "decide that a member is removed who does not fit or refuses to mend the card"},
	Rules: []domain.ClauseID{"N2.2c", "M6.3"},
	Fields: func(in *people.ExpelMember) []deed.Field {
		return append(append(whose(&in.Group, &in.Person), deed.VersionOf(&in.Version)), RemoveFields(in)...)
	},
	Do: (*office.Office).ExpelMember,
	Said: func(t *i18n.Text, _ people.ExpelMember, x domain.Task) string {
		return t.Tell(i18n.Line{ZH: "已决定将 {person} 清理出群，任务 {id}。", EN: "{person} is to be removed: task {id}."},
			domain.Args{"person": x.Person, "id": x.ID})
	},
}

// RemoveFields are the ground of a removal and its reason.
func RemoveFields(in *people.ExpelMember) []deed.Field {
	grounds := func(t *i18n.Text) map[domain.RemovalGround]string { return t.Word.Ground }
	return []deed.Field{
		deed.ChoiceOf("ground", &in.Ground, domain.RemovalGrounds, grounds).
			Must().Helped("unfit 不符合群成员身份、card 拒不修改群名片（须先发整改通知）", "unfit, or card: refuses to mend it, after a notice"),
		deed.AreaOf("reason", &in.Reason).Must(),
	}
}

// Refuse records that somebody was not let in.
var Refuse = deed.Deed[people.RefuseMember, people.RefusalRow]{
	Words: "member refuse", Key: "f",
	Name:  i18n.Line{ZH: "拒绝入群", EN: "Refuse"},
	Short: i18n.Line{ZH: "登记拒绝某人入群", EN: "record that somebody was not let in"},
	Rules: []domain.ClauseID{"M6.3"},
	Fields: func(in *people.RefuseMember) []deed.Field {
		return append([]deed.Field{deed.RecordOf("group", domain.KindGroup, &in.Group).Must()}, RefuseFields(in)...)
	},
	Do: (*office.Office).RefuseMember,
	Said: func(t *i18n.Text, _ people.RefuseMember, r people.RefusalRow) string {
		said := t.Tell(i18n.Line{ZH: "已登记拒绝 {person} 入群，{id}", EN: "{person} was refused, {id}"}, domain.Args{"person": r.Name, "id": r.ID})
		if r.Earlier > 0 {
			said += t.Label.Semicolon + t.Sentence(t.Rectify.Again, domain.Args{"n": r.Earlier})
		}
		return said
	},
}

// RefuseFields are who was refused, and why. Who is not registered is named only.
func RefuseFields(in *people.RefuseMember) []deed.Field {
	return []deed.Field{
		deed.TextOf("name", &in.Name).Max(domain.MaxName).Optional().Named("姓名", "Name").
			Helped("姓名，未登记的人只写姓名", "name, of one who is not registered"),
		deed.Func("person", in.Person.String, func(s string) (err error) {
			if s != "" {
				in.Person, err = domain.ReadID(s, domain.KindPerson)
			}
			return err
		}).Optional().Named("人员编号", "Registered as").Helped("人员编号，已登记的人", "ID, of one who is registered"),
		deed.AreaOf("reason", &in.Reason).Must(),
		deed.DayOf("on", &in.On).Optional().Helped("日期，不写为今天", "the day; today without it"),
	}
}

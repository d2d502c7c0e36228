package person

import (
	"strings"

	"alumni/domain"
	"alumni/domain/erasure"
	"alumni/domain/office"
	"alumni/domain/office/people"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Erase takes a person's data out on request, PIPL 47.
var Erase = deed.Deed[people.ErasePerson, people.Erased]{
	Words: "person erase", Key: "D", On: domain.KindPerson, Danger: true,
	May:    domain.CanErase,
	Name:   i18n.Line{ZH: "注销个人信息", EN: "Erase"},
	Title:  i18n.Line{ZH: "应本人请求删除个人信息", EN: "Erase personal data on request"},
	Submit: i18n.Line{ZH: "删除，不可恢复", EN: "Erase for good"},
	Short: i18n.Line{
		ZH: "应本人请求删除个人信息（不可恢复；先用 person erasure 查看）",
		EN: "erase personal data on request (for good; look with “person erasure” first)",
	},
	Load: deed.From((*office.Office).ErasureOf, func(t *i18n.Text, v people.ErasureView) deed.Loaded[people.ErasePerson] {
		l := deed.Loaded[people.ErasePerson]{
			Name: t.Erased(v.Person.Name), In: people.ErasePerson{ID: v.Person.ID, Version: v.Person.Version}, Warn: consequences(t, v),
		}
		l.Refused = ErasureHeld(v)
		return l
	}),
	Version: func(in *people.ErasePerson) *uint64 { return &in.Version },
	Fields: func(in *people.ErasePerson) []deed.Field {
		return []deed.Field{
			deed.AreaOf("request", &in.Request).Must().Named("请求", "Request").
				Hinted("如 本人 2026-11-20 来函请求", "e.g. the person's letter of 2026-11-20").
				Helped("本人如何、何时请求；- 表示从标准输入读", "how and when it was asked for; - reads standard input"),
			deed.TextOf("name", &in.Name).Must().Max(domain.MaxName).Named("输入姓名以确认", "Type the name to confirm").
				Helped("登记的姓名，用以确认", "the registered name, to confirm"),
		}
	},
	Do:   (*office.Office).ErasePerson,
	Long: (*office.Office).EraseWith,
	Far: func(t *i18n.Text, e people.Erased) string {
		return t.Tell(i18n.Line{ZH: "已查 {n} 条，删去 {done} 处", EN: "{n} looked at, {done} taken out"},
			domain.Args{"n": e.Looked, "done": e.Records + e.Details})
	},
	Said: func(t *i18n.Text, _ people.ErasePerson, e people.Erased) string {
		return t.Tell(i18n.Line{
			ZH: "{id} 的个人信息已删除：{n} 条记录、{d} 条审计附文。先前的备份按保存期限删除。",
			EN: "The personal data of {id} is erased: {n} records, {d} details of the log. Earlier copies go at the end of their time.",
		}, domain.Args{"id": e.ID, "n": e.Records, "d": e.Details})
	},
}

// ErasureHeld is why an erasure can't be done now; nil where nothing holds it.
func ErasureHeld(v people.ErasureView) error {
	if len(v.Holds) == 0 {
		return nil
	}
	return domain.Conflict(domain.FaultErasureHeld, "", "", domain.Args{"person": v.Person.Name, "holds": v.Holds})
}

// ErasureDoc is what an erasure would take out, what stays, and what holds it.
func ErasureDoc(t *i18n.Text, v people.ErasureView) show.Doc {
	s := show.Section{Title: t.Say(i18n.Line{ZH: "须先办结", EN: "To be settled first"})}
	for _, h := range v.Holds {
		s.Rows = append(s.Rows, show.Row{Sign: "!", Text: t.Hold(h), Tone: show.ToneDue, ID: h.ID})
	}
	what := show.Section{Title: t.Say(Erase.Title), Rows: consequences(t, v)}
	return show.Doc{ID: v.Person.ID.String(), Title: t.Erased(v.Person.Name), Sections: show.Filled(s, what)}
}

// goesOn is said of an erasure that was decided and has not gone through every record yet.
var goesOn = i18n.Line{
	ZH: "已决定删除，正在清理其余记录；中断后自动继续，也可再次执行。",
	EN: "It is decided, and the other records are being gone through; if that breaks off it goes on by itself, or when it is asked for again.",
}

// consequences say what goes and what stays.
func consequences(t *i18n.Text, v people.ErasureView) []show.Row {
	var parts []string
	for _, p := range v.Parts {
		word := t.Word.Record[p.Kind]
		if p.Kind == domain.KindGroup {
			word = t.Say(i18n.Line{ZH: "群成员", EN: "membership"})
		}
		parts = append(parts, t.Tell(i18n.Line{ZH: "{what} {n} 条", EN: "{what}: {n}"}, domain.Args{"what": word, "n": p.Count}))
	}
	var rows []show.Row
	if v.Person.Erasing {
		rows = append(rows, show.Row{Sign: "!", Tone: show.ToneDue, Text: t.Say(goesOn)})
	}
	rows = append(rows, []show.Row{
		{Label: t.Say(i18n.Line{ZH: "删除", EN: "Goes"}), Text: t.Say(i18n.Line{
			ZH: "姓名、电话、邮箱、学号、昵称、群名片、城市、专业年级、单位、核验与违规的凭据；" +
				"备案表、批复、任务、拒绝记录、未提交内容、审计附文中的上述内容",
			EN: "name, phones, e-mail, student number, nickname, cards, city, class, employer, evidence; " +
				"the same in forms, letters, tasks, refusals, what was not submitted, details of the log",
		})},
	}...)
	if len(parts) > 0 {
		rows = append(rows, show.Row{Label: t.Say(i18n.Line{ZH: "涉及", EN: "In"}), Text: strings.Join(parts, t.Label.Comma)})
	}
	rows = append(rows, []show.Row{
		{Label: t.Say(i18n.Line{ZH: "保留", EN: "Stays"}), Text: t.Tell(i18n.Line{
			ZH: "作出的决定和审计链，姓名处写“{who}”；已停用账号的名称（审计须记经办人）",
			EN: "what was decided and the audit chain, with “{who}” for the name; a disabled account's name (the log must say who acted)",
		}, domain.Args{"who": t.Erased(erasure.Pseudonym(v.Person.ID))})},
	}...)
	for _, g := range v.Groups {
		rows = append(rows, show.Row{
			Label: t.Say(i18n.Line{ZH: "离群", EN: "Leaves"}), Text: g.ID.String() + " " + i18n.ShortGroup(g.Name), ID: g.ID,
		})
	}
	return append(rows, show.Row{Sign: "!", Tone: show.ToneDanger, Text: t.Say(i18n.Line{
		ZH: "不可恢复。数据文件中的残留同时覆盖；以前的备份和副本仍含原文，按保存期限删除。",
		EN: "It can't be taken back. What is left in the data file is overwritten; earlier backups and copies keep it until their time is over.",
	})})
}

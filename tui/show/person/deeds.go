package person

import (
	"context"
	"strconv"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/people"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// Add registers a person.
var Add = deed.Deed[people.AddPerson, domain.Person]{
	Words: "person add", Key: "n",
	Name:  i18n.Line{ZH: "登记人员", EN: "Register person"},
	Title: i18n.Line{ZH: "登记人员", EN: "Register a person"},
	Intro: i18n.Line{
		ZH: "登记后即可任职、入群；实名核验可同时登记。",
		EN: "The person may then take offices and join groups; the verification can be recorded at once.",
	},
	Submit: i18n.Line{ZH: "登记", EN: "Register"},
	Short:  i18n.Line{ZH: "登记人员", EN: "register a person"},
	Rules:  []domain.ClauseID{"N2.2a"}, May: domain.CanKeepPeople,
	Fields: func(in *people.AddPerson) []deed.Field {
		year := year(&in.Year)
		year.Get = func() []string { // nobody is staff before it is said
			if in.Year == 0 {
				return []string{""}
			}
			return []string{strconv.Itoa(in.Year)}
		}
		return []deed.Field{
			name(&in.Name).Must(), city(&in.City), major(&in.Major), year, phone(&in.Phone).Optional(),
			how(&in.How).Hinted("尚未核验则不填", "empty if not verified yet"),
			deed.YesOf("confirm", &in.Confirm,
				i18n.Line{ZH: "有相似者时不登记", EN: "refuse if somebody looks the same"},
				i18n.Line{ZH: "确非同一人，仍登记", EN: "not the same person: register"}).
				Named("相似者", "Look-alikes").Helped("确非同一人，仍登记", "register though somebody looks the same"),
		}
	},
	Do: (*office.Office).AddPerson,
	Said: func(t *i18n.Text, _ people.AddPerson, p domain.Person) string {
		return t.Tell(i18n.Line{ZH: "已登记 {id} {name}。", EN: "{id} {name} is registered."}, domain.Args{"id": p.ID, "name": p.Name})
	},
}

// Edit changes what the registry holds of a person; the phone is never shown,
// and stays where none is given.
var Edit = deed.Deed[people.EditPerson, domain.Person]{
	Words: "person edit", Key: "e", On: domain.KindPerson,
	Name:   i18n.Line{ZH: "修改资料", EN: "Edit"},
	Intro:  i18n.Line{ZH: "改姓名后须重新核验实名。", EN: "A changed name must be verified again."},
	Submit: i18n.Line{ZH: "保存", EN: "Save"},
	Short:  i18n.Line{ZH: "修改人员资料，不写的项不变", EN: "change a person; what is not given stays"},
	Rules:  []domain.ClauseID{"N2.2a"},
	Load: deed.From((*office.Office).Person, func(t *i18n.Text, v people.PersonView) deed.Loaded[people.EditPerson] {
		l := deed.Loaded[people.EditPerson]{
			Name: v.Name, Hints: map[string]string{},
			In: people.EditPerson{ID: v.ID, Version: v.Version, Name: v.Name, City: v.City, Major: v.Major, Year: v.Year},
		}
		if masked := v.Phone.String(); masked != "" {
			keep := i18n.Line{ZH: "不填则不变（{phone}）", EN: "empty leaves it ({phone})"}
			l.Hints["phone"] = t.Tell(keep, domain.Args{"phone": masked})
		}
		return l
	}),
	Version: func(in *people.EditPerson) *uint64 { return &in.Version },
	Fields: func(in *people.EditPerson) []deed.Field {
		return []deed.Field{name(&in.Name), city(&in.City), major(&in.Major), year(&in.Year), phone(&in.Phone).Optional()}
	},
	Do: (*office.Office).EditPerson,
	Said: func(t *i18n.Text, _ people.EditPerson, p domain.Person) string {
		return t.Tell(i18n.Line{ZH: "已修改 {id} {name}。", EN: "{id} {name} is changed."}, domain.Args{"id": p.ID, "name": p.Name})
	},
}

// Verify records that a real name was verified, N2.2a.
var Verify = deed.Deed[people.VerifyPerson, domain.Person]{
	Words: "person verify", Key: "v", On: domain.KindPerson,
	Name:  i18n.Line{ZH: "实名核验", EN: "Verify"},
	Short: i18n.Line{ZH: "记录实名核验", EN: "record a verification"},
	Rules: []domain.ClauseID{"N2.2a"},
	Load: deed.From((*office.Office).Person, func(t *i18n.Text, v people.PersonView) deed.Loaded[people.VerifyPerson] {
		kept := i18n.Line{ZH: "记下核验人、方式和时间。", EN: "Who verified, how and when is kept."}
		return deed.Loaded[people.VerifyPerson]{
			Name: v.Name, In: people.VerifyPerson{ID: v.ID, Version: v.Version},
			Warn: []show.Row{{Text: v.Card, Tone: show.ToneStrong}, {Text: t.Say(kept), Tone: show.ToneLabel}},
		}
	}),
	Version: func(in *people.VerifyPerson) *uint64 { return &in.Version },
	Fields: func(in *people.VerifyPerson) []deed.Field {
		return []deed.Field{how(&in.How).Must().Hinted("如 查验毕业证、理事会成员证明", "e.g. diploma seen, a councillor vouches")}
	},
	Do: (*office.Office).VerifyPerson,
	Said: func(t *i18n.Text, _ people.VerifyPerson, p domain.Person) string {
		return t.Tell(i18n.Line{ZH: "{name} 已实名核验。", EN: "{name} is verified."}, domain.Args{"name": p.Name})
	},
}

// InClear is a person's phone as it was said.
type InClear struct {
	ID    domain.ID `json:"id"`
	Phone string    `json:"phone"`
}

// Reveal shows a phone in clear; the use-case logs it, A2. In the console it is
// a toast and no form.
var Reveal = deed.Deed[domain.ID, InClear]{
	Words: "person phone", On: domain.KindPerson,
	Short: i18n.Line{ZH: "查看电话（记入审计）", EN: "show a phone (goes into the audit log)"},
	Load:  deed.ByID,
	Do: func(o *office.Office, ctx context.Context, by domain.Caller, id domain.ID) (InClear, error) {
		phone, err := o.RevealPhone(ctx, by, id)
		return InClear{id, phone}, err
	},
	Said: func(_ *i18n.Text, _ domain.ID, p InClear) string { return p.Phone },
}

func name(to *string) deed.Field {
	return deed.TextOf("name", to).Max(domain.MaxName).Named("姓名", "Name").Helped("姓名", "name")
}

func city(to *string) deed.Field {
	return deed.TextOf("city", to).Max(domain.MaxName).Helped("城市", "city")
}

func major(to *string) deed.Field {
	return deed.TextOf("major", to).Max(domain.MaxName).Helped("专业简称", "major in short")
}

func year(to *int) deed.Field {
	return deed.YearOf("year", to).Max(8).
		Hinted("如 1997，教职工填 0", "like 1997; 0 for staff").Helped("入学年，教职工为 0", "year of enrolment; 0 for staff")
}

func phone(to *string) deed.Field {
	return deed.TextOf("phone", to).Max(30).Named("电话", "Phone").Helped("电话", "phone")
}

func how(to *string) deed.Field {
	return deed.TextOf("how", to).Max(domain.MaxText).Pipe().
		Helped("核验方式，- 表示从标准输入读", "how it was verified; - reads standard input")
}

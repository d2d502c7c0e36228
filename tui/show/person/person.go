// Package person tells of people (人员): their list, their document and their
// plain deeds, N2.2a, for every face.
package person

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/people"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// List is the list of the people.
var List = deed.Listing[people.PersonRow, people.PersonFilter]{
	Words: "person list", Short: i18n.Line{ZH: "列出人员", EN: "list people"},
	Narrow: func(f *people.PersonFilter) []deed.Field {
		return []deed.Field{
			deed.RecordOf("fits", domain.KindGroup, &f.Fits).Helped("不在任何群、适合加入该群的人", "who is in no group and would fit this one"),
			deed.YesOf("unverified", &f.Unverified, i18n.Line{}, i18n.Line{}).Helped("只列未实名的", "only who is not verified"),
		}
	},
	Page: func(f *people.PersonFilter, text, after string, limit int) {
		f.Text, f.After, f.Limit = text, after, limit
	},
	Do:       (*office.Office).People,
	CountAll: (*office.Office).CountPeople,
	Columns:  columns,
	Title:    i18n.Line{ZH: "人员", EN: "People"},
	Count:    i18n.Line{ZH: "{n} 人", EN: "{n} {n|person|people}"},
	Empty:    i18n.Line{ZH: "没有符合的人员。", EN: "No such person."},
	None: i18n.Line{
		ZH: "还没有人员。按 n 登记，或导入：ssh … person import < 人员.csv",
		EN: "Nobody is registered yet. Press n, or import: ssh … person import < people.csv",
	},
	Chips: []deed.Chip[people.PersonFilter]{deed.All[people.PersonFilter](), {
		Label: func(t *i18n.Text) string { return t.Label.Unverified },
		Set:   func(f *people.PersonFilter) { f.Unverified = true },
	}},
	ID:    func(r people.PersonRow) domain.ID { return r.ID },
	Stamp: func(r people.PersonRow) uint64 { return r.Stamp },
	Kinds: []domain.Kind{domain.KindPerson, domain.KindBranch},
	Deeds: []deed.Offer{Add},
}

func columns(t *i18n.Text, _ func() time.Time) []show.Column[people.PersonRow] {
	w := &t.Person
	return []show.Column[people.PersonRow]{
		{Key: "name", Title: w.Name, Width: 8, Grow: 1, Text: func(r people.PersonRow) string { return t.Erased(r.Name) }},
		{Key: "id", Title: t.Label.Number, Width: 7, Spare: true, Tone: show.ToneLabel, Text: func(r people.PersonRow) string {
			return r.ID.String()
		}},
		{Key: "card", Title: w.Card, Width: 20, Grow: 1, Text: func(r people.PersonRow) string { return r.Card }},
		{Key: "phone", Title: w.Phone, Text: func(r people.PersonRow) string { return r.Phone.String() }},
		{Key: "verified", Title: w.Real, Width: t.Cells(8, 12), Cell: func(r people.PersonRow) show.Cell {
			if r.Verified() {
				return show.Cell{Sign: "✓", Tone: show.ToneFocus}
			}
			return show.Cell{Sign: "!", Text: t.Label.Unverified, Tone: show.ToneDue}
		}},
		{Key: "groups", Title: w.Groups, Width: 3, Right: true, Text: func(r people.PersonRow) string { return strconv.Itoa(r.Groups) }},
		{Key: "offices", Title: w.Offices, Width: t.Cells(14, 20), Spare: true, Cell: func(r people.PersonRow) show.Cell {
			held := make([]string, len(r.Offices))
			for i, o := range r.Offices {
				held[i] = o.BranchName + " " + t.Word.Office[o.Office]
			}
			return show.Cell{Text: strings.Join(held, t.Label.Comma)}
		}},
	}
}

// View is one person: who it is, the offices and the groups with the role in
// each, the verification, and the history.
var View = deed.Viewing[people.PersonView]{
	Words: "person show", On: domain.KindPerson, Short: i18n.Line{ZH: "一位人员的详情", EN: "one person"},
	Do: (*office.Office).Person, Doc: document, Version: func(v people.PersonView) uint64 { return v.Version },
	Deeds: []deed.Offer{Verify, Edit}, Keep: func(v people.PersonView) error { return v.Keep },
}

func document(t *i18n.Text, now time.Time, v people.PersonView) show.Doc {
	if v.Erased() {
		return erasedDoc(t, now, v)
	}
	return show.Doc{
		ID: v.ID.String(), Title: v.Name, Subtitle: v.Card,
		Sections: append([]show.Section{who(t, v), held(t, v), in(t, v)},
			show.Filled(fits(t, v), show.History(t, now, v.History, v.ID))...),
	}
}

// erasedDoc is what stays of somebody whose data was taken out on request.
func erasedDoc(t *i18n.Text, now time.Time, v people.PersonView) show.Doc {
	said := show.Section{Rows: []show.Row{{Text: t.Tell(i18n.Line{
		ZH: "个人信息已于 {on} 应本人请求删除。", EN: "The personal data was erased on request on {on}.",
	}, domain.Args{"on": string(domain.DateOf(v.ErasedAt))})}}}
	if v.Erasing {
		said.Rows = append(said.Rows, show.Row{Sign: "!", Tone: show.ToneDue, Text: t.Say(goesOn)})
	}
	return show.Doc{
		ID: v.ID.String(), Title: t.Erased(v.Name), Sections: show.Filled(said, in(t, v), show.History(t, now, v.History, v.ID)),
	}
}

func who(t *i18n.Text, v people.PersonView) show.Section {
	w := &t.Person
	var s show.Section
	r := show.Row{Sign: "!", Label: w.Verification, Text: w.NotVerified, Tone: show.ToneDue}
	if x := v.Verification; x != nil {
		r.Sign, r.Tone = "✓", show.ToneFocus
		r.Text = x.How + " · " + cmp.Or(v.VerifiedBy, t.Label.Operator) + " · " + string(domain.DateOf(x.At))
	}
	s.Rows = append(s.Rows, r)
	s.Field(t.Heading("person_kind"), t.Word.PersonKind[v.Kind])
	s.Field(w.City, cities(t, v.Person))
	s.Field(w.Class, class(t, v.Person))
	for _, f := range []struct{ key, text string }{
		{"student_number", v.StudentNumber.String()},
		{"native_place", v.Native},
		{"industry", v.Industry},
		{"employer", strings.TrimSpace(v.Employer + " " + v.Position)},
		{"nickname", domain.CleanLine(v.Nickname)},
	} {
		s.Field(t.Heading(f.key), f.text)
	}
	s.Field(w.Phone, t.Phones(append([]domain.Phone{v.Phone}, v.Phones...)...))
	s.Field(t.Heading("email"), v.Email.String())
	if v.Violations > 0 {
		s.Rows = append(s.Rows, show.Row{
			Sign: "!", Label: w.Violations, Text: t.Sentence(w.Times, domain.Args{"n": v.Violations}), Tone: show.ToneDue,
		})
	}
	s.Field(w.RegisteredBy, t.BranchName(v.BranchName))
	if v.Sample {
		s.Rows = append(s.Rows, show.Row{Text: t.Label.Sample, Tone: show.ToneLabel})
	}
	return s
}

// cities says where somebody lives, and where they work if that is elsewhere.
func cities(t *i18n.Text, p domain.Person) string {
	if p.WorkCity == "" || p.WorkCity == p.City {
		return p.City
	}
	work := t.FieldName("work_city") + " " + p.WorkCity
	if p.City == "" {
		return work
	}
	return p.City + " · " + work
}

// class says what somebody studied, and when: 食品学院 化学 1997 级 – 2001 届 本科.
func class(t *i18n.Text, p domain.Person) string {
	parts := []string{p.College, p.Major}
	if p.Year > 0 {
		parts = append(parts, t.Tell(i18n.Line{ZH: "{n}级", EN: "entered {n}"}, domain.Args{"n": p.Year}))
	}
	if p.Left > 0 {
		parts = append(parts, t.Tell(i18n.Line{ZH: "{n}届", EN: "left {n}"}, domain.Args{"n": p.Left}))
	}
	parts = append(parts, t.Word.Degree[p.Degree])
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}

func held(t *i18n.Text, v people.PersonView) show.Section {
	s := show.Section{Title: t.Person.Offices}
	for _, o := range v.Offices {
		s.Field(o.Branch.String(), t.BranchName(o.BranchName)+" "+t.Word.Office[o.Office])
	}
	return s.Or("—")
}

func in(t *i18n.Text, v people.PersonView) show.Section {
	s := show.Section{Title: t.Person.InGroups}
	for _, m := range v.In {
		row := show.Row{Label: m.Group.String(), Text: i18n.ShortGroup(m.GroupName)}
		switch {
		case !m.Present():
			row.Text, row.Tone = row.Text+" · "+t.NotInGroup(m), show.ToneLabel
		case m.Role != "":
			row.Text, row.Tone = row.Text+" · "+t.Word.Manager[m.Role], show.ToneStrong
		}
		if m.Present() { // on what they are in it, N1.2d
			row.Text += " · " + cmp.Or(t.Word.Basis[m.Basis], t.Rectify.NoBasis)
		}
		if m.Card != "" {
			row.Text += " · " + m.Card
		}
		if len(m.Findings) > 0 {
			row.Sign, row.Tone = "!", show.ToneDue
			row.Text += t.Label.Semicolon + t.CardWrong(m.Findings)
			if !m.Notice.IsZero() {
				row.Text += t.Label.Semicolon + t.Rectify.Notice + " " + m.Notice.String()
			}
		}
		if !m.Removal.IsZero() {
			row.Sign, row.Tone = "!", show.ToneDanger
			row.Text += t.Label.Semicolon + t.Rectify.Removal + " " + m.Removal.String()
		}
		s.Rows = append(s.Rows, row)
	}
	return s.Or(t.Person.NoGroups)
}

// fits are the groups that the person may join, N3.1; the section is left out
// where there is none.
func fits(t *i18n.Text, v people.PersonView) show.Section {
	s := show.Section{Title: t.Say(i18n.Line{ZH: "可加入的群", EN: "Groups to join"})}
	for _, f := range v.Fits {
		why := t.Word.Basis[f.Basis] + " " + f.By
		s.Rows = append(s.Rows, show.Row{
			Label: f.Group.String(), Text: i18n.ShortGroup(f.GroupName) + " · " + why + " · " +
				t.Tell(i18n.Line{ZH: "余 {n} 位", EN: "{n} places left"}, domain.Args{"n": f.Free}),
		})
	}
	return s
}

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
		year.Get = told(&in.Year) // nobody is staff before it is said
		fields := []deed.Field{
			name(&in.Name).Must(), city(&in.City), major(&in.Major), year, phone(&in.Phone).Optional(),
			how(&in.How).Hinted("尚未核验则不填", "empty if not verified yet"),
			deed.YesOf("confirm", &in.Confirm,
				i18n.Line{ZH: "有相似者时不登记", EN: "refuse if somebody looks the same"},
				i18n.Line{ZH: "确非同一人，仍登记", EN: "not the same person: register"}).
				Named("相似者", "Look-alikes").Helped("确非同一人，仍登记", "register though somebody looks the same"),
			sureName(&in.SureName),
		}
		return append(fields, further(&in.Further)...)
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
	May:    domain.CanKeepPeople,
	Name:   i18n.Line{ZH: "修改资料", EN: "Edit"},
	Intro:  i18n.Line{ZH: "改姓名后须重新核验实名。", EN: "A changed name must be verified again."},
	Submit: i18n.Line{ZH: "保存", EN: "Save"},
	Short:  i18n.Line{ZH: "修改人员资料，不写的项不变", EN: "change a person; what is not given stays"},
	Rules:  []domain.ClauseID{"N2.2a"},
	Load: deed.From((*office.Office).Person, func(t *i18n.Text, v people.PersonView) deed.Loaded[people.EditPerson] {
		l := deed.Loaded[people.EditPerson]{
			Name: v.Name, Hints: map[string]string{},
			In: people.EditPerson{
				ID: v.ID, Version: v.Version, Name: v.Name, City: v.City, Major: v.Major, Year: v.Year,
				Further: people.Further{Particulars: masked(v.Particulars)},
			},
		}
		keep := i18n.Line{ZH: "不填则不变（{phone}），- 删去", EN: "empty leaves {phone}, - deletes"}
		for key, masked := range map[string]string{
			"phone": v.Phone.String(), "phones": t.Phones(v.Phones...), "email": v.Email.String(),
		} {
			if masked != "" {
				l.Hints[key] = t.Tell(keep, domain.Args{"phone": masked})
			}
		}
		return l
	}),
	Version: func(in *people.EditPerson) *uint64 { return &in.Version },
	Fields: func(in *people.EditPerson) []deed.Field {
		fields := []deed.Field{
			name(&in.Name), city(&in.City), major(&in.Major), year(&in.Year), phone(&in.Phone).Optional(), sureName(&in.SureName),
		}
		return append(fields, further(&in.Further)...)
	},
	Do: (*office.Office).EditPerson,
	Said: func(t *i18n.Text, _ people.EditPerson, p domain.Person) string {
		return t.Tell(i18n.Line{ZH: "已修改 {id} {name}。", EN: "{id} {name} is changed."}, domain.Args{"id": p.ID, "name": p.Name})
	},
}

// Verify records that a real name was verified, N2.2a.
var Verify = deed.Deed[people.VerifyPerson, domain.Person]{
	Words: "person verify", Key: "v", On: domain.KindPerson,
	May:   domain.CanKeepPeople,
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

func name(to *string) deed.Field {
	return deed.TextOf("name", to).Max(domain.MaxName).Named("姓名", "Name").Helped("姓名", "name")
}

// sureName says that a name which looks like a form of address or a brand is one, N1.2a.
func sureName(to *bool) deed.Field {
	return deed.YesOf("sure_name", to,
		i18n.Line{ZH: "不像真实姓名的不登记", EN: "refuse what looks like no real name"},
		i18n.Line{ZH: "已核对，确是真实姓名", EN: "looked up: it is the real name"}).
		Named("像称呼的姓名", "Doubtful name").Helped("姓名像称呼、品牌，但确是真实姓名", "take a name that looks like a form of address or a brand")
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
	return deed.TextOf("phone", to).Max(30).Named("电话", "Phone").Helped("电话；修改时 - 表示删去", "phone; - takes it away in an edit")
}

// further are the fields of what else is told of a person, none of them needed.
func further(in *people.Further) []deed.Field {
	text := func(key string, to *string, zh, en string) deed.Field {
		return deed.TextOf(key, to).Max(domain.MaxName).Optional().Helped(zh, en)
	}
	left := deed.YearOf("left", &in.Left).Max(8).Optional().Hinted("如 2001", "like 2001").Helped("毕业年", "year of leaving")
	left.Get = told(&in.Left)
	return []deed.Field{
		deed.MaybeOf("person_kind", &in.Kind, domain.PersonKinds, func(t *i18n.Text) map[domain.PersonKind]string {
			return t.Word.PersonKind
		}),
		text("college", &in.College, "学院", "college"), left,
		deed.MaybeOf("degree", &in.Degree, domain.Degrees, func(t *i18n.Text) map[domain.Degree]string { return t.Word.Degree }),
		deed.TextOf("student_number", &in.StudentNumber).Max(domain.MaxName).Optional().Helped("学号", "student number"),
		text("native_place", &in.Native, "生源地", "where the person came to the school from"),
		text("work_city", &in.WorkCity, "工作城市，与居住城市不同时填", "city of work, if not the city of living"),
		text("industry", &in.Industry, "行业", "industry"), text("employer", &in.Employer, "工作单位", "employer"),
		text("position", &in.Position, "单位职务", "office held there"),
		text("nickname", &in.Nickname, "微信昵称", "nickname in WeChat"),
		deed.TextOf("phones", &in.Phones).Max(120).Optional().Hinted("几个用逗号分开", "several, parted by commas").
			Helped("其他电话，用逗号分开；- 表示删去", "other phones, parted by commas; - takes them away"),
		deed.TextOf("email", &in.Email).Max(254).Optional().Helped("电子邮箱；- 表示删去", "e-mail address; - takes it away"),
	}
}

// told gives a year as it is typed, and nothing for one that is not known.
func told(year *int) func() []string {
	return func() []string {
		if *year == 0 {
			return []string{""}
		}
		return []string{strconv.Itoa(*year)}
	}
}

func how(to *string) deed.Field {
	return deed.TextOf("how", to).Max(domain.MaxText).Pipe().
		Helped("核验方式，- 表示从标准输入读", "how it was verified; - reads standard input")
}

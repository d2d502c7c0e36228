// Package place tells of places and industries (地名与行业), after which groups are
// named, M4.6: their list, their document and their plain deeds, for every face.
package place

import (
	"strconv"
	"strings"
	"time"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/registry"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

// List is the table of places and industries.
var List = deed.Listing[registry.PlaceRow, registry.PlaceFilter]{
	Words: "place list", Short: i18n.Line{ZH: "列出地名与行业", EN: "list places and industries"},
	Narrow: func(f *registry.PlaceFilter) []deed.Field {
		return []deed.Field{
			deed.ChoiceOf("kind", &f.Kind, domain.PlaceKinds, kinds).Helped("region 地名、industry 行业", "region, industry"),
		}
	},
	Page: func(f *registry.PlaceFilter, text, after string, limit int) {
		f.Text, f.After, f.Limit = text, after, limit
	},
	Do:      (*office.Office).Places,
	Columns: columns,
	Title:   i18n.Line{ZH: "地名与行业", EN: "Places & industries"},
	Count:   i18n.Line{ZH: "{n} 个[{chip}]", EN: "{n}[ {chip}]"},
	Empty:   i18n.Line{ZH: "没有符合的地名。", EN: "No such place."},
	Chips:   []deed.Chip[registry.PlaceFilter]{deed.All[registry.PlaceFilter](), chip(domain.PlaceRegion), chip(domain.PlaceIndustry)},
	ID:      func(r registry.PlaceRow) domain.ID { return r.ID },
	Stamp:   func(r registry.PlaceRow) uint64 { return r.Stamp },
	Kinds:   []domain.Kind{domain.KindPlace, domain.KindBranch},
	Deeds:   []deed.Offer{Add},
}

func chip(k domain.PlaceKind) deed.Chip[registry.PlaceFilter] {
	return deed.Chip[registry.PlaceFilter]{
		Label: func(t *i18n.Text) string { return t.Word.PlaceKind[k] },
		Set:   func(f *registry.PlaceFilter) { f.Kind = k },
	}
}

func columns(t *i18n.Text, _ func() time.Time) []show.Column[registry.PlaceRow] {
	r := &t.Place
	return []show.Column[registry.PlaceRow]{
		{Key: "id", Title: t.Label.Number, Text: func(p registry.PlaceRow) string { return p.ID.String() }},
		{Key: "name", Title: r.Name, Width: 10, Grow: 1, Cell: func(p registry.PlaceRow) show.Cell {
			if p.Retired {
				return show.Cell{Text: p.Name + " (" + r.Retired + ")", Tone: show.ToneLabel}
			}
			return show.Cell{Text: p.Name}
		}},
		{Key: "kind", Title: t.Label.Kind, Width: t.Cells(4, 8), Tone: show.ToneLabel, Text: func(p registry.PlaceRow) string {
			return t.Word.PlaceKind[p.Kind]
		}},
		{Key: "aliases", Title: r.Aliases, Width: 18, Grow: 1, Spare: true, Text: func(p registry.PlaceRow) string {
			return strings.Join(p.Aliases, t.Label.Comma)
		}},
		{Key: "branch", Title: r.Branch, Width: t.Cells(8, 12), Cell: func(p registry.PlaceRow) show.Cell {
			if p.Branch.IsZero() {
				return show.Cell{Text: "—", Tone: show.ToneLabel}
			}
			return show.Cell{Text: t.Word.BranchState[p.State], Long: p.Branch.String() + " " + t.Word.BranchState[p.State]}
		}},
		{Key: "groups", Title: t.Person.Groups, Width: 3, Right: true, Text: func(p registry.PlaceRow) string {
			return strconv.Itoa(p.Groups)
		}},
		{Key: "retired", Title: r.Retired, Text: func(p registry.PlaceRow) string { return t.If(p.Retired) }},
	}
}

// View is one place with its branch and how many groups are named after it.
var View = deed.Viewing[registry.PlaceView]{
	Words: "place show", On: domain.KindPlace, Short: i18n.Line{ZH: "一个地名的详情", EN: "one place"},
	Do: (*office.Office).Place, Doc: document, Version: func(v registry.PlaceView) uint64 { return v.Version },
	Deeds: []deed.Offer{Edit},
}

func document(t *i18n.Text, now time.Time, v registry.PlaceView) show.Doc {
	r := &t.Place
	var s show.Section
	s.Field(r.Aliases, strings.Join(v.Aliases, t.Label.Comma))
	if v.Retired {
		s.Rows = append(s.Rows, show.Row{Sign: "!", Label: t.Label.State, Text: r.Retired, Tone: show.ToneDue})
	}
	if !v.Branch.IsZero() {
		s.Field(r.Branch, v.Branch.String()+" "+t.BranchName(v.BranchName)+" · "+t.Word.BranchState[v.State])
		s.Field(r.Groups, strconv.Itoa(v.Groups))
	}
	return show.Doc{
		ID: v.ID.String(), Title: v.Name, Subtitle: t.Word.PlaceKind[v.Kind],
		Sections: []show.Section{s, show.History(t, now, v.History, v.ID)},
	}
}

// Add adds a place or an industry to the table.
var Add = deed.Deed[registry.AddPlace, domain.Place]{
	Words: "place add", Key: "n",
	Name:  i18n.Line{ZH: "新增地名", EN: "Add place"},
	Title: i18n.Line{ZH: "新增地名或行业", EN: "Add a place or an industry"},
	Intro: i18n.Line{ZH: "群名由此取名，各名称与别名不得重复。", EN: "Groups are named after it; names and aliases are unique."},
	Short: i18n.Line{ZH: "新增地名或行业", EN: "add a place or an industry"},
	Rules: []domain.ClauseID{"M4.6"}, May: domain.CanKeepRegistry,
	Fields: func(in *registry.AddPlace) []deed.Field {
		return []deed.Field{
			deed.TextOf("name", &in.Name).Max(domain.MaxPlace).Must().Helped("名称", "name"),
			deed.ChoiceOf("kind", &in.Kind, domain.PlaceKinds, kinds).Must().Helped("region 地名、industry 行业", "region, industry"),
			aliases(&in.Aliases),
		}
	},
	Do: (*office.Office).AddPlace,
	Said: func(t *i18n.Text, in registry.AddPlace, p domain.Place) string {
		return said(t, t.Place.Added, in.Name, p)
	},
}

// Edit changes a place; its branch is renamed with it.
var Edit = deed.Deed[registry.EditPlace, domain.Place]{
	Words: "place edit", Key: "e", On: domain.KindPlace,
	Name:   i18n.Line{ZH: "修改", EN: "Edit"},
	Title:  i18n.Line{ZH: "修改地名", EN: "Edit"},
	Submit: i18n.Line{ZH: "保存", EN: "Save"},
	Short:  i18n.Line{ZH: "修改地名，不写的项不变", EN: "change a place; what is not given stays"},
	Rules:  []domain.ClauseID{"M4.6"}, May: domain.CanKeepRegistry,
	Load: deed.From((*office.Office).Place, func(t *i18n.Text, v registry.PlaceView) deed.Loaded[registry.EditPlace] {
		l := deed.Loaded[registry.EditPlace]{
			Name: v.Name, In: registry.EditPlace{ID: v.ID, Version: v.Version, Name: v.Name, Aliases: v.Aliases, Retired: v.Retired},
		}
		if !v.Branch.IsZero() { // its groups are named after it
			l.Warn = []show.Row{{Sign: "!", Tone: show.ToneDue, Text: t.Sentence(t.Place.RenameIntro, domain.Args{"n": v.Groups})}}
		}
		return l
	}),
	Version: func(in *registry.EditPlace) *uint64 { return &in.Version },
	Fields: func(in *registry.EditPlace) []deed.Field {
		return []deed.Field{
			deed.TextOf("name", &in.Name).Max(domain.MaxPlace).Helped("新名称，分会随之改名", "new name; the branch is renamed with it"),
			aliases(&in.Aliases),
			deed.YesOf("retired", &in.Retired, i18n.Line{ZH: "可用", EN: "in use"}, i18n.Line{ZH: "停用", EN: "retired"}).
				Named("状态", "State").Helped("停用：不用于新群；--retired=false 恢复", "retired: not for new groups; --retired=false brings it back"),
		}
	},
	Do: (*office.Office).EditPlace,
	Said: func(t *i18n.Text, in registry.EditPlace, p domain.Place) string {
		return said(t, t.Place.Edited, in.Name, p)
	},
}

func aliases(to *[]string) deed.Field {
	return deed.ListOf("aliases", to).As("alias").
		Helped("别名，可多次；写了就整体替换", "alias, repeatable; replaces them all").
		Hinted("用顿号或逗号分开", "parted by commas")
}

func kinds(t *i18n.Text) map[domain.PlaceKind]string { return t.Word.PlaceKind }

// said names the place, and how its name was written otherwise.
func said(t *i18n.Text, sentence, given string, p domain.Place) string {
	return t.Sentence(sentence, domain.Args{"id": p.ID, "name": p.Name}) + t.NamedAfter(given, p.Name)
}

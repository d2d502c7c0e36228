package place

import (
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/registry"
	"alumni/tui/deed"
	"alumni/tui/i18n"
	"alumni/tui/show"
)

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

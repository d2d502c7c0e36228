package i18n

import (
	"alumni/domain"
	"alumni/domain/naming"
)

// Place holds the text of places and industries (地名与行业), after which branches and groups are
// named, M4.6.
type Place struct {
	Name, Aliases, Branch, Retired, Groups, RenameIntro, Added, Edited string
	Named                                                              string // written otherwise than given
}

func placeText(l lang) Place {
	return Place{
		Name: l("地名", "Name"), Aliases: l("别名", "Aliases"), Branch: l("分会", "Branch"), Retired: l("停用", "retired"),
		Groups: l("在用的群", "Groups in use"),
		RenameIntro: l("改名后分会随之改名，其 {n} 个群列为群名待整改；微信群名不会自动改变。",
			"A rename renames the branch; its {n} {n|group then has a name|groups then have names} to rectify. Nothing changes in "+
				"WeChat by itself."), Added: l("已新增 {id} {name}。", "{id} {name} is added."),
		Edited: l("已修改 {id} {name}。", "{id} {name} is changed."),
		Named:  l("“{value}”按地名写作“{name}”。", " “{value}” stands as its place, {name}."),
	}
}

// NamedAfter says that a branch or a place stands under its place's name where
// it was given with more, M4.6; "" where it stands as given.
func (t *Text) NamedAfter(given, name string) string {
	if naming.Normalise(given) == naming.Normalise(name) {
		return ""
	}
	return t.Sentence(t.Place.Named, domain.Args{"value": domain.CleanLine(given), "name": name}) + t.Basis("M4.6")
}

// Province is one tile of the map of China: a province-level place by its
// short name, in a column and a row that look like where it lies.
type Province struct {
	Name     string // as branches are named
	Short    string // one Han character
	Code     string // two letters
	Col, Row int
}

// The size of the map, in tiles.
const (
	MapColumns = 9
	MapRows    = 9
)

// Provinces are the tiles of the map.
var Provinces = []Province{
	{"黑龙江", "黑", "HL", 8, 0},
	{"新疆", "新", "XJ", 0, 1},
	{"内蒙古", "蒙", "NM", 6, 1},
	{"吉林", "吉", "JL", 8, 1},
	{"甘肃", "甘", "GS", 3, 2},
	{"宁夏", "宁", "NX", 4, 2},
	{"北京", "京", "BJ", 6, 2},
	{"天津", "津", "TJ", 7, 2},
	{"辽宁", "辽", "LN", 8, 2},
	{"青海", "青", "QH", 2, 3},
	{"陕西", "陕", "SN", 4, 3},
	{"山西", "晋", "SX", 5, 3},
	{"河北", "冀", "HE", 6, 3},
	{"山东", "鲁", "SD", 7, 3},
	{"西藏", "藏", "XZ", 1, 4},
	{"四川", "川", "SC", 3, 4},
	{"重庆", "渝", "CQ", 4, 4},
	{"河南", "豫", "HA", 5, 4},
	{"安徽", "皖", "AH", 6, 4},
	{"江苏", "苏", "JS", 7, 4},
	{"上海", "沪", "SH", 8, 4},
	{"云南", "云", "YN", 3, 5},
	{"贵州", "贵", "GZ", 4, 5},
	{"湖北", "鄂", "HB", 5, 5},
	{"湖南", "湘", "HN", 6, 5},
	{"江西", "赣", "JX", 7, 5},
	{"浙江", "浙", "ZJ", 8, 5},
	{"广西", "桂", "GX", 4, 6},
	{"广东", "粤", "GD", 5, 6},
	{"福建", "闽", "FJ", 7, 6},
	{"台湾", "台", "TW", 8, 6},
	{"澳门", "澳", "MO", 5, 7},
	{"香港", "港", "HK", 6, 7},
	{"海南", "琼", "HI", 4, 8},
}

// Tile is the short name of a province in the session's language, two cells wide.
func (t *Text) Tile(p Province) string {
	if t.Lang == "en" {
		return p.Code
	}
	return p.Short
}

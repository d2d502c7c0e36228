package domain

import (
	"slices"
)

// PlaceKind tells places from industries: they are named by different formulas, M4.6.
type PlaceKind string

// The kinds of places.
const (
	PlaceRegion   PlaceKind = "region"   // 地名
	PlaceIndustry PlaceKind = "industry" // 行业名称
)

// PlaceKinds lists every kind of place.
var PlaceKinds = []PlaceKind{PlaceRegion, PlaceIndustry}

// The actions on a place and a template.
const (
	ActPlaceAdd    Action = "place.add"
	ActPlaceEdit   Action = "place.edit"
	ActTemplateSet Action = "template.set"
)

// Place is a place or an industry that a group's name may carry (地名、行业名称),
// M4.6. HQ keeps the table.
type Place struct {
	Meta
	Kind    PlaceKind `json:"kind"`
	Name    string    `json:"name"`              // as it stands in official names: 北京
	Aliases []string  `json:"aliases,omitempty"` // other ways to write it: 北京市, 京
	Retired bool      `json:"retired,omitempty"` // for no new name
	Sample  bool      `json:"sample,omitempty"`
}

// TemplateKey names a text that HQ writes by a template.
type TemplateKey string

// The templates. Their default texts are in tui/i18n.
const (
	TemplateApproval   TemplateKey = "approval"   // 批复（同意）, M4.2
	TemplateRejection  TemplateKey = "rejection"  // 批复（不同意）, M4.2
	TemplateCorrection TemplateKey = "correction" // 补正通知, M4.2
	TemplateBulletin   TemplateKey = "bulletin"   // 公告, M4.3
	TemplateReminder   TemplateKey = "reminder"   // 催报通知, N4.1b
	TemplateRectify    TemplateKey = "rectify"    // 整改通知, N2.2b
	TemplateRights     TemplateKey = "rights"     // 维权函, M8.3
	TemplateImpostor   TemplateKey = "impostor"   // 冒用字样: words that headquarters adds to the school's names, M8.3
	TemplateColumns    TemplateKey = "columns"    // 名单列名: headquarters' own words for the columns of lists, N2.2a
)

// TemplateKeys lists every template.
var TemplateKeys = []TemplateKey{
	TemplateApproval, TemplateRejection, TemplateCorrection, TemplateBulletin, TemplateReminder, TemplateRectify,
	TemplateRights, TemplateImpostor, TemplateColumns,
}

// Template is HQ's own text of a letter or a bulletin (文书模板). Without one the default is used.
type Template struct {
	Meta
	Key  TemplateKey `json:"key"`
	Body string      `json:"body"` // plain text with {placeholders}
}

// Limits of the table of places and industries.
const (
	MaxPlace   = 40 // characters of a name or an alias
	MaxAliases = 8  // of one place
)

// SeedPlace is a place that the table begins with.
type SeedPlace struct {
	Name    string
	Aliases []string
}

// SeedPlaces are the thirty-four provincial-level places of the country, by
// their usual names, with their full names and their one-character signs: what
// the table of places holds before HQ edits it, M4.6.
var SeedPlaces = []SeedPlace{
	{"北京", []string{"北京市", "京"}},
	{"天津", []string{"天津市", "津"}},
	{"河北", []string{"河北省", "冀"}},
	{"山西", []string{"山西省", "晋"}},
	{"内蒙古", []string{"内蒙古自治区", "内蒙", "蒙"}},
	{"辽宁", []string{"辽宁省", "辽"}},
	{"吉林", []string{"吉林省", "吉"}},
	{"黑龙江", []string{"黑龙江省", "黑"}},
	{"上海", []string{"上海市", "沪"}},
	{"江苏", []string{"江苏省", "苏"}},
	{"浙江", []string{"浙江省", "浙"}},
	{"安徽", []string{"安徽省", "皖"}},
	{"福建", []string{"福建省", "闽"}},
	{"江西", []string{"江西省", "赣"}},
	{"山东", []string{"山东省", "鲁"}},
	{"河南", []string{"河南省", "豫"}},
	{"湖北", []string{"湖北省", "鄂"}},
	{"湖南", []string{"湖南省", "湘"}},
	{"广东", []string{"广东省", "粤"}},
	{"广西", []string{"广西壮族自治区", "桂"}},
	{"海南", []string{"海南省", "琼"}},
	{"重庆", []string{"重庆市", "渝"}},
	{"四川", []string{"四川省", "川", "蜀"}},
	{"贵州", []string{"贵州省", "黔", "贵"}},
	{"云南", []string{"云南省", "滇", "云"}},
	{"西藏", []string{"西藏自治区", "藏"}},
	{"陕西", []string{"陕西省", "陕", "秦"}},
	{"甘肃", []string{"甘肃省", "甘", "陇"}},
	{"青海", []string{"青海省", "青"}},
	{"宁夏", []string{"宁夏回族自治区", "宁"}},
	{"新疆", []string{"新疆维吾尔自治区", "新"}},
	{"香港", []string{"香港特别行政区", "港"}},
	{"澳门", []string{"澳门特别行政区", "澳"}},
	{"台湾", []string{"台湾省", "台"}},
}

// SeedCounter counts how many of SeedPlaces the table was given, so that what
// HQ renamed or took out afterwards never comes back by itself.
const SeedCounter = "seed/places"

// PlaceKindOf is the kind of place that a branch of a kind is named after, M4.6.
func PlaceKindOf(k BranchKind) PlaceKind {
	if k == BranchIndustry {
		return PlaceIndustry
	}
	return PlaceRegion
}

// FormulaOf is the kind of group whose formula a place's groups are named by, M4.6.
func FormulaOf(k PlaceKind) GroupKind {
	if k == PlaceIndustry {
		return GroupIndustry
	}
	return GroupRegional
}

// PlaceFits checks that a branch of a kind may be named after the place: a
// region for a region, an industry for an industry, and none that is retired,
// M4.6. Field names the input.
func PlaceFits(p Place, k BranchKind, field string) error {
	if p.Kind != PlaceKindOf(k) {
		return BadChoice("kind", string(k)).By("M4.6")
	}
	if p.Retired {
		return BadChoice(field, p.Name).By("M4.6")
	}
	return nil
}

// CleanPlace cleans the name and the aliases of a place, without the name
// itself and without repetitions. Fold gives the form in which two are one.
func CleanPlace(p Place, fold func(string) string) (Place, error) {
	var err error
	if p.Name, err = NameLine("name", p.Name, MaxPlace); err != nil {
		return p, err
	}
	if fold(p.Name) == "" {
		return p, Required("name", "M4.6")
	}
	if !slices.Contains(PlaceKinds, p.Kind) {
		return p, BadChoice("kind", CleanLine(string(p.Kind)))
	}
	seen, aliases := []string{fold(p.Name)}, []string(nil)
	for _, a := range p.Aliases {
		if a, err = NameLine("aliases", a, MaxPlace); err != nil {
			return p, err
		}
		if f := fold(a); f != "" && !slices.Contains(seen, f) {
			seen, aliases = append(seen, f), append(aliases, a)
		}
	}
	if len(aliases) > MaxAliases {
		return p, TooLong("aliases", MaxAliases)
	}
	p.Aliases = aliases
	return p, nil
}

package domain

// PlaceKind tells places from industries: they are named by different formulas, M4.6.
type PlaceKind string

// The kinds of places.
const (
	PlaceRegion   PlaceKind = "region"   // 地名
	PlaceIndustry PlaceKind = "industry" // 行业名称
)

// PlaceKinds lists every kind of place.
var PlaceKinds = []PlaceKind{PlaceRegion, PlaceIndustry}

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
)

// TemplateKeys lists every template.
var TemplateKeys = []TemplateKey{
	TemplateApproval, TemplateRejection, TemplateCorrection, TemplateBulletin, TemplateReminder,
}

// Template is HQ's own text of a letter or a bulletin (文书模板). Without one the default is used.
type Template struct {
	Meta
	Key  TemplateKey `json:"key"`
	Body string      `json:"body"` // plain text with {placeholders}
}

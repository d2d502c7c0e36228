package i18n

import "alumni/domain"

// Setting holds the text of the settings: the open terms, M9, their versions,
// M10, and the templates.
type Setting struct {
	Title, InForce, Versions, Templates    string // the section and its chips
	Name, Value, Since, Rule, Next         string // columns
	Term                                   map[domain.TermKey]string
	Unit                                   map[domain.TermKey]string // {n}
	About                                  map[domain.TermKey]string // what the term decides
	Headline                               string                    // {name}, {date}
	HeadlineVersions, HeadlineTemplates    string                    // {n}
	NextFrom                               string                    // {value}, {date}
	Bounds                                 string                    // {allowed}
	SinceBy                                string                    // {date}, {id}
	Why, First                             string
	Heading                                string // {term}
	VersionHeading                         string // {name}
	State, StateNow, StatePast, StateAhead string
	Changed, Unchanged                     string
	Effective                              string
	ReviseAction, TemplateAction, Preview  string // actions
	Reset, Places                          string // actions
	ReviseTitle, ReviseIntro, ReviseBy     string
	ReviseAhead                            string // {name}, {date}
	ReviseSubmit                           string
	Revised                                string // {name}, {date}
	ReasonHint, NameHint                   string
	Own, Default                           string
	TemplateHeading                        string // {name}
	SetTitle                               string // {name}
	SetIntro                               string // {names}
	SetNeeds                               string // {names}
	SetBrackets                            string
	SetSubmit                              string
	TemplateSet                            string // {name}
	ResetTitle                             string // {name}
	ResetIntro, ResetSubmit                string
	Placeholders, Text                     string
	PreviewTitle                           string // {name}
}

var settingZH = Setting{
	Title: "设置", InForce: "现行规定", Versions: "规则版本", Templates: "文书模板",
	Name: "名称", Value: "现行", Since: "施行", Rule: "条款", Next: "将改为",
	Term: map[domain.TermKey]string{
		domain.TermCapacity: "群容量", domain.TermRepeat: "屡次", domain.TermCouncilYears: "理事会任期", domain.TermReviewDays: "批复期限",
		domain.TermTaskDays: "办理期限", domain.TermPublishDays: "公布期限", domain.TermFilingDays: "备案期限", domain.TermSeqDigits: "序号位数",
		domain.TermClaimMinutes: "领办时限", domain.TermReplyCode: "机关代字",
	},
	Unit: map[domain.TermKey]string{
		domain.TermCapacity: "{n} 人", domain.TermRepeat: "{n} 次", domain.TermCouncilYears: "{n} 年", domain.TermReviewDays: "{n} 天",
		domain.TermTaskDays: "{n} 天", domain.TermPublishDays: "{n} 天", domain.TermFilingDays: "{n} 天", domain.TermSeqDigits: "{n} 位",
		domain.TermClaimMinutes: "{n} 分钟", domain.TermReplyCode: "{n}",
	},
	About: map[domain.TermKey]string{
		domain.TermCapacity: "一个群最多多少人；多个群都不满员的，应当整合。", domain.TermRepeat: "此前有多少次违规记录，才算“屡次”而可清理出群。",
		domain.TermCouncilYears: "理事会一届几年；过期的分会列为待换届。", domain.TermReviewDays: "收到申请后多少天内批复。",
		domain.TermTaskDays: "微信中的操作多少天内办完。", domain.TermPublishDays: "批复后多少天内在公众号和网站公布。",
		domain.TermFilingDays: "批复或变更后多少天内报送备案表。", domain.TermSeqDigits: "群名末尾的序号至少几位数。",
		domain.TermClaimMinutes: "领办一件申请后，多久仍归该经办人。", domain.TermReplyCode: "批复文号开头的机关代字。",
	},
	Headline: "规则版本 {name}，{date} 起施行", HeadlineVersions: "{n} 个版本，最新在前", HeadlineTemplates: "{n} 份文书模板",
	NextFrom: "{value}，{date} 起", Bounds: "可设 {allowed}", SinceBy: "{date} 起（{id}）", Why: "理由", First: "随规则首次载入",
	Heading: "规定 · {term}", VersionHeading: "规则版本 {name}",
	State: "状态", StateNow: "施行中", StatePast: "已被取代", StateAhead: "尚未施行",
	Changed: "改动", Unchanged: "首个版本", Effective: "施行日期",
	ReviseAction: "修订规定", TemplateAction: "修改模板", Preview: "预览", Reset: "恢复默认", Places: "地名与行业名称",
	ReviseTitle: "修订规定", ReviseIntro: "修订产生新的规则版本：施行日期填今天，此刻起施行；填以后的日期，自该日零时起施行。",
	ReviseBy:     "此前发生的事项仍按当时施行的版本判断，已定的期限和文号不变。",
	ReviseAhead:  "另有版本 {name} 将于 {date} 起施行；以下内容填的是现行规定。",
	ReviseSubmit: "修订", Revised: "规则版本 {name} 自 {date} 起施行", ReasonHint: "必填，会记入审计", NameHint: "可不填，按年份编号",
	Own: "自定", Default: "默认", TemplateHeading: "文书模板 · {name}", SetTitle: "修改模板 · {name}",
	SetIntro: "可用占位符：{names}", SetNeeds: "必须写出：{names}", SetBrackets: "方括号 [ ] 中的内容，在其中的占位符没有值时整段略去。",
	SetSubmit: "保存", TemplateSet: "已修改模板：{name}", ResetTitle: "恢复默认 · {name}", ResetIntro: "总会自定的文本不再使用，今后按默认文本生成；已发出的文书不变。", ResetSubmit: "恢复默认",
	Placeholders: "占位符", Text: "正文", PreviewTitle: "预览 · {name}",
}

var settingEN = Setting{
	Title: "Settings", InForce: "in force", Versions: "versions", Templates: "templates",
	Name: "Name", Value: "Now", Since: "Since", Rule: "Clause", Next: "Next",
	Term: map[domain.TermKey]string{
		domain.TermCapacity: "Group capacity", domain.TermRepeat: "Repeatedly", domain.TermCouncilYears: "Council term", domain.TermReviewDays: "Time to reply",
		domain.TermTaskDays: "Time for a step", domain.TermPublishDays: "Time to publish", domain.TermFilingDays: "Time to file", domain.TermSeqDigits: "Sequence digits",
		domain.TermClaimMinutes: "Claim lasts", domain.TermReplyCode: "Reply code",
	},
	Unit: map[domain.TermKey]string{
		domain.TermCapacity: "{n} {n|person|people}", domain.TermRepeat: "{n} {n|incident|incidents}", domain.TermCouncilYears: "{n} {n|year|years}", domain.TermReviewDays: "{n} {n|day|days}",
		domain.TermTaskDays: "{n} {n|day|days}", domain.TermPublishDays: "{n} {n|day|days}", domain.TermFilingDays: "{n} {n|day|days}", domain.TermSeqDigits: "{n} {n|digit|digits}",
		domain.TermClaimMinutes: "{n} {n|minute|minutes}", domain.TermReplyCode: "{n}",
	},
	About: map[domain.TermKey]string{
		domain.TermCapacity: "How many people one group takes; several groups below it are consolidated.", domain.TermRepeat: "How many earlier incidents make a repeat offender who may be removed.",
		domain.TermCouncilYears: "How long a council's term is; after it the branch is due for an election.", domain.TermReviewDays: "Within how many days an application is replied to.",
		domain.TermTaskDays: "Within how many days a step in WeChat is done.", domain.TermPublishDays: "Within how many days a group is published on both channels.",
		domain.TermFilingDays: "Within how many days the filing form is sent in.", domain.TermSeqDigits: "The least digits of the number at the end of a group's name.",
		domain.TermClaimMinutes: "How long a claimed case stays with its officer.", domain.TermReplyCode: "The office's short name at the beginning of document numbers.",
	},
	Headline: "Rules {name}, in force since {date}", HeadlineVersions: "{n} {n|version|versions}, newest first", HeadlineTemplates: "{n} {n|template|templates}",
	NextFrom: "{value} from {date}", Bounds: "allowed: {allowed}", SinceBy: "{date} ({id})", Why: "Why", First: "loaded with the rules",
	Heading: "Term · {term}", VersionHeading: "Rules {name}",
	State: "State", StateNow: "in force", StatePast: "replaced", StateAhead: "not in force yet",
	Changed: "Changes", Unchanged: "the first version", Effective: "In force from",
	ReviseAction: "Revise", TemplateAction: "Edit", Preview: "Preview", Reset: "Back to default", Places: "Places and industries",
	ReviseTitle: "Revise the terms", ReviseIntro: "This makes a new version of the rules. Today means from this moment on; a later day means from its first minute on.",
	ReviseBy:     "What happened before is judged by the version of its time; deadlines and document numbers already given stay.",
	ReviseAhead:  "Version {name} will take effect on {date}; the fields below hold what is in force now.",
	ReviseSubmit: "Revise", Revised: "Rules {name} are in force from {date}", ReasonHint: "required, kept in the audit log", NameHint: "optional; numbered by year",
	Own: "own", Default: "default", TemplateHeading: "Template · {name}", SetTitle: "Edit template · {name}",
	SetIntro: "Placeholders: {names}", SetNeeds: "Required: {names}", SetBrackets: "A part in [brackets] is left out when a placeholder in it has no value.",
	SetSubmit: "Save", TemplateSet: "Template changed: {name}", ResetTitle: "Back to default · {name}", ResetIntro: "HQ's own text is no longer used; what was sent out stays as it is.", ResetSubmit: "Back to default",
	Placeholders: "Placeholders", Text: "Text", PreviewTitle: "Preview · {name}",
}

// TermValue is a term's value as people read it: 500 人, 5 天.
func (t *Text) TermValue(k domain.TermKey, value string) string {
	return t.fill(t.Setting.Unit[k], domain.Args{"n": value})
}

// TermChanges are what a version of the rules changed, in one line.
func (t *Text) TermChanges(cs []domain.Change) string {
	return joined(cs, t.Label.Semicolon, func(c domain.Change) string {
		k := domain.TermKey(c.Field)
		return t.Setting.Term[k] + " " + t.TermValue(k, c.Before) + " → " + t.TermValue(k, c.After)
	})
}

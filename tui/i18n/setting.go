package i18n

import "alumni/domain"

// Setting holds the text of the settings (设置): the open terms, M9, and the versions of the
// rules, M10.
type Setting struct {
	Title, InForce, Versions, Templates, Name, Value, Since, Rule, Next      string
	Terms                                                                    map[domain.TermKey]Term
	Headline, HeadlineVersions, NextFrom, Bounds, SinceBy, Why, First        string
	Heading, VersionHeading, State, StateNow, StatePast, StateAhead, Changed string
	Unchanged, Effective, ReviseAction, Places, ReviseTitle, ReviseIntro     string
	ReviseBy, ReviseAhead, ReviseSubmit, Revised, ReasonHint                 string
}

// Term holds the words of one open term of the regulation.
type Term struct {
	Name  string // as a heading
	Field string // within a sentence
	Unit  string // its value: {n} 人
	About string // what it decides
	Flag  string // of “setting revise”
}

func settingText(l lang) Setting {
	return Setting{
		Title: l("设置", "Settings"), InForce: l("现行规定", "in force"), Versions: l("规则版本", "versions"),
		Templates: l("文书模板", "templates"), Name: l("名称", "Name"), Value: l("现行", "Now"), Since: l("施行", "Since"),
		Rule: l("条款", "Clause"), Next: l("将改为", "Next"),
		Terms:            termText(l),
		Headline:         l("规则版本 {name}，{date} 起施行", "Rules {name}, in force since {date}"),
		HeadlineVersions: l("{n} 个版本，最新在前", "{n} {n|version|versions}, newest first"),
		NextFrom:         l("{value}，{date} 起", "{value} from {date}"), Bounds: l("可设 {allowed}", "allowed: {allowed}"),
		SinceBy: l("{date} 起（{id}）", "{date} ({id})"), Why: l("理由", "Why"), First: l("随规则首次载入", "loaded with the rules"),
		Heading: l("规定 · {term}", "Term · {term}"), VersionHeading: l("规则版本 {name}", "Rules {name}"), State: l("状态", "State"),
		StateNow: l("施行中", "in force"), StatePast: l("已被取代", "replaced"), StateAhead: l("尚未施行", "not in force yet"),
		Changed: l("改动", "Changes"), Unchanged: l("首个版本", "the first version"), Effective: l("施行日期", "In force from"),
		ReviseAction: l("修订规定", "Revise"), Places: l("地名", "Places"),
		ReviseTitle: l("修订规定", "Revise the terms"),
		ReviseIntro: l("修订产生新的规则版本：施行日期填今天，此刻起施行；填以后的日期，自该日零时起施行。",
			"This makes a new version of the rules. Today means from this moment on; a later day means from its first minute on."),
		ReviseBy: l("此前发生的事项仍按当时施行的版本判断，已定的期限和文号不变。",
			"What happened before is judged by the version of its time; deadlines and document numbers already given stay."),
		ReviseAhead: l("另有版本 {name} 将于 {date} 起施行；以下内容填的是现行规定。",
			"Version {name} will take effect on {date}; the fields below hold what is in force now."),
		ReviseSubmit: l("修订", "Revise"), Revised: l("规则版本 {name} 自 {date} 起施行", "Rules {name} are in force from {date}"),
		ReasonHint: l("必填，会记入审计", "required, kept in the audit log"),
	}
}

func termText(l lang) map[domain.TermKey]Term {
	days := l("{n} 天", "{n} {n|day|days}")
	return map[domain.TermKey]Term{
		domain.TermCapacity: {
			Name: l("群容量", "Group capacity"), Field: l("群容量", "capacity"), Unit: l("{n} 人", "{n} {n|person|people}"),
			About: l("一个群最多多少人；多个群都不满员的，应当整合。", "How many people one group takes; several groups below it are consolidated."),
			Flag:  l("群容量（人）", "people in one group"),
		},
		domain.TermSeqDigits: {
			Name: l("序号位数", "Sequence digits"), Field: l("序号位数", "sequence digits"), Unit: l("{n} 位", "{n} {n|digit|digits}"),
			About: l("群名末尾的序号至少几位数。", "The least digits of the number at the end of a group's name."),
			Flag:  l("序号位数", "least digits of the sequence number"),
		},
		domain.TermReplyCode: {
			Name: l("机关代字", "Reply code"), Field: l("机关代字", "reply code"), Unit: "{n}",
			About: l("批复文号开头的机关代字。", "The office's short name at the beginning of document numbers."),
			Flag:  l("机关代字", "short name in document numbers"),
		},
		domain.TermReviewDays: {
			Name: l("批复期限", "Time to reply"), Field: l("批复期限", "time to reply"), Unit: days,
			About: l("收到申请后多少天内批复。", "Within how many days an application is replied to."),
			Flag:  l("批复期限（天）", "days to reply"),
		},
		domain.TermClaimMinutes: {
			Name: l("领办时限", "Claim lasts"), Field: l("领办时限", "claim minutes"), Unit: l("{n} 分钟", "{n} {n|minute|minutes}"),
			About: l("领办一件申请后，多久仍归该经办人。", "How long a claimed case stays with its officer."),
			Flag:  l("领办时限（分钟）", "minutes that a claim lasts"),
		},
		domain.TermTaskDays: {
			Name: l("办理期限", "Time for a step"), Field: l("办理期限", "time for a step"), Unit: days,
			About: l("微信中的操作多少天内办完。", "Within how many days a step in WeChat is done."),
			Flag:  l("办理期限（天）", "days for a step in WeChat"),
		},
		domain.TermPublishDays: {
			Name: l("公布期限", "Time to publish"), Field: l("公布期限", "time to publish"), Unit: days,
			About: l("批复后多少天内在公众号和网站公布。", "Within how many days a group is published on both channels."),
			Flag:  l("公布期限（天）", "days to publish"),
		},
		domain.TermFilingDays: {
			Name: l("备案期限", "Time to file"), Field: l("备案期限", "time to file"), Unit: days,
			About: l("批复或变更后多少天内报送备案表。", "Within how many days the filing form is sent in."),
			Flag:  l("备案期限（天）", "days to file"),
		},
		domain.TermReviewCycle: {
			Name: l("身份核查周期", "Review cycle"), Field: l("身份核查周期", "review cycle"), Unit: l("{n} 个月", "{n} {n|month|months}"),
			About: l("群成员身份多久核查一次（定期核查群成员身份）。", "How often the members of a group are reviewed."),
			Flag:  l("身份核查周期（月）", "months between two reviews of a group's members"),
		},
		domain.TermRepeat: {
			Name: l("屡次", "Repeatedly"), Field: l("屡次", "repeat threshold"), Unit: l("{n} 次", "{n} {n|incident|incidents}"),
			About: l("此前有多少次违规记录，才算“屡次”而可清理出群。", "How many earlier incidents make a repeat offender who may be removed."),
			Flag:  l("屡次：此前违规次数", "earlier incidents that make a repeat offender"),
		},
		domain.TermCouncilYears: {
			Name: l("理事会任期", "Council term"), Field: l("理事会任期", "council term"), Unit: l("{n} 年", "{n} {n|year|years}"),
			About: l("理事会一届几年；过期的分会列为待换届。", "How long a council's term is; after it the branch is due for an election."),
			Flag:  l("理事会任期（年）", "years of a council's term"),
		},
	}
}

// TermValue is a term's value as people read it: 500 人, 5 天.
func (t *Text) TermValue(k domain.TermKey, value string) string {
	return t.Sentence(t.Setting.Terms[k].Unit, domain.Args{"n": value})
}

// TermChanges are what a version of the rules changed, in one line.
func (t *Text) TermChanges(cs []domain.Change) string {
	return joined(cs, t.Label.Semicolon, func(c domain.Change) string {
		k := domain.TermKey(c.Field)
		return t.Setting.Terms[k].Name + " " + t.TermValue(k, c.Before) + " → " + t.TermValue(k, c.After)
	})
}

package i18n

import (
	"cmp"

	"alumni/domain"
	"alumni/domain/naming/mimic"
	"alumni/domain/office/impostor"
)

var impostorStates = map[domain.ImpostorState]Line{
	domain.ImpostorSeen: {"待处理", "to be dealt with"}, domain.ImpostorWritten: {"已发函", "written to"}, domain.ImpostorClosed: {"已了结", "closed"},
}

// ImpostorState is the word for the state of an unauthorised group.
func ImpostorState(s domain.ImpostorState) Line { return impostorStates[s] }

// ImpostorStateWords are the words for the states of an unauthorised group.
func (t *Text) ImpostorStateWords() map[domain.ImpostorState]string { return said(t, impostorStates) }

var impostorOutcomes = map[domain.ImpostorOutcome]Line{
	domain.ImpostorRenamed: {"已改名", "renamed"}, domain.ImpostorDissolved: {"已解散", "dissolved"},
	domain.ImpostorAuthorised: {"已补办为官方群", "became official"}, domain.ImpostorPursued: {"追究法律责任", "legal action"},
	domain.ImpostorMistaken: {"误报", "mistaken"},
}

// ImpostorOutcomeWords are the words for what a matter came to.
func (t *Text) ImpostorOutcomeWords() map[domain.ImpostorOutcome]string {
	return said(t, impostorOutcomes)
}

var verdicts = map[mimic.Verdict]Line{
	mimic.Clear: {"不涉及", "clear"}, mimic.Known: {"官方群", "official"}, mimic.Asked: {"请人判断", "to be judged"}, mimic.Flagged: {"涉嫌冒用", "flagged"},
}

// MimicVerdicts are the words for what a name is taken for, M8.3.
func (t *Text) MimicVerdicts() map[mimic.Verdict]string { return said(t, verdicts) }

var disguises = map[mimic.Disguise]Line{
	mimic.ByWidth: {"全角或变体字母", "styled letters"}, mimic.BySpaces: {"夹空格", "spaces between"}, mimic.BySigns: {"夹符号", "signs between"},
	mimic.ByHidden: {"夹看不见的字符", "invisible characters"}, mimic.ByTraditional: {"繁体", "traditional forms"},
	mimic.ByLookalike: {"形近或音近字", "look-alikes"}, mimic.BySyllables: {"拼音", "pinyin"},
}

// MimicFound says what a name has of the school's, and how it is hidden: “輕工大”即“轻工大”（繁体）.
func (t *Text) MimicFound(r mimic.Result) []string {
	var out []string
	if r.Official {
		out = append(out, t.Say(Line{"是官方群的命名格式", "has the format of official names"}))
	}
	words := said(t, disguises)
	for _, m := range r.Matches {
		args := domain.Args{"word": m.Word, "as": m.As, "how": joined(m.Disguises, t.Label.Comma, func(d mimic.Disguise) string { return words[d] })}
		if m.As == m.Word {
			args["as"] = ""
		}
		out = append(out, t.Tell(Line{"含“{word}”[，写作“{as}”][（{how}）]", "has “{word}”[, written “{as}”][ ({how})]"}, args))
	}
	return out
}

// rightsTemplate asks whoever uses the school's name to stop, M8.3.
const rightsTemplate = `关于停止冒用武汉轻工大学校友微信群名称的函

{to}：

　　经查，[{seen}，]在{where}有名为“{name}”的微信群[，群名使用了{words}]。该群未经武汉轻工大学校友总会授权。

　　依据{rules}，任何组织或个人不得在未授权的情况下，以官方微信群命名格式或群名称中出现“武汉轻工大学、轻工大、校友”等字样来命名任何与轻工大校友相关的微信群。请于{deadline}前改名或解散，并回复我会。逾期未改的，我会保留追究法律责任的权利。
　　[{note}]

　　需要成立官方微信群的，请由所在地校友分会依规申请。

{office}
{date}
`

// blankDay stands in a letter whose day nobody set yet.
const blankDay = "　　年　月　日"

// RightsLetter writes the rights letter, M8.3, by HQ's own template of the day it was
// sent, or the default one. It is Chinese in every language, as official letters are.
func (t *Text) RightsLetter(v impostor.View) string {
	var words []string
	for _, m := range v.Found.Matches {
		words = append(words, "“"+m.As+"”")
	}
	return WriteTemplate(cmp.Or(v.Body, DefaultTemplate(domain.TemplateRights)), domain.Args{
		"to": cmp.Or(v.SentTo, "“"+v.Name+"”群主"), "name": v.Name, "where": paragraphs(v.Where), "seen": HanDate(v.SeenOn),
		"words": joined(words, "、", func(s string) string { return s }), "deadline": cmp.Or(HanDate(v.Demand), blankDay), "date": HanDate(v.SentOn),
		"rules": zh.Cite("M8.3"), "office": "武汉轻工大学校友总会办公室", "note": "",
	})
}

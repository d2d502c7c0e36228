// Package i18n holds every text a person reads, as typed values: one file a
// noun, the two languages side by side. zh is the source, en is complete. The
// regulation itself stays in its own language, in domain/rulebook.
package i18n

import (
	"slices"
	"strings"

	"alumni/domain"
	"alumni/domain/office/casework"
)

// Text is all text of one language. Each part is a file of its own.
type Text struct {
	Lang string // "zh", "en"

	Person        Person
	Place         Place
	Branch        Branch
	Group         Group
	Name          Name
	Member        Member
	Rectify       Rectify
	Review        Review
	List          List
	Case          Case
	Application   Application
	Transfer      Transfer
	Template      Template
	Filing        Filing
	Intake        Intake
	Campaign      Campaign
	Bulletin      Bulletin
	Consolidation Consolidation
	Violation     Violation
	Task          Task
	Inbox         Inbox
	Audit         Audit
	Rule          Rule
	Setting       Setting
	Account       Account

	Console Console
	Command Command
	Server  Server
	Damage  Damage
	Session map[string]string

	Label    Label
	Due      Due
	Word     Word
	Field    map[string]string
	Checks   map[casework.CheckKey]CheckText
	ChecksHQ map[casework.CheckKey]CheckText // of a group of headquarters itself, M3
	Fault    map[domain.Fault]string
	FaultHQ  map[domain.Fault]string // about a group of headquarters itself, M3
}

// lang picks the wording of one language out of the two that stand side by side.
type lang func(zh, en string) string

func chinese(zh, _ string) string { return zh }
func english(_, en string) string { return en }

var zh, en = textOf("zh", chinese), textOf("en", english)

var zhByKeys, enByKeys = zh.withList(listByKeys(chinese)), en.withList(listByKeys(english))

func (t Text) withList(l List) Text {
	t.List = l
	return t
}

// ByKeys is the text for the console, where keys do what a command is told by flags.
func (t *Text) ByKeys() *Text {
	if t.Lang == en.Lang {
		return &enByKeys
	}
	return &zhByKeys
}

// Langs are the tags of the languages.
var Langs = []string{zh.Lang, en.Lang}

// Known tells whether a language tag names one of the languages.
func Known(lang string) bool {
	return slices.ContainsFunc(Langs, func(l string) bool { return strings.HasPrefix(strings.ToLower(lang), l) })
}

// For gives the text for a language tag: "en…" is English, all else Chinese.
func For(lang string) *Text {
	if len(lang) >= 2 && (lang[:2] == "en" || lang[:2] == "EN") {
		return &en
	}
	return &zh
}

func textOf(name string, l lang) Text {
	return Text{
		Lang: name, Person: personText(l), Place: placeText(l), Branch: branchText(l), Group: groupText(l), Name: nameText(l),
		Member: memberText(l), Rectify: rectifyText(l), Review: reviewText(l), List: listText(l), Case: caseText(l), Application: applicationText(l),
		Transfer: transferText(l),
		Template: templateText(l), Filing: filingText(l), Intake: intakeText(l), Campaign: campaignText(l), Bulletin: bulletinText(l),
		Consolidation: consolidationText(l), Violation: violationText(l), Task: taskText(l), Inbox: inboxText(l),
		Audit: auditText(l), Rule: ruleText(l), Setting: settingText(l), Account: accountText(l), Console: consoleText(l),
		Command: commandText(l), Server: serverText(l), Damage: damageText(l), Session: sessionText(l), Label: labelText(l),
		Due: dueText(l), Word: wordText(l),
		Field: fieldText(l), Checks: checkText(l), ChecksHQ: checkHQText(l), Fault: faultText(l), FaultHQ: faultHQText(l),
	}
}

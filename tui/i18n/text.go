// Package i18n holds every text a person reads, as typed values: zh is the
// source, en is complete. The regulation itself stays in its own language, in
// domain/rulebook.
package i18n

import (
	"alumni/domain"
	"alumni/domain/office"
)

// Text is all text of one language. Each part is a file of its own.
type Text struct {
	Lang    string // "zh", "en"
	Command Command
	Console Console

	Word        Word
	Label       Label
	Due         DueText
	Fault       map[domain.Fault]string
	FaultHQ     map[domain.Fault]string // about a group of headquarters itself, M3
	Field       map[string]string
	Checks      map[office.CheckKey]CheckText
	ChecksHQ    map[office.CheckKey]CheckText // of a group of headquarters itself, M3
	Inbox       Inbox
	Branch      Branch
	Group       Group
	Application Application
	Transfer    Transfer
	Violation   Violation
	Task        Task
	Audit       Audit
	Rule        Rule

	Filing        Filing
	Bulletin      Bulletin
	Consolidation Consolidation
	Setting       Setting
	Registry      Registry
	Past          HistoryText
	Casework      Casework
	Assign        Assign
	Paste         Paste
	Roster        Roster
	Standing      Standing
	Preparatory   Preparatory
	Late          Late
	Ending        Ending
}

// lang picks the wording of one language out of the two that stand side by side.
type lang func(zh, en string) string

func chinese(zh, _ string) string { return zh }
func english(_, en string) string { return en }

var zh, en = textOf("zh", chinese), textOf("en", english)

// For gives the text for a language tag: "en…" is English, all else Chinese.
func For(lang string) *Text {
	if len(lang) >= 2 && (lang[:2] == "en" || lang[:2] == "EN") {
		return &en
	}
	return &zh
}

func textOf(name string, l lang) Text {
	return Text{
		Lang: name, Word: wordText(l), Label: labelText(l), Due: dueText(l), Fault: faultText(l), FaultHQ: faultHQText(l),
		Field: fieldText(l), Checks: checkText(l), ChecksHQ: checkHQText(l), Inbox: inboxText(l), Branch: branchText(l),
		Group: groupText(l), Application: applicationText(l), Transfer: transferText(l), Violation: violationText(l),
		Task: taskText(l), Audit: auditText(l), Rule: ruleText(l), Command: commandText(l), Console: consoleText(l),
		Filing: filingText(l), Bulletin: bulletinText(l), Consolidation: consolidationText(l), Setting: settingText(l),
		Registry: registryText(l), Past: historyText(l), Casework: caseworkText(l), Assign: assignText(l), Paste: pasteText(l),
		Roster: rosterText(l), Standing: standingText(l), Preparatory: preparatoryText(l), Late: lateText(l), Ending: endingText(l),
	}
}

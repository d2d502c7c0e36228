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
	Field       map[string]string
	Checks      map[office.CheckKey]CheckText
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

// For gives the text for a language tag: "en…" is English, all else Chinese.
func For(lang string) *Text {
	if len(lang) >= 2 && (lang[:2] == "en" || lang[:2] == "EN") {
		return &en
	}
	return &zh
}

var (
	zh = Text{
		Lang: "zh", Word: wordZH, Label: labelZH, Due: dueZH, Fault: faultZH, Field: fieldZH, Checks: checkZH,
		Inbox: inboxZH, Branch: branchZH, Group: groupZH, Application: applicationZH, Transfer: transferZH,
		Violation: violationZH, Task: taskZH, Audit: auditZH, Rule: ruleZH, Command: commandZH, Console: consoleZH,
		Filing: filingZH, Bulletin: bulletinZH, Consolidation: consolidationZH, Setting: settingZH, Registry: registryZH, Past: historyZH, Casework: caseworkZH, Assign: assignZH, Paste: pasteZH, Roster: rosterZH, Standing: standingZH, Preparatory: preparatoryZH, Late: lateZH, Ending: endingZH,
	}
	en = Text{
		Lang: "en", Word: wordEN, Label: labelEN, Due: dueEN, Fault: faultEN, Field: fieldEN, Checks: checkEN,
		Inbox: inboxEN, Branch: branchEN, Group: groupEN, Application: applicationEN, Transfer: transferEN,
		Violation: violationEN, Task: taskEN, Audit: auditEN, Rule: ruleEN, Command: commandEN, Console: consoleEN,
		Filing: filingEN, Bulletin: bulletinEN, Consolidation: consolidationEN, Setting: settingEN, Registry: registryEN, Past: historyEN, Casework: caseworkEN, Assign: assignEN, Paste: pasteEN, Roster: rosterEN, Standing: standingEN, Preparatory: preparatoryEN, Late: lateEN, Ending: endingEN,
	}
)

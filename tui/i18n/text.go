// Package i18n holds every text a person reads, as typed values: zh is the
// source, en is complete. The regulation itself stays in its own language, in
// domain/rulebook.
package i18n

// Text is all text of one language. Each part is a file of its own.
type Text struct {
	Lang    string // "zh", "en"
	Command Command
	Console Console
}

// For gives the text for a language tag: "en…" is English, all else Chinese.
func For(lang string) *Text {
	if len(lang) >= 2 && (lang[:2] == "en" || lang[:2] == "EN") {
		return &en
	}
	return &zh
}

var (
	zh = Text{Lang: "zh", Command: commandZH, Console: consoleZH}
	en = Text{Lang: "en", Command: commandEN, Console: consoleEN}
)

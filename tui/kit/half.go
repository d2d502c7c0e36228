package kit

import (
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// halves are the keys of a Chinese input method whose signs have no half-width
// form of their own, by the keys that they stand on.
var halves = map[rune]rune{
	'、': '\\', '。': '.', '·': '`', '—': '_', '…': '^', '￥': '$', '\u3000': ' ',
	'【': '[', '】': ']', '《': '<', '》': '>', '「': '{', '」': '}', '“': '"', '”': '"', '‘': '\'', '’': '\'',
}

// The full-width forms of ASCII stand in its order.
const (
	firstFull, lastFull = '！', '～'
	fullToHalf          = firstFull - '!'
)

// HalfWidth is a key as it works where no text is written: a digit, a letter or a
// sign in full width, as an input method types it, is its half-width twin.
func HalfWidth(key tea.KeyPressMsg) tea.KeyPressMsg {
	r, size := utf8.DecodeRuneInString(key.Text)
	if r < utf8.RuneSelf || size != len(key.Text) {
		return key
	}
	half, ok := halves[r]
	if r >= firstFull && r <= lastFull {
		half, ok = r-fullToHalf, true
	}
	if !ok {
		return key
	}
	return tea.KeyPressMsg{Code: half, Text: string(half)}
}

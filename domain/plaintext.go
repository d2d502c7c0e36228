package domain

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// PlainText gives the text of a file as UTF-8: one in UTF-8 with or without a
// byte order mark, or in UTF-16, either end first, with a mark or, if its text is
// mostly of Latin letters, without, as Windows writes it. False if it is neither.
func PlainText(b []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return fromUTF16(b[2:], binary.LittleEndian)
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return fromUTF16(b[2:], binary.BigEndian)
	case halfZero(b, 1):
		return fromUTF16(b, binary.LittleEndian)
	case halfZero(b, 0):
		return fromUTF16(b, binary.BigEndian)
	}
	return strings.TrimPrefix(string(b), "\ufeff"), utf8.Valid(b)
}

// halfZero tells whether most bytes at the odd (1) or even (0) places are zero,
// which no text in UTF-8 has.
func halfZero(b []byte, first int) bool {
	if len(b) < 4 || len(b)%2 != 0 {
		return false
	}
	zeros := 0
	for i := first; i < len(b); i += 2 {
		if b[i] == 0 {
			zeros++
		}
	}
	return zeros*4 > len(b)
}

func fromUTF16(b []byte, order binary.ByteOrder) (string, bool) {
	if len(b)%2 != 0 {
		return "", false
	}
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = order.Uint16(b[2*i:])
	}
	s := string(utf16.Decode(units))
	return s, !strings.ContainsRune(s, utf8.RuneError)
}

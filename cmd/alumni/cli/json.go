package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode"
	"unicode/utf8"
)

// WriteJSON writes v as one JSON value and a newline. Everything a terminal
// could obey or a reader could be misled by (C0, DEL, C1, bidi, zero-width) is
// written as an escape, so the value is kept and the screen is safe.
func WriteJSON(w io.Writer, v any) error {
	b, err := Marshal(v, "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(b, '\n'))
	return err
}

// Marshal gives v as harmless JSON; indent "" keeps it on one line.
func Marshal(v any, indent string) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return escape(bytes.TrimRight(buf.Bytes(), "\n")), nil
}

// escape rewrites what is not to be printed raw. In JSON text such characters
// stand inside strings only, so an escape there means the same.
func escape(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == '\n' || !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp):
			out = append(out, b[:n]...)
		case r > 0xffff:
			r -= 0x10000
			out = fmt.Appendf(out, `\u%04x\u%04x`, 0xd800+(r>>10), 0xdc00+(r&0x3ff))
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		b = b[n:]
	}
	return out
}

// Array streams one JSON array, an element a line.
type Array struct {
	w io.Writer
	n int
}

// NewArray begins an array.
func NewArray(w io.Writer) *Array { return &Array{w: w} }

// Add writes an element.
func (a *Array) Add(v any) error {
	b, err := Marshal(v, "")
	if err != nil {
		return err
	}
	lead := "[\n "
	if a.n > 0 {
		lead = ",\n "
	}
	a.n++
	_, err = a.w.Write(append([]byte(lead), b...))
	return err
}

// Close ends the array; an empty one is "[]".
func (a *Array) Close() error {
	end := "\n]\n"
	if a.n == 0 {
		end = "[]\n"
	}
	_, err := io.WriteString(a.w, end)
	return err
}

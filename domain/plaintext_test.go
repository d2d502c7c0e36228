package domain_test

import (
	"testing"

	"alumni/domain"
)

func TestPlainTextIsReadInEitherEncodingOfWindows(t *testing.T) {
	for raw, want := range map[string]string{
		"理由 ok": "理由 ok", "\xef\xbb\xbf理由": "理由", "": "", "ok": "ok",
		"\xff\xfe\x06\x74\x31\x75": "理由", "\xfe\xff\x74\x06\x75\x31": "理由",
		"o\x00k\x00": "ok", "\x00o\x00k": "ok",
	} {
		if got, ok := domain.PlainText([]byte(raw)); !ok || got != want {
			t.Errorf("%q is read as %q, %v", raw, got, ok)
		}
	}
	for _, raw := range []string{"\xc0\xee\xc3\xf4", "\xff\xfe\x06", "\xff\xfe\x00\xd8\x31\x75"} {
		if got, ok := domain.PlainText([]byte(raw)); ok {
			t.Errorf("%q is read as %q", raw, got)
		}
	}
}

package card_test

import (
	"strings"
	"testing"

	"alumni/domain/naming/card"
)

// A phone is covered however it is written, A2; what is none is left as it is.
func TestA2_APhoneOnACardIsCoveredHoweverItIsWritten(t *testing.T) {
	for _, phone := range []string{
		"13800138000", "138 0013 8000", "138-0013-8000", "138😀0013😀8000", "138.0013.8000", "138/0013/8000", "138—0013—8000",
		"(138)00138000", "(027)83950001", "138·0013·8000", "138，0013，8000", "138_0013_8000", "138[玫瑰]0013[玫瑰]8000",
		"1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣", "①③⑧⓪⓪①③⑧①①①", "𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎", "+1 (415) 555-2671", "83950001",
	} {
		got := card.Masked("冯兰-上海-食品05级 " + phone)
		digits := 0
		_, rest, _ := strings.Cut(got, "05级")
		for _, r := range rest {
			if r >= '0' && r <= '9' || r >= '①' && r <= '⑨' || r >= 0x1D7CE && r <= 0x1D7FF {
				digits++
			}
		}
		if digits > 7 || digits > 4 && !strings.Contains(rest, "****") || !strings.Contains(rest, "****") {
			t.Errorf("%s shows as %q", phone, got)
		}
	}
	for _, text := range []string{
		"冯兰-上海-食品05级", "冯兰-上海-食品2005级", "冯兰-上海-染整0532", "冯兰 上海 食工9701班", "2003-2007 冯兰", "1. 冯兰-上海-食品05级 2班",
	} {
		if got := card.Masked(text); got != text {
			t.Errorf("%q shows as %q", text, got)
		}
	}
	if got := card.Masked(strings.Repeat("@", 100_000)); len(got) == 0 {
		t.Error("nothing is left")
	}
}

package domain

import (
	"strings"
	"testing"
)

func TestA2_NumbersAndAddressesInATextAreCovered(t *testing.T) {
	for _, number := range []string{
		"19900001234", "199 0000 1234", "199-0000-1234", "1990 000 1234", "199–0000–1234", "19 90 00 01 23 4", "1 990 000 1234",
		"１９９００００１２３４", "+86 19900001234", "8619900001234", "0086-199-0000-1234", "(199)00001234", "199.0000.1234",
		"1\u200b9900001234", "①⑨⑨0000①②34", "一九九零零零零一二三四", "1️⃣9️⃣9️⃣00001234", "٠٢٧-83950000", "1 9 9 0 0 0 0 1 2 3 4",
		"027-83950000", "02783950000", "0712-2345678", "+44 20 7946 0018", "420106199001011234", "6222 0200 1234 5678 901",
		"someone@secret.example.cn", "ｓｏｍｅｏｎｅ＠secret.example.cn", "19900001234@139.com",
	} {
		for _, text := range []string{"%", "电话%。", "2026-11-01 %", "tel%", "联系 15 人，%转", "%/%", "x % x"} {
			text = strings.ReplaceAll(text, "%", number)
			if got := Cover(text); strings.Contains(got, number) || !strings.Contains(got, "***") || Cover(got) != got {
				t.Errorf("%q: %q", text, got)
			}
		}
	}
	for _, text := range []string{
		"", "2026-11-20 14:30 至 2026-12-01", "2026年11月20日", "1998-2002 123", "19-12-2026 138", "G-0031、P-1234567", "学号 0704060123",
		"学号 20030712345", "武轻工校友〔2026〕12号", "共 1234567890 行", "150，1200，3000", "1390", "@张三 请看", "2003 2004 2005 2006",
		"二〇二六年十一月二十日", "199****1234", "s***@secret.example.cn", "SHA256:19900001234abcdefABCDEFabcdefABCDEFabcdefAB",
		"1998-12-01 123", "10:30–12:30，300 人，20261201",
	} {
		if got := Cover(text); got != text {
			t.Errorf("%q: %q", text, got)
		}
	}
}

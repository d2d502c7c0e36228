package domain

import "testing"

func TestA2_ACityIsNoNumber(t *testing.T) {
	for text, number := range map[string]bool{
		"13812345678": true, "１３８１２３４５６７８": true, "武汉 138-1234-5678": true, "一三八一二三四五六七八": true, "027 8390 0000": true,
		"zhang@example.cn": true, "张＠example.cn": true, "QQ1234567": true, "(138)1234.5678": true,
		"武汉": false, "食工9701": false, "1997-2001": false, "化学97级1班": false, "一九九七": false, "2003级 4班 12组": false, "": false,
	} {
		if got := HasNumber(text); got != number {
			t.Errorf("%q: %t", text, got)
		}
		_, err := OpenLine("city", text, MaxName)
		if e := AsError(err); (err != nil) != number || number && (e.Fault != FaultHasNumber || e.Field != "city" || len(e.Args) > 0) {
			t.Errorf("%q is answered with %v", text, err)
		}
	}
}

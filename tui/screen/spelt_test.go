package screen_test

import "testing"

// Every section is found without an input method: in full and by initials.
func TestThePaletteFindsASectionByPinyinAndInitials(t *testing.T) {
	r := newRegistry(t)
	for text, title := range map[string]string{
		"ry": "人员", "renyuan": "人员", "sz": "设置", "gz": "规则", "guize": "规则", "wxq": "微信群", "ba": "备案",
	} {
		li := r.sits(r.officer, "zh", 80, 24)
		li.presses(":")
		li.types(text)
		li.presses("enter")
		li.sees("武汉轻工大学校友总会 › " + title)
	}
}

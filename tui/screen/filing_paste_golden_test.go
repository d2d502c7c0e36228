package screen_test

import "testing"

// The page on which a form is pasted, as it stands on a small terminal: empty,
// with what differs, and with a form that goes on.
func TestGoldenPastedForm(t *testing.T) {
	r := newRegistry(t)
	for name, c := range map[string]struct {
		lang, paste, sees string
	}{
		"paste-empty-80x24":   {"zh", "", "在这里粘贴"},
		"paste-agrees-80x24":  {"zh", theForm(ownerRow, adminRow), "与登记一致"},
		"paste-differs-80x24": {"zh", theForm("1\t群主\t王建国\t会长\t13900000000", "2\t管理员1\t孙磊\t理事\t13900000000"), "不能报送"},
		"paste-differs-80x24-en": {
			"en", theForm("1\t群主\t王建国\t会长\t13900000000", "2\t管理员1\t孙磊\t理事\t13900000000"), "can't be handed in",
		},
	} {
		p := r.with(t).sits(r.officer, c.lang, 80, 24)
		p.opens(r.beijing)
		p.sees("G-0001")
		p.presses("i")
		if c.paste != "" {
			p.pastes(c.paste)
			p.presses("enter")
		}
		p.sees(c.sees)
		p.golden(name)
	}
}

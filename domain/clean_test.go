package domain_test

import (
	"errors"
	"strings"
	"testing"

	"alumni/domain"
)

func TestCleanLine_StoredTextIsHarmlessOnEveryFace(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"plain Chinese":          {"武汉轻工大学北京校友分会群01", "武汉轻工大学北京校友分会群01"},
		"colour sequence":        {"张\x1b[31m三", "张[31m三"},
		"window title":           {"张\x1b]0;pwned\x07三", "张]0;pwned三"},
		"C1 control sequence":    {"张\u009b31m三", "张31m三"},
		"bidi override":          {"张\u202e三\u202c", "张三"},
		"bidi isolate":           {"\u2066张三\u2069", "张三"},
		"zero width":             {"张\u200b三\ufeff\u2060", "张三"},
		"joiner and soft hyphen": {"张\u200d三\u00ad", "张三"},
		"tag characters":         {"张三\U000e0041", "张三"},
		"Hangul filler":          {"张\u3164三", "张三"},
		"line breaks":            {"张\r\n三\t四\u2028五", "张  三 四 五"},
		"invalid UTF-8":          {"张\xff三", "张三"},
		"NUL":                    {"张\x00三", "张三"},
		"spaces at the ends":     {" \u3000张三 ", "张三"},
		"nothing left":           {"\x1b\u200b ", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := domain.CleanLine(c.in); got != c.want {
				t.Errorf("CleanLine(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestCleanText_KeepsLinesAndNothingElse(t *testing.T) {
	for in, want := range map[string]string{
		"第一行\r\n第二行":       "第一行\n第二行",
		"第一行\n\n第三行":       "第一行\n\n第三行",
		"一\u2029二\x1b[2J三": "一\n二[2J三",
		"\n尾\n":            "尾",
	} {
		if got := domain.CleanText(in); got != want {
			t.Errorf("CleanText(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLine_CountsCharactersNotBytes(t *testing.T) {
	if _, err := domain.Line("name", strings.Repeat("校", domain.MaxName), domain.MaxName); err != nil {
		t.Errorf("60 characters refused: %v", err)
	}
	_, err := domain.Line("name", strings.Repeat("校", domain.MaxName+1), domain.MaxName)
	var e *domain.Error
	if !errors.As(err, &e) || e.Fault != domain.FaultTooLong || e.Field != "name" || e.Args["max"] != domain.MaxName {
		t.Errorf("61 characters: %v", err)
	}
}

package rulebook_test

import (
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/rulebook"
)

// What the program prints of a clause it reads again: its ID, and every citation of it.
func TestM9_EveryCitationIsReadAgain(t *testing.T) {
	for _, text := range strings.Fields(obligations) {
		id := domain.ClauseID(text)
		for _, written := range []string{text, strings.ToLower(text)} {
			if got, ok := rulebook.Read(written); !ok || got != id {
				t.Errorf("Read(%q) = %q, %v", written, got, ok)
			}
		}
		for _, cite := range []string{rulebook.Cite(id), rulebook.CiteFull(id), rulebook.CiteEnglish(id)} {
			got, ok := rulebook.Read(cite)
			if !ok || rulebook.Cite(got) != rulebook.Cite(id) {
				t.Errorf("Read(%q) = %q, %v; it cites %s", cite, got, ok, id)
			}
		}
	}
}

func TestM9_AClauseIsReadAsPeopleWriteIt(t *testing.T) {
	for written, want := range map[string]domain.ClauseID{
		"办法 八(一)": "M8.1", "办法八（一）": "M8.1", "《办法》第八条(一)": "M8.1", "第八条（一）": "M8.1", "办法第八条第一项": "M8.1",
		"《武汉轻工大学校友微信群管理使用办法》第八条（一）": "M8.1", "《管理办法》第8条第(1)项": "M8.1", "办法 8.1": "M8.1", "办法第八条㈠": "M8.1",
		"m8.1B": "M8.1b", "Ｍ８．１ｂ": "M8.1b", "第十条": "M10", "办法": "M",
		"通知 三.2(1)": "N3.2.1", "《通知》三、2（1）": "N3.2.1", "通知三2⑴": "N3.2.1", "通知第三条第2款第(1)项": "N3.2.1", "通知 首段": "N0",
		"measures article 7 (6)": "M7.6", "Notice iii.2(1)": "N3.2.1", "附件1": "A1", "附件一": "A1",
	} {
		if got, ok := rulebook.Read(written); !ok || got != want {
			t.Errorf("Read(%q) = %q, %v, want %s", written, got, ok, want)
		}
	}
	for _, written := range []string{"", "八", "办法 八(十)", "办法 十一", "M8.1.1", "通知 五.1", "抽烟", "8.1", "条"} {
		if got, ok := rulebook.Read(written); ok {
			t.Errorf("Read(%q) = %q", written, got)
		}
	}
}

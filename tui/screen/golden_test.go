package screen_test

import "testing"

// Every section as it stands on a small and on a large terminal, in Chinese,
// and on the small one in English. What each waits for is there once its list
// and the record under the cursor have come.
func TestGoldenViews(t *testing.T) {
	r := newRegistry(t)
	for _, s := range []struct {
		name       string
		list, pane string // what the list shows, and what the record beside it
		english    string // what the list shows in English
	}{
		{"inbox", "北京01群", "经过", "publish"},
		{"branches", "粮食行业", "王建国", "5 branches"},
		{"groups", "北京01群", "管理人员", "2 groups"},
		{"applications", "北京02群", "经过", "2 submitted"},
		{"transfers", "湖南01群", "经过", "1 submitted"},
		{"violations", "没有违规记录", "", "No violation on record"},
		{"audit", "申请移交", "上条哈希", "asked for transfer"},
		{"rules", "有序建立各校友分会微信群", "", "有序建立各校友分会微信群"},
	} {
		t.Run(s.name, func(t *testing.T) {
			small := r.with(t).sits(r.auditor, "zh", 80, 24)
			small.goes(s.name)
			small.sees(s.list)
			small.golden(s.name + "-80x24")

			english := r.with(t).sits(r.auditor, "en", 80, 24)
			english.goes(s.name)
			english.sees(s.english)
			english.golden(s.name + "-80x24-en")

			large := r.with(t).sits(r.officer, "zh", 120, 40)
			large.goes(s.name)
			large.sees(s.list, s.pane)
			large.golden(s.name + "-120x40")
		})
	}
}

func TestGoldenForms(t *testing.T) {
	r := newRegistry(t)
	for _, s := range []struct {
		name, section, wait, key, title string
	}{
		{"approve", "4", "批复同意", "a", "批复同意 · A-0003"},
		{"reject", "4", "批复同意", "x", "驳回 · A-0003"},
		{"transfer", "5", "批复同意", "a", "移交群主 · T-0001"},
		{"violation", "3", "记录违规", "v", "记录违规 · "},
		{"apply", "2", "申请建群", "n", "申请建群 · 北京校友分会"},
	} {
		t.Run(s.name, func(t *testing.T) {
			li := r.with(t).sits(r.officer, "zh", 120, 40)
			li.presses(s.section)
			li.sees(s.wait)
			li.presses(s.key)
			li.sees(s.title)
			li.golden("form-" + s.name + "-120x40")
		})
	}
}

// with is the same registry, reporting to a subtest.
func (r *registry) with(t *testing.T) *registry {
	return &registry{TB: t, Office: r.Office, ctx: t.Context(), store: r.store}
}

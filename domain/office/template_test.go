package office_test

import (
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/bulletin"
	"alumni/domain/office/settings"
)

const ownBulletin = "公告\n{groups}\n（共 {count} 个群）"

func TestM9_HQWritesItsOwnTemplate(t *testing.T) {
	w := newWorld(t)
	g := w.newGroup(1)
	set := settings.SetTemplate{Key: domain.TemplateBulletin, Body: ownBulletin, Reason: "按新版式"}
	_, err := w.SetTemplate(w.ctx, w.officer, set)
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
	made, err := w.SetTemplate(w.ctx, w.director, set)
	w.must(err)
	text, err := w.BulletinText(w.ctx, w.officer, bulletin.Query{Groups: []domain.ID{g.ID}})
	w.must(err)
	if text.Body != ownBulletin {
		t.Errorf("the text is by %q", text.Body)
	}
	_, err = w.SetTemplate(w.ctx, w.director, set)
	w.refused(err, domain.CodeInvalid, domain.FaultRequired) // no version
	set.Version = made.Version
	_, err = w.SetTemplate(w.ctx, w.director, set)
	w.refused(err, domain.CodeInvalid, domain.FaultNoChange)
	set.Version, set.Body = made.Version+1, ownBulletin+"！"
	_, err = w.SetTemplate(w.ctx, w.director, set)
	w.refused(err, domain.CodeConflict, domain.FaultStale)
	back, err := w.SetTemplate(w.ctx, w.director, settings.SetTemplate{
		Key: domain.TemplateBulletin, Version: made.Version, Reset: true,
		Reason: "仍用默认",
	})
	w.must(err)
	if back.ID != made.ID || back.Body != "" {
		t.Errorf("%+v", back)
	}
	list, err := w.Templates(w.ctx, w.auditor)
	w.must(err)
	if len(list) != len(domain.TemplateKeys) || list[3].Key != domain.TemplateBulletin || list[3].Reason != "仍用默认" ||
		list[3].By != "director" || list[3].Set == nil {
		t.Errorf("%+v", list)
	}
	_, err = w.Templates(w.ctx, w.beijingOfficer)
	w.refused(err, domain.CodeForbidden, domain.FaultForbiddenRole)
}

func TestM9_ATemplateIsRefusedByWhatIsWrongInIt(t *testing.T) {
	w := newWorld(t)
	for name, c := range map[string]struct {
		body  string
		fault domain.Fault
		value string
	}{
		"empty":               {" \n\x00", domain.FaultRequired, ""},
		"huge":                {strings.Repeat("公告", domain.MaxTemplate) + "{groups}", domain.FaultTooLong, ""},
		"an unknown name":     {"{groups}{phone}", domain.FaultPlaceholder, "{phone}"},
		"an unclosed brace":   {"{groups} {count", domain.FaultPlaceholder, "{count"},
		"a brace in a brace":  {"{groups}{{count}}", domain.FaultPlaceholder, "{{count}}"},
		"a lone brace":        {"{groups}}", domain.FaultPlaceholder, "}"},
		"an unclosed bracket": {"{groups}[第{number}号", domain.FaultPlaceholder, "["},
		"a nested bracket":    {"{groups}[[{number}]]", domain.FaultPlaceholder, "["},
		"an empty name":       {"{groups}{}", domain.FaultPlaceholder, "{}"},
		"a name over a line":  {"{gro\nups}", domain.FaultPlaceholder, "{gro\nups}"},
		"no groups":           {"公告", domain.FaultPlaceholderMissing, "{groups}"},
		"groups left out":     {"[{groups}]", domain.FaultPlaceholderMissing, "{groups}"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := w.SetTemplate(w.ctx, w.director, settings.SetTemplate{Key: domain.TemplateBulletin, Body: c.body, Reason: "试"})
			if err == nil {
				t.Fatal("accepted")
			}
			e := domain.AsError(err)
			if e.Fault != c.fault || e.Field != "body" || c.value != "" && e.Args["value"] != c.value {
				t.Errorf("refused with %v", e)
			}
		})
	}
	_, err := w.SetTemplate(w.ctx, w.director, settings.SetTemplate{Key: "poem", Body: "x", Reason: "试"})
	w.refused(err, domain.CodeInvalid, domain.FaultBadChoice)
	// What is not seen but acts is dropped on the way in.
	made, err := w.SetTemplate(w.ctx, w.director, settings.SetTemplate{
		Key: domain.TemplateBulletin, Body: "\x1bc\x07\u202e{groups}\u200b", Reason: "试",
	})
	w.must(err)
	if strings.ContainsAny(made.Body, "\x1b\x07\u202e\u200b") {
		t.Errorf("stored %q", made.Body)
	}
}

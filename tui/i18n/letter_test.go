package i18n_test

import (
	"slices"
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/tui/i18n"
)

// reply is the letter that approves Beijing's second group.
func reply(kind string) casework.Letter {
	return casework.Letter{
		Key: domain.TemplateApproval, Case: domain.ID{Kind: domain.KindApplication, Seq: 3}, Kind: kind,
		Number: "校友办〔2026〕88号", Date: "2026-11-22", Branch: "北京", Applicant: "王建国",
		Document: domain.Reference{Number: "京校理〔2026〕3号", Date: "2026-11-01"},
		Group:    "武汉轻工大学北京校友分会群02", Canonical: "武汉轻工大学北京校友分会群02", From: "周涛", Owner: "赵倩", Admins: []string{"孙磊", "郑凯"},
		Rules: []domain.ClauseID{"M4.2", "M4.6"},
	}
}

func TestM4_2_TheWrittenReplyOfEveryKindSaysWhatIsDecided(t *testing.T) {
	kinds := map[string]string{
		string(domain.ManagerOwner): "同意群主由周涛移交给赵倩，群名为“武汉轻工大学北京校友分会群02”",
		string(domain.ManagerAdmin): "同意管理员由周涛更换为孙磊、郑凯",
	}
	for _, k := range domain.ApplicationKinds {
		kinds[string(k)] = "同意"
	}
	for kind, decision := range kinds {
		text, to := i18n.For("zh").Letter(reply(kind)), "北京校友分会："
		if kind == string(domain.ApplyPreparatory) { // no branch is there to be written to
			to = "\n王建国："
		}
		for _, want := range []string{
			decision, "校友办〔2026〕88号", to, "（京校理〔2026〕3号，2026年11月1日）", "依据《办法》第四条(二)、(六)，",
			"武汉轻工大学北京校友分会群02", "特此批复", "武汉轻工大学校友总会办公室", "2026年11月22日", "一、", "二、", "办理凭证",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("the reply to %s lacks %q:\n%s", kind, want, text)
			}
		}
		if strings.ContainsAny(text, "{}[]#") {
			t.Errorf("the reply to %s shows its template:\n%s", kind, text)
		}
		if i18n.For("en").Letter(reply(kind)) != text {
			t.Errorf("the letter of %s is another one in English", kind)
		}
	}
}

func TestM4_2_ARejectionGivesItsReasonAndACorrectionWhatIsMissing(t *testing.T) {
	l := reply(string(domain.ApplyNewGroup))
	l.Key, l.Number, l.Note = domain.TemplateRejection, "", "待入群人数不足，\n现有群尚有空额。"
	text := i18n.For("zh").Letter(l)
	for _, want := range []string{"关于不同意建立校友微信群的批复", "一、不同意建立校友微信群", "二、理由：待入群人数不足，\n　　现有群尚有空额。\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("the rejection lacks %q:\n%s", want, text)
		}
	}
	l.Key, l.Missing = domain.TemplateCorrection, []domain.Material{domain.MaterialDocument, domain.MaterialHeadcount}
	text = i18n.For("zh").Letter(l)
	for _, want := range []string{"关于补正建立校友微信群申请材料的通知", "1. 书面申请或理事会决议；\n　　2. 增设群的人数依据。\n", "编号 A-0003"} {
		if !strings.Contains(text, want) {
			t.Errorf("the notice of correction lacks %q:\n%s", want, text)
		}
	}
}

func TestM4_2_WhatIsNotKnownLeavesNoGapInTheLetter(t *testing.T) {
	l := reply(string(domain.ManagerOwner))
	l.From, l.Document, l.Note = "", domain.Reference{}, ""
	text := i18n.For("zh").Letter(l)
	if !strings.Contains(text, "同意群主移交给赵倩") || strings.Contains(text, "（）") || strings.Contains(text, "三、") {
		t.Errorf("a vacant role is written wrongly:\n%s", text)
	}
	l = reply(string(domain.ApplyAdmins))
	l.Owner, l.Branch = "", ""
	text = i18n.For("zh").Letter(l)
	if !strings.Contains(text, "该群管理员为孙磊、郑凯。") || !strings.Contains(text, "王建国：") || !strings.Contains(text, "　　你关于") {
		t.Errorf("the reply to headquarters' own group is written wrongly:\n%s", text)
	}
}

func TestM4_2_HeadquartersOwnTemplateReplacesTheDefault(t *testing.T) {
	l := reply(string(domain.ApplyNewGroup))
	l.Body = "{number}\n同意{group}[，另有{from}][，说明{note}]\n[{missing}]\n{date}"
	text := i18n.For("zh").Letter(l)
	if !strings.Contains(text, "同意武汉轻工大学北京校友分会群02，另有周涛\n") || strings.Contains(text, "说明") {
		t.Errorf("wrote %q", text)
	}
	l.Group = "{number}[x]"
	if text = i18n.For("zh").Letter(l); !strings.Contains(text, "同意{number}[x]，") {
		t.Errorf("a value was read as a template: %q", text)
	}
}

func TestTheDefaultTemplatesPassTheCheckOfHeadquartersOwn(t *testing.T) {
	for _, key := range []domain.TemplateKey{domain.TemplateApproval, domain.TemplateRejection, domain.TemplateCorrection} {
		if err := domain.CheckTemplate(key, i18n.DefaultTemplate(key)); err != nil {
			t.Errorf("%s: %v", key, err)
		}
		offers := domain.TemplatePlaceholders[key]
		if !slices.ContainsFunc(offers, func(p domain.Placeholder) bool { return p.Name == "rules" }) {
			t.Errorf("%s offers %v", key, offers)
		}
	}
}

package i18n

import (
	"strings"
	"testing"

	"alumni/domain"
	"alumni/domain/office/bulletin"
)

// The texts that are used where HQ wrote none pass the check that HQ's own must.
func TestM9_EveryDefaultTemplatePassesItsCheck(t *testing.T) {
	for _, key := range domain.TemplateKeys {
		body := DefaultTemplate(key)
		if body == "" {
			t.Errorf("%s has no text", key)
			continue
		}
		if err := domain.CheckTemplate(key, body); err != nil {
			t.Errorf("%s: %v", key, err)
		}
		for _, text := range []*Text{&zh, &en} {
			got := text.TemplatePreview(key, body, "2026-11-20")
			if strings.ContainsAny(got, "{}[]") || strings.TrimSpace(got) == "" {
				t.Errorf("%s in %s: %q", key, text.Lang, got)
			}
		}
	}
}

func bulletinOf(lines ...bulletin.Line) bulletin.Wording {
	return bulletin.Wording{ID: domain.ID{Kind: domain.KindBulletin, Seq: 7}, Date: "2026-11-20", Groups: lines}
}

func TestM4_3_ABulletinNamesGroupsAndManagers(t *testing.T) {
	named := sampleLine()
	renamed := named
	renamed.Name, renamed.Was, renamed.Changes = "新名", "旧名", []domain.GroupChange{domain.ChangeRenamed, domain.ChangeManagers}
	renamed.Owner, renamed.Admins = "", nil
	ended := named
	ended.Changes, ended.As = []domain.GroupChange{domain.ChangeEnded}, domain.PublishedAs{Ended: true}
	ended.Branch = "粮食行业"
	got := zh.BulletinBody(bulletinOf(named, renamed, ended))
	for _, want := range []string{
		"武汉轻工大学校友总会关于校友微信群及管理人员的公告", "N-0007", "共 3 个群",
		"　　1．武汉轻工大学示例校友分会群01（示例校友分会，新设立）\n　　　 群主：李四（会长）\n　　　 管理员：王五、赵六\n",
		"　　2．新名（示例校友分会，原群名“旧名”，管理人员变更）\n　　　 群主：空缺\n",
		"　　3．武汉轻工大学示例校友分会群01（粮食行业分会）\n　　　 自公告之日起不再作为校友官方微信群。\n",
		"2026年11月20日",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if en := en.BulletinBody(bulletinOf(named, renamed, ended)); en != got {
		t.Error("an official text is in another language")
	}
}

// Names are values: what looks like a template in them stays text.
func TestM4_3_NamesInABulletinAreNoTemplate(t *testing.T) {
	line := sampleLine()
	line.Name, line.Owner = "[{date}]群{count}", "{number}"
	got := zh.BulletinBody(bulletinOf(line))
	if !strings.Contains(got, "1．[{date}]群{count}（") || !strings.Contains(got, "群主：{number}（会长）") {
		t.Errorf("%s", got)
	}
}

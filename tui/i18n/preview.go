package i18n

import (
	"strings"

	"alumni/domain"
	"alumni/domain/office"
)

// TemplatePreview writes a template with the values of a made-up case, so that
// who edits it sees what it would say. Nobody in it is a real person.
func (t *Text) TemplatePreview(key domain.TemplateKey, body string, today domain.Date) string {
	switch key {
	case domain.TemplateApproval, domain.TemplateRejection, domain.TemplateCorrection:
		l := office.Letter{
			Key: key, Body: body, Case: domain.ID{Kind: domain.KindApplication, Seq: 1}, Kind: string(domain.ApplyNewGroup),
			Number: domain.ReplyNumber(domain.DefaultReplyCode, string(today)[:4], 1), Date: today, Branch: "示例", Applicant: "张三",
			Document: domain.Reference{Number: "示校理〔" + string(today)[:4] + "〕1号", Date: today},
			Group:    "武汉轻工大学示例校友分会群01", Owner: "李四", Admins: []string{"王五", "赵六"}, Note: "请按时建群",
			Rules: []domain.ClauseID{"M4.2"},
		}
		if key == domain.TemplateCorrection {
			l.Missing, l.Number = []domain.Material{domain.MaterialDocument, domain.MaterialHeadcount}, ""
		}
		return t.Letter(l)
	case domain.TemplateBulletin:
		return t.BulletinBody(office.BulletinText{
			Body: body, ID: domain.ID{Kind: domain.KindBulletin, Seq: 1}, Date: today,
			Groups: []office.BulletinLine{sampleLine()},
		})
	}
	args := domain.Args{}
	for _, p := range domain.TemplatePlaceholders[key] {
		args[p.Name] = "（" + p.Name + "）"
	}
	args["branch"], args["date"], args["deadline"] = zh.BranchName("示例"), HanDate(today), HanDate(today)
	return WriteTemplate(strings.TrimSpace(body), args)
}

func sampleLine() office.BulletinLine {
	return office.BulletinLine{
		BulletinEntry: domain.BulletinEntry{Office: domain.OfficePresident, Changes: []domain.GroupChange{domain.ChangeNew}},
		Name:          "武汉轻工大学示例校友分会群01", Branch: "示例", Kind: domain.GroupRegional,
		Owner: "李四", Admins: []string{"王五", "赵六"},
	}
}

package i18n

import (
	"fmt"
	"strconv"
	"strings"

	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/rulebook"
)

// indent begins a paragraph of a letter: two Han characters.
const indent = "　　"

// Letter writes a written reply or a notice of correction, M4.2, by HQ's own
// template or the default one. Names of people are in it, phones never.
func (t *Text) Letter(l casework.Letter) string {
	body := l.Body
	if body == "" {
		body = templates[l.Key]
	}
	return WriteTemplate(body, letterArgs(l))
}

// han writes a number up to 99 as Chinese letters count: 一, 十, 二十一.
func han(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch {
	case n >= 100:
		return strconv.Itoa(n)
	case n < 10:
		return digits[n]
	case n < 20:
		return "十" + digits[n%10]
	}
	return digits[n/10] + "十" + digits[n%10]
}

// HanDate writes a day as official letters do: 2026年11月22日; "" for none.
func HanDate(d domain.Date) string {
	at := d.Time()
	if at.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d年%d月%d日", at.Year(), int(at.Month()), at.Day())
}

// letterArgs are the values of a letter's placeholders.
func letterArgs(l casework.Letter) domain.Args {
	matter := letterMatters[l.Kind]
	you, addressee := "你会", zh.BranchName(l.Branch)
	if addressee == "" || l.Kind == string(domain.ApplyPreparatory) { // a group of headquarters itself, M3; no branch yet, N1.4b
		you, addressee = "你", l.Applicant
	}
	args := domain.Args{
		"case": l.Case.String(), "kind": l.Kind, "number": l.Number, "date": HanDate(l.Date), "branch": addressee, "you": you,
		"applicant": l.Applicant, "group": l.Group, "from": l.From, "owner": l.Owner,
		"admins": strings.Join(l.Admins, "、"), "note": paragraphs(l.Note), "missing": missing(l.Missing),
		"document": documentOf(l.Document), "rules": basis(l.Rules),
		"request": matter.request, "canonical": l.Canonical, "office": "武汉轻工大学校友总会办公室",
	}
	args["to"] = l.Owner
	if l.Kind == string(domain.ManagerAdmin) {
		args["to"] = args["admins"]
	}
	args["managers"] = managers(l)
	args["decision"] = zh.fill(matter.decision, args)
	args["follow_up"] = zh.fill(matter.after, args)
	args["title"] = zh.fill(letterTitles[l.Key], args)
	return args
}

// basis cites the clauses as a letter does, each document and each article named
// once: 《办法》第四条(二)、(六)、第五条.
func basis(rules []domain.ClauseID) string {
	var out []string
	doc, article := "", ""
	for _, r := range rules {
		s := rulebook.CiteFull(r)
		d, rest, _ := strings.Cut(s, "》")
		a, item, _ := strings.Cut(rest, "(")
		switch {
		case d != doc || rest == "":
		case item != "" && a == article:
			s = "(" + item
		default:
			s = rest
		}
		doc, article = d, a
		out = append(out, s)
	}
	return strings.Join(out, "、")
}

// managers are the owner and the admins as they shall be. A transfer says in
// its decision whom it is about, and a group that ends needs none.
func managers(l casework.Letter) string {
	switch l.Kind {
	case string(domain.ManagerOwner), string(domain.ManagerAdmin), string(domain.ApplyDissolution), string(domain.ApplyRename):
		return ""
	}
	return zh.fill("[群主为{owner}][{comma}][管理员为{admins}]", domain.Args{
		"owner": l.Owner, "admins": strings.Join(l.Admins, "、"),
		"comma": strings.Repeat("，", min(len(l.Owner), 1)*min(len(l.Admins), 1)),
	})
}

func documentOf(r domain.Reference) string {
	return zh.fill("{number}[，{date}]", domain.Args{"number": r.Number, "date": HanDate(r.Date)})
}

// paragraphs indents what a person wrote over several lines.
func paragraphs(s string) string {
	return strings.ReplaceAll(strings.TrimRight(s, "\n。 "), "\n", "\n"+indent)
}

// missing lists what a case lacks, each on a line of its own.
func missing(ms []domain.Material) string {
	parts := make([]string, len(ms))
	for i, m := range ms {
		parts[i] = strconv.Itoa(i+1) + ". " + pick(zh.Word.Material, string(m))
	}
	return strings.Join(parts, "；\n"+indent)
}

// letterTitles are the titles of the letters.
var letterTitles = map[domain.TemplateKey]string{
	domain.TemplateApproval:   "关于同意{request}的批复",
	domain.TemplateRejection:  "关于不同意{request}的批复",
	domain.TemplateCorrection: "关于补正{request}申请材料的通知",
}

// letterMatter says of a kind of case what was asked for, what an approval
// decides and what follows it.
type letterMatter struct {
	request  string
	decision string // {from}, {to}
	after    string
}

// letterMatters are by the application's kind or the role of a transfer.
var letterMatters = map[string]letterMatter{
	string(domain.ApplyNewGroup): {
		"建立校友微信群", "同意建立校友微信群",
		"请按核定群名在微信中建群，并将办理凭证报总会办公室。群名称及管理人员由总会在官方微信公众号和网站公布（《办法》第四条(三)）；公布后投入使用，并报送备案表备案（《办法》第四条(四)）。",
	},
	string(domain.ApplyPreparatory): {
		"建立校友微信群（筹备）", "同意建立筹备群",
		"请按核定群名在微信中建群，并将办理凭证报总会办公室。群名称及管理人员由总会公布（《办法》第四条(三)），并请报送备案表备案（《通知》一.4）。分会成立后，由理事会确定群主和管理员，按分会群管理。",
	},
	string(domain.ApplyLateFiling): {
		"补办微信群备案", "同意补办备案",
		"[现用群名不符合规定格式，应改为“{canonical}”（《办法》第四条(六)）：请申请规范群名，批复后在微信中改正，并将办理凭证报总会办公室。]群名称及管理人员由总会公布（《办法》第四条(三)），并请报送备案表（《办法》第四条(五)）。",
	},
	string(domain.ApplyAdmins): {
		"变更微信群管理员", "同意变更管理员",
		"请在微信中按上述名单调整管理员，并将办理凭证报总会办公室。管理人员由总会重新公布（《办法》第四条(三)），并请重新报送备案表（《办法》第四条(四)）。",
	},
	string(domain.ApplyRename): {
		"规范微信群名称", "同意规范群名",
		"请在微信中改为核定群名，并将办理凭证报总会办公室。群名称由总会重新公布（《办法》第四条(三)），并请重新报送备案表（《办法》第四条(四)）。",
	},
	string(domain.ApplyDissolution): {
		"解散微信群", "同意解散微信群",
		"请先告知群成员，再在微信中解散该群，并将办理凭证报总会办公室。该群名称及序号不再使用。",
	},
	string(domain.ManagerOwner): {
		"移交微信群群主", "同意群主[由{from}]移交给{to}",
		"请在微信中完成移交，并将办理凭证报总会办公室。管理人员由总会重新公布（《办法》第四条(三)），并请重新报送备案表（《办法》第四条(四)）。",
	},
	string(domain.ManagerAdmin): {
		"更换微信群管理员", "同意管理员[由{from}]更换为{to}",
		"请在微信中完成更换，并将办理凭证报总会办公室。管理人员由总会重新公布（《办法》第四条(三)），并请重新报送备案表（《办法》第四条(四)）。",
	},
}

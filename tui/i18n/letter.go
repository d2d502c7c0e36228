package i18n

import (
	"cmp"
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
	return WriteTemplate(cmp.Or(l.Body, templates[l.Key]), letterArgs(l))
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
	matter, kind := matterOf(l.Kind), domain.ApplicationKind(l.Kind).Spec()
	you, addressee := "你会", zh.BranchName(l.Branch)
	if addressee == "" || kind.Alone { // a group of headquarters itself, M3; no branch yet, N1.4b
		you, addressee = "你", l.Applicant
	}
	args := domain.Args{
		"case": l.Case.String(), "kind": l.Kind, "number": l.Number, "date": HanDate(l.Date), "branch": addressee, "you": you,
		"applicant": l.Applicant, "group": l.Group, "from": l.From, "owner": l.Owner,
		"admins": strings.Join(l.Admins, "、"), "note": paragraphs(l.Note), "missing": numbered(each(l.Missing, material)),
		"document": documentOf(l.Document), "rules": basis(l.Rules),
		"request": matter.request, "canonical": l.Canonical, "office": "武汉轻工大学校友总会办公室",
	}
	args["to"] = l.Owner
	if l.Kind == string(domain.ManagerAdmin) {
		args["to"] = args["admins"]
	}
	args["managers"] = managers(l)
	args["decision"] = zh.Sentence(matter.decision, args)
	args["follow_up"] = zh.Sentence(matter.after, args)
	args["title"] = zh.Sentence(letterTitles[l.Key], args)
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
	if k := domain.ApplicationKind(l.Kind).Spec(); k.Kind == "" || k.OnGroup && !k.Admins {
		return ""
	}
	return zh.Sentence("[群主为{owner}][{comma}][管理员为{admins}]", domain.Args{
		"owner": l.Owner, "admins": strings.Join(l.Admins, "、"),
		"comma": strings.Repeat("，", min(len(l.Owner), 1)*min(len(l.Admins), 1)),
	})
}

func documentOf(r domain.Reference) string {
	return zh.Sentence("{number}[，{date}]", domain.Args{"number": r.Number, "date": HanDate(r.Date)})
}

// paragraphs indents what a person wrote over several lines.
func paragraphs(s string) string {
	return strings.ReplaceAll(strings.TrimRight(s, "\n。 "), "\n", "\n"+indent)
}

// numbered lists things, each on a line of its own.
func numbered(names []string) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = strconv.Itoa(i+1) + ". " + n
	}
	return strings.Join(out, "；\n"+indent)
}

func material(m domain.Material) string { return pick(zh.Word.Material, string(m)) }

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

// handovers are of a transfer, by the role; an application's are with its kind.
var handovers = map[domain.ManagerRole]letterMatter{
	domain.ManagerOwner: {
		"移交微信群群主", "同意群主[由{from}]移交给{to}",
		"请在微信中完成移交，并将办理凭证报总会办公室。管理人员由总会重新公布（《办法》第四条(三)），并请重新报送备案表（《办法》第四条(四)）。",
	},
	domain.ManagerAdmin: {
		"更换微信群管理员", "同意管理员[由{from}]更换为{to}",
		"请在微信中完成更换，并将办理凭证报总会办公室。管理人员由总会重新公布（《办法》第四条(三)），并请重新报送备案表（《办法》第四条(四)）。",
	},
}

// matterOf is what a letter says of a kind of application or a role of a transfer.
func matterOf(kind string) letterMatter {
	if k, ok := applicationKinds[domain.ApplicationKind(kind)]; ok {
		return k.letter
	}
	return handovers[domain.ManagerRole(kind)]
}

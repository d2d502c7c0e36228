package i18n

import (
	"fmt"
	"strconv"
	"strings"

	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/rulebook"
)

// Templates of letters are plain text. {name} is a value; a part in [brackets]
// is left out when one of its values is empty, and so is a line of which
// nothing is left; "#、" numbers its line among those that stay. The title and
// the document number are set in the middle, the office and the date to the
// right, wherever they stand alone on a line.

// letterCells is how wide a letter is laid out, in cells: 35 Han characters.
const letterCells = 70

// indent begins a paragraph of a letter: two Han characters.
const indent = "　　"

// DefaultTemplate is the text of a template that HQ did not write itself; ""
// for a key without one. It is Chinese in every language, as official letters are.
func DefaultTemplate(key domain.TemplateKey) string { return templates[key] }

// Letter writes a written reply or a notice of correction, M4.2, by HQ's own
// template or the default one. Names of people are in it, phones never.
func (t *Text) Letter(l office.Letter) string {
	body := l.Body
	if body == "" {
		body = templates[l.Key]
	}
	return WriteTemplate(body, letterArgs(l))
}

// WriteTemplate fills a template line by line, each as it is to be pasted.
func WriteTemplate(body string, args domain.Args) string {
	var out []string
	number := 0
	for _, line := range strings.Split(strings.ReplaceAll(body, "\r\n", "\n"), "\n") {
		bare := strings.TrimSpace(strings.Trim(line, "　"))
		text := zh.fill(line, args)
		if bare != "" && strings.TrimSpace(strings.Trim(text, "　")) == "" {
			continue // everything on the line was optional
		}
		if i := strings.Index(text, "#、"); i >= 0 && strings.Trim(text[:i], " 　") == "" {
			number++
			text = text[:i] + han(number) + text[i+len("#"):]
		}
		switch bare {
		case "{title}", "{number}":
			text = strings.Repeat("　", max(letterCells-cells(text), 0)/4) + text
		case "{office}", "{date}":
			text = strings.Repeat("　", max(letterCells-cells(text), 0)/2) + text
		}
		out = append(out, strings.TrimRight(text, " 　"))
	}
	return strings.Trim(strings.Join(out, "\n"), "\n") + "\n"
}

// cells is how wide a line of a letter is: Han characters and their marks take two.
func cells(s string) int {
	n := 0
	for _, r := range s {
		if n++; r >= 0x2e80 {
			n++
		}
	}
	return n
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
func letterArgs(l office.Letter) domain.Args {
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
func managers(l office.Letter) string {
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

// Package statesdoc draws the status machines of domain/flows.go as the diagrams
// of domain/doc/states.md, in the words of the console. The document is made by
//
//	go test ./cmd/alumni/statesdoc -update
//
// and the test fails as long as it is not what the table draws.
package statesdoc

import (
	"fmt"
	"strings"

	"alumni/domain"
	"alumni/tui/i18n"
)

// heads say what each machine is about.
var heads = map[domain.Kind]string{
	domain.KindBranch:        "分会",
	domain.KindApplication:   "申请与移交",
	domain.KindGroup:         "微信群",
	domain.KindTask:          "任务",
	domain.KindFiling:        "备案表",
	domain.KindCampaign:      "备案工作",
	domain.KindBulletin:      "公告",
	domain.KindConsolidation: "整合",
	domain.KindViolation:     "违规",
	domain.KindAccount:       "账号",
	domain.KindInvitation:    "邀请",
	domain.KindRectification: "整改通知",
	domain.KindIncident:      "个人信息事件",
	domain.KindImpostor:      "冒用群",
	domain.KindReview:        "身份核查",
	domain.KindImport:        "名单导入",
}

const opening = `# 状态图

各类记录的状态和转换，由 domain/flows.go 的一张表画出，规则用的也是这张表；图中写明做什么才会转换、依据哪一条。
本页由 ` + "`go test ./cmd/alumni/statesdoc -update`" + ` 生成，请勿手改。

The states of every kind of record, drawn from the one table in domain/flows.go that the rules use too. Made by
the command above; don't edit by hand.
`

// Document is the whole page in Markdown, with a Mermaid diagram and a table for
// each machine.
func Document() string {
	t := i18n.For("zh")
	var out strings.Builder
	out.WriteString(opening)
	for _, m := range domain.Machines() {
		write(&out, t, m)
	}
	return out.String()
}

func write(out *strings.Builder, t *i18n.Text, m domain.Machine) {
	fmt.Fprintf(out, "\n## %s（%c）\n\n```mermaid\nstateDiagram-v2\n", heads[m.Kind], m.Kind)
	ends := map[string]bool{}
	for _, s := range m.States {
		fmt.Fprintf(out, "    %s: %s\n", s, Word(t, m.Kind, s))
		ends[s] = true
	}
	for _, s := range m.Steps {
		from := s.From
		if from == "" {
			from = "[*]"
		}
		ends[s.From] = false
		fmt.Fprintf(out, "    %s --> %s: %s（%s）\n", from, s.To, Deed(t, s), t.Cite(s.Rule))
	}
	for _, s := range m.States {
		if ends[s] {
			fmt.Fprintf(out, "    %s --> [*]\n", s)
		}
	}
	out.WriteString("```\n\n| 从 | 到 | 做什么 | 依据 |\n|---|---|---|---|\n")
	for _, s := range m.Steps {
		from := "—"
		if s.From != "" {
			from = cell(t, m.Kind, s.From)
		}
		fmt.Fprintf(out, "| %s | %s | %s | %s |\n", from, cell(t, m.Kind, s.To), Deed(t, s), t.Cite(s.Rule))
	}
}

func cell(t *i18n.Text, k domain.Kind, s string) string {
	return Word(t, k, s) + " `" + s + "`"
}

// Deed is what makes a step: what somebody did, and to what task.
func Deed(t *i18n.Text, s domain.Transition[string]) string {
	word := t.Word.Action[s.By]
	if s.Task != "" {
		word += "：" + t.Word.TaskKind[s.Task]
	}
	return word
}

// Word is the console's word for a state; "" for none.
func Word(t *i18n.Text, k domain.Kind, s string) string {
	w := &t.Word
	switch k {
	case domain.KindBranch:
		return w.BranchState[domain.BranchState(s)]
	case domain.KindApplication:
		return w.Case[domain.CaseState(s)]
	case domain.KindGroup:
		return w.GroupState[domain.GroupState(s)]
	case domain.KindTask:
		return w.Task[domain.TaskState(s)]
	case domain.KindFiling:
		return w.Form[domain.FilingFormState(s)]
	case domain.KindCampaign:
		return w.Campaign[domain.CampaignState(s)]
	case domain.KindBulletin:
		return w.Bulletin[domain.BulletinState(s)]
	case domain.KindConsolidation:
		return w.Consolidation[domain.ConsolidationState(s)]
	case domain.KindViolation:
		return w.Violation[domain.ViolationState(s)]
	case domain.KindAccount:
		return w.Account[domain.AccountState(s)]
	case domain.KindImport:
		return w.Import[domain.ImportState(s)]
	case domain.KindReview:
		return t.Review.State[domain.ReviewState(s)]
	case domain.KindRectification:
		return w.Rectification[domain.RectificationState(s)]
	case domain.KindImpostor:
		return t.Say(i18n.ImpostorState(domain.ImpostorState(s)))
	case domain.KindIncident:
		return t.Say(i18n.IncidentState(domain.IncidentState(s)))
	case domain.KindInvitation:
		return w.Invitation[domain.InvitationState(s)]
	}
	return ""
}

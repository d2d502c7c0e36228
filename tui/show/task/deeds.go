package task

import (
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/task"
	"alumni/tui/deed"
	"alumni/tui/i18n"
)

// Give gives a duty of a group's management, M6.7, to whoever is to do it.
var Give = deed.Deed[task.GiveDuty, domain.Task]{
	Words: "task add", Key: "b", On: domain.KindGroup,
	Name:  i18n.Line{ZH: "交办事项", EN: "Give a duty"},
	Short: i18n.Line{ZH: "交办一件其他群管理工作，列入承办人待办", EN: "give another duty of a group's management to whoever is to do it"},
	Rules: []domain.ClauseID{"M6.7"},
	Load: func(_ deed.Call, id domain.ID) (l deed.Loaded[task.GiveDuty], _ error) {
		l.In.Group, l.In.For = id, domain.DutyManagers
		return l, nil
	},
	Fields: func(in *task.GiveDuty) []deed.Field {
		return []deed.Field{
			deed.AreaOf("what", &in.What).Must().Named("要办的事", "What").Helped("要办什么，- 表示从标准输入读", "what is to be done; - reads standard input"),
			deed.ChoiceOf("for", &in.For, domain.DutyFors, (*i18n.Text).DutyFor).Named("由谁办", "By whom").
				Helped("由谁办，不写为群主和管理员", "by whom; the group's managers if left out"),
			deed.DayOf("due", &in.Due).Named("期限", "Due").Helped("最后一天，不写按办理期限", "the last day; by HQ's term without it"),
			deed.RecordOf("account", domain.KindAccount, &in.Account).Named("指定承办人", "Assignee").
				Helped("指定承办的账号，不写为其中任何人", "the account that does it; anybody of them if left out"),
		}
	},
	Do: (*office.Office).GiveDuty,
	Said: func(t *i18n.Text, _ task.GiveDuty, d domain.Task) string {
		return t.Tell(i18n.Line{ZH: "已交办 {id}。", EN: "{id} is given."}, domain.Args{"id": d.ID})
	},
}

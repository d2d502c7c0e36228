package i18n

// Assign holds the text of assigning a task (指派).
type Assign struct {
	Action, Submit, Title string
	Me                    string // the caller's own account
	Anybody, Done         string
	Assignee              string // column and label: who does it
}

func assignText(l lang) Assign {
	return Assign{
		Action: l("指派", "Assign"), Submit: l("指派", "Assign"), Title: l("指派{kind} · {id}", "Assign: {kind} · {id}"),
		Me: l("{name}（我）", "{name} (me)"), Anybody: l("不指定", "anybody"), Done: l("已指派 {id}", "{id} is assigned"),
		Assignee: l("承办人", "Assignee"),
	}
}

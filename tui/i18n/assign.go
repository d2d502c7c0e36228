package i18n

// Assign holds the text of assigning a task (指派).
type Assign struct {
	Action, Submit string
	Title          string // {kind}, {id}
	Me             string // {name}: the caller's own account
	Anybody        string
	Done           string // {id}
	Assignee       string // column and label: who does it
}

var assignZH = Assign{
	Action: "指派", Submit: "指派", Title: "指派{kind} · {id}", Me: "{name}（我）", Anybody: "不指定",
	Done: "已指派 {id}", Assignee: "承办人",
}

var assignEN = Assign{
	Action: "Assign", Submit: "Assign", Title: "Assign: {kind} · {id}", Me: "{name} (me)", Anybody: "anybody",
	Done: "{id} is assigned", Assignee: "Assignee",
}

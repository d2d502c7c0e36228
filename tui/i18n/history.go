package i18n

// HistoryText holds the text of a record's whole history (经过).
type HistoryText struct {
	Heading string // {record}, {id}, {n}
	What    string // column: the reason, or what changed
}

var historyZH = HistoryText{Heading: "{record} {id} 的经过，共 {n} 条，最新在前", What: "理由或变更"}

var historyEN = HistoryText{Heading: "History of {record} {id}: {n} entries, newest first", What: "Reason or change"}

package i18n

// HistoryText holds the text of a record's whole history (经过).
type HistoryText struct {
	Heading string
	What    string // column: the reason, or what changed
}

func historyText(l lang) HistoryText {
	return HistoryText{
		Heading: l("{record} {id} 的经过，共 {n} 条，最新在前", "History of {record} {id}: {n} entries, newest first"),
		What:    l("理由或变更", "Reason or change"),
	}
}

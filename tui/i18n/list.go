package i18n

import (
	"alumni/domain"
	"alumni/domain/roster"
)

// List holds the text of lists that come in as somebody keeps them (名单): what each
// column was taken for, and what of them was passed over.
type List struct {
	Sheet, Taken, LeftOut, Cards string
	Passed                       map[roster.Why]string
	NoBasis                      string // the rows of a list say no basis of admission
}

func listText(l lang) List {
	return List{
		Sheet: l("表头在[工作表“{sheet}”]第 {row} 行。", "The heading is row {row}[ of the sheet “{sheet}”]."),
		Taken: l("“{title}”列按“{column}”读。", "The column “{title}” is read as {column}."),
		LeftOut: l("未采用的列：{columns}（用 --column 列名=姓名 这样的写法可以指定）。",
			"Columns left out: {columns} (--column TITLE=姓名 says what one stands for)."),
		Cards: l("没有表头，逐行按群名片读。", "There is no heading: each line is read as a card."),
		Passed: map[roster.Why]string{
			roster.WhyTitle:   l("略过第 {row} 行（标题）：{text}", "Row {row} passed over (title): {text}"),
			roster.WhyHeading: l("略过第 {row} 行（重复的表头）：{text}", "Row {row} passed over (the heading again): {text}"),
			roster.WhyFooter:  l("略过第 {row} 行（表尾）：{text}", "Row {row} passed over (below the list): {text}"),
		},
		NoBasis: l("名单没有写入群依据，下一步统一选定。", "The list says no basis of admission: the next step asks for one for all."),
	}
}

// passedShown is how many rows that were passed over are named one by one.
const passedShown = 20

// Reading says how a list was read, where that is not plain: where its heading
// stood, what each column was taken for that is not called so, which ones were left
// out, and which rows were passed over. Nothing for a list that is written as ours.
func (t *Text) Reading(sheet string, heading int, columns []roster.Column, passed []roster.Passed) []string {
	var out, left []string
	switch {
	case heading == 0:
		out = append(out, t.List.Cards)
	case heading > 1 || sheet != "" && len(passed) > 0:
		out = append(out, t.Sentence(t.List.Sheet, domain.Args{"sheet": sheet, "row": heading}))
	}
	for _, c := range columns {
		switch {
		case c.Title == "" || c.Title == c.As:
		case c.As == "":
			left = append(left, c.Title)
		default:
			out = append(out, t.Sentence(t.List.Taken, domain.Args{"title": c.Title, "column": c.As}))
		}
	}
	if len(left) > 0 {
		out = append(out, t.Sentence(t.List.LeftOut, domain.Args{"columns": left}))
	}
	for _, p := range passed[:min(len(passed), passedShown)] {
		out = append(out, t.Sentence(t.List.Passed[p.Why], domain.Args{"row": p.Row, "text": p.Text}))
	}
	return out
}

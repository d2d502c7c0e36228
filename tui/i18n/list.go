package i18n

import (
	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
	"alumni/domain/roster"
)

// List holds the text of lists that come in as somebody keeps them (名单): what each
// column was taken for, and what of them was passed over.
type List struct {
	Sheet, Taken, LeftOut, Cards, Headless string
	Passed                                 map[roster.Why]string
	NoBasis                                string // the rows of a list say no basis of admission
	Reason                                 string // the column of what is wrong with a row
	Counts, Decide, More                   string // of a preview
	Row                                    map[people.Verdict]string
	Joins, Joined, Left, Refused           string
	Refusals                               string // the rows that were not registered, in the console
	Unwritten                              string // what of a row's card is not written
	Differs, Changes                       string // what a list of members says otherwise of somebody known
	Paste, PasteTitle, NotRead             string // of a list of people in the console
	Without                                string // rows that a list is registered without
	Lead                                   []string
	Stopped                                string // of an import that the person ended
	Unfinished                             string // of an import that broke off
	// What is decided of a list before it is registered: its columns, and its rows.
	Adjust, AdjustLead, Adjusted, Again, OfRow, OfColumn, NotTaken                     string
	Later, ThisOne, Another, Skip, RealName, Stays, Write, AllDiffers, ByRow, WriteAll string
	Recorded, LeftOutBy                                                                string // under which number an import is recorded; rows that others stood against
}

// listByKeys are the words of the console where those of a command name its flags.
func listByKeys(l lang) List {
	out := listText(l)
	out.LeftOut = l("未采用的列：{columns}（ctrl+o 可以指定）。", "Columns left out: {columns} (ctrl+o says what one stands for).")
	out.More = l("还有 {n} 行。", "{n} more.")
	out.Unfinished = l("[导入 {id} 未完成：人员里按 I，再按 c 继续。]", "[ {id} is unfinished: I under People, then c goes on.]")
	out.Recorded = l("导入记录 {id}：人员里按 I，再按 u 可撤销。", "Recorded as {id}: I under People, then u takes it back.")
	out.LeftOutBy = l("{n} 行因期间他人的操作没有登记，见 {id}。", "{n} rows were left out for what others did meanwhile: see {id}.")
	return out
}

func listText(l lang) List {
	return List{
		Sheet: l("表头在[工作表“{sheet}”]第 {row} 行。", "The heading is row {row}[ of the sheet “{sheet}”]."),
		Taken: l("“{title}”列按“{column}”读。", "The column “{title}” is read as {column}."),
		LeftOut: l("未采用的列：{columns}（用 --column 列名=姓名 这样的写法可以指定）。",
			"Columns left out: {columns} (--column TITLE=姓名 says what one stands for)."),
		Cards: l("没有表头，逐行按群名片读。", "There is no heading: each line is read as a card."),
		Headless: l("没有表头，各列按内容或标注认定，认不准的不采用，以 A、B、C 称呼。",
			"There is no heading: columns are known by what they hold or by labels; others are left out and called A, B, C."),
		Passed: map[roster.Why]string{
			roster.WhyTitle:   l("略过第 {row} 行（标题）：{text}", "Row {row} passed over (title): {text}"),
			roster.WhyHeading: l("略过第 {row} 行（重复的表头）：{text}", "Row {row} passed over (the heading again): {text}"),
			roster.WhyDecided: l("略过第 {row} 行（已决定不登记）：{text}", "Row {row} left out, as decided: {text}"),
			roster.WhyFooter:  l("略过第 {row} 行（表尾）：{text}", "Row {row} passed over (below the list): {text}"),
		},
		Refusals:  l("未登记的行", "the rows left out"),
		Unwritten: l("；“{given}”中未写入的：{what}", "; of “{given}” not written: {what}"),
		Reason:    l("原因", "Reason"),
		Paste:     l("粘贴名单", "Paste a list"), PasteTitle: l("人员名单", "List of people"),
		NotRead: l("这份名单读不了，什么也没有登记。", "The list can't be read; nothing was registered."),
		Without: l("有误、重复或待定的 {n} 行不登记。", "{n} rows that are wrong, twice or to be decided are not registered."),
		Lead: []string{
			l("从 Excel、WPS 或 Word 连同表头一起复制，列的次序不限；除“姓名”外都可省，不认识的列不采用并指出。",
				"Copy it from Excel, WPS or Word with its heading, the columns in any order. All but 姓名 may be left out; "+
					"unknown columns are named."),
			l("先逐行显示将登记什么，确认后才写入。", "What will be registered is shown row by row first, and written when you confirm."),
		},
		Stopped:    l("已停止：已登记 {n} 人，仍然有效。", "Stopped: {n} {n|person is|people are} registered and stay."),
		Unfinished: l("[导入 {id} 未完成，import resume {id} 可继续。]", "[ {id} is unfinished; import resume {id} goes on.]"),
		Recorded:   l("导入记录 {id}，import undo {id} 可撤销。", "Recorded as {id}; import undo {id} takes it back."),
		LeftOutBy:  l("{n} 行因期间他人的操作没有登记，见 import show {id}。", "{n} rows were left out for what others did meanwhile: import show {id}."),
		Adjust:     l("逐项决定", "Decide"), AdjustLead: l("←→ 选择；确定后重新核对，还没有写入。", "←→ chooses. The list is checked again; nothing is written yet."),
		Adjusted: l("已按所选重新核对。", "Checked again as chosen."), Again: l("重新核对", "Check again"),
		OfRow: l("第 {row} 行 {name}", "Row {row}, {name}"), OfColumn: l("“{title}”列", "Column “{title}”"), NotTaken: l("不采用", "left out"),
		Later: l("待定", "to be decided"), ThisOne: l("就是 {id}", "is {id}"), Another: l("另一个人", "somebody else"), Skip: l("不登记", "leave out"),
		RealName: l("确是真实姓名", "it is the real name"),
		Stays:    l("登记不改", "stays"), Write: l("按名单更正", "change"), AllDiffers: l("与登记不同的", "All that differ"),
		ByRow: l("逐行决定", "row by row"), WriteAll: l("都按名单更正", "change all"),
		Counts: l("新登记 {new}[、更正 {change}]、相同 {same}、有出入 {differs}、重复 {twice}、待定 {namesake}、有误 {wrong}",
			"new {new}[, changed {change}], same {same}, differing {differs}, twice {twice}, to decide {namesake}, wrong {wrong}"),
		Decide: l("待定的逐个决定：--row 行号=new（另一个人）、--row 行号=P-编号（就是此人）、--row 行号=skip（不登记）。",
			"Decide them one by one: --row N=new (somebody else), --row N=P-0001 (that one), --row N=skip."),
		More: l("还有 {n} 行，用 --json 看全部。", "{n} more; --json shows all."),
		Row: map[people.Verdict]string{
			people.VerdictNew:    l("第 {row} 行 {name}：新登记[，{fields}]", "Row {row}, {name}: new[, {fields}]"),
			people.VerdictSame:   l("第 {row} 行 {name}：就是 {id}，不变", "Row {row}, {name}: is {id}, nothing changes"),
			people.VerdictChange: l("第 {row} 行 {name}：就是 {id}，将更正 {fields}", "Row {row}, {name}: is {id}, will be changed: {fields}"),
			people.VerdictDiffers: l("第 {row} 行 {name}：就是 {id}，登记不改，名单上不同的是 {fields}",
				"Row {row}, {name}: is {id} and stays as it is; the list says otherwise: {fields}"),
		},
		Joins:  l("第 {row} 行 {name}：入群[，就是 {id}]，群名片“{card}”", "Row {row}, {name}: joins[, is {id}], card “{card}”"),
		Joined: l("第 {row} 行 {name}：就是 {id}，已在群内", "Row {row}, {name}: is {id}, in the group already"),
		Differs: l("第 {row} 行 {name}（{id}）：登记不改，名单上不同的是 {fields}",
			"Row {row}, {name} ({id}): stays as it is; the list says otherwise: {fields}"),
		Changes: l("第 {row} 行 {name}（{id}）：将更正 {fields}", "Row {row}, {name} ({id}): will be changed: {fields}"),
		Left:    l("名单上没有的现有成员 {n} 人：{names}", "{n} present members are not on the list: {names}"),
		Refused: l("{n} 行有误，没有登记（--refused 可导出这些行）：", "{n} rows are wrong and were not registered (--refused writes them to a file):"),
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
	case heading == 0 && len(columns) > 1:
		out = append(out, t.List.Headless)
	case heading == 0 && len(columns) == 1:
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

// RefusedRows are the rows of a list that are wrong as they came, below a heading, with
// what is wrong in a column of its own: to be mended and read again.
func (t *Text) RefusedRows(columns []roster.Column, cells func(row int) [][]string, bad []desk.RowError) [][]string {
	heading := []string{t.List.Reason}
	for _, c := range columns {
		heading = append(heading, c.Title)
	}
	if len(columns) == 1 && columns[0].Title == "" { // plain lines get the heading that they had not
		heading[1] = columns[0].As
	}
	rows := [][]string{heading}
	for i, b := range bad {
		if b.Row == 0 || i > 0 && bad[i-1].Row == b.Row { // a line of several people comes back whole, once
			continue
		}
		for _, line := range cells(b.Row) {
			rows = append(rows, append([]string{t.RowError(b)}, line...))
		}
	}
	for _, row := range rows {
		for i, c := range row {
			row[i] = domain.CleanLine(c)
		}
	}
	return rows
}

// planShown is how many rows of a preview are told one by one.
const planShown = 200

// PeoplePlan says what an import of people would make of a list, row by row. The rows that
// it refuses are told as those of any refusal.
func (t *Text) PeoplePlan(p people.PeoplePreview) []string {
	args := domain.Args{}
	for _, v := range people.Verdicts {
		args[string(v)] = p.Counts[v]
	}
	if p.Counts[people.VerdictChange] == 0 { // nobody chose it
		args[string(people.VerdictChange)] = ""
	}
	var rows []string
	for _, r := range p.Rows {
		if said := t.List.Row[r.Verdict]; said != "" {
			fields := joined(r.Differs, t.Label.Comma, t.FieldChange) + joined(r.Will, t.Label.Comma, t.fieldWill)
			args := domain.Args{"row": r.Row, "name": r.Name, "id": r.Person.String(), "fields": fields}
			rows = append(rows, t.Sentence(said, args)+t.unwritten(r))
		}
	}
	out := append([]string{t.Sentence(t.List.Counts, args)}, t.firstOf(rows, planShown)...)
	if p.Counts[people.VerdictNamesake] > 0 {
		out = append(out, t.List.Decide)
	}
	return out
}

// unwritten says what of a row's card is not written, as it is not sure or no part of a
// card; nothing for a card that is taken whole.
func (t *Text) unwritten(r people.PersonCheck) string {
	if len(r.Unwritten) == 0 {
		return ""
	}
	return t.Sentence(t.List.Unwritten, domain.Args{"given": r.Given, "what": t.CardWrong(r.Unwritten)})
}

// fieldWill says what is written of somebody new: 城市 上海.
func (t *Text) fieldWill(c people.FieldChange) string {
	return t.FieldName(c.Field) + " " + t.changed(domain.KindPerson, c.Field, c.Is, nil)
}

// FieldChange says what a row says otherwise than the registry: 城市 北京 → 上海.
func (t *Text) FieldChange(c people.FieldChange) string {
	return t.FieldName(c.Field) + " " + t.changed(domain.KindPerson, c.Field, c.Was, nil) + " → " + t.changed(domain.KindPerson, c.Field, c.Is, nil)
}

// MembersPlan says what an import of members would make of a list, row by row.
func (t *Text) MembersPlan(p people.MembersPreview) []string {
	var rows []string
	for _, r := range p.Rows {
		said := t.List.Joins
		if r.Already {
			said = t.List.Joined
		}
		rows = append(rows, t.Sentence(said, domain.Args{"row": r.Row, "name": r.Name, "id": r.Person.String(), "card": r.Card}))
		if differs := t.MemberDiffers(r); differs != "" {
			rows = append(rows, differs)
		}
	}
	out := t.firstOf(rows, planShown)
	if left := t.LeftSince(p); left != "" {
		out = append(out, left)
	}
	return out
}

// MemberDiffers says what a row of a list of members says otherwise of somebody known, and
// whether it is written; "" for nothing.
func (t *Text) MemberDiffers(r people.MemberCheck) string {
	if len(r.Differs) == 0 {
		return ""
	}
	said := t.List.Differs
	if r.Writes {
		said = t.List.Changes
	}
	return t.Sentence(said, domain.Args{
		"row": r.Row, "name": r.Name, "id": r.Person.String(), "fields": joined(r.Differs, t.Label.Comma, t.FieldChange),
	})
}

// LeftSince says who is in the group and not on the list; "" for nobody.
func (t *Text) LeftSince(p people.MembersPreview) string {
	var names []string
	for _, l := range p.Left {
		names = append(names, l.Name)
	}
	if len(names) == 0 {
		return ""
	}
	return t.Sentence(t.List.Left, domain.Args{"n": len(names), "names": t.firstOf(names, passedShown)})
}

// Recorded says under which number an import is recorded; nothing where it wrote nothing.
func (t *Text) Recorded(imp domain.Import, leftOut int) (out []string) {
	if imp.ID.IsZero() {
		return nil
	}
	args := domain.Args{"id": imp.ID.String(), "n": leftOut}
	if leftOut > 0 {
		out = append(out, t.Sentence(t.List.LeftOutBy, args))
	}
	return append(out, t.Sentence(t.List.Recorded, args))
}

// Resting says what rests on an import: the record, and what was done where that is known.
func (t *Text) Resting(r people.Resting) string {
	if r.Action == "" {
		return r.On.String()
	}
	return r.On.String() + " " + t.Word.Action[r.Action]
}

// RowsLeft names the rows that were not imported; nothing for none.
func (t *Text) RowsLeft(bad []desk.RowError) []string {
	if len(bad) == 0 {
		return nil
	}
	var rows []string
	for _, r := range bad {
		rows = append(rows, t.RowError(r))
	}
	return append([]string{t.Sentence(t.List.Refused, domain.Args{"n": len(bad)})}, t.firstOf(rows, planShown)...)
}

// firstOf gives the first of some lines, and says how many more there are.
func (t *Text) firstOf(lines []string, most int) []string {
	if len(lines) <= most {
		return lines
	}
	return append(lines[:most:most], t.Sentence(t.List.More, domain.Args{"n": len(lines) - most}))
}

// Package roster reads the tables by which records come into the registry many
// at a time, as an alumni office keeps them in a spreadsheet: of branches (N0),
// of people to be registered (N2.2a) and of a group's members (N1.2c, N1.2d). Its columns are
// known by the words of the heading, in any order. It is pure: where the cells
// come from, a file or what somebody pasted, is for others.
package roster

import (
	"cmp"
	"slices"
	"strings"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office/desk"
)

// Row is one row of a table. Line is its number as a spreadsheet counts, from
// 1, blank rows too; Bad says why the row could not be cut into cells.
type Row struct {
	Line  int
	Cells []string
	Wrong map[int]*domain.Error // the cells that hold no value that can be read
	Short bool                  // the row ends with its last cell that holds something
	Bad   *domain.Error
	More  []int // the lines below that were read into it
}

// Sheet is one table of a file, which may have several.
type Sheet struct {
	Name string // "" for a file that has but one
	Rows []Row
}

// Cells makes a sheet of the cells of a workbook or of what somebody pasted.
// Where they come from ends a row with its last cell that holds something.
func Cells(cells [][]string) []Row {
	out := make([]Row, 0, len(cells))
	for i, row := range cells {
		for len(row) > 0 && domain.CleanLine(row[len(row)-1]) == "" {
			row = row[:len(row)-1]
		}
		out = append(out, Row{Line: i + 1, Cells: row, Short: true})
	}
	return out
}

// The columns that the tables share, by the words of the heading.
const (
	colName  = "姓名"
	colCity  = "城市"
	colMajor = "专业"
	colYear  = "年级"
	colPhone = "电话"
	colHow   = "核验方式"

	colPersonKind = "人员类别"
	colCollege    = "学院"
	colLeft       = "届"
	colDegree     = "学历"
	colStudent    = "学号"
	colNative     = "生源地"
	colWorkCity   = "工作城市"
	colIndustry   = "行业"
	colEmployer   = "工作单位"
	colPosition   = "职务"
	colNickname   = "微信昵称"
	colPhones     = "其他电话"
	colEmail      = "邮箱"
	colClass      = "班级"
)

// table is one kind of table: its columns, and how a cell of one is read.
type table[T any] struct {
	columns []string
	needs   []string // columns without which a heading is none; a group parted by / asks for one of it
	begin   func(line int) T
	cell    func(v *T, column, value string) *domain.Error
	end     func(v *T) *domain.Error
	card    string // the column that plain lines are; "" where they can't be
}

// Table is what was read of a list.
type Table[T any] struct {
	Sheet   string          `json:"sheet,omitempty"`   // of the workbook
	Heading int             `json:"heading,omitempty"` // its row; 0 for plain lines
	Columns []Column        `json:"columns"`
	Passed  []Passed        `json:"passed,omitempty"`
	Rows    []T             `json:"-"`
	Bad     []desk.RowError `json:"-"` // the rows that are wrong
	Below   []int           `json:"-"` // lines that were read into a row above them
	source  []Row           // all of them, below the heading
}

// Whole gives the rows, or *desk.ImportError if one of them is wrong.
func (t Table[T]) Whole() ([]T, error) {
	if err := desk.Wrong(t.Bad); err != nil {
		return nil, err
	}
	return t.Rows, nil
}

// LeftOut are the titles of the columns that stand for none of ours.
func (t Table[T]) LeftOut() []string {
	var out []string
	for _, c := range t.Columns {
		if c.As == "" && c.Title != "" {
			out = append(out, c.Title)
		}
	}
	return out
}

// read reads the sheet that has a heading. Every wrong row is collected with its
// number; a list without a heading, or one that is too long, fails with
// *desk.ImportError for the row 0.
func (t table[T]) read(sheets []Sheet, limit int, o Options) (Table[T], error) {
	w := wordsOf(t.columns, o)
	best, from, any := head{}, -1, false
	rows := make([][]Row, len(sheets))
	for i, s := range sheets {
		rows[i] = slices.DeleteFunc(slices.Clone(s.Rows), Row.blank)
		any = any || len(rows[i]) > 0
		if h, found := w.find(rows[i], t.enough); found && (from < 0 || h.known() > best.known()) {
			best, from = h, i
		}
	}
	switch {
	case !any:
		return Table[T]{}, OfTable(domain.Invalid(domain.FaultFileEmpty, "", "", domain.Args{"want": strings.Join(t.columns, ",")}))
	case from < 0 && t.card != "" && len(rows) == 1:
		if out, is := t.plain(rows[0], w, limit, o); is {
			return out, nil
		}
	}
	if from < 0 && len(rows) == 1 {
		for _, cut := range drawn {
			if again := recut(rows[0], cut); again != nil {
				if h, found := w.find(again, t.enough); found && h.known() > 1 {
					rows[0], best, from = again, h, 0
					break
				}
			}
		}
	}
	if from < 0 {
		return Table[T]{}, OfTable(t.noHeading(w, rows))
	}
	if title := w.twice(best); title != "" {
		return Table[T]{}, OfTable(domain.Invalid(domain.FaultTitleTwice, "", "", domain.Args{"value": title}))
	}
	if column, titles := best.clash(o.Columns); column != "" {
		return Table[T]{}, OfTable(domain.Invalid(domain.FaultColumnTwice, "column", "", domain.Args{"column": column, "titles": titles}))
	}
	if side := w.sideways(rows[from], best); side != nil {
		return Table[T]{}, OfTable(domain.Invalid(domain.FaultSideways, "", "", domain.Args{"value": side}))
	}
	return t.below(rows[from], best, limit, sheets[from].Name)
}

// plain reads a list without a heading: labelled lines, a table, or lines of cards.
func (t table[T]) plain(rows []Row, w words, limit int, o Options) (Table[T], bool) {
	if out, is := t.labelled(rows, w, limit); is {
		return out, true
	}
	if out, is := t.headless(rows, w, limit, o); is {
		return out, true
	}
	return t.lines(rows, limit)
}

// below reads the rows below a heading; there is none at -1.
func (t table[T]) below(rows []Row, h head, limit int, sheet string) (Table[T], error) {
	out := Table[T]{Sheet: sheet, Columns: h.columns}
	heading := Row{}
	if h.at >= 0 {
		heading = rows[h.at]
		out.Heading = heading.Line
	}
	for _, r := range rows[:max(h.at, 0)] {
		out.Passed = append(out.Passed, passed(r, WhyTitle))
	}
	order, over := h.order(), above{}
	for i, row := range rows[h.at+1:] {
		next := h.at + i + 2
		switch {
		case row.Bad == nil && h.at >= 0 && same(row, heading):
			out.Passed = append(out.Passed, passed(row, WhyHeading))
			continue
		case row.Bad == nil && footer(row, order):
			out.Passed = append(out.Passed, passed(row, WhyFooter))
			continue
		case row.Bad == nil && (section(row, order) || h.at >= 0 && alone(row) && next < len(rows) && same(rows[next], heading)): // of the next block
			out.Passed = append(out.Passed, passed(row, WhyTitle))
			continue
		case len(out.source) == limit:
			return Table[T]{}, OfTable(domain.Invalid(domain.FaultFileSize, "", "", domain.Args{"max": limit, "part": domain.FileRows}))
		}
		out.source, out.Below = append(out.source, row), append(out.Below, row.More...)
		v, bad := t.row(over.row(row, order), order)
		if bad != nil {
			out.Bad = append(out.Bad, desk.RowError{Row: row.Line, Err: bad})
			continue
		}
		out.Rows = append(out.Rows, v)
	}
	return out, nil
}

// alone tells whether a row has one cell that holds something.
func alone(r Row) bool {
	filled := 0
	for _, c := range r.Cells {
		if !blankCell(c) {
			filled++
		}
	}
	return filled == 1
}

// same tells whether a row is the heading again.
func same(row, heading Row) bool {
	if len(row.Cells) != len(heading.Cells) {
		return false
	}
	for i, c := range row.Cells {
		if naming.Normalise(c) != naming.Normalise(heading.Cells[i]) {
			return false
		}
	}
	return true
}

// enough tells whether a heading has what the table can't do without.
func (t table[T]) enough(h head) bool { return len(t.missing(h)) == 0 }

// missing are the columns that a heading would need.
func (t table[T]) missing(h head) (out []string) {
	for _, group := range t.needs {
		if !slices.ContainsFunc(strings.Split(group, "/"), h.has) {
			out = append(out, group)
		}
	}
	return out
}

// noHeading is the refusal of a list without a heading: it names what lacks, and what
// is not known, of the row that is most like one.
func (t table[T]) noHeading(w words, sheets [][]Row) *domain.Error {
	best, found := head{}, false
	for _, rows := range sheets {
		if h, is := w.find(rows, func(h head) bool { return h.known() > 0 }); is && (!found || h.known() > best.known()) {
			best, found = h, true
		}
	}
	args := domain.Args{"want": strings.Join(t.columns, ",")}
	if found {
		args["missing"] = t.missing(best)
		if out := (Table[T]{Columns: best.columns}).LeftOut(); len(out) > 0 {
			args["unknown"] = out
		}
	}
	return domain.Invalid(domain.FaultHeading, "", "", args)
}

func all[T any](in []T, ok func(T) bool) bool {
	return !slices.ContainsFunc(in, func(v T) bool { return !ok(v) })
}

func (t table[T]) row(row Row, order []string) (T, *domain.Error) {
	v := t.begin(row.Line)
	if row.Bad != nil {
		return v, row.Bad
	}
	over := len(row.Cells) > len(order) && !all(row.Cells[len(order):], blankCell)
	if over || len(row.Cells) < len(order) && !row.Short {
		return v, domain.Invalid(domain.FaultRowColumns, "", "", domain.Args{"have": len(row.Cells), "want": len(order)})
	}
	for i, col := range order {
		if col == "" {
			continue
		}
		if bad := row.Wrong[i]; bad != nil {
			return v, bad
		}
		value := ""
		if i < len(row.Cells) {
			value = domain.CleanLine(row.Cells[i])
		}
		if slices.Contains(errorValues, strings.ToUpper(value)) {
			return v, domain.Invalid(domain.FaultCellError, "", "", domain.Args{"value": value, "column": i + 1, "field": col})
		}
		if strings.HasPrefix(value, "=") && strings.Contains(value, "(") {
			return v, domain.Invalid(domain.FaultCellFormula, "", "", domain.Args{"column": i + 1})
		}
		if bad := t.cell(&v, col, value); bad != nil {
			return v, bad
		}
	}
	return v, t.end(&v)
}

// errorValues are what a spreadsheet shows where a formula came to nothing.
var errorValues = []string{
	"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!",
	"#BLOCKED!", "#UNKNOWN!", "#CONNECT!",
	"#GETTING_DATA", "#BUSY!", "######", "########", "#N/A!",
}

func blankCell(c string) bool { return domain.CleanLine(c) == "" }

// ruled tells whether a row is the line below the heading of a table in Markdown.
func (r Row) ruled() bool {
	return len(r.Cells) > 1 && all(r.Cells, func(c string) bool {
		c = strings.Trim(domain.CleanLine(c), ":")
		return c == "" || len(c) > 1 && strings.Trim(c, "-") == ""
	})
}

func (r Row) blank() bool {
	return r.Bad == nil && len(r.Wrong) == 0 && (all(r.Cells, blankCell) || r.ruled())
}

// OfTable gives an error of the heading or the whole table as an import's.
func OfTable(e *domain.Error) error {
	return &desk.ImportError{Rows: []desk.RowError{{Row: 0, Err: e}}}
}

// LeaveOut names the rows of a line among those that are passed over, as somebody
// decided that.
func (t *Table[T]) LeaveOut(line int) {
	for i, r := range t.of(line) {
		if i == 0 {
			t.Passed = append(t.Passed, passed(r, WhyDecided))
		}
	}
	slices.SortStableFunc(t.Passed, func(a, b Passed) int { return cmp.Compare(a.Row, b.Row) })
}

// of gives the rows of a line: of several people it has several.
func (t Table[T]) of(line int) []Row {
	from, _ := slices.BinarySearchFunc(t.source, line, func(r Row, line int) int { return cmp.Compare(r.Line, line) })
	to := from
	for to < len(t.source) && t.source[to].Line == line {
		to++
	}
	return t.source[from:to]
}

// Cells gives the cells of a line as they came, one for each column. A line of several
// people has several rows.
func (t Table[T]) Cells(line int) (out [][]string) {
	for _, r := range t.of(line) {
		cells := make([]string, len(t.Columns))
		copy(cells, r.Cells)
		out = append(out, cells)
	}
	return out
}

package roster

import (
	"cmp"
	"slices"
	"strings"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
)

// The columns of a filing form, A1, beside the name and the phone, by which the
// annex's own words are known too.
const (
	colFormNumber = "序号"
	colFormRole   = "微信群身份"
	colFormOffice = "校友分会职务"
	colFormGroup  = "群名称"
)

// FormColumns are the columns by which a filing form is read.
func FormColumns() []string { return slices.Clone(formColumns) }

var formColumns = []string{
	colFormNumber, colFormRole, colName, colFormOffice, colPhone, colFormGroup, colCity, colMajor, colYear, colClass,
}

// Form is a filing form (备案表), A1, as it was read: of a file there may be several,
// one a sheet or one below the other.
type Form struct {
	domain.FilingForm
	Sheet   string          `json:"sheet,omitempty"`
	Heading int             `json:"heading,omitempty"` // its row; 0 for a paste without one
	Columns []Column        `json:"columns,omitempty"`
	Passed  []Passed        `json:"passed,omitempty"`
	Bad     []desk.RowError `json:"-"` // the rows that can't be read, which are no manager
	sure    map[int]bool    // rows whose name is one though it doesn't look like it
}

// Whole gives a form all of whose rows were read, A1, with its one owner first, A2.
func (f Form) Whole() (domain.FilingForm, error) {
	if len(f.Bad) > 0 {
		return domain.FilingForm{}, f.Bad[0].Err
	}
	return f.Ordered()
}

// Forms reads every filing form of a file. A sheet without one is passed over where
// another has one. It refuses with FaultFormTitle, FaultFormColumns or FaultFileSize.
func Forms(sheets []Sheet, o Options) ([]Form, error) {
	w := wordsOf(formColumns, o)
	var out []Form
	var first error
	for _, s := range sheets {
		rows := slices.DeleteFunc(slices.Clone(s.Rows), Row.blank)
		for _, part := range w.formParts(rows) {
			f, err := w.form(part, o)
			switch {
			case err != nil && len(part) > 0 && (first == nil || partly(err) && !partly(first)):
				first = err
			case err == nil:
				f.Sheet = s.Name
				out = append(out, f)
			}
		}
	}
	switch {
	case len(out) > 0 && !partly(first):
		return out, nil
	case first == nil:
		first = domain.FormTitleError("")
	}
	return nil, first
}

// OneForm gives the form of a sheet, by the sheet's name, or the only one there is; of
// several none is preferred, and FaultFormMany names where they stand.
func OneForm(forms []Form, sheet string) (Form, error) {
	var names []string
	var found []Form
	for _, f := range forms {
		names = append(names, cmp.Or(f.Sheet, domain.FilingFormTitle(f.Place)))
		if sheet == "" || naming.Normalise(f.Sheet) == naming.Normalise(sheet) {
			found = append(found, f)
		}
	}
	if len(found) != 1 {
		return Form{}, domain.Invalid(domain.FaultFormMany, "sheet", "A1", domain.Args{"value": domain.CleanLine(sheet), "allowed": names})
	}
	return found[0], nil
}

// ReadForm reads the one form of a table's cells, whole: see Forms and Form.Whole.
func ReadForm(cells [][]string) (domain.FilingForm, error) {
	forms, err := Forms([]Sheet{{Rows: Cells(cells)}}, Options{})
	if err != nil {
		return domain.FilingForm{}, err
	}
	f, err := OneForm(forms, "")
	if err != nil {
		return domain.FilingForm{}, err
	}
	return f.Whole()
}

// partly tells of a form that was begun and could not be read: it is not passed over
// like a sheet of something else.
func partly(err error) bool {
	return err != nil && domain.AsError(err).Fault != domain.FaultFormTitle
}

// PastedForm reads a form whose cells were copied into the console. People copy the
// table with its title and its columns, or the managers' rows alone; both are read.
// Place is the title's where the paste has none. It refuses as Forms does, and with
// FaultRequired where nothing was pasted.
func PastedForm(cells [][]string, place string, o Options) (Form, error) {
	w := wordsOf(formColumns, o)
	rows := slices.DeleteFunc(Cells(cells), Row.blank)
	if len(rows) == 0 {
		return Form{}, domain.Required("form", "A1")
	}
	h, headed := w.find(rows, formHeading)
	above := rows[:h.at]
	if !headed {
		at := slices.IndexFunc(rows, barely)
		if at < 0 {
			return Form{}, w.notAForm(rows)
		}
		above, h = rows[:at], head{at: at - 1}
	}
	f := Form{FilingForm: domain.FilingForm{Place: place}, sure: o.SureNames}
	if len(above) > 0 {
		switch titled, err := f.above(above); {
		case err != nil:
			return Form{}, err
		case !titled && len(f.Passed) > 0: // it is somebody else's table, or another list
			return Form{}, w.notAForm(above)
		case !headed && len(f.Passed) > 0: // columns of another table: nothing says what a cell means
			return Form{}, domain.FormColumnsError()
		}
	}
	if !headed {
		return f.bare(rows[h.at+1:])
	}
	return f.below(rows, h)
}

// notAForm says what a paste lacks of a form: the title, where its first line stands
// in its place, else the columns.
func (w words) notAForm(rows []Row) error {
	if len(filledCells(rows[0])) == 1 {
		if _, ok := domain.FormPlace(joinCells(rows[0])); !ok {
			return titleOf(rows)
		}
		if len(rows) == 1 {
			return domain.Invalid(domain.FaultFormOwners, "form", "A2", domain.Args{"count": 0})
		}
	}
	return domain.FormColumnsError()
}

// formHeading tells whether a heading is a form's: who is what.
func formHeading(h head) bool { return h.has(colName) && h.has(colFormRole) && h.has(colPhone) }

// formParts cuts a sheet at every title below the first form's heading.
func (w words) formParts(rows []Row) [][]Row {
	var out [][]Row
	from, headed := 0, false
	for i, r := range rows {
		if headed && startsForm(rows, i) {
			out, from, headed = append(out, rows[from:i]), i, false
			continue
		}
		headed = headed || r.Bad == nil && formHeading(w.read(r))
	}
	return append(out, rows[from:])
}

// startsForm tells whether a title begins at a row, or at the annex's number above it.
func startsForm(rows []Row, i int) bool {
	text := joinCells(rows[i])
	if domain.FormMargin(text) && i+1 < len(rows) {
		text = joinCells(rows[i+1])
	}
	if _, ok := domain.FormPlace(text); ok {
		return true
	}
	if i+1 < len(rows) && len(filledCells(rows[i])) == 1 && len(filledCells(rows[i+1])) == 1 {
		_, ok := domain.FormPlace(text + joinCells(rows[i+1]))
		return ok
	}
	return false
}

// form reads one form: title, columns, managers.
func (w words) form(rows []Row, o Options) (Form, error) {
	if len(rows) == 0 {
		return Form{}, domain.FormTitleError("")
	}
	h, found := w.find(rows, formHeading)
	above := rows
	if found {
		above = rows[:h.at]
	}
	f := Form{sure: o.SureNames}
	switch titled, err := f.above(above); {
	case err != nil:
		return f, err
	case !titled:
		return f, titleOf(rows)
	case !found:
		return f, domain.FormColumnsError()
	}
	return f.below(rows, h)
}

// titleOf refuses what stands where a title should.
func titleOf(rows []Row) error {
	for _, r := range rows {
		if r.Bad != nil {
			return badRow(r)
		}
		if text := joinCells(r); !domain.FormMargin(text) {
			return domain.FormTitleError(text)
		}
	}
	return domain.FormTitleError("")
}

func badRow(r Row) *domain.Error {
	return &domain.Error{
		Code: domain.CodeInvalid, Fault: domain.FaultFormRow, Field: "form", Rule: "A1", Args: domain.Args{"row": r.Line}, Err: r.Bad,
	}
}

// above reads what stands above the heading: the title, in one row or in two, and
// particulars by their names. What is neither is passed over by name.
func (f *Form) above(rows []Row) (titled bool, err error) {
	for i := 0; i < len(rows); i++ {
		if rows[i].Bad != nil {
			return titled, badRow(rows[i])
		}
		text := joinCells(rows[i])
		if domain.FormMargin(text) {
			continue
		}
		if !titled {
			if f.Place, titled = placeOr(text, f.Place); titled {
				continue
			}
			if i+1 < len(rows) {
				if f.Place, titled = placeOr(text+joinCells(rows[i+1]), f.Place); titled {
					i++
					continue
				}
			}
		}
		if !f.particulars(rows[i]) {
			f.Passed = append(f.Passed, passed(rows[i], WhyTitle))
		}
	}
	return titled, nil
}

func placeOr(text, before string) (string, bool) {
	if place, ok := domain.FormPlace(text); ok {
		return place, true
	}
	return before, false
}

// particulars reads a line of names and values around the table: the group's name, and
// the owner where the table has none.
func (f *Form) particulars(r Row) bool {
	var name, office, phone string
	got := false
	cells := filledCells(r)
	for i := 0; i < len(cells); i++ {
		key, value, told := strings.Cut(strings.ReplaceAll(cells[i], "：", ":"), ":")
		value = domain.CleanLine(value)
		if (!told || value == "") && i+1 < len(cells) {
			value = cells[i+1]
		}
		into := map[string]*string{
			"群名称": &f.Group, "群名": &f.Group, "微信群名称": &f.Group, "微信群名": &f.Group,
			"群主姓名": &name, "群主": &name, "群主职务": &office, "群主校友分会职务": &office,
			"群主电话": &phone, "群主手机": &phone, "群主联系电话": &phone, "群主手机号": &phone,
		}[titleKey(key)]
		if into == nil || value == "" {
			continue
		}
		got = true
		if *into = value; !told || domain.CleanLine(value) == domain.CleanLine(cells[min(i+1, len(cells)-1)]) {
			i++
		}
	}
	if name != "" {
		f.add(r.Line, domain.ManagerOwner, name, office, phone)
	}
	return got
}

// add takes a manager up, or says why not.
func (f *Form) add(line int, role domain.ManagerRole, name, office, phone string) {
	f.addTo(line, role, name, office, phone, people.ImportPerson{})
}

// addTo takes up a manager with what else the row says.
func (f *Form) addTo(line int, role domain.ManagerRole, name, office, phone string, told people.ImportPerson) {
	r, bad := domain.FormRowOf(line, role, name, office, phone, f.sure[line])
	if bad != nil {
		f.Bad = append(f.Bad, desk.RowError{Row: line, Err: bad})
		return
	}
	r.City, r.Major, r.Year = told.City, told.Major, told.Year
	f.Rows = append(f.Rows, r)
}

// furtherOf reads what a row says of somebody's city and class, as a list does; what is
// not sure is left out.
func furtherOf(at func(column string) string) (p people.ImportPerson) {
	for _, column := range []string{colCity, colMajor, colYear, colClass} {
		q := p
		if value := at(column); personCell(&q, column, value) == nil {
			p = q
		}
	}
	if r, sure := classOf(p.Class); sure {
		p.Major, p.Year = cmp.Or(p.Major, r.Major), cmp.Or(p.Year, r.Entered)
	}
	return p
}

// below reads the managers below a heading.
func (f Form) below(rows []Row, h head) (Form, error) {
	f.Heading, f.Columns = rows[h.at].Line, h.columns
	order := h.order()
	at := func(r Row, column string) string {
		if i := slices.Index(order, column); i >= 0 && i < len(r.Cells) {
			return domain.CleanLine(r.Cells[i])
		}
		return ""
	}
	above := ""
	for _, r := range rows[h.at+1:] {
		number, role := at(r, colFormNumber), at(r, colFormRole)
		name, office, phone := at(r, colName), at(r, colFormOffice), at(r, colPhone)
		switch {
		case r.Bad != nil:
			f.Bad = append(f.Bad, desk.RowError{Row: r.Line, Err: badRow(r)})
		case same(r, rows[h.at]):
			f.Passed = append(f.Passed, passed(r, WhyHeading))
		case brokenCell(r, order):
			f.wrong(r.Line, name+" "+role)
		case name+office+phone == "" && templated(number, role) && !beyond(r, len(order)):
			f.Group, above = cmp.Or(f.Group, at(r, colFormGroup)), cmp.Or(role, above) // a line of the template, not filled in
		case footer(r, order):
			f.Passed, above = append(f.Passed, passed(r, WhyFooter)), ""
		case role == "" && name == "" && (number == "" || !templated(number, "")):
			if above = ""; !f.particulars(r) {
				f.Passed = append(f.Passed, passed(r, WhyFooter))
			}
		default:
			f.Group, above = cmp.Or(f.Group, at(r, colFormGroup)), cmp.Or(role, above)
			as, known := domain.FormRole(above) // merged over rows, of which a paste keeps the first
			switch {
			case beyond(r, len(order)):
				f.wrong(r.Line, r.Cells[len(r.Cells)-1])
			case !known || !templated(number, ""):
				f.wrong(r.Line, number+" "+role+" "+name)
			default:
				f.addTo(r.Line, as, name, office, phone, furtherOf(func(c string) string { return at(r, c) }))
			}
		}
	}
	return f.bounded()
}

// wrong keeps why a row is no manager.
func (f *Form) wrong(line int, value string) {
	f.Bad = append(f.Bad, desk.RowError{Row: line, Err: domain.FormRowError(line, value)})
}

// bounded refuses more managers than a group has.
func (f Form) bounded() (Form, error) {
	if len(f.Rows)+len(f.Bad) > domain.MaxFormRows {
		return Form{}, domain.Invalid(domain.FaultFileSize, "form", "A1", domain.Args{"max": domain.MaxFormRows, "part": domain.FileRows})
	}
	return f, nil
}

// templated tells whether a line has nothing but what the annex prints into it.
func templated(number, role string) bool {
	_, known := domain.FormRole(role)
	return strings.Trim(number, "0123456789０１２３４５６７８９.、") == "" && (role == "" || known)
}

// beyond tells whether a row has something in cells that no heading stands above.
func beyond(r Row, columns int) bool {
	return len(r.Cells) > columns && !all(r.Cells[columns:], blankCell)
}

// brokenCell tells whether a cell that counts holds no value, as an error of a formula.
func brokenCell(r Row, order []string) bool {
	for i, as := range order {
		if as == "" || as == colFormNumber {
			continue
		}
		if r.Wrong[i] != nil || i < len(r.Cells) && slices.Contains(errorValues, strings.ToUpper(domain.CleanLine(r.Cells[i]))) {
			return true
		}
	}
	return false
}

// barely tells whether a row is one of the managers' rows that no columns stand above:
// its first or its second cell says what somebody is in the group, or it is numbered.
func barely(r Row) bool {
	if len(filledCells(r)) < 2 {
		return false
	}
	for _, c := range r.Cells[:min(2, len(r.Cells))] {
		if _, known := domain.FormRole(c); known {
			return true
		}
	}
	number := domain.CleanLine(r.Cells[0])
	return number != "" && templated(number, "")
}

// bare reads rows that no columns stand above: each has the form's five cells, or
// four where the number is left out, since nothing else says what a cell means.
func (f Form) bare(rows []Row) (Form, error) {
	for _, r := range rows {
		cells := r.Cells
		if _, known := domain.FormRole(cells[0]); known {
			cells = append([]string{""}, cells...)
		}
		if len(cells) > len(domain.FilingFormColumns) {
			return Form{}, bareColumns(r.Line, len(r.Cells))
		}
		cells = append(slices.Clone(cells), make([]string, len(domain.FilingFormColumns)-len(cells))...)
		number, role := domain.CleanLine(cells[0]), domain.CleanLine(cells[1])
		switch {
		case templated(number, role) && all(cells[2:], blankCell):
			continue
		case footer(Row{Line: r.Line, Cells: cells}, domain.FilingFormColumns):
			f.Passed = append(f.Passed, passed(r, WhyFooter))
			continue
		case phoneLike(cells[3]) && blankCell(cells[4]): // the office's column was left out, and not only its cell
			return Form{}, bareColumns(r.Line, len(r.Cells))
		}
		as, known := domain.FormRole(role)
		if !known || !templated(number, "") {
			f.wrong(r.Line, number+" "+role)
			continue
		}
		f.add(r.Line, as, cells[2], cells[3], cells[4])
	}
	return f.bounded()
}

func phoneLike(cell string) bool {
	p, err := domain.ParsePhone(cell)
	return err == nil && p.Reveal() != ""
}

func bareColumns(row, have int) error {
	e := domain.FormColumnsError()
	e.Args["row"], e.Args["have"] = row, have
	return e
}

func filledCells(r Row) (out []string) {
	for _, c := range r.Cells {
		if c = domain.CleanLine(c); c != "" {
			out = append(out, c)
		}
	}
	return out
}

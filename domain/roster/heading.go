package roster

import (
	"slices"
	"strings"
	"unicode"

	"alumni/domain"
	"alumni/domain/naming"
)

// Column is a column of a list and what it was taken for.
type Column struct {
	Title string `json:"title"`
	As    string `json:"as,omitempty"` // a column of ours; "" for one that is left out
}

// Options is how a list is to be read.
type Options struct {
	// Columns are what somebody said of this list: a title and the column that it
	// stands for, "" to leave it out. They count before everything else.
	Columns map[string]string
	// Synonyms are headquarters' own words for columns, by the title.
	Synonyms map[string]string
	// Basis is of the rows of a list of members that say none, N1.2d; "" for none.
	Basis domain.Basis
	// SureNames are the rows of a filing form whose name is one though it doesn't look like it, N1.2a.
	SureNames map[int]bool
}

// synonyms are the words by which associations, registrars and forms name the
// columns, beside ours.
var synonyms = map[string][]string{
	colName: {
		"名字", "校友姓名", "真实姓名", "学生姓名", "姓名全称", "成员姓名", "会员姓名", "本人姓名", "您的姓名", "你的姓名", "中文姓名",
		"联系人", "校友", "成员", "人员", "实名", "name", "fullname", "realname", "chinesename",
	},
	colCity: {
		"现居地", "居住地", "现居住地", "居住城市", "所在城市", "所在地", "现居城市", "现所在地", "现所在城市", "常住地", "常住城市",
		"目前所在地", "目前所在城市", "所在地区", "地区", "城市名称", "市", "现居", "city", "location",
	},
	colMajor: {
		"专业名称", "所学专业", "就读专业", "毕业专业", "所读专业", "在校专业", "学习专业", "专业方向", "本科专业", "专业(全称)", "专业简称",
		"major", "programme", "program", "speciality",
	},
	colYear: {
		"入学年份", "入学年", "入学时间", "入校时间", "入校年份", "入学年级", "入学年度", "入学日期", "级", "级别(年)", "届别(入学)",
		"所在年级", "入学", "入校", "入校年", "入学年月", "年级(入学年份)", "年级(届)", "年级/届", "级/届", "级(届)", "年级届别", "届/级", "就读年级", "学年级", "进校年份", "year", "grade", "entryyear", "yearofentry", "enrolled",
	},
	colPhone: {
		"手机", "手机号", "手机号码", "电话号码", "联系电话", "联系方式", "联系手机", "移动电话", "手机电话", "联络电话", "联络方式", "本人电话",
		"本人手机", "联系人电话", "联系人手机", "手机号码(微信同号)", "电话/微信同号", "电话(微信同号)", "手机/微信", "手机微信", "联系号码", "电话/手机", "手机/电话", "常用电话", "常用手机", "手机1", "电话1", "手机号1", "手机号码1", "联系电话1", "您的手机号", "你的手机号",
		"phone", "mobile", "tel", "telephone", "cell", "cellphone", "phonenumber",
	},
	colHow: {
		"核验", "核验依据", "实名核验", "核验材料", "认证方式", "实名认证方式", "身份核验", "身份核验方式", "验证方式", "核实方式", "核实依据", "审核方式", "verifiedby", "verification",
	},
	colNumber: {"人员编号", "人员号", "登记编号", "校友编号", "personid"},
	colCard: {
		"名片", "群昵称", "群内昵称", "群内名称", "群备注", "群名", "群中名片", "微信群名片", "微信群昵称", "群内名片", "本群昵称", "我在本群的昵称", "我在群里的昵称", "card",
	},
	colBasis: {
		"依据", "入群理由", "入群原因", "入群类别", "入群条件", "准入依据", "入会依据", "入群资格", "basis",
	},
	colPersonKind: {"人员类型", "人员身份", "personkind"},
	colCollege: {
		"院系", "学院名称", "所在学院", "所属学院", "院系名称", "学院(系)", "院(系)", "系", "系别", "所在院系", "毕业学院", "毕业院系", "就读学院", "系部",
		"college", "school", "faculty", "department",
	},
	colLeft: {
		"毕业年份", "毕业年", "毕业时间", "毕业日期", "毕业年度", "毕业届别", "届别", "毕业届", "毕业", "离校", "毕业年月", "离校年份", "离校时间", "graduated", "graduationyear", "yearofgraduation",
	},
	colDegree:   {"学历层次", "层次", "培养层次", "学位", "最高学历", "毕业学历", "在校学历", "学历学位", "学历/学位", "学位/学历", "学历及学位", "学历(学位)", "degree"},
	colStudent:  {"学生号", "学籍号", "学生学号", "studentnumber", "studentid"},
	colNative:   {"籍贯", "生源", "家乡", "生源所在地", "生源省份", "入学前户籍", "高考所在地", "nativeplace", "hometown"},
	colWorkCity: {"工作地", "工作所在地", "工作地点", "单位所在地", "单位所在城市", "单位城市", "就业城市", "workcity"},
	colIndustry: {"所属行业", "从事行业", "行业类别", "所在行业", "工作行业", "单位行业", "industry"},
	colEmployer: {
		"单位", "单位名称", "现工作单位", "所在单位", "就职单位", "任职单位", "工作单位名称", "公司", "公司名称", "就业单位", "工作单位及职务", "工作单位和职务", "工作单位/职务", "单位及职务", "单位和职务", "单位/职务", "现工作单位及职务", "工作单位与职务", "目前工作单位", "工作单位全称",
		"employer", "company", "organization",
	},
	colPosition: {"职位", "工作职务", "单位职务", "现任职务", "担任职务", "职务/职称", "职务职称", "岗位", "position", "jobtitle"},
	colNickname: {"昵称", "微信名", "微信昵称(原样)", "微信名称", "nickname"},
	colPhones:   {"备用电话", "备用手机", "固定电话", "座机", "办公电话", "单位电话", "家庭电话", "电话2", "手机2", "第二电话", "其它电话", "其他联系方式", "otherphones"},
	colEmail:    {"电子邮箱", "电子邮件", "邮件", "邮箱地址", "e-mail", "email", "mail", "联系邮箱", "常用邮箱", "qq邮箱"},
	colClass: {
		"专业班级", "专业年级", "年级专业", "班别", "所在班级", "毕业班级", "班级名称", "原班级", "在校班级", "专业及年级", "专业和年级", "专业/年级", "年级/专业",
		"专业及班级", "专业/班级", "年级班级", "年级/班级", "class",
	},
	colBranch:     {"分会名称", "校友分会", "校友会", "地方校友会", "branch"},
	colKind:       {"分会类别", "类型", "分会类型", "kind", "type"},
	colState:      {"分会状态", "现状", "state", "status"},
	colFormNumber: {"编号", "序", "no", "number"},
	colFormRole: {
		"身份", "群身份", "群内身份", "角色", "群内角色", "群内职务", "微信群职务", "微信群角色", "微信群内身份", "管理身份", "群管理身份", "在群身份", "role",
	},
	colFormOffice: {
		"职务", "分会职务", "校友会职务", "校友分会任职", "理事会职务", "会内职务", "担任职务", "校友会任职", "分会任职", "校友分会职位", "分会职位", "office",
	},
	colFormGroup: {"微信群名称", "群名", "微信群名", "群聊名称", "微信群", "微信群全称", "groupname"},
	colReelected: {"最近换届日期", "最近换届时间", "换届日期", "换届时间", "上次换届", "reelected"},
}

// titleKey is the form in which titles are compared: without marks that a
// column must be filled in, and what a form says about it in brackets.
func titleKey(title string) string { return strings.ToLower(plainTitle(naming.Normalise(title))) }

// plainTitle takes away * and : around a title.
func plainTitle(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return strings.ContainsRune("*:#•·.、?★☆", r) || unicode.IsSpace(r) })
}

// unbracketed takes away what stands in brackets: 姓名(必填), [必填]姓名.
func unbracketed(key string) string {
	var b strings.Builder
	depth := 0
	for _, r := range key {
		switch {
		case strings.ContainsRune("([{【〔《<", r):
			depth++
		case strings.ContainsRune(")]}】〕》>", r):
			depth = max(0, depth-1)
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return plainTitle(b.String())
}

// numbered takes away the number before a question of a form: 1.姓名, 2、手机.
func numbered(key string) string {
	rest := strings.TrimLeft(key, "0123456789")
	if cut := strings.TrimLeft(rest, ".、)"); rest != key && cut != rest {
		return cut
	}
	return key
}

// unasked takes away how a form asks: 您目前所在的城市 is 所在城市, 请填写您的专业 is 专业.
func unasked(key string) string {
	for _, ask := range []string{"请填写", "请输入", "请问"} {
		key = strings.TrimPrefix(key, ask)
	}
	for _, you := range []string{"您", "你"} {
		if rest, is := strings.CutPrefix(key, you); is {
			key = strings.TrimPrefix(strings.TrimPrefix(rest, "目前"), "现在")
			return strings.TrimPrefix(strings.ReplaceAll(key, "的", ""), "是")
		}
	}
	return key
}

// words knows titles of the columns of one kind of table.
type words map[string]string

// wordsOf are the titles by which the columns are known: what was said of this
// list first, then ours, then headquarters', then the common ones.
func wordsOf(columns []string, o Options) words {
	w := words{}
	for _, c := range columns {
		for _, s := range synonyms[c] {
			w[titleKey(s)] = c
		}
	}
	for title, c := range o.Synonyms {
		if slices.Contains(columns, c) {
			w[titleKey(title)] = c
		}
	}
	for _, c := range columns {
		w[titleKey(c)] = c
	}
	for title, c := range o.Columns {
		if slices.Contains(columns, c) || c == "" {
			w[titleKey(title)] = c
		}
	}
	return w
}

// column gives the column that a title stands for; "" for none.
func (w words) column(title string) string {
	key := titleKey(title)
	plain := numbered(unbracketed(key))
	for _, k := range []string{key, numbered(key), unbracketed(key), plain, unasked(plain)} {
		if c, known := w[k]; known && k != "" {
			return c
		}
	}
	if k := strings.TrimRight(unbracketed(key), "123一二三"); k != "" && (w[k] == colPhone || w[k] == colPhones) { // 手机1, 手机2
		return w[k]
	}
	return ""
}

// headingRows is how far down a heading is looked for, below titles.
const headingRows = 20

// head is a heading that was found.
type head struct {
	at      int // index of its row
	columns []Column
}

// order is the column of ours of each cell; "" for one that is left out.
func (h head) order() []string {
	out := make([]string, len(h.columns))
	for i, c := range h.columns {
		out[i] = c.As
	}
	return out
}

// has tells whether the heading has a column of ours.
func (h head) has(column string) bool {
	return slices.ContainsFunc(h.columns, func(c Column) bool { return c.As == column })
}

// known is how many columns of ours the heading has.
func (h head) known() (n int) {
	for _, c := range h.columns {
		if c.As != "" {
			n++
		}
	}
	return n
}

// read takes a row for a heading. Of two titles of one column the one that is
// ours counts, else the first.
func (w words) read(row Row) head {
	h := head{columns: make([]Column, len(row.Cells))}
	at := map[string]int{}
	for i, cell := range row.Cells {
		title := domain.CleanLine(cell)
		h.columns[i].Title = title
		c := w.column(title)
		if c == "" {
			continue
		}
		first, twice := at[c]
		switch {
		case twice && (c == colPhone || c == colPhones): // a second telephone is no less worth
			c = colPhones
		case twice && naming.Normalise(title) == c && naming.Normalise(h.columns[first].Title) != c:
			h.columns[first].As = ""
		case twice:
			continue
		}
		h.columns[i].As, at[c] = c, i
	}
	return h
}

// find looks for the heading among the first rows: the one that has most of our
// columns, of those that are enough.
func (w words) find(rows []Row, enough func(head) bool) (best head, found bool) {
	for i, row := range rows[:min(len(rows), headingRows)] {
		if row.Bad != nil {
			continue
		}
		h := w.read(row)
		h.at = i
		if enough(h) && (!found || h.known() > best.known()) {
			best, found = h, true
		}
		if i+1 < len(rows) && rows[i+1].Bad == nil && h.known() > 0 {
			two := w.read(w.below(row, rows[i+1]))
			if two.at = i + 1; enough(two) && two.known() > max(best.known(), h.known(), w.read(rows[i+1]).known()) {
				best, found = two, true
			}
		}
	}
	return best, found
}

// below is a heading of two rows as one: 校友分会 above 职务, 联系方式 above 手机.
func (w words) below(upper, lower Row) Row {
	out := Row{Line: lower.Line, Cells: make([]string, max(len(upper.Cells), len(lower.Cells)))}
	for i := range out.Cells {
		top, bottom := "", ""
		if i < len(upper.Cells) {
			top = domain.CleanLine(upper.Cells[i])
		}
		if i < len(lower.Cells) {
			bottom = domain.CleanLine(lower.Cells[i])
		}
		switch {
		case bottom == "" || w.column(top+bottom) == "" && w.column(bottom) == "" && w.column(top) != "":
			out.Cells[i] = top
		case w.column(top+bottom) == "" && w.column(bottom) != "":
			out.Cells[i] = bottom
		default:
			out.Cells[i] = top + bottom
		}
	}
	return out
}

// sideways gives the words of columns that stand below the first one of a heading with
// no other column of ours: a table that lies on its side, each person a column.
func (w words) sideways(rows []Row, h head) (out []string) {
	if h.known() > 1 {
		return nil
	}
	for _, r := range rows[h.at:min(len(rows), h.at+headingRows)] {
		if len(r.Cells) > 0 && w.column(domain.CleanLine(r.Cells[0])) != "" {
			out = append(out, domain.CleanLine(r.Cells[0]))
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// clash gives a column of ours for which somebody said that one of the list stands, while
// another one does, and the titles of both: one of them would be lost without a word.
func (h head) clash(said map[string]string) (column string, titles []string) {
	for _, c := range h.columns {
		as := said[c.Title]
		if as == "" || c.As != "" {
			continue
		}
		for _, other := range h.columns {
			if other.As == as {
				return as, []string{other.Title, c.Title}
			}
		}
	}
	return "", nil
}

// twice gives a title that a heading has more than once for one column of ours:
// two tables side by side, of which one would be lost.
func (w words) twice(h head) string {
	seen := map[string]bool{}
	for _, c := range h.columns {
		key := titleKey(c.Title)
		if seen[key] && w.column(c.Title) != "" {
			return c.Title
		}
		seen[key] = true
	}
	return ""
}

package roster

import (
	"cmp"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office/people"
)

// MaxMembers is how many rows a table of one group's members may have.
const MaxMembers = 2_000

// The columns of a table of members beside those of a person.
const (
	colNumber = "编号"
	colCard   = "群名片"
	colBasis  = "入群依据"
)

// ColumnBasis is the column of the basis of admission, N1.2d, without which a list is asked for one.
const ColumnBasis = colBasis

// basisWords are the words of N1.2d for why somebody may be in a group, and
// shortBasis others that people write.
var (
	basisWords = map[domain.Basis]string{
		domain.BasisOrigin: "生源地", domain.BasisWork: "工作", domain.BasisLiving: "生活",
		domain.BasisLeader: "学校领导", domain.BasisTeacher: "老师", domain.BasisStaff: "工作人员",
	}
	shortBasis = map[domain.Basis]string{
		domain.BasisOrigin: "生源", domain.BasisWork: "工作地", domain.BasisLiving: "居住", domain.BasisLeader: "领导",
		domain.BasisTeacher: "教师", domain.BasisStaff: "教职工",
	}
	longBasis = map[domain.Basis]string{
		domain.BasisOrigin: "籍贯", domain.BasisWork: "在当地工作", domain.BasisLiving: "在当地生活", domain.BasisLeader: "校领导",
		domain.BasisTeacher: "学校老师", domain.BasisStaff: "学校工作人员",
	}
)

// MemberColumns are the columns of a table of members. A table needs what tells
// who somebody is: the number, the name or the card. The other columns may be left
// out; without the basis of admission it must be told for the whole list.
func MemberColumns() []string {
	return append([]string{colNumber, colName, colCity, colMajor, colYear, colPhone, colClass, colCard, colBasis, colHow}, furtherColumns...)
}

// Members reads a table of a group's members, or plain lines of cards, as WeChat's
// 接龙 makes them. A card that deviates from N1.2c is no error here or later; a
// basis that N1.2d does not know is one. It fails with *office.ImportError for what
// is no such table; wrong rows are in the table's Bad.
func Members(sheets []Sheet, o Options) (Table[people.ImportMember], error) {
	t := table[people.ImportMember]{
		columns: MemberColumns(),
		needs:   []string{colNumber + "/" + colName + "/" + colCard},
		begin: func(line int) people.ImportMember {
			return people.ImportMember{ImportPerson: people.ImportPerson{Row: line}}
		},
		cell: memberCell,
		end:  func(m *people.ImportMember) *domain.Error { return memberEnd(m, o.Basis) },
		card: colCard,
	}
	return t.read(sheets, MaxMembers, o)
}

func memberCell(m *people.ImportMember, column, value string) *domain.Error {
	switch column {
	case colNumber:
		if value == "" {
			return nil
		}
		id, err := domain.ReadID(value, domain.KindPerson)
		if err != nil {
			return domain.AsError(err).On("person")
		}
		m.Person = id
	case colBasis:
		word := naming.Normalise(value)
		if nothing(value) {
			return nil
		}
		basis, err := domain.ReadChoice("basis", word, domain.Bases, basisWords, shortBasis, longBasis)
		if err != nil {
			return domain.AsError(err).By("N1.2d")
		}
		m.Basis = basis
	default:
		return personCell(&m.ImportPerson, column, value)
	}
	return nil
}

// memberEnd checks that the row names somebody; a card may, which every member
// has in WeChat. A row that says no basis has the list's.
func memberEnd(m *people.ImportMember, basis domain.Basis) *domain.Error {
	if m.Person.IsZero() && naming.Normalise(m.Name) == "" && naming.Normalise(m.Card) == "" {
		return domain.Required("name", "")
	}
	if m.Basis = cmp.Or(m.Basis, basis); m.Basis == "" {
		return domain.Required("basis", "N1.2d")
	}
	return nil
}

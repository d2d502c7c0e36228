package roster

import (
	"slices"

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

// basisWords are the words of N1.2d for why somebody may be in a group, and
// shortBasis others that people write.
var (
	basisWords = map[domain.Basis]string{
		domain.BasisOrigin: "生源地", domain.BasisWork: "工作", domain.BasisLiving: "生活",
		domain.BasisLeader: "学校领导", domain.BasisTeacher: "老师", domain.BasisStaff: "工作人员",
	}
	shortBasis = map[domain.Basis]string{domain.BasisOrigin: "生源", domain.BasisLeader: "领导", domain.BasisTeacher: "教师"}
)

// MemberColumns is the heading of a table of members. A table needs the basis
// of admission and what tells who somebody is: the number, the name or the
// card. The other columns may be left out.
func MemberColumns() []string {
	return []string{colNumber, colName, colCity, colMajor, colYear, colPhone, colCard, colBasis, colHow}
}

// Members reads a table of a group's members. A card that deviates from N1.2c
// is no error here or later; a basis that N1.2d does not know is one. It fails
// with *office.ImportError.
func Members(rows []Row) ([]people.ImportMember, error) {
	t := table[people.ImportMember]{
		columns: MemberColumns(),
		fits: headed(MemberColumns(), func(order []string) bool {
			has := func(c string) bool { return slices.Contains(order, c) }
			return has(colBasis) && (has(colNumber) || has(colName) || has(colCard))
		}),
		begin: func(line int) people.ImportMember {
			return people.ImportMember{ImportPerson: people.ImportPerson{Row: line}}
		},
		cell: memberCell,
		end:  memberEnd,
	}
	return t.read(rows, MaxMembers)
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
	case colCard:
		m.Card = value
	case colBasis:
		word := naming.Normalise(value)
		if word == "" {
			return domain.Required("basis", "N1.2d")
		}
		basis, err := domain.ReadChoice("basis", word, domain.Bases, basisWords, shortBasis)
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
// has in WeChat.
func memberEnd(m *people.ImportMember) *domain.Error {
	if m.Person.IsZero() && naming.Normalise(m.Name) == "" && naming.Normalise(m.Card) == "" {
		return domain.Required("name", "")
	}
	return nil
}

package roster

import (
	"slices"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office"
)

// MaxMembers is how many rows a table of one group's members may have.
const MaxMembers = 2_000

// The columns of a table of members beside those of a person.
const (
	colNumber = "编号"
	colCard   = "群名片"
	colBasis  = "入群依据"
)

// bases are the words of N1.2d for why somebody may be in a group, and short
// ones that people write.
var bases = map[string]domain.Basis{
	"生源地": domain.BasisOrigin, "生源": domain.BasisOrigin,
	"工作": domain.BasisWork, "生活": domain.BasisLiving,
	"学校领导": domain.BasisLeader, "领导": domain.BasisLeader,
	"老师": domain.BasisTeacher, "教师": domain.BasisTeacher,
	"工作人员": domain.BasisStaff,
}

// MemberColumns is the heading of a table of members. A table needs the basis
// of admission and what tells who somebody is: the number, the name or the
// card. The other columns may be left out.
func MemberColumns() []string {
	return []string{colNumber, colName, colCity, colMajor, colYear, colPhone, colCard, colBasis, colHow}
}

// Members reads a table of a group's members. A card that deviates from N1.2c
// is no error here or later; a basis that N1.2d does not know is one. It fails
// with *office.ImportError.
func Members(rows []Row) ([]office.ImportMember, error) {
	t := table[office.ImportMember]{
		columns: MemberColumns(),
		fits: func(order []string) bool {
			has := func(c string) bool { return slices.Contains(order, c) }
			return has(colBasis) && (has(colNumber) || has(colName) || has(colCard))
		},
		begin: func(line int) office.ImportMember {
			return office.ImportMember{ImportPerson: office.ImportPerson{Row: line}}
		},
		cell: memberCell,
		end:  memberEnd,
	}
	return t.read(rows, MaxMembers)
}

func memberCell(m *office.ImportMember, column, value string) *domain.Error {
	switch column {
	case colNumber:
		if value == "" {
			return nil
		}
		id, err := domain.ParseID(value)
		if err != nil || id.Kind != domain.KindPerson {
			return wrong(domain.FaultBadID, "person", "value", value)
		}
		m.Person = id
	case colCard:
		m.Card = value
	case colBasis:
		var ok bool
		word := naming.Normalise(value)
		if m.Basis, ok = bases[word]; !ok {
			m.Basis = domain.Basis(word)
		}
		if err := domain.CheckBasis(m.Basis); err != nil {
			e := domain.AsError(err)
			if e.Args != nil {
				e.Args["allowed"] = basisWords()
			}
			return e
		}
	default:
		return personCell(&m.ImportPerson, column, value)
	}
	return nil
}

// basisWords are the regulation's own words for the bases, in its order.
func basisWords() []string {
	return []string{"生源地", "工作", "生活", "学校领导", "老师", "工作人员"}
}

// memberEnd checks that the row names somebody; a card may, which every member
// has in WeChat.
func memberEnd(m *office.ImportMember) *domain.Error {
	if m.Person.IsZero() && naming.Normalise(m.Name) == "" && naming.Normalise(m.Card) == "" {
		return wrong(domain.FaultRequired, "name")
	}
	return nil
}

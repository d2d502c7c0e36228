package roster

import (
	"cmp"
	"strings"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/naming/card"
	"alumni/domain/office/people"
)

// MaxPeople is how many rows a table of people may have.
const MaxPeople = 100_000

// PeopleColumns are the columns of a table of people. It needs the name or the card;
// all others may be left out.
func PeopleColumns() []string {
	return append(append([]string{colName, colCity, colMajor, colYear, colPhone, colHow}, furtherColumns...), colClass, colCard)
}

// People reads a table of people to be registered, N2.2a, or plain lines of cards, as
// WeChat's 接龙 makes them. It fails with
// *office.ImportError for what is no such table; wrong rows are in the table's Bad.
func People(sheets []Sheet, o Options) (Table[people.ImportPerson], error) {
	t := table[people.ImportPerson]{
		columns: PeopleColumns(),
		needs:   []string{colName + "/" + colCard},
		begin:   func(line int) people.ImportPerson { return people.ImportPerson{Row: line} },
		cell:    personCell,
		card:    colCard,
		end: func(p *people.ImportPerson) *domain.Error {
			if naming.Normalise(p.Name) == "" && naming.Normalise(p.Card) == "" {
				return domain.Required("name", "")
			}
			return nil
		},
	}
	return t.read(sheets, MaxPeople, o)
}

// furtherColumns are of what else may be known of a person.
var furtherColumns = []string{
	colPersonKind, colCollege, colLeft, colDegree, colStudent, colNative, colWorkCity, colIndustry, colEmployer, colPosition,
	colNickname, colPhones, colEmail,
}

// The words of the file format, and others that people write.
var (
	kindWords = map[domain.PersonKind]string{
		domain.PersonAlumnus: "校友", domain.PersonLeader: "学校领导", domain.PersonTeacher: "老师", domain.PersonStaff: "工作人员",
	}
	kindShort = map[domain.PersonKind]string{
		domain.PersonAlumnus: "毕业生", domain.PersonLeader: "校领导", domain.PersonTeacher: "教师", domain.PersonStaff: "职工",
	}
	degreeWords = map[domain.Degree]string{
		domain.DegreeDiploma: "专科", domain.DegreeBachelor: "本科", domain.DegreeUpgraded: "专升本", domain.DegreeMaster: "硕士",
		domain.DegreeDoctor: "博士", domain.DegreeOther: "其他",
	}
	degreeShort = map[domain.Degree]string{
		domain.DegreeDiploma: "大专", domain.DegreeBachelor: "学士", domain.DegreeUpgraded: "专接本", domain.DegreeMaster: "硕士研究生",
		domain.DegreeDoctor: "博士研究生", domain.DegreeOther: "其它",
	}
	degreeLong = map[domain.Degree]string{
		domain.DegreeDiploma: "高职", domain.DegreeBachelor: "大学本科", domain.DegreeMaster: "研究生", domain.DegreeDoctor: "博士生",
		domain.DegreeOther: "成人教育",
	}
	degreeLetter = map[domain.Degree]string{
		domain.DegreeDiploma: "专", domain.DegreeBachelor: "本", domain.DegreeMaster: "硕", domain.DegreeDoctor: "博", domain.DegreeOther: "进修",
	}
)

func personCell(p *people.ImportPerson, column, value string) *domain.Error {
	if column != colName && nothing(value) {
		return nil
	}
	var err error
	switch column {
	case colName:
		p.Name = value
	case colCity:
		p.City = cmp.Or(card.PlaceName(value), value)
	case colMajor:
		err = classCell(p, value)
	case colPhone:
		if value, err = wholeNumber("phone", value); err != nil {
			break
		}
		first, further, _ := strings.Cut(strings.Join(domain.ReadPhones(value), ","), ",")
		p.Phone, p.Phones = first, joinPhones(further, p.Phones)
	case colHow:
		p.How = value
	case colCard:
		p.Card = value
	case colClass:
		p.Class = value
	case colYear:
		err = yearCell(p, "year", value)
	case colLeft:
		err = yearCell(p, "left", value)
	default:
		return furtherCell(&p.Further, column, value)
	}
	return wrongCell(err)
}

func furtherCell(p *people.Further, column, value string) *domain.Error {
	var err error
	switch column {
	case colPersonKind:
		p.Kind, err = domain.ReadChoice("person_kind", value, domain.PersonKinds, kindWords, kindShort)
	case colCollege:
		p.College = value
	case colDegree:
		p.Degree, err = domain.ReadChoice("degree", value, domain.Degrees, degreeWords, degreeShort, degreeLong, degreeLetter)
	case colStudent:
		value, err = wholeNumber("student_number", value)
		p.StudentNumber = domain.StudentNumber(value)
	case colNative:
		p.Native = value
	case colWorkCity:
		p.WorkCity = cmp.Or(card.PlaceName(value), value)
	case colIndustry:
		p.Industry = value
	case colEmployer:
		p.Employer = value
	case colPosition:
		p.Position = value
	case colNickname:
		p.Nickname = value
	case colPhones:
		value, err = wholeNumber("phone", value)
		p.Phones = joinPhones(p.Phones, strings.Join(domain.ReadPhones(value), ","))
	case colEmail:
		p.Email = value
	}
	return wrongCell(err)
}

// wrongCell is the refusal of a cell, nil for none.
func wrongCell(err error) *domain.Error {
	if err == nil {
		return nil
	}
	return domain.AsError(err)
}

func joinPhones(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "," + b
}

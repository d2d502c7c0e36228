package domain

// Degree is what somebody studied for (学历): a course of the school.
type Degree string

// The degrees.
const (
	DegreeCollege  Degree = "college"  // 专科
	DegreeBachelor Degree = "bachelor" // 本科
	DegreeUpgrade  Degree = "upgrade"  // 专升本
	DegreeGraduate Degree = "graduate" // 研究生, which does not say of what
	DegreeMaster   Degree = "master"   // 硕士
	DegreeDoctor   Degree = "doctor"   // 博士
	DegreeAdult    Degree = "adult"    // 成教, 函授, 自考
	DegreeOther    Degree = "other"    // 进修 and the like
)

// Degrees lists every degree.
var Degrees = []Degree{
	DegreeCollege, DegreeBachelor, DegreeUpgrade, DegreeGraduate, DegreeMaster, DegreeDoctor, DegreeAdult,
	DegreeOther,
}

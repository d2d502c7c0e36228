package sample

import (
	"context"
	_ "embed"
	"math/rand/v2"
	"strings"
	"time"

	"alumni/cmd/alumni/importfile"
	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/naming/card"
	"alumni/domain/office/registry"
	"alumni/domain/rulebook"
)

// plan is the registry before it is written: everything that chance decides,
// made in one go, so that writing it in chunks can't change it. People,
// branches and groups refer to each other by their place in the slices until
// the store has given them IDs.
type plan struct {
	rnd      *rand.Rand
	start    time.Time // when the registry was loaded, before the story begins
	people   []domain.Person
	branches []branchPlan
	groups   []groupPlan
	hq       []int // people of headquarters' office
}

type branchPlan struct {
	registry.ImportBranch
	id      domain.ID
	council []int // people: president, two vice presidents, secretary-general, councillors
	groups  []int
}

type groupPlan struct {
	domain.Group
	branch  int
	owner   int // a person; -1 for an orphaned group
	admins  []int
	members []member
}

type member struct {
	person int
	domain.Membership
}

// none stands for nobody.
const none = -1

// offices are the council's offices in the order of branchPlan.council.
var offices = []domain.CouncilOffice{
	domain.OfficePresident, domain.OfficeVicePresident, domain.OfficeVicePresident,
	domain.OfficeSecretary, domain.OfficeCouncillor, domain.OfficeCouncillor,
}

// newPlan makes the registry of a seed.
func newPlan(seed uint64, start time.Time) *plan {
	p := &plan{rnd: rand.New(rand.NewPCG(seed, 0x616c756d6e69)), start: start}
	for _, row := range Branches() {
		p.addBranch(row)
	}
	// A vice president of Hunan owns the feed industry's group too, M5.1.
	feed := &p.groups[p.branch("饲料行业").groups[0]]
	feed.owner = p.branch("湖南").council[1]
	feed.members = append(feed.members, p.member(feed.owner, feed.CreatedAt))
	feed.Members = len(feed.members)
	p.addHQ()
	return p
}

// branch finds a branch of the sample file, which is known to have it.
func (p *plan) branch(name string) *branchPlan {
	for i := range p.branches {
		if p.branches[i].Name == name {
			return &p.branches[i]
		}
	}
	panic("branches.sample.csv has no " + name)
}

func (p *plan) addBranch(row registry.ImportBranch) {
	at := len(p.branches)
	p.branches = append(p.branches, branchPlan{ImportBranch: row})
	want, ok := sizes[row.Name]
	if !ok {
		want = []int{12 + p.rnd.IntN(16)}
	}
	for n, size := range want {
		first := len(p.people)
		for i := range size {
			p.addPerson(row, n == 0 && i < len(offices))
		}
		if n == 0 && row.State == domain.BranchEstablished {
			p.seat(at, first)
		}
		p.addGroup(at, n, first)
	}
}

// seat makes the first people of a branch its council.
func (p *plan) seat(at, first int) {
	b := &p.branches[at]
	for i := range offices {
		b.council = append(b.council, first+i)
	}
	for i, name := range called[b.Name] {
		p.people[first+i].Name = name
	}
}

// addPerson makes one person. Who sits in a council is verified.
func (p *plan) addPerson(row registry.ImportBranch, council bool) {
	who := domain.Person{
		Name:   p.name(),
		City:   p.city(row.Name),
		Major:  pick(p.rnd, majors),
		Year:   1978 + p.rnd.IntN(45),
		Phone:  domain.NewPhone(p.phone()),
		Sample: true,
	}
	if !council && p.rnd.IntN(40) == 0 {
		who.Major, who.Year = pick(p.rnd, units), 0
	}
	if council || p.rnd.IntN(10) > 0 {
		who.Verification = &domain.Verification{How: pick(p.rnd, verifications), At: p.before(400)}
	}
	who.CreatedAt, who.UpdatedAt = p.start, p.start
	p.people = append(p.people, who)
}

var verifications = []string{"查验毕业证", "理事会成员证明", "学校档案核对", "校友卡核对"}

func (p *plan) name() string {
	n := string(pick(p.rnd, surnames)) + string(pick(p.rnd, syllables))
	if p.rnd.IntN(10) < 7 {
		n += string(pick(p.rnd, syllables))
	}
	return n
}

// phone gives eleven digits that no network has assigned: numbers of mobile
// phones begin with 13 to 19.
func (p *plan) phone() string {
	digits := []byte("10000000000")
	for i := 4; i < len(digits); i++ {
		digits[i] = byte('0' + p.rnd.IntN(10))
	}
	return string(digits)
}

func (p *plan) city(branch string) string {
	of, ok := cities[branch]
	if !ok {
		return branch
	}
	if p.rnd.IntN(2) == 0 {
		return of[0]
	}
	return pick(p.rnd, of)
}

// before is some time in the days before the registry was loaded.
func (p *plan) before(days int) time.Time {
	return p.start.Add(-time.Duration(1+p.rnd.IntN(days*24*60)) * time.Minute)
}

// addGroup makes the n-th group of a branch, whose people begin at first.
func (p *plan) addGroup(at, n, first int) {
	b := &p.branches[at]
	g := groupPlan{branch: at, owner: first}
	g.Kind = domain.GroupKindOf(domain.ApplyNewGroup, domain.Branch{Kind: b.Kind, State: b.State})
	g.Seq, g.State, g.Filing, g.Sample = n+1, domain.GroupActive, domain.FilingFiled, true
	terms := rulebook.Default().Terms
	if g.Capacity = capacities[b.Name]; g.Capacity == 0 {
		g.Capacity = terms.Capacity
	}
	format := domain.NamingKind(domain.Branch{Kind: b.Kind})
	g.Name = naming.Canonical(format, b.Name, g.Seq, terms.SeqDigits)
	g.CreatedAt = p.before(900)
	g.UpdatedAt = g.CreatedAt
	if p.start.Sub(g.CreatedAt) > 270*24*time.Hour { // its members were reviewed since, M6.1: a registry that is kept
		g.ReviewedAt = p.start.AddDate(0, 0, -(at*53+n*17)%240)
	}
	for i := first; i < len(p.people); i++ {
		g.members = append(g.members, p.member(i, g.CreatedAt))
	}
	if len(b.council) > 0 {
		// The first group is a vice president's, the others the secretary-general's or the other vice president's.
		g.owner = b.council[[]int{1, 3, 2}[n%3]]
		if n > 0 {
			g.members = append(g.members, p.member(g.owner, g.CreatedAt))
		}
	}
	g.admins = []int{len(p.people) - 1, len(p.people) - 2}
	g.Members = len(g.members)
	publish(&g.Group, p.start)
	if set, ok := conditions[b.Name]; ok {
		set(&g, n)
	}
	b.groups = append(b.groups, len(p.groups))
	p.groups = append(p.groups, g)
}

// publish marks a group as published on both channels and filed.
func publish(g *domain.Group, at time.Time) {
	day := domain.DateOf(at)
	g.FiledAt = at
	g.Publication = domain.Publication{
		Account: domain.Notice{Link: "https://example.org/account/" + string(day), Date: day},
		Website: domain.Notice{Link: "https://example.org/news/" + string(day), Date: day},
	}
}

// member makes a membership; some cards are not as N1.2c asks.
func (p *plan) member(person int, since time.Time) member {
	m := member{person: person}
	who := p.people[person]
	m.JoinedAt = since.Add(time.Duration(p.rnd.IntN(200*24)) * time.Hour)
	if m.JoinedAt.After(p.start) {
		m.JoinedAt = p.start
	}
	switch n := p.rnd.IntN(20); {
	case who.Year == 0 && strings.HasSuffix(who.Major, "学院"):
		m.Basis = domain.BasisTeacher
	case who.Year == 0:
		m.Basis = domain.BasisStaff
	case n < 12:
		m.Basis = domain.BasisWork
	case n < 16:
		m.Basis = domain.BasisLiving
	default:
		m.Basis = domain.BasisOrigin
	}
	m.Card = p.card(who)
	return m
}

// card is the canonical card, or one of the ways in which people get it wrong.
func (p *plan) card(who domain.Person) string {
	right := card.Of(who)
	switch p.rnd.IntN(40) {
	case 0:
		return strings.ReplaceAll(right, "-", "－")
	case 1:
		return strings.ReplaceAll(right, "-", " ")
	case 2:
		return strings.ReplaceAll(right, "-", "—")
	case 3:
		return who.Name
	case 4:
		return who.Name + "-" + who.Major
	case 5:
		return "小" + string([]rune(who.Name)[:1]) + "在" + who.City
	}
	return right
}

func pick[T any](rnd *rand.Rand, from []T) T { return from[rnd.IntN(len(from))] }

//go:embed branches.sample.csv
var branchFile string

// Branches gives the 37 branches of the embedded sample file, N0, each marked
// as sample data. The file is part of the program, so that a fault in it is a
// fault of the program.
func Branches() []registry.ImportBranch {
	rows, err := importfile.Branches(context.Background(), strings.NewReader(branchFile))
	if err != nil {
		panic("embedded branches.sample.csv: " + err.Error())
	}
	for i := range rows {
		rows[i].Sample = true
	}
	return rows
}

package domain

// BranchKind is the kind of a branch (类别), N0.
type BranchKind string

// The kinds of branches.
const (
	BranchProvincial BranchKind = "provincial" // 省级
	BranchMunicipal  BranchKind = "municipal"  // 市级
	BranchRegional   BranchKind = "regional"   // 地区
	BranchIndustry   BranchKind = "industry"   // 行业
)

// BranchKinds lists every kind of branch.
var BranchKinds = []BranchKind{BranchProvincial, BranchMunicipal, BranchRegional, BranchIndustry}

// BranchState is the state of a branch, N0.
type BranchState string

// The states of a branch.
const (
	BranchNone        BranchState = "none"        // 未成立
	BranchPreparatory BranchState = "preparatory" // 筹备
	BranchEstablished BranchState = "established" // 已成立
	BranchEnded       BranchState = "ended"       // 已终止
)

// BranchStates lists every state of a branch.
var BranchStates = []BranchState{BranchNone, BranchPreparatory, BranchEstablished, BranchEnded}

// BranchFlow is the status machine of a branch.
var BranchFlow = flowOf(branchSteps)

// CouncilOffice is an office in a branch's council (理事会职务), M5.2.
type CouncilOffice string

// The offices of a council.
const (
	OfficePresident     CouncilOffice = "president"         // 会长
	OfficeVicePresident CouncilOffice = "vice_president"    // 副会长
	OfficeSecretary     CouncilOffice = "secretary_general" // 秘书长
	OfficeCouncillor    CouncilOffice = "councillor"        // 理事
)

// CouncilOffices lists every office of a council, the highest first.
var CouncilOffices = []CouncilOffice{OfficePresident, OfficeVicePresident, OfficeSecretary, OfficeCouncillor}

// Owns tells whether the office lets its holder own a group without the
// president's authorisation, M5.2.
func (o CouncilOffice) Owns() bool {
	return o == OfficePresident || o == OfficeVicePresident || o == OfficeSecretary
}

// Seat is one person's office in a council.
type Seat struct {
	Person ID            `json:"person"`
	Office CouncilOffice `json:"office"`
}

// Branch is a branch of the alumni association (校友分会), N0.
type Branch struct {
	Meta
	Name      string      `json:"name"` // the place or the industry: 北京, 粮食行业
	Kind      BranchKind  `json:"kind"`
	State     BranchState `json:"state"`
	Council   []Seat      `json:"council,omitempty"`
	Reelected Date        `json:"reelected,omitempty"` // last re-election (换届); "" before the first
	// Established is the day the branch was founded (成立); "" where it is not known.
	Established Date `json:"established,omitempty"`
	// Document is the decision by which the council sits: of the founding or of
	// the last re-election, N2.1a.
	Document Reference `json:"document,omitzero"`
	Sample   bool      `json:"sample,omitempty"` // sample data, no real branch
}

// HQ tells whether it is the zero Branch, which stands for headquarters itself
// where a rule asks for a group's branch: a group of headquarters has none, M3.
func (b Branch) HQ() bool { return b.ID.IsZero() && b.Kind == "" && b.State == "" }

// told gives the values of a refusal; "hq" says that it speaks of headquarters,
// which has neither president nor council.
func (b Branch) told(args Args) Args {
	if !b.HQ() {
		return args
	}
	if args == nil {
		args = Args{}
	}
	args["hq"] = true
	return args
}

// OfficeOf gives the person's office in the council; ok is false for none.
func (b Branch) OfficeOf(person ID) (office CouncilOffice, ok bool) {
	s := firstWhere(b.Council, func(s Seat) bool { return s.Person == person })
	return s.Office, !s.Person.IsZero()
}

// Holder gives who holds the office first; the zero ID if nobody does.
func (b Branch) Holder(o CouncilOffice) ID {
	return firstWhere(b.Council, func(s Seat) bool { return s.Office == o }).Person
}

package domain

// ApplicationKind is what is applied for.
type ApplicationKind string

// The kinds of group applications.
const (
	ApplyNewGroup    ApplicationKind = "new_group"   // 新建群, M4.1
	ApplyPreparatory ApplicationKind = "preparatory" // 筹备群, N1.4b
	ApplyLateFiling  ApplicationKind = "late_filing" // 补办备案, M4.5
	ApplyAdmins      ApplicationKind = "admins"      // 变更管理员, N2.1a
	ApplyRename      ApplicationKind = "rename"      // 规范群名, N1.2b, M4.6
	ApplyDissolution ApplicationKind = "dissolution" // 解散群, N1.4a
)

// ApplicationSpec is all that is particular to a kind of application, but for
// what its approval does in the registry, which office carries out.
type ApplicationSpec struct {
	Kind ApplicationKind
	// OnGroup is set on a change of a group that is in the registry already.
	OnGroup bool
	// Rules are the clauses that the reply rests on, the one that allows it first.
	Rules []ClauseID
	// Branch is the clause by which a branch may have it, Applicant by which somebody
	// applies, Document the one that asks for the document.
	Branch, Applicant, Document ClauseID
	// Reason is the clause that asks for a reason; "" where it may be left out.
	Reason ClauseID
	// Task is the step in WeChat that the approval opens; "" for none.
	Task TaskKind

	Council bool // it is for a branch with a council only, N1.4a
	Alone   bool // it is for where there is no council, N1.4b, and anybody's to propose: it is only reported
	Seated  bool // whoever sits in the council may apply, not the president alone
	Admins  bool // a change that asks for a list of admins
	Renames bool // a change that gives the group its official name, M4.6
	Exists  bool // its group is in WeChat already, under a name of its own, M4.5
	Ends    bool // it ends the group, which a branch that ended may still do, N1.4a
}

// ApplicationSpecs lists every kind of application, in the order in which people read them.
var ApplicationSpecs = []ApplicationSpec{
	{
		Kind: ApplyNewGroup, Rules: []ClauseID{"M4.1", "M4.2", "M4.6", "M5.2"}, Branch: "N1.4a", Applicant: "M4.1", Document: "M4.1",
		Task: TaskCreateGroup, Council: true,
	},
	{
		Kind: ApplyPreparatory, Rules: []ClauseID{"N1.4b", "M4.2", "M4.6", "N2.1b"}, Branch: "N1.4b", Applicant: "N1.4b", Document: "M4.1",
		Task: TaskCreateGroup, Alone: true,
	},
	{
		Kind: ApplyLateFiling, Rules: []ClauseID{"M4.5", "M4.2", "M4.6", "M5.2"}, Branch: "N1.4a", Applicant: "M4.1", Document: "N2.1a",
		Seated: true, Exists: true,
	},
	{
		Kind: ApplyAdmins, Rules: []ClauseID{"N2.1a", "M4.2", "M5.2"}, Branch: "N1.4a", Applicant: "M4.1", Document: "N2.1a",
		Task: TaskSetAdmins, OnGroup: true, Admins: true,
	},
	{
		Kind: ApplyRename, Rules: []ClauseID{"M4.6", "M4.2", "N1.2b"}, Branch: "N1.4a", Applicant: "M4.1", Document: "N2.1a",
		Task: TaskRenameGroup, OnGroup: true, Renames: true,
	},
	{
		Kind: ApplyDissolution, Rules: []ClauseID{"N1.4a", "M4.2", "M4.3"}, Branch: "N1.4a", Applicant: "M4.1", Document: "N2.1a",
		Reason: "N1.4a", Task: TaskDissolveGroup, OnGroup: true, Ends: true,
	},
}

// ApplicationKinds lists every kind of application.
var ApplicationKinds = kindsWhere(func(ApplicationSpec) bool { return true })

func kindsWhere(ok func(ApplicationSpec) bool) (out []ApplicationKind) {
	for _, s := range ApplicationSpecs {
		if ok(s) {
			out = append(out, s.Kind)
		}
	}
	return out
}

// Spec is what is particular to the kind; the zero one for no kind.
func (k ApplicationKind) Spec() ApplicationSpec {
	return firstWhere(ApplicationSpecs, func(s ApplicationSpec) bool { return s.Kind == k })
}

// OnGroup tells whether it is about a group that is in the registry already.
func (k ApplicationKind) OnGroup() bool { return k.Spec().OnGroup }

// The actions on an application.
const (
	ActApplicationSubmit   Action = "application.submit"
	ActApplicationApprove  Action = "application.approve"
	ActApplicationReject   Action = "application.reject"
	ActApplicationDraft    Action = "application.draft"
	ActApplicationWithdraw Action = "application.withdraw"
	ActApplicationReturn   Action = "application.return"
)

// Application asks HQ for an official group or a change of one (申请), M4.1.
// A draft may lack anything but its kind and its branch.
type Application struct {
	Case
	Kind      ApplicationKind `json:"kind"`
	Applicant ID              `json:"applicant,omitzero"`  // person, M4.1: the president or whom the president authorised
	Owner     ID              `json:"owner,omitzero"`      // proposed owner (person), M5.2; zero for a change of a group
	OwnerAuth Reference       `json:"owner_auth,omitzero"` // the president's authorisation of the owner
	Admins    []ID            `json:"admins,omitempty"`    // all of them, as they shall be
	// OwnerBasis and AdminsBasis are on what those are in the group, N1.2d, who are
	// to manage it; "" for what is registered of each. Exception says why, and who
	// allowed it, where one of them is BasisException.
	OwnerBasis  Basis     `json:"owner_admission,omitempty"`
	AdminsBasis Basis     `json:"admins_admission,omitempty"`
	Exception   Exception `json:"exception,omitzero"`
	Reason      string    `json:"reason,omitempty" seal:"yes"`
	Headcount   int       `json:"headcount,omitempty"` // people waiting to join: the justification of a second group, N1.3
	Capacity    int       `json:"capacity,omitempty"`  // people; 0 for the term in force
	Existing    string    `json:"existing,omitempty"`  // the present name of a group that files late, M4.5
	Granted     string    `json:"granted,omitempty"`   // the name that the approval granted, M4.6
}

// Parties implements AnyCase.
func (a *Application) Parties() []ID { return []ID{a.Applicant, a.Owner} }

// ApplicantMayApply checks M4.1: the president applies, or whom the president
// authorised with a reference; the same for what changes a branch's group
// afterwards. A late filing skips the application, M4.5, but stays with the
// council, N1.4a. A preparatory group is anybody's to propose, N1.4b, and where
// there is no council its changes are its founder's or a volunteer's, N2.1b; a
// group of headquarters itself has no branch and so no president who could
// authorise anybody, M3: its own staff applies, see CanApply, on a written
// decision of headquarters, see DocumentGiven.
func ApplicantMayApply(kind ApplicationKind, b Branch, p Person, authority Reference) error {
	office, seated := b.OfficeOf(p.ID)
	switch s := kind.Spec(); {
	case b.HQ():
		return nil
	case !authority.IsZero(), office == OfficePresident:
		return nil
	case s.Alone, s.Seated && seated, !s.Council && b.State != BranchEstablished:
		return nil
	}
	return Invalid(FaultNotPresident, "authority", "M4.1", Args{"person": p.Name})
}

// BranchMayHave checks N1.4a and N1.4b: an established branch's council sets
// groups up, where there is none only a preparatory group is possible, and a
// branch that ended gets nothing, but what it left behind may be dissolved.
// Headquarters has groups of its own, M3, and none of them is preparatory.
func BranchMayHave(kind ApplicationKind, b Branch) error {
	switch s := kind.Spec(); {
	case b.HQ() && !s.Alone:
		return nil
	case b.State == BranchEnded && !s.Ends, s.Council && b.State != BranchEstablished:
		e := Invalid(FaultBranchEnded, "branch", "N1.4a", Args{"branch": b.Name, "state": string(b.State)})
		if b.State != BranchEnded {
			e.Args["kinds"] = texts(kindsWhere(func(s ApplicationSpec) bool { return !s.OnGroup && !s.Council }))
		}
		return e
	case s.Alone && (b.HQ() || b.State == BranchEstablished):
		return Invalid(FaultBadChoice, "kind", "N1.4b", Args{"value": string(kind)})
	}
	return nil
}

// ApplicableKinds gives by which kinds a branch may apply for a group, the usual
// first; none for a branch that ended, N1.4a, N1.4b, M4.5.
func ApplicableKinds(b Branch) []ApplicationKind {
	return kindsWhere(func(s ApplicationSpec) bool { return !s.OnGroup && BranchMayHave(s.Kind, b) == nil })
}

// ChangeableGroup checks that a change may be asked for a group: it is an
// official one in use or about to be, and one that shall be dissolved can be.
func ChangeableGroup(kind ApplicationKind, g Group) error {
	if err := LiveGroup(g); err != nil || !kind.Spec().Ends {
		return err
	}
	return Step(GroupFlow, g.ID, g.State, GroupEnded)
}

// DocumentGiven checks that the written application, M4.1, or for a late filing
// the council's decision, N2.1a, is referred to. A preparatory group is only reported, N1.4b.
// For a group of its own headquarters refers to its own written decision, M4.1;
// what changes such a group afterwards no council decides, and headquarters'
// written reply, M4.2, is the decision.
func DocumentGiven(kind ApplicationKind, b Branch, document Reference) error {
	s := kind.Spec()
	needed := b.State == BranchEstablished && !s.Alone || b.HQ() && !s.OnGroup
	if !needed || !document.IsZero() {
		return nil
	}
	return Invalid(FaultDocument, "document", RuleOfDocument(kind, b.HQ()), b.told(nil))
}

// RuleOfDocument is the clause that asks for an application's document: the
// written application, M4.1, or the council's decision, N2.1a. Headquarters,
// which has no council, decides in writing on its own groups, M4.1.
func RuleOfDocument(kind ApplicationKind, hq bool) ClauseID {
	if hq {
		return "M4.1"
	}
	return kind.Spec().Document
}

// GroupKindOf is the kind of the group that an application would create.
func GroupKindOf(kind ApplicationKind, b Branch) GroupKind {
	if !b.HQ() && (kind.Spec().Alone || b.State != BranchEstablished) {
		return GroupPreparatory
	}
	return NamingKind(b)
}

// NamingKind is the kind by which a branch's groups are named, M4.6, and those
// of headquarters itself. The regulation gives preparatory groups no format of
// their own.
func NamingKind(b Branch) GroupKind {
	switch {
	case b.HQ():
		return GroupHQ
	case b.Kind == BranchIndustry:
		return GroupIndustry
	}
	return GroupRegional
}

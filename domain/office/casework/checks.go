package casework

import (
	"slices"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/office/desk"
)

// Mark is the result of a check.
type Mark string

// The results of a check.
const (
	MarkPass Mark = "pass"
	MarkWarn Mark = "warn" // a person must look; does not stop the decision
	MarkFail Mark = "fail" // the decision would be refused
)

// Check is one thing the rules allow to compute about a case, with its clause.
// Key names the sentence in tui/i18n (CheckApplicant …), Args its values.
type Check struct {
	Key  CheckKey        `json:"key"`
	Mark Mark            `json:"mark"`
	Rule domain.ClauseID `json:"rule,omitempty"`
	Args domain.Args     `json:"args,omitempty"`
}

// CheckKey names a check.
type CheckKey string

// The checks.
const (
	CheckApplicant   CheckKey = "applicant"          // M4.1; name, office or authority
	CheckBranchState CheckKey = "branch_state"       // N1.4a/N1.4b; state
	CheckHQGroup     CheckKey = "hq_group"           // M3: a group of headquarters itself
	CheckName        CheckKey = "name"               // M4.6; name, seq
	CheckOwner       CheckKey = "owner"              // M5.2; name, office or authority
	CheckOwnerReal   CheckKey = "owner_verified"     // N1.2a; name
	CheckSecondGroup CheckKey = "second_group"       // N1.3; groups, headcount
	CheckDocument    CheckKey = "document"           // M4.1/N2.1a; document
	CheckMember      CheckKey = "member"             // N2.3; name: successor is a member of the group
	CheckSuccessor   CheckKey = "successor"          // M5.2; name, office or authority
	CheckSuccessorID CheckKey = "successor_verified" // N2.2a; name
	CheckAdmitted    CheckKey = "admitted"           // N1.2d; name, basis: on what the successor is in the group
	CheckAdminsBasis CheckKey = "admins_admitted"    // N1.2d; names: of those with no basis recorded, all if every one has
	CheckNoRemoval   CheckKey = "open_removal"       // M6.3; name, role, id: the violation by which the new holder is to be removed
	CheckHolder      CheckKey = "holder"             // N2.3; name ("" while it is vacant), role: who hands over still holds the role
	CheckOtherGroups CheckKey = "other_groups"       // M5.1; name, count: other groups the present holder owns, unaffected
	CheckOneOwner    CheckKey = "one_owner"          // M5.1
	CheckGroupState  CheckKey = "group_state"        // M3; id, state: the group that a change is asked for is in use
	CheckAdmins      CheckKey = "admins"             // M5.2; count: the new list is another and names no owner
	CheckAdminsIn    CheckKey = "admins_members"     // N2.3; names: of those who are no members, all if they are
	CheckAdminsReal  CheckKey = "admins_verified"    // N2.2a; names: of those who are not verified, all if they are
	CheckMembersGo   CheckKey = "members_go"         // N1.4a; members: who must know where they go when the group ends
	CheckUndecided   CheckKey = "undecided"          // N1.4a; id: what is undecided about a group that shall end
	CheckUndated     CheckKey = "document_undated"   // M4.1/N2.1a/M5.2; field, document: a reference kept without the day of the document
)

// finding is a check with the refusal that it would lead to.
type finding struct {
	Check
	err error
}

// judge makes a check of a rule's verdict: nil passes, an error fails.
func judge(key CheckKey, rule domain.ClauseID, args domain.Args, err error) finding {
	f := finding{Check: Check{Key: key, Mark: MarkPass, Rule: rule, Args: args}, err: err}
	if err != nil {
		f.Mark = MarkFail
	}
	return f
}

// warn makes a check at which a person must look.
func warn(key CheckKey, rule domain.ClauseID, args domain.Args) finding {
	return finding{Check: Check{Key: key, Mark: MarkWarn, Rule: rule, Args: args}}
}

// refusal gives the first failing check's error; nil if all hold.
func refusal(fs []finding, except ...CheckKey) error {
	for _, f := range fs {
		if f.err != nil && !slices.Contains(except, f.Key) {
			return f.err
		}
	}
	return nil
}

func checksOf(fs []finding) []Check {
	out := make([]Check, 0, len(fs))
	for _, f := range fs {
		out = append(out, f.Check)
	}
	return out
}

// spoken gives the values of a check's sentence; "hq" picks the one that speaks
// of headquarters, which has no president and no council, M3.
func spoken(b domain.Branch, args domain.Args) domain.Args {
	if b.HQ() {
		args["hq"] = true
	}
	return args
}

// personArgs are the values that a sentence about a person names.
func personArgs(b domain.Branch, p domain.Person, authority domain.Reference) domain.Args {
	office, _ := b.OfficeOf(p.ID)
	return spoken(b, domain.Args{"name": p.Name, "office": string(office), "authority": authority.Number})
}

// applicationCase is what the checks of an application rest on.
type applicationCase struct {
	app       domain.Application
	branch    domain.Branch // zero for a group of headquarters itself, M3
	applicant domain.Person
	owner     domain.Person
	live      []domain.Group
	terms     domain.Terms
	plan      namePlan     // what its group would be named
	group     domain.Group // that a change is asked for; zero for a new one
	admins    []adminPlan  // the whole new list, for a new group or a change of the admins
	removal   domain.ID    // the open violation by which the owner is to be removed; zero for none
	held      domain.ID    // what is undecided about a group that shall end; zero for none
	merging   domain.ID    // the running consolidation that the group is part of; zero for none
}

func loadApplication(d *desk.Desk, app domain.Application) (c applicationCase, err error) {
	c.app = app
	if c.branch, err = d.BranchOf(app.Branch); err != nil {
		return c, desk.At("branch", err)
	}
	if !app.Applicant.IsZero() {
		if c.applicant, err = d.Person(app.Applicant); err != nil {
			return c, desk.At("applicant", err)
		}
	}
	set, err := d.Rules(d.Now)
	if err != nil {
		return c, err
	}
	c.terms = set.Terms
	if app.Kind.OnGroup() {
		return loadChange(d, c)
	}
	if c.owner, err = d.Person(app.Owner); err != nil {
		return c, desk.At("owner", err)
	}
	if c.live, err = d.LiveGroups(app.Branch); err != nil {
		return c, err
	}
	if c.removal, err = c.openRemoval(d, app.Owner); err != nil {
		return c, err
	}
	if err = loadAdmins(d, &c); err != nil {
		return c, err
	}
	c.plan, err = planName(d, c)
	return c, err
}

func (c applicationCase) checks() []finding {
	said := stored(c.app, 0)
	old := undated(said.references())
	if c.app.Kind.OnGroup() {
		return append(c.changeChecks(), old...)
	}
	free := 0
	for _, g := range c.live {
		free += max(g.Capacity-g.Members, 0)
	}
	second := judge(CheckSecondGroup, "N1.3",
		spoken(c.branch, domain.Args{"groups": len(c.live), "headcount": c.app.Headcount}),
		domain.SecondGroup(len(c.live), c.app.Headcount))
	if second.err == nil && len(c.live) > 0 && free >= c.app.Headcount {
		second.Mark = MarkWarn // those who wait would fit into what there is, N1.5
	}
	out := []finding{
		c.whose(),
		c.applies(),
		c.document(),
		judge(CheckName, "M4.6", domain.Args{"name": c.name(c.plan.seq), "seq": c.plan.seq}, c.plan.err),
		judge(CheckOwner, ownerRule(domain.GroupKindOf(c.app.Kind, c.branch)), personArgs(c.branch, c.owner, c.app.OwnerAuth),
			domain.EligibleOwner(c.branch, domain.GroupKindOf(c.app.Kind, c.branch), c.owner, c.app.OwnerAuth, "owner_auth")),
		judge(CheckOwnerReal, "N1.2a", domain.Args{"name": c.owner.Name},
			domain.VerifiedPerson(c.owner, "N1.2a", "owner")),
		second,
	}
	if len(c.admins) > 0 {
		out = append(out, c.adminsReal())
	}
	out = append(append(out, c.stays()...), old...)
	switch {
	case c.plan.err != nil:
		out[3].Args = domain.Args{"name": c.plan.name}
	case c.app.Kind.Spec().Exists && c.app.Existing != "" && c.finding(c.plan.seq) != "":
		out[3].Mark = MarkWarn // the name in use is to be mended, N1.2b
	}
	return out
}

// whose is the check that a branch may have the group, or that it is one of
// headquarters itself, M3.
func (c applicationCase) whose() finding {
	err := domain.BranchMayHave(c.app.Kind, c.branch)
	if c.branch.HQ() {
		return judge(CheckHQGroup, "M3", nil, err)
	}
	return judge(CheckBranchState, c.app.Kind.Spec().Branch, domain.Args{"state": string(c.branch.State)}, err)
}

// document is the check of the written application, M4.1, or the council's
// decision, N2.1a, or headquarters' own.
func (c applicationCase) document() finding {
	rule := domain.RuleOfDocument(c.app.Kind, c.branch.HQ())
	if c.app.Document.IsZero() && domain.DocumentGiven(c.app.Kind, c.branch, c.app.Document) == nil {
		rule = "N1.4b" // reported only, where no council decides
	}
	return judge(CheckDocument, rule, spoken(c.branch, domain.Args{"document": c.app.Document.Number}),
		domain.DocumentGiven(c.app.Kind, c.branch, c.app.Document))
}

// applies is the check of who applies: the president, or an enthusiastic alumnus
// where there is no branch.
func (c applicationCase) applies() finding {
	return judge(CheckApplicant, c.app.Kind.Spec().Applicant, personArgs(c.branch, c.applicant, c.app.Authority),
		domain.ApplicantMayApply(c.app.Kind, c.branch, c.applicant, c.app.Authority))
}

// ownerRule is the clause by which somebody owns a group of a kind: by office or
// authorisation, or as the founder or a volunteer of a preparatory one.
func ownerRule(kind domain.GroupKind) domain.ClauseID {
	if kind == domain.GroupPreparatory {
		return "N2.1b"
	}
	return "M5.2"
}

// name is the canonical name with a sequence number, M4.6.
func (c applicationCase) name(seq int) string {
	return naming.Canonical(domain.NamingKind(c.branch), c.branch.Name, seq, c.terms.SeqDigits)
}

// finding is the canonical name if the present one of a late filing is not.
func (c applicationCase) finding(seq int) string {
	return naming.Finding(domain.NamingKind(c.branch), c.branch.Name, seq, c.terms.SeqDigits, c.app.Existing)
}

// transferCase is what the checks of a transfer rest on.
type transferCase struct {
	t        domain.Transfer
	branch   domain.Branch
	group    domain.Group
	from, to domain.Person // from is zero for an orphaned group
	member   *domain.Membership
	removal  domain.ID // the open violation by which the successor is to be removed; zero for none
	others   int       // other groups that the present holder owns
}

func loadTransfer(d *desk.Desk, t domain.Transfer) (c transferCase, err error) {
	c.t = t
	if c.group, err = d.Group(t.Group); err != nil {
		return c, err
	}
	if c.branch, err = d.BranchOf(c.group.Branch); err != nil {
		return c, err
	}
	if c.to, err = d.Person(t.To); err != nil {
		return c, desk.At("to", err)
	}
	if c.member, err = d.Member(t.Group, t.To); err != nil {
		return c, err
	}
	if c.removal, err = d.OpenRemoval(t.Group, t.To); err != nil {
		return c, err
	}
	if t.From.IsZero() {
		return c, nil
	}
	if c.from, err = d.Person(t.From); err != nil {
		return c, desk.At("from", err)
	}
	others, err := desk.All(d.Groups().List, desk.Of(domain.IndexOwner, t.From), func(g domain.Group) bool {
		return g.State.Live() && g.ID != c.group.ID
	})
	c.others = len(others)
	return c, err
}

func (c transferCase) checks() []finding {
	role := c.t.Role
	out := []finding{
		judge(CheckHolder, "N2.3", domain.Args{"name": c.from.Name, "role": string(role)},
			domain.StillHolds(c.group, role, c.t.From, c.from.Name)),
		judge(CheckMember, "N2.3", domain.Args{"name": c.to.Name},
			domain.PresentMember(c.member, c.to.Name, c.group.Name, "to")),
		judge(CheckSuccessorID, "N2.2a", domain.Args{"name": c.to.Name},
			domain.VerifiedPerson(c.to, "N2.2a", "to")),
	}
	if c.member != nil && c.member.Present() {
		out = append(out, admitted(*c.member, c.to))
	}
	if !c.removal.IsZero() { // rare, so that it is said only when it is so
		out = append(out, staysIn(c.to, role, "to", c.removal))
	}
	if role == domain.ManagerOwner {
		out = append(out, judge(CheckSuccessor, "M5.2", personArgs(c.branch, c.to, c.t.Authority),
			domain.EligibleOwner(c.branch, c.group.Kind, c.to, c.t.Authority, "authority")))
	}
	if c.branch.State == domain.BranchEstablished {
		decision := judge(CheckDocument, "N2.1a", domain.Args{"document": c.t.Document.Number}, nil)
		if c.t.Document.IsZero() {
			decision.Mark = MarkWarn // the council decides who manages; headquarters may know it otherwise
		}
		out = append(out, decision)
	}
	out = append(out, undated([]given{
		{"document", "N2.1a", &c.t.Document}, {"authority", "M5.2", &c.t.Authority},
	})...)
	if c.others > 0 {
		// This transfer leaves them with the present holder.
		out = append(out, warn(CheckOtherGroups, "M5.1", domain.Args{"name": c.from.Name, "count": c.others}))
	}
	return append(out, judge(CheckOneOwner, "M5.1", nil,
		domain.SuccessorAllowed(c.group, role, c.t.From, c.t.To, c.to.Name)))
}

// admitted says on what a member is in the group, N1.2d. Where nothing is recorded a
// person must look: it stands against nothing, as with every other member.
func admitted(m domain.Membership, p domain.Person) finding {
	if m.Basis == "" {
		return warn(CheckAdmitted, "N1.2d", domain.Args{"name": p.Name})
	}
	return judge(CheckAdmitted, "N1.2d", domain.Args{"name": p.Name, "basis": string(m.Basis)}, nil)
}

// undated warns of references whose document has no day: an earlier program
// kept the number alone. A new one needs both, domain.CheckReference; a case of
// before may still be decided, by an officer who knows.
func undated(refs []given) []finding {
	var out []finding
	for _, r := range refs {
		if !r.ref.IsZero() && r.ref.Date == "" {
			out = append(out, warn(CheckUndated, r.rule, domain.Args{"field": r.field, "document": r.ref.Number}))
		}
	}
	return out
}

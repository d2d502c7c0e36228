package intake

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"alumni/domain"
	"alumni/domain/naming"
	"alumni/domain/naming/card"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
)

// PlanForm tells what a form implies, line by line, against the registry as it is, A1,
// and which lines would be taken by what was decided. It writes nothing but one entry
// of the audit log: somebody compared a form with the registry, A2. Who registers
// nobody, N2.2a, takes no form in.
func (o *Service) PlanForm(ctx context.Context, by domain.Caller, in Form) (Plan, error) {
	return desk.Change(ctx, o.Only(domain.CanKeepPeople), by, func(d *desk.Desk) (Plan, error) {
		p, err := plan(d, in)
		if err != nil {
			return p, err
		}
		return p, d.Log(domain.AuditEntry{
			Action: domain.ActFilingCheck, Subject: cmp.Or(p.Group, p.Branch), Related: []domain.ID{p.Branch},
			Changes: []domain.Change{
				{Field: "source", After: string(in.Source)},
				{Field: "rows", After: fmt.Sprint(len(in.Form.Rows))},
				{Field: "differences", After: fmt.Sprint(len(p.Lines) - p.Count(VerdictSame))},
			},
			Rules: []domain.ClauseID{"A2"},
		}, nil, nil)
	})
}

// planner makes the lines of one form.
type planner struct {
	*desk.Desk
	in    Form
	out   *Plan
	group domain.Group
	seats domain.Branch // the branch with the council as it would become
}

func plan(d *desk.Desk, in Form) (Plan, error) {
	form, err := in.Form.Ordered()
	if err != nil {
		return Plan{}, err
	}
	out := Plan{Bad: in.Bad, who: map[int]domain.Person{}, rows: form.Rows, Lines: []Line{}}
	p := planner{Desk: d, in: in, out: &out}
	p.in.Form = form
	if err := p.place(); err != nil {
		return out, err
	}
	for _, r := range form.Rows {
		if err := p.person(r); err != nil {
			return out, err
		}
	}
	p.council()
	for _, r := range form.Rows {
		p.phone(r)
	}
	if err := p.managers(); err != nil {
		return out, err
	}
	for i := range out.Lines {
		out.Lines[i].Taken = in.takes(out.Lines[i])
	}
	for _, l := range out.Takes() {
		out.Document = out.Document || l.What == WhatSeat || l.What == WhatGroup && out.branch.State == domain.BranchEstablished
	}
	return out, nil
}

// takes tells whether a line is taken by what was decided.
func (in Form) takes(l Line) bool {
	if slices.Contains(in.Leave, l.Key) {
		return false
	}
	return l.Verdict == VerdictNew || l.Verdict == VerdictDiffers && slices.Contains(in.Take, l.Key)
}

func (p *planner) add(l Line) {
	l.Rule = rules[l.What]
	l.Key = string(l.What)
	if l.Row > 0 {
		l.Key = fmt.Sprintf("%s:%d", l.What, l.Row)
	}
	p.out.Lines = append(p.out.Lines, l)
}

// place finds whose form it is: the group by its name, the branch by the title. A
// branch that the registry doesn't have is one line more, headquarters' to take.
func (p *planner) place() error {
	named, err := p.groupNamed()
	if err != nil {
		return err
	}
	branch := p.in.Branch
	if !named.ID.IsZero() {
		if !branch.IsZero() && named.Branch != branch {
			return domain.Conflict(domain.FaultDuplicate, "existing", "M4.6", domain.Args{"value": named.Name, "id": named.ID.String()})
		}
		p.group, branch = named, named.Branch
	}
	known := branch
	if known.IsZero() && !p.isHQ() {
		if known, err = p.branchNamed(); err != nil {
			return err
		}
	}
	switch {
	case !known.IsZero():
		if p.out.branch, err = p.VisibleBranch(known); err != nil {
			return err
		}
	case p.isHQ():
		if err := domain.CanApply(p.Actor, domain.ID{}); err != nil {
			return err
		}
	case domain.CanKeepRegistry(p.Actor) != nil:
		return domain.FormTitleError(domain.FilingFormTitle(p.in.Form.Place))
	default:
		return p.newBranch()
	}
	p.out.Branch, p.out.BranchName = known, p.out.branch.Name
	p.out.Title = domain.FilingFormTitle(domain.FilingFormPlace(p.out.branch))
	p.seats = p.out.branch
	other, _, err := p.PlaceNamed(p.in.Form.Place)
	if err != nil {
		return err
	}
	return domain.CheckFormPlace(p.in.Form, p.out.branch, other.Name)
}

func (p *planner) isHQ() bool {
	return domain.CheckFormPlace(p.in.Form, domain.Branch{}, "") == nil
}

// newBranch proposes a branch that the registry doesn't have, N0.
func (p *planner) newBranch() error {
	name, err := naming.PlaceName("name", p.in.Form.Place)
	if err != nil {
		return err
	}
	p.out.BranchName, p.out.Title = name, domain.FilingFormTitle(name)
	p.out.branch = domain.Branch{Name: name, Kind: p.in.Kind, State: domain.BranchNone}
	p.seats = p.out.branch
	l := Line{What: WhatBranch, Verdict: VerdictNew, Name: name, After: string(p.in.Kind)}
	if p.in.Kind == "" {
		l.Verdict, l.Err = VerdictDecide, domain.Required("kind", "N0")
	}
	p.add(l)
	return nil
}

// branchNamed finds the branch of the title's place, by its name or an alias.
func (p *planner) branchNamed() (domain.ID, error) {
	place, ok, err := p.PlaceNamed(p.in.Form.Place)
	if err != nil {
		return domain.ID{}, err
	}
	name := p.in.Form.Place
	if ok {
		name = place.Name
	}
	return p.Claimed(domain.ClaimBranch, name)
}

// groupNamed finds the group: the one given, or the one of the name on the form.
func (p *planner) groupNamed() (domain.Group, error) {
	id := p.in.Group
	name := cmp.Or(p.in.Late.Existing, p.in.Form.Group)
	p.out.Existing = domain.CleanLine(name)
	if id.IsZero() && naming.Normalise(name) != "" {
		var err error
		if id, err = p.Claimed(domain.ClaimGroupName, naming.Claim(name)); err != nil {
			return domain.Group{}, err
		}
	}
	if id.IsZero() {
		return domain.Group{}, nil
	}
	g, err := p.VisibleGroup(id)
	if err == nil {
		p.out.Group, p.out.GroupName = g.ID, g.Name
	}
	return g, err
}

// person finds who a row is: somebody said it, or the name and the phone do, or one
// of the name alone sits in the branch's council or manages the group. Other namesakes
// are decided one by one; nobody is known by a name alone.
func (p *planner) person(r domain.FilingFormRow) error {
	l := Line{Row: r.Row, What: WhatPerson, Name: r.Name, Role: r.Role, After: toldOf(r)}
	namesakes, err := people.Namesakes(p.Desk, r.Name)
	if err != nil {
		return err
	}
	who, found := p.known(r, namesakes)
	switch {
	case found:
		l.Verdict, l.Person = VerdictSame, who.ID
	case p.in.New[r.Row] || len(namesakes) == 0:
		l.Verdict, who = VerdictNew, domain.Person{Name: r.Name, Phone: r.Phone, City: r.City, Major: r.Major, Year: r.Year}
	default:
		l.Verdict = VerdictDecide
		for _, n := range namesakes[:min(len(namesakes), maxCandidates)] {
			c := Candidate{Person: n.ID, Name: n.Name, City: n.City, Major: n.Major, Year: n.Year, Phone: n.Phone}
			c.Office, _ = p.out.branch.OfficeOf(n.ID)
			l.Candidates = append(l.Candidates, c)
		}
		l.Err = domain.Invalid(domain.FaultNamesake, "row", "N2.2a", domain.Args{"value": r.Name, "id": namesakes[0].ID.String()})
	}
	p.add(l)
	if l.Verdict == VerdictSame || p.in.takes(l) {
		p.out.who[r.Row] = who
	}
	return nil
}

// toldOf is what a row tells of somebody, the phone masked.
func toldOf(r domain.FilingFormRow) string {
	class := card.Parts{City: r.City, Major: r.Major, Entered: r.Year}.String()
	return strings.TrimSpace(r.Phone.String() + " " + class)
}

// maxCandidates is how many namesakes are shown for one row.
const maxCandidates = 8

func (p *planner) known(r domain.FilingFormRow, namesakes []domain.Person) (domain.Person, bool) {
	if id, said := p.in.Who[r.Row]; said {
		i := slices.IndexFunc(namesakes, func(n domain.Person) bool { return n.ID == id })
		if i >= 0 {
			return namesakes[i], true
		}
		return domain.Person{}, false
	}
	var near, sure []domain.Person
	for _, n := range namesakes {
		_, seated := p.out.branch.OfficeOf(n.ID)
		if seated || !p.group.ID.IsZero() && p.group.RoleOf(n.ID) != "" {
			near = append(near, n)
		}
		if r.Phone.Reveal() != "" && n.HasPhone(r.Phone) && domain.CanComparePhone(p.Actor, n) {
			sure = append(sure, n)
		}
	}
	for _, some := range [][]domain.Person{sure, near} {
		if len(some) == 1 && !p.in.New[r.Row] {
			return some[0], true
		}
	}
	return domain.Person{}, false
}

// council makes a line of every office that a row names, the highest first, since a
// council needs its president before the others. It keeps how the council becomes.
func (p *planner) council() {
	for _, want := range append(slices.Clone(domain.CouncilOffices), "") {
		for _, r := range p.in.Form.Rows {
			office, known := domain.FormOffice(r.Office)
			if !known {
				office = ""
			}
			if office == want && (want != "" || !known) {
				p.seat(r, office, known)
			}
		}
	}
}

func (p *planner) seat(r domain.FilingFormRow, office domain.CouncilOffice, known bool) {
	who, given := p.out.who[r.Row], p.given(r.Row)
	l := Line{Row: r.Row, What: WhatSeat, Name: r.Name, Person: who.ID, Office: office, After: r.Office, Verdict: VerdictNew}
	had, seated := p.seats.OfficeOf(who.ID)
	holder := p.seats.Holder(domain.OfficePresident)
	switch {
	case !known:
		l.Verdict, l.Err = VerdictRefused, domain.BadChoice("office", r.Office).By("A1")
	case !given:
		l.Verdict, l.Err = VerdictRefused, domain.Required("person", "N2.2a")
	case seated && had == office && !who.ID.IsZero():
		l.Verdict = VerdictSame
	case p.out.branch.HQ():
		l.Verdict, l.Err = VerdictRefused, domain.BadChoice("office", r.Office).By("M3")
	case domain.CanKeepRegistry(p.Actor) != nil:
		l.Verdict, l.Err = VerdictRefused, domain.CanKeepRegistry(p.Actor)
	case seated && !who.ID.IsZero():
		l.Verdict, l.Before = VerdictDiffers, domain.OfficeWord(had)
	case office == domain.OfficePresident && !holder.IsZero():
		l.Verdict = VerdictDiffers
		l.Before, _, _ = p.PersonName(holder)
	}
	if l.Verdict == VerdictNew || l.Verdict == VerdictDiffers {
		who.ID = orPlaceholder(who.ID, r.Row)
		after, err := domain.Seated(p.seats, who.ID, office)
		if err != nil {
			l.Verdict, l.Err = VerdictRefused, err
		}
		p.add(l)
		if err == nil && p.in.takes(p.out.Lines[len(p.out.Lines)-1]) {
			p.seats.Council = after
		}
		return
	}
	p.add(l)
}

// given tells whether a row will be about somebody: it is decided, or waits to be.
func (p *planner) given(row int) bool {
	_, decided := p.out.who[row]
	return decided || !slices.Contains(p.in.Leave, fmt.Sprintf("%s:%d", WhatPerson, row))
}

// orPlaceholder stands for somebody who has no number yet.
func orPlaceholder(id domain.ID, row int) domain.ID {
	if !id.IsZero() {
		return id
	}
	return domain.ID{Kind: domain.KindPerson, Seq: 1<<40 + uint64(row)}
}

// phone makes a line of a phone that the registry lacks or has otherwise, where the
// caller may learn it, A2.
func (p *planner) phone(r domain.FilingFormRow) {
	who := p.out.who[r.Row]
	if who.ID.IsZero() || r.Phone.Reveal() == "" || who.HasPhone(r.Phone) || !domain.CanComparePhone(p.Actor, who) {
		return
	}
	l := Line{
		Row: r.Row, What: WhatPhone, Name: r.Name, Person: who.ID, After: r.Phone.String(), Verdict: VerdictNew,
	}
	if who.Phone.Reveal() != "" {
		l.Verdict, l.Before = VerdictDiffers, who.Phone.String()
	}
	p.add(l)
}

// managers makes the lines of who manages: of a group that is known what differs,
// since a form changes nobody, and of another that it files late.
func (p *planner) managers() error {
	if !p.group.ID.IsZero() {
		return p.compare()
	}
	l := Line{What: WhatGroup, Verdict: VerdictNew, Name: p.out.Existing}
	first := p.in.Form.Rows[0].Row
	owner := p.out.who[first]
	l.After = p.in.Form.Rows[0].Name
	applied, err := p.applied(owner)
	if err != nil {
		return err
	}
	switch {
	case !applied.IsZero():
		l.Verdict, l.Before = VerdictSame, applied.String()
	case !p.given(first):
		l.Verdict, l.Err = VerdictRefused, domain.Required("owner", "A2")
	default:
		if l.Err = domain.BranchMayHave(domain.ApplyLateFiling, p.out.branch); l.Err != nil {
			l.Verdict = VerdictRefused
		}
	}
	p.add(l)
	return p.applicant()
}

// applied finds the late filing of the branch that waits and that a form of the same
// owner, or of the same group, led to.
func (p *planner) applied(owner domain.Person) (found domain.ID, err error) {
	if p.out.Branch.IsZero() && !p.isHQ() {
		return found, nil
	}
	q := desk.Of(domain.IndexBranch, p.out.Branch)
	return found, desk.Each(p.Applications().List, q, func(a domain.Application) error {
		same := p.out.Existing != "" && naming.Claim(a.Existing) == naming.Claim(p.out.Existing) ||
			p.out.Existing == "" && !owner.ID.IsZero() && a.Owner == owner.ID
		if a.Kind == domain.ApplyLateFiling && a.Branch == p.out.Branch && a.State.Undecided() && same {
			found = a.ID
		}
		return nil
	})
}

// applicant says who applies where nobody else is named: the president, else the owner.
func (p *planner) applicant() (err error) {
	holder := p.seats.Holder(domain.OfficePresident)
	for _, r := range p.in.Form.Rows {
		who := p.out.who[r.Row]
		if p.given(r.Row) && (orPlaceholder(who.ID, r.Row) == holder || p.out.Applicant == "") {
			p.out.Applicant = r.Name
		}
	}
	if !holder.IsZero() && holder.Seq < 1<<40 {
		p.out.Applicant, _, err = p.PersonName(holder)
	}
	return err
}

// compare makes a line of every manager whom the form and the group have not in common.
func (p *planner) compare() error {
	listed := map[domain.ID]bool{}
	for _, r := range p.in.Form.Rows {
		who := p.out.who[r.Row]
		listed[who.ID] = true
		l := Line{Row: r.Row, What: WhatManager, Name: r.Name, Person: who.ID, Role: r.Role, Verdict: VerdictSame}
		if p.group.RoleOf(who.ID) != r.Role || who.ID.IsZero() {
			l.Verdict, l.Err = VerdictRefused, differs(r.Role, r.Name, "")
		}
		p.add(l)
	}
	for _, id := range append([]domain.ID{p.group.Owner}, p.group.Admins...) {
		if id.IsZero() || listed[id] {
			continue
		}
		name, _, err := p.PersonName(id)
		if err != nil {
			return err
		}
		l := Line{What: WhatManager, Name: name, Person: id, Role: p.group.RoleOf(id), Verdict: VerdictRefused, Before: name}
		l.Err = differs(l.Role, "", name)
		p.add(l)
	}
	return nil
}

// differs says that a form and the registry name another manager, A2.
func differs(role domain.ManagerRole, form, registered string) *domain.Error {
	field := "admins"
	if role == domain.ManagerOwner {
		field = "owner"
	}
	return domain.Invalid(domain.FaultFormDiffers, field, "A2", domain.Args{"value": cmp.Or(form, "—"), "want": cmp.Or(registered, "—")})
}

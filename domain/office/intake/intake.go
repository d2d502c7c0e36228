// Package intake takes in what a filing form (备案表) from a branch implies, A1, A2,
// where the registry doesn't know it yet: people, offices of the council, phones, and
// the late filing of the group, M4.5. It stands on top of the rooms that write each of
// these, by their own rules and permits, and gives no right that they don't.
package intake

import (
	"alumni/domain"
	"alumni/domain/office/casework"
	"alumni/domain/office/desk"
	"alumni/domain/office/people"
	"alumni/domain/office/registry"
)

// Service takes forms in.
type Service struct {
	*desk.Base
	people   *people.Service
	registry *registry.Service
	casework *casework.Service
}

// New makes the service.
func New(base *desk.Base) *Service {
	return &Service{
		Base: base, people: &people.Service{Base: base}, registry: &registry.Service{Base: base}, casework: &casework.Service{Base: base},
	}
}

// Form is a form with what was decided about it.
type Form struct {
	Form   domain.FilingForm
	Bad    []desk.RowError // rows that could not be read: nothing is taken of them
	Source domain.FilingSource
	Branch domain.ID // zero: the branch of the title
	Group  domain.ID // zero: the group of the name on the form, if there is one

	Leave []string                   // lines that are left out, by their keys
	Take  []string                   // lines that are taken though the registry says otherwise
	Who   map[int]domain.ID          // who a row is, by the row
	New   map[int]bool               // rows about nobody known, by the row
	Late  casework.SubmitApplication // of the late filing: Existing, Applicant, Authority, OwnerAuth, Document, Headcount
	Kind  domain.BranchKind          // of a branch that the registry doesn't have; "" leaves it out
}

// What says what a line is about.
type What string

// What a form may imply, in the order in which it is taken in.
const (
	WhatBranch  What = "branch"  // the branch is registered, N0
	WhatPerson  What = "person"  // somebody is registered, N2.2a
	WhatSeat    What = "seat"    // an office in the council, N2.1a
	WhatPhone   What = "phone"   // a phone, A1
	WhatManager What = "manager" // who manages a group that is known: a form changes nobody, A2
	WhatGroup   What = "group"   // the group files late, M4.5
)

// Verdict is what is made of a line.
type Verdict string

// The verdicts.
const (
	VerdictNew     Verdict = "new"     // is taken unless it is left out
	VerdictDiffers Verdict = "differs" // the registry says otherwise: taken only if somebody says so
	VerdictDecide  Verdict = "decide"  // namesakes: somebody must say who it is
	VerdictSame    Verdict = "same"    // the registry says so already
	VerdictRefused Verdict = "refused" // can't be taken, see Err
)

// rules are the clauses that a line rests on.
var rules = map[What]domain.ClauseID{
	WhatBranch: "N0", WhatPerson: "N2.2a", WhatSeat: "N2.1a", WhatPhone: "A1", WhatManager: "A2", WhatGroup: "M4.5",
}

// Line is one thing that a form implies.
type Line struct {
	Key        string               `json:"key"`           // names the line among those of the form: seat:4
	Row        int                  `json:"row,omitempty"` // of the form; 0 for what is of no row
	What       What                 `json:"what"`
	Verdict    Verdict              `json:"verdict"`
	Name       string               `json:"name"`
	Person     domain.ID            `json:"person,omitzero"` // who it is; zero for somebody new or undecided
	Role       domain.ManagerRole   `json:"role,omitempty"`
	Office     domain.CouncilOffice `json:"office,omitempty"`
	Before     string               `json:"before,omitempty"` // what the registry says; a phone masked
	After      string               `json:"after,omitempty"`  // what the form says; a phone masked
	Candidates []Candidate          `json:"candidates,omitempty"`
	Rule       domain.ClauseID      `json:"rule"`
	Taken      bool                 `json:"taken"` // by what was decided so far
	Err        error                `json:"-"`
}

// Candidate is somebody of the name whom a row may mean.
type Candidate struct {
	Person domain.ID            `json:"person"`
	Name   string               `json:"name"`
	City   string               `json:"city,omitempty"`
	Major  string               `json:"major,omitempty"`
	Year   int                  `json:"year,omitempty"`
	Office domain.CouncilOffice `json:"office,omitempty"` // in the branch's council
	Phone  domain.Phone         `json:"phone"`            // printed masked
}

// Plan is what taking a form in would come to.
type Plan struct {
	Title      string          `json:"title"`
	Branch     domain.ID       `json:"branch,omitzero"` // zero for one that the registry doesn't have
	BranchName string          `json:"branch_name"`
	Group      domain.ID       `json:"group,omitzero"` // zero for one that the registry doesn't have
	GroupName  string          `json:"group_name,omitempty"`
	Lines      []Line          `json:"lines"`
	Bad        []desk.RowError `json:"-"`
	// Applicant and Existing are what the late filing would say.
	Applicant string `json:"applicant,omitempty"`
	Existing  string `json:"existing,omitempty"`
	Document  bool   `json:"document"` // a decision must be named: an office is taken, or the branch is established

	branch domain.Branch
	who    map[int]domain.Person // by the row; the zero ID for somebody new
	rows   []domain.FilingFormRow
}

// Count is how many lines have a verdict; of what is taken for VerdictNew and
// VerdictDiffers see Taken.
func (p Plan) Count(v Verdict) (n int) {
	for _, l := range p.Lines {
		if l.Verdict == v {
			n++
		}
	}
	return n
}

// Takes are the lines that would be written.
func (p Plan) Takes() (out []Line) {
	for _, l := range p.Lines {
		if l.Taken {
			out = append(out, l)
		}
	}
	return out
}

// Taken is what taking a form in wrote.
type Taken struct {
	Branch      domain.ID   `json:"branch"`
	Registered  []domain.ID `json:"registered,omitempty"`
	Seats       int         `json:"seats"`
	Phones      int         `json:"phones"`
	Application domain.ID   `json:"application,omitzero"`
}

func (t Taken) any() bool {
	return len(t.Registered)+t.Seats+t.Phones > 0 || !t.Application.IsZero()
}

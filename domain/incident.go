package domain

import (
	"slices"
	"time"
)

// IncidentState is the state of a data incident.
type IncidentState string

// The states of a data incident.
const (
	IncidentOpen   IncidentState = "open"   // 处置中
	IncidentClosed IncidentState = "closed" // 已办结
)

// IncidentStates lists every state of a data incident.
var IncidentStates = []IncidentState{IncidentOpen, IncidentClosed}

// IncidentFlow is the status machine of a data incident.
var IncidentFlow = flowOf(incidentSteps)

// IncidentStepKind is one step of a data incident.
type IncidentStepKind string

// The steps of a data incident, in the order in which they are due.
const (
	StepContain  IncidentStepKind = "contain"  // 止损: what leaked is withdrawn, who leaked it can't go on
	StepTellHQ   IncidentStepKind = "tell_hq"  // 报告总会
	StepEvidence IncidentStepKind = "evidence" // 固定证据
	StepTellMen  IncidentStepKind = "tell"     // 告知受影响的人, PIPL 57
	StepReport   IncidentStepKind = "report"   // 报告主管部门, PIPL 57, M8.1c
)

// IncidentStepKinds lists the steps in their order.
var IncidentStepKinds = []IncidentStepKind{StepContain, StepTellHQ, StepEvidence, StepTellMen, StepReport}

// IncidentStep is a step as it stands.
type IncidentStep struct {
	Kind     IncidentStepKind `json:"kind"`
	Due      time.Time        `json:"due"`
	At       time.Time        `json:"at,omitzero"` // when it was recorded as done; zero before
	By       ID               `json:"by,omitzero"` // account
	Note     string           `json:"note,omitempty" seal:"yes"`
	Evidence string           `json:"evidence,omitempty" seal:"yes"`
	Needless bool             `json:"needless,omitempty"` // it was found not to be needed, as the note says
}

// Done tells whether the step was done, or found not to be needed.
func (s IncidentStep) Done() bool { return !s.At.IsZero() }

// The actions on a data incident.
const (
	ActIncidentOpen  Action = "incident.open"
	ActIncidentTell  Action = "incident.tell"
	ActIncidentStep  Action = "incident.step"
	ActIncidentClose Action = "incident.close"
)

// MaxAffected is how many people one incident names; of more it holds the count.
const MaxAffected = 200

// Incident is a leak or a sale of members' data (个人信息事件), N3.2.6, M7.8: who
// is affected, since when, of what, and what is done about it.
type Incident struct {
	Meta
	Violation ID             `json:"violation"` // that it came with
	Group     ID             `json:"group"`     // where it happened
	Branch    ID             `json:"branch"`
	What      string         `json:"what,omitempty" seal:"yes"` // what data
	Since     Date           `json:"since"`
	Groups    []ID           `json:"groups,omitempty"` // affected
	People    []ID           `json:"people,omitempty"` // affected, where they are known
	Count     int            `json:"count"`            // how many people are affected
	Steps     []IncidentStep `json:"steps"`
	State     IncidentState  `json:"state"`
	Due       time.Time      `json:"due"` // of the first step that is not done
	ClosedBy  ID             `json:"closed_by,omitzero"`
	ClosedAt  time.Time      `json:"closed_at,omitzero"`
	Outcome   string         `json:"outcome,omitempty" seal:"yes"` // what it came to
	Sample    bool           `json:"sample,omitempty"`
}

// OpensIncident tells whether a violation is a leak or a sale of members' data,
// which opens an incident besides, N3.2.6, M7.8.
func OpensIncident(clauses []ClauseID) bool {
	return slices.Contains(clauses, "N3.2.6") || slices.Contains(clauses, "M7.8")
}

// NewIncident is the incident of a violation, with its steps due by the terms in
// force: what can't wait within the days of a step in WeChat, the report within
// those of a reply.
func NewIncident(v Violation, g Group, terms Terms, now time.Time) Incident {
	out := Incident{
		Violation: v.ID, Group: v.Group, Branch: v.Branch, Since: v.OccurredOn, Groups: []ID{v.Group}, Count: g.Members,
		State: IncidentOpen, Sample: v.Sample,
	}
	for _, k := range IncidentStepKinds {
		days := terms.TaskDays
		if k == StepReport {
			days = terms.ReviewDays
		}
		out.Steps = append(out.Steps, IncidentStep{Kind: k, Due: now.AddDate(0, 0, days)})
	}
	out.Due = out.due()
	return out
}

// due is when the first step is due that is not done; with none left it is when
// the last one was.
func (i Incident) due() (first time.Time) {
	for _, s := range i.Steps {
		if !s.Done() && (first.IsZero() || s.Due.Before(first)) {
			first = s.Due
		}
	}
	if first.IsZero() && len(i.Steps) > 0 {
		return i.Steps[len(i.Steps)-1].Due
	}
	return first
}

// Waits tells for whom an open incident waits: headquarters and the branch.
func (i Incident) Waits() []Wait {
	if i.State != IncidentOpen {
		return nil
	}
	out := []Wait{{AudienceHQ, i.Due}}
	if !i.Branch.IsZero() {
		out = append(out, Wait{AudienceOf(i.Branch), i.Due})
	}
	return out
}

// Left counts the steps that are not done.
func (i Incident) Left() int { return Count(i.Steps, func(s IncidentStep) bool { return !s.Done() }) }

// WithStep is the incident with a step done; the incident given stays as it is.
func (i Incident) WithStep(done IncidentStep) (Incident, error) {
	at := slices.IndexFunc(i.Steps, func(s IncidentStep) bool { return s.Kind == done.Kind })
	switch {
	case at < 0:
		return i, BadChoice("step", CleanLine(string(done.Kind)))
	case i.State != IncidentOpen:
		return i, WrongState("incident", "N3.2.6", i.ID, i.State, IncidentOpen)
	case i.Steps[at].Done():
		return i, Invalid(FaultNoChange, "step", "N3.2.6", nil)
	}
	i.Steps = slices.Clone(i.Steps)
	done.Due = i.Steps[at].Due
	i.Steps[at] = done
	i.Due = i.due()
	return i, nil
}

// CanClose checks that an incident may be closed: every step is done, or found
// not to be needed.
func (i Incident) CanClose() error {
	if err := Step(IncidentFlow, i.ID, i.State, IncidentClosed); err != nil {
		return err
	}
	if left := i.Left(); left > 0 {
		return Conflict(FaultStepsLeft, "", "N3.2.6", Args{"id": i.ID.String(), "count": left})
	}
	return nil
}

// CanHandleIncident tells whether the actor may record what is done about an
// incident: headquarters and the branch's officers. Only headquarters closes it.
func CanHandleIncident(a Actor, i Incident) error {
	return within(a, i.Branch, i.Group, i.ID, only(a.Officer(), "N3.2.6"))
}

// CanCloseIncident tells whether the actor may close an incident.
func CanCloseIncident(a Actor, i Incident) error {
	return within(a, i.Branch, i.Group, i.ID, only(a.HQ(), "N3.2.6"))
}

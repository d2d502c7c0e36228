package i18n

import "alumni/domain"

var incidentStates = map[domain.IncidentState]Line{
	domain.IncidentOpen: {"处置中", "open"}, domain.IncidentClosed: {"已办结", "closed"},
}

// IncidentState is the word for the state of a data incident.
func IncidentState(s domain.IncidentState) Line { return incidentStates[s] }

// IncidentStateWords are the words for the states of data incidents.
func (t *Text) IncidentStateWords() map[domain.IncidentState]string { return said(t, incidentStates) }

var incidentSteps = map[domain.IncidentStepKind]Line{
	domain.StepContain:  {"止损：撤回、封堵", "contain: withdraw, stop"},
	domain.StepTellHQ:   {"报告总会", "tell headquarters"},
	domain.StepEvidence: {"固定证据", "keep the evidence"},
	domain.StepTellMen:  {"告知受影响的人", "tell who is affected"},
	domain.StepReport:   {"报告主管部门", "report to the authority"},
}

// IncidentSteps are the words for the steps of a data incident.
func (t *Text) IncidentSteps() map[domain.IncidentStepKind]string { return said(t, incidentSteps) }

// said gives a table of lines in the language of the text.
func said[K comparable](t *Text, lines map[K]Line) map[K]string {
	out := make(map[K]string, len(lines))
	for k, l := range lines {
		out[k] = t.Say(l)
	}
	return out
}

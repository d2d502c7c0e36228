package domain

// Letter is what a written reply, M4.2, or a notice of correction says. A face
// writes it by the template; names of people are in it, phones never. It is
// kept with the case from the moment it was given, so that neither a template
// nor a name that changes afterwards changes what was said.
type Letter struct {
	Key       TemplateKey `json:"key"`
	Body      string      `json:"body,omitempty"` // HQ's own template in force then; "" for the default
	Case      ID          `json:"case"`
	Kind      string      `json:"kind"`   // the application's kind, or the manager's role of a transfer
	Number    string      `json:"number"` // 文号; "" for a notice of correction
	Date      Date        `json:"date"`   // of the reply
	Branch    string      `json:"branch"` // name; "" for a group of headquarters
	Applicant string      `json:"applicant"`
	Document  Reference   `json:"document"`
	Group     string      `json:"group"` // the group's name
	// Canonical is the name that a group which filed late is to have, M4.6; "" where it has it.
	Canonical string     `json:"canonical,omitempty"`
	From      string     `json:"from,omitempty"` // transfer
	Owner     string     `json:"owner,omitempty"`
	Admins    []string   `json:"admins,omitempty"`
	Note      string     `json:"note,omitempty"` // remark or reason
	Missing   []Material `json:"missing,omitempty"`
	Rules     []ClauseID `json:"rules"`
	// Rebuilt is set on a letter that was not kept when it was given, before letters
	// were: it is written anew, by today's template and registry. Never stored.
	Rebuilt bool `json:"rebuilt,omitempty"`
}

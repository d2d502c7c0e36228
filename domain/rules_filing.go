package domain

import (
	"slices"
	"strings"
)

// FilingCounter counts the versions of a group's filing form, M4.4.
func FilingCounter(group ID) string { return "filing/" + group.String() }

// Unfiled tells whether a group is still to be filed, M4.4, whoever asks for it
// when: it is in use or about to be, and no form of it as it stands is accepted.
// What a campaign lacks of a branch is its AskedStatus, N4.1b.
func (g Group) Unfiled() bool { return g.State.Live() && g.Filing != FilingFiled }

// CheckManagers checks that a form can be made of the group's state: it names
// exactly one owner, A2. A vacancy is filled first, M5.1.
func CheckManagers(g Group) error {
	if !g.Owner.IsZero() {
		return nil
	}
	return Conflict(FaultFormVacant, "owner", "M5.1", Args{})
}

// EndedByForm refuses to end headquarters' task about a filing form by words,
// M4.4: the form itself ends it, handed in or accepted by an officer who looked
// at it, on the version that was looked at. What a branch hands in by its task
// headquarters looks at afterwards. FilingForm is the record to open.
func EndedByForm(a Actor, t Task, form ID) error {
	if form.IsZero() || !a.HQ() || t.Kind != TaskFile && t.Kind != TaskAcceptFiling {
		return nil
	}
	return Invalid(FaultFormItself, "form", "M4.4", Args{"id": form.String()})
}

// CheckReceipt checks by which channel and on which day a form came, N4.1b.
// Headquarters records both; what a branch hands in itself came today and by the
// face that it came in by, whose channel is own.
func CheckReceipt(hq bool, own, channel FilingChannel, received, today Date) error {
	if hq {
		return nil
	}
	e := BadChoice("channel", string(channel))
	e.Args["allowed"] = []string{string(own)}
	if channel == own {
		if received == today {
			return nil
		}
		e = BadChoice("received_on", string(received))
		e.Args["allowed"] = []string{string(today)}
	}
	e.Rule = "N4.1b"
	return e
}

// FilingFormDifference is one place where a form that was read and the registry
// don't agree; Row is the form's, 0 for what the form lacks.
type FilingFormDifference struct {
	Row int
	Err *Error
}

// noneSign stands for nobody and nothing in a difference.
const noneSign = "—"

// CompareForm compares a form that was read with the group's managers as
// registered, A1, A2: the owner, the admins by name, the council's offices, and
// the phones where both have one. It gives what differs and the rows as they
// would be filed: a phone that the registry lacks is the form's.
func CompareForm(f FilingForm, registered []FilingRow) ([]FilingRow, []FilingFormDifference) {
	rows := slices.Clone(registered)
	var out []FilingFormDifference
	differ := func(row int, field, value, want string) {
		out = append(out, FilingFormDifference{row, Invalid(FaultFormDiffers, field, "A2", Args{
			"value": orNone(clip(value)), "want": orNone(want),
		})})
	}
	matched := make([]int, len(f.Rows)) // index into rows; -1 for none
	left := map[int]bool{}
	for i := range rows {
		left[i] = true
	}
	for i, r := range f.Rows {
		matched[i] = findManager(r, rows, left)
		delete(left, matched[i])
	}
	for i, r := range f.Rows {
		field := "admins"
		if r.Role == ManagerOwner {
			field = "owner"
		}
		at := matched[i]
		if at < 0 {
			// Whoever is left in the registry in that role is what stands against it.
			want := ""
			for at, have := range rows {
				if left[at] && have.Role == r.Role {
					want = have.Name
					delete(left, at)
					break
				}
			}
			differ(r.Row, field, r.Name, want)
			continue
		}
		if office, known := formSynonyms[formText(r.Office)]; !known || office != rows[at].Office {
			differ(r.Row, "office", r.Office, formOffices[rows[at].Office])
		}
		have, want := r.Phone.Reveal(), rows[at].Phone.Reveal()
		switch {
		case have != "" && want == "":
			rows[at].Phone = r.Phone
		case have != "" && have != want:
			differ(r.Row, "phone", r.Phone.String(), rows[at].Phone.String())
		}
	}
	for i, r := range rows {
		if left[i] {
			differ(0, "admins", "", r.Name)
		}
	}
	return rows, out
}

// findManager finds the registry's row for a line of a form, by role and name;
// of namesakes the one with the same phone.
func findManager(r FilingFormRow, rows []FilingRow, left map[int]bool) int {
	found := -1
	for i, have := range rows {
		if !left[i] || have.Role != r.Role || NameKey(have.Name) != NameKey(r.Name) {
			continue
		}
		if r.Phone.Reveal() != "" && have.Phone.Reveal() == r.Phone.Reveal() {
			return i
		}
		if found < 0 {
			found = i
		}
	}
	return found
}

func orNone(s string) string {
	if strings.TrimSpace(s) == "" {
		return noneSign
	}
	return s
}

// CheckFormPlace checks that the title names the group's branch, A1; other
// tells what the table of places reads the title's place as, "" for nothing.
func CheckFormPlace(f FilingForm, b Branch, other string) error {
	want := FilingFormPlace(b)
	if formText(f.Place) == formText(want) || other == want {
		return nil
	}
	return titleError(FilingFormTitle(want), FilingFormTitle(f.Place))
}

// StillManaged checks that a form's managers are the group's still: a form
// whose managers changed since holds no longer, M4.4, A2.
func StillManaged(f Filing, g Group) error {
	owner := ownerOf(f.Rows).Person
	var admins []ID
	for _, r := range f.Rows {
		if r.Role != ManagerOwner {
			admins = append(admins, r.Person)
		}
	}
	same := owner == g.Owner && SameIDs(admins, g.Admins)
	if same && g.Filing == FilingSubmitted {
		return nil
	}
	state := g.Filing
	if !same {
		state = FilingMissing
	}
	return WrongState("", "M4.4", g.ID, state, "")
}

// FilingFormChange is one difference between two versions of a group's form. Phones
// stand in it masked.
type FilingFormChange struct {
	Field  string `json:"field"` // owner, admins, office, phone, name
	Person ID     `json:"person,omitzero"`
	Name   string `json:"name,omitempty"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// FilingFormChanges gives what a version of a form changed against the one before.
func FilingFormChanges(before, after []FilingRow) []FilingFormChange {
	out := []FilingFormChange{}
	was, is := map[ID]FilingRow{}, map[ID]FilingRow{}
	for _, r := range before {
		was[r.Person] = r
	}
	for _, r := range after {
		is[r.Person] = r
	}
	if o, n := ownerOf(before), ownerOf(after); o.Person != n.Person {
		out = append(out, FilingFormChange{Field: "owner", Person: n.Person, Before: o.Name, After: n.Name})
	}
	for _, r := range before {
		if r.Role == ManagerAdmin && is[r.Person].Role != ManagerAdmin {
			out = append(out, FilingFormChange{Field: "admins", Person: r.Person, Before: r.Name})
		}
	}
	for _, r := range after {
		old, ok := was[r.Person]
		if r.Role == ManagerAdmin && old.Role != ManagerAdmin {
			out = append(out, FilingFormChange{Field: "admins", Person: r.Person, After: r.Name})
		}
		if !ok {
			continue
		}
		for _, c := range []FilingFormChange{
			{Field: "name", Before: old.Name, After: r.Name},
			{Field: "office", Before: string(old.Office), After: string(r.Office)},
			{Field: "phone", Before: old.Phone.String(), After: r.Phone.String()},
		} {
			if c.Before != c.After || c.Field == "phone" && old.Phone != r.Phone { // two that look the same masked
				c.Person, c.Name = r.Person, r.Name
				out = append(out, c)
			}
		}
	}
	return out
}

func ownerOf(rows []FilingRow) FilingRow {
	return firstWhere(rows, func(r FilingRow) bool { return r.Role == ManagerOwner })
}

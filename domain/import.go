package domain

import "time"

// ImportState is the state of a list that is brought in as one step.
type ImportState string

// The states of an import.
const (
	ImportStaging ImportState = "staging" // 暂存中: its rows are being stored; nothing is registered yet
	ImportRunning ImportState = "running" // 未完成: some of its rows may be registered
	ImportDone    ImportState = "done"    // 已完成
	ImportUndoing ImportState = "undoing" // 撤销中
	ImportUndone  ImportState = "undone"  // 已撤销
)

// ImportStates lists every state of an import.
var ImportStates = []ImportState{ImportStaging, ImportRunning, ImportDone, ImportUndoing, ImportUndone}

// Unfinished tells whether an import waits for somebody to go on with it.
func (s ImportState) Unfinished() bool {
	return s == ImportStaging || s == ImportRunning || s == ImportUndoing
}

// ImportFlow is the status machine of an import.
var ImportFlow = flowOf(importSteps)

// ImportOutcome is what became of one row of a list.
type ImportOutcome string

// What becomes of a row. The zero outcome is of one that was not reached yet.
const (
	ImportAdded    ImportOutcome = "added"    // the person was registered
	ImportChanged  ImportOutcome = "changed"  // the person's record was changed
	ImportJoined   ImportOutcome = "joined"   // the person, who was known, joined the group
	ImportEnrolled ImportOutcome = "enrolled" // the person was registered and joined the group
	ImportCarded   ImportOutcome = "carded"   // the member's card was recorded anew
	ImportSame     ImportOutcome = "same"     // nothing was to be written
	ImportRefused  ImportOutcome = "refused"  // what others did since stood against it
	ImportTaken    ImportOutcome = "taken"    // was taken back
	ImportKept     ImportOutcome = "kept"     // could not be taken back: something rests on it
)

// ImportOutcomes lists what becomes of a row, in the order in which it is counted.
var ImportOutcomes = []ImportOutcome{
	ImportAdded, ImportChanged, ImportJoined, ImportEnrolled, ImportCarded, ImportSame, ImportRefused, ImportTaken, ImportKept,
}

// Wrote tells whether the row changed the registry.
func (o ImportOutcome) Wrote() bool {
	switch o {
	case ImportAdded, ImportChanged, ImportJoined, ImportEnrolled, ImportCarded:
		return true
	}
	return false
}

// The actions on an import. None of them tells a name or a phone.
const (
	ActImportBegin  Action = "import.begin"
	ActImportWrite  Action = "import.write"  // some of its rows were registered
	ActImportDone   Action = "import.done"   // all of them were
	ActImportUndo   Action = "import.undo"   // it is to be taken back
	ActImportTake   Action = "import.take"   // some of its rows were taken back
	ActImportUndone Action = "import.undone" // all of them were
)

// ImportTally counts the rows of an import by what became of them.
type ImportTally struct {
	Added    int `json:"added,omitempty"`
	Changed  int `json:"changed,omitempty"`
	Joined   int `json:"joined,omitempty"`
	Enrolled int `json:"enrolled,omitempty"`
	Carded   int `json:"carded,omitempty"`
	Same     int `json:"same,omitempty"`
	Refused  int `json:"refused,omitempty"`
	Taken    int `json:"taken,omitempty"`
	Kept     int `json:"kept,omitempty"`
}

// Count gives where the rows of an outcome are counted.
func (t *ImportTally) Count(o ImportOutcome) *int {
	switch o {
	case ImportAdded:
		return &t.Added
	case ImportChanged:
		return &t.Changed
	case ImportJoined:
		return &t.Joined
	case ImportEnrolled:
		return &t.Enrolled
	case ImportCarded:
		return &t.Carded
	case ImportRefused:
		return &t.Refused
	case ImportTaken:
		return &t.Taken
	case ImportKept:
		return &t.Kept
	}
	return &t.Same
}

// Import is a list that was brought in as one recorded step (名单导入), of people,
// N2.2a, or of a group's members, N1.2d: who brought it, what it came to, and how
// far it is.
type Import struct {
	Meta
	Group  ID          `json:"group,omitzero"`  // whose members they are; zero for a list of people
	Branch ID          `json:"branch,omitzero"` // the group's, or of the officer who brought it; zero: headquarters
	By     ID          `json:"by,omitzero"`     // account
	State  ImportState `json:"state"`
	Source string      `json:"source,omitempty" seal:"yes"`          // the file's name, or how the list came
	Mark   string      `json:"mark,omitempty" seal:"yes" erase:"no"` // of the rows: the same list again goes on with it
	Rows   int         `json:"rows"`                                 // that it has
	Left   int         `json:"left"`                                 // rows of the list that were left out before, since they were wrong
	Done   int         `json:"done"`                                 // rows that were reached
	Tally  ImportTally `json:"tally"`
	EndAt  time.Time   `json:"end_at,omitzero"` // when all of it was registered
	UndoBy ID          `json:"undo_by,omitzero"`
	UndoAt time.Time   `json:"undo_at,omitzero"` // when it was taken back
}

// ImportRow is one row of an import: what is to be done, then what became of it,
// with what is needed to take it back.
type ImportRow struct {
	Row     int           `json:"row"` // as a spreadsheet counts
	Outcome ImportOutcome `json:"outcome,omitempty"`
	Fault   Fault         `json:"fault,omitempty"` // of a row that was refused
	Name    string        `json:"name,omitempty"`
	Person  ID            `json:"person,omitzero"` // whom it is about; zero until one is registered

	// Before it is written: the person as the row tells, nothing else of whom was read
	// by then than this version.
	Want   *Person `json:"want,omitempty"`
	How    string  `json:"how,omitempty"`
	New    bool    `json:"new,omitempty"`                 // somebody decided that it is nobody known
	Change bool    `json:"change,omitempty"`              // somebody decided that what differs is written
	Facts  bool    `json:"facts,omitempty"`               // the same of a member, of whom Change is the card
	Card   string  `json:"card,omitempty" cover:"always"` // of a member
	Basis  Basis   `json:"basis,omitempty"`

	// Afterwards: the record's version, the last entry of the audit log by then, and
	// what stood before.
	Version uint64      `json:"version,omitempty"`
	Entry   uint64      `json:"entry,omitempty"`
	Was     *Person     `json:"was,omitempty"`
	Stay    *Membership `json:"stay,omitempty"`
}

// ImportPartState is how far a part of an import is.
type ImportPartState string

// The states of a part.
const (
	PartOpen    ImportPartState = "open"
	PartWritten ImportPartState = "written"
	PartTaken   ImportPartState = "taken" // back
)

// ImportPart is some rows of an import, as many as are written again and again
// cheaply. It is numbered by itself and shown nowhere but in its import.
type ImportPart struct {
	Meta
	Import ID              `json:"import"`
	State  ImportPartState `json:"state"`
	Done   int             `json:"done"` // rows that were reached
	Rows   []ImportRow     `json:"rows" seal:"yes"`
}

// ImportKeptFor is how long the rows of an import that nobody goes on with are kept.
const ImportKeptFor = 30 * 24 * time.Hour

// PartRows is how many rows a part has at most.
const PartRows = 8

// PartIndex is the value under which the parts of an import stand by their state.
func PartIndex(id ID, s ImportPartState) string { return id.String() + "/" + string(s) }

// Unfinished tells whether something is left to go on with: rows to register, or to take back.
func (i Import) Unfinished() bool { return i.State != ImportDone && i.State != ImportUndone }

// MayTakeBack checks that an import can be taken back by its state: once.
func (i Import) MayTakeBack() error {
	if i.State == ImportUndone {
		return WrongState("import", "", i.ID, i.State, ImportDone)
	}
	return nil
}

package domain

import (
	"cmp"
	"context"
	"iter"
	"time"
)

// Store is the port to the registry's storage. db implements it.
type Store interface {
	// View runs fn on a consistent snapshot.
	View(ctx context.Context, fn func(Tx) error) error
	// Update runs fn in a transaction that commits if fn returns nil. It may run
	// fn more than once: fn has no effect outside the transaction and assigns
	// its results, never appends to them.
	Update(ctx context.Context, fn func(Tx) error) error
}

// Tx is one transaction over the typed tables. Writes fail inside View.
type Tx interface {
	Branches() Table[Branch]
	Groups() Table[Group]
	People() Table[Person]
	Applications() Table[Application]
	Transfers() Table[Transfer]
	Violations() Table[Violation]
	Tasks() Table[Task]
	Accounts() Table[Account]
	KeyUses() Table[KeyUse]
	Invitations() Table[Invitation]
	RuleSets() Table[RuleSet]
	Filings() Table[Filing]
	Campaigns() Table[Campaign]
	Bulletins() Table[Bulletin]
	Consolidations() Table[Consolidation]
	Places() Table[Place]
	Templates() Table[Template]
	Rectifications() Table[Rectification]
	Refusals() Table[Refusal]
	Incidents() Table[Incident]
	Impostors() Table[Impostor]
	Imports() Table[Import]
	ImportParts() Table[ImportPart]
	Reviews() Table[Review]

	// Membership gives one person's membership in one group; CodeNotFound if there never was one.
	Membership(group, person ID) (Membership, error)
	// PutMembership writes a membership and keeps its indexes.
	PutMembership(m Membership) error
	// DropMembership takes a membership away as if it had never been, with its indexes.
	DropMembership(group, person ID) error
	// MembersOf pages through a group's memberships in order of person.
	MembersOf(group ID, q Query) (Page[Membership], error)
	// GroupsOf gives every membership of a person (people are in few groups).
	GroupsOf(person ID) ([]Membership, error)

	// Unsent gives what an account did not submit of a form; CodeNotFound if nothing.
	Unsent(account ID, form string) (Unsent, error)
	// PutUnsent keeps it in place of what was kept of the form before, and forgets
	// the account's oldest beyond most forms.
	PutUnsent(u Unsent, most int) error
	// DropUnsent forgets it, if anything is kept.
	DropUnsent(account ID, form string) error
	// ExpireUnsent forgets what was kept before a time, the oldest first and most
	// of them at once, whosever it is; it gives how many.
	ExpireUnsent(before time.Time, most int) (int, error)

	// DropUnsentOf forgets what whoever did not submit, where a text of it is as
	// asked for; it gives how many forms.
	DropUnsentOf(which func(text string) bool) (int, error)

	// Matches tells whether a name is found by a text as a search finds it: by
	// Han characters anywhere in it, by full pinyin from any syllable on or by
	// initials. Signs and case make no difference. A blank text finds every
	// name, one of signs only finds none.
	Matches(text, name string) bool

	// NextID takes the next short number of a kind.
	NextID(kind Kind) (ID, error)
	// NextSeq takes the next number of a named counter: 1, 2, 3, … without a
	// gap, never the same twice, also under concurrency.
	NextSeq(counter string) (int, error)
	// PeekSeq tells what NextSeq would give, without taking it.
	PeekSeq(counter string) (int, error)

	// Claim takes a unique value in a space (a document number, a key's
	// fingerprint, a branch's name) for a record; CodeConflict with
	// FaultDuplicate names the holder if somebody else has it.
	Claim(space, value string, owner ID) error
	// Claimed gives who holds the value; the zero ID for nobody.
	Claimed(space, value string) (ID, error)
	// Unclaim gives the value back.
	Unclaim(space, value string) error

	// Waiting pages through what waits for an audience, in order of due time.
	// A cursor of another audience is refused.
	Waiting(a Audience, q Query) (Page[WaitingRow], error)
	// WaitingCount counts what waits for an audience, up to limit.
	WaitingCount(a Audience, limit int) (int, error)

	// AppendAudit adds an entry to the chain; it fills Seq, Prev, Hash and
	// Detail. Nil detail: none.
	AppendAudit(e AuditEntry, d *AuditDetail) (AuditEntry, error)
	// Audit pages through the log, newest first (oldest first with
	// Query.Reverse); Query.Index is "" for all,
	// "subject", "account" or "action" with Query.Eq.
	Audit(q Query) (Page[AuditRow], error)
	// AuditChain walks the whole chain, oldest first, for verification. It
	// stops at the first row it can't read, with the error.
	AuditChain() iter.Seq2[AuditRow, error]
	// EraseDetail erases the free text of an entry, as the law on personal data asks;
	// the chain still verifies. It is no error if there is none.
	EraseDetail(seq uint64) error
	// AuditHead gives the hash and number of the last entry as kept beside the chain.
	AuditHead() (hash string, seq uint64, err error)
}

// WaitingRow is one entry of the inbox index.
type WaitingRow struct {
	Wait
	Subject ID
}

// AuditRow is an entry with its detail; Detail is nil if there is none or it was erased.
type AuditRow struct {
	AuditEntry
	Text *AuditDetail `json:"text,omitempty"`
}

// ChangedKey is which key an account got or lost, by its name or else its
// fingerprint; "" for any other entry.
func (r AuditRow) ChangedKey() string {
	if r.Text == nil || r.Action != ActAccountKeyAdd && r.Action != ActAccountKeyRemove {
		return ""
	}
	return cmp.Or(r.Text.Fields["key_name"], r.Text.Fields["key"])
}

// Table is one kind of records. Every Phone in them, and every field that its
// type marks with `seal:"yes"`, lies sealed at rest: what people type about
// somebody. Nothing can be searched or listed by it.
type Table[T any] interface {
	// Kind is the kind that the numbers of its records are of.
	Kind() Kind
	// Get gives the record; CodeNotFound if there is none.
	Get(id ID) (T, error)
	// Put writes the record, its indexes and its search terms. A record whose
	// Meta.Version is 0 is new; any other must still have the stored version,
	// or Put fails with CodeConflict. It sets Version in v; the times are the
	// use-case's to set.
	Put(v *T) error
	// Delete takes the record away, with its indexes and its search terms; CodeNotFound
	// if there is none. Its number is never given again.
	Delete(id ID) error
	// Cost is how many writes it takes to put the record in or to take it away.
	Cost(v T) int
	// Values gives the values of an index, each once and in order, most of them: the
	// cities of everybody, however many people there are.
	Values(index string, most int) ([]string, error)
	// List pages through the records that Query selects. The state index of
	// records with a due time is in order of it; a search comes in order of the
	// terms found, every other list in order of ID.
	List(q Query) (Page[T], error)
	// Found tells whether a search for the text finds the record, which need
	// not be stored, by its own search terms.
	Found(text string, v T) bool
	// Count counts what Query selects, up to limit, without decoding records;
	// a limit below 1 counts nothing.
	Count(q Query, limit int) (int, error)
	// Total counts all that Query selects, at little cost however many there are;
	// known is false where that can't be told so yet. It is for View: inside
	// Update it knows little.
	Total(q Query) (n int, known bool, err error)
}

// Query selects and pages. The zero Query is the whole table in order of ID.
type Query struct {
	Index   string // name of an index of the table; "" for ID order
	Eq      string // the index value
	Text    string // search: Han characters, pinyin or initials; with Index too, both must hold
	After   string // cursor from Page.Next; "" for the beginning
	Limit   int    // rows; 0 for DefaultLimit, MaxLimit at most
	Reverse bool   // newest first
}

// Where narrows the query by an index, if there is a value to narrow it by and
// no index does it yet: of several conditions the first that is given.
func (q Query) Where(index, value string) Query {
	if q.Index == "" && value != "" {
		q.Index, q.Eq = index, value
	}
	return q
}

// Rows is how many rows the query's page has at most.
func (q Query) Rows() int {
	if q.Limit <= 0 {
		return DefaultLimit
	}
	return min(q.Limit, MaxLimit)
}

// Limits of a page.
const (
	DefaultLimit = 50
	MaxLimit     = 500
)

// Page is one page of a list.
type Page[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty" cover:"never"` // cursor of the page after; "" at the end
	// Total is how many there are on all pages; nil where it is not known.
	Total *int `json:"total,omitempty"`
}

// The indexes of the tables, by name. The value of a state index is the state,
// of a record index the ID's text.
const (
	IndexState  = "state"  // branches, groups, applications, transfers, violations, tasks, accounts
	IndexKind   = "kind"   // branches, groups, applications
	IndexBranch = "branch" // groups, applications, transfers, violations, tasks
	IndexGroup  = "group"  // applications, transfers, violations, tasks
	IndexOwner  = "owner"  // groups, by the owning person
	IndexPerson = "person" // violations
	IndexRole   = "role"   // accounts
	IndexFiling = "filing" // groups
	// IndexUnverified holds the people who are not verified, under IndexedYes.
	IndexUnverified = "unverified"
	// IndexPhone finds people by the PhoneEnd of a telephone number, of which the
	// store holds a keyed hash.
	IndexPhone = "phone"
	IndexedYes = "yes"
	IndexCity  = "city" // people
	// IndexErasing holds the people whose erasure goes on, under IndexedYes.
	IndexErasing = "erasing"
	IndexMajor   = "major"  // people
	IndexImport  = "import" // parts of imports
	// Filings have IndexGroup, IndexBranch and IndexState; campaigns and
	// bulletins IndexState; consolidations IndexBranch and IndexState; places
	// IndexKind; rectifications IndexGroup, IndexBranch and IndexState; refusals
	// IndexGroup, IndexBranch and IndexPerson; reviews IndexGroup, IndexBranch and
	// IndexState; templates none: their key is claimed.

	IndexSubject = "subject" // audit, by subject and related records
	IndexAccount = "account" // audit
	IndexAction  = "action"  // audit
)

// Sealer protects personal data at rest. keys implements it.
type Sealer interface {
	Seal(plain []byte) ([]byte, error)
	Open(sealed []byte) ([]byte, error)
	// Digest is a keyed hash, for looking a sealed value up.
	Digest(plain []byte) []byte
}

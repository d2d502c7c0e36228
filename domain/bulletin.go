package domain

// BulletinState is the state of a bulletin.
type BulletinState string

// The states of a bulletin.
const (
	BulletinDraft     BulletinState = "draft"     // 拟稿: its text was taken, it is not out on both channels yet
	BulletinPublished BulletinState = "published" // 已公布
	BulletinDropped   BulletinState = "dropped"   // 已作废
)

// BulletinStates lists every state of a bulletin.
var BulletinStates = []BulletinState{BulletinDraft, BulletinPublished, BulletinDropped}

// BulletinFlow is the status machine of a bulletin.
var BulletinFlow = flowOf(bulletinSteps)

// MaxBulletin is how many groups one bulletin holds: more than the changes of a
// year, and one text that a person can still read through.
const MaxBulletin = 100

// BulletinGroup is one group in a bulletin, on the version that was published.
type BulletinGroup struct {
	Group   ID     `json:"group"`
	Version uint64 `json:"version"`        // the group's when the text was made
	Task    ID     `json:"task,omitzero"`  // the publication that it fulfils
	Done    bool   `json:"done,omitempty"` // the publication is recorded
	// Left is set in a bulletin that came out where the group had changed since
	// the text was made: its publication stays open, for the next bulletin.
	Left    bool          `json:"left,omitempty"`
	As      PublishedAs   `json:"as,omitzero"`             // what the text says
	Office  CouncilOffice `json:"office,omitempty"`        // the owner's in the council, as the text says
	Was     string        `json:"was,omitempty"`           // the name before, of a group renamed
	Changes []GroupChange `json:"group_changes,omitempty"` // what the text reports
}

// Pending tells whether the entry's publication is still to be recorded.
func (e BulletinGroup) Pending() bool { return !e.Done && !e.Left }

// The actions on a bulletin.
const (
	ActBulletinIssue   Action = "bulletin.issue"
	ActBulletinPublish Action = "bulletin.publish"
	ActBulletinDrop    Action = "bulletin.drop"
)

// Bulletin publishes the names and managers of several groups at once (公告),
// M4.3: complete only with both the official account and the website.
type Bulletin struct {
	Meta
	Groups      []BulletinGroup `json:"entries"`
	Publication Publication     `json:"publication"`
	State       BulletinState   `json:"state"`
	By          ID              `json:"by,omitzero"` // account
}

// BulletinProofs are the proofs by which a bulletin completes a publication,
// M4.3: a box that was ticked before keeps its page, its day and its officer,
// since that is where the group was published first; the bulletin fills the
// empty one. Where the page that was ticked is the very one that the bulletin has
// on the other channel, the two would be one page: then both are the bulletin's.
func BulletinProofs(t Task, b Bulletin) (account, website Proof) {
	note := b.ID.String()
	account = Proof{Link: b.Publication.Account.Link, Date: b.Publication.Account.Date}
	website = Proof{Link: b.Publication.Website.Link, Date: b.Publication.Website.Date}
	switch boxes := t.Boxes(); {
	case boxes.Account.Ticked() && !samePage(boxes.Account.Link, website.Link):
		account, website.Note = t.Proof, note
	case boxes.Website.Ticked() && !samePage(boxes.Website.Link, account.Link):
		website, account.Note = t.Second, note
	default:
		account.Note = note
	}
	return account, website
}

// CanDrop checks that a bulletin may be dropped: a draft that is not out yet.
// Once a channel is recorded, the groups on it are published.
func (b Bulletin) CanDrop() error {
	if b.State == BulletinDraft && (b.Publication.Account.Ticked() || b.Publication.Website.Ticked()) {
		return Step(BulletinFlow, b.ID, BulletinPublished, BulletinDropped)
	}
	return Step(BulletinFlow, b.ID, b.State, BulletinDropped)
}

// Tally counts the groups whose publication the bulletin completed, and those
// that it left because they had changed since it was issued, M4.3.
func (b Bulletin) Tally() (done, left int) {
	return Count(b.Groups, func(e BulletinGroup) bool { return e.Done }), Count(b.Groups, func(e BulletinGroup) bool { return e.Left })
}

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
var BulletinFlow = map[BulletinState][]BulletinState{BulletinDraft: {BulletinPublished, BulletinDropped}}

// BulletinEntry is one group in a bulletin, on the version that was published.
type BulletinEntry struct {
	Group   ID     `json:"group"`
	Version uint64 `json:"version"`        // the group's when the text was made
	Task    ID     `json:"task,omitzero"`  // the publication that it fulfils
	Done    bool   `json:"done,omitempty"` // the publication is recorded
}

// Bulletin publishes the names and managers of several groups at once (公告),
// M4.3: complete only with both the official account and the website.
type Bulletin struct {
	Meta
	Entries     []BulletinEntry `json:"entries"`
	Publication Publication     `json:"publication"`
	State       BulletinState   `json:"state"`
	By          ID              `json:"by,omitzero"` // account
}

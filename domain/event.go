package domain

// Event tells open consoles that a record changed. It is published after the
// commit and carries no content: a screen reloads what it shows.
type Event struct {
	Subject ID
	Version uint64
	Action  Action
	By      ID   // account
	Scope   []ID // branch and group the record belongs to, so that nobody hears of another's
	Lost    bool // events were dropped: reload everything
}

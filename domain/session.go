package domain

import "time"

// Session is one that is open on the server now: a console, a command or file transfer (会话).
type Session struct {
	ID          ID     `json:"id"` // counted since the server started
	Fingerprint string `json:"fingerprint"`
	Remote      string `json:"remote"`
	Face        Face   `json:"face"`
	// Since is when it began, Active when something last came from its client.
	Since  time.Time `json:"since"`
	Active time.Time `json:"active"`
}

// Sessions is the port to the server's open sessions.
type Sessions interface {
	// OpenSessions gives those that are open, the oldest first.
	OpenSessions() []Session
	// EndSession ends one and tells its person so; false if it is over already.
	EndSession(id ID) bool
}

package domain

import (
	"cmp"
	"fmt"
	"time"
)

// Session is one that is open on the server now: a console, a command or file transfer (会话).
type Session struct {
	ID          ID          `json:"id"` // counted since the server started
	Fingerprint string      `json:"fingerprint"`
	Remote      string      `json:"remote"`
	Face        Face        `json:"face"`
	Cert        Certificate `json:"certificate,omitzero"`
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

// Reach is how people reach the server, as far as it knows itself.
type Reach struct {
	User string
	Host string // "" where it is not known what others call this machine
	Port int    // 0 where nothing listens
}

// SSH is the line that people type; host stands for one that is not known.
func (r Reach) SSH(host string) string {
	at := cmp.Or(r.User, "alumni") + "@" + cmp.Or(r.Host, host)
	if r.Port == 0 || r.Port == 22 {
		return "ssh " + at
	}
	return fmt.Sprintf("ssh -p %d %s", r.Port, at)
}

package sshd

import (
	"cmp"
	"context"
	"io"
	"log/slog"
	"net"
	"time"

	tea "charm.land/bubbletea/v2"
	gossh "golang.org/x/crypto/ssh"

	"alumni/domain"
)

// Config is what an operator decides about the server. The zero value of every
// field but HostKey means the default that stands beside it.
type Config struct {
	// User is the documented user name ("alumni"). Any other works the same:
	// it is the key that counts.
	User    string
	HostKey gossh.Signer // the server's identity; required

	// IdleTimeout ends a console in which no key is pressed, and a command that
	// waits for input which does not come: 30 minutes; negative: never.
	IdleTimeout      time.Duration
	MaxSession       time.Duration // in all, commands too: 12 hours; negative: no limit
	HandshakeTimeout time.Duration // from the TCP connection to the proven key: 30 seconds
	FirstSession     time.Duration // from the proven key to the first session: 60 seconds; negative: never
	KeepAlive        time.Duration // between two questions whether the client is there: 60 seconds; negative: never
	Grace            time.Duration // for a program to leave and for commands at shutdown: 10 seconds

	MaxSessions       int // terminals and commands at once: 1000
	MaxSessionsPerKey int // of those, for one key: 64
	MaxConsolesPerKey int // of those, terminals, each of which costs memory: 16
	MaxConns          int // connections with a proven key: 1000
	MaxConnsPerKey    int // of those, for one key: 32
	MaxPreAuth        int // connections that have not yet proven a key: 256, a quarter of them for those who proved one lately
	MaxPreAuthEach    int // of those, from one IPv4 address or IPv6 /56: 16
	MaxAuthTries      int // keys that one connection may offer: 12

	// Log gets one line per connection, refusal and end; nil logs nothing.
	Log *slog.Logger
}

// DefaultUser is the documented user name.
const DefaultUser = "alumni"

// Handlers are what the server asks of the program around it.
type Handlers struct {
	// Authorize tells what a key opens. It is asked when the key is offered,
	// again when it is proven, and again at the start of every session, so that
	// a key that was disabled meanwhile opens nothing new. It fails only if it
	// can't be asked, as at a shutdown. Required.
	Authorize func(ctx context.Context, by domain.Caller) (domain.Entry, error)
	// Certificate tells whom a user certificate names, and if it is not to be
	// heeded, why. It fails only if it can't be looked at, with EntryCertUnchecked if
	// that is for want of what is revoked. Nil heeds none.
	Certificate func(cert *gossh.Certificate, remote net.Addr) (domain.Certificate, domain.Entry, error)
	// Console makes the root model of a terminal session. ctx ends with the
	// session. Required.
	Console func(ctx context.Context, s *Session) (tea.Model, error)
	// Command runs one remote command and returns its exit code. argv never
	// passes through a shell. ctx ends when the client goes. Required.
	Command func(ctx context.Context, s *Session, argv []string) int
	// Enrolling tells whether a key without an account may enrol now, and Enrol
	// lets one do so: it runs the words of the command after “enroll”. Nil for never.
	Enrolling func(ctx context.Context) bool
	Enrol     func(ctx context.Context, s *Session, key gossh.PublicKey, words []string) int
	// Subsystems are the declared subsystems by name ("sftp"); every other one
	// is refused. They return the exit code.
	Subsystems map[string]func(ctx context.Context, s *Session) int
	// Message gives a line that the server itself says, in "zh", "en" or ""
	// (unknown). Required.
	Message func(lang string, key MessageKey) string
}

// MessageKey names a line that the server itself says.
type MessageKey string

// The lines that the server says.
const (
	MsgNoTerminal  MessageKey = "no_terminal"   // neither a terminal nor a command
	MsgBadCommand  MessageKey = "bad_command"   // unbalanced quotes, or no text at all
	MsgFlood       MessageKey = "flood"         // more was sent to a console than it takes
	MsgLongCommand MessageKey = "long_command"  // more on one line than a command line holds
	MsgTooMany     MessageKey = "too_many"      // too many sessions on the server
	MsgTooManyKey  MessageKey = "too_many_key"  // too many sessions of this key
	MsgBusy        MessageKey = "busy"          // too many connections that have not proven a key
	MsgShutdown    MessageKey = "shutting_down" // the server is going down
	MsgIdle        MessageKey = "idle"          // no key was pressed for too long
	MsgMaxSession  MessageKey = "max_session"   // the longest time of a session is over
	MsgInternal    MessageKey = "internal"      // a fault of the program ended the session
	MsgInterrupted MessageKey = "interrupted"   // the person stopped the command with ctrl+c
	MsgEnrolOnly   MessageKey = "enrol_only"    // a key without an account can only enrol
	MsgEnded       MessageKey = "ended"         // a director ended the session
)

// MessageKeys lists every line that the server says, besides why a key opens
// nothing: that is a domain.Entry.
var MessageKeys = []MessageKey{
	MsgNoTerminal, MsgBadCommand, MsgLongCommand, MsgFlood, MsgTooMany, MsgTooManyKey, MsgBusy, MsgShutdown, MsgIdle,
	MsgMaxSession, MsgInternal, MsgInterrupted, MsgEnded, MsgEnrolOnly,
}

// Session is one channel of a connection: a terminal, a command or a subsystem.
// Nothing in it changes after it started.
type Session struct {
	Caller domain.Caller // by the key that was proven, never by the user name
	Lang   string        // "zh", "en" or "" from LC_ALL, LC_MESSAGES, LANG of the client

	Terminal  bool   // the client asked for a terminal, be it for a command
	Term      string // TERM of the client; "" without a terminal
	ColorTerm string // COLORTERM of the client
	// Width and Height of the terminal in cells when the session started,
	// within MinWidth…MaxWidth, MinHeight…MaxHeight and MaxCells; 0 without a terminal.
	Width, Height int

	Env map[string]string // what the client sent, of the variables that are let in

	// Painted counts how often the console has written to the terminal.
	Painted func() uint64

	Stdin          io.Reader // ends when the client closes its side
	Stdout, Stderr io.Writer
}

// The sizes of a terminal that reach a program, in cells. A larger one would
// cost gigabytes of screen buffer, a smaller one can't show anything. A cell
// costs some 250 bytes in the buffers of a program, so the area is bounded as
// well: a wide terminal gets fewer rows.
const (
	MinWidth, MaxWidth   = 10, 500
	MinHeight, MaxHeight = 5, 200
	MaxCells             = 16_000
)

// The exit codes of a remote command, besides its own.
const (
	ExitFailed = 1
	ExitUsage  = 2
)

func (c Config) withDefaults() Config {
	c.User = cmp.Or(c.User, DefaultUser)
	c.IdleTimeout = cmp.Or(c.IdleTimeout, 30*time.Minute)
	c.MaxSession = cmp.Or(c.MaxSession, 12*time.Hour)
	c.HandshakeTimeout = cmp.Or(c.HandshakeTimeout, 30*time.Second)
	c.FirstSession = cmp.Or(c.FirstSession, 60*time.Second)
	c.KeepAlive = cmp.Or(c.KeepAlive, 60*time.Second)
	c.Grace = cmp.Or(c.Grace, 10*time.Second)
	c.MaxSessions = cmp.Or(c.MaxSessions, 1000)
	c.MaxSessionsPerKey = cmp.Or(c.MaxSessionsPerKey, 64)
	c.MaxConsolesPerKey = cmp.Or(c.MaxConsolesPerKey, 16)
	c.MaxConns = cmp.Or(c.MaxConns, 1000)
	c.MaxConnsPerKey = cmp.Or(c.MaxConnsPerKey, 32)
	c.MaxPreAuth = cmp.Or(c.MaxPreAuth, 256)
	c.MaxPreAuthEach = cmp.Or(c.MaxPreAuthEach, 16)
	c.MaxAuthTries = cmp.Or(c.MaxAuthTries, 12)
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	return c
}

// Left is a console model that has something to do when its session has ended,
// however it ended: the person left, the line dropped, the server goes down.
type Left interface{ Left() }

// Farewell is a console model that may end itself with a line for the person,
// "" for none: a disabled account is told so once the screen is gone.
type Farewell interface{ Farewell() string }

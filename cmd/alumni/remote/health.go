package remote

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"alumni/cmd/alumni/bind"
	"alumni/cmd/alumni/cli"
	"alumni/tui/i18n"
)

// Health is how a server is, for monitors. It tells of no person and no record.
type Health struct {
	Ready    bool      `json:"ready"` // it serves, and its store can be read
	Version  string    `json:"version"`
	Revision string    `json:"revision,omitempty"`
	Go       string    `json:"go"`
	Started  time.Time `json:"started"`
	People   int       `json:"people"`        // with a console open
	Entries  uint64    `json:"audit_entries"` // of the audit log
	Head     string    `json:"audit_head"`    // hash of the last of them
	Store    int64     `json:"store_bytes"`
	Free     int64     `json:"disk_free_bytes"`
	Backup   *Backup   `json:"backup,omitempty"` // nil: no copies are made on time
	// Certificates is what is wrong with the files of --user-ca and --revoked, if anything.
	Certificates []string `json:"certificate_errors,omitempty"`
	Problems     []string `json:"problems"` // what somebody should look at, by name; see i18n.Server.Problems
}

// Backup is how the copies on time stand.
type Backup struct {
	Last  time.Time `json:"last,omitzero"` // the last good one
	File  string    `json:"file,omitempty"`
	Due   time.Time `json:"due"`
	Error string    `json:"error,omitempty"` // of the last try, if it failed
}

// The problems that a server may have while it is ready.
const (
	ProblemStore         = "store"          // it can't be read: the server is not ready
	ProblemStopping      = "stopping"       // nor is it while it stops
	ProblemClock         = "clock"          // the clock is doubted
	ProblemDisk          = "disk"           // little room is left
	ProblemBackupFailed  = "backup_failed"  // the last copy on time failed
	ProblemBackupOverdue = "backup_overdue" // no good copy came for twice as long as one should take
	ProblemUserCA        = "user_ca"        // its file can't be read any more: the next start would fail
	ProblemRevoked       = "revoked"        // nor can the list of what is revoked: no certificate opens
)

// Problems lists them all.
var Problems = []string{
	ProblemStore, ProblemStopping, ProblemClock, ProblemDisk, ProblemBackupFailed, ProblemBackupOverdue,
	ProblemUserCA, ProblemRevoked,
}

// Checkup tells how the server is: exit code 0 if it is ready, 1 if it is not;
// with --strict also 1 if it has a problem. Any account may ask, so that a
// monitor's need be of no role that sees anybody.
func (env *Env) Checkup() *cobra.Command {
	var strict bool
	return env.command("health", bind.Fields{bind.Yes("strict", &strict)}, func(cmd *cobra.Command) error {
		h, err := env.health(cmd.Context())
		if err != nil {
			return err
		}
		if err := env.tellHealth(h); err != nil {
			return err
		}
		if !h.Ready || strict && len(h.Problems) > 0 {
			return &cli.ExitError{Code: cli.ExitRefused}
		}
		return nil
	})
}

func (env *Env) health(ctx context.Context) (Health, error) {
	if env.Office == nil { // the operator's own
		return env.Health(ctx)
	}
	who, err := env.Office.Whoami(ctx, env.By)
	if err != nil {
		return Health{}, err
	}
	h, err := env.Health(ctx)
	if !who.SeesAll() {
		h = h.public()
	}
	return h, err
}

// public is what everybody may know: that something is wrong, by its name, and
// not what the server's files are called and hold.
func (h Health) public() Health {
	h.Certificates = nil
	if h.Backup != nil {
		h.Backup = &Backup{Last: h.Backup.Last, Due: h.Backup.Due}
	}
	return h
}

func (env *Env) tellHealth(h Health) error {
	if env.json {
		return cli.WriteJSON(env.Stdout, h)
	}
	t := &env.Text.Server
	state := t.HealthReady
	if !h.Ready {
		state = t.HealthNotReady
	}
	rows := [][2]string{
		{t.HealthState, state},
		{t.HealthVersion, fmt.Sprintf(t.Version, strings.TrimSpace(h.Version+" "+h.Revision), h.Go)},
		{t.HealthStarted, i18n.Minute(h.Started)},
		{t.HealthPeople, fmt.Sprint(h.People)},
		{t.HealthChain, fmt.Sprintf("%d %s", h.Entries, h.Head)},
		{t.HealthDisk, fmt.Sprintf(t.HealthRoom, env.Text.Bytes(h.Store), env.Text.Bytes(h.Free))},
		{t.HealthBackup, h.Backup.text(t)},
	}
	for _, p := range h.Problems {
		rows = append(rows, [2]string{"!", t.Problems[p]})
	}
	for _, why := range h.Certificates {
		rows = append(rows, [2]string{"", why})
	}
	return cli.Fields(env.Stdout, rows)
}

func (b *Backup) text(t *i18n.Server) string {
	switch {
	case b == nil:
		return t.HealthNoBackup
	case b.Last.IsZero():
		return t.HealthNeverBackedUp
	}
	return i18n.Minute(b.Last) + " " + b.File
}

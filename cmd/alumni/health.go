package main

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"runtime"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sys/unix"

	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/remote"
	"alumni/domain"
)

// readyWithin is how long a server may take to read its store and be ready.
const readyWithin = 10 * time.Second

// littleRoom is what should at least be free where the store lies, in bytes,
// besides once its own size, which a copy and a compaction take.
const littleRoom = 64 << 20

// health looks how the server is.
func (m *Main) health(ctx context.Context, run *instance) remote.Health {
	ctx, cancel := context.WithTimeout(ctx, readyWithin)
	defer cancel()
	b := build()
	h := remote.Health{
		Version: b.version, Revision: b.revision, Go: runtime.Version(), Started: run.started, People: run.people(),
		Store: fileSize(storeFile(run.data)), Problems: []string{},
	}
	problem := func(is bool, name string) {
		if is {
			h.Problems = append(h.Problems, name)
		}
	}
	now, err := run.store.Moment(ctx)
	h.Entries, h.Head = now.Entries, now.Head
	problem(err != nil, remote.ProblemStore)
	problem(run.stopping.Load(), remote.ProblemStopping)
	h.Ready = len(h.Problems) == 0 && run.srv.Load() != nil
	problem(domain.IsClockDoubt(run.office.ClockDoubt(ctx)), remote.ProblemClock)
	var disk unix.Statfs_t
	if unix.Statfs(run.data, &disk) == nil {
		h.Free = int64(disk.Bavail) * disk.Bsize
		problem(h.Free < h.Store+littleRoom, remote.ProblemDisk)
	}
	if l, ok := run.keeper.Last(); ok {
		h.Backup = &remote.Backup{Last: l.At, File: l.File, Due: l.Due, Error: l.Error}
		problem(l.Error != "", remote.ProblemBackupFailed)
		problem(l.Overdue(m.now()), remote.ProblemBackupOverdue)
	}
	authority, revoked := run.authority.CheckFiles()
	for _, of := range []struct {
		name string
		err  error
	}{{remote.ProblemUserCA, authority}, {remote.ProblemRevoked, revoked}} {
		if of.err != nil {
			problem(true, of.name)
			h.Certificates = append(h.Certificates, of.name+": "+of.err.Error())
		}
	}
	return h
}

// healthCommand asks the server that runs on a data folder how it is, for
// systemd and containers.
func (m *Main) healthCommand() *cobra.Command {
	env := m.localEnv()
	cmd := env.Checkup()
	cmd.Flags().String("data", "", "")
	env.Health = func(ctx context.Context) (remote.Health, error) {
		return m.askHealth(ctx, cmd.Flag("data").Value.String())
	}
	run := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := cli.Require(cmd, m.text, "data"); err != nil {
			return err
		}
		return run(cmd, args)
	}
	env.Prepare(cmd)
	return cmd
}

func (m *Main) askHealth(ctx context.Context, dir string) (h remote.Health, err error) {
	ctx, cancel := context.WithTimeout(ctx, 2*readyWithin)
	defer cancel()
	res, err := m.ask(ctx, dir, http.MethodGet, "/health", nil)
	switch {
	case errors.Is(err, errNoServer), errors.Is(err, os.ErrNotExist):
		return h, refuse(m.text.Server.NoServer, dir)
	case err != nil:
		return h, refuse(m.text.Server.NoAnswer, dir, m.why(err))
	}
	defer res.Body.Close()
	if err := json.NewDecoder(res.Body).Decode(&h); err != nil {
		return h, refuse(m.text.Server.NoAnswer, dir, m.why(err))
	}
	return h, nil
}

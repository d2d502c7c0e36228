package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"alumni/cmd/alumni/backup"
	"alumni/cmd/alumni/cli"
	"alumni/cmd/alumni/remote"
	"alumni/db"
	"alumni/domain"
	"alumni/domain/office/desk"
	"alumni/keys"
)

// backupCommand takes a copy of the store, of the running server if one runs.
func (m *Main) backupCommand() *cobra.Command {
	var recipients, recipientsFile []string
	cmd := &cobra.Command{
		Use:  "backup FILE",
		Args: cli.Args(m.text, "FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := cli.Require(cmd, m.text, "data"); err != nil {
				return err
			}
			to, lines, err := m.recipients("--recipient", recipients, recipientsFile)
			if err != nil {
				return err
			}
			return m.backup(cmd, args[0], to, lines)
		},
	}
	cmd.Flags().String("data", "", "")
	cmd.Flags().Bool("yes-clock", false, "")
	cmd.Flags().StringArrayVar(&recipients, "recipient", nil, "")
	cmd.Flags().StringArrayVar(&recipientsFile, "recipients-file", nil, "")
	return cmd
}

// recipients reads who can open a copy, from a flag's values and files, and gives
// their lines too.
func (m *Main) recipients(flag string, named, files []string) (keys.Recipients, string, error) {
	for i, name := range named {
		if name != "-" {
			continue
		}
		b, err := io.ReadAll(io.LimitReader(m.Stdin, 64<<10))
		if err != nil {
			return nil, "", refuse(m.text.Server.BadFile, name, m.why(err))
		}
		named[i] = string(b)
	}
	lines := strings.Join(named, "\n")
	for _, path := range files {
		b, err := os.ReadFile(path)
		if err != nil {
			return nil, "", refuse(m.text.Server.BadFile, path, m.why(err))
		}
		to, err := keys.ParseRecipients(string(b))
		if err != nil || len(to) == 0 {
			return nil, "", m.badRecipient(path, err)
		}
		lines += "\n" + string(b)
	}
	to, err := keys.ParseRecipients(lines)
	if err != nil || len(named) > 0 && len(to) == 0 { // a copy for nobody would not be sealed
		for _, name := range named {
			if !strings.Contains(name, "\n") && name != "" && there(name) {
				return nil, "", refuse(m.text.Server.RecipientIsFile, flag, strings.Replace(flag, "recipient", "recipients-file", 1))
			}
		}
		return nil, "", m.badRecipient(flag, err)
	}
	return to, lines, nil
}

// badRecipient refuses what was given by a flag or a file, and says nothing of it
// back: it may be a private key.
func (m *Main) badRecipient(where string, err error) error {
	if bad := domain.AsError(err); bad.Fault == domain.FaultPrivateKey {
		return refuse(m.text.Server.BadAdminKey, where, errors.New(m.text.Error(bad)))
	}
	return refuse(m.text.Server.BadRecipient, where)
}

func (m *Main) backup(cmd *cobra.Command, file string, to keys.Recipients, lines string) error {
	dir := cmd.Flag("data").Value.String()
	ctx, yesClock := cmd.Context(), cmd.Flag("yes-clock").Value.String() == "true"
	if yesClock {
		ctx = desk.SureOfClock(ctx)
	}
	var made backup.Made
	write := func(w io.Writer) (err error) {
		made, err = m.askBackup(ctx, dir, lines, yesClock, w)
		if errors.Is(err, errNoServer) {
			made, err = m.backupStopped(ctx, dir, m.remoteLine(cmd)+" > FILE", to, w)
		}
		return err
	}
	var err error
	if file == "-" {
		err = write(m.Stdout)
	} else {
		err = backup.ToFile(file, write)
	}
	var refused *refusal
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &refused):
		return err
	case errors.Is(err, fs.ErrExist):
		return refuse(m.text.Server.BackupThere, file)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return refuse(m.text.Server.BackupFull, file)
	case errors.Is(err, backup.ErrBusy):
		return refuse(m.text.Server.BackupBusy, file)
	case err != nil:
		return refuse(m.text.Server.BackupFailed, file, m.why(err))
	}
	m.told(made, file)
	return nil
}

// backupStopped copies a store that no server has open.
func (m *Main) backupStopped(ctx context.Context, dir, remote string, to keys.Recipients, w io.Writer) (made backup.Made, err error) {
	store, done, err := m.openStopped(dir, remote)
	if err != nil {
		return made, err
	}
	defer done()
	if err := m.newOffice(m.localStore(store)).Backup(ctx, operator()); err != nil {
		return made, doubted(m.text, err)
	}
	return m.source(store, dir).Write(ctx, w, to)
}

// source is what the copies of a data folder are made of.
func (m *Main) source(store *db.DB, dir string) backup.Source {
	return backup.Source{Store: store, Keys: []string{dataKeyFile(dir), hostKeyFile(dir)}, Program: version(), Now: m.now}
}

// told says what a copy is, on stderr, since stdout may be the copy.
func (m *Main) told(made backup.Made, file string) {
	fmt.Fprintln(m.Stderr, m.text.Copied(file, made.Bytes, made.Entries, made.Head, made.Recipients))
}

// remoteBackup is the copy that a director asks for over SSH.
func remoteBackup(k *backup.Keeper) remoteCopy {
	return func(ctx context.Context, w io.Writer, recipients string) (c remote.Copied, err error) {
		to, err := keys.ParseRecipients(recipients)
		if err != nil {
			return c, err
		}
		f, made, err := k.ByHand(ctx, backup.OverSSH, to)
		switch {
		case errors.Is(err, backup.ErrBusy):
			return c, domain.Conflict(domain.FaultBackupBusy, "", "", nil)
		case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
			return c, &domain.Error{Code: domain.CodeInternal, Fault: domain.FaultStoreFull, Err: err}
		case err != nil:
			return c, err
		}
		defer f.Close()
		_, err = io.Copy(w, f)
		return remote.Copied{Bytes: made.Bytes, Entries: made.Entries, Head: made.Head, Recipients: made.Recipients}, err
	}
}

// backupFlags say how a server makes copies on time.
type backupFlags struct {
	dir               string
	every             time.Duration
	keep              int
	recipients, files []string
	to                keys.Recipients // what these name
}

func (b *backupFlags) declare(f *pflag.FlagSet) {
	f.StringVar(&b.dir, "backup-dir", "", "")
	f.DurationVar(&b.every, "backup-every", 24*time.Hour, "")
	f.IntVar(&b.keep, "backup-keep", 14, "")
	f.StringArrayVar(&b.recipients, "backup-recipient", nil, "")
	f.StringArrayVar(&b.files, "backup-recipients-file", nil, "")
}

func (m *Main) readBackupFlags(given *pflag.FlagSet, b *backupFlags) (err error) {
	bad := func(flag string, v any) error {
		return &cli.UsageError{Text: fmt.Sprintf(m.text.Command.FlagBadValue, flag, fmt.Sprint(v))}
	}
	for _, flag := range []string{"backup-every", "backup-keep", "backup-recipient", "backup-recipients-file"} {
		if b.dir == "" && given.Changed(flag) { // it would seem that copies are made
			return &cli.UsageError{Text: fmt.Sprintf(m.text.Server.BackupWithoutDir, flag)}
		}
	}
	switch {
	case b.every < time.Second:
		return bad("backup-every", b.every)
	case b.keep < 1:
		return bad("backup-keep", b.keep)
	}
	b.to, _, err = m.recipients("--backup-recipient", b.recipients, b.files)
	return err
}

// newKeeper makes what makes the copies of a server.
func (m *Main) newKeeper(run *instance, cfg serveConfig) *backup.Keeper {
	return &backup.Keeper{
		Source: m.source(run.store, cfg.data), Spool: cfg.data, Log: run.log,
		Dir: cfg.backups.dir, Every: cfg.backups.every, Keep: cfg.backups.keep, To: cfg.backups.to,
		Sound: func(ctx context.Context) error {
			r, err := run.office.VerifyAudit(ctx, operator())
			if err == nil && !r.OK {
				err = fmt.Errorf("audit entry %d: %s", r.BadSeq, r.Problem)
			}
			return err
		},
	}
}

// mayBackUp refuses a folder for copies that can't be one, before anything is made.
func (m *Main) mayBackUp(cfg serveConfig) error {
	if cfg.backups.dir == "" {
		return nil
	}
	if sameFile(cfg.backups.dir, cfg.data) {
		return refuse(m.text.Server.BackupInData, cfg.backups.dir)
	}
	if err := backup.Prepared(cfg.backups.dir); err != nil {
		return refuse(m.text.Server.BadBackupDir, cfg.backups.dir, m.why(err))
	}
	return nil
}

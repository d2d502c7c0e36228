package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"syscall"
	"testing"

	"alumni/db/engine"
	"alumni/domain"
	"alumni/domain/office"
	"alumni/domain/office/account"
	"alumni/domain/office/task"
	"alumni/tui/i18n"
)

// brokenStore fails with an error of the machine.
type brokenStore struct{ err error }

func (b brokenStore) View(context.Context, func(domain.Tx) error) error   { return b.err }
func (b brokenStore) Update(context.Context, func(domain.Tx) error) error { return b.err }

func TestTheLogNamesTheCauseOfAFault(t *testing.T) {
	for _, c := range []struct {
		name  string
		err   error
		fault domain.Fault
		log   string // "" for nothing
	}{
		{
			"a page that can't be read", fmt.Errorf("store: page 7: %w", errors.New("input/output error")), domain.FaultInternal,
			"page 7: input/output error",
		},
		{"a full disk", fmt.Errorf("commit: %w", syscall.ENOSPC), domain.FaultStoreFull, "no space left on device"},
		{"a file that was taken away", fmt.Errorf("%w: alumni.db", engine.ErrLost), domain.FaultStoreLost, "taken away"},
		{"damage", fmt.Errorf("%w: A-0012", engine.ErrDamaged), domain.FaultStoreDamaged, "A-0012"},
		{"a refusal", domain.NotFound(domain.ID{Kind: domain.KindBranch, Seq: 9}), domain.FaultNotFound, ""},
		{"a person who left", fmt.Errorf("view: %w", context.Canceled), domain.FaultInternal, ""},
	} {
		var log bytes.Buffer
		o := office.New(toldStore{Store: brokenStore{c.err}, log: slog.New(slog.NewTextHandler(&log, nil))})
		_, viewed := o.Inbox(t.Context(), operator(), task.InboxFilter{Limit: 1})
		_, updated := o.AddAccount(t.Context(), operator(), account.AddAccount{
			Name: "Zhou", Role: domain.RoleOfficer, Key: domain.AccountKey{Fingerprint: "SHA256:x", Authorized: "ssh-ed25519 x"},
		})
		for op, err := range map[string]error{"view": viewed, "update": updated} {
			if e := domain.AsError(err); e.Fault != c.fault {
				t.Errorf("%s in %s: %v, want %s", c.name, op, err, c.fault)
			}
			if c.log != "" && !strings.Contains(log.String(), "op="+op) {
				t.Errorf("%s in %s: the log says %q", c.name, op, log.String())
			}
		}
		if !strings.Contains(log.String(), c.log) || (c.log == "") != (log.Len() == 0) {
			t.Errorf("%s: the log says %q", c.name, log.String())
		}
	}
	// The operator reads log and sentence in one place: what has a sentence has no line beside it.
	for err, want := range map[error]bool{syscall.ENOSPC: false, errors.New("page 7"): true} {
		var errs bytes.Buffer
		m := &Main{Stderr: &errs}
		if got := m.localStore(brokenStore{err}).View(t.Context(), nil); got == nil || (errs.Len() > 0) != want {
			t.Errorf("%v: %v beside %q", err, got, errs.String())
		}
	}
	for _, lang := range []string{"zh", "en"} {
		text := i18n.For(lang)
		full := text.Error(&domain.Error{Code: domain.CodeInternal, Fault: domain.FaultStoreFull})
		if full == "" || full == text.Error(errors.New("x")) {
			t.Errorf("%s: a full disk is told as %q", lang, full)
		}
	}
}

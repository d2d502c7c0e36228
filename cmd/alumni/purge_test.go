package main

import (
	"context"
	"log/slog"
	"testing"

	"alumni/db/dbtest"
	"alumni/domain"
)

// purged counts how often a store is purged.
type purged struct {
	domain.Store
	times int
}

func (p *purged) Purge(context.Context) error {
	p.times++
	return nil
}

// The file of a registry is purged at the start if somebody was ever erased: the process
// may have been killed before it was done.
func TestPIPL47_WhatAKilledProcessLeftIsPurgedAtTheStart(t *testing.T) {
	for action, times := range map[domain.Action]int{domain.ActPersonErase: 1, domain.ActPersonAdd: 0} {
		store := &purged{Store: dbtest.New(t)}
		err := store.Update(t.Context(), func(tx domain.Tx) error {
			_, err := tx.AppendAudit(domain.AuditEntry{Action: action, Face: domain.FaceLocal}, nil)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		purgingAfter(toldStore{Store: store, log: slog.New(slog.DiscardHandler)})
		if store.times != times {
			t.Errorf("after %s the file is purged %d times at the start", action, store.times)
		}
	}
}

package main

import (
	"context"
	"errors"
	"log/slog"
	"syscall"

	"alumni/db/engine"
	"alumni/domain"
)

// toldStore tells the log of every fault of the program or the machine that
// comes out of a store, with its whole chain: a person is only told that
// something went wrong. A disk that is full, a store that is damaged or was
// taken away is named to the person too.
type toldStore struct {
	domain.Store
	log    *slog.Logger
	failed []func() // called at every such fault
	// local tells that who reads the log is who is told: a fault that has a
	// sentence of its own is not told twice.
	local bool
}

// localStore is a store for the operator, whose log is stderr.
func (m *Main) localStore(store domain.Store) toldStore {
	return toldStore{Store: store, log: slog.New(slog.NewTextHandler(m.Stderr, nil)), local: true}
}

// View implements domain.Store.
func (s toldStore) View(ctx context.Context, fn func(domain.Tx) error) error {
	return s.tell("view", s.Store.View(ctx, fn))
}

// Update implements domain.Store.
func (s toldStore) Update(ctx context.Context, fn func(domain.Tx) error) error {
	return s.tell("update", s.Store.Update(ctx, fn))
}

func (s toldStore) tell(op string, err error) error {
	if err == nil || errors.Is(err, context.Canceled) || !domain.IsCode(domain.AsError(err), domain.CodeInternal) {
		return err
	}
	for _, fn := range s.failed {
		fn()
	}
	fault := faultOf(err)
	if fault == "" || !s.local {
		s.log.Error("store failed", "op", op, "err", err)
	}
	if fault == "" {
		return err
	}
	return &domain.Error{Code: domain.CodeInternal, Fault: fault, Err: err}
}

// faultOf is the fault of the machine that a person is told; "" for any other.
func faultOf(err error) domain.Fault {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, engine.ErrNotWritable):
		return domain.FaultStoreFull
	case errors.Is(err, engine.ErrLost):
		return domain.FaultStoreLost
	case errors.Is(err, engine.ErrDamaged):
		return domain.FaultStoreDamaged
	}
	return ""
}

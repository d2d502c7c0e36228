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
	s.log.Error("store failed", "op", op, "err", err)
	var fault domain.Fault
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, engine.ErrNotWritable):
		fault = domain.FaultStoreFull
	case errors.Is(err, engine.ErrLost):
		fault = domain.FaultStoreLost
	case errors.Is(err, engine.ErrDamaged):
		fault = domain.FaultStoreDamaged
	default:
		return err
	}
	return &domain.Error{Code: domain.CodeInternal, Fault: fault, Err: err}
}

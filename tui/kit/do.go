package kit

import (
	"context"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"
)

// Token says whose a result is: the screen that asked, and which of its
// questions this was. A screen drops what does not carry its present token.
type Token struct {
	Screen uint64
	Gen    uint64
}

// Next gives the token of the screen's next question; answers to earlier ones
// are late from then on.
func (t *Token) Next() Token {
	t.Gen++
	return *t
}

// Result is what a command of Do delivers.
type Result[T any] struct {
	Token Token
	Value T
	Err   error
}

// Failure gives the error to the root, which ends the session if the account
// was disabled meanwhile.
func (r Result[T]) Failure() error { return r.Err }

var _ Failed = Result[int]{}

// Failed is a message that may carry an error of a use-case.
type Failed interface{ Failure() error }

// Do runs a use-case off the update loop and delivers its Result. It is the
// only way by which screens do I/O.
func Do[T any](env *Env, target Token, fn func(ctx context.Context) (T, error)) tea.Cmd {
	ctx := env.Ctx
	return func() tea.Msg {
		v, err := fn(ctx)
		if ctx.Err() != nil {
			return nil
		}
		return Result[T]{Token: target, Value: v, Err: err}
	}
}

// NewToken makes the token of a new screen of this session.
func (e *Env) NewToken() Token { return Token{Screen: atomic.AddUint64(&e.ids, 1)} }

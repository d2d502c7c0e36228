package kit

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// Progress says how far a form's Run is; a context of nothing else takes it and drops it.
func Progress(ctx context.Context, text string) {
	if tell, ok := ctx.Value(progressKey{}).(func(string)); ok {
		tell(text)
	}
}

type progressKey struct{}

// progressed is how far a form's Run is.
type progressed struct {
	token Token
	text  string
	on    <-chan string
}

// telling gives the context of a Run that tells how far it is, and the latest of what it
// told as messages: who reads slowly misses some.
func telling(ctx context.Context, token Token) (out context.Context, hear tea.Cmd, end func()) {
	ch := make(chan string, 1)
	tell := func(text string) {
		select {
		case <-ch: // not heard, and older
		default:
		}
		ch <- text // the one sender has just made room
	}
	return context.WithValue(ctx, progressKey{}, tell), listen(token, ch), func() { close(ch) }
}

func listen(token Token, on <-chan string) tea.Cmd {
	return func() tea.Msg {
		text, open := <-on
		if !open {
			return nil
		}
		return progressed{token, text, on}
	}
}

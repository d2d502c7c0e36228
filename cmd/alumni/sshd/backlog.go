package sshd

import (
	"io"
	"sync"
	"time"
)

// maxBacklog is how much a client may send ahead of its console, in bytes: more
// than a whole paste.
const maxBacklog = maxPaste + 64<<10

// backlog reads what a client sends as it comes, so that nothing lies about
// unread in the connection, and hands it on as it is wanted.
type backlog struct {
	mu   sync.Mutex
	wake *sync.Cond
	data []byte
	err  error // what ended the input, behind data
	over bool  // nobody wants it any more
	// When the first and the last byte came, of data and of what was read last.
	first, last         time.Time
	readFirst, readLast time.Time
}

// follow reads r to its end; when more is waiting than may, it forgets that and
// all that comes, and calls flooded.
func follow(r io.Reader, flooded func()) *backlog {
	b := &backlog{}
	b.wake = sync.NewCond(&b.mu)
	go func() {
		chunk := make([]byte, 4<<10)
		for {
			n, err := r.Read(chunk)
			if b.add(chunk[:n], err) {
				flooded()
				b.discard()
			}
			if err != nil {
				return
			}
		}
	}()
	return b
}

// add appends what came; it tells whether that is too much.
func (b *backlog) add(data []byte, err error) (tooMuch bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	defer b.wake.Signal()
	if b.over {
		return false
	}
	now := time.Now()
	if len(b.data) == 0 {
		b.first = now
	}
	if len(data) > 0 {
		b.last = now
	}
	b.data, b.err = append(b.data, data...), err
	return len(b.data) > maxBacklog
}

// discard ends the input for its reader and throws away what still comes.
func (b *backlog) discard() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.over, b.data, b.err = true, nil, io.EOF
	b.wake.Signal()
}

// Read implements io.Reader.
func (b *backlog) Read(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.data) == 0 && b.err == nil {
		b.wake.Wait()
	}
	if len(b.data) == 0 {
		return 0, b.err
	}
	b.readFirst, b.readLast = b.first, b.last
	n := copy(p, b.data)
	if b.data = b.data[n:]; len(b.data) == 0 {
		b.data = nil // a long paste leaves nothing behind
	}
	b.first = b.last // of what is left, as far as is known
	return n, nil
}

// arrived implements arrivals.
func (b *backlog) arrived() (first, last time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.readFirst, b.readLast
}

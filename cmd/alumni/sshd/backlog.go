package sshd

import (
	"io"
	"sync"
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
}

// follow reads r to its end; when more is waiting than may, it forgets that,
// calls flooded and reads no further.
func follow(r io.Reader, flooded func()) *backlog {
	b := &backlog{}
	b.wake = sync.NewCond(&b.mu)
	go func() {
		chunk := make([]byte, 4<<10)
		for {
			n, err := r.Read(chunk)
			if b.add(chunk[:n], err) {
				flooded()
				return
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
	b.data, b.err = append(b.data, data...), err
	if len(b.data) <= maxBacklog {
		return false
	}
	b.data, b.err = nil, io.EOF
	return true
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
	n := copy(p, b.data)
	if b.data = b.data[n:]; len(b.data) == 0 {
		b.data = nil // a long paste leaves nothing behind
	}
	return n, nil
}

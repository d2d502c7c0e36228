package engine

import "sync"

// Notifier tells watchers of commits; engines embed one to implement Watch.
// The zero Notifier is ready.
type Notifier struct {
	mu sync.Mutex
	on map[chan struct{}]bool
}

// Watch implements Engine.
func (n *Notifier) Watch() (<-chan struct{}, func()) {
	ch := make(chan struct{}, 1)
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.on == nil {
		n.on = map[chan struct{}]bool{}
	}
	n.on[ch] = true
	return ch, func() {
		n.mu.Lock()
		defer n.mu.Unlock()
		delete(n.on, ch)
	}
}

// Notify tells every watcher, without waiting for any of them.
func (n *Notifier) Notify() {
	n.mu.Lock()
	defer n.mu.Unlock()
	for ch := range n.on {
		select {
		case ch <- struct{}{}:
		default: // it has not read the last one yet: one is enough
		}
	}
}

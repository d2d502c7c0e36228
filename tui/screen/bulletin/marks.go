package bulletin

import (
	"slices"
	"sync"

	"alumni/domain"
)

// marks are the groups that a person marked in one list. Forms read them off
// the update loop.
type marks struct {
	mu  sync.Mutex
	ids []domain.ID
}

func newMarks() *marks { return &marks{} }

func (m *marks) has(id domain.ID) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Contains(m.ids, id)
}

// toggle marks a group or takes its mark back.
func (m *marks) toggle(id domain.ID) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if i := slices.Index(m.ids, id); i >= 0 {
		m.ids = slices.Delete(m.ids, i, i+1)
		return
	}
	m.ids = append(m.ids, id)
}

// groups are those marked, in the order in which they were.
func (m *marks) groups() []domain.ID {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.ids)
}

func (m *marks) clear() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.ids = nil
}

// stamp makes a marked row look different to the list.
func (m *marks) stamp(id domain.ID) uint64 {
	if m.has(id) {
		return 1 << 48
	}
	return 0
}

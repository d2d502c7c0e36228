package domain

import "time"

// ConsolidationState is the state of a consolidation.
type ConsolidationState string

// The states of a consolidation.
const (
	ConsolidationDraft     ConsolidationState = "draft"     // 方案: may still be adjusted
	ConsolidationRunning   ConsolidationState = "running"   // 执行中
	ConsolidationDone      ConsolidationState = "done"      // 已完成
	ConsolidationCancelled ConsolidationState = "cancelled" // 已取消: what was moved stays moved
)

// ConsolidationStates lists every state of a consolidation.
var ConsolidationStates = []ConsolidationState{
	ConsolidationDraft, ConsolidationRunning, ConsolidationDone, ConsolidationCancelled,
}

// ConsolidationFlow is the status machine of a consolidation.
var ConsolidationFlow = flowOf(consolidationSteps)

// Move takes one person from a group that is to end into one that stays.
type Move struct {
	Person ID        `json:"person"`
	From   ID        `json:"from"`
	To     ID        `json:"to"`
	At     time.Time `json:"at,omitzero"` // when it was recorded as done; zero before
	By     ID        `json:"by,omitzero"` // account that recorded it
}

// Done tells whether the person was moved.
func (m Move) Done() bool { return !m.At.IsZero() }

// MaxMoves is how many moves one consolidation holds: its record is written
// anew with every few that are recorded.
const MaxMoves = 2000

// The actions on a consolidation.
const (
	ActConsolidationPropose Action = "consolidation.propose"
	ActConsolidationAdjust  Action = "consolidation.adjust"
	ActConsolidationStart   Action = "consolidation.start"
	ActConsolidationDone    Action = "consolidation.done"
	ActConsolidationCancel  Action = "consolidation.cancel"
)

// Consolidation brings a branch's groups together (整合), N1.5: nobody is lost
// and no group goes over its capacity.
type Consolidation struct {
	Meta
	Branch ID                 `json:"branch"`
	Keep   []ID               `json:"keep"` // groups that stay
	End    []ID               `json:"end"`  // groups that end when they are empty
	Moves  []Move             `json:"moves"`
	State  ConsolidationState `json:"state"`
	Reason string             `json:"reason,omitempty" seal:"yes"`
	By     ID                 `json:"by,omitzero"` // account that proposed it
	Sample bool               `json:"sample,omitempty"`
}

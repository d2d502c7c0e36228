package main

import (
	"log/slog"
	"runtime/debug"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

const (
	// memoryShare is how much of the machine's or the cgroup's memory may be used
	// before the garbage collector works harder rather than let the process grow.
	memoryShare = 0.8
	// garbageShare is how much garbage, in percent of what is in use, may lie about
	// before it is collected: what many consoles hold is large and rarely changes.
	garbageShare = 50
)

// boundMemory fits the garbage collector to the machine; GOMEMLIMIT and GOGC,
// where they are set, say otherwise.
func (m *Main) boundMemory(log *slog.Logger) {
	if m.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbageShare)
	}
	machine := memlimit.ApplyFallback(memlimit.FromCgroup, memlimit.FromSystem)
	limit, err := memlimit.Set(memlimit.WithRatio(memoryShare), memlimit.WithProvider(machine))
	if err != nil {
		log.Warn("the machine does not say how much memory it has", "err", err)
		return
	}
	log.Info("memory", "limit", limit)
}

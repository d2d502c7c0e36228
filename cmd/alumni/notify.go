package main

import (
	"time"

	"github.com/coreos/go-systemd/v22/daemon"
)

// The service manager is told when the server is ready and when it stops, and,
// if it watches, that the store can be read, twice as often as it asks. Without
// one all of this is nothing.

// notifyReady tells that people can connect, and keeps telling that all is well.
func (m *Main) notifyReady(run *instance) {
	_, _ = daemon.SdNotify(false, daemon.SdNotifyReady)
	every, err := daemon.SdWatchdogEnabled(false)
	if err != nil || every <= 0 {
		return
	}
	run.goes.Go(func() {
		tick := time.NewTicker(every / 2)
		defer tick.Stop()
		for {
			if m.health(run.life, run).Ready {
				_, _ = daemon.SdNotify(false, daemon.SdNotifyWatchdog)
			}
			select {
			case <-run.life.Done():
				return
			case <-tick.C:
			}
		}
	})
}

func notifyStopping() { _, _ = daemon.SdNotify(false, daemon.SdNotifyStopping) }

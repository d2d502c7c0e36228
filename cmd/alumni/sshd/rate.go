package sshd

import (
	"time"

	"golang.org/x/time/rate"
)

// What one connection may send before it has a channel, and then all of its key
// together, in bytes: a whole file of people at once, then so many a second. What
// is sent faster waits with its sender, and not in memory.
const (
	sendAtOnce = 1 << 20
	sendSteady = 1 << 20
	// typedWeight is how much more a byte counts when no command runs on the
	// connection: what is typed comes in packets of one key, and each costs as much
	// as kilobytes of a file. A long paste still comes at once.
	typedWeight = 8
)

func newRate() *rate.Limiter { return rate.NewLimiter(sendSteady, sendAtOnce) }

// Read implements net.Conn. It takes no more from a client than the rate.
func (c *conn) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b[:min(len(b), sendAtOnce/typedWeight)])
	weight := typedWeight
	if c.commands.Load() > 0 {
		weight = 1
	}
	if wait := c.rate.Load().ReserveN(time.Now(), n*weight).Delay(); wait > 0 {
		time.Sleep(wait)
	}
	return n, err
}

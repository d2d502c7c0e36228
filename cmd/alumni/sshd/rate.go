package sshd

import (
	"time"

	"golang.org/x/time/rate"
)

// What one connection may send, in bytes: a whole file of people at once, then so
// many a second. What is sent faster waits with its sender, and not in memory.
const (
	sendAtOnce = 1 << 20
	sendSteady = 1 << 20
)

func newRate() *rate.Limiter { return rate.NewLimiter(sendSteady, sendAtOnce) }

// Read implements net.Conn. It takes no more from a client than its rate.
func (c *conn) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b[:min(len(b), sendAtOnce)])
	if wait := c.rate.ReserveN(time.Now(), n).Delay(); wait > 0 {
		time.Sleep(wait)
	}
	return n, err
}
